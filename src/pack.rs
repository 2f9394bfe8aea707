//! Pack: a corpus as one sequence of bytes, and the way back.
//!
//! In: a [`Corpus`]. Out: magic, version, the SHA-256 of what follows, and a [`Segment`]: the documents, each text once.
//! It is not compressed: whoever sends it does that, better than could be done inside, and whoever opens it searches the
//! texts where they lie. The same corpus gives the same bytes wherever and whenever it is packed. It does not clean and
//! does not search, and it trusts nothing: whatever is let in, later stages can slice without looking.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `jiaokan` and a NUL |
//! | 4 | version of the format, little-endian |
//! | 32 | SHA-256 of the rest |
//! | rest | a segment |

use sha2::{Digest, Sha256};

use crate::corpus::{Corpus, hex};
use crate::error::Error;

mod check;
mod record;
pub mod segment;

use segment::Segment;

/// Raised whenever the bytes of a pack change their meaning.
const VERSION: u32 = 4;
const MAGIC: &[u8; 8] = b"jiaokan\0";
const HEADER: usize = 8 + 4 + 32;

/// Packs a corpus.
///
/// ```
/// use jiaokan::{corpus::Corpus, pack};
/// let mut corpus = Corpus::named("三月");
/// corpus.add("a.txt", "防疫志願者".into(), &[])?;
/// let bytes = pack::write(&corpus);
/// assert_eq!(pack::open(&bytes)?, corpus);
/// assert!(pack::open(&bytes[..bytes.len() - 1]).is_err());
/// # Ok::<(), jiaokan::error::Error>(())
/// ```
pub fn write(corpus: &Corpus) -> Vec<u8> {
    let documents = corpus.documents().iter().zip(corpus.sources().iter().map(Vec::as_slice));
    let body = segment::write(corpus.name(), documents);
    let mut bytes = Vec::with_capacity(HEADER + body.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&Sha256::digest(&body));
    bytes.extend_from_slice(&body);
    bytes
}

/// Opens a pack, all of it.
///
/// # Errors
///
/// [`Error::Pack`] with the reason, when the bytes are not a pack, are cut off or damaged, come from another version, or
/// hold documents that do not agree with their sources.
pub fn open(bytes: &[u8]) -> Result<Corpus, Error> {
    let segment = Segment::read(sealed(bytes)?.to_vec())?;
    let (mut documents, mut sources) = (Vec::with_capacity(segment.len()), Vec::with_capacity(segment.len()));
    for number in 0..segment.len() {
        let (document, source) = segment.document(number)?;
        documents.push(document);
        sources.push(source);
    }
    if !documents.windows(2).all(|two| two[0].id < two[1].id) {
        return Err(Error::Pack("its documents are not in order"));
    }
    Ok(Corpus::of(segment.name().map(str::to_owned), sources, documents))
}

/// Opens a pack as it lies, without reading its documents, for a corpus too large to be held twice; and the SHA-256 of its
/// body, in hexadecimal: the name of this release of the corpus.
///
/// # Errors
///
/// As [`open`]; documents that do not agree with their sources are found when they are read.
pub fn lay_open(bytes: Vec<u8>) -> Result<(Segment, String), Error> {
    sealed(&bytes)?;
    lay_open_trusted(bytes)
}

/// The same of a pack that came by a way on which nothing is damaged: its checksum is not reckoned again.
///
/// # Errors
///
/// As [`lay_open`], but for what only the checksum tells.
pub fn lay_open_trusted(mut bytes: Vec<u8>) -> Result<(Segment, String), Error> {
    let sha256 = digest(&bytes)?;
    bytes.drain(..HEADER);
    Ok((Segment::read(bytes)?, sha256))
}

/// The SHA-256 that the pack says its body has, in hexadecimal.
///
/// # Errors
///
/// [`Error::Pack`] when the bytes do not begin as a pack does.
pub fn digest(bytes: &[u8]) -> Result<String, Error> {
    unsealed(bytes).map(|(checksum, _)| hex(checksum))
}

/// The body, when the header is right and the checksum holds.
fn sealed(bytes: &[u8]) -> Result<&[u8], Error> {
    let (checksum, body) = unsealed(bytes)?;
    if Sha256::digest(body)[..] != *checksum {
        return Err(Error::Pack("its checksum does not hold: it is cut off or damaged"));
    }
    Ok(body)
}

/// The checksum and the body, when the header is right.
fn unsealed(bytes: &[u8]) -> Result<(&[u8], &[u8]), Error> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(Error::Pack("it does not begin as a pack does"))?;
    let version = rest.first_chunk().ok_or(Error::Pack("it is cut off"))?;
    if u32::from_le_bytes(*version) != VERSION {
        return Err(Error::Pack("it was written by another version"));
    }
    let (header, body) = bytes.split_at_checked(HEADER).ok_or(Error::Pack("it is cut off"))?;
    Ok((&header[HEADER - 32..], body))
}

#[cfg(test)]
mod tests;
