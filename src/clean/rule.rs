//! What a rule is: a value that finds one kind of defect and never writes.

use serde::Serialize;

use super::Draft;
use crate::edit::Edit;

/// When a rule runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Repairs inside lines.
    Mend,
    /// Takes out lines (or pieces at the edge of a line) that are not the author's.
    Classify,
}

/// What a rule looks at. It finds the same as long as that stays the same, and is not asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sees {
    /// The text with all its white space, but for line breaks at its end.
    Text,
    /// The same, and what has been edited so far.
    TextAndEdits,
    /// Lines without the white space around them, and what has been edited so far.
    LinesAndEdits,
}

/// A text in both languages of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bilingual {
    /// 中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// One defect and how it is found.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Rule {
    /// The defect, in kebab case: the rule's identity in edits, URLs and packs.
    pub name: &'static str,
    /// When it runs.
    pub stage: Stage,
    /// What it looks at.
    #[serde(skip)]
    pub sees: Sees,
    /// The defect's name for a reader.
    pub label: Bilingual,
    /// One sentence: what is repaired.
    pub summary: Bilingual,
    /// The rule's documentation (Markdown): What it repairs, Evidence, Example, What it must not touch. Empty in the module.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub doc: &'static str,
    /// Finds the defect in the present text of a draft: spans are bytes of [`Draft::text`].
    #[serde(skip)]
    pub find: fn(&Draft) -> Vec<Edit>,
}
