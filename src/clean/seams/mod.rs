//! Seams: where lines began and ended in a page whose line breaks were lost.
//!
//! In: a page that is one line. Out: the blanks at which the site's lines met each other, the title and the author's text.
//! It joins nothing and takes nothing out: a line that it parts is for the rules to know.

mod piece;
mod signs;
mod title;

use std::ops::Range;

use super::clean_among;
use super::flat::is_blank;
use super::margin::line::SURE;
use super::page::{Layout, Page};
use super::recurring::covers;
use super::rule::{Rule, Stage};
use crate::edit::{OffsetMap, Span};
use piece::{PATH, Piece};
use title::Title;

/// How much of a page's head and of its tail is looked at, in bytes.
const HEAD: usize = 3000;
const TAIL: usize = 9000;
/// So many lines of the site's prove that the page was more than one.
const PROOF: usize = 3;

/// The seams of a page that is one line: none where too little shows that there were any. Other texts of the corpus have what
/// stands at `recurring`, too.
pub fn find(text: &str, page: Page, recurring: &[Span], rules: &'static [Rule]) -> Vec<Span> {
    if page.len() != 1 {
        return Vec::new();
    }
    let gaps = gaps(text, page.line(0).shown);
    let pieces = broken(text, &gaps);
    let layout = Layout::among(&pieces, &|piece| covers(recurring, piece));
    let parted = parted(Page::new(&pieces, &layout), &gaps);
    let lines = broken(text, &parted);
    // Those that take lines out stand behind the others.
    let first = rules.iter().rposition(|rule| rule.stage == Stage::Mend).map_or(0, |last| last + 1);
    let cleaned = clean_among(&lines, recurring, &rules[first..].iter().collect::<Vec<_>>());
    if cleaned.removed.len() < PROOF {
        return Vec::new();
    }
    let removed = |at: usize| cleaned.removed.iter().any(|line| line.span.from <= at && at < line.span.to);
    let map = OffsetMap::new(&cleaned.edits);
    let layout = Layout::new(&cleaned.text);
    let kept = Page::new(&cleaned.text, &layout);
    let title = kept.title().map(|title| map.back(kept.line(title).shown));
    let edge = |gap: &Span| removed(gap.from - 1) || removed(gap.to) || title.is_some_and(|title| gap.from == title.to);
    parted.into_iter().filter(edge).collect()
}

/// The blanks of a line within reach of its ends.
fn gaps(text: &str, shown: Span) -> Vec<Span> {
    let (head, tail) = (shown.from + HEAD, shown.to.saturating_sub(TAIL));
    let mut gaps: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices().filter(|(at, c)| is_blank(*c) && shown.from < *at && *at < shown.to) {
        match gaps.last_mut() {
            Some(last) if last.to == at => last.to += c.len_utf8(),
            _ if at < head || at > tail => gaps.push(Span::new(at, at + c.len_utf8())),
            _ => {}
        }
    }
    gaps
}

/// The text with line breaks in those gaps, and every other byte at its place.
fn broken(text: &str, gaps: &[Span]) -> String {
    let mut broken = String::with_capacity(text.len());
    let mut from = 0;
    for gap in gaps {
        broken.push_str(&text[from..gap.from]);
        broken.push('\n');
        broken.extend(std::iter::repeat_n(' ', gap.len() - 1));
        from = gap.to;
    }
    broken + &text[from..]
}

/// The gaps between lines: those that do not stand inside of one.
fn parted(pieces: Page, gaps: &[Span]) -> Vec<Span> {
    let all: Vec<Piece> = pieces.lines(0..pieces.len()).map(Piece::new).collect();
    let open = open(&all, &title::find(&all));
    gaps.iter().zip(&open[1..]).filter(|(_, open)| !**open).map(|(gap, _)| *gap).collect()
}

/// For each piece whether it goes on with the line before it; the title is a line of its own.
fn open(all: &[Piece], title: &Title) -> Vec<bool> {
    let mut open = vec![false; all.len()];
    // How many pieces of the site's stand in a row up to here, and whether what stands behind a label or a path has come.
    let (mut row, mut closed) = (0, false);
    let (mut number, mut spoken) = (0, 0);
    for at in 1..all.len() {
        let (left, right) = (&all[at - 1], &all[at]);
        closed |= left.closed;
        spoken = if left.is_latin() { spoken + 1 } else { 0 };
        row = if !closed && (left.is_name() || left.weight > 0) { row + 1 } else { 0 };
        let signed = left.ends_open() || right.begins_open();
        let labelled = !closed && left.labels(right);
        let edge = |is: fn(&Range<usize>) -> usize| title.pieces.iter().any(|title| is(title) == at);
        let (starts, ends) = (edge(|title| title.start), edge(|title| title.end));
        let chosen = title.start == Some(at);
        open[at] = if starts || ends {
            starts && left.ends_open() && !title.is_tied && !chosen || ends && right.begins_open()
        } else {
            let counted = right.text().parse() == Ok(number + 1)
                && all[at + 1..].iter().take(LONGEST).any(|piece| piece.text().parse() == Ok(number + 2));
            number += usize::from(counted);
            let speaks = |at: usize| all[at..].iter().take(SPOKEN).filter(|piece| piece.is_latin()).count() == SPOKEN;
            let tongue = right.is_latin() != left.is_latin() && (spoken >= SPOKEN || speaks(at));
            let inside = title.pieces.iter().any(|title| title.contains(&at));
            let further = !closed && !tongue && left.goes_on(right, all.get(at + 1), row >= ROW);
            inside
                || !counted && (signed && !is_title_behind_path(all, at) || further || left.leads_to(right) || labelled)
        };
        closed = open[at]
            && (closed
                || labelled
                || signed && (right.is_name() || right.text().bytes().all(|byte| byte.is_ascii_digit())));
    }
    open
}

/// Whether the piece of that index begins a title that stands behind the sign at the end of a path: facts follow on it.
fn is_title_behind_path(all: &[Piece], at: usize) -> bool {
    let goes_on = |index: &usize| all[*index - 1].goes_on(&all[*index], all.get(*index + 1), false);
    let end = at + 1 + (at + 1..all.len()).take_while(goes_on).count();
    let length: usize = all[at..end].iter().map(|piece| piece.text().chars().count()).sum();
    let facts = all.get(end).is_some_and(|next| next.weight > 0 || next.line.is_day());
    all[at - 1].text().ends_with(PATH) && length > 4 && all[at].weight < SURE && !all[at].is_name() && facts
}

/// So many short names one behind the other are a menu.
const ROW: usize = 2;
/// How many pieces a title in a numbered list has at most.
const LONGEST: usize = 16;
/// So many words in a row with which pages in Latin letters are run are the site's.
const SPOKEN: usize = 3;
