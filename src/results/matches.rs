//! Matches: where the terms of a query stand, and which documents answer it.
//!
//! In: an index, its documents, a query. Out: the places of each term, and for each document that answers its hits. It
//! does not judge which answer is better.

use super::{Hit, find, meets};
use crate::document::Document;
use crate::edit::Span;
use crate::error::Error;
use crate::index::Index;
use crate::order::InOrder;
use crate::query::Query;

/// A place where a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Number of the line in the index.
    pub line: u32,
    /// First byte in the line's text.
    from: u32,
    /// One past the last.
    to: u32,
}

impl Match {
    pub fn new(line: usize, span: Span) -> Self {
        Self { line: line as u32, from: span.from as u32, to: span.to as u32 }
    }

    /// Its bytes in the line's text.
    pub const fn span(self) -> Span {
        Span::new(self.from as usize, self.to as usize)
    }

    /// What stands there.
    pub fn text<'a>(&self, index: &Index, documents: &'a [Document]) -> &'a str {
        let line = index.lines()[self.line as usize].text(documents);
        line.get(self.span().from..self.span().to).unwrap_or_default()
    }

    /// The same place, told from the document.
    pub fn in_document(self, index: &Index) -> Hit {
        let line = index.lines()[self.line as usize];
        let first = index.first_line_of(line.document as usize);
        Hit { line: self.line as usize - first, span: self.span().shift(line.span.from) }
    }
}

/// Where each term of a query stands, in order.
#[derive(Debug)]
pub(super) struct Matches {
    /// One list a term.
    pub terms: Vec<Vec<Match>>,
}

/// A document that answers a query.
#[derive(Debug)]
pub(super) struct Answer<'a> {
    /// Its number.
    pub document: usize,
    /// The terms it shows, with where they stand in it.
    pub shown: Vec<(usize, &'a [Match])>,
    /// Its hits: in order, not overlapping.
    pub hits: Vec<Match>,
}

impl Matches {
    /// Looks for every term of `query`.
    pub fn find(index: &Index, documents: &[Document], query: &Query) -> Result<Self, Error> {
        let mut terms: Vec<Vec<Match>> = Vec::with_capacity(query.terms.len());
        for term in &query.terms {
            let found = find::term(index, documents, term, &terms)?;
            terms.push(found);
        }
        Ok(Self { terms })
    }

    /// The documents that answer, in order.
    pub fn answers(&self, index: &Index, documents: &[Document], query: &Query) -> Result<Vec<Answer<'_>>, Error> {
        let document_of = |hit: &Match| index.lines()[hit.line as usize].document as usize;
        let conditions = meets::all(documents, query)?;
        let mut rest: Vec<&[Match]> = self.terms.iter().map(Vec::as_slice).collect();
        // A document that shows no term answers only if conditions alone are enough.
        let bare = query.root.may(&|_| false, &|_| false);
        let mut answers = Vec::new();
        let mut next = 0;
        while next < index.documents() {
            let document = match rest.iter().filter_map(|hits| hits.first()).map(document_of).min() {
                Some(first) if !bare => first,
                None if !bare => break,
                _ => next,
            };
            next = document + 1;
            let here: Vec<&[Match]> = rest
                .iter_mut()
                .map(|hits| {
                    let end = hits.iter().position(|hit| document_of(hit) != document).unwrap_or(hits.len());
                    let (here, after) = hits.split_at(end);
                    *hits = after;
                    here
                })
                .collect();
            let meets = |condition: usize| conditions[condition][document];
            if let Some(mut shown) = query.root.shown(&|term| !here[term].is_empty(), &meets) {
                shown.order();
                shown.dedup();
                let shown: Vec<_> = shown.into_iter().map(|term| (term, here[term])).collect();
                answers.push(Answer { document, hits: joined(&shown), shown });
            }
        }
        Ok(answers)
    }
}

/// The hits of several terms in one list: the leftmost stays, at the same start the longest.
fn joined(shown: &[(usize, &[Match])]) -> Vec<Match> {
    if let [(_, hits)] = shown {
        return hits.to_vec();
    }
    let mut all: Vec<Match> = shown.iter().flat_map(|(_, hits)| hits.iter().copied()).collect();
    all.order_by_key(|hit| (hit.line, hit.from, std::cmp::Reverse(hit.to)));
    let mut hits: Vec<Match> = Vec::with_capacity(all.len());
    for hit in all {
        if hits.last().is_none_or(|last| last.line < hit.line || last.to <= hit.from) {
            hits.push(hit);
        }
    }
    hits
}
