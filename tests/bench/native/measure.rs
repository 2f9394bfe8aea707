//! A stop watch that measures a job and its baseline in turns.
//!
//! In: two closures over the same texts. Out: a line of a table, MB/s of each and their ratio. The best of several turns
//! counts for either, of each text by itself: whatever else the machine does can only slow a turn down, and a short one is
//! seldom interrupted. It keeps no history.

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

/// Measures a job over `texts`, one after the other, and prints its line. What the closures return is only there so that
/// neither can be optimised away.
pub fn measure(name: &str, texts: &[String], job: impl Fn(&[String]) -> usize, baseline: impl Fn(&[String]) -> usize) {
    let parts: Vec<&[String]> = texts.chunks(1).collect();
    in_turns(name, &parts, job, baseline);
}

/// The same for a job that takes all texts at once.
pub fn measure_together(
    name: &str,
    texts: &[String],
    job: impl Fn(&[String]) -> usize,
    baseline: impl Fn(&[String]) -> usize,
) {
    in_turns(name, &[texts], job, baseline);
}

#[allow(clippy::cast_precision_loss, reason = "sizes of some megabytes")]
fn in_turns(name: &str, parts: &[&[String]], job: impl Fn(&[String]) -> usize, baseline: impl Fn(&[String]) -> usize) {
    let mut times = vec![(Duration::MAX, Duration::MAX); parts.len()];
    let start = Instant::now();
    for turn in 0.. {
        let past = start.elapsed();
        if turn >= TURNS && past >= AT_LEAST || turn > 0 && past >= AT_MOST {
            break;
        }
        for (part, (taken, beside)) in parts.iter().zip(&mut times) {
            *beside = timed(|| baseline(part)).min(*beside);
            *taken = timed(|| job(part)).min(*taken);
        }
    }
    let (taken, beside): (Vec<Duration>, Vec<Duration>) = times.into_iter().unzip();
    let [taken, beside] = [taken, beside].map(|times| times.iter().sum::<Duration>().as_secs_f64());
    let megabytes = parts.iter().flat_map(|part| part.iter()).map(String::len).sum::<usize>() as f64 / 1e6;
    let (speed, plain, ratio) = (megabytes / taken, megabytes / beside, beside / taken);
    println!("{name:<36}{megabytes:>8.1}{speed:>12.1}{plain:>15.0}{ratio:>9.4}");
}

fn timed(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}
