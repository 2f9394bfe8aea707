#![doc = include_str!("title_marker.md")]

use crate::clean::Draft;
use crate::clean::flat::is_blank;
use crate::clean::margin::heading::{behind_label, without_kind};
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
    if furnished {
        spans.extend((0..page.body().start).filter_map(|index| label(page.line(index))));
        let title = page.title().map(|title| page.line(title)).filter(|title| label(*title).is_none());
        spans.extend(title.into_iter().flat_map(|title| ornaments(title, page)).filter(|span| !span.is_empty()));
    }
    cut(draft, RULE.name, &EVIDENCE, &spans)
}

/// What stands before a title and behind it: its kind, signs of a pair that hold all of it, ornaments.
fn ornaments(line: PageLine, page: Page) -> [Span; 2] {
    let text = without_tags(line.text, page);
    let inner = PAIRS.chars().zip(CLOSING.chars()).find_map(|(open, close)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        let inner = inner.trim_start_matches(open).trim_end_matches(close);
        (inner.chars().nth(1).is_some() && !inner.contains([open, close])).then_some(inner)
    });
    let around = |c: char| is_ornament(c) || is_blank(c);
    let bare = inner.unwrap_or(text).trim_start_matches(around).trim_end_matches(|c| around(c) || c == '←');
    let before = line.shown.to - text.len() + text.find(bare).unwrap_or_default();
    [Span::new(line.shown.from, before), Span::new(before + bare.len(), line.shown.to)]
}

/// Signs that open what holds a whole title, and those that close it: brackets, ornaments, signs that look at each other.
const PAIRS: &str = "《「【〖〓◆◇★☆■□●※＊=>~～*-❀✿→";
const CLOSING: &str = "》」】〗〓◆◇★☆■□●※＊=<~～*-❀✿←";

/// What stands behind the name of a part of the site that is named elsewhere on the page, too: `[农林]题目`, 赛事丨题目.
fn behind_channel<'a>(text: &'a str, page: Page) -> Option<&'a str> {
    let bracketed = text.strip_prefix(['[', '【']).and_then(|rest| rest.split_once([']', '】']));
    let (channel, title) = bracketed.or_else(|| text.split_once(['丨', '｜', '|', '∣']))?;
    let (channel, title) = (channel.trim(), title.trim_start_matches(is_blank));
    let short = (2..=CHANNEL).contains(&channel.chars().count()) && channel.chars().all(is_han);
    let named = |line: &str| line.contains(channel) && !line.contains(title);
    (short && title.chars().nth(3).is_some() && page.taken_out().any(named)).then_some(title)
}

/// How many characters such a name has at most.
const CHANNEL: usize = 6;

/// Whether a page is of a board: readers answer there, and posts have kinds.
fn is_board(page: Page) -> bool {
    let of_board = |line: &str| WORDS.iter().any(|word| line.contains(word));
    page.taken_out().any(of_board) || page.lines(0..page.len()).any(|line| line.text.len() < 100 && of_board(line.text))
}

/// Words of boards.
const WORDS: [&str; 8] = ["只看该作者", "只看該作者", "楼主", "樓主", "Discuz", "发信站", "發信站", "Previous message"];

/// A title in heavy brackets without the short words in square ones before it: `[楼主]【题目】`.
fn without_tags<'a>(text: &'a str, page: Page) -> &'a str {
    let bare = without_kind(text);
    if bare.len() < text.len() && is_board(page) {
        return bare;
    }
    if let Some(title) = behind_channel(text, page) {
        return title;
    }
    let mut bare = text;
    while let Some((tag, rest)) = bare.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        if tag.chars().count() > 4 {
            break;
        }
        bare = rest.trim_start_matches(is_blank);
    }
    if bare.starts_with('【') && bare.ends_with('】') { bare } else { text }
}

/// Whether a character stands before titles and is none of theirs: parts of boxes, blocks, geometric shapes, stars and points.
const fn is_ornament(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{25FF}' | '★' | '☆' | '〓' | '※' | '＊' | '·' | '•' | '‧' | '»' | '›' | '→')
}

/// The label before a title.
fn label(line: PageLine) -> Option<Span> {
    behind_label(line.text).map(|title| Span::new(line.shown.from, line.shown.to - title.len()))
}
