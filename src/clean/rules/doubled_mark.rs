#![doc = include_str!("doubled_mark.md")]

use memchr::memchr2_iter;

use crate::clean::Draft;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence, Span};
use crate::structure::is_han;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "doubled-mark",
    stage: Stage::Mend,
    sees: Sees::Text,
    label: Bilingual { zh: "标点重叠", en: "doubled mark" },
    summary: Bilingual {
        zh: "两个标点误叠在一处（，，、，。），留其一。",
        en: "Two marks at one place by mistake (，，, ，。); one stays.",
    },
    doc: include_str!("doubled_mark.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "一处只用一个标点，全文其余各处亦然",
    "one place takes one mark, as everywhere else in the document",
]);

/// What one mark and the next become. Question and exclamation marks are doubled on purpose, and so are the dots of an
/// ellipsis; an enumeration that breaks off (、。) lacks a word.
const fn one_of(first: char, second: char) -> Option<char> {
    match (first, second) {
        ('，', '，') => Some('，'),
        ('、', '、') => Some('、'),
        ('：', '：') => Some('：'),
        ('；' | '，', '；') => Some('；'),
        ('。', '。' | '，' | '；') | ('，' | '；', '。') => Some('。'),
        _ => None,
    }
}

/// So many marks that stand alone show how the document sets them.
const ENOUGH: usize = 4;

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let pairs = pairs(text);
    if pairs.is_empty() {
        return Vec::new();
    }
    // Who writes three of a mark writes two of it on purpose, too.
    let longer: Vec<char> = pairs.iter().filter(|pair| pair.is_longer(text)).map(|pair| pair.first).collect();
    let wrong = pairs.into_iter().filter(|pair| !longer.contains(&pair.first) && pair.is_wrong(text));
    let wrong: Vec<Pair> = wrong.collect();
    // 。。 alone is how some write an ellipsis.
    if wrong.iter().all(|pair| pair.span.of(text) == "。。") || !is_regular(text, wrong.len()) {
        return Vec::new();
    }
    wrong
        .into_iter()
        .map(|pair| Edit::plain(RULE.name, text, pair.span, pair.left.encode_utf8(&mut [0; 4]) as &str, EVIDENCE))
        .collect()
}

/// Two marks side by side.
struct Pair {
    span: Span,
    first: char,
    /// What is left of them.
    left: char,
}

/// The marks that stand doubled, in order. Of three the first two.
fn pairs(text: &str) -> Vec<Pair> {
    let bytes = text.as_bytes();
    let mut end = 0;
    let pair = |at: usize| {
        let mut chars = text[at..].chars();
        let (first, second) = (chars.next()?, chars.next()?);
        let left = one_of(first, second).filter(|_| at >= end)?;
        end = at + first.len_utf8() + second.len_utf8();
        Some(Pair { span: Span::new(at, end), first, left })
    };
    // The marks have three bytes and begin with E3 or EF, and hardly anything else of Chinese prose does.
    let doubled = |at: &usize| matches!(bytes.get(at + 3), Some(0xE3 | 0xEF));
    memchr2_iter(0xE3, 0xEF, bytes).filter(doubled).filter_map(pair).collect()
}

/// Whether the document mostly sets one mark at a place.
fn is_regular(text: &str, doubled: usize) -> bool {
    let marks = text.chars().filter(|c| matches!(c, '，' | '。' | '、' | '；')).count();
    marks >= ENOUGH + doubled * 2 && marks >= doubled * 4
}

impl Pair {
    /// Whether a third mark of the kind stands beside them.
    fn is_longer(&self, text: &str) -> bool {
        let is_mark = |c: char| matches!(c, '，' | '。' | '、' | '；' | '：');
        text[..self.span.from].ends_with(is_mark) || text[self.span.to..].starts_with(is_mark)
    }

    /// Whether they stand behind a word and before the next clause: not alone in quotation marks, where they are spoken of,
    /// and not between Latin names, where two colons are code (std：：string).
    fn is_wrong(&self, text: &str) -> bool {
        let before = text[..self.span.from].chars().next_back().unwrap_or('\n');
        let behind = text[self.span.to..].chars().next().unwrap_or('\n');
        let word =
            is_han(before) || before.is_ascii_alphanumeric() || matches!(before, '”' | '》' | '）' | '」' | ')' | '%');
        if self.first == '：' && before.is_ascii_alphanumeric() {
            return false;
        }
        let quoted = matches!(behind, '”' | '’' | '」' | '』' | '）' | ')' | '】');
        word && (!quoted || self.left == '。' && matches!(behind, '”' | '」'))
    }
}
