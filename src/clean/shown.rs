//! A line as it is shown: what its characters may be by their form.
//!
//! In: the characters of one line. Out: the readings, marks, broken tags and neighbours found in it. It weighs no
//! reading of them; [`super::slip`] does.

use super::idiom::Page;
use super::language::{Known, known};
use super::pinyin::{self, Syllable};
use super::truth::Truths;
use super::{gbk, mirror};

/// A line under search, with what is known of its page.
pub struct Line<'a> {
    /// The characters as shown.
    pub chars: &'a [char],
    /// The true characters of its page.
    pub truths: &'a Truths<'a>,
    /// Whether the page shows the tool's readings: then a byte may be taken for lost.
    pub mirrored: bool,
    /// Whether the page shows a blank for the control bytes that the tool put before marks.
    pub blanked: bool,
}

impl<'a> Line<'a> {
    /// The page's own pairs.
    pub const fn page(&self) -> &'a Page {
        self.truths.page
    }

    /// The symbol before `start`, readings and blanks passed over; a line break at the head of the line.
    pub fn left_of(&self, start: usize) -> Known {
        known(self.before(start).map_or('\n', |at| self.chars[at]))
    }

    /// Index of the character before `start`, with a reading in between passed over.
    pub fn before(&self, start: usize) -> Option<usize> {
        let mut at = start.checked_sub(1)?;
        if self.chars[at] == ')' {
            let open = self.chars[..at].iter().rposition(|c| *c == '(')?;
            if open > 0 && self.reading(open + 1) == Some(start) {
                at = open - 1;
            }
        }
        while is_control(self.chars[at]) || self.chars[at] == ' ' {
            at = at.checked_sub(1)?;
        }
        Some(at)
    }

    /// The bytes of the character before `start`; a half-width mark may have been a full-width one.
    pub fn wide_before(&self, start: usize) -> Option<[u8; 2]> {
        let c = self.chars[self.before(start)?];
        gbk::encode(mirror::widen(c).unwrap_or(c))
    }

    /// A mark that the tool's table holds, behind the `?` at `at` and what is left of its control bytes: its index and
    /// its bytes.
    pub fn mark_after(&self, at: usize) -> Option<(usize, [u8; 2])> {
        let mut mark = at + 1;
        while self.chars.get(mark).is_some_and(|c| is_control(*c))
            || self.blanked && mark == at + 1 && self.chars.get(mark) == Some(&' ')
        {
            mark += 1;
        }
        let wide = match self.chars.get(mark)? {
            c if mirror::MARKS.contains(c) => *c,
            c @ (',' | ';' | '?' | '!' | ':') => mirror::widen(*c)?,
            _ => return None,
        };
        Some((mark, gbk::encode(wide)?))
    }

    /// The bracket that is missing before index `at`, by those that stand around it in the line; readings have their own.
    pub fn lost_bracket(&self, at: usize) -> Option<char> {
        let mut open = 0_usize;
        for (index, c) in self.chars[..at].iter().enumerate() {
            match c {
                '(' if self.reading(index + 1).is_none() => open += 1,
                ')' if !self.closes_reading(index) => open = open.saturating_sub(1),
                _ => {}
            }
        }
        let next = (at..self.chars.len()).find_map(|index| match self.chars[index] {
            '(' if self.reading(index + 1).is_none() => Some('('),
            ')' if !self.closes_reading(index) => Some(')'),
            _ => None,
        });
        match (open > 0, next) {
            (true, None | Some('(')) => Some(')'),
            (false, Some(')')) => Some('('),
            _ => None,
        }
    }

    /// Whether the `)` at that index ends a reading, whose own bracket a `?` may have taken along.
    fn closes_reading(&self, index: usize) -> bool {
        let from = index.saturating_sub(9);
        let open = self.chars[from..index].iter().rposition(|c| matches!(c, '(' | '?'));
        open.is_some_and(|open| self.reading(from + open + 1) == Some(index + 1))
    }

    /// Where the reading ends whose letters begin at `at`, behind a `(` or a `?`: the index behind its `)`.
    pub fn reading(&self, at: usize) -> Option<usize> {
        self.syllable(at).map(|(_, end)| end)
    }

    /// The syllable of the reading whose letters begin at `at`, and the index behind its `)`.
    pub fn syllable(&self, at: usize) -> Option<(Syllable, usize)> {
        let begins = matches!(self.chars.get(at.wrapping_sub(1)), Some('(' | '?'));
        if begins { letters(self.chars, at) } else { None }
    }

    /// The syllable of the reading whose `(` stands at `at`, and the index behind its `)`.
    pub fn bracketed(&self, at: usize) -> Option<(Syllable, usize)> {
        if self.chars.get(at) == Some(&'(') { self.syllable(at + 1) } else { None }
    }

    /// What is left of an HTML tag that lost its `<`: the index behind it.
    pub fn tag(&self, at: usize) -> Option<usize> {
        let rest = self.chars.get(at..)?;
        let close = rest.iter().take(12).position(|c| *c == '>')?;
        let inside: String = rest[..close].iter().collect();
        let name = inside.trim_matches('/').trim_end();
        let known =
            ["p", "br", "div", "span", "strong", "b", "a", "li", "td", "font", "em", "center", "h1", "h2", "h3"];
        known.contains(&name).then_some(at + close + 1)
    }
}

/// What is left of the control bytes that the tool puts before a mark.
pub const fn is_control(c: char) -> bool {
    matches!(c, '\u{5}'..='\u{8}')
}

/// The syllable of the letters from `at` up to a `)`, and the index behind that.
fn letters(chars: &[char], at: usize) -> Option<(Syllable, usize)> {
    let rest = chars.get(at..)?;
    let close = rest.iter().take(9).position(|c| *c == ')').filter(|length| *length > 0)?;
    Some((pinyin::syllable(rest[..close].iter().copied())?, at + close + 1))
}
