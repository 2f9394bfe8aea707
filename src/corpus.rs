//! The whole flow in one screen: a source's name and bytes in, a document out; many documents are a corpus.

use sha2::{Digest, Sha256};

use crate::clean::rule::Rule;
use crate::clean::{Cleaned, clean};
use crate::decode::{Decoded, decode, refuse};
use crate::document::{Block, Document, Kind};
use crate::edit::OffsetMap;
use crate::error::Error;
use crate::structure::{Structured, structure};

/// Reads one source with `rules`: decode, mend, classify, structure.
///
/// `name` is the file's name; its ending is dropped for the document's id.
///
/// # Errors
///
/// When the bytes are not worth reading as text; see [`refuse`].
pub fn read<'r>(name: &str, bytes: &[u8], rules: impl IntoIterator<Item = &'r Rule>) -> Result<Document, Error> {
    refuse(bytes)?;
    let decoded = decode(bytes);
    let cleaned = clean(&decoded.text, rules);
    let structured = structure(&cleaned);
    Ok(document(name, bytes, decoded, cleaned, structured))
}

fn document(name: &str, bytes: &[u8], decoded: Decoded, cleaned: Cleaned, structured: Structured) -> Document {
    let map = OffsetMap::new(&cleaned.edits);
    let blocks: Vec<Block> = structured
        .lines
        .iter()
        .filter(|line| !matches!(line.kind, Kind::Title | Kind::Kicker))
        .map(|line| Block { kind: line.kind, text: line.span.of(&cleaned.text).to_owned(), span: map.back(line.span) })
        .collect();
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
    }
}

/// The id of a source: its file's name without folders and ending.
///
/// ```
/// assert_eq!(jiaokan::corpus::id_of("seeds/000_d99b.txt"), "000_d99b");
/// ```
pub fn id_of(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => file.to_owned(),
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
