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
    /// The byte at which it ends.
    pub to: usize,
    /// How many characters it takes, blanks left out.
    pub length: usize,
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
    let mut starts = (0..chars.len()).filter(|at| chars[*at].is_ascii_digit());
    let found = starts.find_map(|at| day(&chars, at)).or_else(|| other(text, &chars))?;
    let found = if found.edtf.contains('T') { found } else { timed_before(&chars, found) };
    let byte = |index: usize| text.char_indices().nth(index).map_or(text.len(), |(at, _)| at);
    let length = chars[found.from..found.to].iter().filter(|c| **c != ' ').count();
    Some(Dated { edtf: found.edtf, swapped: found.swapped, at: byte(found.from), to: byte(found.to), length })
}

/// All dates of a text in order.
///
/// ```
/// use jiaokan::structure::date::all;
/// let days: Vec<String> = all("收稿：2022-04-25，刊出：2022-06-01").into_iter().map(|dated| dated.edtf).collect();
/// assert_eq!(days, ["2022-04-25", "2022-06-01"]);
/// ```
pub fn all(text: &str) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    let mut from = 0;
    while let Some(dated) = text.get(from..).and_then(find) {
        let to = from + dated.to;
        found.push(Dated { at: from + dated.at, to, ..dated });
        from = to;
    }
    found
}

/// A date that was found between two characters of a text, by their indices.
struct Found {
    edtf: String,
    swapped: Option<String>,
    from: usize,
    to: usize,
}

impl Found {
    /// The same at a time of day.
    fn timed(self, time: &str) -> Self {
        let timed = |day: String| format!("{day}T{time}");
        Self { edtf: timed(self.edtf), swapped: self.swapped.map(timed), ..self }
    }
}

/// The longest text that is searched for a date of another form, in bytes: they stand in the heads of pages.
const OTHER: usize = 300;

/// The first date of another form, with the time behind it.
fn other(text: &str, chars: &[char]) -> Option<Found> {
    if text.len() > OTHER || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let form = date_forms::find(text)?;
    let index = |byte: usize| text[..byte].chars().count();
    let (from, to) = (index(form.from), index(form.to));
    let to = to + usize::from(matches!(chars.get(to), Some('日')));
    let found = Found { edtf: form.edtf, swapped: form.swapped, from, to };
    Some(match clock_behind(chars, to) {
        Some((time, _)) if found.edtf.contains('T') || is_midnight(&time) => found,
        Some((time, to)) => Found { to, ..found.timed(&time) },
        None => found,
    })
}

/// A date with the time that stands right before it: `08:12 25/4/2022`, `08:12, 2022-04-25`.
fn timed_before(chars: &[char], found: Found) -> Found {
    let sign = |c: &&char| matches!(c, ' ' | ',' | '，' | '|' | '·');
    let to = found.from - chars[..found.from].iter().rev().take_while(sign).count();
    let from = to - chars[..to].iter().rev().take_while(|c| c.is_ascii_digit() || **c == ':').count();
    match clock(&chars[..to], from).filter(|(time, end)| *end == to && !is_midnight(time)) {
        Some((time, _)) => Found { from, ..found.timed(&time) },
        None => found,
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
fn day(chars: &[char], start: usize) -> Option<Found> {
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
    Some(Found { edtf, swapped: None, from: start, to: at })
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
            ['周' | '週', '1'..='6' | '日', ..] | ['a', 't', ..] | ['u', 'm', ..] => at + 2,
            ['星', '期', _, ..]
            | ['(' | '（', '1'..='6' | '日', ')' | '）', ..]
            | ['H', 'K', 'T', ..]
            | ['G', 'M', 'T', ..] => at + 3,
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
    let (hour, end) = match chars.get(behind..behind + 2) {
        Some(['p' | 'P', 'm' | 'M']) => (hour % 12 + 12, behind + 2),
        Some(['a' | 'A', 'm' | 'M']) => (hour % 12, behind + 2),
        _ if half > 0 && matches!(chars[start], '下' | '晚') && hour < 12 => (hour + 12, end),
        _ => (hour, end),
    };
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
