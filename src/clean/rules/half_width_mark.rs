#![doc = include_str!("half_width_mark.md")]

use memchr::memchr_iter;

use crate::clean::pinyin;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::clean::{Draft, mirror};
use crate::edit::{Edit, Evidence, Span};
use crate::order::InOrder;
use crate::structure::is_han;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "half-width-mark",
    stage: Stage::Mend,
    sees: Sees::Text,
    label: Bilingual { zh: "半角标点", en: "half-width mark" },
    summary: Bilingual {
        zh: "全文汉字之间只有半角标点时，恢复为全角。",
        en: "Half-width marks between Han characters, where the whole document has no others, become full-width again.",
    },
    doc: include_str!("half_width_mark.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "全文汉字之间的这类标点无一全角，可知是统一转换所致",
    "among Han characters the whole document has no full-width form of these marks: they were all converted",
]);

/// Fewer half-width marks than this prove nothing.
const ENOUGH: usize = 3;

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let most: usize = b",:;?!()".iter().map(|mark| memchr_iter(*mark, text.as_bytes()).count()).sum();
    if most < ENOUGH {
        return Vec::new();
    }
    let wide = wide(text, most / 50 + 1);
    if wide * 50 > most {
        return Vec::new();
    }
    let marks = half_width(text);
    if marks.len() < ENOUGH || wide * 50 > marks.len() || are_typed(text, &marks) {
        return Vec::new();
    }
    let edit = |(at, mark): (usize, char)| {
        let wide = mirror::widen(mark)?;
        Some(Edit::plain(RULE.name, text, Span::new(at, at + 1), wide.encode_utf8(&mut [0; 4]) as &str, EVIDENCE))
    };
    let mut edits = Vec::with_capacity(marks.len());
    edits.extend(marks.into_iter().filter_map(edit));
    edits
}

/// Whether the author typed the marks, as in English: with a blank behind most that part clauses.
fn are_typed(text: &str, marks: &[(usize, char)]) -> bool {
    let (mut parting, mut spaced) = (0, 0);
    for (at, _) in marks.iter().filter(|(_, mark)| matches!(mark, ',' | ';' | ':')) {
        parting += 1;
        spaced += usize::from(text[at + 1..].starts_with(' '));
    }
    spaced * 2 > parting
}

/// How many full-width marks of these kinds the text has; no more than `most` are counted.
fn wide(text: &str, most: usize) -> usize {
    // ，：；？！（） begin with the bytes EF BC; of other characters few begin with the first.
    let rest = memchr_iter(0xEF, text.as_bytes()).map(|at| &text.as_bytes()[at..]);
    rest.filter(|rest| matches!(rest, [_, 0xBC, 0x8C | 0x9A | 0x9B | 0x9F | 0x81 | 0x88 | 0x89, ..])).take(most).count()
}

/// The longest parenthesis that is looked into, in bytes: brackets in brackets would else be read over and over.
const LONGEST: usize = 4096;

/// The half-width marks that stand in Chinese text: byte offset and mark, in order.
fn half_width(text: &str) -> Vec<(usize, char)> {
    let mut marks = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    // Whether the bracket closed last is the Chinese text's; f(x) is not.
    let mut own = false;
    let mut from = 0;
    while let Some(c) = text.as_bytes().get(from) {
        let at = from;
        // The bytes of a Han character are none of these.
        from += if *c < 0xE0 { 1 } else { 3 };
        let c = char::from(*c);
        if !matches!(c, '\n' | ',' | ';' | ':' | '?' | '!' | '(' | ')') {
            continue;
        }
        let last = text[..at].chars().next_back().unwrap_or('\n');
        let next = text[at + 1..].chars().next().unwrap_or('\n');
        match c {
            '\n' => open.clear(),
            // Two colons are a program's.
            ':' if last == ':' || next == ':' => {}
            ',' | ';' | ':' | '?' | '!' if (own || last != ')') && is_chinese(last) && !is_address(&text[at..]) => {
                marks.push((at, c));
            }
            // Who asks or calls in more than one mark means them all.
            '?' | '!' if matches!(marks.last(), Some((before, '?' | '!')) if before + 1 == at) => marks.push((at, c)),
            ',' | ';' if is_han(next) && !last.is_ascii_alphabetic() && !last.is_whitespace() => marks.push((at, c)),
            '(' => open.push(at),
            ')' => {
                if let Some(from) = open.pop() {
                    let before = text[..from].chars().next_back().unwrap_or('\n');
                    let pair = at - from <= LONGEST && is_parenthesis(before, &text[from + 1..at], next);
                    own = pair || is_han(next);
                    if pair {
                        marks.extend([(from, '('), (at, ')')]);
                    }
                }
            }
            _ => {}
        }
    }
    marks.order();
    marks
}

/// Whether a bracket pair belongs to Chinese text: Han inside, or on both sides. A reading's brackets are half-width by
/// custom, and a mirror's are left as they are for those who want them.
fn is_parenthesis(before: char, inside: &str, after: char) -> bool {
    if pinyin::syllable(inside.chars()).is_some() {
        return false;
    }
    let edge = |c: char| is_chinese(c) || c.is_whitespace();
    inside.chars().any(is_han) && !before.is_ascii_alphanumeric()
        || (is_chinese(before) || is_chinese(after)) && edge(before) && edge(after) && !inside.is_empty()
}

/// Whether `c` belongs to Chinese text: Han, or one of its marks.
fn is_chinese(c: char) -> bool {
    is_han(c)
        || matches!(
            c,
            '“' | '”'
                | '‘'
                | '’'
                | '《'
                | '》'
                | '「'
                | '」'
                | '『'
                | '』'
                | '。'
                | '、'
                | '…'
                | '—'
                | '）'
                | '（'
                | '％'
                | ')'
        )
}

/// Whether the mark is a colon that begins `://`.
fn is_address(rest: &str) -> bool {
    rest.starts_with("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_chinese_marks() {
        let text = "有1,416戶,開到08:12;他說:“來!”f(x)與(2)號(右)";
        let found: String = half_width(text).into_iter().map(|(_, mark)| mark).collect();
        assert_eq!(found, ",;:!()()");
    }
}
