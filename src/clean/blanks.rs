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

/// The runs of blanks with text on both sides, of which `wanted` says by the last byte before and the first behind that
/// they are looked for; in order. Most blanks of a text are told by these bytes.
///
/// ```
/// use jiaokan::clean::blanks::runs;
/// let found = runs("　　工作 。 a b\n", |before, behind| !(before.is_ascii() && behind.is_ascii()));
/// assert_eq!(found.len(), 2);
/// assert_eq!((found[0].before, found[0].behind), ('作', '。'));
/// ```
pub fn runs(text: &str, wanted: impl Fn(u8, u8) -> bool) -> Vec<Blank> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut end = 0;
    // U+A0 is the bytes C2 A0.
    let mut narrow = memchr3_iter(b' ', b'\t', 0xC2, bytes).peekable();
    let mut wide = memmem::find_iter(bytes, "\u{3000}").peekable();
    loop {
        let at = match (narrow.peek(), wide.peek()) {
            (Some(one), Some(other)) if one < other => narrow.next(),
            (Some(_), None) => narrow.next(),
            _ => wide.next(),
        };
        let Some(at) = at else { return runs };
        if at < end || bytes[at] == 0xC2 && bytes.get(at + 1) != Some(&0xA0) {
            continue;
        }
        end = at + length(&bytes[at..]);
        if let (Some(before), Some(behind)) = (bytes[..at].last(), bytes.get(end))
            && wanted(*before, *behind)
        {
            runs.extend(run(text, Span::new(at, end)));
        }
    }
}

/// Bytes of the blanks that a text begins with.
fn length(bytes: &[u8]) -> usize {
    let mut length = 0;
    loop {
        length += match &bytes[length..] {
            [b' ' | b'\t', ..] => 1,
            [0xC2, 0xA0, ..] => 2,
            [0xE3, 0x80, 0x80, ..] => 3,
            _ => return length,
        };
    }
}

fn run(text: &str, span: Span) -> Option<Blank> {
    let behind = text[span.to..].chars().next()?;
    let before = text[..span.from].chars().next_back()?;
    let shown = |c: char| !c.is_whitespace() && !c.is_control();
    (shown(before) && shown(behind)).then_some(Blank { span, before, behind })
}
