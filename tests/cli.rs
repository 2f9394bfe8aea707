//! The program as a person runs it: what it prints, what it says is wrong, and how it ends.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SEED: &str = "seeds/004_9b1a5301054aa150.txt";

/// A folder of its own for a test, empty at the start.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_jiaokan"));
    program.current_dir(env!("CARGO_MANIFEST_DIR"));
    program
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().expect("the program starts")
}

/// What it prints when all goes well.
fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

/// What it says when something is wrong, and what it prints all the same.
fn complaint(arguments: &[&str]) -> (String, String) {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    (String::from_utf8_lossy(&output.stderr).into_owned(), String::from_utf8_lossy(&output.stdout).into_owned())
}

fn json(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// Feeds standard input.
fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = program()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("it is piped").write_all(input).expect("it reads its input");
    child.wait_with_output().expect("it ends")
}

#[test]
fn text_is_the_title_and_a_block_a_line() {
    for document in json(&printed(&["clean", "--format", "jsonl", "seeds"])) {
        let path = format!("seeds/{}.txt", document["id"].as_str().expect("an id"));
        let title = document["title"].as_str().map(|title| format!("# {title}\n"));
        let blocks = document["blocks"].as_array().expect("always there").iter();
        let blocks = blocks.map(|block| format!("{}\n", block["text"].as_str().expect("a text")));
        assert_eq!(printed(&["clean", &path]), title.into_iter().chain(blocks).collect::<String>());
    }
}

#[test]
fn an_empty_line_stands_between_files() {
    let one = printed(&["clean", SEED]);
    assert_eq!(printed(&["clean", SEED, SEED, SEED]), [one.as_str(); 3].join("\n"));
}

#[test]
fn a_folder_is_its_texts_in_order() {
    let folder = folder("order");
    fs::create_dir(folder.join("a")).expect("a folder");
    for name in ["b.txt", "a.txt", "a/c.TXT", ".hidden.txt", "notes.md"] {
        fs::write(folder.join(name), format!("社區裡有 {name}。\n")).expect("a file");
    }
    let ids: Vec<_> = json(&printed(&["clean", "--format", "jsonl", folder.to_str().expect("UTF-8")]))
        .iter()
        .map(|document| document["id"].as_str().expect("an id").to_owned())
        .collect();
    assert_eq!(ids, ["a", "c", "b"]);
}

#[test]
fn standard_input_is_read() {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(SEED)).expect("the seed");
    let output = fed(&["clean", "-"], &bytes);
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stdout), printed(&["clean", SEED]));
    assert_eq!(
        json(&String::from_utf8_lossy(&fed(&["clean", "--format=jsonl", "-"], &bytes).stdout))[0]["id"],
        "stdin"
    );
    assert!(String::from_utf8_lossy(&fed(&["clean", "-"], b"").stderr).contains("standard input: the file is empty"));
}

#[test]
fn a_json_document_says_where_every_change_is() {
    let keys = ["rule", "span", "before", "after", "status", "evidence"];
    for document in json(&printed(&["clean", "--format", "jsonl", "seeds"])) {
        let path = format!("seeds/{}.txt", document["id"].as_str().expect("an id"));
        let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the seed");
        assert!(document.as_object().expect("an object").values().all(|value| !value.is_null()));
        for always in ["flags", "blocks", "edits", "removed"] {
            assert!(document[always].is_array(), "{always}");
        }
        for edit in document["edits"].as_array().expect("an array") {
            let span = |at: usize| usize::try_from(edit["span"][at].as_u64().expect("bytes")).expect("small");
            assert_eq!(source.get(span(0)..span(1)), edit["before"].as_str());
            assert!(keys.iter().all(|key| edit.get(key).is_some()), "{edit}");
            assert!(edit["evidence"].is_string());
            assert_ne!(edit["candidates"].as_array().map(Vec::len), Some(0));
        }
    }
}

#[test]
fn the_apparatus_has_a_line_for_every_change() {
    let document = &json(&printed(&["clean", "--format", "jsonl", SEED]))[0];
    let edits = document["edits"].as_array().expect("an array");
    assert_eq!(printed(&["apparatus", SEED]).lines().count(), edits.len());
    assert_eq!(&json(&printed(&["apparatus", "--format", "jsonl", SEED])), edits);
}

#[test]
fn rules_are_explained_in_their_order() {
    let text = printed(&["rules"]);
    let rules: Value = serde_json::from_str(&printed(&["rules", "--format", "json"])).expect("JSON");
    let mut at = 0;
    for rule in rules.as_array().expect("an array") {
        let head = format!("== {} ", rule["name"].as_str().expect("a name"));
        at += text[at..].find(&head).expect("in the same order");
        assert!(text[at..].contains(rule["doc"].as_str().expect("a doc").trim()));
    }
    let (said, _) = complaint(&["rules", "no-such-rule"]);
    assert!(said.contains("no-such-rule: there is no such rule"), "{said}");
}

#[test]
fn search_counts_hits_in_either_script() {
    let folder = folder("search");
    fs::write(folder.join("a.txt"), "社區裡的社区，和社-區。\n").expect("a file");
    fs::write(folder.join("b.txt"), "沒有別的。\n").expect("a file");
    let folder = folder.to_str().expect("UTF-8");
    let answer = |arguments: &[&str]| -> Value {
        let all = [&["search", "--format", "json"], arguments, &[folder]].concat();
        serde_json::from_str(&printed(&all)).expect("JSON")
    };
    let expected = |answer: &Value, total: u64| {
        assert_eq!(answer["total"], total, "{answer}");
        let sum: u64 =
            answer["documents"].as_array().expect("an array").iter().filter_map(|d| d["hits"].as_u64()).sum();
        assert_eq!(sum, total);
    };
    expected(&answer(&["社区"]), 2);
    expected(&answer(&["--mode", "同字", "社区"]), 2);
    expected(&answer(&["--mode", "auto", "社区"]), 3);
    expected(&answer(&["--mode", "verbatim", "社区"]), 1);
    expected(&answer(&["--mode", "原样", "無"]), 0);
    expected(&answer(&["-別的 社区"]), 2);
    expected(&answer(&["--", "-別的 社区"]), 2);
    assert_eq!(answer(&["社区"])["documents"][0]["id"], "a");
    assert!(printed(&["search", "社区", folder]).starts_with("2 hits in 1 document\n"));
}

#[test]
fn hits_are_shown_in_their_contexts() {
    let folder = folder("kwic");
    fs::write(folder.join("a.txt"), "大社區裡的人，和小社区。\n\n大社区。\n").expect("a file");
    let folder = folder.to_str().expect("UTF-8");
    let kwic = |arguments: &[&str]| printed(&[&["kwic", "--context", "2"], arguments, &["社区", folder]].concat());
    assert_eq!(kwic(&["--sort", "L1,node"]), "a\t大\t社区\t。\na\t大\t社區\t裡的\na\t和小\t社区\t。\n");
    assert_eq!(kwic(&["--sort", "L1", "--format", "groups"]), "2\t大\n1\t小\n");
    assert_eq!(kwic(&["--form", "社區"]), "a\t大\t社區\t裡的\n");
    assert_eq!(kwic(&["--sample", "1"]).lines().count(), 1);
    let first: Value =
        serde_json::from_str(kwic(&["--format", "jsonl"]).lines().next().expect("a line")).expect("JSON");
    assert_eq!((&first["node"], &first["span"][0], &first["id"]), (&"社區".into(), &3.into(), &"a".into()));
    assert_eq!(run(&["kwic", "--sort", "L6", "社区", folder]).status.code(), Some(2));
    assert!(printed(&["search", "社区", folder]).contains("\n社区 2, 社區 1\n"));
    assert!(printed(&["search", "--removed", "责任编辑"]).starts_with("1 hit"));
}

#[test]
fn the_language_is_explained() {
    let help = printed(&["search", "--help"]);
    assert!(help.contains("NEAR/5") && help.contains("date:2020-02..2020-04") && help.contains("至多十个字"), "{help}");
}

#[test]
fn the_built_in_corpus_is_the_seeds() {
    assert_eq!(
        printed(&["search", "--format", "json", "防控"]),
        printed(&["search", "--format", "json", "防控", "seeds"])
    );
}

#[test]
fn a_query_that_cannot_be_read_is_said() {
    let (said, printed) = complaint(&["search", "(社区"]);
    assert!(said.contains("(社区: the query cannot be read at character 1"), "{said}");
    assert_eq!(printed, "");
    assert_eq!(run(&["search", "--mode", "loose", "社区"]).status.code(), Some(2));
}

#[test]
fn a_pack_is_the_folder() {
    let folder = folder("pack");
    fs::create_dir(folder.join("sub")).expect("a folder");
    for name in ["a.txt", "sub/a.txt", "sub/b.txt"] {
        fs::write(folder.join(name), "社區的人。\n").expect("a file");
    }
    let [texts, out, again] = [&folder, &folder.join("out.pack"), &folder.join("again.pack")];
    let paths = [texts, out, again].map(|path| path.to_str().expect("UTF-8"));
    printed(&["pack", paths[0], paths[1]]);
    printed(&["pack", paths[0], paths[2]]);
    assert_eq!(fs::read(out).expect("written"), fs::read(again).expect("written"));
    let answer: Value =
        serde_json::from_str(&printed(&["search", "--format", "json", "社区", paths[1]])).expect("JSON");
    let mut ids: Vec<_> = answer["documents"].as_array().expect("an array").iter().map(|d| d["id"].clone()).collect();
    ids.sort_by_key(ToString::to_string);
    assert_eq!(ids, ["a", "b", "sub/a"]);
}

#[test]
fn bad_files_are_named_and_the_others_go_on() {
    let folder = folder("bad");
    let bad: [(&str, &[u8], &str); 4] = [
        ("binary.txt", b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3E\0", "not text"),
        ("cyrillic.txt", b"\xCF\xF0\xE8\xE2\xE5\xF2, \xFD\xF2\xEE \xF2\xE5\xEA\xF1\xF2.\n", "in no encoding"),
        ("empty.txt", b"", "empty"),
        ("zero.txt", &[0; 64], "not text"),
    ];
    for (name, bytes, _) in bad {
        fs::write(folder.join(name), bytes).expect("a file");
    }
    fs::write(folder.join("good.txt"), "社區的人來了。\n").expect("a file");
    let path = folder.to_str().expect("UTF-8");
    let pack = folder.join("out.pack");

    for arguments in [&["clean", path][..], &["search", "社区", path], &["pack", path, pack.to_str().expect("UTF-8")]]
    {
        let (said, printed) = complaint(arguments);
        assert_eq!(said.lines().count(), bad.len() + 1, "{said}");
        assert!(said.ends_with("4 of 5 texts: could not be read; see above\n"), "{said}");
        for ((name, _, why), line) in bad.iter().zip(said.lines()) {
            assert!(line.contains(name) && line.contains(why), "{line}");
        }
        assert!(!printed.is_empty(), "{arguments:?}");
    }
    assert!(pack.exists(), "the good one is packed");
}

#[test]
fn what_is_not_there_is_named() {
    let folder = folder("nothing");
    let empty = folder.to_str().expect("UTF-8");
    for command in [&["clean"][..], &["apparatus"], &["search", "社区"]] {
        let (said, _) = complaint(&[command, &["no-such.txt"]].concat());
        assert!(said.contains("no-such.txt: cannot be read"), "{said}");
    }
    for arguments in [&["clean", empty][..], &["search", "社区", empty], &["pack", empty, "nowhere/out.pack"]] {
        let (said, _) = complaint(arguments);
        assert!(said.contains(empty) && said.contains("holds no .txt file"), "{said}");
    }
    let (said, _) = complaint(&["pack", "seeds", "no-such-folder/out.pack"]);
    assert!(said.contains("no-such-folder/out.pack: cannot be written"), "{said}");
    let (said, _) = complaint(&["search", "社区", SEED]);
    assert!(said.contains(SEED) && said.contains("pack"), "{said}");
    let (_, printed) = complaint(&["clean", "no-such.txt", SEED]);
    assert_eq!(printed, self::printed(&["clean", SEED]));
}

#[test]
fn hostile_text_is_text() {
    let folder = folder("hostile");
    let line = "社區的<script>alert(1)</script><!-- javascript: \u{202E}反\u{0}零\u{FFFD}\u{E000}🙂，有人來了。";
    let mut bytes = format!("{line}\n").into_bytes();
    bytes.extend(b"\xED\xA0\x80\xE4\xB8\xAD\n");
    bytes.extend("長".repeat(400_000).bytes());
    fs::write(folder.join("a.txt"), bytes).expect("a file");
    let path = folder.to_str().expect("UTF-8");
    assert_eq!(json(&printed(&["clean", "--format", "jsonl", path])).len(), 1);
    let shown = printed(&["search", "社区", path]);
    assert!(!shown.contains(['\u{202E}', '\u{0}']), "the terminal is not moved");
}

#[test]
fn a_reader_that_leaves_ends_it_quietly() {
    let folder = folder("pipe");
    for number in 0..40 {
        fs::write(folder.join(format!("{number}.txt")), "社區的人來了。".repeat(2000)).expect("a file");
    }
    let mut child = program()
        .args(["clean", "--format", "jsonl", folder.to_str().expect("UTF-8")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut first = [0; 1];
    child.stdout.take().expect("it is piped").read_exact(&mut first).expect("it prints");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{:?}", output.status);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn help_and_version_are_there() {
    assert_eq!(printed(&["--version"]), format!("jiaokan {}\n", env!("CARGO_PKG_VERSION")));
    for command in ["clean", "apparatus", "rules", "search", "pack"] {
        assert!(printed(&["--help"]).contains(command));
        assert!(printed(&[command, "--help"]).contains("Usage: jiaokan"), "{command}");
    }
}

#[test]
fn mentions_are_listed() {
    let people = printed(&["mentions", "--kind", "person"]);
    assert!(
        people.lines().any(|line| line.starts_with("person\t赵丽娜\t党总支书记\t浦东新区洋泾街道阳二居民区\t002_")),
        "{people}"
    );
    assert!(people.lines().all(|line| line.starts_with("person\t")));
    let lines = printed(&["mentions", "--kind", "quantity", "--format", "jsonl"]);
    let all = json(&lines);
    let bearers = all.iter().find(|one| one["text"] == "379人次").expect("it is there");
    assert_eq!(
        (&bearers["value"], &bearers["note"], &bearers["of"]),
        (&379.0.into(), &"人次".into(), &"第二書記".into())
    );
    let said = run(&["mentions", "--kind", "x"]).stderr;
    assert!(String::from_utf8_lossy(&said).contains("person, place, quantity, date, term"));
}
