//! Mentions: what documents name, as plain data for the page.
//!
//! In: a document and what was found in it. Out: each mention with its place in UTF-16 code units, its sentence, and the folded words
//! by which the page groups and filters. It finds nothing itself.

use serde::Serialize;

use crate::document::Document;
use crate::edit::Span;
use crate::fold::{Reading, fold};
use crate::mentions;
use crate::utf16::{Range, Utf16};

/// Something that a document names.
#[derive(Debug, Serialize)]
pub struct Mention {
    kind: mentions::Kind,
    id: String,
    line: usize,
    clean: Range,
    text: String,
    note: String,
    of: String,
    about: String,
    value: Option<f64>,
    to: Option<f64>,
    /// The sentence, and where in it the words stand.
    sentence: String,
    at: Range,
    /// The words, and what is said of them, folded.
    folded: [String; 3],
}

impl Mention {
    /// All that a document names.
    pub fn list(document: &Document) -> Vec<Self> {
        let units = Utf16::new(&document.clean);
        let one = |found: mentions::Mention| {
            let mentions::Mention { kind, line, span, sentence, text, note, of, about, value, to } = found;
            let words = sentence.of(&document.clean);
            let at = Span::new(span.from - sentence.from, span.to - sentence.from);
            let folded = [&text, &note, &of].map(|words| folded(words));
            let at = Utf16::new(words).range(at);
            let (id, clean, sentence) = (document.id.clone(), units.range(span), words.to_owned());
            Self { kind, id, line, clean, text, note, of, about, value, to, sentence, at, folded }
        };
        mentions::mentions(document).into_iter().map(one).collect()
    }
}

/// The searched form of a text, marks too, as a text.
pub fn folded(text: &str) -> String {
    String::from_utf16_lossy(&fold(text, Reading::Script))
}
