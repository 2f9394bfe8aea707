#![doc = include_str!("over_conversion.md")]

use crate::clean::Draft;
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::document::Script;
use crate::edit::{Edit, Evidence, Span, Status};
use crate::fold::convert::{To, convert};
use crate::structure::script;

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
    "此字专指一物，在此词中按词组应作另一形",
    "the character names a particular thing; in this word a dictionary of phrases has the other form",
);

/// Traditional characters that name one particular thing and are wrong everywhere else.
const NARROW: [char; 10] = ['錶', '髮', '鬆', '鬍', '穀', '麵', '颱', '齣', '韆', '鞦'];

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    if !text.contains(NARROW) || script::of(text) != Script::Hant {
        return Vec::new();
    }
    let plain = convert(&[text], To::Hans);
    let again = convert(&plain.iter().map(String::as_str).collect::<Vec<_>>(), To::Hant).concat();
    let mut edits = Vec::new();
    for ((at, c), other) in text.char_indices().zip(again.chars()) {
        if c != other && NARROW.contains(&c) {
            edits.push(flag(text, at, at + c.len_utf8()));
        }
    }
    edits
}

/// The flag on the character at `from..to` together with the one behind it, or before it at a word's end.
fn flag(text: &str, from: usize, to: usize) -> Edit {
    let next = text[to..].chars().next().filter(|c| crate::structure::is_han(*c));
    let span = Span::new(from, to + next.map_or(0, char::len_utf8));
    Edit { status: Status::Flagged, ..Edit::plain(RULE.name, text, span, span.of(text), EVIDENCE) }
}
