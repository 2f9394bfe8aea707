//! Of the readings that the search for a byte slip came to, those that stand the proof.
//!
//! In: a line, the states in which the search ended and its trail. Out: [`Search`], candidates with their costs, the most
//! plausible first. It does not decide whether to repair.

use super::costs::{Costs, Rest};
use super::language::known;
use super::mirror::{self, narrow};
use super::shown::{Line, is_control};
use super::trail::{GONE, Read, State, Trail};
use crate::order::InOrder;

/// A proved repair.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The true text, without the tag that a slip may have broken.
    pub text: String,
    /// Index of the first character of the line that it does not cover.
    pub end: usize,
    /// Its cost and that of its neighbours, in nats.
    pub cost: f32,
    /// What the line came to.
    pub read: Read,
    /// Whether a byte of it is lost for good: a blank or □ stands for it.
    pub is_lossy: bool,
}

/// What the search found at one `?`: its repairs, the plausible first, each proved when it is asked for. All end such that
/// their costs compare.
pub struct Search<'l> {
    line: &'l Line<'l>,
    trail: &'l Trail,
    start: usize,
    /// What readings cost up to one common place, in order; and how many of them were looked at.
    costs: Vec<(f32, State)>,
    seen: usize,
    /// Of readings that cost the same those that are still to be proved, the last first.
    same: Vec<(f32, Read, State)>,
    /// The texts of those given so far, and where they end.
    given: Vec<(String, usize)>,
    /// What the line costs as it stands, up to the same place, in nats.
    pub as_found: f32,
    /// The same, if the slip began at another `?` further on only.
    pub as_later: f32,
}

impl<'l> Search<'l> {
    /// The search whose readings came to those ends.
    pub fn new(line: &'l Line<'l>, shown: &mut Costs, trail: &'l Trail, start: usize, done: &[State]) -> Self {
        let end = done.iter().map(|state| state.at).max().unwrap_or(start);
        // Many have come to the same index.
        let mut rests: Vec<(usize, Rest)> = Vec::new();
        let mut rest = |at: usize| {
            let known = rests.iter().find(|(known, _)| *known == at).map(|(_, rest)| *rest);
            known.unwrap_or_else(|| {
                rests.push((at, shown.rest(at, end, false)));
                rests[rests.len() - 1].1
            })
        };
        let mut cost = |state: &State| state.cost + rest(state.at).behind(state.last, line.page());
        let mut costs: Vec<(f32, State)> = done.iter().map(|state| (cost(state), *state)).collect();
        costs.order_by(|a, b| a.0.total_cmp(&b.0));
        let left = line.left_of(start);
        let as_found = shown.between(left, start, end, true);
        let later = (start + 1..end).find(|at| line.chars[*at] == '?');
        let as_later = later.map_or(as_found, |later| {
            shown.between(left, start, later, true) + shown.between(known('?'), later, end, false)
        });
        Self { line, trail, start, costs, seen: 0, same: Vec::new(), given: Vec::new(), as_found, as_later }
    }

    /// The next of those that cost the same, in the order of their texts.
    fn next_read(&mut self) -> Option<(f32, Read, State)> {
        if self.same.is_empty() {
            let rest = &self.costs[self.seen..];
            let same = rest.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()).next()?;
            self.seen += same.len();
            let read = |(cost, state): &(f32, State)| (*cost, self.trail.read(state, self.line.chars), *state);
            self.same = same.iter().map(read).collect();
            self.same.order_by(|a, b| a.1.truth.cmp(&b.1.truth));
            self.same.reverse();
        }
        self.same.pop()
    }
}

impl Iterator for Search<'_> {
    type Item = Candidate;

    fn next(&mut self) -> Option<Candidate> {
        loop {
            let (cost, read, State { at: end, .. }) = self.next_read()?;
            let text = read.truth[..read.truth.len() - read.tag].replace(GONE, "□");
            let known = self.given.iter().any(|(known, at)| *known == text && *at == end);
            if !known && proves(self.line, self.start, end, &read) {
                self.given.push((text.clone(), end));
                let is_lossy = text.ends_with([' ', '□']);
                return Some(Candidate { text, end, cost, read, is_lossy });
            }
        }
    }
}

/// Whether damaging what was read up to `end` gives what stands there.
fn proves(line: &Line, start: usize, end: usize, read: &Read) -> bool {
    let mut shown = String::with_capacity((end - start) * 3);
    shown.extend(line.chars[start..end].iter().filter(|c| !is_control(**c)).map(|c| narrow(*c)));
    mirror::damage(&read.truth, &read.insertions)
        .is_some_and(|damaged| damaged == shown || shown.contains("? ") && damaged == shown.replacen("? ", "?", 1))
}
