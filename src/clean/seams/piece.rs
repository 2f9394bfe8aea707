//! The pieces between the blanks of a page that is one line, and how two of them stand to each other.
//!
//! In: a piece. Out: what it is, and whether the next goes on with its line. Which pieces are the title is for [`super::title`] to say.

use crate::clean::margin::lexicon::latin;
use crate::clean::margin::line::{SURE, is_label, is_labelled, weigh};
use crate::clean::names::{is_person, is_source};
use crate::clean::page::{FINAL, PageLine};
use crate::clean::vocabulary;
use crate::structure::{date, is_han};

/// Signs between the steps of a path.
pub const PATH: [char; 5] = ['>', '»', '›', '→', '<'];
/// Signs that stand inside of lines.
const SIGNS: [char; 18] =
    ['<', '>', '»', '›', '→', '|', '｜', '-', '—', '_', '/', '·', '・', '，', ',', '、', '；', '–'];

/// What bylines begin with that have no label.
pub const BEGINS: [&str; 14] = [
    "由",
    "已有",
    "于",
    "发表于",
    "发布于",
    "發表於",
    "發佈於",
    "来自",
    "來自",
    "投递人",
    "By",
    "by",
    "Posted",
    "Published",
];

/// A piece of the page between blanks.
pub struct Piece<'a> {
    pub line: PageLine<'a>,
    pub weight: i32,
    /// Whether it ends with what stands behind a label or at the end of a path.
    pub closed: bool,
    /// Whether it has a date in it.
    pub is_dated: bool,
    /// Whether it is a day without its year.
    pub is_day: bool,
}

impl<'a> Piece<'a> {
    pub fn new(line: PageLine<'a>) -> Self {
        let credit = is_credit(line.flat());
        let closed = credit
            || is_labelled(line) && !line.text.ends_with([':', '：'])
            || line.text.contains(['<', '>', '»', '›', '|', '｜']);
        Self {
            line,
            weight: weigh(line).max(i32::from(credit)),
            closed,
            is_dated: date::find(line.text).is_some(),
            is_day: date::month_and_day(line.text).is_some(),
        }
    }

    pub fn text(&self) -> &'a str {
        self.line.text
    }

    /// Whether any of it is a letter.
    pub fn has_letters(&self) -> bool {
        self.text().contains(char::is_alphabetic)
    }

    /// Whether it is a short name, as menus have, and no beginning of a sentence.
    pub fn is_name(&self) -> bool {
        if self.text().starts_with("我的") {
            return self.text().len() <= 18;
        }
        let said = "以将將基可能会會如何怎么为爲在的和与與从從用是了不我你这這那個把被让讓给給对對到看装裝";
        self.text().chars().count() <= 6 && self.text().chars().all(|c| is_han(c) && !said.contains(c))
    }

    pub fn ends_open(&self) -> bool {
        let dashes = self.text().ends_with(['-', '—', '_', '–', '·']);
        let sign = self.text().ends_with(SIGNS) && (!dashes || self.text().chars().all(|c| SIGNS.contains(&c)));
        sign || self.text().ends_with(['(', '[', '（', '【', '《', '“'])
    }

    pub fn begins_open(&self) -> bool {
        self.text().starts_with(SIGNS) || self.text().starts_with([')', ']', '）', '】', '》', '”'])
    }

    /// Whether it must have something behind it: a label, or the way to a neighbour.
    pub fn leads_to(&self, next: &Self) -> bool {
        let neighbour = vocabulary::is_neighbour(self.line.flat()) && self.line.flat().chars().count() <= 5;
        let counted = next.text().bytes().all(|byte| byte.is_ascii_digit());
        let known = self.line.flat().ends_with("位置:") || self.weight < SURE && next.weight < SURE;
        let label = self.text().ends_with([':', '：']) && (counted || known);
        let clock = (self.is_dated || self.is_day) && next.is_clock();
        let is_size =
            |piece: &Self| matches!(piece.text().trim_matches(['[', ']', '【', '】']), "大" | "中" | "小" | "特");
        let size = is_size(next) && (is_size(self) || self.text().contains('字'));
        neighbour || label || clock || size
    }

    /// Whether it is a label without a colon and the next piece what it speaks of: 来源 新华社.
    pub fn labels(&self, next: &Self) -> bool {
        is_label(self.line.flat()) && (is_fact(next.text()) || is_source(next.text()))
    }

    pub fn is_clock(&self) -> bool {
        self.text().contains(':') && self.text().starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it is a word with which pages in Latin letters are run.
    pub fn is_latin(&self) -> bool {
        let (all, known) = latin(self.text());
        all > 0 && all == known && self.text().is_ascii()
    }

    /// Whether it stands by itself: what the site says, or code.
    pub fn is_apart(&self) -> bool {
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
    pub fn goes_on(&self, next: &Self, behind: Option<&Self>, in_row: bool) -> bool {
        let path = behind.is_some_and(|behind| behind.text().starts_with(PATH));
        let person = |piece: &Self| is_person(piece.text());
        let named = person(next) || is_source(next.text()) || next.text().ends_with("记者");
        let signed = named
            && behind.is_some_and(|behind| behind.weight > 0 || behind.is_dated || behind.is_day || person(behind));
        let bracket = next.text().starts_with(['(', '（']);
        let site = in_row && self.is_name() && !bracket
            || self.text().starts_with(['[', '【']) && self.text().ends_with([']', '】']);
        if path || signed || site || self.is_apart() || next.is_apart() || next.is_dated {
            return false;
        }
        let soft = |c: char| !is_han(c) && (c == ')' || !FINAL.contains(&c));
        self.text().ends_with(soft) || bracket || next.text().starts_with(soft)
    }
}

/// Whether a folded piece says what somebody has done with the text, or how often, in whatever word: 录入:林一, 关注度:12.
fn is_credit(flat: &str) -> bool {
    let bare = flat.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.split_once(':')
        .is_some_and(|(label, fact)| label.chars().count() <= 4 && label.chars().all(is_han) && is_fact(fact))
}

/// Whether a piece is a person's name or a number.
fn is_fact(piece: &str) -> bool {
    is_person(piece) || !piece.is_empty() && piece.bytes().all(|byte| byte.is_ascii_digit())
}
