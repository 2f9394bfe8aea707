//! What the spam mirror's tool does to a whole page, with a fixed seed: clean text in, damaged text with known truth out.
//!
//! The tool turns a page into GBK and runs one replacement over its bytes after the other: a character of its table gets
//! its reading behind it, a full-width mark gets control bytes before it, wherever two bytes look like them, also across
//! the border of two characters. Its table and the order are drawn anew for each page. What is shown of the bytes is the
//! library's own forward model, [`jiaokan::clean::mirror::show`].

use std::collections::BTreeSet;

use jiaokan::clean::mirror::{self, narrow, show};
use jiaokan::clean::{gbk, pinyin};
use jiaokan::fold::fold_char;

/// Sebastiano Vigna's SplitMix64: enough to draw a table.
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("below a usize")
    }
}

/// A damaged line and what it was.
pub struct Line {
    /// As the page shows it.
    pub shown: String,
    /// As it was, with half-width marks as the page shows them.
    pub truth: String,
    /// How many readings were put behind whole characters.
    pub readings: usize,
    /// How many insertions parted a character's bytes.
    pub slips: usize,
    /// What became of each character of the truth.
    pub fates: Vec<Fate>,
}

/// What became of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is shown.
    Shown,
    /// It is not, but its bytes, or one of them, can still be told.
    Slipped,
    /// Its only byte became part of a `?`: it is lost for good.
    Lost,
}

/// A byte, whether the tool put it there, and else the number of the character that it is of.
#[derive(Clone, Copy)]
struct Byte {
    value: u8,
    inserted: bool,
    of: usize,
}

/// An entry of the tool's table: the two bytes it looks for, and what it puts there.
struct Entry {
    bytes: [u8; 2],
    put: Vec<u8>,
    behind: bool,
}

/// The lines as a page of the mirror's, with about `share` percent of the traditional characters in its table.
pub fn damage(lines: &[&str], share: usize, dice: &mut Dice) -> Vec<Line> {
    let mut entries = table(lines, share, dice);
    for at in (1..entries.len()).rev() {
        entries.swap(at, dice.below(at + 1));
    }
    lines.iter().filter_map(|line| damage_line(line, &entries, dice)).collect()
}

fn table(lines: &[&str], share: usize, dice: &mut Dice) -> Vec<Entry> {
    let used: BTreeSet<char> = lines.iter().flat_map(|line| line.chars()).filter(|c| fold_char(*c) != *c).collect();
    let mut entries: Vec<Entry> = Vec::new();
    for c in used {
        if let (Some(bytes), Some(syllable)) = (gbk::encode(c), pinyin::readings(c).next())
            && dice.below(100) < share
        {
            let reading = format!("({})", written(syllable));
            let put = mirror::encode(reading.chars()).expect("GBK has all letters with tones");
            entries.push(Entry { bytes, put, behind: true });
        }
    }
    for mark in "。、，；？！".chars() {
        entries.push(Entry { bytes: gbk::encode(mark).expect("in GBK"), put: Vec::new(), behind: false });
    }
    entries
}

fn damage_line(line: &str, entries: &[Entry], dice: &mut Dice) -> Option<Line> {
    let mut bytes: Vec<Byte> = Vec::new();
    // Where characters begin, to tell a slip from a whole character with something behind it.
    for (of, c) in line.chars().enumerate() {
        let encoded = if c.is_ascii() { vec![c as u8] } else { gbk::encode(c)?.to_vec() };
        bytes.extend(encoded.iter().map(|value| Byte { value: *value, inserted: false, of }));
    }
    let (mut readings, mut slips) = (0, 0);
    for entry in entries {
        let mut at = 0;
        while at + 1 < bytes.len() {
            if [bytes[at].value, bytes[at + 1].value] != entry.bytes || bytes[at].inserted || bytes[at + 1].inserted {
                at += 1;
                continue;
            }
            let place = if entry.behind { at + 2 } else { at };
            let put = if entry.behind { entry.put.clone() } else { vec![5 + dice.below(4) as u8; dice.below(6)] };
            let parts = splits_a_character(&bytes, place);
            readings += usize::from(entry.behind && !parts);
            slips += usize::from(parts && !put.is_empty());
            let length = put.len();
            bytes.splice(place..place, put.into_iter().map(|value| Byte { value, inserted: true, of: usize::MAX }));
            at += 2 + length;
        }
    }
    let stream: Vec<u8> = bytes.iter().map(|byte| byte.value).collect();
    let truth: String = line.chars().map(narrow).collect();
    let fates = fates(&bytes, truth.chars().count());
    Some(Line { shown: show(&stream), truth, readings, slips, fates })
}

/// What becomes of each of so many characters when the bytes are read as [`show`] reads them.
fn fates(bytes: &[Byte], count: usize) -> Vec<Fate> {
    let mut fates = vec![Fate::Slipped; count];
    let mut stream = bytes.iter();
    while let Some(byte) = stream.next() {
        let (first, second) = (byte, if byte.value < 0x80 { byte } else { stream.next().unwrap_or(byte) });
        let is_whole = byte.value < 0x80 || gbk::decode(first.value, second.value).is_some();
        if is_whole && first.of == second.of && !first.inserted {
            fates[first.of] = Fate::Shown;
        } else if second.value < 0x80 && !is_whole && !second.inserted && bytes_of(bytes, second.of) == 1 {
            fates[second.of] = Fate::Lost;
        }
    }
    fates
}

fn bytes_of(bytes: &[Byte], character: usize) -> usize {
    bytes.iter().filter(|byte| byte.of == character).count()
}

/// Whether the place lies between the two bytes of one of the author's characters.
fn splits_a_character(bytes: &[Byte], place: usize) -> bool {
    let mut own = bytes[..place].iter().filter(|byte| !byte.inserted).map(|byte| byte.value);
    while let Some(value) = own.next() {
        if gbk::is_lead(value) && own.next().is_none() {
            return true;
        }
    }
    false
}

/// `chan3` as the tool writes it: chǎn.
fn written(syllable: &str) -> String {
    let tone = syllable.chars().last().and_then(|c| c.to_digit(10)).unwrap_or(0) as usize;
    let letters = syllable.trim_end_matches(|c: char| c.is_ascii_digit());
    let bearer = ["a", "o", "e", "iu", "ui", "i", "u", "v"]
        .iter()
        .find_map(|vowel| letters.find(vowel).map(|at| at + vowel.len() - 1));
    letters
        .char_indices()
        .map(|(at, c)| {
            let forms = match c {
                'a' => "aāáǎà",
                'e' => "eēéěè",
                'i' => "iīíǐì",
                'o' => "oōóǒò",
                'u' => "uūúǔù",
                'v' => "üǖǘǚǜ",
                _ => return c,
            };
            let tone = if Some(at) == bearer { tone } else { 0 };
            forms.chars().nth(tone).unwrap_or(c)
        })
        .collect()
}
