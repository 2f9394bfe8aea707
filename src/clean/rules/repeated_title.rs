#![doc = include_str!("repeated_title.md")]

use crate::clean::Draft;
use crate::clean::names::is_source;
use crate::clean::page::{Page, PageLine, cut, excise_outside};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence, Span};
use crate::structure::is_han;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "repeated-title",
    stage: Stage::Classify,
    sees: Sees::LinesAndEdits,
    label: Bilingual { zh: "重复标题", en: "repeated title" },
    summary: Bilingual {
        zh: "页首页尾再次出现的标题，或“标题-站名”。",
        en: "The title once more, also with the site’s name behind it.",
    },
    doc: include_str!("repeated_title.md"),
    find,
};

const EVIDENCE: Evidence =
    Evidence::new(&["与标题相同，或标题后只多一个站名", "equals the title, or the title and a site’s name"]);

fn find(draft: &Draft) -> Vec<Edit> {
    let mut found = excise_outside(draft, RULE.name, &EVIDENCE, &is_repeated);
    let behind = site_behind(Page::of(draft)).or_else(|| ending_behind(Page::of(draft)));
    found.extend(cut(draft, RULE.name, &EVIDENCE, behind.as_slice()));
    found
}

/// The name of the site behind the title, on a page of which furniture was found, with those of its parts before it.
fn site_behind(page: Page) -> Option<Span> {
    let line = page.line(page.title().filter(|_| page.is_furnished() != (false, false))?);
    let mut end = line.text.len();
    while let Some(at) = line.text[..end].rfind(SIGNS) {
        let (title, name) =
            (line.text[..at].trim_end_matches(SIGNS).trim_end(), line.text[at..end].trim_matches(SIGNS).trim());
        let line_like = line.text[at..].starts_with(['_', '|']);
        let site = match end == line.text.len() {
            true if line_like => is_source(name) || is_elsewhere(page, title, name),
            true => {
                name.ends_with(['网', '網', '报', '報', '站'])
                    || name.ends_with("在线")
                    || name.ends_with("论坛")
                    || line.text[..at].ends_with(' ') && is_elsewhere(page, title, name)
            }
            false => line_like && name.contains(is_han) && name.chars().count() <= 8,
        };
        if !site || title.chars().count() < 4 {
            break;
        }
        end = title.len();
    }
    (end < line.text.len()).then(|| Span::new(line.shown.from + end, line.shown.to))
}

/// The ending of a file's name behind the title.
fn ending_behind(page: Page) -> Option<Span> {
    let line = page.line(page.title().filter(|_| page.is_furnished() != (false, false))?);
    let at = line.text.rfind('.').filter(|at| ENDINGS.contains(&&line.text[at + 1..]))?;
    let title = &line.text[..at];
    (title.len() > 3).then(|| Span::new(line.shown.from + at, line.shown.to))
}

/// Endings of the names of files in which texts are handed round.
const ENDINGS: [&str; 8] = ["doc", "docx", "pdf", "ppt", "pptx", "xls", "xlsx", "wps"];

/// Whether what was taken out of the page holds that name, and not behind the title.
fn is_elsewhere(page: Page, title: &str, name: &str) -> bool {
    name.contains(is_han)
        && name.chars().count() > 2
        && page.taken_out().any(|line| line.contains(name) && !line.contains(title))
}

fn is_repeated(page: Page, index: usize) -> bool {
    if !page.is_outside(index) || page.line(index).text.len() > LONGEST {
        return false;
    }
    let line = page.line(index).flat();
    let is_name =
        |line: PageLine| line.can_be_title() || line.text.chars().filter(char::is_ascii_alphanumeric).count() > 2;
    let before = |title: usize| title != index && is_name(page.line(title));
    if page.is_head(index)
        && (0..page.body().start.min(HEAD)).any(|title| before(title) && names_site(line, page.line(title).flat()))
    {
        return true;
    }
    let Some(title) = page.title().filter(|title| *title != index) else { return false };
    let title = page.line(title).flat();
    line == title && page.is_framed(index) || names_site(line, title)
}

/// No line with a title in it is longer, in bytes.
const LONGEST: usize = 600;

/// How many lines of the head are looked at.
const HEAD: usize = 30;

/// Whether a folded line is the title and the name of a site, with those of its parts before it or not.
fn names_site(line: &str, title: &str) -> bool {
    let Some(rest) = line.strip_prefix(title).filter(|rest| rest.starts_with(SIGNS)) else { return false };
    let mut parts = rest.split(SIGNS).filter(|part| !part.is_empty()).map(|part| part.chars().count());
    let count = parts.clone().count();
    (1..=5).contains(&count) && parts.all(|length| length <= 12) && rest.chars().count() > 2
}

/// Signs behind a title.
const SIGNS: [char; 5] = ['-', '_', '|', '—', '–'];
