#![doc = include_str!("layout_space.md")]

use crate::clean::Draft;
use crate::clean::page::is_blank;
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::edit::{Edit, Evidence, Span};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "layout-space",
    stage: Stage::Classify,
    label: Bilingual { zh: "排版空白", en: "layout space" },
    summary: Bilingual {
        zh: "行首行尾的空白与空行。", en: "White space at the edges of lines, and empty lines."
    },
    doc: include_str!("layout_space.md"),
    find,
};

const EVIDENCE: Evidence =
    Evidence::new("位于行首、行尾或空行，只为排版", "at the edge of a line or in an empty one: layout only");

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let mut edits = Vec::new();
    let mut from = 0;
    while from < text.len() {
        let run: usize = text[from..].chars().take_while(|c| is_blank(*c)).map(char::len_utf8).sum();
        let to = from + run;
        let blank = &text[from..to];
        let edge = from == 0 || to == text.len();
        if run > 0 && (edge || blank.contains('\n')) && (edge || blank != "\n") {
            let after = if edge { "" } else { "\n" };
            edits.push(Edit::plain(RULE.name, text, Span::new(from, to), after, EVIDENCE));
        }
        from = to + text[to..].chars().take_while(|c| !is_blank(*c)).map(char::len_utf8).sum::<usize>();
    }
    edits
}
