//! The title among the pieces of a page that is one line.
//!
//! In: the pieces. Out: those of which the title is made, told by what stands around them, what is repeated and what the prose
//! speaks of ([`super::signs`]).

use std::ops::Range;

use super::piece::Piece;
use super::signs::{self, Script};
use crate::clean::margin::line::SURE;
use crate::clean::margin::signs::{AROUND, words};
use crate::clean::names::{is_person, is_source};
use crate::structure::{date, is_han};

/// How far into the page the title begins: in bytes, and in pieces.
const HEAD: usize = 1500;
const PIECES: usize = 200;
/// How long a title is at most: in pieces, and in characters.
const LONGEST: usize = 24;
const LENGTH: usize = 110;
/// How many pieces of the prose are searched for the words of a title, and how many are its beginning.
const PROSE: usize = 400;
const BEGINNING: usize = 30;

/// Where the title stands in a head.
#[derive(Default)]
pub struct Title {
    /// Each time its pieces.
    pub pieces: Vec<Range<usize>>,
    /// Whether the name of the site stands behind it the first time.
    pub is_tied: bool,
    /// Where it begins as the heading of the page.
    pub start: Option<usize>,
}

/// The pieces of which the title is made, each time that it stands in the head.
pub fn find(all: &[Piece]) -> Title {
    let head = Head::new(all);
    let spans = (0..head.count).flat_map(|from| head.spans(from));
    let own = |span: &Range<usize>| !all[span.clone()].iter().any(|piece| piece.line.recurs());
    let scored = spans.map(|span| (own(&span), signs::score(&head, &span), span));
    let best = scored.max_by_key(|(own, score, span)| (*own, *score, usize::MAX - span.start));
    best.map(|(.., span)| head.everywhere(span)).unwrap_or_default()
}

/// A piece of the head with what is known of it.
#[expect(clippy::struct_excessive_bools, reason = "each is a thing of its own that is known or not")]
pub struct Known {
    /// Its length, in characters.
    pub length: usize,
    /// Whether it has words of sites, and whether it is sure to be the site's.
    pub is_site: bool,
    pub is_sure: bool,
    /// Whether it is a day, a time or a number.
    pub is_dated: bool,
    pub is_number: bool,
    /// Whether somebody is named.
    pub is_named: bool,
    /// Whether words of the site's stand beside it in another piece: it is the site's name.
    pub is_name: bool,
    /// Whether it is as long as pieces of sentences are.
    pub is_long: bool,
    /// How many words it has, and how many of them stand in the prose, and where it begins.
    pub words: usize,
    pub found: usize,
    pub early: usize,
    /// Whether the prose has it beside the piece before it: with two characters of each, and with more.
    pub joins: [bool; 2],
    /// What it begins and ends with.
    pub first: Script,
    pub last: Script,
    /// How it stands elsewhere in the head, too.
    pub run: Run,
}

/// Pieces from one on that stand elsewhere in the head, too.
#[derive(Clone, Copy, Default)]
pub struct Run {
    /// How many.
    pub count: usize,
    /// Whether a sign ties something to them there, behind or before.
    pub is_tied: bool,
    pub is_led: bool,
    /// Whether there are not more of them to the left.
    pub is_edge: bool,
}

/// The pieces before the prose.
pub struct Head<'a> {
    /// All pieces of the page.
    pub all: &'a [Piece<'a>],
    /// Those of the head and the first behind it.
    pub known: Vec<Known>,
    /// How many pieces the head has.
    pub count: usize,
}

impl<'a> Head<'a> {
    fn new(all: &'a [Piece<'a>]) -> Self {
        let is_head = |piece: &&Piece| piece.line.span.from < HEAD && !piece.text().contains('。');
        let count = all.iter().take(PIECES).take_while(is_head).count();
        let prose = |most: usize| all[count..].iter().take(most).map(|piece| piece.line.flat()).collect::<String>();
        let (prose, beginning) = (prose(PROSE), prose(BEGINNING));
        let beside = &all[count..all.len().min(count + PROSE)];
        let known = |(at, piece): (usize, &Piece)| {
            let text = piece.text();
            let words = words(piece.line.flat());
            let among = |prose: &str| words.iter().filter(|word| prose.contains(**word)).count();
            let before = at.checked_sub(1).map(|before| all[before].text());
            let length = text.chars().count();
            Known {
                length,
                is_site: piece.weight > 0 || is_address(text),
                is_sure: piece.weight >= SURE || is_address(text),
                is_dated: piece.is_dated || piece.is_day || piece.is_clock() || is_in_date(all, at),
                is_number: text.bytes().all(|byte| byte.is_ascii_digit()),
                is_named: is_person(text) || is_source(text) || text.ends_with("记者"),
                is_name: is_name(all, text),
                is_long: text.contains(['。', '，']) || length >= 25,
                found: among(&prose),
                early: among(&beginning),
                words: words.len(),
                joins: before.map_or([false; 2], |before| joins(beside, before, text)),
                first: Script::of(text.chars().next()),
                last: Script::of(text.chars().last()),
                run: Run::default(),
            }
        };
        let known = all.iter().enumerate().take(count + 1).map(known).collect();
        let mut head = Self { all, known, count };
        for from in 0..count {
            let runs = (0..count).filter(|other| *other != from).map(|other| (head.run(from, other), other));
            if let Some((run, _)) = runs.max_by_key(|(run, other)| (run.count, usize::MAX - other)) {
                head.known[from].run = run;
            }
        }
        head
    }

    /// The pieces from `from` on that stand at `other`, too.
    pub fn run(&self, from: usize, other: usize) -> Run {
        let most = from.abs_diff(other).min(self.count - from.max(other));
        let text = |at: usize| self.all[at].text();
        let led = |own: &str, its: &str| its.strip_suffix(own).is_some_and(|rest| rest.ends_with(AROUND));
        let tied = |own: &str, its: &str| its.strip_prefix(own).is_some_and(|rest| rest.starts_with(AROUND));
        let is_led = most > 0 && led(text(from), text(other));
        let first = usize::from(is_led);
        let same = (first..most).take_while(|by| text(from + by) == text(other + by)).count();
        let count = first + same;
        let is_tied = count < most && tied(text(from + count), text(other + count));
        let is_edge = is_led || from == 0 || other == 0 || text(from - 1) != text(other - 1);
        Run { count: count + usize::from(is_tied), is_tied, is_led, is_edge }
    }

    /// The spans from a piece on that can be the title: without days, and with hardly anything that is sure to be the site's.
    fn spans(&self, from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let inside = move |at: &usize| {
            let sure = |known: &&Known| known.is_sure && known.run.count == 0;
            !self.known[*at].is_dated
                && !is_address(self.all[*at].text())
                && self.known[from..=*at].iter().filter(sure).count() <= 1
        };
        let last = (from..self.count.min(from + LONGEST)).take_while(inside).last();
        let spans = (from..last.map_or(from, |last| last + 1)).map(move |last| from..last + 1);
        let lettered = |span: &Range<usize>| self.all[span.clone()].iter().any(Piece::has_letters);
        spans.filter(move |span| lettered(span) && self.length(span) <= LENGTH)
    }

    /// How many characters a span has.
    pub fn length(&self, span: &Range<usize>) -> usize {
        self.known[span.clone()].iter().map(|known| known.length).sum()
    }

    /// All places of the head in which the pieces of that span stand.
    fn everywhere(&self, span: Range<usize>) -> Title {
        let mut title = Title { start: Some(span.start), pieces: vec![span.clone()], is_tied: false };
        for other in (0..=self.count - span.len()).filter(|other| *other != span.start) {
            let run = self.run(span.start, other);
            if run.count >= span.len() {
                title.is_tied |= run.is_tied && run.count == span.len() && other < span.start;
                title.pieces.push(other..other + span.len());
            }
        }
        title
    }
}

/// Whether pieces have two others one behind the other: the last two characters of the first and the first two of the second, and
/// four of either.
fn joins(pieces: &[Piece], before: &str, behind: &str) -> [bool; 2] {
    let end = |count: usize| before.char_indices().rev().nth(count - 1).map_or(before, |(at, _)| &before[at..]);
    let start = |count: usize| behind.char_indices().nth(count).map_or(behind, |(at, _)| &behind[..at]);
    let (ends, starts) = ([end(2), end(4)], [start(2), start(4)]);
    let has = |last: usize, first: usize| {
        pieces.windows(2).any(|two| two[0].text().ends_with(ends[last]) && two[1].text().starts_with(starts[first]))
    };
    let two = has(0, 0);
    let more = two && (has(1, 0) || has(0, 1));
    [two && !more, more]
}

/// Whether a short text of Han characters stands in a piece of the site's with others beside it.
fn is_name(all: &[Piece], text: &str) -> bool {
    (9..=30).contains(&text.len())
        && text.chars().all(is_han)
        && all.iter().any(|piece| piece.weight > 0 && piece.text().len() > text.len() && piece.text().contains(text))
}

/// Whether a piece is the address of a page or of mail.
fn is_address(text: &str) -> bool {
    text.is_ascii() && ["://", "www.", ".com", ".cn", ".net", ".org"].iter().any(|part| text.contains(part))
}

/// Whether a piece is one of three that are a date in Latin letters: 17 October 2021.
fn is_in_date(all: &[Piece], at: usize) -> bool {
    let latin = |piece: &Piece| piece.text().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b',');
    let is_date = |three: &[Piece]| {
        three.iter().all(latin)
            && date::find(&format!("{} {} {}", three[0].text(), three[1].text(), three[2].text())).is_some()
    };
    latin(&all[at]) && (at.saturating_sub(2)..=at).filter_map(|from| all.get(from..from + 3)).any(is_date)
}
