#![doc = include_str!("date_prefix.md")]

use crate::clean::Draft;
use crate::clean::page::Page;
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::edit::{Edit, Evidence, Span};
use crate::structure::{date, is_han};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "date-prefix",
    stage: Stage::Classify,
    label: Bilingual { zh: "标题前日期", en: "date before the title" },
    summary: Bilingual {
        zh: "标题前的月日（03.05）；记入字段，年份不详。",
        en: "A month and day before the title; they become a field, the year stays unknown.",
    },
    doc: include_str!("date_prefix.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(
    "标题之前是两位的月与日，空格之后才是标题",
    "a month and a day of two digits each stand before the title, then a blank",
);

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let page = Page::of(draft);
    let Some(line) = page.title().map(|title| page.line(title)) else { return Vec::new() };
    let Some((day, title)) = line.text.split_once([' ', '\u{A0}', '\u{3000}']) else { return Vec::new() };
    if date::month_and_day(day).is_none() || title.chars().filter(|c| is_han(*c)).count() < 4 {
        return Vec::new();
    }
    let from = line.span.from + line.span.of(text).find(day).unwrap_or_default();
    vec![Edit::plain(RULE.name, text, Span::new(from, from + line.text.len() - title.len()), "", EVIDENCE)]
}
