//! Views: what the page is given, as plain data whose ranges are in UTF-16 code units.
//!
//! In: documents, texts and results of the engine. Out: the shapes that `wasm.d.ts` describes. They compute nothing that
//! the stages have not found.

mod edits;
mod mentions;

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::document::{Document, Fields, Kind, Row, Script};
use crate::edit::{Evidence, OffsetMap, Span};
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
    /// Every change as numbers, for objects take JavaScript longer than cleaning takes: where it stands in the text as found
    /// and in the clean text (from, to, from, to), then indices: its rule in `rules_made`, its status in the order of
    /// [`Status`](crate::edit::Status), why it was made in `evidence`.
    #[serde(skip)]
    pub edits_made: Vec<[u32; 7]>,
    rules_made: Vec<Cow<'static, str>>,
    /// Of changes, by their numbers, the other repairs that would also give the source, where there are any.
    candidates: Vec<(usize, Box<[String]>)>,
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
        let (mut rules_made, mut evidence) = (Vec::new(), Vec::new());
        let edit = |(edit, after): (&crate::edit::Edit, Span)| {
            let ([from, to], [clean_from, clean_to]) = (places.raw.range(edit.span), places.clean.range(after));
            let is_there = |one: &str, other: &str| std::ptr::eq(one, other);
            let rule = shared(&mut rules_made, &edit.rule, usize::MAX, |one, other| is_there(one, other));
            let why = shared(&mut evidence, &edit.evidence, NEAR, |one, other| {
                is_there(one.zh(), other.zh()) && is_there(one.en(), other.en())
            });
            [from, to, clean_from, clean_to, rule, edit.status as usize, why].map(|number| number as u32)
        };
        let edits_made = document.edits.iter().zip(places.map.after_spans()).map(edit).collect();
        let others = document.edits.iter().enumerate().filter(|(_, edit)| !edit.candidates.is_empty());
        Self {
            summary: Row::of(document).into(),
            encoding: document.encoding.clone(),
            sha256: document.sha256.clone(),
            clean: document.clean.clone(),
            lines: document.lines.iter().map(line).collect(),
            removed: document.removed.iter().map(removed).collect(),
            edits_made,
            rules_made,
            candidates: others.map(|(number, edit)| (number, edit.candidates.clone())).collect(),
            evidence,
            raw,
        }
    }
}

/// How many reasons back the same one is looked for.
const NEAR: usize = 8;

/// The index of a value, which is put behind the others unless it is one of the last `near`; `is` knows most that are the same
/// without a look at what they say.
fn shared<T: Clone + PartialEq>(values: &mut Vec<T>, value: &T, near: usize, is: impl Fn(&T, &T) -> bool) -> usize {
    let from = values.len().saturating_sub(near);
    let last = &values[from..];
    let known = last.iter().position(|known| is(known, value)).or_else(|| last.iter().position(|known| known == value));
    known.map_or_else(
        || {
            values.push(value.clone());
            values.len() - 1
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
        let mut units: Vec<Option<Utf16>> = documents.iter().map(|_| None).collect();
        let lines = found.lines.into_iter().map(|line| {
            let document = &documents[line.document];
            let clean = if removed {
                in_line(&line.hit, document)
            } else {
                units[line.document].get_or_insert_with(|| Utf16::new(&document.clean)).range(line.hit.span)
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
        let cut = |text: &str, from: u32, to: u32| {
            let units: Vec<u16> = text.encode_utf16().collect();
            String::from_utf16(&units[from as usize..to as usize]).expect("whole characters")
        };
        assert!(view.evidence.len() < view.edits_made.len(), "two blanks were taken out for one reason");
        for ([from, to, clean_from, clean_to, rule, status, why], edit) in view.edits_made.iter().zip(&document.edits) {
            assert_eq!(cut(&view.raw, *from, *to), edit.before);
            assert_eq!(cut(&view.clean, *clean_from, *clean_to), edit.after);
            assert_eq!(view.rules_made[*rule as usize], edit.rule);
            assert_eq!(*status, edit.status as u32);
            assert_eq!(view.evidence[*why as usize], edit.evidence);
        }
    }
}
