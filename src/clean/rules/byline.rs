#![doc = include_str!("byline.md")]

use crate::clean::Draft;
use crate::clean::page::{Page, excise};
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::clean::vocabulary::LABELS;
use crate::edit::{Edit, Evidence};
use crate::structure::date;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "byline",
    stage: Stage::Classify,
    label: Bilingual { zh: "署名与来源行", en: "byline" },
    summary: Bilingual {
        zh: "页首的发布时间、来源、作者、阅读量等行；其中的事实记入字段。",
        en: "Lines with the date, source, author or number of readers; their facts become fields.",
    },
    doc: include_str!("byline.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(
    "位于正文之前，由日期与“来源：”“作者：”一类标签构成，标签之外所余无几",
    "stands before the prose and is made of a date and of labels such as 来源： and 作者：, with little besides",
);

fn find(draft: &Draft) -> Vec<Edit> {
    excise(draft, RULE.name, &EVIDENCE, is_byline)
}

fn is_byline(page: &Page, index: usize) -> bool {
    let line = &page.lines[index];
    let length = line.flat.chars().count();
    let labels = LABELS.iter().filter(|label| line.flat.contains(*label)).count();
    let starts = LABELS.iter().any(|label| line.flat.starts_with(label));
    let dated = date::find(line.text);
    let rest = length - dated.as_ref().map_or(0, |dated| dated.length);
    page.is_head(index)
        && length <= 100
        && !line.flat.ends_with('。')
        && (starts || labels >= 2 || dated.is_some() && (labels == 1 || rest <= 6))
}
