//! The margins of a page: what stands before the author's text and behind it, told by how its lines look together.
//!
//! In: a page. Out: the lines of its head and tail that are the site's. A line is weighed ([`mod@line`]), and the border between site and
//! author is put where the weights on the site's side add up to the most. Where nothing is sure, nothing is the site's.

pub mod heading;
pub mod lexicon;
pub mod line;
pub mod signs;

use std::ops::Range;

use super::page::Page;
use super::{Draft, path};
use crate::edit::{Edit, Evidence};
use line::{OWN, SURE, weigh};

/// What a line weighs that says nothing by itself, where no furniture was found farther in.
const SILENT: i32 = -1;
/// By how much a title is to be likelier than every line above it, in a head without furniture.
pub const AHEAD: i32 = 12;
/// So many lines before the prose that are hardly the author's prove that it is a page.
const SEVERAL: usize = 4;
/// So many lines before the prose are a menu.
const MENU: usize = 8;
/// What a line gains that stands farther out than furniture.
const OUTSIDE: i32 = 2;

/// The site's lines behind the author's text.
pub fn tail(page: Page) -> Vec<usize> {
    let lines = page.body().end..page.len();
    if page.body().is_empty() || lines.is_empty() {
        return Vec::new();
    }
    let mut weights: Vec<i32> = lines.clone().map(|index| behind(page, index)).collect();
    let mut link = Link::new(page, &weights);
    for index in lines.clone().rev() {
        let is_parted = page.parted_below(index).next().is_some();
        link.weigh(index, &mut weights[index - lines.start], is_parted);
    }
    let first = weights.iter().position(|weight| *weight >= SURE).map_or(lines.end, |at| lines.start + at);
    let outside = |index: usize| if index > first && !page.is_framed(index) { OUTSIDE } else { 0 };
    let weights: Vec<i32> = lines.clone().zip(weights).map(|(index, weight)| weight + outside(index)).collect();
    let (sum, count) = border(weights.iter().rev().copied());
    let from = lines.end - count;
    let several = sum >= 2 * SURE && (from..lines.end).any(|index| weights[index - lines.start] >= SURE);
    let own = |index: usize| weights[index - lines.start] <= OWN;
    // Where both ends of the page prove that it is one, less will do.
    let enough = if page.is_furnished().0 { SURE / 2 } else { SURE };
    if several || sum >= enough && page.is_furnished().1 {
        (from..lines.end).filter(|index| !own(*index)).collect()
    } else {
        Vec::new()
    }
}

const RECURS: Evidence = Evidence::new(&[
    "同一文集的其他文本也有此行，且自页面边缘起与页面部件相连",
    "other texts of the corpus have this line, too, and between it and the edge of the page all is the site’s",
]);

/// Edits that take those lines out, each on the evidence there is.
pub fn edits(draft: &Draft, rule: &'static str, evidence: &Evidence, lines: &[usize]) -> Vec<Edit> {
    let page = Page::of(draft);
    let edit = |index: &usize| {
        let line = page.line(*index);
        let evidence = if line.recurs() && weigh(line) < SURE { RECURS } else { evidence.clone() };
        Edit::plain(rule, draft.text(), line.span, "", evidence)
    };
    lines.iter().map(edit).collect()
}

/// The way from the edge of a page inwards, as far as all is the site's: what other texts have, too, is the site's on it. Farther
/// in stand headings and signatures of the author's, which recur as well; and in a text without any furniture all is the author's.
struct Link<'a> {
    page: Page<'a>,
    is_page: bool,
    holds: bool,
}

impl<'a> Link<'a> {
    /// At the edge of a page whose lines there have those weights.
    fn new(page: Page<'a>, weights: &[i32]) -> Self {
        let (head, tail) = page.is_furnished();
        Self { page, is_page: head || tail || weights.iter().any(|weight| *weight >= SURE), holds: true }
    }

    /// Weighs the next line inwards, which has that weight by itself; whether furniture was taken out before it.
    fn weigh(&mut self, index: usize, weight: &mut i32, is_parted: bool) {
        let line = self.page.line(index);
        if self.is_page && line.recurs() && *weight > OWN && !line.is_prose() && (self.holds || is_parted) {
            *weight = SURE + 1;
        }
        self.holds = *weight >= SURE;
    }
}

/// The weight of a line where it stands.
fn placed(page: Page, index: usize, weight: i32) -> i32 {
    let weight = if weight == 0 { SILENT } else { weight };
    if page.is_framed(index) { weight + OUTSIDE } else { weight }
}

/// The weight of a line behind the prose. A day alone there is under a signature, without a time.
fn behind(page: Page, index: usize) -> i32 {
    let line = page.line(index);
    let weight = weigh(line);
    if page.is_framed(index) {
        return placed(page, index, weight);
    }
    let path = path::steps(line.text).len() > 2 || line.text.starts_with("http");
    if line.is_day() && !line.text.contains(':') {
        OWN
    } else {
        placed(page, index, if path { weight.min(0) } else { weight })
    }
}

/// Of weights in a row the sum that is the most, and how many of them add up to it.
fn border(weights: impl Iterator<Item = i32>) -> (i32, usize) {
    let (mut sum, mut best) = (0, (0, 0));
    for (index, weight) in weights.enumerate() {
        sum += weight;
        if sum > best.0 {
            best = (sum, index + 1);
        }
    }
    best
}

/// The site's lines before the author's text: all above the title, and below it those that reach down to the prose.
pub fn head(page: Page) -> Vec<usize> {
    let lines = 0..page.body().start;
    if lines.len() < 2 {
        return Vec::new();
    }
    let mut weights: Vec<i32> = lines.clone().map(|index| weigh(page.line(index))).collect();
    let mut link = Link::new(page, &weights);
    for index in lines.clone() {
        let is_parted = index > 0 && page.parted_below(index - 1).next().is_some();
        link.weigh(index, &mut weights[index], is_parted);
    }
    let several = || weights.iter().filter(|weight| **weight >= SURE / 2).count() >= SEVERAL;
    let is_furnished = page.is_furnished().0 || weights.iter().any(|weight| *weight >= SURE) || several();
    // Where only what stands behind the text proves that it is a page, the title must stand out.
    let ahead = if is_furnished || lines.len() >= MENU { i32::MIN } else { AHEAD };
    let Some(title) = heading::find(page, &weights, ahead).filter(|_| is_furnished || page.has_site_behind()) else {
        return Vec::new();
    };
    let below = title + 1..lines.end;
    let reach = reach(page, below.clone(), &weights);
    let kicker = title.checked_sub(1).filter(|above| heading::is_kicker(page.line(*above).text));
    let above = (0..title).filter(|index| Some(*index) != kicker && weights[*index] > 2 * OWN);
    above.chain(reach.filter(|index| weights[*index] > OWN)).collect()
}

/// The lines below the title that are the site's: as far as their weights add up to the most.
fn reach(page: Page, below: Range<usize>, weights: &[i32]) -> Range<usize> {
    let weighed = below.clone().map(|index| placed(page, index, weights[index]));
    let (_, count) = border(weighed);
    below.start..below.start + count
}
