//! How one text becomes another, and the way back.
//!
//! A rule finds edits; [`apply`] makes the new text from the old one and them; [`undo`] takes them back;
//! [`OffsetMap`] carries an offset across in either direction. This file knows nothing of what a rule
//! looks for.

mod evidence;

use std::borrow::Cow;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

pub use evidence::Evidence;

/// A range of bytes in a text, half-open: `from..to`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "(usize, usize)", from = "(usize, usize)")]
pub struct Span {
    /// First byte.
    pub from: usize,
    /// One past the last byte.
    pub to: usize,
}

impl Span {
    /// The span `from..to`.
    pub const fn new(from: usize, to: usize) -> Self {
        Self { from, to }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.to - self.from
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.from == self.to
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// The piece of `text` it names.
    ///
    /// # Panics
    ///
    /// When it does not lie on character borders of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.from..self.to]
    }

    /// The span moved right by `by` bytes.
    #[must_use]
    pub const fn shift(self, by: usize) -> Self {
        Self { from: self.from + by, to: self.to + by }
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.from, span.to)
    }
}

impl From<(usize, usize)> for Span {
    fn from((from, to): (usize, usize)) -> Self {
        Self { from, to }
    }
}

/// How sure a repair is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Damaging the repair again gives the source, and no other candidate comes near in plausibility.
    Verified,
    /// Damaging the repair again gives the source, but other candidates could be meant.
    Likely,
    /// Nothing proves a repair: the text stays as it was found.
    Flagged,
    /// The rule needs no proof of this kind (furniture, spaces, marks).
    Plain,
}

impl Status {
    /// The status of that name.
    ///
    /// ```
    /// use jiaokan::edit::Status;
    /// assert_eq!(Status::named("likely"), Some(Status::Likely));
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "verified" => Self::Verified,
            "likely" => Self::Likely,
            "flagged" => Self::Flagged,
            "plain" => Self::Plain,
            _ => return None,
        })
    }
}

/// One replacement by one rule: the bytes `span` of the text become `after`.
///
/// A *flagged* edit changes nothing: its `after` equals the text it stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Name of the rule, as in the registry.
    pub rule: Cow<'static, str>,
    /// The bytes of the decoded text that change.
    pub span: Span,
    /// What stands there before.
    pub before: CompactString,
    /// What stands there after; empty where text is taken out.
    pub after: CompactString,
    /// How sure it is.
    pub status: Status,
    /// Why it was made.
    pub evidence: Evidence,
    /// Other repairs that would also give the source, best first (without `after`); mostly none.
    pub candidates: Box<[String]>,
}

impl Edit {
    /// A plain edit of `span` in `text`.
    pub fn plain(
        rule: &'static str,
        text: &str,
        span: Span,
        after: impl Into<CompactString>,
        evidence: Evidence,
    ) -> Self {
        Self {
            rule: Cow::Borrowed(rule),
            span,
            before: span.of(text).into(),
            after: after.into(),
            status: Status::Plain,
            evidence,
            candidates: Box::default(),
        }
    }

    /// Whether it alters the text (a flagged edit does not).
    pub fn changes(&self) -> bool {
        self.before != self.after
    }
}

/// The text that `edits` make of `text`.
///
/// `edits` are in order of their spans and do not overlap; spans are bytes of `text`.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    replaced(text, edits.iter().map(|edit| (edit.span, edit.after.as_str())))
}

/// `text` with something else in the place of spans of it, which are in order and do not overlap.
pub(crate) fn replaced<'a>(text: &str, spans: impl Iterator<Item = (Span, &'a str)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, after) in spans {
        out.push_str(&text[at..span.from]);
        out.push_str(after);
        at = span.to;
    }
    out.push_str(&text[at..]);
    out
}

/// The text that `edits` were applied to, from the text they made: the inverse of [`apply`].
///
/// ```
/// use jiaokan::edit::{apply, undo, Edit, Evidence, Span};
/// let text = "產(chǎn)黨";
/// let edits = [Edit::plain("reading", text, Span::new(3, 10), "", Evidence::new(&["", ""]))];
/// assert_eq!(apply(text, &edits), "產黨");
/// assert_eq!(undo("產黨", &edits).as_deref(), Some(text));
/// ```
///
/// `None` when `edited` is not what the edits make.
pub fn undo(edited: &str, edits: &[Edit]) -> Option<String> {
    let mut out = String::with_capacity(edited.len());
    let (mut at, mut read) = (0, 0_usize);
    for edit in edits {
        let kept = edit.span.from.checked_sub(at)?;
        out.push_str(edited.get(read..read.checked_add(kept)?)?);
        read += kept;
        if edited.get(read..read + edit.after.len())? != edit.after {
            return None;
        }
        read += edit.after.len();
        out.push_str(&edit.before);
        at = edit.span.to;
    }
    out.push_str(edited.get(read..)?);
    Some(out)
}

/// Fewer edits than these are put among others one by one.
const FEW: usize = 4;

/// Puts two ordered lists of edits over the same text into one; where an edit of `outer` holds or meets
/// edits of `inner`, only the outer one stays. A flag that takes no room stays before what follows it.
///
/// ```
/// use jiaokan::edit::{merge, Edit, Evidence, Span};
/// let edit = |from, to, after| Edit::plain("rule", "好??", Span::new(from, to), after, Evidence::new(&["", ""]));
/// assert_eq!(merge(vec![edit(4, 4, "")], vec![edit(3, 4, "？"), edit(4, 5, "？")]).len(), 3);
/// assert_eq!(merge(vec![edit(4, 4, "")], vec![edit(4, 4, "")]).len(), 1);
/// assert_eq!(merge(vec![edit(4, 4, "")], vec![edit(3, 5, "？")]).len(), 1);
/// ```
pub fn merge(mut inner: Vec<Edit>, outer: Vec<Edit>) -> Vec<Edit> {
    let mut next = 0;
    inner.retain(|edit| {
        next += outer[next..].iter().take_while(|o| o.span.to <= edit.span.from && o.span != edit.span).count();
        let is_before = |o: &Edit| edit.span.is_empty() && o.span.from == edit.span.to && o.span != edit.span;
        let is_held = |o: &Edit| o.span.overlaps(edit.span) || o.span.contains(edit.span) && !is_before(o);
        !outer.get(next).is_some_and(is_held)
    });
    if inner.is_empty() {
        return outer;
    }
    if outer.len() < FEW {
        for edit in outer {
            inner.insert(inner.partition_point(|known| known.span <= edit.span), edit);
        }
        return inner;
    }
    let mut merged = Vec::with_capacity(inner.len() + outer.len());
    let mut inner = inner.into_iter();
    for edit in outer {
        let before = inner.as_slice().iter().take_while(|known| known.span <= edit.span).count();
        merged.extend(inner.by_ref().take(before));
        merged.push(edit);
    }
    merged.extend(inner);
    merged
}

/// Carries byte offsets between a text and what edits made of it.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    /// One per edit: where it starts before and after, and how long it is before and after (bytes).
    steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    before: Span,
    after: Span,
}

impl OffsetMap {
    /// The map of `edits` (in order, not overlapping).
    pub fn new(edits: &[Edit]) -> Self {
        let (mut at, mut read) = (0, 0);
        let steps = edits
            .iter()
            .map(|edit| {
                let from = read + (edit.span.from - at);
                read = from + edit.after.len();
                at = edit.span.to;
                Step { before: edit.span, after: Span::new(from, read) }
            })
            .collect();
        Self { steps }
    }

    /// Where byte `offset` of the text before stands after; inside an edit, where the edit starts.
    pub fn forward(&self, offset: usize) -> usize {
        let next = self.steps.partition_point(|step| step.before.to <= offset);
        match self.steps.get(next) {
            Some(step) if step.before.from <= offset => step.after.from,
            _ => match next.checked_sub(1).map(|last| self.steps[last]) {
                Some(step) => step.after.to + (offset - step.before.to),
                None => offset,
            },
        }
    }

    /// The bytes of the text before that the span of the text after comes from: the smallest span that
    /// holds every character of it, widened to whole edits.
    pub fn back(&self, span: Span) -> Span {
        self.back_near(span, &mut 0)
    }

    /// The same for spans that are asked for in order: `near` is the number of an edit before the span, 0 at first.
    pub fn back_near(&self, span: Span, near: &mut usize) -> Span {
        *near = self.seek(*near, |step| step.after.to <= span.from);
        let from = match self.steps.get(*near) {
            Some(step) if step.after.from <= span.from => step.before.from,
            _ => self.behind(*near, span.from),
        };
        // An edit that takes all out where an empty span stands lies before its beginning, and behind its end.
        let next = self.seek(if span.is_empty() { 0 } else { *near }, |step| step.after.to < span.to);
        let to = match self.steps.get(next) {
            Some(step) if step.after.from < span.to => step.before.to,
            _ => self.behind(next, span.to),
        };
        Span::new(from, to.max(from))
    }

    /// The same for a span that no edit touches, else nothing: `near` is then the number of the first edit behind it.
    pub fn back_free(&self, span: Span, near: &mut usize) -> Option<Span> {
        while self.steps.get(*near).is_some_and(|step| step.after.to <= span.from) {
            *near += 1;
        }
        let is_free = self.steps.get(*near).is_none_or(|step| step.after.from >= span.to);
        (is_free && !span.is_empty()).then(|| {
            let from = self.behind(*near, span.from);
            Span::new(from, from + span.len())
        })
    }

    /// The span of the text after, widened to whole edits: what [`OffsetMap::back`] gives the origin of. `near` is as in
    /// [`OffsetMap::back_near`].
    pub fn widen(&self, span: Span, near: usize) -> Span {
        let holding =
            |next: usize, offset: usize| self.steps.get(next).map(|step| step.after).filter(|edit| edit.from < offset);
        let first = self.seek(near, |step| step.after.to <= span.from);
        let last = self.seek(first, |step| step.after.to <= span.to);
        let from = holding(first, span.from).map_or(span.from, |edit| edit.from);
        let to = holding(last, span.to).map_or(span.to, |edit| edit.to);
        Span::new(from, to)
    }

    /// The number of the first step from `near` on that is not before: as far from there as twice what must be passed over
    /// is looked at.
    fn seek(&self, near: usize, is_before: impl Fn(&Step) -> bool) -> usize {
        let rest = self.steps.get(near..).unwrap_or_default();
        let mut reach = 1;
        while rest.get(reach - 1).is_some_and(&is_before) {
            reach *= 2;
        }
        near + rest[..reach.min(rest.len())].partition_point(is_before)
    }

    /// `offset` lies behind step `next - 1` and before step `next`.
    fn behind(&self, next: usize, offset: usize) -> usize {
        match next.checked_sub(1).map(|last| self.steps[last]) {
            Some(step) => step.before.to + (offset - step.after.to),
            None => offset,
        }
    }

    /// Where each edit stands in the text after, in order (bytes).
    pub fn after_spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.steps.iter().map(|step| step.after)
    }
}
