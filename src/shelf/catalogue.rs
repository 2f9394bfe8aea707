//! Catalogue: what a list says of each document of a corpus in shards, before its text is brought.
//!
//! In: documents, in order. Out: a row for each, some hundred rows a shard, and the rows that are on hand. A row leaves out
//! what is long and no list shows: the path of the page and the titles of related ones. It says which documents may meet a
//! condition, and does not look into texts.

use super::manifest::{Rows, name_of};
use crate::document::Row;
use crate::error::Error;
use crate::query::{Condition, Said};

impl Row {
    /// What it says.
    fn said(&self) -> Said<'_, impl Fn(&str) -> bool> {
        Said {
            fields: &self.fields,
            script: self.script,
            flags: &self.flags,
            changed_by: |rule| self.edits.iter().any(|(name, _)| name == rule),
        }
    }

    /// The same without what no list shows.
    pub(super) fn short(mut self) -> Self {
        (self.fields.breadcrumb, self.fields.related) = (Vec::new(), Vec::new());
        self
    }
}

/// The rows of a corpus in shards, on hand or still to be brought.
#[derive(Debug, Default)]
pub(super) struct Catalogue(Vec<Shard>);

#[derive(Debug)]
struct Shard {
    name: String,
    documents: u32,
    state: State,
}

#[derive(Debug)]
enum State {
    Absent,
    Here(Vec<Row>),
    Lost,
}

impl Catalogue {
    /// The catalogue that a manifest names, none of it on hand.
    pub fn absent(rows: &[Rows]) -> Self {
        let shard = |rows: &Rows| Shard { name: name_of(rows.hash), documents: rows.documents, state: State::Absent };
        Self(rows.iter().map(shard).collect())
    }

    /// The names of the shards that are still to be brought, in order.
    pub fn needed(&self) -> Vec<String> {
        self.names(|state| matches!(state, State::Absent))
    }

    /// The names of the shards that were given up.
    pub fn lost(&self) -> Vec<String> {
        self.names(|state| matches!(state, State::Lost))
    }

    fn names(&self, wanted: impl Fn(&State) -> bool) -> Vec<String> {
        self.0.iter().filter(|shard| wanted(&shard.state)).map(|shard| shard.name.clone()).collect()
    }

    /// The rows on hand with the numbers of their documents, in order.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &Row)> {
        let mut first = 0;
        self.0.iter().flat_map(move |shard| {
            let rows = if let State::Here(rows) = &shard.state { rows.as_slice() } else { &[] };
            let numbered = (first..).zip(rows);
            first += shard.documents as usize;
            numbered
        })
    }

    /// The documents that may meet a condition, in order: those of which it says so, and those of which it cannot tell. `None`
    /// when there is no catalogue.
    pub fn meeting(&self, condition: &Condition) -> Option<Vec<usize>> {
        let (mut found, mut first) = (Vec::new(), 0);
        for shard in &self.0 {
            let end = first + shard.documents as usize;
            match &shard.state {
                State::Here(rows) => {
                    let met = |row: &Row| condition.met(&row.said()).unwrap_or(true);
                    found.extend((first..end).zip(rows).filter(|(_, row)| met(row)).map(|(number, _)| number));
                }
                _ => found.extend(first..end),
            }
            first = end;
        }
        (!self.0.is_empty()).then_some(found)
    }

    /// Takes in the shard of that name; `None` when it has none.
    pub fn take(&mut self, name: &str, bytes: &[u8]) -> Option<Result<(), Error>> {
        let shard = self.0.iter_mut().find(|shard| shard.name == name)?;
        Some(match postcard::from_bytes::<Vec<Row>>(bytes) {
            Ok(rows) if rows.len() == shard.documents as usize => {
                shard.state = State::Here(rows);
                Ok(())
            }
            _ => Err(Error::Pack("a shard is not as its manifest says")),
        })
    }

    /// Gives the shard of that name up, if there is one and it is not on hand.
    pub fn lose(&mut self, name: &str) {
        let absent = |shard: &&mut Shard| shard.name == name && matches!(shard.state, State::Absent);
        if let Some(shard) = self.0.iter_mut().find(absent) {
            shard.state = State::Lost;
        }
    }
}
