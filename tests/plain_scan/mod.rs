//! What search is held against: every line, every place, character by character, with none of the index's parts but the
//! fold of one character and what a mark is.
//!
//! In: documents, a phrase, a mode. Out: nothing; it panics where the index answers otherwise. It is as simple as can be,
//! and slow.

use jiaokan::document::{Document, Kind, Line};
use jiaokan::edit::Span;
use jiaokan::error::Error;
use jiaokan::fold::{Reading, fold};
use jiaokan::index::Index;
use jiaokan::query::{Mode, parse};
use jiaokan::results::{Hit, excerpt, hits_in, search};

use super::compared::{counted, quoted};

/// A document whose lines are those of `text`; the first is its title.
pub fn document(id: usize, text: &str) -> Document {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            let kind = if lines.is_empty() { Kind::Title } else { Kind::Paragraph };
            lines.push(Line { kind, span: Span::new(at, at + line.len()) });
        }
        at += line.len() + 1;
    }
    Document { id: format!("{id:03}"), clean: text.to_owned(), lines, ..Document::default() }
}

/// Every hit of one phrase, by looking at every place.
fn scanned(document: &Document, phrase: &str, mode: Mode) -> Vec<Hit> {
    let mut mode = mode;
    let mut blind = matches!(mode, Mode::Auto | Mode::Exact);
    if blind && counted(phrase, mode, true).is_empty() {
        // Marks only are looked for as they stand.
        blind = false;
        mode = if mode == Mode::Exact { Mode::Verbatim } else { Mode::Script };
    }
    let sought: Vec<char> = counted(phrase, mode, blind).into_iter().map(|(_, c)| c).collect();
    let mut hits = Vec::new();
    for (line, place) in document.lines.iter().enumerate() {
        let text = place.span.of(&document.clean);
        let chars = counted(text, mode, blind);
        let mut at = 0;
        while at + sought.len() <= chars.len() {
            let here = &chars[at..at + sought.len()];
            if here.iter().map(|(_, c)| *c).eq(sought.iter().copied()) {
                let (last, _) = here[here.len() - 1];
                let to = last + text[last..].chars().next().map_or(0, char::len_utf8);
                hits.push(Hit { line, span: Span::new(here[0].0, to).shift(place.span.from) });
                at += sought.len();
            } else {
                at += 1;
            }
        }
    }
    hits
}

/// Checks one phrase in one mode against the reference; says how many hits there are.
pub fn agree(index: &Index, documents: &[Document], phrase: &str, mode: Mode) -> usize {
    let query = match parse(&quoted(phrase), mode) {
        Ok(query) => query,
        Err(Error::Query { .. }) => return 0,
        Err(other) => panic!("{other}"),
    };
    let results = search(index, documents, &query).expect(phrase);
    let mut total = 0;
    for (number, document) in documents.iter().enumerate() {
        let expected = scanned(document, phrase, mode);
        assert_eq!(hits_in(document, &query).as_ref(), Ok(&expected), "{phrase:?} {mode:?} in {}", document.id);
        let found = results.documents.iter().find(|found| found.document == number);
        assert_eq!(found.map_or(0, |found| found.hits), expected.len(), "{phrase:?} {mode:?} in {}", document.id);
        if found.is_some() {
            let excerpt = excerpt(document, &query).expect(phrase);
            assert!(!excerpt.marks.is_empty());
            for mark in &excerpt.marks {
                let shown = mark.of(&excerpt.text);
                assert!(expected.iter().any(|hit| hit.span.of(&document.clean) == shown), "{shown:?}");
            }
        }
        total += expected.len();
    }
    assert_eq!(results.total, total);
    assert_eq!(results.forms.iter().map(|form| form.hits).sum::<usize>(), total);
    let blind = matches!(mode, Mode::Auto | Mode::Exact) && !fold(phrase, Reading::Blind).is_empty();
    let reading = if blind { Reading::Blind } else { Reading::Script };
    for form in &results.forms {
        assert_eq!(fold(&form.text, reading), fold(phrase, reading), "a highlight folds to what was sought");
    }
    total
}
