//! The day of a text: of those that its page prints, the one that it gives for the text.
//!
//! In: lines that were taken out, and those that were left before and behind the body. Out: a day in EDTF. It reads no day that is in
//! the text itself.

use std::cmp::Ordering;

use super::date::{self, Dated};
use super::date_forms;
use crate::clean::flat::flat;
use crate::clean::names::{is_beside_names, is_source, pieces};
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

/// A line with a day.
struct Candidate {
    span: Span,
    text: String,
    flat: String,
    dated: Dated,
    /// The rule that took it out; none where it was left.
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
        (0..removed.len()).filter(|at| !is_copied(removed, *at)).filter_map(|at| taken(&removed[at])).collect();
    let is_page = !removed.is_empty();
    let outside = (0..body.start).chain(body.end..page.len());
    candidates.extend(outside.clone().filter_map(|index| left(page, index, back(index), is_page)));
    candidates.order_by_key(|candidate| candidate.span.from);
    let weighed = candidates.iter().map(|candidate| (candidate.weigh(&middle), candidate));
    let best = weighed.filter(|(weight, _)| *weight > 0).rev().max_by_key(|(weight, _)| *weight);
    let short = || {
        let prefixes = removed.iter().filter(|line| line.rule == "date-prefix");
        prefixes.map(|line| line.text.trim()).find_map(date::month_and_day)
    };
    let month = || outside.filter(|_| is_page).find_map(|index| date_forms::month(page.line(index).text));
    let day = |dated: &Dated| match (&dated.swapped, order(removed, &candidates)) {
        (None, _) | (_, Some(Order::Day)) => dated.edtf.clone(),
        (Some(swapped), Some(Order::Month)) => swapped.clone(),
        // The year is sure.
        (Some(_), None) => dated.edtf[..4].to_owned(),
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
fn taken(line: &Removed) -> Option<Candidate> {
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
        return None;
    }
    let dated = date::find(&line.text)?;
    Some(Candidate {
        span: line.span,
        flat: flat(&line.text),
        text: line.text.clone(),
        dated,
        rule: Some(line.rule.clone()),
    })
}

/// A line that was left. Where nothing was taken out, it must say in words of pages that its day is the text's, or have a time and names.
fn left(page: Page, index: usize, span: Span, is_page: bool) -> Option<Candidate> {
    let line = page.line(index);
    if line.text.len() > LONGEST_LEFT {
        return None;
    }
    let dated = date::find(line.text)?;
    let beside_names = is_beside_names(line.text, &dated);
    // Under a text, at its end, is the day on which it was written.
    let closes =
        page.is_tail(index) && index + CLOSING >= page.len() && (is_bare(line.text) || is_published(line.flat()));
    // Two characters that may be a name say little.
    let named = || page.is_head(index) || dated.edtf.contains('T') || pieces(line.text).any(is_source);
    let says = is_page || closes || is_posted(line.flat()) || beside_names && named();
    let own = page.is_tail(index) && !(line.is_day() || is_published(line.flat()) || beside_names);
    (says && !own).then(|| Candidate {
        span,
        flat: line.flat().to_owned(),
        text: line.text.to_owned(),
        dated,
        rule: None,
    })
}

/// The day that closes a text is in one of so many lines at its end.
const CLOSING: usize = 3;

/// Whether a line that holds a day shows nothing else but signs.
fn is_bare(text: &str) -> bool {
    text.chars().all(|c| {
        !c.is_alphabetic() || "年月日号號时時分秒星期周週上下午一二三四五六七八九十〇零元中華华民國国".contains(c)
    })
}

impl Candidate {
    /// How likely the day is the text's; not at all from nought down.
    fn weigh(&self, middle: &Middle) -> i32 {
        if is_other_day(&self.flat) {
            return 0;
        }
        let rule = self.rule.as_deref();
        let is_labelled = is_published(&self.flat);
        let is_timed = self.dated.edtf.contains('T');
        let alone = self.flat.chars().count() <= self.dated.length + 6;
        let by_names = alone || is_beside_names(&self.text, &self.dated);
        let is_byline = matches!(rule, Some("byline" | "date-prefix"));
        if self.span.from >= middle.body.to {
            // Behind the text days of other things stand as well: it must say so, or have nothing besides.
            let says = match rule {
                Some("byline" | "date-prefix" | "print-edition") => true,
                Some("site-tail" | "share-bar") => is_labelled || is_timed || by_names,
                None => true,
                _ => is_labelled,
            };
            let near = self.span.from - middle.body.to <= NEAR;
            let weight =
                2 + 4 * i32::from(is_labelled) + 2 * i32::from(is_timed) + i32::from(by_names) + i32::from(near);
            return if says { weight } else { 0 };
        }
        let under = middle.title.is_none_or(|title| self.span.from >= title.from);
        let gap = middle.title.map_or(0, |title| title.from.saturating_sub(self.span.to));
        let place = if under {
            9
        } else if gap <= 8 {
            7
        } else {
            5
        };
        place + 4 * i32::from(is_labelled) + 2 * i32::from(is_timed) + 2 * i32::from(is_byline) + i32::from(by_names)
            - 8 * i32::from(is_today(&self.flat))
            - 4 * i32::from(!by_names && !is_labelled && !is_byline)
    }
}

/// Whether a folded line speaks of the day on which it is read.
fn is_today(flat: &str) -> bool {
    ["今天", "今日", "农历", "天气"].iter().any(|word| flat.contains(word))
}

/// Whether a folded line says that its day is that of something else: of the visit, of a reader's account, of a copy.
fn is_other_day(flat: &str) -> bool {
    const WORDS: &str = "注册 重新编辑 此贴被 最后登录 最后登陆 上次登录 最后访问 访问时间 来访 打印时间 打印日期 现在是 现在时间 当前时间 时间现在 北京时间是 今天是 快照 抓取 撷取 \
        存档 备份 捕获 收录时间 入库 引用日期 出发 截止 有效期 加入会员 入会 生日 成立 回复时间 回复日期 最后回复 timenow lastlogin joined registered retrieved";
    WORDS.split_ascii_whitespace().any(|word| flat.contains(word))
}

/// Whether a folded line says that its day is the text's, in words that hardly stand elsewhere.
fn is_posted(flat: &str) -> bool {
    const WORDS: &str = "发布 发表 发稿 发帖 发贴 张贴 贴出 上传 上载 上稿 上版 上架 刊登 刊出 刊载 登载 原载 原刊 载于 刊于 播出 出刊 出版日期 出版时间 写于 撰于 完稿 提交日期 \
        提交时间 录入 添加时间 添加日期 加入时间 编辑于 修订于 更新 公布 引用本文 引用格式 posted published publish updated";
    flat.chars().count() <= 80 && WORDS.split_ascii_whitespace().any(|word| flat.contains(word))
}

/// Whether a folded line says that its day is the text's.
fn is_published(flat: &str) -> bool {
    const WORDS: &str = "时间 日期 出版 发行 编辑 来源 刊发 修订 责编 date:";
    is_posted(flat) || WORDS.split_ascii_whitespace().any(|word| flat.contains(word))
}

/// In which order a page prints day and month.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Day,
    Month,
}

/// The order of days and months on a page: as another of its days shows it that can be read in one way only, else as it is usual where the
/// site says that it is.
fn order(removed: &[Removed], candidates: &[Candidate]) -> Option<Order> {
    const DAY: &str = "香港 澳门 新加坡 狮城 马来西亚 大马 槟城 槟岛 吉隆坡 柔佛 澳洲 澳大利亚 悉尼 墨尔本 新西兰 纽西兰 奥克兰 英国 伦敦 hongkong macau macao singapore malaysia \
        penang kualalumpur sydney melbourne australia auckland zealand london .hk .mo .sg .my .au .nz .uk bhd";
    const MONTH: &str = "美国 纽约 旧金山 洛杉矶 北美 休斯敦 波士顿 芝加哥 菲律宾 usa newyork sanfrancisco losangeles california texas .us .ph";
    let shown = candidates.iter().filter(|candidate| candidate.dated.swapped.is_none()).find_map(|candidate| {
        let (first, second) = date_forms::western_pair(candidate.text.get(candidate.dated.at..)?)?;
        Some(if first > 12 { Order::Day } else { (second > 12).then_some(Order::Month)? })
    });
    let named = |places: &str| {
        let lines = removed.iter().filter(|line| line.text.len() <= LONGEST).map(|line| flat(&line.text));
        lines.filter(|line| places.split_ascii_whitespace().any(|place| line.contains(place))).count()
    };
    shown.or_else(|| match named(DAY).cmp(&named(MONTH)) {
        Ordering::Greater => Some(Order::Day),
        Ordering::Less => Some(Order::Month),
        Ordering::Equal => None,
    })
}
