#![doc = include_str!("hard_wrap.md")]

use crate::clean::Draft;
use crate::clean::page::Page;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::clean::wrap::Wrap;
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "hard-wrap",
    stage: Stage::Mend,
    sees: Sees::Text,
    label: Bilingual { zh: "硬换行", en: "hard-wrapped lines" },
    summary: Bilingual {
        zh: "全文按固定宽度断行时，把断开的段落接回。",
        en: "Paragraphs that were broken into lines at a fixed width are joined, where the whole document shows it.",
    },
    doc: include_str!("hard_wrap.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "全文各行写满同一宽度就断，常断在词的中间：段落是按宽度切开的",
    "all over the document lines break where a width is full, often inside of a word: the paragraphs were cut to it",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let Some(wrap) = Wrap::new(text, Page::of(draft)) else { return Vec::new() };
    wrap.breaks().map(|at| Edit::plain(RULE.name, text, at.span, at.joint, EVIDENCE)).collect()
}
