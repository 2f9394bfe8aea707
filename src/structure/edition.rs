//! The issue of a newspaper in which a text was printed.

use super::date;
use crate::document::Edition;

/// Reads a line such as `《 人民日报 》（ 2022年04月25日 02 版）`; `None` for any other.
///
/// ```
/// let edition = jiaokan::structure::edition::read("《 人民日報 》( 2022年04月25日 02 版)").expect("an edition");
/// assert_eq!((edition.paper.as_str(), edition.page.as_deref()), ("人民日報", Some("02")));
/// ```
pub fn read(line: &str) -> Option<Edition> {
    let (paper, rest) = line.trim().strip_prefix('《')?.split_once('》')?;
    let inside = rest.trim().strip_prefix(['(', '（'])?.strip_suffix([')', '）'])?;
    let dated = date::find(inside)?;
    let before_page = inside.trim().trim_end_matches("版面").trim_end_matches('版').trim_end();
    let digits = before_page.len() - before_page.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let printed = inside.trim().ends_with('版') && digits > 0;
    let page = printed.then(|| before_page[before_page.len() - digits..].to_owned());
    let paper = paper.chars().filter(|c| !c.is_whitespace()).collect();
    Some(Edition { paper, date: Some(dated.edtf), page })
}
