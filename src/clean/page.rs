//! A page as lines: what stands where, before and behind the author's prose.
//!
//! In: the present text of a draft. Out: [`Page`], its lines in a form that vocabulary can be compared with, and the
//! reach of the prose. It takes nothing out; a rule does, with [`excise`].

use std::ops::Range;

use super::{Draft, vocabulary};
use crate::edit::{Edit, Evidence, Span};
use crate::structure::is_han;

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
}

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
        Self { lines, body }
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

    /// The index of the title: of the lines before the prose the first that can be one.
    pub fn title(&self) -> Option<usize> {
        let end = if self.body.is_empty() { usize::from(self.lines.len() > 1) } else { self.body.start };
        (0..end).find(|index| self.lines[*index].can_be_title())
    }
}

impl PageLine<'_> {
    /// Whether it is a sentence or more of prose: it has a full stop, or is long with several marks, and is no notice of
    /// the site's.
    pub fn is_prose(&self) -> bool {
        let han = self.text.chars().filter(|c| is_han(*c)).count();
        let marks = self.flat.chars().filter(|c| matches!(c, '。' | ',' | '!' | '?' | ';' | '、' | '…')).count();
        (han >= 20 && self.flat.contains('。') || han >= 50 && marks >= 2) && !vocabulary::is_notice(&self.flat)
    }

    /// Whether it can be the title: neither a line above it (——, ：) nor one below it, nor a sentence.
    pub fn can_be_title(&self) -> bool {
        let han = self.text.chars().filter(|c| is_han(*c)).count();
        (2..=60).contains(&han)
            && !self.text.ends_with(['。', '，', ',', '；', ';', '：', ':', '、', '—'])
            && !self.text.starts_with(['—', '(', '（'])
    }
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

/// A text folded, without white space.
pub fn flat(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).map(crate::fold::fold_char).collect()
}

/// Edits that take out every line which `is_defect` says of, by its index.
pub fn excise(
    draft: &Draft,
    rule: &'static str,
    evidence: &Evidence,
    is_defect: impl Fn(&Page, usize) -> bool,
) -> Vec<Edit> {
    let text = draft.text();
    let page = Page::new(text);
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
