//! Index: the folded text of many documents in one flat buffer a reading, to be scanned.
//!
//! In: documents. Out: an [`Index`] that finds folded units and says in which line, and at which bytes of it, they stand.
//! It holds no text of its own: whoever searches hands the same documents in again. Of a query it knows a
//! needle only.
//!
//! Title, kicker and blocks are a line each; between two lines stands a unit that no text holds, so that nothing matches
//! across it. The way back to bytes is a checkpoint every 16 units, and a short walk over the text from there.

use memchr::memmem::Finder;

mod automaton;
pub(crate) mod blocks;
pub(crate) mod grams;
mod needle;
pub(crate) mod seek;
pub(crate) mod signatures;

use crate::document::{Document, Kind};
use crate::edit::Span;
use crate::fold::{Kept, Reading, fold_char};
pub(crate) use automaton::{Automaton, GaveUp};
pub(crate) use needle::Needle;

/// Units from one checkpoint to the next.
const STRIDE: usize = 16;

/// Stands between lines: the second half of a surrogate pair without a first half, which no text holds.
const BETWEEN: u16 = 0xDFFF;

/// Folded documents, ready to be scanned.
///
/// ```
/// use jiaokan::document::{Document, Kind, Line};
/// use jiaokan::edit::Span;
/// use jiaokan::index::Index;
/// let text = "社區黨員".to_owned();
/// let lines = vec![Line { kind: Kind::Paragraph, span: Span::new(0, text.len()) }];
/// let documents = [Document { clean: text, lines, ..Document::default() }];
/// assert_eq!(Index::build(&documents).documents(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Index {
    /// For each document its first line; one more at the end.
    first_lines: Vec<u32>,
    /// How many documents the corpus has of which these are some.
    corpus: usize,
    lines: Vec<Line>,
    script: Buffer,
    blind: Buffer,
}

/// A line of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Number of the document.
    pub document: u32,
    /// What the line is.
    pub kind: Kind,
    /// Its bytes in [`Document::clean`].
    pub span: Span,
}

impl Line {
    /// The line's text.
    pub fn text(self, documents: &[Document]) -> &str {
        documents
            .get(self.document as usize)
            .and_then(|d| d.clean.get(self.span.from..self.span.to))
            .unwrap_or_default()
    }
}

/// The searched form of all lines in one reading.
#[derive(Clone, Debug)]
struct Buffer {
    /// Units, little-endian.
    bytes: Vec<u8>,
    /// For each line the unit at which it starts; one more at the end.
    starts: Vec<u32>,
    /// For every [`STRIDE`]th unit the byte of its line at which its character stands.
    checkpoints: Vec<u32>,
}

impl Index {
    /// Folds documents.
    pub fn build(documents: &[Document]) -> Self {
        let mut index = Self::of_corpus(documents.len());
        for document in documents {
            index.add(document);
        }
        index
    }

    /// The index of none of the documents of a corpus that has so many, by which it is told how rare an answer is.
    pub fn of_corpus(documents: usize) -> Self {
        let buffer = || Buffer { bytes: Vec::new(), starts: vec![0], checkpoints: Vec::new() };
        Self { first_lines: vec![0], corpus: documents, lines: Vec::new(), script: buffer(), blind: buffer() }
    }

    /// Folds one more document, which stands behind those before it.
    pub fn add(&mut self, document: &Document) {
        let number = self.documents() as u32;
        for line in &document.lines {
            let text = document.clean.get(line.span.from..line.span.to).unwrap_or_default();
            self.script.add(text, Reading::Script);
            self.blind.add(text, Reading::Blind);
            self.lines.push(Line { document: number, kind: line.kind, span: line.span });
        }
        self.first_lines.push(self.lines.len() as u32);
    }

    /// How many documents the corpus has of which these are some.
    pub(crate) const fn corpus(&self) -> usize {
        self.corpus
    }

    /// How many documents it holds.
    pub fn documents(&self) -> usize {
        self.first_lines.len() - 1
    }

    /// Characters of a document that are searched (units, without marks).
    pub(crate) fn length_of(&self, document: usize) -> usize {
        let [from, to] = [document, document + 1].map(|d| self.blind.starts[self.first_lines[d] as usize] as usize);
        to - from
    }

    /// The first line of a document: its lines are numbered on from there.
    pub(crate) fn first_line_of(&self, document: usize) -> usize {
        self.first_lines[document] as usize
    }

    /// All lines, document by document.
    pub(crate) fn lines(&self) -> &[Line] {
        &self.lines
    }

    fn buffer(&self, reading: Reading) -> &Buffer {
        match reading {
            Reading::Script => &self.script,
            Reading::Blind => &self.blind,
        }
    }

    /// Finds what `needle` holds, leftmost first and not overlapping: for each the line's number and the span in the
    /// line's text.
    pub(crate) fn scan(&self, documents: &[Document], reading: Reading, needle: &Needle) -> Vec<(usize, Span)> {
        let (buffer, finder) = (self.buffer(reading), needle.finder());
        let (mut at, mut line, mut found) = (0, 0, Vec::new());
        while let Some(unit) = buffer.find(&finder, at) {
            line = buffer.line_at(unit, line);
            let text = self.lines[line].text(documents);
            found.push((line, buffer.span(text, reading, line, unit, needle.len())));
            at = unit + needle.len();
        }
        found
    }

    /// Writes the searched form of a line into `out`, as text.
    pub(crate) fn folded(&self, reading: Reading, line: usize, out: &mut String) {
        let buffer = self.buffer(reading);
        let units = (buffer.starts[line] as usize..buffer.starts[line + 1] as usize - 1).map(|unit| buffer.unit(unit));
        out.clear();
        out.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }

    /// The bytes of a line's text that stand behind `length` units of its searched form, from its unit `from` on.
    pub(crate) fn behind(
        &self,
        documents: &[Document],
        reading: Reading,
        line: usize,
        from: usize,
        length: usize,
    ) -> Span {
        let buffer = self.buffer(reading);
        buffer.span(self.lines[line].text(documents), reading, line, buffer.starts[line] as usize + from, length)
    }

    /// The lines that hold what `needle` holds, each once, in order.
    pub(crate) fn lines_holding(&self, reading: Reading, needle: &Needle) -> Vec<usize> {
        let (buffer, finder) = (self.buffer(reading), needle.finder());
        let (mut at, mut line, mut found) = (0, 0, Vec::new());
        while let Some(unit) = buffer.find(&finder, at) {
            line = buffer.line_at(unit, line);
            found.push(line);
            at = buffer.starts[line + 1] as usize;
        }
        found
    }
}

impl Buffer {
    fn add(&mut self, line: &str, reading: Reading) {
        for (at, c) in Kept::new(line, reading) {
            for unit in fold_char(c).encode_utf16(&mut [0; 2]) {
                self.push(*unit, at);
            }
        }
        self.push(BETWEEN, line.len());
        self.starts.push((self.bytes.len() / 2) as u32);
    }

    fn push(&mut self, unit: u16, at: usize) {
        if (self.bytes.len() / 2).is_multiple_of(STRIDE) {
            self.checkpoints.push(at as u32);
        }
        self.bytes.extend_from_slice(&unit.to_le_bytes());
    }

    /// The next unit from `at` on where what is sought stands. A find at an odd byte is half of two units: none.
    fn find(&self, finder: &Finder, at: usize) -> Option<usize> {
        let mut byte = at * 2;
        loop {
            byte += finder.find(self.bytes.get(byte..)?)?;
            if byte.is_multiple_of(2) {
                return Some(byte / 2);
            }
            byte += 1;
        }
    }

    /// The line in which a unit stands, which is `from` or a later one.
    fn line_at(&self, unit: usize, from: usize) -> usize {
        let behind = &self.starts[from + 1..];
        // It is mostly near, so what is looked through grows from there.
        let mut near = 1;
        while behind.get(near).is_some_and(|&start| start as usize <= unit) {
            near *= 2;
        }
        let passed = near / 2;
        from + passed + behind[passed..behind.len().min(near + 1)].partition_point(|&start| start as usize <= unit)
    }

    /// The bytes of `text`, the line of number `line`, behind `length` units from `unit` on: from the first character
    /// that they stand for to the last.
    fn span(&self, text: &str, reading: Reading, line: usize, unit: usize, length: usize) -> Span {
        let start = self.starts[line] as usize;
        let checkpoint = unit / STRIDE * STRIDE;
        // A checkpoint may fall on the second unit of a pair: the walk then starts with a whole character again, and
        // counting from the pair's first unit keeps it right.
        let (mut at, from_byte) = if checkpoint <= start {
            (start, 0)
        } else {
            let second = matches!(self.unit(checkpoint), 0xDC00..=0xDFFF);
            (checkpoint - usize::from(second), self.checkpoints[checkpoint / STRIDE] as usize)
        };
        let (mut span, end) = (Span::default(), unit + length);
        for (byte, c) in Kept::from(text, reading, from_byte) {
            if at <= unit {
                span.from = byte;
            }
            span.to = byte + c.len_utf8();
            at += fold_char(c).len_utf16();
            if at >= end {
                break;
            }
        }
        span
    }

    fn unit(&self, at: usize) -> u16 {
        self.bytes.get(at * 2..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u16::from_le_bytes(*bytes))
    }
}
