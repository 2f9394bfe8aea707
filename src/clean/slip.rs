//! The search behind the byte-slip rule: which true text, damaged by the model, gives what stands here?
//!
//! In: the characters of one line and the place of a `?` in it. Out: candidates, the most plausible first, each proved
//! by [`mirror::damage`]. It does not decide whether to repair.
//!
//! A slip begins where the tool put something between the two bytes of a character: the first of them and one byte of
//! what was put in became the `?`. From there on each character shown is the second byte of a true one and the first
//! byte of the next, until a one-byte character or another `?` ends the run. So a state of the search is a place in
//! the line and the byte that is left over (*pending*); only the bytes inside a `?` are unknown.

mod question;

use std::rc::Rc;

use super::costs::Costs;
use super::gbk;
use super::idiom::Behind;
use super::language::{single, symbol};
use super::mirror;
use super::pinyin;
use super::proof::Search;
use super::shown::{Line, is_control};
use super::trail::{Beam, Pending, State, Trail, What, prune};
use super::truth::Truth;
use question::Ending;

/// States kept at each step; the unknown bytes alone make 126 at each end of a run.
const BEAM: usize = 600;
/// States that go on at a `?` within a run, each into some hundreds.
const BRANCHING: usize = 60;
/// States that go on at a `?` behind another, each into some ten thousand.
const WIDE_BRANCHING: usize = 12;
/// States that go on of those to which the same can follow: more repairs than these are not looked at.
const ALIKE: usize = 8;
/// Characters that a run is followed for; the longest that was seen had some twenty.
const LONGEST: usize = 60;
/// How much dearer than the best that is known a state may be and still be followed, in nats.
const SLACK: f32 = 15.0;
/// Up to this cost in nats a character is one that the tool's table holds; a rarer one costs the difference.
const COMMON: f32 = 9.0;

/// A search at work.
struct Run<'l> {
    line: &'l Line<'l>,
    costs: Costs<'l>,
    trail: Trail,
    /// A state that costs more leads nowhere.
    limit: f32,
    /// The `?` that was looked behind last, and what stands there.
    ending: Option<(usize, Rc<Ending>)>,
    /// The symbol that was looked behind last, and what is known of others there.
    behind: Option<(char, Behind<'l>)>,
    /// The byte that a `?` was taken to stand behind last, whether a quotation mark was open, and what both may have been.
    ended: Option<((u8, bool), Truths)>,
    /// Room for states that follow, a few at a time.
    cheapest: Vec<State>,
}

/// True characters, each with its second byte.
type Truths = Rc<[(u8, Truth)]>;

/// The states that follow others.
struct Next {
    /// Those with a byte left over.
    open: Beam,
    /// What one of them costs at most, in nats.
    most: f32,
    /// How far they have come.
    reached: usize,
    /// Those without.
    ended: Beam,
}

/// So many characters at most lie between two states that follow each other: a reading, or what is left of a tag.
const STRIDE: usize = 14;

impl Line<'_> {
    /// All repairs of the slip that begins with the `?` at index `start`, the most plausible first; `quoted` says whether a
    /// quotation mark “ is open there.
    pub fn search(&self, start: usize, quoted: bool) -> Search<'_> {
        let (costs, trail) = (Costs::new(self, start), Trail::new());
        let cheapest = Vec::with_capacity(ALIKE + 1);
        Run { line: self, costs, trail, limit: f32::INFINITY, ending: None, behind: None, ended: None, cheapest }
            .search(start, quoted)
    }
}

impl<'l> Run<'l> {
    fn search(mut self, start: usize, quoted: bool) -> Search<'l> {
        let mut open = self.begin(start, quoted);
        let mut done: Vec<State> = open.extract_if(.., |state| state.pending.is_none()).collect();
        while !open.is_empty() {
            let asks = |state: &State| self.line.chars.get(state.at) == Some(&'?');
            let mut asking: Vec<State> = open.extract_if(.., |state| asks(state)).collect();
            let mut asking_again: Vec<State> =
                asking.extract_if(.., |state| matches!(state.pending, Some(Pending::Behind(_)))).collect();
            prune(&mut asking, BRANCHING);
            prune(&mut asking_again, WIDE_BRANCHING);
            open.extend(asking);
            open.extend(asking_again);
            let far = open.iter().map(|state| state.at).max().unwrap_or(start);
            self.limit = self.bound(start, &done, far + STRIDE) + SLACK;
            let farthest = open.iter().map(|state| self.farthest(state.at)).max().unwrap_or(start);
            let most = self.bound(start, &done, farthest) + SLACK;
            let mut next = Next { open: Beam::new(BEAM), most, reached: start, ended: Beam::new(BRANCHING) };
            for alike in open.chunk_by(State::is_like) {
                self.step(alike, &mut next);
            }
            done.extend(next.ended.states());
            let hopeless = self.bound(start, &done, next.reached) + SLACK;
            open = next.open.states();
            open.retain(|state| state.cost < hopeless && state.at - start < LONGEST);
        }
        Search::new(self.line, &mut self.costs, self.trail, start, &done)
    }

    /// The farthest that a state at an index can come by one character with a byte left over.
    fn farthest(&self, at: usize) -> usize {
        let bracket = self.line.chars.get(at + 1) == Some(&'(');
        self.line.reading(at + 2).filter(|_| bracket).unwrap_or(at + 1)
    }

    /// What the cheapest reading known so far costs up to index `reached`: the line as it stands, or a repair that is
    /// done and the line behind it.
    fn bound(&mut self, start: usize, done: &[State], reached: usize) -> f32 {
        let as_found = self.costs.between(self.line.left_of(start), start, reached, true);
        let best = done.iter().min_by(|a, b| a.cost.total_cmp(&b.cost));
        let repaired = best.map(|state| state.cost + self.costs.between(state.last, state.at, reached, false));
        repaired.map_or(as_found, |repaired| repaired.min(as_found))
    }

    /// The states behind the `?` itself: a mark or a reading was put inside a character.
    fn begin(&mut self, start: usize, quoted: bool) -> Vec<State> {
        let last = self.line.left_of(start);
        let fresh = State { at: start + 1, pending: None, step: 0, length: 0, last, quoted, cost: 0.0 };
        let mut states = Vec::new();
        if let Some((mark, [first, second])) = self.line.mark_after(start) {
            for truth in (0x81..=0xFE).filter_map(|lead| gbk::decode(lead, first)) {
                if let Some(state) = self.appended(fresh, truth) {
                    let state = self.trail.note(state, What::Controls(1));
                    states.push(State { at: mark + 1, pending: Some(Pending::Byte(second)), ..state });
                }
            }
        }
        self.parted_twice(start, fresh, &mut states);
        if let (Some((syllable, end)), Some([_, trail])) = (self.line.syllable(start + 1), self.line.wide_before(start))
        {
            for lead in 0x81..=0xFE {
                if let Some(entry) = gbk::decode(trail, lead).filter(|entry| pinyin::reads(*entry, syllable)) {
                    let state = self.trail.note(fresh, What::Reading(1, start + 1, end));
                    let cost = (single(symbol(entry)) - COMMON).max(0.0);
                    states.push(State { at: end, pending: Some(Pending::Byte(lead)), cost, ..state });
                }
            }
        }
        states
    }

    /// A character that was parted from inside and then from the mark behind it: `??,` was 住， (D7·A1·A3AC), whose A1A3
    /// looked like a mark until the tool came to the next.
    fn parted_twice(&mut self, start: usize, fresh: State, states: &mut Vec<State>) {
        let twice = self.line.mirrored && self.line.chars.get(start + 1) == Some(&'?');
        let Some((mark, [first, _])) = self.line.mark_after(start + 1).filter(|_| twice) else { return };
        let across = mirror::MARKS.iter().filter_map(|mark| gbk::encode(*mark)).filter(|bytes| bytes[1] == first);
        for truth in across.flat_map(|[trail, _]| (0x81..=0xFE).filter_map(move |lead| gbk::decode(lead, trail))) {
            if let Some(state) = self.appended(fresh, truth) {
                let state = self.trail.note(state, What::Controls(1));
                let state = self.trail.note(state, What::Controls(2));
                states.push(State { at: mark, ..state });
            }
        }
    }

    /// What can follow states that are alike, with a byte left over.
    fn step(&mut self, alike: &[State], next: &mut Next) {
        let State { at, pending, .. } = alike[0];
        let (Some(pending), Some(&c)) = (pending, self.line.chars.get(at)) else { return };
        if is_control(c) {
            return alike.iter().for_each(|state| next.goes_on(State { at: at + 1, ..*state }));
        }
        if c == '?' {
            let ending = self.ending(at);
            for lead in pending.leads() {
                self.ends_in_question(alike, *lead, &ending, next);
            }
        } else {
            self.goes_on(alike, pending.leads(), c, next);
        }
        if let (Pending::Byte(lead), '?') = (pending, c) {
            self.runs_through_question(alike, lead, next);
        }
    }

    /// A character shown that is no `?`, behind one of the bytes that may be left over.
    fn goes_on(&mut self, alike: &[State], leads: &[u8], c: char, next: &mut Next) {
        let half = c.is_ascii_graphic();
        let wide = if half { mirror::widen(c) } else { Some(c) }.and_then(gbk::encode);
        for lead in leads {
            if let Some(truth) = gbk::decode(*lead, c as u8).filter(|_| half) {
                self.extend(alike, truth, self.limit, |run, state| {
                    if next.ended.takes(state.cost) {
                        next.ended.push(run.trail.note(state, What::Truth(truth)));
                    }
                });
            }
            if let Some(bytes) = wide {
                self.run_on(alike, *lead, bytes, next);
            }
        }
    }

    /// A shown two-byte character: its first byte ends a true one, its second is pending.
    fn run_on(&mut self, alike: &[State], pending: u8, [first, second]: [u8; 2], next: &mut Next) {
        let Some(truth) = gbk::decode(pending, first) else { return };
        if second.is_ascii() {
            // A letter of its own, and with it the run is over.
            let letter = char::from(second);
            let letter_cost = self.line.page.pair(symbol(truth), symbol(letter));
            return self.extend(alike, truth, self.limit, |run, state| {
                let cost = state.cost + letter_cost;
                if next.ended.takes(cost) {
                    let state = run.trail.note(state, What::Truth(truth));
                    let state = run.trail.note(state, What::Truth(letter));
                    next.ended.push(State { cost, last: symbol(letter), length: state.length + 1, ..state });
                }
            });
        }
        // The shown character may be a table's entry itself, with its reading behind it.
        let behind = alike[0].at + 1;
        let bracket = self.line.chars.get(behind) == Some(&'(');
        let read = self.line.syllable(behind + 1).filter(|_| bracket);
        let shown = gbk::decode(first, second);
        let read = read.filter(|(syllable, _)| shown.is_some_and(|shown| pinyin::reads(shown, *syllable)));
        let limit = self.limit.min(next.most).min(next.open.below());
        self.extend(alike, truth, limit, |run, state| {
            let state =
                State { pending: Some(Pending::Byte(second)), at: read.map_or(behind, |(_, end)| end), ..state };
            if next.takes(&state) {
                let mut state = run.trail.note(state, What::Truth(truth));
                if let Some((_, end)) = read {
                    state = run.trail.note(state, What::Reading(state.length + 1, behind + 1, end));
                }
                next.open.push(state);
            }
        });
    }

    /// The states one character of the line further, of which the true one is known, that cost less than `limit`; that
    /// character is still to be noted.
    fn extend(&mut self, alike: &[State], truth: char, limit: f32, extended: impl FnMut(&mut Self, State)) {
        if let Some(truth) = Truth::new(self.line.page, truth, alike[0].quoted) {
            self.extend_by(alike, &truth, limit, extended);
        }
    }

    /// Of the states that the character leads to the cheapest go on, the cheapest first: whatever follows costs them all the
    /// same.
    fn extend_by(
        &mut self,
        alike: &[State],
        truth: &Truth,
        mut limit: f32,
        mut extended: impl FnMut(&mut Self, State),
    ) {
        let mut cheapest = std::mem::take(&mut self.cheapest);
        for same in alike.chunk_by(|a, b| a.last == b.last) {
            // A neighbour costs nothing at least.
            if least(same) + truth.form >= limit {
                continue;
            }
            let follower = truth.behind(same[0].last, &self.behind(same[0].last));
            for state in same {
                let cost = follower.added_to(state.cost);
                if cost < limit {
                    let place = cheapest.partition_point(|cheaper| cheaper.cost <= cost);
                    cheapest.insert(place, follower.extend(state, cost));
                    if cheapest.len() > ALIKE {
                        cheapest.pop();
                        limit = cheapest[ALIKE - 1].cost;
                    }
                }
            }
        }
        for state in cheapest.drain(..) {
            extended(self, state);
        }
        self.cheapest = cheapest;
    }

    /// The state with a true character behind it, which is noted; the line is where it was.
    fn appended(&mut self, state: State, truth: char) -> Option<State> {
        let behind = self.behind(state.last);
        let follower = Truth::new(self.line.page, truth, state.quoted)?.behind(state.last, &behind);
        let next = follower.extend(&state, follower.added_to(state.cost));
        Some(State { at: state.at, ..self.trail.note(next, What::Truth(truth)) })
    }

    /// What is known of the symbols behind that one.
    fn behind(&mut self, left: char) -> Behind<'l> {
        match self.behind {
            Some((known, behind)) if known == left => behind,
            _ => self.behind.insert((left, self.line.page.behind(left))).1,
        }
    }
}

impl Next {
    /// Whether there is room for a state that goes on.
    fn takes(&mut self, state: &State) -> bool {
        self.reached = self.reached.max(state.at);
        state.cost < self.most && self.open.takes(state.cost)
    }

    /// Takes a state that goes on if there is room for it.
    fn goes_on(&mut self, state: State) {
        if self.takes(&state) {
            self.open.push(state);
        }
    }
}

/// The least that any of the states costs, in nats.
fn least(states: &[State]) -> f32 {
    states.iter().map(|state| state.cost).fold(f32::INFINITY, f32::min)
}
