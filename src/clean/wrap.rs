//! How a document breaks its lines: at a width, or where its paragraphs end.
//!
//! In: the lines of a page. Out: [`Wrap`], the width at which lines were broken and the breaks that lie inside of
//! paragraphs, where the document proves it. It joins nothing; a rule does.

use super::language::{inside, is_bound};
use super::page::{FINAL, Page, PageLine};
use crate::edit::Span;
use crate::order::InOrder;
use crate::structure::is_han;

/// How much likelier, in nats, breaks must lie inside of clauses than between them: verse and lists of equal lines are ten
/// times as usual as lines that were cut.
const PROOF: f32 = 4.5;
/// Fewer lines than this prove nothing.
const ENOUGH: usize = 4;
/// A line of so many bytes holds a paragraph.
const LONG: usize = 400;
/// The least width that is looked for, in characters.
const NARROWEST: usize = 8;

/// How wide a character is: what it takes on a screen, or one like any other.
type Measure = fn(char) -> usize;

/// A line and its measures.
struct Row<'a> {
    text: &'a str,
    shown: Span,
    /// Its width, and that of what cannot be parted at its beginning.
    width: usize,
    unit: usize,
    /// Blanks before it, in columns.
    indent: usize,
    /// Characters of the whole line, with the blanks around it.
    length: usize,
    /// Whether an empty line follows.
    parted: bool,
    /// Whether a blank stands between it and the next, beside the line break.
    blank: bool,
    /// What stands at both ends.
    first: char,
    last: char,
}

/// The lines of a document that was broken at a width.
pub struct Wrap<'a> {
    rows: Vec<Row<'a>>,
    limit: usize,
    /// The indent that lines have inside of a paragraph, in columns.
    indent: usize,
    begins: Begins,
    /// Whether lines were cut after a fixed number of characters, also inside of Latin words.
    cut: bool,
    /// Whether the document parts Latin words from Han characters by a blank.
    spaced: bool,
}

/// What tells where a paragraph begins.
#[derive(Default)]
struct Begins {
    by_indent: bool,
    by_gap: bool,
}

/// A line break inside of a paragraph: the white space to be replaced, and what joins the lines.
pub struct Break {
    /// From the end of what a line shows to the beginning of what the next one does.
    pub span: Span,
    /// Nothing, or a blank between Latin words.
    pub joint: &'static str,
}

impl<'a> Wrap<'a> {
    /// Measures a page; `None` where nothing proves that its lines were broken at a width.
    pub fn new(text: &'a str, page: Page<'a>) -> Option<Self> {
        if !may_be(page) {
            return None;
        }
        // Some programs count columns, some characters: the width is the one that more lines fill.
        let measured = [columns as Measure, |_| 1].map(|measure| measured(text, page, measure));
        let (rows, limit, _) = measured.into_iter().flatten().max_by_key(|(.., filled)| *filled)?;
        let over = rows.iter().filter(|row| row.width > limit + 4).count();
        let mut wrap = Self { rows, limit, indent: 0, begins: Begins::default(), cut: false, spaced: false };
        let open: Vec<usize> = wrap.full().filter(|index| wrap.rows[*index].is_open()).collect();
        let broken = open.iter().map(|index| wrap.rows[*index].breaks_a_word(&wrap.rows[*index + 1]));
        let few = open.len() * 3 < wrap.full().count() || over * 10 > wrap.rows.len();
        let proved = broken.clone().filter(|broken| *broken).count() > 1 && inside(broken) >= PROOF && !few;
        if !proved {
            return None;
        }
        wrap.find_signals(&open);
        wrap.spaced = is_spaced(text);
        Some(wrap)
    }

    /// What tells where a paragraph begins: an indent that most lines do not have, an empty line that does not follow
    /// every line.
    fn find_signals(&mut self, open: &[usize]) {
        let count = |indent: usize| open.iter().filter(|index| self.rows[**index + 1].indent == indent).count();
        self.indent =
            open.iter().map(|index| self.rows[index + 1].indent).max_by_key(|indent| count(*indent)).unwrap_or(0);
        self.begins.by_indent = self.rows.iter().skip(1).any(|row| row.indent > self.indent);
        let parted = open.iter().filter(|index| self.rows[**index].parted).count();
        self.begins.by_gap = parted * 2 < open.len() && self.rows.iter().skip(1).any(|row| row.parted);
        let same = open.iter().filter(|index| self.is_whole(&self.rows[**index])).count();
        self.cut = same * 10 >= open.len() * 9;
    }

    /// Whether a line has as many characters as lines are cut to.
    fn is_whole(&self, row: &Row) -> bool {
        row.width == self.limit || row.length == self.limit
    }

    /// The lines that are as long as the width allows: what the next one begins with has no room in them.
    fn full(&self) -> impl Iterator<Item = usize> + '_ {
        let two = self.rows.windows(2).enumerate();
        two.filter(|(_, two)| two[0].fills(&two[1], self.limit)).map(|(index, _)| index)
    }

    /// The breaks inside of paragraphs, in order.
    pub fn breaks(&self) -> impl Iterator<Item = Break> + '_ {
        self.full().filter(|index| self.goes_on(*index)).map(|index| {
            let (row, next) = (&self.rows[index], &self.rows[index + 1]);
            Break { span: Span::new(row.shown.to, next.shown.from), joint: self.joint(row, next) }
        })
    }

    /// Whether the paragraph goes on behind the line of that index.
    fn goes_on(&self, index: usize) -> bool {
        let (row, next) = (&self.rows[index], &self.rows[index + 1]);
        let told = self.begins.by_indent || self.begins.by_gap;
        let begins = self.begins.by_indent && next.indent > self.indent || self.begins.by_gap && row.parted;
        // The first line may be the title.
        let titled = index == 0 && !told && !row.breaks_a_word(next) && !row.text.contains(['，', '。']);
        let table = row.is_table() || next.is_table();
        !begins && !titled && !table && !next.is_listed() && (row.is_open() || told)
    }

    /// What joins two lines. A cut takes no blank away but at the edge of a line, which is then short by one.
    fn joint(&self, row: &Row, next: &Row) -> &'static str {
        let latin = |c: char| c.is_ascii_graphic();
        let word = |c: char| c.is_ascii_alphanumeric();
        let both = latin(row.last) && latin(next.first);
        let blank = if self.cut {
            row.blank && self.indent == 0 || !self.is_whole(row) && (latin(row.last) || latin(next.first))
        } else {
            both && !matches!(row.last, '-' | '/' | '(') && !matches!(next.first, ',' | '.' | ')')
                || !both
                    && (row.blank && self.indent == 0 || self.spaced)
                    && (word(row.last) && is_han(next.first) || is_han(row.last) && word(next.first))
        };
        if blank { " " } else { "" }
    }
}

impl Row<'_> {
    /// Whether it has no room for what the next one begins with. A mark may hang over.
    fn fills(&self, next: &Self, limit: usize) -> bool {
        self.width + next.unit + 1 > limit && self.width <= limit + 2
    }

    /// Whether it ends inside of a sentence.
    fn is_open(&self) -> bool {
        !FINAL.contains(&self.last) && !matches!(self.last, '：' | ':')
    }

    /// Whether the break behind it parts a word.
    fn breaks_a_word(&self, next: &Self) -> bool {
        is_parted(self.last, next.first)
    }

    /// Whether it begins with what heads an item or a section.
    fn is_listed(&self) -> bool {
        let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
        let number = self.text.trim_start_matches(['第', '（', '(']);
        let rest = number.trim_start_matches(digit);
        let mut behind = rest.chars();
        let marked = rest.len() < number.len()
            && match behind.next() {
                Some('.' | '．') => !behind.next().is_some_and(|c| c.is_ascii_digit()),
                Some('、' | ')' | '）') => true,
                Some('条' | '條' | '章' | '节' | '節') => self.first == '第',
                _ => false,
            };
        let bullet = "-*#".contains(self.first) && self.text[1..].starts_with(' ');
        marked || bullet || "·•●○■□◆◇▪※→".contains(self.first) || matches!(self.first, '①'..='⑳')
    }

    /// Whether it is a row of a table, or set out by blanks.
    fn is_table(&self) -> bool {
        self.text.contains(['\t', '|', '│']) || self.text.contains("   ") || self.text.contains("　　")
    }
}

/// Whether a page may be broken at a width: hardly any line is long, and many end without a mark. Costs a look at the ends
/// of its lines.
fn may_be(page: Page) -> bool {
    let (mut rows, mut long, mut open) = (0, 0, 0);
    for line in page.lines(0..page.len()) {
        rows += 1;
        long += usize::from(line.text.len() > LONG);
        open += usize::from(line.text.len() >= 2 * NARROWEST && !line.text.ends_with(FINAL));
    }
    rows >= ENOUGH && long * 10 <= rows && open + 1 >= ENOUGH && open * 4 >= rows && parts_words(page)
}

/// Whether more than one line break parts a word. Costs two characters a line.
fn parts_words(page: Page) -> bool {
    let ends = |line: PageLine| line.text.chars().next().zip(line.text.chars().next_back());
    let mut lines = page.lines(0..page.len()).filter_map(ends);
    let mut last = lines.next();
    let parted = lines.filter(|(first, end)| {
        let before = last.replace((*first, *end)).map_or('\n', |(_, end)| end);
        is_parted(before, *first)
    });
    parted.take(2).count() == 2
}

/// Whether a break between two characters parts a word, a mark from its word, or a bracket from what it holds.
fn is_parted(last: char, first: char) -> bool {
    "，。、；：！？”’》）」".contains(first) || "“‘《（「".contains(last) || is_bound(last, first)
}

/// The lines measured, the width that most of those fill which end inside of a sentence, and how many do.
fn measured<'a>(text: &'a str, page: Page<'a>, measure: Measure) -> Option<(Vec<Row<'a>>, usize, usize)> {
    let rows: Vec<Row> = (0..page.len()).map(|index| row(text, page, index, measure)).collect();
    let open = || rows.windows(2).filter(|two| two[0].is_open());
    let mut widths: Vec<usize> = open().map(|two| two[0].width).filter(|width| *width >= NARROWEST).collect();
    widths.order();
    widths.dedup();
    let filled = |limit: usize| open().filter(|two| two[0].fills(&two[1], limit)).count();
    let (filled, limit) = widths.into_iter().map(|limit| (filled(limit), limit)).max()?;
    Some((rows, limit, filled))
}

fn row<'a>(text: &'a str, page: Page<'a>, index: usize, measure: Measure) -> Row<'a> {
    let line = page.line(index);
    let next = if index + 1 < page.len() { page.line(index + 1).shown.from } else { line.shown.to };
    let gap = &text[line.shown.to..next];
    let indent = text[line.span.from..line.shown.from].trim_matches(['\r', '\n']);
    Row {
        text: line.text,
        shown: line.shown,
        width: width(line.text, measure),
        unit: unit(line.text, measure),
        indent: width(indent, columns),
        length: text[line.span.from..line.shown.to].chars().count() + gap.chars().take_while(|c| *c == ' ').count(),
        parted: gap.matches('\n').count() > 1,
        blank: gap.contains(' '),
        first: line.text.chars().next().unwrap_or('\n'),
        last: line.text.chars().next_back().unwrap_or('\n'),
    }
}

fn width(text: &str, measure: Measure) -> usize {
    text.chars().map(measure).sum()
}

/// What a character takes on a screen: Han characters and their marks two columns.
const fn columns(c: char) -> usize {
    match c {
        '“' | '”' | '‘' | '’' | '…' | '—' | '\u{2E80}'.. => 2,
        _ => 1,
    }
}

/// The width of what cannot be parted at the beginning of a line: a Latin word, or a character with the marks behind it.
fn unit(text: &str, measure: Measure) -> usize {
    let first = text.chars().next().unwrap_or('\n');
    let tail = |c: &char| "，。、；：！？”’》）」".contains(*c);
    let behind = text.chars().skip(1).take(24);
    let word = behind.clone().take_while(|c| first.is_ascii() && c.is_ascii_graphic());
    let marks = behind.skip(word.clone().count()).take_while(tail);
    measure(first) + word.chain(marks).map(measure).sum::<usize>()
}

/// Whether blanks stand between most Han characters and the Latin words beside them.
fn is_spaced(text: &str) -> bool {
    let (mut apart, mut close) = (0, 0);
    let mut last = ['\n'; 2];
    for c in text.chars() {
        let meet = |a: char, b: char| is_han(a) && b.is_ascii_alphanumeric() || a.is_ascii_alphanumeric() && is_han(b);
        close += usize::from(meet(last[1], c));
        apart += usize::from(last[1] == ' ' && meet(last[0], c));
        last = [last[1], c];
    }
    apart > close
}
