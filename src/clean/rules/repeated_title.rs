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

fn is_repeated(page: Page, index: usize) -> bool {
    if !page.is_outside(index) || page.line(index).text.len() > LONGEST {
        return false;
    }
    let line = page.line(index).flat();
    let before = |title: usize| title != index && page.line(title).can_be_title();
    if page.is_head(index)
        && (0..page.body().start.min(HEAD)).any(|title| before(title) && names_site(line, page.line(title).flat()))
    {
        return true;
    }
    let Some(title) = page.title().filter(|title| *title != index) else { return false };
    let title = page.line(title).flat();
    line == title && page.is_framed(index) || names_site(line, title)
}

/// No line with a title in it is longer, in bytes.
const LONGEST: usize = 600;

/// How many lines of the head are looked at.
const HEAD: usize = 30;

/// Whether a folded line is the title and the name of a site.
fn names_site(line: &str, title: &str) -> bool {
    let Some(rest) = line.strip_prefix(title) else { return false };
    let site = rest.trim_start_matches(['-', '_', '|', '—', '–']);
    site.len() < rest.len() && (2..=12).contains(&site.chars().count())
}
