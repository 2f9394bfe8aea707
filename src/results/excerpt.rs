//! Excerpt: the passage of a document that shows best why it answers.
//!
//! In: a document that answers and its hits. Out: a piece of one line, with where the hits are in it. It changes no
//! character; where the line goes on, there is an ellipsis.

use serde::Serialize;

use super::matches::{Answer, Match};
use crate::document::{Document, Kind};
use crate::edit::Span;
use crate::index::Index;

/// Characters of a line that an excerpt shows, if the hit itself is not longer.
const WIDTH: usize = 80;

/// A passage with its hits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// The passage, with `…` at an end where its line goes on.
    pub text: String,
    /// Where the hits are: bytes of `text`.
    pub marks: Vec<Span>,
    /// Index into [`Document::lines`].
    pub line: usize,
}

/// The densest passage of an answer: most terms, then most hits, then the first. One in the text goes before one in the
/// title, which is shown anyway. Of an answer without hits it is how the text opens.
pub(super) fn densest(index: &Index, document: &Document, answer: &Answer) -> Excerpt {
    let hits = best_run(index, document, answer);
    let (Some(first), Some(last)) = (hits.first(), hits.last()) else {
        return opening(document);
    };
    let place = first.in_document(index);
    let Some(text) = document.lines.get(place.line).and_then(|line| document.clean.get(line.span.from..line.span.to))
    else {
        return Excerpt::default();
    };
    let shown = widened(text, Span::new(first.span().from, last.span().to));
    let [before, after] = [shown.from > 0, shown.to < text.len()].map(|cut| if cut { "…" } else { "" });
    let marks = answer.hits.iter().filter(|hit| hit.line == first.line && shown.contains(hit.span()));
    Excerpt {
        marks: marks
            .map(|hit| Span::new(hit.span().from - shown.from, hit.span().to - shown.from).shift(before.len()))
            .collect(),
        text: [before, shown.of(text), after].concat(),
        line: place.line,
    }
}

/// The first words of the text.
fn opening(document: &Document) -> Excerpt {
    let text = document.lines.iter().position(|line| !matches!(line.kind, Kind::Title | Kind::Kicker));
    let line = text.unwrap_or(0);
    let text = document.lines.get(line).and_then(|line| document.clean.get(line.span.from..line.span.to));
    let text = text.unwrap_or_default();
    let end = text.char_indices().nth(WIDTH).map_or(text.len(), |(at, _)| at);
    let more = if end < text.len() { "…" } else { "" };
    Excerpt { text: [&text[..end], more].concat(), marks: Vec::new(), line }
}

/// Hits next to each other in one line that fit into an excerpt together.
fn best_run<'a>(index: &Index, document: &Document, answer: &'a Answer) -> &'a [Match] {
    let hits = &answer.hits;
    let titled = |hit: &Match| index.lines()[hit.line as usize].kind == Kind::Title;
    let mut best: (_, &[Match]) = ((false, 0, 0), &[]);
    let mut end = 0;
    for (start, first) in hits.iter().enumerate() {
        end = end.max(start + 1);
        while hits.get(end).is_some_and(|hit| hit.line == first.line && fits(index, document, *first, *hit)) {
            end += 1;
        }
        let run = &hits[start..end];
        let worth = (!titled(first), terms_in(answer, run), run.len());
        if worth > best.0 {
            best = (worth, run);
        }
    }
    best.1
}

/// Whether an excerpt that starts with `first` reaches the end of `last`.
fn fits(index: &Index, document: &Document, first: Match, last: Match) -> bool {
    let line = index.lines()[first.line as usize].span.from;
    let between = document.clean.get(line + first.span().from..line + last.span().to).unwrap_or_default();
    between.len() <= WIDTH || between.chars().nth(WIDTH * 3 / 4).is_none()
}

/// How many different terms stand in a run.
fn terms_in(answer: &Answer, run: &[Match]) -> usize {
    let [(from, to), ..] = [(run[0], run[run.len() - 1])];
    let inside = |hits: &[Match]| {
        let at = hits.partition_point(|hit| (hit.line, hit.span().from) < (from.line, from.span().from));
        hits.get(at).is_some_and(|hit| hit.line == to.line && hit.span().to <= to.span().to)
    };
    if answer.shown.len() == 1 { 1 } else { answer.shown.iter().filter(|(_, hits)| inside(hits)).count() }
}

/// A span of a line with text around it, up to the width: a third before it, the rest behind it.
fn widened(text: &str, span: Span) -> Span {
    let room = WIDTH.saturating_sub(span.of(text).chars().count());
    let behind = text[span.to..].chars().take(WIDTH).count();
    let before = text[..span.from].chars().rev().take(WIDTH).count();
    // What one side does not need the other may have.
    let lead = (room / 3).max(room.saturating_sub(behind)).min(before);
    let from = text[..span.from].char_indices().rev().take(lead).last().map_or(span.from, |(at, _)| at);
    let to = text[span.to..].char_indices().nth(room - lead).map_or(text.len(), |(at, _)| span.to + at);
    Span::new(from, to)
}
