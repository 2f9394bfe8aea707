//! A line outside the prose, weighed: is it the site's or the author's?
//!
//! In: a line. Out: its weight. Above nought the site speaks, below the author; nought says nothing. Neighbours and place are
//! for [`super`] to add: no line is taken out for its own weight alone.

use super::lexicon::{Cover, cover, is_talk, latin, may_be_talk};
use crate::clean::names::is_signature;
use crate::clean::page::PageLine;
use crate::clean::{bars, notices, path, vocabulary};
use crate::structure::{date, is_han};

/// From this weight on a line is sure to be the site's.
pub const SURE: i32 = 4;
/// Up to this weight a line is the author's, whatever stands around it.
pub const OWN: i32 = -4;

/// Upright lines between names and behind labels, as a folded line has them.
const BARS: [char; 9] = ['|', '│', '┃', '丨', '∣', '︱', '┊', '┆', '‖'];

/// Weighs a line.
pub fn weigh(line: PageLine) -> i32 {
    let flat = line.flat();
    let length = flat.chars().count();
    if line.is_prose() {
        return if may_be_talk(flat) { SURE / 2 } else { 2 * OWN };
    }
    if is_code(line.text) {
        return 1;
    }
    if !line.text.contains(char::is_alphanumeric) {
        return if length > 4 { 2 } else { 1 };
    }
    if is_end(flat) || is_push(flat) {
        return SURE;
    }
    if line.text.starts_with('|') && line.text.ends_with('|') && line.text.contains(|c: char| c.is_alphabetic()) {
        return OWN;
    }
    if notices::is_notice(flat)
        || length >= 16 && is_talk(flat)
        || vocabulary::is_neighbour(flat)
        || bars::is_bar(flat) && !bars::is_plain(flat)
        || is_attached(flat)
    {
        return SURE + 1;
    }
    if is_edition(flat) {
        return SURE;
    }
    if is_signature(flat) {
        return SURE - 1;
    }
    let cover = cover(flat);
    if vocabulary::is_related_heading(flat) && length <= 10 {
        return SURE;
    }
    // Whose site it is: 青河县委宣传部主办.
    if length <= 50 && ["主办", "承办", "主管", "维护", "制作"].iter().any(|end| flat.ends_with(end)) {
        return SURE - 1;
    }
    let worded = words(flat, length, cover);
    let shaped = rows(line.text, flat, length).max(dated(line.text, length)).max(latin_row(line.text));
    let labelled = label(line.text, flat, length);
    worded.max(shaped).max(labelled) + owned(line.text, flat, length, cover)
}

/// Whether a folded line says that the text ends here: - end -, (完).
fn is_end(flat: &str) -> bool {
    matches!(flat.trim_matches(|c: char| !c.is_alphanumeric()), "end" | "theend" | "完" | "本文完" | "全文完")
}

/// Whether a folded line is a reader's on a board of Taiwan, who agrees or not: 推aoi77:借转谢谢07/1300:15.
fn is_push(flat: &str) -> bool {
    let Some(behind) = flat.strip_prefix(['推', '嘘', '→']) else { return false };
    let name = behind.bytes().take_while(u8::is_ascii_alphanumeric).count();
    name >= 3 && behind[name..].starts_with(':') && flat.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a folded line is a file to be loaded: 附件1:表.xls, 附件:表已下载12次.
fn is_attached(flat: &str) -> bool {
    let ending = || {
        flat.rsplit_once('.')
            .is_some_and(|(_, end)| end.len() <= 4 && end.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    flat.starts_with("附件") && (flat.ends_with('次') || ending())
}

/// Whether a folded line is a page of a paper: 第04版:副刊.
fn is_edition(flat: &str) -> bool {
    let page = flat.strip_prefix('第').and_then(|page| page.split_once('版'));
    page.is_some_and(|(number, name)| number.len() <= 4 && name.chars().count() <= 8)
}

/// What the words of pages say: more where they cover the line, and where they stand hardly elsewhere.
fn words(flat: &str, length: usize, cover: Cover) -> i32 {
    let call = flat.ends_with(['!', '。']);
    match cover.site {
        2.. if cover.reaches(80) => SURE + 1,
        1 if cover.reaches(90) => SURE,
        1 if cover.reaches(75) && length <= 16 => 3,
        2.. if cover.reaches(50) && length <= 60 => SURE,
        1 if cover.reaches(50) && length <= 24 => 2,
        3.. if length <= 80 => 3,
        2 if length <= 40 => 2,
        0 if cover.reaches(90) && length <= 12 && !call => 2,
        0 if cover.reaches(60) && cover.covered >= 8 && length <= 30 => 2,
        1 if length <= 30 => 1,
        _ => 0,
    }
}

/// Short names in a row, joined by signs or parted by blanks.
fn rows(text: &str, flat: &str, length: usize) -> i32 {
    if length > 240 || flat.contains(['。', '?', ';', '“', '”', '…']) {
        return 0;
    }
    let short = |names: &[&str], most: usize| names.iter().all(|name| name.trim().chars().count() <= most);
    let joined: Vec<&str> = flat.split(BARS).filter(|name| !name.trim().is_empty()).collect();
    let steps = path::steps(text);
    let spaced: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == '/').filter(|name| !name.is_empty()).collect();
    let han = |names: &[&str]| names.iter().filter(|name| name.chars().all(is_han)).count();
    if joined.len() >= 3 && short(&joined, 20) || steps.len() >= 3 && short(&steps[..steps.len() - 1], 12) {
        return SURE;
    }
    if spaced.len() >= 4 && short(&spaced, 8) && han(&spaced) * 10 >= spaced.len() * 8 && !flat.contains(',') {
        return if spaced.len() >= 5 { SURE } else { 3 };
    }
    if steps.len() == 2 && length <= 24 && flat.contains(['>', '›', '»']) {
        return 3;
    }
    i32::from(joined.len() == 2 && short(&joined, 20)) * 2
}

/// A day, or a time, with little beside it.
fn dated(text: &str, length: usize) -> i32 {
    let Some(dated) = date::find(text) else {
        // A day without its year, with a time.
        let (day, rest) = text.split_once(' ').unwrap_or((text, ""));
        let timed = date::month_and_day(day).is_some() && rest.len() >= 5 && rest.as_bytes()[2] == b':';
        return if timed && length <= 20 { SURE } else { 0 };
    };
    let rest = length.saturating_sub(dated.length);
    let timed = dated.edtf.contains('T');
    match rest {
        0..=30 if timed => SURE,
        0..=6 => 1,
        _ => i32::from(rest <= 20),
    }
}

/// How labels end behind which pages state facts; the longest are names of their own.
const LABELS: &str = "来源 作者 编辑 责编 审核 校对 时间 日期 次数 阅读 浏览 点击 人气 阅读量 浏览量 点击量 访问量 点击数 浏览数 字号 字体 标签 \
    关键词 分类 记者 通讯员 摄影 撰稿 供稿 责任编辑 单位 机关 热度 索引号 发文字号 文号 电话 传真 地址 网址 邮箱 邮编 备案号 技术支持 主办 承办 \
    协办 热线 手机 栏目 频道 编审 初审 复审 终审 一审 二审 三审 监制 排版 字数 评论 查看 回复 举报 位置 所在 分享到 分享至 撰文 文 图 编者按 \
    表情 评价 人次 发布者 发布人 信息员 投稿 客服 qq 微信 链接 文章 链 原标题 发信人 信区 发信站 发件人 收件人 发布 楼主 提问者 有效性 属地 年份 类别 撰稿人 审稿 简介 声明 版权 法律顾问 关注度 时效性 级别 部门 实施日期 报 送 报送 抄送 印发 密级 主题词 to cc reply-to content-type organization newsgroups message-id 引证码 原文 附件下载";

/// Whether a folded piece is such a label.
pub fn is_label(flat: &str) -> bool {
    flat.len() <= 15 && LABELS.split_ascii_whitespace().any(|word| word == flat)
}

/// Whether a line begins with a label of a page's.
pub fn is_labelled(line: PageLine) -> bool {
    label(line.text, line.flat(), line.flat().chars().count()) > 0
}

/// A label of a page's with a colon behind it.
fn label(text: &str, flat: &str, length: usize) -> i32 {
    let bare = flat.trim_start_matches(|c: char| !c.is_alphanumeric());
    let parted = bare.split_once(':').or_else(|| bare.split_once('】')).or_else(|| bare.split_once(BARS));
    let Some((label, value)) = parted else { return 0 };
    let known = |label: &str| {
        LABELS.split_ascii_whitespace().any(|word| label == word || word.len() > 4 && label.ends_with(word))
    };
    if label.chars().count() > 7 || label.is_empty() || length > 120 || !known(label) || is_sentence(value) {
        return 0;
    }
    // Minutes and plays state when and where, too, and hardly with the day of the year.
    if matches!(label, "时间" | "日期" | "地点" | "记者") && date::find(text).is_none() {
        return 0;
    }
    let others = value.split(':').rev().skip(1).filter(|piece| known(piece)).count();
    let short = value.chars().count() <= 30 || value.contains("://");
    if others > 0 { SURE + 1 } else { 1 + i32::from(short) }
}

/// Whether something is said: a final mark, or commas between clauses.
fn is_sentence(flat: &str) -> bool {
    !flat.contains("://") && flat.contains(['。', '?', '!']) || flat.matches(',').count() >= 2
}

/// Latin words of which most are those of pages.
fn latin_row(text: &str) -> i32 {
    let han = text.chars().filter(|c| is_han(*c)).count();
    let (all, known) = latin(text);
    if han > 0 || all == 0 {
        return 0;
    }
    match known * 100 / all {
        90.. if all >= 3 => SURE,
        70.. if all >= 2 => 3,
        60.. => 2,
        _ => 0,
    }
}

/// What speaks for the author: a sentence, a number before a heading, a caption, a list that a line leads into.
fn owned(text: &str, flat: &str, length: usize, cover: Cover) -> i32 {
    let bare = text.trim_end_matches(['”', '"', '』', '」', '’', ')', '）']);
    let ended = bare.ends_with(['。', '！', '？', '；', '…']) || text.ends_with(['，', '、', '：']) && length > 6;
    let numbered = text.starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '第', '步', '（'])
        && text.chars().take(5).any(|c| matches!(c, '、' | '步' | '章' | '节' | '）'));
    let credit = bare.ends_with('摄') || text.starts_with("图为") || flat.ends_with("供图");
    let clauses = flat.matches(',').count();
    let quoted = text.starts_with(['“', '「', '"', '『', '—']) && cover.site == 0;
    let mut weight = 0;
    if ended && length >= 5 {
        weight -= if cover.site >= 2 {
            1
        } else if cover.site == 1 {
            3
        } else {
            5
        };
    }
    weight -= if clauses > 0 && cover.site == 0 && length >= 14 && !cover.reaches(60) { 2 } else { 0 };
    weight -= i32::from(numbered) * 3 + i32::from(credit) * 6 + i32::from(quoted) * 2;
    weight - i32::from(length > 45 && cover.site == 0) * 2
}

/// Whether a line is a statement of a script, a rule of a style or a comment of the page's source.
fn is_code(text: &str) -> bool {
    let han = text.chars().filter(|c| is_han(*c)).count();
    let closed = text.ends_with([';', '}', '{', ')', '>']);
    let signs = text.bytes().filter(|byte| b"{}();=<>\"'$".contains(byte)).count();
    let comment = text.starts_with("<!--") && text.ends_with("-->");
    comment || han * 4 <= text.chars().count() && closed && signs >= 4 && signs * 14 >= text.len()
}
