#![doc = include_str!("site_tail.md")]

use crate::clean::page::Page;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::clean::{Draft, margin};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "site-tail",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "网站页尾", en: "site tail" },
    summary: Bilingual { zh: "正文之后属于网站的各行。", en: "The lines of the site behind the text." },
    doc: include_str!("site_tail.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之后，自外向内与页面部件相连：多为站用词语、短名成列或标签",
    "stands behind the prose and reaches from the end of the page inwards: words of sites, short names in a row, labels",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    let page = Page::of(draft);
    margin::edits(draft, RULE.name, &EVIDENCE, &margin::tail(page))
}
