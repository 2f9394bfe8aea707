//! The search behind the byte-slip rule: which true text, damaged by the model, gives what stands here?
//!
//! In: the characters of one line and the place of a `?` in it. Out: candidates, the most plausible first, each proved
//! by [`mirror::damage`]. It does not decide whether to repair.
//!
//! A slip begins where the tool put something between the two bytes of a character: the first of them and one byte of
//! what was put in became the `?`. From there on each character shown is the second byte of a true one and the first
//! byte of the next, until a one-byte character or another `?` ends the run. So a state of the search is a place in
//! the line and the byte that is left over (*pending*); only the bytes inside a `?` are unknown.

use std::fmt::Write as _;

use super::language::{single, symbol};
use super::mirror::{self, Inserted, Insertion, narrow};
use super::shown::{Line, is_control};
use super::{gbk, pinyin};

/// States kept at each step; the unknown bytes alone make 126 at each end of a run.
const BEAM: usize = 600;
/// States that go on at a `?` within a run, each into some hundreds.
const BRANCHING: usize = 60;
/// Characters that a run is followed for; the longest that was seen had some twenty.
const LONGEST: usize = 60;
/// How much dearer than the best that is known a state may be and still be followed, in nats.
const SLACK: f32 = 15.0;
/// Candidates given back.
const KEPT: usize = 6;
/// What a byte that is lost for good costs, in nats: a blank or □ is put in its place.
const LOST: f32 = 3.0;
/// What a character behind another `?` is taken to cost at most, in nats: it will be repaired in its turn.
const DAMAGED: f32 = 5.0;
/// Stands in a true text for a digit or letter that is lost for good.
const GONE: char = '\u{7F}';
/// What a quotation mark costs more where it does not pair, and a closing one less where one is open, in nats; also what
/// a mark costs more at the end of a line that it cannot end.
const PAIRING: f32 = 2.5;
/// Up to this cost in nats a character is one that the tool's table holds; a rarer one costs the difference.
const COMMON: f32 = 9.0;
/// What a full-width letter or digit costs beyond a half-width one, in nats: sites hardly use them.
const WIDE_LETTER: f32 = 5.0;

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
}

#[derive(Clone, Debug)]
struct State {
    at: usize,
    pending: Option<u8>,
    truth: String,
    /// Bytes (GBK) of `truth`.
    length: usize,
    insertions: Vec<Insertion>,
    /// A broken tag at the end of `truth`, in bytes.
    tag: usize,
    last: char,
    /// Whether a quotation mark “ is open.
    quoted: bool,
    cost: f32,
}

impl Line<'_> {
    /// All repairs of the slip that begins with the `?` at index `start`; `quoted` says whether a quotation mark “ is
    /// open there.
    pub fn search(&self, start: usize, quoted: bool) -> Search {
        let mut open = self.begin(start, quoted);
        let mut done: Vec<State> = open.extract_if(.., |state| state.pending.is_none()).collect();
        while !open.is_empty() {
            open.sort_by(|a, b| a.cost.total_cmp(&b.cost));
            let mut next: Vec<State> = Vec::new();
            for (rank, state) in open.iter().enumerate() {
                if rank < BRANCHING || self.chars.get(state.at) != Some(&'?') {
                    next.extend(self.step(state));
                }
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
        self.rank(start, done)
    }

    /// What the cheapest reading known so far costs up to index `reached`: the line as it stands, or a repair that is
    /// done and the line behind it.
    fn bound(&self, start: usize, done: &[State], reached: usize) -> f32 {
        let as_found = self.cost_between(self.left_of(start), start, reached, f32::INFINITY);
        let best = done.iter().min_by(|a, b| a.cost.total_cmp(&b.cost));
        let repaired = best.map(|state| state.cost + self.cost_between(state.last, state.at, reached, DAMAGED));
        repaired.map_or(as_found, |repaired| repaired.min(as_found))
    }

    /// The states behind the `?` itself: a mark or a reading was put inside a character.
    fn begin(&self, start: usize, quoted: bool) -> Vec<State> {
        let last = self.left_of(start);
        let fresh = State {
            at: start + 1,
            pending: None,
            truth: String::new(),
            length: 0,
            insertions: Vec::new(),
            tag: 0,
            last,
            quoted,
            cost: 0.0,
        };
        let mut states = Vec::new();
        if let Some((mark, [first, second])) = self.mark_after(start) {
            states.extend((0x81..=0xFE).filter_map(|lead| {
                let mut state = fresh.clone();
                self.append(&mut state, gbk::decode(lead, first)?)?;
                state.insertions.push(Insertion { at: 1, what: Inserted::Controls });
                Some(State { at: mark + 1, pending: Some(second), ..state })
            }));
        }
        states.extend(self.parted_twice(start, &fresh));
        if let (Some((letters, end)), Some([_, trail])) = (self.letters(start + 1), self.wide_before(start)) {
            let syllable = pinyin::syllable(&letters);
            states.extend((0x81..=0xFE).filter_map(|lead| {
                let entry = gbk::decode(trail, lead)?;
                let fits = syllable.as_deref().is_some_and(|syllable| pinyin::reads(entry, syllable));
                let what = Inserted::Reading(format!("({letters})"));
                let insertions = vec![Insertion { at: 1, what }];
                let cost = (single(symbol(entry)) - COMMON).max(0.0);
                fits.then(|| State { at: end, pending: Some(lead), insertions, cost, ..fresh.clone() })
            }));
        }
        states
    }

    /// A character that was parted from inside and then from the mark behind it: `??,` was 住， (D7·A1·A3AC), whose A1A3
    /// looked like a mark until the tool came to the next.
    fn parted_twice(&self, start: usize, fresh: &State) -> Vec<State> {
        let twice = self.mirrored && self.chars.get(start + 1) == Some(&'?');
        let Some((mark, [first, _])) = self.mark_after(start + 1).filter(|_| twice) else { return Vec::new() };
        let across = mirror::MARKS.iter().filter_map(|mark| gbk::encode(*mark)).filter(|bytes| bytes[1] == first);
        let truths = across.flat_map(|[trail, _]| (0x81..=0xFE).filter_map(move |lead| gbk::decode(lead, trail)));
        truths
            .filter_map(|truth| {
                let mut state = self.extended(fresh, truth, None)?;
                state.insertions.extend([1, 2].map(|at| Insertion { at, what: Inserted::Controls }));
                Some(State { at: mark, ..state })
            })
            .collect()
    }

    /// What can follow a state whose byte is pending.
    fn step(&self, state: &State) -> Vec<State> {
        let (Some(pending), Some(&c)) = (state.pending, self.chars.get(state.at)) else { return Vec::new() };
        let mut next = Vec::new();
        if is_control(c) {
            next.push(State { at: state.at + 1, ..state.clone() });
            return next;
        }
        if c == '?' {
            self.ends_in_question(state, pending, &mut next);
            self.runs_through_question(state, pending, &mut next);
        }
        if c.is_ascii_graphic() {
            if let Some(truth) = gbk::decode(pending, c as u8) {
                next.extend(self.extended(state, truth, None));
            }
            let wide = mirror::widen(c).and_then(gbk::encode);
            if let Some(mut widened) = wide.and_then(|bytes| self.run_on(state, pending, bytes)) {
                widened.cost += if c.is_ascii_alphanumeric() { WIDE_LETTER } else { 0.0 };
                next.push(widened);
            }
        } else if let Some(bytes) = gbk::encode(c) {
            next.extend(self.run_on(state, pending, bytes));
        }
        next
    }

    /// A shown two-byte character: its first byte ends a true one, its second is pending.
    fn run_on(&self, state: &State, pending: u8, [first, second]: [u8; 2]) -> Option<State> {
        let mut next = self.extended(state, gbk::decode(pending, first)?, Some(second))?;
        // The shown character may be a table's entry itself, with its reading behind it.
        if let (Some('('), Some((letters, end))) = (self.chars.get(next.at), self.letters(next.at + 1)) {
            let shown = gbk::decode(first, second)?;
            if pinyin::syllable(&letters).is_some_and(|syllable| pinyin::reads(shown, &syllable)) {
                next.insertions
                    .push(Insertion { at: next.length + 1, what: Inserted::Reading(format!("({letters})")) });
                next.at = end;
            }
        }
        Some(next)
    }

    /// A `?` that ends the run: its lost lead byte ends a true character, the byte that it took along began what was
    /// put in behind that, or a tag.
    fn ends_in_question(&self, state: &State, pending: u8, next: &mut Vec<State>) {
        let letters = self.letters(state.at + 1);
        let syllable = letters.as_ref().and_then(|(letters, _)| pinyin::syllable(letters));
        let tag = self.tag(state.at + 1);
        let mark = self.mark_after(state.at);
        for truth in (0x80..=0xFE).filter_map(|trail| gbk::decode(pending, trail)) {
            if let (Some((letters, end)), Some(syllable)) = (&letters, &syllable) {
                if pinyin::reads(truth, syllable)
                    && let Some(mut ended) = self.extended(state, truth, None)
                {
                    let what = Inserted::Reading(format!("({letters})"));
                    ended.insertions.push(Insertion { at: ended.length, what });
                    next.push(State { at: *end, ..ended });
                }
            } else if let Some((tag, end)) = &tag {
                if let Some(mut ended) = self.extended(state, truth, None) {
                    ended.truth.push_str(tag);
                    next.push(State { at: *end, tag: tag.len(), ..ended });
                }
            } else if let Some((mark, _)) = mark
                && let Some(mut ended) = self.extended(state, truth, None)
            {
                ended.insertions.push(Insertion { at: ended.length, what: Inserted::Controls });
                next.push(State { at: mark, ..ended });
            } else if mark.is_none()
                && let Some(ended) = self.extended(state, truth, None)
            {
                self.ends_in_loss(ended, next);
            }
        }
    }

    /// A `?` whose second byte is gone, behind the character that it ends: at the end of the line there was none, else it
    /// was a blank, or a digit or letter, which □ then stands for.
    fn ends_in_loss(&self, ended: State, next: &mut Vec<State>) {
        let Some(behind) = self.chars.get(ended.at).filter(|c| **c != '\n') else {
            let goes_on = ended.truth.ends_with(['、', '，', '：', '“', '‘', '《', '（', '「', '『']);
            return next.push(State { cost: ended.cost + if goes_on { PAIRING } else { 0.0 }, ..ended });
        };
        if !self.mirrored {
            return;
        }
        if !behind.is_ascii() {
            let mut blank = State { cost: ended.cost + LOST, ..ended.clone() };
            blank.truth.push(' ');
            next.push(blank);
        }
        if behind.is_alphanumeric() {
            let mut sign = State { cost: ended.cost + LOST + self.page.pair(ended.last, '0'), last: '0', ..ended };
            sign.truth.push(GONE);
            next.push(sign);
        }
    }

    /// A `?` inside a run: two bytes that are no character. The first ends a true character, the second begins the next.
    fn runs_through_question(&self, state: &State, pending: u8, next: &mut Vec<State>) {
        for trail in 0x80..=0xFE {
            let Some(truth) = gbk::decode(pending, trail) else { continue };
            for lead in (0x81..=0xFE).filter(|lead| gbk::decode(trail, *lead).is_none()) {
                next.extend(self.extended(state, truth, Some(lead)));
            }
        }
    }

    fn extended(&self, state: &State, truth: char, pending: Option<u8>) -> Option<State> {
        let mut next = state.clone();
        self.append(&mut next, truth)?;
        Some(State { at: state.at + 1, pending, ..next })
    }

    fn append(&self, state: &mut State, truth: char) -> Option<()> {
        if is_private(truth) {
            return None;
        }
        let right = symbol(truth);
        state.cost += self.page.pair(state.last, right) + self.page.form(truth) + pairing(truth, state.quoted);
        state.quoted = quoted_behind(truth, state.quoted);
        state.last = right;
        state.truth.push(truth);
        state.length += 2;
        Some(())
    }

    /// Costs up to one common place, the plausible first, the proved only.
    fn rank(&self, start: usize, done: Vec<State>) -> Search {
        let Some(end) = done.iter().map(|state| state.at).max() else { return Search::default() };
        let cost = |state: &State| state.cost + self.cost_between(state.last, state.at, end, DAMAGED);
        let mut done: Vec<(f32, State)> = done.into_iter().map(|state| (cost(&state), state)).collect();
        done.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.truth.cmp(&b.1.truth)));
        let mut candidates: Vec<Candidate> = Vec::new();
        for (cost, state) in done {
            let text = state.truth[..state.truth.len() - state.tag].replace(GONE, "□");
            let known = candidates.iter().any(|c| c.text == text && c.end == state.at);
            if !known && self.proves(start, &state) {
                let bytes = bytes_of(&state);
                let is_lossy = text.ends_with([' ', '□']);
                candidates.push(Candidate { text, end: state.at, cost, bytes, is_lossy });
            }
            if candidates.len() == KEPT {
                break;
            }
        }
        Search { candidates, as_found: self.cost_between(self.left_of(start), start, end, f32::INFINITY) }
    }

    /// Whether damaging the repair again gives what stands here.
    fn proves(&self, start: usize, state: &State) -> bool {
        let shown: String =
            self.chars[start..state.at].iter().filter(|c| !is_control(**c)).map(|c| narrow(*c)).collect();
        mirror::damage(&state.truth, &state.insertions)
            .is_some_and(|damaged| damaged == shown || shown.contains("? ") && damaged == shown.replacen("? ", "?", 1))
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

fn prune(states: &mut Vec<State>, beam: usize) {
    if states.len() > beam {
        states.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        states.truncate(beam);
    }
}

const fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}')
}

/// The bytes of the true text in hexadecimal, two a character, with `|` where something was put in.
fn bytes_of(state: &State) -> String {
    let mut written = String::new();
    for (at, byte) in mirror::encode(state.truth.chars()).unwrap_or_default().iter().enumerate() {
        if state.insertions.iter().any(|insertion| insertion.at == at) {
            written.push('|');
        } else if at % 2 == 0 && at > 0 {
            written.push(' ');
        }
        let _ = if *byte == GONE as u8 { write!(written, "□") } else { write!(written, "{byte:02X}") };
    }
    written
}
