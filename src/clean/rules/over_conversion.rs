#![doc = include_str!("over_conversion.md")]

use memchr::{memchr_iter, memmem};

use crate::clean::Draft;
use crate::clean::language::{pair, symbol};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::document::Script;
use crate::edit::{Edit, Evidence, Span, Status};
use crate::fold::convert::{To, convert};
use crate::structure::{is_han, script};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "over-conversion",
    stage: Stage::Classify,
    sees: Sees::Text,
    label: Bilingual { zh: "过度繁化", en: "over-conversion" },
    summary: Bilingual {
        zh: "简转繁时错选的字（錶現、編髮）；只标出，检索不受影响。",
        en: "Characters chosen wrongly when the text was turned into traditional ones; flagged, search finds them all the same.",
    },
    doc: include_str!("over_conversion.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "此字专指一物，与其后的字成词时词典作另一形",
    "the character names a particular thing; in the word that it forms here the dictionary has the other form",
]);

/// Whether it is a traditional character that names one particular thing and is wrong everywhere else.
const fn is_narrow(c: char) -> bool {
    matches!(c, '錶' | '髮' | '鬆' | '鬍' | '穀' | '麵' | '颱' | '齣' | '韆' | '鞦')
}

/// The byte with which their UTF-8 begins and those that follow, and the two of the one that begins otherwise (穀).
const LEAD: u8 = 0xE9;
const SECOND: [u8; 8] = [0x8C, 0x9E, 0x9F, 0xA2, 0xAB, 0xAC, 0xBA, 0xBD];
const OTHER: [u8; 2] = [0xE7, 0xA9];

/// A pair of characters that costs at most this (nats) is a word or belongs to one.
const WORD: f32 = 3.0;
/// By how much the pair to the right must be more usual than the one to the left (nats).
const CLOSER: f32 = 4.0;

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let may_be = |at: &usize| text.as_bytes().get(at + 1).is_some_and(|byte| SECOND.contains(byte));
    let places = memchr_iter(LEAD, text.as_bytes()).filter(may_be);
    let places = places.chain(memmem::find_iter(text.as_bytes(), &OTHER));
    let wrong: Vec<Edit> = places.filter_map(|at| in_wrong_word(text, at)).map(|span| flag(text, span)).collect();
    if wrong.is_empty() || script::of(text) != Script::Hant { Vec::new() } else { wrong }
}

/// The character at byte `at` with the one behind it, if it is narrow and they are in a word that has another form.
fn in_wrong_word(text: &str, at: usize) -> Option<Span> {
    let mut chars = text[at..].chars();
    let narrow = chars.next().filter(|c| is_narrow(*c))?;
    let behind = chars.next()?;
    let before = text[..at].chars().next_back()?;
    let end = at + narrow.len_utf8() + behind.len_utf8();
    is_wrong(before, narrow, behind).then(|| Span::new(at, end))
}

/// Whether `narrow` forms a word with the character behind it, in which a dictionary has another form of it.
fn is_wrong(before: char, narrow: char, behind: char) -> bool {
    let [left, middle, right] = [before, narrow, behind].map(symbol);
    let usual = pair(middle, right);
    let is_word = is_han(behind) && usual <= WORD && pair(left, middle) - usual >= CLOSER;
    // What a dictionary has is asked last: it takes longest.
    is_word && !convert(&[[middle, right].iter().collect::<String>().as_str()], To::Hant).concat().starts_with(narrow)
}

/// The flag on a character and the one behind it.
fn flag(text: &str, span: Span) -> Edit {
    Edit { status: Status::Flagged, ..Edit::plain(RULE.name, text, span, span.of(text), EVIDENCE) }
}
