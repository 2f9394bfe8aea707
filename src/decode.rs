//! Decode: bytes to text.
//!
//! In: the bytes of a file. Out: [`Decoded`], the text with what would not decode beside it. It never fails and loses
//! nothing; whether a file is worth reading at all is for [`refuse`] to say.

use crate::edit::Span;
use crate::error::Error;

/// A text and what it takes to get its bytes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Name of the encoding (WHATWG).
    pub encoding: &'static str,
    /// Whether the bytes began with a byte order mark.
    pub bom: bool,
    /// The bytes that would not decode, each with the span of the U+FFFD that stands for them in `text`.
    pub undecoded: Vec<(Span, Vec<u8>)>,
}

impl Decoded {
    /// The bytes it was decoded from.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = if self.bom { vec![0xEF, 0xBB, 0xBF] } else { Vec::new() };
        let mut at = 0;
        for (span, lost) in &self.undecoded {
            bytes.extend_from_slice(&self.text.as_bytes()[at..span.from]);
            bytes.extend_from_slice(lost);
            at = span.to;
        }
        bytes.extend_from_slice(&self.text.as_bytes()[at..]);
        bytes
    }
}

/// Decodes UTF-8, with or without a byte order mark. What is not UTF-8 becomes U+FFFD and is kept.
///
/// ```
/// let decoded = jiaokan::decode::decode(b"\xE6\xA0\xA1\xFF");
/// assert_eq!(decoded.text, "校\u{FFFD}");
/// assert_eq!(decoded.encode(), b"\xE6\xA0\xA1\xFF");
/// ```
pub fn decode(bytes: &[u8]) -> Decoded {
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF");
    let mut decoded = Decoded {
        text: String::with_capacity(bytes.len()),
        encoding: "utf-8",
        bom: body.is_some(),
        undecoded: Vec::new(),
    };
    for chunk in body.unwrap_or(bytes).utf8_chunks() {
        decoded.text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            let from = decoded.text.len();
            decoded.text.push(char::REPLACEMENT_CHARACTER);
            decoded.undecoded.push((Span::new(from, decoded.text.len()), chunk.invalid().to_vec()));
        }
    }
    decoded
}

/// Says why a file is not to be read as text, judged by what most of it is, not by one odd byte.
///
/// # Errors
///
/// [`Error::Empty`], [`Error::Binary`] or [`Error::NotUtf8`].
pub fn refuse(bytes: &[u8]) -> Result<(), Error> {
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if body.trim_ascii().is_empty() {
        return Err(Error::Empty);
    }
    let decoded = decode(body);
    let odd = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{5}'..='\u{8}');
    let controls = decoded.text.chars().filter(|&c| odd(c)).count();
    let undecoded: usize = decoded.undecoded.iter().map(|(_, lost)| lost.len()).sum();
    let characters = decoded.text.chars().count();
    if controls * 10 > characters * 3 {
        return Err(Error::Binary);
    }
    // A tenth of the bytes: a text in another encoding has several times that, a damaged one a few.
    if undecoded * 10 > body.len() {
        let foreign = controls * 50 < characters;
        let at = decoded.undecoded[0].0.from;
        return Err(if foreign { Error::NotUtf8 { at } } else { Error::Binary });
    }
    Ok(())
}
