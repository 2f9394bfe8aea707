#![doc = include_str!("title_marker.md")]

use crate::clean::Draft;
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::edit::{Edit, Evidence, Span};
use crate::structure::is_han;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "title-marker",
    stage: Stage::Mend,
    label: Bilingual { zh: "标题标记", en: "title marker" },
    summary: Bilingual { zh: "首行标题前的“# ”。", en: "The `# ` before the title in the first line." },
    doc: include_str!("title_marker.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new("位于全文之首，后面是标题", "stands at the very beginning, before a title");

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let first = text.lines().next().unwrap_or_default();
    // Only a line with a title in it: a comment of a script begins so too.
    let titled = first.strip_prefix("# ").is_some_and(|title| title.chars().any(is_han));
    if titled { vec![Edit::plain(RULE.name, text, Span::new(0, 2), "", EVIDENCE)] } else { Vec::new() }
}
