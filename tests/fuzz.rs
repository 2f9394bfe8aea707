//! Fuzzing: inputs that nobody would write, for decoding, mending, classifying, queries and packs.
//!
//! In each test the kept inputs of `fuzz/kept/` and a short run; `JIAOKAN_FUZZ=1000000 cargo test --release --test fuzz`
//! makes as many executions of each target. `fuzz/README.md` says more.

#[allow(dead_code, reason = "only its dice are thrown here")]
mod corruptor;
#[path = "fuzz/mutate.rs"]
mod mutate;
#[allow(dead_code, reason = "what is clean is looked at otherwise here")]
mod promises;
#[path = "fuzz/targets.rs"]
mod targets;

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use corruptor::Dice;
use mutate::{WORDS, mutate};
use targets::{Signs, TARGETS, Target, packed};

/// Executions of a short run.
const SHORT: usize = 400;
/// An execution that takes so long hangs.
const HANG: Duration = Duration::from_mins(2);
/// Failures after which a run ends.
const ENOUGH: usize = 10;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn kept_in(target: &Target) -> PathBuf {
    root().join("tests/fuzz/kept").join(format!("{}.jsonl", target.name))
}

/// The kept inputs: texts as JSON strings, bytes as JSON arrays, one a line.
fn kept(target: &Target) -> Vec<Vec<u8>> {
    let lines = fs::read_to_string(kept_in(target)).unwrap_or_default();
    let text = |line: &str| serde_json::from_str::<String>(line).map(String::into_bytes);
    let input = |line: &str| if target.is_text { text(line) } else { serde_json::from_str(line) };
    lines.lines().map(|line| input(line).expect("a kept input is JSON")).collect()
}

fn written(target: &Target, input: &[u8]) -> String {
    let text = target.is_text.then(|| String::from_utf8_lossy(input));
    text.map_or_else(|| serde_json::to_string(input), |text| serde_json::to_string(&*text)).expect("it is JSON")
}

/// What a run starts from: what was kept, and the texts of the other tests.
fn start(target: &Target) -> Vec<Vec<u8>> {
    let mut inputs = kept(target);
    inputs.extend(WORDS.map(|word| word.as_bytes().to_vec()));
    match target.name {
        "pack" => inputs.extend([packed()]),
        "query" => {
            let lines = include_str!("queries.tsv").lines().filter(|line| !line.starts_with('#'));
            inputs.extend(lines.filter_map(|line| line.split('\t').next()).map(|query| query.as_bytes().to_vec()));
        }
        _ => {
            for folder in ["tests/rules", "tests/harm", "tests/hostile"] {
                let files = fs::read_dir(root().join(folder)).expect("it is there");
                let mut paths: Vec<_> = files.map(|file| file.expect("readable").path()).collect();
                paths.sort();
                inputs.extend(paths.iter().map(|path| fs::read(path).expect("readable")));
            }
        }
    }
    inputs
}

/// The input that is being worked on, for whoever waits for it.
type Current = Arc<Mutex<(Instant, Vec<u8>)>>;

/// Ends the tests where one input takes for ever, and says which.
fn watch(target: &'static Target) -> Current {
    let current: Current = Arc::new(Mutex::new((Instant::now(), Vec::new())));
    let watched = Arc::downgrade(&current);
    std::thread::spawn(move || {
        while let Some(current) = watched.upgrade() {
            let (since, input) = current.lock().expect("nobody panics with it").clone();
            if since.elapsed() > HANG {
                eprintln!("{} hangs on {}", target.name, written(target, &input));
                std::process::abort();
            }
            drop(current);
            std::thread::sleep(Duration::from_secs(1));
        }
    });
    current
}

fn run(target: &Target, input: &[u8], current: &Current) -> Option<Signs> {
    *current.lock().expect("nobody panics with it") = (Instant::now(), input.to_vec());
    catch_unwind(AssertUnwindSafe(|| (target.run)(input))).ok()
}

/// The input with all taken out that it fails without.
fn shrunk(target: &Target, input: &[u8], current: &Current) -> Vec<u8> {
    let mut least = input.to_vec();
    let mut piece = least.len() / 2;
    while piece > 0 {
        let mut at = 0;
        while at < least.len() {
            let shorter = [&least[..at], &least[(at + piece).min(least.len())..]].concat();
            let is_text = !target.is_text || std::str::from_utf8(&shorter).is_ok();
            if is_text && run(target, &shorter, current).is_none() {
                least = shorter;
            } else {
                at += piece;
            }
        }
        piece /= 2;
    }
    least
}

fn fuzz(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("it is a target");
    let count = std::env::var("JIAOKAN_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(SHORT);
    let seed = std::env::var("JIAOKAN_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let (current, mut dice) = (watch(target), Dice(seed));
    let (mut pool, mut seen, mut failures) = (start(target), BTreeSet::new(), Vec::new());
    let (mut new, first) = (Vec::new(), pool.len());
    for number in 0..first + count {
        let input = pool[..first].get(number).cloned().unwrap_or_else(|| {
            let (one, other) = (dice.below(pool.len()), dice.below(pool.len()));
            mutate(&pool[one], &pool[other], target.is_text, target.longest, &mut dice)
        });
        match run(target, &input, &current) {
            None => failures.push(written(target, &shrunk(target, &input, &current))),
            Some(signs) => {
                let before = seen.len();
                seen.extend(signs);
                if seen.len() > before && number >= first {
                    new.push(input.clone());
                    pool.push(input);
                }
            }
        }
        if failures.len() >= ENOUGH {
            break;
        }
    }
    println!("{name}: {} inputs that led somewhere new, {} signs, {} failures", new.len(), seen.len(), failures.len());
    if std::env::var_os("JIAOKAN_KEEP").is_some() {
        let lines = kept(target).into_iter().chain(new).map(|input| format!("{}\n", written(target, &input)));
        fs::write(kept_in(target), lines.collect::<String>()).expect("the tests can be written");
    }
    assert!(failures.is_empty(), "{name} fails on\n{}", failures.join("\n"));
}

#[test]
fn decode() {
    fuzz("decode");
}

#[test]
fn mend() {
    fuzz("mend");
}

#[test]
fn classify() {
    fuzz("classify");
}

#[test]
fn query() {
    fuzz("query");
}

#[test]
fn pack() {
    fuzz("pack");
}
