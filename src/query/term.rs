//! Term: one thing that is looked for in a text, and how.
//!
//! In: a word, phrase or pattern as typed, and the mode. Out: a [`Term`] that can be looked for; nothing where nothing of
//! it can be seen. It does not know where it stood in the query.

use regex_syntax::hir::{Dot, Hir, Repetition};

use super::Mode;
use super::sounds::Sounds;
use crate::fold::{Kept, Reading, fold, fold_char};
use crate::index::seek::Comparing;
use crate::index::{Automaton, Needle};

/// Characters for which a `*` stands at most.
const GAP: u32 = 10;

/// Something that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// As typed.
    pub text: String,
    /// How it is looked for.
    pub matcher: Matcher,
    /// Only in the title and the line above it.
    pub titles: bool,
    /// The character of the query at which it first stands.
    pub at: usize,
}

/// How a term is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Matcher {
    /// In a searched form.
    Folded(Reading, Needle),
    /// The very characters, marks skipped. A line that holds them holds the needle in the blind reading.
    Exact(Needle, String),
    /// In the text itself.
    Verbatim,
    /// A pattern. A line in which it stands holds the needle, if there is one, in that reading.
    Pattern(Box<Automaton>, Haystack, Option<(Reading, Needle)>),
    /// What is read so.
    Sounds(Sounds),
    /// Places of other terms, of each step some, that lie close to those of the next.
    Near(Vec<Step>),
}

/// What a pattern is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Haystack {
    /// A searched form.
    Folded(Reading),
    /// The text without its marks.
    Exact,
    /// The text itself.
    Verbatim,
}

/// A step of a chain of terms that stand close to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// The terms of which one stands there, by number.
    pub terms: Vec<usize>,
    /// How many characters may lie between it and the step before; 0 for the first.
    pub distance: usize,
    /// The characters that count.
    pub reading: Reading,
}

/// What a text must hold to hold a term.
pub(crate) struct Literal {
    /// The characters.
    pub text: String,
    /// How they compare.
    pub comparing: Comparing,
    /// Whether a text that holds them is sure to hold the term.
    pub is_all: bool,
}

impl Term {
    /// What a text must hold to hold it, as far as that can be said.
    pub fn literal(&self) -> Option<Literal> {
        let of =
            |text: String, comparing, is_all: bool| Some(Literal { text, comparing, is_all: is_all && !self.titles });
        match &self.matcher {
            Matcher::Folded(reading, _) => {
                let folded = Kept::new(&self.text, *reading).map(|(_, c)| fold_char(c)).collect();
                of(folded, Comparing::Folded(*reading), true)
            }
            Matcher::Exact(_, characters) => of(characters.clone(), Comparing::Exact, true),
            Matcher::Verbatim => of(self.text.clone(), Comparing::Verbatim, true),
            Matcher::Pattern(automaton, haystack, _) => {
                let comparing = match haystack {
                    Haystack::Folded(reading) => Comparing::Folded(*reading),
                    Haystack::Exact => Comparing::Exact,
                    Haystack::Verbatim => Comparing::Verbatim,
                };
                of(automaton.literal()?.to_owned(), comparing, false)
            }
            Matcher::Sounds(_) | Matcher::Near(_) => None,
        }
    }
}

/// A piece of a word in which some characters stand for others.
pub(super) enum Piece {
    /// These very characters.
    Text(String),
    /// Any one character.
    One,
    /// Up to [`GAP`] characters, as few as will do.
    Gap,
}

impl Matcher {
    /// That of a word or phrase; `None` if nothing of it can be looked for.
    pub fn plain(text: &str, mode: Mode) -> Option<Self> {
        let folded = |reading| needle(text, reading).map(|needle| Self::Folded(reading, needle));
        let characters = || Kept::new(text, Reading::Blind).map(|(_, c)| c).collect();
        match mode {
            Mode::Auto => folded(Reading::Blind).or_else(|| folded(Reading::Script)),
            Mode::Script => folded(Reading::Script),
            Mode::Exact => {
                let exact = needle(text, Reading::Blind).map(|needle| Self::Exact(needle, characters()));
                Some(exact.unwrap_or(Self::Verbatim))
            }
            Mode::Verbatim => Some(Self::Verbatim),
        }
    }

    /// That of a word with pieces that stand for others; `None` if there is nothing beside them that can be looked for.
    pub(super) fn wild(pieces: &[Piece], mode: Mode) -> Option<Result<Self, TooLarge>> {
        let texts = || pieces.iter().filter_map(|piece| if let Piece::Text(text) = piece { Some(text) } else { None });
        let seen = |reading| texts().any(|text| Kept::new(text, reading).next().is_some());
        let haystack = match mode {
            Mode::Auto | Mode::Script => {
                let readings = [mode.reading(), Reading::Script];
                Haystack::Folded(readings.into_iter().find(|reading| seen(*reading))?)
            }
            Mode::Exact if seen(Reading::Blind) => Haystack::Exact,
            Mode::Exact | Mode::Verbatim => Haystack::Verbatim,
        };
        let some = texts().any(|text| !text.is_empty());
        let hir = Hir::concat(pieces.iter().map(|piece| hir_of(piece, haystack)).collect());
        some.then(|| Self::pattern(hir, haystack))
    }

    /// That of a pattern.
    pub fn pattern(pattern: Hir, haystack: Haystack) -> Result<Self, TooLarge> {
        let automaton = Automaton::new(pattern).ok_or(TooLarge)?;
        let reading = match haystack {
            Haystack::Folded(reading) => reading,
            Haystack::Exact => Reading::Blind,
            Haystack::Verbatim => Reading::Script,
        };
        let hint = automaton.literal().and_then(|literal| needle(literal, reading)).map(|needle| (reading, needle));
        Ok(Self::Pattern(Box::new(automaton), haystack, hint))
    }
}

/// A pattern that would take too much memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooLarge;

fn needle(text: &str, reading: Reading) -> Option<Needle> {
    Some(fold(text, reading)).filter(|units| !units.is_empty()).map(|units| Needle::new(&units))
}

fn hir_of(piece: &Piece, haystack: Haystack) -> Hir {
    let any = || Hir::dot(Dot::AnyCharExceptLF);
    match piece {
        Piece::Text(text) => {
            let kept = |reading| Kept::new(text, reading).map(|(_, c)| c);
            let text: String = match haystack {
                Haystack::Folded(reading) => kept(reading).map(fold_char).collect(),
                Haystack::Exact => kept(Reading::Blind).collect(),
                Haystack::Verbatim => text.clone(),
            };
            Hir::literal(text.into_bytes())
        }
        Piece::One => any(),
        Piece::Gap => Hir::repetition(Repetition { min: 0, max: Some(GAP), greedy: false, sub: Box::new(any()) }),
    }
}
