//! Text: the clean text of a document in its folded form, in which the finders look, and the way back.
//!
//! In: a document. Out: one string in which 區 is 区 and ， is a comma, so that one list of words serves both scripts. Marks stay.
//! What is found is shown as it stands in the document, never folded.

use crate::clean::language::is_bound;
use crate::clean::words::Words;
use crate::document::Document;
use crate::edit::Span;
use crate::fold::fold_char;
use crate::structure::is_han;

/// Characters that join or govern words: hardly ever a part of a name, so that a name begins behind them and ends before them.
const JOINTS: &str =
    "的了著在到至与及和由从向对把被给是让使以将各这那该其等但而又也都还就会要可不没并则即因为们她他它我你某每于";
/// What ends a sentence.
const ENDS: &str = "。!?…\n";
/// What may stand behind the end of a sentence and still belongs to it.
const CLOSING: &str = "”’」』)\"";

/// A document's clean text, folded.
pub(super) struct Text<'a> {
    document: &'a Document,
    pub folded: String,
    /// For each byte of the folded text, and its end, the byte of the clean text where that character begins.
    back: Vec<usize>,
}

impl<'a> Text<'a> {
    pub fn new(document: &'a Document) -> Self {
        let clean = &document.clean;
        let (mut folded, mut back) = (String::with_capacity(clean.len()), Vec::with_capacity(clean.len() + 1));
        for (at, c) in clean.char_indices() {
            folded.push(if c == '\n' { c } else { fold_char(c) });
            back.resize(folded.len(), at);
        }
        back.push(clean.len());
        Self { document, folded, back }
    }

    /// The place in the clean text of a place in the folded one.
    pub fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.back[from], self.back[to])
    }

    /// The words as they stand in the clean text.
    pub fn words(&self, from: usize, to: usize) -> String {
        self.span(from, to).of(&self.document.clean).to_owned()
    }

    /// The line of the clean text that holds a place.
    pub fn line(&self, span: Span) -> usize {
        self.document.lines.partition_point(|line| line.span.to < span.from)
    }

    /// The sentence around a place, without the blanks at its ends.
    pub fn sentence(&self, from: usize, to: usize) -> Span {
        let ends = |c: char| ENDS.contains(c);
        let start = self.folded[..from].rfind(ends).map_or(0, |at| at + width(&self.folded[at..]));
        let start =
            start + (self.folded[start..from].len() - self.folded[start..from].trim_start_matches(closing).len());
        let rest = &self.folded[to..];
        let end = rest
            .find(ends)
            .map_or(rest.len(), |at| at + if rest[at..].starts_with('\n') { 0 } else { width(&rest[at..]) });
        let end = to + end + closed(&rest[end..]);
        self.span(start, end)
    }

    /// What stands before a place on its line.
    pub fn before(&self, at: usize) -> &str {
        &self.folded[..at]
    }

    /// What stands behind it.
    pub fn behind(&self, at: usize) -> &str {
        &self.folded[at..]
    }
}

fn closing(c: char) -> bool {
    CLOSING.contains(c) || c == ' '
}

/// Bytes of the marks at the front that close the sentence before them.
fn closed(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches(|c| CLOSING.contains(c)).len()
}

/// Bytes of the first character.
pub(super) fn width(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

pub(super) fn last(text: &str) -> Option<char> {
    text.chars().next_back()
}

pub(super) fn first(text: &str) -> Option<char> {
    text.chars().next()
}

pub(super) fn count(text: &str) -> usize {
    text.chars().count()
}

/// Whether `c` joins words.
pub(super) fn is_joint(c: char) -> bool {
    JOINTS.contains(c)
}

/// Whether a name may hold `c`.
pub(super) fn is_named(c: char) -> bool {
    is_han(c) && !is_joint(c)
}

/// Whether nothing before `at` can belong to the same name.
pub(super) fn is_border(c: Option<char>) -> bool {
    c.is_none_or(|c| !is_named(c))
}

/// The bytes of a word of the list at the front; the longest.
pub(super) fn begins(list: &Words<'_>, text: &str) -> Option<usize> {
    let found = list.at(first(text)?, text).map(|number| list.all()[number].len());
    found.max()
}

/// The bytes of a word of the list at the end; the longest.
pub(super) fn ends(list: &[&'static str], text: &str) -> Option<usize> {
    list.iter().filter(|word| text.ends_with(**word)).map(|word| word.len()).max()
}

/// A list of words from one string.
pub(super) fn list(words: &'static str) -> Vec<&'static str> {
    words.split(' ').collect()
}

/// Whether any two characters of a name are a word of their own.
pub(super) fn has_word(name: &str) -> bool {
    name.chars().zip(name.chars().skip(1)).any(|(left, right)| is_bound(left, right))
}
