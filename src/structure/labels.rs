//! The labels behind which pages print facts about an article, by the fact that stands there.
//!
//! In: text. Out: the label at its front. What the value is and where it ends is for [`super::facts`] to say.

use std::sync::OnceLock;

use crate::clean::flat::is_blank;

/// What stands behind a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Where the text comes from.
    Source,
    /// Who wrote it.
    Author,
    /// Who edited it.
    Editor,
    /// How often it was read.
    Views,
    /// Something else: it ends the value before it.
    Other,
}

/// The labels, folded; each with what is printed behind it.
const LABELS: [(Fact, &str); 5] = [
    (
        Fact::Source,
        "文章来源: 信息来源: 新闻来源: 稿件来源: 稿源: 来源: 转自: 出处: 摘自: 来源| 来源】 发布机构: 发布单位: 发文机关: 稿件提供:",
    ),
    (
        Fact::Author,
        "作者: 撰稿: 记者: 文章作者: 本文作者: 原作者: 撰文: 文: 撰稿人: 提问者: 作者| 作者】 文字: by: 文/ 楼主: 责任者:",
    ),
    (Fact::Editor, "责任编辑: 责编: 编辑: 本文编辑: 网络编辑: 值班编辑: 文字编辑: 责编| 编辑| 终审:"),
    (
        Fact::Views,
        "阅读量: 阅读: 阅读次数: 浏览次数: 浏览量: 浏览: 点击数: 点击: 访问量: 阅读( 浏览( 点击( 阅读数: 浏览数: 点击次数: 点击量: \
         访问次数: 人气: 点击率: 查看: 浏览人次: 点阅: 点阅数: 阅览: 热度: 访问: 点阅次数: 浏览数( 阅读数(",
    ),
    (
        Fact::Other,
        "发布时间: 发表时间: 发布日期: 更新时间: 时间: 日期: 通讯员: 发布者: 发布人: 字号: 刊发时间: 发稿时间: 录入时间: 添加时间: \
         更新日期: 发布于: 发布于 出处: 供稿: 校对: 审核: 编审: 责任编审: 初审: 复审: 信息员: 更新: 更新于 发表于 发表于: 摄影: 图: \
         字体: 回复: 评论: 分类: 标签: 关键词: 成文日期: 出版: 字数: 一审: 二审: 三审: 监制: 排版: 图源: 分享到: 浏览字号: 评论( \
         排版| 图源| 校对| 审核| 撰稿人: 审稿: 期次: 索引号: 文号: ip属地: 日期| 人在看 字数 阅读 浏览 举报 图/ \
         审核/ 编辑/ 摄影/ 视频/ 公众号: 关键词】",
    ),
];

/// The label at the front of a text, what stands behind it and how many bytes it takes.
pub fn at(text: &str) -> Option<(Fact, usize)> {
    static ALL: OnceLock<Vec<(char, Fact, &'static str)>> = OnceLock::new();
    let labels = |(fact, labels): &(Fact, &'static str)| {
        let labels = labels.split_ascii_whitespace();
        let fact = *fact;
        labels.filter_map(move |label| Some((label.chars().next()?, fact, label)))
    };
    let all = ALL.get_or_init(|| LABELS.iter().flat_map(labels).collect());
    let first = text.chars().find(|c| !is_blank(*c)).map(crate::fold::fold_char)?;
    let found = all.iter().filter(|(begins, ..)| *begins == first);
    found.filter_map(|(_, fact, label)| Some((*fact, length(text, label)?))).max_by_key(|(_, length)| *length)
}

/// How many bytes a label takes at the front of a text that may have blanks in it.
fn length(text: &str, label: &str) -> Option<usize> {
    let mut letters = label.chars().peekable();
    let mut length = 0;
    for c in text.chars() {
        let Some(letter) = letters.peek() else { break };
        if is_blank(c) && length > 0 {
            length += c.len_utf8();
        } else if crate::fold::fold_char(c) == *letter
            || matches!(c, '｜' | '丨' | '│' | '┃' | '∣' | '︱') && *letter == '|'
        {
            letters.next();
            length += c.len_utf8();
        } else {
            return None;
        }
    }
    letters.next().is_none().then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_already() {
        for label in LABELS.iter().flat_map(|(_, labels)| labels.split_ascii_whitespace()) {
            assert_eq!(crate::clean::flat::flat(label), label);
        }
    }

    #[test]
    fn labels() {
        assert_eq!(at("來 源：網絡"), Some((Fact::Source, 10)));
        assert_eq!(at("作者｜小林"), Some((Fact::Author, 9)));
        assert_eq!(at("作者的话"), None);
    }
}
