//! Query: what was typed, read.
//!
//! In: a query and the [`Mode`] it is meant in. Out: a [`Query`], or an error that points at the character. It reads no
//! text. It takes time in proportion to what was typed, which is limited.
//!
//! ```text
//! query   = branch { "|" branch }        one of the branches
//! branch  = chain { chain }              all of them, within a document
//! chain   = factor { "NEAR/" n factor }  each at most n characters from the next, in one line; eight at most
//! factor  = [ "-" ] atom
//! atom    = word | phrase | regex | field | "(" query ")"
//! word    = characters up to white space, "|", or the ")" of an open group
//! phrase  = '"' { any character but '"', or '""' for one '"' } '"'
//! regex   = "/" { any character but "/", or "\/" for one "/" } "/"
//! field   = "title:" atom
//!         | ( "author:" | "source:" | "site:" ) ( word | phrase | regex )
//!         | "date:" ( day | [ day ] ".." [ day ] )      day = 2020 | 2020-02 | 2020-02-05
//!         | "script:" ( "hans" | "hant" | "mixed" )
//!         | "rule:" name | "has:" ( flag | word of a rule's name )
//!         | "py:" letters
//! ```
//!
//! * `-` leaves out documents in which the factor is found. Each branch must hold something that is looked for.
//! * `-`, `"`, `(` and `/` are themselves inside a word: `COVID-19`, `第(2)页`. A `)` there closes what the word opened. An
//!   address (`http://…`) is a word; any other `letters:` at the start of one is a field, or an error.
//! * In a word `*` stands for up to ten characters, as few as will do, at an end of it for none; `_` stands for one. There
//!   must be another character beside them. What the mode is blind to does not count.
//! * A phrase is taken whole, its spaces too, and every character in it is itself; whether marks and spaces count is for
//!   the mode to say, not for the quotes.
//! * A regular expression is matched line by line, marks and all: against the folded text in the modes that fold, where
//!   its own characters and ranges are folded, too; against the text itself in the others. The syntax is that of the crate
//!   `regex`, without flags, word borders and Unicode classes but `\p{Han}`. What matches nothing (`a*`) shows nothing.
//! * Beside `NEAR` stand words, phrases, patterns, or a group of these parted by `|`, in either order in the text. The
//!   characters between them are counted as the mode sees them. All that are close enough are hits.
//! * A field is a condition on the document and shows no hit, but for `title:` (the title and the line above it) and for
//!   what `py:` finds there. `date:` holds for documents of which all of the printed date lies within; `has:slip` for
//!   those in which the rule `byte-slip` found something; `py:` reads each character in full or by its initial, in the
//!   title and in the names of author, source and site.
//! * The full-width forms `｜（）“”－：＊＿／` are characters like any other.
//! * A term of marks only is looked for as it stands, in the modes that are blind to marks too: `。` finds 。.
//! * A query has at most 10,000 characters, 64 terms and 32 groups inside each other; patterns are limited in size, too.

mod condition;
mod fields;
mod grammar;
mod meets;
mod mode;
mod node;
mod parse;
mod regex;
mod sounds;
mod term;
mod words;

pub(crate) use condition::Condition;
pub use grammar::{FORMS, Form};
pub(crate) use meets::Said;
pub use mode::Mode;
pub(crate) use node::Node;
pub(crate) use term::{Haystack, Literal, Matcher, Step, Term};

use crate::error::Error;

/// A query that can be answered.
#[derive(Clone, Debug)]
pub struct Query {
    pub(crate) root: Node,
    pub(crate) terms: Vec<Term>,
    /// Each with the character of the query at which its value stands.
    pub(crate) conditions: Vec<(usize, Condition)>,
    /// If there are some, only hits that read so count.
    pub(crate) forms: Vec<String>,
}

impl Query {
    /// The words, phrases and patterns, as typed, in order of their first place; those left out too.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|term| term.text.as_str())
    }

    /// The same query, of which only the hits count that read so in the text: some of the forms that were found
    /// ([`Results::forms`](crate::results::Results::forms)). Without any, all count.
    #[must_use]
    pub fn in_forms(self, forms: Vec<String>) -> Self {
        Self { forms, ..self }
    }

    /// Whether the documents that answer are known as soon as it is known which hold its words and phrases.
    pub(crate) fn is_plain(&self) -> bool {
        self.conditions.is_empty()
            && self.forms.is_empty()
            && self.terms.iter().all(|term| term.literal().is_some_and(|literal| literal.is_all))
    }
}

/// Reads a query.
///
/// # Errors
///
/// [`Error::Query`] with the character at which the trouble starts and what would be right.
///
/// ```
/// use jiaokan::error::Error;
/// use jiaokan::query::{parse, Mode};
/// let query = parse("社区 (志愿者 | \"居 委会\") -防控", Mode::Auto)?;
/// assert_eq!(query.terms().collect::<Vec<_>>(), ["社区", "志愿者", "居 委会", "防控"]);
/// let Err(Error::Query { at, .. }) = parse("社区 (志愿者", Mode::Auto) else { panic!() };
/// assert_eq!(at, 3);
/// # Ok::<(), Error>(())
/// ```
pub fn parse(text: &str, mode: Mode) -> Result<Query, Error> {
    parse::Parser::new(text, mode)?.query()
}
