#![doc = include_str!("site_head.md")]

use crate::clean::page::Page;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::clean::{Draft, margin};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "site-head",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "网站页首", en: "site head" },
    summary: Bilingual {
        zh: "标题之上和标题与正文之间属于网站的各行。",
        en: "The lines of the site above the title, and between it and the text.",
    },
    doc: include_str!("site_head.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之前，与其他页面部件相连：多为站用词语、短名成列、日期或标签",
    "stands before the prose among other furniture: words of sites, short names in a row, a day or labels",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    let page = Page::of(draft);
    margin::edits(draft, RULE.name, &EVIDENCE, &margin::head(page))
}
