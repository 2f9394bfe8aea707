//! Record: what a document is beside its clean text.
//!
//! In: a document and its source. Out: the little that neither the text nor the edits tell. The title is mostly a line of
//! the text, lines mostly are what line breaks part, the source mostly what undoing the edits gives: only what is
//! otherwise is written out. Of a source in another encoding than UTF-8 its text comes back, which is all that the module can read.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::clean::flat::is_blank;
use crate::clean::page::trimmed;
use crate::decode::UTF_8;
use crate::document::{Document, Kind, Line, Removed, Row, counted};
use crate::edit::{Edit, Span, undo};
use crate::error::Error;

/// What is stored of a document beside its text.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record<'a> {
    head: Head<'a>,
    encoding: Option<Cow<'a, str>>,
    lines: Lines<'a>,
    removed: Cow<'a, [Removed]>,
    recurring: Cow<'a, [Span]>,
    edits: Cow<'a, [Edit]>,
    /// The digest of the source, where that is not kept.
    sha256: Option<Cow<'a, str>>,
    source: Option<Cow<'a, [u8]>>,
}

/// What a list says of a document, which stands first: the edits, which are many, need not be read for it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head<'a> {
    /// Where the text has the title, which `row` then lacks.
    title: Option<Span>,
    row: Cow<'a, Row>,
}

/// The lines of a text.
#[derive(Debug, Serialize, Deserialize)]
enum Lines<'a> {
    /// What line breaks part, without blanks around it and without what is empty: so many of one kind, so many of the next.
    Parted(Vec<(Kind, u32)>),
    /// Written out.
    Spans(Cow<'a, [Line]>),
}

/// The encoding that is not named.
const USUAL: &str = UTF_8;

impl<'a> Record<'a> {
    /// What is stored of a document that was read from `source`.
    pub fn of(document: &'a Document, source: &'a [u8]) -> Self {
        let foreign = document.encoding != USUAL;
        let same = undo(&document.clean, &document.edits).is_some_and(|text| text.as_bytes() == source);
        Self {
            head: Head::of(document),
            encoding: foreign.then(|| (&document.encoding).into()),
            lines: Lines::of(document),
            removed: (&document.removed).into(),
            recurring: (&document.recurring).into(),
            edits: (&document.edits).into(),
            sha256: foreign.then(|| (&document.sha256).into()),
            source: (!same && !foreign).then(|| source.into()),
        }
    }

    /// The document of that text, but for its blocks and, unless it is stored, its digest; and its source, where that is kept.
    pub fn document(self, text: &str) -> Result<(Document, Option<Vec<u8>>), Error> {
        let lines = self.lines.spans(text).ok_or(Error::Pack("a line is not in its text"))?;
        let row = self.head.row(text)?;
        if !in_order(self.edits.iter().map(|edit| edit.span)) {
            return Err(Error::Pack("its edits are not in order"));
        }
        if !in_order(self.recurring.iter().copied()) {
            return Err(Error::Pack("the lines that recur in it are not in order"));
        }
        let counts = row.edits;
        let document = Document {
            id: row.id,
            fields: row.fields,
            script: row.script,
            flags: row.flags,
            encoding: self.encoding.map_or_else(|| USUAL.to_owned(), Cow::into_owned),
            chars: row.chars,
            sha256: self.sha256.map_or_else(String::new, Cow::into_owned),
            clean: text.to_owned(),
            lines,
            removed: self.removed.into_owned(),
            recurring: self.recurring.into_owned(),
            edits: self.edits.into_owned(),
            ..Document::default()
        };
        if counts != counted(&document.edits) {
            return Err(Error::Pack("its edits are not as many as its list says"));
        }
        Ok((document, self.source.map(Cow::into_owned)))
    }
}

impl<'a> Head<'a> {
    fn of(document: &'a Document) -> Self {
        let mut row = Row::of(document);
        let stands = |line: &&Line| document.clean.get(line.span.from..line.span.to) == row.fields.title.as_deref();
        let title = document.lines.iter().find(stands).map(|line| line.span);
        if title.is_some() {
            row.fields.title = None;
        }
        Self { title, row: Cow::Owned(row) }
    }

    /// The id.
    pub fn id(self) -> String {
        self.row.into_owned().id
    }

    /// What a list says of the document of that text.
    pub fn row(self, text: &str) -> Result<Row, Error> {
        let mut row = self.row.into_owned();
        if let Some(Span { from, to }) = self.title {
            row.fields.title = Some(text.get(from..to).ok_or(Error::Pack("a title is not in its text"))?.to_owned());
        }
        Ok(row)
    }
}

impl<'a> Lines<'a> {
    fn of(document: &'a Document) -> Self {
        if !parted(&document.clean).eq(document.lines.iter().map(|line| line.span)) {
            return Self::Spans((&document.lines).into());
        }
        let mut runs: Vec<(Kind, u32)> = Vec::new();
        for line in &document.lines {
            match runs.last_mut() {
                Some((kind, count)) if *kind == line.kind => *count += 1,
                _ => runs.push((line.kind, 1)),
            }
        }
        Self::Parted(runs)
    }

    /// The lines, where they are lines of `text`.
    fn spans(self, text: &str) -> Option<Vec<Line>> {
        match self {
            Self::Parted(runs) => {
                let mut spans = parted(text);
                let mut lines = Vec::new();
                for (kind, count) in runs {
                    for _ in 0..count {
                        lines.push(Line { kind, span: spans.next()? });
                    }
                }
                spans.next().is_none().then_some(lines)
            }
            Self::Spans(lines) => {
                let fit = lines.iter().all(|line| text.get(line.span.from..line.span.to).is_some());
                (fit && in_order(lines.iter().map(|line| line.span))).then(|| lines.into_owned())
            }
        }
    }
}

/// What line breaks part, without blanks around it and without what is empty.
fn parted(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split('\n').filter_map(move |line| {
        let from = at + line.len() - line.trim_start_matches(is_blank).len();
        at += line.len() + 1;
        let shown = trimmed(line).len();
        (shown > 0).then(|| Span::new(from, from + shown))
    })
}

/// Whether spans follow each other without overlap.
fn in_order(mut spans: impl Iterator<Item = Span>) -> bool {
    let mut at = 0;
    spans.all(|span| {
        let follows = at <= span.from && span.from <= span.to;
        at = span.to;
        follows
    })
}
