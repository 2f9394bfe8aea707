//! Shelf: the documents of a corpus, on hand or still to be brought, and which of them answer a query.
//!
//! In: [segments](crate::pack::segment) of documents, and for a corpus in shards its [manifest]. Out: what must be brought
//! to answer a query, and which of the documents on hand answer it. The shelf looks in the texts where they lie; it does
//! not count, rank or show hits: those of the few documents that answer are found by [`crate::results`].
//!
//! The way is the same for every corpus. A *filter* says which blocks may hold a term (`Filter`); blocks that are not on
//! hand are brought by their shard; `Seeker` looks into the others. The filter of a corpus that is whole on hand is made
//! of its texts when it is opened; that of a corpus in shards is a shard itself, by ranges of grams.

pub mod beside;
pub mod build;
pub mod catalogue;
mod filter;
mod lists;
pub mod manifest;
mod slot;

use std::cmp::Ordering;

use crate::document::{Document, Row};
use crate::error::Error;
use crate::index::grams;
use crate::index::seek::Seeker;
use crate::order::InOrder;
use crate::pack::segment::Segment;
use crate::query::{Condition, Literal, Matcher, Node, Query, Step, Term};
use catalogue::Catalogue;
use filter::Filter;
use manifest::Manifest;
use slot::Slot;

/// The documents of a corpus.
#[derive(Debug)]
pub struct Shelf {
    slots: Vec<Slot>,
    filter: Filter,
    catalogue: Catalogue,
}

/// What a shelf has to say about a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answering {
    /// The documents on hand that answer, in order.
    pub documents: Vec<usize>,
    /// The shards that must be brought to know all, in order of use. Where there are some of the filter, those of the
    /// texts are not known yet.
    pub needed: Vec<String>,
}

impl Shelf {
    /// The shelf of documents that are all on hand.
    pub fn whole(segment: Segment) -> Self {
        let slot = Slot::whole(segment);
        let filter = Filter::of_texts(&slot);
        Self { slots: vec![slot], filter, catalogue: Catalogue::default() }
    }

    /// The shelf of a corpus of which only the manifest is on hand.
    pub fn in_shards(manifest: &Manifest) -> Self {
        let (mut documents, mut blocks) = (0, 0);
        let slots = manifest.texts.iter().map(|text| {
            let slot = Slot::empty(text, documents, blocks);
            documents += text.documents as usize;
            blocks += text.blocks;
            slot
        });
        let slots = slots.collect();
        let (filter, catalogue) = (Filter::of_lists(&manifest.grams, blocks), Catalogue::absent(&manifest.rows));
        Self { slots, filter, catalogue }
    }

    /// How many documents the corpus has.
    pub fn len(&self) -> usize {
        self.slots.last().map_or(0, Slot::end)
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The documents on hand, in order.
    pub fn on_hand(&self) -> impl Iterator<Item = usize> {
        self.slots.iter().filter(|slot| slot.segment().is_some()).flat_map(|slot| slot.first..slot.end())
    }

    /// What a list says of the documents that it can tell of, with their numbers, in order: of a corpus that is whole on hand
    /// all, else those of which the catalogue is on hand.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where a document's record is damaged.
    pub fn rows(&self) -> Result<Vec<(usize, Row)>, Error> {
        match self.filter {
            Filter::Lists(_) => Ok(self.catalogue.rows().map(|(number, row)| (number, row.clone())).collect()),
            Filter::Texts(_) => {
                self.on_hand().filter_map(|number| Some(self.row(number)?.map(|row| (number, row)))).collect()
            }
        }
    }

    /// The shards that must be brought before [`Shelf::rows`] has all, in order.
    pub fn needed_to_list(&self) -> Vec<String> {
        self.catalogue.needed()
    }

    /// Takes in a shard: the bytes that the file of that name holds.
    ///
    /// # Errors
    ///
    /// [`Error::Shard`] where the corpus has no such shard, or the bytes are not its own. It then counts as lost.
    pub fn take(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let taken = manifest::unsealed(name, bytes).and_then(|bytes| {
            if let Some(slot) = self.slots.iter_mut().find(|slot| slot.is(name)) {
                return slot.take(bytes);
            }
            self.catalogue.take(name, &bytes).unwrap_or_else(|| self.filter.take(name, bytes))
        });
        taken.inspect_err(|_| self.lose(name))
    }

    /// Does without a shard that cannot be had: what it holds is not found.
    pub fn lose(&mut self, name: &str) {
        if let Some(slot) = self.slots.iter_mut().find(|slot| slot.is(name)) {
            return slot.lose();
        }
        self.catalogue.lose(name);
        self.filter.lose(name);
    }

    /// The names of the shards that were lost.
    pub fn lost(&self) -> Vec<String> {
        let texts = self.slots.iter().filter_map(Slot::lost);
        texts.chain(self.filter.lost()).chain(self.catalogue.lost()).collect()
    }

    /// Which documents on hand may answer a query, and what must be brought to know all. Of a query of nothing but
    /// words and phrases they are those that answer.
    pub fn answering(&self, query: &Query) -> Answering {
        let literals: Vec<Option<Literal>> = query.terms.iter().map(Term::literal).collect();
        let needs_of =
            |literal: &Option<Literal>| literal.as_ref().map_or_else(Vec::new, |one| grams::needs(&one.text));
        let needs: Vec<_> = literals.iter().map(needs_of).collect();
        let lists = self.filter.needed(needs.iter().flatten());
        if !lists.is_empty() {
            return Answering { needed: lists, ..Answering::default() };
        }
        let mut texts: Vec<Option<Vec<u32>>> = Vec::with_capacity(needs.len());
        let mut documents: Vec<Option<Vec<u32>>> = Vec::with_capacity(needs.len());
        for ((term, literal), needs) in query.terms.iter().zip(&literals).zip(&needs) {
            let blocks = literal.as_ref().map(|_| self.filter.blocks(needs));
            let (absent, holding) = match (literal, &blocks, &term.matcher) {
                (Some(literal), Some(blocks), _) => (Some(self.absent(blocks)), Some(self.holding(literal, blocks))),
                (_, _, Matcher::Near(steps)) => (together(steps, &texts), together(steps, &documents)),
                _ => (None, None),
            };
            texts.push(absent);
            documents.push(holding);
        }
        let needed = self.needed(query, &texts);
        let among = query.root.among(&documents, &[]);
        let among = among.unwrap_or_else(|| self.on_hand().map(|document| document as u32).collect()).into_iter();
        let answers = among.filter(|document| {
            let may = |term: usize| documents[term].as_ref().is_none_or(|all| all.binary_search(document).is_ok());
            let must = |term: usize| literals[term].as_ref().is_some_and(|literal| literal.is_all) && may(term);
            query.root.may(&may, &must)
        });
        Answering { documents: answers.map(|document| document as usize).collect(), needed }
    }

    /// What must be brought of a corpus to know all that answers, given the slots to be filled for each term. Where the terms
    /// do not narrow that down, the catalogue says which documents meet the conditions.
    fn needed(&self, query: &Query, texts: &[Option<Vec<u32>>]) -> Vec<String> {
        let slots = query.root.among(texts, &[]);
        if query.conditions.is_empty() {
            return self.names(slots.unwrap_or_else(|| self.absent_all()));
        }
        let rows = self.catalogue.needed();
        match slots {
            Some(slots) if !rows.is_empty() => self.names(slots),
            None if !rows.is_empty() => rows,
            _ => {
                let meeting: Vec<_> = query.conditions.iter().map(|(_, condition)| self.meeting(condition)).collect();
                self.names(query.root.among(texts, &meeting).unwrap_or_else(|| self.absent_all()))
            }
        }
    }

    /// The slots to be filled for the documents that may meet a condition; `None` where no catalogue tells.
    fn meeting(&self, condition: &Condition) -> Option<Vec<u32>> {
        let documents = self.catalogue.meeting(condition)?;
        let mut slots: Vec<u32> = documents
            .into_iter()
            .map(|document| self.slots.partition_point(|slot| slot.end() <= document) as u32)
            .filter(|slot| self.slots.get(*slot as usize).is_some_and(Slot::is_absent))
            .collect();
        slots.dedup();
        Some(slots)
    }

    /// The shards of texts that must be brought before all texts are on hand.
    pub fn needed_to_know_all(&self) -> Vec<String> {
        self.names(self.absent_all())
    }

    fn names(&self, slots: Vec<u32>) -> Vec<String> {
        slots.into_iter().map(|slot| self.slots[slot as usize].name()).collect()
    }

    /// The slots that are still to be filled.
    fn absent_all(&self) -> Vec<u32> {
        (0..).zip(&self.slots).filter(|(_, slot)| slot.is_absent()).map(|(number, _)| number).collect()
    }

    /// The slots with some of `blocks` that are still to be filled.
    fn absent(&self, blocks: &[u32]) -> Vec<u32> {
        self.by_slot(blocks)
            .filter(|(number, _)| self.slots[*number].is_absent())
            .map(|(number, _)| number as u32)
            .collect()
    }

    /// The documents on hand that hold a literal in one of `blocks`.
    fn holding(&self, literal: &Literal, blocks: &[u32]) -> Vec<u32> {
        let seeker = self.seeker(literal);
        let mut found = Vec::new();
        for (number, blocks) in self.by_slot(blocks) {
            self.slots[number].holding(&seeker, blocks, &mut found);
        }
        found.order();
        found.dedup();
        found
    }

    fn seeker(&self, literal: &Literal) -> Seeker {
        let (chars, comparing) = (literal.text.chars().collect(), literal.comparing);
        match &self.filter {
            Filter::Texts(signatures) => Seeker::new(chars, comparing, |c| signatures.count(c), signatures.all()),
            // Nothing is known of the texts; the character of fewest forms is taken.
            Filter::Lists(_) => Seeker::new(chars, comparing, |_| 1, 100),
        }
    }

    /// The numbers of slots with those of `blocks` that lie in them.
    fn by_slot<'a>(&'a self, blocks: &'a [u32]) -> impl Iterator<Item = (usize, &'a [u32])> {
        let mut rest = blocks;
        std::iter::from_fn(move || {
            let slot = self.slots.partition_point(|slot| slot.end_block() <= *rest.first().unwrap_or(&u32::MAX));
            let end = self.slots.get(slot)?.end_block();
            let (here, behind) = rest.split_at(rest.partition_point(|block| *block < end));
            rest = behind;
            Some((slot, here))
        })
    }

    /// A document on hand without what only a reader needs (see [`Segment::searched`]).
    ///
    /// # Errors
    ///
    /// As [`Segment::searched`]; `None` when it is not on hand.
    pub fn searched(&self, document: usize) -> Option<Result<Document, Error>> {
        self.place(document).map(|(segment, at)| segment.searched(at))
    }

    /// A document on hand, and its source.
    ///
    /// # Errors
    ///
    /// As [`Segment::document`]; `None` when it is not on hand.
    pub fn document(&self, document: usize) -> Option<Result<(Document, Vec<u8>), Error>> {
        self.place(document).map(|(segment, at)| segment.document(at))
    }

    /// The id of a document on hand.
    ///
    /// # Errors
    ///
    /// As [`Segment::id`]; `None` when it is not on hand.
    pub fn id(&self, document: usize) -> Option<Result<String, Error>> {
        self.place(document).map(|(segment, at)| segment.id(at))
    }

    /// The document of that id, and its source.
    ///
    /// # Errors
    ///
    /// As [`Segment::document`]; `None` when it is not on hand.
    pub fn by_id(&self, id: &str) -> Option<Result<(Document, Vec<u8>), Error>> {
        self.found(id).map(|found| found.and_then(|(segment, at)| segment.document(at)))
    }

    /// What a list says of a document on hand.
    ///
    /// # Errors
    ///
    /// As [`Segment::row`]; `None` when it is not on hand.
    pub fn row(&self, document: usize) -> Option<Result<Row, Error>> {
        self.place(document).map(|(segment, at)| segment.row(at))
    }

    /// The place of a document on hand.
    fn found(&self, id: &str) -> Option<Result<(&Segment, usize), Error>> {
        let slot = &self.slots[self.slot_of(id)?];
        let segment = slot.segment()?;
        let (mut from, mut to) = (0, segment.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            match segment.id(middle).map(|found| found.as_str().cmp(id)) {
                Ok(Ordering::Less) => from = middle + 1,
                Ok(Ordering::Greater) => to = middle,
                Ok(Ordering::Equal) => return Some(Ok((segment, middle))),
                Err(error) => return Some(Err(error)),
            }
        }
        None
    }

    /// The shard that must be brought to read the document of that id, if it is not on hand.
    pub fn needed_to_read(&self, id: &str) -> Option<String> {
        let slot = &self.slots[self.slot_of(id)?];
        slot.is_absent().then(|| slot.name())
    }

    /// The slot in which a document of that id stands, if there is one.
    fn slot_of(&self, id: &str) -> Option<usize> {
        self.slots.partition_point(|slot| slot.first_id() <= id).checked_sub(1)
    }

    fn place(&self, document: usize) -> Option<(&Segment, usize)> {
        let slot = self.slots.get(self.slots.partition_point(|slot| slot.end() <= document))?;
        Some((slot.segment()?, document - slot.first))
    }
}

/// What holds one term or more of each step, given what holds each term.
fn together(steps: &[Step], holding: &[Option<Vec<u32>>]) -> Option<Vec<u32>> {
    let choice = |step: &Step| Node::Or(step.terms.iter().copied().map(Node::Term).collect());
    Node::And(steps.iter().map(choice).collect()).among(holding, &[])
}
