//! How well the spam mirror's damage is inverted, measured on pages damaged by the forward model with known truth.

mod corruptor;

use std::env;

use corruptor::{Dice, Line, damage};
use jiaokan::builtin::builtin;
use jiaokan::clean::clean;
use jiaokan::clean::mirror::narrow;
use jiaokan::clean::rules::by_name;
use jiaokan::document::Document;
use jiaokan::edit::{Span, Status};
use jiaokan::fold::convert::{To, convert};

/// What became of the damage of many pages.
#[derive(Debug, Default)]
struct Tally {
    /// Readings that were put behind whole characters, and those still there.
    readings: usize,
    readings_left: usize,
    /// Lines with a slip; those that came back as they were; those whose repairs all say *verified* but are wrong.
    slipped: usize,
    restored: usize,
    slips: usize,
    verified: usize,
    verified_wrong: usize,
    /// Lines without any slip that came back otherwise.
    harmed: usize,
    whole: usize,
}

/// The prose of the built-in texts, in traditional script, as the mirror's pages have it.
fn pages() -> Vec<Vec<String>> {
    let lines = |document: &Document| -> Vec<String> {
        let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
        convert(&texts, To::Hant)
    };
    builtin().documents().iter().map(lines).collect()
}

fn half(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// Damages every page `rounds` times, each time by another table, and cleans it.
fn survey(rounds: usize) -> Tally {
    let rules: Vec<_> = ["byte-slip", "injected-reading"].iter().filter_map(|name| by_name(name)).collect();
    let mut dice = Dice(20_241_107);
    let mut tally = Tally::default();
    for page in (0..rounds).flat_map(|_| pages()) {
        let lines: Vec<&str> = page.iter().map(String::as_str).collect();
        let share = 20 + dice.below(60);
        let damaged = damage(&lines, share, &mut dice);
        let shown: Vec<&str> = damaged.iter().map(|line| line.shown.as_str()).collect();
        let cleaned = clean(&shown.join("\n"), rules.iter().copied());
        let mut from = 0;
        for (line, now) in damaged.iter().zip(cleaned.text.split('\n')) {
            let span = Span::new(from, from + line.shown.len());
            from = span.to + 1;
            let repairs = cleaned.edits.iter().filter(|edit| edit.rule == "byte-slip" && span.contains(edit.span));
            tally.count(line, &half(now), &repairs.map(|edit| edit.status).collect::<Vec<_>>());
        }
    }
    tally
}

impl Tally {
    fn count(&mut self, line: &Line, now: &str, repairs: &[Status]) {
        let right = now == line.truth;
        self.readings += line.readings;
        self.readings_left += now.matches('(').count().saturating_sub(line.truth.matches('(').count());
        if line.slips == 0 {
            self.whole += 1;
            self.harmed += usize::from(!right);
            return;
        }
        let verified = !repairs.is_empty() && repairs.iter().all(|status| *status == Status::Verified);
        self.slips += line.slips;
        self.slipped += 1;
        self.restored += usize::from(right);
        self.verified += usize::from(verified);
        self.verified_wrong += usize::from(verified && !right);
        if env::var_os("JIAOKAN_SHOW").is_some() && !right {
            println!("- {}\n+ {now}\n= {}\n", line.truth, line.shown);
        }
    }
}

/// `JIAOKAN_ROUNDS=80 cargo test --test mirror -- --nocapture` measures on 100,000 sites; with `JIAOKAN_SHOW=1` it shows
/// each line that did not come back (- as it was, + as repaired, = as damaged).
#[test]
fn damage_is_inverted() {
    let rounds = env::var("JIAOKAN_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(4);
    let tally = survey(rounds);
    println!("{tally:#?}");
    assert!(tally.readings > 1_000 * rounds && tally.slips > 40 * rounds, "there was something to repair");
    assert!(tally.readings_left * 1000 <= tally.readings, "at most one reading of a thousand is left");
    assert_eq!(tally.harmed, 0, "a line without a slip loses its readings and nothing else");
    // Not all can come back: a digit that was swallowed is gone, and where a byte is lost another word may be as usual.
    assert!(tally.restored * 100 >= tally.slipped * 88, "nearly nine lines of ten come back whole");
    assert!(tally.verified * 100 >= tally.slipped * 45, "of half the lines all repairs are certain");
    assert!(tally.verified_wrong * 300 <= tally.verified, "and of these at most one of three hundred is wrong");
}
