//! Edits of a draft's present text, carried back to the decoded text.
//!
//! In: what a rule found, in order. Out: edits whose spans are bytes of the decoded text, in order, not overlapping. It takes
//! nothing in; [`Draft::take`] does.

use super::Draft;
use compact_str::CompactString;

use crate::edit::{Edit, Span};

impl Draft<'_> {
    /// Carries edits in order back to the decoded text; of two that overlap the first stays. Beside them where
    /// they stand in the present one, if nothing was changed there before.
    pub(super) fn carry_all(&self, mut found: Vec<Edit>) -> (Vec<Edit>, Option<Vec<Span>>) {
        let present: Vec<Span> = found.iter().map(|edit| edit.span).collect();
        let mut near = 0;
        // Most stand where nothing was changed before, and are carried where they are.
        let mut free = 0;
        let carried = found.iter_mut().map(|edit| self.carry_plain(edit, &mut near, &mut free));
        let plain = carried.take_while(|carried| *carried).count();
        let rest = found.split_off(plain);
        let mut carried = found;
        if rest.is_empty() {
            return (carried, Some(present));
        }
        carried.reserve(rest.len());
        for edit in rest {
            self.carry(edit, &mut near, &mut carried);
        }
        (carried, None)
    }

    /// Carries an edit of the present text back to the decoded text. What it changes of an earlier edit's text takes in that
    /// whole edit. White space around what was taken out before is edited in pieces, so that each keeps its own reason.
    /// `near` is the number of an edit before it.
    fn carry(&self, mut edit: Edit, near: &mut usize, carried: &mut Vec<Edit>) {
        loop {
            let wide = self.map.widen(edit.span, *near);
            if wide == edit.span {
                break;
            }
            edit = self.widened(&edit, wide);
        }
        let whole = self.map.back_near(edit.span, near);
        let flags = !edit.changes();
        let is_free = carried.last().is_none_or(|last| last.span.to <= whole.from);
        if whole.of(self.source) == edit.before && !edit.before.trim().is_empty() {
            // What nothing was changed in before: most are.
            if is_free {
                edit.span = whole;
                carried.push(edit);
            }
            return;
        }
        if flags && whole.of(self.source) != edit.before {
            // What it flags was mended: it says so behind it, as of what was changed in part.
            (edit.before, edit.after) = Default::default();
            carried.push(Edit { span: Span::new(whole.to, whole.to), ..edit });
            return;
        }
        let mut add = |edit: Edit| {
            let is_free = carried.last().is_none_or(|last| last.span.to <= edit.span.from);
            if is_free && (flags || edit.changes()) {
                carried.push(edit);
            }
        };
        if !edit.span.of(&self.text).trim().is_empty() {
            return add(self.moved(edit, whole));
        }
        let mut after = std::mem::take(&mut edit.after);
        for piece in self.pieces(whole) {
            // What replaces the white space stands in its first piece.
            let after = if piece.is_empty() { CompactString::default() } else { std::mem::take(&mut after) };
            add(self.moved(Edit { after, ..edit.clone() }, piece));
        }
    }

    /// Carries an edit back as [`Draft::carry`] does if nothing was changed there before and it begins at byte `free` or behind
    /// it; tells whether it did.
    fn carry_plain(&self, edit: &mut Edit, near: &mut usize, free: &mut usize) -> bool {
        let span = edit.span;
        let Some(whole) = self.map.back_free(span, near) else { return false };
        debug_assert_eq!(whole.of(self.source), span.of(&self.text), "nothing was changed there");
        let is_plain = whole.from >= *free && edit.before.len() == whole.len() && has_ink(&edit.before);
        if is_plain {
            (edit.span, *free) = (whole, whole.to);
        }
        is_plain
    }

    /// The same edit on bytes of the decoded text.
    fn moved(&self, mut edit: Edit, span: Span) -> Edit {
        let before = span.of(self.source);
        if edit.before != before {
            edit.before = before.into();
        }
        if span.is_empty() {
            edit.after.clear();
        }
        Edit { span, ..edit }
    }

    /// The pieces of bytes of the decoded text beside what was taken out of them.
    fn pieces(&self, whole: Span) -> Vec<Span> {
        let mut from = whole.from;
        let first = self.edits.partition_point(|earlier| earlier.span.to <= whole.from);
        let inside = self.edits[first..].iter().take_while(|earlier| earlier.span.from < whole.to);
        let mut pieces = Vec::new();
        for inner in inside.filter(|inner| whole.contains(inner.span) && inner.after.is_empty()) {
            pieces.push(Span::new(from, inner.span.from));
            from = inner.span.to;
        }
        pieces.push(Span::new(from, whole.to));
        pieces
    }

    /// The same edit over more of the present text. A flag changes no text, so it moves behind what was changed.
    fn widened(&self, edit: &Edit, wide: Span) -> Edit {
        let piece = |from, to| Span::new(from, to).of(&self.text);
        if !edit.changes() {
            return Edit {
                span: Span::new(wide.to, wide.to),
                before: CompactString::default(),
                after: CompactString::default(),
                ..edit.clone()
            };
        }
        let after = [piece(wide.from, edit.span.from), &edit.after, piece(edit.span.to, wide.to)].concat().into();
        Edit { span: wide, before: wide.of(&self.text).into(), after, ..edit.clone() }
    }
}

/// Whether a text has more than white space.
fn has_ink(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace())
}
