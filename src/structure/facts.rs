//! The facts that the furniture of a page states: values behind labels, paths, names of sites.
//!
//! In: lines that were taken out (mended), each with the rule that did. Out: fields. It reads what is printed and nothing
//! into it.

use super::{date, edition};
use crate::clean::page::{flat, is_blank};
use crate::clean::vocabulary::{LABELS, is_neighbour, is_related_heading};
use crate::document::{Fields, Removed};

/// Fills the fields that the removed lines state.
pub fn read(removed: &[Removed], fields: &mut Fields) {
    for line in removed {
        match line.rule.as_str() {
            "byline" | "editor-line" => labelled(&line.text, fields),
            "print-edition" => fields.edition = edition::read(&line.text),
            "breadcrumb" => fields.breadcrumb = steps(&line.text),
            "date-prefix" => fields.published = date::month_and_day(line.text.trim()),
            "related-links" => {
                let key = flat(&line.text);
                if !is_related_heading(&key) && !is_neighbour(&key) {
                    fields.related.push(line.text.clone());
                }
            }
            _ => {}
        }
    }
}

/// The values behind the labels of one line, and its date.
fn labelled(line: &str, fields: &mut Fields) {
    if fields.published.is_none() {
        fields.published = date::find(line).map(|dated| dated.edtf);
    }
    for (label, value) in values(line) {
        match label {
            "文章来源:" | "信息来源:" | "新闻来源:" | "稿件来源:" | "稿源:" | "来源:" | "转自:" =>
            {
                fields.source.get_or_insert(value);
            }
            "作者:" | "撰稿:" | "记者:" => author(&value, fields),
            "责任编辑:" | "责编:" | "编辑:" => {
                fields.editor.get_or_insert_with(|| value.chars().filter(|c| !is_blank(*c)).collect());
            }
            "阅读量:" | "阅读:" | "阅读次数:" | "浏览次数:" | "浏览量:" | "浏览:" | "点击数:" | "点击:" | "访问量:" =>
            {
                let digits: String = value.chars().filter(|c| *c != ',').take_while(char::is_ascii_digit).collect();
                fields.views = fields.views.or(digits.parse().ok());
            }
            _ => {}
        }
    }
}

/// Each label in a line with the value up to the next label or a wide gap.
fn values(line: &str) -> Vec<(&'static str, String)> {
    let mut labels: Vec<(usize, usize, &str)> = Vec::new();
    for (at, _) in line.char_indices() {
        let Some((label, length)) = label_at(&line[at..]) else { continue };
        if labels.last().is_none_or(|(from, length, _)| from + length <= at) {
            labels.push((at, length, label));
        }
    }
    let end = |next: usize| labels.get(next).map_or(line.len(), |(at, ..)| *at);
    let value = |(number, (at, length, label)): (usize, &(usize, usize, &'static str))| {
        let text = line[at + length..end(number + 1)].trim_matches(is_blank);
        let text = text.split(['\u{A0}', '\t', '|']).next().unwrap_or(text);
        let text = text.split("  ").next().unwrap_or(text);
        let text = text.trim_matches(|c: char| {
            is_blank(c) || matches!(c, ')' | '）' | '】' | ']' | '(' | '（' | '【' | '[' | '|')
        });
        (!text.is_empty()).then(|| (*label, text.to_owned()))
    };
    labels.iter().enumerate().filter_map(value).collect()
}

/// The label at the front of a text, and how many bytes it takes there.
fn label_at(text: &str) -> Option<(&'static str, usize)> {
    let matched = |label: &&&'static str| {
        let mut letters = label.chars();
        let mut length = 0;
        for c in text.chars() {
            if is_blank(c) && length > 0 {
                length += c.len_utf8();
                continue;
            }
            match letters.next() {
                None => return Some(length),
                Some(letter) if crate::fold::fold_char(c) == letter => length += c.len_utf8(),
                Some(_) => return None,
            }
        }
        letters.next().is_none().then_some(length)
    };
    LABELS.iter().filter_map(|label| Some((*label, matched(&label)?))).max_by_key(|(label, _)| label.len())
}

/// An author's name, and what he is called before it.
fn author(value: &str, fields: &mut Fields) {
    const ROLES: [&str; 6] = ["记者", "通讯员", "评论员", "特派员", "撰稿人", "观察员"];
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

/// The steps of a path, without the label before them.
fn steps(line: &str) -> Vec<String> {
    let path = line.split_once([':', '：']).map_or(
        line,
        |(label, path)| {
            if flat(label).ends_with("位置") { path } else { line }
        },
    );
    path.split(['>', '»', '›', '→'])
        .map(|step| step.trim_matches(|c: char| is_blank(c) || matches!(c, ':' | '：')).to_owned())
        .filter(|step| !step.is_empty())
        .collect()
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

    #[test]
    fn a_byline() {
        let mut fields = Fields::default();
        labelled("發布時間：2022-05-09 16:18:00 文章來源：网络\u{A0}\u{A0} 阅读量：12,706   会员投稿", &mut fields);
        assert_eq!(fields.published.as_deref(), Some("2022-05-09T16:18:00"));
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
