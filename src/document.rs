//! A document: the fields and blocks that the stages found in one source, with every edit that was made.
//!
//! Plain data, filled by [`crate::corpus::read`]. Absent means not found in the text; nothing is guessed.

use serde::{Deserialize, Serialize};

use crate::edit::{Edit, Span};
use crate::order::InOrder;

/// What was printed about the article, not in it. All values are mended text as found, not converted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
    /// Title, without the site's name behind it or a date before it.
    pub title: Option<String>,
    /// The line above the title (引题).
    pub kicker: Option<String>,
    /// Author's name.
    pub author: Option<String>,
    /// What the author is called there (本报记者).
    pub role: Option<String>,
    /// Where the page says the text comes from.
    pub source: Option<String>,
    /// The site that shows the page.
    pub site: Option<String>,
    /// When it was published, in EDTF: `2022-04-25T08:12`, `2020-05-13`, `XXXX-03-05`; `2020-04-03?` where day and month could be each
    /// other (3/4/2020).
    pub published: Option<String>,
    /// The printed edition.
    pub edition: Option<Edition>,
    /// Editor responsible (责任编辑).
    pub editor: Option<String>,
    /// How often the page says it was read.
    pub views: Option<u64>,
    /// The path of the page in its site.
    pub breadcrumb: Vec<String>,
    /// Titles of related articles.
    pub related: Vec<String>,
    /// Agency, place and date at the start of the text (新华社北京3月10日电); the text keeps it too.
    pub dateline: Option<String>,
}

impl Fields {
    /// These fields; where they say nothing, those of `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let list = |own: Vec<String>, other: Vec<String>| if own.is_empty() { other } else { own };
        Self {
            title: self.title.or(other.title),
            kicker: self.kicker.or(other.kicker),
            author: self.author.or(other.author),
            role: self.role.or(other.role),
            source: self.source.or(other.source),
            site: self.site.or(other.site),
            published: self.published.or(other.published),
            edition: self.edition.or(other.edition),
            editor: self.editor.or(other.editor),
            views: self.views.or(other.views),
            breadcrumb: list(self.breadcrumb, other.breadcrumb),
            related: list(self.related, other.related),
            dateline: self.dateline.or(other.dateline),
        }
    }
}

/// The issue of a newspaper in which the text was printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Name of the paper.
    pub paper: String,
    /// Date of the issue, EDTF.
    pub date: Option<String>,
    /// Page, as printed (`02`).
    pub page: Option<String>,
}

/// The script a text is mostly written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Script {
    /// Simplified characters.
    Hans,
    /// Traditional characters.
    Hant,
    /// Both, or neither.
    #[default]
    Mixed,
}

/// What a line of the text is. The first five are the author's; the rest is furniture of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The title; a field, not a block.
    Title,
    /// The line above the title; a field, not a block.
    Kicker,
    /// A heading inside the text.
    Heading,
    /// A paragraph.
    Paragraph,
    /// The caption of a picture.
    Caption,
}

/// One line of the author's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Heading, paragraph or caption.
    pub kind: Kind,
    /// The clean text.
    pub text: String,
    /// The bytes of the decoded text that it comes from.
    pub span: Span,
}

/// A line that was taken out, kept mended so that it can be read and searched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// The rule that took it out.
    pub rule: String,
    /// The mended line.
    pub text: String,
    /// The bytes of the decoded text that it comes from.
    pub span: Span,
}

/// One source, read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The file's name without its ending; unique in a corpus.
    pub id: String,
    /// What was printed about the article.
    pub fields: Fields,
    /// The script it is mostly written in.
    pub script: Script,
    /// What a reader should know: `truncated`, `over-converted` …
    pub flags: Vec<String>,
    /// Name of the encoding the bytes were in (WHATWG).
    pub encoding: String,
    /// SHA-256 of the raw bytes, in hexadecimal.
    pub sha256: String,
    /// 字: Han characters and runs of Latin letters or digits, in the title, kicker and blocks.
    pub chars: usize,
    /// The clean text (title, kicker and blocks, a line each), before the edits are undone.
    pub clean: String,
    /// What each line of `clean` is, with its bytes there; in order.
    pub lines: Vec<Line>,
    /// The author's text.
    pub blocks: Vec<Block>,
    /// Where lines of the decoded text stand that other texts of the corpus have, too, in order.
    pub recurring: Vec<Span>,
    /// The lines that were taken out.
    pub removed: Vec<Removed>,
    /// Every change: spans are bytes of the decoded text, in order, not overlapping.
    pub edits: Vec<Edit>,
}

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// What was printed about it, in short.
    pub fields: Fields,
    /// The script it is mostly written in.
    pub script: Script,
    /// What a reader should know.
    pub flags: Vec<String>,
    /// 字.
    pub chars: usize,
    /// How many edits each rule made, by its name, in order.
    pub edits: Vec<(String, usize)>,
}

impl Row {
    /// The row of a document.
    pub fn of(document: &Document) -> Self {
        Self {
            id: document.id.clone(),
            fields: document.fields.clone(),
            script: document.script,
            flags: document.flags.clone(),
            chars: document.chars,
            edits: counted(&document.edits),
        }
    }
}

/// How many of the edits each rule made, by its name, in order.
pub fn counted(edits: &[Edit]) -> Vec<(String, usize)> {
    // Edits are many, rules few.
    let mut counts: Vec<(String, usize)> = Vec::new();
    for edit in edits {
        match counts.iter_mut().find(|(rule, _)| *rule == edit.rule) {
            Some((_, count)) => *count += 1,
            None => counts.push((edit.rule.clone().into_owned(), 1)),
        }
    }
    counts.order();
    counts
}

/// A line of the clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in [`Document::clean`], without the line break.
    pub span: Span,
}
