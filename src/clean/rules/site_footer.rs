#![doc = include_str!("site_footer.md")]

use crate::clean::Draft;
use crate::clean::notices;
use crate::clean::page::excise_outside;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "site-footer",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "站点页脚", en: "site footer" },
    summary: Bilingual {
        zh: "备案号、版权、主办单位、联系方式等页脚。",
        en: "Registration, copyright, publisher and addresses of the site.",
    },
    doc: include_str!("site_footer.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之后，含页脚才有的词（备案、版权所有、主办单位、联系我们……）",
    "stands behind the prose and has words that only a site’s foot has",
]);

/// How far an address may stand from a sure line of the foot, in lines.
const NEAR: usize = 3;

fn find(draft: &Draft) -> Vec<Edit> {
    excise_outside(draft, RULE.name, &EVIDENCE, &|page, index| {
        let line = |index: usize| page.line(index).flat();
        let sure = |index: usize| page.is_tail(index) && notices::is_footer(line(index));
        let near = || (index.saturating_sub(NEAR)..page.len().min(index + NEAR + 1)).any(sure);
        sure(index) || page.is_tail(index) && notices::is_address(line(index)) && near()
    })
}
