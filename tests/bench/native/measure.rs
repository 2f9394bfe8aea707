//! A stop watch that measures a job and its baseline in turns.
//!
//! In: two closures over the same texts. Out: a line of a table, MB/s of each and their ratio. The best of several turns
//! counts for either: whatever else the machine does can only slow a turn down. It keeps no history.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Turns at least, and how long they go on at least and at most.
const TURNS: usize = 5;
const AT_LEAST: Duration = Duration::from_secs(1);
const AT_MOST: Duration = Duration::from_secs(20);

/// Opens a table whose jobs stand beside that baseline.
pub fn table(baseline: &str) {
    println!("\nbaseline: {baseline}");
    println!("{:<36}{:>8}{:>12}{:>15}{:>9}", "job", "MB", "MB/s", "baseline MB/s", "ratio");
}

/// Measures a job over `texts` and prints its line. What the closures return is only there so that neither can be
/// optimised away.
#[allow(clippy::cast_precision_loss, reason = "sizes of some megabytes")]
pub fn measure(name: &str, texts: &[String], job: impl Fn(&[String]) -> usize, baseline: impl Fn(&[String]) -> usize) {
    let (taken, beside) = in_turns(|| job(texts), || baseline(texts));
    let bytes: usize = texts.iter().map(String::len).sum();
    let megabytes = bytes as f64 / 1e6;
    let speed = |time: Duration| megabytes / time.as_secs_f64();
    let ratio = beside.as_secs_f64() / taken.as_secs_f64();
    println!("{name:<36}{megabytes:>8.1}{:>12.1}{:>15.0}{ratio:>9.4}", speed(taken), speed(beside));
}

/// The shortest turns of a job and of its baseline.
fn in_turns(job: impl Fn() -> usize, baseline: impl Fn() -> usize) -> (Duration, Duration) {
    let (mut taken, mut beside) = (Duration::MAX, Duration::MAX);
    let start = Instant::now();
    for turn in 0.. {
        let past = start.elapsed();
        if turn >= TURNS && past >= AT_LEAST || turn > 0 && past >= AT_MOST {
            break;
        }
        beside = beside.min(timed(&baseline));
        taken = taken.min(timed(&job));
    }
    (taken, beside)
}

fn timed(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}
