#![doc = include_str!("title_marker.md")]

use crate::clean::Draft;
use crate::clean::flat::{flat, is_blank};
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
    let text = without_kind_behind(without_word(without_tags(line, page)));
    let inner = PAIRS.chars().zip(CLOSING.chars()).find_map(|(open, close)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        let inner = inner.trim_start_matches(open).trim_end_matches(close);
        (inner.chars().nth(1).is_some() && !inner.contains([open, close])).then_some(inner)
    });
    let around = |c: char| is_ornament(c) || is_blank(c);
    let bare = inner.unwrap_or(text).trim_start_matches(around).trim_end_matches(|c| around(c) || c == '←');
    let before = line.shown.from + bare.as_ptr() as usize - line.text.as_ptr() as usize;
    [Span::new(line.shown.from, before), Span::new(before + bare.len(), line.shown.to)]
}

/// Signs that open what holds a whole title, and those that close it: brackets, ornaments, signs that look at each other.
const PAIRS: &str = "《〈「『【〖[〔〓◆◇★☆■□●※＊=>~～*-❀✿→";
const CLOSING: &str = "》〉」』】〗]〕〓◆◇★☆■□●※＊=<~～*-❀✿←";

/// What stands behind the name of a part of the site that is named elsewhere on the page, too: `[农林]题目`, 赛事丨题目.
fn behind_channel<'a>(text: &'a str, page: Page) -> Option<&'a str> {
    let bracketed = text.strip_prefix(['[', '【']).and_then(|rest| rest.split_once([']', '】']));
    let (channel, title) =
        bracketed.or_else(|| text.split_once(['丨', '｜', '|', '∣'])).or_else(|| text.split_once(" - "))?;
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

/// A title without what the site sets before it, where the rest stands elsewhere on the page by itself: 【隨筆】題目 over a table
/// of contents with 2. 題目.
fn as_repeated<'a>(line: PageLine<'a>, page: Page) -> Option<&'a str> {
    let whole = line.flat();
    let outside = (0..page.len()).filter(|index| page.is_outside(*index)).map(|index| page.line(index).text);
    let others = || page.taken_out().chain(outside.clone()).filter(|other| other.len() <= LONGEST);
    let stands = |rest: &str| {
        let rest = flat(rest);
        let begins = |other: &str| {
            let bare = other.trim_start_matches(|c: char| !c.is_alphabetic());
            let behind = bare.strip_prefix(rest.as_str()).or_else(|| other.strip_prefix(rest.as_str()));
            !other.contains(whole)
                && behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(['.', '…', '·', '_', '-', '|']))
        };
        rest.chars().nth(4).is_some() && others().any(|other| begins(&flat(other)))
    };
    behind_mark(line.text).filter(|rest| stands(rest))
}

/// What stands behind the name of the list that a letter went to, where others of the list are named on the page: `[list] 题目`.
fn behind_list<'a>(text: &'a str, page: Page) -> Option<&'a str> {
    let (list, title) = text.strip_prefix('[')?.split_once(']').filter(|(list, _)| list.chars().count() <= 24)?;
    let list = &text[..list.len() + 2];
    let title = title.trim_start_matches(is_blank);
    let outside = (0..page.len()).filter(|index| page.is_outside(*index)).map(|index| page.line(index).text);
    let mut others =
        page.taken_out().chain(outside).filter(|other| !other.contains(title) || flat(other).contains("subject:"));
    others.any(|other| other.contains(list)).then_some(title)
}

/// What stands behind the number of an episode or an issue: EP21|题目, Vol.38 | 题目, 第415期：题目.
fn behind_number(text: &str) -> Option<&str> {
    let (number, title) = text.split_once(['|', '｜', '丨', '：', ':'])?;
    let number = number.trim();
    let marks = ["EP", "Vol.", "No."];
    let latin = marks.iter().find_map(|mark| number.strip_prefix(mark));
    let counted = || {
        number
            .strip_prefix('第')
            .and_then(|number| number.trim_end_matches(['期', ' ']).strip_suffix(|c: char| c.is_ascii_digit()))
    };
    let digits = latin.or_else(counted)?;
    let counts = digits.len() <= 5 && digits.trim().bytes().all(|byte| byte.is_ascii_digit());
    counts.then(|| title.trim_start_matches(is_blank))
}

/// No line with a title in it is longer, in bytes.
const LONGEST: usize = 600;

/// What stands behind a short piece in brackets or before a line, at the front of a text.
fn behind_mark(text: &str) -> Option<&str> {
    let close = |open| MARKS.chars().zip(MARKED.chars()).find(|(mark, _)| *mark == open).map(|(_, close)| close);
    let bracketed = text.chars().next().and_then(close).and_then(|close| text.split_once(close));
    let (mark, rest) = bracketed.or_else(|| text.split_once(" - "))?;
    (mark.chars().count() <= MARK).then(|| rest.trim_start())
}

/// What stands before a short piece in brackets at the end of a text.
fn before_mark(text: &str) -> Option<&str> {
    let close = text.chars().next_back()?;
    let (open, _) = MARKS.chars().zip(MARKED.chars()).find(|(_, mark)| *mark == close)?;
    let (rest, mark) = text.rsplit_once(open)?;
    (mark.chars().count() <= MARK).then(|| rest.trim_end())
}

/// Brackets about such a piece.
const MARKS: &str = "【[〖『（(《";
const MARKED: &str = "】]〗』）)》";
/// How many characters it has at most, with a bracket.
const MARK: usize = 13;

/// A title without the word that says of what kind the text is: 原 题目, [转] 题目.
fn without_word(text: &str) -> &str {
    const KINDS: &str = "原 转 荐 精 热 顶 原创 转载 置顶 重要 公告 通知";
    let parted = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).or_else(|| text.split_once(is_blank));
    let title = parted.filter(|(kind, _)| KINDS.split(' ').any(|known| known == *kind)).map(|(_, title)| title);
    title.map(|title| title.trim_start_matches(is_blank)).filter(|title| title.chars().nth(3).is_some()).unwrap_or(text)
}

/// A title without the word in brackets behind it that says what the site makes of it: 题目(转载).
fn without_kind_behind(text: &str) -> &str {
    const KINDS: &str = "转载 转 转贴 精选 原创 图 组图 多图 图文 视频 推荐 荐 精华 置顶 热";
    let Some(rest) = before_mark(text) else { return text };
    let kind = flat(&text[rest.len()..]);
    let kind = kind.trim_matches(|c: char| !c.is_alphanumeric());
    if rest.chars().nth(3).is_some() && KINDS.split(' ').any(|known| known == kind) { rest } else { text }
}

/// A title in heavy brackets without the short words in square ones before it: `[楼主]【题目】`.
fn without_tags<'a>(line: PageLine<'a>, page: Page) -> &'a str {
    let text = line.text;
    let bare = without_kind(text);
    if bare.len() < text.len() && is_board(page) {
        // 『散文天下』[原创]题目
        return without_kind(bare);
    }
    if let Some(title) = as_repeated(line, page).or_else(|| behind_list(text, page)).or_else(|| behind_number(text)) {
        return title;
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
