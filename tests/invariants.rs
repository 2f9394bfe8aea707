//! What is always true of a text that was read, whatever it holds: for the seeds, and for generated texts that mix what
//! damaged pages are made of.

mod promises;

use std::fs;
use std::path::Path;

use jiaokan::clean::rule::Rule;
use jiaokan::clean::rules::RULES;
use jiaokan::corpus::read;
use jiaokan::decode::{decode, refuse};
use jiaokan::edit::undo;
use promises::{check, twice_is_once};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// All rules.
fn all() -> Vec<&'static Rule> {
    RULES.iter().collect()
}

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

#[test]
fn the_seeds_keep_every_promise() {
    for (name, bytes) in seeds() {
        let document = check(&bytes, &all());
        assert!(!document.blocks.is_empty(), "{name} has a text");
        twice_is_once(&document, &all());
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
    let document = check(clean.as_bytes(), &all());
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

fn worth_reading(bytes: &[u8]) -> bool {
    refuse(&decode(bytes), bytes).is_ok()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_keeps_every_promise(pieces in prop::collection::vec(piece(), 1..60)) {
        let text = pieces.concat();
        prop_assume!(worth_reading(text.as_bytes()));
        check(text.as_bytes(), &all());
    }

    #[test]
    fn any_text_is_clean_when_cleaned(pieces in prop::collection::vec(piece(), 1..40)) {
        let text = pieces.concat();
        prop_assume!(worth_reading(text.as_bytes()));
        twice_is_once(&read("a.txt", text.as_bytes(), RULES).expect("it is text"), &all());
    }

    #[test]
    fn bytes_that_do_not_decode_come_back(pieces in prop::collection::vec(piece(), 8..30), at: prop::sample::Index, odd: u8) {
        let mut bytes = pieces.concat().into_bytes();
        bytes.insert(at.index(bytes.len()), odd | 0x80);
        prop_assume!(worth_reading(&bytes));
        check(&bytes, &all());
    }

    #[test]
    fn any_encoding_comes_back(
        pieces in prop::collection::vec(piece(), 8..30),
        encoding in 0..5_usize,
        cut in any::<prop::sample::Index>(),
        odd in any::<u8>(),
    ) {
        let text = pieces.concat();
        let mut bytes = match encoding {
            0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            1 => [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
            2 => encoding_rs::GB18030.encode(&text).0.into_owned(),
            3 => encoding_rs::BIG5.encode(&text).0.into_owned(),
            _ => encoding_rs::SHIFT_JIS.encode(&text).0.into_owned(),
        };
        prop_assert_eq!(decode(&bytes).encode(), bytes.clone());
        bytes.insert(cut.index(bytes.len()), odd);
        prop_assert_eq!(decode(&bytes).encode(), bytes.clone());
        if worth_reading(&bytes) {
            check(&bytes, &all());
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(decode(&bytes).encode(), bytes.clone());
        if let Ok(document) = read("a.txt", &bytes, RULES) {
            prop_assert_eq!(undo(&document.clean, &document.edits), Some(decode(&bytes).text));
        }
    }
}
