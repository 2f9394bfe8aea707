#![doc = include_str!("disclaimer.md")]

use crate::clean::Draft;
use crate::clean::notices;
use crate::clean::page::excise_outside;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "disclaimer",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "声明", en: "disclaimer" },
    summary: Bilingual {
        zh: "文末的免责或版权声明。", en: "A notice of the site about rights or liability."
    },
    doc: include_str!("disclaimer.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之后，以“声明”一类词起头，所说是转载、版权或观点",
    "stands behind the prose, begins as a notice and speaks of reprinting, rights or views",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    excise_outside(draft, RULE.name, &EVIDENCE, &|page, index| {
        page.is_tail(index)
            && notices::is_notice(page.line(index).flat())
            && !notices::is_footer(page.line(index).flat())
    })
}
