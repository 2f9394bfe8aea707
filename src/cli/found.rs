//! What is found: the documents that answer a query, and its hits in their contexts.
//!
//! In: a query, which hits count, a corpus. Out: the answer as lines or JSON. Like the other commands each gives back whether
//! all went well.

use std::io::{self, Write};

use jiaokan::builtin::builtin;
use jiaokan::document::Document;
use jiaokan::index::Index;
use jiaokan::query::{Query, parse};
use jiaokan::results;
use jiaokan::results::kwic::{Kwic, Wanted, kwic};

use super::commands::{line, open, said};
use super::json::{Answer, KwicLine};
use super::{Asked, Lines, Shape, text};

/// What a command looks into.
struct Texts {
    documents: Vec<Document>,
    index: Index,
    /// All of them could be read.
    well: bool,
}

/// The query and the texts of a question; nothing, when an error has been said.
fn read(asked: &Asked) -> Option<(Query, Texts)> {
    let query = said(&asked.query, parse(&asked.query, asked.mode))?.in_forms(asked.form.clone());
    let (corpus, well) =
        asked.corpus.as_deref().map_or_else(|| Some((builtin(), true)), |path| open(path, &asked.reading))?;
    let mut documents = corpus.documents().to_vec();
    if asked.removed {
        documents = documents.into_iter().map(results::removed).collect();
    }
    Some((query, Texts { index: Index::build(&documents), documents, well }))
}

/// Prints where a query is found.
pub fn search(asked: &Asked, format: Shape, out: &mut impl Write) -> io::Result<bool> {
    let Some((query, texts)) = read(asked) else {
        return Ok(false);
    };
    let Some(results) = said(&asked.query, results::search(&texts.index, &texts.documents, &query)) else {
        return Ok(false);
    };
    match format {
        Shape::Json => line(&Answer::new(&results, &texts.documents), out)?,
        Shape::Text => {
            // A query that was answered can be answered again.
            let excerpt = |document: &Document| results::excerpt(document, &query).unwrap_or_default();
            text::results(&results, &texts.documents, excerpt, out)?;
        }
    }
    Ok(texts.well)
}

/// Prints hits in their contexts, or how often each combination of the sort keys stands there.
pub fn lines(asked: &Asked, wanted: &Wanted, format: Lines, out: &mut impl Write) -> io::Result<bool> {
    let Some((query, texts)) = read(asked) else {
        return Ok(false);
    };
    let Some(found) = said(&asked.query, kwic(&texts.index, &texts.documents, &query, wanted)) else {
        return Ok(false);
    };
    printed(&found, format, out)?;
    Ok(texts.well)
}

fn printed(found: &Kwic, format: Lines, out: &mut impl Write) -> io::Result<()> {
    match format {
        Lines::Text => found.lines.iter().try_for_each(|line| text::kwic(line, out)),
        Lines::Jsonl => found.lines.iter().try_for_each(|one| line(&KwicLine::from(one), out)),
        Lines::Groups => found.groups.iter().try_for_each(|group| text::group(group, out)),
    }
}
