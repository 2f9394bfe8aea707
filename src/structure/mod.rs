//! Structure: what each kept line is, and the fields that the page states.
//!
//! In: the cleaned text and the lines that were taken out. Out: fields, kinds, script, flags. It invents no value that
//! the text does not hold.

pub mod date;
pub mod date_forms;
pub mod day;
pub mod edition;
pub mod facts;
pub mod labels;
pub mod script;
pub mod unlabelled;

use crate::clean::Cleaned;
use crate::clean::flat::flat;
use crate::clean::margin::{AHEAD, heading, line};
use crate::clean::page::{Layout, Page, PageLine};
use crate::codes::Codes;
use crate::document::{Fields, Kind, Line, Script};
use crate::edit::OffsetMap;

/// What the lines of a cleaned text are and say.
#[derive(Clone, Debug, Default)]
pub struct Structured {
    /// What was printed about the article.
    pub fields: Fields,
    /// The kept lines, in order.
    pub lines: Vec<Line>,
    /// The script it is mostly written in.
    pub script: Script,
    /// What a reader should know.
    pub flags: Vec<String>,
}

/// Reads the structure of a cleaned text.
pub fn structure(cleaned: &Cleaned) -> Structured {
    let layout = Layout::new(&cleaned.text);
    let page = Page::new(&cleaned.text, &layout);
    let map = OffsetMap::new(&cleaned.edits);
    let title = title(page, cleaned, &map);
    let lines = kinds(page, title);
    let text_of =
        |kind: Kind| lines.iter().find(|line| line.kind == kind).map(|line| line.span.of(&cleaned.text).to_owned());
    let titled = text_of(Kind::Title).map(|title| heading::bare(&title).to_owned());
    let mut fields = Fields { title: titled, kicker: text_of(Kind::Kicker), ..Fields::default() };
    facts::read(&cleaned.removed, title.map(|title| map.back(page.line(title).shown).to), &mut fields);
    fields.published = day::published(&cleaned.removed, page, title, &map);
    let first = page.lines(page.body()).next().map(|line| line.text);
    fields.site = facts::site(&cleaned.removed, fields.title.as_deref(), first);
    fields.dateline = first.and_then(dateline);
    Structured { fields, script: script::of(&cleaned.text), flags: flags(cleaned), lines }
}

/// The index of the title: the first line, where the page's head was taken out around it. Else the first that can be one; where
/// something of the site's was left above it, the line right above the byline is.
fn title(page: Page, cleaned: &Cleaned, map: &OffsetMap) -> Option<usize> {
    let place = |index: usize| map.back(page.line(index).shown);
    let taken = |rule: &'static str| cleaned.removed.iter().filter(move |line| line.rule == rule);
    let has_byline_below = |index: &usize| {
        let (above, below) = (place(*index), place(index + 1));
        taken("byline").any(|line| above.to <= line.span.from && line.span.to <= below.from)
    };
    if page.is_head(0) && page.len() > 1 {
        let top = usize::from(is_kicker(page.line(0).text) && page.is_head(1));
        if has_byline_below(&top) || taken("site-head").any(|line| line.span.to <= place(top).from) {
            return Some(top);
        }
    }
    let first = page.title()?;
    // Where nothing was taken out above, a line further down may be so much likelier that the first is the site's.
    if first + 1 < page.body().start {
        let weights: Vec<i32> = (0..page.body().start).map(|index| line::weigh(page.line(index))).collect();
        if let Some(likelier) = heading::find(page, &weights, AHEAD).filter(|index| *index > first) {
            return Some(likelier);
        }
    }
    let can = |index: &usize| page.line(*index).can_be_title() && !page.line(*index).is_day();
    let later = (first + 1..page.body().start).rev().filter(can);
    later.filter(|_| !has_byline_below(&first)).find(has_byline_below).or(Some(first))
}

/// What each line is.
fn kinds(page: Page, title: Option<usize>) -> Vec<Line> {
    let kicker = title.and_then(|title| title.checked_sub(1)).filter(|above| is_kicker(page.line(*above).text));
    let kind = |index: usize| match index {
        _ if Some(index) == title => Kind::Title,
        _ if Some(index) == kicker => Kind::Kicker,
        _ if is_caption(page.line(index)) => Kind::Caption,
        _ if is_heading(page, index) => Kind::Heading,
        _ => Kind::Paragraph,
    };
    page.lines(0..page.len()).enumerate().map(|(index, line)| Line { kind: kind(index), span: line.shown }).collect()
}

/// Whether a line above the title leads into it.
fn is_kicker(text: &str) -> bool {
    text.ends_with(['—', '：', ':']) && (4..=40).contains(&text.chars().count())
}

/// Whether a line belongs to a picture: it ends with who took or gave it, or is numbered as one of several.
fn is_caption(line: PageLine) -> bool {
    // Folded is only what can tell: most lines end otherwise.
    let end = flat(line.text.char_indices().nth_back(ENDING).map_or(line.text, |(at, _)| &line.text[at..]));
    let bare = end.trim_end_matches(['。', ')', ' ']);
    let credit = ["摄", "供图", "制图", "资料图", "资料图片", "新华社发"].iter().any(|word| bare.ends_with(word));
    let numbered = || line.text.starts_with(['(', '（']) && line.flat().contains(")(") && !line.flat().ends_with('。');
    (credit || numbered()) && line.flat().chars().count() <= 400
}

/// So many characters at the end of a line and one more tell whether it says who took a picture.
const ENDING: usize = 20;

/// Whether a line heads what follows: short, without a final mark, before or between paragraphs.
fn is_heading(page: Page, index: usize) -> bool {
    let text = page.line(index).text;
    let short = text.chars().count() <= 40;
    let open = !text
        .ends_with(['。', '！', '？', '；', '，', '、', '!', '?', ';', ',', '…', '”', '」', '）', ')', '：', ':', '.'])
        || text.ends_with('”') && text.chars().count() <= 24;
    let inside = index < page.body().end && !page.body().is_empty();
    short && open && inside && !page.line(index).is_prose()
}

/// The agency, place and day that open a report (新华社北京3月10日电).
fn dateline(text: &str) -> Option<String> {
    let head: String = text.chars().take(30).collect();
    let end = head.find(['电', '電', '讯', '訊'])?;
    let shown = &head[..end];
    let agency = shown.chars().take(8).any(|c| matches!(c, '社' | '网' | '網' | '报' | '報'));
    (agency && shown.ends_with('日')).then(|| head[..end + '电'.len_utf8()].to_owned())
}

/// Rules that find what a reader should know of a whole document, each with the flag that says so.
pub const FLAGS: [(&str, &str); 2] = [("cut-off", "truncated"), ("over-conversion", "over-converted")];

/// What a reader should know, from what was flagged.
fn flags(cleaned: &Cleaned) -> Vec<String> {
    let found = FLAGS.iter().filter(|(rule, _)| cleaned.edits.iter().any(|edit| edit.rule == *rule));
    found.map(|(_, flag)| (*flag).to_owned()).collect()
}

/// 字: Han characters, and runs of Latin letters or digits as one each.
///
/// ```
/// assert_eq!(jiaokan::structure::count_chars("有2.3萬名APP用戶"), 7);
/// ```
pub fn count_chars(text: &str) -> usize {
    let (mut count, mut in_run) = (0, false);
    for c in Codes::of(text).filter_map(char::from_u32) {
        let han = is_han(c);
        let word = !han && !is_sign(c) && (c.is_alphanumeric() || in_run && c == '.');
        count += usize::from(han || word && !in_run);
        in_run = word;
    }
    count
}

/// Whether a character is one of the usual marks of Chinese text: it is known sooner than what a letter is.
const fn is_sign(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3003}' | '\u{3008}'..='\u{3020}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
}

/// Whether `c` is a Han character (CJK ideographs, their extensions and compatibility forms, 〇).
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}
