//! The encodings of before Unicode, natively: the module is given text by the browser.
//!
//! In: bytes. Out: the text, with the bytes that encoding it again would not give back beside it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS};

use super::unicode::keep;
use super::{Decoded, is_readable};
use crate::edit::Span;

/// The encodings that are looked for, by their names (WHATWG). GBK is a part of GB18030.
const KNOWN: [(&str, &Encoding); 5] =
    [("gb18030", GB18030), ("big5", BIG5), ("shift_jis", SHIFT_JIS), ("euc-jp", EUC_JP), ("euc-kr", EUC_KR)];

/// One of so many bytes may fail to decode where the detector knows no encoding, and one of so many characters be a control.
const NEARLY: usize = 50;

/// The longest sequence of bytes that is one character.
const LONGEST: usize = 4;

fn named(name: &str) -> Option<(&'static str, &'static Encoding)> {
    KNOWN.into_iter().find(|(known, _)| *known == name)
}

/// The text of bytes that are not UTF-8, in the encoding that they look most like; `None` where they are in none of those
/// known.
pub(super) fn detect(bytes: &[u8]) -> Option<Decoded> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let guess = if guess == GBK { GB18030 } else { guess };
    let guessed = KNOWN.into_iter().find(|(_, encoding)| *encoding == guess);
    let guessed = guessed.map(|(name, encoding)| decode_with(name, encoding, bytes));
    // One damaged byte is enough for the detector to rule an encoding out: then whichever reads nearly all.
    let nearly = |decoded: &Decoded| decoded.lost() * NEARLY <= bytes.len();
    let any = || KNOWN.into_iter().map(|(name, encoding)| decode_with(name, encoding, bytes)).find(nearly);
    guessed.filter(|decoded| is_readable(decoded, bytes)).or_else(any).filter(is_text)
}

/// Whether next to no characters are controls, as they are all over in bytes that are no text.
fn is_text(decoded: &Decoded) -> bool {
    let controls = decoded.text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    controls * NEARLY <= decoded.text.chars().count()
}

/// Decodes as the encoding of that name.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Option<Decoded> {
    named(name).map(|(name, encoding)| decode_with(name, encoding, bytes))
}

/// Encodes text that was decoded as the encoding of that name.
pub(super) fn encode(name: &str, text: &str) -> Vec<u8> {
    named(name).map_or_else(Vec::new, |(_, encoding)| encoding.encode(text).0.into_owned())
}

fn decode_with(name: &'static str, encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let mut decoded = Decoded { text: String::new(), encoding: name, bom: false, undecoded: Vec::new() };
    // A line break is a byte of its own in all of them.
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let whole = encoding.decode_without_bom_handling_and_without_replacement(line);
        match whole.filter(|text| encoding.encode(text).0 == line) {
            Some(text) => decoded.text.push_str(&text),
            None => one_by_one(encoding, line, &mut decoded),
        }
    }
    decoded
}

/// Decodes a line in which something does not decode, or encodes to other bytes than it was decoded from.
fn one_by_one(encoding: &'static Encoding, line: &[u8], decoded: &mut Decoded) {
    let mut rest = line;
    while !rest.is_empty() {
        let read = (1..=LONGEST.min(rest.len())).find_map(|length| {
            let text = encoding.decode_without_bom_handling_and_without_replacement(&rest[..length])?;
            Some((length, text))
        });
        let (length, text) = read.unwrap_or((1, "".into()));
        let piece = &rest[..length];
        if text.is_empty() {
            keep(decoded, piece);
        } else {
            let from = decoded.text.len();
            decoded.text.push_str(&text);
            if encoding.encode(&text).0 != piece {
                decoded.undecoded.push((Span::new(from, decoded.text.len()), piece.to_vec()));
            }
        }
        rest = &rest[length..];
    }
}
