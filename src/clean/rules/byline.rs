#![doc = include_str!("byline.md")]

use std::sync::LazyLock;

use crate::clean::Draft;
use crate::clean::flat::{flat, is_blank};
use crate::clean::names::is_beside_names;
use crate::clean::page::{Page, cut, excise_outside};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::clean::vocabulary::{self, DAYS};
use crate::clean::words::Words;
use crate::edit::{Edit, Evidence, Span};
use crate::structure::date;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "byline",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "署名与来源行", en: "byline" },
    summary: Bilingual {
        zh: "页首的发布时间、来源、作者、阅读量等行；其中的事实记入字段。",
        en: "Lines with the date, source, author or number of readers; their facts become fields.",
    },
    doc: include_str!("byline.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "位于正文之前，由日期与“来源：”“作者：”一类标签构成，标签之外所余无几",
    "stands before the prose and is made of a date and of labels such as 来源： and 作者：, with little besides",
]);

/// One of these stands in every label but 发布于, and in every date.
static SIGNS: LazyLock<Words<'static>> = LazyLock::new(|| {
    Words::new(&[
        ":",
        "：",
        "(",
        "（",
        "发布于",
        "發布於",
        "0",
        "1",
        "2",
        "０",
        "１",
        "２",
        "一",
        "二",
        "十",
        "〇",
        "○",
    ])
});

static LABELS: LazyLock<Words<'static>> = LazyLock::new(|| Words::listed(vocabulary::LABELS));

fn find(draft: &Draft) -> Vec<Edit> {
    let mut found = excise_outside(draft, RULE.name, &EVIDENCE, &is_byline);
    found.extend(cut(draft, RULE.name, &EVIDENCE, behind_title(Page::of(draft)).as_slice()));
    found
}

/// Facts in the line of the title, from the first label on, on a page of which furniture was found.
fn behind_title(page: Page) -> Option<Span> {
    let line = page.line(page.title().filter(|_| page.is_furnished() != (false, false))?);
    let mut blanks = line.text.char_indices().filter(|(_, c)| is_blank(*c));
    let (at, _) = blanks.find(|(at, _)| begins_label(&flat(&line.text[*at..])))?;
    let title = line.text[..at].trim_end();
    (title.chars().count() > 3).then(|| Span::new(line.shown.from + title.len(), line.shown.to))
}

/// Whether a folded text begins with the label of a fact, or of what offices state about a paper.
fn begins_label(flat: &str) -> bool {
    LABELS.begin(flat) || ["文号:", "有效性:", "索引号:"].iter().any(|label| flat.starts_with(label))
}

fn is_byline(page: Page, index: usize) -> bool {
    let line = page.line(index);
    if !page.is_outside(index) || line.text.len() > LONGEST || !SIGNS.stand_in(line.text) {
        return false;
    }
    let bare = line.flat().trim_start_matches(|c: char| !c.is_alphanumeric());
    let length = line.flat().chars().count();
    if length > 120 {
        return false;
    }
    let labels = LABELS.count(line.flat());
    let starts = LABELS.begin(bare);
    if is_sentence(line.flat()) || !(starts || labels > 0 || length <= 40) {
        return false;
    }
    let dated = date::find(line.text);
    let rest = length.saturating_sub(dated.as_ref().map_or(0, |dated| dated.length));
    let day = DAYS.iter().any(|label| bare.starts_with(label));
    if day && labels == 1 && (dated.is_none() || is_form(page, index)) {
        return false;
    }
    if page.is_tail(index) {
        return starts && labels > 0 && length <= 30 && (dated.is_some() || !day);
    }
    let titled = page.title().is_some_and(|title| title != index && !LABELS.stand_in(page.line(title).flat()));
    // A title with facts behind it is parted from them.
    let holds_title = page.title() == Some(index) && !starts && dated.as_ref().is_none_or(|dated| dated.at > 0);
    page.is_head(index)
        && !holds_title
        && (starts
            || labels >= 2
            || dated.is_some_and(|dated| {
                labels == 1 || rest <= 6 && titled || titled && is_beside_names(line.text, &dated)
            }))
}

/// Longer lines are not looked at, in bytes.
const LONGEST: usize = 1000;

/// Whether a folded line says something: marks other than those between names and inside numbers.
fn is_sentence(flat: &str) -> bool {
    let chars: Vec<char> = flat.chars().collect();
    let inside =
        |at: usize| at > 0 && chars[at - 1].is_ascii_digit() && chars.get(at + 1).is_some_and(char::is_ascii_digit);
    chars.iter().enumerate().any(|(at, c)| matches!(c, '。' | '!' | '?' | ';' | '…') || *c == ',' && !inside(at))
}

/// What notices of meetings and the heads of plays state beside the day.
const FORM: [&str; 12] =
    ["地点", "主持", "人物", "出席", "参加", "记录", "缺席", "列席", "议题", "主题", "对象", "费用"];

/// Whether a line beside it belongs to a form with labels of its own.
fn is_form(page: Page, index: usize) -> bool {
    let beside = page.lines(index.saturating_sub(1)..page.len()).take(3);
    beside.filter(|line| line.flat().contains(':')).any(|line| FORM.iter().any(|word| line.flat().starts_with(word)))
}
