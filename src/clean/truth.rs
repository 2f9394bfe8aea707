//! A true character that may follow what was read of a line, and what it costs there.
//!
//! In: a character, and what the page knows of its neighbour. Out: costs in nats, and the state that it leads to. Which
//! characters may follow is for [`super::slip`] to say.

use super::idiom::{Behind, Page};
use super::language::{Known, known, symbol};
use super::trail::State;

/// What a quotation mark costs more where it does not pair, and a closing one less where one is open, in nats.
const PAIRING: f32 = 2.5;
/// What a mark costs more that was just set, in nats: nobody means to.
const TWICE: f32 = 5.0;
/// What a full-width letter or digit costs beyond a half-width one, in nats: sites hardly use them.
const WIDE_LETTER: f32 = 5.0;

/// A true character that may follow, and what its form costs, in nats.
#[derive(Clone, Copy)]
pub struct Truth {
    /// The character.
    pub c: char,
    /// Its symbol, looked up.
    pub known: Known,
    /// What its form costs, in nats.
    pub form: f32,
}

/// The same behind one symbol, and what it costs there beside its form, in nats.
#[derive(Clone, Copy)]
pub struct Follower {
    /// The character.
    pub truth: Truth,
    pair: f32,
}

impl Follower {
    /// What a state of that cost costs with it, in nats: the more, the more that is.
    pub fn added_to(&self, cost: f32) -> f32 {
        cost + self.pair + self.truth.form
    }

    /// The state with it, one character of the line further.
    pub const fn extend(&self, state: &State, cost: f32) -> State {
        let quoted = quoted_behind(self.truth.c, state.quoted);
        let (at, length, last) = (state.at + 1, state.length + 2, self.truth.known.symbol);
        State { at, pending: None, cost, quoted, last, length, ..*state }
    }
}

impl Truth {
    /// The character on that page, where a quotation mark “ may be open; `None` for those that nobody writes.
    pub fn new(page: &Page, c: char, quoted: bool) -> Option<Self> {
        if is_private(c) {
            return None;
        }
        let known = known(symbol(c));
        let wide = if matches!(known.symbol, '0' | 'a') { WIDE_LETTER } else { 0.0 };
        Some(Self { c, known, form: page.form(c) + pairing(c, quoted) + wide })
    }

    /// What it costs behind a symbol of which that is known.
    pub fn behind(&self, left: char, behind: &Behind) -> Follower {
        let right = self.known.symbol;
        let twice = if left == right && matches!(right, '。' | '，' | '、' | '；' | '：') { TWICE } else { 0.0 };
        Follower { truth: Truth { form: self.form + twice, ..*self }, pair: behind.cost(&self.known) }
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
