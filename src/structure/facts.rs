//! The facts that the furniture of a page states: values behind labels, paths, names of sites.
//!
//! In: lines that were taken out (mended), each with the rule that did. Out: fields. It reads what is printed and nothing
//! into it.

use super::labels::Fact;
use super::{date, edition, labels, unlabelled};
use crate::clean::flat::{flat, is_blank};
use crate::clean::path::steps;
use crate::clean::vocabulary::{is_neighbour, is_related_heading};
use crate::document::{Fields, Removed};

/// Fills the fields that the removed lines state; the title ends before byte `title` of the decoded text, if there is one.
pub fn read(removed: &[Removed], title: Option<usize>, fields: &mut Fields) {
    for line in removed {
        match line.rule.as_str() {
            "byline" | "site-head" | "site-tail" | "title-marker" => labelled(&line.text, fields),
            "editor-line" => {
                labelled(&line.text, fields);
                if fields.editor.is_none() {
                    fields.editor = editor(&line.text);
                }
            }
            "print-edition" => fields.edition = edition::read(&line.text),
            "breadcrumb" => fields.breadcrumb = steps(&line.text).into_iter().map(str::to_owned).collect(),
            "related-links" => {
                let key = flat(&line.text);
                if !is_related_heading(&key) && !is_neighbour(&key) {
                    fields.related.push(link(&line.text).to_owned());
                }
            }
            _ => {}
        }
    }
    for line in removed.iter().filter(|line| matches!(line.rule.as_str(), "byline" | "site-head")) {
        let (author, source) = unlabelled::beside_day(&line.text);
        fields.author = fields.author.take().or_else(|| unlabelled::byline(&line.text)).or(author);
        fields.source = fields.source.take().or(source);
    }
    let below_title = title.and_then(|title| removed.iter().find(|line| line.span.from >= title));
    fields.author = fields.author.take().or_else(|| unlabelled::name(&below_title?.text));
    for line in removed.iter().filter(|line| matches!(line.rule.as_str(), "byline" | "site-head" | "site-tail")) {
        fields.views = fields.views.or_else(|| unlabelled::views(&flat(&line.text)));
    }
}

/// The name behind 责任编辑 and a blank.
fn editor(line: &str) -> Option<String> {
    let bare =
        line.trim_matches(|c: char| matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】') || is_blank(c));
    let (_, name) = bare.split_once(is_blank)?;
    let name: String = name.chars().filter(|c| !is_blank(*c)).collect();
    (!name.is_empty() && !name.contains([':', '：'])).then_some(name)
}

/// The title in a line of a list: without a sign or a number before it and a day behind it.
fn link(line: &str) -> &str {
    let bare = line.trim_start_matches(|c: char| {
        is_blank(c) || matches!(c, '·' | '•' | '■' | '▪' | '●' | '○' | '◆' | '◇' | '★' | '☆' | '-' | '>')
    });
    let day = |word: &str| {
        let word = word.trim_matches(['(', ')', '[', ']', '（', '）']);
        word.len() >= 5 && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ':'))
    };
    let end = bare.rsplit_once(is_blank).filter(|(_, last)| day(last)).map_or(bare, |(title, _)| title);
    let numbered = end.split_once([' ', '\u{3000}', '.', '、']);
    let end = numbered
        .filter(|(number, _)| number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(end, |(_, title)| title);
    let end = end.trim_matches(is_blank);
    if end.is_empty() { line } else { end }
}

/// The values behind the labels of one line, and its date.
fn labelled(line: &str, fields: &mut Fields) {
    for (label, value) in values(line) {
        match label {
            Fact::Source => {
                fields.source.get_or_insert(value);
            }
            Fact::Author => author(&value, fields),
            Fact::Editor => {
                fields.editor.get_or_insert_with(|| value.chars().filter(|c| !is_blank(*c)).collect());
            }
            Fact::Views => {
                let digits: String = value.chars().filter(|c| *c != ',').take_while(char::is_ascii_digit).collect();
                fields.views = fields.views.or(digits.parse().ok());
            }
            Fact::Other => {}
        }
    }
}

/// Each label in a line with the value up to the next label or a wide gap.
fn values(line: &str) -> Vec<(Fact, String)> {
    let mut labels: Vec<(usize, usize, Fact)> = Vec::new();
    for (at, _) in line.char_indices() {
        let Some((label, length)) = labels::at(&line[at..]) else { continue };
        // With another sign than a colon it is a label only at the head of the line.
        if at > 0 && line[at..at + length].ends_with(['|', '｜']) {
            continue;
        }
        if labels.last().is_none_or(|(from, length, _)| from + length <= at) {
            labels.push((at, length, label));
        }
    }
    let end = |next: usize| labels.get(next).map_or(line.len(), |(at, ..)| *at);
    let value = |(number, (at, length, label)): (usize, &(usize, usize, Fact))| {
        let text = line[at + length..end(number + 1)].trim_matches(is_blank);
        let text = text.split(['\u{A0}', '\t', '|', '│', '┃', '丨', '∣', '︱', '┊', '┆', '‖']).next().unwrap_or(text);
        let text = ["  ", " — "].iter().fold(text, |text, gap| text.split(gap).next().unwrap_or(text));
        let text = up_to_gap(before_day(text));
        let text = text.trim_matches(|c: char| {
            is_blank(c) || matches!(c, ')' | '）' | '】' | ']' | '(' | '（' | '【' | '[' | '|' | '/' | '—')
        });
        (!text.is_empty()).then(|| (*label, text.to_owned()))
    };
    labels.iter().enumerate().filter_map(value).collect()
}

/// A value up to the day that stands behind it without a label.
fn before_day(value: &str) -> &str {
    match date::find(value) {
        Some(dated) if dated.at > 0 => value[..dated.at].trim_end_matches(is_blank),
        _ => value,
    }
}

/// A value up to a wide blank, unless what stands before that only says what somebody is.
fn up_to_gap(value: &str) -> &str {
    let first = value.split('\u{3000}').next().unwrap_or(value);
    if ROLES.iter().any(|role| flat(first).ends_with(role)) { value } else { first }
}

/// What authors are called before their names.
const ROLES: [&str; 6] = ["记者", "通讯员", "评论员", "特派员", "撰稿人", "观察员"];

/// An author's name, and what he is called before it.
fn author(value: &str, fields: &mut Fields) {
    if fields.author.is_some() {
        return;
    }
    match value.split_once(is_blank) {
        Some((role, name)) if ROLES.iter().any(|word| flat(role).ends_with(word)) => {
            fields.role = Some(role.to_owned());
            fields.author = Some(name.trim_matches(is_blank).to_owned());
        }
        _ => fields.author = Some(value.to_owned()),
    }
}

/// The name of the site that shows the page: behind the repeated title, in a call to follow it, at the head of a bar of
/// channels, in brackets before the text, or before the words of its foot.
pub fn site(removed: &[Removed], title: Option<&str>, first: Option<&str>) -> Option<String> {
    let of = |rule: &'static str| removed.iter().filter(move |line| line.rule == rule).map(|line| line.text.as_str());
    let named = |name: &str| {
        let name = name.trim_matches(is_blank);
        let site = name.ends_with(['網', '网', '站'])
            || name.ends_with("频道")
            || name.ends_with("在线")
            || name.ends_with("在線");
        (site && (3..=16).contains(&name.chars().count())).then(|| name.to_owned())
    };
    let behind_title = || {
        let rest = title.and_then(|title| of("repeated-title").find_map(|line| line.strip_prefix(title)))?;
        let name = rest.trim_start_matches(['-', '_', '|', '—', '–', ' ']);
        (!name.is_empty()).then(|| name.to_owned())
    };
    behind_title()
        .or_else(|| of("share-bar").find_map(|line| named(line.strip_prefix("关注").or(line.strip_prefix("關注"))?)))
        .or_else(|| of("channel-bar").find_map(|line| named(line.split('|').next()?)))
        .or_else(|| {
            let (name, _) = first?.strip_prefix(['(', '（'])?.split_once([')', '）'])?;
            named(name)
        })
        .or_else(|| of("site-footer").find_map(|line| named(line.split(is_blank).next()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Span;

    #[test]
    fn a_byline() {
        let mut fields = Fields::default();
        let text = "發布時間：2022-05-09 16:18:00 文章來源：网络\u{A0}\u{A0} 阅读量：12,706   会员投稿".to_owned();
        let line = Removed { rule: "byline".to_owned(), text, span: Span::new(0, 1) };
        read(&[line], None, &mut fields);
        assert_eq!((fields.source.as_deref(), fields.views), (Some("网络"), Some(12706)));
        labelled("作者：本報記者 謝衛群", &mut fields);
        assert_eq!((fields.role.as_deref(), fields.author.as_deref()), (Some("本報記者"), Some("謝衛群")));
        labelled("【糾錯】 責任編輯： 焦鵬", &mut fields);
        assert_eq!(fields.editor.as_deref(), Some("焦鵬"));
    }

    #[test]
    fn a_path() {
        assert_eq!(steps("当前位置： 主页 > 人物 > 正文"), ["主页", "人物", "正文"]);
    }
}
