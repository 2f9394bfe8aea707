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

/// A character that the table does not know.
const UNKNOWN: Character = Character { single: 16.0, seen: (0, 0), among: 0, backoff: 1.0 };
/// The least and the most of its probability that a character leaves to followers that were not seen (Katz's backoff).
const LEFT_OVER: std::ops::RangeInclusive<f32> = 0.02..=0.9;

/// One step of a pair's cost, in nats.
const STEP: f32 = 0.6;

struct Table {
    /// The [`symbol`] of each character of the Basic Multilingual Plane.
    symbols: Vec<u16>,
    /// The number of each of these symbols that is known; 0 for all others.
    numbers: Vec<u16>,
    /// What is known of each by its number; of all others nothing is.
    characters: Vec<Character>,
    /// The numbers of all followers that were seen, in order behind each.
    followers: Vec<u16>,
    /// What they cost there, in steps.
    steps: Vec<u8>,
}

/// What is known of a character.
struct Character {
    /// What it costs wherever it stands, in nats.
    single: f32,
    /// Where its followers begin and end.
    seen: (u32, u32),
    /// A bit for each of them, by [`bit`].
    among: u64,
    /// What a pair that was not seen costs beyond its second character alone, in nats.
    backoff: f32,
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
        let known = known.into_iter().map(|(cost, _)| Character { single: f32::from(cost) / 10.0, ..UNKNOWN });
        let characters = std::iter::once(UNKNOWN).chain(known).collect();
        let unit =
            |unit: u16| char::from_u32(u32::from(unit)).map_or(0, |c| u16::try_from(u32::from(symbol(c))).unwrap_or(0));
        let symbols = (0..=u16::MAX).map(unit).collect();
        let mut table = Table { symbols, numbers, characters, followers: Vec::new(), steps: Vec::new() };
        table.take_followers(&mut bytes, count);
        table
    })
}

/// The [`symbol`] of each character of the Basic Multilingual Plane as one number.
pub fn units() -> &'static [u16] {
    &table().symbols
}

impl Table {
    fn unit(&self, code: u32) -> u16 {
        self.symbols.get(code as usize).copied().unwrap_or(0)
    }

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
        for (length, character) in lengths.into_iter().zip(&mut self.characters[1..]) {
            let (mut right, mut seen, from) = (0, 0.0, self.steps.len() as u32);
            for _ in 0..length {
                let at = self.steps.len();
                right += steps[at] as u16;
                self.followers.push(right);
                self.steps.push(cost(at));
                character.among |= bit(right);
                seen += if right == end { 0.0 } else { (-f32::from(cost(at)) * STEP).exp() };
            }
            character.seen = (from, self.steps.len() as u32);
            character.backoff = -(1.0_f32 - seen).clamp(*LEFT_OVER.start(), *LEFT_OVER.end()).ln();
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
    /// The symbol; 0 for those beyond the Basic Multilingual Plane.
    pub unit: u16,
    /// Its number; 0 where the table does not know it.
    number: u16,
    /// What it costs wherever it stands, in nats.
    pub single: f32,
}

impl Known {
    /// Whether it stands for any digit or any Latin letter.
    pub const fn is_letter(self) -> bool {
        self.unit == '0' as u16 || self.unit == 'a' as u16
    }
}

/// Looks up the [`symbol`] of a character.
pub fn known(c: char) -> Known {
    let table = table();
    let unit = table.unit(u32::from(c));
    let number = table.numbers[usize::from(unit)];
    Known { unit, number, single: table.characters[usize::from(number)].single }
}

/// The bit that stands for a number among others: where it is not set the number is not there (Bloom, Space/time trade-offs in
/// hash coding, 1970, with one hash). Most pairs that a search asks for were never seen.
const fn bit(number: u16) -> u64 {
    1 << (number & 63)
}

/// What is known of the symbols behind another.
#[derive(Clone, Copy, Debug)]
pub struct Behind {
    among: u64,
    followers: &'static [u16],
    steps: &'static [u8],
    /// What one costs more than alone that was not seen there, in nats.
    backoff: f32,
}

/// What is known of the symbols behind that one.
pub fn behind(left: Known) -> Behind {
    let table = table();
    let Character { seen: (from, to), among, backoff, .. } = table.characters[usize::from(left.number)];
    let seen = from as usize..to as usize;
    Behind { among, followers: &table.followers[seen.clone()], steps: &table.steps[seen], backoff }
}

impl Behind {
    /// Cost of a symbol there, in nats.
    pub fn cost(&self, right: Known) -> f32 {
        if self.among & bit(right.number) == 0 {
            return right.single + self.backoff;
        }
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
    behind(known(left)).cost(known(right))
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
        assert!(single('𠀀') >= UNKNOWN.single);
        assert!(pair('措', '施') < pair('措', '，'));
    }
}
