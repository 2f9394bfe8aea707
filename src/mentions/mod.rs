//! Mentions: who, where, how many, when and by which scheme: what a text names, each with its sentence and its place.
//!
//! In: a document. Out: [`Mention`]s, kind after kind, in the order of the text. They are found by lists of words and by the shape
//! of what stands around them, so they are **likely, not proved**: `tests/mentions` says how often they are right. Nothing is changed
//! in the text, and nobody is looked up in the world: a name is what is written as one.

mod dates;
mod endings;
mod gazetteer;
mod numerals;
mod offices;
mod people;
mod places;
mod quantities;
mod said;
mod terms;
mod text;

use serde::Serialize;

use crate::document::Document;
use crate::edit::Span;
use text::Text;

/// What kind of thing is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A person.
    Person,
    /// A place or an organisation.
    Place,
    /// A number of something.
    Quantity,
    /// A date or a time.
    Date,
    /// A term that the author put in quotes, or the title of a work.
    Term,
}

impl Kind {
    /// All, in the order in which they are given.
    pub const ALL: [Self; 5] = [Self::Person, Self::Place, Self::Quantity, Self::Date, Self::Term];

    /// Its name in the interfaces.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Quantity => "quantity",
            Self::Date => "date",
            Self::Term => "term",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One thing that is named in one place. What a kind has no use for is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What kind of thing it is.
    pub kind: Kind,
    /// The line of the clean text.
    pub line: usize,
    /// Its bytes in the clean text.
    pub span: Span,
    /// The bytes of its sentence.
    pub sentence: Span,
    /// The words as they stand, of a term without its quotes.
    pub text: String,
    /// Of a person: what they are called with the name (党总支书记). Of a place: `organisation` if it is one. Of a quantity: the
    /// unit. Of a date: EDTF (`XXXX-03-07`), as far as there is a form for it. Of a term: `title` if it is a work's.
    pub note: String,
    /// Of a person: the organisation or place that is named with the office. Of a place: the way to it from the province, `/`
    /// between, as far as it is known. Of a quantity: what is counted.
    pub of: String,
    /// Of a quantity: the words that make it a rough one (近, 多).
    pub about: String,
    /// Of a quantity: the number; of a range its first.
    pub value: Option<f64>,
    /// Of a range: the second number.
    pub to: Option<f64>,
}

/// Something that was found, in places of the folded text.
#[derive(Clone, Debug, Default)]
struct Found {
    from: usize,
    to: usize,
    note: String,
    of: String,
    about: String,
    value: Option<f64>,
    until: Option<f64>,
}

/// All that a document names.
///
/// ```
/// use jiaokan::{corpus::read, mentions::{Kind, mentions}};
/// let document = read("a.txt", "松江区有2.3万名党员通过“包楼道”参与防控。\n".as_bytes(), &[])?;
/// let found = mentions(&document);
/// let quantity = found.iter().find(|mention| mention.kind == Kind::Quantity).expect("there is one");
/// assert_eq!((quantity.value, quantity.note.as_str(), quantity.of.as_str()), (Some(23_000.0), "名", "党员"));
/// let place = found.iter().find(|mention| mention.kind == Kind::Place).expect("there is one");
/// assert_eq!(place.of, "上海市/松江区");
/// # Ok::<(), jiaokan::error::Error>(())
/// ```
pub fn mentions(document: &Document) -> Vec<Mention> {
    let text = Text::new(document);
    let terms = terms::terms(&text);
    let dates = dates::dates(&text);
    let quantities = quantities::quantities(&text, &terms, &dates);
    let places = places::places(&text);
    let people = people::people(&text, &places);
    let kinds = [people, places, quantities, dates, terms];
    Kind::ALL
        .into_iter()
        .zip(kinds)
        .flat_map(|(kind, found)| found.into_iter().map(|found| mention(&text, kind, found)).collect::<Vec<_>>())
        .collect()
}

fn mention(text: &Text, kind: Kind, found: Found) -> Mention {
    let Found { from, to, note, of, about, value, until } = found;
    let span = text.span(from, to);
    Mention {
        kind,
        line: text.line(span),
        span,
        sentence: text.sentence(from, to),
        text: text.words(from, to),
        note,
        of,
        about,
        value,
        to: until,
    }
}

#[cfg(test)]
mod tests {
    use crate::fold::fold_char;

    /// Every word that is looked for must be written as the fold writes it.
    #[test]
    fn the_lists_are_folded() {
        let sources = [
            include_str!("dates.rs"),
            include_str!("endings.rs"),
            include_str!("numerals.rs"),
            include_str!("offices.rs"),
            include_str!("people.rs"),
            include_str!("places.rs"),
            include_str!("quantities.rs"),
            include_str!("terms.rs"),
            include_str!("text.rs"),
        ];
        for line in sources.iter().filter_map(|source| source.split("#[cfg(test)]").next()).flat_map(str::lines) {
            let code = line.split("//").next().unwrap_or_default();
            let odd: String = code.chars().filter(|c| fold_char(*c) != *c && !c.is_ascii()).collect();
            assert_eq!(odd, "", "{line}");
        }
    }
}
