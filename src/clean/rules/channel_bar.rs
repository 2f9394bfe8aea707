#![doc = include_str!("channel_bar.md")]

use crate::clean::Draft;
use crate::clean::page::{Page, excise};
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "channel-bar",
    stage: Stage::Classify,
    label: Bilingual { zh: "频道条", en: "channel bar" },
    summary: Bilingual {
        zh: "页首以“|”相连的站名与频道名。",
        en: "The site’s name and channels joined by | at the head.",
    },
    doc: include_str!("channel_bar.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(
    "位于正文之前，由“|”分开的短名，无句读",
    "stands before the prose: short names parted by |, without any mark of a sentence",
);

fn find(draft: &Draft) -> Vec<Edit> {
    excise(draft, RULE.name, &EVIDENCE, is_channel_bar)
}

fn is_channel_bar(page: &Page, index: usize) -> bool {
    let flat = &page.lines[index].flat;
    let names: Vec<&str> = flat.split('|').filter(|name| !name.is_empty()).collect();
    let short = names.iter().all(|name| name.chars().count() <= 12);
    let plain = !flat.contains(['。', ',', '、', '!', '?', ';', '“', ':']);
    let site = names.iter().any(|name| name.ends_with(['网', '站']) || name.ends_with("频道") || *name == "首页");
    page.is_head(index) && short && plain && (names.len() >= 3 || names.len() == 2 && site)
}
