//! Condition: what is asked of a document beside its text.
//!
//! In: the value of a field of the query. Out: a [`Condition`], or what would be right in its place. Whether a document
//! meets it is told in `meets`.

use super::sounds::Sounds;
use super::term::Matcher;
use crate::clean::rules::RULES;
use crate::document::Script;
use crate::structure::FLAGS;

/// What is asked of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// The field holds it, as typed if not a pattern.
    Holds(Field, Matcher, String),
    /// One of its names is read so.
    Sounds(Sounds),
    /// All of its time lies between two days, both included.
    Published(Days),
    /// It is mostly written in this script.
    Written(Script),
    /// One of these rules changed or flagged it, or it has one of these flags.
    Has {
        /// Names of rules.
        rules: Vec<&'static str>,
        /// The flag.
        flag: Option<&'static str>,
    },
}

/// A field of a document that is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// Who wrote it.
    Author,
    /// Where it is said to come from: the source, or the paper in which it was printed.
    Source,
    /// The site that shows it.
    Site,
}

/// From a day to a day, as numbers such as 20200310.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    /// The first.
    pub from: u32,
    /// The last.
    pub to: u32,
}

/// What is wrong with a value, and what would be right: 中文, English.
pub(super) type Trouble = (String, String);

impl Days {
    /// The days of a year, month or day: `2020`, `2020-02`, `2020-02-05`; what stands behind it (a time, a sign of doubt) is passed over.
    /// `None` for what is no such date, or one whose year is not known.
    pub fn of(date: &str) -> Option<Self> {
        let date = date.split(['T', '?']).next()?;
        let mut parts = date.split('-');
        let mut number = |length: usize| match parts.next() {
            Some(part) if part.len() == length && part.bytes().all(|c| c.is_ascii_digit()) => {
                Some(Some(part.parse::<u32>().ok()?))
            }
            Some(_) => None,
            None => Some(None),
        };
        let (year, month, day) = (number(4)??, number(2)?, number(2)?);
        let within = |part: Option<u32>, most| part.is_none_or(|part| (1..=most).contains(&part));
        if !within(month, 12) || !within(day, 31) || parts.next().is_some() {
            return None;
        }
        let days = |month: u32, day: u32| year * 10_000 + month * 100 + day;
        Some(Self {
            from: days(month.unwrap_or(1), day.unwrap_or(1)),
            to: days(month.unwrap_or(12), day.unwrap_or(31)),
        })
    }

    /// Those of a value: a date, or two of them with `..` between, of which one may be missing.
    fn between(value: &str) -> Option<Self> {
        let Some((from, to)) = value.split_once("..") else {
            return Self::of(value);
        };
        let end = |date: &str| if date.is_empty() { Some(None) } else { Self::of(date).map(Some) };
        let (first, last) = (end(from)?, end(to)?);
        let days = Self { from: first.map_or(0, |days| days.from), to: last.map_or(u32::MAX, |days| days.to) };
        ((first.is_some() || last.is_some()) && days.from <= days.to).then_some(days)
    }

    /// Whether all of `other` lies within.
    pub const fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}

/// `date:`.
pub(super) fn published(value: &str) -> Result<Condition, Trouble> {
    Days::between(value).map(Condition::Published).ok_or_else(|| {
        let forms = "2020, 2020-02, 2020-02-05, 2020-02..2020-04, ..2020, 2020-02..";
        (
            format!("日期写作 {}，先早后晚", forms.replace(", ", "、")),
            format!("write a date like one of {forms}, the earlier one first"),
        )
    })
}

/// `script:`.
pub(super) fn written(value: &str) -> Result<Condition, Trouble> {
    match value {
        "hans" | "简" | "简体" => Ok(Condition::Written(Script::Hans)),
        "hant" | "繁" | "繁體" => Ok(Condition::Written(Script::Hant)),
        "mixed" | "混" | "混用" => Ok(Condition::Written(Script::Mixed)),
        _ => Err(("字体写作 hans（简）、hant（繁）或 mixed（混）".to_owned(), "write hans, hant or mixed".to_owned())),
    }
}

/// `rule:`.
pub(super) fn ruled(value: &str) -> Result<Condition, Trouble> {
    let rules: Vec<_> = RULES.iter().map(|rule| rule.name).filter(|name| *name == value).collect();
    if rules.is_empty() {
        let names = || RULES.iter().map(|rule| rule.name).collect::<Vec<_>>();
        return Err((
            format!("没有这条规则；有 {}", names().join("、")),
            format!("there is no such rule; there are {}", names().join(", ")),
        ));
    }
    Ok(Condition::Has { rules, flag: None })
}

/// `has:` a flag, or a word of the names of rules: `has:slip` is what the rule byte-slip found.
pub(super) fn has(value: &str) -> Result<Condition, Trouble> {
    let named = |name: &str| name == value || name.split('-').any(|word| word == value);
    let rules: Vec<_> = RULES.iter().map(|rule| rule.name).filter(|name| named(name)).collect();
    let flags = || FLAGS.iter().map(|(_, flag)| *flag);
    let flag = flags().find(|flag| *flag == value);
    if rules.is_empty() && flag.is_none() {
        let joined = |mark| flags().collect::<Vec<_>>().join(mark);
        return Err((
            format!("写一种提示（{}），或规则名里的一个词，如 slip、reading、spam", joined("、")),
            format!("write a flag ({}) or a word of a rule's name, such as slip, reading, spam", joined(", ")),
        ));
    }
    Ok(Condition::Has { rules, flag })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_to_the_day() {
        let day = |year: u32, month: u32, day: u32| year * 10_000 + month * 100 + day;
        let days = |from, to| Some(Days { from, to });
        assert_eq!(Days::between("2020"), days(day(2020, 1, 1), day(2020, 12, 31)));
        assert_eq!(Days::between("2020-02..2020-04"), days(day(2020, 2, 1), day(2020, 4, 31)));
        assert_eq!(Days::between("..2020-02-05"), days(0, day(2020, 2, 5)));
        assert_eq!(Days::between("2020.."), days(day(2020, 1, 1), u32::MAX));
        assert_eq!(Days::of("2022-04-25T08:12"), days(day(2022, 4, 25), day(2022, 4, 25)));
        for wrong in ["", "..", "20", "2020-13", "2020-1", "2020-02-05-01", "2021..2020", "XXXX-03-05", "二〇二〇"]
        {
            assert_eq!(Days::between(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn damage_is_named_by_flags_and_rules() {
        let flag = |flag| Condition::Has { rules: vec![], flag: Some(flag) };
        assert_eq!(has("slip"), Ok(Condition::Has { rules: vec!["byte-slip"], flag: None }));
        assert_eq!(has("truncated"), Ok(flag("truncated")));
        assert!(has("").is_err() && has("s").is_err() && ruled("slip").is_err() && ruled("byte-slip").is_ok());
    }
}
