//! How usual a sequence of characters is: pairs of neighbours with their costs, from named public sources.
//!
//! In: characters as they stand. Out: costs in nats (the negative logarithm of a probability): the lower, the more
//! usual. It decides nothing.

use std::sync::OnceLock;

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
    /// What each costs wherever it stands, in nats.
    single: Vec<f32>,
    /// Where the followers of each begin; one more at the end.
    starts: Vec<u32>,
    /// The numbers + 1 of all followers that were seen, in order behind each.
    followers: Vec<u16>,
    /// What they cost there, in steps.
    steps: Vec<u8>,
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
        let single = known.into_iter().map(|(cost, _)| f32::from(cost) / 10.0).collect();
        let mut table =
            Table { numbers, single, starts: vec![0], followers: Vec::new(), steps: Vec::new(), backoff: Vec::new() };
        table.take_followers(&mut bytes, count);
        table
    })
}

impl Table {
    /// Reads the followers of `count` characters, and what each leaves to those that were not seen. The end of a line is none
    /// of them: within a line it is known not to be.
    fn take_followers(&mut self, bytes: &mut Bytes, count: usize) {
        let end = self.numbers[usize::from(b'\n')];
        let lengths: Vec<usize> = (0..count).map(|_| bytes.number()).collect();
        let total = lengths.iter().sum();
        let steps: Vec<usize> = (0..total).map(|_| bytes.number() + 1).collect();
        // Two costs in a byte.
        let costs = bytes.0;
        let cost =
            |at: usize| costs.get(at / 2).map_or(0, |two| if at.is_multiple_of(2) { two >> 4 } else { two & 15 });
        for length in lengths {
            let (mut right, mut seen) = (0, 0.0);
            for _ in 0..length {
                let at = self.steps.len();
                right += steps[at] as u16;
                self.followers.push(right);
                self.steps.push(cost(at));
                seen += if right == end { 0.0 } else { (-f32::from(cost(at)) * STEP).exp() };
            }
            self.starts.push(self.steps.len() as u32);
            self.backoff.push(-(1.0_f32 - seen).clamp(*LEFT_OVER.start(), *LEFT_OVER.end()).ln());
        }
    }
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

/// A [`symbol`] looked up.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The symbol.
    pub symbol: char,
    /// Its number + 1; 0 where the table does not know it.
    number: u16,
    /// What it costs wherever it stands, in nats.
    pub single: f32,
}

/// Looks a [`symbol`] up.
pub fn known(symbol: char) -> Known {
    let table = table();
    let number = table.numbers.get(symbol as usize).copied().unwrap_or(0);
    let single = usize::from(number).checked_sub(1).map_or(UNKNOWN, |number| table.single[number]);
    Known { symbol, number, single }
}

/// What is known of the symbols behind another.
#[derive(Clone, Copy, Debug)]
pub struct Behind {
    followers: &'static [u16],
    steps: &'static [u8],
    /// What one costs more than alone that was not seen there, in nats.
    backoff: f32,
}

/// What is known of the symbols behind that one.
pub fn behind(left: char) -> Behind {
    let table = table();
    match usize::from(known(left).number).checked_sub(1) {
        Some(left) => {
            let seen = table.starts[left] as usize..table.starts[left + 1] as usize;
            let (followers, steps) = (&table.followers[seen.clone()], &table.steps[seen]);
            Behind { followers, steps, backoff: table.backoff[left] }
        }
        None => Behind { followers: &[], steps: &[], backoff: 1.0 },
    }
}

impl Behind {
    /// Cost of a symbol there, in nats.
    pub fn cost(&self, right: &Known) -> f32 {
        match self.followers.binary_search(&right.number) {
            Ok(at) => f32::from(self.steps[at]) * STEP,
            Err(_) => right.single + self.backoff,
        }
    }

    /// What any symbol costs there at least of those that cost `single` or more wherever they stand, in nats.
    pub fn least(&self, single: f32) -> f32 {
        let seen = self.steps.iter().min().map_or(f32::INFINITY, |steps| f32::from(*steps) * STEP);
        seen.min(single + self.backoff)
    }
}

/// Cost of a [`symbol`] wherever it stands, in nats.
pub fn single(symbol: char) -> f32 {
    known(symbol).single
}

/// Cost of the symbol `right` behind the symbol `left`, in nats.
pub fn pair(left: char, right: char) -> f32 {
    behind(left).cost(&known(right))
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
