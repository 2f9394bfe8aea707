//! Signs that pieces of a page that is one line are its title, each with what it counts.
//!
//! In: the head of a page and a span of its pieces. Out: a score, the higher the likelier. The weights are those of a choice among the
//! spans of a page (a conditional logit, times four and rounded), fitted on the pages of `tests/sites/dev.txt` and the texts of
//! `tests/harm`.

use std::ops::Range;

use super::piece::{BEGINS, PATH, Piece};
use super::title::{Head, Known};
use crate::clean::margin::heading::is_title_label;
use crate::structure::is_han;

/// What a piece begins or ends with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Han,
    Latin,
    Sign,
}

impl Script {
    /// That of a character.
    pub fn of(c: Option<char>) -> Self {
        match c {
            Some(c) if is_han(c) => Self::Han,
            Some(c) if c.is_alphanumeric() || c == '_' => Self::Latin,
            _ => Self::Sign,
        }
    }
}

/// What a piece is: the row of the tables below.
#[derive(Clone, Copy)]
enum Kind {
    Nothing,
    Number,
    Label,
    Open,
    Sure,
    Named,
    Long,
    SiteOfProse,
    Site,
    ShortOfProse,
    Short,
    OfProse,
    Other,
}

fn kind(head: &Head, at: usize) -> usize {
    let Some(known) = head.known.get(at) else { return Kind::Nothing as usize };
    let piece = &head.all[at];
    let of_prose = known.words > 0 && known.found == known.words;
    let kind = match () {
        () if known.is_dated || known.is_number => Kind::Number,
        () if piece.closed && known.is_site => Kind::Label,
        () if piece.ends_open() || piece.text().ends_with([':', '：']) => Kind::Open,
        () if known.is_sure => Kind::Sure,
        () if known.is_named => Kind::Named,
        () if known.is_long => Kind::Long,
        () if known.is_site && of_prose => Kind::SiteOfProse,
        () if known.is_site => Kind::Site,
        () if piece.is_name() && of_prose => Kind::ShortOfProse,
        () if piece.is_name() => Kind::Short,
        () if of_prose => Kind::OfProse,
        () => Kind::Other,
    };
    kind as usize
}

/// What a gap is between: the column of the tables below.
fn gap(head: &Head, at: usize) -> usize {
    let left = at.checked_sub(1).map(|left| head.known[left].last);
    match (left, head.known.get(at).map(|right| right.first)) {
        (Some(Script::Han), Some(Script::Han)) => 0,
        (Some(Script::Han), Some(Script::Latin)) => 1,
        (Some(Script::Latin), Some(Script::Han)) => 2,
        (Some(Script::Latin), Some(Script::Latin)) => 3,
        _ => 4,
    }
}

/// What the gap before the title counts, by the kind of the piece before it.
const START: [[i8; 5]; 13] = [
    [0, 0, 0, 0, 3],
    [0, 0, 3, 6, 5],
    [14, 9, 4, 1, 1],
    [0, 0, 0, 0, -3],
    [6, 6, 2, 2, -2],
    [1, 3, 0, 0, 0],
    [-2, -4, -2, 0, -4],
    [2, -1, -5, -1, -2],
    [4, 2, -3, -10, 5],
    [4, 0, 0, 0, -4],
    [3, 4, 0, 0, -7],
    [6, -7, -5, -8, -5],
    [2, -7, -4, -4, -6],
];
/// What the gap behind it counts, by the kind of the piece behind.
const END: [[i8; 5]; 13] = [
    [0, 0, 0, 0, 0],
    [8, 2, 8, 0, 7],
    [11, 0, 8, -1, 11],
    [6, -1, 6, -8, 1],
    [-2, -2, -5, -3, 4],
    [10, 0, 9, 0, 4],
    [1, -1, -7, -5, -3],
    [2, -4, -5, -3, -4],
    [-4, 2, -4, -7, 2],
    [1, 0, -7, 0, -5],
    [2, 0, -4, 0, 0],
    [0, -10, -8, -10, -4],
    [1, -3, -7, -6, 2],
];
/// What its first piece counts, and its last, by their kinds.
const FIRST: [i8; 13] = [0, 2, -3, -5, -8, -4, 2, 2, -1, 1, 1, 4, 3];
const LAST: [i8; 13] = [0, 0, -8, -8, 0, -5, 5, 4, -3, 5, 1, 5, 3];
/// What a gap inside counts, by the kind of the piece before it.
const BEFORE: [[i8; 5]; 13] = [
    [0, 0, 0, 0, 0],
    [0, 0, 2, -5, -1],
    [-2, -3, 0, 13, -3],
    [0, 0, 0, 0, -1],
    [-4, -4, -7, -3, -5],
    [-6, 2, 0, 0, -6],
    [-2, -4, 2, -1, 1],
    [-4, 3, 1, 1, -5],
    [-5, -4, -2, 2, 1],
    [-8, -1, 0, 0, -5],
    [-5, 0, 0, 0, -5],
    [-5, 0, 3, 1, 0],
    [-9, 2, 0, -1, -1],
];
/// And by that of the piece behind.
const BEHIND: [[i8; 5]; 13] = [
    [0, 0, 0, 0, 0],
    [0, -1, 0, 4, -7],
    [-5, 0, 0, 0, 5],
    [-5, -5, 1, 1, -1],
    [-5, 2, -5, 2, -2],
    [-6, 0, 4, 0, -7],
    [-3, -3, 0, 2, 3],
    [-5, 1, 1, 2, 0],
    [-4, -4, 3, -2, -5],
    [-9, 0, 2, 0, -2],
    [-5, 0, 2, 0, -7],
    [-3, 1, 1, 1, 2],
    [-8, -2, 0, 3, 1],
];

/// How likely a span is the title.
pub fn score(head: &Head, span: &Range<usize>) -> i32 {
    let (from, to) = (span.start, span.end);
    let left = from.checked_sub(1).map_or(Kind::Nothing as usize, |left| kind(head, left));
    let edges = [
        START[left][gap(head, from)],
        END[kind(head, to)][gap(head, to)],
        FIRST[kind(head, from)],
        LAST[kind(head, to - 1)],
    ];
    let inside = |at: usize| {
        let gap = gap(head, at);
        i32::from(BEFORE[kind(head, at - 1)][gap]) + i32::from(BEHIND[kind(head, at)][gap])
    };
    edges.into_iter().map(i32::from).sum::<i32>()
        + (from + 1..to).map(inside).sum::<i32>()
        + before(head, span)
        + behind(head, span)
        + repeats(head, span)
        + looks(head, span)
}

fn flag(is: bool) -> i32 {
    i32::from(is)
}

/// What stands before the span: a label, a path, a menu.
fn before(head: &Head, span: &Range<usize>) -> i32 {
    let from = span.start;
    let path = |by: usize| from >= by && head.all[from - by].text().ends_with(PATH);
    let step = from >= 2 && path(2) && !path(1);
    let last = from.checked_sub(1).map(|left| &head.all[left]);
    let label = last.is_some_and(|left| is_title_label(left.line.flat().trim_end_matches(':')));
    let name = last.is_some_and(Piece::is_name) && !is_of_prose(&head.known[from - 1..from]);
    let short = |known: &Known| known.length <= 6 && known.first == Script::Han && known.last == Script::Han;
    let row = head.known[..from].iter().rev().take_while(|known| short(known)).count();
    let menu = match row {
        0 => 0,
        1 => 4 * flag(short(&head.known[from])),
        _ => 2 - flag(short(&head.known[from])),
    };
    3 * flag(from == 0) + 15 * flag(label) + 6 * flag(step) + 7 * flag(step && name) + 12 * flag(path(1)) + menu
}

/// What stands behind it: facts, brackets, the prose.
fn behind(head: &Head, span: &Range<usize>) -> i32 {
    let (from, to) = (span.start, span.end);
    let facts = |known: &[Known], first: usize| {
        let dated = |(at, known): (usize, &Known)| known.is_dated || head.all[first + at].closed && known.is_site;
        known.iter().enumerate().any(dated)
    };
    let within = |by: usize| {
        let (first, last) = ((to + 1).min(head.known.len()), (to + by).min(head.known.len()));
        first < last && facts(&head.known[first..last], first)
    };
    let facts = match (facts(&head.known[..from], 0), facts(&head.known[to..], to)) {
        (true, false) => -7,
        (false, false) => -3,
        _ => 0,
    };
    let next = head.all.get(to);
    let text = next.map_or("", |next| next.text());
    // The prose begins with the title once more.
    let echo = head.all[to..].iter().take(3).any(|piece| piece.text().starts_with(head.all[from].text()));
    let long = head.known.get(to).is_some_and(|known| known.is_long);
    facts + 5 * flag(within(4)) + 3 * flag(within(2)) + 11 * flag(BEGINS.contains(&text))
        - 6 * flag(to >= head.count)
        - 7 * flag(text.starts_with(['(', '（', '[', '【']))
        - 6 * flag(next.is_some_and(Piece::begins_open))
        + 3 * flag(echo)
        - 4 * flag(echo && long)
}

/// How the span stands elsewhere in the head, and whether it is there twice in itself.
fn repeats(head: &Head, span: &Range<usize>) -> i32 {
    let (from, to) = (span.start, span.end);
    let run = head.known[from].run;
    let repeated = run.count >= span.len();
    let whole = run.count == span.len() && run.is_edge;
    let text = |at: usize| head.all[at].text();
    let doubled = (from + 1..to).any(|mid| text(mid) == text(from) && head.run(from, mid).count >= to - mid);
    let ends_doubled = (from + 1..to).any(|mid| {
        let again = |at: usize| text(at) == text(mid) || text(at).ends_with(text(to - 1));
        head.known[mid].run.count >= to - mid && (from..mid).any(again)
    });
    let whole_counts = 5 + 12 * flag(run.is_tied) + 5 * flag(run.is_led) + 5 * flag(head.length(span) >= 6);
    2 * flag(repeated) + flag(whole) * whole_counts
        - 9 * flag(doubled)
        - 13 * flag(ends_doubled)
        - 8 * flag(run.count > span.len())
        - 6 * flag(repeated && !run.is_edge)
}

/// How long it is, what it ends with, and how much of it stands in the prose.
fn looks(head: &Head, span: &Range<usize>) -> i32 {
    let inner = &head.known[span.clone()];
    let last = head.all[span.end - 1].text();
    let length = head.length(span);
    let long = match length {
        0..=2 => -11,
        3..=4 => -14,
        5..=6 => -7,
        10..=45 => 0,
        7..=9 | 46..=60 => -5,
        _ => -10,
    };
    let (words, found) = inner.iter().fold((0, 0), |(words, found), known| (words + known.words, found + known.found));
    let site = inner.iter().filter(|known| known.is_site).count().min(3);
    let all = is_of_prose(inner);
    long + 3 * i32::try_from(6 * found / words.max(3)).unwrap_or_default() - 6 * flag(all)
        + 2 * flag(all && length >= 5)
        - 2 * i32::try_from(site).unwrap_or_default()
        - 2 * flag(last.ends_with(['。', '：', ':', '，']))
        + 6 * flag(last.ends_with(['？', '?', '!', '！']))
        + 2 * flag(span.len() == 1)
        + 6 * flag(head.all[span.start].begins_open())
}

/// Whether all words of the pieces stand in the prose.
fn is_of_prose(pieces: &[Known]) -> bool {
    let (words, found) = pieces.iter().fold((0, 0), |(words, found), known| (words + known.words, found + known.found));
    words > 0 && found == words
}
