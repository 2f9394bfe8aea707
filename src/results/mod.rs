//! Results: the documents that answer a query, best first, and where each shows it.
//!
//! In: an index, the documents it was built from, and a query. Out: [`Results`]; or, for one document however it was
//! cleaned, its hits. No hit is lost or invented: what is found is what a plain scan of the searched form finds.
//!
//! * Hits of one term are found leftmost first and do not overlap.
//! * All terms that a document shows for the query count: of `甲 | 乙 丙` in a document without 丙 those of 甲 only; never
//!   those of what is left out. Where hits of several terms overlap, the leftmost stays, at the same start the longest.
//! * A hit begins with the first character that matched and ends with the last; marks between them lie inside it.

mod excerpt;
mod find;
pub mod kwic;
mod matches;
mod meets;
mod near;
mod place;
mod rank;
mod removed;

pub use excerpt::Excerpt;
pub use place::place;
pub use removed::removed;

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::document::Document;
use crate::edit::Span;
use crate::error::Error;
use crate::index::Index;
use crate::order::InOrder;
use crate::query::Query;
use matches::{Answer, Match, Matches};

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Results {
    /// All hits in all documents.
    pub total: usize,
    /// The forms that were found, most frequent first, then in order of their characters; also those that a query
    /// [in some forms](Query::in_forms) does not count.
    pub forms: Vec<Form>,
    /// The documents that answer, best first; the order is total.
    pub documents: Vec<Found>,
}

/// A form in which a query stands in the texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Form {
    /// As it stands there, marks inside it included.
    pub text: String,
    /// How often.
    pub hits: usize,
}

/// A document that answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Found {
    /// Its place among the documents that were searched.
    pub document: usize,
    /// Its id.
    pub id: String,
    /// Its hits.
    pub hits: usize,
    /// What it is ranked by, more is better; see the source of `rank`.
    pub score: f64,
}

/// One place where a document answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Hit {
    /// Index into [`Document::lines`].
    pub line: usize,
    /// Its bytes in [`Document::clean`].
    pub span: Span,
}

/// Answers a query. `documents` are those that `index` was built from.
///
/// # Errors
///
/// [`Error::Query`] for a pattern that has too many ways to match in these texts.
///
/// # Panics
///
/// When there are fewer documents than the index was built from.
///
/// ```
/// use jiaokan::document::{Document, Kind, Line};
/// use jiaokan::edit::Span;
/// use jiaokan::{index::Index, query::{parse, Mode}, results::search};
/// let clean = "上海社區戰“疫”".to_owned();
/// let lines = vec![Line { kind: Kind::Paragraph, span: Span::new(0, clean.len()) }];
/// let documents = [Document { id: "a".to_owned(), clean, lines, ..Document::default() }];
/// let index = Index::build(&documents);
/// let results = search(&index, &documents, &parse("社区战疫", Mode::Auto)?)?;
/// assert_eq!((results.total, results.forms[0].text.as_str()), (1, "社區戰“疫"));
/// assert_eq!(search(&index, &documents, &parse("战疫", Mode::Script)?)?.total, 0);
/// # Ok::<(), jiaokan::error::Error>(())
/// ```
pub fn search(index: &Index, documents: &[Document], query: &Query) -> Result<Results, Error> {
    let matches = Matches::find(index, documents, query)?;
    let answers = matches.answers(index, documents, query)?;
    let forms = forms(index, documents, answers.iter().flat_map(|answer| &answer.hits));
    let answers = chosen(index, documents, query, answers);
    let scores = rank::scores(index, &matches, &answers);
    let mut found: Vec<Found> = answers
        .iter()
        .zip(scores)
        .map(|(answer, score)| Found {
            document: answer.document,
            id: documents[answer.document].id.clone(),
            hits: answer.hits.len(),
            score,
        })
        .collect();
    found.order_by(|a, b| rank::order((a, &documents[a.document]), (b, &documents[b.document])));
    Ok(Results { total: found.iter().map(|found| found.hits).sum(), forms, documents: found })
}

/// The answers with the hits that count, where a query counts hits of some forms only.
fn chosen<'a>(index: &Index, documents: &[Document], query: &Query, mut answers: Vec<Answer<'a>>) -> Vec<Answer<'a>> {
    if !query.forms.is_empty() {
        let forms: HashSet<&str> = query.forms.iter().map(String::as_str).collect();
        for answer in &mut answers {
            answer.hits.retain(|hit| forms.contains(hit.text(index, documents)));
        }
        answers.retain(|answer| !answer.hits.is_empty());
    }
    answers
}

/// The hits of a query in one document, in order: for the reading view, however the document was cleaned. None if the
/// document does not answer the query.
///
/// # Errors
///
/// As [`search`].
///
/// ```
/// use jiaokan::document::{Document, Kind, Line};
/// use jiaokan::edit::Span;
/// use jiaokan::{query::{parse, Mode}, results::hits_in};
/// let clean = "社區。社区".to_owned();
/// let lines = vec![Line { kind: Kind::Paragraph, span: Span::new(0, clean.len()) }];
/// let document = Document { clean, lines, ..Document::default() };
/// let hits = hits_in(&document, &parse("社区", Mode::Auto)?)?;
/// assert_eq!(hits.iter().map(|hit| hit.span).collect::<Vec<_>>(), [Span::new(0, 6), Span::new(9, 15)]);
/// # Ok::<(), jiaokan::error::Error>(())
/// ```
pub fn hits_in(document: &Document, query: &Query) -> Result<Vec<Hit>, Error> {
    let hits = |index: &Index, answer: &Answer| answer.hits.iter().map(|hit| hit.in_document(index)).collect();
    Ok(alone(document, query, hits)?.unwrap_or_default())
}

/// The densest passage of a document that answers: for those few of many that are shown, and empty if it does not answer.
///
/// # Errors
///
/// As [`search`].
///
/// ```
/// use jiaokan::document::{Document, Kind, Line};
/// use jiaokan::edit::Span;
/// use jiaokan::{query::{parse, Mode}, results::excerpt};
/// let clean = "上海的社區".to_owned();
/// let lines = vec![Line { kind: Kind::Paragraph, span: Span::new(0, clean.len()) }];
/// let document = Document { clean, lines, ..Document::default() };
/// let excerpt = excerpt(&document, &parse("社区", Mode::Auto)?)?;
/// assert_eq!((excerpt.text.as_str(), excerpt.marks), ("上海的社區", vec![Span::new(9, 15)]));
/// # Ok::<(), jiaokan::error::Error>(())
/// ```
pub fn excerpt(document: &Document, query: &Query) -> Result<Excerpt, Error> {
    Ok(alone(document, query, |index, answer| excerpt::densest(index, document, answer))?.unwrap_or_default())
}

/// What is to be said of the answer of a document that is looked into by itself, if it answers.
fn alone<T>(document: &Document, query: &Query, say: impl Fn(&Index, &Answer) -> T) -> Result<Option<T>, Error> {
    let documents = std::slice::from_ref(document);
    let index = Index::build(documents);
    let matches = Matches::find(&index, documents, query)?;
    let answers = chosen(&index, documents, query, matches.answers(&index, documents, query)?);
    Ok(answers.first().map(|answer| say(&index, answer)))
}

fn forms<'a>(index: &Index, documents: &[Document], hits: impl Iterator<Item = &'a Match>) -> Vec<Form> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    // Most hits read as the one before.
    let mut alike = ("", 0);
    for text in hits.map(|hit| hit.text(index, documents)) {
        if text != alike.0 {
            *counts.entry(alike.0).or_default() += alike.1;
            alike = (text, 0);
        }
        alike.1 += 1;
    }
    *counts.entry(alike.0).or_default() += alike.1;
    counts.remove("");
    let mut forms: Vec<Form> = counts.into_iter().map(|(text, hits)| Form { text: text.to_owned(), hits }).collect();
    forms.order_by(|a, b| (Reverse(a.hits), &a.text).cmp(&(Reverse(b.hits), &b.text)));
    forms
}
