//! Slot: the place of one segment on a shelf, filled or not.
//!
//! In: a segment, and blocks that may hold a term. Out: the documents that do.

use super::manifest::{Text, name_of};
use crate::error::Error;
use crate::index::blocks::blocks;
use crate::index::seek::Seeker;
use crate::pack::segment::Segment;

/// Where a segment stands, or would.
#[derive(Debug)]
pub(super) struct Slot {
    name: String,
    /// Its first document.
    pub first: usize,
    documents: usize,
    /// No document before it has that id, or one behind it.
    first_id: String,
    first_block: u32,
    blocks: u32,
    state: State,
}

#[derive(Debug)]
enum State {
    Absent,
    /// The segment, with the byte at which each of its blocks begins, and one more at the end.
    Here(Segment, Vec<u32>),
    Lost,
}

/// The bytes at which the blocks of a segment's texts begin, and one more at the end.
pub(super) fn block_starts(segment: &Segment) -> Vec<u32> {
    let mut starts = Vec::new();
    for document in 0..segment.len() {
        let from = segment.start_of(document);
        let texts = &segment.texts()[from..segment.start_of(document + 1)];
        starts.extend(blocks(texts).map(|block| (from + block.start) as u32));
    }
    starts.push(segment.texts().len() as u32);
    starts
}

impl Slot {
    /// The only slot of a shelf.
    pub fn whole(segment: Segment) -> Self {
        let starts = block_starts(&segment);
        let (documents, blocks) = (segment.len(), starts.len() as u32 - 1);
        Self {
            name: String::new(),
            first: 0,
            documents,
            first_id: String::new(),
            first_block: 0,
            blocks,
            state: State::Here(segment, starts),
        }
    }

    /// A slot for the segment that a manifest names.
    pub fn empty(text: &Text, first: usize, first_block: u32) -> Self {
        Self {
            name: name_of(text.hash),
            first,
            documents: text.documents as usize,
            first_id: text.first.clone(),
            first_block,
            blocks: text.blocks,
            state: State::Absent,
        }
    }

    /// Behind its last document.
    pub const fn end(&self) -> usize {
        self.first + self.documents
    }

    /// Behind its last block.
    pub const fn end_block(&self) -> u32 {
        self.first_block + self.blocks
    }

    /// Documents with this id or a greater one do not stand before it.
    pub fn first_id(&self) -> &str {
        &self.first_id
    }

    /// The name of its shard.
    pub fn name(&self) -> String {
        self.name.clone()
    }

    /// Whether its shard has that name.
    pub fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// Whether its segment is still to be brought.
    pub const fn is_absent(&self) -> bool {
        matches!(self.state, State::Absent)
    }

    /// Its segment, if that is on hand.
    pub const fn segment(&self) -> Option<&Segment> {
        match &self.state {
            State::Here(segment, _) => Some(segment),
            _ => None,
        }
    }

    /// The text of each of its blocks.
    pub fn block_texts(&self) -> impl ExactSizeIterator<Item = &str> {
        let (texts, starts): (&str, &[u32]) = match &self.state {
            State::Here(segment, starts) => (segment.texts(), starts),
            _ => ("", &[0]),
        };
        starts.windows(2).map(|two| &texts[two[0] as usize..two[1] as usize])
    }

    /// Fills it with what its shard held.
    pub fn take(&mut self, bytes: Vec<u8>) -> Result<(), Error> {
        let segment = Segment::read(bytes)?;
        let starts = block_starts(&segment);
        if (segment.len(), starts.len()) != (self.documents, self.blocks as usize + 1) {
            return Err(Error::Pack("a shard is not as its manifest says"));
        }
        self.state = State::Here(segment, starts);
        Ok(())
    }

    /// Gives its shard up, if it is not on hand.
    pub fn lose(&mut self) {
        if self.is_absent() {
            self.state = State::Lost;
        }
    }

    /// The name of its shard, if that was given up.
    pub fn lost(&self) -> Option<String> {
        matches!(self.state, State::Lost).then(|| self.name())
    }

    /// Puts the documents that hold what is sought in one of `blocks` into `found`.
    pub fn holding(&self, seeker: &Seeker, blocks: &[u32], found: &mut Vec<u32>) {
        let State::Here(segment, starts) = &self.state else {
            return;
        };
        let start = |block: u32| starts[(block - self.first_block) as usize] as usize;
        // Blocks that touch are searched in one go.
        for run in blocks.chunk_by(|a, b| a + 1 == *b) {
            if let [first, ..] = *run {
                holding(segment, seeker, start(first), start(first + run.len() as u32), &mut |document| {
                    found.push((self.first + document) as u32);
                });
            }
        }
    }
}

/// Gives the documents of a segment that hold what is sought between two bytes of its texts.
fn holding(segment: &Segment, seeker: &Seeker, from: usize, to: usize, found: &mut impl FnMut(usize)) {
    let texts = segment.texts();
    for form in seeker.forms() {
        let mut at = from;
        while let Some(step) = texts.as_bytes().get(at..to).and_then(|rest| form.find(rest)) {
            at += step;
            at = match seeker.stands(texts, at) {
                Ok(()) => {
                    let document = segment.at(at);
                    found(document);
                    segment.start_of(document + 1)
                }
                Err(next) => next,
            };
        }
    }
}
