//! Query: what was typed, read.
//!
//! In: a query and the [`Mode`] it is meant in. Out: a [`Query`], or an error that points at the character. It reads no
//! text. It takes time in proportion to what was typed, which is limited.
//!
//! ```text
//! query   = branch { "|" branch }        one of the branches
//! branch  = factor { factor }            all of them, within a document
//! factor  = [ "-" ] ( word | phrase | "(" query ")" )
//! phrase  = '"' { any character but '"', or '""' for one '"' } '"'
//! word    = characters up to white space, "|", or the ")" of an open group
//! ```
//!
//! * `-` leaves out documents in which the factor is found. Each branch must hold something that is looked for.
//! * `-`, `"` and `(` are themselves inside a word: `COVID-19`, `第(2)页`. A `)` there closes what the word opened.
//! * A phrase is taken whole, its spaces too; whether marks and spaces count is for the mode to say, not for the quotes.
//! * `*`, `_`, `/`, `:` and the full-width forms `｜（）“”－` are characters like any other.
//! * A term of marks only is looked for as it stands, in the modes that are blind to marks too: `。` finds 。.
//! * A query has at most 10,000 characters, 64 terms and 32 groups inside each other.

mod parse;

use crate::error::Error;
use crate::fold::{Kept, Reading, fold, fold_char};
use crate::index::Needle;
use crate::index::seek::Comparing;

/// What counts as the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// 自动: script, variants, width, case and accents are folded; marks and spaces are skipped.
    #[default]
    Auto,
    /// 同字: folded in the same way; marks count.
    Script,
    /// 精确: the very characters; marks and spaces are skipped.
    Exact,
    /// 原样: identical, mark by mark.
    Verbatim,
}

impl Mode {
    /// All, the widest first.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Script, Self::Exact, Self::Verbatim];

    /// Its name in URLs, on the command line and in the module: `auto`, `script`, `exact`, `verbatim`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Script => "script",
            Self::Exact => "exact",
            Self::Verbatim => "verbatim",
        }
    }

    /// The mode of that name, which may also be 自动, 同字, 精确 or 原样.
    ///
    /// ```
    /// use jiaokan::query::Mode;
    /// assert_eq!(Mode::named("同字"), Some(Mode::Script));
    /// assert_eq!(Mode::named("verbatim"), Some(Mode::Verbatim));
    /// assert_eq!(Mode::named("loose"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "自动" => Some(Self::Auto),
            "同字" => Some(Self::Script),
            "精确" => Some(Self::Exact),
            "原样" => Some(Self::Verbatim),
            _ => Self::ALL.into_iter().find(|mode| mode.name() == name),
        }
    }
}

/// A query that can be answered.
#[derive(Clone, Debug)]
pub struct Query {
    pub(crate) root: Node,
    pub(crate) terms: Vec<Term>,
}

impl Query {
    /// The words and phrases, as typed, in order of their first place; those left out too.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|term| term.text.as_str())
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

/// What a document must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// The term of that number.
    Term(usize),
    /// All.
    And(Vec<Node>),
    /// One or more.
    Or(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
}

impl Node {
    /// Whether a document that satisfies it holds something that is looked for.
    fn finds(&self) -> bool {
        match self {
            Self::Term(_) => true,
            Self::And(nodes) => nodes.iter().any(Self::finds),
            Self::Or(nodes) => nodes.iter().all(Self::finds),
            Self::Not(_) => false,
        }
    }

    /// What may satisfy it, given for each term, in order, what holds it: `None` where that is all there is. What is left
    /// out narrows nothing here, for what holds it may yet satisfy the rest elsewhere.
    pub fn among(&self, holding: &[Vec<u32>]) -> Option<Vec<u32>> {
        match self {
            Self::Term(term) => Some(holding[*term].clone()),
            Self::And(nodes) => nodes.iter().filter_map(|node| node.among(holding)).reduce(|mut all, other| {
                all.retain(|number| other.binary_search(number).is_ok());
                all
            }),
            Self::Or(nodes) => {
                let mut all = nodes.iter().map(|node| node.among(holding)).collect::<Option<Vec<_>>>()?.concat();
                all.sort_unstable();
                all.dedup();
                Some(all)
            }
            Self::Not(_) => None,
        }
    }

    /// The terms that a document shows for it, if it satisfies it; `has` says whether it holds a term.
    pub fn shown(&self, has: &impl Fn(usize) -> bool) -> Option<Vec<usize>> {
        match self {
            Self::Term(term) => has(*term).then(|| vec![*term]),
            Self::And(nodes) => {
                nodes.iter().map(|node| node.shown(has)).collect::<Option<Vec<_>>>().map(|all| all.concat())
            }
            Self::Or(nodes) => {
                let mut branches = nodes.iter().filter_map(|node| node.shown(has)).peekable();
                branches.peek()?;
                Some(branches.flatten().collect())
            }
            Self::Not(node) => node.shown(has).is_none().then(Vec::new),
        }
    }
}

/// A word or phrase, and how it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// As typed.
    pub text: String,
    /// How it is looked for.
    pub matcher: Matcher,
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
}

impl Term {
    /// The characters that are looked for, and how they compare.
    pub fn sought(&self) -> (Vec<char>, Comparing) {
        let kept = |reading| Kept::new(&self.text, reading).map(|(_, c)| c);
        match &self.matcher {
            Matcher::Folded(reading, _) => (kept(*reading).map(fold_char).collect(), Comparing::Folded(*reading)),
            Matcher::Exact(_, characters) => (characters.chars().collect(), Comparing::Exact),
            Matcher::Verbatim => (self.text.chars().collect(), Comparing::Verbatim),
        }
    }

    /// The term `text` means in `mode`; `None` if nothing of it can be looked for.
    fn new(text: &str, mode: Mode) -> Option<Self> {
        let needle =
            |reading| Some(fold(text, reading)).filter(|units| !units.is_empty()).map(|units| Needle::new(&units));
        let folded = |reading| needle(reading).map(|needle| Matcher::Folded(reading, needle));
        let characters = || Kept::new(text, Reading::Blind).map(|(_, c)| c).collect();
        let matcher = match mode {
            Mode::Auto => folded(Reading::Blind).or_else(|| folded(Reading::Script)),
            Mode::Script => folded(Reading::Script),
            Mode::Exact => {
                Some(needle(Reading::Blind).map_or(Matcher::Verbatim, |needle| Matcher::Exact(needle, characters())))
            }
            Mode::Verbatim => Some(Matcher::Verbatim),
        };
        Some(Self { text: text.to_owned(), matcher: matcher? })
    }
}
