#![doc = include_str!("layout_space.md")]

use memchr::memchr_iter;

use crate::clean::Draft;
use crate::clean::flat::is_blank;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence, Span};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "layout-space",
    stage: Stage::Classify,
    sees: Sees::Text,
    label: Bilingual { zh: "排版空白", en: "layout space" },
    summary: Bilingual {
        zh: "行首行尾的空白与空行。", en: "White space at the edges of lines, and empty lines."
    },
    doc: include_str!("layout_space.md"),
    find,
};

const EVIDENCE: Evidence =
    Evidence::new(&["位于行首、行尾或空行，只为排版", "at the edge of a line or in an empty one: layout only"]);

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let mut edits = Vec::new();
    let mut edit = |from: usize, to: usize| {
        let edge = from == 0 || to == text.len();
        if from < to && (edge || &text[from..to] != "\n") {
            let after = if edge { "" } else { "\n" };
            edits.push(Edit::plain(RULE.name, text, Span::new(from, to), after, EVIDENCE));
        }
    };
    let start = text.len() - text.trim_start_matches(is_blank).len();
    edit(0, start);
    let mut done = start;
    for line_break in memchr_iter(b'\n', text.as_bytes()) {
        // A run of white space may hold several breaks.
        if line_break >= done {
            let from = text[..line_break].trim_end_matches(is_blank).len();
            done = text.len() - text[line_break..].trim_start_matches(is_blank).len();
            edit(from, done);
        }
    }
    if done < text.len() {
        edit(text.trim_end_matches(is_blank).len(), text.len());
    }
    edits
}
