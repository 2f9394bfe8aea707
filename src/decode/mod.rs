//! Decode: bytes to text.
//!
//! In: the bytes of a file. Out: [`Decoded`], the text with what would not decode beside it. The bytes decide which
//! encoding it is, whatever the file says of itself. It never fails and loses nothing; whether a file is worth reading at
//! all is for [`refuse`] to say.

#[cfg(not(target_arch = "wasm32"))]
mod legacy;
mod unicode;

use memchr::memchr_iter;

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
    /// The bytes that the encoding would not give back, each with the span in `text` of the U+FFFD that stands for them or,
    /// where the encoding writes a character in two ways, of the character.
    pub undecoded: Vec<(Span, Vec<u8>)>,
}

impl Decoded {
    /// The bytes it was decoded from.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = if self.bom { bom(self.encoding).to_vec() } else { Vec::new() };
        let mut at = 0;
        for (span, lost) in &self.undecoded {
            self.encode_piece(at, span.from, &mut bytes);
            bytes.extend_from_slice(lost);
            at = span.to;
        }
        self.encode_piece(at, self.text.len(), &mut bytes);
        bytes
    }

    fn encode_piece(&self, from: usize, to: usize, bytes: &mut Vec<u8>) {
        let piece = &self.text[from..to];
        match self.encoding {
            UTF_8 => bytes.extend_from_slice(piece.as_bytes()),
            UTF_16LE => bytes.extend(piece.encode_utf16().flat_map(u16::to_le_bytes)),
            UTF_16BE => bytes.extend(piece.encode_utf16().flat_map(u16::to_be_bytes)),
            #[cfg(not(target_arch = "wasm32"))]
            other => bytes.extend_from_slice(&legacy::encode(other, piece)),
            #[cfg(target_arch = "wasm32")]
            other => unreachable!("the module does not decode {other}"),
        }
    }

    /// How many bytes would not decode.
    fn lost(&self) -> usize {
        let replaced = |span: &Span| span.of(&self.text) == "\u{FFFD}";
        self.undecoded.iter().filter(|(span, _)| replaced(span)).map(|(_, lost)| lost.len()).sum()
    }
}

/// The names of the encodings of Unicode.
pub const UTF_8: &str = "utf-8";
const UTF_16LE: &str = "utf-16le";
const UTF_16BE: &str = "utf-16be";
const GB18030: &str = "gb18030";

/// The byte order marks that files begin with.
const BOMS: [(&str, &[u8]); 4] =
    [(UTF_8, b"\xEF\xBB\xBF"), (UTF_16LE, b"\xFF\xFE"), (UTF_16BE, b"\xFE\xFF"), (GB18030, b"\x84\x31\x95\x33")];

fn bom(encoding: &str) -> &'static [u8] {
    BOMS.iter().find(|(name, _)| *name == encoding).map_or(&[], |(_, bytes)| bytes)
}

/// The most of a text's bytes, a tenth, that may be damaged; in another encoding several times that would not decode.
fn is_readable(decoded: &Decoded, bytes: &[u8]) -> bool {
    decoded.lost() * 10 <= bytes.len()
}

/// Decodes UTF-8 and UTF-16, with or without a byte order mark; natively also GB18030, Big5 and the encodings of Japanese and
/// Korean. What does not decode becomes U+FFFD and is kept. What is in no known encoding is taken for UTF-8.
///
/// ```
/// use jiaokan::decode::decode;
/// let decoded = decode(b"\xE6\xA0\xA1\xFF");
/// assert_eq!(decoded.text, "校\u{FFFD}");
/// assert_eq!(decoded.encode(), b"\xE6\xA0\xA1\xFF");
///
/// let decoded = decode(b"\xFE\xFF\x68\x21\x52\xD8");
/// assert_eq!((decoded.text.as_str(), decoded.encoding), ("校勘", "utf-16be"));
/// ```
pub fn decode(bytes: &[u8]) -> Decoded {
    let marked = BOMS.iter().find(|(_, mark)| bytes.starts_with(mark));
    if let Some((encoding, mark)) = marked
        && let Some(decoded) = decode_as(encoding, &bytes[mark.len()..])
    {
        return Decoded { bom: true, ..decoded };
    }
    let plain = unicode::utf_8(bytes);
    if is_readable(&plain, bytes) {
        return plain;
    }
    let other = unicode::utf_16_without_mark(bytes);
    #[cfg(not(target_arch = "wasm32"))]
    let other = other.or_else(|| legacy::detect(bytes));
    other.unwrap_or(plain)
}

/// Decodes bytes without a byte order mark as that encoding; `None` where it is not known.
fn decode_as(encoding: &str, bytes: &[u8]) -> Option<Decoded> {
    match encoding {
        UTF_8 => Some(unicode::utf_8(bytes)),
        UTF_16LE | UTF_16BE => Some(unicode::utf_16(bytes, encoding == UTF_16BE)),
        #[cfg(not(target_arch = "wasm32"))]
        other => legacy::decode(other, bytes),
        #[cfg(target_arch = "wasm32")]
        _ => None,
    }
}

/// Says why a file is not to be read as text, judged by what most of it is, not by one odd byte.
///
/// # Errors
///
/// [`Error::Empty`], [`Error::Binary`] or [`Error::Encoding`].
pub fn refuse(decoded: &Decoded, bytes: &[u8]) -> Result<(), Error> {
    if decoded.text.trim().is_empty() {
        return Err(Error::Empty);
    }
    // The first 32 and 127 are a byte each; those from 128 to 159 are C2 80 to C2 9F.
    let odd = |c: u8| (c < b' ' || c == 0x7F) && !matches!(c, b'\t' | b'\n' | b'\r' | 5..=8);
    let text = decoded.text.as_bytes();
    let wide = memchr_iter(0xC2, text).filter(|at| text.get(at + 1).is_some_and(|next| *next < 0xA0)).count();
    let controls = text.iter().filter(|c| odd(**c)).count() + wide;
    let characters = decoded.text.chars().count();
    if controls * 10 > characters * 3 {
        return Err(Error::Binary);
    }
    if !is_readable(decoded, bytes) {
        let foreign = controls * 50 < characters;
        let at = decoded.undecoded[0].0.from;
        return Err(if foreign { Error::Encoding { at } } else { Error::Binary });
    }
    Ok(())
}
