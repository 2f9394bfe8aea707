//! Words: what is looked for, as it is written: words, phrases, patterns.
//!
//! In: the query from where one of them starts. Out: its term, or an error at a character. How they stand together is for
//! [`super::parse`] to read.

use super::parse::{Parser, error};
use super::term::{Haystack, Matcher, Piece, TooLarge};
use super::{Mode, Node, regex};
use crate::error::Error;
use crate::fold::Reading;

impl Parser {
    /// The text of a phrase, which starts here: without its quotes.
    pub fn quoted(&mut self) -> Result<String, Error> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        while let Some(c) = self.peek() {
            self.at += 1;
            if c == '"' && !self.take('"') {
                if text.is_empty() {
                    return Err(error(
                        start,
                        "引号里是空的；请写上要找的字词",
                        "there is nothing between the quotes; write what to look for",
                    ));
                }
                return Ok(text);
            }
            text.push(c);
        }
        Err(error(start, "这个引号没有对应的后引号；请补上 \"", "this quote is not closed; add a \""))
    }

    /// A phrase: every character in it is itself.
    pub fn phrase(&mut self) -> Result<Node, Error> {
        let start = self.at;
        let text = self.quoted()?;
        let matcher = self.plain(start, &text)?;
        self.term(start, text, matcher)
    }

    /// How a text is looked for that stands at `start`.
    pub fn plain(&self, start: usize, text: &str) -> Result<Matcher, Error> {
        let (zh, en) = (
            "这里只有看不见的字符；要找它们，请用“原样”",
            "there are only invisible characters here; to look for them use the mode verbatim (原样)",
        );
        Matcher::plain(text, self.mode).ok_or_else(|| error(start, zh, en))
    }

    /// The characters of a word, which starts here.
    pub fn written(&mut self) -> String {
        let (start, mut inner) = (self.at, 0_usize);
        while let Some(c) = self.peek() {
            match c {
                '|' => break,
                c if c.is_whitespace() => break,
                ')' if inner == 0 => break,
                ')' => inner -= 1,
                '(' => inner += 1,
                _ => {}
            }
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    /// A word, in which `*` and `_` stand for other characters.
    pub fn word(&mut self) -> Result<Node, Error> {
        let start = self.at;
        let text = self.written();
        let matcher = if text.contains(['*', '_']) { self.wild(start, &text)? } else { self.plain(start, &text)? };
        self.term(start, text, matcher)
    }

    fn wild(&self, start: usize, text: &str) -> Result<Matcher, Error> {
        let (zh, en) = (
            "* 和 _ 旁边要有字；要找它们本身，请放进引号",
            "there must be a character beside * and _; to look for these themselves put them into quotes",
        );
        // At an end a * stands for nothing: that is the fewest.
        let inner = text.trim_matches('*');
        match Matcher::wild(&pieces(inner), self.mode) {
            None => Err(error(start, zh, en)),
            Some(Err(TooLarge)) => Err(too_large(start)),
            Some(Ok(matcher)) => Ok(matcher),
        }
    }

    /// A regular expression between two slashes.
    pub fn regex(&mut self) -> Result<Node, Error> {
        let start = self.at;
        let matcher = self.between_slashes()?;
        let text = self.chars[start..self.at].iter().collect();
        self.term(start, text, matcher)
    }

    pub fn between_slashes(&mut self) -> Result<Matcher, Error> {
        let start = self.at;
        let mut end = start + 1;
        while self.chars.get(end).is_some_and(|c| *c != '/') {
            end += 1 + usize::from(self.chars[end] == '\\');
        }
        if end >= self.chars.len() {
            let (zh, en) = (
                "这个 / 没有对应的 /；请补上，要找斜线本身请放进引号",
                "this / is not closed; add a /, or put it into quotes to look for the slash itself",
            );
            return Err(error(start, zh, en));
        }
        self.at = end + 1;
        if self.peek().is_some_and(|c| !c.is_whitespace() && !matches!(c, '|' | ')')) {
            let (zh, en) = (
                "正则到这个 / 为止；后面请空一格，里面的 / 写作 \\/",
                "the pattern ends with the / before this; put a blank here, or write \\/ for a / inside of it",
            );
            return Err(error(self.at, zh, en));
        }
        let pattern: String = self.chars[start + 1..end].iter().collect();
        let haystack = match self.mode {
            Mode::Auto | Mode::Script => Haystack::Folded(Reading::Script),
            Mode::Exact | Mode::Verbatim => Haystack::Verbatim,
        };
        let hir = regex::read(&pattern, self.mode.folds())
            .map_err(|trouble| error(start + 1 + trouble.at, &trouble.zh, &trouble.en))?;
        Matcher::pattern(hir, haystack).map_err(|TooLarge| too_large(start))
    }
}

fn too_large(at: usize) -> Error {
    error(at, "这个式子展开后太大；请减少重复的次数", "this pattern becomes too large; let it repeat less often")
}

/// What the characters of a word stand for.
fn pieces(word: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for c in word.chars() {
        match (c, pieces.last_mut()) {
            ('*', Some(Piece::Gap)) => {}
            ('*', _) => pieces.push(Piece::Gap),
            ('_', _) => pieces.push(Piece::One),
            (c, Some(Piece::Text(text))) => text.push(c),
            (c, _) => pieces.push(Piece::Text(c.to_string())),
        }
    }
    pieces
}
