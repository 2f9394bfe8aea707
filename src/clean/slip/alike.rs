//! States of the search that the same can follow.
//!
//! In: states that have come equally far. Out: those that are alike, side by side, and the cheapest of what one character leads to.
//! What can follow is for [`super`] to say.

use crate::clean::gbk::Leads;
use crate::clean::idiom::{Behind, Page};
use crate::clean::trail::State;

/// States that go on of those to which the same can follow: more repairs than these are not looked at.
const ALIKE: usize = 8;

/// States that the same can follow, and what is known of others behind the symbol that they share.
pub(super) struct Alike<'s> {
    pub states: &'s [State],
    /// What their byte that is left over may be.
    pub leads: Leads,
    /// The least that one of them costs, in nats.
    pub least: f32,
    pub behind: Behind<'s>,
}

impl<'s> Alike<'s> {
    /// Those of a level.
    pub fn all(level: &'s [State], page: &'s Page) -> Vec<Self> {
        let least = |states: &[State]| states.iter().map(|state| state.cost).fold(f32::INFINITY, f32::min);
        let alike = |states: &'s [State]| {
            let State { pending, last, .. } = states[0];
            let leads = pending?.leads();
            Some(Self { states, leads, least: least(states), behind: page.behind(last) })
        };
        level.chunk_by(State::is_like).filter_map(alike).collect()
    }

    /// The index of the next character of the line.
    pub const fn at(&self) -> usize {
        self.states[0].at
    }

    /// Whether a quotation mark “ is open.
    pub const fn quoted(&self) -> bool {
        self.states[0].quoted
    }
}

/// The cheapest of some states that the same character leads on, in the order of what they cost with it, in nats.
#[derive(Default)]
pub(super) struct Cheapest<'s> {
    states: [Option<(f32, &'s State)>; ALIKE],
    count: usize,
}

impl<'s> Cheapest<'s> {
    /// Takes a state in that costs less than the last. What is to be taken must cost less.
    pub fn take(&mut self, cost: f32, state: &'s State) -> f32 {
        let mut at = self.count.min(ALIKE - 1);
        self.count = at + 1;
        while at > 0 && self.states[at - 1].is_some_and(|(known, _)| known > cost) {
            self.states[at] = self.states[at - 1];
            at -= 1;
        }
        self.states[at] = Some((cost, state));
        self.states[ALIKE - 1].map_or(f32::INFINITY, |(cost, _)| cost)
    }

    /// Those taken, the cheapest first.
    pub fn states(&self) -> impl Iterator<Item = (f32, &'s State)> {
        self.states[..self.count].iter().copied().flatten()
    }
}
