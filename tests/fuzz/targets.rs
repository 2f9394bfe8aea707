//! The targets: what is done with an input, what must hold of it, and what was seen.
//!
//! In: any input. Out: *signs*, one for each kind of thing that happened (a rule that fired, an error), by which the driver
//! knows an input that leads somewhere new. It panics where a promise is broken.

use std::collections::BTreeSet;

use jiaokan::clean::clean;
use jiaokan::clean::recurring::Count;
use jiaokan::clean::rule::{Rule, Stage};
use jiaokan::clean::rules::RULES;
use jiaokan::corpus::{Corpus, read_again};
use jiaokan::decode::{decode, refuse};
use jiaokan::document::{Document, Fields};
use jiaokan::edit::{apply, undo};
use jiaokan::error::Error;
use jiaokan::index::Index;
use jiaokan::pack;
use jiaokan::query::{Mode, parse};
use jiaokan::results::search;
use sha2::{Digest, Sha256};

use crate::promises::check;

/// What happened.
pub type Signs = BTreeSet<String>;

/// A target: its name, what is done with an input, whether inputs are text, and how long they may become.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]) -> Signs,
    pub is_text: bool,
    pub longest: usize,
}

pub const TARGETS: [Target; 5] = [
    Target { name: "decode", run: decoding, is_text: false, longest: 400 },
    Target { name: "mend", run: mending, is_text: true, longest: 300 },
    Target { name: "classify", run: classifying, is_text: true, longest: 400 },
    Target { name: "query", run: asking, is_text: true, longest: 40 },
    Target { name: "pack", run: opening, is_text: false, longest: 3000 },
];

/// Any bytes come back from their text.
fn decoding(bytes: &[u8]) -> Signs {
    let decoded = decode(bytes);
    assert_eq!(decoded.encode(), bytes, "no byte is lost");
    let lost = ["whole", "damaged"][usize::from(!decoded.undecoded.is_empty())];
    let bom = ["", " with a mark"][usize::from(decoded.bom)];
    let refused = refuse(&decoded, bytes).err().map_or("read", |error| kind(&error));
    [format!("{} {lost}{bom} {refused}", decoded.encoding)].into()
}

fn kind(error: &Error) -> &'static str {
    match error {
        Error::Empty => "empty",
        Error::Binary => "binary",
        Error::Encoding { .. } => "unknown",
        _ => "other",
    }
}

/// Mending is undone, in whatever text.
fn mending(bytes: &[u8]) -> Signs {
    let text = String::from_utf8_lossy(bytes);
    let rules: Vec<&Rule> = RULES.iter().filter(|rule| rule.stage == Stage::Mend).collect();
    let cleaned = clean(&text, rules);
    assert_eq!(apply(&text, &cleaned.edits), cleaned.text, "the edits lead to the clean text");
    assert_eq!(undo(&cleaned.text, &cleaned.edits).as_deref(), Some(&*text), "and back");
    let sign = |edit: &jiaokan::edit::Edit| format!("{} {:?} {}", edit.rule, edit.status, edit.candidates.len().min(2));
    cleaned.edits.iter().map(sign).collect()
}

/// All that is promised holds of whatever text, and what is clean stays as it is. (The title is left where it stands: where
/// a heap of scraps has its title in the middle, what stands before it would be read in another light behind it.)
fn classifying(bytes: &[u8]) -> Signs {
    let text = String::from_utf8_lossy(bytes);
    if refuse(&decode(text.as_bytes()), text.as_bytes()).is_err() {
        return Signs::new();
    }
    let rules: Vec<&Rule> = RULES.iter().collect();
    let document = check(text.as_bytes(), &rules);
    let again = clean(&document.clean, rules.iter().copied());
    let changing: Vec<_> = again.edits.iter().filter(|edit| edit.changes()).collect();
    assert_eq!(again.text, document.clean, "twice is once: {changing:#?}");
    in_company(&document, &text, &rules);
    let edits = document.edits.iter().map(|edit| format!("{} {:?}", edit.rule, edit.status));
    let kinds = document.lines.iter().map(|line| format!("{:?}", line.kind));
    edits.chain(kinds).chain(document.flags.iter().cloned()).collect()
}

/// The same holds where other texts have some of the lines, too: here those whose bytes add up to a multiple of three.
fn in_company(document: &Document, source: &str, rules: &[&Rule]) {
    let text = decode(source.as_bytes()).text;
    let mut count = Count::default();
    let sum = |line: &&str| line.bytes().map(usize::from).sum::<usize>() % 3 == 0;
    let shared: String = text.lines().filter(sum).flat_map(|line| [line, "\n"]).collect();
    (1..=3).for_each(|number| count.add(&format!("{shared}{}", "又".repeat(100 * number))));
    let recurring = count.recurring().in_text(&text);
    let read =
        read_again(document, source.as_bytes(), Fields::default(), recurring, rules).expect("it was read before");
    assert_eq!(apply(&text, &read.edits), read.clean, "the edits lead to the clean text");
    assert_eq!(undo(&read.clean, &read.edits).as_deref(), Some(text.as_str()), "and back");
    assert_eq!(clean(&read.clean, rules.iter().copied()).text, read.clean, "twice is once in company, too");
}

thread_local! {
    static TEXTS: (Corpus, Index) = {
        let corpus = texts();
        let index = Index::build(corpus.documents());
        (corpus, index)
    };
}

/// Any query is understood or refused, and one that is understood can be asked.
fn asking(bytes: &[u8]) -> Signs {
    let text = String::from_utf8_lossy(bytes);
    let mut signs = Signs::new();
    for mode in Mode::ALL {
        match parse(&text, mode) {
            Err(Error::Query { at, zh, en }) => {
                assert!(at <= text.chars().count(), "the error points into the query");
                assert!(!zh.is_empty());
                // What was typed stands in some errors; the words around it say which it is.
                signs.insert(en.chars().filter(char::is_ascii_alphabetic).take(24).collect());
            }
            Err(error) => panic!("no error of a query: {error}"),
            Ok(query) => TEXTS.with(|(corpus, index)| {
                let found = search(index, corpus.documents(), &query);
                let found = found.map_or_else(|_| "too much".to_owned(), |found| format!("{}", found.total.min(3)));
                signs.insert(format!("{} terms: {found}", query.terms().count().min(3)));
            }),
        }
    }
    signs
}

fn texts() -> Corpus {
    let mut corpus = Corpus::named("三月");
    let (a, b) = (
        "社區志願者\n2022-04-25 08:12 来源：新華網\n\n防疫(yì)的社區,党员來了。\n",
        "戰“疫”\n第2天，App 里的人都說好！\n",
    );
    for (name, text) in [("a.txt", a), ("b.txt", b)] {
        corpus.add(name, text.as_bytes().to_vec(), RULES).expect("it is text");
    }
    corpus
}

/// A pack as it is written, for a start.
pub fn packed() -> Vec<u8> {
    pack::write(&texts())
}

/// Bytes behind the magic, the version and the checksum.
const BODY: usize = 8 + 4 + 32;

/// Any bytes are a pack or an error; those of a pack give themselves again. The checksum is made to hold, so that what lies
/// behind it is reached.
fn opening(bytes: &[u8]) -> Signs {
    let mut bytes = bytes.to_vec();
    if bytes.len() > BODY {
        let digest = Sha256::digest(&bytes[BODY..]);
        bytes[BODY - 32..BODY].copy_from_slice(&digest);
    }
    let segment = pack::lay_open(bytes.clone());
    if let Ok((segment, _)) = &segment {
        for number in 0..segment.len() {
            let _ = (segment.id(number), segment.row(number), segment.searched(number), segment.document(number));
        }
    }
    match pack::open(&bytes) {
        Err(error) => [error.to_string()].into(),
        Ok(corpus) => {
            assert!(segment.is_ok(), "what opens as a whole opens as it lies");
            assert_eq!(pack::open(&pack::write(&corpus)).as_ref(), Ok(&corpus), "it comes back");
            for (document, source) in corpus.documents().iter().zip(corpus.sources()) {
                assert_eq!(undo(&document.clean, &document.edits), Some(decode(source).text), "nothing is lost");
            }
            let index = Index::build(corpus.documents());
            let query = parse("社区", Mode::Auto).expect("a word is a query");
            let found = search(&index, corpus.documents(), &query).map_or(0, |found| found.total);
            [format!("{} documents, {} hits", corpus.documents().len().min(3), found.min(3))].into()
        }
    }
}
