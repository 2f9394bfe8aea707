//! Seek: whether a text holds a term, without a searched form of it beside it.
//!
//! In: a term's characters and how they compare. Out: a [`Seeker`] that says where in a text the term may stand, and whether
//! it does. It looks for the forms of one character of the term, the rarest, by SIMD, and walks from each to both sides.
//! It allocates nothing for a text, and nothing stands across a line break. Spans, counts and forms are for the index to find, in the few texts that hold it.

use memchr::memmem::Finder;

use crate::clean::flat::is_blank;
use crate::fold::{Reading, class_of, fold_char, is_ignored, is_mark};

/// Parts lines.
const BREAK: char = '\n';

/// How the characters of a term compare with those of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparing {
    /// As folded, in a reading.
    Folded(Reading),
    /// As they are, without the marks.
    Exact,
    /// As they are, all.
    Verbatim,
}

/// A term, ready to be looked for.
#[derive(Clone, Debug)]
pub(crate) struct Seeker {
    chars: Vec<char>,
    comparing: Comparing,
    /// Which of the characters is looked for.
    anchor: usize,
    /// The forms in which it may stand.
    forms: Vec<Finder<'static>>,
}

impl Seeker {
    /// Looks for `chars`, of which there is one or more: folded where they compare so. `count` says how often a character
    /// stands in the texts, as far as that is known, and `all` how many characters they have.
    pub fn new(chars: Vec<char>, comparing: Comparing, count: impl Fn(char) -> u32, all: usize) -> Self {
        let forms_of = |c: char| -> Vec<char> {
            let forms = if matches!(comparing, Comparing::Folded(_)) { class_of(c) } else { vec![c] };
            forms.into_iter().filter(|c| *c != BREAK && count(*c) > 0).collect()
        };
        // A pass for each form costs about as much as looking closely at one in fifty characters.
        let cost = |c: char| {
            let forms = forms_of(c);
            let close: usize = forms.iter().map(|c| count(*c) as usize).sum();
            // A mark between the term's characters may be one that the reading skips in the text.
            (is_mark(c), close + forms.len() * all / 50)
        };
        let anchor = (0..chars.len()).min_by_key(|&at| cost(chars[at])).unwrap_or(0);
        let forms = chars.get(anchor).map(|c| forms_of(*c)).unwrap_or_default();
        let finder = |c: &char| Finder::new(c.encode_utf8(&mut [0; 4])).into_owned();
        Self { forms: forms.iter().map(finder).collect(), chars, comparing, anchor }
    }

    /// The forms of the character that is looked for.
    pub fn forms(&self) -> &[Finder<'static>] {
        &self.forms
    }

    /// Whether the term stands in `text` around the form that was found at byte `at`; if not, the byte from which to look
    /// on. Blanks around a line are no part of it.
    ///
    /// # Errors
    ///
    /// The byte, where it does not stand there.
    pub fn stands(&self, text: &str, at: usize) -> Result<(), usize> {
        let (before, here) = text.split_at_checked(at).ok_or(at + 1)?;
        let c = here.chars().next().ok_or(at + 1)?;
        let next = at + c.len_utf8();
        let behind = &here[c.len_utf8()..];
        if !self.counts(before.chars().next_back(), c, behind.chars().next()) {
            return Err(next);
        }
        let from = at - self.follows(before, c).ok_or(next)?;
        let to = next + self.leads(c, behind).ok_or(next)?;
        // Later finds in the same blanks would fail as well; looked at one by one they would take quadratic time.
        let (shown, rest) = (text[from..].trim_start_matches(is_space), text[to..].trim_start_matches(is_space));
        if shown.len() < text.len() - from && at_break(text[..from].chars().rev().find(|c| !is_space(*c))) {
            return Err(next.max(text.len() - shown.len()));
        }
        if text[..to].ends_with(is_space) && at_break(rest.chars().next()) {
            return Err(next.max(text.len() - rest.len()));
        }
        Ok(())
    }

    /// The bytes that the rest of the term takes behind the anchor `c`, if it stands there.
    fn leads(&self, c: char, behind: &str) -> Option<usize> {
        let (mut before, mut rest) = (Some(c), behind.chars());
        for sought in &self.chars[self.anchor + 1..] {
            loop {
                let c = rest.next().filter(|c| *c != BREAK)?;
                if self.counts(before.replace(c), c, rest.clone().next()) {
                    if !self.is(c, *sought) {
                        return None;
                    }
                    break;
                }
            }
        }
        Some(behind.len() - rest.as_str().len())
    }

    /// The bytes that the beginning of the term takes before the anchor `c`, if it stands there.
    fn follows(&self, before: &str, c: char) -> Option<usize> {
        let (mut after, mut rest) = (Some(c), before.chars());
        for sought in self.chars[..self.anchor].iter().rev() {
            loop {
                let c = rest.next_back().filter(|c| *c != BREAK)?;
                if self.counts(rest.clone().next_back(), c, after.replace(c)) {
                    if !self.is(c, *sought) {
                        return None;
                    }
                    break;
                }
            }
        }
        Some(before.len() - rest.as_str().len())
    }

    fn is(&self, c: char, sought: char) -> bool {
        c == sought || matches!(self.comparing, Comparing::Folded(_)) && fold_char(c) == sought
    }

    /// Whether `c` is compared, standing between two others.
    fn counts(&self, before: Option<char>, c: char, after: Option<char>) -> bool {
        let digit = |c: Option<char>| c.is_some_and(|c| fold_char(c).is_ascii_digit());
        match self.comparing {
            Comparing::Verbatim => true,
            Comparing::Folded(Reading::Script) => !is_ignored(c),
            Comparing::Folded(Reading::Blind) | Comparing::Exact => {
                !is_ignored(c) && (!is_mark(c) || digit(before) && digit(after))
            }
        }
    }
}

/// A blank inside a line.
fn is_space(c: char) -> bool {
    is_blank(c) && c != BREAK
}

/// Whether a line ends before `c`, or behind it.
fn at_break(c: Option<char>) -> bool {
    c.is_none_or(|c| c == BREAK)
}
