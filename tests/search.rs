//! Search is exact: the index answers as a plain scan does, and a highlight is what matched.

mod compared;
mod plain_scan;

use compared::{ODD, quoted};
use jiaokan::document::Document;
use jiaokan::error::Error;
use jiaokan::index::Index;
use jiaokan::query::{Mode, parse};
use jiaokan::results::{excerpt, hits_in, search};
use plain_scan::{agree, document};
use proptest::prelude::*;

/// The seeds as found: damage and all, they are text.
fn seeds() -> Vec<Document> {
    let mut paths: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"))
        .expect("seeds")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    paths.iter().zip(0..).map(|(path, id)| document(id, &std::fs::read_to_string(path).expect("UTF-8"))).collect()
}

/// Text of odd characters.
fn odd_text() -> impl Strategy<Value = String> {
    let chars: Vec<char> = ODD.chars().collect();
    proptest::collection::vec(proptest::sample::select(chars), 0..200).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_answers_as_a_plain_scan(texts in proptest::collection::vec(odd_text(), 1..5), from in 0..300_usize, length in 1..6_usize) {
        let documents: Vec<Document> = texts.iter().zip(0..).map(|(text, id)| document(id, text)).collect();
        let index = Index::build(&documents);
        let all: Vec<char> = texts.concat().chars().filter(|c| *c != '\n').collect();
        prop_assume!(!all.is_empty());
        let phrase: String = all.iter().cycle().skip(from).take(length).collect();
        for mode in Mode::ALL {
            agree(&index, &documents, &phrase, mode);
        }
    }

    #[test]
    fn a_query_never_panics(text in "[-|()\"甲乙a *　_/.\\[\\]^?+{}1,\\\\:]{0,40}|((甲|乙|\\(|\\)|-|title:|date:|2020|\\.\\.|py:|jia|/.*/|NEAR/|3|\\|)[ ]?){0,20}|\\PC{0,60}") {
        let documents = [document(0, "甲乙 甲\na-乙")];
        let index = Index::build(&documents);
        for mode in Mode::ALL {
            match parse(&text, mode) {
                Ok(query) => {
                    let results = search(&index, &documents, &query).expect("short texts are within every limit");
                    prop_assert_eq!(results.documents.iter().map(|found| found.hits).sum::<usize>(), results.total);
                }
                Err(Error::Query { at, .. }) => prop_assert!(at <= text.chars().count()),
                Err(other) => prop_assert!(false, "{}", other),
            }
        }
    }
}

#[test]
fn every_piece_of_the_seeds_is_found() {
    let documents = seeds();
    let index = Index::build(&documents);
    let lines: Vec<Vec<char>> =
        documents.iter().flat_map(|d| d.lines.iter().map(|line| line.span.of(&d.clean).chars().collect())).collect();
    // Multiplying by a large prime walks over the lines and places without a pattern, the same on every machine.
    for n in 0..400_usize {
        let line = &lines[n * 7919 % lines.len()];
        let from = n * 104_729 % line.len();
        let piece: String = line[from..(from + 1 + n % 12).min(line.len())].iter().collect();
        for mode in Mode::ALL {
            let total = agree(&index, &documents, &piece, mode);
            assert!(total > 0 || parse(&quoted(&piece), mode).is_err(), "{piece:?} {mode:?}");
        }
    }
}

#[test]
fn a_wider_mode_finds_no_less() {
    let documents = seeds();
    let index = Index::build(&documents);
    for phrase in ["社區", "社区", "，", "2.", ".3", "10", "战疫", "“", "的", "党员 ", "APP"] {
        let found =
            |mode| search(&index, &documents, &parse(&quoted(phrase), mode).expect(phrase)).expect(phrase).total;
        let [auto, script, exact, verbatim] = Mode::ALL.map(found);
        // Hits that touch may be counted otherwise where marks are skipped; none of these repeats itself.
        assert!(auto >= script && auto >= exact && script >= verbatim && exact >= verbatim, "{phrase}");
    }
}

/// Named queries: text, query, mode, the hits as they stand in the text.
const NAMED: &[(&str, &str, Mode, &[&str])] = &[
    ("社區社区", "社区", Mode::Auto, &["社區", "社区"]),
    ("社區社区", "社區", Mode::Script, &["社區", "社区"]),
    ("社區社区", "社区", Mode::Exact, &["社区"]),
    ("他忍受著", "忍受着", Mode::Script, &["忍受著"]),
    ("對錶現突出的", "表现突出", Mode::Script, &["錶現突出"]),
    ("懷遠裡", "怀远里", Mode::Script, &["懷遠裡"]),
    ("戰“疫”有我", "战疫", Mode::Auto, &["戰“疫"]),
    ("戰“疫”有我", "战疫", Mode::Script, &[]),
    ("战“疫”", "战疫", Mode::Exact, &["战“疫"]),
    ("戰“疫”", "战疫", Mode::Exact, &[]),
    ("戰“疫”", "戰“疫", Mode::Verbatim, &["戰“疫"]),
    ("2.3萬", "23万", Mode::Auto, &[]),
    ("2.3萬", "2.3万", Mode::Auto, &["2.3萬"]),
    ("２．３萬", "2.3万", Mode::Auto, &["２．３萬"]),
    ("甲甲甲", "甲甲", Mode::Auto, &["甲甲"]),
    ("好。好，", "。", Mode::Auto, &["。"]),
    ("好。好，", "好好", Mode::Auto, &["好。好"]),
    ("好。\n好，", "好好", Mode::Auto, &[]),
    ("ＡＰＰ app", "App", Mode::Script, &["ＡＰＰ", "app"]),
    ("chǎn", "chan", Mode::Script, &["chǎn"]),
    ("甲乙丙", "甲乙 | 乙丙 | 甲", Mode::Auto, &["甲乙"]),
    ("甲 乙", "甲 -丙", Mode::Auto, &["甲"]),
    ("甲 乙", "甲 -乙", Mode::Auto, &[]),
    ("甲 乙", "丙 | 甲 丙 | 乙", Mode::Auto, &["乙"]),
    ("甲 乙", "\"甲 乙\"", Mode::Script, &["甲 乙"]),
    ("甲乙", "\"甲 乙\"", Mode::Script, &[]),
    ("甲乙", "\"甲 乙\"", Mode::Auto, &["甲乙"]),
    ("a*b/c", "\"*b/\"", Mode::Script, &["*b/"]),
    ("伍\u{4e01}㑮", "𫝈", Mode::Script, &["㑮"]),
];

#[test]
fn named_queries_find_what_they_name() {
    for (text, query, mode, expected) in NAMED {
        let document = document(0, text);
        let hits = hits_in(&document, &parse(query, *mode).expect(query)).expect(query);
        let found: Vec<&str> = hits.iter().map(|hit| hit.span.of(&document.clean)).collect();
        assert_eq!(&found, expected, "{query} {mode:?} in {text}");
    }
}

#[test]
fn better_answers_come_first() {
    let texts =
        ["旧\n社区乙", "社区\n无", "旧\n社区社区社区", "旧\n社区，很远很远很远很远很远很远很远很远很远的地方才有乙"];
    let documents: Vec<Document> = texts.iter().zip(0..).map(|(text, id)| document(id, text)).collect();
    let index = Index::build(&documents);
    let order = |query: &str| -> Vec<usize> {
        search(&index, &documents, &parse(query, Mode::Auto).expect(query))
            .expect(query)
            .documents
            .iter()
            .map(|d| d.document)
            .collect()
    };
    assert_eq!(order("社区")[..2], [1, 2], "a title counts more, then how often");
    assert_eq!(order("社区 乙"), [0, 3], "near goes before far");
    let same: Vec<Document> = (0..3).rev().map(|id| document(id, "旧\n社区")).collect();
    let results = search(&Index::build(&same), &same, &parse("社区", Mode::Auto).expect("query")).expect("found");
    assert_eq!(results.documents.iter().map(|d| d.id.as_str()).collect::<Vec<_>>(), ["000", "001", "002"]);
}

#[test]
fn an_excerpt_shows_the_densest_passage() {
    let far = "无".repeat(200);
    let documents = [document(0, &format!("社区\n社区{far}社区甲，社区乙{far}"))];
    let shown = excerpt(&documents[0], &parse("社区", Mode::Auto).expect("query")).expect("found");
    assert_eq!((shown.line, shown.marks.len()), (1, 2));
    assert!(shown.text.starts_with("…无") && shown.text.ends_with("无…"), "{}", shown.text);
    assert_eq!(shown.text.chars().count(), 82);
    let absent = parse("街道", Mode::Auto).expect("query");
    assert_eq!(excerpt(&documents[0], &absent).expect("found").text, "");
}

#[test]
fn an_empty_corpus_has_no_answer() {
    let results = search(&Index::build(&[]), &[], &parse("社区", Mode::Auto).expect("query")).expect("found");
    assert_eq!((results.total, results.documents.len()), (0, 0));
    let empty = [document(0, "")];
    assert_eq!(
        search(&Index::build(&empty), &empty, &parse("社区", Mode::Verbatim).expect("query")).expect("found").total,
        0
    );
}

#[test]
fn a_hostile_query_takes_its_time_in_proportion() {
    // Every place is a candidate up to its last character. A quadratic search would take minutes.
    let documents = [document(0, &"區".repeat(300_000)), document(1, &"区".repeat(300_000))];
    let index = Index::build(&documents);
    for (query, mode, total) in [
        ("區".repeat(9_999) + "区", Mode::Exact, 0),
        ("區".repeat(9_999) + "甲", Mode::Auto, 0),
        ("區".repeat(10_000), Mode::Exact, 30),
        ("區".repeat(10_000), Mode::Script, 60),
    ] {
        let start = std::time::Instant::now();
        assert_eq!(search(&index, &documents, &parse(&query, mode).expect("query")).expect("found").total, total);
        assert!(start.elapsed().as_secs() < 10, "{mode:?}");
    }
}
