#![doc = include_str!("page_numbers.md")]

use memchr::memmem;

use crate::clean::Draft;
use crate::clean::page::{Page, excise};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "page-numbers",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "页码条", en: "page numbers" },
    summary: Bilingual {
        zh: "分页的页码与上一页、下一页。",
        en: "The numbers of an article’s pages and the way to the next.",
    },
    doc: include_str!("page_numbers.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "整行只由“上一页”“下一页”等词与数字构成",
    "the whole line is made of words such as 上一页 and 下一页, and of numbers",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    let has = |word: &str| memmem::find(draft.text().as_bytes(), word.as_bytes()).is_some();
    if has("页") || has("頁") { excise(draft, RULE.name, &EVIDENCE, &is_pager) } else { Vec::new() }
}

/// Words of which such a line is made, the longer before those that they hold.
const WORDS: [&str; 14] =
    ["上一页", "下一页", "上页", "下页", "首页", "尾页", "末页", "最后一页", "跳转", "跳至", "当前", "共", "第", "页"];

/// Longer lines are not looked at, in bytes.
const LONGEST: usize = 400;

fn is_pager(page: Page, index: usize) -> bool {
    let line = page.line(index);
    if line.text.len() > LONGEST || !(line.text.contains('页') || line.text.contains('頁')) {
        return false;
    }
    let flat = line.flat();
    if flat.chars().count() > 60 {
        return false;
    }
    let mut rest: String = flat.chars().filter(|c| !c.is_ascii_digit() && !is_sign(*c)).collect();
    for word in WORDS {
        rest = rest.replace(word, "");
    }
    let turned = ["上一页", "下一页", "上页", "下页"].iter().filter(|word| flat.contains(**word)).count();
    let counted = flat.contains('共') && flat.contains('页') && flat.contains(|c: char| c.is_ascii_digit());
    let several = flat.contains(|c: char| c.is_ascii_digit()) || turned == 2;
    rest.is_empty() && (turned > 0 && (several || page.is_outside(index)) || counted && page.is_outside(index))
}

fn is_sign(c: char) -> bool {
    matches!(c, '[' | ']' | '(' | ')' | '<' | '>' | '|' | '/' | '.' | '…' | '·' | '-' | '«' | '»' | ',')
}
