//! How well the spam mirror's damage is inverted, measured on pages damaged by the forward model with known truth.

mod corruptor;

use std::env;
use std::fs;
use std::ops::Range;

use corruptor::{Dice, Fate, Line, damage};
use jiaokan::builtin::builtin;
use jiaokan::clean::clean;
use jiaokan::clean::mirror::narrow;
use jiaokan::clean::rules::by_name;
use jiaokan::document::Document;
use jiaokan::edit::{Edit, Span, Status};
use jiaokan::fold::convert::{To, convert};

/// What became of the damage of many pages.
#[derive(Debug, Default)]
struct Tally {
    /// Readings that were put behind whole characters, and those still there.
    readings: usize,
    readings_left: usize,
    slips: usize,
    /// Characters that are not shown, though their bytes can be told; those that are there again.
    slipped: usize,
    restored: usize,
    /// Characters that are lost for good; those of them in whose line a repair says that it is not sure.
    lost: usize,
    lost_flagged: usize,
    /// Lines with slips; those that came back whole.
    lines: usize,
    lines_whole: usize,
    /// Repairs called *verified*, and those that are wrong; lines that are not whole and in which no repair is in doubt.
    verified: usize,
    verified_wrong: usize,
    silent: usize,
    /// Lines without any slip that came back otherwise.
    harmed: usize,
    whole: usize,
}

/// Names a folder of `.txt` files, each a page of clean prose, to measure on instead of the built-in texts.
const FOLDER: &str = "JIAOKAN_PROSE";

/// Pages of prose in traditional script, as the mirror's pages have it.
fn pages() -> Vec<Vec<String>> {
    let lines = |document: &Document| -> Vec<String> {
        let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
        convert(&texts, To::Hant)
    };
    let Some(folder) = env::var_os(FOLDER) else { return builtin().documents().iter().map(lines).collect() };
    let mut files: Vec<_> =
        fs::read_dir(&folder).expect("a folder to read").flatten().map(|file| file.path()).collect();
    files.sort();
    let texts = files.iter().filter_map(|file| fs::read_to_string(file).ok());
    // Of the tool's own control bytes nothing is left on a page.
    let is_shown = |line: &&str| !line.is_empty() && !line.chars().any(char::is_control);
    let shown = |text: String| convert(&text.lines().map(str::trim).filter(is_shown).collect::<Vec<_>>(), To::Hant);
    texts.map(shown).collect()
}

fn half(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// Damages every page `rounds` times, each time by another table, and cleans it.
fn survey(rounds: usize) -> Tally {
    let rules: Vec<_> = ["byte-slip", "injected-reading"].iter().filter_map(|name| by_name(name)).collect();
    let mut dice = Dice(20_241_107);
    let mut tally = Tally::default();
    let pages = pages();
    for page in (0..rounds).flat_map(|_| &pages) {
        let lines: Vec<&str> = page.iter().map(String::as_str).collect();
        let share = 20 + dice.below(60);
        let damaged = damage(&lines, share, &mut dice);
        let shown: Vec<&str> = damaged.iter().map(|line| line.shown.as_str()).collect();
        let cleaned = clean(&shown.join("\n"), rules.iter().copied());
        let mut from = 0;
        for (line, now) in damaged.iter().zip(cleaned.text.split('\n')) {
            let span = Span::new(from, from + line.shown.len());
            from = span.to + 1;
            tally.count(line, &half(now), &repairs(&cleaned.edits, span, now));
        }
    }
    tally
}

impl Tally {
    fn count(&mut self, line: &Line, now: &str, repairs: &[(Status, Range<usize>)]) {
        let right = now == line.truth;
        if env::var_os("JIAOKAN_SHOW").is_some() && !right {
            println!("- {}\n+ {now}\n= {}\n", line.truth, line.shown);
        }
        self.readings += line.readings;
        self.readings_left += now.matches('(').count().saturating_sub(line.truth.matches('(').count());
        if line.slips == 0 {
            self.whole += 1;
            self.harmed += usize::from(!right);
            return;
        }
        let places = places(&line.truth, now);
        let doubted = repairs.iter().any(|(status, _)| *status != Status::Verified);
        self.slips += line.slips;
        self.lines += 1;
        self.lines_whole += usize::from(right);
        for (fate, place) in line.fates.iter().zip(&places) {
            self.slipped += usize::from(*fate == Fate::Slipped);
            self.restored += usize::from(*fate == Fate::Slipped && place.is_some());
            self.lost += usize::from(*fate == Fate::Lost);
            self.lost_flagged += usize::from(*fate == Fate::Lost && doubted);
        }
        for (_, range) in repairs.iter().filter(|(status, _)| *status == Status::Verified) {
            let from = places.iter().position(|place| *place == Some(range.start));
            let is_right = from.is_some_and(|from| {
                range.clone().eq(places[from..].iter().map_while(|place| *place).take(range.len()))
            });
            self.verified += 1;
            self.verified_wrong += usize::from(!is_right);
        }
        self.silent += usize::from(!right && !doubted);
    }
}

/// The slips that were repaired or flagged in a line: how sure that is, and which characters of the clean line they are.
fn repairs(edits: &[Edit], line: Span, now: &str) -> Vec<(Status, Range<usize>)> {
    let mut moved = 0_isize;
    let mut repairs = Vec::new();
    for edit in edits.iter().filter(|edit| line.contains(edit.span)) {
        if edit.rule == "byte-slip" {
            let from = (edit.span.from - line.from).checked_add_signed(moved).expect("within the line");
            let start = now[..from].chars().count();
            repairs.push((edit.status, start..start + edit.after.chars().count()));
        }
        moved += edit.after.len().cast_signed() - edit.before.len().cast_signed();
    }
    repairs
}

/// Where each character of the truth stands in the line as it is now, in order; as many as can be.
fn places(truth: &str, now: &str) -> Vec<Option<usize>> {
    let [truth, now] = [truth, now].map(|text| text.chars().collect::<Vec<char>>());
    let width = now.len() + 1;
    let mut common = vec![0_u32; (truth.len() + 1) * width];
    for i in (0..truth.len()).rev() {
        for j in (0..now.len()).rev() {
            let skipped = common[(i + 1) * width + j].max(common[i * width + j + 1]);
            let taken = u32::from(truth[i] == now[j]) * (common[(i + 1) * width + j + 1] + 1);
            common[i * width + j] = skipped.max(taken);
        }
    }
    let mut places = vec![None; truth.len()];
    let (mut i, mut j) = (0, 0);
    while i < truth.len() && j < now.len() {
        if truth[i] == now[j] {
            places[i] = Some(j);
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    places
}

/// `JIAOKAN_ROUNDS=80 cargo test --test mirror -- --nocapture` measures on 100,000 sites; with `JIAOKAN_SHOW=1` it shows
/// each line that did not come back (- as it was, + as repaired, = as damaged). With `JIAOKAN_PROSE=FOLDER` the prose is taken
/// from there, and nothing is asserted.
#[test]
fn damage_is_inverted() {
    let rounds = env::var("JIAOKAN_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(4);
    let tally = survey(rounds);
    println!("{tally:#?}");
    if env::var_os(FOLDER).is_some() {
        return;
    }
    assert!(tally.readings > 1_000 * rounds && tally.slips > 40 * rounds, "there was something to repair");
    assert!(tally.readings_left * 1000 <= tally.readings, "at most one reading of a thousand is left");
    assert_eq!(tally.harmed, 0, "a line without a slip loses its readings and nothing else");
    // Not all can come back: where a byte is lost another word may be as usual.
    assert!(tally.restored * 100 >= tally.slipped * 95, "nearly all slipped characters are there again");
    assert!(tally.lost_flagged * 100 >= tally.lost * 98, "what is lost for good is not passed over in silence");
    assert!(tally.verified * 9 >= tally.slips * 4, "about half of the repairs are certain");
    assert!(tally.verified_wrong * 300 <= tally.verified, "and of these at most one of three hundred is wrong");
}
