//! Page: the main text of a saved page.
//!
//! In: HTML. Out: lines of text. Which part of a page is the article is found by `dom_smoothie`; what it drops between the
//! article's title and its end (captions, the line with date and source, lists) stays, for it drops of these what the
//! rules know to tell apart. Where it leaves out much of what reads like prose, the whole page is taken and the rules do
//! the rest. No entity, tag or script comes through as text.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use jiaokan::structure::is_han;

/// Elements that begin and end a line.
const BLOCKS: &str = " address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption \
                      figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section \
                      summary table tbody tfoot thead title tr ul ";
/// Elements whose content nobody reads on the page.
const SILENT: &str =
    " script style noscript template iframe object svg math canvas audio video head button select textarea ";
/// Nesting beyond which the extractor, which goes down step by step, is not asked.
const DEEPEST: usize = 400;
/// Characters of an article at least, for the extractor: Chinese says in these what English says in 500 letters.
const SHORTEST: usize = 120;
/// Han characters that a line of prose has at least.
const PROSE: usize = 15;
/// Lines behind the article in which its editor and source may stand.
const BEHIND: usize = 4;

/// Elements that the next one of their kind ends, or that hold nothing.
const UNCLOSED: &str = " area base br col dd dt embed hr img input li link meta option p param source td th tr wbr ";
/// Nesting beyond which the time to read a page would grow with its square.
const UNREADABLE: usize = 4000;

/// The main text of a page, a line for each of its blocks.
///
/// # Errors
///
/// A sentence that says why the page is not read.
pub fn main_text(html: &str) -> Result<String, String> {
    if is_too_deep(html) {
        return Err("is a page whose parts are nested too deeply to be read; save its text instead".to_owned());
    }
    Ok(lines_of(html))
}

/// Whether more elements stand in each other than any page needs, as far as its tags say.
fn is_too_deep(html: &str) -> bool {
    let mut depth = 0_usize;
    for tag in html.split('<').skip(1) {
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag[..end].to_ascii_lowercase();
        if closes {
            depth = depth.saturating_sub(1);
        } else if !name.is_empty() && !UNCLOSED.contains(&format!(" {name} ")) {
            depth += 1;
        }
        if depth > UNREADABLE {
            return true;
        }
    }
    false
}

fn lines_of(html: &str) -> String {
    let page = Document::from(html);
    let title = page.select_single("head title").text().trim().to_owned();
    let Some(body) = page.body() else {
        return title;
    };
    let mut all = Lines::default();
    all.walk(&body);
    let lines = all.texts();
    let article = if all.deepest < DEEPEST { article(html) } else { Vec::new() };
    let chosen = region(&lines, &article, &title);
    let shown = chosen.iter().any(|line| is_title(line, &title));
    let head = Some(title.as_str()).filter(|title| !shown && !title.is_empty());
    head.into_iter().chain(chosen.iter().map(String::as_str)).flat_map(|line| [line, "\n"]).collect()
}

/// The lines that the extractor takes for the article.
fn article(html: &str) -> Vec<String> {
    let config = Config { char_threshold: SHORTEST, disable_json_ld: true, ..Config::default() };
    let article = Readability::new(html, None, Some(config)).and_then(|mut page| page.parse());
    let Ok(article) = article else {
        return Vec::new();
    };
    let mut lines = Lines::default();
    if let Some(body) = Document::from(article.content).body() {
        lines.walk(&body);
    }
    lines.texts()
}

/// Of all lines of a page those from the article's title to its end; all of them where that would leave prose out.
fn region<'a>(all: &'a [String], article: &[String], title: &str) -> &'a [String] {
    let (mut first, mut last, mut at) = (None, 0, 0);
    for line in article {
        if let Some(found) = all[at..].iter().position(|own| own == line) {
            at += found + 1;
            last = at;
            first = first.or(Some(at - 1));
        }
    }
    let Some(first) = first else {
        return all;
    };
    let from = all[..first].iter().rposition(|line| is_title(line, title)).unwrap_or(first);
    let facts = all[last..].iter().take(BEHIND).rposition(|line| is_fact(line));
    let chosen = &all[from..last + facts.map_or(0, |at| at + 1)];
    if prose(chosen) * 10 < prose(all) * 9 { all } else { chosen }
}

/// Whether a line is the page's title, which has the site's name behind it as a rule.
fn is_title(line: &str, title: &str) -> bool {
    line.chars().count() >= 4 && title.starts_with(line)
}

/// Whether a line says who edited the text or where it comes from.
fn is_fact(line: &str) -> bool {
    line.chars().count() < 40
        && ["编辑", "編輯", "责编", "責編", "来源", "來源", "作者"].iter().any(|word| line.contains(word))
}

/// Han characters of the lines that read like prose.
fn prose(lines: &[String]) -> usize {
    let marked = |line: &&String| line.contains(['。', '，', '！', '？', '；']);
    let han = |line: &String| line.chars().filter(|c| is_han(*c)).count();
    lines.iter().filter(marked).map(han).filter(|count| *count >= PROSE).sum()
}

/// The text of a page while it is walked over.
#[derive(Default)]
struct Lines {
    text: String,
    /// White space of the HTML that was read and not yet written; whether it broke the line.
    blank: Option<bool>,
    deepest: usize,
}

/// A step of the walk.
enum Step<'a> {
    Enter(NodeRef<'a>, usize),
    Break,
}

impl Lines {
    fn texts(&self) -> Vec<String> {
        let lines = self.text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }

    /// Walks without going down by itself: a page may be nested deeper than any stack.
    fn walk(&mut self, root: &NodeRef) {
        let mut steps = vec![Step::Enter(*root, 0)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Break => self.line_break(),
                Step::Enter(node, depth) if node.is_text() => {
                    self.deepest = self.deepest.max(depth);
                    let verbatim = node.parent().is_some_and(|parent| parent.has_name("pre"));
                    self.words(&node.text(), verbatim);
                }
                Step::Enter(node, depth) => {
                    self.deepest = self.deepest.max(depth);
                    self.element(&node, depth, &mut steps);
                }
            }
        }
    }

    fn element<'a>(&mut self, node: &NodeRef<'a>, depth: usize, steps: &mut Vec<Step<'a>>) {
        let name = node.node_name().unwrap_or_default();
        let is = |list: &str| list.contains(&format!(" {name} "));
        if is(SILENT) || is_unseen(node) {
            return;
        }
        if &*name == "br" {
            return self.line_break();
        }
        if is(BLOCKS) {
            self.line_break();
            steps.push(Step::Break);
        } else if matches!(&*name, "td" | "th") && !self.text.ends_with('\n') {
            self.blank = None;
            self.text.push('\t');
        }
        steps.extend(node.children_it(true).map(|child| Step::Enter(child, depth + 1)));
    }

    fn line_break(&mut self) {
        self.blank = None;
        self.text.push('\n');
    }

    /// White space of the HTML is one blank, and none where a line was broken between two characters.
    fn words(&mut self, words: &str, verbatim: bool) {
        for c in words.chars() {
            if verbatim || !c.is_ascii_whitespace() {
                if let Some(broke) = self.blank.take()
                    && !(broke && is_wide(c) && self.text.ends_with(is_wide))
                    && !self.text.ends_with('\n')
                {
                    self.text.push(' ');
                }
                self.text.push(c);
            } else {
                self.blank = Some(self.blank.unwrap_or(false) || c == '\n');
            }
        }
    }
}

/// Whether a character is one of those between which no blank stands.
fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}' | '“' | '”' | '‘' | '’')
}

/// Whether an element is hidden on the page, as the links of those who broke into a site are.
fn is_unseen(node: &NodeRef) -> bool {
    let style = node.attr("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    node.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden")
}
