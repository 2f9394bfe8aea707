//! What is known of two characters side by side: a table from pairs to small numbers that is asked some thousand times for
//! each byte slip.
//!
//! In: pairs and their numbers. Out: the number of a pair, with one look in most cases. It does not know what the numbers are.

/// Multiplier of Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): 2³² divided by the golden ratio.
const GOLDEN: u32 = 0x9E37_79B9;

/// A table of pairs, open-addressed; the pair (0, 0) is none.
#[derive(Debug)]
pub struct Pairs {
    /// The key of a pair and its number: side by side, for where the one is looked at the other is wanted.
    slots: Vec<(u32, u16)>,
    /// How far a hash is shifted to be an index.
    shift: u32,
}

impl Pairs {
    /// A table that is fast with so many pairs, and takes no more than half as many again.
    pub fn with_room(pairs: usize) -> Self {
        let slots = (pairs + pairs / 2).next_power_of_two().max(2);
        Self { slots: vec![(0, 0); slots], shift: 32 - slots.trailing_zeros() }
    }

    /// The number of a pair, 0 where it has none yet.
    pub fn number_mut(&mut self, left: u16, right: u16) -> &mut u16 {
        let key = key(left, right);
        let at = slot(&self.slots, self.shift, key);
        let (known, number) = &mut self.slots.as_mut_slice()[at];
        *known = key;
        number
    }

    /// The number of a pair that has one.
    pub fn get(&self, left: u16, right: u16) -> Option<u16> {
        let key = key(left, right);
        let slots = self.slots.as_slice();
        let (known, number) = slots[slot(slots, self.shift, key)];
        (known == key).then_some(number)
    }
}

/// Where a pair stands, or would.
#[inline(always)]
#[allow(
    clippy::inline_always,
    reason = "some hundred thousand are looked up in a page, and in the module each would be a call"
)]
fn slot(slots: &[(u32, u16)], shift: u32, key: u32) -> usize {
    let mut slot = (key.wrapping_mul(GOLDEN) >> shift) as usize;
    while slots[slot].0 != key && slots[slot].0 != 0 {
        slot = (slot + 1) & (slots.len() - 1);
    }
    slot
}

const fn key(left: u16, right: u16) -> u32 {
    (left as u32) << 16 | right as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_is_found_and_nothing_else() {
        let mut pairs = Pairs::with_room(3_000);
        for n in 0..6_000_u16 {
            *pairs.number_mut(n % 3_000 + 1, n % 7) += 1;
        }
        let found: u32 = (1..=3_000)
            .flat_map(|l| (0..7).map(move |r| (l, r)))
            .filter_map(|(l, r)| pairs.get(l, r))
            .map(u32::from)
            .sum();
        assert_eq!(found, 6_000);
        assert_eq!(pairs.get(4_000, 1), None);
    }
}
