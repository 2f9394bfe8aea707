//! Lines that texts of a corpus have in common: those of a site go, those of the authors stay.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiaokan::clean::recurring::{Count, Recurring};
use jiaokan::clean::rules::RULES;
use jiaokan::corpus::growing::Growing;
use jiaokan::corpus::{Corpus, read, read_among};
use jiaokan::document::Document;
use jiaokan::edit::undo;
use jiaokan::engine::Engine;
use jiaokan::pack;

const NUMBERS: [&str; 8] = ["一", "二", "三", "四", "五", "六", "七", "八"];

/// What an author wrote: a title, prose that no two share, and whatever else.
fn article(number: &str) -> [String; 3] {
    [
        format!("渡口的第{number}天"),
        format!("第{number}天的早晨是从一声汽笛开始的，船工老魏把第{number}根缆绳抛上岸，等着赶集的人走下台阶。"),
        format!("到了第{number}天的傍晚，江上起了雾，老魏数了数船票，比前一天多了{number}张，这才把灯点上。"),
    ]
}

/// A page of a site whose words no rule knows, though its byline is one as all are.
fn page(number: &str) -> String {
    let [title, first, second] = article(number);
    format!(
        "拾光集\n江畔人家\n{title}\n来源：青河网\n江畔的灯\n{first}\n{second}\n拾光小铺\n江畔的风\n责任编辑：丁小满\n念念不忘\n"
    )
}

fn recurring<'a>(texts: impl IntoIterator<Item = &'a String>) -> Recurring {
    let mut count = Count::default();
    for text in texts {
        count.add(text);
    }
    count.recurring()
}

fn among(text: &str, recurring: &Recurring) -> Document {
    read_among("a.txt", text.as_bytes(), recurring, RULES).expect("it is text")
}

#[test]
fn lines_of_a_site_that_no_rule_knows_go_and_come_back() {
    let pages = NUMBERS.map(page);
    let recurring = recurring(&pages);
    for (page, number) in pages.iter().zip(NUMBERS) {
        let alone = read("a.txt", page.as_bytes(), RULES).expect("it is text");
        assert_ne!(alone.clean, article(number).join("\n"), "a page alone does not tell");
        let document = among(page, &recurring);
        assert_eq!(document.clean, article(number).join("\n"));
        assert_eq!(document.fields.title, Some(article(number)[0].clone()));
        assert_eq!(undo(&document.clean, &document.edits).as_deref(), Some(page.as_str()));
        let said =
            |line: &str| document.edits.iter().find(|edit| edit.before.contains(line)).map(|edit| &edit.evidence);
        for line in ["拾光集", "江畔人家", "拾光小铺", "念念不忘"] {
            assert!(
                said(line).is_some_and(|evidence| evidence.en().contains("other texts")),
                "{line}: {:?}",
                said(line)
            );
        }
    }
}

#[test]
fn cleaning_twice_is_cleaning_once() {
    let pages = NUMBERS.map(page);
    let first = recurring(&pages);
    let clean = pages.map(|page| among(&page, &first).clean);
    let second = recurring(&clean);
    for text in &clean {
        assert_eq!(&among(text, &second).clean, text);
        assert_eq!(read("a.txt", text.as_bytes(), RULES).map(|document| document.clean).as_ref(), Ok(text));
    }
}

/// Authors repeat themselves: how they begin and end, what forms ask for, what the law wants said.
#[test]
fn what_authors_repeat_stays() {
    let frames = [
        ["各镇人民政府，县直各单位：", "特此通知。", "青河县人民政府办公室"],
        ["【本刊讯】", "（未完待续）", "二〇二一年春于渡口"],
        ["申请条件", "申请材料", "户口簿、身份证"],
        ["——献给江上的人", "啊，渡口！", "啊，我的渡口！"],
        ["参数", "返回值", "另请参阅"],
    ];
    for [above, below, last] in frames {
        let text = |number: &str| {
            let [title, first, second] = article(number);
            format!("{title}\n{above}\n{first}\n{second}\n{below}\n{last}\n")
        };
        let texts = NUMBERS.map(text);
        let recurring = recurring(&texts);
        for text in &texts {
            assert!(recurring.in_text(text).len() >= 3, "they do recur");
            assert_eq!(among(text, &recurring).clean.trim_end(), text.trim_end());
        }
    }
}

/// The refrain of a serial, every part of which has the name of the whole for its title.
#[test]
fn a_title_that_all_have_stays_the_title() {
    let text = |number: &str| {
        let [_, first, second] = article(number);
        format!("首页 > 连载\n渡口\n2020-03-05 08:12 来源：青河网\n{first}\n{second}\n责任编辑：丁小满\n")
    };
    let texts = NUMBERS.map(text);
    let recurring = recurring(&texts);
    for text in &texts {
        let document = among(text, &recurring);
        assert_eq!(document.fields.title.as_deref(), Some("渡口"), "{}", document.clean);
    }
}

#[test]
fn pages_without_line_breaks_are_parted_by_what_recurs() {
    let prose = "渡口的早晨是从一声汽笛开始的，船工老魏把缆绳抛上岸，等着赶集的人走下台阶，再把船票一张一张收好。";
    let text = |number: &str| {
        let body = [article(number).join(" "), format!("第{number}天，{prose}").repeat(6)].join(" ");
        format!("首页 > 文艺 > 正文 拾光集 {body} 责任编辑：丁小满 【打印】 【关闭】 拾光小铺 江畔的风 念念不忘")
    };
    let texts = NUMBERS.map(text);
    let recurring = recurring(&texts);
    for (text, number) in texts.iter().zip(NUMBERS) {
        let document = among(text, &recurring);
        assert_eq!(document.fields.title, Some(article(number)[0].clone()), "{}", document.clean);
        assert!(!document.clean.contains("念念不忘"), "{}", document.clean);
    }
}

/// Added one by one, as in the page, the texts come out as from a folder; what was there before stays.
#[test]
fn added_texts_are_compared() {
    let before = read("old.txt", page("九").as_bytes(), RULES).expect("it is text");
    let mut corpus = Corpus::named("一");
    corpus.insert(before.clone(), page("九").into_bytes());
    let mut growing = Growing::new(corpus);
    for number in NUMBERS {
        growing.add(number, page(number).into_bytes(), None).expect("it is text");
    }
    let mut left = vec![growing.compare().expect("they are texts")];
    while left.last() != Some(&0) {
        left.push(growing.compare().expect("they are texts"));
    }
    assert_eq!(left, [7, 6, 5, 4, 3, 2, 1, 0]);
    for number in NUMBERS {
        let (document, _) = growing.corpus().get(number).expect("it was added");
        assert_eq!(document.clean, article(number).join("\n"));
    }
    assert_eq!(growing.corpus().get("old").map(|(document, _)| document), Some(&before));
    // With a rule switched off what recurs is still known; switched on again all is as it was.
    let mut engine = Engine::open(pack::write(growing.corpus())).expect("a pack");
    let mut clean = |off: &[&str]| {
        let off: Vec<String> = off.iter().map(|rule| (*rule).to_owned()).collect();
        let view = engine.document("一", &off).expect("it is there");
        serde_json::to_value(view).expect("plain data")["clean"].as_str().expect("a text").to_owned()
    };
    assert!(clean(&["site-tail"]).contains("念念不忘"), "{}", clean(&["site-tail"]));
    assert_eq!(clean(&["hard-wrap"]), article("一").join("\n"));
    assert_eq!(clean(&[]), article("一").join("\n"));
}

fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

fn printed(folder: &Path, arguments: &[&str], input: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_jiaokan"));
    program.args(arguments).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = program.spawn().expect("the program starts");
    child.stdin.take().expect("it is piped").write_all(input.as_bytes()).expect("it reads its input");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

#[test]
fn the_program_compares_what_it_can_read_twice() {
    let folder = folder("recurring");
    fs::create_dir(folder.join("texts")).expect("a folder");
    let mut lines = String::new();
    for number in NUMBERS {
        fs::write(folder.join(format!("texts/{number}.txt")), page(number)).expect("a file");
        lines.extend([serde_json::json!({ "id": number, "text": page(number) }).to_string(), "\n".to_owned()]);
    }
    fs::write(folder.join("texts.jsonl"), &lines).expect("a file");
    let clean = printed(&folder, &["clean", "texts"], "");
    assert!(!clean.contains("拾光集") && !clean.contains("念念不忘"), "{clean}");
    assert_eq!(printed(&folder, &["clean", "texts.jsonl"], "").matches("念念不忘").count(), 0);
    // A stream is cleaned text by text: the lines are the same however it is cut.
    let filter = |input: &str| printed(&folder, &["clean", "--format", "jsonl", "--input", "jsonl", "-"], input);
    let (first, rest) = lines.split_at(lines.match_indices('\n').nth(2).expect("eight lines").0 + 1);
    assert_eq!(filter(&lines), filter(first) + &filter(rest));
    assert!(filter(&lines).contains("念念不忘"));
    // Whole or in shards, the corpus is the same.
    printed(&folder, &["pack", "texts", "whole.pack"], "");
    printed(&folder, &["pack", "--shards", "texts", "site"], "");
    assert_eq!(printed(&folder, &["search", "念念不忘", "whole.pack"], "").matches("念念不忘").count(), 0);
    let shard = fs::read_dir(folder.join("site/shards")).expect("shards").count();
    assert!(shard > 0);
    assert!(printed(&folder, &["search", "--removed", "念念不忘", "whole.pack"], "").contains("念念不忘"));
}
