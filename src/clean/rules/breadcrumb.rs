#![doc = include_str!("breadcrumb.md")]

use std::sync::LazyLock;

use crate::clean::Draft;
use crate::clean::page::{Page, excise_outside};
use crate::clean::path;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::clean::words::Words;
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "breadcrumb",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "面包屑", en: "breadcrumb" },
    summary: Bilingual {
        zh: "页首的导航路径（首页 > 正文、当前位置：…）；各级名称记入字段。",
        en: "The path of the page in its site; its steps become a field.",
    },
    doc: include_str!("breadcrumb.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "页首由“>”等分开的几级短名，首级为首页或末级为正文，或以“当前位置”起头",
    "short names parted by > or the like, of which the first is a home page or the last the text, or which begin with “current position”",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    excise_outside(draft, RULE.name, &EVIDENCE, &is_breadcrumb)
}

fn is_breadcrumb(page: Page, index: usize) -> bool {
    let line = page.line(index);
    if !page.is_outside(index) || line.text.len() > LONGEST || !SIGNS.stand_in(line.text) {
        return false;
    }
    let label = |(label, _): (&str, &str)| label.ends_with("位置") && label.chars().count() <= 9;
    let labelled = line.flat().starts_with("当前位置") || line.flat().split_once(':').is_some_and(label);
    let steps = path::steps(line.text);
    let short = line.flat().chars().count() <= 100 && !line.flat().ends_with('。');
    let home = steps.first().is_some_and(|step| path::is_home(step));
    let text = matches!(*steps.last().unwrap_or(&""), "正文" | "内容" | "详情" | "內容");
    let place = line.flat().starts_with("位置:") && home;
    let path = steps.len() >= 2 && (home || text);
    short && (labelled || (path || place) && page.is_head(index))
}

/// One of these stands in every path.
static SIGNS: LazyLock<Words<'static>> =
    LazyLock::new(|| Words::new(&["首页", "首頁", "主页", "主頁", "位置", "正文", "内容", "內容", "详情", "詳情"]));

/// Longer lines are not looked at, in bytes.
const LONGEST: usize = 1000;
