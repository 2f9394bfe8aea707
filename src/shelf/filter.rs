//! Filter: which blocks of a corpus may hold what is needed.
//!
//! In: needs. Out: blocks. Where all texts are on hand it is made of them; else it is lists of blocks by gram, in shards
//! of which those with the needed grams are brought. It may say yes too often, never no.

use super::lists::Lists;
use super::manifest::{Grams, name_of};
use super::slot::Slot;
use crate::error::{Error, Unknown};
use crate::index::grams::Need;
use crate::index::signatures::Signatures;
use crate::order::InOrder;

/// What is known of the blocks.
#[derive(Debug)]
pub(super) enum Filter {
    /// All texts are on hand.
    Texts(Signatures),
    /// Lists in shards.
    Lists(Sharded),
}

/// Lists of blocks by gram, in shards that are brought.
#[derive(Debug)]
pub(super) struct Sharded {
    blocks: u32,
    shards: Vec<Shard>,
}

#[derive(Debug)]
struct Shard {
    name: String,
    /// Its first gram; it ends where the next begins.
    first: u32,
    state: State,
}

#[derive(Debug)]
enum State {
    Absent,
    Here(Lists),
    Lost,
}

impl Filter {
    /// The filter of a slot that is filled.
    pub fn of_texts(slot: &Slot) -> Self {
        Self::Texts(Signatures::new(slot.block_texts()))
    }

    /// The filter of a corpus of so many blocks, none of which is on hand.
    pub fn of_lists(grams: &[Grams], blocks: u32) -> Self {
        let shard = |grams: &Grams| Shard { name: name_of(grams.hash), first: grams.first, state: State::Absent };
        Self::Lists(Sharded { blocks, shards: grams.iter().map(shard).collect() })
    }

    /// The shards that must be brought before [`Filter::blocks`] can tell.
    pub fn needed<'a>(&self, needs: impl Iterator<Item = &'a Need>) -> Vec<String> {
        let Self::Lists(lists) = self else {
            return Vec::new();
        };
        let mut needed: Vec<usize> = needs.flat_map(|need| lists.holding(need)).collect();
        needed.order();
        needed.dedup();
        let absent =
            needed.into_iter().map(|at| &lists.shards[at]).filter(|shard| matches!(shard.state, State::Absent));
        absent.map(|shard| shard.name.clone()).collect()
    }

    /// The blocks that may have all that is needed, in order.
    pub fn blocks(&self, needs: &[Need]) -> Vec<u32> {
        match self {
            Self::Texts(signatures) => signatures.blocks(needs),
            Self::Lists(lists) => lists.blocks(needs),
        }
    }

    /// Takes in the shard of that name.
    pub fn take(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), Error> {
        let shard = self.shard(name).ok_or_else(|| Error::Unknown(Unknown::Shard, name.to_owned()))?;
        shard.state = State::Here(Lists::read(bytes)?);
        Ok(())
    }

    /// Gives the shard of that name up, if it is not on hand.
    pub fn lose(&mut self, name: &str) {
        if let Some(shard) = self.shard(name).filter(|shard| matches!(shard.state, State::Absent)) {
            shard.state = State::Lost;
        }
    }

    /// The names of the shards that were given up.
    pub fn lost(&self) -> Vec<String> {
        match self {
            Self::Texts(_) => Vec::new(),
            Self::Lists(lists) => {
                let lost = lists.shards.iter().filter(|shard| matches!(shard.state, State::Lost));
                lost.map(|shard| shard.name.clone()).collect()
            }
        }
    }

    fn shard(&mut self, name: &str) -> Option<&mut Shard> {
        match self {
            Self::Texts(_) => None,
            Self::Lists(lists) => lists.shards.iter_mut().find(|shard| shard.name == name),
        }
    }
}

impl Sharded {
    /// The numbers of the shards whose ranges meet a need.
    fn holding(&self, need: &Need) -> std::ops::Range<usize> {
        let (first, last) = ends(need);
        let from = self.shards.partition_point(|shard| shard.first <= first).saturating_sub(1);
        from..self.shards.partition_point(|shard| shard.first <= last).max(from)
    }

    /// The blocks that may have all that is needed. A need whose list is lost is taken as met where others are known;
    /// where none is, nothing is found, for else the whole corpus would be brought.
    fn blocks(&self, needs: &[Need]) -> Vec<u32> {
        if needs.is_empty() {
            return (0..self.blocks).collect();
        }
        let mut known: Vec<Vec<u32>> = needs.iter().filter_map(|need| self.list(need)).collect();
        known.order_by_key(Vec::len);
        let mut lists = known.into_iter();
        let first = lists.next().unwrap_or_default();
        lists.fold(first, |mut blocks, list| {
            blocks.retain(|block| list.binary_search(block).is_ok());
            blocks
        })
    }

    /// The blocks that meet a need; `None` where some of that is lost.
    fn list(&self, need: &Need) -> Option<Vec<u32>> {
        let (first, last) = ends(need);
        let mut blocks = Vec::new();
        for shard in &self.shards[self.holding(need)] {
            let State::Here(lists) = &shard.state else {
                return None;
            };
            lists.between(first, last, self.blocks, &mut blocks);
        }
        if first < last {
            blocks.order();
            blocks.dedup();
        }
        Some(blocks)
    }
}

const fn ends(need: &Need) -> (u32, u32) {
    match need {
        Need::Gram(gram) => (*gram, *gram),
        Need::OneOf(range) => (*range.start(), *range.end()),
    }
}
