//! The fold table, decoded at first use: 128 KB for the Basic Multilingual Plane, a sorted list for what lies beyond.
//!
//! In: `src/tables/fold.bin`. Out: one look-up a character. It does not know what a text is.

use std::ops::Range;
use std::sync::OnceLock;

use crate::order::InOrder;
use crate::tables::FOLD;
use crate::tables::varint::Reader;

/// What each character becomes, and which are marks or ignored.
#[derive(Debug)]
pub(super) struct Table {
    /// For each character of the plane what it becomes; 0: look in `beyond`.
    plane: Vec<u16>,
    /// Pairs of which one or both lie beyond the plane, in order.
    beyond: Vec<(u32, u32)>,
    marks: Bits,
    ignored: Bits,
}

impl Table {
    /// The table.
    pub fn get() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(Self::decode)
    }

    fn decode() -> Self {
        let mut reader = Reader::new(FOLD);
        let mut plane: Vec<u16> = (0..=u16::MAX).collect();
        let mut beyond = Vec::new();
        for (from, to) in reader.pairs(|code| code) {
            match plane.get_mut(from as usize) {
                Some(unit) => *unit = u16::try_from(to).unwrap_or(0),
                None => beyond.push((from, to)),
            }
            if from <= 0xFFFF && to > 0xFFFF {
                beyond.push((from, to));
            }
        }
        Self { plane, beyond, marks: Bits::new(reader.ranges()), ignored: Bits::new(reader.ranges()) }
    }

    /// What `c` becomes.
    pub fn fold(&self, c: char) -> char {
        let code = u32::from(c);
        let to = match self.plane.get(code as usize) {
            Some(&unit) if unit != 0 => u32::from(unit),
            _ => self.beyond.binary_search_by_key(&code, |pair| pair.0).map_or(code, |at| self.beyond[at].1),
        };
        char::from_u32(to).unwrap_or(c)
    }

    /// The characters that become `c`, in order.
    pub fn class_of(&self, c: char) -> Vec<char> {
        static OTHERS: OnceLock<Vec<(char, char)>> = OnceLock::new();
        let others = OTHERS.get_or_init(|| {
            let plane = ('\0'..='\u{FFFF}').filter(|from| self.fold(*from) != *from);
            let beyond =
                self.beyond.iter().filter_map(|(from, _)| char::from_u32(*from)).filter(|from| *from > '\u{FFFF}');
            let mut others: Vec<(char, char)> = plane.chain(beyond).map(|from| (self.fold(from), from)).collect();
            others.order();
            others
        });
        let from = others.partition_point(|pair| pair.0 < c);
        let mut class: Vec<char> = others[from..].iter().take_while(|pair| pair.0 == c).map(|pair| pair.1).collect();
        class.extend((self.fold(c) == c).then_some(c));
        class.order();
        class
    }

    /// Whether `c` is a mark.
    pub fn is_mark(&self, c: char) -> bool {
        self.marks.has(c)
    }

    /// Whether `c` is never searched for.
    pub fn is_ignored(&self, c: char) -> bool {
        // Tags and the variation selectors of ideographs: the table ends with the plane.
        self.ignored.has(c) || matches!(c, '\u{E0000}'..='\u{E0FFF}')
    }
}

/// A set of characters of the plane, a bit each.
#[derive(Debug)]
struct Bits(Vec<u64>);

impl Bits {
    fn new(runs: Vec<Range<u32>>) -> Self {
        let mut words = vec![0; 0x1_0000 / 64];
        for code in runs.into_iter().flatten() {
            if let Some(word) = words.get_mut(code as usize / 64) {
                *word |= 1 << (code % 64);
            }
        }
        Self(words)
    }

    fn has(&self, c: char) -> bool {
        let code = u32::from(c);
        self.0.get(code as usize / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }
}
