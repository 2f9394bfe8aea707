//! How usual a sequence of characters is: pairs of neighbours with their costs, from named public sources, and the
//! page's own pairs beside them.
//!
//! In: characters as they stand. Out: costs in nats (the negative logarithm of a probability): the lower, the more
//! usual. It decides nothing.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::OnceLock;

use crate::document::Script;
use crate::fold::fold_char;
use crate::order::InOrder;
use crate::structure::{is_han, script};
use crate::tables::beside;
use crate::tables::bytes::Bytes;

/// Cost of a character that the table does not know, in nats.
const UNKNOWN: f32 = 16.0;
/// The least and the most of its probability that a character leaves to followers that were not seen (Katz's backoff).
const LEFT_OVER: std::ops::RangeInclusive<f32> = 0.02..=0.9;
/// What a form of the other script costs, in nats: mirrors convert whole pages, but not every character of them.
const FOREIGN: f32 = 3.0;
/// What a form costs that is not the usual one of its script (対 for 對, 彆 for 別), in nats.
const SECOND: f32 = 3.0;
/// How much the page's own pairs weigh against the table's.
const PAGE_WEIGHT: f32 = 0.2;

/// One step of a pair's cost, in nats.
const STEP: f32 = 0.6;

struct Table {
    /// Number + 1 of each BMP character that is known.
    numbers: Vec<u16>,
    single: Vec<u8>,
    /// Where the followers of a character begin; one more at the end.
    starts: Vec<u32>,
    followers: Vec<u16>,
    /// Cost of a follower in steps, two in a byte.
    costs: &'static [u8],
    /// What a pair that was not seen costs beyond its second character alone, by the first, in nats.
    backoff: Vec<f32>,
}

impl Table {
    /// Cost of the follower of that number, in nats.
    fn cost(&self, follower: usize) -> f32 {
        let two = self.costs[follower / 2];
        f32::from(if follower.is_multiple_of(2) { two >> 4 } else { two & 15 }) * STEP
    }

    /// What each character leaves to followers that were not seen. The end of a line is none of them: within a line it
    /// is known not to be.
    fn with_backoff(mut self) -> Self {
        let end = self.numbers[usize::from(b'\n')].wrapping_sub(1);
        let left = |pair: &[u32]| {
            let within = (pair[0]..pair[1]).filter(|follower| self.followers[*follower as usize] != end);
            let seen: f32 = within.map(|follower| (-self.cost(follower as usize)).exp()).sum();
            -(1.0 - seen).clamp(*LEFT_OVER.start(), *LEFT_OVER.end()).ln()
        };
        self.backoff = self.starts.windows(2).map(left).collect();
        self
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut bytes = Bytes(beside::language());
        let count = bytes.number();
        let mut last = 0;
        let step = |_| {
            last += bytes.number();
            last
        };
        let codes: Vec<usize> = (0..count).map(step).collect();
        let mut known: Vec<(u8, usize)> = bytes.take(count).iter().copied().zip(codes).collect();
        known.order();
        let mut numbers = vec![0_u16; 1 << 16];
        for ((_, code), number) in known.iter().zip(1..) {
            // The table is keyed by OpenCC's simplified forms, the fold may head their class by another: of two that
            // become one (台, 枱) the more usual counts, which comes first.
            let symbol = char::from_u32(*code as u32).map_or(*code, |c| u32::from(symbol(c)) as usize);
            let kept = &mut numbers[symbol & 0xFFFF];
            *kept = if *kept == 0 { number } else { *kept };
        }
        let single = known.into_iter().map(|(cost, _)| cost).collect();
        let mut starts = vec![0_u32];
        for _ in 0..count {
            starts.push(starts[starts.len() - 1] + bytes.number() as u32);
        }
        let mut followers = Vec::with_capacity(starts[count] as usize);
        for pair in starts.windows(2) {
            let mut next = 0;
            for _ in pair[0]..pair[1] {
                next += bytes.number();
                followers.push(next as u16);
                next += 1;
            }
        }
        Table { numbers, single, starts, followers, costs: bytes.0, backoff: Vec::new() }.with_backoff()
    })
}

/// A character as the table sees it: script folded, any digit `0`, any Latin letter `a`, marks full-width.
pub fn symbol(c: char) -> char {
    match c {
        '0'..='9' | '０'..='９' => '0',
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => 'a',
        ',' | ':' | ';' | '?' | '!' | '(' | ')' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ if is_han(c) => fold_char(c),
        _ => c,
    }
}

fn number(symbol: char) -> Option<usize> {
    let unit = u16::try_from(u32::from(symbol)).ok()?;
    usize::from(table().numbers[usize::from(unit)]).checked_sub(1)
}

/// Cost of a [`symbol`] wherever it stands, in nats.
pub fn single(symbol: char) -> f32 {
    number(symbol).map_or(UNKNOWN, |n| f32::from(table().single[n]) / 10.0)
}

/// Cost of the symbol `right` behind the symbol `left`, in nats.
pub fn pair(left: char, right: char) -> f32 {
    let table = table();
    let Some(l) = number(left) else { return single(right) + 1.0 };
    let unseen = || single(right) + table.backoff[l];
    let Some(r) = number(right) else { return unseen() };
    let (from, to) = (table.starts[l] as usize, table.starts[l + 1] as usize);
    match table.followers[from..to].binary_search(&(r as u16)) {
        Ok(at) => table.cost(from + at),
        Err(_) => unseen(),
    }
}

/// From this bond on, in nats, two neighbours are taken to stand in one word.
const BOUND: f32 = 2.0;

/// Of the neighbours inside of clean prose 37 % are bound, of those across a mark or a line break 1 %: how much more
/// likely a bound pair and one that is not are to come from inside, in nats.
const INSIDE: [f32; 2] = [3.6, -0.45];

/// Whether two characters are so much more usual side by side than apart that they hardly belong to different words.
pub fn is_bound(left: char, right: char) -> bool {
    let (left, right) = (symbol(left), symbol(right));
    is_han(left) && is_han(right) && single(right) - pair(left, right) >= BOUND
}

/// How much likelier it is that places lie inside of clauses than between them, in nats, by whether what stands there side
/// by side [`is_bound`].
pub fn inside(bound: impl Iterator<Item = bool>) -> f32 {
    bound.map(|bound| INSIDE[usize::from(!bound)]).sum()
}

/// The pairs of one page, beside the table's: a page repeats its own names and terms. They are counted when one is first
/// asked for.
#[derive(Debug)]
pub struct Page {
    text: String,
    counts: OnceCell<Counts>,
}

#[derive(Debug)]
struct Counts {
    /// Two neighbours and how often they stand so, in order.
    pairs: Vec<((char, char), u16)>,
    singles: Vec<(char, u16)>,
    /// The characters as the page writes them, in order, and its script.
    forms: Vec<char>,
    script: Script,
}

impl Counts {
    /// Counts the neighbours in a text; a line break parts them. A line counts once, however often the page repeats it
    /// (titles); a clause with a `?` is left out: it may be damaged.
    fn new(text: &str) -> Self {
        let (mut pairs, mut singles, mut forms) = (Vec::new(), Vec::new(), Vec::new());
        let mut last = '\n';
        let mut lines = HashSet::new();
        let fresh = text.split_inclusive('\n').filter(|line| lines.insert(line.trim()));
        let clauses = fresh.flat_map(|line| line.split_inclusive(['，', ',', '。', '；', ';', '\n']));
        let whole = clauses.map(|clause| if clause.contains('?') { "\n" } else { clause });
        for c in whole.flat_map(str::chars) {
            forms.push(c);
            let c = symbol(c);
            if last != '\n' && c != '\n' {
                pairs.push((last, c));
            }
            singles.push(last);
            last = c;
        }
        forms.order();
        forms.dedup();
        Self { pairs: counted(pairs), singles: counted(singles), forms, script: script::of(text) }
    }
}

/// Each different item with how often it was there, in order.
fn counted<T: Copy + Ord>(mut items: Vec<T>) -> Vec<(T, u16)> {
    items.order();
    let runs = items.chunk_by(|a, b| a == b);
    runs.map(|run| (run[0], u16::try_from(run.len()).unwrap_or(u16::MAX))).collect()
}

fn count_of<T: Copy + Ord>(counts: &[(T, u16)], item: T) -> Option<u16> {
    counts.binary_search_by_key(&item, |(item, _)| *item).ok().map(|at| counts[at].1)
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
        if !is_han(c) || self.counts().forms.binary_search(&c).is_ok() {
            return 0.0;
        }
        let plain = fold_char(c);
        let usual = plain == c || script::hant(plain) == c;
        match (self.counts().script, script::of_char(c)) {
            (Script::Hans, Script::Hant) | (Script::Hant, Script::Hans) => FOREIGN,
            _ if usual => 0.0,
            _ => SECOND,
        }
    }

    /// Cost of the symbol `right` behind `left` by the table and the page together, in nats.
    pub fn pair(&self, left: char, right: char) -> f32 {
        let table = pair(left, right);
        let counts = self.counts();
        match (count_of(&counts.pairs, (left, right)), count_of(&counts.singles, left)) {
            (Some(two), Some(one)) => {
                // Once is chance: only what comes again is a term of the page's.
                let seen = f32::from(two - 1) / (f32::from(one) + 1.0);
                -((1.0 - PAGE_WEIGHT) * (-table).exp() + PAGE_WEIGHT * seen).ln()
            }
            _ => table - (1.0 - PAGE_WEIGHT / 4.0).ln(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_is_cheap() {
        assert!(pair('社', '区') < pair('社', '趋'));
        assert!(single('的') < single('蜃'));
        assert!(pair('。', '”') < pair('弧', '”'));
        assert!(single('𠀀') >= UNKNOWN);
        assert!(pair('措', '施') < pair('措', '，'));
    }

    #[test]
    fn a_page_knows_its_own_names() {
        let page = Page::new("熱亞娜說，熱亞娜笑。熱亞娜".to_owned());
        assert!(page.pair(symbol('熱'), symbol('亞')) + 2.0 < pair(symbol('熱'), symbol('亞')));
    }
}
