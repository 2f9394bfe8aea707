//! The whole flow in one screen: a source's name and bytes in, a document out; many documents are a corpus.
//!
//! It reads no files: whoever calls brings the bytes.

pub mod growing;

use sha2::{Digest, Sha256};

use crate::clean::clean_among;
use crate::clean::recurring::Recurring;
use crate::clean::rule::Rule;
use crate::decode::{Decoded, decode, refuse};
use crate::document::{Block, Document, Fields, Kind, Line};
use crate::edit::{Edit, OffsetMap, Span};
use crate::error::Error;
use crate::structure::structure;

/// Reads one source with `rules`: decode, mend, classify, structure.
///
/// `name` is the file's name; its ending is dropped for the document's id.
///
/// # Errors
///
/// When the bytes are not worth reading as text; see [`refuse`].
pub fn read<'r>(name: &str, bytes: &[u8], rules: impl IntoIterator<Item = &'r Rule>) -> Result<Document, Error> {
    read_among(name, bytes, &Recurring::default(), rules)
}

/// The same for a source of a corpus in which those lines recur.
///
/// # Errors
///
/// As [`read`].
pub fn read_among<'r>(
    name: &str,
    bytes: &[u8],
    recurring: &Recurring,
    rules: impl IntoIterator<Item = &'r Rule>,
) -> Result<Document, Error> {
    let decoded = decode(bytes);
    refuse(&decoded, bytes)?;
    let (recurring, rules) = (recurring.in_text(&decoded.text), rules.into_iter().collect::<Vec<_>>());
    Ok(of_decoded(name, bytes, &decoded, recurring, &rules))
}

/// Reads a document of a corpus again, with other rules or as other texts have those lines of it, too (bytes of its decoded text,
/// in order). `given` is what was given beside its text, which does not hang on either.
///
/// # Errors
///
/// As [`read`].
pub fn read_again(
    document: &Document,
    source: &[u8],
    given: Fields,
    recurring: Vec<Span>,
    rules: &[&Rule],
) -> Result<Document, Error> {
    let decoded = decode(source);
    refuse(&decoded, source)?;
    let again = of_decoded("", source, &decoded, recurring, rules);
    let Document { id, encoding, sha256, .. } = document;
    let (id, encoding, sha256) = (id.clone(), encoding.clone(), sha256.clone());
    Ok(Document { id, fields: given.or(again.fields), encoding, sha256, ..again })
}

fn of_decoded(name: &str, bytes: &[u8], decoded: &Decoded, mut recurring: Vec<Span>, rules: &[&Rule]) -> Document {
    recurring.retain(|line| line.to <= decoded.text.len());
    let cleaned = clean_among(&decoded.text, &recurring, rules);
    let structured = structure(&cleaned);
    let blocks = blocks_of(&cleaned.text, &structured.lines, &cleaned.edits);
    Document {
        id: id_of(name),
        sha256: hex(&Sha256::digest(bytes)),
        encoding: decoded.encoding.to_owned(),
        chars: crate::structure::count_chars(&cleaned.text),
        fields: structured.fields,
        script: structured.script,
        flags: structured.flags,
        lines: structured.lines,
        clean: cleaned.text,
        removed: cleaned.removed,
        edits: cleaned.edits,
        blocks,
        recurring,
    }
}

/// The blocks among the lines of a clean text, with the bytes that they come from.
pub(crate) fn blocks_of(clean: &str, lines: &[Line], edits: &[Edit]) -> Vec<Block> {
    let map = OffsetMap::new(edits);
    let blocks = lines.iter().filter(|line| !matches!(line.kind, Kind::Title | Kind::Kicker));
    let block =
        |line: &Line| Block { kind: line.kind, text: line.span.of(clean).to_owned(), span: map.back(line.span) };
    blocks.map(block).collect()
}

/// The text of a source that somebody else read out of its bytes, and what they know of it: a page's HTML, a line of JSON, an
/// encoding that the engine does not read here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The text, which stands for the source from here on.
    pub text: String,
    /// What the bytes were in; not UTF-8, of which the bytes themselves are the source.
    pub encoding: String,
    /// What the text may not say, or not so well.
    pub fields: Fields,
}

/// The encoding of a text with fields that the text itself need not hold.
pub const JSON: &str = "json";

/// Documents with their sources, ordered by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    name: Option<String>,
    sources: Vec<Vec<u8>>,
    documents: Vec<Document>,
}

impl Corpus {
    /// An empty corpus of that name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..Self::default() }
    }

    /// A corpus of what stands in a pack: as many sources as documents, ordered by id.
    pub(crate) fn of(name: Option<String>, sources: Vec<Vec<u8>>, documents: Vec<Document>) -> Self {
        Self { name, sources, documents }
    }

    /// Reads a source with `rules` and takes it in; gives its id.
    ///
    /// The id is the file's name alone; where that is taken, the whole `name` without its ending; where that is taken
    /// too, the source replaces the one before.
    ///
    /// # Errors
    ///
    /// As [`read`].
    pub fn add<'r>(
        &mut self,
        name: &str,
        bytes: Vec<u8>,
        rules: impl IntoIterator<Item = &'r Rule>,
    ) -> Result<String, Error> {
        let document = read(name, &bytes, rules)?;
        Ok(self.place(name, bytes, document))
    }

    /// The same for a source whose text is given.
    ///
    /// ```
    /// use jiaokan::corpus::{Corpus, Given};
    /// let mut corpus = Corpus::named("一");
    /// let given = Given { text: "社區".into(), encoding: "html".into(), ..Given::default() };
    /// let id = corpus.add_given("a.html", b"<p>\xE7\xA4\xBE\xE5\x8D\x80", given, &[])?;
    /// assert_eq!(corpus.get(&id).map(|(document, _)| document.clean.as_str()), Some("社區"));
    /// # Ok::<(), jiaokan::error::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`read`].
    pub fn add_given<'r>(
        &mut self,
        name: &str,
        bytes: &[u8],
        given: Given,
        rules: impl IntoIterator<Item = &'r Rule>,
    ) -> Result<String, Error> {
        let Given { text, encoding, fields } = given;
        let document = read(name, text.as_bytes(), rules)?;
        let fields = fields.or(document.fields);
        let document = Document { fields, encoding, sha256: hex(&Sha256::digest(bytes)), ..document };
        Ok(self.place(name, text.into_bytes(), document))
    }

    fn place(&mut self, name: &str, source: Vec<u8>, mut document: Document) -> String {
        if self.position(&document.id).is_ok() {
            document.id = stem(name).to_owned();
        }
        let id = document.id.clone();
        self.insert(document, source);
        id
    }

    /// Takes in a document that was read from `source`, in the place of the one of that id if there is one.
    pub fn insert(&mut self, document: Document, source: Vec<u8>) {
        match self.position(&document.id) {
            Ok(at) => (self.sources[at], self.documents[at]) = (source, document),
            Err(at) => {
                self.sources.insert(at, source);
                self.documents.insert(at, document);
            }
        }
    }

    /// Its name, if it has one.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The documents, ordered by id.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The bytes of each document's source, in the order of the documents.
    pub fn sources(&self) -> &[Vec<u8>] {
        &self.sources
    }

    /// Where the document of that id stands, or where it would.
    fn position(&self, id: &str) -> Result<usize, usize> {
        self.documents.binary_search_by(|document| document.id.as_str().cmp(id))
    }

    /// The document of that id, and the bytes it was read from.
    pub fn get(&self, id: &str) -> Option<(&Document, &[u8])> {
        let at = self.position(id).ok()?;
        Some((&self.documents[at], &self.sources[at]))
    }
}

/// The id of a source: its file's name without folders and ending.
///
/// ```
/// assert_eq!(jiaokan::corpus::id_of("seeds/000_d99b.txt"), "000_d99b");
/// ```
pub fn id_of(name: &str) -> String {
    let stem = stem(name);
    stem.rsplit(['/', '\\']).next().unwrap_or(stem).to_owned()
}

/// A path without the ending of its file; a file that begins with a dot has none.
pub fn stem(path: &str) -> &str {
    let file = path.rfind(['/', '\\']).map_or(0, |at| at + 1);
    match path[file..].rfind('.') {
        Some(dot) if dot > 0 => &path[..file + dot],
        _ => path,
    }
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|nibble| char::from(b"0123456789abcdef"[usize::from(nibble)]))
        .collect()
}
