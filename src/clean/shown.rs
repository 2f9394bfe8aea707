//! A line as it is shown: what its characters may be by their form.
//!
//! In: the characters of one line. Out: the readings, marks, broken tags and neighbours found in it. It weighs no
//! reading of them; [`super::slip`] does.

use super::idiom::Page;
use super::language::symbol;
use super::{gbk, mirror, pinyin};

/// A line under search, with what is known of its page.
pub struct Line<'a> {
    /// The characters as shown.
    pub chars: &'a [char],
    /// The page's own pairs.
    pub page: &'a Page,
    /// Whether the page shows the tool's readings: then a byte may be taken for lost.
    pub mirrored: bool,
    /// Whether the page shows a blank for the control bytes that the tool put before marks.
    pub blanked: bool,
    /// For each `(` and `?` the index behind the `)` of the reading that begins there, 0 where none does.
    readings: Vec<usize>,
    costs: Costs,
}

/// What the characters of a line cost as they are shown, added up from its head: those of readings, controls and blanks are
/// left out, and the end of the line is one also where no line follows.
struct Costs {
    /// For each index of the line the number of the first character counted from there on.
    from: Vec<usize>,
    counted: Vec<Counted>,
}

struct Counted {
    symbol: char,
    /// The costs of all up to this one, in nats.
    sum: f64,
    /// The same, where each costs at most [`DAMAGED`].
    capped: f64,
    /// The number of the next `?`, or of this one.
    question: usize,
}

/// What a character behind another `?` is taken to cost at most, in nats: it will be repaired in its turn.
const DAMAGED: f32 = 5.0;

impl Costs {
    fn new(chars: &[char], readings: &[usize], page: &Page) -> Self {
        let (mut from, mut counted): (Vec<usize>, Vec<Counted>) = (Vec::with_capacity(chars.len() + 1), Vec::new());
        let (mut last, mut sum, mut capped) = ('\n', 0.0, 0.0);
        while from.len() <= chars.len() {
            let at = from.len();
            let c = chars.get(at).copied().unwrap_or('\n');
            if c == '(' && readings[at] > 0 {
                from.resize(readings[at], counted.len());
                continue;
            }
            from.push(counted.len());
            if is_control(c) || c == ' ' {
                continue;
            }
            let cost = page.pair(last, symbol(c));
            sum += f64::from(cost);
            capped += f64::from(cost.min(DAMAGED));
            last = symbol(c);
            let question = if c == '?' { counted.len() } else { usize::MAX };
            counted.push(Counted { symbol: last, sum, capped, question });
        }
        let mut question = usize::MAX;
        for one in counted.iter_mut().rev() {
            question = question.min(one.question);
            one.question = question;
        }
        Self { from, counted }
    }
}

impl<'a> Line<'a> {
    /// The line of these characters, on such a page.
    pub fn new(chars: &'a [char], page: &'a Page, mirrored: bool, blanked: bool) -> Self {
        let begins = |at: usize| matches!(chars[at], '(' | '?');
        let end = |at: usize| if begins(at) { letters(chars, at + 1).map_or(0, |(_, end)| end) } else { 0 };
        let readings: Vec<usize> = (0..chars.len()).map(end).collect();
        let costs = Costs::new(chars, &readings, page);
        Self { chars, page, mirrored, blanked, readings, costs }
    }

    /// Cost of the characters `from..end` as shown, readings left out, and of the one behind them, in nats; `last` is the
    /// symbol before them. From a `?` on each costs at most 5, for it will be repaired in its turn, unless they are to be
    /// taken as they are `found`.
    pub fn cost_between(&self, last: char, from: usize, end: usize, found: bool) -> f32 {
        let Costs { from: numbers, counted } = &self.costs;
        let (Some(&first), Some(&to)) = (numbers.get(from), numbers.get(end.min(numbers.len() - 1))) else {
            return 0.0;
        };
        let Some(one) = counted.get(first) else { return 0.0 };
        let to = to.clamp(first, counted.len() - 1);
        let question = if found { usize::MAX } else { one.question };
        let cost = self.page.pair(last, one.symbol);
        let cost = if question == first { cost.min(DAMAGED) } else { cost };
        // Up to the `?` in full, from there on capped.
        let parting = question.saturating_sub(1).clamp(first, to);
        let whole = counted[parting].sum - one.sum;
        let capped = counted[to].capped - counted[parting].capped;
        cost + (whole + capped) as f32
    }

    /// The symbol before `start`, readings and blanks passed over; a line break at the head of the line.
    pub fn left_of(&self, start: usize) -> char {
        self.before(start).map_or('\n', |at| symbol(self.chars[at]))
    }

    /// Index of the character before `start`, with a reading in between passed over.
    pub fn before(&self, start: usize) -> Option<usize> {
        let mut at = start.checked_sub(1)?;
        if self.chars[at] == ')' {
            let open = self.chars[..at].iter().rposition(|c| *c == '(')?;
            if open > 0 && self.reading(open + 1) == Some(start) {
                at = open - 1;
            }
        }
        while is_control(self.chars[at]) || self.chars[at] == ' ' {
            at = at.checked_sub(1)?;
        }
        Some(at)
    }

    /// The bytes of the character before `start`; a half-width mark may have been a full-width one.
    pub fn wide_before(&self, start: usize) -> Option<[u8; 2]> {
        let c = self.chars[self.before(start)?];
        gbk::encode(mirror::widen(c).unwrap_or(c))
    }

    /// A mark that the tool's table holds, behind the `?` at `at` and what is left of its control bytes: its index and
    /// its bytes.
    pub fn mark_after(&self, at: usize) -> Option<(usize, [u8; 2])> {
        let mut mark = at + 1;
        while self.chars.get(mark).is_some_and(|c| is_control(*c))
            || self.blanked && mark == at + 1 && self.chars.get(mark) == Some(&' ')
        {
            mark += 1;
        }
        let wide = match self.chars.get(mark)? {
            c if mirror::MARKS.contains(c) => *c,
            c @ (',' | ';' | '?' | '!' | ':') => mirror::widen(*c)?,
            _ => return None,
        };
        Some((mark, gbk::encode(wide)?))
    }

    /// The bracket that is missing before index `at`, by those that stand around it in the line; readings have their own.
    pub fn lost_bracket(&self, at: usize) -> Option<char> {
        let mut open = 0_usize;
        for (index, c) in self.chars[..at].iter().enumerate() {
            match c {
                '(' if self.reading(index + 1).is_none() => open += 1,
                ')' if !self.closes_reading(index) => open = open.saturating_sub(1),
                _ => {}
            }
        }
        let next = (at..self.chars.len()).find_map(|index| match self.chars[index] {
            '(' if self.reading(index + 1).is_none() => Some('('),
            ')' if !self.closes_reading(index) => Some(')'),
            _ => None,
        });
        match (open > 0, next) {
            (true, None | Some('(')) => Some(')'),
            (false, Some(')')) => Some('('),
            _ => None,
        }
    }

    /// Whether the `)` at that index ends a reading, whose own bracket a `?` may have taken along.
    fn closes_reading(&self, index: usize) -> bool {
        let from = index.saturating_sub(9);
        let open = self.chars[from..index].iter().rposition(|c| matches!(c, '(' | '?'));
        open.is_some_and(|open| self.reading(from + open + 1) == Some(index + 1))
    }

    /// Where the reading ends whose letters begin at `at`, behind a `(` or a `?`: the index behind its `)`.
    pub fn reading(&self, at: usize) -> Option<usize> {
        self.readings.get(at.wrapping_sub(1)).copied().filter(|end| *end > 0)
    }

    /// The syllable of the reading whose letters begin at `at`, and the index behind its `)`.
    pub fn syllable(&self, at: usize) -> Option<(String, usize)> {
        self.reading(at).and_then(|_| letters(self.chars, at))
    }

    /// What is left of an HTML tag that lost its `<`: the index behind it.
    pub fn tag(&self, at: usize) -> Option<usize> {
        let rest = self.chars.get(at..)?;
        let close = rest.iter().take(12).position(|c| *c == '>')?;
        let inside: String = rest[..close].iter().collect();
        let name = inside.trim_matches('/').trim_end();
        let known =
            ["p", "br", "div", "span", "strong", "b", "a", "li", "td", "font", "em", "center", "h1", "h2", "h3"];
        known.contains(&name).then_some(at + close + 1)
    }
}

/// What is left of the control bytes that the tool puts before a mark.
pub const fn is_control(c: char) -> bool {
    matches!(c, '\u{5}'..='\u{8}')
}

/// The syllable of the letters from `at` up to a `)`, and the index behind that.
fn letters(chars: &[char], at: usize) -> Option<(String, usize)> {
    let rest = chars.get(at..)?;
    let close = rest.iter().take(9).position(|c| *c == ')').filter(|length| *length > 0)?;
    let letters: String = rest[..close].iter().collect();
    Some((pinyin::syllable(&letters)?, at + close + 1))
}
