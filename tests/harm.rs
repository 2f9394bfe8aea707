//! Texts that nothing is wrong with, though they look like damage or furniture: all come back as they are.
//!
//! Each file of `tests/harm/` is one text, written for this test. Its lines come back unchanged (white space at their edges
//! aside), and no field is found but its first line as the title.

use std::fs;
use std::path::Path;

use jiaokan::clean::recurring::{Count, Recurring};
use jiaokan::clean::rules::RULES;
use jiaokan::corpus::read_among;
use jiaokan::document::{Document, Fields};
use jiaokan::structure::date;

/// The texts by name.
fn texts() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/harm");
    let files = fs::read_dir(folder).expect("the texts are there").map(|file| file.expect("readable").path());
    let texts = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let named = |path: &Path| path.file_stem().expect("it has a name").to_string_lossy().into_owned();
    let mut texts: Vec<_> = texts.map(|path| (named(&path), fs::read_to_string(&path).expect("UTF-8"))).collect();
    texts.sort();
    texts
}

/// The lines that show something, without the white space at their edges.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// What was done to a text that should have been left alone; empty when nothing was.
fn harm(text: &str, document: &Document) -> Vec<String> {
    let mut harm: Vec<String> = Vec::new();
    if lines(&document.clean) != lines(text) {
        let edits = document.edits.iter().filter(|edit| edit.changes() && edit.rule != "layout-space");
        harm.extend(edits.map(|edit| format!("{}: {:?} → {:?}", edit.rule, edit.before, edit.after)));
        harm.push("the text came back changed".to_owned());
    }
    let title = document.fields.title.clone();
    if title.as_deref().is_some_and(|title| Some(&title) != lines(text).first()) {
        harm.push(format!("title {title:?}"));
    }
    // The day under a letter is read as its day, and none that stands elsewhere in a text.
    let closing = lines(text).into_iter().rev().take(3).filter(|line| line.chars().count() <= 12);
    let mut days = closing.filter_map(date::find).map(|dated| dated.edtf);
    let published = document.fields.published.clone().filter(|day| days.any(|closing| closing == *day));
    let none = Fields { title, published, ..Fields::default() };
    if document.fields != none {
        harm.push(format!("fields were invented: {:?}", document.fields));
    }
    harm.extend(document.flags.iter().map(|flag| format!("flagged {flag}")));
    harm
}

/// What recurs in texts that are one corpus.
fn recurring(texts: &[(String, String)]) -> Recurring {
    let mut count = Count::default();
    for (_, text) in texts {
        count.add(text);
    }
    count.recurring()
}

/// Fails with every text to which harm was done.
fn all_unharmed(read_as: impl Fn(&str) -> String) {
    let mut report = String::new();
    let texts: Vec<_> = texts().into_iter().map(|(name, text)| (name, read_as(&text))).collect();
    assert!(texts.len() >= 40, "the suite is whole");
    let recurring = recurring(&texts);
    for (name, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        for recurring in [&Recurring::default(), &recurring] {
            let document = read_among("a.txt", text.as_bytes(), recurring, RULES).expect("it is text");
            for line in harm(text, &document) {
                report.extend([format!("{name}: {line}\n")]);
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn clean_texts_come_back_unchanged() {
    all_unharmed(str::to_owned);
}

#[test]
fn also_with_blank_lines_and_indents() {
    all_unharmed(|text| text.lines().flat_map(|line| ["\u{3000}\u{3000}", line, "\n\n"]).collect());
}

/// Furniture before and behind a text: what stands inside it is the author's all the same. (How much of the
/// furniture goes is measured in `tests/furniture.rs`; where there is no prose, as around a poem, it stays.)
#[test]
fn also_inside_of_furniture() {
    let mut report = String::new();
    let page = |(name, text): (String, String)| {
        let page = format!(
            "首页 > 文艺 > 正文\n2019-03-04 10:12 来源：青河网\n{text}\n（责任编辑：丁小满）\n分享到：微信 微博\n版权所有：青河网 某ICP备12345678号\n"
        );
        (name, page)
    };
    let pages: Vec<_> = texts().into_iter().map(page).collect();
    let recurring = recurring(&pages);
    for ((name, text), (_, page)) in texts().into_iter().zip(&pages) {
        for recurring in [&Recurring::default(), &recurring] {
            let document = read_among("a.txt", page.as_bytes(), recurring, RULES).expect("it is text");
            let kept = lines(&document.clean);
            let lost = lines(&text).into_iter().filter(|line| !kept.contains(line));
            report.extend(lost.map(|line| format!("{name}: lost {line}\n")));
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn also_without_a_title() {
    all_unharmed(|text| text.split_once('\n').map_or(text, |(_, rest)| rest).to_owned());
}
