//! A true character that may follow what was read of a line, and what it costs there.
//!
//! In: a character, and what the page knows of its neighbour. Out: costs in nats, and the state that it leads to. Which
//! characters may follow is for [`super::slip`] to say.

use std::cell::OnceCell;
use std::sync::OnceLock;

use super::gbk;
use super::idiom::{Behind, Page};
use super::language::{Known, known};
use super::open::{Open, pairs};
use super::trail::State;
use crate::structure::script::{self, Form};

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
    /// Whether it opens or closes anything.
    pairs: bool,
}

/// What is known of a character on any page: some million are asked for in a corpus.
#[derive(Clone, Copy)]
struct Cell {
    c: u16,
    form: Form,
    known: Known,
    pairs: bool,
}

/// What is known of the character of each cell of the code page, if anybody writes it.
fn cells() -> &'static [Option<Cell>] {
    static CELLS: OnceLock<Vec<Option<Cell>>> = OnceLock::new();
    let written =
        |unit: &u16| char::from_u32(u32::from(*unit)).filter(|c| !matches!(c, '\0' | '\u{E000}'..='\u{F8FF}'));
    let cell =
        |unit: &u16| written(unit).map(|c| Cell { c: *unit, form: script::form(c), known: known(c), pairs: pairs(c) });
    CELLS.get_or_init(|| gbk::cells().iter().map(cell).collect())
}

impl Truth {
    /// The character of two bytes (GBK) on that page; `None` where there is none that anybody writes.
    pub fn new(page: &Page, [lead, trail]: [u8; 2]) -> Option<Self> {
        let Cell { c, form, known, pairs } = cells()[gbk::cell(lead, trail)?]?;
        let c = char::from_u32(u32::from(c))?;
        let wide = if known.is_letter() { WIDE_LETTER } else { 0.0 };
        Some(Self { c, known, form: page.form(c, form) + wide, pairs })
    }

    /// The same where so much is open: its form costs what its pairing adds.
    #[must_use]
    pub fn within(self, open: Open) -> Self {
        if self.pairs { Self { form: self.form + open.pairing(self.c), ..self } } else { self }
    }

    /// What it costs behind a symbol of which that is known, in nats.
    pub fn behind(&self, left: Known, behind: &Behind) -> f32 {
        let is_stop = || matches!(self.c, '。' | '，' | '、' | '；' | '：');
        let twice = if left.unit == self.known.unit && is_stop() { TWICE } else { 0.0 };
        behind.cost(self.known) + self.form + twice
    }

    /// The state with it, one character of the line further, where that costs so much.
    pub const fn extend(&self, state: &State, cost: f32) -> State {
        let open = state.open.behind(self.c);
        let (at, length, last) = (state.at + 1, state.length + 2, self.known);
        State { at, pending: None, cost, open, last, length, ..*state }
    }
}

/// The true characters of a page by one of their bytes, which are looked up when they are first asked for: each slip asks for
/// the same.
pub struct Truths<'p> {
    /// The page.
    pub page: &'p Page,
    behind: Vec<OnceCell<Box<Group>>>,
    before: Vec<OnceCell<Box<Group>>>,
}

/// True characters that have a byte in common.
pub struct Group {
    /// Each with its other byte, in the order of these.
    pub all: Vec<(u8, Truth)>,
    /// What any of them costs wherever it stands at least, in nats.
    pub single: f32,
    /// What the form of any of them costs at least, whatever is open, in nats.
    pub form: f32,
}

impl Group {
    fn new(all: impl Iterator<Item = (u8, Option<Truth>)>) -> Self {
        let mut known = Vec::with_capacity(all.size_hint().0);
        known.extend(all.filter_map(|(byte, truth)| Some((byte, truth?))));
        let all = known;
        let least = |cost: fn(&Truth) -> f32| all.iter().map(|(_, truth)| cost(truth)).fold(f32::INFINITY, f32::min);
        let single = least(|truth| truth.known.single);
        let form = least(|truth| truth.form + if truth.pairs { Open::LEAST } else { 0.0 });
        Self { all, single, form }
    }
}

impl<'p> Truths<'p> {
    /// Those of that page.
    pub fn new(page: &'p Page) -> Self {
        let none = || (0..0x80).map(|_| OnceCell::new()).collect();
        Self { page, behind: none(), before: none() }
    }

    /// The characters whose first byte is `lead`, and whose second is none of ASCII's.
    pub fn behind(&self, lead: u8) -> &Group {
        let truth = |trail| (trail, Truth::new(self.page, [lead, trail]));
        self.behind[usize::from(lead & 0x7F)].get_or_init(|| Group::new((0x80..=0xFE).map(truth)).into())
    }

    /// The characters whose second byte is `trail`, which is none of ASCII's.
    pub fn before(&self, trail: u8) -> &Group {
        let truth = |lead| (lead, Truth::new(self.page, [lead, trail]));
        self.before[usize::from(trail & 0x7F)].get_or_init(|| Group::new((0x81..=0xFE).map(truth)).into())
    }
}
