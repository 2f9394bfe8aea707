//! Build: a corpus cut into shards.
//!
//! In: documents with their sources, in order. Out: shards, handed on as they are made, and the [`Manifest`]. A *part* is
//! any run of documents; parts are built independently of each other, in whatever order and wherever, and joined: what
//! they leave behind is small beside their shards, and the join holds none of it whole, so that memory does not grow with
//! the corpus. The same documents in the same parts give the same shards. It reads and writes no files.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, Read};

use super::lists::{Writer, leb};
use super::manifest::{Grams, Manifest, Rows, Text, name_of, sealed};
use super::slot::block_starts;
use crate::document::{Document, Row};
use crate::index::grams;
use crate::order::InOrder;
use crate::pack::segment::{self, Segment};

/// Bytes of text after which a shard of texts ends with its document, unless told otherwise: small enough that a rare
/// term brings little beside it, large enough to compress.
pub const TEXT_SHARD: usize = 36 * 1024;

/// Bytes after which a shard of the filter ends with its gram.
const GRAM_SHARD: usize = 14 * 1024;

/// Documents after which a shard of the catalogue ends with its row.
const ROWS_SHARD: usize = 400;

/// Takes a shard: its name and its bytes.
pub type Take<'a> = &'a mut dyn FnMut(&str, &[u8]) -> io::Result<()>;

/// A part while it is built.
#[derive(Debug)]
pub struct Builder {
    size: usize,
    waiting: Vec<(Document, Vec<u8>)>,
    bytes: usize,
    texts: Vec<Text>,
    rows: Vec<Row>,
    listed: Vec<Rows>,
    blocks: u32,
    /// The id of the last document that is in a shard.
    last: Option<String>,
    /// A gram and a block each, of which the grams are the upper half.
    pairs: Vec<u64>,
}

/// What is left of a part when its shards of texts are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<R> {
    /// Its shards of texts.
    pub texts: Vec<Text>,
    /// Its shards of the catalogue.
    pub rows: Vec<Rows>,
    /// Its grams in order, each with the blocks of the part in which it stands, or what reads them: to be kept until the join.
    pub run: R,
}

impl Builder {
    /// A part whose shards hold about `size` bytes of text each.
    pub const fn new(size: usize) -> Self {
        Self {
            size,
            waiting: Vec::new(),
            bytes: 0,
            texts: Vec::new(),
            rows: Vec::new(),
            listed: Vec::new(),
            blocks: 0,
            last: None,
            pairs: Vec::new(),
        }
    }

    /// Adds a document.
    ///
    /// # Errors
    ///
    /// Those of `take`.
    pub fn push(&mut self, document: Document, source: Vec<u8>, take: Take) -> io::Result<()> {
        self.rows.push(Row::of(&document).short());
        if self.rows.len() >= ROWS_SHARD {
            self.list(take)?;
        }
        self.bytes += document.clean.len();
        self.waiting.push((document, source));
        if self.bytes >= self.size { self.shard(take) } else { Ok(()) }
    }

    /// Ends the part.
    ///
    /// # Errors
    ///
    /// Those of `take`.
    pub fn finish(mut self, take: Take) -> io::Result<Part<Vec<u8>>> {
        self.shard(take)?;
        self.list(take)?;
        self.pairs.order();
        Ok(Part { texts: self.texts, rows: self.listed, run: run_of(&self.pairs) })
    }

    /// Makes a shard of the rows that wait.
    fn list(&mut self, take: Take) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            let plain = postcard::to_stdvec(&rows).map_err(io::Error::other)?;
            let (hash, bytes) = sealed(&plain);
            take(&name_of(hash), &bytes)?;
            self.listed.push(Rows { hash, documents: rows.len() as u32 });
        }
        Ok(())
    }

    /// Makes a shard of what waits.
    fn shard(&mut self, take: Take) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let plain = segment::write(None, self.waiting.iter().map(|(document, source)| (document, source.as_slice())));
        let (hash, bytes) = sealed(&plain);
        take(&name_of(hash), &bytes)?;
        let segment = Segment::read(plain).map_err(io::Error::other)?;
        let starts = block_starts(&segment);
        let first = apart(self.last.as_deref(), &self.waiting[0].0.id);
        self.last = self.waiting.pop().map(|(last, _)| last.id);
        self.texts.push(Text { hash, first, documents: segment.len() as u32, blocks: starts.len() as u32 - 1 });
        for block in starts.windows(2) {
            self.block(&segment.texts()[block[0] as usize..block[1] as usize]);
        }
        self.waiting.clear();
        self.bytes = 0;
        Ok(())
    }

    fn block(&mut self, text: &str) {
        let mut found: Vec<u32> = Vec::with_capacity(text.len() / 2);
        text.split('\n').for_each(|line| grams::each(line, |gram| found.push(gram)));
        found.order();
        found.dedup();
        self.pairs.extend(found.into_iter().map(|gram| u64::from(gram) << 32 | u64::from(self.blocks)));
        self.blocks += 1;
    }
}

/// As much of an id as is greater than the one before.
fn apart(before: Option<&str>, id: &str) -> String {
    let ends = id.char_indices().map(|(at, c)| at + c.len_utf8());
    before.and_then(|before| ends.map(|end| &id[..end]).find(|piece| *piece > before)).unwrap_or(id).to_owned()
}

/// Grams and blocks in order, as distances.
fn run_of(pairs: &[u64]) -> Vec<u8> {
    let (mut run, mut last) = (Vec::with_capacity(pairs.len() * 2), 0);
    for list in pairs.chunk_by(|a, b| a >> 32 == b >> 32) {
        let gram = (list[0] >> 32) as u32;
        leb(gram - last, &mut run);
        leb(list.len() as u32, &mut run);
        let mut next = 0;
        for pair in list {
            leb(*pair as u32 - next, &mut run);
            next = *pair as u32 + 1;
        }
        last = gram;
    }
    run
}

/// Joins parts, given in order with readers of their runs.
///
/// # Errors
///
/// Those of `take` and of the readers; [`io::ErrorKind::InvalidData`] where a run is cut off.
pub fn join<R: Read>(name: Option<String>, parts: Vec<Part<R>>, take: Take) -> io::Result<Manifest> {
    let (mut texts, mut rows, mut runs, mut blocks) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for part in parts {
        runs.push(Run { bytes: part.run, gram: 0, first: blocks });
        blocks += part.texts.iter().map(|text| text.blocks).sum::<u32>();
        texts.extend(part.texts);
        rows.extend(part.rows);
    }
    let mut next = BinaryHeap::new();
    for (number, run) in runs.iter_mut().enumerate() {
        next.extend(run.next()?.map(|gram| Reverse((gram, number))));
    }
    let (mut shards, mut lists, mut list) = (Vec::new(), Writer::default(), Vec::new());
    while let Some(&Reverse((gram, _))) = next.peek() {
        list.clear();
        while let Some(number) = next.peek().filter(|part| part.0.0 == gram).map(|part| part.0.1) {
            next.pop();
            runs[number].list(&mut list)?;
            next.extend(runs[number].next()?.map(|gram| Reverse((gram, number))));
        }
        lists.push(gram, &list, blocks);
        if lists.len() >= GRAM_SHARD {
            shards.extend(shard(&mut lists, take)?);
        }
    }
    shards.extend(shard(&mut lists, take)?);
    Ok(Manifest::new(name, texts, shards, rows))
}

/// A shard of the lists so far.
fn shard(lists: &mut Writer, take: Take) -> io::Result<Option<Grams>> {
    let Some((first, plain)) = lists.take() else {
        return Ok(None);
    };
    let (hash, bytes) = sealed(&plain);
    take(&name_of(hash), &bytes)?;
    Ok(Some(Grams { hash, first }))
}

/// A run while it is read.
struct Run<R> {
    bytes: R,
    gram: u32,
    /// The number that the part's first block has in the corpus.
    first: u32,
}

impl<R: Read> Run<R> {
    /// The next gram, if there is one.
    fn next(&mut self) -> io::Result<Option<u32>> {
        let Some(distance) = self.number()? else {
            return Ok(None);
        };
        self.gram = self.gram.checked_add(distance).ok_or(io::ErrorKind::InvalidData)?;
        Ok(Some(self.gram))
    }

    /// Adds the gram's blocks.
    fn list(&mut self, list: &mut Vec<u32>) -> io::Result<()> {
        let mut next = self.first;
        for _ in 0..self.number()?.ok_or(io::ErrorKind::InvalidData)? {
            let distance = self.number()?.ok_or(io::ErrorKind::InvalidData)?;
            let block = next.checked_add(distance).ok_or(io::ErrorKind::InvalidData)?;
            list.push(block);
            next = block + 1;
        }
        Ok(())
    }

    /// A number; none at the end.
    fn number(&mut self) -> io::Result<Option<u32>> {
        let (mut value, mut shift, mut byte) = (0_u32, 0, [0]);
        while self.bytes.read(&mut byte)? == 1 {
            value |= u32::from(byte[0] & 0x7F).checked_shl(shift).ok_or(io::ErrorKind::InvalidData)?;
            if byte[0] < 0x80 {
                return Ok(Some(value));
            }
            shift += 7;
        }
        if shift == 0 { Ok(None) } else { Err(io::ErrorKind::InvalidData.into()) }
    }
}
