#![doc = include_str!("lost_line_break.md")]

use crate::clean::page::Page;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::clean::{Draft, seams};
use crate::edit::{Edit, Evidence};

use super::RULES;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "lost-line-break",
    stage: Stage::Mend,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "丢失的换行", en: "lost line breaks" },
    summary: Bilingual {
        zh: "整页挤在一行时，在页面部件、标题与正文之间补回换行。",
        en: "Where a whole page is one line, the site’s lines, the title and the text are parted again.",
    },
    doc: include_str!("lost_line_break.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "全页只有一行；在空格处断开后，几处正是网站的页首、署名行或页尾",
    "the page is one line, and parted at its blanks it has several lines of a site’s head, byline or foot",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let seams = seams::find(text, Page::of(draft), &draft.recurring(), RULES);
    seams.into_iter().map(|seam| Edit::plain(RULE.name, text, seam, "\n", EVIDENCE)).collect()
}
