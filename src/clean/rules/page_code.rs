#![doc = include_str!("page_code.md")]

use crate::clean::Draft;
use crate::clean::page::excise_outside;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "page-code",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "页面代码", en: "page code" },
    summary: Bilingual {
        zh: "正文之外整行的标签、实体与脚本。",
        en: "Lines of tags, entities or script outside the prose.",
    },
    doc: include_str!("page_code.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之外，整行只有标签、实体或脚本语句，且此处另有页面部件",
    "stands outside the prose where other furniture stands, and is nothing but tags, entities or a statement of a script",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    excise_outside(draft, RULE.name, &EVIDENCE, &|page, index| {
        if !page.is_outside(index) {
            return false;
        }
        let text = page.line(index).text;
        let at_border = || is_entities(text) && page.is_tail(index) && page.is_furnished().1;
        is_empty_element(text) || page.is_framed(index) && (is_tags(text) || is_script(text)) || at_border()
    })
}

/// Whether a line is made of entities for blanks only.
fn is_entities(text: &str) -> bool {
    let blanks = ["&nbsp;", "&ensp;", "&emsp;", "&#160;", "&#12288;"];
    text.starts_with('&')
        && blanks.iter().fold(text.to_owned(), |rest, blank| rest.replace(blank, "")).trim().is_empty()
}

/// Whether a line is an element with a name of its own and nothing in it, or what an editor of pages leaves where it breaks
/// them: nobody writes that to be read.
fn is_empty_element(text: &str) -> bool {
    if text == "_ueditor_page_break_tag_" {
        return true;
    }
    let Some((open, rest)) = text.strip_prefix('<').and_then(|text| text.split_once('>')) else { return false };
    let Some((tag, attributes)) = open.split_once(' ') else { return false };
    attributes.contains("id=") && rest == format!("</{tag}>")
}

/// Whether a line is made of tags, comments and entities only.
fn is_tags(text: &str) -> bool {
    let mut rest = text.strip_suffix("-->").filter(|rest| !rest.contains("<!--")).unwrap_or(text).trim_start();
    while !rest.is_empty() {
        let end = match rest.as_bytes()[0] {
            b'<' if rest.starts_with("<!--") => rest.find("-->").map(|end| end + 2),
            b'<' if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) => {
                rest.find('>')
            }
            b'&' => rest.find(';').filter(|end| *end <= 8),
            b'{' if rest.starts_with("{{") => rest.find("}}").map(|end| end + 1),
            _ => None,
        };
        let Some(end) = end else { return false };
        rest = rest[end + 1..].trim_start();
    }
    true
}

/// Whether a line is a statement of a script.
fn is_script(text: &str) -> bool {
    let begins = ["var ", "$(", "document.", "window.", "(function", "function ", "jQuery", "_hmt", "try{", "})"];
    begins.iter().any(|word| text.starts_with(word)) && text.ends_with([';', '{', '}', ')']) && text.is_ascii()
}
