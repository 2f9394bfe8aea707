#![doc = include_str!("share_bar.md")]

use crate::clean::Draft;
use crate::clean::bars;
use crate::clean::page::excise;
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "share-bar",
    stage: Stage::Classify,
    label: Bilingual { zh: "分享与工具条", en: "share bar" },
    summary: Bilingual {
        zh: "分享按钮、字号、打印、关注等页面工具的文字。",
        en: "The words of share buttons, sizes of type, printing and other tools of the page.",
    },
    doc: include_str!("share_bar.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(
    "位于正文之外，整行只由页面工具的词构成",
    "stands outside the prose and is made of the words of a page’s tools only",
);

/// Longer lines are no bars, in bytes.
const LONGEST: usize = 400;

fn find(draft: &Draft) -> Vec<Edit> {
    excise(draft, RULE.name, &EVIDENCE, |page, index| {
        let short = |index: usize| page.is_outside(index) && page.line(index).text.len() <= LONGEST;
        let bar = |index: usize| short(index) && bars::is_bar(page.line(index).flat());
        let sure = |index: usize| bar(index) && !bars::is_plain(page.line(index).flat());
        let near = || (index.saturating_sub(2)..page.len().min(index + 3)).any(sure);
        // Who reads adds one to what others liked.
        let one_more = || page.line(index).text == "+1" && page.is_tail(index) && page.is_furnished().1;
        one_more() || bar(index) && (sure(index) || page.is_framed(index) || near())
    })
}
