//! The title among the lines of a page's head.
//!
//! In: a page and the weights of the lines before its prose. Out: the line that is the title. Signs of it: it stands once more in the
//! page, its words stand in the prose, facts about the article stand beside it, and it is no label.

use super::line::SURE;
use crate::clean::names::{is_person, is_source};
use crate::clean::page::{Page, PageLine, flat, is_blank};
use crate::structure::{date, is_han};

/// How many lines of the prose are searched for the words of a title.
const PROSE: usize = 40;

/// The index of the title.
pub fn find(page: Page, weights: &[i32]) -> Option<usize> {
    let head = 0..page.body().start;
    let prose: String = page.lines(page.body()).take(PROSE).map(PageLine::flat).collect();
    let around = around(page);
    let is_repeated = |index: usize| is_repeated(page.line(index).flat(), index, &around);
    let score = |index: usize| {
        let line = page.line(index);
        let weight = weights[index].max(0);
        let length = line.flat().chars().count();
        let long = match length {
            0..=1 => -6,
            2..=3 => -3,
            4..=5 => 0,
            6..=8 => 1,
            _ => 3,
        };
        let meta = |index: usize| weights.get(index).is_some_and(|weight| *weight >= 2);
        let dated = page.parted_below(index).any(|rule| rule == "byline")
            || index + 1 < weights.len() && date::find(page.line(index + 1).text).is_some();
        let named = index + 1 < weights.len() && is_person(page.line(index + 1).text);
        let below = match dated {
            true => 7,
            false if named => 4,
            false => 3 * i32::from(meta(index + 1) || page.is_parted_below(index)),
        };
        let led = index > 0 && page.parted_below(index - 1).any(|rule| matches!(rule, "byline" | "breadcrumb"));
        let above = match index {
            _ if led => 4,
            0 => 0,
            _ => i32::from(meta(index - 1) || page.is_parted_below(index - 1)),
        };
        // Of several labels in a row each leads into a list: 人物：, 时间：.
        let label = |index: usize| page.line(index).flat().find(':').is_some_and(|at| at <= 12);
        let row = label(index) && index + 1 < weights.len() && weights[index + 1] <= 0 && label(index + 1);
        let labelled = 2 * i32::from(label(index)) + 4 * i32::from(row);
        let repeated = weight < 2 && !is_source(line.text) && is_repeated(index);
        // Who wrote stands above the day, too.
        let mut pieces = line.text.split(is_blank);
        let signed = 5 * i32::from(pieces.next().is_some_and(is_person) && pieces.next().is_some());
        let site = 6 * i32::from(!repeated && is_site(line, &around));
        // Above a title stands what is the site's; where that is not so, the title would be a line of the author's.
        let first =
            index == 0 || page.is_parted_above() || (0..index).any(|above| meta(above) || page.is_parted_below(above));
        let alone = if first { 0 } else { 8 };
        let top = 2 * i32::from(index == 0) - 4 * i32::from(line.text.ends_with(['著', '译', '？']));
        i32::from(repeated) * if length < 6 { 4 } else { 14 } - labelled - alone - site - signed
            + top
            + long
            + below
            + above
            + shared(line.flat(), &prose)
            - weight * 2
    };
    let can = |index: &usize| {
        can_be(page.line(*index)) && !page.line(*index).is_day() && (weights[*index] < SURE || is_repeated(*index))
    };
    // Of two with one score the upper: what stands below the title may be a heading.
    let best = head
        .filter(can)
        .map(|index| (score(index), index))
        .max_by_key(|(score, index)| (*score, usize::MAX - index))?;
    Some(best.1)
}

/// Whether a line can be a title: some words, and neither a sentence nor what leads into one.
fn can_be(line: PageLine) -> bool {
    let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && line.flat().chars().count() <= 100
        && !line.text.ends_with(['。', '，', ',', '；', ';', '：', ':', '、', '—'])
        && !line.text.starts_with(['—', '<', '{'])
}

/// Whether a line leads into the title below it.
pub fn is_kicker(text: &str) -> bool {
    text.ends_with(['—', '：', ':']) && (4..=40).contains(&text.chars().count())
}

/// The lines outside the prose, folded, each with its index, and those that were taken out.
fn around(page: Page) -> Vec<(usize, String)> {
    let outside = (0..page.len()).filter(|index| page.is_outside(*index));
    let mut around: Vec<_> = outside.map(|index| (index, page.line(index).flat().to_owned())).collect();
    around.extend(page.taken_out().filter(|line| line.len() < 400).map(|line| (usize::MAX, flat(line))));
    around
}

/// Whether the line begins or ends another line of the page, parted from the rest of it by a sign.
fn is_repeated(title: &str, index: usize, around: &[(usize, String)]) -> bool {
    let sign = |c: char| matches!(c, '-' | '_' | '|' | '—' | '–' | '>' | '/' | '›' | '»' | ':' | ']' | '】' | '》');
    let repeats = |line: &str| {
        let rest = line.strip_prefix(title).map(|rest| rest.is_empty() || rest.starts_with(sign));
        rest.or_else(|| line.strip_suffix(title).map(|rest| rest.ends_with(sign))).unwrap_or(false)
    };
    title.chars().count() >= 4 && around.iter().any(|(other, line)| *other != index && repeats(line))
}

/// Whether the line is the name of the site: it ends as such, or other lines outside the prose have it in them.
fn is_site(line: PageLine, around: &[(usize, String)]) -> bool {
    let name = line.flat();
    let first = line.text.split(['-', '_', '|', '>', ' ']).next().unwrap_or_default();
    (2..=24).contains(&name.chars().count())
        && (line.text.ends_with(['版', '站'])
            || is_source(first)
            || around.iter().any(|(_, line)| line.len() > name.len() && line.contains(name)))
}

/// How much of a title's words stand in the prose: nought to six.
fn shared(title: &str, prose: &str) -> i32 {
    let words = words(title);
    let found = words.iter().filter(|word| prose.contains(**word)).count();
    i32::try_from(6 * found / words.len().max(3)).unwrap_or_default()
}

/// The pairs of Han characters of a text and its other words.
fn words(text: &str) -> Vec<&str> {
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
