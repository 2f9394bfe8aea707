//! The title among the lines of a page's head.
//!
//! In: a page and the weights of the lines before its prose. Out: the line that is the title, told by where it stands and what is
//! repeated ([`super::signs`]), and hardly by what it looks like: names of functions are titles too.

use super::signs::{score, supports};
use crate::clean::flat::{flat, is_blank};
use crate::clean::page::{Page, PageLine};
use crate::structure::{date, is_han};

/// How much less a line may score that stands with the chosen one right under a path or a byline.
const NEAR: i32 = 16;
/// How many lines of the prose are searched for the words of a title.
const PROSE: usize = 40;

/// The index of the title, if it scores by `ahead` more than every line above it.
pub fn find(page: Page, weights: &[i32], ahead: i32) -> Option<usize> {
    let head = Head::new(page, weights);
    // Of two with one score the upper: what stands below the title may be a heading.
    let scored = (0..weights.len()).filter(|index| head.can(*index)).map(|index| {
        // What other texts have, too, is the title of none, unless there is no other.
        (!head.lines[index].line.recurs(), score(&head, index), index)
    });
    let scored: Vec<_> = scored.collect();
    let best = scored.iter().max_by_key(|(own, score, index)| (*own, *score, usize::MAX - index))?;
    let above = scored.iter().filter(|(.., index)| *index < best.2).map(|(_, score, _)| *score).max();
    above.is_none_or(|above| best.1 >= above.saturating_add(ahead)).then(|| head.top(best.2))
}

/// A line of the head with what is known of it.
#[expect(clippy::struct_excessive_bools, reason = "each is a thing of its own that is known or not")]
pub struct Known<'a> {
    /// The line.
    pub line: PageLine<'a>,
    /// How much it is the site's.
    pub weight: i32,
    /// Its length, in characters.
    pub length: usize,
    /// Whether a day stands in it.
    pub has_day: bool,
    /// Whether furniture was taken out between it and the next line.
    pub is_parted_below: bool,
    /// Whether a byline was.
    pub has_byline_below: bool,
    /// Whether a byline or a path was.
    pub leads_below: bool,
}

/// The lines before the prose.
pub struct Head<'a> {
    /// Each with what is known of it.
    pub lines: Vec<Known<'a>>,
    /// The first lines of the prose, folded.
    pub prose: String,
    /// The very first, folded.
    pub first: String,
    /// The lines outside the prose, folded, each with its index, and those that were taken out.
    pub around: Vec<(usize, String)>,
    /// Whether furniture was taken out above.
    pub is_parted_above: bool,
    /// Whether a byline or a path was.
    leads: bool,
}

/// What stands right above a title.
fn leads(rule: &str) -> bool {
    matches!(rule, "byline" | "breadcrumb")
}

impl<'a> Head<'a> {
    fn new(page: Page<'a>, weights: &[i32]) -> Self {
        let known = |(index, weight): (usize, &i32)| {
            let line = page.line(index);
            let rules: Vec<&str> = page.parted_below(index).collect();
            Known {
                line,
                weight: *weight,
                length: line.flat().chars().count(),
                has_day: date::find(line.text).is_some(),
                is_parted_below: !rules.is_empty(),
                has_byline_below: rules.contains(&"byline"),
                leads_below: rules.iter().any(|rule| leads(rule)),
            }
        };
        Self {
            lines: weights.iter().enumerate().map(known).collect(),
            prose: page.lines(page.body()).take(PROSE).map(PageLine::flat).collect(),
            first: page.lines(page.body()).take(1).map(PageLine::flat).collect(),
            around: around(page),
            is_parted_above: page.parted_above().next().is_some(),
            leads: page.parted_above().any(leads),
        }
    }

    fn can(&self, index: usize) -> bool {
        let known = &self.lines[index];
        can_be(known.line) && !known.line.is_day()
    }

    /// The first line that stands with the chosen one right under a path or a byline, where nothing but its looks speaks for the
    /// chosen one: those between may be the author's.
    fn top(&self, index: usize) -> usize {
        let joined = |above: &usize| !self.lines[*above].is_parted_below && self.lines[*above].weight <= 0;
        let top = (0..index).rev().take_while(joined).last().unwrap_or(index);
        let led = top.checked_sub(1).map_or(self.leads, |above| self.lines[above].leads_below);
        let near = || score(self, top) + NEAR >= score(self, index);
        if led && !supports(self, index) && self.can(top) && near() { top } else { index }
    }
}

/// Whether a line can be a title: some words, and no beginning or part of a sentence.
fn can_be(line: PageLine) -> bool {
    line.text.contains(char::is_alphabetic)
        && line.text.chars().filter(|c| c.is_alphanumeric()).nth(1).is_some()
        && line.flat().chars().count() <= 100
        && !line.text.ends_with(['，', ',', '；', ';', '、', '—'])
        && !line.text.starts_with(['—', '{'])
        && (!line.text.starts_with('<') || is_file(line.text))
        && !line.text.contains("://")
        && !has_address(line.text)
        && !line.flat().split_once(':').is_some_and(|(label, _)| FORM.contains(&label))
}

/// Whether the address of a mailbox stands in a line.
fn has_address(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    name.ends_with(|c: char| c.is_ascii_alphanumeric())
        && host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && host.contains('.')
}

/// Labels of minutes, plays and forms, folded: behind them stands no title.
const FORM: [&str; 20] = [
    "人物",
    "时间",
    "地点",
    "主持",
    "出席",
    "参加",
    "记录",
    "缺席",
    "列席",
    "议题",
    "对象",
    "费用",
    "作者",
    "编辑",
    "来源",
    "电话",
    "地址",
    "发信人",
    "年级",
    "体裁",
];

/// Whether a line is the name of a file that is included: <iostream>, and no tag.
fn is_file(text: &str) -> bool {
    let name = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or_default();
    let is_name = name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_lowercase() || b"_.".contains(&byte));
    is_name && !TAGS.split(' ').any(|tag| tag == name)
}

/// Tags that stand alone, of more than three letters.
const TAGS: &str = "abbr aside audio blockquote body button canvas center code details figure font footer form head header html \
    iframe input label legend link main menu meta noscript object option param script section select small source span strong \
    style summary table tbody textarea thead title video";

/// Whether a line leads into the title below it.
pub fn is_kicker(text: &str) -> bool {
    text.ends_with(['—', '：', ':']) && (4..=40).contains(&text.chars().count())
}

/// What stands behind a label that says that a title follows.
///
/// ```
/// use jiaokan::clean::margin::heading::behind_label;
/// assert_eq!(behind_label("公告主旨：停水通知"), Some("停水通知"));
/// assert_eq!(behind_label("標題 停水通知"), Some("停水通知"));
/// assert_eq!(behind_label("標 題 [公告] 停水通知"), Some("停水通知"));
/// assert_eq!(behind_label("【标题】停水通知"), Some("停水通知"));
/// assert_eq!(behind_label("Subject: [water] 停水通知"), Some("停水通知"));
/// assert_eq!(behind_label("主题: 转发: 停水通知"), Some("停水通知"));
/// assert_eq!(behind_label("发表于: 2006-03-04 08:12 文章主题: 停水通知"), Some("停水通知"));
/// assert_eq!(behind_label("时间：三月四日"), None);
/// ```
pub fn behind_label(line: &str) -> Option<&str> {
    if let Some(title) = behind_day(line) {
        return Some(title);
    }
    // A blank is enough behind the usual ones, which may have one inside: 標 題 停水通知.
    let is_label = |(label, _): &(&str, &str)| BLANK_BEHIND.contains(&flat(label).as_str());
    let mut ends = line.char_indices().take(LABEL).filter(|(_, c)| is_blank(*c) || matches!(c, '[' | '【'));
    let blank = ends.find_map(|(at, _)| Some(line.split_at(at)).filter(is_label));
    // 【标题】停水通知
    let bracket = || line.strip_prefix('【')?.split_once('】').filter(is_label);
    let (label, title) = blank.or_else(bracket).or_else(|| line.split_once([':', '：']))?;
    let title = title.trim_start_matches(is_blank);
    let label = flat(label);
    let bare = label.trim_start_matches(|c: char| !c.is_alphanumeric());
    // The name of the list that a letter went to.
    let list =
        || title.strip_prefix('[').filter(|_| bare == "subject")?.split_once(']').filter(|(list, _)| list.len() <= 40);
    let title = list().map_or(title, |(_, title)| title.trim_start_matches(is_blank));
    // What a mail program sets before the subject of a letter that is sent on.
    let sent_on = ["转发", "轉寄", "回复", "Fwd", "FW", "Re", "RE"]
        .iter()
        .find_map(|sent| title.strip_prefix(sent)?.strip_prefix([':', '：']));
    let title = sent_on
        .filter(|_| bare == "subject" || bare == "主题")
        .map_or(title, |title| title.trim_start_matches(is_blank));
    (is_title_label(bare) && title.chars().count() > 1).then(|| without_kind(title))
}

/// The title in the line of the title: without its label, and without brackets that hold all of it.
///
/// ```
/// use jiaokan::clean::margin::heading::bare;
/// assert_eq!((bare("标题：停水通知"), bare("《停水通知》")), ("停水通知", "停水通知"));
/// assert_eq!(bare("《停水》与《来水》"), "《停水》与《来水》");
/// ```
pub fn bare(line: &str) -> &str {
    let title = behind_label(line).unwrap_or(line);
    let inner = [('《', '》'), ('〈', '〉'), ('【', '】')].into_iter().find_map(|(open, close)| {
        title.strip_prefix(open)?.strip_suffix(close).filter(|inner| !inner.contains([open, close]))
    });
    inner.filter(|inner| inner.chars().nth(1).is_some()).unwrap_or(title)
}

/// The title behind its label in a line that tells the day before it, as boards have it: 发表于: 2006-03-04 文章主题: 题目.
fn behind_day(line: &str) -> Option<&str> {
    const LABELS: [&str; 6] = ["文章主题", "文章主題", "发表主题", "發表主題", "标题", "標題"];
    let (before, behind) = LABELS.iter().find_map(|label| line.split_once(label))?;
    let title = behind.strip_prefix([':', '：'])?.trim_matches(is_blank);
    (title.chars().nth(1).is_some() && date::find(before).is_some()).then_some(title)
}

/// Within so many characters such a label ends.
const LABEL: usize = 6;
/// Labels behind which a blank is enough, or the kind of the post in brackets.
const BLANK_BEHIND: [&str; 6] = ["标题", "篇名", "题名", "题目", "主旨", "正文"];

/// A title without the word in brackets before it that says of what kind the post is (`[心得]`).
pub fn without_kind(title: &str) -> &str {
    let kind =
        title.strip_prefix(['[', '【', '(', '（', '『']).and_then(|rest| rest.split_once([']', '】', ')', '）', '』']));
    let bare = kind.filter(|(kind, title)| {
        (1..=KIND).contains(&kind.chars().count()) && kind.chars().all(is_han) && title.chars().nth(2).is_some()
    });
    bare.map_or(title, |(_, title)| title.trim_start_matches(is_blank))
}

/// How many characters the name of a kind of posts has at most.
const KIND: usize = 4;

/// Whether a folded label says that a title follows.
pub fn is_title_label(label: &str) -> bool {
    let known = TITLES.split(' ').any(|known| label.ends_with(known)) && label.chars().count() <= 6;
    known || matches!(label, "subject" | "title" | "正文")
}

/// How labels end, folded, behind which a title stands.
const TITLES: &str = "标题 题目 题名 篇名 主题 主旨 名称 讲题 案由 事由";

/// The lines outside the prose, folded, each with its index, and those that were taken out.
fn around(page: Page) -> Vec<(usize, String)> {
    let outside = (0..page.len()).filter(|index| page.is_outside(*index));
    let mut around: Vec<_> = outside.map(|index| (index, page.line(index).flat().to_owned())).collect();
    around.extend(page.taken_out().filter(|line| line.len() < 400).map(|line| (usize::MAX, flat(line))));
    around
}
