#![doc = include_str!("related_links.md")]

use crate::clean::Draft;
use crate::clean::page::{Page, excise_outside};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::clean::vocabulary::{is_neighbour, is_related_heading};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "related-links",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "相关文章", en: "related links" },
    summary: Bilingual {
        zh: "文末的相关新闻及其标题、上一篇与下一篇；标题记入字段。",
        en: "Lists of other articles behind the text; their titles become a field.",
    },
    doc: include_str!("related_links.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之后：“相关新闻”一类标题，及其后的短行",
    "stands behind the prose: a heading such as 相关新闻 and the short lines under it",
]);

/// A longer line is no heading of a list, in bytes.
const LONGEST: usize = 100;

fn find(draft: &Draft) -> Vec<Edit> {
    let page = Page::of(draft);
    let short = |index: &usize| page.is_tail(*index) && page.line(*index).text.len() <= LONGEST;
    let heading =
        (page.body().end..page.len()).filter(short).find(|index| is_related_heading(page.line(*index).flat()));
    excise_outside(draft, RULE.name, &EVIDENCE, &|page, index| {
        let line = page.line(index);
        if !page.is_tail(index) {
            return false;
        }
        let listed = line.flat().chars().count() <= 60 && !line.flat().ends_with(['。', '!']);
        let below = |heading| index > heading && (listed || is_related_heading(line.flat()));
        is_neighbour(line.flat()) || heading.is_some_and(|heading| index == heading || below(heading))
    })
}
