//! Facets: the documents that answer, counted by what is known of them.
//!
//! In: documents with their hits. Out: for each facet its values with how many documents and hits have them. What a document
//! does not say is counted as unknown, never guessed.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;

use super::place::place;
use crate::document::{Document, Script};
use crate::order::InOrder;

/// Counts of documents that answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facets {
    /// By month or, where no month is known, year: `2020-03`, `2020`; in order, the unknown last.
    pub time: Vec<Count>,
    /// By source, or else the site that shows them.
    pub source: Vec<Count>,
    /// By the place that the dateline or the source names.
    pub place: Vec<Count>,
    /// By script: `hans`, `hant`, `mixed`.
    pub script: Vec<Count>,
    /// By the rules that changed or flagged something; a document may count for many.
    pub damage: Vec<Count>,
    /// By what a reader should know: `truncated`, `over-converted`.
    pub flags: Vec<Count>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The value; `None` where it is not known.
    pub name: Option<String>,
    /// Documents that have it.
    pub documents: usize,
    /// Hits in them.
    pub hits: usize,
}

#[derive(Default)]
struct Tally(HashMap<Option<String>, (usize, usize)>);

impl Tally {
    fn add(&mut self, name: Option<String>, hits: usize) {
        let count = self.0.entry(name).or_default();
        *count = (count.0 + 1, count.1 + hits);
    }

    /// In order of the values, the unknown last.
    fn in_order(self) -> Vec<Count> {
        let count = |(name, (documents, hits))| Count { name, documents, hits };
        let mut counts: Vec<Count> = self.0.into_iter().map(count).collect();
        counts.order_by(|a, b| (a.name.is_none(), &a.name).cmp(&(b.name.is_none(), &b.name)));
        counts
    }

    /// Of most documents first, the unknown last.
    fn by_count(self) -> Vec<Count> {
        let mut counts = self.in_order();
        counts.order_by_key(|count| (count.name.is_none(), Reverse(count.documents)));
        counts
    }
}

/// Counts documents, each with its hits.
pub(super) fn facets<'a>(documents: impl Iterator<Item = (&'a Document, usize)>) -> Facets {
    let [mut time, mut source, mut places, mut script, mut damage, mut flags]: [Tally; 6] = Default::default();
    for (document, hits) in documents {
        let fields = &document.fields;
        time.add(fields.published.as_deref().and_then(month), hits);
        source.add(fields.source.clone().or_else(|| fields.site.clone()), hits);
        places.add(place(fields), hits);
        let name = match document.script {
            Script::Hans => "hans",
            Script::Hant => "hant",
            Script::Mixed => "mixed",
        };
        script.add(Some(name.to_owned()), hits);
        // Edits are many, rules few.
        let mut rules: Vec<&str> = Vec::new();
        for edit in &document.edits {
            if !rules.contains(&edit.rule.as_ref()) {
                rules.push(&edit.rule);
            }
        }
        for rule in rules {
            damage.add(Some(rule.to_owned()), hits);
        }
        for flag in &document.flags {
            flags.add(Some(flag.clone()), hits);
        }
    }
    Facets {
        time: time.in_order(),
        source: source.by_count(),
        place: places.by_count(),
        script: script.by_count(),
        damage: damage.by_count(),
        flags: flags.by_count(),
    }
}

/// The month of a date, or its year; nothing where the year is not known.
fn month(published: &str) -> Option<String> {
    let date = published.split('T').next()?;
    let known = date.len() >= 4 && date.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    known.then(|| date.get(..7).unwrap_or(&date[..4]).to_owned())
}
