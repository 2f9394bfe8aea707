//! Readings: what a Han character can be read as, and what a string of Latin letters reads.
//!
//! In: a character, or letters with or without tone marks. Out: syllables such as `chan3`. It knows no words.

use std::fmt;
use std::sync::OnceLock;

use super::pairs::Pairs;
use crate::order::InOrder;
use crate::tables::READINGS;
use crate::tables::bytes::Bytes;

struct Table {
    names: Vec<&'static str>,
    /// The syllable of each name.
    syllables: Vec<Syllable>,
    /// The letters of all syllables, packed and in order, each with a bit for every tone that it is known with.
    letters: Vec<(u32, u8)>,
    /// The number of each among them, + 1, by its packed letters.
    spelled: Pairs,
    /// For each character of the Basic Multilingual Plane the number of its readings in `starts`, + 1; 0 where it has none.
    places: Vec<u16>,
    /// Where the readings of the character of the same number begin in `flat`; one more at the end.
    starts: Vec<u32>,
    flat: Vec<u16>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut bytes = Bytes(READINGS);
        let count = bytes.number();
        let names: Vec<&str> = (0..count).map(|_| bytes.line()).collect();
        let (letters, syllables) = syllables(&names);
        let mut spelled = Pairs::with_room(letters.len());
        for ((packed, _), number) in letters.iter().zip(1..) {
            *spelled.number_mut((packed >> 16) as u16, *packed as u16) = number;
        }
        let count = bytes.number();
        let (mut last, mut places) = (0, vec![0; 1 << 16]);
        for number in 1..=count {
            last += bytes.number();
            places[last & 0xFFFF] = number as u16;
        }
        let mut starts = vec![0_u32];
        for &length in bytes.take(count) {
            starts.push(starts[starts.len() - 1] + u32::from(length));
        }
        let total = starts[count] as usize;
        let (high, low) = (bytes.take(total), bytes.take(total));
        let flat = high.iter().zip(low).map(|(&high, &low)| u16::from_be_bytes([high, low])).collect();
        Table { names, syllables, letters, spelled, places, starts, flat }
    })
}

/// The letters of names as [`Table::letters`] has them, and the syllables of the names.
fn syllables(names: &[&str]) -> (Vec<(u32, u8)>, Vec<Syllable>) {
    let spell = |name: &&str| {
        let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let tone = name[letters.len()..].bytes().next().map_or(0, |digit| digit - b'0');
        let mut spelling = Spelling::default();
        letters.bytes().for_each(|letter| spelling.push(letter - b'a' + 1, 0));
        (spelling.letters, tone)
    };
    let spelled: Vec<(u32, u8)> = names.iter().map(spell).collect();
    let mut letters: Vec<(u32, u8)> = spelled.iter().map(|(letters, _)| (*letters, 0)).collect();
    letters.order();
    letters.dedup();
    let syllable = |(written, tone): (u32, u8)| {
        let number = letters.partition_point(|known| known.0 < written);
        letters[number].1 |= 1 << tone;
        Syllable::new(number, tone)
    };
    let syllables = spelled.into_iter().map(syllable).collect();
    (letters, syllables)
}

/// A syllable of Mandarin: its letters, and its tone where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Syllable(u16);

impl Syllable {
    /// Bits for the tone: 0 where none is written.
    const TONES: u32 = 3;

    const fn new(letters: usize, tone: u8) -> Self {
        Self((letters << Self::TONES) as u16 | tone as u16)
    }

    /// The syllable as a number.
    pub const fn number(self) -> u16 {
        self.0
    }

    const fn letters(self) -> usize {
        (self.0 >> Self::TONES) as usize
    }

    const fn tone(self) -> u8 {
        (self.0 & 7) as u8
    }

    /// Whether it can be written for `reading`: without a tone it is any.
    const fn stands_for(self, reading: Self) -> bool {
        self.0 == reading.0 || self.tone() == 0 && self.letters() == reading.letters()
    }
}

impl fmt::Display for Syllable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let packed = table().letters[self.letters()].0;
        for letter in (0..6).rev().map(|place| (packed >> (place * BITS) & 31) as u8).filter(|letter| *letter > 0) {
            write!(f, "{}", char::from(b'a' - 1 + letter))?;
        }
        if self.tone() == 0 { Ok(()) } else { write!(f, "{}", self.tone()) }
    }
}

/// Bits of a letter among packed ones.
const BITS: u32 = 5;

/// Letters as they are read one by one.
#[derive(Clone, Copy, Default)]
struct Spelling {
    /// The letters, packed; all ones where there are more than a syllable has.
    letters: u32,
    /// That of the first letter with a mark; 0 where none has one.
    tone: u8,
}

impl Spelling {
    /// A letter without its mark, by its number from 1 on, and the tone of the mark.
    const fn push(&mut self, letter: u8, tone: u8) {
        let has_room = self.letters >> (5 * BITS) == 0;
        self.letters = if has_room { self.letters << BITS | letter as u32 } else { u32::MAX };
        if self.tone == 0 {
            self.tone = tone;
        }
    }

    /// The syllable, if it is one of Mandarin.
    fn syllable(self) -> Option<Syllable> {
        let table = table();
        let number = table.spelled.get((self.letters >> 16) as u16, self.letters as u16)?;
        // No letters at all are no pair.
        let number = usize::from(number.checked_sub(1)?);
        let tone = self.tone;
        (tone == 0 || table.letters[number].1 >> tone & 1 == 1).then_some(Syllable::new(number, tone))
    }
}

/// The readings of a character, the usual one first.
///
/// ```
/// let all: Vec<_> = jiaokan::clean::pinyin::readings('產').collect();
/// assert_eq!(all, ["chan3"]);
/// ```
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    numbers(c).iter().map(|&number| table().names[usize::from(number)])
}

/// The numbers of the names of a character's readings.
fn numbers(c: char) -> &'static [u16] {
    let table = table();
    let place = table.places.get(c as usize).and_then(|place| usize::from(*place).checked_sub(1));
    place.map_or(&[], |at| &table.flat[table.starts[at] as usize..table.starts[at + 1] as usize])
}

/// The syllable that letters with a tone mark read: `chǎn` is `chan3`, `nǚ` is `nv3`, `shi` is `shi`.
///
/// Blanks inside and around are passed over. `None` for anything that is no syllable of Mandarin.
///
/// ```
/// use jiaokan::clean::pinyin::syllable;
/// assert_eq!(syllable("luò ".chars()).map(|known| known.to_string()), Some("luo4".into()));
/// assert_eq!(syllable("Copyright".chars()), None);
/// ```
pub fn syllable(letters: impl Iterator<Item = char>) -> Option<Syllable> {
    let mut spelling = Spelling::default();
    for c in letters.filter(|c| *c != ' ') {
        let (letter, mark) = letter(c)?;
        spelling.push(letter, mark);
    }
    spelling.syllable()
}

/// The syllable of a reading in any of the ways in which tools write one: also in capitals, with the tone as a number or
/// as a combining mark, with `u:` for ü.
///
/// ```
/// use jiaokan::clean::pinyin::{syllable, written};
/// assert_eq!(written("CHAN3"), syllable("chǎn".chars()));
/// assert_eq!(written("lu:4"), syllable("lǜ".chars()));
/// assert_eq!(written("cha\u{30C}n"), syllable("chǎn".chars()));
/// assert_eq!((written("LǛ"), written("ŇG")), (written("lǜ"), written("ňg")));
/// ```
pub fn written(letters: &str) -> Option<Syllable> {
    let mut spelling = Spelling::default();
    let (mut tone, mut last) = (None, '\0');
    for c in letters.chars() {
        if let Some((plain, mark)) = letter(c) {
            spelling.push(plain, mark);
            last = c;
            continue;
        }
        let c = small(c);
        match c {
            '0'..='5' if tone.is_none() && last != '\0' => tone = Some(c as u8 - b'0'),
            '\u{304}' => tone = Some(1),
            '\u{301}' => tone = Some(2),
            '\u{30C}' | '\u{306}' => tone = Some(3),
            '\u{300}' => tone = Some(4),
            ':' | '\u{308}' if last == 'u' => {
                // ü is written v, the letter behind u.
                spelling.letters = spelling.letters.saturating_add(1);
                last = 'v';
            }
            ' ' | '\u{A0}' => {}
            _ => {
                let (letter, mark) = letter(c)?;
                spelling.push(letter, mark);
                last = c;
            }
        }
    }
    let known = spelling.syllable()?;
    match tone {
        // A neutral tone, or one that the letters show too: not checked any further.
        None | Some(0 | 5) => Some(known),
        Some(_) if known.tone() > 0 => None,
        Some(tone) => Spelling { tone, ..spelling }.syllable(),
    }
}

/// A Latin letter in small, with its mark: the table of all scripts would be as large as the rest of this file a hundred times.
fn small(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = c as u32;
    let small = match c {
        'À'..='Þ' if c != '×' => code + 0x20,
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ǹ'..='ȟ' | 'Ḁ'..='ỿ' => code | 1,
        'Ĺ'..='ň' | 'Ǎ'..='ǜ' => (code + 1) & !1,
        _ => return c,
    };
    char::from_u32(small).unwrap_or(c)
}

/// Whether letters carry a tone mark, as the reading of a word does (`xuéshēng`).
pub fn has_tone(letters: &str) -> bool {
    let mut marked = false;
    let latin = letters.chars().all(|c| match letter(c) {
        Some((_, tone)) => {
            marked |= tone > 0;
            true
        }
        None => matches!(c, ' ' | '\'' | '’' | '-' | ',') || c.is_ascii_uppercase(),
    });
    latin && marked
}

/// Whether `c` can be read as `syllable`; without a tone in it, the tone is free.
pub fn reads(c: char, syllable: Syllable) -> bool {
    let known = &table().syllables;
    numbers(c).iter().any(|&number| syllable.stands_for(known[usize::from(number)]))
}

/// Whether `syllable` is how `c` is read mostly; without a tone in it, the tone is free.
pub fn reads_mostly(c: char, syllable: Syllable) -> bool {
    numbers(c).first().is_some_and(|&number| syllable.stands_for(table().syllables[usize::from(number)]))
}

/// Letters below this code are looked up in a table.
const USUAL: usize = 0x200;

/// The number of the letter without its tone mark, from 1 on, and the tone; 0 where no mark is written.
fn letter(c: char) -> Option<(u8, u8)> {
    /// The tone stands in the last three bits.
    static LETTERS: [u8; USUAL] = {
        let (mut letters, mut code) = ([0; USUAL], 0);
        while code < USUAL {
            if let Some(c) = char::from_u32(code as u32)
                && let Some((plain, tone)) = parted(c)
            {
                letters[code] = (plain as u8 - b'a' + 1) << 3 | tone;
            }
            code += 1;
        }
        letters
    };
    let letter = match c {
        'ɑ' => LETTERS['a' as usize],
        'ɡ' => LETTERS['g' as usize],
        'ḿ' => LETTERS['m' as usize] | 2,
        _ => *LETTERS.get(c as usize)?,
    };
    (letter > 0).then_some((letter >> 3, letter & 7))
}

/// A letter below that code without its tone mark, and the tone; 0 where no mark is written.
const fn parted(c: char) -> Option<(char, u8)> {
    Some(match c {
        'a'..='z' => (c, 0),
        'ü' => ('v', 0),
        'ê' => ('e', 0),
        'ā' => ('a', 1),
        'á' => ('a', 2),
        // Breve for caron is a common slip of those who type readings.
        'ǎ' | 'ă' => ('a', 3),
        'à' => ('a', 4),
        'ē' => ('e', 1),
        'é' => ('e', 2),
        'ě' | 'ĕ' => ('e', 3),
        'è' => ('e', 4),
        'ī' => ('i', 1),
        'í' => ('i', 2),
        'ǐ' | 'ĭ' => ('i', 3),
        'ì' => ('i', 4),
        'ō' => ('o', 1),
        'ó' => ('o', 2),
        'ǒ' | 'ŏ' => ('o', 3),
        'ò' => ('o', 4),
        'ū' => ('u', 1),
        'ú' => ('u', 2),
        'ǔ' | 'ŭ' => ('u', 3),
        'ù' => ('u', 4),
        'ǖ' => ('v', 1),
        'ǘ' => ('v', 2),
        'ǚ' => ('v', 3),
        'ǜ' => ('v', 4),
        'ń' => ('n', 2),
        'ň' => ('n', 3),
        'ǹ' => ('n', 4),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables() {
        for (letters, expect) in
            [("yán", "yan2"), ("lǜ", "lv4"), ("nǚ", "nv3"), ("zhēng", "zheng1"), ("shi", "shi"), ("ér", "er2")]
        {
            assert_eq!(syllable(letters.chars()).map(|known| known.to_string()).as_deref(), Some(expect));
        }
        for none in ["", "APP", "left", "zhenge", "\u{0}", "社", "in the"] {
            assert_eq!(syllable(none.chars()), None, "{none}");
        }
    }

    #[test]
    fn reads_with_and_without_tone() {
        let reads = |c: char, letters: &str| written(letters).is_some_and(|syllable| reads(c, syllable));
        assert!(reads('側', "ce4") && reads('為', "wei2") && reads('為', "wei4") && reads('市', "shi"));
        assert!(!reads('側', "ce2") && !reads('a', "a"));
    }
}
