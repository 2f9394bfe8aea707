//! The trail of a search for byte slips: what was read on the way to each of its states, kept once for all.
//!
//! In: states and the steps that lead from one to the next. Out: the true text that a state stands for, with what the
//! tool put into it. It weighs nothing and decodes nothing; [`super::slip`] does.

use super::gbk::Leads;
use super::language::Known;
use super::mirror::{self, Inserted, Insertion};
use super::open::Open;

/// Stands in a true text for a digit or letter that is lost for good.
pub const GONE: char = '\u{7F}';

/// The first byte of a true character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pending {
    /// The second byte of the last character shown.
    Byte(u8),
    /// Any that is no character behind this byte: both became the last `?`.
    Behind(u8),
}

impl Pending {
    /// What the byte may be.
    pub fn leads(self) -> Leads {
        match self {
            Self::Byte(lead) => Leads::one(lead),
            Self::Behind(byte) => Leads::broken_behind(byte),
        }
    }

    /// Whether the same is known of it, beside what byte was before it.
    const fn is_level(self, other: Self) -> bool {
        match (self, other) {
            (Self::Byte(one), Self::Byte(other)) => one == other,
            (Self::Behind(_), Self::Behind(_)) => true,
            _ => false,
        }
    }
}

/// Where a reading of the line has come to. How it came there stands in the trail.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// The index of the next character of the line.
    pub at: usize,
    /// The byte that is left over.
    pub pending: Option<Pending>,
    /// How many steps the trail had with its last; 0 before the first.
    pub step: u32,
    /// Bytes (GBK) of the true text so far.
    pub length: u16,
    /// The symbol of the last true character.
    pub last: Known,
    /// The quotation marks and brackets that are open.
    pub open: Open,
    /// In nats.
    pub cost: f32,
}

impl State {
    /// Whether it has come equally far: what can follow differs at most by what was read last.
    pub fn is_level(&self, other: &Self) -> bool {
        let what = |state: &Self| (state.at, state.length, state.open);
        let pending = self.pending.zip(other.pending);
        what(self) == what(other) && pending.is_some_and(|(one, other)| one.is_level(other))
    }

    /// Whether, being level, the same can follow, at the same cost.
    pub fn is_like(&self, other: &Self) -> bool {
        (self.pending, self.last.unit) == (other.pending, other.last.unit)
    }
}

/// One step of a reading, and the one before it.
#[derive(Clone, Copy, Debug)]
struct Step {
    before: u32,
    what: What,
}

/// What a step adds.
#[derive(Clone, Copy, Debug)]
pub enum What {
    /// A character of the true text.
    Truth(char),
    /// Control bytes were put in behind so many bytes of the true text.
    Controls(u16),
    /// So were letters in brackets: so many characters of the line, the closing bracket with them, from that index on.
    Reading(u16, u8, usize),
    /// What is left of a tag that lost its `<`: so many characters from that index on.
    Tag(u8, usize),
}

/// The cheapest of the states that it is given: of those that cost the same the first.
pub struct Beam {
    states: Vec<State>,
    width: usize,
    below: f32,
}

impl Beam {
    /// An empty beam of so many states.
    pub fn new(width: usize) -> Self {
        Self { states: Vec::with_capacity(width + width / 2 + 1), width, below: f32::INFINITY }
    }

    /// Whether there is room for a state of that cost.
    pub fn takes(&self, cost: f32) -> bool {
        cost < self.below
    }

    /// What a state must cost less than to find room, in nats.
    pub const fn below(&self) -> f32 {
        self.below
    }

    /// Takes a state.
    pub fn push(&mut self, state: State) {
        self.states.push(state);
        if self.states.len() > self.width + self.width / 2 {
            prune(&mut self.states, self.width);
            self.below = self.states.iter().map(|state| state.cost).fold(f32::NEG_INFINITY, f32::max);
        }
    }

    /// Gives the states away, in the order in which they came.
    pub fn pour(&mut self, into: &mut Vec<State>) {
        prune(&mut self.states, self.width);
        into.append(&mut self.states);
        self.below = f32::INFINITY;
    }
}

/// What a reading of the line came to.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// The true text.
    pub truth: String,
    /// What the tool put into it.
    pub insertions: Vec<Insertion>,
    /// A broken tag at the end of `truth`, in bytes.
    pub tag: usize,
}

/// Steps that most readings have no more than.
const USUAL: usize = 32;

/// All steps of a search.
pub struct Trail(Vec<Step>);

impl Trail {
    /// A trail with room for the steps of a search as they mostly are.
    pub fn new() -> Self {
        Self(Vec::with_capacity(1000))
    }

    /// Forgets all steps.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The state with one more step in its trail.
    #[inline(always)]
    #[allow(
        clippy::inline_always,
        reason = "a search takes some hundred steps, and in the module each would be a call"
    )]
    pub fn note(&mut self, state: State, what: What) -> State {
        self.0.push(Step { before: state.step, what });
        State { step: self.0.len() as u32, ..state }
    }

    /// What the steps of a state make.
    pub fn read(&self, state: &State, line: &[char]) -> Read {
        let mut steps = Vec::with_capacity(USUAL);
        let mut at = state.step;
        while at > 0 {
            let Step { before, what } = self.0[at as usize - 1];
            steps.push(what);
            at = before;
        }
        let shown = |from: usize, length: u8| line[from..from + usize::from(length)].iter();
        let mut read = Read { truth: String::with_capacity(steps.len() * 3), ..Read::default() };
        for what in steps.into_iter().rev() {
            match what {
                What::Truth(truth) => read.truth.push(truth),
                What::Controls(at) => {
                    read.insertions.push(Insertion { at: at.into(), what: Inserted::Controls });
                }
                What::Reading(at, length, from) => {
                    let mut reading = String::with_capacity(USUAL);
                    reading.push('(');
                    reading.extend(shown(from, length));
                    read.insertions.push(Insertion { at: at.into(), what: Inserted::Reading(reading) });
                }
                What::Tag(length, from) => {
                    let before = read.truth.len();
                    read.truth.push('<');
                    read.truth.extend(shown(from, length));
                    read.tag = read.truth.len() - before;
                }
            }
        }
        read
    }
}

impl Read {
    /// The bytes of the true text in hexadecimal, two a character, with `|` where something was put in.
    pub fn bytes(&self) -> String {
        let mut written = String::with_capacity(self.truth.len() * 2);
        for (at, byte) in mirror::encode(self.truth.chars()).unwrap_or_default().iter().enumerate() {
            if self.insertions.iter().any(|insertion| insertion.at == at) {
                written.push('|');
            } else if at % 2 == 0 && at > 0 {
                written.push(' ');
            }
            if *byte == GONE as u8 {
                written.push('□');
            } else {
                written.extend([byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
            }
        }
        written
    }
}

/// Leaves the cheapest `beam` states, of those that cost the same the first.
pub fn prune(states: &mut Vec<State>, beam: usize) {
    if states.len() <= beam {
        return;
    }
    let mut costs: Vec<f32> = states.iter().map(|state| state.cost).collect();
    let most = *costs.select_nth_unstable_by(beam, f32::total_cmp).1;
    let mut left = beam - states.iter().filter(|state| state.cost < most).count();
    states.retain(|state| {
        let last = state.cost.total_cmp(&most).is_eq() && left > 0;
        left -= usize::from(last);
        state.cost < most || last
    });
}
