//! The path of a page in its site, as pages print it: 首页 > 新闻 > 正文.
//!
//! In: a line. Out: its steps. Whether the line is a path is for the rule to say.

use super::flat::is_blank;

/// Marks that part steps and hardly anything else.
const MARKS: [&str; 8] = ["&gt;", "&raquo;", ">", "＞", "»", "›", "→", "＼"];
/// Marks that part steps behind a home page only, with white space around them.
const PLAIN: [&str; 6] = [" - ", " / ", " | ", " · ", " — ", "/"];

/// The steps of a path, without the label before them: one step when it is none.
///
/// ```
/// use jiaokan::clean::path::steps;
/// assert_eq!(steps("当前位置：首页 &gt; 新闻>>正文"), ["首页", "新闻", "正文"]);
/// assert_eq!(steps("首页 - 新闻中心 - 要闻"), ["首页", "新闻中心", "要闻"]);
/// assert_eq!(steps("上海 - 北京"), ["上海 - 北京"]);
/// ```
pub fn steps(line: &str) -> Vec<&str> {
    let path = without_label(line);
    // What every mark has a character of.
    if !path.contains(['>', '＞', '»', '›', '→', '＼', '-', '/', '|', '·', '—', ';']) {
        return cut(path, &[]);
    }
    let parted = cut(path, &MARKS);
    if parted.len() > 1 {
        return parted;
    }
    let plain = PLAIN.iter().map(|mark| cut(path, &[mark])).find(|steps| steps.len() > 1 && is_home(steps[0]));
    plain.unwrap_or(parted)
}

/// Whether a step is the site's first page.
pub fn is_home(step: &str) -> bool {
    ["首页", "首頁", "主页", "主頁"].iter().any(|home| step.ends_with(home)) && step.chars().count() <= 12
}

/// The line without 当前位置： before it.
fn without_label(line: &str) -> &str {
    let label = line.split_once([':', '：']);
    label.filter(|(label, _)| label.trim_end_matches(is_blank).ends_with("位置")).map_or(line, |(_, path)| path)
}

/// The pieces between any of the marks, without white space, colons and empty ones.
fn cut<'a>(path: &'a str, marks: &[&str]) -> Vec<&'a str> {
    let mut pieces = vec![path];
    for mark in marks {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(mark)).collect();
    }
    let bare = |piece: &'a str| piece.trim_matches(|c: char| is_blank(c) || matches!(c, ':' | '：'));
    pieces.into_iter().map(bare).filter(|piece| !piece.is_empty()).collect()
}
