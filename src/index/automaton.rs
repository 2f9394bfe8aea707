//! Automaton: a pattern to scan for, in time that is bounded whatever the pattern and the text are.
//!
//! In: a pattern as [`Hir`], then texts. Out: where it stands, leftmost first. It does not read what was typed.
//!
//! Patterns run as lazy automata of limited size: a step for each byte. Two things could take longer, and are counted: states
//! that are made over and over again, and a look ahead to the end of a text for each of many matches. Where either
//! goes beyond its limit the search gives up, which depends on nothing but the pattern and the texts.

use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{Compiler, Config, WhichCaptures};
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::{Hir, HirKind};

use crate::edit::Span;

/// Bytes of the automaton that a pattern is compiled to.
const MOST_BYTES: usize = 200 << 10;
/// Bytes of the states that are kept, and how often they may be thrown away for others.
const CACHE: usize = 2 << 20;
const MOST_CLEARS: usize = 16;
/// Bytes that may be looked at for each byte of the texts, and beside them.
const LOOKS: usize = 16;
const FREE_LOOKS: usize = 1 << 20;

/// A pattern, ready to be looked for.
#[derive(Clone, Debug)]
pub(crate) struct Automaton {
    pattern: Hir,
    forward: DFA,
    backward: DFA,
}

impl PartialEq for Automaton {
    fn eq(&self, other: &Self) -> bool {
        self.pattern == other.pattern
    }
}

impl Eq for Automaton {}

/// A search went beyond its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct GaveUp;

impl Automaton {
    /// The automaton of a pattern; `None` if it would be too large.
    pub fn new(pattern: Hir) -> Option<Self> {
        let compiled = |reverse: bool, kind: MatchKind| {
            let config = Config::new().which_captures(WhichCaptures::None);
            let config = config.nfa_size_limit(Some(MOST_BYTES)).reverse(reverse);
            let nfa = Compiler::new().configure(config).build_from_hir(&pattern).ok()?;
            let config = DFA::config()
                .match_kind(kind)
                .cache_capacity(CACHE)
                .skip_cache_capacity_check(true)
                .minimum_cache_clear_count(Some(MOST_CLEARS));
            DFA::builder().configure(config).build_from_nfa(nfa).ok()
        };
        let (forward, backward) = (compiled(false, MatchKind::LeftmostFirst)?, compiled(true, MatchKind::All)?);
        Some(Self { pattern, forward, backward })
    }

    /// The longest text that stands in whatever matches, as far as the pattern says so plainly.
    pub fn literal(&self) -> Option<&str> {
        let parts = match self.pattern.kind() {
            HirKind::Concat(parts) => parts.as_slice(),
            _ => std::slice::from_ref(&self.pattern),
        };
        let literals = parts.iter().filter_map(|part| match part.kind() {
            HirKind::Literal(literal) => std::str::from_utf8(&literal.0).ok(),
            _ => None,
        });
        literals.max_by_key(|literal| literal.len())
    }

    /// Ready to look into one text after the other.
    pub fn search(&self) -> Search<'_> {
        Search {
            automaton: self,
            forward: self.forward.create_cache(),
            backward: self.backward.create_cache(),
            looks: FREE_LOOKS,
        }
    }
}

/// A search under way.
pub(crate) struct Search<'a> {
    automaton: &'a Automaton,
    forward: Cache,
    backward: Cache,
    /// Bytes that may still be looked at.
    looks: usize,
}

impl Search<'_> {
    /// Gives every place in `text` that matches to `take`: leftmost first, not overlapping, none of them empty.
    pub fn each(&mut self, text: &str, mut take: impl FnMut(Span)) -> Result<(), GaveUp> {
        self.looks = self.looks.saturating_add(text.len().saturating_mul(LOOKS));
        let mut at = 0;
        while at < text.len() {
            let Some(end) = self.end(text, at)? else {
                break;
            };
            let start = self.start(text, Span::new(at, end))?;
            at = if start < end {
                take(Span::new(start, end));
                end
            } else {
                // An empty match shows nothing; the next one may begin behind the next character.
                end + text[end..].chars().next().map_or(1, char::len_utf8)
            };
        }
        Ok(())
    }

    /// Where the leftmost match from `at` on ends.
    fn end(&mut self, text: &str, at: usize) -> Result<Option<usize>, GaveUp> {
        let (dfa, cache) = (&self.automaton.forward, &mut self.forward);
        let input = Input::new(text).range(at..).anchored(Anchored::No);
        let mut state = dfa.start_state_forward(cache, &input).map_err(|_| GaveUp)?;
        // A match is known one byte behind its end.
        let (mut end, mut stopped) = (None, text.len());
        for (byte, place) in text.as_bytes()[at..].iter().zip(at..) {
            state = dfa.next_state(cache, state, *byte).map_err(|_| GaveUp)?;
            if state.is_match() {
                end = Some(place);
            } else if state.is_dead() || state.is_quit() {
                stopped = place;
                break;
            }
        }
        if stopped == text.len() && dfa.next_eoi_state(cache, state).map_err(|_| GaveUp)?.is_match() {
            end = Some(text.len());
        }
        self.looks = self.looks.checked_sub(stopped - at).ok_or(GaveUp)?;
        Ok(end)
    }

    /// Where the match that ends `place` begins, which is not before its beginning.
    fn start(&mut self, text: &str, place: Span) -> Result<usize, GaveUp> {
        let input = Input::new(text).range(place.from..place.to).anchored(Anchored::Yes);
        let found = self.automaton.backward.try_search_rev(&mut self.backward, &input).map_err(|_| GaveUp)?;
        self.looks = self.looks.checked_sub(place.len()).ok_or(GaveUp)?;
        Ok(found.map_or(place.to, |found| found.offset()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn automaton(pattern: &str) -> Option<Automaton> {
        Automaton::new(regex_syntax::parse(pattern).expect(pattern))
    }

    fn found(pattern: &str, text: &str) -> Result<Vec<String>, GaveUp> {
        let automaton = automaton(pattern).expect("small");
        let mut all = Vec::new();
        automaton.search().each(text, |span| all.push(span.of(text).to_owned()))?;
        Ok(all)
    }

    #[test]
    fn it_finds_what_the_regex_crate_finds() {
        let text = "社區裡的人，2020年3月10日到2020年3月；aaab區";
        for pattern in ["社.", "[0-9]+年", "a*", "(年|月)$", "^社區", ".{0,3}?日", "區$", "人|的人", "(?:)", "b|", ".*"]
        {
            let regex = regex::Regex::new(pattern).expect(pattern);
            let expected: Vec<&str> = regex.find_iter(text).map(|m| m.as_str()).filter(|m| !m.is_empty()).collect();
            assert_eq!(found(pattern, text).expect("within limits"), expected, "{pattern}");
        }
    }

    #[test]
    fn too_much_work_is_given_up() {
        assert!(automaton("(.{0,100}){0,100}").is_none(), "too large");
        // Each of the matches is known only at the end of the text.
        assert_eq!(found("a.*[^a]$|a", &"a".repeat(200_000)), Err(GaveUp));
        // Each place is one of a million states.
        let mut seed = 1_u32;
        let mut next = || {
            seed ^= seed << 13;
            seed ^= seed >> 17;
            seed ^= seed << 5;
            if seed & 1 == 0 { 'a' } else { 'b' }
        };
        let text: String = (0..400_000).map(|_| next()).collect();
        assert_eq!(found("a[ab]{200}c", &text), Err(GaveUp));
        assert_eq!(found("a[ab]{5}c", &text).map(|all| all.len()), Ok(0));
    }

    #[test]
    fn a_literal_stands_in_whatever_matches() {
        for (pattern, literal) in
            [("社.*區裡", Some("區裡")), ("社區", Some("社區")), ("社|區", None), ("(社區)?", None)]
        {
            assert_eq!(automaton(pattern).expect("small").literal(), literal, "{pattern}");
        }
    }
}
