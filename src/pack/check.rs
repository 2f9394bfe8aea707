//! Whether a document of a foreign pack agrees with its source.
//!
//! In: the decoded source and the document. Out: nothing, or the first disagreement. A checksum proves that a pack is
//! whole, not that it was made by honest hands; this proves what later stages rely on: every span lies on character
//! borders of its text, and the edits lead from the source to the clean text. It does not ask whether the rules would
//! find the same.

use crate::document::Document;
use crate::edit::{Edit, Span, apply, undo};
use crate::error::Error;

const UNFIT: Error = Error::Pack("an edit does not fit its source");

/// The text that a document was read from.
///
/// # Errors
///
/// [`Error::Pack`] where its edits do not lead to its text.
pub fn undone(document: &Document) -> Result<String, Error> {
    undo(&document.clean, &document.edits).ok_or(UNFIT)
}

/// Checks a document that was read from `text`.
///
/// # Errors
///
/// [`Error::Pack`] with the first disagreement.
pub fn agree(text: &str, document: &Document) -> Result<(), Error> {
    if !edits_fit(text, &document.edits) || apply(text, &document.edits) != document.clean {
        return Err(UNFIT);
    }
    if !document.removed.iter().all(|line| fits(line.span, text)) {
        return Err(Error::Pack("a line that was taken out is not in its source"));
    }
    Ok(())
}

/// Whether edits follow each other without overlap, on character borders of `text`, and say what stands there.
fn edits_fit(text: &str, edits: &[Edit]) -> bool {
    let mut at = 0;
    edits.iter().all(|edit| {
        let follows = at <= edit.span.from;
        at = edit.span.to;
        follows && fits(edit.span, text) && edit.span.of(text) == edit.before
    })
}

fn fits(span: Span, text: &str) -> bool {
    text.get(span.from..span.to).is_some()
}
