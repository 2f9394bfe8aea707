#![doc = include_str!("repeated_title.md")]

use crate::clean::Draft;
use crate::clean::page::{Page, excise};
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "repeated-title",
    stage: Stage::Classify,
    label: Bilingual { zh: "重复标题", en: "repeated title" },
    summary: Bilingual {
        zh: "页首页尾再次出现的标题，或“标题-站名”。",
        en: "The title once more, also with the site’s name behind it.",
    },
    doc: include_str!("repeated_title.md"),
    find,
};

const EVIDENCE: Evidence =
    Evidence::new("与标题相同，或标题后只多一个站名", "equals the title, or the title and a site’s name");

fn find(draft: &Draft) -> Vec<Edit> {
    excise(draft, RULE.name, &EVIDENCE, is_repeated)
}

fn is_repeated(page: &Page, index: usize) -> bool {
    let Some(title) = page.title().filter(|title| *title != index) else { return false };
    let Some(rest) = page.lines[index].flat.strip_prefix(page.lines[title].flat.as_str()) else { return false };
    let site = rest.trim_start_matches(['-', '_', '|', '—', '–']);
    page.is_outside(index) && (rest.is_empty() || site.len() < rest.len() && site.chars().count() <= 12)
}
