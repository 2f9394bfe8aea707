//! Taking lines out of a page.
//!
//! In: a draft, and what says of a line that it is a defect. Out: edits. It knows no defect itself.

use super::Draft;
use super::page::Page;
use crate::edit::{Edit, Evidence, Span};

/// Edits that take out every line which `is_defect` says of, by its index.
pub fn excise(
    draft: &Draft,
    rule: &'static str,
    evidence: &Evidence,
    is_defect: &dyn Fn(Page, usize) -> bool,
) -> Vec<Edit> {
    let page = Page::of(draft);
    excise_of(0..page.len(), draft, rule, evidence, is_defect)
}

/// The same for lines before and behind the prose; the others are not asked about.
pub fn excise_outside(
    draft: &Draft,
    rule: &'static str,
    evidence: &Evidence,
    is_defect: &dyn Fn(Page, usize) -> bool,
) -> Vec<Edit> {
    let page = Page::of(draft);
    let body = page.body();
    let outside = (0..body.start).chain(if body.is_empty() { 0..0 } else { body.end..page.len() });
    excise_of(outside, draft, rule, evidence, is_defect)
}

fn excise_of(
    lines: impl Iterator<Item = usize>,
    draft: &Draft,
    rule: &'static str,
    evidence: &Evidence,
    is_defect: &dyn Fn(Page, usize) -> bool,
) -> Vec<Edit> {
    let page = Page::of(draft);
    let found = lines.filter(|index| is_defect(page, *index));
    let spans: Vec<Span> = found.map(|index| page.line(index).span).collect();
    // A page of which nothing would be left is not what the rule took it for.
    if spans.len() == page.len() { Vec::new() } else { cut(draft, rule, evidence, &spans) }
}

/// Edits that take out those spans.
pub fn cut(draft: &Draft, rule: &'static str, evidence: &Evidence, spans: &[Span]) -> Vec<Edit> {
    spans.iter().map(|span| Edit::plain(rule, draft.text(), *span, "", evidence.clone())).collect()
}
