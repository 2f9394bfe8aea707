//! The forms that a person reads on the command line.
//!
//! In: the engine's data. Out: lines. Where found text stands between the program's own words it is shown so that it
//! cannot move the terminal's cursor or turn its direction; a clean text by itself is printed as it is.

use std::io::{self, Write};

use jiaokan::clean::rule::{Rule, Stage};
use jiaokan::document::Document;
use jiaokan::edit::{Edit, Status};
use jiaokan::mentions::Mention;
use jiaokan::results::kwic::{Group, Line};
use jiaokan::results::{Excerpt, Form, Results};

/// Forms that are shown of an answer, the most frequent ones.
const FORMS: usize = 20;

/// The clean text: the title, then a block a line.
pub fn document(document: &Document, out: &mut impl Write) -> io::Result<()> {
    if let Some(title) = &document.fields.title {
        writeln!(out, "# {title}")?;
    }
    document.blocks.iter().try_for_each(|block| writeln!(out, "{}", block.text))
}

/// One change, after the number of the line of the decoded text (from 1) on which it starts.
pub fn edit(edit: &Edit, line: usize, out: &mut impl Write) -> io::Result<()> {
    let [before, after] = [&edit.before, &edit.after].map(|text| visible(text));
    let status = match edit.status {
        Status::Verified => "verified",
        Status::Likely => "likely",
        Status::Flagged => "flagged",
        Status::Plain => "plain",
    };
    let why = visible(edit.evidence.zh());
    write!(out, "{line}\t{}\t「{before}」→「{after}」\t{status}\t{why}", edit.rule)?;
    match &*edit.candidates {
        [] => writeln!(out),
        others => writeln!(out, "\t或作 {}", visible(&others.join("、"))),
    }
}

/// A rule with its documentation.
pub fn rule(rule: &Rule, out: &mut impl Write) -> io::Result<()> {
    let stage = match rule.stage {
        Stage::Mend => "mend",
        Stage::Classify => "classify",
    };
    writeln!(out, "== {} ({stage}) {} · {}", rule.name, rule.label.zh, rule.label.en)?;
    writeln!(out, "{}\n{}\n\n{}\n", rule.summary.zh, rule.summary.en, rule.doc.trim())
}

/// The answer to a query: the sum and the forms, then for each document its hits, title and a passage.
pub fn results(
    results: &Results,
    documents: &[Document],
    excerpt: impl Fn(&Document) -> Excerpt,
    out: &mut impl Write,
) -> io::Result<()> {
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let (total, count) = (results.total, results.documents.len());
    writeln!(out, "{total} hit{} in {count} document{}", plural(total), plural(count))?;
    if results.forms.len() > 1 {
        let form = |form: &Form| format!("{} {}", visible(&form.text), form.hits);
        let forms: Vec<String> = results.forms.iter().take(FORMS).map(form).collect();
        let more = if results.forms.len() > FORMS { ", …" } else { "" };
        writeln!(out, "{}{more}", forms.join(", "))?;
    }
    for found in &results.documents {
        let title = documents[found.document].fields.title.as_deref().unwrap_or_default();
        writeln!(out, "\n{}\t{}\t{}", found.hits, found.id, visible(title))?;
        writeln!(out, "\t{}", visible(&excerpt(&documents[found.document]).text))?;
    }
    Ok(())
}

/// A hit in its context, after its document's id.
pub fn kwic(line: &Line, out: &mut impl Write) -> io::Result<()> {
    let [left, node, right] = [&line.left, &line.node, &line.right].map(|text| visible(text));
    writeln!(out, "{}\t{left}\t{node}\t{right}", line.id)
}

/// How often a combination of keys stands there, then the keys.
pub fn group(group: &Group, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{}", group.hits)?;
    group.keys.iter().try_for_each(|key| write!(out, "\t{}", visible(key)))?;
    writeln!(out)
}

/// Something that a text names: its kind, the words, what is said of them, where it stands.
pub fn mention(mention: &Mention, document: &Document, out: &mut impl Write) -> io::Result<()> {
    let sentence = mention.sentence.of(&document.clean);
    let [words, note, of, sentence] = [&mention.text, &mention.note, &mention.of, sentence].map(visible);
    let value = match (mention.value, mention.to) {
        (Some(value), Some(to)) => format!("{value}–{to} "),
        (Some(value), None) => format!("{value} "),
        _ => String::new(),
    };
    writeln!(out, "{}\t{words}\t{value}{note}\t{of}\t{}\t{sentence}", mention.kind.name(), document.id)
}

/// The text with line breaks, controls and marks of direction written out.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || is_formatting(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Whether `c` is not seen itself but moves or turns what stands around it.
const fn is_formatting(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
