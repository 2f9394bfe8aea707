//! Code page 936 (GBK with its user-defined areas), both ways: the encoding in which the spam mirror worked.
//!
//! In: bytes or characters. Out: the other. It does not decode files (that is [`crate::decode`]).

use std::sync::OnceLock;

use crate::tables::GBK;

/// Cells in a row (one lead byte).
const ROW: usize = 190;

struct Table {
    /// The character of each cell, 0 where there is none.
    chars: Vec<u16>,
    /// Cell numbers + 1 by character, 0 where it has none.
    cells: Vec<u16>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let chars = chars();
        let mut cells = vec![0; 1 << 16];
        for (cell, &c) in chars.iter().enumerate().filter(|&(_, &c)| c != 0) {
            if cells[usize::from(c)] == 0 {
                cells[usize::from(c)] = cell as u16 + 1;
            }
        }
        Table { chars, cells }
    })
}

/// The character of each cell. Two areas of GBK (GBK/3 and GBK/4) hold the ideographs of Unicode's first block that stand in
/// no other cell, in its order: they are not stored.
fn chars() -> Vec<u16> {
    let area = |cell: &usize| *cell < 32 * ROW || *cell >= 41 * ROW && cell % ROW < 96;
    let (high, low) = GBK.split_at(GBK.len() / 2);
    let mut stored = high.iter().zip(low).scan(0_u16, |last, (&high, &low)| {
        *last = last.wrapping_add(u16::from_be_bytes([high, low]));
        Some(*last)
    });
    let mut chars = vec![0; 126 * ROW];
    for cell in (0..chars.len()).filter(|cell| !area(cell)) {
        chars[cell] = stored.next().unwrap_or(0);
    }
    let mut placed = vec![false; 1 << 16];
    for c in &chars {
        placed[usize::from(*c)] = true;
    }
    let ideographs = (0x4E00..=0x9FA5_u16).filter(|c| !placed[usize::from(*c)]);
    for (cell, c) in (0..chars.len()).filter(area).zip(ideographs.chain(stored)) {
        chars[cell] = c;
    }
    chars
}

/// Whether `byte` can begin a two-byte character.
pub const fn is_lead(byte: u8) -> bool {
    matches!(byte, 0x81..=0xFE)
}

/// Whether `byte` can end a two-byte character.
pub const fn is_trail(byte: u8) -> bool {
    matches!(byte, 0x40..=0x7E | 0x80..=0xFE)
}

/// The character of two bytes, private use included.
///
/// ```
/// use jiaokan::clean::gbk;
/// assert_eq!(gbk::decode(0xA1, 0xA3), Some('。'));
/// assert_eq!(gbk::decode(0xAC, 0xDF), Some('\u{E0FA}'));
/// assert_eq!(gbk::decode(0xC8, b'('), None);
/// ```
pub fn decode(lead: u8, trail: u8) -> Option<char> {
    match cells()[cell(lead, trail)?] {
        0 => None,
        c => char::from_u32(u32::from(c)),
    }
}

/// The number of the cell of two bytes among [`cells`].
pub fn cell(lead: u8, trail: u8) -> Option<usize> {
    let column = || usize::from(trail - 0x40) - usize::from(trail > 0x7F);
    (is_lead(lead) && is_trail(trail)).then(|| usize::from(lead - 0x81) * ROW + column())
}

/// The character of each cell, 0 where there is none.
pub fn cells() -> &'static [u16] {
    &table().chars
}

/// A set of lead bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leads(u128);

impl Leads {
    /// None at all.
    pub const NONE: Self = Self(0);

    /// That one alone.
    pub const fn one(lead: u8) -> Self {
        Self(1 << (lead & 0x7F))
    }

    /// Those that are no character with `byte` before them.
    ///
    /// ```
    /// use jiaokan::clean::gbk::{Leads, decode};
    /// assert_eq!(Leads::broken_behind(0x80).iter().count(), 126);
    /// assert!(Leads::broken_behind(0xA1).iter().all(|lead| decode(0xA1, lead).is_none()));
    /// ```
    pub fn broken_behind(byte: u8) -> Self {
        static BROKEN: OnceLock<Vec<Leads>> = OnceLock::new();
        let behind = |byte: u8| {
            let broken = (0x81..=0xFE).filter(|lead| decode(byte, *lead).is_none());
            Self(broken.fold(0, |all, lead| all | Self::one(lead).0))
        };
        BROKEN.get_or_init(|| (0..=0xFF).map(behind).collect())[usize::from(byte)]
    }

    /// Whether it has none.
    pub const fn is_empty(self) -> bool {
        self.0 == Self::NONE.0
    }

    /// Those of either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it is among them.
    pub const fn contains(self, lead: u8) -> bool {
        self.0 >> (lead & 0x7F) & 1 == 1
    }

    /// All of them, in order.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let lead = 0x80 | left.trailing_zeros() as u8;
            let is_left = left != 0;
            left &= left.wrapping_sub(1);
            is_left.then_some(lead)
        })
    }
}

/// The two bytes of a character, if it has them.
///
/// ```
/// assert_eq!(jiaokan::clean::gbk::encode('過'), Some([0xDF, 0x5E]));
/// ```
pub fn encode(c: char) -> Option<[u8; 2]> {
    let unit = u16::try_from(u32::from(c)).ok()?;
    let cell = usize::from(table().cells[usize::from(unit)].checked_sub(1)?);
    let column = cell % ROW;
    Some([0x81 + (cell / ROW) as u8, 0x40 + column as u8 + u8::from(column >= 0x3F)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_comes_back() {
        let mut cells = 0;
        for lead in 0x81..=0xFE {
            for trail in (0x40..=0xFE).filter(|&t| is_trail(t)) {
                if let Some(c) = decode(lead, trail) {
                    let [l, t] = encode(c).expect("a decoded character has bytes");
                    assert_eq!(decode(l, t), Some(c));
                    cells += 1;
                }
            }
        }
        assert!(cells > 23_000, "{cells}");
    }

    #[test]
    fn known_cells() {
        for (c, bytes) in [
            ('“', [0xA1, 0xB0]),
            ('總', [0xBF, 0x82]),
            ('丂', [0x81, 0x40]),
            ('亐', [0x81, 0x80]),
            ('！', [0xA3, 0xA1]),
        ] {
            assert_eq!(encode(c), Some(bytes), "{c}");
        }
        assert_eq!(encode('a'), None);
        assert_eq!(encode('𠀀'), None);
    }
}
