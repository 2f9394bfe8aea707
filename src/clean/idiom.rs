//! The idiom of one page: its own pairs of neighbours beside the table's, and in which forms it writes its characters.
//!
//! In: a page's text. Out: what pairs and forms cost on it, in nats. It decides nothing.

use std::cell::OnceCell;

use memchr::memchr;

use super::language::{self, Known, known, symbol};
use super::pairs::Pairs;
use crate::document::Script;
use crate::order::InOrder;
use crate::structure::is_han;
use crate::structure::script::{self, Form};

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
    /// How often two symbols stand side by side; with 0 on the right, how often the left one stands at all.
    pairs: Pairs,
    /// The characters as the page writes them, a bit each.
    forms: Vec<u64>,
    script: Script,
}

impl Counts {
    /// Counts the neighbours in a text; a line break parts them. A line counts once, however often the page repeats it
    /// (titles); a clause with a `?` is left out: it may be damaged. So are the few characters beyond the Basic
    /// Multilingual Plane.
    fn new(text: &str) -> Self {
        // There are at most as many single symbols as pairs, and a table has room for twice as many as it must.
        let mut counts = Self {
            pairs: Pairs::with_room(text.chars().count() + 1),
            forms: vec![0; (1 << 16) / 64],
            script: script::of(text),
        };
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        lines.order_by_key(|line| line.trim());
        lines.dedup_by_key(|line| line.trim());
        for line in lines {
            let mut last = unit('\n');
            if memchr(b'?', line.as_bytes()).is_none() {
                counts.count(line, &mut last);
                continue;
            }
            for clause in line.split_inclusive(['，', ',', '。', '；', ';', '\n']) {
                counts.count(if clause.contains('?') { "\n" } else { clause }, &mut last);
            }
        }
        counts
    }

    /// Counts what stands behind the `last` character.
    fn count(&mut self, text: &str, last: &mut u16) {
        for c in text.chars() {
            let form = usize::from(unit(c));
            self.forms[form / 64] |= 1 << (form % 64);
            let c = unit(symbol(c));
            if *last != unit('\n') && c != unit('\n') && c != 0 {
                count(&mut self.pairs, *last, c);
            }
            if *last != 0 {
                count(&mut self.pairs, *last, 0);
            }
            *last = c;
        }
    }

    fn has_form(&self, c: char) -> bool {
        let form = usize::from(unit(c));
        self.forms[form / 64] >> (form % 64) & 1 == 1 && form != 0
    }
}

/// A character of the Basic Multilingual Plane as one number; 0 for others.
fn unit(c: char) -> u16 {
    u16::try_from(u32::from(c)).unwrap_or(0)
}

fn count(pairs: &mut Pairs, left: u16, right: u16) {
    let number = pairs.number_mut(left, right);
    *number = number.saturating_add(1);
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
    pub fn form(&self, c: char) -> f32 {
        if !is_han(c) || self.counts().has_form(c) {
            return 0.0;
        }
        match (self.counts().script, script::form(c)) {
            (Script::Hans, Form::Hant | Form::Second) | (Script::Hant, Form::Hans) => FOREIGN,
            (_, Form::Second) => SECOND,
            _ => 0.0,
        }
    }

    /// Cost of the symbol `right` behind `left` by the table and the page together, in nats.
    pub fn pair(&self, left: char, right: char) -> f32 {
        self.behind(left).cost(&known(right))
    }

    /// What is known of the symbols behind that one.
    pub fn behind(&self, left: char) -> Behind<'_> {
        let (pairs, unit) = (&self.counts().pairs, unit(left));
        let count = pairs.get(unit, 0).filter(|_| unit != 0);
        Behind { table: language::behind(left), page: count.map(|count| (pairs, unit, count)) }
    }
}

/// What is known of the symbols behind one.
#[derive(Clone, Copy)]
pub struct Behind<'p> {
    table: language::Behind,
    /// The page's pairs, the one as their first, and how often it stands there; if it does at all.
    page: Option<(&'p Pairs, u16, u16)>,
}

impl Behind<'_> {
    /// Cost of a symbol there, in nats.
    pub fn cost(&self, right: &Known) -> f32 {
        let table = self.table.cost(right);
        let right = unit(right.symbol);
        match self.page.filter(|_| right != 0).and_then(|(pairs, left, one)| Some((pairs.get(left, right)?, one))) {
            Some((two, one)) => {
                // Once is chance: only what comes again is a term of the page's.
                let seen = f32::from(two - 1) / (f32::from(one) + 1.0);
                -((1.0 - PAGE_WEIGHT) * (-table).exp() + PAGE_WEIGHT * seen).ln()
            }
            _ => table - (1.0 - PAGE_WEIGHT / 4.0).ln(),
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
    use crate::clean::language::pair;

    #[test]
    fn a_page_knows_its_own_names() {
        let page = Page::new("熱亞娜說，熱亞娜笑。熱亞娜".to_owned());
        assert!(page.pair(symbol('熱'), symbol('亞')) + 2.0 < pair(symbol('熱'), symbol('亞')));
    }
}
