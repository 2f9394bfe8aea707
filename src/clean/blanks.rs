//! White space inside lines, where it touches text that is not ASCII.
//!
//! In: a text. Out: its runs of blanks with the characters at both ends. It does not say which are damage.

use memchr::{memchr3_iter, memmem};

use crate::edit::Span;

/// A run of blanks inside a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blank {
    /// Its bytes.
    pub span: Span,
    /// The character before it.
    pub before: char,
    /// The character behind it.
    pub behind: char,
}

impl Blank {
    /// Whether it is a single blank, however wide.
    pub fn is_single(&self, text: &str) -> bool {
        self.span.of(text).chars().nth(1).is_none()
    }
}

/// The runs of blanks with text on both sides, at least on one of them not ASCII; in order.
///
/// ```
/// use jiaokan::clean::blanks::runs;
/// let found = runs("　　工作 。 a b\n");
/// assert_eq!(found.len(), 2);
/// assert_eq!((found[0].before, found[0].behind), ('作', '。'));
/// ```
pub fn runs(text: &str) -> Vec<Blank> {
    let bytes = text.as_bytes();
    // U+A0 is the bytes C2 A0.
    let narrow =
        memchr3_iter(b' ', b'\t', 0xC2, bytes).filter(|at| bytes[*at] != 0xC2 || bytes.get(at + 1) == Some(&0xA0));
    let mut starts: Vec<usize> = narrow.chain(memmem::find_iter(bytes, "\u{3000}")).collect();
    starts.sort_unstable();
    let mut runs = Vec::new();
    let mut end = 0;
    for at in starts {
        if at >= end {
            end = at + length(&text[at..]);
            runs.extend(run(text, Span::new(at, end)));
        }
    }
    runs
}

/// Bytes of the blanks that a text begins with.
fn length(text: &str) -> usize {
    text.chars().take_while(|c| matches!(c, ' ' | '\t' | '\u{A0}' | '\u{3000}')).map(char::len_utf8).sum()
}

fn run(text: &str, span: Span) -> Option<Blank> {
    let bytes = text.as_bytes();
    let ascii = bytes[..span.from].last()?.is_ascii() && bytes.get(span.to)?.is_ascii();
    let behind = text[span.to..].chars().next().filter(|_| !ascii)?;
    let before = text[..span.from].chars().next_back()?;
    let shown = |c: char| !c.is_whitespace() && !c.is_control();
    (shown(before) && shown(behind)).then_some(Blank { span, before, behind })
}
