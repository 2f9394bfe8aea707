#![doc = include_str!("cut_off.md")]

use crate::clean::Draft;
use crate::clean::page::{FINAL, Page, PageLine};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence, Span, Status};
use crate::structure::is_han;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "cut-off",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "文末残缺", en: "cut off" },
    summary: Bilingual {
        zh: "文末在句中断开；只标出，不补字。",
        en: "The text breaks off in mid-sentence; flagged, never completed.",
    },
    doc: include_str!("cut_off.md"),
    find,
};

const EVIDENCE: Evidence =
    Evidence::new(&["末段无句末标点，而其余各段都有", "the last paragraph has no final mark, while the others have"]);

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let page = Page::of(draft);
    let long = |line: &PageLine| line.text.chars().filter(|c| is_han(*c)).count() >= 30;
    let mut lines = page.lines(0..page.len());
    let Some(last) = lines.next_back().filter(|last| last.text.ends_with(is_han) && long(last)) else {
        return Vec::new();
    };
    let (mut paragraphs, mut ended) = (0, 0);
    for line in lines.filter(long) {
        paragraphs += 1;
        ended += usize::from(line.text.ends_with(FINAL));
    }
    if paragraphs < 3 || ended * 10 < paragraphs * 8 {
        return Vec::new();
    }
    let shown = last.span.of(text).trim_end();
    let tail = shown
        .rfind(|c: char| !is_han(c))
        .map_or(0, |mark| mark + shown[mark..].chars().next().map_or(0, char::len_utf8));
    let span = Span::new(last.span.from + tail, last.span.from + shown.len());
    vec![Edit { status: Status::Flagged, ..Edit::plain(RULE.name, text, span, span.of(text), EVIDENCE) }]
}
