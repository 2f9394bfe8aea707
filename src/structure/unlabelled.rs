//! Facts that pages print without a label: the name or the source beside a day, a number before or behind 阅读.
//!
//! In: lines that were taken out of a page's head. Out: names, sources and counts. A line without a day says nothing here.

use super::{date, labels};
use crate::clean::flat::is_blank;
use crate::clean::names::{is_person, is_source, pieces};

/// The author and the source beside a day.
pub fn beside_day(line: &str) -> (Option<String>, Option<String>) {
    if date::find(line).is_none() {
        return (None, None);
    }
    let person = pieces(line).find(|piece| is_name(piece)).map(str::to_owned);
    (person, pieces(line).find(|piece| is_source(piece)).map(str::to_owned))
}

/// The name in a line that is nothing but a byline: `By 林一`, `記者林一／臺北報導`, `□ 本报记者 林一`.
pub fn byline(line: &str) -> Option<String> {
    let bare = unmarked(line);
    if line.chars().count() > 30 {
        return None;
    }
    let openings = ["特约记者", "通讯员", "by ", "By ", "BY ", "文 ", "作者 ", "撰文 ", "Posted by "];
    let name = openings.iter().find_map(|opening| bare.strip_prefix(opening));
    let name = name.or_else(|| reporter(bare)).or_else(|| {
        line.split_once(" by ").or(line.split_once("由 ")).filter(|_| date::find(line).is_some()).map(|(_, name)| name)
    })?;
    // On boards the name stands in brackets behind what somebody is called there.
    let mut pieces = pieces(name);
    let first = pieces.next()?;
    let mut called = || pieces.next()?.strip_prefix('(')?.strip_suffix(')');
    let name = if first.is_ascii() { called()? } else { first };
    is_name(name).then(|| name.to_owned())
}

/// A line without the signs and brackets that it may begin with.
fn unmarked(line: &str) -> &str {
    line.trim_start_matches(|c: char| {
        is_blank(c) || matches!(c, '□' | '■' | '◎' | '●' | '○' | '▲' | '◆' | '(' | '（' | '【' | '[' | '〔')
    })
}

/// What stands behind 记者, with whose reporter that is before it or not.
fn reporter(line: &str) -> Option<&str> {
    let (whose, name) = line.split_once("记者").or_else(|| line.split_once("記者"))?;
    (whose.is_empty() || matches!(whose, "本报" | "本報") || is_source(whose)).then_some(name)
}

/// The name that is all of a line, but for a sign before it: `林一帆`, `■ 林一帆`.
pub fn name(line: &str) -> Option<String> {
    Some(unmarked(line).trim_end_matches(is_blank)).filter(|name| is_name(name)).map(str::to_owned)
}

/// Whether a piece is somebody's name. A label (时间) is none, though there is a family 时.
fn is_name(piece: &str) -> bool {
    is_person(piece) && labels::at(&format!("{piece}:")).is_none()
}

/// How often a line says that the text was read: `1,204 次阅读`, `阅读 1204`, `浏览(88)`.
pub fn views(flat: &str) -> Option<u64> {
    let number = |digits: &str| digits.replace(',', "").parse().ok();
    for word in ["阅读", "浏览", "点击", "访问", "查看", "点阅"] {
        for (at, _) in flat.match_indices(word) {
            let behind = flat[at + word.len()..].trim_start_matches(['量', '数', '次', '率', '人', ':', '(', '了']);
            let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',').len();
            let timed = behind[digits..].starts_with(['分', '秒', '.', '小', '-', '年']);
            if digits > 0 && !timed {
                return number(&behind[..digits]);
            }
            let before = flat[..at].trim_end_matches(['次', '人', '个', '的']);
            let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',').len();
            let joined = before[..digits].ends_with([':', '-', '/', '.', '年', '月']);
            if digits < before.len() && !joined {
                return number(&before[digits..]);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beside_a_day() {
        assert_eq!(beside_day("2022年03月04日 08:12 新华社"), (None, Some("新华社".to_owned())));
        assert_eq!(beside_day("林一帆 · 2022-03-04 08:12"), (Some("林一帆".to_owned()), None));
        assert_eq!(beside_day("林一帆 新华社"), (None, None));
    }

    #[test]
    fn names_and_counts() {
        assert_eq!(byline("記者林一／臺北報導").as_deref(), Some("林一"));
        assert_eq!(byline("□ 本报记者 林一帆").as_deref(), Some("林一帆"));
        assert_eq!(byline("江畔新闻记者 林一帆").as_deref(), Some("林一帆"));
        assert_eq!(byline("作者 lin1 (林一)").as_deref(), Some("林一"));
        assert_eq!((byline("记者在路上"), byline("他和记者 林一")), (None, None));
        assert_eq!((name("■ 林一帆").as_deref(), name("林间小路")), (Some("林一帆"), None));
        assert_eq!(name("時間"), None);
        assert_eq!((views("1,204次阅读"), views("阅读1204"), views("浏览(88)")), (Some(1204), Some(1204), Some(88)));
        assert_eq!((views("阅读时长5分钟"), views("阅读下一篇"), views("阅读5分钟")), (None, None, None));
    }
}
