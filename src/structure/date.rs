//! Dates as pages print them.
//!
//! In: text. Out: a date in EDTF with as much as is printed. It guesses no year and no time.

use super::date_forms;

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// EDTF: `2020-05-13`, `2022-04-25T08:12`, `2020-03-10T21:56:12`.
    pub edtf: String,
    /// The same with day and month the other way round, where both are possible: 3/4/2020.
    pub swapped: Option<String>,
    /// The byte at which it begins.
    pub at: usize,
    /// How many characters it takes, blanks left out.
    pub length: usize,
}

impl Dated {
    /// The same at a time of day.
    fn timed(self, time: &str) -> Self {
        let timed = |day: String| format!("{day}T{time}");
        Self { edtf: timed(self.edtf), swapped: self.swapped.map(timed), ..self }
    }
}

/// The first full date in a text, with the time behind or before it. A time of 00:00 says nothing and is left out.
///
/// ```
/// use jiaokan::structure::date::find;
/// assert_eq!(find("發布時間：2022年04月25日 08:12").map(|d| d.edtf).as_deref(), Some("2022-04-25T08:12"));
/// assert_eq!(find("2020年5月13日 00:00 来源").map(|d| d.edtf).as_deref(), Some("2020-05-13"));
/// assert_eq!(find("二〇二二年三月一日").map(|d| d.edtf).as_deref(), Some("2022-03-01"));
/// assert_eq!(find("08:12 25/4/2022").map(|d| d.edtf).as_deref(), Some("2022-04-25T08:12"));
/// assert_eq!(find("电话：(021)32303149"), None);
/// ```
pub fn find(text: &str) -> Option<Dated> {
    let is_blank = crate::clean::flat::is_blank;
    let chars: Vec<char> = text.chars().map(|c| if is_blank(c) { ' ' } else { digit(c).unwrap_or(c) }).collect();
    let mut starts = text.char_indices().enumerate().filter(|(at, _)| chars[*at].is_ascii_digit());
    let dated = starts.find_map(|(at, (byte, _))| Some(Dated { at: byte, ..day(&chars, at)? }));
    let dated = dated.or_else(|| other(text, &chars))?;
    Some(if dated.edtf.contains('T') { dated } else { timed_before(text, dated) })
}

/// The longest text that is searched for a date of another form, in bytes: they stand in the heads of pages.
const OTHER: usize = 300;

/// The first date of another form, with the time behind it.
fn other(text: &str, chars: &[char]) -> Option<Dated> {
    if text.len() > OTHER || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let date_forms::Form { edtf, swapped, from, to } = date_forms::find(text)?;
    let index = |byte: usize| text[..byte].chars().count();
    let (start, end) = (index(from), index(to));
    let end = end + usize::from(matches!(chars.get(end), Some('日')));
    let length = |end: usize| chars[start..end].iter().filter(|c| **c != ' ').count();
    let dated = Dated { edtf, swapped, at: from, length: length(end) };
    Some(match clock_behind(chars, end) {
        Some((time, end)) => Dated { length: length(end), ..dated.timed(&time) },
        None => dated,
    })
}

/// A date with the time that stands right before it: `08:12 25/4/2022`, `08:12, 2022-04-25`.
fn timed_before(text: &str, dated: Dated) -> Dated {
    let before = text[..dated.at].trim_end_matches([' ', ',', '，', '|']);
    let from = before.len() - before.bytes().rev().take_while(|byte| byte.is_ascii_digit() || *byte == b':').count();
    let time: Vec<char> = before[from..].chars().collect();
    match clock(&time, 0).filter(|(time, end)| *end == before.len() - from && !is_midnight(time)) {
        Some((time, end)) => Dated { at: from, length: dated.length + end, ..dated.timed(&time) },
        None => dated,
    }
}

/// Whether a time is that of a day without one.
fn is_midnight(time: &str) -> bool {
    matches!(time, "00:00" | "00:00:00")
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
    if let Some((time, end)) = clock_behind(chars, at) {
        at = end;
        if !is_midnight(&time) {
            edtf = format!("{edtf}T{time}");
        }
    }
    let length = chars[start..at].iter().filter(|c| **c != ' ').count();
    Some(Dated { edtf, swapped: None, at: 0, length })
}

/// The index behind blanks.
fn skip(chars: &[char], from: usize) -> usize {
    from + chars.get(from..).unwrap_or_default().iter().take_while(|c| **c == ' ').count()
}

/// The time of day behind a day that ends at index `from`: what names the day (its numeral is a digit here), signs and zones may
/// stand between.
fn clock_behind(chars: &[char], from: usize) -> Option<(String, usize)> {
    let mut at = from;
    loop {
        at = match chars.get(at..).unwrap_or_default() {
            ['星', '期', _, ..] => at + 3,
            ['周' | '週', '1'..='6' | '日', ..] | ['a', 't', ..] => at + 2,
            ['(' | '（', '1'..='6' | '日', ')' | '）', ..] | ['H', 'K', 'T', ..] | ['G', 'M', 'T', ..] => at + 3,
            [' ' | ',' | '，' | '|' | '｜' | '(' | '（' | ')' | '）' | 'T', ..] => at + 1,
            _ => return clock(chars, at),
        };
    }
}

/// The time of day that begins at index `start`: `08:12`, `21:56:12`, `8时12分`, `8点12分`, `下午3:05`, `3:05 PM`.
fn clock(chars: &[char], start: usize) -> Option<(String, usize)> {
    let half = match chars.get(start..start + 2) {
        Some(['上' | '下' | '中', '午'] | ['晚', '上']) => 2,
        _ => 0,
    };
    let part = |at: usize, below: u32| number(chars, at, 2).filter(|(value, _)| *value < below);
    let (hour, at) = part(skip(chars, start + half), 24)?;
    let colon = |at: usize| matches!(chars.get(at), Some(':' | '：' | '时' | '時' | '点' | '點' | '分'));
    let (minute, at) = if colon(at) { part(at + 1, 60)? } else { return None };
    let unit = |at: usize| at + usize::from(matches!(chars.get(at), Some('分' | '秒')));
    let second = if colon(at) { part(at + 1, 60) } else { None };
    let end = unit(second.map_or(at, |(_, end)| end));
    let behind = skip(chars, end);
    let (later, end) = match chars.get(behind..behind + 2) {
        Some(['p' | 'P', 'm' | 'M']) => (true, behind + 2),
        Some(['a' | 'A', 'm' | 'M']) => (false, behind + 2),
        _ => (half > 0 && matches!(chars[start], '下' | '晚'), end),
    };
    let hour = if later && hour < 12 { hour + 12 } else { hour };
    Some(match second {
        Some((second, _)) => (format!("{hour:02}:{minute:02}:{second:02}"), end),
        None => (format!("{hour:02}:{minute:02}"), end),
    })
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
        assert_eq!(found("2022年3月4日(星期五)8点12分").as_deref(), Some("2022-03-04T08:12"));
        assert_eq!(found("2022-03-04 HKT 15:05").as_deref(), Some("2022-03-04T15:05"));
        assert_eq!(found("2022/3/4（五）3:05 PM").as_deref(), Some("2022-03-04T15:05"));
        assert_eq!(found("March 4, 2022 at 3:05 am").as_deref(), Some("2022-03-04T03:05"));
        assert_eq!(found("15:05:09, 2022-03-04").as_deref(), Some("2022-03-04T15:05:09"));
        for none in ["2020-13-01", "12020-01-01", "2020年", "3月5日", "192.168.1.1", ""] {
            assert_eq!(found(none), None, "{none}");
        }
    }
}
