//! Views: what the page is given, as plain data whose ranges are in UTF-16 code units.
//!
//! In: documents, texts and results of the engine. Out: the shapes that `wasm.d.ts` describes. They compute nothing that
//! the stages have not found.

mod edits;
mod mentions;

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Serialize, Serializer};

use crate::document::{Document, Fields, Kind, Row, Script};
use crate::edit::{Evidence, OffsetMap, Span, Status};
use crate::results;
use crate::utf16::{Range, Utf16};
pub use edits::{EditLine, Edits, KindCount};
pub use mentions::{Mention, folded};

/// The largest whole number that JavaScript holds exactly.
const MOST_EXACT: u64 = (1 << 53) - 1;

/// A corpus at a glance.
#[derive(Debug, Serialize)]
pub struct Info {
    /// Version of the engine.
    pub version: &'static str,
    /// The pack's digest.
    pub sha256: String,
    /// How many documents the corpus has.
    pub total: usize,
    /// Those that a list can tell of, ordered by id.
    pub documents: Vec<Summary>,
    /// Their numbers in the corpus, by which results name them.
    pub numbers: Vec<usize>,
    /// The shards that could not be had.
    pub lost: Vec<String>,
}

impl Info {
    /// The glance at a corpus of `total` documents.
    pub fn new(rows: Vec<(usize, Row)>, total: usize, lost: Vec<String>, sha256: &str) -> Self {
        let (numbers, documents) = rows.into_iter().map(|(number, row)| (number, Summary::from(row))).unzip();
        Self { version: env!("CARGO_PKG_VERSION"), sha256: sha256.to_owned(), total, documents, numbers, lost }
    }
}

/// A document in a list.
#[derive(Debug, PartialEq, Serialize)]
pub struct Summary {
    /// Its id.
    pub id: String,
    /// What was printed about it.
    pub fields: Fields,
    script: Script,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    flags: Vec<String>,
    chars: usize,
    /// Edits by the name of their rule.
    #[serde(serialize_with = "as_map")]
    edits: Vec<(String, usize)>,
}

impl From<Row> for Summary {
    fn from(row: Row) -> Self {
        let Row { id, mut fields, script, flags, chars, edits } = row;
        fields.views = fields.views.filter(|&views| views <= MOST_EXACT);
        Self { id, place: results::place(&fields), fields, script, flags, chars, edits }
    }
}

fn as_map<S: Serializer>(pairs: &[(String, usize)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

/// A document to read, with every edit.
#[derive(Debug, Serialize)]
pub struct View {
    #[serde(flatten)]
    summary: Summary,
    encoding: String,
    sha256: String,
    raw: String,
    clean: String,
    lines: Vec<Line>,
    removed: Vec<Removed>,
    edits_made: Vec<Edit>,
    /// Why edits were made: many share one reason, which is handed over once.
    evidence: Vec<Evidence>,
}

/// A line of the clean text.
#[derive(Debug, Serialize)]
struct Line {
    kind: Kind,
    clean: Range,
    raw: Range,
}

/// A line that was taken out, mended.
#[derive(Debug, Serialize)]
struct Removed {
    rule: String,
    text: String,
    raw: Range,
}

/// One change. What stood there before and what stands there now are the texts at its ranges.
#[derive(Debug, Serialize)]
struct Edit {
    #[serde(serialize_with = "as_name")]
    rule: Cow<'static, str>,
    raw: Range,
    clean: Range,
    status: Status,
    /// Index into [`View::evidence`].
    evidence: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<String>,
}

/// A name that is compiled in is given as a unit variant's: JavaScript's string of each is made once.
#[expect(clippy::ptr_arg, reason = "serde hands the field over so")]
fn as_name<S: Serializer>(name: &Cow<'static, str>, serializer: S) -> Result<S::Ok, S::Error> {
    match name {
        Cow::Borrowed(name) => serializer.serialize_unit_variant("Rule", 0, name),
        Cow::Owned(name) => serializer.serialize_str(name),
    }
}

impl View {
    /// The view of a document that was read from the decoded text `raw`.
    pub fn new(document: &Document, raw: String) -> Self {
        let places = Places::new(document, &raw);
        let line = |line: &crate::document::Line| {
            let Place { clean, raw } = places.of(line.span);
            Line { kind: line.kind, clean, raw }
        };
        let removed = |line: &crate::document::Removed| Removed {
            rule: line.rule.clone(),
            text: line.text.clone(),
            raw: places.raw.range(line.span),
        };
        let mut evidence: Vec<Evidence> = Vec::new();
        let edit = |(edit, after): (&crate::edit::Edit, Span)| Edit {
            rule: edit.rule.clone(),
            raw: places.raw.range(edit.span),
            clean: places.clean.range(after),
            status: edit.status,
            evidence: shared(&mut evidence, &edit.evidence),
            candidates: edit.candidates.clone(),
        };
        Self {
            summary: Row::of(document).into(),
            encoding: document.encoding.clone(),
            sha256: document.sha256.clone(),
            clean: document.clean.clone(),
            lines: document.lines.iter().map(line).collect(),
            removed: document.removed.iter().map(removed).collect(),
            edits_made: document.edits.iter().zip(places.map.after_spans()).map(edit).collect(),
            evidence,
            raw,
        }
    }
}

/// How many reasons back the same one is looked for.
const NEAR: usize = 8;

/// The index of a reason, which is put behind the others unless it was given not long ago.
fn shared(evidence: &mut Vec<Evidence>, reason: &Evidence) -> usize {
    let from = evidence.len().saturating_sub(NEAR);
    let known = evidence[from..].iter().position(|known| known == reason);
    known.map_or_else(
        || {
            evidence.push(reason.clone());
            evidence.len() - 1
        },
        |at| from + at,
    )
}

/// The answer to a query.
#[derive(Debug, Serialize)]
pub struct Results {
    /// All hits.
    pub total: usize,
    forms: Vec<results::Form>,
    /// The numbers of the documents that answer, best first.
    pub documents: Vec<usize>,
    /// The hits in each of them.
    pub hits: Vec<usize>,
}

impl Results {
    /// The view of results; `numbers` are those of the documents that were searched.
    pub fn new(results: results::Results, numbers: &[usize]) -> Self {
        let found = results.documents.iter();
        let (documents, hits) = found.map(|found| (numbers[found.document], found.hits)).unzip();
        Self { total: results.total, forms: results.forms, documents, hits }
    }
}

/// A passage with its hits.
#[derive(Debug, Serialize)]
pub struct Excerpt {
    text: String,
    marks: Vec<Range>,
    line: usize,
}

impl From<results::Excerpt> for Excerpt {
    fn from(results::Excerpt { text, marks, line }: results::Excerpt) -> Self {
        let units = Utf16::new(&text);
        let marks = marks.into_iter().map(|span| units.range(span)).collect();
        Self { text, marks, line }
    }
}

/// One place where a document answers.
#[derive(Debug, Serialize)]
pub struct Hit {
    line: usize,
    clean: Range,
    raw: Range,
}

/// The places of hits in a document that was read from the decoded text `raw`.
pub fn hits(hits: &[results::Hit], document: &Document, raw: &str) -> Vec<Hit> {
    let places = Places::new(document, raw);
    let hit = |hit: &results::Hit| {
        let Place { clean, raw } = places.of(hit.span);
        Hit { line: hit.line, clean, raw }
    };
    hits.iter().map(hit).collect()
}

/// The same in what was removed of a document: `document` is what [`results::removed`] gives. The way back from a removed line
/// to the decoded text is not kept, so the raw place is that of the whole line.
pub fn removed_hits(hits: &[results::Hit], document: &Document, raw: &str) -> Vec<Hit> {
    let raw = Utf16::new(raw);
    let hit = |hit: &results::Hit| {
        let found = document.removed.get(hit.line).map_or(Span::default(), |line| line.span);
        Hit { line: hit.line, clean: in_line(hit, document), raw: raw.range(found) }
    };
    hits.iter().map(hit).collect()
}

/// The place of a hit in its line.
fn in_line(hit: &results::Hit, document: &Document) -> Range {
    let Some(line) = document.lines.get(hit.line) else {
        return Range::default();
    };
    let span = Span::new(hit.span.from - line.span.from, hit.span.to - line.span.from);
    Utf16::new(line.span.of(&document.clean)).range(span)
}

/// Hits in their contexts.
#[derive(Debug, Serialize)]
pub struct Kwic {
    /// All hits.
    pub total: usize,
    sampled: usize,
    /// How many groups there are.
    groups_total: usize,
    groups: Vec<results::kwic::Group>,
    /// The window.
    pub lines: Vec<KwicLine>,
}

/// A hit in its context.
#[derive(Debug, Serialize)]
pub struct KwicLine {
    id: String,
    line: usize,
    hit: usize,
    clean: Range,
    left: String,
    node: String,
    right: String,
}

impl Kwic {
    /// The view of lines, with so many groups; `removed` says that the documents are what was removed.
    pub fn new(found: results::kwic::Kwic, documents: &[Document], groups: usize, removed: bool) -> Self {
        let mut units: HashMap<usize, Utf16> = HashMap::new();
        let lines = found.lines.into_iter().map(|line| {
            let document = &documents[line.document];
            let clean = if removed {
                in_line(&line.hit, document)
            } else {
                units.entry(line.document).or_insert_with(|| Utf16::new(&document.clean)).range(line.hit.span)
            };
            let results::kwic::Line { id, hit, number, left, node, right, .. } = line;
            KwicLine { id, line: hit.line, hit: number, clean, left, node, right }
        });
        let lines = lines.collect();
        let (groups_total, mut all) = (found.groups.len(), found.groups);
        all.truncate(groups);
        Self { total: found.total, sampled: found.sampled, groups_total, groups: all, lines }
    }
}

/// A place in both texts of a document.
struct Place {
    clean: Range,
    raw: Range,
}

/// The way from bytes of a document's texts to [`Place`]s.
struct Places<'a> {
    map: OffsetMap,
    clean: Utf16<'a>,
    raw: Utf16<'a>,
}

impl<'a> Places<'a> {
    fn new(document: &'a Document, raw: &'a str) -> Self {
        Self { map: OffsetMap::new(&document.edits), clean: Utf16::new(&document.clean), raw: Utf16::new(raw) }
    }

    /// The place of bytes of the clean text.
    fn of(&self, span: Span) -> Place {
        Place { clean: self.clean.range(span), raw: self.raw.range(self.map.back(span)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::rules::RULES;
    use crate::corpus::read;

    #[test]
    fn an_edit_names_what_stood_there_and_what_stands_there() {
        let raw = "首页 > 新闻\n𠮷社區(qū)的黨(dǎng)員 ，都來了。都來了 。\n";
        let document = read("a.txt", raw.as_bytes(), RULES).expect("it is text");
        let view = View::new(&document, raw.to_owned());
        let cut = |text: &str, [from, to]: Range| {
            let units: Vec<u16> = text.encode_utf16().collect();
            String::from_utf16(&units[from..to]).expect("whole characters")
        };
        assert!(view.evidence.len() < view.edits_made.len(), "two blanks were taken out for one reason");
        for (shown, edit) in view.edits_made.iter().zip(&document.edits) {
            assert_eq!(cut(&view.raw, shown.raw), edit.before);
            assert_eq!(cut(&view.clean, shown.clean), edit.after);
            assert_eq!(view.evidence[shown.evidence], edit.evidence);
        }
    }
}
