//! Signs that a line of a page's head is its title, each with what it counts.
//!
//! In: the head and a line of it. Out: a score, the higher the likelier. The weights are those of a choice among the lines of a page
//! (a conditional logit, times four and rounded), fitted on the pages of `tests/sites/dev.txt`, and on such with what one template has above
//! the title and another has below.

use super::heading::{Head, Known, behind_label};
use super::line::SURE;
use crate::clean::flat::flat;
use crate::clean::names::{is_person, is_signature, is_source};
use crate::structure::is_han;

/// How likely the line of that index is the title.
pub fn score(head: &Head, index: usize) -> i32 {
    let known = &head.lines[index];
    let behind = behind_label(known.line.text).map(flat);
    let title = behind.as_deref().unwrap_or(known.line.flat());
    let signs = [beside(head, index), among(head, index), of_words(head, index, title)];
    signs.iter().sum::<i32>()
        + looks(known)
        + of_length(known.length)
        + of_weight(known.weight)
        + 13 * flag(behind.is_some())
}

/// Whether more than its looks speaks for the line: facts below it, a label before it, or that it is repeated.
pub fn supports(head: &Head, index: usize) -> bool {
    let known = &head.lines[index];
    Below::of(head, index) != Below::Nothing
        || behind_label(known.line.text).is_some()
        || repeats(known.line.flat(), index, &head.around).contains(&true)
}

fn flag(is: bool) -> i32 {
    i32::from(is)
}

/// What facts stand below a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    /// A byline that was taken out.
    Byline,
    /// A day in the next line.
    Day,
    /// Either, a line further on.
    Later,
    Nothing,
}

impl Below {
    fn of(head: &Head, index: usize) -> Self {
        let line = |by: usize| head.lines.get(index + by);
        match () {
            () if head.lines[index].has_byline_below => Self::Byline,
            () if line(1).is_some_and(|next| next.has_day) => Self::Day,
            () if line(1).is_some_and(|next| next.has_byline_below) || line(2).is_some_and(|next| next.has_day) => {
                Self::Later
            }
            () => Self::Nothing,
        }
    }
}

/// Whether a line is the site's, or something of the site's stood right below it.
fn is_site(known: &Known) -> bool {
    known.weight >= 2 || known.is_parted_below
}

/// What stands right above and below the line.
fn beside(head: &Head, index: usize) -> i32 {
    let next = head.lines.get(index + 1);
    let named = |line: &Known| is_person(line.line.text) || is_source(line.line.text) || is_signature(line.line.flat());
    let last = index.checked_sub(1).map(|above| &head.lines[above]);
    let led = last.map_or(head.is_parted_above, |last| last.leads_below);
    let below = match Below::of(head, index) {
        Below::Byline => 13,
        Below::Day => 15,
        Below::Later => 5,
        Below::Nothing => 0,
    };
    below + 10 * flag(next.is_some_and(named)) + 9 * flag(led) - 4 * flag(index == 0 && !head.is_parted_above)
        + 2 * flag(last.is_some_and(is_site))
}

/// Where the line stands among all: below something of the site's, above the facts, and not in a list.
fn among(head: &Head, index: usize) -> i32 {
    let (above, below) = head.lines.split_at(index);
    let facts = |known: &Known| known.has_byline_below || known.has_day;
    let facts = match (above.iter().any(facts), below.iter().any(facts)) {
        (_, true) => 6,
        (true, false) => -6,
        (false, false) => 0,
    };
    let alone = !head.is_parted_above && index > 0 && !above.iter().any(is_site);
    let silent = |known: &&Known| (-3..2).contains(&known.weight) && !known.has_day && !known.is_parted_below;
    let list = above.iter().rev().take(3).take_while(silent).map(|_| 1).sum::<i32>();
    let labelled = head.lines[index].line.flat().find(':').is_some_and(|at| at <= 12);
    facts - 7 * flag(alone) - list - 4 * flag(below.len() == 1) - 4 * flag(labelled)
}

/// Whether its words stand elsewhere: in the prose, in a line beside it, or all of them once more.
fn of_words(head: &Head, index: usize, title: &str) -> i32 {
    let below = &head.lines[index + 1..];
    let [begins, ends, is, stands] = repeats(title, index, &head.around).map(flag);
    let words = words(title);
    let similar =
        |other: &Known| words.iter().filter(|word| other.line.flat().contains(**word)).count() * 2 > words.len();
    let shared = words.iter().filter(|word| head.prose.contains(**word)).count();
    15 * begins + 9 * ends + 2 * is + 14 * stands + 3 * flag(below.iter().take(4).any(similar))
        - 9 * flag(shared == 0 && !words.is_empty())
        + 4 * i32::try_from(6 * shared / words.len().max(3)).unwrap_or_default()
}

fn of_length(length: usize) -> i32 {
    match length {
        0..=4 => -15,
        5..=9 => -4,
        10..=40 => 0,
        _ => -2,
    }
}

fn of_weight(weight: i32) -> i32 {
    -5 * weight.clamp(0, SURE) + 5 * flag(weight >= SURE) + 2 * weight.clamp(-SURE, 0)
}

/// What the line looks like.
fn looks(known: &Known) -> i32 {
    let text = known.line.text;
    let numbered = text.starts_with(|c: char| c.is_ascii_digit() || "·•◇◆※■★".contains(c));
    5 * flag(text.ends_with(['？', '?', '!', '！']))
        + 6 * flag(!text.contains(is_han))
        + 3 * flag(text.contains(['_', '(', '：', ':', '（']))
        - 3 * flag(text.starts_with(['[', '【', '(', '（', '/', '+']))
        - 18 * flag(text.ends_with(['。', '：', ':']))
        - 10 * flag(is_person(text) || is_source(text))
        - 6 * flag(known.has_day)
        - 2 * flag(numbered)
        - 3 * flag(is_number_of_series(text))
}

/// Whether a line or piece ends in the number of a part of a series: 第3期.
pub fn is_number_of_series(text: &str) -> bool {
    let number = text.strip_suffix(['期', '讲', '講', '版', '辑', '篇', '集', '号']);
    number.is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()) && text.contains('第'))
}

/// Whether a title begins another line of the page, ends one, is one, or stands in one between signs.
fn repeats(title: &str, index: usize, around: &[(usize, String)]) -> [bool; 4] {
    let mut found = [false; 4];
    if title.chars().count() < 3 {
        return found;
    }
    for (_, line) in around.iter().filter(|(other, _)| *other != index) {
        let Some((before, behind)) = line.split_once(title) else { continue };
        let which = match (before.is_empty(), behind.is_empty()) {
            (true, false) if behind.starts_with(AROUND) => 0,
            (false, true) if before.ends_with(AROUND) => 1,
            (true, true) => 2,
            (false, false) if before.ends_with(AROUND) && behind.starts_with(AROUND) => 3,
            _ => continue,
        };
        found[which] = true;
    }
    found
}

/// Signs that part a title from what stands beside it.
pub const AROUND: [char; 17] =
    ['-', '_', '|', '—', '–', '>', '/', '›', '»', ':', '：', ']', '】', '《', '》', '【', '→'];

/// The pairs of Han characters of a text and its other words.
pub fn words(text: &str) -> Vec<&str> {
    let places: Vec<(usize, char)> = text.char_indices().collect();
    let mut words = Vec::new();
    for pair in places.windows(2) {
        if is_han(pair[0].1) && is_han(pair[1].1) {
            words.push(&text[pair[0].0..pair[1].0 + pair[1].1.len_utf8()]);
        }
    }
    words.extend(text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 2));
    words
}
