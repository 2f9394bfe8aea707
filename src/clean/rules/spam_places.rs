#![doc = include_str!("spam_places.md")]

use crate::clean::Draft;
use crate::clean::page::{Page, excise};
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "spam-places",
    stage: Stage::Classify,
    label: Bilingual { zh: "地名广告尾巴", en: "spam tail of places" },
    summary: Bilingual {
        zh: "文末以“|”相连的县市名，与正文无关。",
        en: "Names of counties joined by |, which have nothing to do with the text.",
    },
    doc: include_str!("spam_places.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(
    "位于正文之外，由“|”分开的许多短名，过半是县、市、区名",
    "stands outside the prose: many short names parted by |, most of them counties, cities or districts",
);

fn find(draft: &Draft) -> Vec<Edit> {
    excise(draft, RULE.name, &EVIDENCE, is_spam)
}

fn is_spam(page: &Page, index: usize) -> bool {
    let names: Vec<&str> = page.lines[index].flat.split('|').filter(|name| !name.is_empty()).collect();
    let short = names.iter().all(|name| name.chars().count() <= 10);
    let places = names.iter().filter(|name| name.ends_with(['县', '市', '区', '旗', '州', '省'])).count();
    page.is_outside(index) && names.len() >= 8 && short && places * 2 > names.len()
}
