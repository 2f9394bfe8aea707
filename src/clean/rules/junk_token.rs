#![doc = include_str!("junk_token.md")]

use crate::clean::Draft;
use crate::clean::page::{Page, excise_outside};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "junk-token",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "残字碎片", en: "junk token" },
    summary: Bilingual {
        zh: "正文之外只有符号、数字或无意义字母数字串的行。",
        en: "Lines outside the prose with nothing but signs, digits or a string of letters and digits.",
    },
    doc: include_str!("junk_token.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之外，整行没有一个字：只有符号、数字或字母数字混合串",
    "stands outside the prose and holds no word: signs, digits, or letters mixed with digits",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    excise_outside(draft, RULE.name, &EVIDENCE, &is_junk)
}

fn is_junk(page: Page, index: usize) -> bool {
    if !page.is_outside(index) {
        return false;
    }
    let text = page.line(index).text;
    let bytes = || text.bytes();
    let digits = bytes().filter(u8::is_ascii_digit).count();
    let signs = text.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation() || c == ' ' || c == '\u{A0}');
    // A date or a time is a fact, not a token.
    let fact = digits >= 3 && text.contains(['-', ':', '/', '.']);
    let mixed = text.len() <= 10
        && bytes().all(|byte| byte.is_ascii_alphanumeric())
        && digits > 0
        && bytes().any(|byte| byte.is_ascii_lowercase());
    // Empty cells and numbers that nobody counts with are a page's by themselves.
    let sure = text.contains('|') && text.chars().all(|c| c == '|' || c.is_whitespace())
        || digits >= 20 && digits == text.len();
    let asked = index > 0 && page.line(index - 1).text.ends_with([':', '：', '=']);
    !asked && (signs && !fact || mixed) && (sure || page.is_framed(index))
}
