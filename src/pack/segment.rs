//! Segment: documents in one run of bytes, each read when it is asked for.
//!
//! In: documents with their sources. Out: their clean texts one behind the other, then a record for each of all that the
//! text does not say. A text is stored once: the source is what undoing the edits gives, and is kept only where that
//! gives other bytes. Texts lie together so that they are searched where they lie; it does not search.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | length of the texts, little-endian |
//! | that many | the clean texts, each followed by a line break |
//! | rest | postcard: the corpus's name, then a record a document |

use crate::corpus::{blocks_of, hex};
use crate::decode::decode;
use crate::document::{Document, Row};
use crate::error::Error;

use super::check;
use super::record::{Head, Record};
use sha2::{Digest, Sha256};

/// Documents as they lie in bytes.
///
/// ```
/// use jiaokan::corpus::read;
/// use jiaokan::pack::segment::{Segment, write};
/// let source = "題\n社區".as_bytes();
/// let document = read("a.txt", source, &[])?;
/// let segment = Segment::read(write(None, [(&document, source)]))?;
/// assert_eq!(segment.text(0), "題\n社區");
/// assert_eq!(segment.document(0)?, (document, source.to_vec()));
/// # Ok::<(), jiaokan::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Segment {
    name: Option<String>,
    texts: String,
    records: Vec<u8>,
    /// For each document where its text and its record begin; one more at the end.
    places: Vec<Place>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    text: u32,
    record: u32,
}

/// The bytes of documents with their sources.
///
/// # Panics
///
/// Never: plain data in memory always has a postcard form.
pub fn write<'a>(name: Option<&str>, documents: impl IntoIterator<Item = (&'a Document, &'a [u8])>) -> Vec<u8> {
    const PLAIN: &str = "plain data in memory always has a postcard form";
    let (mut bytes, mut records) = (vec![0; 8], postcard::to_stdvec(&name).expect(PLAIN));
    for (document, source) in documents {
        bytes.extend_from_slice(document.clean.as_bytes());
        bytes.push(b'\n');
        let record = postcard::to_stdvec(&Record::of(document, source)).expect(PLAIN);
        let lengths = (document.clean.len() as u32, record.len() as u32);
        records.extend(postcard::to_stdvec(&lengths).expect(PLAIN));
        records.extend(record);
    }
    let texts = (bytes.len() - 8) as u64;
    bytes[..8].copy_from_slice(&texts.to_le_bytes());
    bytes.extend(records);
    bytes
}

impl Segment {
    /// The documents in bytes that [`write()`] made.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where they are no segment.
    pub fn read(mut bytes: Vec<u8>) -> Result<Self, Error> {
        let texts = bytes.first_chunk().map(|length| u64::from_le_bytes(*length));
        let end =
            texts.and_then(|length| usize::try_from(length).ok()?.checked_add(8)).filter(|&end| end <= bytes.len());
        let records = bytes.split_off(end.ok_or(Error::Pack("its texts are cut off"))?);
        bytes.drain(..8);
        let texts = String::from_utf8(bytes).map_err(|_| Error::Pack("its texts are no text"))?;
        let (name, places) = directory(&texts, &records).ok_or(Error::Pack("its records do not fit its texts"))?;
        Ok(Self { name, texts, records, places })
    }

    /// The name of the corpus, if it has one.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// How many documents it holds.
    pub fn len(&self) -> usize {
        self.places.len() - 1
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All texts, each with a line break behind it.
    pub fn texts(&self) -> &str {
        &self.texts
    }

    /// The byte of [`Segment::texts`] at which the text of a document begins; that of the number of documents is the end.
    ///
    /// # Panics
    ///
    /// When there are fewer documents.
    pub fn start_of(&self, document: usize) -> usize {
        self.places[document].text as usize
    }

    /// The document whose text holds that byte of [`Segment::texts`].
    pub fn at(&self, byte: usize) -> usize {
        self.places.partition_point(|place| place.text as usize <= byte).saturating_sub(1)
    }

    /// The clean text of a document.
    ///
    /// # Panics
    ///
    /// When there is no such document.
    pub fn text(&self, document: usize) -> &str {
        &self.texts[self.start_of(document)..self.start_of(document + 1) - 1]
    }

    /// A document without what only a reader of it needs: its blocks and its digest are empty.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where its record is none, or does not fit its text.
    ///
    /// # Panics
    ///
    /// When there is no such document.
    pub fn searched(&self, document: usize) -> Result<Document, Error> {
        self.record(document)?.document(self.text(document)).map(|(document, _)| document)
    }

    /// A document and its source.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where its record is none, or does not agree with its text or its source.
    ///
    /// # Panics
    ///
    /// When there is no such document.
    pub fn document(&self, document: usize) -> Result<(Document, Vec<u8>), Error> {
        let (mut document, kept) = self.record(document)?.document(self.text(document))?;
        let source = kept.map_or_else(|| check::undone(&document).map(as_source), Ok)?;
        check::agree(&decode(&source).text, &document)?;
        if document.sha256.is_empty() {
            document.sha256 = hex(&Sha256::digest(&source));
        }
        document.blocks = blocks_of(&document.clean, &document.lines, &document.edits);
        Ok((document, source))
    }

    /// The id of a document.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where its record is none.
    ///
    /// # Panics
    ///
    /// When there is no such document.
    pub fn id(&self, document: usize) -> Result<String, Error> {
        self.head(document).map(Head::id)
    }

    /// What a list says of a document; its edits are not read.
    ///
    /// # Errors
    ///
    /// As [`Segment::searched`].
    ///
    /// # Panics
    ///
    /// When there is no such document.
    pub fn row(&self, document: usize) -> Result<Row, Error> {
        self.head(document)?.row(self.text(document))
    }

    fn head(&self, document: usize) -> Result<Head<'_>, Error> {
        postcard::from_bytes(self.bytes_of(document)).map_err(|_| Error::Pack("a record is damaged"))
    }

    fn record(&self, document: usize) -> Result<Record<'_>, Error> {
        postcard::from_bytes(self.bytes_of(document)).map_err(|_| Error::Pack("a record is damaged"))
    }

    /// The records from that of a document on.
    fn bytes_of(&self, document: usize) -> &[u8] {
        self.records.get(self.places[document].record as usize..).unwrap_or_default()
    }
}

/// The name and the places of all documents, when the texts and the records end where they say.
fn directory(texts: &str, records: &[u8]) -> Option<(Option<String>, Vec<Place>)> {
    let (name, mut rest) = postcard::take_from_bytes::<Option<String>>(records).ok()?;
    let (mut places, mut text) = (Vec::new(), 0_usize);
    u32::try_from(texts.len().max(records.len())).ok()?;
    while !rest.is_empty() {
        let ((length, record), behind) = postcard::take_from_bytes::<(u32, u32)>(rest).ok()?;
        places.push(Place { text: text as u32, record: (records.len() - behind.len()) as u32 });
        text = text.checked_add(length as usize)?;
        // The line break lies on a border of characters, so the text before it does.
        if texts.as_bytes().get(text) != Some(&b'\n') {
            return None;
        }
        text += 1;
        rest = behind.get(record as usize..)?;
    }
    places.push(Place { text: text as u32, record: records.len() as u32 });
    (text == texts.len()).then_some((name, places))
}

/// The bytes that decode to `text`. A mark at its head would be taken for one of byte order: it gets one before it.
fn as_source(text: String) -> Vec<u8> {
    if text.starts_with('\u{FEFF}') { format!("\u{FEFF}{text}").into_bytes() } else { text.into_bytes() }
}
