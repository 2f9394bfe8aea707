//! Meets: whether what is said of a document meets a condition.
//!
//! In: what is said of a document, and a condition. Out: whether it is met. A field that a document does not have meets
//! nothing. It does not look into the text.

use memchr::memmem::find;

use super::condition::{Condition, Days, Field};
use super::term::{Haystack, Matcher};
use crate::document::{Document, Fields, Script};
use crate::fold::{Kept, Reading, fold, fold_char};
use crate::index::GaveUp;

/// What is said of a document beside its text.
pub(crate) struct Said<'a, M: Fn(&str) -> bool> {
    pub fields: &'a Fields,
    pub script: Script,
    pub flags: &'a [String],
    /// Whether the rule of that name changed or flagged something.
    pub changed_by: M,
}

impl Condition {
    /// Whether a document meets it.
    pub fn met_by(&self, document: &Document) -> Result<bool, GaveUp> {
        self.met(&Said {
            fields: &document.fields,
            script: document.script,
            flags: &document.flags,
            changed_by: |rule| document.edits.iter().any(|edit| edit.rule == rule),
        })
    }

    /// Whether a document of which so much is said meets it.
    pub fn met(&self, said: &Said<impl Fn(&str) -> bool>) -> Result<bool, GaveUp> {
        Ok(match self {
            Self::Holds(field, matcher, text) => {
                for value in values(said.fields, *field) {
                    if stands(value, matcher, text)? {
                        return Ok(true);
                    }
                }
                false
            }
            Self::Sounds(sounds) => {
                let fields = [Field::Author, Field::Source, Field::Site].into_iter();
                fields.flat_map(|field| values(said.fields, field)).any(|name| !sounds.find(name).is_empty())
            }
            Self::Published(days) => {
                said.fields.published.as_deref().and_then(Days::of).is_some_and(|published| days.contains(published))
            }
            Self::Written(script) => said.script == *script,
            Self::Has { rules, flag } => {
                rules.iter().any(|rule| (said.changed_by)(rule))
                    || flag.is_some_and(|flag| said.flags.iter().any(|one| one == flag))
            }
        })
    }
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
