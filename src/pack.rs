//! Pack: a corpus as one sequence of bytes, and the way back.
//!
//! In: a [`Corpus`]. Out: magic, version, the body's length before compression, the SHA-256 of what follows, and the
//! body, compressed. The same corpus gives the same bytes wherever and whenever it is packed. It does not clean and
//! does not search, and it trusts nothing: whatever [`open`] lets in, later stages can slice without looking.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `jiaokan` and a NUL |
//! | 4 | version of the format, little-endian |
//! | 8 | length of the body before compression, little-endian |
//! | 32 | SHA-256 of the rest |
//! | rest | the body: postcard, deflated |

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::corpus::{Corpus, hex};
use crate::document::Document;
use crate::error::Error;

mod check;

/// Raised whenever the bytes of a pack change their meaning.
const VERSION: u32 = 1;
const MAGIC: &[u8; 8] = b"jiaokan\0";
const HEADER: usize = 8 + 4 + 8 + 32;

/// Deflate makes of one byte at most 1032; a pack that claims more lies, and is not given the memory.
const MOST_INFLATED: usize = 1032;

/// How hard the body is compressed, of 10: a corpus is packed once and sent many times.
const EFFORT: u8 = 9;

/// What the body holds, borrowed or owned.
#[derive(Serialize, Deserialize)]
struct Body<N, S, D> {
    name: N,
    sources: S,
    documents: D,
}

type Owned = Body<Option<String>, Vec<Vec<u8>>, Vec<Document>>;

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
///
/// # Panics
///
/// Never: plain data in memory always has a postcard form.
pub fn write(corpus: &Corpus) -> Vec<u8> {
    let body = Body { name: corpus.name(), sources: corpus.sources(), documents: corpus.documents() };
    let plain = postcard::to_stdvec(&body).expect("plain data in memory always has a postcard form");
    let packed = miniz_oxide::deflate::compress_to_vec(&plain, EFFORT);
    let mut bytes = Vec::with_capacity(HEADER + packed.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&(plain.len() as u64).to_le_bytes());
    bytes.extend_from_slice(&Sha256::digest(&packed));
    bytes.extend_from_slice(&packed);
    bytes
}

/// Opens a pack.
///
/// # Errors
///
/// [`Error::Pack`] with the reason, when the bytes are not a pack, are cut off or damaged, come from another version, or
/// hold documents that do not agree with their sources.
pub fn open(bytes: &[u8]) -> Result<Corpus, Error> {
    let packed = sealed(bytes)?;
    let length = length(bytes).filter(|&length| length <= packed.len().saturating_mul(MOST_INFLATED));
    let length = length.ok_or(Error::Pack("it claims an impossible length"))?;
    let plain = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, length)
        .map_err(|_| Error::Pack("its body does not decompress"))?;
    let (body, rest) =
        postcard::take_from_bytes::<Owned>(&plain).map_err(|_| Error::Pack("its body is not a corpus"))?;
    if plain.len() != length || !rest.is_empty() {
        return Err(Error::Pack("its body is not as long as it says"));
    }
    check::agree(&body.sources, &body.documents)?;
    Ok(Corpus::of(body.name, body.sources, body.documents))
}

/// The SHA-256 of the pack's body, in hexadecimal: the name of this release of the corpus.
///
/// # Errors
///
/// [`Error::Pack`] when the bytes are not a whole pack.
pub fn digest(bytes: &[u8]) -> Result<String, Error> {
    sealed(bytes).map(|_| hex(&bytes[HEADER - 32..HEADER]))
}

/// The compressed body, when the header is right and the checksum holds.
fn sealed(bytes: &[u8]) -> Result<&[u8], Error> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(Error::Pack("it does not begin as a pack does"))?;
    let version = rest.first_chunk().ok_or(Error::Pack("it is cut off"))?;
    if u32::from_le_bytes(*version) != VERSION {
        return Err(Error::Pack("it was written by another version"));
    }
    let (header, packed) = bytes.split_at_checked(HEADER).ok_or(Error::Pack("it is cut off"))?;
    if Sha256::digest(packed)[..] != header[HEADER - 32..] {
        return Err(Error::Pack("its checksum does not hold: it is cut off or damaged"));
    }
    Ok(packed)
}

/// The length that the header states, where memory can have it.
fn length(bytes: &[u8]) -> Option<usize> {
    let stated = bytes.get(12..)?.first_chunk()?;
    usize::try_from(u64::from_le_bytes(*stated)).ok()
}

#[cfg(test)]
mod tests;
