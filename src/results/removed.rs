//! Removed: the text that cleaning took out, so that it can be searched too.
//!
//! In: documents. Out: the same with what was removed in the place of their text: a line for each, in order, so that the number of
//! a line is its place in [`Document::removed`]. What is found in them was taken out, and whoever shows it says so.

use crate::document::{Document, Kind, Line};
use crate::edit::Span;

/// A document whose text is what was removed from it.
///
/// ```
/// use jiaokan::document::{Document, Removed};
/// use jiaokan::{query::{parse, Mode}, results::{hits_in, removed}};
/// let footer = Removed { rule: "site-footer".to_owned(), text: "版權所有".to_owned(), ..Removed::default() };
/// let document = removed(Document { removed: vec![footer], ..Document::default() });
/// assert_eq!(hits_in(&document, &parse("版权", Mode::Auto)?)?.len(), 1);
/// # Ok::<(), jiaokan::error::Error>(())
/// ```
pub fn removed(document: Document) -> Document {
    let (mut clean, mut lines) = (String::new(), Vec::with_capacity(document.removed.len()));
    for line in &document.removed {
        let from = clean.len();
        clean.push_str(&line.text);
        lines.push(Line { kind: Kind::Paragraph, span: Span::new(from, clean.len()) });
        clean.push('\n');
    }
    Document { clean, lines, ..document }
}
