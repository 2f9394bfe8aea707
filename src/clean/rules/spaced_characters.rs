#![doc = include_str!("spaced_characters.md")]

use std::collections::BTreeSet;

use crate::clean::Draft;
use crate::clean::blanks::{Blank, runs};
use crate::clean::language::is_bound;
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::edit::{Edit, Evidence};
use crate::structure::is_han;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "spaced-characters",
    stage: Stage::Mend,
    label: Bilingual { zh: "字间空格", en: "spaced characters" },
    summary: Bilingual {
        zh: "全文的词被空格从中间拆开时，去掉汉字之间的空格。",
        en: "Spaces between Han characters, where they part words in the middle all over the document.",
    },
    doc: include_str!("spaced_characters.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(
    "全文的空格常把一个词从中间拆开，作者不会如此分隔",
    "all over the document spaces part words in the middle, as no author sets them",
);

/// Fewer blanks than this prove nothing.
const ENOUGH: usize = 6;

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let blanks: Vec<Blank> = runs(text).into_iter().filter(|blank| is_inside(text, blank)).collect();
    let prose: Vec<&Blank> =
        blanks.iter().filter(|blank| is_between(blank) && is_prose(line_of(text, blank))).collect();
    if prose.len() < ENOUGH || !part_words(&prose) {
        return Vec::new();
    }
    let everywhere = is_everywhere(text, prose.len());
    let wrong = blanks.iter().filter(|blank| everywhere || is_between(blank) && is_prose(line_of(text, blank)));
    wrong.map(|blank| Edit::plain(RULE.name, text, blank.span, "", EVIDENCE)).collect()
}

/// Whether a single blank stands between Han characters, or between one and a mark.
fn is_inside(text: &str, blank: &Blank) -> bool {
    let mark = |c: char| "，。、；：？！“”‘’《》（）「」".contains(c);
    let joins = |c: char| is_han(c) || mark(c);
    joins(blank.before) && joins(blank.behind) && !(mark(blank.before) && mark(blank.behind)) && blank.is_single(text)
}

fn is_between(blank: &Blank) -> bool {
    is_han(blank.before) && is_han(blank.behind)
}

/// Whether the blanks part words: of those in lines of prose every fifth does (by chance every third would, an author's
/// hardly ever), and not always the same word.
fn part_words(prose: &[&Blank]) -> bool {
    let parted: Vec<(char, char)> = prose
        .iter()
        .map(|blank| (blank.before, blank.behind))
        .filter(|(before, behind)| is_bound(*before, *behind))
        .collect();
    let words: BTreeSet<&(char, char)> = parted.iter().collect();
    words.len() >= 3 && parted.len() * 5 >= prose.len()
}

/// Whether more neighbours of the document stand apart than together: then no blank between characters is the author's.
fn is_everywhere(text: &str, apart: usize) -> bool {
    let together = text.chars().zip(text.chars().skip(1)).filter(|(a, b)| is_han(*a) && is_han(*b));
    together.count() < apart
}

/// The line that holds a blank.
fn line_of<'a>(text: &'a str, blank: &Blank) -> &'a str {
    let at = blank.span.from;
    let from = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let to = text[at..].find('\n').map_or(text.len(), |length| at + length);
    &text[from..to]
}

/// Whether a line holds sentences: neither names, labels, verses nor a table.
fn is_prose(line: &str) -> bool {
    line.contains(['，', '。', ',', '；', '！', '？']) && !line.contains(['|', '\t'])
}
