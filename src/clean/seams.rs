//! Seams: where lines began and ended in a page whose line breaks were lost.
//!
//! In: a page that is one line. Out: the blanks at which the site's lines met each other, the title and the author's text.
//! It joins nothing and takes nothing out: a line that it parts is for the rules to know.

use std::ops::Range;

use super::margin::lexicon::latin;
use super::margin::line::{SURE, is_labelled, weigh};
use super::names::{is_person, is_source};
use super::page::{FINAL, Layout, Page, PageLine, is_blank};
use super::rule::{Rule, Stage};
use super::{clean, vocabulary};
use crate::edit::{OffsetMap, Span};
use crate::structure::{date, is_han};

/// How much of a page's head and of its tail is looked at, in bytes.
const HEAD: usize = 3000;
const TAIL: usize = 9000;
/// So many lines of the site's prove that the page was more than one.
const PROOF: usize = 3;

/// The seams of a page that is one line: none where too little shows that there were any.
pub fn find(text: &str, page: Page, rules: &'static [Rule]) -> Vec<Span> {
    if page.len() != 1 {
        return Vec::new();
    }
    let gaps = gaps(text, page.line(0).shown);
    let pieces = broken(text, &gaps);
    let layout = Layout::new(&pieces);
    let parted = parted(Page::new(&pieces, &layout), &gaps);
    let lines = broken(text, &parted);
    // Those that take lines out stand behind the others.
    let first = rules.iter().rposition(|rule| rule.stage == Stage::Mend).map_or(0, |last| last + 1);
    let cleaned = clean(&lines, &rules[first..]);
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
    let first = open(&all, &Twice::default());
    let open = open(&all, &twice(&all, &first));
    gaps.iter().zip(&open[1..]).filter(|(_, open)| !**open).map(|(gap, _)| *gap).collect()
}

/// For each piece whether it goes on with the line before it; the title is a line of its own.
fn open(all: &[Piece], title: &Twice) -> Vec<bool> {
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
        let edge = |is: fn(&Range<usize>) -> usize| title.pieces.iter().any(|title| is(title) == at);
        let (starts, ends) = (edge(|title| title.start), edge(|title| title.end));
        open[at] = if starts || ends {
            starts && left.ends_open() && !title.tied || ends && right.begins_open()
        } else {
            let counted = right.text().parse() == Ok(number + 1)
                && all[at + 1..].iter().take(LONGEST).any(|piece| piece.text().parse() == Ok(number + 2));
            number += usize::from(counted);
            let speaks = |at: usize| all[at..].iter().take(SPOKEN).filter(|piece| piece.is_latin()).count() == SPOKEN;
            let tongue = right.is_latin() != left.is_latin() && (spoken >= SPOKEN || speaks(at));
            let inside = title.pieces.iter().any(|title| title.contains(&at));
            let further = !closed && !tongue && left.goes_on(right, all.get(at + 1), row >= ROW);
            inside || !counted && (signed && !is_title_behind_path(all, at) || further || left.leads_to(right))
        };
        closed = open[at]
            && (closed || signed && (right.is_name() || right.text().bytes().all(|byte| byte.is_ascii_digit())));
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

/// Where the title stands twice in a head.
#[derive(Default)]
struct Twice {
    pieces: Vec<Range<usize>>,
    /// Whether the name of the site stands behind it the first time.
    tied: bool,
}

/// The pieces of the longest text that stands twice in the head and is a line once: the title.
fn twice(all: &[Piece], open: &[bool]) -> Twice {
    let is_head = |piece: &&Piece| piece.line.span.from < TWICE && !piece.text().contains(['。', '，']);
    let head = all.iter().take_while(is_head).count();
    let (mut longest, mut best) = (5, Twice::default());
    for first in 0..head {
        for second in first + 1..head {
            let mut count = (0..(second - first).min(head - second))
                .take_while(|by| all[first + by].text() == all[second + by].text())
                .count();
            // The first time the name of the site stands right behind it.
            let tied = all.get(second + count).is_some_and(|last| {
                let rest = all[first + count].text().strip_prefix(last.text());
                rest.is_some_and(|rest| rest.starts_with(['-', '_', '|', '–', '—']))
            });
            count += usize::from(tied);
            let length: usize = all[second..second + count].iter().map(|piece| piece.text().chars().count()).sum();
            let starts = |from: usize| !open[from] || all[from - 1].ends_open();
            let ends = |to: usize| all.get(to).is_none_or(|next| !open[to] || next.begins_open());
            let is_line = |from: usize, to: usize| starts(from) && ends(to + count);
            let side_by_side = first + count == second && is_line(first, second);
            if length > longest && (is_line(first, first) || is_line(second, second) || side_by_side) {
                longest = length;
                best = Twice { pieces: vec![first..first + count, second..second + count], tied };
            }
        }
    }
    best
}

/// How far into the page the title stands twice, in bytes.
const TWICE: usize = 1500;
/// So many short names one behind the other are a menu.
const ROW: usize = 2;
/// How many pieces a title in a numbered list has at most.
const LONGEST: usize = 16;
/// So many words in a row with which pages in Latin letters are run are the site's.
const SPOKEN: usize = 3;
/// Signs between the steps of a path.
const PATH: [char; 5] = ['>', '»', '›', '→', '<'];
/// Signs that stand inside of lines.
const SIGNS: [char; 18] =
    ['<', '>', '»', '›', '→', '|', '｜', '-', '—', '_', '/', '·', '・', '，', ',', '、', '；', '–'];

/// What bylines begin with that have no label.
const BEGINS: [&str; 9] = ["由", "已有", "于", "发表于", "发布于", "發表於", "發佈於", "Posted", "Published"];

/// A piece of the page between blanks.
struct Piece<'a> {
    line: PageLine<'a>,
    weight: i32,
    /// Whether it ends with what stands behind a label or at the end of a path.
    closed: bool,
}

impl<'a> Piece<'a> {
    fn new(line: PageLine<'a>) -> Self {
        let closed = is_labelled(line) && !line.text.ends_with([':', '：'])
            || line.text.contains(['<', '>', '»', '›', '|', '｜']);
        Self { line, weight: weigh(line), closed }
    }

    fn text(&self) -> &'a str {
        self.line.text
    }

    /// Whether it is a short name, as menus have, and no beginning of a sentence.
    fn is_name(&self) -> bool {
        if self.text().starts_with("我的") {
            return self.text().len() <= 18;
        }
        let said = "以将將基可能会會如何怎么为爲在的和与與从從用是了不我你这這那個把被让讓给給对對到看装裝";
        self.text().chars().count() <= 6 && self.text().chars().all(|c| is_han(c) && !said.contains(c))
    }

    fn ends_open(&self) -> bool {
        let dashes = self.text().ends_with(['-', '—', '_', '–', '·']);
        let sign = self.text().ends_with(SIGNS) && (!dashes || self.text().chars().all(|c| SIGNS.contains(&c)));
        sign || self.text().ends_with(['(', '[', '（', '【', '《', '“'])
    }

    fn begins_open(&self) -> bool {
        self.text().starts_with(SIGNS) || self.text().starts_with([')', ']', '）', '】', '》', '”'])
    }

    /// Whether it must have something behind it: a label, or the way to a neighbour.
    fn leads_to(&self, next: &Self) -> bool {
        let neighbour = vocabulary::is_neighbour(self.line.flat()) && self.line.flat().chars().count() <= 5;
        let counted = next.text().bytes().all(|byte| byte.is_ascii_digit());
        let known = self.line.flat().ends_with("位置:") || self.weight < SURE && next.weight < SURE;
        let label = self.text().ends_with([':', '：']) && (counted || known);
        let clock = (self.is_dated() || self.is_day()) && next.is_clock();
        let is_size =
            |piece: &Self| matches!(piece.text().trim_matches(['[', ']', '【', '】']), "大" | "中" | "小" | "特");
        let size = is_size(next) && (is_size(self) || self.text().contains('字'));
        neighbour || label || clock || size
    }

    fn is_clock(&self) -> bool {
        self.text().contains(':') && self.text().starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it is a word with which pages in Latin letters are run.
    fn is_latin(&self) -> bool {
        let (all, known) = latin(self.text());
        all > 0 && all == known && self.text().is_ascii()
    }

    /// Whether it is a day without its year.
    fn is_day(&self) -> bool {
        date::month_and_day(self.text()).is_some()
    }

    fn is_dated(&self) -> bool {
        date::find(self.text()).is_some()
    }

    /// Whether it stands by itself: what the site says, or code.
    fn is_apart(&self) -> bool {
        let code = self.text().bytes().filter(|byte| b"{}=<>\"';".contains(byte)).count();
        let marked = self.text().starts_with(['□', '■', '◎', '●', '◆', '▲', '★', '#']);
        self.weight > SURE / 2
            || self.closed
            || self.is_clock()
            || self.line.is_day()
            || code > 1
            || marked
            || BEGINS.contains(&self.text())
    }

    /// Whether the next piece goes on with the line: blanks stand beside words that are not Han characters.
    fn goes_on(&self, next: &Self, behind: Option<&Self>, in_row: bool) -> bool {
        let path = behind.is_some_and(|behind| behind.text().starts_with(PATH));
        let person = |piece: &Self| is_person(piece.text());
        let named = person(next) || is_source(next.text()) || next.text().ends_with("记者");
        let signed = named
            && behind.is_some_and(|behind| behind.weight > 0 || behind.is_dated() || behind.is_day() || person(behind));
        let bracket = next.text().starts_with(['(', '（']);
        let site = in_row && self.is_name() && !bracket
            || self.text().starts_with(['[', '【']) && self.text().ends_with([']', '】']);
        if path || signed || site || self.is_apart() || next.is_apart() || next.is_dated() {
            return false;
        }
        let soft = |c: char| !is_han(c) && (c == ')' || !FINAL.contains(&c));
        self.text().ends_with(soft) || bracket || next.text().starts_with(soft)
    }
}
