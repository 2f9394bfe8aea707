//! Ledger: the edits of a corpus as one long list, counted by rule and status.
//!
//! In: documents, and which edits are wanted. Out: how many there are of each kind, and a window of the list in the order of
//! the corpus. A ledger keeps numbers only: the documents of a window are taken out again.

use std::collections::HashSet;

use crate::document::Document;
use crate::edit::Status;
use crate::error::Error;
use crate::shelf::Shelf;
use crate::view::{EditLine, Edits, KindCount};

/// Which edits are wanted.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Those of this rule; of all, if empty.
    pub rule: String,
    /// Those of this status.
    pub status: Option<Status>,
    /// Only in documents of these ids.
    pub documents: Option<Vec<String>>,
    /// The first of the window; 0.
    pub from: usize,
    /// How many of the window.
    pub count: usize,
    /// An edit, by its document's id and its number there, from 1: how many of the list stand before it.
    pub at: Option<(String, usize)>,
}

/// What edits were made in which documents.
pub(super) struct Ledger {
    kinds: Vec<(String, Status)>,
    entries: Vec<Entry>,
}

/// A document: for each kind, by its number, how many edits.
struct Entry {
    document: usize,
    id: String,
    edits: Vec<(usize, usize)>,
}

impl Ledger {
    pub fn of(shelf: &Shelf) -> Result<Self, Error> {
        let mut ledger = Self { kinds: Vec::new(), entries: Vec::new() };
        for number in shelf.on_hand() {
            if let Some(document) = shelf.searched(number) {
                ledger.enter(number, document?);
            }
        }
        Ok(ledger)
    }

    fn enter(&mut self, number: usize, document: Document) {
        let mut edits: Vec<(usize, usize)> = Vec::new();
        for edit in &document.edits {
            let kind = self.kind(&edit.rule, edit.status);
            match edits.iter_mut().find(|(other, _)| *other == kind) {
                Some((_, count)) => *count += 1,
                None => edits.push((kind, 1)),
            }
        }
        self.entries.push(Entry { document: number, id: document.id, edits });
    }

    fn kind(&mut self, rule: &str, status: Status) -> usize {
        self.kinds.iter().position(|kind| kind.0 == rule && kind.1 == status).unwrap_or_else(|| {
            self.kinds.push((rule.to_owned(), status));
            self.kinds.len() - 1
        })
    }

    /// The edits that are wanted.
    pub fn list(&self, shelf: &Shelf, wanted: &Listing) -> Result<Edits, Error> {
        let ids: Option<HashSet<&str>> = wanted.documents.as_ref().map(|ids| ids.iter().map(String::as_str).collect());
        let mut edits = Edits::default();
        let mut counts = vec![0; self.kinds.len()];
        for entry in self.entries.iter().filter(|entry| ids.as_ref().is_none_or(|ids| ids.contains(entry.id.as_str())))
        {
            for (kind, count) in &entry.edits {
                counts[*kind] += count;
            }
            let here = entry.edits.iter().filter(|(kind, _)| wanted.wants(&self.kinds[*kind].0, self.kinds[*kind].1));
            let here: usize = here.map(|(_, count)| count).sum();
            edits.before += match &wanted.at {
                Some((id, _)) if entry.id < *id => here,
                Some((id, edit)) if entry.id == *id => listed(shelf, entry, wanted, edit.saturating_sub(1))?.len(),
                _ => 0,
            };
            let (from, to) = (wanted.from.max(edits.total), (wanted.from + wanted.count).min(edits.total + here));
            if from < to {
                let lines = listed(shelf, entry, wanted, usize::MAX)?;
                edits.lines.extend(lines.into_iter().skip(from - edits.total).take(to - from));
            }
            edits.total += here;
        }
        let kinds = self.kinds.iter().zip(counts).filter(|(_, count)| *count > 0);
        let kind = |((rule, status), edits): (&(String, Status), usize)| KindCount {
            rule: rule.clone(),
            status: *status,
            edits,
        };
        edits.counts = kinds.map(kind).collect();
        Ok(edits)
    }
}

impl Listing {
    fn wants(&self, rule: &str, status: Status) -> bool {
        (self.rule.is_empty() || self.rule == rule) && self.status.is_none_or(|wanted| wanted == status)
    }
}

/// The edits of a document that are wanted, of its first `most` edits.
fn listed(shelf: &Shelf, entry: &Entry, wanted: &Listing, most: usize) -> Result<Vec<EditLine>, Error> {
    let document = shelf.searched(entry.document).unwrap_or_else(|| Ok(Document::default()))?;
    Ok(EditLine::list(&document, |number, edit| number < most && wanted.wants(&edit.rule, edit.status)))
}
