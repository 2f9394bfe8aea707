//! The search behind the byte-slip rule: which true text, damaged by the model, gives what stands here?
//!
//! In: the characters of one line and the place of a `?` in it. Out: candidates, the most plausible first, each proved
//! by [`mirror::damage`]. It does not decide whether to repair.
//!
//! A slip begins where the tool put something between the two bytes of a character: the first of them and one byte of
//! what was put in became the `?`. From there on each character shown is the second byte of a true one and the first
//! byte of the next, until a one-byte character or another `?` ends the run. So a state of the search is a place in
//! the line and the byte that is left over (*pending*); only the bytes inside a `?` are unknown.

use std::rc::Rc;

use super::language::{single, symbol};
use super::mirror;
use super::proof::{Search, rank};
use super::shown::{Line, is_control};
use super::trail::{GONE, Pending, State, Trail, What, prune};
use super::{gbk, pinyin};

/// States kept at each step; the unknown bytes alone make 126 at each end of a run.
const BEAM: usize = 600;
/// States that go on at a `?` within a run, each into some hundreds.
const BRANCHING: usize = 60;
/// States that go on at a `?` behind another, each into some ten thousand.
const WIDE_BRANCHING: usize = 12;
/// Characters that a run is followed for; the longest that was seen had some twenty.
const LONGEST: usize = 60;
/// How much dearer than the best that is known a state may be and still be followed, in nats.
const SLACK: f32 = 15.0;
/// What a byte that is lost for good costs, in nats: a blank or □ is put in its place.
const LOST: f32 = 3.0;
/// What a bracket costs that is lost for good where the line has the other one, in nats.
const LOST_BRACKET: f32 = 1.0;
/// What a quotation mark costs more where it does not pair, and a closing one less where one is open, in nats.
const PAIRING: f32 = 2.5;
/// Up to this cost in nats a character is one that the tool's table holds; a rarer one costs the difference.
const COMMON: f32 = 9.0;
/// What a mark costs more that was just set, in nats: nobody means to.
const TWICE: f32 = 5.0;
/// What a full-width letter or digit costs beyond a half-width one, in nats: sites hardly use them.
const WIDE_LETTER: f32 = 5.0;

/// A search at work.
struct Run<'l> {
    line: &'l Line<'l>,
    trail: Trail,
    /// A state that costs more leads nowhere.
    limit: f32,
    /// The `?` that was looked behind last, and what stands there.
    ending: Option<(usize, Rc<Ending>)>,
}

/// What stands behind a `?` that may end a run.
struct Ending {
    /// The syllable of a reading, and the index behind it.
    read: Option<(String, usize)>,
    /// The index behind what is left of a tag.
    tag: Option<usize>,
    /// The index of a mark before which control bytes may have been.
    mark: Option<usize>,
    /// The bracket that is missing there.
    bracket: Option<char>,
}

/// So many characters at most lie between two states that follow each other: a reading, or what is left of a tag.
const STRIDE: usize = 14;

impl Line<'_> {
    /// All repairs of the slip that begins with the `?` at index `start`; `quoted` says whether a quotation mark “ is
    /// open there.
    pub fn search(&self, start: usize, quoted: bool) -> Search {
        Run { line: self, trail: Trail::default(), limit: f32::INFINITY, ending: None }.search(start, quoted)
    }
}

impl Run<'_> {
    fn search(mut self, start: usize, quoted: bool) -> Search {
        let mut open = self.begin(start, quoted);
        let mut done: Vec<State> = open.extract_if(.., |state| state.pending.is_none()).collect();
        while !open.is_empty() {
            let asks = |state: &State| self.line.chars.get(state.at) == Some(&'?');
            let (mut asking, mut next): (Vec<State>, Vec<State>) =
                (open.extract_if(.., |state| asks(state)).collect(), Vec::new());
            let mut asking_again: Vec<State> =
                asking.extract_if(.., |state| matches!(state.pending, Some(Pending::Behind(_)))).collect();
            prune(&mut asking, BRANCHING);
            prune(&mut asking_again, WIDE_BRANCHING);
            let far = open.iter().chain(&asking).chain(&asking_again).map(|state| state.at).max().unwrap_or(start);
            self.limit = self.bound(start, &done, far + STRIDE) + SLACK;
            for state in open.into_iter().chain(asking).chain(asking_again) {
                self.step(state, &mut next);
            }
            let mut ended: Vec<State> = next.extract_if(.., |state| state.pending.is_none()).collect();
            prune(&mut ended, BRANCHING);
            done.extend(ended);
            let reached = next.iter().map(|state| state.at).max().unwrap_or(start);
            let hopeless = self.bound(start, &done, reached) + SLACK;
            next.retain(|state| state.cost < hopeless && state.at - start < LONGEST);
            prune(&mut next, BEAM);
            open = next;
        }
        rank(self.line, &self.trail, start, &done)
    }

    /// What the cheapest reading known so far costs up to index `reached`: the line as it stands, or a repair that is
    /// done and the line behind it.
    fn bound(&self, start: usize, done: &[State], reached: usize) -> f32 {
        let line = self.line;
        let as_found = line.cost_between(line.left_of(start), start, reached, true);
        let best = done.iter().min_by(|a, b| a.cost.total_cmp(&b.cost));
        let repaired = best.map(|state| state.cost + line.cost_between(state.last, state.at, reached, false));
        repaired.map_or(as_found, |repaired| repaired.min(as_found))
    }

    /// The states behind the `?` itself: a mark or a reading was put inside a character.
    fn begin(&mut self, start: usize, quoted: bool) -> Vec<State> {
        let last = self.line.left_of(start);
        let fresh = State { at: start + 1, pending: None, step: 0, length: 0, last, quoted, cost: 0.0 };
        let mut states = Vec::new();
        if let Some((mark, [first, second])) = self.line.mark_after(start) {
            for truth in (0x81..=0xFE).filter_map(|lead| gbk::decode(lead, first)) {
                if let Some(state) = self.append(fresh, truth) {
                    let state = self.trail.note(state, What::Controls(1));
                    states.push(State { at: mark + 1, pending: Some(Pending::Byte(second)), ..state });
                }
            }
        }
        self.parted_twice(start, fresh, &mut states);
        if let (Some((syllable, end)), Some([_, trail])) = (self.line.syllable(start + 1), self.line.wide_before(start))
        {
            for lead in 0x81..=0xFE {
                if let Some(entry) = gbk::decode(trail, lead).filter(|entry| pinyin::reads(*entry, &syllable)) {
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
            if let Some(state) = self.append(fresh, truth) {
                let state = self.trail.note(state, What::Controls(1));
                let state = self.trail.note(state, What::Controls(2));
                states.push(State { at: mark, ..state });
            }
        }
    }

    /// What can follow a state whose byte is pending.
    fn step(&mut self, state: State, next: &mut Vec<State>) {
        let (Some(pending), Some(&c)) = (state.pending, self.line.chars.get(state.at)) else { return };
        if is_control(c) {
            return next.push(State { at: state.at + 1, ..state });
        }
        if c == '?' {
            let ending = self.ending(state.at);
            for lead in pending.leads() {
                self.ends_in_question(state, *lead, &ending, next);
            }
        } else {
            for lead in pending.leads() {
                self.goes_on(state, *lead, c, next);
            }
        }
        if let (Pending::Byte(lead), '?') = (pending, c) {
            self.runs_through_question(state, lead, next);
        }
    }

    /// A character shown that is no `?`, behind the byte that is left over.
    fn goes_on(&mut self, state: State, pending: u8, c: char, next: &mut Vec<State>) {
        if c.is_ascii_graphic() {
            if let Some(truth) = gbk::decode(pending, c as u8) {
                next.extend(self.extended(state, truth));
            }
            let wide = mirror::widen(c).and_then(gbk::encode);
            next.extend(wide.and_then(|bytes| self.run_on(state, pending, bytes)));
        } else if let Some(bytes) = gbk::encode(c) {
            next.extend(self.run_on(state, pending, bytes));
        }
    }

    /// A shown two-byte character: its first byte ends a true one, its second is pending.
    fn run_on(&mut self, state: State, pending: u8, [first, second]: [u8; 2]) -> Option<State> {
        let next = self.extended(state, gbk::decode(pending, first)?)?;
        if second.is_ascii() {
            // A letter of its own, and with it the run is over.
            let letter = char::from(second);
            let cost = next.cost + self.line.page.pair(next.last, symbol(letter));
            let next = self.trail.note(next, What::Truth(letter));
            return Some(State { cost, last: symbol(letter), length: next.length + 1, ..next });
        }
        let next = State { pending: Some(Pending::Byte(second)), ..next };
        // The shown character may be a table's entry itself, with its reading behind it.
        if let (Some('('), Some((syllable, end))) = (self.line.chars.get(next.at), self.line.syllable(next.at + 1)) {
            let shown = gbk::decode(first, second)?;
            if pinyin::reads(shown, &syllable) {
                let read = self.trail.note(next, What::Reading(next.length + 1, next.at + 1, end));
                return Some(State { at: end, ..read });
            }
        }
        Some(next)
    }

    /// What stands behind the `?` at an index: all states that have come to it ask the same.
    fn ending(&mut self, at: usize) -> Rc<Ending> {
        if let Some((_, ending)) = self.ending.as_ref().filter(|(known, _)| *known == at) {
            return Rc::clone(ending);
        }
        let line = self.line;
        let ending = Rc::new(Ending {
            read: line.syllable(at + 1),
            tag: line.tag(at + 1),
            mark: line.mark_after(at).map(|(mark, _)| mark),
            bracket: line.lost_bracket(at + 1).filter(|_| line.mirrored),
        });
        self.ending = Some((at, Rc::clone(&ending)));
        ending
    }

    /// A `?` that ends the run: its lost lead byte ends a true character, the byte that it took along began what was
    /// put in behind that, or a tag.
    fn ends_in_question(&mut self, state: State, pending: u8, ending: &Ending, next: &mut Vec<State>) {
        let Ending { read, tag, mark, bracket } = ending;
        for truth in (0x80..=0xFE).filter_map(|trail| gbk::decode(pending, trail)) {
            if let Some((syllable, end)) = read {
                if pinyin::reads(truth, syllable)
                    && let Some(ended) = self.extended(state, truth)
                {
                    let ended = self.trail.note(ended, What::Reading(ended.length, state.at + 1, *end));
                    next.push(State { at: *end, ..ended });
                }
            } else if let Some(ended) = self.extended(state, truth) {
                if let Some(end) = tag {
                    let ended = self.trail.note(ended, What::Tag(state.at + 1, *end));
                    next.push(State { at: *end, ..ended });
                } else {
                    if let Some(mark) = mark {
                        let ended = self.trail.note(ended, What::Controls(ended.length));
                        next.push(State { at: *mark, ..ended });
                    }
                    self.ends_in_loss(ended, *bracket, mark.is_some(), next);
                }
            }
        }
    }

    /// A `?` whose second byte is gone, behind the character that it ends: at the end of the line there was none, else it
    /// was a bracket that pairs with one of the line's, or a blank, or a digit or letter, which □ then stands for. Before
    /// a mark there may have been control bytes instead.
    fn ends_in_loss(&mut self, ended: State, bracket: Option<char>, marked: bool, next: &mut Vec<State>) {
        if let Some(bracket) = bracket {
            let paired = self.trail.note(ended, What::Truth(bracket));
            next.push(State { cost: ended.cost + LOST_BRACKET, ..paired });
        }
        if marked {
            return;
        }
        let Some(behind) = self.line.chars.get(ended.at).filter(|c| **c != '\n') else {
            return next.push(ended);
        };
        if !self.line.mirrored {
            return;
        }
        if *behind != ' ' {
            let blank = self.trail.note(ended, What::Truth(' '));
            next.push(State { cost: ended.cost + LOST, ..blank });
        }
        if behind.is_alphanumeric() {
            let sign = self.trail.note(ended, What::Truth(GONE));
            let cost = ended.cost + LOST + self.line.page.pair(ended.last, '0');
            next.push(State { cost, last: '0', ..sign });
        }
    }

    /// A `?` inside a run: two bytes that are no character. The first ends a true character, the second begins the next.
    fn runs_through_question(&mut self, state: State, pending: u8, next: &mut Vec<State>) {
        for trail in 0x80..=0xFE {
            let Some(truth) = gbk::decode(pending, trail) else { continue };
            let through = self.extended(state, truth);
            next.extend(through.map(|through| State { pending: Some(Pending::Behind(trail)), ..through }));
        }
    }

    /// A state one character of the line further, of which the true one is known.
    fn extended(&mut self, state: State, truth: char) -> Option<State> {
        let next = self.append(state, truth)?;
        Some(State { at: state.at + 1, pending: None, ..next })
    }

    fn append(&mut self, state: State, truth: char) -> Option<State> {
        if is_private(truth) {
            return None;
        }
        let (page, last) = (self.line.page, symbol(truth));
        let wide = if matches!(last, '0' | 'a') { WIDE_LETTER } else { 0.0 };
        let twice =
            if last == state.last && matches!(last, '。' | '，' | '、' | '；' | '：') { TWICE } else { 0.0 };
        let form = page.form(truth) + pairing(truth, state.quoted) + wide + twice;
        let cost = state.cost + page.pair(state.last, last) + form;
        if cost >= self.limit {
            return None;
        }
        let quoted = quoted_behind(truth, state.quoted);
        let next = self.trail.note(state, What::Truth(truth));
        Some(State { cost, quoted, last, length: state.length + 2, ..next })
    }
}

/// Whether a quotation mark “ is open behind `c`, if `quoted` says so of the place before it.
pub const fn quoted_behind(c: char, quoted: bool) -> bool {
    match c {
        '“' => true,
        '”' | '\n' => false,
        _ => quoted,
    }
}

/// What the pairing of quotation marks adds to the cost of a character, in nats.
const fn pairing(c: char, quoted: bool) -> f32 {
    match (c, quoted) {
        ('”', true) => -PAIRING,
        ('”', false) | ('“', true) => PAIRING,
        _ => 0.0,
    }
}

const fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}')
}
