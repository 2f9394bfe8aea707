//! The search behind the byte-slip rule: which true text, damaged by the model, gives what stands here?
//!
//! In: the characters of one line and the place of a `?` in it. Out: candidates, the most plausible first, each proved
//! by [`mirror::damage`]. It does not decide whether to repair.
//!
//! A slip begins where the tool put something between the two bytes of a character: the first of them and one byte of
//! what was put in became the `?`. From there on each character shown is the second byte of a true one and the first
//! byte of the next, until a one-byte character or another `?` ends the run. So a state of the search is a place in
//! the line and the byte that is left over (*pending*); only the bytes inside a `?` are unknown.

mod alike;
mod question;

use std::rc::Rc;

use super::costs::{Costs, unread};
use super::gbk::{self, Leads};
use super::idiom::Behind;
use super::language::{known, single};
use super::mirror;
use super::open::Open;
use super::pinyin;
use super::proof::Search;
use super::shown::{Line, is_control};
use super::trail::{Beam, Pending, State, Trail, What, prune};
use super::truth::Truth;
use alike::{Cheapest, Level};
use question::Ending;

/// States kept at each step; the unknown bytes alone make 126 at each end of a run.
const BEAM: usize = 600;
/// States that go on at a `?` within a run, each into some hundreds.
const BRANCHING: usize = 60;
/// States that go on at a `?` behind another, each into some ten thousand.
const WIDE_BRANCHING: usize = 12;
/// Characters that a run is followed for; the longest that was seen had some twenty.
const LONGEST: usize = 60;
/// How much dearer than the best that is known, and at the beginning than the cheapest, a state may be and still be followed, in
/// nats: of what begins dearer none was ever chosen, nor came near.
const SLACK: f32 = 8.0;
/// Up to this cost in nats a character is one that the tool's table holds; a rarer one costs the difference.
const COMMON: f32 = 9.0;

/// What a search writes on, kept from one to the next: it takes some dozen kilobytes.
pub struct Desk {
    trail: Trail,
    states: Vec<State>,
    done: Vec<State>,
    next: Next,
}

impl Default for Desk {
    fn default() -> Self {
        let next = Next { open: Beam::new(BEAM), most: 0.0, reached: 0, ended: Beam::new(BRANCHING) };
        Self { trail: Trail::new(), states: Vec::new(), done: Vec::new(), next }
    }
}

/// A search at work.
struct Run<'l> {
    line: &'l Line<'l>,
    costs: Costs<'l>,
    trail: &'l mut Trail,
    /// Where the slip begins.
    start: usize,
    /// The cheapest repair that is done.
    best: Option<State>,
    /// What states cost less than that lead anywhere, by the index that they have come to, in nats.
    limits: Vec<(usize, f32)>,
    /// The `?` that was looked behind last, and what stands there.
    ending: Option<(usize, Rc<Ending>)>,
}

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

impl Line<'_> {
    /// All repairs of the slip that begins with the `?` at index `start`, the most plausible first; `open` are the quotation
    /// marks and brackets that are open there.
    pub fn search<'l>(&'l self, start: usize, open: Open, desk: &'l mut Desk) -> Search<'l> {
        let Desk { trail, states, done, next } = desk;
        trail.clear();
        done.clear();
        let costs = Costs::new(self, start);
        let mut run = Run { line: self, costs, trail, start, best: None, limits: Vec::new(), ending: None };
        run.begin(start, open, states);
        let least = states.iter().map(|state| state.cost).fold(f32::INFINITY, f32::min);
        states.retain(|state| state.cost < least + SLACK);
        run.search(states, done, next);
        Search::new(self, &mut run.costs, run.trail, start, done)
    }
}

impl Run<'_> {
    /// Follows the `open` states until none is left.
    fn search(&mut self, open: &mut Vec<State>, done: &mut Vec<State>, next: &mut Next) {
        let start = self.start;
        done.extend(open.extract_if(.., |state| state.pending.is_none()));
        self.ends_with(done);
        while !open.is_empty() {
            self.leave_few_at_questions(open);
            let places = open.chunk_by(|a, b| a.at == b.at).map(|same| same[0].at);
            let farthest = places.map(|at| self.farthest(at)).max().unwrap_or(start);
            (next.most, next.reached) = (self.limit(farthest), start);
            for level in open.chunk_by(State::is_level) {
                self.step(level, next);
            }
            let from = done.len();
            next.ended.pour(done);
            self.ends_with(&done[from..]);
            let hopeless = self.limit(next.reached);
            open.clear();
            next.open.pour(open);
            open.retain(|state| state.cost < hopeless && state.at - start < LONGEST);
        }
    }

    /// Of the states that have come to a `?` only the cheapest go on: each leads into many.
    fn leave_few_at_questions(&self, open: &mut Vec<State>) {
        let asks = |state: &State| self.line.chars.get(state.at) == Some(&'?');
        if !open.iter().any(asks) {
            return;
        }
        let mut asking: Vec<State> = open.extract_if(.., |state| asks(state)).collect();
        let mut asking_again: Vec<State> =
            asking.extract_if(.., |state| matches!(state.pending, Some(Pending::Behind(_)))).collect();
        prune(&mut asking, BRANCHING);
        prune(&mut asking_again, WIDE_BRANCHING);
        open.extend(asking);
        open.extend(asking_again);
    }

    /// The farthest that a state at an index can come by one character with a byte left over.
    fn farthest(&self, at: usize) -> usize {
        let bracket = self.line.chars.get(at + 1) == Some(&'(');
        self.line.reading(at + 2).filter(|_| bracket).unwrap_or(at + 1)
    }

    /// What a state at index `reached` costs less than if it leads anywhere: not much more than the cheapest reading known so
    /// far, the line as it stands, or a repair that is done and the line behind it.
    fn limit(&mut self, reached: usize) -> f32 {
        if let Some((_, limit)) = self.limits.iter().find(|(known, _)| *known == reached) {
            return *limit;
        }
        let as_found = self.costs.between(self.line.left_of(self.start), self.start, reached, true);
        let repaired = self.best.map(|state| state.cost + self.costs.between(state.last, state.at, reached, false));
        let limit = repaired.map_or(as_found, |repaired| repaired.min(as_found)) + SLACK;
        self.limits.push((reached, limit));
        limit
    }

    /// Takes note of repairs that are done.
    fn ends_with(&mut self, done: &[State]) {
        let best = done.iter().chain(&self.best).min_by(|a, b| a.cost.total_cmp(&b.cost)).copied();
        if best.map(|state| state.step) != self.best.map(|state| state.step) {
            self.limits.clear();
        }
        self.best = best;
    }

    /// The states behind the `?` itself: a mark or a reading was put inside a character.
    fn begin(&mut self, start: usize, open: Open, states: &mut Vec<State>) {
        let last = self.line.left_of(start);
        let fresh = State { at: start + 1, pending: None, step: 0, length: 0, last, open, cost: 0.0 };
        let behind = self.line.page().behind(last);
        if let Some((mark, [first, second])) = self.line.mark_after(start) {
            for (_, truth) in &self.line.truths.before(first).all {
                let state = self.appended(fresh, &truth.within(open), &behind);
                let state = self.trail.note(state, What::Controls(1));
                states.push(State { at: mark + 1, pending: Some(Pending::Byte(second)), ..state });
            }
        }
        self.parted_twice(fresh, &behind, states);
        if let (Some((syllable, end)), Some([_, trail])) = (self.line.syllable(start + 1), self.line.wide_before(start))
        {
            for lead in 0x81..=0xFE {
                if let Some(entry) = gbk::decode(trail, lead).filter(|entry| pinyin::reads(*entry, syllable)) {
                    let state = self.trail.note(fresh, What::Reading(1, (end - start) as u8 - 1, start + 1));
                    let cost = (single(entry) - COMMON).max(0.0);
                    states.push(State { at: end, pending: Some(Pending::Byte(lead)), cost, ..state });
                }
            }
        }
    }

    /// A character that was parted from inside and then from the mark behind it: `??,` was 住， (D7·A1·A3AC), whose A1A3
    /// looked like a mark until the tool came to the next.
    fn parted_twice(&mut self, fresh: State, behind: &Behind, states: &mut Vec<State>) {
        let start = self.start;
        let twice = self.line.mirrored && self.line.chars.get(start + 1) == Some(&'?');
        let Some((mark, [first, _])) = self.line.mark_after(start + 1).filter(|_| twice) else { return };
        let across = mirror::MARKS.iter().filter_map(|mark| gbk::encode(*mark)).filter(|bytes| bytes[1] == first);
        for (_, truth) in across.flat_map(|[trail, _]| &self.line.truths.before(trail).all) {
            let state = self.appended(fresh, &truth.within(fresh.open), behind);
            let state = self.trail.note(state, What::Controls(1));
            let state = self.trail.note(state, What::Controls(2));
            states.push(State { at: mark, ..state });
        }
    }

    /// What can follow states that have come equally far, with a byte left over.
    fn step(&mut self, level: &[State], next: &mut Next) {
        let State { at, pending, .. } = level[0];
        let Some(&c) = self.line.chars.get(at) else { return };
        if is_control(c) {
            return level.iter().for_each(|state| next.goes_on(State { at: at + 1, ..*state }));
        }
        let many_follow = c == '?' || matches!(pending, Some(Pending::Behind(_)));
        let level = &Level::new(level, self.line.page(), many_follow);
        let leads = level.leads();
        if c == '?' {
            let ending = self.ending(at);
            for lead in leads.iter() {
                self.ends_in_question(level, lead, &ending, next);
            }
        } else {
            self.goes_on(level, leads, c, next);
        }
        if let (Some(Pending::Byte(lead)), '?') = (pending, c) {
            self.runs_through_question(level, lead, next);
        }
    }

    /// A character shown that is no `?`, behind one of the bytes that may be left over.
    fn goes_on(&mut self, level: &Level, leads: Leads, c: char, next: &mut Next) {
        let behind = level.at + 1;
        let read = self.line.bracketed(behind);
        let half = c.is_ascii_graphic();
        if half {
            let limit = self.limit(behind);
            for lead in leads.iter() {
                self.extend(level, [lead, c as u8], limit, |run, state, truth| {
                    // A reading behind it is its own.
                    let cost = state.cost + read.map_or(0.0, |(syllable, _)| unread(truth.known, syllable));
                    if next.ended.takes(cost) {
                        next.ended.push(State { cost, ..run.trail.note(state, What::Truth(truth.c)) });
                    }
                });
            }
        }
        let wide = if half { mirror::widen(c) } else { Some(c) }.and_then(gbk::encode);
        let Some(bytes @ [first, second]) = wide else { return };
        if second.is_ascii() {
            return leads.iter().for_each(|lead| self.ends_in_letter(level, lead, bytes, next));
        }
        // The shown character may be a table's entry itself, with its reading behind it.
        let shown = gbk::decode(first, second);
        let read = read.filter(|(syllable, _)| shown.is_some_and(|shown| pinyin::reads(shown, *syllable)));
        for lead in leads.iter() {
            self.run_on(level, lead, bytes, read.map(|(_, end)| end), next);
        }
    }

    /// A shown two-byte character whose first byte ends a true one, and whose second is a letter of its own: with it the run is
    /// over.
    fn ends_in_letter(&mut self, level: &Level, pending: u8, [first, second]: [u8; 2], next: &mut Next) {
        let letter = char::from(second);
        let limit = self.limit(level.at + 1);
        self.extend(level, [pending, first], limit, |run, state, truth| {
            let last = known(letter);
            let cost = state.cost + run.line.page().pair(truth.known, last);
            if next.ended.takes(cost) {
                let state = run.trail.note(state, What::Truth(truth.c));
                let state = run.trail.note(state, What::Truth(letter));
                next.ended.push(State { cost, last, length: state.length + 1, ..state });
            }
        });
    }

    /// A shown two-byte character: its first byte ends a true one, its second is pending. Where its own reading stands behind
    /// it, that ends at the index `read`.
    fn run_on(&mut self, level: &Level, pending: u8, [first, second]: [u8; 2], read: Option<usize>, next: &mut Next) {
        let behind = level.at + 1;
        let limit = next.most.min(next.open.below());
        self.extend(level, [pending, first], limit, |run, state, truth| {
            let state = State { pending: Some(Pending::Byte(second)), at: read.unwrap_or(behind), ..state };
            if next.takes(&state) {
                let mut state = run.trail.note(state, What::Truth(truth.c));
                if let Some(end) = read {
                    state =
                        run.trail.note(state, What::Reading(state.length + 1, (end - behind) as u8 - 1, behind + 1));
                }
                next.open.push(state);
            }
        });
    }

    /// The states one character of the line further, of which the bytes of the true one are known, that cost less than
    /// `limit`; that character is still to be noted.
    fn extend(
        &mut self,
        level: &Level,
        bytes: [u8; 2],
        limit: f32,
        mut extended: impl FnMut(&mut Self, State, &Truth),
    ) {
        if let Some(truth) = Truth::new(self.line.page(), bytes).map(|truth| truth.within(level.open)) {
            self.extend_by(level, bytes[0], &truth, limit, |run, state| extended(run, state, &truth));
        }
    }

    /// Of the states that the character leads to the cheapest go on, the cheapest first: whatever follows costs them all the
    /// same.
    fn extend_by(
        &mut self,
        level: &Level,
        lead: u8,
        truth: &Truth,
        mut limit: f32,
        mut extended: impl FnMut(&mut Self, State),
    ) {
        let mut cheapest = Cheapest::default();
        // A neighbour costs nothing at least.
        for same in level.led_by(lead, truth.form, limit) {
            if same.least + truth.form >= limit {
                continue;
            }
            let added = truth.behind(same.states[0].last, &same.behind);
            for state in same.states {
                let cost = state.cost + added;
                if cost < limit {
                    limit = cheapest.take(cost, state).min(limit);
                }
            }
        }
        for (cost, state) in cheapest.states() {
            extended(self, truth.extend(state, cost));
        }
    }

    /// The state with a true character behind it, which is noted; the line is where it was. That is known of others `behind`
    /// its last.
    fn appended(&mut self, state: State, truth: &Truth, behind: &Behind) -> State {
        let next = truth.extend(&state, state.cost + truth.behind(state.last, behind));
        State { at: state.at, ..self.trail.note(next, What::Truth(truth.c)) }
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
