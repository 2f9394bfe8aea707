//! The day of a text: of those that its page prints, the one that it gives for the text.
//!
//! In: lines that were taken out, and those that were left before and behind the body. Out: a day in EDTF. It reads no day that is in
//! the text itself.

use std::cmp::Ordering;

use super::date::{self, Dated};
use super::date_forms;
use crate::clean::flat::flat;
use crate::clean::margin::line::weigh;
use crate::clean::names::{is_beside_names, is_issue, is_source, pieces};
use crate::clean::page::Page;
use crate::document::Removed;
use crate::edit::{OffsetMap, Span};
use crate::order::InOrder;

/// A longer line tells no day of the text, in bytes.
const LONGEST: usize = 400;
/// The same of a line that was left, which may be the author's.
const LONGEST_LEFT: usize = 240;

/// So many bytes behind a text are near it.
const NEAR: usize = 120;

/// Where title and body stand in the decoded text.
struct Middle {
    title: Option<Span>,
    body: Span,
}

/// A day that stands outside the body.
struct Candidate {
    span: Span,
    /// What stands in the line beside it, folded; in a line with several days what belongs to this one.
    said: String,
    dated: Dated,
    /// Whether it has nothing besides it, or only names.
    by_names: bool,
    /// The rule that took the line out; none where it was left.
    rule: Option<String>,
}

/// The day that a page gives for its text; `title` is the index of the line that is the title.
pub fn published(removed: &[Removed], page: Page, title: Option<usize>, map: &OffsetMap) -> Option<String> {
    let back = |index: usize| map.back(page.line(index).shown);
    let body = page.body();
    let title = title.map(back);
    let whole = if body.is_empty() {
        let end = title.map_or(0, |title| title.to);
        Span::new(end, end)
    } else {
        Span::new(back(body.start).from, back(body.end - 1).to)
    };
    let middle = Middle { title, body: whole };
    let mut candidates: Vec<Candidate> =
        (0..removed.len()).filter(|at| !is_copied(removed, *at)).flat_map(|at| taken(&removed[at])).collect();
    let is_page = !removed.is_empty();
    let outside = (0..body.start).chain(body.end..page.len());
    candidates.extend(outside.clone().flat_map(|index| left(page, index, back(index), is_page)));
    candidates.order_by_key(|candidate| candidate.span.from);
    let weighed = candidates.iter().map(|candidate| (candidate.weigh(&middle), candidate));
    let best = weighed.filter(|(weight, _)| *weight > 0).rev().max_by_key(|(weight, _)| *weight);
    let short = || {
        let prefixes = removed.iter().filter(|line| line.rule == "date-prefix");
        prefixes.map(|line| line.text.trim()).find_map(date::month_and_day)
    };
    let heads = removed.iter().filter(|line| line.rule == "site-head").map(|line| line.text.trim());
    let beside = outside.clone().filter(|_| is_page).map(|index| page.line(index).text);
    let month = || heads.chain(beside).find_map(date_forms::month);
    let lines = removed.iter().map(|line| line.text.as_str()).chain(outside.clone().map(|index| page.line(index).text));
    let lines = lines.filter(|line| line.len() <= LONGEST);
    let day = |dated: &Dated| match (&dated.swapped, dated.swapped.as_ref().and_then(|_| order(lines.clone()))) {
        (None, _) | (_, Some(Order::Day)) => dated.edtf.clone(),
        (Some(swapped), Some(Order::Month)) => swapped.clone(),
        // Pages in Chinese that print the year last are of places where the day comes first, as a rule.
        (Some(_), None) => format!("{}?", &dated.edtf[..10]),
    };
    best.map(|(_, candidate)| day(&candidate.dated)).or_else(short).or_else(month)
}

/// Whether a line right before or behind that of an index speaks of a copy of the page, whose day it then tells.
fn is_copied(removed: &[Removed], at: usize) -> bool {
    let line = removed[at].span;
    let beside = [at.wrapping_sub(1), at + 1].into_iter().filter_map(|at| removed.get(at));
    let mut near = beside.filter(|other| other.span.to == line.from || line.to == other.span.from);
    near.any(|other| {
        other.text.len() <= LONGEST && ["捕获", "存档", "快照"].iter().any(|word| flat(&other.text).contains(word))
    })
}

/// A line that was taken out as one that may tell the day.
fn taken(line: &Removed) -> Vec<Candidate> {
    const RULES: [&str; 10] = [
        "byline",
        "date-prefix",
        "site-head",
        "editor-line",
        "channel-bar",
        "site-tail",
        "share-bar",
        "site-footer",
        "disclaimer",
        "print-edition",
    ];
    if !RULES.contains(&line.rule.as_str()) || line.text.len() > LONGEST {
        return Vec::new();
    }
    days(&line.text, line.span, Some(&line.rule))
}

/// The days of a line, each with what is said of it: what stands before it, where that says nothing also what stands behind it. The last
/// day of a span of time is none.
fn days(text: &str, span: Span, rule: Option<&str>) -> Vec<Candidate> {
    let all = date::all(text);
    let count = all.len();
    let said = |at: usize| {
        let dated = &all[at];
        let before = flat(&text[if at == 0 { 0 } else { all[at - 1].to }..dated.at]);
        let behind = &text[dated.to..all.get(at + 1).map_or(text.len(), |next| next.at)];
        let behind =
            if at + 1 < count { behind.split([';', '；', '|', '｜', '·', ',', '，']).next() } else { Some(behind) };
        let is_said = count > 1 && (is_published(&before) || is_other_day(&before));
        if is_said { before } else { before + &flat(behind.unwrap_or_default()) }
    };
    let candidate = |at: usize| {
        let (said, dated) = (said(at), all[at].clone());
        let alone = said.chars().count() <= 6 && !(said.ends_with(':') && label(&said) == 0);
        let by_names = alone || count == 1 && is_beside_names(text, &dated);
        Candidate { span, said, dated, by_names, rule: rule.map(str::to_owned) }
    };
    let is_end =
        |at: &usize| *at > 0 && text[all[*at - 1].to..].trim_start().starts_with(['至', '到', '~', '～', '—', '–']);
    (0..count).filter(|at| !is_end(at)).map(candidate).collect()
}

/// A line that was left. Where nothing was taken out, it must say in words of pages that its day is the text's, or have a time and names.
fn left(page: Page, index: usize, span: Span, is_page: bool) -> Vec<Candidate> {
    let line = page.line(index);
    if line.text.len() > LONGEST_LEFT {
        return Vec::new();
    }
    let may_tell = |day: &Candidate| {
        let is_head = page.is_head(index);
        // Under a text, at its end, is the day on which it was written.
        let closes = !is_head && index + CLOSING >= page.len() && (is_bare(line.text) || is_published(&day.said));
        // Two characters that may be a name say little.
        let is_name = |piece: &str| {
            let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
            is_source(piece) || is_issue(piece)
        };
        let named =
            || is_head || day.dated.edtf.contains('T') || pieces(line.text).any(is_name) || weigh(line) >= LIKELY;
        let says = is_page || closes || is_posted(&day.said) || day.by_names && named();
        says && (is_head || line.is_day() || is_published(&day.said) || day.by_names)
    };
    days(line.text, span, None).into_iter().filter(may_tell).collect()
}

/// The day that closes a text is in one of so many lines at its end.
const CLOSING: usize = 3;

/// What a line weighs at least that is likely the site's.
const LIKELY: i32 = 2;

/// Whether a line that holds a day shows nothing else but signs.
fn is_bare(text: &str) -> bool {
    text.chars().all(|c| {
        !c.is_alphabetic() || "年月日号號时時分秒星期周週上下午一二三四五六七八九十〇零元中華华民國国".contains(c)
    })
}

impl Candidate {
    /// How likely the day is the text's; not at all from nought down.
    fn weigh(&self, middle: &Middle) -> i32 {
        if is_other_day(&self.said) {
            return 0;
        }
        let rule = self.rule.as_deref();
        let label = label(&self.said);
        let is_timed = self.dated.edtf.contains('T');
        let besides = 2 * i32::from(is_timed) + i32::from(self.by_names);
        let is_byline = matches!(rule, Some("byline" | "date-prefix"));
        if self.span.from >= middle.body.to {
            // Behind the text days of other things stand as well: it must say so, or have nothing besides.
            let says = match rule {
                Some("byline" | "date-prefix" | "print-edition") | None => true,
                Some("site-tail" | "share-bar") => label > 0 || is_timed || self.by_names,
                _ => label > 0,
            };
            let near = i32::from(self.span.from - middle.body.to <= NEAR);
            return if says { 2 + label + besides + near } else { 0 };
        }
        let under = middle.title.is_none_or(|title| self.span.from >= title.from);
        let gap = middle.title.map_or(0, |title| title.from.saturating_sub(self.span.to));
        let place = match gap {
            _ if under => 9,
            0..=8 => 7,
            _ => 5,
        };
        let stray = i32::from(!self.by_names && label == 0 && !is_byline);
        place + label + besides + 2 * i32::from(is_byline) - today(&self.said) - 4 * stray
    }
}

/// How much speaks for it that what is said of a day, folded, makes it the day on which the page is read.
fn today(said: &str) -> i32 {
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if has(&["今天", "今日"]) { 8 } else { 4 * i32::from(has(&["农历", "天气"])) }
}

/// How much speaks for it that what is said of a day, folded, makes it the text's: that of its first publication before that of a change.
fn label(said: &str) -> i32 {
    let has = |words: &str| words.split_ascii_whitespace().any(|word| said.contains(word));
    if has("首发 首次 原载 原刊 刊登 写于 撰写") {
        6
    } else if has("更新 修改 修订 编辑于 最后 update modified") && !has("发布 发表") {
        2
    } else {
        4 * i32::from(is_published(said))
    }
}

/// Whether what is said of a day, folded, makes it that of something else: of the visit, of a reader's account, of a copy. What stands
/// last counts.
fn is_other_day(said: &str) -> bool {
    const WORDS: &str = "注册 重新编辑 此贴被 最后登录 最后登陆 上次登录 最后访问 访问时间 来访 打印时间 打印日期 现在是 现在时间 当前时间 时间现在 北京时间是 今天是 快照 抓取 撷取 \
        存档 备份 捕获 收录时间 入库 引用日期 出发 截止 有效期 加入会员 入会 生日 成立 回复时间 回复日期 最后回复 最近浏览 下次 创刊 收稿 审核时间 产生时间 会员登入 数位化 数字化 \
        构建 已运行 推荐文章于 网站更新 timenow lastlogin joined registered retrieved";
    let Some(other) = last_of(said, WORDS) else { return false };
    let behind = &said[other..];
    let label = behind.len() - behind.trim_start_matches(['时', '间', '日', '期']).len();
    last_of(said, POSTED).max(last_of(said, PUBLISHED)).is_none_or(|own| own <= other + label)
}

/// Where the last of some words ends in a text.
fn last_of(text: &str, words: &str) -> Option<usize> {
    words.split_ascii_whitespace().filter_map(|word| Some(text.rfind(word)? + word.len())).max()
}

/// What says, folded, that a day is the text's, and hardly stands elsewhere.
const POSTED: &str = "发布 发表 发稿 发帖 发贴 张贴 贴出 上传 上载 上稿 上版 上架 刊登 刊出 刊载 登载 原载 原刊 载于 刊于 播出 出刊 首发于 首次发布 撰写于 出版日期 出版时间 日出版 \
    期出版 写于 撰于 完稿 提交日期 提交时间 录入 添加时间 添加日期 加入时间 编辑于 修订于 更新 公布 引用本文 引用格式 posted published publish updated";

/// What says the same, and stands elsewhere, too.
const PUBLISHED: &str = "时间 日期 出版 发行 编辑 来源 刊发 修订 责编 date:";

/// Whether what is said of a day, folded, makes it the text's in words that hardly stand elsewhere.
fn is_posted(said: &str) -> bool {
    said.chars().count() <= 80 && last_of(said, POSTED).is_some()
}

/// Whether what is said of a day, folded, makes it the text's.
fn is_published(said: &str) -> bool {
    is_posted(said) || last_of(said, PUBLISHED).is_some()
}

/// In which order a page prints day and month.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Day,
    Month,
}

/// The order of days and months on a page: as another of its days shows it that can be read in one way only, else as it is usual where the
/// site says that it is.
fn order<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> Option<Order> {
    const DAY: &str = "香港 澳门 新加坡 狮城 马来西亚 大马 槟城 槟岛 吉隆坡 柔佛 澳洲 澳大利亚 悉尼 墨尔本 新西兰 纽西兰 奥克兰 英国 伦敦 hongkong macau macao singapore malaysia \
        penang kualalumpur sydney melbourne australia auckland zealand london .hk .mo .sg .my .au .nz .uk bhd";
    const MONTH: &str = "美国 纽约 旧金山 洛杉矶 北美 休斯敦 波士顿 芝加哥 菲律宾 usa newyork sanfrancisco losangeles california texas .us .ph";
    let shown = lines.clone().find_map(|line| {
        let (first, second) = date_forms::western_pair(line)?;
        // Clocks of twelve hours come with months before days.
        let american = second > 12 || line.ends_with("AM") || line.ends_with("PM");
        Some(if first > 12 { Order::Day } else { american.then_some(Order::Month)? })
    });
    let named = |places: &str| {
        let says = |line: &String| places.split_ascii_whitespace().any(|place| line.contains(place));
        lines.clone().map(flat).filter(says).count()
    };
    shown.or_else(|| match named(DAY).cmp(&named(MONTH)) {
        Ordering::Greater => Some(Order::Day),
        Ordering::Less => Some(Order::Month),
        Ordering::Equal => None,
    })
}
