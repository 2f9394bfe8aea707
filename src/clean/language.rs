//! How usual a sequence of characters is: pairs of neighbours with their costs, from named public sources.
//!
//! In: characters as they stand. Out: costs in nats (the negative logarithm of a probability): the lower, the more
//! usual. It decides nothing.

use std::sync::OnceLock;

use super::pairs::Pairs;
use crate::fold::fold_char;
use crate::order::InOrder;
use crate::structure::is_han;
use crate::tables::beside;
use crate::tables::bytes::Bytes;

/// Cost of a character that the table does not know, in nats.
const UNKNOWN: f32 = 16.0;
/// The least and the most of its probability that a character leaves to followers that were not seen (Katz's backoff).
const LEFT_OVER: std::ops::RangeInclusive<f32> = 0.02..=0.9;

/// One step of a pair's cost, in nats.
const STEP: f32 = 0.6;

struct Table {
    /// Number + 1 of each BMP character that is known.
    numbers: Vec<u16>,
    single: Vec<u8>,
    /// Costs in steps of those pairs that were seen, by their characters' numbers + 1.
    pairs: Pairs,
    /// What a pair that was not seen costs beyond its second character alone, by the first, in nats.
    backoff: Vec<f32>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut bytes = Bytes(beside::language());
        let count = bytes.number();
        let mut last = 0;
        let step = |_| {
            last += bytes.number();
            last
        };
        let codes: Vec<usize> = (0..count).map(step).collect();
        let mut known: Vec<(u8, usize)> = bytes.take(count).iter().copied().zip(codes).collect();
        known.order();
        let mut numbers = vec![0_u16; 1 << 16];
        for ((_, code), number) in known.iter().zip(1..) {
            // The table is keyed by OpenCC's simplified forms, the fold may head their class by another: of two that
            // become one (台, 枱) the more usual counts, which comes first.
            let symbol = char::from_u32(*code as u32).map_or(*code, |c| u32::from(symbol(c)) as usize);
            let kept = &mut numbers[symbol & 0xFFFF];
            *kept = if *kept == 0 { number } else { *kept };
        }
        let single = known.into_iter().map(|(cost, _)| cost).collect();
        let (pairs, backoff) = followers(&mut bytes, count, numbers[usize::from(b'\n')]);
        Table { numbers, single, pairs, backoff }
    })
}

/// The pairs of `count` characters, and what each leaves to followers that were not seen. The end of a line, whose number
/// + 1 is `end`, is none of them: within a line it is known not to be.
fn followers(bytes: &mut Bytes, count: usize, end: u16) -> (Pairs, Vec<f32>) {
    let lengths: Vec<usize> = (0..count).map(|_| bytes.number()).collect();
    let total = lengths.iter().sum();
    let steps: Vec<usize> = (0..total).map(|_| bytes.number() + 1).collect();
    // Two costs in a byte.
    let costs = bytes.0;
    let cost = |at: usize| costs.get(at / 2).map_or(0, |two| if at.is_multiple_of(2) { two >> 4 } else { two & 15 });
    let (mut pairs, mut at) = (Pairs::with_room(total), 0);
    let left_over = |(left, length): (u16, usize)| {
        let (mut right, mut seen) = (0, 0.0);
        for _ in 0..length {
            right += steps[at] as u16;
            let cost = u16::from(cost(at));
            *pairs.number_mut(left, right) = cost;
            seen += if right == end { 0.0 } else { (-f32::from(cost) * STEP).exp() };
            at += 1;
        }
        -(1.0_f32 - seen).clamp(*LEFT_OVER.start(), *LEFT_OVER.end()).ln()
    };
    let backoff = (1..).zip(lengths).map(left_over).collect();
    (pairs, backoff)
}

/// A character as the table sees it: script folded, any digit `0`, any Latin letter `a`, marks full-width.
pub fn symbol(c: char) -> char {
    match c {
        '0'..='9' | '０'..='９' => '0',
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => 'a',
        ',' | ':' | ';' | '?' | '!' | '(' | ')' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ if is_han(c) => fold_char(c),
        _ => c,
    }
}

fn number(symbol: char) -> Option<usize> {
    let unit = u16::try_from(u32::from(symbol)).ok()?;
    usize::from(table().numbers[usize::from(unit)]).checked_sub(1)
}

/// Cost of a [`symbol`] wherever it stands, in nats.
pub fn single(symbol: char) -> f32 {
    number(symbol).map_or(UNKNOWN, |n| f32::from(table().single[n]) / 10.0)
}

/// Cost of the symbol `right` behind the symbol `left`, in nats.
pub fn pair(left: char, right: char) -> f32 {
    let table = table();
    let Some(l) = number(left) else { return single(right) + 1.0 };
    let r = number(right);
    let seen = r.and_then(|r| table.pairs.get(l as u16 + 1, r as u16 + 1));
    match seen {
        Some(steps) => f32::from(steps) * STEP,
        None => r.map_or(UNKNOWN, |r| f32::from(table.single[r]) / 10.0) + table.backoff[l],
    }
}

/// From this bond on, in nats, two neighbours are taken to stand in one word.
const BOUND: f32 = 2.0;

/// Of the neighbours inside of clean prose 37 % are bound, of those across a mark or a line break 1 %: how much more
/// likely a bound pair and one that is not are to come from inside, in nats.
const INSIDE: [f32; 2] = [3.6, -0.45];

/// Whether two characters are so much more usual side by side than apart that they hardly belong to different words.
pub fn is_bound(left: char, right: char) -> bool {
    let (left, right) = (symbol(left), symbol(right));
    is_han(left) && is_han(right) && single(right) - pair(left, right) >= BOUND
}

/// How much likelier it is that places lie inside of clauses than between them, in nats, by whether what stands there side
/// by side [`is_bound`].
pub fn inside(bound: impl Iterator<Item = bool>) -> f32 {
    bound.map(|bound| INSIDE[usize::from(!bound)]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_is_cheap() {
        assert!(pair('社', '区') < pair('社', '趋'));
        assert!(single('的') < single('蜃'));
        assert!(pair('。', '”') < pair('弧', '”'));
        assert!(single('𠀀') >= UNKNOWN);
        assert!(pair('措', '施') < pair('措', '，'));
    }
}
