//! Dates: days, months, years and the hours with them.
//!
//! In: a text. Out: each date, in EDTF where there is a form for it (`XXXX-03-07`, `XXXX-02-18T08`); the digits that the text does
//! not give are not guessed. How long something takes (3天) is a quantity.

use super::Found;
use super::numerals::{Number, number};
use super::text::{Text, begins, last, list};
use crate::clean::words::Words;

/// What a time of day begins with.
const HOURS: &str = "上午 下午 中午 早上 早晨 清晨 凌晨 晚上 傍晚 深夜 午夜 当晚 晚 夜";
/// Years that are told as such without a month.
const YEARS: std::ops::RangeInclusive<f64> = 1000.0..=2999.0;

/// What has been read of a date.
#[derive(Default)]
struct Date {
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
    hour: Option<u32>,
    minute: Option<u32>,
    len: usize,
}

/// The dates of a text.
pub(super) fn dates(text: &Text) -> Vec<Found> {
    let hours = Words::new(&list(HOURS));
    let (mut found, mut skip) = (Vec::new(), 0);
    for (at, c) in text.folded.char_indices().filter(|(_, c)| is_begin(*c)) {
        if at < skip
            || c.is_ascii_digit() && last(text.before(at)).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.')
        {
            continue;
        }
        let rest = text.behind(at);
        let lunar = ["大年", "正月初", "正月", "腊月"].into_iter().find(|word| rest.starts_with(word));
        let (len, note) = if let Some(word) = lunar {
            let day = number(&rest[word.len()..]).filter(|day| day.value <= 30.0 && !day.is_arabic);
            (day.map_or(0, |day| word.len() + day.len), String::new())
        } else {
            let date = read(rest, &hours);
            (date.len, date.edtf())
        };
        if len > 0 && last(text.before(at)) != Some('第') {
            skip = at + len;
            found.push(Found { from: at, to: skip, note, ..Found::default() });
        }
    }
    found
}

fn is_begin(c: char) -> bool {
    c.is_ascii_digit() || "◯一二三四五六七八九十大正腊".contains(c)
}

/// A small number that is known not to be below 0.
#[allow(clippy::cast_sign_loss)]
const fn small(value: f64) -> u32 {
    value as u32
}

/// The number at the front, if it is whole, of at most that value and has that unit behind it; and the bytes of both.
fn unit(text: &str, most: f64, units: &[char]) -> Option<(u32, usize)> {
    let Number { value, len, is_rough, .. } = number(text)?;
    let unit = text[len..].chars().next()?;
    let is_whole = !is_rough && value.fract() == 0.0 && (0.0..=most).contains(&value);
    (is_whole && units.contains(&unit)).then_some((small(value), len + unit.len_utf8()))
}

fn read(text: &str, hours: &Words) -> Date {
    if let Some(date) = in_digits(text) {
        return date;
    }
    let mut date = Date::default();
    let year = unit(text, *YEARS.end(), &['年']).filter(|(year, _)| YEARS.contains(&f64::from(*year)));
    if let Some((year, len)) =
        year.filter(|(_, len)| !["代", "级", "版"].iter().any(|word| text[*len..].starts_with(word)))
    {
        (date.year, date.len) = (Some(year), len);
    }
    if let Some((month, len)) = unit(&text[date.len..], 12.0, &['月']).filter(|(month, _)| *month > 0) {
        (date.month, date.len) = (Some(month), date.len + len);
        let units: &[char] = &['日', '号'];
        if let Some((day, len)) = unit(&text[date.len..], 31.0, units) {
            (date.day, date.len) = (Some(day), date.len + len);
        }
    } else if date.year.is_none() && text.starts_with(|c: char| c.is_ascii_digit()) {
        // 10日: the day alone, in digits only.
        if let Some((day, len)) = unit(text, 31.0, &['日']).filter(|(day, _)| *day > 0) {
            (date.day, date.len) = (Some(day), len);
        }
    }
    if date.day.is_some() {
        hour(&mut date, text, hours);
    }
    date
}

/// The time of day behind a day.
fn hour(date: &mut Date, text: &str, hours: &Words) {
    let rest = &text[date.len..];
    let word = begins(hours, rest).unwrap_or_default();
    if let Some((hour, len)) = unit(&rest[word..], 24.0, &['时', '点', ':']) {
        (date.hour, date.len) = (Some(hour), date.len + word + len);
        let minutes = number(&text[date.len..]).filter(|minute| minute.value < 60.0);
        if let Some(minute) = minutes.filter(|_| !text[..date.len].ends_with(':') || minutes.is_some()) {
            let end = date.len + minute.len;
            if text[..date.len].ends_with(':') || text[end..].starts_with('分') {
                (date.minute, date.len) =
                    (Some(small(minute.value)), end + if text[end..].starts_with('分') { 3 } else { 0 });
            }
        }
    } else {
        date.len += word;
    }
}

/// 2020-03-10, 2020/3/10, 2020.03.10.
fn in_digits(text: &str) -> Option<Date> {
    let parts = |text: &str, most: usize| text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let mark = *text.as_bytes().get(4)?;
    let month = parts(text.get(5..)?, 3);
    let day = parts(text.get(6 + month..)?, 3);
    let is_one = parts(text, 5) == 4 && b"-/.".contains(&mark) && (1..=2).contains(&month) && (1..=2).contains(&day);
    if !is_one || text.as_bytes()[5 + month] != mark {
        return None;
    }
    let number = |from: usize, len: usize| text[from..from + len].parse::<u32>().ok();
    let (year, month_value, day_value) = (number(0, 4)?, number(5, month)?, number(6 + month, day)?);
    let is_day = (1000..3000).contains(&year) && (1..=12).contains(&month_value) && (1..=31).contains(&day_value);
    is_day.then_some(Date {
        year: Some(year),
        month: Some(month_value),
        day: Some(day_value),
        len: 6 + month + day,
        ..Date::default()
    })
}

impl Date {
    fn edtf(&self) -> String {
        let mut edtf = self.year.map_or_else(|| "XXXX".to_owned(), |year| year.to_string());
        let mut push = |mark: char, value: Option<u32>, unknown: &str| match value {
            Some(value) => {
                edtf.push(mark);
                edtf.push(char::from(b'0' + (value / 10) as u8));
                edtf.push(char::from(b'0' + (value % 10) as u8));
            }
            None => edtf.push_str(unknown),
        };
        push('-', self.month, if self.day.is_some() { "-XX" } else { "" });
        push('-', self.day, "");
        push('T', self.hour, "");
        push(':', self.minute, "");
        edtf
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        let hours = Words::new(&list(HOURS));
        for (text, edtf, rest) in [
            ("3月7日起", "XXXX-03-07", "起"),
            ("2004年开始", "2004", "开始"),
            ("2月18日上午8时,", "XXXX-02-18T08", ","),
            ("2020年3月10日21:56", "2020-03-10T21:56", ""),
            ("10日开舱", "XXXX-XX-10", "开舱"),
            ("3月以来", "XXXX-03", "以来"),
            ("二◯二◯年三月一日", "2020-03-01", ""),
            ("2020-03-10发布", "2020-03-10", "发布"),
        ] {
            let date = read(text, &hours);
            assert_eq!((date.edtf().as_str(), &text[date.len..]), (edtf, rest), "{text}");
        }
        for text in ["17年", "3个月", "90年代", "1/3", "2020年级", "13月"] {
            assert_eq!(read(text, &hours).len, 0, "{text}");
        }
    }
}
