//! Matches: where the terms of a query stand, and which documents answer it.
//!
//! In: an index, its documents, a query. Out: the places of each term, and for each document that answers its hits. It
//! does not judge which answer is better.

use memchr::memmem::Finder;

use super::Hit;
use crate::document::Document;
use crate::edit::Span;
use crate::fold::{Kept, Reading};
use crate::index::Index;
use crate::query::{Matcher, Query, Term};

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
    fn new(line: usize, span: Span) -> Self {
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
    pub fn find(index: &Index, documents: &[Document], query: &Query) -> Self {
        Self { terms: query.terms.iter().map(|term| find_term(index, documents, term)).collect() }
    }

    /// The documents that answer, in order.
    pub fn answers(&self, index: &Index, query: &Query) -> Vec<Answer<'_>> {
        let document_of = |hit: &Match| index.lines()[hit.line as usize].document as usize;
        let mut rest: Vec<&[Match]> = self.terms.iter().map(Vec::as_slice).collect();
        let mut answers = Vec::new();
        // Documents without any term are never looked at: nothing that is only left out can answer.
        while let Some(document) = rest.iter().filter_map(|hits| hits.first()).map(document_of).min() {
            let here: Vec<&[Match]> = rest
                .iter_mut()
                .map(|hits| {
                    let (here, after) = hits.split_at(hits.partition_point(|hit| document_of(hit) == document));
                    *hits = after;
                    here
                })
                .collect();
            if let Some(mut shown) = query.root.shown(&|term: usize| !here[term].is_empty()) {
                shown.sort_unstable();
                shown.dedup();
                let shown: Vec<_> = shown.into_iter().map(|term| (term, here[term])).collect();
                answers.push(Answer { document, hits: joined(&shown), shown });
            }
        }
        answers
    }
}

/// The hits of several terms in one list: the leftmost stays, at the same start the longest.
fn joined(shown: &[(usize, &[Match])]) -> Vec<Match> {
    if let [(_, hits)] = shown {
        return hits.to_vec();
    }
    let mut all: Vec<Match> = shown.iter().flat_map(|(_, hits)| hits.iter().copied()).collect();
    all.sort_by_key(|hit| (hit.line, hit.from, std::cmp::Reverse(hit.to)));
    let mut hits: Vec<Match> = Vec::with_capacity(all.len());
    for hit in all {
        if hits.last().is_none_or(|last| last.line < hit.line || last.to <= hit.from) {
            hits.push(hit);
        }
    }
    hits
}

fn find_term(index: &Index, documents: &[Document], term: &Term) -> Vec<Match> {
    let text_of = |line: usize| index.lines()[line].text(documents);
    match &term.matcher {
        Matcher::Folded(reading, needle) => {
            index.scan(documents, *reading, needle).into_iter().map(|(line, span)| Match::new(line, span)).collect()
        }
        Matcher::Exact(needle, characters) => {
            let finder = Finder::new(characters);
            let lines = index.lines_holding(Reading::Blind, needle).into_iter();
            lines
                .flat_map(|line| exactly(&finder, text_of(line)).into_iter().map(move |s| Match::new(line, s)))
                .collect()
        }
        Matcher::Verbatim => {
            let finder = Finder::new(&term.text);
            let place = |at| Span::new(at, at + term.text.len());
            (0..index.lines().len())
                .flat_map(|line| finder.find_iter(text_of(line).as_bytes()).map(move |at| Match::new(line, place(at))))
                .collect()
        }
    }
}

/// Where the characters that `finder` seeks stand in `text` when its marks are skipped.
fn exactly(finder: &Finder, text: &str) -> Vec<Span> {
    let mut kept = String::with_capacity(text.len());
    // For each byte of what is kept the byte of the text that it comes from.
    let mut back = Vec::with_capacity(text.len());
    for (at, c) in Kept::new(text, Reading::Blind) {
        kept.push(c);
        back.extend(at..at + c.len_utf8());
    }
    let length = finder.needle().len();
    finder.find_iter(kept.as_bytes()).map(|at| Span::new(back[at], back[at + length - 1] + 1)).collect()
}
