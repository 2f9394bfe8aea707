//! The report of the seeds: how many edits each rule made in each document, and how sure they are. It is committed, so
//! that a change of a rule shows as a change of numbers, and any other change of a text as a change of its digest.
//!
//! When the numbers are meant to change: `JIAOKAN_BLESS=1 cargo test --test golden`, read the difference, commit it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use jiaokan::builtin::builtin;
use jiaokan::clean::rules::RULES;
use jiaokan::document::{Document, Kind};
use jiaokan::edit::{Edit, Status};
use sha2::{Digest, Sha256};

/// How many edits have each status, as words.
fn statuses<'a>(edits: impl Iterator<Item = &'a Edit>) -> String {
    let mut counts: BTreeMap<Status, usize> = BTreeMap::new();
    for edit in edits {
        *counts.entry(edit.status).or_default() += 1;
    }
    let words: Vec<String> =
        counts.iter().map(|(status, count)| format!("{count} {status:?}").to_lowercase()).collect();
    words.join(", ")
}

/// How many lines are of each kind, as words.
fn kinds(document: &Document) -> String {
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for line in &document.lines {
        *counts.entry(line.kind).or_default() += 1;
    }
    let words: Vec<String> = counts.iter().map(|(kind, count)| format!("{count} {kind:?}").to_lowercase()).collect();
    words.join(", ")
}

fn report() -> String {
    let mut report =
        String::from("Edits of each rule in each seed. Made by tests/golden.rs, which says how to renew it.\n");
    for document in builtin().documents() {
        let title = document.fields.title.as_deref().unwrap_or("(no title)");
        let flags = if document.flags.is_empty() { "none".to_owned() } else { document.flags.join(", ") };
        let Document { id, chars, .. } = document;
        write!(report, "\n{id} {title}\n  {chars} characters; lines: {}", kinds(document)).expect("memory");
        writeln!(report, "; taken out: {}; flags: {flags}", document.removed.len()).expect("memory");
        let digest = Sha256::digest(document.clean.as_bytes());
        let start = u64::from_be_bytes(digest[..8].try_into().expect("SHA-256 is 32 bytes"));
        writeln!(report, "  clean text: SHA-256 {start:016x}…").expect("memory");
        for rule in RULES {
            let edits = || document.edits.iter().filter(|edit| edit.rule == rule.name);
            if edits().next().is_some() {
                writeln!(report, "  {:<24}{:>5}  {}", rule.name, edits().count(), statuses(edits())).expect("memory");
            }
        }
    }
    report
}

#[test]
fn the_report_of_the_seeds_is_as_committed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/report.txt");
    let report = report();
    if env::var_os("JIAOKAN_BLESS").is_some() {
        fs::write(&path, &report).expect("the report can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let differs: Vec<_> = report.lines().zip(committed.lines()).filter(|(now, then)| now != then).collect();
    assert!(
        report == committed,
        "the report changed (now, committed): {differs:#?}\nif that is meant: JIAOKAN_BLESS=1 cargo test --test golden"
    );
}
