//! Reach: from which line of a page to which the author's prose goes.
//!
//! In: a page. Out: the lines from the first of its prose to the last, as a range of indices. Headings and lists in between are
//! not looked at; what stands around it is for [`super::margin`] to judge.

use std::ops::Range;

use super::margin::line::{OWN, SURE, weigh};
use super::page::Page;
use crate::structure::date;

/// From the first line of prose to behind the last. What sites say of themselves reads like prose; where furniture stands
/// between it and the rest, it is not the text's. Most lines are in between and are not looked at.
pub fn body(page: Page) -> Range<usize> {
    let prose = |index: &usize| page.line(*index).is_prose();
    let Some(mut first) = (0..page.len()).find(prose) else { return sentences(page) };
    let mut last = (first..page.len()).rfind(prose).unwrap_or(first);
    let talk = |line: usize| page.line(line).may_be_talk();
    let parted = |between: Range<usize>| page.lines(between).any(|line| weigh(line) >= SURE);
    // A short announcement stands above the head: the day of the text below it.
    let dated =
        |between: Range<usize>| page.lines(between).any(|line| weigh(line) >= SURE && date::find(line.text).is_some());
    while first < last {
        let (is_talk, is_short) = (talk(first), page.line(first).text.len() <= SHORT);
        if !(is_talk || is_short) {
            break;
        }
        let second = (first + 1..last).find(prose).unwrap_or(last);
        let between = first + 1..second;
        if !(is_talk && parted(between.clone()) || is_short && between.len() >= GAP && dated(between)) {
            break;
        }
        first = second;
    }
    while first < last && talk(last) {
        let second = (first + 1..last).rfind(prose).unwrap_or(first);
        if !parted(second + 1..last) {
            break;
        }
        last = second;
    }
    first..last + 1
}

/// A sentence that stands by itself is no longer, in bytes: sixty Han characters.
const SHORT: usize = 180;
/// So many lines part it from the text at least.
const GAP: usize = 3;

/// In a text without prose, from its first short sentence to the last.
fn sentences(page: Page) -> Range<usize> {
    let said = |index: &usize| {
        let line = page.line(*index);
        line.text.ends_with('。') && line.text.len() >= SENTENCE && weigh(line) <= OWN
    };
    let first = (0..page.len()).find(said);
    first.map_or_else(|| between(page), |first| first..(first..page.len()).rfind(said).unwrap_or(first) + 1)
}

/// In a text without any sentence, the most lines in a row between such as other texts have, too, but for the first, which is the
/// title, and what the site says below it and at the end.
fn between(page: Page) -> Range<usize> {
    let (mut from, mut longest) = (page.len(), 0..0);
    for index in (0..page.len()).filter(|index| page.line(*index).recurs()) {
        if from < index && index - from > longest.len() {
            longest = from..index;
        }
        from = index + 1;
    }
    let is_site = |index: &usize| weigh(page.line(*index)) > 0 || page.line(*index).is_day();
    let start = (longest.start + 1..longest.end).find(|index| !is_site(index));
    let end = longest.rfind(|index| !is_site(index));
    start.zip(end).map_or(0..0, |(start, end)| start..end + 1)
}

/// Ten Han characters take this many bytes.
const SENTENCE: usize = 30;
