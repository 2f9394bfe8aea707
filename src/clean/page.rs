//! A page as lines: what stands where, before and behind the author's prose.
//!
//! In: the present text of a draft. Out: [`Page`], its lines in a form that vocabulary can be compared with, and the
//! reach of the prose. It takes nothing out; a rule does, with [`excise`].

use std::ops::Range;

use super::{Draft, notices, pinyin, vocabulary};
use crate::edit::{Edit, Evidence, Span};
use crate::structure::{date, is_han};

/// A line that shows something.
pub struct PageLine<'a> {
    /// Its bytes, with the line break.
    pub span: Span,
    /// What it shows, without the white space around it.
    pub text: &'a str,
    /// The bytes of that.
    pub shown: Span,
    /// The same folded (script, width, case) and without white space: what vocabulary is compared with.
    pub flat: String,
}

/// The lines of a text.
pub struct Page<'a> {
    /// The lines that show something, in order.
    pub lines: Vec<PageLine<'a>>,
    /// From the first line of prose to behind the last, as indices of `lines`; empty when there is none.
    pub body: Range<usize>,
    /// The index of the title: of the lines before the prose the first that can be one.
    pub title: Option<usize>,
    /// Up to which line furniture was found before the prose, and from which on behind it: what stands farther out
    /// than furniture is hardly the author's.
    framed: (usize, usize),
}

/// The rules whose finds are sure enough to lend belief to weaker ones: a page with a byline may have a counter, a poem has not.
const FRAME: [&str; 11] = [
    "breadcrumb",
    "greeting",
    "channel-bar",
    "byline",
    "editor-line",
    "share-bar",
    "page-numbers",
    "disclaimer",
    "site-footer",
    "spam-places",
    "link-farm",
];

impl<'a> Page<'a> {
    /// Splits a text into lines and finds its prose.
    pub fn new(text: &'a str) -> Self {
        let mut lines = Vec::new();
        let mut from = 0;
        for line in text.split_inclusive('\n') {
            let shown = trimmed(line);
            if !shown.is_empty() {
                let at = from + line.len() - line.trim_start_matches(is_blank).len();
                lines.push(PageLine {
                    span: Span::new(from, from + line.len()),
                    text: shown,
                    shown: Span::new(at, at + shown.len()),
                    flat: flat(shown),
                });
            }
            from += line.len();
        }
        let first = lines.iter().position(PageLine::is_prose);
        let last = lines.iter().rposition(PageLine::is_prose);
        let body = first.zip(last).map_or(0..0, |(first, last)| first..last + 1);
        let end = if body.is_empty() { usize::from(lines.len() > 1) } else { body.start };
        let title = title(&lines[..end]);
        Self { lines, body, title, framed: (0, usize::MAX) }
    }

    /// The page of a draft, with what rules have taken out around its prose.
    pub fn of(draft: &'a Draft) -> Self {
        let mut page = Self::new(draft.text());
        if !page.body.is_empty() {
            let whole = Span::new(page.lines[page.body.start].span.from, page.lines[page.body.end - 1].span.to);
            let body = draft.back(whole);
            let sure = |edit: &&Edit| edit.after.is_empty() && FRAME.contains(&edit.rule.as_ref());
            let places = || draft.edits().iter().filter(sure).map(|edit| edit.span);
            let index = |place: usize| page.lines.partition_point(|line| draft.back(line.span).from < place);
            let before = places().rfind(|at| at.to <= body.from).map(|at| index(at.from));
            let behind = places().find(|at| at.from >= body.to).map(|at| index(at.from));
            let tail = page.body.end..page.lines.len();
            let list = tail.clone().find(|index| vocabulary::is_related_heading(&page.lines[*index].flat));
            let first = behind.into_iter().chain(list).min().unwrap_or(tail.end);
            page.framed = (before.unwrap_or(0), first);
        }
        page
    }

    /// Whether furniture has been found between the line of that index and the prose.
    pub fn is_framed(&self, index: usize) -> bool {
        self.is_head(index) && index < self.framed.0 || self.is_tail(index) && index >= self.framed.1
    }

    /// Whether the line of that index stands before all prose. Where there is no prose, nothing stands before it.
    pub fn is_head(&self, index: usize) -> bool {
        index < self.body.start
    }

    /// Whether the line of that index stands behind all prose. Where there is no prose, nothing stands behind it.
    pub fn is_tail(&self, index: usize) -> bool {
        !self.body.is_empty() && index >= self.body.end
    }

    /// Whether the line of that index stands before or behind all prose.
    pub fn is_outside(&self, index: usize) -> bool {
        self.is_head(index) || self.is_tail(index)
    }
}

impl PageLine<'_> {
    /// Whether it is a sentence or more of prose: it has a full stop, or is long with several marks, and is no notice of
    /// the site's.
    pub fn is_prose(&self) -> bool {
        let han = self.text.chars().filter(|c| is_han(*c)).count();
        let marks = self.flat.chars().filter(|c| matches!(c, '。' | ',' | '!' | '?' | ';' | '、' | '…')).count();
        (han >= 20 && self.flat.contains('。') || han >= 50 && marks >= 2) && !notices::is_notice(&self.flat)
    }

    /// Whether it is a day and hardly anything else.
    fn is_day(&self) -> bool {
        let length = self.flat.chars().count();
        length <= 40 && date::find(self.text).is_some_and(|dated| length - dated.length <= 6)
    }

    /// Whether it can be the title: neither a line above it (——, ：) nor one below it, nor a sentence.
    pub fn can_be_title(&self) -> bool {
        let han = self.text.chars().filter(|c| is_han(*c)).count();
        (2..=60).contains(&han)
            && !self.text.ends_with(['。', '，', ',', '；', ';', '：', ':', '、', '—'])
            && !self.text.starts_with(['—', '(', '（'])
    }
}

/// The first line of a head that can be the title; one that is a day only where no other can. Behind a short label
/// (材料：) stands a list and no title.
fn title(head: &[PageLine]) -> Option<usize> {
    let can = |index: &usize| head[*index].can_be_title();
    let first = (0..head.len()).find(can)?;
    let index = (first..head.len()).filter(can).find(|index| !head[*index].is_day()).unwrap_or(first);
    let labelled = index > 0 && head[index - 1].flat.ends_with(':') && head[index - 1].flat.chars().count() < 6;
    (!labelled).then_some(index)
}

/// Marks that end a sentence, also with what closes behind them.
pub const FINAL: [char; 20] =
    ['。', '！', '？', '!', '?', '…', '”', '’', '」', '』', '）', ')', '》', '】', '〕', '·', '；', ';', '.', '"'];

/// The text without white space, controls and marks of order around it.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// Whether a character shows nothing: white space, and the byte order mark that lies inside a text.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}

/// A text folded, without white space and without readings in brackets: a line is known with the rules for them off, too.
pub fn flat(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let letters = &rest[open + 1..];
        let close = letters.char_indices().take(8).find(|(_, c)| *c == ')').map(|(at, _)| at);
        let reading = close.filter(|close| pinyin::syllable(&letters[..*close]).is_some());
        let (kept, behind) = reading.map_or((open + 1, open + 1), |close| (open, open + close + 2));
        flat.push_str(&rest[..kept]);
        rest = &rest[behind..];
    }
    flat.push_str(rest);
    flat.chars().filter(|c| !is_blank(*c)).map(crate::fold::fold_char).collect()
}

/// Edits that take out every line which `is_defect` says of, by its index.
pub fn excise(
    draft: &Draft,
    rule: &'static str,
    evidence: &Evidence,
    is_defect: impl Fn(&Page, usize) -> bool,
) -> Vec<Edit> {
    let text = draft.text();
    let page = Page::of(draft);
    let found = (0..page.lines.len()).filter(|index| is_defect(&page, *index));
    let edits: Vec<Edit> =
        found.map(|index| Edit::plain(rule, text, page.lines[index].span, "", evidence.clone())).collect();
    // A page of which nothing would be left is not what the rule took it for.
    if edits.len() == page.lines.len() { Vec::new() } else { edits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn head_body_tail() {
        let page = Page::new(
            "首页\n\n標題在此\n這一段是正文，有足夠多的漢字，也有標點，因此算是一段完整的文字。\n小标题\n\
             再来一段正文，同样有足够多的汉字，也有标点，因此也算是一段完整的文字。\n版权所有",
        );
        assert_eq!(page.body, 2..5);
        assert!(page.is_head(1) && page.is_tail(5) && !page.is_outside(3));
        assert_eq!(page.lines[1].flat, "标题在此");
    }
}
