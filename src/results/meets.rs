//! Meets: which documents meet the conditions of a query.
//!
//! In: documents and conditions on their fields. Out: for each condition and document whether it is met. A field that a
//! document does not have meets nothing.

use memchr::memmem::find;

use super::find::too_costly;
use crate::document::{Document, Fields};
use crate::error::Error;
use crate::fold::{Kept, Reading, fold, fold_char};
use crate::index::GaveUp;
use crate::query::{Condition, Days, Field, Haystack, Matcher, Query};

/// For each condition whether each document meets it.
pub(super) fn all(documents: &[Document], query: &Query) -> Result<Vec<Vec<bool>>, Error> {
    let met = |(at, condition): &(usize, Condition)| {
        documents.iter().map(|document| meets(document, condition).map_err(|GaveUp| too_costly(*at))).collect()
    };
    query.conditions.iter().map(met).collect()
}

fn meets(document: &Document, condition: &Condition) -> Result<bool, GaveUp> {
    let fields = &document.fields;
    Ok(match condition {
        Condition::Holds(field, matcher, text) => {
            for value in values(fields, *field) {
                if stands(value, matcher, text)? {
                    return Ok(true);
                }
            }
            false
        }
        Condition::Sounds(sounds) => {
            let mut names =
                [Field::Author, Field::Source, Field::Site].into_iter().flat_map(|field| values(fields, field));
            names.any(|name| !sounds.find(name).is_empty())
        }
        Condition::Published(days) => {
            fields.published.as_deref().and_then(Days::of).is_some_and(|published| days.contains(published))
        }
        Condition::Written(script) => document.script == *script,
        Condition::Has { rules, flag } => {
            document.edits.iter().any(|edit| rules.iter().any(|rule| *rule == edit.rule))
                || flag.is_some_and(|flag| document.flags.iter().any(|one| one == flag))
        }
    })
}

/// What a document has in a field.
fn values(fields: &Fields, field: Field) -> impl Iterator<Item = &str> {
    let paper = fields.edition.as_ref().map(|edition| edition.paper.as_str());
    let (first, second) = match field {
        Field::Author => (fields.author.as_deref(), None),
        Field::Source => (fields.source.as_deref(), paper),
        Field::Site => (fields.site.as_deref(), None),
    };
    first.into_iter().chain(second)
}

/// Whether what is sought, as typed in `sought`, stands in a value.
fn stands(value: &str, matcher: &Matcher, sought: &str) -> Result<bool, GaveUp> {
    let kept = |reading| Kept::new(value, reading).map(|(_, c)| c);
    Ok(match matcher {
        Matcher::Folded(reading, needle) => needle.stands_in(&fold(value, *reading)),
        Matcher::Exact(_, characters) => kept(Reading::Blind).collect::<String>().contains(characters),
        Matcher::Pattern(automaton, haystack, _) => {
            let seen: String = match haystack {
                Haystack::Folded(reading) => kept(*reading).map(fold_char).collect(),
                Haystack::Exact => kept(Reading::Blind).collect(),
                Haystack::Verbatim => value.to_owned(),
            };
            let mut found = false;
            automaton.search().each(&seen, |_| found = true)?;
            found
        }
        Matcher::Verbatim => find(value.as_bytes(), sought.as_bytes()).is_some(),
        Matcher::Sounds(sounds) => !sounds.find(value).is_empty(),
        // Not a value of a field.
        Matcher::Near(_) => false,
    })
}
