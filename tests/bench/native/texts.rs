//! The texts that are measured on: some megabytes of pages, the same in every run.
//!
//! In: the built-in texts as cleaned and the articles of the tests' generated pages, or a folder of one's own. Out:
//! [`Texts`]: clean prose, the same in the furniture of a site, with and without line breaks, the same with the spam mirror's
//! damage, and a mix. Its sentences are drawn with dice and come again on many pages: a cleaner that remembered them would
//! cheat.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::{env, fs};

use jiaokan::builtin::builtin;
use jiaokan::fold::convert::{To, convert};

use crate::corruptor::{Dice, damage};
use crate::pages;

/// Bytes of clean prose, about.
const SIZE: usize = 2_000_000;

/// Names a folder of `.txt` files, each a page of clean prose, to measure on instead.
const FOLDER: &str = "JIAOKAN_BENCH_TEXTS";

/// Pages by the damage that is in them.
pub struct Texts {
    /// Nothing but titles and prose.
    pub prose: Vec<String>,
    /// The same in furniture.
    furniture: Vec<String>,
    /// The same without line breaks.
    one_line: Vec<String>,
    /// The same with readings and slips, in traditional script.
    mirror: Vec<String>,
    /// Of each of the three every third page.
    pub mix: Vec<String>,
}

impl Texts {
    /// Draws the pages.
    pub fn make() -> Self {
        let mut dice = Dice(20_261_123);
        let prose = env::var_os(FOLDER).map_or_else(|| drawn(&mut dice), |folder| files(&folder));
        let furniture: Vec<String> = prose.iter().map(|page| framed(page, &mut dice)).collect();
        let one_line = furniture.iter().map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let mirror: Vec<String> = prose.iter().map(|page| damaged(page, &mut dice)).collect();
        let third = |number: usize| [&prose, &furniture, &mirror][number % 3][number].clone();
        let mix = (0..prose.len()).map(third).collect();
        Self { prose, furniture, one_line, mirror, mix }
    }

    /// All kinds of pages with their names.
    pub fn kinds(&self) -> [(&'static str, &[String]); 5] {
        [
            ("prose", &self.prose),
            ("prose in furniture", &self.furniture),
            ("the same in one line", &self.one_line),
            ("mirror's damage", &self.mirror),
            ("mix of the three", &self.mix),
        ]
    }
}

/// Pages of 2 to 40 KB made of the sentences at hand, in either script.
fn drawn(dice: &mut Dice) -> Vec<String> {
    let sentences = sentences();
    let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let scripts = [To::Hans, To::Hant].map(|script| convert(&sentences, script));
    let (mut pages, mut size) = (Vec::new(), 0);
    while size < SIZE {
        let sentences = &scripts[dice.below(2)];
        let mut page = dice.one(&["山村来信", "渠水进村的那一天", "老街旧事"]).to_owned();
        for _ in 0..8 + dice.below(60) {
            page.push('\n');
            paragraph(&mut page, sentences, dice);
        }
        page.push('\n');
        size += page.len();
        pages.push(page);
    }
    pages
}

/// One to six sentences, some with figures or a Latin word before them, as running text has them.
fn paragraph(page: &mut String, sentences: &[String], dice: &mut Dice) {
    for _ in 0..=dice.below(6) {
        if dice.chance(60) {
            page.push_str(dice.one(&[
                "到2021年3月4日，",
                "在3.7万人中，",
                "其中12.5%：",
                "App上说，",
                "据COVID-19防控组：",
            ]));
        }
        page.push_str(&sentences[dice.below(sentences.len())]);
    }
}

/// The sentences of the built-in texts and of the articles of generated pages, each once.
fn sentences() -> Vec<String> {
    let builtin = builtin();
    let blocks = builtin.documents().iter().flat_map(|document| &document.blocks).map(|block| block.text.clone());
    let mut dice = Dice(7);
    let made = (0..40).flat_map(|_| pages::make(&mut dice).lines);
    let own = made.filter(|(_, is_own)| *is_own).map(|(line, _)| line.trim().to_owned());
    let lines: BTreeSet<String> = blocks.chain(own).collect();
    let sentences: BTreeSet<&str> = lines.iter().flat_map(|line| line.split_inclusive('。')).collect();
    let whole = |text: &&str| text.ends_with('。') && (12..120).contains(&text.chars().count());
    sentences.into_iter().filter(whole).map(str::to_owned).collect()
}

/// The texts of a folder, in the order of their names; files that are not UTF-8 are passed over.
fn files(folder: &OsStr) -> Vec<String> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{FOLDER}: {error}"))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// A page in the furniture of a generated one: its own title and lines where those of the other stood.
fn framed(page: &str, dice: &mut Dice) -> String {
    let (title, body) = page.split_once('\n').unwrap_or((page, ""));
    let made = pages::make(dice);
    let (mut framed, mut body) = (String::new(), Some(body));
    for (line, is_own) in &made.lines {
        match (is_own, *line == made.title) {
            (false, _) => framed.extend([line, "\n"]),
            (true, true) => framed.extend([title, "\n"]),
            (true, false) => framed.push_str(body.take().unwrap_or_default()),
        }
    }
    framed
}

/// A page as the spam mirror shows it.
fn damaged(page: &str, dice: &mut Dice) -> String {
    let lines = convert(&page.lines().collect::<Vec<_>>(), To::Hant);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let share = 20 + dice.below(60);
    damage(&lines, share, dice).iter().flat_map(|line| [line.shown.as_str(), "\n"]).collect()
}
