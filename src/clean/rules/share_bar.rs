#![doc = include_str!("share_bar.md")]

use crate::clean::Draft;
use crate::clean::bars;
use crate::clean::flat::flat;
use crate::clean::page::{Page, cut, excise_outside};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::clean::vocabulary::is_related_heading;
use crate::edit::{Edit, Evidence, Span};

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "share-bar",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "分享与工具条", en: "share bar" },
    summary: Bilingual {
        zh: "分享按钮、字号、打印、关注等页面工具的文字。",
        en: "The words of share buttons, sizes of type, printing and other tools of the page.",
    },
    doc: include_str!("share_bar.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之外，整行只由页面工具的词构成",
    "stands outside the prose and is made of the words of a page’s tools only",
]);

/// Longer lines are no bars, in bytes.
const LONGEST: usize = 400;

fn find(draft: &Draft) -> Vec<Edit> {
    let mut found = behind_title(draft);
    found.extend(rows(draft));
    found
}

/// Tools in brackets behind a line of the head: `[复制链接]`.
fn behind_title(draft: &Draft) -> Vec<Edit> {
    let page = Page::of(draft);
    let tool = |index: usize| {
        let line = page.line(index);
        let from = line.text.strip_suffix([']', '】'])?.rfind(['[', '【']).filter(|from| *from > 0)?;
        let tool = flat(&line.text[from..]);
        let bar = bars::is_bar(&tool) && !bars::is_plain(tool.trim_matches(['[', ']', '【', '】']));
        let to = line.text[..from].trim_end().len();
        bar.then(|| Span::new(line.shown.from + to, line.shown.to))
    };
    let spans: Vec<Span> = (0..page.body().start).filter_map(tool).collect();
    cut(draft, RULE.name, &EVIDENCE, &spans)
}

fn rows(draft: &Draft) -> Vec<Edit> {
    excise_outside(draft, RULE.name, &EVIDENCE, &|page, index| {
        let short = |index: usize| page.is_outside(index) && page.line(index).text.len() <= LONGEST;
        let bar = |index: usize| short(index) && bars::is_bar(page.line(index).flat());
        let sure = |index: usize| bar(index) && !bars::is_plain(page.line(index).flat());
        let list = |index: usize| is_related_heading(page.line(index).flat());
        let near = || (index.saturating_sub(2)..page.len().min(index + 3)).any(|index| sure(index) || list(index));
        // Who reads adds one to what others liked.
        let one_more = || page.line(index).text == "+1" && page.is_tail(index) && page.is_furnished().1;
        one_more() || bar(index) && (sure(index) || page.is_framed(index) || near())
    })
}
