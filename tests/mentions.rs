//! What the seeds name, against a table that was made by hand (`tests/mentions`): how much of it is found, and how much of what is
//! found is right.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiaokan::builtin::builtin;
use jiaokan::corpus::read;
use jiaokan::document::Document;
use jiaokan::fold::{Reading, fold};
use jiaokan::mentions::{Kind, Mention, mentions};
use proptest::prelude::*;

/// The least precision and recall that each kind must reach on the seeds, in percent.
const FLOORS: [(Kind, usize, usize); 5] = [
    (Kind::Person, 90, 90),
    (Kind::Place, 90, 90),
    (Kind::Quantity, 90, 90),
    (Kind::Date, 90, 90),
    (Kind::Term, 90, 90),
];

/// What a row of the table, or a mention, says beside what it is: an office with its organisation, a way, what is counted.
type Said = Vec<String>;

/// Things by document, kind and name, each with what is said of it as often as it stands there.
type Things = BTreeMap<(String, &'static str, Vec<u16>), Vec<Said>>;

fn key(text: &str) -> Vec<u16> {
    fold(text, Reading::Blind)
}

fn plain(text: &str) -> String {
    String::from_utf16_lossy(&fold(text, Reading::Script))
}

/// What the table says of a seed.
fn by_hand(document: &Document) -> Things {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mentions/seeds.tsv");
    let table = fs::read_to_string(path).expect("the table can be read");
    let mut things = Things::new();
    for row in table.lines().filter(|row| !row.starts_with('#') && document.id.starts_with(&row[..3])) {
        let cells: Vec<&str> = row.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let kind = Kind::named(cells[1]).unwrap_or_else(|| panic!("no such kind: {row}"));
        let times = |at: usize| cell(at).parse().unwrap_or(1);
        let (name, said, times) = match kind {
            // Every place where a name stands counts.
            Kind::Person => {
                let text = plain(&document.clean);
                (key(cell(2)), vec![plain(cell(3)), plain(cell(4))], text.matches(&plain(cell(2))).count())
            }
            Kind::Place => (key(cell(2)), vec![plain(cell(3))], times(4)),
            Kind::Quantity => (amount(number(cell(2)), cell(3)), vec![plain(cell(4))], 1),
            Kind::Date => (key(cell(2)), Vec::new(), times(3)),
            Kind::Term => (key(cell(2)), Vec::new(), 1),
        };
        assert!(times > 0, "the text does not hold it: {row}");
        things.entry((document.id.clone(), kind.name(), name)).or_default().extend(vec![said; times]);
    }
    things
}

fn number(text: &str) -> f64 {
    let parse = |text: &str| text.parse::<f64>().expect("a number");
    text.split_once('/').map_or_else(|| parse(text), |(part, whole)| parse(part) / parse(whole))
}

fn amount(value: f64, unit: &str) -> Vec<u16> {
    key(&format!("{value:.3} {unit}"))
}

/// What is found in a seed.
fn found(document: &Document) -> Things {
    let mut things = Things::new();
    for mention in mentions(document) {
        let Mention { kind, text, note, of, value, .. } = mention;
        let (name, said) = match kind {
            Kind::Person => (key(&text), vec![plain(&note), plain(&of)]),
            Kind::Place => (key(&text), vec![plain(&of)]),
            Kind::Quantity => (amount(value.expect("a quantity has one"), &note), vec![plain(&of)]),
            Kind::Date => (key(if note.is_empty() { &text } else { &note }), Vec::new()),
            Kind::Term => (key(&text), Vec::new()),
        };
        things.entry((document.id.clone(), kind.name(), name)).or_default().push(said);
    }
    things
}

#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
    /// Hits of which the table says more, and those of them that say the same.
    said: usize,
    said_right: usize,
}

/// Whether what was found says what the table says. Of a person that is asked of the name, not of each place of it.
fn agrees(wanted: &Said, found: &[Said]) -> bool {
    found.iter().any(|said| wanted.iter().zip(said).all(|(wanted, said)| wanted.is_empty() || wanted == said))
}

#[test]
fn the_seeds_name_what_a_reader_finds_in_them() {
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for document in builtin().documents() {
        let (wanted, got) = (by_hand(document), found(document));
        for (thing, said) in &got {
            let score = scores.entry(thing.1).or_default();
            let right = said.len().min(wanted.get(thing).map_or(0, Vec::len));
            (score.found, score.right) = (score.found + said.len(), score.right + right);
            if right < said.len() {
                println!(
                    "{} {}: too many: {} ×{} {said:?}",
                    &thing.0[..3],
                    thing.1,
                    String::from_utf16_lossy(&thing.2),
                    said.len() - right
                );
            }
        }
        for (thing, said) in &wanted {
            let score = scores.entry(thing.1).or_default();
            score.wanted += said.len();
            let have = got.get(thing).map_or(&[][..], Vec::as_slice);
            if have.len() < said.len() {
                println!(
                    "{} {}: missing: {} ×{}",
                    &thing.0[..3],
                    thing.1,
                    String::from_utf16_lossy(&thing.2),
                    said.len() - have.len()
                );
            }
            let told = said.iter().take(have.len()).filter(|said| said.iter().any(|cell| !cell.is_empty()));
            for said in told.take(if thing.1 == "person" { 1 } else { usize::MAX }) {
                score.said += 1;
                score.said_right += usize::from(agrees(said, have));
                if !agrees(said, have) {
                    println!(
                        "{} {}: says else: {} {said:?} {:?}",
                        &thing.0[..3],
                        thing.1,
                        String::from_utf16_lossy(&thing.2),
                        have
                    );
                }
            }
        }
    }
    for (kind, precision, recall) in FLOORS {
        let Score { right, found, wanted, said, said_right } = &scores[kind.name()];
        let name = kind.name();
        println!(
            "{name}: precision {right}/{found}, recall {right}/{wanted}, what is said of them {said_right}/{said}"
        );
        assert!(right * 100 >= found * precision, "{name}: precision {right}/{found}");
        assert!(right * 100 >= wanted * recall, "{name}: recall {right}/{wanted}");
        // The page says so too.
        let said = format!("  {name}: [{}, {}],", right * 100 / found, right * 100 / wanted);
        let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/src/measured.ts"));
        assert!(page.expect("it can be read").contains(&said), "www/src/measured.ts must say {said}");
    }
}

/// Prose in which little is named, and nothing must be found that is only like a name.
#[test]
fn prose_that_names_nobody_gives_no_names() {
    let texts = [
        "干部和群众都说好。有人说，居民小区里的老师傅多年如一日，书记要求代表们认真讨论。时说时笑，于是说了许多话。",
        "社区工作千头万绪，要走进社区、服务社区，把社区建设好。各地乡镇、农村和城镇都一样，故乡的村里也有社区。",
        "他一心一意，千家万户都看在眼里；第二天他五体投地，十分感谢，三番五次登门，两手抓、两不误。",
        "在 C++11 里 64位整数的 std::vector 有 utf-8 字节，参见第 3 节和图 2-1，版本 1.2.3，网址 a.b/c/2020。",
        "“我们一定会赢！”大家说，“只要坚持下去，就能看到希望。”",
    ];
    for text in texts {
        let document = read("prose.txt", format!("{text}\n").as_bytes(), &[]).expect("it is read");
        assert_eq!(mentions(&document), [], "{text}");
    }
}

/// The same in the other script, damaged at its ends, or of one character: nothing panics, and spans name what they say.
#[test]
fn every_mention_stands_where_it_says() {
    for document in builtin().documents() {
        for mention in mentions(document) {
            assert_eq!(mention.span.of(&document.clean), mention.text);
            assert!(mention.sentence.contains(mention.span), "{mention:?}");
            let line = document.lines[mention.line].span;
            assert!(line.contains(mention.span) && line.contains(mention.sentence), "{mention:?}");
        }
    }
    let corpus = builtin();
    let whole = &corpus.documents()[0].clean;
    for (at, _) in whole.char_indices() {
        for piece in [&whole[at..], &whole[..at]] {
            let document = Document { clean: piece.to_owned(), ..Document::default() };
            for mention in mentions(&document) {
                assert_eq!(mention.span.of(piece), mention.text);
            }
        }
    }
}

/// Traditional and simplified name the same.
#[test]
fn both_scripts_name_the_same() {
    let said = |text: &str| {
        let document = read("a.txt", text.as_bytes(), &[]).expect("it is read");
        let plain = |mention: Mention| (mention.kind.name(), plain(&mention.text), mention.value, plain(&mention.of));
        mentions(&document).into_iter().map(plain).collect::<Vec<_>>()
    };
    let (hant, hans) = (
        "天津市和平區委書記陳紹旺說，區文旅局2.3萬餘名黨員掛出「明白卡」，三千二百二十四戶在3月7日前完成。\n",
        "天津市和平区委书记陈绍旺说，区文旅局2.3万余名党员挂出「明白卡」，三千二百二十四户在3月7日前完成。\n",
    );
    assert_eq!(said(hant), said(hans));
    assert_eq!(said(hans).len(), 7);
}

proptest! {
    /// No text panics, and every span names what it says.
    #[test]
    fn no_text_panics(text in "([书记委区市县镇乡社街道村中李王陈赵丽娜高周来说是的、，。“”《》（）(左)年月日时点第一二三十百万亿半两多余几个名户元%0-9.,/: -]|居民区|党总支|松江|上海|天津|和平区|公司|三分之|百分之|局长|\u{20000}|\n){0,60}") {
        let document = Document { clean: text.clone(), ..Document::default() };
        for mention in mentions(&document) {
            prop_assert_eq!(mention.span.of(&text), mention.text.as_str());
            prop_assert!(mention.sentence.contains(mention.span));
        }
    }
}
