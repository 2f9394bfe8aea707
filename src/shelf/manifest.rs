//! Manifest: what shards a corpus has, and how a shard is sealed.
//!
//! In: shards. Out: bytes that name each by its content, and the way back. A shard is deflated; its name is the first
//! half of half the SHA-256 of its bytes (64 bits), in hexadecimal: that finds damage and a shard of another release. It
//! does not say where shards lie or how they are brought.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::corpus::hex;
use crate::error::Error;

/// Raised whenever the bytes of a manifest or of a shard change their meaning.
const VERSION: u32 = 2;

/// How hard shards are compressed, of 10.
const EFFORT: u8 = 8;

/// The most that one shard may hold: no builder writes a larger one.
const MOST: usize = 1 << 28;

/// The beginning of the SHA-256 of a shard's bytes.
pub type Hash = [u8; 8];

/// The shards of a corpus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    version: u32,
    /// The name of the corpus, if it has one.
    pub name: Option<String>,
    /// The shards of its texts: each a [segment](crate::pack::segment), in order.
    pub texts: Vec<Text>,
    /// The shards of its filter, in order.
    pub grams: Vec<Grams>,
    /// The shards of its [catalogue](super::catalogue), in order.
    pub rows: Vec<Rows>,
}

/// A shard of texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Names it.
    pub hash: Hash,
    /// As much of its first id as tells it from the ids before: those of its documents and of the shards behind are not
    /// less.
    pub first: String,
    /// How many documents it has.
    pub documents: u32,
    /// How many blocks.
    pub blocks: u32,
}

/// A shard of the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grams {
    /// Names it.
    pub hash: Hash,
    /// Its first gram.
    pub first: u32,
}

/// A shard of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// Names it.
    pub hash: Hash,
    /// How many documents it lists.
    pub documents: u32,
}

impl Manifest {
    /// The manifest of these shards.
    pub const fn new(name: Option<String>, texts: Vec<Text>, grams: Vec<Grams>, rows: Vec<Rows>) -> Self {
        Self { version: VERSION, name, texts, grams, rows }
    }

    /// The names of all its shards.
    pub fn shards(&self) -> impl Iterator<Item = String> {
        let texts = self.texts.iter().map(|text| text.hash);
        texts
            .chain(self.grams.iter().map(|grams| grams.hash))
            .chain(self.rows.iter().map(|rows| rows.hash))
            .map(name_of)
    }

    /// Its bytes.
    ///
    /// # Panics
    ///
    /// Never: plain data in memory always has a postcard form.
    pub fn write(&self) -> Vec<u8> {
        postcard::to_stdvec(self).expect("plain data in memory always has a postcard form")
    }

    /// The manifest in bytes.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where they are none, or one of another version.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let (version, _) =
            postcard::take_from_bytes::<u32>(bytes).map_err(|_| Error::Pack("its manifest is damaged"))?;
        if version != VERSION {
            return Err(Error::Pack("it was written by another version"));
        }
        let manifest: Self = postcard::from_bytes(bytes).map_err(|_| Error::Pack("its manifest is damaged"))?;
        let sum =
            |count: fn(&Text) -> u32| manifest.texts.iter().try_fold(0_u32, |sum, text| sum.checked_add(count(text)));
        let ordered = manifest.grams.windows(2).all(|two| two[0].first < two[1].first)
            && manifest.texts.windows(2).all(|two| two[0].first <= two[1].first);
        let counted = sum(|text| text.documents).and(sum(|text| text.blocks)).is_some();
        if ordered && counted { Ok(manifest) } else { Err(Error::Pack("its manifest is damaged")) }
    }

    /// The SHA-256 of its bytes, in hexadecimal: the name of this release of the corpus.
    pub fn digest(&self) -> String {
        hex(&Sha256::digest(self.write()))
    }
}

/// The name of the shard with that hash.
pub fn name_of(hash: Hash) -> String {
    hex(&hash)
}

/// A shard's hash and its bytes as they travel.
pub fn sealed(plain: &[u8]) -> (Hash, Vec<u8>) {
    let bytes = miniz_oxide::deflate::compress_to_vec(plain, EFFORT);
    (hash_of(&bytes), bytes)
}

/// What a shard holds.
///
/// # Errors
///
/// [`Error::Shard`] where the bytes are not those that the name says.
pub fn unsealed(name: &str, bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let damaged = || Error::Shard(name.to_owned());
    if name_of(hash_of(bytes)) != name {
        return Err(damaged());
    }
    miniz_oxide::inflate::decompress_to_vec_with_limit(bytes, MOST).map_err(|_| damaged())
}

fn hash_of(bytes: &[u8]) -> Hash {
    let mut hash = Hash::default();
    hash.copy_from_slice(&Sha256::digest(bytes)[..size_of::<Hash>()]);
    hash
}
