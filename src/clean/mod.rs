//! Clean: ordered rules, each for one defect, find edits; first those that mend inside lines, then those that
//! take furniture out.
//!
//! In: a decoded text and the rules to run. Out: [`Cleaned`], the clean text with every edit. It does not say what
//! a kept line is (that is [`crate::structure`]) and never changes a character without an edit.

pub mod bars;
pub mod blanks;
pub mod gbk;
mod idiom;
pub mod language;
pub mod margin;
pub mod mirror;
pub mod names;
pub mod notices;
pub mod page;
mod pairs;
pub mod path;
pub mod pinyin;
pub mod proof;
pub mod readings;
pub mod rule;
pub mod rules;
pub mod seams;
pub mod shown;
pub mod slip;
mod trail;
pub mod vocabulary;
pub mod words;
pub mod wrap;

use std::cell::OnceCell;

use crate::document::Removed;
use crate::edit::{Edit, OffsetMap, Span, apply, merge};
use crate::order::InOrder;
use page::Layout;
use rule::{Rule, Stage};

/// A text while rules work on it: the decoded text, the edits so far, and what they make of it.
///
/// A rule reads [`Draft::text`] and gives edits whose spans are bytes of *that*; the draft carries them back to the
/// decoded text.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    source: &'a str,
    text: String,
    edits: Vec<Edit>,
    map: OffsetMap,
    layout: OnceCell<Layout>,
    frame: OnceCell<(usize, usize)>,
}

impl<'a> Draft<'a> {
    /// A draft of `source` without any edit.
    pub fn new(source: &'a str) -> Self {
        Self {
            source,
            text: source.to_owned(),
            edits: Vec::new(),
            map: OffsetMap::default(),
            layout: OnceCell::new(),
            frame: OnceCell::new(),
        }
    }

    /// The decoded text.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// The text as the edits so far leave it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the lines of the present text stand.
    pub fn layout(&self) -> &Layout {
        self.layout.get_or_init(|| Layout::new(&self.text))
    }

    /// Where furniture has been found so far, around the prose; see [`page::Page::is_framed`].
    fn frame(&self, find: impl FnOnce() -> (usize, usize)) -> (usize, usize) {
        *self.frame.get_or_init(find)
    }

    /// The edits so far: spans are bytes of the decoded text, in order, not overlapping.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The bytes of the decoded text behind `span` of the present text.
    pub fn back(&self, span: Span) -> Span {
        self.map.back(span)
    }

    /// An edit of the present text as one of the decoded text. What it changes of an earlier edit's text takes in that
    /// whole edit. White space around what was taken out before is edited in pieces, so that each keeps its own reason.
    fn carry(&self, edit: &Edit) -> Vec<Edit> {
        let wide = self.map.widen(edit.span);
        if wide != edit.span {
            return self.carry(&self.widened(edit, wide));
        }
        let whole = self.back(edit.span);
        let blank = edit.span.of(&self.text).trim().is_empty();
        let mut pieces = Vec::new();
        let mut from = whole.from;
        if blank {
            let first = self.edits.partition_point(|earlier| earlier.span.to <= whole.from);
            let inside = self.edits[first..].iter().take_while(|earlier| earlier.span.from < whole.to);
            for inner in inside.filter(|inner| whole.contains(inner.span) && inner.after.is_empty()) {
                pieces.push(Span::new(from, inner.span.from));
                from = inner.span.to;
            }
        }
        pieces.push(Span::new(from, whole.to));
        let mut after = edit.after.as_str();
        let mut carried = Vec::new();
        for span in pieces {
            let before = span.of(self.source);
            // What replaces the white space stands in its first piece.
            let replaced = if span.is_empty() { "" } else { std::mem::take(&mut after) };
            if before != replaced || edit.before == edit.after {
                carried.push(Edit { span, before: before.to_owned(), after: replaced.to_owned(), ..edit.clone() });
            }
        }
        carried
    }

    /// The same edit over more of the present text. A flag changes no text, so it moves behind what was changed.
    fn widened(&self, edit: &Edit, wide: Span) -> Edit {
        let piece = |from, to| Span::new(from, to).of(&self.text);
        if !edit.changes() {
            return Edit {
                span: Span::new(wide.to, wide.to),
                before: String::new(),
                after: String::new(),
                ..edit.clone()
            };
        }
        let after = [piece(wide.from, edit.span.from), &edit.after, piece(edit.span.to, wide.to)].concat();
        Edit { span: wide, before: wide.of(&self.text).to_owned(), after, ..edit.clone() }
    }

    /// Takes in what a rule found in the present text. `found` need not be in order; of two that overlap the first
    /// stays. An edit that swallows earlier ones replaces them.
    pub fn take(&mut self, mut found: Vec<Edit>) {
        if found.is_empty() {
            return;
        }
        found.order_by_key(|edit| edit.span);
        let mut carried: Vec<Edit> = Vec::with_capacity(found.len());
        for edit in found.iter().flat_map(|edit| self.carry(edit)) {
            if carried.last().is_none_or(|last| last.span.to <= edit.span.from) {
                carried.push(edit);
            }
        }
        self.edits = merge(std::mem::take(&mut self.edits), carried);
        self.map = OffsetMap::new(&self.edits);
        self.frame = OnceCell::new();
        let text = apply(self.source, &self.edits);
        if text != self.text {
            self.text = text;
            self.layout = OnceCell::new();
        }
    }
}

/// What cleaning gives.
#[derive(Clone, Debug)]
pub struct Cleaned {
    /// The clean text: kept lines, no blank ones.
    pub text: String,
    /// Every edit: spans are bytes of the decoded text, in order, not overlapping.
    pub edits: Vec<Edit>,
    /// The lines that were taken out, mended, in order.
    pub removed: Vec<Removed>,
}

/// How often the rules are run over a text at most. The second time finds what the first laid bare; no more was ever seen.
const ROUNDS: usize = 4;

/// Cleans a decoded text with all the `rules`, in their order, until they change nothing: cleaning twice is cleaning once.
pub fn clean<'r>(text: &str, rules: impl IntoIterator<Item = &'r Rule>) -> Cleaned {
    let rules: Vec<&Rule> = rules.into_iter().collect();
    let mut draft = Draft::new(text);
    let mut removed = Vec::new();
    for _ in 0..ROUNDS {
        let before = draft.text().len();
        let edits = draft.edits().len();
        for rule in &rules {
            let found = (rule.find)(&draft);
            if rule.stage == Stage::Classify {
                removed.extend(lines_taken_out(rule, &found, &draft));
            }
            draft.take(found);
        }
        // What was only flagged lays nothing bare.
        if (before, edits) == (draft.text().len(), draft.edits().len()) || !draft.edits().iter().any(Edit::changes) {
            break;
        }
    }
    if draft.edits().iter().any(Edit::changes) {
        settle(&mut draft, &rules, &mut removed);
    }
    removed.order_by_key(|line| line.span);
    Cleaned { text: draft.text, edits: draft.edits, removed }
}

/// Runs the rules as somebody would who cleans the cleaned text again and does not know what was taken out around its lines,
/// which lends belief to what is said of the next.
fn settle(draft: &mut Draft, rules: &[&Rule], removed: &mut Vec<Removed>) {
    for _ in 0..ROUNDS {
        let text = draft.text().to_owned();
        let mut again = Draft::new(&text);
        for rule in rules {
            let mut found = (rule.find)(&again);
            found.retain(Edit::changes);
            if rule.stage == Stage::Classify {
                removed.extend(lines_taken_out(rule, &found, draft));
            }
            draft.take(found.clone());
            again.take(found);
        }
        if draft.text() == text {
            break;
        }
    }
}

/// Of the edits that a rule found, the lines that they take out, mended.
fn lines_taken_out<'a>(rule: &'a Rule, found: &'a [Edit], draft: &'a Draft) -> impl Iterator<Item = Removed> + use<'a> {
    let shown = |edit: &&Edit| edit.after.is_empty() && !edit.span.of(draft.text()).trim().is_empty();
    found.iter().filter(shown).map(|edit| Removed {
        rule: rule.name.to_owned(),
        text: edit.span.of(draft.text()).trim().to_owned(),
        span: draft.back(edit.span),
    })
}
