//! Numerals: a number as it is written, in digits or in Chinese.
//!
//! In: a text that begins with one. Out: its value, and how it was written. What it counts is not asked here.

/// A number, and how many bytes it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub value: f64,
    pub len: usize,
    /// Written in digits.
    pub is_arabic: bool,
    /// 多, 余 or 来 stands in or behind it.
    pub is_rough: bool,
    /// The multipliers in it, multiplied (万: 10,000); 1 if there is none.
    pub scale: f64,
    /// 七八个, 五六十: the larger of the two.
    pub second: Option<f64>,
}

impl Number {
    /// Whether a multiplier stands in it.
    pub fn is_scaled(self) -> bool {
        self.scale > 1.0
    }
}

const DIGITS: &str = "零一二三四五六七八九";
/// Multipliers, largest last.
const SCALES: [(char, f64); 5] = [('十', 1e1), ('百', 1e2), ('千', 1e3), ('万', 1e4), ('亿', 1e8)];
/// What makes a number rough, behind it.
const ROUGH: [char; 3] = ['多', '余', '来'];

fn scale(c: char) -> Option<f64> {
    SCALES.iter().find(|(scale, _)| *scale == c).map(|(_, value)| *value)
}

/// What one Chinese digit is worth.
pub(super) fn digit(c: char) -> Option<f64> {
    match c {
        '◯' => Some(0.0),
        '两' => Some(2.0),
        _ => DIGITS.chars().zip(0_u8..).find(|(digit, _)| *digit == c).map(|(_, value)| f64::from(value)),
    }
}

/// The number at the front of a text.
pub(super) fn number(text: &str) -> Option<Number> {
    let c = text.chars().next()?;
    if c.is_ascii_digit() { Some(arabic(text)) } else { chinese(text) }
}

/// Digits, with commas between groups of three and a decimal point, then multipliers: `1,416`, `2.3万`, `58万余`.
fn arabic(text: &str) -> Number {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut len = digits(0);
    let is_grouped = len <= 3;
    while is_grouped && bytes.get(len) == Some(&b',') && digits(len + 1) == 3 {
        len += 4;
    }
    if bytes.get(len) == Some(&b'.') && digits(len + 1) > 0 {
        len += 1 + digits(len + 1);
    }
    scaled(
        text,
        Number { value: decimal(&bytes[..len]), len, is_arabic: true, is_rough: false, scale: 1.0, second: None },
    )
}

/// What digits are worth, whatever commas stand between them. The standard library's reader is 15 KB of the module.
fn decimal(digits: &[u8]) -> f64 {
    let (mut value, mut unit) = (0.0, 0.0);
    for &byte in digits {
        match byte {
            b'.' => unit = 1.0,
            b'0'..=b'9' => (value, unit) = (value * 10.0 + f64::from(byte - b'0'), unit * 10.0),
            _ => {}
        }
    }
    if unit > 0.0 { value / unit } else { value }
}

/// A number of millions, without what its decimals left behind.
fn whole(value: f64) -> f64 {
    if value >= 1e6 { value.round() } else { (value * 1e6).round() / 1e6 }
}

/// The multipliers and rough words behind a number.
fn scaled(text: &str, mut number: Number) -> Number {
    for c in text[number.len..].chars() {
        match scale(c) {
            // 39.13亿 is whole.
            Some(value) => (number.value, number.scale) = (whole(number.value * value), number.scale * value),
            None if ROUGH.contains(&c) && !number.is_rough => number.is_rough = true,
            None => break,
        }
        number.len += c.len_utf8();
    }
    number
}

/// Chinese numerals: 三千二百二十四, 十多, 二◯二◯ (digit by digit).
fn chinese(text: &str) -> Option<Number> {
    let (mut sum, mut part, mut pending, mut count) = (0.0, 0.0, None, 0);
    let mut number = Number { value: 0.0, len: 0, is_arabic: false, is_rough: false, scale: 1.0, second: None };
    for c in text.chars() {
        if let Some(value) = digit(c) {
            if number.is_rough {
                break;
            }
            if pending.is_some_and(|before: f64| (value - before - 1.0).abs() < 0.5) && number.len == 3 {
                (number.second, number.len, count) = (Some(value), number.len + c.len_utf8(), count + 1);
                continue;
            }
            // Digits side by side are written one by one.
            let pending_two = number.second.take().map(|second| pending.unwrap_or_default() * 10.0 + second);
            pending = pending_two.or(pending);
            pending = Some(pending.filter(|_| !number.is_scaled()).map_or(value, |before: f64| before * 10.0 + value));
        } else if let Some(value) = scale(c) {
            if value >= 1e4 {
                let small = part + pending.take().unwrap_or(if sum + part > 0.0 { 0.0 } else { 1.0 });
                // 一亿三千万: the larger multiplier is done with.
                sum = if sum > value { small.mul_add(value, sum) } else { (sum + small) * value };
                part = 0.0;
            } else {
                part += pending.take().unwrap_or(1.0) * value;
            }
            number.scale *= value;
            number.second = number.second.map(|second| second * value);
        } else if ROUGH.contains(&c) && number.is_scaled() && !number.is_rough {
            number.is_rough = true;
        } else {
            break;
        }
        (number.len, count) = (number.len + c.len_utf8(), count + 1);
    }
    number.value = sum + part + pending.unwrap_or_default();
    (count > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read() {
        for (text, value, rest) in [
            ("1416户", 1416.0, "户"),
            ("2.3万名", 23_000.0, "名"),
            ("58万余名", 580_000.0, "名"),
            ("1,234,567元", 1_234_567.0, "元"),
            ("2,30", 2.0, ",30"),
            ("三千二百二十四名", 3224.0, "名"),
            ("十多个", 10.0, "个"),
            ("二十九", 29.0, ""),
            ("一亿三千万元", 130_000_000.0, "元"),
            ("二◯二◯年", 2020.0, "年"),
            ("两次", 2.0, "次"),
            ("一百零五", 105.0, ""),
        ] {
            let number = number(text).expect(text);
            assert_eq!((number.value, &text[number.len..]), (value, rest), "{text}");
        }
        assert_eq!(number("多名"), None);
        let both = |text: &str| number(text).map(|number| (number.value, number.second));
        assert_eq!(both("七八个"), Some((7.0, Some(8.0))));
        assert_eq!(both("五六十岁"), Some((50.0, Some(60.0))));
        assert_eq!(both("三四五"), Some((345.0, None)));
        assert_eq!(both("39.13亿元"), Some((3_913_000_000.0, None)));
    }
}
