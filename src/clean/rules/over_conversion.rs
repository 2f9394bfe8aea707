#![doc = include_str!("over_conversion.md")]

use crate::clean::Draft;
use crate::clean::language::{pair, symbol};
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::document::Script;
use crate::edit::{Edit, Evidence, Span, Status};
use crate::fold::convert::{To, convert};
use crate::structure::{is_han, script};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "over-conversion",
    stage: Stage::Classify,
    label: Bilingual { zh: "过度繁化", en: "over-conversion" },
    summary: Bilingual {
        zh: "简转繁时错选的字（錶現、編髮）；只标出，检索不受影响。",
        en: "Characters chosen wrongly when the text was turned into traditional ones; flagged, search finds them all the same.",
    },
    doc: include_str!("over_conversion.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(
    "此字专指一物，与其后的字成词时词典作另一形",
    "the character names a particular thing; in the word that it forms here the dictionary has the other form",
);

/// Traditional characters that name one particular thing and are wrong everywhere else.
const NARROW: [char; 10] = ['錶', '髮', '鬆', '鬍', '穀', '麵', '颱', '齣', '韆', '鞦'];

/// A pair of characters that costs at most this (nats) is a word or belongs to one.
const WORD: f32 = 3.0;
/// By how much the pair to the right must be more usual than the one to the left (nats).
const CLOSER: f32 = 4.0;

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    if !text.contains(NARROW) || script::of(text) != Script::Hant {
        return Vec::new();
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let three = chars.windows(3);
    let wrong = three.filter(|w| NARROW.contains(&w[1].1) && is_wrong(w[0].1, w[1].1, w[2].1));
    wrong.map(|w| flag(text, w[1].0, w[2].0)).collect()
}

/// Whether `narrow` forms a word with the character behind it, in which a dictionary has another form of it.
fn is_wrong(before: char, narrow: char, behind: char) -> bool {
    let [left, middle, right] = [before, narrow, behind].map(symbol);
    let word: String = [middle, right].iter().collect();
    let other = convert(&[word.as_str()], To::Hant).concat();
    is_han(behind)
        && !other.starts_with(narrow)
        && pair(middle, right) <= WORD
        && pair(left, middle) - pair(middle, right) >= CLOSER
}

/// The flag on the character at `from` and the one at `next`.
fn flag(text: &str, from: usize, next: usize) -> Edit {
    let span = Span::new(from, next + text[next..].chars().next().map_or(0, char::len_utf8));
    Edit { status: Status::Flagged, ..Edit::plain(RULE.name, text, span, span.of(text), EVIDENCE) }
}
