//! The shapes of JSON on the command line: a document, a change, the answer to a query.
//!
//! In: the engine's data. Out: values that serialise with the keys in a fixed order; what the text does not hold has no
//! key. Spans are bytes of the decoded text, half-open.

use jiaokan::document::{Block, Document, Edition, Removed, Script};
use jiaokan::edit::{Edit, Span, Status};
use jiaokan::mentions::{Kind, Mention};
use jiaokan::results::Results;
use jiaokan::results::kwic::Line;
use serde::Serialize;

/// One document, a line of `jsonl`.
#[derive(Serialize)]
pub struct Article<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kicker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<Issue<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    editor: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    views: Option<u64>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    breadcrumb: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    related: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a str>,
    script: Script,
    flags: &'a [String],
    encoding: &'a str,
    sha256: &'a str,
    chars: usize,
    blocks: &'a [Block],
    edits: Vec<Change<'a>>,
    removed: &'a [Removed],
}

/// The issue of a newspaper.
#[derive(Serialize)]
struct Issue<'a> {
    paper: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'a str>,
}

/// One change.
#[derive(Serialize)]
pub struct Change<'a> {
    rule: &'a str,
    span: Span,
    before: &'a str,
    after: &'a str,
    status: Status,
    evidence: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    candidates: &'a [String],
}

impl<'a> From<&'a Document> for Article<'a> {
    fn from(document: &'a Document) -> Self {
        let fields = &document.fields;
        Self {
            id: &document.id,
            title: fields.title.as_deref(),
            kicker: fields.kicker.as_deref(),
            author: fields.author.as_deref(),
            role: fields.role.as_deref(),
            source: fields.source.as_deref(),
            site: fields.site.as_deref(),
            published: fields.published.as_deref(),
            edition: fields.edition.as_ref().map(Issue::from),
            editor: fields.editor.as_deref(),
            views: fields.views,
            breadcrumb: &fields.breadcrumb,
            related: &fields.related,
            dateline: fields.dateline.as_deref(),
            script: document.script,
            flags: &document.flags,
            encoding: &document.encoding,
            sha256: &document.sha256,
            chars: document.chars,
            blocks: &document.blocks,
            edits: document.edits.iter().map(Change::from).collect(),
            removed: &document.removed,
        }
    }
}

impl<'a> From<&'a Edition> for Issue<'a> {
    fn from(edition: &'a Edition) -> Self {
        Self { paper: &edition.paper, date: edition.date.as_deref(), page: edition.page.as_deref() }
    }
}

impl<'a> From<&'a Edit> for Change<'a> {
    fn from(edit: &'a Edit) -> Self {
        Self {
            rule: &edit.rule,
            span: edit.span,
            before: &edit.before,
            after: &edit.after,
            status: edit.status,
            evidence: edit.evidence.zh(),
            candidates: &edit.candidates,
        }
    }
}

/// The answer to a query.
#[derive(Serialize)]
pub struct Answer<'a> {
    total: usize,
    documents: Vec<Found<'a>>,
}

/// A document that answers.
#[derive(Serialize)]
struct Found<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    hits: usize,
}

impl<'a> Answer<'a> {
    /// The answer that `results` give over `documents`.
    pub fn new(results: &'a Results, documents: &'a [Document]) -> Self {
        let found = results.documents.iter().map(|found| Found {
            id: &found.id,
            title: documents[found.document].fields.title.as_deref(),
            hits: found.hits,
        });
        Self { total: results.total, documents: found.collect() }
    }
}

/// A hit in its context.
#[derive(Serialize)]
pub struct KwicLine<'a> {
    id: &'a str,
    /// Of the clean text, from 0.
    line: usize,
    /// Bytes of the clean text.
    span: Span,
    left: &'a str,
    node: &'a str,
    right: &'a str,
}

impl<'a> From<&'a Line> for KwicLine<'a> {
    fn from(line: &'a Line) -> Self {
        Self {
            id: &line.id,
            line: line.hit.line,
            span: line.hit.span,
            left: &line.left,
            node: &line.node,
            right: &line.right,
        }
    }
}

/// Something that a text names.
#[derive(Serialize)]
pub struct Named<'a> {
    kind: Kind,
    text: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    of: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    about: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<f64>,
    id: &'a str,
    /// Of the clean text, from 0.
    line: usize,
    /// Bytes of the clean text.
    span: Span,
    sentence: &'a str,
}

impl<'a> Named<'a> {
    /// What `mention` says of `document`.
    pub fn new(mention: &'a Mention, document: &'a Document) -> Self {
        Self {
            kind: mention.kind,
            text: &mention.text,
            note: &mention.note,
            of: &mention.of,
            about: &mention.about,
            value: mention.value,
            to: mention.to,
            id: &document.id,
            line: mention.line,
            span: mention.span,
            sentence: mention.sentence.of(&document.clean),
        }
    }
}
