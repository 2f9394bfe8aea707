#![doc = include_str!("spaced_characters.md")]

use crate::clean::Draft;
use crate::clean::blanks::{Blank, runs};
use crate::clean::language::{inside, is_bound};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence};
use crate::structure::is_han;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "spaced-characters",
    stage: Stage::Mend,
    sees: Sees::Text,
    label: Bilingual { zh: "字间空格", en: "spaced characters" },
    summary: Bilingual {
        zh: "全文的词被空格从中间拆开时，去掉汉字之间的空格。",
        en: "Spaces between Han characters, where they part words in the middle all over the document.",
    },
    doc: include_str!("spaced_characters.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "全文的空格常把一个词从中间拆开，作者不会如此分隔",
    "all over the document spaces part words in the middle, as no author sets them",
]);

/// Fewer blanks than this prove nothing.
const ENOUGH: usize = 5;
/// How much likelier, in nats, the blanks must lie inside of clauses than between them.
const PROOF: f32 = 6.0;
/// Words and names that stand apart have at most so many characters.
const WORD: usize = 3;

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let blanks = runs(text, |before, behind| !before.is_ascii() && !behind.is_ascii());
    let blanks: Vec<Blank> = blanks.into_iter().filter(|blank| is_inside(text, blank)).collect();
    let parts_word = |blank: &&Blank| is_between(blank) && is_bound(blank.before, blank.behind);
    if blanks.len() < ENOUGH || blanks.iter().filter(parts_word).nth(1).is_none() {
        return Vec::new();
    }
    let between = blanks.iter().filter(|blank| is_between(blank) && is_prose(line_of(text, blank)));
    let between: Vec<&Blank> = between.collect();
    if between.len() < ENOUGH {
        return Vec::new();
    }
    let everywhere = is_everywhere(text, between.len());
    let wrong: Vec<&Blank> = if everywhere {
        blanks
            .iter()
            .filter(|blank| !is_between(blank) || between.contains(blank) || is_bound(blank.before, blank.behind))
            .collect()
    } else {
        between.clone()
    };
    let judged = between.into_iter().filter(|blank| everywhere || !parts_names(text, blank));
    let judged: Vec<&Blank> = judged.collect();
    if judged.len() < ENOUGH || !part_words(&judged) {
        return Vec::new();
    }
    wrong.into_iter().map(|blank| Edit::plain(RULE.name, text, blank.span, "", EVIDENCE)).collect()
}

/// Whether a single blank stands between Han characters, or between one and a mark.
fn is_inside(text: &str, blank: &Blank) -> bool {
    let mark = |c: char| {
        matches!(
            c,
            '，' | '。'
                | '、'
                | '；'
                | '：'
                | '？'
                | '！'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '《'
                | '》'
                | '（'
                | '）'
                | '「'
                | '」'
        )
    };
    let joins = |c: char| is_han(c) || mark(c);
    joins(blank.before) && joins(blank.behind) && !(mark(blank.before) && mark(blank.behind)) && blank.is_single(text)
}

fn is_between(blank: &Blank) -> bool {
    is_han(blank.before) && is_han(blank.behind)
}

/// Whether short words stand on both sides, as in a list of names (张建国 王 伟).
fn parts_names(text: &str, blank: &Blank) -> bool {
    let before = text[..blank.span.from].chars().rev().take_while(|c| is_han(*c)).take(WORD + 1).count();
    let behind = text[blank.span.to..].chars().take_while(|c| is_han(*c)).take(WORD + 1).count();
    before <= WORD && behind <= WORD
}

/// Whether the blanks part words, and not always the same one.
fn part_words(blanks: &[&Blank]) -> bool {
    let pairs = || blanks.iter().map(|blank| (blank.before, blank.behind));
    let bound = |(before, behind): (char, char)| is_bound(before, behind);
    let mut words = pairs().filter(|pair| bound(*pair));
    let first = words.next();
    words.any(|word| Some(word) != first) && inside(pairs().map(bound)) >= PROOF
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
