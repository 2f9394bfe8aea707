//! The encodings of Unicode: UTF-8 and UTF-16.
//!
//! In: bytes without a byte order mark. Out: the text, with what would not decode beside it.

use super::{Decoded, UTF_8, UTF_16BE, UTF_16LE};
use crate::edit::Span;

/// Puts U+FFFD behind the text for bytes that would not decode.
pub(super) fn keep(decoded: &mut Decoded, lost: &[u8]) {
    let from = decoded.text.len();
    decoded.text.push(char::REPLACEMENT_CHARACTER);
    decoded.undecoded.push((Span::new(from, decoded.text.len()), lost.to_vec()));
}

fn empty(encoding: &'static str, capacity: usize) -> Decoded {
    Decoded { text: String::with_capacity(capacity), encoding, bom: false, undecoded: Vec::new() }
}

/// UTF-8.
pub(super) fn utf_8(bytes: &[u8]) -> Decoded {
    // Nearly every text is whole, which is soon known.
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), ..empty(UTF_8, 0) };
    }
    let mut decoded = empty(UTF_8, bytes.len());
    for chunk in bytes.utf8_chunks() {
        decoded.text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            keep(&mut decoded, chunk.invalid());
        }
    }
    decoded
}

/// The unit of two bytes.
fn unit(two: [u8; 2], big: bool) -> u16 {
    if big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) }
}

/// UTF-16, the big end first or the little one.
pub(super) fn utf_16(bytes: &[u8], big: bool) -> Decoded {
    let mut decoded = empty(if big { UTF_16BE } else { UTF_16LE }, bytes.len() * 3 / 2);
    let (units, odd) = bytes.as_chunks::<2>();
    for read in char::decode_utf16(units.iter().map(|two| unit(*two, big))) {
        match read {
            Ok(c) => decoded.text.push(c),
            Err(lone) => {
                let lone = lone.unpaired_surrogate();
                keep(&mut decoded, &if big { lone.to_be_bytes() } else { lone.to_le_bytes() });
            }
        }
    }
    if !odd.is_empty() {
        keep(&mut decoded, odd);
    }
    decoded
}

/// Fewer units than this tell nothing.
const ENOUGH: usize = 8;

/// UTF-16 that does not say so: nearly all of its units are characters of Chinese text one way round, and not the other.
pub(super) fn utf_16_without_mark(bytes: &[u8]) -> Option<Decoded> {
    let (units, _) = bytes.as_chunks::<2>();
    let usual = |big: bool| units.iter().filter(|two| is_usual(unit(**two, big))).count();
    let (little, big) = (usual(false), usual(true));
    let sure = units.len() >= ENOUGH && little.max(big) * 100 >= units.len() * 95 && little.min(big) * 2 < units.len();
    sure.then(|| utf_16(bytes, big > little))
}

/// Whether a unit is a character that Chinese text is made of, damaged or not: Latin letters, general punctuation, CJK signs,
/// Han characters, private use (what GBK's user-defined areas become), forms of other widths.
fn is_usual(unit: u16) -> bool {
    matches!(
        unit,
        5..=10
            | 13
            | 0x20..=0x7E
            | 0xA0..=0x24F
            | 0x2010..=0x203B
            | 0x3000..=0x303F
            | 0x4E00..=0x9FFF
            | 0xE000..=0xE765
            | 0xFF00..=0xFFEF
    )
}
