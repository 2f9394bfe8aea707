//! The trail of a search for byte slips: what was read on the way to each of its states, kept once for all.
//!
//! In: states and the steps that lead from one to the next. Out: the true text that a state stands for, with what the
//! tool put into it. It weighs nothing and decodes nothing; [`super::slip`] does.

use std::fmt::Write as _;

use super::gbk;
use super::mirror::{self, Inserted, Insertion};

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
    pub fn leads(&self) -> &[u8] {
        match self {
            Self::Byte(lead) => std::slice::from_ref(lead),
            Self::Behind(byte) => gbk::broken_behind(*byte),
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
    pub step: usize,
    /// Bytes (GBK) of the true text so far.
    pub length: usize,
    /// The symbol of the last true character.
    pub last: char,
    /// Whether a quotation mark “ is open.
    pub quoted: bool,
    /// In nats.
    pub cost: f32,
}

impl State {
    /// Whether the same characters can follow, and in the same way: at most what was read last differs, and the cost.
    pub fn is_like(&self, other: &Self) -> bool {
        let what = |state: &Self| (state.at, state.pending, state.length, state.quoted);
        what(self) == what(other)
    }
}

/// One step of a reading, and the one before it.
#[derive(Clone, Copy, Debug)]
struct Step {
    before: usize,
    what: What,
}

/// What a step adds.
#[derive(Clone, Copy, Debug)]
pub enum What {
    /// A character of the true text.
    Truth(char),
    /// Control bytes were put in behind so many bytes of the true text.
    Controls(usize),
    /// So were letters in brackets: the characters of the line from there up to the bracket before the other index.
    Reading(usize, usize, usize),
    /// What is left of a tag that lost its `<`: from there up to the other index.
    Tag(usize, usize),
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

    /// The states, in the order in which they came.
    pub fn states(mut self) -> Vec<State> {
        prune(&mut self.states, self.width);
        self.states
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

/// All steps of a search.
pub struct Trail(Vec<Step>);

impl Trail {
    /// A trail with room for the steps of a search as they mostly are.
    pub fn new() -> Self {
        Self(Vec::with_capacity(1000))
    }

    /// The state with one more step in its trail.
    pub fn note(&mut self, state: State, what: What) -> State {
        self.0.push(Step { before: state.step, what });
        State { step: self.0.len(), ..state }
    }

    /// What the steps of a state make.
    pub fn read(&self, state: &State, line: &[char]) -> Read {
        let mut steps = Vec::new();
        let mut at = state.step;
        while at > 0 {
            let Step { before, what } = self.0[at - 1];
            steps.push(what);
            at = before;
        }
        let shown = |from: usize, to: usize| line[from..to].iter().collect::<String>();
        let mut read = Read::default();
        for what in steps.into_iter().rev() {
            match what {
                What::Truth(truth) => read.truth.push(truth),
                What::Controls(at) => read.insertions.push(Insertion { at, what: Inserted::Controls }),
                What::Reading(at, from, to) => {
                    let what = Inserted::Reading(format!("({}", shown(from, to)));
                    read.insertions.push(Insertion { at, what });
                }
                What::Tag(from, to) => {
                    let before = read.truth.len();
                    read.truth.push('<');
                    read.truth.push_str(&shown(from, to));
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
        let mut written = String::new();
        for (at, byte) in mirror::encode(self.truth.chars()).unwrap_or_default().iter().enumerate() {
            if self.insertions.iter().any(|insertion| insertion.at == at) {
                written.push('|');
            } else if at % 2 == 0 && at > 0 {
                written.push(' ');
            }
            let _ = if *byte == GONE as u8 { write!(written, "□") } else { write!(written, "{byte:02X}") };
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
