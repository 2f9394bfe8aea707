//! Whether the documents of a foreign pack agree with their sources.
//!
//! In: sources and documents. Out: nothing, or the first disagreement. A checksum proves that a pack is whole, not that
//! it was made by honest hands; this proves what later stages rely on: every span lies on character borders of its
//! text, and the edits lead from the source to the clean text. It does not ask whether the rules would find the same.

use crate::decode::decode;
use crate::document::Document;
use crate::edit::{Edit, Span, apply};
use crate::error::Error;

/// Checks all documents.
///
/// # Errors
///
/// [`Error::Pack`] with the first disagreement.
pub fn agree(sources: &[Vec<u8>], documents: &[Document]) -> Result<(), Error> {
    if sources.len() != documents.len() {
        return Err(Error::Pack("it does not hold a source for each document"));
    }
    if !documents.windows(2).all(|two| two[0].id < two[1].id) {
        return Err(Error::Pack("its documents are not in order"));
    }
    sources.iter().zip(documents).try_for_each(|(source, document)| one(source, document))
}

fn one(source: &[u8], document: &Document) -> Result<(), Error> {
    let text = decode(source).text;
    if !edits_fit(&text, &document.edits) || apply(&text, &document.edits) != document.clean {
        return Err(Error::Pack("an edit does not fit its source"));
    }
    if !in_order(document.lines.iter().map(|line| line.span), &document.clean) {
        return Err(Error::Pack("a line is not in its text"));
    }
    let others = document.blocks.iter().map(|block| block.span).chain(document.removed.iter().map(|line| line.span));
    if !others.into_iter().all(|span| fits(span, &text)) {
        return Err(Error::Pack("a block is not in its source"));
    }
    Ok(())
}

fn edits_fit(text: &str, edits: &[Edit]) -> bool {
    in_order(edits.iter().map(|edit| edit.span), text) && edits.iter().all(|edit| edit.span.of(text) == edit.before)
}

/// Whether spans follow each other without overlap, on character borders of `text`.
fn in_order(spans: impl Iterator<Item = Span>, text: &str) -> bool {
    let mut at = 0;
    spans.into_iter().all(|span| {
        let follows = at <= span.from;
        at = span.to;
        follows && fits(span, text)
    })
}

fn fits(span: Span, text: &str) -> bool {
    text.get(span.from..span.to).is_some()
}
