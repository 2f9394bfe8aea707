#![doc = include_str!("editor_line.md")]

use crate::clean::Draft;
use crate::clean::flat::flat;
use crate::clean::page::{PageLine, excise_outside};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "editor-line",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "责任编辑行", en: "editor line" },
    summary: Bilingual {
        zh: "文末的责任编辑等署名；记入字段。",
        en: "The editor’s name behind the text; it becomes a field.",
    },
    doc: include_str!("editor_line.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之外的短行，含“责任编辑：”一类标签",
    "a short line outside the prose with a label such as 责任编辑：",
]);

/// Longer lines are not looked at, in bytes.
const LONGEST: usize = 300;

fn find(draft: &Draft) -> Vec<Edit> {
    excise_outside(draft, RULE.name, &EVIDENCE, &|page, index| {
        page.is_outside(index) && page.line(index).text.len() <= LONGEST && is_editor(page.line(index))
    })
}

/// Labels of editors, with a colon behind them or a blank.
const EDITORS: [&str; 8] = ["责任编辑", "责编", "编辑", "本文编辑", "网络编辑", "值班编辑", "文字编辑", "编审"];

fn is_editor(line: PageLine) -> bool {
    let bracket = ['(', '（', '[', '【', '纠', '糾', '错', '錯', '】', ']', ' '];
    let bare = line.text.trim_start_matches(bracket);
    let bracketed = bare.len() < line.text.len();
    let label = flat(bare.split([':', '：', ' ', '\u{3000}', '\u{A0}']).next().unwrap_or(bare));
    let mark = bare.chars().find(|c| matches!(c, ':' | '：' | ' ' | '\u{3000}' | '\u{A0}'));
    // A blank is a weaker sign than a colon: what follows must be a name, and the label the longer one or bracketed.
    let named = line.flat().chars().count() <= 10 && (bracketed || label.chars().count() > 2);
    let colon =
        line.flat().contains(':') && matches!(mark, Some(':' | '：')) || line.flat().contains(&format!("{label}:"));
    line.flat().chars().count() <= 40
        && !line.flat().ends_with(['。', '!', '?'])
        && EDITORS.contains(&label.as_str())
        && (colon || mark.is_some() && named)
}
