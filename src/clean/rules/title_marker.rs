#![doc = include_str!("title_marker.md")]

use crate::clean::Draft;
use crate::clean::margin::heading::behind_label;
use crate::clean::page::{Page, PageLine, cut};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence, Span};
use crate::structure::is_han;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "title-marker",
    stage: Stage::Mend,
    sees: Sees::TextAndEdits,
    label: Bilingual { zh: "标题标记", en: "title marker" },
    summary: Bilingual {
        zh: "首行标题前的“# ”，页首标题前的“标题：”。", en: "The `# ` or the label before a title."
    },
    doc: include_str!("title_marker.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于全文或页首，后面是标题",
    "stands at the beginning of the text or in a page’s head, before a title",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    let first = draft.text().lines().next().unwrap_or_default();
    // Only a line with a title in it: a comment of a script begins so too.
    let titled = first.strip_prefix("# ").is_some_and(|title| title.chars().any(is_han));
    let mut spans = if titled { vec![Span::new(0, 2)] } else { Vec::new() };
    let page = Page::of(draft);
    let furnished = page.is_furnished() != (false, false) || draft.edits().iter().any(|edit| edit.rule == "site-head");
    let head = if furnished { 0..page.body().start } else { 0..0 };
    spans.extend(head.filter_map(|index| label(page.line(index))));
    cut(draft, RULE.name, &EVIDENCE, &spans)
}

/// The label before a title.
fn label(line: PageLine) -> Option<Span> {
    behind_label(line.text).map(|title| Span::new(line.shown.from, line.shown.to - title.len()))
}
