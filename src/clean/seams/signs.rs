//! Signs that pieces of a page that is one line are its title, each with what it counts.
//!
//! In: the head of a page and a span of its pieces. Out: a score, the higher the likelier. The weights are those of a choice among the
//! spans of a page (a conditional logit, times four and rounded), fitted on the pages of `tests/sites/dev.txt`, and on such
//! with what one template has above the title and another has below.

use std::ops::Range;

use super::piece::{BEGINS, PATH, Piece};
use super::title::{Head, Known};
use crate::clean::margin::heading::is_title_label;
use crate::clean::margin::signs::is_number_of_series;
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
    [-1, 0, 1, 8, 2],
    [10, 11, 1, 3, -1],
    [0, 0, 0, 0, -9],
    [4, 7, 2, 7, -7],
    [-1, 6, 0, 0, -4],
    [1, -3, -1, -2, 0],
    [3, 1, -4, -2, 0],
    [1, 4, -5, -11, 4],
    [3, 3, 0, 0, -1],
    [2, 3, 0, 0, -5],
    [1, -7, -5, -3, -5],
    [0, -7, -2, -4, -5],
];
/// What the gap behind it counts, by the kind of the piece behind.
const END: [[i8; 5]; 13] = [
    [0, 0, 0, 0, 0],
    [9, 3, 8, 6, 11],
    [8, 0, 6, -5, 1],
    [2, -2, 2, 1, 0],
    [-3, 1, -1, 0, 6],
    [6, 0, 8, 0, 6],
    [9, 0, -3, -3, 4],
    [0, -2, -2, -3, -2],
    [-2, -4, -3, -5, 7],
    [-3, 0, 2, 0, 1],
    [-2, 0, -5, 0, -3],
    [0, -8, -7, -2, -5],
    [-1, -8, -9, -9, -2],
];
/// What its first piece counts, and its last, by their kinds.
const FIRST: [i8; 13] = [0, 3, -5, 1, -8, -2, 4, -1, 0, 1, 3, 0, 4];
const LAST: [i8; 13] = [0, -1, -8, -10, 2, -3, 5, -1, 0, 5, 6, 0, 5];
/// What a gap inside counts, by the kind of the piece before it.
const BEFORE: [[i8; 5]; 13] = [
    [0, 0, 0, 0, 0],
    [0, 0, -1, 4, -2],
    [-3, 2, 1, 0, -3],
    [0, 0, 0, 0, 0],
    [-4, 3, -2, -4, -4],
    [-7, 1, 0, 0, -5],
    [-4, -4, -1, 0, -5],
    [-5, 1, 4, 3, -3],
    [-6, 2, 0, 1, 1],
    [-9, -3, 0, 0, 0],
    [-7, 0, 0, 0, 0],
    [-8, 0, 3, 3, 1],
    [-11, 0, 2, 0, -1],
];
/// And by that of the piece behind.
const BEHIND: [[i8; 5]; 13] = [
    [0, 0, 0, 0, 0],
    [0, 1, 0, -1, -4],
    [-3, 0, 2, 2, -6],
    [-5, -4, -3, 1, 0],
    [-5, 7, 1, -1, -3],
    [-9, 0, 5, 0, -7],
    [-4, -3, -5, 3, -2],
    [-4, 1, -2, 3, 2],
    [-3, -5, 5, -2, 3],
    [-9, 0, 4, 0, -2],
    [-3, 0, 1, 0, -2],
    [-6, 4, 0, 1, -1],
    [-12, 1, 0, 1, 1],
];

/// What the prose says of the gap before the title, the one behind it and one inside: it has the pieces beside the gap one behind the
/// other, with two characters of each or with more; it has all words of the piece before the gap, or behind; or none of them.
const PROSE: [[i8; 6]; 3] = [[0, -13, -3, 3, 0, -2], [-1, -16, 8, 2, -4, 3], [0, 0, 0, -3, -3, -1]];

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
        + (from + 1..to).map(|at| inside(at) + of_prose(head, at, 2)).sum::<i32>()
        + of_prose(head, from, 0)
        + of_prose(head, to, 1)
        + before(head, span)
        + behind(head, span)
        + repeats(head, span)
        + looks(head, span)
}

fn flag(is: bool) -> i32 {
    i32::from(is)
}

/// What the prose says of a gap: the first one of a span, the last, or one inside.
fn of_prose(head: &Head, at: usize, which: usize) -> i32 {
    let (Some(left), Some(right)) = (at.checked_sub(1).map(|left| &head.known[left]), head.known.get(at)) else {
        return 0;
    };
    let all = |known: &Known| known.words > 0 && known.found == known.words;
    let none = |known: &Known| known.words > 0 && known.found == 0;
    let signs = [right.joins[0], right.joins[1], all(left), all(right), none(left), none(right)];
    PROSE[which].iter().zip(signs).map(|(counts, is)| i32::from(*counts) * flag(is)).sum()
}

/// What stands before the span: a label, a path, a menu.
fn before(head: &Head, span: &Range<usize>) -> i32 {
    let from = span.start;
    let path = |by: usize| from >= by && head.all[from - by].text().ends_with(PATH);
    let step = from >= 2 && path(2) && !path(1);
    let last = from.checked_sub(1).map(|left| &head.all[left]);
    let label = |first: usize| {
        let label: String = head.all[first..from].iter().map(|piece| piece.line.flat()).collect();
        is_title_label(label.trim_end_matches(':'))
    };
    // One with a blank in it is two pieces: 标 题:
    let parted = from > 1 && last.is_some_and(|last| last.line.flat() == "题:") && label(from - 2);
    let label = last.is_some() && label(from - 1) || parted;
    let name = last.is_some_and(Piece::is_name) && !is_of_prose(&head.known[from - 1..from]);
    let short = |known: &Known| known.length <= 6 && known.first == Script::Han && known.last == Script::Han;
    let row = head.known[..from].iter().rev().take_while(|known| short(known)).count();
    let second = row == 1 && short(&head.known[from]);
    3 * flag(from == 0)
        + 17 * flag(label)
        + 2 * flag(step)
        + 9 * flag(step && name)
        + 3 * flag(path(1))
        + 11 * flag(last.is_some_and(|last| is_number_of_series(last.text())))
        - 8 * flag(is_number_of_series(head.all[from].text()))
        + 3 * flag(second)
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
        (true, false) => -9,
        (false, false) => -2,
        _ => 0,
    };
    let next = head.all.get(to);
    let text = next.map_or("", |next| next.text());
    facts + 5 * flag(within(4)) + 4 * flag(within(2)) + 15 * flag(BEGINS.contains(&text))
        - 10 * flag(to >= head.count)
        - 3 * flag(next.is_some_and(Piece::begins_open))
        + 10 * flag(text.starts_with("——"))
}

/// How the span stands elsewhere in the head, and whether it is there twice in itself.
fn repeats(head: &Head, span: &Range<usize>) -> i32 {
    let (from, to) = (span.start, span.end);
    let run = head.known[from].run;
    let repeated = run.count >= span.len();
    let whole = run.count == span.len() && run.is_edge;
    let text = |at: usize| head.all[at].text();
    let doubled = (from + 1..to).any(|mid| text(mid) == text(from) && head.run(from, mid).count >= to - mid);
    let behind_itself = from >= span.len() && head.run(from, from - span.len()).count >= span.len();
    let ends_doubled = (from + 1..to).any(|mid| {
        let again = |at: usize| text(at) == text(mid) || text(at).ends_with(text(to - 1));
        head.known[mid].run.count >= to - mid && (from..mid).any(again)
    });
    let whole_counts = 8 + 14 * flag(run.is_tied) + 7 * flag(run.is_led) + 2 * flag(head.length(span) >= 6);
    flag(whole) * whole_counts - 4 * flag(repeated) - 14 * flag(doubled) - 5 * flag(ends_doubled)
        + 8 * flag(behind_itself)
        - 7 * flag(span.len() > 1 && head.known[to - 1].is_name)
        - 6 * flag(run.count > span.len())
        - 7 * flag(repeated && !run.is_edge)
}

/// How long it is, what it ends with, and how much of it stands in the prose.
fn looks(head: &Head, span: &Range<usize>) -> i32 {
    let inner = &head.known[span.clone()];
    let last = head.all[span.end - 1].text();
    let length = head.length(span);
    let long = match length {
        0..=2 => -20,
        3..=4 => -13,
        5..=6 | 46..=60 => -6,
        7..=9 => -3,
        10..=45 => 0,
        _ => -10,
    };
    let sum = |count: fn(&Known) -> usize| inner.iter().map(count).sum::<usize>();
    let (found, missing) = (sum(|known| known.found), sum(|known| known.words - known.found));
    let few = |count: usize| i32::try_from(count.min(8)).unwrap_or_default();
    let site = inner.iter().filter(|known| known.is_site).count().min(3);
    let all = is_of_prose(inner);
    long + 3 * few(sum(|known| known.early)) - few(found) - few(missing) - 6 * flag(all) + 3 * flag(all && length >= 5)
        - 3 * i32::try_from(site).unwrap_or_default()
        + 6 * flag(last.ends_with(['？', '?', '!', '！']))
        + 7 * flag(head.all[span.start].begins_open())
        - 3 * flag(!last.contains(char::is_alphanumeric) && !last.ends_with(['？', '?', '!', '！']))
        - 10 * flag(!head.all[span.start].text().contains(char::is_alphanumeric))
}

/// Whether all words of the pieces stand in the prose.
fn is_of_prose(pieces: &[Known]) -> bool {
    let (words, found) = pieces.iter().fold((0, 0), |(words, found), known| (words + known.words, found + known.found));
    words > 0 && found == words
}
