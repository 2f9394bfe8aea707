//! Readings: what a Han character can be read as, and what a string of Latin letters reads.
//!
//! In: a character, or letters with or without tone marks. Out: syllables such as `chan3`. It knows no words.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::tables::READINGS;
use crate::tables::bytes::Bytes;

struct Table {
    names: Vec<&'static str>,
    by_name: HashMap<&'static str, u16>,
    chars: Vec<u16>,
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
        let count = bytes.number();
        let mut last = 0;
        let chars: Vec<u16> = (0..count)
            .map(|_| {
                last += bytes.number();
                last as u16
            })
            .collect();
        let mut starts = vec![0_u32];
        for &length in bytes.take(count) {
            starts.push(starts[starts.len() - 1] + u32::from(length));
        }
        let total = starts[count] as usize;
        let (high, low) = (bytes.take(total), bytes.take(total));
        let flat = high.iter().zip(low).map(|(&high, &low)| u16::from_be_bytes([high, low])).collect();
        let by_name = names.iter().zip(0..).map(|(&name, number)| (name, number)).collect();
        Table { names, by_name, chars, starts, flat }
    })
}

/// The readings of a character, the usual one first.
///
/// ```
/// let all: Vec<_> = jiaokan::clean::pinyin::readings('產').collect();
/// assert_eq!(all, ["chan3"]);
/// ```
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    let table = table();
    let range = u16::try_from(u32::from(c)).ok().and_then(|unit| table.chars.binary_search(&unit).ok());
    let range = range.map_or(0..0, |at| table.starts[at] as usize..table.starts[at + 1] as usize);
    table.flat[range].iter().map(|&number| table.names[usize::from(number)])
}

/// The syllable that letters with a tone mark read: `chǎn` is `chan3`, `nǚ` is `nv3`, `shi` is `shi`.
///
/// Blanks inside and around are passed over. `None` for anything that is no syllable of Mandarin.
///
/// ```
/// use jiaokan::clean::pinyin::syllable;
/// assert_eq!(syllable("luò "), Some("luo4".into()));
/// assert_eq!(syllable("Copyright"), None);
/// ```
pub fn syllable(letters: &str) -> Option<String> {
    let mut plain = String::with_capacity(letters.len());
    let mut tone = None;
    for c in letters.chars().filter(|c| *c != ' ') {
        let (letter, mark) = letter(c)?;
        plain.push(letter);
        tone = tone.or(mark);
    }
    let known = &table().by_name;
    let toned = tone.map(|tone| format!("{plain}{tone}"));
    match toned {
        Some(toned) if known.contains_key(toned.as_str()) => Some(toned),
        Some(_) => None,
        None => (1..=4)
            .map(|tone| format!("{plain}{tone}"))
            .chain([plain.clone()])
            .any(|one| known.contains_key(one.as_str()))
            .then_some(plain),
    }
}

/// The syllable of a reading in any of the ways in which tools write one: also in capitals, with the tone as a number or
/// as a combining mark, with `u:` for ü.
///
/// ```
/// use jiaokan::clean::pinyin::written;
/// assert_eq!(written("CHAN3"), Some("chan3".into()));
/// assert_eq!(written("lu:4"), Some("lv4".into()));
/// assert_eq!(written("cha\u{30C}n"), Some("chan3".into()));
/// assert_eq!((written("LǛ"), written("ŇG")), (written("lǜ"), written("ňg")));
/// ```
pub fn written(letters: &str) -> Option<String> {
    let mut plain = String::with_capacity(letters.len());
    let mut tone = None;
    for c in letters.chars().map(small) {
        match c {
            '0'..='5' if tone.is_none() && !plain.is_empty() => tone = Some(c),
            '\u{304}' => tone = Some('1'),
            '\u{301}' => tone = Some('2'),
            '\u{30C}' | '\u{306}' => tone = Some('3'),
            '\u{300}' => tone = Some('4'),
            ':' | '\u{308}' if plain.ends_with('u') => {
                plain.pop();
                plain.push('v');
            }
            ' ' | '\u{A0}' => {}
            _ if c.is_ascii_digit() => return None,
            _ => plain.push(c),
        }
    }
    let known = syllable(&plain)?;
    match tone {
        // A neutral tone, or one that the letters show too: not checked any further.
        None | Some('0' | '5') => Some(known),
        Some(_) if known != plain => None,
        Some(tone) => Some(format!("{known}{tone}")).filter(|toned| table().by_name.contains_key(toned.as_str())),
    }
}

/// A Latin letter in small, with its mark: the table of all scripts would be as large as the rest of this file a hundred times.
fn small(c: char) -> char {
    let code = c as u32;
    let small = match c {
        'À'..='Þ' if c != '×' => code + 0x20,
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ǹ'..='ȟ' | 'Ḁ'..='ỿ' => code | 1,
        'Ĺ'..='ň' | 'Ǎ'..='ǜ' => (code + 1) & !1,
        _ => return c.to_ascii_lowercase(),
    };
    char::from_u32(small).unwrap_or(c)
}

/// Whether letters carry a tone mark, as the reading of a word does (`xuéshēng`).
pub fn has_tone(letters: &str) -> bool {
    let mut marked = false;
    let latin = letters.chars().all(|c| match letter(c) {
        Some((_, tone)) => {
            marked |= tone.is_some();
            true
        }
        None => matches!(c, ' ' | '\'' | '’' | '-' | ',') || c.is_ascii_uppercase(),
    });
    latin && marked
}

/// Whether `c` can be read as `syllable` (of [`syllable`]); without a tone in it, the tone is free.
pub fn reads(c: char, syllable: &str) -> bool {
    let toneless = !syllable.ends_with(|c: char| c.is_ascii_digit());
    readings(c).any(|one| one == syllable || toneless && one.trim_end_matches(|c: char| c.is_ascii_digit()) == syllable)
}

/// The letter without its tone mark, and the tone.
fn letter(c: char) -> Option<(char, Option<u8>)> {
    const MARKED: [(&str, char); 8] = [
        ("āáǎà", 'a'),
        ("ēéěè", 'e'),
        ("īíǐì", 'i'),
        ("ōóǒò", 'o'),
        ("ūúǔù", 'u'),
        ("ǖǘǚǜ", 'v'),
        ("\u{0}ńňǹ", 'n'),
        ("\u{0}ḿ\u{0}\u{0}", 'm'),
    ];
    if c.is_ascii_lowercase() {
        return Some((c, None));
    }
    match c {
        'ü' => return Some(('v', None)),
        'ɑ' => return Some(('a', None)),
        'ɡ' => return Some(('g', None)),
        'ê' => return Some(('e', None)),
        // Breve for caron is a common slip of those who type readings.
        'ă' => return Some(('a', Some(3))),
        'ĕ' => return Some(('e', Some(3))),
        'ĭ' => return Some(('i', Some(3))),
        'ŏ' => return Some(('o', Some(3))),
        'ŭ' => return Some(('u', Some(3))),
        _ => {}
    }
    MARKED.iter().find_map(|(marked, plain)| {
        let tone = marked.chars().position(|one| one == c)?;
        Some((*plain, Some(tone as u8 + 1)))
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
            assert_eq!(syllable(letters).as_deref(), Some(expect));
        }
        for none in ["", "APP", "left", "zhenge", "\u{0}", "社", "in the"] {
            assert_eq!(syllable(none), None, "{none}");
        }
    }

    #[test]
    fn reads_with_and_without_tone() {
        assert!(reads('側', "ce4") && reads('為', "wei2") && reads('為', "wei4") && reads('市', "shi"));
        assert!(!reads('側', "ce2") && !reads('a', "a"));
    }
}
