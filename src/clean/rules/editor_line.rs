#![doc = include_str!("editor_line.md")]

use crate::clean::Draft;
use crate::clean::page::excise;
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "editor-line",
    stage: Stage::Classify,
    label: Bilingual { zh: "责任编辑行", en: "editor line" },
    summary: Bilingual {
        zh: "文末的责任编辑等署名；记入字段。",
        en: "The editor’s name behind the text; it becomes a field.",
    },
    doc: include_str!("editor_line.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(
    "位于正文之外的短行，含“责任编辑：”一类标签",
    "a short line outside the prose with a label such as 责任编辑：",
);

fn find(draft: &Draft) -> Vec<Edit> {
    excise(draft, RULE.name, &EVIDENCE, |page, index| page.is_outside(index) && is_editor(&page.lines[index].flat))
}

fn is_editor(flat: &str) -> bool {
    let bare = flat.trim_start_matches(['(', '[', '【', '纠', '错', '】', ']']);
    flat.chars().count() <= 40
        && !flat.ends_with('。')
        && ["责任编辑:", "责编:", "编辑:", "本文编辑:", "网络编辑:", "值班编辑:"]
            .iter()
            .any(|label| bare.starts_with(label))
}
