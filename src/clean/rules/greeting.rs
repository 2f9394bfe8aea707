#![doc = include_str!("greeting.md")]

use crate::clean::Draft;
use crate::clean::page::{Page, excise_outside};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence};
use crate::structure::date;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "greeting",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "欢迎语", en: "greeting" },
    summary: Bilingual {
        zh: "页首的欢迎语与当天的日期。",
        en: "A site’s words of welcome and the day of the visit at the head.",
    },
    doc: include_str!("greeting.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之前，以“欢迎访问”“今天是”一类词起头的短行",
    "a short line before the prose that begins with words of welcome or with the day of the visit",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    excise_outside(draft, RULE.name, &EVIDENCE, &is_greeting)
}

/// Longer lines are not looked at, in bytes.
const LONGEST: usize = 400;

fn is_greeting(page: Page, index: usize) -> bool {
    if !page.is_head(index) || page.line(index).text.len() > LONGEST {
        return false;
    }
    let flat = page.line(index).flat();
    let welcome =
        ["欢迎访问", "欢迎光临", "欢迎来到", "您好,欢迎", "你好,欢迎"].iter().any(|word| flat.starts_with(word));
    let today = flat.starts_with("今天是") && date::find(flat).is_some();
    flat.chars().count() <= 50 && (welcome || today)
}
