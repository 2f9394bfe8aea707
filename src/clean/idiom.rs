//! The idiom of one page: its own pairs of neighbours beside the table's, and in which forms it writes its characters.
//!
//! In: a page's text. Out: what pairs and forms cost on it, in nats. It decides nothing.

use std::cell::OnceCell;

use memchr::memchr;

use super::language::{self, Known};
use super::pairs::Pairs;
use crate::codes::Codes;
use crate::document::Script;
use crate::order::InOrder;
use crate::structure::script::{Form, Tally};

/// What a form of the other script costs, in nats: mirrors convert whole pages, but not every character of them.
const FOREIGN: f32 = 3.0;
/// What a form costs that is not the usual one of its script (対 for 對, 彆 for 別), in nats.
const SECOND: f32 = 3.0;
/// How much the page's own pairs weigh against the table's.
const PAGE_WEIGHT: f32 = 0.2;

/// The pairs of one page, beside the table's: a page repeats its own names and terms. They are counted when one is first
/// asked for.
#[derive(Debug)]
pub struct Page {
    text: String,
    counts: OnceCell<Counts>,
}

#[derive(Debug)]
struct Counts {
    /// How often each symbol stands there at all, line breaks and what lies beyond the Basic Multilingual Plane left out.
    alone: Vec<u16>,
    /// How often two of them stand side by side.
    pairs: Pairs,
    /// The characters as the page writes them, a bit each.
    forms: Vec<u64>,
    /// All characters, those that are not counted too, by their forms.
    tally: Tally,
}

impl Counts {
    /// Counts the neighbours in a text; a line break parts them. A line counts once, however often the page repeats it
    /// (titles); a clause with a `?` is left out: it may be damaged. So are the few characters beyond the Basic
    /// Multilingual Plane.
    fn new(text: &str) -> Self {
        let mut lines: Vec<&str> = text.split_inclusive('\n').map(str::trim).collect();
        lines.order_by_key(|line| (line.len(), *line));
        let mut counts = Self {
            alone: vec![0; 1 << 16],
            pairs: Pairs::with_room(text.chars().count() + 1),
            forms: vec![0; (1 << 16) / 64],
            tally: Tally::default(),
        };
        for same in lines.chunk_by(|a, b| a == b) {
            counts.count_line(same[0]);
            same[1..].iter().for_each(|line| counts.tally.add_all(line));
        }
        counts
    }

    /// Counts the clauses of a line.
    fn count_line(&mut self, line: &str) {
        let ends_clause = |c: char| matches!(c, '，' | ',' | '。' | '；' | ';');
        let (mut rest, mut last) = (line, 0);
        while let Some(at) = memchr(b'?', rest.as_bytes()) {
            let sound = rest[..at].trim_end_matches(|c| !ends_clause(c));
            let behind = rest[at..].trim_start_matches(|c| !ends_clause(c));
            self.count(sound, &mut last);
            self.tally.add_all(&rest[sound.len()..rest.len() - behind.len()]);
            // The mark that ends the clause is a part of it.
            let mut behind = behind.chars();
            behind.next();
            (rest, last) = (behind.as_str(), 0);
        }
        self.count(rest, &mut last);
    }

    /// Counts the characters of a clause, and those that stand side by side in it; the `last` before it is 0 where there is
    /// none.
    fn count(&mut self, text: &str, last: &mut u16) {
        let units = language::units();
        for code in Codes::of(text) {
            self.tally.add(code);
            let form = usize::from(u16::try_from(code).unwrap_or(0));
            self.forms[form / 64] |= 1 << (form % 64);
            let c = units.get(code as usize).copied().unwrap_or(0);
            if *last != 0 && c != 0 {
                let number = self.pairs.number_mut(*last, c);
                *number = number.saturating_add(1);
            }
            let alone = &mut self.alone[usize::from(c)];
            *alone = alone.saturating_add(1);
            *last = c;
        }
    }

    /// How often two symbols stand side by side.
    fn both(&self, left: u16, right: u16) -> u16 {
        let may_be = self.alone[usize::from(right)] > 0 && right != 0;
        if may_be { self.pairs.get(left, right).unwrap_or(0) } else { 0 }
    }

    fn has_form(&self, c: char) -> bool {
        let form = usize::from(u16::try_from(u32::from(c)).unwrap_or(0));
        self.forms[form / 64] >> (form % 64) & 1 == 1 && form != 0
    }
}

impl Page {
    /// A page of that text.
    pub const fn new(text: String) -> Self {
        Self { text, counts: OnceCell::new() }
    }

    fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| Counts::new(&self.text))
    }

    /// What the form of a character costs beyond the word it writes, in nats: nothing for the form that is usual in the
    /// page's script and for those that the page writes elsewhere.
    pub fn form(&self, c: char, form: Form) -> f32 {
        if form == Form::Shared || self.counts().has_form(c) {
            return 0.0;
        }
        match (self.counts().tally.script(), form) {
            (Script::Hans, Form::Hant | Form::Second) | (Script::Hant, Form::Hans) => FOREIGN,
            (_, Form::Second) => SECOND,
            _ => 0.0,
        }
    }

    /// Cost of the symbol `right` behind `left` by the table and the page together, in nats.
    pub fn pair(&self, left: Known, right: Known) -> f32 {
        self.behind(left).cost(right)
    }

    /// What is known of the symbols behind that one.
    pub fn behind(&self, left: Known) -> Behind<'_> {
        let (counts, unit) = (self.counts(), left.unit);
        let page = (counts.alone[usize::from(unit)] > 0 && unit != 0).then_some((counts, unit));
        Behind { table: language::behind(left), page }
    }
}

/// What is known of the symbols behind one.
#[derive(Clone, Copy)]
pub struct Behind<'p> {
    table: language::Behind,
    /// The page's counts and the one, if it stands there at all.
    page: Option<(&'p Counts, u16)>,
}

impl Behind<'_> {
    /// Cost of a symbol there, in nats.
    pub fn cost(&self, right: Known) -> f32 {
        let table = self.table.cost(right);
        let right = right.unit;
        match self.page.map_or(0, |(counts, left)| counts.both(left, right)) {
            0 => table - (1.0 - PAGE_WEIGHT / 4.0).ln(),
            // Once is chance: only what comes again is a term of the page's.
            1 => table - (1.0 - PAGE_WEIGHT).ln(),
            two => {
                let one = self.page.map_or(0, |(counts, left)| counts.alone[usize::from(left)]);
                let seen = f32::from(two - 1) / (f32::from(one) + 1.0);
                -((1.0 - PAGE_WEIGHT) * (-table).exp() + PAGE_WEIGHT * seen).ln()
            }
        }
    }

    /// What any symbol costs there at least of those that cost `single` or more wherever they stand, in nats.
    pub fn least(&self, single: f32) -> f32 {
        if self.page.is_some() { 0.0 } else { self.table.least(single) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::language::{known, pair};

    #[test]
    fn a_page_knows_its_own_names() {
        let page = Page::new("熱亞娜說，熱亞娜笑。熱亞娜".to_owned());
        assert!(page.pair(known('熱'), known('亞')) + 2.0 < pair('熱', '亞'));
    }
}
