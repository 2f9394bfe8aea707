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
    beside(head, index)
        + among(head, index)
        + of_words(head, index, title)
        + looks(known)
        + of_length(known.length)
        + of_weight(known.weight)
        - 5 * flag(behind.is_some())
}

/// Whether more than its looks speaks for the line: facts below it, a label before it, or that it is repeated.
pub fn supports(head: &Head, index: usize) -> bool {
    let known = &head.lines[index];
    Below::of(head, index) != Below::Nothing
        || behind_label(known.line.text).is_some()
        || repeats(known.line.flat(), index, &head.around)[..4].contains(&true)
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
    let below = Below::of(head, index);
    12 * flag(below == Below::Byline)
        + 9 * flag(below == Below::Day)
        + 4 * flag(below == Below::Later)
        + 10 * flag(next.is_some_and(named))
        + 3 * flag(led)
        - 2 * flag(index == 0 && !head.is_parted_above)
        + 2 * flag(last.is_some_and(is_site))
        + 2 * flag(next.is_some_and(|next| next.weight >= 2))
}

/// Where the line stands among all: below something of the site's, above the facts, and not in a list.
fn among(head: &Head, index: usize) -> i32 {
    let (above, below) = head.lines.split_at(index);
    let facts = |known: &Known| known.has_byline_below || known.has_day;
    let (facts_above, facts_below) = (above.iter().any(facts), below.iter().any(facts));
    let silent = |known: &&Known| (-3..2).contains(&known.weight) && !known.has_day && !known.is_parted_below;
    let list = above.iter().rev().take(3).take_while(silent).map(|_| 1).sum::<i32>();
    let labelled = head.lines[index].line.flat().find(':').is_some_and(|at| at <= 12);
    let flat = head.lines[index].line.flat();
    let holds = |other: &Known| other.length >= 3 && is_bounded(flat, other.line.flat());
    4 * flag(facts_below)
        - 4 * flag(facts_above && !facts_below)
        - 2 * list
        - 3 * flag(below.len() == 1)
        - 3 * flag(labelled)
        - 4 * flag(above.iter().any(|known| known.weight >= SURE))
        - 5 * flag(below.iter().skip(1).any(|known| known.weight >= SURE))
        - 13 * flag(head.lines.iter().any(holds))
}

/// Whether a folded line is another one with more at one of its ends, parted by a sign.
fn is_bounded(line: &str, other: &str) -> bool {
    let before = line.strip_suffix(other).is_some_and(|before| before.ends_with(AROUND));
    before || line.strip_prefix(other).is_some_and(|behind| behind.starts_with(AROUND))
}

/// Whether its words stand elsewhere: in the prose, in a line beside it, or all of them once more.
fn of_words(head: &Head, index: usize, title: &str) -> i32 {
    let below = &head.lines[index + 1..];
    let found = repeats(title, index, &head.around);
    let [begins, ends, is, stands, inside] = found.map(flag);
    let words = words(title);
    let similar =
        |other: &Known| words.iter().filter(|word| other.line.flat().contains(**word)).count() * 2 > words.len();
    let shared = words.iter().filter(|word| head.prose.contains(**word)).count();
    let short = title.chars().count() <= 6;
    let early = words.iter().filter(|word| head.first.contains(**word)).count();
    11 * begins + 9 * ends + 3 * is + 9 * stands + 6 * inside - 2 * flag(short && is > 0)
        + 2 * flag(short && inside > 0)
        + 4 * flag(below.iter().take(4).any(similar))
        - 9 * flag(shared == 0 && !words.is_empty())
        + 4 * i32::try_from(6 * shared / words.len().max(3)).unwrap_or_default()
        - 3 * flag(words.is_empty())
        + 2 * i32::try_from(4 * early / words.len().max(3)).unwrap_or_default()
        + 3 * flag(begins > 0 && index > 0)
}

fn of_length(length: usize) -> i32 {
    -16 * flag(length <= 4)
        - flag((5..=9).contains(&length))
        - 4 * flag(length > 40)
        - 4 * flag((5..=6).contains(&length))
        - 3 * flag(length <= 2)
        + 2 * flag(length >= 15)
}

fn of_weight(weight: i32) -> i32 {
    -5 * weight.clamp(0, SURE) + 2 * weight.clamp(-SURE, 0)
}

/// What the line looks like.
fn looks(known: &Known) -> i32 {
    let text = known.line.text;
    let numbered = text.starts_with(|c: char| c.is_ascii_digit() || "·•◇◆※■★".contains(c));
    let flat = known.line.flat();
    4 * flag(text.ends_with(['？', '?', '!', '！'])) + 3 * flag(!text.contains(is_han))
        - 20 * flag(text.ends_with(['。', '：', ':']))
        - 11 * flag(is_person(text) || is_source(text))
        - 8 * flag(known.has_day)
        - 3 * flag(numbered)
        - 3 * flag(is_number_of_series(text))
        - 2 * flag(is_source(text))
        - 3 * flag(has_number_of_series(flat))
        - 10 * flag(is_site_and_part(flat))
        + 11 * flag(flat.contains("::") || text.contains('_'))
        - 3 * flag(NAMES.iter().any(|end| flat.ends_with(end)))
}

/// How the names of those end that put out pages, folded.
const NAMES: [&str; 24] = [
    "小学", "中学", "大学", "学院", "医院", "协会", "学会", "公报", "通讯", "简报", "周刊", "周报", "月刊", "季刊",
    "志", "之家", "园", "论坛", "社区", "资讯", "公司", "集团", "博客", "空间",
];

/// Whether a folded line names a part of a series: 某某公报第604期.
fn has_number_of_series(flat: &str) -> bool {
    let Some((_, behind)) = flat.split_once('第') else { return false };
    let number = behind.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    number.len() < behind.len() && number.starts_with(['期', '版', '号', '卷', '刊'])
}

/// Whether a folded line is the name of a site and of a part of it: 掌上楚天-新闻.
fn is_site_and_part(flat: &str) -> bool {
    let mut parts = flat.split(['-', '·', '|', '>', '—', '/', '»', '_']).filter(|part| !part.is_empty());
    let short = |part: &str| part.chars().all(is_han) && part.chars().count() <= 8;
    let two = [parts.next(), parts.next()];
    parts.next().is_none() && two.iter().all(|part| part.is_some_and(short))
}

/// Whether a line or piece ends in the number of a part of a series: 第3期.
pub fn is_number_of_series(text: &str) -> bool {
    let number = text.strip_suffix(['期', '讲', '講', '版', '辑', '篇', '集', '号']);
    number.is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()) && text.contains('第'))
}

/// Whether a title begins another line of the page, ends one, is one, stands in one between signs, or in one without.
fn repeats(title: &str, index: usize, around: &[(usize, String)]) -> [bool; 5] {
    let mut found = [false; 5];
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
            _ => 4,
        };
        found[which] = true;
    }
    found
}

/// Signs that part a title from what stands beside it.
pub const AROUND: [char; 21] =
    ['┊', '│', '∣', '丨', '-', '_', '|', '—', '–', '>', '/', '›', '»', ':', '：', ']', '】', '《', '》', '【', '→'];

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
