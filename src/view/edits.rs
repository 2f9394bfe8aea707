//! Edits: those of a corpus as a list, each in its context.
//!
//! In: documents, and which of their edits. Out: plain data for the page. It neither counts nor chooses.

use serde::Serialize;

use crate::document::Document;
use crate::edit::{Edit, OffsetMap, Status};

/// A window of the edits of a corpus.
#[derive(Debug, Default, Serialize)]
pub struct Edits {
    /// How many there are in the list.
    pub total: usize,
    /// How many stand before the one that was asked for.
    pub before: usize,
    /// All kinds of edits, whichever are listed.
    pub counts: Vec<KindCount>,
    /// The window.
    pub lines: Vec<EditLine>,
}

/// How many edits a rule made with a status.
#[derive(Debug, Serialize)]
pub struct KindCount {
    /// The rule.
    pub rule: String,
    /// The status.
    pub status: Status,
    /// How many.
    pub edits: usize,
}

/// An edit in its context.
#[derive(Debug, Serialize)]
pub struct EditLine {
    id: String,
    edit: usize,
    rule: String,
    status: Status,
    before: String,
    after: String,
    left: String,
    right: String,
}

/// Characters of context on each side of an edit, and of what it changed.
const AROUND: usize = 14;
const CHANGED: usize = 60;

impl EditLine {
    /// The edits of a document that `wants`, called with the number of each (from 0), says.
    pub fn list(document: &Document, wants: impl Fn(usize, &Edit) -> bool) -> Vec<Self> {
        let map = OffsetMap::new(&document.edits);
        let all = document.edits.iter().zip(map.after_spans()).enumerate();
        all.filter(|(number, (edit, _))| wants(*number, edit))
            .map(|(number, (edit, after))| Self {
                id: document.id.clone(),
                edit: number + 1,
                rule: edit.rule.clone().into_owned(),
                status: edit.status,
                before: start(&edit.before, CHANGED),
                after: start(&edit.after, CHANGED),
                left: end(&document.clean[..after.from], AROUND).to_owned(),
                right: start(document.clean[after.to..].split('\n').next().unwrap_or_default(), AROUND),
            })
            .collect()
    }
}

/// The first characters of a text.
fn start(text: &str, characters: usize) -> String {
    text.chars().take(characters).collect()
}

/// The last characters of the last line of a text.
fn end(text: &str, characters: usize) -> &str {
    let line = text.rsplit('\n').next().unwrap_or_default();
    line.char_indices().rev().take(characters).last().map_or("", |(at, _)| &line[at..])
}
