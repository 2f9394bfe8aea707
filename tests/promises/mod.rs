//! What is always true of a text that was read, whatever it holds: for any test that has a text at hand.
//!
//! In: bytes, rules. Out: nothing; it panics where a promise is broken. It does not ask whether a repair is right.

use jiaokan::clean::rule::Rule;
use jiaokan::clean::rules::by_name;
use jiaokan::corpus::read;
use jiaokan::decode::decode;
use jiaokan::document::Document;
use jiaokan::edit::{OffsetMap, Span, Status, apply, undo};

/// All that holds of one reading.
pub fn check(bytes: &[u8], rules: &[&Rule]) -> Document {
    let decoded = decode(bytes);
    assert_eq!(decoded.encode(), bytes, "decoding is undone");
    let document = read("a.txt", bytes, rules.iter().copied()).expect("it is text");
    let text = decoded.text.as_str();
    edits_are_in_order(&document, text);
    edits_lead_there_and_back(&document, text);
    lines_are_the_clean_text(&document);
    blocks_come_from_their_spans(&document, text);
    document
}

fn edits_are_in_order(document: &Document, text: &str) {
    let mut at = 0;
    for edit in &document.edits {
        assert!(at <= edit.span.from && edit.span.from <= edit.span.to, "in order, apart: {edit:?}");
        assert_eq!(text.get(edit.span.from..edit.span.to), Some(edit.before.as_str()), "on character borders");
        assert!(by_name(&edit.rule).is_some(), "{} is a rule", edit.rule);
        assert_eq!(edit.changes(), edit.status != Status::Flagged, "only a flag changes nothing: {edit:?}");
        assert!(!edit.evidence.zh().is_empty() && !edit.evidence.en().is_empty(), "each has a reason: {edit:?}");
        assert!(!edit.candidates.iter().any(|other| *other == edit.after), "the others are others: {edit:?}");
        at = edit.span.to;
    }
}

fn edits_lead_there_and_back(document: &Document, text: &str) {
    assert_eq!(apply(text, &document.edits), document.clean);
    assert_eq!(undo(&document.clean, &document.edits).as_deref(), Some(text), "nothing is lost");
    let map = OffsetMap::new(&document.edits);
    for line in &document.lines {
        let back = map.back(line.span);
        assert_eq!(map.forward(back.from).min(line.span.from), map.forward(back.from), "not behind its start");
        assert!(text.get(back.from..back.to).is_some(), "on character borders");
    }
}

fn lines_are_the_clean_text(document: &Document) {
    let spans: Vec<Span> = document.lines.iter().map(|line| line.span).collect();
    assert!(spans.windows(2).all(|two| two[0].to <= two[1].from), "lines are in order");
    let lines: Vec<&str> = spans.iter().map(|span| span.of(&document.clean)).collect();
    let all: Vec<&str> = document.clean.lines().filter(|line| !line.trim().is_empty()).map(str::trim).collect();
    assert_eq!(lines.iter().map(|line| line.trim()).collect::<Vec<_>>(), all, "every line is kept");
}

fn blocks_come_from_their_spans(document: &Document, text: &str) {
    for block in &document.blocks {
        assert!(!block.text.contains('\n') && !block.text.is_empty());
        let inside = document.edits.iter().filter(|edit| block.span.contains(edit.span));
        let mut edits: Vec<_> = inside.cloned().collect();
        for edit in &mut edits {
            edit.span = Span::new(edit.span.from - block.span.from, edit.span.to - block.span.from);
        }
        let made = apply(block.span.of(text), &edits);
        assert!(made.contains(&block.text) && made.trim() == block.text.trim(), "{made:?} is {:?}", block.text);
    }
    for line in &document.removed {
        assert!(text.get(line.span.from..line.span.to).is_some(), "on character borders: {line:?}");
        assert!(by_name(&line.rule).is_some(), "{} is a rule", line.rule);
    }
}

/// The title and the blocks as lines of a text.
fn as_lines(document: &Document) -> String {
    let title = document.fields.title.iter().map(String::as_str);
    title.chain(document.blocks.iter().map(|block| block.text.as_str())).flat_map(|line| [line, "\n"]).collect()
}

/// Cleaning what the same rules cleaned changes nothing but the line break at the end.
pub fn twice_is_once(document: &Document, rules: &[&Rule]) {
    let once = as_lines(document);
    if once.trim().is_empty() {
        return;
    }
    let twice = read("a.txt", once.as_bytes(), rules.iter().copied()).expect("it is text");
    let changing: Vec<_> = twice.edits.iter().filter(|edit| edit.changes() && !edit.before.trim().is_empty()).collect();
    assert_eq!(twice.clean.trim_end(), once.trim_end(), "{changing:#?}");
}
