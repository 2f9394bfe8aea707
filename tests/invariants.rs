//! What is always true of a text that was read, whatever it holds: for the seeds, and for generated texts that mix what
//! damaged pages are made of.

use std::fs;
use std::path::Path;

use jiaokan::clean::rule::Rule;
use jiaokan::clean::rules::{RULES, by_name};
use jiaokan::corpus::read;
use jiaokan::decode::decode;
use jiaokan::document::Document;
use jiaokan::edit::{OffsetMap, Span, Status, apply, undo};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The seeds' names and bytes.
fn seeds() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let files = fs::read_dir(folder).expect("the seeds are there").map(|file| file.expect("readable").path());
    let texts = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let mut seeds: Vec<_> = texts.map(|path| (path.display().to_string(), fs::read(path).expect("readable"))).collect();
    seeds.sort();
    assert_eq!(seeds.len(), 5);
    seeds
}

/// All that holds of one reading.
fn check(bytes: &[u8], rules: &[&Rule]) -> Document {
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
        assert!(!edit.evidence.zh.is_empty() && !edit.evidence.en.is_empty(), "each has a reason: {edit:?}");
        assert!(!edit.candidates.contains(&edit.after), "the others are others: {edit:?}");
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

/// Cleaning what was cleaned changes nothing but the line break at the end.
fn twice_is_once(document: &Document) {
    let once = as_lines(document);
    if once.trim().is_empty() {
        return;
    }
    let twice = read("a.txt", once.as_bytes(), RULES).expect("it is text");
    let changing: Vec<_> = twice.edits.iter().filter(|edit| edit.changes() && !edit.before.trim().is_empty()).collect();
    assert_eq!(twice.clean.trim_end(), once.trim_end(), "{changing:#?}");
}

#[test]
fn the_seeds_keep_every_promise() {
    for (name, bytes) in seeds() {
        let document = check(&bytes, &RULES.iter().collect::<Vec<_>>());
        assert!(!document.blocks.is_empty(), "{name} has a text");
        twice_is_once(&document);
    }
}

#[test]
fn the_seeds_keep_them_without_any_one_rule() {
    for (_, bytes) in seeds() {
        for off in RULES {
            let rules: Vec<&Rule> = RULES.iter().filter(|rule| rule.name != off.name).collect();
            check(&bytes, &rules);
        }
    }
}

#[test]
fn the_same_source_gives_the_same_document() {
    for (name, bytes) in seeds() {
        assert_eq!(read(&name, &bytes, RULES), read(&name, &bytes, RULES));
    }
}

#[test]
fn a_clean_text_is_not_touched() {
    let clean = "春天的社区\n\n三月的早晨，社区里的人都来了。“大家早！”她说。\n第二天，他们又来了（一共三十人）；没有人迟到。\n";
    let document = check(clean.as_bytes(), &RULES.iter().collect::<Vec<_>>());
    let words = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(words(&document.clean), words(clean));
}

fn one_of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(pieces).prop_map(str::to_owned)
}

/// Pieces that damaged pages are made of.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[一-鿿]{1,12}",
        2 => one_of(&["產(chǎn)", "黨(dǎng)員", "絡(luò )", "烟(yan)", "行(háng)", "(guò)", "過^(guò)"]),
        2 => one_of(&["?!斑", "??倳?shū)", "?!?/p>", "總?cè)丝诔^(guò)", "覀兙W(wǎng)", "? ", "???", "?"]),
        3 => one_of(&["，", "。", ",", "!", "“", "”", "（", "）", "：", ":", "、", "；", "……", "——", "，，"]),
        2 => one_of(&[
            "首页 > 正文", "责任编辑：张三", "分享到：", "相关文章", "ICP备12345678号", "| |", "来源：新华网", "2020-03-05 08:12",
            "上一篇：没有了", "作者：李四", "字号 大 中 小", "版权所有", "&middot;", "<samp id=\"x\"></samp>", "ddj7",
            "松江县|宝山县|青浦县|嘉定县|奉贤县|金山县",
        ]),
        2 => one_of(&["\n", "\n\n", "\r\n", " ", "\u{3000}", "\u{A0}", "\t", "\u{2028}", "\u{85}"]),
        1 => one_of(&["\u{0}", "\u{5}", "\u{7}", "\u{1B}", "\u{FFFD}", "\u{E000}", "\u{E5E5}", "𠮷", "🙂", "\u{202E}", "e\u{301}", "\u{FEFF}"]),
        1 => "[ -~]{1,8}",
    ]
}

/// The same texts in every run, so that a change of the code is what makes a test fail; `PROPTEST_RNG_SEED=…` and
/// `PROPTEST_CASES=…` look at others.
fn config() -> ProptestConfig {
    let set = ProptestConfig::default();
    let chosen = |name: &str| std::env::var_os(name).is_some();
    ProptestConfig {
        cases: if chosen("PROPTEST_CASES") { set.cases } else { 192 },
        rng_seed: if chosen("PROPTEST_RNG_SEED") { set.rng_seed } else { RngSeed::Fixed(7) },
        failure_persistence: None,
        ..set
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_keeps_every_promise(pieces in prop::collection::vec(piece(), 1..60)) {
        let text = pieces.concat();
        prop_assume!(jiaokan::decode::refuse(text.as_bytes()).is_ok());
        check(text.as_bytes(), &RULES.iter().collect::<Vec<_>>());
    }

    #[test]
    fn any_text_is_clean_when_cleaned(pieces in prop::collection::vec(piece(), 1..40)) {
        let text = pieces.concat();
        prop_assume!(jiaokan::decode::refuse(text.as_bytes()).is_ok());
        twice_is_once(&read("a.txt", text.as_bytes(), RULES).expect("it is text"));
    }

    #[test]
    fn bytes_that_do_not_decode_come_back(pieces in prop::collection::vec(piece(), 8..30), at: prop::sample::Index, odd: u8) {
        let mut bytes = pieces.concat().into_bytes();
        bytes.insert(at.index(bytes.len()), odd | 0x80);
        prop_assume!(jiaokan::decode::refuse(&bytes).is_ok());
        check(&bytes, &RULES.iter().collect::<Vec<_>>());
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(document) = read("a.txt", &bytes, RULES) {
            prop_assert_eq!(undo(&document.clean, &document.edits), Some(decode(&bytes).text));
        }
    }
}
