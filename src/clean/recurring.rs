//! Recurring: lines that texts of one corpus have in common, as a site prints them around each of its articles.
//!
//! In: decoded texts. Out: where in a text lines stand that others have, too. Whose they are is not said here: refrains,
//! signatures and headings of forms recur as well. [`super::margin`] weighs that, beside all else that it knows of a line.

use std::cell::OnceCell;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Draft;
use super::flat::is_blank;
use super::page::trimmed;
use crate::edit::Span;
use crate::order::InOrder;

/// How many lines of a text's head and of its tail are looked at.
const HEAD: usize = 80;
const TAIL: usize = 160;
/// A line of more bytes is looked at in pieces: the text may have lost its line breaks. So many bytes of its head and of its
/// tail are.
const LONG: usize = 1000;
const HEAD_BYTES: usize = 3000;
const TAIL_BYTES: usize = 9000;
/// A line of so many bytes, twenty Han characters, may be a sentence.
const SENTENCE: usize = 60;
/// So many lines are counted at most (16 bytes each); texts that come when there are so many are not.
const MOST: usize = 4 << 20;
/// In how many texts a line stands at least that recurs.
const LEAST: usize = 3;

/// A count of lines by the texts in which they stand.
#[derive(Clone, Debug, Default)]
pub struct Count {
    texts: u32,
    seen: Vec<Seen>,
}

/// A line in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    key: u64,
    /// The number of the text.
    text: u32,
    /// Its length in bytes, if it may be a sentence.
    spoken: u32,
}

impl Count {
    /// Takes in a decoded text.
    pub fn add(&mut self, text: &str) {
        if self.seen.len() >= MOST {
            return;
        }
        let spoken = |length: usize| if length < SENTENCE { 0 } else { u32::try_from(length).unwrap_or(u32::MAX) };
        let number = self.texts;
        for unit in units(text) {
            self.seen.push(Seen { key: unit.key, text: number, spoken: spoken(unit.span.len()) });
        }
        self.texts += 1;
    }

    /// The lines that stand in so many texts that hardly chance brought them there: three, and of many texts as many as the
    /// square root of their number. A copy of other texts, with whatever around it, says nothing new and is passed by: more of
    /// its sentences stand in those before it than not.
    ///
    /// ```
    /// use jiaokan::clean::recurring::Count;
    /// let mut count = Count::default();
    /// (1..=4).for_each(|number| count.add(&format!("青河风物\n第{number}篇写的是第{number}件事\n云上青河")));
    /// let text = "青河风物\n第二篇";
    /// assert!(count.recurring().in_text(text).iter().map(|span| span.of(text)).eq(["青河风物"]));
    /// ```
    pub fn recurring(mut self) -> Recurring {
        self.seen.order();
        self.seen.dedup_by_key(|seen| (seen.key, seen.text));
        // For each text the bytes of sentences that are its own, less those that stand in a text before it.
        let mut own = vec![0_i64; self.texts as usize];
        let mut last = None;
        for seen in &self.seen {
            let spoken = i64::from(seen.spoken);
            own[seen.text as usize] += if last.replace(seen.key) == Some(seen.key) { -spoken } else { spoken };
        }
        self.seen.retain(|seen| own[seen.text as usize] >= 0);
        let least = own.iter().filter(|own| **own >= 0).count().isqrt().max(LEAST);
        let often = self.seen.chunk_by(|one, other| one.key == other.key).filter(|line| line.len() >= least);
        Recurring(often.map(|line| line[0].key).collect())
    }
}

/// The lines that recur in a corpus: their keys, in order.
#[derive(Clone, Debug, Default)]
pub struct Recurring(Vec<u64>);

impl Recurring {
    /// Where they stand in a decoded text, in order.
    pub fn in_text(&self, text: &str) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        if self.0.is_empty() {
            return spans;
        }
        for unit in units(text) {
            if self.0.binary_search(&unit.key).is_err() {
                continue;
            }
            match spans.last_mut() {
                // Pieces that recur in pairs have one in common.
                Some(last) if unit.span.from < last.to => last.to = unit.span.to,
                _ => spans.push(unit.span),
            }
        }
        spans
    }
}

impl Draft<'_> {
    /// Whether other texts of the corpus have that line of the present text, too.
    pub(super) fn recurs(&self, line: Span) -> bool {
        !self.recurring.is_empty() && covers(self.recurring, self.back(line))
    }

    /// What of the present text other texts of the corpus have, too: bytes of it, in order.
    pub fn recurring(&self) -> Vec<Span> {
        let here = |at: usize| self.map.forward(at);
        self.recurring.iter().map(|span| Span::new(here(span.from), here(span.to))).collect()
    }

    /// Forgets what recurs.
    pub(super) fn forget(&mut self) {
        (self.recurring, self.layout, self.frame) = (&[], OnceCell::new(), OnceCell::new());
    }
}

/// Whether a line stands in what recurs (spans in order): nine tenths of it do, for repairs move its edges.
pub fn covers(recurring: &[Span], line: Span) -> bool {
    let first = recurring.partition_point(|span| span.to <= line.from);
    let inside = recurring[first..].iter().take_while(|span| span.from < line.to);
    let bytes: usize = inside.map(|span| span.to.min(line.to) - span.from.max(line.from)).sum();
    !line.is_empty() && bytes * 10 >= line.len() * 9
}

/// What is compared: a line, or in a long line two of its pieces, one behind the other.
struct Unit {
    key: u64,
    span: Span,
}

impl Unit {
    fn of(text: &str, span: Span) -> Self {
        let mut hasher = DefaultHasher::new();
        span.of(text).hash(&mut hasher);
        Self { key: hasher.finish(), span }
    }
}

/// The units of a text's head and tail, in order.
fn units(text: &str) -> Vec<Unit> {
    let shown = text.split('\n').map(trimmed).filter(|line| !line.is_empty());
    let lines: Vec<Span> = shown.map(|line| place(text, line)).collect();
    let tail = lines.len().saturating_sub(TAIL);
    let mut units = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        if line.len() > LONG {
            pairs(text, line, &mut units);
        } else if at < HEAD || at >= tail {
            units.push(Unit::of(text, line));
        }
    }
    units
}

/// The pieces between the blanks of a line's head and tail, two by two: one alone may be a word of any title.
fn pairs(text: &str, line: Span, units: &mut Vec<Unit>) {
    let (head, tail) = (line.from + HEAD_BYTES, line.to.saturating_sub(TAIL_BYTES));
    let mut last: Option<Span> = None;
    for piece in line.of(text).split(is_blank) {
        let span = place(text, piece);
        if piece.is_empty() || span.from >= head && span.to <= tail {
            continue;
        }
        if let Some(last) = last {
            units.push(Unit::of(text, Span::new(last.from, span.to)));
        }
        last = Some(span);
    }
}

/// Where a part of a text stands in it.
fn place(text: &str, part: &str) -> Span {
    let from = part.as_ptr() as usize - text.as_ptr() as usize;
    Span::new(from, from + part.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(texts: &[&str], text: &'a str) -> Vec<&'a str> {
        let mut count = Count::default();
        for text in texts {
            count.add(text);
        }
        count.recurring().in_text(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn copies_of_a_text_prove_nothing() {
        let text = |number: &str| format!("青河风物\n写第{number}件事的这一篇有一句话那么长，长到不会由两个人写下来");
        let [one, two, three] = ["一", "二", "三"].map(text);
        let copies = ["", "\n云上青河", "\n青河在线"].map(|around| one.clone() + around);
        assert_eq!(found(&copies.each_ref().map(String::as_str), &one), [""; 0]);
        assert_eq!(found(&[&one, &two, &three], &one), ["青河风物"]);
    }

    #[test]
    fn pieces_of_a_long_line_recur_in_pairs() {
        let page = |title: &str| format!("青河 风物 {title} {} 云上 青河 长卷", title.repeat(400));
        let texts = ["甲", "乙", "丙"].map(page);
        assert_eq!(found(&texts.each_ref().map(String::as_str), &texts[0]), ["青河 风物", "云上 青河 长卷"]);
    }

    #[test]
    fn repairs_move_the_edges_of_what_recurs() {
        let spans = [Span::new(10, 30), Span::new(30, 50)];
        assert!(covers(&spans, Span::new(10, 51)) && covers(&spans, Span::new(12, 20)));
        assert!(
            !covers(&spans, Span::new(0, 30)) && !covers(&spans, Span::new(12, 12)) && !covers(&[], Span::new(0, 3))
        );
    }
}
