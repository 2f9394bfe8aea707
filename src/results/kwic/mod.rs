//! KWIC: the hits of a query as lines, key word in context, sorted and counted.
//!
//! In: an index, its documents, a query, and which lines are [`Wanted`]. Out: a window of the sorted lines, and how often
//! each combination of the sort keys stands there. Context never goes beyond the hit's own line of text.
//!
//! A *word* of the context is one Han character, or a run of other letters and digits; marks are none. `L1` is the first
//! word before the hit, `R1` the first behind it. Keys are in the order of their pinyin, equal lines in the
//! order of the corpus. A sample is spread over all hits and is the same each time.

mod order;
mod words;

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::matches::{Match, Matches};
use super::{Hit, chosen};
use crate::document::Document;
use crate::edit::Span;
use crate::error::Error;
use crate::index::Index;
use crate::order::InOrder;
use crate::query::Query;

/// What lines are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// The hit itself.
    Node,
    /// The word of that number before the hit, from 1.
    Left(usize),
    /// The word of that number behind the hit, from 1.
    Right(usize),
    /// The document's place in the corpus.
    Document,
    /// The document's date; those without one come last.
    Date,
}

/// How far words of the context can be sorted by.
const MOST_WORDS: usize = 5;

impl Key {
    /// The key of that name: `node`, `L1` to `L5`, `R1` to `R5`, `document`, `date`.
    ///
    /// ```
    /// use jiaokan::results::kwic::Key;
    /// assert_eq!(Key::named("L2"), Some(Key::Left(2)));
    /// assert_eq!(Key::named("R6"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        let number = |digits: &str| digits.parse().ok().filter(|number| (1..=MOST_WORDS).contains(number));
        match name {
            "node" => Some(Self::Node),
            "document" => Some(Self::Document),
            "date" => Some(Self::Date),
            _ => match name.split_at_checked(1)? {
                ("L", digits) => number(digits).map(Self::Left),
                ("R", digits) => number(digits).map(Self::Right),
                _ => None,
            },
        }
    }
}

/// Which lines are wanted, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Up to three keys, the first first; more are passed over.
    pub sort: Vec<Key>,
    /// Characters of context on each side.
    pub context: usize,
    /// The first line of the window.
    pub from: usize,
    /// Lines of the window.
    pub count: usize,
    /// So many of the hits, spread over all.
    pub sample: Option<usize>,
    /// Only hits in documents of these ids.
    pub documents: Option<Vec<String>>,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { sort: vec![], context: 20, from: 0, count: 100, sample: None, documents: None }
    }
}

/// Hits in their contexts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Kwic {
    /// All hits.
    pub total: usize,
    /// Those in the sample, which is all if none was asked for.
    pub sampled: usize,
    /// How often each combination of the keys stands in the sample, most frequent first; none without keys.
    pub groups: Vec<Group>,
    /// The window.
    pub lines: Vec<Line>,
}

/// A combination of keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// What stands there, key by key; empty where the text has nothing.
    pub keys: Vec<String>,
    /// How often.
    pub hits: usize,
    /// The first of its lines among the sorted ones.
    pub first: usize,
}

/// A hit in its context.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its document's place among those that were searched.
    pub document: usize,
    /// Its document's id.
    pub id: String,
    /// Where it stands.
    pub hit: Hit,
    /// Its number among the hits of its document, from 1.
    pub number: usize,
    /// What stands before it.
    pub left: String,
    /// The hit.
    pub node: String,
    /// What stands behind it.
    pub right: String,
}

/// The hits of a query in their contexts. `documents` are those that `index` was built from.
///
/// # Errors
///
/// As [`super::search`].
///
/// ```
/// use jiaokan::document::{Document, Kind, Line};
/// use jiaokan::edit::Span;
/// use jiaokan::results::kwic::{Key, Wanted, kwic};
/// use jiaokan::{index::Index, query::{parse, Mode}};
/// let clean = "上海社區，北京社区。".to_owned();
/// let lines = vec![Line { kind: Kind::Paragraph, span: Span::new(0, clean.len()) }];
/// let documents = [Document { clean, lines, ..Document::default() }];
/// let wanted = Wanted { sort: vec![Key::Left(1)], ..Wanted::default() };
/// let found = kwic(&Index::build(&documents), &documents, &parse("社区", Mode::Auto)?, &wanted)?;
/// assert_eq!(found.lines.iter().map(|line| line.node.as_str()).collect::<Vec<_>>(), ["社區", "社区"]);
/// assert_eq!(found.groups[0].keys, ["海"]);
/// # Ok::<(), jiaokan::error::Error>(())
/// ```
pub fn kwic(index: &Index, documents: &[Document], query: &Query, wanted: &Wanted) -> Result<Kwic, Error> {
    let matches = Matches::find(index, documents, query)?;
    let mut answers = chosen(index, documents, query, matches.answers(index, documents, query)?);
    // Documents may have come in another order than that of the corpus, which is that of their ids.
    answers.order_by(|a, b| documents[a.document].id.cmp(&documents[b.document].id));
    let ids: Option<HashSet<&str>> = wanted.documents.as_ref().map(|ids| ids.iter().map(String::as_str).collect());
    let is_wanted = |document: usize| ids.as_ref().is_none_or(|ids| ids.contains(documents[document].id.as_str()));
    let answers = answers.iter().filter(|answer| is_wanted(answer.document));
    let hits: Vec<(usize, Match)> = answers.flat_map(|answer| (1..).zip(answer.hits.iter().copied())).collect();
    let total = hits.len();
    let (numbers, hits): (Vec<usize>, Vec<Match>) = sampled(hits, wanted.sample).into_iter().unzip();
    let keys = &wanted.sort[..wanted.sort.len().min(3)];
    let table = Table::new(index, documents, &hits, keys);
    let window = table.rows.iter().skip(wanted.from).take(wanted.count).map(|row| row.hit as usize);
    Ok(Kwic {
        total,
        sampled: hits.len(),
        groups: table.groups(),
        lines: window.map(|hit| shown(index, documents, hits[hit], numbers[hit], wanted.context)).collect(),
    })
}

/// So many hits as are wanted, in order.
fn sampled<T: Copy>(hits: Vec<T>, count: Option<usize>) -> Vec<T> {
    let Some(count) = count.filter(|count| *count < hits.len()) else {
        return hits;
    };
    // Numbers without order, each once: the finaliser of MurmurHash3 (public domain) maps 32 bits one to one.
    let mixed = |number: u32| {
        let number = (number ^ number >> 16).wrapping_mul(0x85EB_CA6B);
        let number = (number ^ number >> 13).wrapping_mul(0xC2B2_AE35);
        number ^ number >> 16
    };
    let mut numbers: Vec<u32> = (0..hits.len() as u32).collect();
    numbers.order_by_key(|number| mixed(*number));
    numbers.truncate(count);
    numbers.order();
    numbers.into_iter().map(|number| hits[number as usize]).collect()
}

/// Lines by the ranks of their keys.
struct Table<'a> {
    /// For each key what stands there, in order of rank.
    values: Vec<Vec<&'a str>>,
    /// Sorted.
    rows: Vec<Row>,
}

/// A line: the ranks of its keys, then its place in the corpus.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    ranks: [u32; 3],
    hit: u32,
}

impl<'a> Table<'a> {
    fn new(index: &Index, documents: &'a [Document], hits: &[Match], keys: &[Key]) -> Self {
        let mut rows: Vec<Row> = (0..hits.len() as u32).map(|hit| Row { ranks: [0; 3], hit }).collect();
        let values = keys.iter().enumerate().map(|(number, key)| {
            let (values, ranks) = ranked(index, documents, hits, *key);
            rows.iter_mut().zip(ranks).for_each(|(row, rank)| row.ranks[number] = rank);
            values
        });
        let values = values.collect();
        rows.order();
        Self { values, rows }
    }

    fn groups(&self) -> Vec<Group> {
        if self.values.is_empty() {
            return Vec::new();
        }
        let mut first = 0;
        let group = |rows: &[Row]| {
            let keys = self.values.iter().zip(rows[0].ranks).map(|(values, rank)| values[rank as usize].to_owned());
            let group = Group { keys: keys.collect(), hits: rows.len(), first };
            first += rows.len();
            group
        };
        let mut groups: Vec<Group> = self.rows.chunk_by(|a, b| a.ranks == b.ranks).map(group).collect();
        groups.order_by_key(|group| std::cmp::Reverse(group.hits));
        groups
    }
}

/// What stands in the place of a key, in order, and for each hit the rank of what stands there.
fn ranked<'a>(index: &Index, documents: &'a [Document], hits: &[Match], key: Key) -> (Vec<&'a str>, Vec<u32>) {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut ranks: Vec<u32> = hits
        .iter()
        .map(|hit| {
            let next = numbers.len() as u32;
            *numbers.entry(value(index, documents, *hit, key)).or_insert(next)
        })
        .collect();
    let mut values: Vec<(&str, u32)> = numbers.into_iter().collect();
    match key {
        // Documents are given in the order of the corpus, and are found in it.
        Key::Document => values.order_by_key(|(_, number)| *number),
        Key::Date => values.order_by_key(|(date, _)| (date.is_empty() || date.starts_with('X'), *date)),
        _ => {
            let mut keyed: Vec<_> = values.into_iter().map(|value| (order::key(value.0), value)).collect();
            keyed.order_by(|a, b| a.0.cmp(&b.0));
            values = keyed.into_iter().map(|(_, value)| value).collect();
        }
    }
    let mut rank_of = vec![0; values.len()];
    for (rank, (_, number)) in (0..).zip(&values) {
        rank_of[*number as usize] = rank;
    }
    for number in &mut ranks {
        *number = rank_of[*number as usize];
    }
    (values.into_iter().map(|(value, _)| value).collect(), ranks)
}

/// What stands in the place of a key.
fn value<'a>(index: &Index, documents: &'a [Document], hit: Match, key: Key) -> &'a str {
    let line = index.lines()[hit.line as usize];
    let (text, span) = (line.text(documents), hit.span());
    let document = &documents[line.document as usize];
    match key {
        Key::Node => text.get(span.from..span.to).unwrap_or_default(),
        Key::Left(number) => words::before(text.get(..span.from).unwrap_or_default(), number),
        Key::Right(number) => words::behind(text.get(span.to..).unwrap_or_default(), number),
        Key::Document => &document.id,
        Key::Date => document.fields.published.as_deref().unwrap_or_default(),
    }
}

fn shown(index: &Index, documents: &[Document], hit: Match, number: usize, context: usize) -> Line {
    let line = index.lines()[hit.line as usize];
    let (text, span) = (line.text(documents), hit.span());
    let left = text[..span.from].char_indices().rev().take(context).last().map_or(span.from, |(at, _)| at);
    let right = text[span.to..].char_indices().nth(context).map_or(text.len(), |(at, _)| span.to + at);
    Line {
        document: line.document as usize,
        id: documents[line.document as usize].id.clone(),
        hit: hit.in_document(index),
        number,
        left: Span::new(left, span.from).of(text).to_owned(),
        node: span.of(text).to_owned(),
        right: Span::new(span.to, right).of(text).to_owned(),
    }
}
