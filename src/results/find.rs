//! Find: where one term stands.
//!
//! In: an index, its documents and a term. Out: its places in order, leftmost first and not overlapping. Most terms are
//! scanned for; patterns are looked for line by line, in the lines that hold what every match holds.

use memchr::memmem::Finder;

use super::matches::Match;
use super::near;
use crate::document::{Document, Kind};
use crate::edit::Span;
use crate::error::Error;
use crate::fold::{Kept, Reading};
use crate::index::{Automaton, GaveUp, Index, Needle};
use crate::query::{Haystack, Matcher, Term};

/// Where a term stands; `before` has the places of the terms before it.
pub(super) fn term(
    index: &Index,
    documents: &[Document],
    term: &Term,
    before: &[Vec<Match>],
) -> Result<Vec<Match>, Error> {
    let lines = Lines { index, documents, titles: term.titles };
    let mut found: Vec<Match> = match &term.matcher {
        Matcher::Folded(reading, needle) => {
            index.scan(documents, *reading, needle).into_iter().map(|(line, span)| Match::new(line, span)).collect()
        }
        Matcher::Exact(needle, characters) => {
            let finder = Finder::new(characters);
            lines.each(Some((Reading::Blind, needle)), |_, text| exactly(&finder, text))
        }
        Matcher::Verbatim => {
            let finder = Finder::new(&term.text);
            let place = |at| Span::new(at, at + term.text.len());
            lines.each(None, |_, text| finder.find_iter(text.as_bytes()).map(place).collect())
        }
        Matcher::Sounds(sounds) => lines.each(None, |_, text| sounds.find(text)),
        Matcher::Pattern(automaton, haystack, hint) => {
            let hint = hint.as_ref().map(|(reading, needle)| (*reading, needle));
            pattern(&lines, automaton, *haystack, hint).map_err(|GaveUp| too_costly(term.at))?
        }
        Matcher::Near(steps) => near::find(index, documents, steps, before),
    };
    found.retain(|hit| lines.wanted(hit.line as usize));
    Ok(found)
}

/// The error for a term whose search goes beyond its limits.
pub(super) fn too_costly(at: usize) -> Error {
    Error::Query {
        at,
        zh: "这个式子要试的可能太多；请减少重复，或加上固定的字".to_owned(),
        en: "this pattern has too many ways to match; let it repeat less often, or write more fixed characters"
            .to_owned(),
    }
}

/// The lines in which a term is looked for.
struct Lines<'a> {
    index: &'a Index,
    documents: &'a [Document],
    /// Only titles and the lines above them.
    titles: bool,
}

impl Lines<'_> {
    fn wanted(&self, line: usize) -> bool {
        !self.titles || matches!(self.index.lines()[line].kind, Kind::Title | Kind::Kicker)
    }

    /// The numbers of the lines that are wanted and hold a needle, if there is one.
    fn holding(&self, hint: Option<(Reading, &Needle)>) -> Vec<usize> {
        let mut lines = match hint {
            Some((reading, needle)) => self.index.lines_holding(reading, needle),
            None => (0..self.index.lines().len()).collect(),
        };
        lines.retain(|line| self.wanted(*line));
        lines
    }

    fn text(&self, line: usize) -> &str {
        self.index.lines()[line].text(self.documents)
    }

    /// What is found in one line after the other.
    fn each(&self, hint: Option<(Reading, &Needle)>, find: impl Fn(usize, &str) -> Vec<Span>) -> Vec<Match> {
        let lines = self.holding(hint).into_iter();
        lines.flat_map(|line| find(line, self.text(line)).into_iter().map(move |span| Match::new(line, span))).collect()
    }
}

fn pattern(
    lines: &Lines,
    automaton: &Automaton,
    haystack: Haystack,
    hint: Option<(Reading, &Needle)>,
) -> Result<Vec<Match>, GaveUp> {
    let (mut search, mut found, mut seen) = (automaton.search(), Vec::new(), String::new());
    let mut back = Vec::new();
    for line in lines.holding(hint) {
        let text = lines.text(line);
        match haystack {
            Haystack::Verbatim => search.each(text, |span| found.push(Match::new(line, span)))?,
            Haystack::Exact => {
                unmarked(text, &mut seen, &mut back);
                search.each(&seen, |span| found.push(Match::new(line, place(&back, span))))?;
            }
            Haystack::Folded(reading) => {
                lines.index.folded(reading, line, &mut seen);
                let (mut byte, mut unit) = (0, 0);
                search.each(&seen, |span| {
                    unit += units(&seen[byte..span.from]);
                    let length = units(span.of(&seen));
                    found.push(Match::new(line, lines.index.behind(lines.documents, reading, line, unit, length)));
                    (byte, unit) = (span.to, unit + length);
                })?;
            }
        }
    }
    Ok(found)
}

/// Searched units of folded text.
fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Writes `text` without its marks into `kept`, and for each byte there the byte that it comes from into `back`.
fn unmarked(text: &str, kept: &mut String, back: &mut Vec<usize>) {
    kept.clear();
    back.clear();
    for (at, c) in Kept::new(text, Reading::Blind) {
        kept.push(c);
        back.extend(at..at + c.len_utf8());
    }
}

/// The bytes that those of `span` come from.
fn place(back: &[usize], span: Span) -> Span {
    Span::new(back[span.from], back[span.to - 1] + 1)
}

/// Where the characters that `finder` seeks stand in `text` when its marks are skipped.
fn exactly(finder: &Finder, text: &str) -> Vec<Span> {
    let (mut kept, mut back) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    unmarked(text, &mut kept, &mut back);
    let length = finder.needle().len();
    finder.find_iter(kept.as_bytes()).map(|at| place(&back, Span::new(at, at + length))).collect()
}
