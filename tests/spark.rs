//! The program as a filter inside Apache Spark: the same lines as one process gives, bad records and all.
//!
//! It runs where Java and PySpark are (`pip install pyspark`; `JIAOKAN_PYTHON` names the Python that has it, `python3`
//! unless told), and says so where they are not.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;

const RECORDS: usize = 10_000;
/// Every so many records one is bad: 50 in all.
const BAD: usize = 200;

fn records() -> String {
    let mut lines = String::new();
    for number in 0..RECORDS {
        let text = format!("三月的早晨,社區(qū)裡的人都來了,一個也不少。\n第{number}天，他們又來了。\n");
        let _ = match number % BAD {
            0 if number % (2 * BAD) == 0 => writeln!(lines, "{{\"id\": \"{number}\", \"text\": \"三月的"),
            0 => writeln!(lines, "{}", json!({"id": number.to_string(), "body": text})),
            _ => writeln!(lines, "{}", json!({"id": number.to_string(), "text": text})),
        };
    }
    lines
}

/// Whether a command succeeds, silently.
fn succeeds(program: &str, arguments: &[&str]) -> bool {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

#[test]
fn inside_spark_the_lines_are_those_of_one_process() {
    let python = env::var("JIAOKAN_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    if !succeeds("java", &["-version"]) || !succeeds(&python, &["-c", "import pyspark"]) {
        // Written past the test harness, which shows nothing of a test that passes.
        let _ = writeln!(
            std::io::stderr(),
            "tests/spark.rs: NOT RUN, for Java or PySpark is missing (pip install pyspark)"
        );
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("spark");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let [input, out] = ["in.jsonl", "out.jsonl"].map(|name| folder.join(name));
    fs::write(&input, records()).expect("the target folder can be written");
    let program = env!("CARGO_BIN_EXE_jiaokan");

    let whole = fs::File::open(&input).expect("it was written");
    let alone = Command::new(program)
        .args(["clean", "--format", "jsonl", "--input", "jsonl", "-"])
        .stdin(whole)
        .output()
        .expect("it starts");
    assert_eq!(alone.status.code(), Some(1), "there are bad records");
    let said = String::from_utf8_lossy(&alone.stderr);
    let bad = RECORDS / BAD;
    assert!(said.ends_with(&format!("{bad} of {RECORDS} texts: could not be read; see above\n")), "{said}");

    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spark/pipe.py");
    let piped = Command::new(&python).arg(script).arg(program).args([&input, &out]).output().expect("it starts");
    assert!(piped.status.success(), "{}", String::from_utf8_lossy(&piped.stderr));
    let parts: usize =
        String::from_utf8_lossy(&piped.stdout).split(' ').next().and_then(|n| n.parse().ok()).expect("parts");
    assert!(parts >= 8, "the work was shared out");
    let inside = fs::read(&out).expect("Spark's lines");
    assert_eq!(String::from_utf8_lossy(&inside).lines().count(), RECORDS - bad);
    assert!(inside == alone.stdout, "the same lines in the same order");
}
