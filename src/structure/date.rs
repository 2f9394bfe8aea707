//! Dates as pages print them.
//!
//! In: text. Out: a date in EDTF with as much as is printed. It guesses no year and no time.

use super::date_forms;

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// EDTF: `2020-05-13`, `2022-04-25T08:12`, `2020-03-10T21:56:12`.
    pub edtf: String,
    /// The byte at which it begins.
    pub at: usize,
    /// How many characters it takes, blanks left out.
    pub length: usize,
}

/// The first full date in a text, with the time behind it. A time of 00:00 says nothing and is left out.
///
/// ```
/// use jiaokan::structure::date::find;
/// assert_eq!(find("發布時間：2022年04月25日 08:12").map(|d| d.edtf).as_deref(), Some("2022-04-25T08:12"));
/// assert_eq!(find("2020年5月13日 00:00 来源").map(|d| d.edtf).as_deref(), Some("2020-05-13"));
/// assert_eq!(find("二〇二二年三月一日").map(|d| d.edtf).as_deref(), Some("2022-03-01"));
/// assert_eq!(find("电话：(021)32303149"), None);
/// ```
pub fn find(text: &str) -> Option<Dated> {
    let is_blank = crate::clean::flat::is_blank;
    let chars: Vec<char> = text.chars().map(|c| if is_blank(c) { ' ' } else { digit(c).unwrap_or(c) }).collect();
    let mut starts = text.char_indices().enumerate().filter(|(at, _)| chars[*at].is_ascii_digit());
    starts.find_map(|(at, (byte, _))| Some(Dated { at: byte, ..day(&chars, at)? })).or_else(|| other(text, &chars))
}

/// The longest text that is searched for a date of another form, in bytes: they stand in the heads of pages.
const OTHER: usize = 300;

/// The first date of another form, with the time behind it.
fn other(text: &str, chars: &[char]) -> Option<Dated> {
    if text.len() > OTHER || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (edtf, from, to) = date_forms::find(text)?;
    let index = |byte: usize| text[..byte].chars().count();
    let (start, end) = (index(from), index(to));
    let end = end + usize::from(matches!(chars.get(end), Some('日')));
    let gap =
        chars[end.min(chars.len())..].iter().take_while(|c| matches!(c, ' ' | ',' | '，' | 'a' | 't' | '|')).count();
    let length = |end: usize| chars[start..end].iter().filter(|c| **c != ' ').count();
    Some(match clock(chars, end + gap) {
        Some((time, end)) => Dated { edtf: format!("{edtf}T{time}"), at: from, length: length(end) },
        None => Dated { edtf, at: from, length: length(end) },
    })
}

/// A month and a day in two digits each (`03.05`), as EDTF without a year.
///
/// ```
/// assert_eq!(jiaokan::structure::date::month_and_day("03.05").as_deref(), Some("XXXX-03-05"));
/// assert_eq!(jiaokan::structure::date::month_and_day("3.15"), None);
/// ```
pub fn month_and_day(text: &str) -> Option<String> {
    let (month, day) = text.split_once(['.', '-', '/'])?;
    let two = |part: &str| (part.len() == 2).then(|| part.parse::<u32>().ok()).flatten();
    let (month, day) = (two(month)?, two(day)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| format!("XXXX-{month:02}-{day:02}"))
}

/// The date that begins at index `start`.
fn day(chars: &[char], start: usize) -> Option<Dated> {
    if start > 0 && chars[start - 1].is_ascii_digit() {
        return None;
    }
    let (year, at) = number(chars, start, 5)?;
    let wide = skip(chars, at);
    let mark = *chars.get(wide)?;
    if !(1900..2100).contains(&year) || at - start != 4 || !matches!(mark, '年' | '-' | '/' | '.' | '－') {
        return None;
    }
    let (month, at) = number(chars, skip(chars, wide + 1), if mark == '年' { 3 } else { 2 })?;
    let at = skip(chars, at);
    let second = *chars.get(at)?;
    let joined = if mark == '年' { second == '月' } else { second == mark };
    let (day, mut at) = number(chars, skip(chars, at + 1), if mark == '年' { 3 } else { 2 }).filter(|_| joined)?;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    if mark == '年' {
        let end = skip(chars, at);
        at = if matches!(chars.get(end), Some('日' | '号' | '號')) { end + 1 } else { at };
    }
    let mut edtf = format!("{year:04}-{month:02}-{day:02}");
    if let Some((time, end)) = clock(chars, skip(chars, weekday(chars, skip(chars, at)))) {
        at = end;
        if !matches!(time.as_str(), "00:00" | "00:00:00") {
            edtf = format!("{edtf}T{time}");
        }
    }
    let length = chars[start..at].iter().filter(|c| **c != ' ').count();
    Some(Dated { edtf, at: 0, length })
}

/// The index behind blanks.
fn skip(chars: &[char], from: usize) -> usize {
    from + chars.get(from..).unwrap_or_default().iter().take_while(|c| **c == ' ').count()
}

/// The index behind the day of the week, if one begins at `from`: 星期四, 周四.
fn weekday(chars: &[char], from: usize) -> usize {
    match chars.get(from..).unwrap_or_default() {
        ['星', '期', _, ..] => from + 3,
        ['周' | '週', _, ..] => from + 2,
        _ => from,
    }
}

/// The time of day that begins at index `start` or behind a bracket there: `08:12`, `21:56:12`, `8时12分`, `下午3:05`.
fn clock(chars: &[char], start: usize) -> Option<(String, usize)> {
    let start = start + usize::from(matches!(chars.get(start), Some('T')));
    let half = match chars.get(start..start + 2) {
        Some(['上' | '下' | '中', '午'] | ['晚', '上']) => 2,
        _ => 0,
    };
    let later = half > 0 && matches!(chars[start], '下' | '晚');
    let part = |at: usize, below: u32| number(chars, at, 2).filter(|(value, _)| *value < below);
    let (hour, at) = part(skip(chars, start + half), 24)?;
    let hour = if later && hour < 12 { hour + 12 } else { hour };
    let colon = |at: usize| matches!(chars.get(at), Some(':' | '：' | '时' | '時' | '分'));
    let (minute, at) = if colon(at) { part(at + 1, 60)? } else { return None };
    let unit = |at: usize| at + usize::from(matches!(chars.get(at), Some('分' | '秒')));
    match if colon(at) { part(at + 1, 60) } else { None } {
        Some((second, end)) => Some((format!("{hour:02}:{minute:02}:{second:02}"), unit(end))),
        None => Some((format!("{hour:02}:{minute:02}"), unit(at))),
    }
}

/// The number of at most so many digits at index `start`, and the index behind it; 十 is understood in days and months.
fn number(chars: &[char], start: usize, most: usize) -> Option<(u32, usize)> {
    let (mut value, mut at) = (0_u32, start);
    while let Some(&c) = chars.get(at).filter(|_| at - start < most) {
        match c.to_digit(10) {
            Some(digit) => value = value * 10 + digit,
            None if c == '十' => {
                let ones = chars.get(at + 1).is_some_and(char::is_ascii_digit);
                value = value.max(1) * if ones { 1 } else { 10 };
            }
            None => break,
        }
        at += 1;
    }
    (at > start).then_some((value, at))
}

/// The ASCII digit for a full-width or Han one.
fn digit(c: char) -> Option<char> {
    let value = match c {
        '〇' | '○' | '零' => 0,
        '０'..='９' => u32::from(c) - u32::from('０'),
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        let found = |text| find(text).map(|dated| dated.edtf);
        assert_eq!(found("2020-03-10 21:56:12 來源: 新華網").as_deref(), Some("2020-03-10T21:56:12"));
        assert_eq!(found("2022/4/5").as_deref(), Some("2022-04-05"));
        assert_eq!(found("（2022.04.25）").as_deref(), Some("2022-04-25"));
        assert_eq!(found("二〇二一年十二月三十一日").as_deref(), Some("2021-12-31"));
        assert_eq!(found("二〇二一年十月二十日").as_deref(), Some("2021-10-20"));
        assert_eq!(found("2022年3月4日8时12分").as_deref(), Some("2022-03-04T08:12"));
        assert_eq!(found("2022年3月4日 下午3:05").as_deref(), Some("2022-03-04T15:05"));
        for none in ["2020-13-01", "12020-01-01", "2020年", "3月5日", "192.168.1.1", ""] {
            assert_eq!(found(none), None, "{none}");
        }
    }
}
