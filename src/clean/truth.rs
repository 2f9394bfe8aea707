//! A true character that may follow what was read of a line, and what it costs there.
//!
//! In: a character, and what the page knows of its neighbour. Out: costs in nats, and the state that it leads to. Which
//! characters may follow is for [`super::slip`] to say.

use std::sync::OnceLock;

use super::gbk;
use super::idiom::{Behind, Page};
use super::language::{Known, known};
use super::trail::State;
use crate::structure::script::{self, Form};

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

/// What is known of a character on any page: some million are asked for in a corpus.
#[derive(Clone, Copy)]
struct Cell {
    c: u16,
    form: Form,
    known: Known,
}

/// What is known of the character of each cell of the code page, if anybody writes it.
fn cells() -> &'static [Option<Cell>] {
    static CELLS: OnceLock<Vec<Option<Cell>>> = OnceLock::new();
    let written =
        |unit: &u16| char::from_u32(u32::from(*unit)).filter(|c| !matches!(c, '\0' | '\u{E000}'..='\u{F8FF}'));
    let cell = |unit: &u16| written(unit).map(|c| Cell { c: *unit, form: script::form(c), known: known(c) });
    CELLS.get_or_init(|| gbk::cells().iter().map(cell).collect())
}

impl Truth {
    /// The character of two bytes (GBK) on that page, where a quotation mark “ may be open; `None` where there is none that
    /// anybody writes.
    pub fn new(page: &Page, [lead, trail]: [u8; 2], quoted: bool) -> Option<Self> {
        let Cell { c, form, known } = cells()[gbk::cell(lead, trail)?]?;
        let c = char::from_u32(u32::from(c))?;
        let wide = if known.is_letter() { WIDE_LETTER } else { 0.0 };
        Some(Self { c, known, form: page.form(c, form) + pairing(c, quoted) + wide })
    }

    /// What it costs behind a symbol of which that is known, in nats.
    pub fn behind(&self, left: Known, behind: &Behind) -> f32 {
        let is_stop = || matches!(self.c, '。' | '，' | '、' | '；' | '：');
        let twice = if left.unit == self.known.unit && is_stop() { TWICE } else { 0.0 };
        behind.cost(self.known) + self.form + twice
    }

    /// The state with it, one character of the line further, where that costs so much.
    pub const fn extend(&self, state: &State, cost: f32) -> State {
        let quoted = quoted_behind(self.c, state.quoted);
        let (at, length, last) = (state.at + 1, state.length + 2, self.known);
        State { at, pending: None, cost, quoted, last, length, ..*state }
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
