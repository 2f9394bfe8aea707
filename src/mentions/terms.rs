//! Terms: what the author put in quotes, and the titles of works.
//!
//! In: a text. Out: the words between the marks. Speech is no term: it is longer, and it has the marks of a sentence in it, unless
//! what follows says that it is the name of something (“不忘初心、牢记使命”主题教育).

use super::Found;
use super::text::{Text, begins, count, first, list};
use crate::clean::words::Words;
use crate::structure::is_han;

/// The pairs of quotation marks; the last is of titles.
const PAIRS: [(char, char); 6] = [('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('"', '"'), ('《', '》')];
/// What a quoted name is the name of, where it follows.
const SCHEMES: &str = "主题 专题 专项 活动 行动 原则 制度 机制 精神 计划 工程 模式 方针 思路 口号 格局 体系 标准 战略 政策 项目 品牌 方案 规则 理念 \
                       要求 目标 倡议 运动 课程 讲座 论坛 大赛 服务";
/// Marks that only sentences have.
const SENTENCE: [&str; 7] = ["。", "!", "?", ";", "…", ":", "——"];
/// The most characters of a term, of a term of several parts, and of one that is said to be the name of something.
const LONGEST: [usize; 3] = [10, 24, 40];

/// The terms of a text; those inside of others too.
pub(super) fn terms(text: &Text) -> Vec<Found> {
    let schemes = Words::new(&list(SCHEMES));
    let (mut open, mut found): (Vec<(usize, char)>, Vec<Found>) = (Vec::new(), Vec::new());
    for (at, c) in text.folded.char_indices() {
        if c == '\n' {
            open.clear();
            continue;
        }
        if let Some(depth) = open.iter().rposition(|(_, close)| *close == c) {
            let from = open[depth].0;
            open.truncate(depth);
            if is_term(text, (from, at), c, &schemes) {
                let note = if c == '》' { "title" } else { "" };
                found.push(Found { from, to: at, note: note.to_owned(), ..Found::default() });
            }
        } else if let Some((_, close)) = PAIRS.iter().find(|(begin, _)| *begin == c) {
            open.push((at + c.len_utf8(), *close));
        }
    }
    found
}

fn is_term(text: &Text, (from, to): (usize, usize), close: char, schemes: &Words) -> bool {
    let (inner, length) = (&text.folded[from..to], count(&text.folded[from..to]));
    if close == '》' || length == 0 {
        return (1..=60).contains(&length);
    }
    // Straight quotes also hold the strings of programs.
    if length > 2 && SENTENCE.iter().any(|mark| inner.contains(mark)) || close == '"' && !inner.chars().any(is_han) {
        return false;
    }
    let rest = text.behind(to + close.len_utf8());
    let rest = rest.strip_prefix('的').unwrap_or(rest);
    if begins(schemes, rest).is_some() && length <= LONGEST[2] {
        return true;
    }
    if first(rest).is_some_and(|c| "说道".contains(c)) {
        return false;
    }
    let mut parts = inner.split(['、', ',']).map(count);
    let longest = parts.clone().max().unwrap_or_default();
    match (inner.contains(','), inner.contains('、')) {
        // Two halves of one length are a motto.
        (true, _) => longest <= 5 && parts.all(|part| part == longest),
        (_, true) => longest <= LONGEST[0] && length <= LONGEST[1],
        _ => length <= LONGEST[0],
    }
}
