//! What texts come in, on the command line: saved pages, JSON Lines, compressed files, archives, streams.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PAGE: &str = include_str!("formats/page.html");

/// A folder of its own for a test, empty at the start.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("formats").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

fn start(folder: &Path, arguments: &[&str]) -> Child {
    let mut program = Command::new(env!("CARGO_BIN_EXE_jiaokan"));
    program.current_dir(folder).args(arguments);
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program.spawn().expect("the program starts")
}

/// Runs it in a folder and feeds standard input.
fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = start(folder, arguments);
    let mut stdin = child.stdin.take().expect("it is piped");
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().expect("it ends")
    })
}

/// What it prints when all goes well.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments, b"");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

fn documents(printed: &str) -> Vec<Value> {
    printed.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

fn ids(printed: &str) -> Vec<String> {
    documents(printed).iter().map(|document| document["id"].as_str().expect("an id").to_owned()).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::fast());
    writer.write_all(bytes).expect("memory can be written");
    writer.finish().expect("memory can be written")
}

fn zip(path: &Path, files: &[(&str, &[u8])]) {
    let mut writer = ZipWriter::new(File::create(path).expect("a file"));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a file in the archive");
        writer.write_all(bytes).expect("the archive can be written");
    }
    writer.finish().expect("the archive can be written");
}

/// So many records, each a line.
fn records(count: usize) -> String {
    let record = |number: usize| json!({"id": format!("r/{number}.x"), "text": text(number)});
    (0..count).flat_map(|number| [record(number).to_string(), "\n".to_owned()]).collect()
}

fn text(number: usize) -> String {
    format!("三月的早晨,社區(qū)裡的人都來了,一個也不少。\n第{number}天，他們又來了。\n")
}

#[test]
fn a_saved_page_is_its_main_text() {
    let folder = folder("page");
    fs::write(folder.join("page.html"), PAGE).expect("a file");
    let whole = printed(&folder, &["clean", "--format", "jsonl", "page.html"]);
    let document = &documents(&whole)[0];
    let facts = ["id", "title", "published", "source", "author", "editor"].map(|name| document[name].clone());
    let right = ["page", "新邻居搬进了河边的社区", "2022-04-25T08:12", "某某日报", "李四", "王五"];
    assert_eq!(facts, right, "{whole}");
    let text = printed(&folder, &["clean", "page.html"]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 6, "{text}");
    assert!(lines[2].ends_with("水电都通了，大家可以放心住下去。"), "a line broken in the HTML is one: {text}");
    assert_eq!(lines[3], "图为新邻居搬家。记者 张三 摄");
    assert!(lines[4].starts_with("“我们很高兴”，") && lines[4].contains("每天都有人来帮忙，a<b&c 这样"), "{text}");
    for gone in ["脚本", "看不见的链接", "首页", "别的新闻", "版权", "margin"] {
        assert!(!whole.contains(gone), "{gone}: {whole}");
    }
}

#[test]
fn a_page_whose_main_text_is_not_found_is_read_whole() {
    let folder = folder("columns");
    fs::write(folder.join("a.html"), include_str!("formats/columns.html")).expect("a file");
    let text = printed(&folder, &["clean", "a.html"]);
    for words in ["两栏的文章", "那一年冬天", "从前的事", "春天来了", "看不见的地方去。"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    fs::write(folder.join("b.htm"), "<p>只有一行字。<br>又一行。").expect("a file");
    assert_eq!(printed(&folder, &["clean", "b.htm"]), "只有一行字。\n又一行。\n");
}

#[test]
fn a_page_says_its_encoding_wrong() {
    let folder = folder("encoding");
    fs::write(folder.join("a.html"), PAGE).expect("a file");
    let right = printed(&folder, &["clean", "a.html"]);
    for encoding in [encoding_rs::GB18030, encoding_rs::UTF_8] {
        let page = PAGE.replace("gb2312", "big5");
        fs::write(folder.join("b.html"), encoding.encode(&page).0).expect("a file");
        assert_eq!(printed(&folder, &["clean", "b.html"]), right, "{}", encoding.name());
    }
}

#[test]
fn a_page_that_is_nested_without_end_is_named() {
    let folder = folder("deep");
    fs::write(folder.join("deep.html"), "<div>".repeat(100_000)).expect("a file");
    fs::write(folder.join("less.html"), format!("{}深处的字。", "<div>".repeat(2000))).expect("a file");
    let output = run(&folder, &["clean", "deep.html", "less.html"], b"");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "深处的字。\n");
    assert!(
        String::from_utf8_lossy(&output.stderr).starts_with("jiaokan: deep.html: is a page whose parts are nested")
    );
}

#[test]
fn a_line_of_json_is_a_text() {
    let folder = folder("lines");
    let lines = [
        json!({"id": "一", "text": text(1)}).to_string(),
        json!({"id": 2, "text": text(2), "more": [1]}).to_string(),
        "  ".to_owned(),
        json!({"text": text(3)}).to_string(),
    ];
    fs::write(folder.join("a.jsonl"), format!("\u{FEFF}{}\r\n", lines.join("\r\n"))).expect("a file");
    let clean = printed(&folder, &["clean", "--format", "jsonl", "a.jsonl"]);
    assert_eq!(ids(&clean), ["一", "2", "a.jsonl:4"]);
    assert!(documents(&clean)[2]["blocks"][1]["text"].as_str().is_some_and(|text| text.starts_with("第3天")));

    let other = json!({"url": "http://a.cn/1.html", "page": {"body": text(4)}}).to_string();
    fs::write(folder.join("b.ndjson"), &other).expect("a file");
    let fields = ["--text-field", "/page/body", "--id-field", "url"];
    let clean = |input: &'static str| [&["clean", "--format", "jsonl"][..], &fields, &[input]].concat();
    let right = printed(&folder, &clean("b.ndjson"));
    assert_eq!(ids(&right), ["http://a.cn/1.html"]);
    let fed = |arguments: &[&str], bytes: &[u8]| String::from_utf8(run(&folder, arguments, bytes).stdout);
    assert_eq!(fed(&clean("-"), other.as_bytes()).as_ref(), Ok(&right));
    assert_eq!(fed(&clean("-"), &gzip(other.as_bytes())).as_ref(), Ok(&right));
    assert_eq!(fed(&["clean", "--input", "jsonl", "-"], b"").as_deref(), Ok(""));
}

#[test]
fn what_a_stream_is_shows_at_its_start() {
    let folder = folder("sniffed");
    let first = |bytes: &[u8]| {
        let output = run(&folder, &["clean", "-"], bytes);
        String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(first(PAGE.as_bytes()), "# 新邻居搬进了河边的社区");
    assert_eq!(first(records(1).as_bytes()), text(0).lines().next().expect("a line"));
    assert_eq!(first("｛不是 JSON。\n".as_bytes()), "｛不是 JSON。");
}

#[test]
fn archives_and_compressed_files_are_read_like_folders() {
    let folder = folder("packed");
    let plain = folder.join("plain");
    fs::create_dir_all(plain.join("sub")).expect("a folder");
    let files = [("a.txt", text(1)), ("b.html", PAGE.to_owned()), ("sub/c.jsonl", records(30)), ("sub/d.txt", text(2))];
    for (name, text) in &files {
        fs::write(plain.join(name), text).expect("a file");
    }
    let clean = |path: &str| printed(&folder, &["clean", path]);
    let right = clean("plain");
    assert_eq!(right.matches("\n\n").count(), 32, "33 texts");

    let mut inner: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    inner.push((".hidden.txt", b"x"));
    inner.push(("notes.md", b"x"));
    inner.reverse();
    zip(&folder.join("all.zip"), &inner);
    assert_eq!(clean("all.zip"), right);

    fs::create_dir(folder.join("gz")).expect("a folder");
    for (name, text) in &files {
        fs::write(folder.join("gz").join(format!("{}.gz", name.replace('/', "-"))), gzip(text.as_bytes()))
            .expect("a file");
    }
    assert_eq!(clean("gz"), right);
    let ids = ids(&printed(&folder, &["clean", "--format", "jsonl", "gz"]));
    assert_eq!((ids[0].as_str(), ids[2].as_str(), ids[32].as_str()), ("a", "r/0.x", "sub-d"));
}

#[test]
fn a_corpus_is_made_of_all_of_them() {
    let folder = folder("corpus");
    let texts = folder.join("texts");
    fs::create_dir(&texts).expect("a folder");
    fs::write(texts.join("a.txt"), text(1)).expect("a file");
    fs::write(texts.join("a.html"), PAGE).expect("a file");
    fs::write(texts.join("b.jsonl"), records(20)).expect("a file");
    zip(&texts.join("c.zip"), &[("a.txt", text(2).as_bytes()), ("d.jsonl.gz", &gzip(records(2).as_bytes()))]);
    let count = |corpus: &str| {
        let answer = printed(&folder, &["search", "--format", "json", "社区", corpus]);
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        let found = answer["documents"].as_array().expect("an array").iter();
        let mut ids: Vec<String> = found.map(|one| one["id"].as_str().expect("an id").to_owned()).collect();
        ids.sort();
        ids
    };
    printed(&folder, &["pack", "texts", "out.pack"]);
    let found = count("out.pack");
    assert_eq!(found.len(), 25, "none takes another's place: {found:?}");
    for id in ["a", "a~2", "c.zip/a", "r/0.x", "c.zip/d.jsonl:1", "r/19.x"] {
        assert!(found.iter().any(|found| found == id), "{id}: {found:?}");
    }
    assert_eq!(count("texts"), found);
    let shards = printed(&folder, &["pack", "--shards", "texts", "shards"]);
    assert!(shards.contains("25 documents"), "{shards}");
    printed(&folder, &["pack", "--shards", "texts", "again"]);
    let manifest = |folder: &Path| fs::read(folder.join("manifest.js")).expect("written");
    assert_eq!(manifest(&folder.join("shards")), manifest(&folder.join("again")));
    printed(&folder, &["pack", "texts/b.jsonl", "one.pack"]);
    assert_eq!(count("one.pack").len(), 20);
    assert_eq!(printed(&folder, &["apparatus", "texts/b.jsonl"]).matches("# r/").count(), 20);
}

#[test]
fn bad_records_are_named_and_the_others_go_on() {
    let folder = folder("bad");
    let mut lines: Vec<Vec<u8>> = records(200).lines().map(|line| line.as_bytes().to_vec()).collect();
    lines[9] = b"{broken".to_vec();
    lines[19] = br#"{"id": "x", "text": 5}"#.to_vec();
    lines[29] = br#"{"id": "y", "text": ""}"#.to_vec();
    lines[39] = b"{\"text\": \"\xFF\"}".to_vec();
    lines[49] = br#"{"text": "\ud800"}"#.to_vec();
    lines[59] = br#"["text"]"#.to_vec();
    let bytes = lines.join(&b'\n');
    fs::write(folder.join("a.jsonl"), &bytes).expect("a file");
    let said = [
        "a.jsonl:10: is no JSON",
        "a.jsonl:20: has no text in a field text (its id is x)",
        "a.jsonl:30: its field text is empty (its id is y)",
        "a.jsonl:40: is no JSON",
        "a.jsonl:50: is no JSON",
        "a.jsonl:60: has no text in a field text",
        "6 of 200 texts: could not be read",
    ];
    let output = run(&folder, &["clean", "--format", "jsonl", "a.jsonl"], b"");
    assert_eq!(output.status.code(), Some(1));
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(complaints.lines().count(), said.len(), "{complaints}");
    for (line, said) in complaints.lines().zip(said) {
        assert!(line.starts_with(&format!("jiaokan: {said}")), "{line}");
    }
    let given = ids(&String::from_utf8_lossy(&output.stdout));
    let right = (0..200).filter(|number| ![9, 19, 29, 39, 49, 59].contains(number));
    assert!(given.iter().eq(&right.map(|number| format!("r/{number}.x")).collect::<Vec<_>>()), "in order");

    let mut cut = gzip(&bytes);
    cut.truncate(cut.len() / 2);
    fs::write(folder.join("cut.jsonl.gz"), cut).expect("a file");
    fs::write(folder.join("cut.zip"), b"PK\x03\x04 and no more").expect("a file");
    let output = run(&folder, &["clean", "--format", "jsonl", "cut.jsonl.gz", "cut.zip"], b"");
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(complaints.contains("cut.jsonl.gz:") && complaints.contains("cut.zip: cannot be unpacked"), "{complaints}");
    assert!(!output.stdout.is_empty(), "what stands before the cut is read");
}

#[test]
fn a_stream_is_answered_while_it_goes_on() {
    let mut child = start(&folder("stream"), &["clean", "--format", "jsonl", "--input", "jsonl", "-"]);
    let mut stdin = child.stdin.take().expect("it is piped");
    let mut answers = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    for line in records(3).lines() {
        writeln!(stdin, "{line}").expect("it reads");
        let answer = answers.next().expect("an answer before the next question").expect("UTF-8");
        assert_eq!(ids(&answer), ids(line));
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

/// 60 MB go through; what the program holds does not grow with them.
#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_stream() {
    let line = json!({"text": "x ".repeat(200_000)}).to_string();
    let mut child = start(&folder("memory"), &["clean", "--input", "jsonl", "-"]);
    let mut stdin = child.stdin.take().expect("it is piped");
    let mut out = child.stdout.take().expect("it is piped");
    let status = format!("/proc/{}/status", child.id());
    let most = std::thread::scope(|scope| {
        scope.spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
        let mut memory = Vec::new();
        for _ in 0..150 {
            writeln!(stdin, "{line}").expect("it reads");
            let mut text = String::new();
            File::open(&status).and_then(|mut file| file.read_to_string(&mut text)).expect("it runs");
            let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("Linux says it");
            memory.push(peak.trim().trim_end_matches(" kB").parse::<usize>().expect("a number"));
        }
        drop(stdin);
        (memory[75], memory[149])
    });
    assert!(child.wait().expect("it ends").success());
    assert!(most.1 < 200_000 && most.1 < most.0 * 3 / 2, "{most:?} kB");
}
