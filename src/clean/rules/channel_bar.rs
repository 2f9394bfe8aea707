#![doc = include_str!("channel_bar.md")]

use crate::clean::Draft;
use crate::clean::flat::flat;
use crate::clean::page::{Page, excise_outside};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::clean::vocabulary::CHANNELS;
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "channel-bar",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "频道条", en: "channel bar" },
    summary: Bilingual {
        zh: "页首以“|”相连的站名与频道名。",
        en: "The site’s name and channels joined by | at the head.",
    },
    doc: include_str!("channel_bar.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之前，由“|”分开的短名，无句读",
    "stands before the prose: short names parted by |, without any mark of a sentence",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    excise_outside(draft, RULE.name, &EVIDENCE, &is_channel_bar)
}

fn is_channel_bar(page: Page, index: usize) -> bool {
    if !page.is_head(index) {
        return false;
    }
    let line = page.line(index);
    let names: Vec<&str> = line.flat().split(['|', '∣', '┊', '丨', '│']).filter(|name| !name.is_empty()).collect();
    let short = names.iter().all(|name| name.chars().count() <= 12);
    let plain = !line.flat().contains(['。', ',', '、', '!', '?', ';', '“', ':']);
    let site = names.iter().any(|name| name.ends_with(['网', '站']) || name.ends_with("频道") || *name == "首页");
    let spaced: Vec<String> = line.text.split_whitespace().map(flat).collect();
    let known = spaced.iter().filter(|name| is_channel(name)).count();
    let row = spaced.len() >= 4 && known >= 3 && spaced.iter().all(|name| name.chars().count() <= 6);
    short && plain && (names.len() >= 3 || names.len() == 2 && site) || plain && row || is_in_menu(page, index)
}

/// Whether the line is one of a menu with a name a line: names of channels under a home page.
fn is_in_menu(page: Page, index: usize) -> bool {
    let first = index.saturating_sub(MENU);
    let above = (first..=index).rev().take_while(|at| is_channel(page.line(*at).flat())).last();
    let Some(top) = above.filter(|top| page.line(*top).flat().ends_with("首页")) else { return false };
    page.lines(top..page.body().start).take(3).filter(|line| is_channel(line.flat())).count() == 3
}

/// The longest menu, in lines.
const MENU: usize = 40;

fn is_channel(name: &str) -> bool {
    name.len() <= 12 && CHANNELS.split_ascii_whitespace().any(|channel| channel == name)
}
