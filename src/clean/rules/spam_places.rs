#![doc = include_str!("spam_places.md")]

use crate::clean::Draft;
use crate::clean::page::{Page, excise_outside};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "spam-places",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "地名广告尾巴", en: "spam tail of places" },
    summary: Bilingual {
        zh: "文末以“|”相连的县市名，与正文无关。",
        en: "Names of counties joined by |, which have nothing to do with the text.",
    },
    doc: include_str!("spam_places.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之外，由“|”分开的许多短名，过半是县、市、区名",
    "stands outside the prose: many short names parted by |, most of them counties, cities or districts",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    let page = Page::of(draft);
    let listed = listed(page);
    excise_outside(draft, RULE.name, &EVIDENCE, &|page, index| {
        page.is_outside(index) && (is_row(page, index) || listed[index])
    })
}

/// Fewer names than this in one line, or in as many lines, may be anybody's list.
const ROW: usize = 8;
const LINES: usize = 10;

/// Whether a line is names in a row: joined by |, or by blanks where there are more of them.
fn is_row(page: Page, index: usize) -> bool {
    let line = page.line(index);
    // Each name but the last has a bar or a blank behind it; a blank has one of these bytes.
    let parting = |byte: &&u8| matches!(byte, b'|' | b' ' | b'\t' | 0xC2 | 0xE2 | 0xE3 | 0xEF);
    if line.text.as_bytes().iter().filter(parting).nth(ROW - 2).is_none() {
        return false;
    }
    let joined: Vec<&str> = line.flat().split('|').filter(|name| !name.is_empty()).collect();
    let spaced: Vec<&str> = line.text.split_whitespace().collect();
    joined.len() >= ROW && are_places(&joined) || spaced.len() >= LINES && are_places(&spaced)
}

/// For each line whether it is one of many with a name each. A list that a line leads into is the author's.
fn listed(page: Page) -> Vec<bool> {
    // Seven characters have at most 28 bytes.
    let is_short = |text: &str| text.len() <= 28 && text.chars().count() <= 7;
    let short = |index: usize| page.is_outside(index) && is_short(page.line(index).text);
    let mut listed = vec![false; page.len()];
    let mut at = 0;
    while at < page.len() {
        let end = (at..page.len()).find(|index| !short(*index)).unwrap_or(page.len());
        let led = at > 0 && page.line(at - 1).text.ends_with([':', '：', '单', '單', '下']);
        let names: Vec<&str> = page.lines(at..end).map(|line| line.text).collect();
        if names.len() >= LINES && !led && are_places(&names) {
            listed[at..end].fill(true);
        }
        at = end + 1;
    }
    listed
}

/// Whether all names are short and most are counties, cities or districts.
fn are_places(names: &[&str]) -> bool {
    let short = names.iter().all(|name| name.chars().count() <= 10);
    let places = names.iter().filter(|name| name.ends_with(['县', '縣', '市', '区', '區', '旗', '州', '省'])).count();
    short && places * 2 > names.len()
}
