//! States of the search that the same can follow.
//!
//! In: states that have come equally far. Out: those that are alike, side by side, and the cheapest of what one character leads to.
//! What can follow is for [`super`] to say.

use crate::clean::gbk::Leads;
use crate::clean::idiom::{Behind, Page};
use crate::clean::open::Open;
use crate::clean::trail::State;
use crate::order::InOrder;

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

/// States that have come equally far, by what is alike.
pub(super) struct Level<'s> {
    all: Vec<Alike<'s>>,
    /// The index of the next character of the line.
    pub at: usize,
    /// The quotation marks and brackets that are open.
    pub open: Open,
    /// Whether the cheapest stand first.
    is_ordered: bool,
}

impl<'s> Level<'s> {
    /// Those states, of which there is one at least; they are put in order where many characters may follow, which look at the
    /// cheap only.
    pub fn new(states: &'s [State], page: &'s Page, is_ordered: bool) -> Self {
        let least = |states: &[State]| states.iter().map(|state| state.cost).fold(f32::INFINITY, f32::min);
        let alike = |states: &'s [State]| {
            let State { pending, last, .. } = states[0];
            let leads = pending?.leads();
            Some(Alike { states, leads, least: least(states), behind: page.behind(last) })
        };
        let mut all: Vec<Alike> = states.chunk_by(State::is_like).filter_map(alike).collect();
        if is_ordered {
            all.order_by(|a, b| a.least.total_cmp(&b.least));
        }
        let State { at, open, .. } = states[0];
        Self { all, at, open, is_ordered }
    }

    /// What the byte that is left over may be.
    pub fn leads(&self) -> Leads {
        self.all.iter().fold(Leads::NONE, |leads, same| leads.or(same.leads))
    }

    /// Those to which a byte was left over that may be that one, and which cost, with so much more, less than a limit at first.
    pub fn led_by(&self, lead: u8, more: f32, limit: f32) -> impl Iterator<Item = &Alike<'s>> {
        let is_cheap = move |same: &Alike| same.least + more < limit;
        let cheap = if self.is_ordered { self.all.partition_point(is_cheap) } else { self.all.len() };
        self.all[..cheap].iter().filter(move |same| is_cheap(same) && same.leads.contains(lead))
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
