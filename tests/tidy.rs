//! What holds of the source itself: the order of the stages, the rules' documents, a word at the head of each file.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiaokan::clean::rule::Stage;
use jiaokan::clean::rules::RULES;

/// The modules in the order in which data goes through them; each may look at those before it only.
///
/// First what knows no stage: tables, and the fold, which is the searched form of any text and for which the plausibility of a
/// repair is counted too.
const ORDER: [&str; 24] = [
    "order",
    "codes",
    "tables",
    "fold",
    "edit",
    "error",
    "document",
    "decode",
    "clean",
    "structure",
    "corpus",
    "pack",
    "builtin",
    "index",
    "query",
    "shelf",
    "results",
    "mentions",
    "utf16",
    "view",
    "engine",
    "wasm",
    "cli",
    "main",
];

/// What may be asked from before its stage: facts about characters, dates and editions that know no line of any document.
const FACTS: [&str; 6] = [
    "structure::is_han",
    "structure::date",
    "structure::edition",
    "structure::script",
    "structure::{date, is_han}",
    "structure::{is_han, script}",
];

const HEADINGS: [&str; 4] = ["# What it repairs", "# Evidence", "# Example", "# What it must not touch"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All Rust files under `src/`, by their paths there.
fn sources() -> Vec<(String, String)> {
    let mut folders = vec![root().join("src")];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be read") {
            let path = entry.expect("src can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    let short = |path: &Path| path.strip_prefix(root().join("src")).expect("under src").to_string_lossy().into_owned();
    let mut sources: Vec<_> = files.iter().map(|path| (short(path), text(path))).collect();
    sources.sort();
    sources
}

/// The lines of a file that are code and not of its tests; without comments.
fn code(source: &str) -> impl Iterator<Item = &str> {
    let tests = source.find("#[cfg(test)]\nmod tests {").unwrap_or(source.len());
    source[..tests].lines().map(str::trim).filter(|line| !line.starts_with("//"))
}

/// The top module that a file belongs to.
fn module_of(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or(path)
}

/// The top modules that a line of code names.
fn named(line: &str) -> Vec<&str> {
    let name = |rest: &'static str| move |at: usize| at + rest.len();
    ["crate::", "jiaokan::"]
        .into_iter()
        .flat_map(|root| line.match_indices(root).map(move |(at, _)| name(root)(at)))
        .filter(|at| !FACTS.iter().any(|fact| line[*at..].starts_with(fact)))
        .filter_map(|at| line[at..].split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next())
        .filter(|name| ORDER.contains(name))
        .collect()
}

#[test]
fn nobody_calls_back_up() {
    let place = |module: &str| ORDER.iter().position(|name| *name == module);
    for (path, source) in sources() {
        let module = module_of(&path);
        if matches!(module, "lib" | "build") || path.ends_with("tests.rs") {
            continue;
        }
        let own = place(module).unwrap_or_else(|| panic!("{path}: give its module a place in ORDER"));
        for line in code(&source) {
            for name in named(line) {
                assert!(place(name) <= Some(own), "src/{path} looks ahead to {name}: {line}");
            }
        }
    }
}

#[test]
fn every_module_has_its_place_in_the_library() {
    let library = text(&root().join("src/lib.rs"));
    for module in ORDER.iter().filter(|module| !matches!(**module, "cli" | "main")) {
        assert!(library.contains(&format!("mod {module};")), "{module} is in ORDER but not in the library");
    }
}

#[test]
fn every_file_says_what_it_is() {
    for (path, source) in sources() {
        let documented = source.starts_with("//! ") || source.starts_with("#![doc = include_str!(");
        assert!(documented, "src/{path} opens with //! and what it is");
    }
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    for (path, source) in sources().into_iter().filter(|(path, _)| !path.ends_with("tests.rs")) {
        for line in code(&source) {
            assert!(!line.contains(".unwrap()"), "src/{path}: say with expect why it cannot fail: {line}");
        }
    }
}

#[test]
fn lists_are_put_in_order_in_one_way() {
    // Each of the standard library's sorts costs the module some 8 KB.
    let native =
        |path: &str| ["cli", "main", "build", "order"].contains(&module_of(path)) || path.ends_with("tests.rs");
    for (path, source) in sources().into_iter().filter(|(path, _)| !native(path)) {
        for line in code(&source) {
            assert!(!line.contains(".sort_") && !line.contains(".sort()"), "src/{path}: use order::InOrder: {line}");
        }
    }
}

#[test]
fn files_are_small() {
    for (path, source) in sources().into_iter().filter(|(path, _)| !path.ends_with("tests.rs")) {
        let lines = code(&source).filter(|line| !line.is_empty()).count();
        assert!(lines <= 300, "src/{path} has {lines} lines of code: it holds more than one thing");
    }
}

#[test]
fn rules_are_named_for_their_defects() {
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len(), "no two have one name");
    for name in names {
        let kebab = !name.is_empty()
            && name.split('-').all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()));
        assert!(kebab && !name.starts_with("fix-"), "{name}");
    }
}

#[test]
fn every_rule_is_documented() {
    for rule in RULES {
        let file = root().join("src/clean/rules").join(rule.name.replace('-', "_"));
        assert!(file.with_extension("rs").exists(), "{} has a file of its own", rule.name);
        let doc = text(&file.with_extension("md"));
        assert_eq!(rule.doc, doc, "{} shows its own document", rule.name);
        // A `#` inside a code block is no heading.
        let prose = doc.split("```").step_by(2).flat_map(str::lines);
        let headings: Vec<&str> = prose.filter(|line| line.starts_with("# ")).collect();
        assert_eq!(headings, HEADINGS, "{}", rule.name);
        let example = &doc[doc.find("# Example").expect("there is one")..];
        assert!(example.contains("```\n") && example.contains("assert"), "{}'s example is a test", rule.name);
        for words in [rule.label, rule.summary] {
            assert!(!words.zh.is_empty() && !words.en.is_empty(), "{} speaks both languages", rule.name);
        }
    }
}

#[test]
fn every_file_of_a_rule_is_in_the_registry() {
    let files = sources().into_iter().filter_map(|(path, _)| path.strip_prefix("clean/rules/").map(str::to_owned));
    let files: BTreeSet<String> = files.filter(|file| file != "mod.rs" && !file.contains('/')).collect();
    let rules: BTreeSet<String> = RULES.iter().map(|rule| format!("{}.rs", rule.name.replace('-', "_"))).collect();
    assert_eq!(files, rules);
}

#[test]
fn the_registry_says_why_each_stands_where_it_does() {
    let registry = text(&root().join("src/clean/rules/mod.rs"));
    let list = &registry[registry.find("RULES: &[Rule]").expect("the registry")..];
    let mut before = "";
    for line in list[..list.find("]);").expect("its end")].lines().map(str::trim) {
        if line.ends_with("::RULE,") {
            let same = before.ends_with("::RULE,");
            assert!(same || before.starts_with("//"), "{line} has no reason for its place");
        }
        before = line;
    }
    let stages: Vec<Stage> = RULES.iter().map(|rule| rule.stage).collect();
    assert!(stages.is_sorted_by_key(|stage| *stage == Stage::Classify), "mending comes before classifying");
}

#[test]
fn the_changelog_opens_with_what_is_unreleased() {
    let changelog = text(&root().join("CHANGELOG.md"));
    let first = changelog.lines().find(|line| line.starts_with("## "));
    assert_eq!(first, Some("## Unreleased"));
}
