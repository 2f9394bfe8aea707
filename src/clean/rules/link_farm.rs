#![doc = include_str!("link_farm.md")]

use crate::clean::Draft;
use crate::clean::page::{Page, excise_outside};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "link-farm",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "链接串", en: "link farm" },
    summary: Bilingual { zh: "文末成串的站名链接。", en: "Names of other sites in a row behind the text." },
    doc: include_str!("link_farm.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之后，由“|”或空格分开的许多短名，过半是站名",
    "stands behind the prose: many short names parted by | or blanks, most of them of sites",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    excise_outside(draft, RULE.name, &EVIDENCE, &is_farm)
}

/// How the names of sites end.
const SITES: [&str; 14] = [
    "网",
    "论坛",
    "导航",
    "热线",
    "在线",
    "网站",
    "门户",
    "信息港",
    "日报",
    "晚报",
    "网址大全",
    "之窗",
    "频道",
    "商城",
];

fn is_farm(page: Page, index: usize) -> bool {
    if !page.is_tail(index) || !is_parted(page.line(index).text) {
        return false;
    }
    let flat = page.line(index).flat();
    if flat.contains(['。', '!', '?', ';', '“']) {
        return false;
    }
    let joined: Vec<&str> = flat.split(['|', '·', '、']).filter(|name| !name.is_empty()).collect();
    let spaced: Vec<String> = page.line(index).text.split_whitespace().map(crate::clean::flat::flat).collect();
    let spaced: Vec<&str> = spaced.iter().map(String::as_str).collect();
    flat.contains('|') && are_sites(&joined) || are_sites(&spaced)
}

/// Whether a line has four pieces at all.
fn is_parted(text: &str) -> bool {
    text.contains(['|', '｜']) || text.split_whitespace().nth(3).is_some()
}

fn are_sites(names: &[&str]) -> bool {
    let sites = names.iter().filter(|name| SITES.iter().any(|end| name.ends_with(end))).count();
    names.len() >= 4 && names.iter().all(|name| name.chars().count() <= 12) && sites * 2 > names.len()
}
