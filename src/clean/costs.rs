//! What a line costs as it is shown, from the place of a slip on.
//!
//! In: a line and an index in it. Out: what its characters cost up to another index, added up as far as was asked for.
//! Readings, controls and blanks are left out, and the end of the line is a character also where no line follows.

use super::idiom::Page;
use super::language::{Known, known};
use super::pinyin::{self, Syllable};
use super::shown::{Line, is_control};

/// What a character behind another `?` is taken to cost at most, in nats: it will be repaired in its turn.
const DAMAGED: f32 = 5.0;

/// Characters that most searches ask for no more than.
const USUAL: usize = 64;

/// What it costs that a reading stands behind a character which does not have it, in nats.
const UNREAD: f32 = 10.0;

/// What it costs that the reading `syllable` stands behind that symbol, in nats.
pub fn unread(symbol: Known, syllable: Syllable) -> f32 {
    let reads = char::from_u32(u32::from(symbol.unit)).is_some_and(|c| pinyin::reads(c, syllable));
    if reads { 0.0 } else { UNREAD }
}

/// Costs of the characters of a line, added up.
pub struct Costs<'l> {
    line: &'l Line<'l>,
    /// The index that they are added up from.
    start: usize,
    /// For each index from there on the number of the first character counted from it on.
    numbers: Vec<usize>,
    counted: Vec<Counted>,
    /// The numbers of those that are a `?`.
    questions: Vec<usize>,
    /// What it costs the next that a reading stands before it which its neighbour does not have, in nats.
    unread: f32,
}

/// Some characters of a line whose neighbour is not known yet.
#[derive(Clone, Copy)]
pub struct Rest {
    first: Known,
    /// Whether the first is a `?` that will be repaired.
    is_question: bool,
    /// What those behind the first cost, in nats.
    behind: f32,
}

impl Rest {
    /// What they cost behind that symbol, in nats.
    pub fn behind(self, last: Known, page: &Page) -> f32 {
        let cost = page.pair(last, self.first);
        let cost = if self.is_question { cost.min(DAMAGED) } else { cost };
        cost + self.behind
    }
}

struct Counted {
    known: Known,
    /// The costs of all up to this one, in nats.
    sum: f64,
    /// The same, where each costs at most [`DAMAGED`].
    capped: f64,
}

impl<'l> Costs<'l> {
    /// Those from index `start` on.
    pub fn new(line: &'l Line<'l>, start: usize) -> Self {
        let (numbers, counted) = (Vec::with_capacity(USUAL), Vec::with_capacity(USUAL));
        Self { line, start, numbers, counted, questions: Vec::new(), unread: 0.0 }
    }

    /// Cost of the characters `from..end` as shown, readings left out, and of the one behind them, in nats; `last` is the
    /// symbol before them. From a `?` on each costs at most 5, for it will be repaired in its turn, unless they are to be
    /// taken as they are `found`.
    pub fn between(&mut self, last: Known, from: usize, end: usize, found: bool) -> f32 {
        self.rest(from, end, found).behind(last, self.line.page())
    }

    /// The same, wherever it stands.
    pub fn rest(&mut self, from: usize, end: usize, found: bool) -> Rest {
        let (first, to) = (self.number(from), self.number(end));
        let to = to.max(first);
        let one = &self.counted[first];
        let question = self.questions.partition_point(|number| *number < first);
        let question = self.questions.get(question).copied().filter(|_| !found).unwrap_or(usize::MAX);
        // Up to the `?` in full, from there on capped.
        let parting = question.saturating_sub(1).clamp(first, to);
        let whole = self.counted[parting].sum - one.sum;
        let capped = self.counted[to].capped - self.counted[parting].capped;
        Rest { first: one.known, is_question: question == first, behind: (whole + capped) as f32 }
    }

    /// The number of the first character that is counted from an index on; there is one, at the latest the end of the line.
    fn number(&mut self, index: usize) -> usize {
        let at = index.clamp(self.start, self.line.chars.len()) - self.start;
        while self.numbers.get(at).is_none_or(|number| *number >= self.counted.len()) {
            self.count();
        }
        self.numbers[at]
    }

    /// Counts one character more, or passes one over.
    fn count(&mut self) {
        let at = self.start + self.numbers.len();
        let c = self.line.chars.get(at).copied().unwrap_or('\n');
        if let Some((syllable, end)) = self.line.bracketed(at) {
            self.unread = self.counted.last().map_or(0.0, |last| unread(last.known, syllable));
            return self.numbers.resize(end - self.start, self.counted.len());
        }
        self.numbers.push(self.counted.len());
        if is_control(c) || c == ' ' {
            return;
        }
        let (last, sum, capped) =
            self.counted.last().map_or((known('\n'), 0.0, 0.0), |last| (last.known, last.sum, last.capped));
        let known = known(c);
        let cost = self.line.page().pair(last, known);
        if c == '?' {
            self.questions.push(self.counted.len());
        }
        let unread = f64::from(std::mem::take(&mut self.unread));
        let (sum, capped) = (sum + f64::from(cost) + unread, capped + f64::from(cost.min(DAMAGED)) + unread);
        self.counted.push(Counted { known, sum, capped });
    }
}
