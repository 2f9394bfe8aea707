//! The query language on texts: what each form finds, and what a whole query of them finds.

mod compared;
mod plain_scan;

use std::time::Instant;

use compared::{ODD, quoted};
use jiaokan::document::{Document, Edition, Script};
use jiaokan::edit::{Edit, Evidence, Span};
use jiaokan::error::Error;
use jiaokan::index::Index;
use jiaokan::query::{Mode, parse};
use jiaokan::results::{excerpt, hits_in, search};
use plain_scan::{agree, document};
use proptest::prelude::*;

/// A text, a query, a mode, the hits as they stand in the text.
const FOUND: &[(&str, &str, Mode, &[&str])] = &[
    // * and _
    ("社会区，社区，社一二三四五六七八九十区", "社*区", Mode::Script, &["社会区", "社区", "社一二三四五六七八九十区"]),
    ("社一二三四五六七八九十百区", "社*区", Mode::Script, &[]),
    ("社社區區", "社*区", Mode::Script, &["社社區"]),
    ("社、會、區", "社_区", Mode::Auto, &["社、會、區"]),
    ("社、會、區", "社_区", Mode::Script, &[]),
    ("社會區 社会区", "社_区", Mode::Exact, &["社会区"]),
    ("社 会 区", "社*区", Mode::Verbatim, &["社 会 区"]),
    ("社区", "*社区*", Mode::Auto, &["社区"]),
    ("大社区", "_社区", Mode::Auto, &["大社区"]),
    ("社区", "_社区", Mode::Auto, &[]),
    ("“好”", "“*”", Mode::Auto, &["“好”"]),
    ("社会\n区", "社*区", Mode::Auto, &[]),
    ("甲𠀀乙", "甲_乙", Mode::Auto, &["甲𠀀乙"]),
    ("𠀀甲乙𠀀甲乙", "甲*乙", Mode::Auto, &["甲乙", "甲乙"]),
    // Regular expressions
    ("社區、社会、设备", "/社[区會]/", Mode::Auto, &["社區", "社会"]),
    ("社區、社会", "/社[区會]/", Mode::Exact, &[]),
    ("社區、社会", "/社[區会]/", Mode::Exact, &["社區", "社会"]),
    ("區区大", "/[^區]/", Mode::Auto, &["大"]),
    ("ＡbＣ", "/[A-B]+/", Mode::Auto, &["Ａb"]),
    ("ＡbＣ", "/[[:upper:]]+/", Mode::Auto, &["ＡbＣ"]),
    ("在2020年３月10日", "/\\d+年\\d+月/", Mode::Auto, &["2020年３月"]),
    ("在2020年３月10日", "/\\d+年\\d+月/", Mode::Verbatim, &["2020年３月"]),
    ("社區，人", "/\\p{Han}+，/", Mode::Auto, &["社區，"]),
    ("社區，人", "/^社.$|人$/", Mode::Auto, &["人"]),
    ("社區，人", "/x*/", Mode::Auto, &[]),
    ("a/b", "/a\\/b/", Mode::Auto, &["a/b"]),
    ("社  区", "/社 +区/", Mode::Auto, &["社  区"]),
    ("e\u{301}cole", "/É.o/", Mode::Auto, &["e\u{301}co"]),
    ("𠀀乙𠀀乙", "/乙/", Mode::Auto, &["乙", "乙"]),
    // NEAR
    ("党员和群众在社区", "社区 NEAR/4 党员", Mode::Script, &["党员", "社区"]),
    ("党员和群众在社区", "社区 NEAR/3 党员", Mode::Script, &[]),
    ("党员，和社区", "社区 NEAR/1 党员", Mode::Script, &[]),
    ("党员，和社区", "社区 NEAR/1 党员", Mode::Auto, &["党员", "社区"]),
    ("党员\n社区", "社区 NEAR/9 党员", Mode::Auto, &[]),
    ("党员社区，党员在很远的地方", "社区 NEAR/1 党员", Mode::Auto, &["党员", "社区", "党员"]),
    ("甲一乙二丙 甲一乙三四丙", "甲 NEAR/1 乙 NEAR/1 丙", Mode::Script, &["甲", "乙", "丙"]),
    ("甲一乙二二二二二二二二二甲三四五六丙", "甲 NEAR/1 乙 NEAR/1 丙", Mode::Script, &[]),
    ("甲乙 甲丙", "甲 NEAR/0 (乙 | /[丙]/)", Mode::Script, &["甲", "乙", "甲", "丙"]),
    ("甲甲", "甲 NEAR/0 甲", Mode::Script, &["甲", "甲"]),
    ("甲乙", "甲乙 NEAR/5 乙", Mode::Script, &[]),
    // title: is the first line of these.
    ("社区\n社區的人", "title:社区", Mode::Auto, &["社区"]),
    ("社区\n社區的人", "title:(甲 | 社*)", Mode::Auto, &["社"]),
    ("社区\n社區的人", "人 -title:社区", Mode::Auto, &[]),
    ("松江黨員\n松江", "py:songjiang", Mode::Auto, &["松江"]),
    ("松江黨員\n松江", "py:sjdy | py:x", Mode::Verbatim, &["松江黨員"]),
];

#[test]
fn each_form_finds_what_it_says() {
    for (text, query, mode, expected) in FOUND {
        let document = document(0, text);
        let hits = hits_in(&document, &parse(query, *mode).expect(query)).expect(query);
        let found: Vec<&str> = hits.iter().map(|hit| hit.span.of(&document.clean)).collect();
        assert_eq!(&found, expected, "{query} {mode:?} in {text}");
    }
}

/// Documents that differ in what was printed about them.
fn described() -> Vec<Document> {
    let mut documents: Vec<Document> =
        ["甲\n社区", "乙\n社區", "丙\n街道", "丁\n社区"].iter().zip(0..).map(|(text, id)| document(id, text)).collect();
    let field = |text: &str| Some(text.to_owned());
    documents[0].fields.source = field("新華社");
    documents[0].fields.published = field("2020-03-10T21:56");
    documents[0].script = Script::Hans;
    documents[1].fields.author = field("謝衛群");
    documents[1].fields.published = field("2020-04");
    documents[1].script = Script::Hant;
    documents[2].fields.site = field("松江・新闻网");
    documents[2].fields.published = field("2020");
    documents[2].flags = vec!["truncated".to_owned()];
    documents[3].fields.published = field("XXXX-03-05");
    documents[3].fields.edition = Some(Edition { paper: "松江报".to_owned(), ..Edition::default() });
    documents[3].edits = vec![Edit::plain("byte-slip", "社", Span::new(0, 3), "社", Evidence::new(&["", ""]))];
    documents
}

#[test]
fn fields_say_which_documents_answer() {
    let documents = described();
    let index = Index::build(&documents);
    for (query, expected) in [
        ("source:新华社", &[0][..]),
        ("source:/^松.报$/", &[3]),
        ("author:谢卫群 | site:松江新闻", &[1, 2]),
        ("date:2020", &[0, 1, 2]),
        ("date:2020-03..2020-04", &[0, 1]),
        ("date:2020-04..", &[1]),
        ("date:..2020-03-10", &[0]),
        ("date:2020-03-10", &[0]),
        ("script:hant", &[1]),
        ("has:slip", &[3]),
        ("rule:byte-slip", &[3]),
        ("has:truncated", &[2]),
        ("社区 -script:hant", &[0, 3]),
        ("社区 date:2020", &[0, 1]),
        ("街道 | date:2020-04", &[1, 2]),
        ("py:xieweiqun", &[1]),
        ("py:sjb | py:xhs", &[0, 3]),
        ("(title:甲 | title:乙) script:hans", &[0]),
    ] {
        let results = search(&index, &documents, &parse(query, Mode::Auto).expect(query)).expect(query);
        let mut found: Vec<usize> = results.documents.iter().map(|found| found.document).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{query}");
        let query = parse(query, Mode::Auto).expect(query);
        assert!(found.iter().all(|&at| !excerpt(&documents[at], &query).expect("found").text.is_empty()));
    }
    let exact = parse("source:新华社", Mode::Exact).expect("a field");
    assert_eq!(search(&index, &documents, &exact).expect("found").documents.len(), 0, "as the mode says");
    let all = search(&index, &documents, &parse("date:2020", Mode::Auto).expect("a field")).expect("found");
    assert_eq!(all.documents.iter().map(|found| found.document).collect::<Vec<_>>(), [1, 0, 2], "the latest first");
}

/// What folds together: every two of a row find each other, character by character.
const FOLDED: &[(&str, &[&str])] = &[
    ("both scripts", &["社区", "社區"]),
    ("one to many", &["头发", "頭髮"]),
    ("one to many", &["发展", "發展"]),
    ("one to many", &["干部", "幹部"]),
    ("one to many", &["皇后", "皇後"]),
    ("one to many", &["台湾", "臺灣", "檯灣", "颱灣"]),
    ("one to many", &["面条", "麵條"]),
    ("one to many", &["复杂", "複雜", "復雜"]),
    ("one to many", &["钟表", "鐘錶", "鍾表"]),
    ("variants", &["忍受着", "忍受著"]),
    ("variants", &["这里", "這裡", "這裏"]),
    ("variants", &["群众", "羣眾", "群眾", "群衆"]),
    ("variants", &["卫生", "衛生", "衞生"]),
    ("variants", &["为了", "為了", "爲了"]),
    ("variants", &["线", "線", "綫"]),
    ("kZ variants", &["说", "說", "説"]),
    ("kZ variants", &["户", "戶", "戸"]),
    ("compatibility", &["豈有", "\u{F900}有", "岂有"]),
    ("compatibility", &["福", "\u{FA1B}"]),
    ("Kangxi radicals", &["人生", "\u{2F08}\u{2F63}"]),
    ("radicals supplement", &["母", "\u{2E9F}"]),
    ("width", &["ABC123", "ＡＢＣ１２３"]),
    ("width", &["アイ", "ｱｲ"]),
    ("case", &["COVID", "covid", "Covid"]),
    ("accents", &["chan", "chǎn", "cha\u{30C}n"]),
    ("accents", &["ecole", "école", "ÉCOLE"]),
];

#[test]
fn what_folds_together_finds_each_other() {
    for (what, forms) in FOLDED {
        let documents: Vec<Document> = forms.iter().zip(0..).map(|(form, id)| document(id, form)).collect();
        let index = Index::build(&documents);
        for typed in *forms {
            for mode in [Mode::Auto, Mode::Script] {
                assert_eq!(agree(&index, &documents, typed, mode), forms.len(), "{what}: {typed} {mode:?}");
                let results = search(&index, &documents, &parse(typed, mode).expect(typed)).expect(typed);
                let mut found: Vec<&str> = results.forms.iter().map(|form| form.text.as_str()).collect();
                let mut expected = forms.to_vec();
                expected.sort_unstable();
                expected.dedup();
                found.sort_unstable();
                assert_eq!(found, expected, "{what}: {typed} {mode:?}");
            }
            let exact = search(&index, &documents, &parse(typed, Mode::Verbatim).expect(typed)).expect(typed);
            assert!(exact.forms.iter().all(|form| form.text == *typed), "{what}: {typed}");
        }
    }
}

/// A tree over the words 甲, 乙, 丙, written out, and whether a text holds it.
#[derive(Clone, Debug)]
enum Tree {
    Word(char),
    And(Vec<Tree>),
    Or(Vec<Tree>),
    Without(Box<Tree>, Box<Tree>),
}

impl Tree {
    fn written(&self) -> String {
        let join = |all: &[Self], mark: &str| all.iter().map(Self::written).collect::<Vec<_>>().join(mark);
        match self {
            Self::Word(c) => c.to_string(),
            Self::And(all) => format!("({})", join(all, " ")),
            Self::Or(all) => format!("({})", join(all, "|")),
            Self::Without(a, b) => format!("({} -{})", a.written(), b.written()),
        }
    }

    fn holds(&self, text: &str) -> bool {
        match self {
            Self::Word(c) => text.contains(*c),
            Self::And(all) => all.iter().all(|tree| tree.holds(text)),
            Self::Or(all) => all.iter().any(|tree| tree.holds(text)),
            Self::Without(a, b) => a.holds(text) && !b.holds(text),
        }
    }
}

fn trees() -> impl Strategy<Value = Tree> {
    let word = proptest::sample::select(vec!['甲', '乙', '丙']).prop_map(Tree::Word);
    word.prop_recursive(3, 24, 3, |inner| {
        let several = || proptest::collection::vec(inner.clone(), 1..3);
        prop_oneof![
            several().prop_map(Tree::And),
            several().prop_map(Tree::Or),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| Tree::Without(Box::new(a), Box::new(b))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn operators_choose_the_documents_that_logic_chooses(tree in trees(), texts in proptest::collection::vec("[甲乙丙丁]{0,4}", 1..6)) {
        let documents: Vec<Document> = texts.iter().zip(0..).map(|(text, id)| document(id, text)).collect();
        let query = parse(&tree.written(), Mode::Auto).expect("at most three words");
        let results = search(&Index::build(&documents), &documents, &query).expect("words only");
        let mut found: Vec<usize> = results.documents.iter().map(|found| found.document).collect();
        found.sort_unstable();
        let expected: Vec<usize> = (0..texts.len()).filter(|at| tree.holds(&texts[*at])).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn patterns_find_what_a_plain_scan_finds(text in "[甲乙丙]{0,30}", gap in 0..3_usize) {
        // 甲, so many of any, 乙: as a pattern of `_`, as a regular expression, and by looking at every place.
        let document = document(0, &text);
        let chars: Vec<char> = text.chars().collect();
        let (mut expected, mut at) = (Vec::new(), 0);
        while at + gap + 1 < chars.len() {
            let hit = chars[at] == '甲' && chars[at + gap + 1] == '乙';
            if hit {
                expected.push(Span::new(at * 3, (at + gap + 2) * 3));
            }
            at += if hit { gap + 2 } else { 1 };
        }
        for query in [format!("甲{}乙", "_".repeat(gap)), format!("/甲.{{{gap}}}乙/")] {
            for mode in Mode::ALL {
                let hits = hits_in(&document, &parse(&query, mode).expect("a pattern")).expect("short");
                prop_assert_eq!(hits.iter().map(|hit| hit.span).collect::<Vec<_>>(), expected.clone(), "{} {:?}", query, mode);
            }
        }
    }

    #[test]
    fn a_pattern_of_a_character_is_that_character(text in proptest::collection::vec(proptest::sample::select(ODD.chars().collect::<Vec<_>>()), 0..40), at in 0..40_usize) {
        // A regular expression, a word with a `*` behind it and the word find the same where marks count.
        prop_assume!(at < text.len());
        let (c, text) = (text[at], text.iter().collect::<String>());
        let document = document(0, &text);
        for mode in [Mode::Script, Mode::Verbatim] {
            let hits = |query: &str| parse(query, mode).and_then(|query| hits_in(&document, &query));
            let Ok(expected) = hits(&quoted(&c.to_string())) else { continue };
            prop_assert_eq!(hits(&format!("/[{}]/", regex::escape(&c.to_string()).replace('/', "\\/"))), Ok(expected.clone()), "{:?} {:?}", c, mode);
            if !c.is_whitespace() && !"\"-/*_|()".contains(c) {
                prop_assert_eq!(hits(&format!("{c}*")), Ok(expected), "{:?} {:?}", c, mode);
            }
        }
    }

    #[test]
    fn near_finds_what_every_pair_says(text in "[甲乙丙，]{0,30}", distance in 0..4_usize) {
        let document = document(0, &text);
        let chars: Vec<char> = text.chars().collect();
        let near = |a: usize, b: usize| a.abs_diff(b) <= distance + 1;
        let has = |at: usize, other: char| (0..chars.len()).any(|b| chars[b] == other && near(at, b));
        let other = |c| match c { '甲' => Some('乙'), '乙' => Some('甲'), _ => None };
        let expected: Vec<usize> =
            (0..chars.len()).filter(|at| other(chars[*at]).is_some_and(|other| has(*at, other))).map(|at| at * 3).collect();
        let query = parse(&format!("甲 NEAR/{distance} 乙"), Mode::Script).expect("near");
        let hits = hits_in(&document, &query).expect("words only");
        prop_assert_eq!(hits.iter().map(|hit| hit.span.from).collect::<Vec<_>>(), expected);
    }
}

#[test]
fn hostile_queries_answer_or_say_why_not() {
    let odd: String = (0..100_000_u32).map(|n| if n.wrapping_mul(n) % 7 < 3 { 'a' } else { '區' }).collect();
    let documents = [document(0, &odd), document(1, &"a".repeat(300_000)), document(2, "社区")];
    let index = Index::build(&documents);
    let long = "甲".repeat(100_000);
    for query in [
        "/(a|aa)+$/",
        "/a.*[^a]$|a/",
        "/(.*)*x/",
        "/(a?){50}a{50}/",
        "/[区a]*a[区a]{300}x/",
        "/(([a区]{1,30}){1,30}){1,3}/",
        "/.*.*.*=.*/",
        "a*a*a*a*a*a*a*a*a*a*a*x",
        "*区*区*区*区*区*区*甲",
        "a NEAR/1000 区 NEAR/1000 a NEAR/1000 区",
        long.as_str(),
    ] {
        let start = Instant::now();
        for mode in Mode::ALL {
            match parse(query, mode).and_then(|query| search(&index, &documents, &query)) {
                Ok(_) | Err(Error::Query { .. }) => {}
                Err(other) => panic!("{other}"),
            }
        }
        // Unoptimised, on a busy machine, in four modes; one that ran away would take hours.
        assert!(start.elapsed().as_secs() < 30, "{query:.40}: {:?}", start.elapsed());
        let after = search(&index, &documents, &parse("社区", Mode::Auto).expect("a word")).expect("a word");
        assert_eq!(after.total, 1, "the engine is as it was");
    }
}
