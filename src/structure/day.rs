//! The day of a text: of those that its page prints, the one that it gives for the text.
//!
//! In: lines that were taken out, and those that were left before and behind the body. Out: a day in EDTF. It reads no day that is in
//! the text itself.

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::date::{self, Dated};
use super::{date_forms, is_han};
use crate::clean::flat::{flat, is_blank};
use crate::clean::margin::line::weigh;
use crate::clean::names::{is_beside_names, is_issue, is_source, pieces};
use crate::clean::page::Page;
use crate::clean::words::Words;
use crate::document::Removed;
use crate::edit::{OffsetMap, Span};
use crate::fold::fold_char;
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
struct Candidate<'a> {
    span: Span,
    dated: Dated,
    /// What stands in the line beside it, folded; in a line with several days what belongs to this one.
    beside: String,
    /// What that says of it.
    said: Option<Said>,
    /// Whether it has nothing besides it, or only names.
    by_names: bool,
    /// The rule that took the line out; none where it was left.
    rule: &'a str,
}

/// The day that a page gives for its text; `title` is the index of the line that is the title.
pub fn published(removed: &[Removed], page: Page, title: Option<usize>, map: &OffsetMap) -> Option<String> {
    let back = |index: usize| map.back(page.line(index).shown);
    let body = page.body();
    let title = title.map(back);
    let end = title.map_or(0, |title| title.to);
    let whole =
        if body.is_empty() { Span::new(end, end) } else { Span::new(back(body.start).from, back(body.end - 1).to) };
    let middle = Middle { title, body: whole };
    let (mut candidates, mut lines) = (Vec::new(), Vec::new());
    for (at, line) in removed.iter().enumerate().filter(|(_, line)| line.text.len() <= LONGEST) {
        lines.push(line.text.as_str());
        if TELLING.contains(&line.rule.as_str()) && !is_copied(removed, at) {
            days(&line.text, line.span, &line.rule, &mut candidates);
        }
    }
    for index in (0..page.len()).filter(|index| !body.contains(index) && page.line(*index).text.len() <= LONGEST_LEFT) {
        lines.push(page.line(index).text);
        let from = candidates.len();
        days(page.line(index).text, back(index), "", &mut candidates);
        if candidates.len() > from && !may_tell(page, index, &candidates[from], removed.is_empty()) {
            candidates.truncate(from);
        }
    }
    candidates.order_by_key(|candidate| candidate.span.from);
    let (mut most, mut best) = (0, None);
    for candidate in &candidates {
        let weight = candidate.weigh(&middle);
        if weight > most {
            (most, best) = (weight, Some(&candidate.dated));
        }
    }
    if let Some(dated) = best {
        return Some(decided(dated, &lines));
    }
    let mut short = removed.iter().filter(|line| line.rule == "date-prefix").map(|line| line.text.trim());
    short.find_map(date::month_and_day).or_else(|| {
        let mut lines = lines.iter().filter(|_| !removed.is_empty());
        lines.find_map(|line| date_forms::month(line.trim()))
    })
}

/// The rules that take out lines in which the day of the text may stand.
const TELLING: [&str; 11] = [
    "byline",
    "title-marker",
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

/// Whether a line right before or behind that of an index speaks of a copy of the page, whose day it then tells.
fn is_copied(removed: &[Removed], at: usize) -> bool {
    let line = removed[at].span;
    [at.wrapping_sub(1), at + 1].into_iter().filter_map(|at| removed.get(at)).any(|other| {
        let beside = other.span.to == line.from || line.to == other.span.from;
        beside && other.text.len() <= LONGEST && COPIES.stand_in(&flat(&other.text))
    })
}

static COPIES: LazyLock<Words<'static>> = LazyLock::new(|| Words::listed("捕获 存档 快照"));

/// Finds the days of a line, each with what is said of it: what stands before it, where that says nothing also what stands behind it. The
/// last day of a span of time is none.
fn days<'a>(text: &str, span: Span, rule: &'a str, found: &mut Vec<Candidate<'a>>) {
    let all = date::all(text);
    let mut from = 0;
    for (at, dated) in all.iter().enumerate() {
        let before = &text[from..dated.at];
        let is_end = at > 0 && before.trim_start().starts_with(['至', '到', '~', '～', '—', '–']);
        from = dated.to;
        let next = all.get(at + 1);
        let behind = &text[dated.to..next.map_or(text.len(), |next| next.at)];
        let own = behind.find([';', '；', '|', '｜', '·', ',', '，']).filter(|_| next.is_some());
        let behind = &behind[..own.unwrap_or(behind.len())];
        let told = Said::of(before);
        // What stands behind a day may be of something else: 浏览, 打印.
        let said = told.or_else(|| Said::of(behind).filter(|said| !matches!(said, Said::Event | Said::Other)));
        let beside = flat(before) + &if all.len() > 1 && told.is_some() { String::new() } else { flat(behind) };
        let alone = beside.chars().count() <= 6 && !(beside.ends_with(':') && said.is_none());
        let by_names = alone || all.len() == 1 && is_beside_names(text, dated);
        if !is_end {
            found.push(Candidate { span, dated: dated.clone(), beside, said, by_names, rule });
        }
    }
}

/// Whether a line that was left tells the day. Where nothing was taken out, it must say in words of pages that its day is the text's, close
/// the text, or have a time and names.
fn may_tell(page: Page, index: usize, day: &Candidate, is_bare_text: bool) -> bool {
    let line = page.line(index);
    let is_head = page.is_head(index);
    let is_said =
        matches!(day.said, Some(Said::First | Said::Posted | Said::Published | Said::Changed | Said::Labelled));
    let is_bare = is_bare(line.text);
    let own = !(is_head || is_bare || line.is_day() || is_said || day.by_names || day.is_written());
    if own || !is_bare_text {
        return !own;
    }
    // Under a text, at its end, is the day on which it was written.
    let ends = index + CLOSING >= page.len() || index < page.body().end + CLOSING - 1 && is_bare;
    let closes = !is_head && ends && (is_bare || is_said || day.is_written());
    // Two characters that may be a name say little.
    let is_name = |piece: &str| {
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
        is_source(piece) || is_issue(piece)
    };
    let named = || is_head || day.dated.edtf.contains('T') || pieces(line.text).any(is_name) || weigh(line) >= LIKELY;
    closes
        || is_said && !matches!(day.said, Some(Said::Published | Said::Labelled)) && day.beside.chars().count() <= 80
        || day.by_names && named()
}

/// The day that closes a text is in one of so many lines at its end.
const CLOSING: usize = 3;

/// What a line weighs at least that is likely the site's.
const LIKELY: i32 = 2;

/// Whether a line that holds a day shows nothing else but signs.
fn is_bare(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphabetic() || BARE.contains(c))
}

/// The characters of which a day is made.
const BARE: &str = "年月日号號时時分秒星期周週上下午一二三四五六七八九十〇零元中華华民國国";

impl Candidate<'_> {
    /// Whether it says that it was written then, or where: 2020年3月5日稿, 2020年3月5日于清河.
    fn is_written(&self) -> bool {
        let written = self.beside.trim_matches(|c: char| !c.is_alphanumeric());
        written.chars().count() <= 6
            && (written.starts_with('于') || written.ends_with(['稿', '写', '作', '记', '草', '识', '书']))
    }

    /// How likely the day is the text's; not at all from nought down.
    fn weigh(&self, middle: &Middle) -> i32 {
        let behind = self.span.from >= middle.body.to;
        let label = match self.said {
            Some(Said::Other) => return 0,
            Some(Said::Event) => return 1,
            Some(Said::Labelled) => 1,
            Some(Said::First) => 6,
            Some(Said::Posted | Said::Published) => 4,
            Some(Said::Changed) => 2 * i32::from(behind),
            Some(Said::Today) => -8,
            Some(Said::Calendar) => -4,
            None => 0,
        };
        let is_said = self.said.is_some();
        let is_timed = self.dated.edtf.contains('T');
        let besides = 2 * i32::from(is_timed) + i32::from(self.by_names);
        let is_byline = matches!(self.rule, "byline" | "date-prefix");
        if behind {
            // Behind the text days of other things stand as well: it must say so, or have nothing besides.
            let says = match self.rule {
                "byline" | "date-prefix" | "print-edition" | "" => true,
                "site-tail" | "share-bar" => is_said || is_timed || self.by_names || self.is_written(),
                _ => is_said,
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
        let stray = i32::from(!self.by_names && !is_said && !is_byline);
        place + label + besides + 2 * i32::from(is_byline) - 4 * stray
    }
}

/// What is said of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// The text was first published or written then.
    First,
    /// It was put there then, in words that hardly stand elsewhere.
    Posted,
    /// The same in words that stand elsewhere, too.
    Published,
    /// It was changed then.
    Changed,
    /// It has a label that is not known: 采编时间.
    Labelled,
    /// It is the day of something that the text tells of: 报名时间, 收稿日期.
    Event,
    /// The page is read then.
    Today,
    /// It has the days of the other calendar or the weather beside it.
    Calendar,
    /// It is that of something else: of a reader's account, of a copy.
    Other,
}

/// The words that say so, folded.
const SAID: [(Said, &str); 8] = [
    (Said::First, "首发 首播 首次发布 首次发表 原载 原刊 刊登 写于 撰写 撰于 作于 完稿 定稿 译文发布"),
    (
        Said::Posted,
        "发布 发表 发稿 发帖 发贴 发文 发报 发信 张贴 贴出 上传 上载 上稿 上版 上架 上线 刊出 刊载 登载 载于 刊于 播出 出刊 出版日期 出版时间 出版日 发行日 发报日 日出版 期出版 提交 录入 添加 加入时间 加入日期 公布 公告日期 \
         创建 上网 录制 解决 提问 发送 签发 印发 成文 引用本文 引用格式 posted publish",
    ),
    (Said::Published, "时间 日期 出版 发行 编辑 来源 刊发 责编 date: sent: 印制"),
    (Said::Changed, "更新 修改 修订 编辑于 update modified"),
    (Said::Event, "报名 收稿"),
    (Said::Today, "今天 今日"),
    (Said::Calendar, "农历 天气"),
    (
        Said::Other,
        "注册 重新编辑 此贴被 最后登录 最后登陆 上次登录 最后访问 上次访问 访问时间 来访 打印时间 打印日期 列印时间 列印日期 导出 现在是 现在时间 当前时间 北京时间是 今天是 快照 抓取 撷取 存档 备份 捕获 收录时间 入库 引用日期 \
         出发 截止 截稿 有效期 会员登入 加入会员 入会 生日 成立 建立时间 建站 回复时间 回复日期 最后回复 最近浏览 浏览时间 下次 创刊 审核时间 产生时间 数位化 数字化 扫描日期 构建 已运行 推荐文章于 \
         网站更新 评论于 回复于 创刊于 timenow lastlogin joined registered retrieved",
    ),
];

/// Those words, each with what it says.
static WORDS: LazyLock<(Words<'static>, Vec<Said>)> = LazyLock::new(|| {
    let mut all: Vec<(&str, Said)> = Vec::new();
    for (said, words) in SAID {
        all.extend(words.split_ascii_whitespace().map(|word| (word, said)));
    }
    let words = Words::new(&all.iter().map(|(word, _)| *word).collect::<Vec<_>>());
    let said = |word: &&str| all.iter().find(|(known, _)| known == word).map_or(Said::Other, |(_, said)| *said);
    let said = words.all().iter().map(said).collect();
    (words, said)
});

impl Said {
    /// What a text says of the day beside it: its last word counts, of two that end in one place the longer. What stands right before
    /// 时间 and 日期 belongs to them.
    fn of(text: &str) -> Option<Self> {
        let (words, said) = &*WORDS;
        // The text folded, and where in it blanks were left out.
        let (mut folded, mut gap) = (String::new(), Vec::new());
        for c in text.chars() {
            match c {
                _ if is_blank(c) => gap.push(folded.len()),
                _ => folded.push(fold_char(c)),
            }
        }
        let (mut end, mut found, mut last) = (0, None, ' ');
        for (at, c) in folded.char_indices() {
            let longest = words.at(c, &folded[at..]).max_by_key(|number| words.all()[*number].len());
            if let Some(number) = longest {
                let word = words.all()[number];
                let behind = folded[at + word.len()..].trim_start_matches(['时', '间', '日', '期']);
                if folded.len() - behind.len() > end {
                    end = folded.len() - behind.len();
                    let is_unknown = matches!(word, "时间" | "日期") && is_han(last) && !gap.contains(&at);
                    found = Some(if is_unknown { Self::Labelled } else { said[number] });
                }
            }
            last = c;
        }
        found
    }
}

/// The day as far as it is decided: where day and month could be each other, in the order that the lines around the text show or the places
/// that they name have. Where they tell nothing it is marked as likely: pages in Chinese that print the year last are of places where
/// the day comes first, as a rule.
fn decided(dated: &Dated, lines: &[&str]) -> String {
    const DAY: &str = "香港 澳门 新加坡 马来西亚 槟城 澳洲 澳大利亚 英国 hongkong macau singapore malaysia penang \
                       sydney australia bhd .hk .mo .sg .my .au .nz";
    const MONTH: &str = "美国 纽约 菲律宾 usa newyork california .us .ph";
    let Some(swapped) = &dated.swapped else { return dated.edtf.clone() };
    let (day, month) = (Words::listed(DAY), Words::listed(MONTH));
    let (mut shown, mut named) = (0, 0);
    for line in lines {
        let pair = date_forms::western_pair(line).unwrap_or_default();
        // Clocks of twelve hours come with months before days.
        let american = pair.1 > 12 || pair.1 > 0 && (line.ends_with("AM") || line.ends_with("PM"));
        shown += i32::from(pair.0 > 12) - i32::from(american);
        let flat = flat(line);
        named += i32::from(day.stand_in(&flat)) - i32::from(month.stand_in(&flat));
    }
    match (if shown == 0 { named } else { shown }).cmp(&0) {
        Ordering::Greater => dated.edtf.clone(),
        Ordering::Less => swapped.clone(),
        Ordering::Equal => format!("{}?", &dated.edtf[..10]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_already() {
        for word in SAID.iter().flat_map(|(_, words)| words.split_ascii_whitespace()) {
            assert_eq!(flat(word), word);
        }
    }

    #[test]
    fn what_is_said_last_counts() {
        assert_eq!(Said::of("编辑:林一发布时间:"), Some(Said::Posted));
        assert_eq!(Said::of("收稿日期:2019年出版日期:"), Some(Said::Posted));
        assert_eq!((Said::of("采编时间:"), Said::of("报名时间:")), (Some(Said::Labelled), Some(Said::Event)));
        assert_eq!((Said::of("注册时间:"), Said::of("最后修改于")), (Some(Said::Other), Some(Said::Changed)));
        assert_eq!(Said::of("林一"), None);
    }

    #[test]
    fn order_of_day_and_month() {
        let decided = |lines: &[&str]| decided(&date::find("3/4/2020").expect("a day"), lines);
        assert_eq!(decided(&["3/4/2020"]), "2020-04-03?");
        assert_eq!(
            (decided(&["香港新界"]), decided(&["3/25/2020"])),
            ("2020-04-03".to_owned(), "2020-03-04".to_owned())
        );
    }
}
