//! Parse: the grammar of [`super`], by recursive descent: what stands together, apart, close to each other.
//!
//! In: a query and its mode. Out: the tree, its terms and conditions, or an error at a character. It does not know any
//! text; single words, phrases and fields are read by [`super::words`] and [`super::fields`].

use super::condition::Condition;
use super::term::{Matcher, Step, Term};
use super::{Mode, Node, Query};
use crate::error::Error;

const MOST_CHARACTERS: usize = 10_000;
const MOST_TERMS: usize = 64;
const MOST_DEPTH: usize = 32;
const MOST_DISTANCE: usize = 1_000;
/// Words of a chain: each place of each is held against those beside it.
const MOST_STEPS: usize = 8;

/// What stands between terms that lie close to each other, before the number.
const NEAR: &str = "NEAR/";

/// A query while it is read.
pub(super) struct Parser {
    pub chars: Vec<char>,
    pub at: usize,
    pub mode: Mode,
    terms: Vec<Term>,
    conditions: Vec<(usize, Condition)>,
    /// How many groups are open.
    depth: usize,
    /// Inside of `title:`.
    pub titles: bool,
}

impl Parser {
    /// Ready to read `text`.
    pub fn new(text: &str, mode: Mode) -> Result<Self, Error> {
        let chars: Vec<char> = text.chars().take(MOST_CHARACTERS + 1).collect();
        if chars.len() > MOST_CHARACTERS {
            return Err(error(
                MOST_CHARACTERS,
                "查询太长；请缩短到一万字以内",
                "the query is too long; keep it to 10,000 characters",
            ));
        }
        Ok(Self { chars, at: 0, mode, terms: Vec::new(), conditions: Vec::new(), depth: 0, titles: false })
    }

    /// Reads it to its end.
    pub fn query(mut self) -> Result<Query, Error> {
        self.skip_spaces();
        if self.peek().is_none() {
            return Err(error(0, "查询是空的；请输入要找的字词", "the query is empty; type what to look for"));
        }
        let root = self.branches()?;
        if self.peek().is_some() {
            let (zh, en) = (
                "这个 ) 前面没有对应的 (；要找括号本身，请放进引号 \")\"",
                "this ) has no ( before it; to look for the bracket itself put it into quotes: \")\"",
            );
            return Err(error(self.at, zh, en));
        }
        Ok(Query { root, terms: self.terms, conditions: self.conditions, forms: Vec::new() })
    }

    /// Branches up to the end or to a `)`.
    fn branches(&mut self) -> Result<Node, Error> {
        let mut branches = vec![self.branch()?];
        while self.take('|') {
            branches.push(self.branch()?);
        }
        Ok(Node::one_or(branches, Node::Or))
    }

    /// Factors up to the end, a `|` or a `)`.
    fn branch(&mut self) -> Result<Node, Error> {
        self.skip_spaces();
        let start = self.at;
        let mut factors = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            factors.push(self.chain()?);
            self.skip_spaces();
        }
        if factors.is_empty() {
            return Err(error(self.at, "这里缺少要找的字词", "a word is missing here"));
        }
        if !factors.iter().any(Node::finds) {
            let (zh, en) = (
                "只有排除，没有要找的字词；请在前面加上要找的，要找减号本身请放进引号",
                "this only leaves out; put something to look for beside it, or quotes around it to look for the - itself",
            );
            return Err(error(start, zh, en));
        }
        Ok(Node::one_or(factors, Node::And))
    }

    /// A factor, and those that are to stand close to it.
    fn chain(&mut self) -> Result<Node, Error> {
        let start = self.at;
        if self.distance()?.is_some() {
            return Err(error(start, "NEAR 前面缺少字词", "a word is missing before NEAR"));
        }
        let first = self.factor()?;
        let mut steps: Vec<Step> = Vec::new();
        let (mut last, mut from) = (first, start);
        loop {
            let (before, sign) = (self.at, self.after_spaces());
            self.at = sign;
            let Some(distance) = self.distance()? else {
                self.at = before;
                break;
            };
            let reading = self.mode.reading();
            if steps.is_empty() {
                steps.push(Step { terms: choice(&last, from)?, distance: 0, reading });
            }
            self.skip_spaces();
            from = self.at;
            if matches!(self.peek(), None | Some('|' | ')')) || self.distance()?.is_some() {
                return Err(error(from, "NEAR 后面缺少字词", "a word is missing behind NEAR"));
            }
            if steps.len() == MOST_STEPS {
                let (zh, en) = ("一串 NEAR 至多连八个；请去掉一些", "NEAR joins eight at most; leave some out");
                return Err(error(from, zh, en));
            }
            last = self.factor()?;
            steps.push(Step { terms: choice(&last, from)?, distance, reading });
        }
        if steps.is_empty() {
            return Ok(last);
        }
        let text: String = self.chars[start..self.at].iter().collect();
        self.term(start, text.trim_end().to_owned(), Matcher::Near(steps))
    }

    /// `NEAR/` and its number, if that stands here.
    fn distance(&mut self) -> Result<Option<usize>, Error> {
        if !self.chars[self.at..].starts_with(&NEAR.chars().collect::<Vec<_>>()) {
            return Ok(None);
        }
        let number = self.at + NEAR.len();
        let end = (number..self.chars.len()).find(|at| !self.is_inside(*at)).unwrap_or(self.chars.len());
        let distance: Option<usize> = self.chars[number..end].iter().collect::<String>().parse().ok();
        self.at = end;
        match distance {
            Some(distance) if distance <= MOST_DISTANCE => Ok(Some(distance)),
            _ => Err(error(
                number,
                "NEAR/ 后面要写最多隔几个字，从 0 到 1000，如 NEAR/5",
                "behind NEAR/ stands how many characters may lie between, from 0 to 1000, as in NEAR/5",
            )),
        }
    }

    /// Whether the character at a place is none that ends a word.
    fn is_inside(&self, at: usize) -> bool {
        !matches!(self.chars[at], '|' | ')') && !self.chars[at].is_whitespace()
    }

    fn factor(&mut self) -> Result<Node, Error> {
        if self.take('-') {
            if matches!(self.peek(), None | Some('|' | ')' | '-')) || self.peek().is_some_and(char::is_whitespace) {
                let (zh, en) = (
                    "- 后面要紧跟一个字词；要找减号本身，请放进引号 \"-\"",
                    "a word must follow the - at once; to look for the - itself put it into quotes: \"-\"",
                );
                return Err(error(self.at - 1, zh, en));
            }
            return Ok(Node::Not(Box::new(self.atom()?)));
        }
        self.atom()
    }

    /// A group, phrase, pattern, field or word.
    pub fn atom(&mut self) -> Result<Node, Error> {
        match self.peek() {
            Some('(') => self.group(),
            Some('"') => self.phrase(),
            Some('/') => self.regex(),
            _ => match self.field()? {
                Some(node) => Ok(node),
                None => self.word(),
            },
        }
    }

    fn group(&mut self) -> Result<Node, Error> {
        let start = self.at;
        self.at += 1;
        if self.depth == MOST_DEPTH {
            return Err(error(start, "括号套得太深；最多 32 层", "too many groups inside each other; keep to 32"));
        }
        self.depth += 1;
        let node = self.branches()?;
        self.depth -= 1;
        if self.take(')') {
            return Ok(node);
        }
        Err(error(
            start,
            "这个 ( 没有对应的 )；请补上，或放进引号",
            "this ( is not closed; add a ), or put it into quotes",
        ))
    }

    /// The term of what stands at `start`; the same term twice is one.
    pub fn term(&mut self, start: usize, text: String, matcher: Matcher) -> Result<Node, Error> {
        let term = Term { text, matcher, titles: self.titles, at: start };
        let same =
            |other: &Term| other.text == term.text && other.matcher == term.matcher && other.titles == term.titles;
        let known = self.terms.iter().position(same);
        if known.is_none() && self.is_full() {
            return Err(error(start, "字词太多；最多 64 个", "too many words; keep to 64"));
        }
        Ok(Node::Term(known.unwrap_or_else(|| {
            self.terms.push(term);
            self.terms.len() - 1
        })))
    }

    /// The condition of what stands at `start`.
    pub fn condition(&mut self, start: usize, condition: Condition) -> Result<Node, Error> {
        if self.is_full() {
            return Err(error(start, "字词太多；最多 64 个", "too many words; keep to 64"));
        }
        self.conditions.push((start, condition));
        Ok(Node::Where(self.conditions.len() - 1))
    }

    fn is_full(&self) -> bool {
        self.terms.len() + self.conditions.len() == MOST_TERMS
    }

    pub fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    pub fn take(&mut self, c: char) -> bool {
        let taken = self.peek() == Some(c);
        self.at += usize::from(taken);
        taken
    }

    fn skip_spaces(&mut self) {
        self.at = self.after_spaces();
    }

    fn after_spaces(&self) -> usize {
        (self.at..self.chars.len()).find(|at| !self.chars[*at].is_whitespace()).unwrap_or(self.chars.len())
    }
}

/// The terms that may stand close to others.
fn choice(node: &Node, at: usize) -> Result<Vec<usize>, Error> {
    let (zh, en) = (
        "NEAR 两边只能是字词、短语、正则，或用 | 分开的这些",
        "on both sides of NEAR there may be words, phrases, patterns, or a group of these parted by |",
    );
    node.choice().ok_or_else(|| error(at, zh, en))
}

pub(super) fn error(at: usize, zh: &str, en: &str) -> Error {
    Error::Query { at, zh: zh.to_owned(), en: en.to_owned() }
}

#[cfg(test)]
mod tests;
