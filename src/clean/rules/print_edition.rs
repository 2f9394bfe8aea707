#![doc = include_str!("print_edition.md")]

use crate::clean::Draft;
use crate::clean::page::excise;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence};
use crate::structure::edition;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "print-edition",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "报纸版次行", en: "print edition" },
    summary: Bilingual {
        zh: "文末的报名、日期与版次；记入字段。",
        en: "The newspaper, date and page at the end; they become a field.",
    },
    doc: include_str!("print_edition.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "整行是书名号中的报名，后跟括号中的日期与版次",
    "the whole line is a paper’s name in title marks, then a date and page in brackets",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    excise(draft, RULE.name, &EVIDENCE, &|page, index| {
        edition::read(page.line(index).text).is_some() && !page.line(index).is_prose()
    })
}
