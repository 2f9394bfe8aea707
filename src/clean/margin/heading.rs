//! The title among the lines of a page's head.
//!
//! In: a page and the weights of the lines before its prose. Out: the line that is the title. Signs of it: it stands once more in the
//! page, its words stand in the prose, facts about the article stand beside it, and it is no label.

use super::line::SURE;
use crate::clean::page::{Page, PageLine, flat};
use crate::structure::is_han;

/// How many lines of the prose are searched for the words of a title.
const PROSE: usize = 40;

/// The index of the title.
pub fn find(page: Page, weights: &[i32]) -> Option<usize> {
    let head = 0..page.body().start;
    let prose: String = page.lines(page.body()).take(PROSE).map(PageLine::flat).collect();
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
        let below = 4 * i32::from(meta(index + 1) || page.is_parted_below(index));
        let above = i32::from(index > 0 && (meta(index - 1) || page.is_parted_below(index - 1)));
        let labelled = 6 * i32::from(line.flat().find(':').is_some_and(|at| at <= 12));
        // Above a title stands what is the site's; where that is not so, the title would be a line of the author's.
        let first =
            index == 0 || page.is_parted_above() || (0..index).any(|above| meta(above) || page.is_parted_below(above));
        let alone = if first { 0 } else { 8 };
        let top = 2 * i32::from(index == 0) - 4 * i32::from(line.text.ends_with(['著', '译', '？']));
        14 * i32::from(weight < 2 && is_repeated(page, index)) - labelled - alone
            + top
            + long
            + below
            + above
            + shared(line.flat(), &prose)
            - weight * 2
    };
    let can = |index: &usize| can_be(page.line(*index)) && (weights[*index] < SURE || is_repeated(page, *index));
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

/// Whether the line begins or ends another line of the page, parted from the rest of it by a sign.
fn is_repeated(page: Page, index: usize) -> bool {
    let title = page.line(index).flat();
    if title.chars().count() < 4 {
        return false;
    }
    let sign = |c: char| matches!(c, '-' | '_' | '|' | '—' | '–' | '>' | '/' | '›' | '»' | ':' | ']' | '】' | '》');
    let repeats = |line: &str| {
        let rest = line.strip_prefix(title).map(|rest| rest.is_empty() || rest.starts_with(sign));
        rest.or_else(|| line.strip_suffix(title).map(|rest| rest.ends_with(sign))).unwrap_or(false)
    };
    let outside = (0..page.body().start).chain(page.body().end..page.len());
    outside.filter(|other| *other != index).any(|other| repeats(page.line(other).flat()))
        || page.taken_out().filter(|line| line.len() < 400).any(|line| repeats(&flat(line)))
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
