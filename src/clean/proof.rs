//! Of the readings that the search for a byte slip came to, those that stand the proof.
//!
//! In: a line, the states in which the search ended and its trail. Out: [`Search`], candidates with their costs, the most
//! plausible first. It does not decide whether to repair.

use super::mirror::{self, narrow};
use super::shown::{Line, is_control};
use super::trail::{GONE, Read, State, Trail};
use crate::order::InOrder;

/// Candidates given back.
const KEPT: usize = 6;

/// A proved repair.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The true text, without the tag that a slip may have broken.
    pub text: String,
    /// Index of the first character of the line that it does not cover.
    pub end: usize,
    /// Its cost and that of its neighbours, in nats.
    pub cost: f32,
    /// The bytes of the true text as the tool left them, for the evidence.
    pub bytes: String,
    /// Whether a byte of it is lost for good: a blank or □ stands for it.
    pub is_lossy: bool,
}

/// What the search found at one `?`.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Most plausible first; all end such that their costs compare.
    pub candidates: Vec<Candidate>,
    /// What the line costs as it stands, up to the same place, in nats.
    pub as_found: f32,
    /// The same, if the slip began at another `?` further on only.
    pub as_later: f32,
}

/// Costs up to one common place, the plausible first, the proved only.
pub fn rank(line: &Line, trail: &Trail, start: usize, done: &[State]) -> Search {
    let Some(end) = done.iter().map(|state| state.at).max() else { return Search::default() };
    let cost = |state: &State| state.cost + line.cost_between(state.last, state.at, end, false);
    let mut costs: Vec<(f32, &State)> = done.iter().map(|state| (cost(state), state)).collect();
    costs.order_by(|a, b| a.0.total_cmp(&b.0));
    let mut candidates: Vec<Candidate> = Vec::new();
    // Of those that cost the same the first in the order of their texts.
    for same in costs.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let mut same: Vec<(Read, &State)> =
            same.iter().map(|(_, state)| (trail.read(state, line.chars), *state)).collect();
        same.order_by(|a, b| a.0.truth.cmp(&b.0.truth));
        for (read, state) in same {
            let text = read.truth[..read.truth.len() - read.tag].replace(GONE, "□");
            let known = candidates.iter().any(|c| c.text == text && c.end == state.at);
            if candidates.len() < KEPT && !known && proves(line, start, state.at, &read) {
                let is_lossy = text.ends_with([' ', '□']);
                candidates.push(Candidate { text, end: state.at, cost: cost(state), bytes: read.bytes(), is_lossy });
            }
        }
        if candidates.len() == KEPT {
            break;
        }
    }
    let left = line.left_of(start);
    let as_found = line.cost_between(left, start, end, true);
    let later = (start + 1..end).find(|at| line.chars[*at] == '?');
    let as_later = later.map_or(as_found, |later| {
        line.cost_between(left, start, later, true) + line.cost_between('?', later, end, false)
    });
    Search { candidates, as_found, as_later }
}

/// Whether damaging what was read up to `end` gives what stands there.
fn proves(line: &Line, start: usize, end: usize, read: &Read) -> bool {
    let shown = line.chars[start..end].iter().filter(|c| !is_control(**c));
    let shown: String = shown.map(|c| narrow(*c)).collect();
    mirror::damage(&read.truth, &read.insertions)
        .is_some_and(|damaged| damaged == shown || shown.contains("? ") && damaged == shown.replacen("? ", "?", 1))
}
