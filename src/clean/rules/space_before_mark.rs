#![doc = include_str!("space_before_mark.md")]

use crate::clean::Draft;
use crate::clean::blanks::{Blank, runs};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence, Span};
use crate::structure::is_han;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "space-before-mark",
    stage: Stage::Mend,
    sees: Sees::Text,
    label: Bilingual { zh: "标点前空格", en: "space before a mark" },
    summary: Bilingual {
        zh: "句中标点与其前的字之间多出的空格。",
        en: "A space that stands between a word and the mark behind it.",
    },
    doc: include_str!("space_before_mark.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "标点紧跟其前的字，全文亦然；空格是排版或抓取时混入的",
    "a mark stands close behind its word, as it does in the rest of the document: the space came in with the layout",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    // The marks are ASCII or begin with the bytes E3 or EF.
    let blanks = runs(text, |before, behind| match behind {
        0xE3 | 0xEF => true,
        b',' | b';' | b':' | b'?' | b'!' => !before.is_ascii(),
        _ => false,
    });
    let wrong: Vec<&Blank> = blanks.iter().filter(|blank| is_wrong(text, blank)).collect();
    // Behind a Latin word a blank may be a habit, or all that is left of a piece of code: only where others say more.
    let latin = wrong.iter().filter(|blank| blank.before.is_ascii()).count();
    if wrong.len() == latin || !is_prose(text, wrong.len()) {
        return Vec::new();
    }
    let all = latin < wrong.len() - latin;
    let wrong = wrong.into_iter().filter(|blank| all || !blank.before.is_ascii());
    wrong.map(|blank| Edit::plain(RULE.name, text, blank.span, "", EVIDENCE)).collect()
}

/// Whether the document is prose with marks of its own: at least four, not counting those that are set apart.
fn is_prose(text: &str, wrong: usize) -> bool {
    wrong >= 4 || text.chars().filter(|c| is_mark(*c) || is_narrow(*c)).count() >= 4
}

/// Whether a blank parts a word from its mark.
fn is_wrong(text: &str, blank: &Blank) -> bool {
    let mut behind = text[blank.span.to..].chars();
    let mark = behind.next().unwrap_or('\n');
    let next = behind.next().unwrap_or('\n');
    // A mark with blanks on both sides is set apart, several in a row are a list of marks: both are spoken of.
    let alone = next.is_whitespace() && next != '\n' && next != '\r' || is_mark(next) || is_narrow(next);
    let label = matches!(mark, '：' | ':') && is_label(text, blank.span);
    let wide = is_mark(mark) && ends_word(blank.before);
    let half = is_narrow(mark) && is_han(blank.before) && is_han(next);
    (wide || half) && !alone && !label
}

/// Whether the colon behind a blank belongs to a label (姓 名 ：): no mark stands before it in its line.
fn is_label(text: &str, blank: Span) -> bool {
    let line = text[..blank.from].rsplit('\n').next().unwrap_or_default();
    line.chars().count() < 12 && !line.chars().any(is_mark)
}

const fn is_mark(c: char) -> bool {
    matches!(c, '。' | '，' | '、' | '；' | '：' | '？' | '！')
}

const fn is_narrow(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '?' | '!')
}

fn ends_word(c: char) -> bool {
    is_han(c)
        || c.is_ascii_alphanumeric()
        || matches!(c, '”' | '’' | '》' | '」' | '』' | '）' | ')' | '%' | '％' | '】')
}
