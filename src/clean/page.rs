//! A page as lines: what stands where, before and behind the author's prose.
//!
//! In: the present text of a draft. Out: [`Page`], its lines in a form that vocabulary can be compared with, and the
//! reach of the prose. It takes nothing out; a rule does, with [`excise()`].

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memchr;

pub use super::excise::{cut, excise, excise_outside};
use super::flat::{flat, is_blank};
use super::margin::lexicon::{is_talk, may_be_talk};
use super::reach::body;
use super::{Draft, notices, vocabulary};
use crate::edit::{Edit, Span};
use crate::structure::{date, is_han};

/// Where the lines of a text stand and which of them are its prose: what a [`Page`] of that text looks at. A draft
/// keeps it for as long as its text stays the same.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    lines: Vec<Placed>,
    body: Range<usize>,
    title: Option<usize>,
}

/// A line of a layout.
#[derive(Clone, Debug)]
struct Placed {
    span: Span,
    shown: Span,
    known: Known,
}

/// What was found out of a line when it was first asked for.
#[derive(Clone, Debug, Default)]
struct Known {
    /// Whether other texts of the corpus have the line, too.
    recurs: bool,
    /// The line folded.
    flat: OnceCell<String>,
    is_prose: OnceCell<bool>,
    may_be_talk: OnceCell<bool>,
}

impl Layout {
    /// Splits a text into lines and finds its prose.
    pub fn new(text: &str) -> Self {
        Self::among(text, &|_| false)
    }

    /// The same, where `recurs` says of the bytes of a line whether other texts have it, too.
    pub fn among(text: &str, recurs: &Recurs) -> Self {
        Self::split(text, recurs).with_prose(text)
    }

    /// The layout of a text that came out of another, of which this is the layout, and whether it shows the same lines. What
    /// was found out of lines that both show is kept.
    pub fn again(self, before: &str, text: &str, recurs: &Recurs) -> (Self, bool) {
        let mut after = Self::split(text, recurs);
        let (mut old, mut kept) = (self.lines.into_iter(), 0);
        let count = old.len();
        for line in &mut after.lines {
            // A line that stays stands behind at most so many that went.
            let rest = old.as_slice();
            let reach = rest.len().min(REACH);
            let recurs = line.known.recurs;
            let same = |one: &Placed| one.known.recurs == recurs && one.shown.of(before) == line.shown.of(text);
            if let Some(at) = rest[..reach].iter().position(same) {
                line.known = old.nth(at).map(|line| line.known).unwrap_or_default();
                kept += 1;
            }
        }
        if (kept, kept) == (count, after.lines.len()) {
            return (Self { body: self.body, title: self.title, ..after }, true);
        }
        (after.with_prose(text), false)
    }

    /// The layout of the same text without line breaks at its end, which has so many bytes.
    pub(super) fn cut(mut self, length: usize) -> Self {
        if let Some(last) = self.lines.last_mut() {
            last.span.to = last.span.to.min(length);
        }
        self
    }

    fn split(text: &str, recurs: &Recurs) -> Self {
        let mut lines = Vec::new();
        let mut from = 0;
        while from < text.len() {
            let to = memchr(b'\n', &text.as_bytes()[from..]).map_or(text.len(), |at| from + at + 1);
            let line = &text[from..to];
            let shown = trimmed(line);
            if !shown.is_empty() {
                let at = from + line.len() - line.trim_start_matches(is_blank).len();
                let (span, shown) = (Span::new(from, to), Span::new(at, at + shown.len()));
                lines.push(Placed { span, shown, known: Known { recurs: recurs(shown), ..Known::default() } });
            }
            from = to;
        }
        Self { lines, ..Self::default() }
    }

    fn with_prose(mut self, text: &str) -> Self {
        let page = Page::new(text, &self);
        let body = body(page);
        let end = if body.is_empty() { usize::from(page.len() > 1) } else { body.start };
        let title = title(page, end);
        (self.body, self.title) = (body, title);
        self
    }
}

/// Says of the bytes of a line whether other texts of the corpus have it, too.
pub type Recurs<'a> = dyn Fn(Span) -> bool + 'a;

/// How many lines are looked at for one that stayed where others were taken out.
const REACH: usize = 64;

/// A line that shows something.
#[derive(Clone, Copy)]
pub struct PageLine<'a> {
    /// Its bytes, with the line break.
    pub span: Span,
    /// What it shows, without the white space around it.
    pub text: &'a str,
    /// The bytes of that.
    pub shown: Span,
    known: &'a Known,
}

/// The lines of a text.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    text: &'a str,
    layout: &'a Layout,
    draft: Option<&'a Draft<'a>>,
}

/// The rules whose finds are sure enough to lend belief to weaker ones: a page with a byline may have a counter, a poem has not.
const FRAME: [&str; 12] = [
    "breadcrumb",
    "greeting",
    "channel-bar",
    "byline",
    "editor-line",
    "share-bar",
    "page-numbers",
    "related-links",
    "disclaimer",
    "site-footer",
    "spam-places",
    "link-farm",
];

/// Whether an edit is one that a rule of [`FRAME`] took something out with.
pub(super) fn is_sure(edit: &Edit) -> bool {
    edit.after.is_empty() && FRAME.contains(&edit.rule.as_ref())
}

/// Where such rules have taken something out, in the decoded text.
fn furniture<'a>(draft: &'a Draft) -> impl DoubleEndedIterator<Item = Span> + use<'a> {
    draft.furniture().iter().map(|at| draft.edits()[*at].span)
}

impl<'a> Page<'a> {
    /// The page of a text whose layout is known.
    pub const fn new(text: &'a str, layout: &'a Layout) -> Self {
        Self { text, layout, draft: None }
    }

    /// The page of a draft, with what rules have taken out around its prose.
    pub fn of(draft: &'a Draft<'a>) -> Self {
        Self { draft: Some(draft), ..Self::new(draft.text(), draft.layout()) }
    }

    /// How many lines show something.
    pub const fn len(self) -> usize {
        self.layout.lines.len()
    }

    /// Whether nothing is shown.
    pub const fn is_empty(self) -> bool {
        self.layout.lines.is_empty()
    }

    /// The line of that index.
    pub fn line(self, index: usize) -> PageLine<'a> {
        let Placed { span, shown, known } = &self.layout.lines[index];
        PageLine { span: *span, text: shown.of(self.text), shown: *shown, known }
    }

    /// The lines of those indices.
    pub fn lines(self, indices: Range<usize>) -> impl DoubleEndedIterator<Item = PageLine<'a>> + ExactSizeIterator {
        indices.map(move |index| self.line(index))
    }

    /// From the first line of prose to behind the last, as indices of lines; empty when there is none.
    pub fn body(self) -> Range<usize> {
        self.layout.body.clone()
    }

    /// The index of the title: of the lines before the prose the first that can be one.
    pub const fn title(self) -> Option<usize> {
        self.layout.title
    }

    /// Up to which line furniture was found before the prose, and from which on behind it: what stands farther out
    /// than furniture is hardly the author's.
    fn framed(self) -> (usize, usize) {
        self.draft.map_or((0, usize::MAX), |draft| draft.frame(|| self.frame(draft)))
    }

    fn frame(self, draft: &Draft) -> (usize, usize) {
        let body = self.body();
        let whole = self.prose(draft);
        let index = |place: usize| self.layout.lines.partition_point(|line| draft.back(line.span).from < place);
        let before = furniture(draft).rfind(|at| at.to <= whole.from).map(|at| index(at.from));
        let behind = furniture(draft).find(|at| at.from >= whole.to).map(|at| index(at.from));
        let list = (body.end..self.len()).find(|index| vocabulary::is_related_heading(self.line(*index).flat()));
        (before.unwrap_or(0), behind.into_iter().chain(list).min().unwrap_or(self.len()))
    }

    /// The bytes of the decoded text from the first line of prose to the last.
    fn prose(self, draft: &Draft) -> Span {
        let body = self.body();
        draft.back(Span::new(self.line(body.start).span.from, self.line(body.end - 1).span.to))
    }

    /// Whether furniture has been found before the prose, and behind it.
    pub fn is_furnished(self) -> (bool, bool) {
        let Some(draft) = self.draft.filter(|_| !self.body().is_empty()) else { return (false, false) };
        let whole = self.prose(draft);
        let (mut before, mut behind) = (furniture(draft), furniture(draft));
        (before.any(|at| at.to <= whole.from), behind.any(|at| at.from >= whole.to))
    }

    /// Whether furniture or any line of the site's has been found behind the prose.
    pub fn has_site_behind(self) -> bool {
        let tail = |draft: &Draft| draft.edits().iter().any(|edit| edit.rule == "site-tail");
        self.is_furnished().1 || self.draft.is_some_and(tail)
    }

    /// What has been taken out so far, in the decoded text.
    pub fn taken_out(self) -> impl Iterator<Item = &'a str> {
        let edits = self.draft.map(Draft::edits).unwrap_or_default();
        edits.iter().filter(|edit| edit.after.is_empty()).map(|edit| edit.before.as_str())
    }

    /// The rules of the furniture that has been found between the line of that index and the next.
    pub fn parted_below(self, index: usize) -> impl Iterator<Item = &'a str> {
        let draft = self.draft.filter(|_| index + 1 < self.len());
        draft.into_iter().flat_map(move |draft| {
            let (from, to) = (draft.back(self.line(index).span).to, draft.back(self.line(index + 1).span).from);
            let (edits, furniture) = (draft.edits(), draft.furniture());
            let first = furniture.partition_point(|at| edits[*at].span.from < from);
            let between = furniture[first..].iter().map(|at| &edits[*at]);
            between.take_while(move |edit| edit.span.to <= to).map(|edit| edit.rule.as_ref())
        })
    }

    /// The rules of the furniture that has been found before the first line.
    pub fn parted_above(self) -> impl Iterator<Item = &'a str> {
        let draft = self.draft.filter(|_| !self.is_empty());
        draft.into_iter().flat_map(move |draft| {
            let first = draft.back(self.line(0).span).from;
            let above = draft.furniture().iter().map(|at| &draft.edits()[*at]);
            above.take_while(move |edit| edit.span.to <= first).map(|edit| edit.rule.as_ref())
        })
    }

    /// Whether furniture has been found between the line of that index and the prose.
    pub fn is_framed(self, index: usize) -> bool {
        self.is_head(index) && index < self.framed().0 || self.is_tail(index) && index >= self.framed().1
    }

    /// Whether the line of that index stands before all prose. Where there is no prose, nothing stands before it.
    pub const fn is_head(self, index: usize) -> bool {
        index < self.layout.body.start
    }

    /// Whether the line of that index stands behind all prose. Where there is no prose, nothing stands behind it.
    pub const fn is_tail(self, index: usize) -> bool {
        self.layout.body.start < self.layout.body.end && index >= self.layout.body.end
    }

    /// Whether the line of that index stands before or behind all prose.
    pub const fn is_outside(self, index: usize) -> bool {
        self.is_head(index) || self.is_tail(index)
    }
}

impl<'a> PageLine<'a> {
    /// What it shows, folded (script, width, case) and without white space: what vocabulary is compared with.
    pub fn flat(self) -> &'a str {
        self.known.flat.get_or_init(|| flat(self.text))
    }

    /// Whether other texts of the corpus have it, too.
    pub const fn recurs(self) -> bool {
        self.known.recurs
    }

    /// Whether it is a sentence or more of prose: it has a full stop, or is long with several marks, and is no notice of
    /// the site's.
    pub fn is_prose(self) -> bool {
        // Twenty Han characters and a mark take this many bytes.
        self.text.len() >= 63 && *self.known.is_prose.get_or_init(|| self.looks_like_prose())
    }

    fn looks_like_prose(self) -> bool {
        let (mut han, mut stops, mut others) = (0, 0, 0);
        let reads_so = self.text.chars().any(|c| {
            match c {
                '。' | '｡' => stops += 1,
                ',' | '，' | '!' | '！' | '?' | '？' | ';' | '；' | '、' | '､' | '…' => others += 1,
                _ => han += usize::from(is_han(c)),
            }
            han >= 20 && stops > 0 || han >= 50 && stops + others >= 2
        });
        reads_so && !notices::is_notice(self.flat()) && !is_talk(self.flat())
    }

    /// Whether a site may speak in it of rights, rules and itself.
    pub(super) fn may_be_talk(self) -> bool {
        self.recurs() || *self.known.may_be_talk.get_or_init(|| may_be_talk(self.flat()))
    }

    /// Whether it is a day and hardly anything else.
    pub fn is_day(self) -> bool {
        let flat = self.flat();
        let length = flat.chars().count();
        // Monday, March 5, 2020.
        let weekday = flat.split_once("day,").map_or(0, |(name, _)| name.len() + 4);
        length <= 40 && date::find(self.text).is_some_and(|dated| length.saturating_sub(dated.length) <= 6 + weekday)
    }

    /// Whether it can be the title: neither a line above it (——, ：) nor one below it, nor a sentence.
    pub fn can_be_title(self) -> bool {
        let han = self.text.chars().filter(|c| is_han(*c)).count();
        (2..=60).contains(&han)
            && !self.text.ends_with(['。', '，', ',', '；', ';', '：', ':', '、', '—'])
            && !self.text.starts_with(['—', '(', '（'])
    }

    /// Whether it is a name in Latin letters, as articles on software have for a title.
    fn is_latin_title(self) -> bool {
        let han = self.text.chars().filter(|c| is_han(*c)).count();
        self.text.contains(|c: char| c.is_ascii_alphabetic())
            && han < 2
            && self.text.len() <= 100
            && !self.text.contains(['{', '}', '=', '"', '<', '>'])
            && !self.text.ends_with(['.', ',', ';', ':'])
    }
}

/// The first line of a head that can be the title; one that is a day only where no other can. The very first may be in Latin
/// letters. Behind a short label (材料：) stands a list and no title.
fn title(page: Page, end: usize) -> Option<usize> {
    let can = |index: &usize| page.line(*index).can_be_title() || *index == 0 && page.line(0).is_latin_title();
    let first = (0..end).find(can)?;
    let index = (first..end).filter(can).find(|index| !page.line(*index).is_day()).unwrap_or(first);
    let labelled =
        index > 0 && page.line(index - 1).flat().ends_with(':') && page.line(index - 1).flat().chars().count() < 6;
    (!labelled).then_some(index)
}

/// Marks that end a sentence, also with what closes behind them.
pub const FINAL: [char; 20] =
    ['。', '！', '？', '!', '?', '…', '”', '’', '」', '』', '）', ')', '》', '】', '〕', '·', '；', ';', '.', '"'];

/// The text without white space, controls and marks of order around it.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(is_blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn head_body_tail() {
        let text = "首页\n\n標題在此\n這一段是正文，有足夠多的漢字，也有標點，因此算是一段完整的文字。\n小标题\n\
             再来一段正文，同样有足够多的汉字，也有标点，因此也算是一段完整的文字。\n版权所有";
        let layout = Layout::new(text);
        let page = Page::new(text, &layout);
        assert_eq!(page.body(), 2..5);
        assert!(page.is_head(1) && page.is_tail(5) && !page.is_outside(3));
        assert_eq!(page.line(1).flat(), "标题在此");
    }
}
