//! Structure: what each kept line is, and the fields that the page states.
//!
//! In: the cleaned text and the lines that were taken out. Out: fields, kinds, blocks, flags. It invents no value that
//! the text does not hold.

use crate::clean::Cleaned;
use crate::document::{Fields, Kind, Line, Script};
use crate::edit::Span;

/// What the lines of a cleaned text are and say.
#[derive(Clone, Debug, Default)]
pub struct Structured {
    /// What was printed about the article.
    pub fields: Fields,
    /// The kept lines, in order.
    pub lines: Vec<Line>,
    /// The script it is mostly written in.
    pub script: Script,
    /// What a reader should know.
    pub flags: Vec<String>,
}

/// Reads the structure of a cleaned text.
pub fn structure(cleaned: &Cleaned) -> Structured {
    Structured { lines: paragraphs(&cleaned.text), ..Structured::default() }
}

/// The lines of a text that hold something, each a paragraph, without the white space around it.
fn paragraphs(text: &str) -> Vec<Line> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let kept = line.trim();
        if !kept.is_empty() {
            let from = at + (line.len() - line.trim_start().len());
            lines.push(Line { kind: Kind::Paragraph, span: Span::new(from, from + kept.len()) });
        }
        at += line.len();
    }
    lines
}

/// 字: Han characters, and runs of Latin letters or digits as one each.
///
/// ```
/// assert_eq!(jiaokan::structure::count_chars("有2.3萬名APP用戶"), 7);
/// ```
pub fn count_chars(text: &str) -> usize {
    let (mut count, mut in_run) = (0, false);
    for c in text.chars() {
        let word = c.is_alphanumeric() && !is_han(c) || in_run && c == '.';
        count += usize::from(is_han(c) || word && !in_run);
        in_run = word;
    }
    count
}

/// Whether `c` is a Han character (CJK ideographs, their extensions and compatibility forms, 〇).
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}
