//! Dates in the forms that are not year, month, day with one sign between: `March 5, 2020`, `25/3/2020`, `113-05-06`, `2020 03/10`, `20200310`.
//!
//! In: text. Out: the date in EDTF and the bytes it takes. Where day and month could be each other, both readings.

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date in one of these forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// EDTF; where day and month could be each other (3/4/2020), with the day first.
    pub edtf: String,
    /// The same with the month first, if it could be so as well.
    pub swapped: Option<String>,
    /// The byte at which it begins.
    pub from: usize,
    /// The byte at which it ends.
    pub to: usize,
}

/// The first date in one of these forms.
///
/// ```
/// use jiaokan::structure::date_forms::find;
/// let found = |text| find(text).map(|form| form.edtf);
/// assert_eq!(found("Posted on March 5, 2020").as_deref(), Some("2020-03-05"));
/// assert_eq!(found("Thu Mar 5 08:12:30 2020").as_deref(), Some("2020-03-05T08:12:30"));
/// assert_eq!(found("5 Mar 2020").as_deref(), Some("2020-03-05"));
/// assert_eq!(found("March 05 Sat 2020").as_deref(), Some("2020-03-05"));
/// assert_eq!(found("March 05 週四 2020").as_deref(), Some("2020-03-05"));
/// assert_eq!(found("3月 05, 2020").as_deref(), Some("2020-03-05"));
/// assert_eq!(found("March 5th, 2020").as_deref(), Some("2020-03-05"));
/// assert_eq!(found("25/3/2020").as_deref(), Some("2020-03-25"));
/// assert_eq!(found("發布日期：113-05-06").as_deref(), Some("2024-05-06"));
/// assert_eq!(found("張貼者：林一 (113.05.06)").as_deref(), Some("2024-05-06"));
/// assert_eq!(found("發布日期：98-05-06").as_deref(), Some("2009-05-06"));
/// assert_eq!(found("中華民國113年5月6日").as_deref(), Some("2024-05-06"));
/// assert_eq!(found("2020 03/10").as_deref(), Some("2020-03-10"));
/// assert_eq!(found("出版日期：20200310").as_deref(), Some("2020-03-10"));
/// assert_eq!(found("202003100812題目").as_deref(), Some("2020-03-10T08:12"));
/// assert_eq!(found("3/4/2020").as_deref(), Some("2020-04-03"));
/// assert_eq!(find("3/4/2020").and_then(|form| form.swapped).as_deref(), Some("2020-03-04"));
/// ```
pub fn find(text: &str) -> Option<Form> {
    if let Some((edtf, from, to)) = joined(text) {
        return Some(Form { edtf, swapped: None, from, to });
    }
    let words = words(text);
    if let Some((date, clock, from, to)) = words.windows(6).find_map(|words| mail(text, words)) {
        return valid(date).map(|edtf| Form { edtf: format!("{edtf}T{clock}"), swapped: None, from, to });
    }
    (0..words.len().saturating_sub(2)).find_map(|at| {
        let [first, second, third] = [&words[at], &words[at + 1], &words[at + 2]];
        let apart = |a: &Word, b: &Word| text.get(a.to..b.from).unwrap_or("?").trim();
        let signs = (apart(first, second), apart(second, third));
        let date = named(first, second, third, signs)
            .or_else(|| western(first, second, third, signs))
            .or_else(|| republic(text, first, second, third, signs))
            .or_else(|| spaced(first, second, third, signs))?;
        let (year, month, day) = date;
        // Where points part them, the day comes first.
        let either = signs.0 != "." && day <= 12 && day != month && western(first, second, third, signs).is_some();
        let swapped = if either { valid((year, day, month)) } else { None };
        let before = text[..first.from].trim_end();
        let era = ["中華民國", "中华民国", "民國", "民国"].iter().find_map(|era| before.strip_suffix(era));
        valid(date).map(|edtf| Form { edtf, swapped, from: era.map_or(first.from, str::len), to: third.to })
    })
}

/// A run of digits or of Latin letters.
struct Word<'a> {
    text: &'a str,
    from: usize,
    to: usize,
}

impl Word<'_> {
    /// The number, if it is one of so many digits.
    fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let is_number = digits.contains(&self.text.len()) && self.text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| self.text.parse().ok()).flatten()
    }

    /// The number of a month's name.
    fn month(&self) -> Option<u32> {
        let name = self.text.to_ascii_lowercase();
        (3..=9)
            .contains(&name.len())
            .then(|| (1..).zip(MONTHS).find(|(_, month)| name.starts_with(month)))?
            .map(|(number, _)| number)
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word> = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_alphanumeric()).map(|at| from + at) {
        let digit = text.as_bytes()[start].is_ascii_digit();
        let same = |byte: &u8| if digit { byte.is_ascii_digit() } else { byte.is_ascii_alphabetic() };
        let length = text.as_bytes()[start..].iter().take_while(|byte| same(byte)).count();
        // A year and the time behind it: 202008:12.
        let joined = digit && length == 6 && text[start + length..].starts_with(':');
        let to = start + if joined { 4 } else { length };
        // 5th of March, March 5 Sat 2020: what counts the days or names them is no word.
        let counts = matches!(&text[start..to], "st" | "nd" | "rd" | "th" | "of") || is_weekday(&text[start..to]);
        let counts = counts && !words.is_empty();
        match words.last_mut().filter(|_| counts) {
            Some(last) => last.to = to,
            None => words.push(Word { text: &text[start..to], from: start, to }),
        }
        from = to;
    }
    words
}

/// Whether a word is a day of the week, or its first three letters.
fn is_weekday(word: &str) -> bool {
    let short = word.get(..3).map(str::to_ascii_lowercase).unwrap_or_default();
    (word.len() == 3 || word.ends_with("day")) && "mon tue wed thu fri sat sun".split(' ').any(|day| day == short)
}

/// A month of a year that is all of a text: 2020年3月, March 2020.
///
/// ```
/// use jiaokan::structure::date_forms::month;
/// assert_eq!(month("2020年3月").as_deref(), Some("2020-03"));
/// assert_eq!(month("March 2020").as_deref(), Some("2020-03"));
/// assert_eq!(month("2020年3月的事"), None);
/// ```
pub fn month(text: &str) -> Option<String> {
    let words = words(text);
    let [first, second] = words.as_slice() else { return None };
    let between = text[first.to..second.from].trim();
    let (year, month) = match (first.month(), between, text[second.to..].trim()) {
        (Some(month), "" | ",", "") => (second.number(4..=4)?, month),
        (None, "年", "月") | (None, "-" | "." | "/", "") => (first.number(4..=4)?, second.number(1..=2)?),
        _ => return None,
    };
    let whole = first.from == 0 && (1900..2100).contains(&year) && (1..=12).contains(&month);
    whole.then(|| format!("{year:04}-{month:02}"))
}

type Ymd = (u32, u32, u32);

/// March 5, 2020, 5 March 2020 and 3月 5, 2020, also with the day of the week before the year.
fn named(first: &Word, second: &Word, third: &Word, signs: (&str, &str)) -> Option<Ymd> {
    let year = third.number(4..=4)?;
    let weekday = signs.1.trim_start_matches(['日', ' ', ',', '星', '期', '週', '周']);
    let is_weekday =
        matches!(weekday, "一" | "二" | "三" | "四" | "五" | "六") || weekday.is_empty() && signs.1.ends_with('日');
    if !(matches!(signs.1, "" | "," | "，" | "-" | ".") || is_weekday) {
        return None;
    }
    if signs.0 == "月" {
        return Some((year, first.number(1..=2)?, second.number(1..=2)?));
    }
    if !matches!(signs.0, "" | "-" | ".") {
        return None;
    }
    match first.month() {
        Some(month) => Some((year, month, second.number(1..=2)?)),
        None => Some((year, second.month()?, first.number(1..=2)?)),
    }
}

/// Mar 5 08:12:30 2020, as mail and boards have it: the day, the time, and from which byte to which.
fn mail(text: &str, words: &[Word]) -> Option<(Ymd, String, usize, usize)> {
    let [month, day, hour, minute, second, year] = words else { return None };
    let clock = text.get(hour.from..second.to)?;
    let is_clock = clock.len() == 8 && clock.bytes().filter(|byte| *byte == b':').count() == 2;
    let date = (year.number(4..=4)?, month.month()?, day.number(1..=2)?);
    let times = [hour.number(2..=2)? < 24, minute.number(2..=2)? < 60, second.number(2..=2)? < 60];
    (is_clock && times == [true; 3]).then(|| (date, clock.to_owned(), month.from, year.to))
}

/// 25/3/2020 and 3/25/2020; the day comes first where it could be either.
fn western(first: &Word, second: &Word, third: &Word, signs: (&str, &str)) -> Option<Ymd> {
    let (a, b, year) = (first.number(1..=2)?, second.number(1..=2)?, third.number(4..=4)?);
    match (signs.0 == signs.1 && matches!(signs.0, "/" | "-" | "."), a > 12, b > 12) {
        (true, _, false) => Some((year, b, a)),
        (true, false, true) => Some((year, a, b)),
        _ => None,
    }
}

/// The first two numbers of a date such as 25/3/2020 in a text.
pub fn western_pair(text: &str) -> Option<(u32, u32)> {
    let words = words(text);
    words.windows(3).find_map(|three| {
        let [first, second, third] = three else { return None };
        let apart = |a: &Word, b: &Word| text.get(a.to..b.from).unwrap_or("?").trim();
        western(first, second, third, (apart(first, second), apart(second, third)))?;
        first.number(1..=2).zip(second.number(1..=2))
    })
}

/// Years of the Republic, behind a label or 民國.
fn republic(text: &str, first: &Word, second: &Word, third: &Word, signs: (&str, &str)) -> Option<Ymd> {
    let before = text[..first.from].trim_end();
    let said = before.ends_with("民國") || before.ends_with("民国");
    let posted = || before.contains(['發', '佈', '貼', '點', '張']) && before.ends_with(['(', '（', '期', '間']);
    // 管理委員會 99.04.27
    let behind_name = || {
        let two = second.text.len() == 2 && third.text.len() == 2 && signs == (".", ".");
        two && third.to == text.trim_end().len()
            && before
                .ends_with(['會', '處', '廠', '園', '學', '區', '縣', '鄉', '國', '廟', '宮', '堂', '社', '院', '所'])
    };
    let labelled = before.ends_with([':', '：', '|', '｜', '∣']) || posted() || behind_name();
    // Two digits are one of the last years of its first century, where the label is in traditional characters.
    // 111.5.5, and nothing else: no year but one of the Republic has three digits.
    let alone = || {
        before.is_empty() && third.to == text.trim_end().len() && first.text.len() == 3 && !first.text.starts_with('0')
    };
    let padded =
        || third.to == text.trim_end().len() && [first, second, third].map(|word| word.text.len()) == [3, 2, 2];
    let labelled = labelled || alone() || padded() && !first.text.starts_with('0');
    let old = behind_name() || labelled && before.contains(['發', '時', '佈', '貼', '間', '點', '張', '單']);
    let year = first.number(if said { 1..=3 } else { 3 - usize::from(old)..=3 }).filter(|year| said || *year >= 80)?;
    let numeric = signs.0 == signs.1 && matches!(signs.0, "-" | "/" | ".") && (said || labelled);
    let han = signs == ("年", "月") && (said || year >= 100);
    (numeric || han).then_some((year + 1911, second.number(1..=2)?, third.number(1..=2)?))
}

/// 20200310 behind a label of days or alone, and 202003100812 at the front, as blogs of Taiwan have it: EDTF, and from which byte to which.
fn joined(text: &str) -> Option<(String, usize, usize)> {
    let count = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let leading = matches!((count(0), text.len()), (8, 8) | (12, _));
    let at = LABELS.iter().find_map(|label| text.find(label).map(|at| at + label.len())).or(leading.then_some(0))?;
    let from = at + text[at..].find(|c: char| !matches!(c, ' ' | ':' | '：' | '】' | ']' | '\u{3000}'))?;
    let length = count(from);
    let number = |at: usize, digits: usize| text[from + at..from + at + digits].parse::<u32>().ok();
    let day = matches!(length, 8 | 12).then(|| valid((number(0, 4)?, number(4, 2)?, number(6, 2)?)))??;
    if length == 8 {
        return Some((day, from, from + 8));
    }
    let (hour, minute) = (number(8, 2)?, number(10, 2)?);
    (hour < 24 && minute < 60).then(|| (format!("{day}T{hour:02}:{minute:02}"), from, from + 12))
}

/// A day in EDTF, if there is such a one.
fn valid((year, month, day): Ymd) -> Option<String> {
    let valid = (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Labels of days.
const LABELS: [&str; 3] = ["日期", "时间", "時間"];

/// 2020 03/10.
fn spaced(first: &Word, second: &Word, third: &Word, signs: (&str, &str)) -> Option<Ymd> {
    let date = (first.number(4..=4)?, second.number(2..=2)?, third.number(2..=2)?);
    (signs == ("", "/") || signs == ("", "-")).then_some(date)
}
