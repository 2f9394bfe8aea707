//! Near: the places of some terms that lie close to those of others.
//!
//! In: for each step of a chain the terms of which one is to stand there, and where they stand. Out: the places that are
//! part of a whole chain within one line. Which of two comes first does not matter; what overlaps is not close. It looks
//! for no term itself.

use super::matches::Match;
use crate::document::Document;
use crate::fold::Kept;
use crate::index::Index;
use crate::order::InOrder;
use crate::query::Step;

/// The places, in order; `before` has where each term stands.
pub(super) fn find(index: &Index, documents: &[Document], steps: &[Step], before: &[Vec<Match>]) -> Vec<Match> {
    let mut rest: Vec<Vec<Match>> = steps.iter().map(|step| places(step, before)).collect();
    let mut found = Vec::new();
    // Only lines in which each step has a place can hold a chain.
    while let Some(line) = rest.iter().map(|places| places.last().map(|hit| hit.line)).min().flatten() {
        let here: Vec<Vec<Match>> = rest.iter_mut().map(|places| taken(places, line)).collect();
        if here.iter().all(|places| !places.is_empty()) {
            let text = index.lines()[line as usize].text(documents);
            found.extend(chained(text, steps, here).into_iter().rev());
        }
    }
    found.reverse();
    found
}

/// Where the terms of a step stand, in order.
fn places(step: &Step, before: &[Vec<Match>]) -> Vec<Match> {
    let mut places: Vec<Match> = step.terms.iter().flat_map(|term| before[*term].iter().copied()).collect();
    places.order_by_key(|hit| (hit.line, hit.span()));
    places.dedup();
    places
}

/// Takes the places from the end that are in `line` or behind it; gives those in it.
fn taken(places: &mut Vec<Match>, line: u32) -> Vec<Match> {
    let here = places.partition_point(|hit| hit.line < line);
    let behind = places.partition_point(|hit| hit.line <= line);
    places.truncate(behind);
    places.split_off(here)
}

/// A place, with how many characters that count stand before it and before its end.
#[derive(Clone, Copy)]
struct Place {
    hit: Match,
    from: usize,
    to: usize,
}

/// The places of one line that are part of a whole chain, in order.
fn chained(text: &str, steps: &[Step], here: Vec<Vec<Match>>) -> Vec<Match> {
    let mut here: Vec<Vec<Place>> =
        here.into_iter().zip(steps).map(|(places, step)| counted(text, step, places)).collect();
    // What is left after one way through the chain and back lies on a whole one.
    for at in 1..steps.len() {
        here[at] = close(&here[at], &here[at - 1], steps[at].distance);
    }
    for at in (1..steps.len()).rev() {
        here[at - 1] = close(&here[at - 1], &here[at], steps[at].distance);
    }
    let mut hits: Vec<Match> = here.into_iter().flatten().map(|place| place.hit).collect();
    hits.order_by_key(|hit| hit.span());
    hits.dedup();
    hits
}

/// Counts the characters before places, in one walk over the text.
fn counted(text: &str, step: &Step, places: Vec<Match>) -> Vec<Place> {
    let mut offsets: Vec<usize> = places.iter().flat_map(|hit| [hit.span().from, hit.span().to]).collect();
    offsets.order();
    offsets.dedup();
    let (mut counts, mut count) = (Vec::with_capacity(offsets.len()), 0);
    for (byte, _) in Kept::new(text, step.reading) {
        while offsets.get(counts.len()).is_some_and(|offset| *offset <= byte) {
            counts.push(count);
        }
        count += 1;
    }
    counts.resize(offsets.len(), count);
    let count = |offset: usize| offsets.binary_search(&offset).map_or(0, |at| counts[at]);
    places.into_iter().map(|hit| Place { hit, from: count(hit.span().from), to: count(hit.span().to) }).collect()
}

/// Those of `places` that lie no further than `distance` from one of `others` and don't overlap it.
fn close(places: &[Place], others: &[Place], distance: usize) -> Vec<Place> {
    let mut ends: Vec<Place> = others.to_vec();
    ends.order_by_key(|other| other.hit.span().to);
    let is_close = |place: &Place| {
        let span = place.hit.span();
        let next = others.partition_point(|other| other.hit.span().from < span.to);
        let last = ends.partition_point(|other| other.hit.span().to <= span.from);
        others.get(next).is_some_and(|other| other.from.saturating_sub(place.to) <= distance)
            || last.checked_sub(1).is_some_and(|at| place.from.saturating_sub(ends[at].to) <= distance)
    };
    places.iter().copied().filter(is_close).collect()
}
