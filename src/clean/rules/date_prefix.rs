#![doc = include_str!("date_prefix.md")]

use crate::clean::Draft;
use crate::clean::flat::is_blank;
use crate::clean::page::{Page, cut};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence, Span};
use crate::structure::{date, is_han};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "date-prefix",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "标题前日期", en: "date before the title" },
    summary: Bilingual {
        zh: "标题前的月日（03.05）；记入字段，年份不详。",
        en: "A month and day before the title; they become a field, the year stays unknown.",
    },
    doc: include_str!("date_prefix.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "标题之前是两位的月与日，空格之后才是标题",
    "a month and a day of two digits each stand before the title, then a blank",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    let page = Page::of(draft);
    let Some(line) = page.title().map(|title| page.line(title)) else { return Vec::new() };
    let bracket = |c: char| is_blank(c) || "[]()【】（）".contains(c);
    let full = || {
        let dated = date::find(line.text).filter(|_| page.is_furnished() != (false, false))?;
        let from = line.text[..dated.at].trim_end_matches(bracket).len();
        let shown = line.text[dated.at..].char_indices().filter(|(_, c)| !is_blank(*c));
        let (last, c) = shown.take(dated.length).last()?;
        let rest = line.text[dated.at + last + c.len_utf8()..].trim_start_matches(bracket);
        let digits =
            line.text.as_bytes().get(dated.at + 4).is_some_and(|sign| b"-/.".contains(sign)) || dated.length == 12;
        match (from, rest.len()) {
            _ if !digits => None,
            (0, 1..) => Some((0, line.text.len() - rest.len(), rest)),
            (1.., 0) => Some((from, line.text.len(), &line.text[..from])),
            _ => None,
        }
    };
    let short = || {
        let (day, title) = line.text.split_once([' ', '\u{A0}', '\u{3000}'])?;
        date::month_and_day(day).map(|_| (0, line.text.len() - title.len(), title))
    };
    let found = short().or_else(full).filter(|(.., title)| title.chars().filter(|c| is_han(*c)).count() >= 4);
    let at = |(from, to, _)| Span::new(line.shown.from + from, line.shown.from + to);
    cut(draft, RULE.name, &EVIDENCE, found.map(at).as_slice())
}
