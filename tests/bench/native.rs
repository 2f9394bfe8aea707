//! How fast the engine is on this machine, on one core: `cargo bench`.
//!
//! Each job is measured beside a plain baseline in the same run, so that the ratio says something on any machine; the
//! README beside this file explains the rows. It judges nothing but speed: what cleaning gives is for the tests.

#[path = "../corruptor/mod.rs"]
#[allow(dead_code, reason = "its counts are for the tests")]
mod corruptor;
#[path = "native/measure.rs"]
mod measure;
#[path = "../pages/mod.rs"]
#[allow(dead_code, reason = "its truth is for the tests")]
mod pages;
#[path = "native/texts.rs"]
mod texts;

use std::env;

use jiaokan::clean::clean;
use jiaokan::clean::rules::RULES;
use jiaokan::corpus::{Corpus, read};
use jiaokan::fold::{Reading, fold};
use jiaokan::index::Index;
use jiaokan::query::{Mode, parse};
use jiaokan::results::search;
use measure::{measure, measure_together, table};
use texts::Texts;

/// What is looked for: usual words, in the script that most of the texts are not in too.
const QUERY: [&str; 4] = ["社區", "工作", "志愿者", "沒有人的地方"];

fn main() {
    // Cargo hands `--bench` on; what else stands there says what to measure.
    let asked: Vec<String> = env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let texts = Texts::make();
    match asked.first().map(String::as_str) {
        None => whole(&texts),
        Some("rules") => rules(&texts),
        Some("write") => write(&texts.mix, asked.get(1).map_or("bench-texts", String::as_str)),
        Some("clean") => kinds(&texts, asked.get(1).map_or("", String::as_str)),
        Some(other) => eprintln!("unknown: {other}; cargo bench [-- rules | write FOLDER | clean KIND]"),
    }
}

/// A plain pass over the characters: each is decoded and looked at.
fn plain_pass(pages: &[String]) -> usize {
    pages.iter().flat_map(|page| page.chars()).fold(0, |sum, c| sum.wrapping_add(c as usize))
}

/// Writes pages into a folder for the module to read (`module.mjs`), and measures reading them natively.
fn write(pages: &[String], folder: &str) {
    let written = |(number, page): (usize, &String)| std::fs::write(format!("{folder}/{number:04}.txt"), page);
    std::fs::create_dir_all(folder)
        .and_then(|()| pages.iter().enumerate().try_for_each(written))
        .expect("a folder to write");
    table("a plain pass over the characters");
    measure(READ, pages, documents, plain_pass);
}

/// The row of reading a mix of pages.
const READ: &str = "read (decode to structure): mix";

fn documents(pages: &[String]) -> usize {
    let document = |page: &String| read("a.txt", page.as_bytes(), RULES).map_or(0, |document| document.blocks.len());
    pages.iter().map(document).sum()
}

fn cleaned(pages: &[String]) -> usize {
    pages.iter().map(|page| clean(page, RULES).text.len()).sum()
}

/// Cleaning the kinds of pages whose names have that in them.
fn kinds(texts: &Texts, named: &str) {
    table("a plain pass over the characters");
    for (name, pages) in texts.kinds().into_iter().filter(|(name, _)| name.contains(named)) {
        measure(&format!("clean: {name}"), pages, cleaned, plain_pass);
    }
}

/// Cleaning, folding and scanning as a whole.
fn whole(texts: &Texts) {
    kinds(texts, "");
    measure(READ, &texts.mix, documents, plain_pass);
    for (name, reading) in [("with marks", Reading::Script), ("without marks", Reading::Blind)] {
        let folded = |pages: &[String]| pages.iter().map(|page| fold(page, reading).len()).sum();
        measure(&format!("fold: {name}"), &texts.prose, folded, plain_pass);
    }
    scan(&texts.prose);
}

/// Searching an index beside looking for the same strings in the texts themselves.
fn scan(pages: &[String]) {
    let mut corpus = Corpus::named("bench");
    for (number, page) in pages.iter().enumerate() {
        corpus.add(&format!("{number:06}.txt"), page.clone().into_bytes(), &[]).expect("the pages are text");
    }
    let index = Index::build(corpus.documents());
    table("memmem over the texts as they stand, every word after the other");
    let found = |pages: &[String]| {
        let count = |word: &str| {
            let finder = memchr::memmem::Finder::new(word);
            pages.iter().map(|page| finder.find_iter(page.as_bytes()).count()).sum::<usize>()
        };
        QUERY.iter().map(|word| count(word)).sum()
    };
    for mode in Mode::ALL {
        let queries = QUERY.map(|word| parse(word, mode).expect("words are queries"));
        let hits = |_: &[String]| {
            queries.iter().map(|query| search(&index, corpus.documents(), query).map_or(0, |found| found.total)).sum()
        };
        measure_together(&format!("scan for {} words: {}", QUERY.len(), mode.name()), pages, hits, found);
    }
}

/// Every rule alone, on clean prose and on the mix: which one costs what.
fn rules(texts: &Texts) {
    for (name, pages) in [("prose", &texts.prose), ("mix", &texts.mix)] {
        table(&format!("a plain pass over the characters ({name})"));
        let none = |pages: &[String]| pages.iter().map(|page| clean(page, &[]).text.len()).sum();
        measure("no rule", pages, none, plain_pass);
        for rule in RULES {
            let alone = |pages: &[String]| pages.iter().map(|page| clean(page, [rule]).text.len()).sum();
            measure(rule.name, pages, alone, plain_pass);
        }
        measure("all rules", pages, cleaned, plain_pass);
    }
}
