//! Order: lists put in order.
//!
//! In: a list, and what its items are ordered by. Out: the same list in that order; items that are equal stay in theirs.
//! It exists for the module's size: the standard library's sorts are compiled anew for each type and key, some 8 KB a time,
//! and were a sixth of all code. In the module numbers are sorted instead, by one function that asks which of two items
//! comes first, and the items are moved once. Natively the standard library sorts.

use std::cmp::Ordering;

/// Puts a list in order. All are stable.
pub trait InOrder<T> {
    /// By what `compare` says of two items.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// By a key.
    ///
    /// ```
    /// use jiaokan::order::InOrder;
    /// let mut words = ["社區", "书记", "网格员"];
    /// words.order_by_key(|word| word.chars().count());
    /// assert_eq!(words, ["社區", "书记", "网格员"]);
    /// ```
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// By the items themselves.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> InOrder<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        #[cfg(not(target_arch = "wasm32"))]
        self.sort_by(compare);
        #[cfg(target_arch = "wasm32")]
        if !self.is_sorted_by(|a, b| compare(a, b) != Ordering::Greater) {
            by_numbers(self, compare);
        }
    }
}

/// Sorts the numbers of the items, then moves the items round the cycles that this makes.
#[cfg(any(target_arch = "wasm32", test))]
fn by_numbers<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut from = sorted(items.len(), &|a, b| compare(&items[a], &items[b]));
    for start in 0..from.len() {
        let mut at = start;
        // What stands in `start` wanders along, to the last place of the cycle, which wants it.
        loop {
            let next = std::mem::replace(&mut from[at], at);
            if next == start {
                break;
            }
            items.swap(at, next);
            at = next;
        }
    }
}

/// The numbers below `count` in the order of what they stand for.
#[cfg(any(target_arch = "wasm32", test))]
#[inline(never)]
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    numbers.sort_by(|a, b| compare(*a, *b));
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_ways_give_the_same_order(keys in prop::collection::vec(0_u8..20, 0..200)) {
            let mut one: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut other = one.clone();
            one.sort_by_key(|item| item.0);
            by_numbers(&mut other, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(one, other);
        }
    }
}
