//! Convert: simplified to traditional and back, for display only.
//!
//! In: pieces of one running text and the script they are shown in. Out: as many pieces, each with as many characters as
//! before, so that every place in the text keeps its number. Search never uses it, and it proves nothing: it shows.
//!
//! The characters of `OpenCC` (first target; one beyond the Basic Multilingual Plane is left out, few fonts have it) and
//! those of its phrases that have as many characters as what they become. The longest phrase at a place wins. Traditional
//! is shown in Taiwan's forms (裡, 群, 為). Dropped are phrases that change the number of characters, regional wording
//! (软件 → 軟體), and of 6,910 phrases towards traditional the 5,410 that are least frequent.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::fold_char;
use crate::tables::CONVERT;
use crate::tables::varint::Reader;

/// The script a text is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// Simplified.
    Hans,
    /// Traditional.
    Hant,
}

impl To {
    /// The script of that name, `hans` or `hant`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "hans" => Some(Self::Hans),
            "hant" => Some(Self::Hant),
            _ => None,
        }
    }
}

/// Converts consecutive pieces of a text. A phrase may lie across the border of two pieces; a line break parts.
///
/// ```
/// use jiaokan::fold::convert::{convert, To};
/// assert_eq!(convert(&["头发", "发", "展"], To::Hant), ["頭髮", "發", "展"]);
/// assert_eq!(convert(&["社區"], To::Hans), ["社区"]);
/// ```
pub fn convert(pieces: &[&str], to: To) -> Vec<String> {
    let mut chars: Vec<char> = pieces.iter().flat_map(|piece| piece.chars()).collect();
    Table::get(to).convert(&mut chars);
    let mut rest = chars.into_iter();
    pieces.iter().map(|piece| rest.by_ref().take(piece.chars().count()).collect()).collect()
}

/// What a character by itself becomes in a script.
///
/// ```
/// use jiaokan::fold::convert::{convert_char, To};
/// assert_eq!(convert_char('区', To::Hant), '區');
/// ```
pub fn convert_char(c: char, to: To) -> char {
    Table::get(to).one(c)
}

/// What characters and phrases become.
struct Table {
    /// For each character of the Basic Multilingual Plane what it becomes; 0: itself.
    plane: Vec<u16>,
    /// Those beyond the plane.
    beyond: HashMap<char, char>,
    phrases: HashMap<Vec<char>, Vec<char>>,
    /// For the first two characters of phrases the length of the longest.
    longest: HashMap<[char; 2], usize>,
}

impl Table {
    fn get(to: To) -> &'static Self {
        static TABLES: OnceLock<[Table; 2]> = OnceLock::new();
        let [hant, simple] = TABLES.get_or_init(Self::decode);
        match to {
            To::Hant => hant,
            To::Hans => simple,
        }
    }

    /// Both tables: only what the fold, and then the one table turned round, do not say is written.
    fn decode() -> [Self; 2] {
        let mut reader = Reader::new(CONVERT);
        let back = reader.pairs(|code| char::from_u32(code).map_or(code, |c| fold_char(c).into()));
        let (mut hans, mut hant) = (Self::empty(), Self::empty());
        // Of several that become one the first counts: it is put there last.
        for (from, to) in back.into_iter().rev() {
            hans.put(from, to);
            hant.put(to, from);
        }
        for (from, to) in reader.pairs(|code| code) {
            hant.put(from, to);
        }
        hans.take_phrases(&mut reader);
        hant.take_phrases(&mut reader);
        [hant, hans]
    }

    fn empty() -> Self {
        Self { plane: vec![0; 0x1_0000], beyond: HashMap::new(), phrases: HashMap::new(), longest: HashMap::new() }
    }

    fn put(&mut self, from: u32, to: u32) {
        let unit = u16::try_from(to).unwrap_or(0);
        let place = self.plane.get_mut(from as usize);
        let lies_beyond = place.is_none() || unit == 0;
        if let Some(place) = place {
            *place = unit;
        }
        if lies_beyond {
            let char_of = |code| char::from_u32(code).unwrap_or_default();
            self.beyond.insert(char_of(from), char_of(to));
        }
    }

    fn take_phrases(&mut self, reader: &mut Reader) {
        let count = reader.number();
        let [mut shared, mut lengths, mut suffixes, mut changes, mut targets] = std::array::from_fn(|_| reader.block());
        let mut phrase: Vec<char> = Vec::new();
        for _ in 0..count {
            phrase.truncate(shared.number() as usize);
            phrase.extend((0..lengths.number()).map(|_| suffixes.unit()));
            let mut target: Vec<char> = phrase.iter().map(|c| self.one(*c)).collect();
            for _ in 0..changes.number() {
                if let Some(c) = target.get_mut(changes.number() as usize) {
                    *c = targets.unit();
                }
            }
            self.take(phrase.clone(), target);
        }
    }

    /// What one character becomes where no phrase holds it.
    fn one(&self, c: char) -> char {
        match self.plane.get(c as usize) {
            Some(0) | None => *self.beyond.get(&c).unwrap_or(&c),
            Some(&unit) => char::from_u32(u32::from(unit)).unwrap_or(c),
        }
    }

    fn take(&mut self, phrase: Vec<char>, target: Vec<char>) {
        if let [a, b, ..] = phrase[..] {
            let longest = self.longest.entry([a, b]).or_default();
            *longest = phrase.len().max(*longest);
            self.phrases.insert(phrase, target);
        }
    }

    /// Converts in place.
    fn convert(&self, text: &mut [char]) {
        let mut at = 0;
        while at < text.len() {
            let rest = &mut text[at..];
            at += if let Some(target) = self.phrase_at(rest) {
                rest[..target.len()].copy_from_slice(target);
                target.len()
            } else {
                rest[0] = self.one(rest[0]);
                1
            };
        }
    }

    /// What the longest phrase at the start of `text` becomes.
    fn phrase_at(&self, text: &[char]) -> Option<&[char]> {
        let longest = *self.longest.get(text.first_chunk::<2>()?)?;
        (2..=longest.min(text.len())).rev().find_map(|length| self.phrases.get(&text[..length])).map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_decide_between_characters() {
        for (hans, hant) in [
            ("头发", "頭髮"),
            ("发展", "發展"),
            ("干部", "幹部"),
            ("皇后", "皇后"),
            ("以后", "以後"),
            ("面条", "麵條"),
            ("为着群众", "為著群眾"),
            ("名著", "名著"),
        ] {
            assert_eq!(convert(&[hans], To::Hant), [hant]);
            assert_eq!(convert(&[hant], To::Hans), [hans]);
        }
        assert_eq!(convert(&["著作", "忍受著", "乾坤"], To::Hans), ["著作", "忍受着", "乾坤"]);
    }

    #[test]
    fn every_piece_keeps_its_number_of_characters() {
        let pieces = ["头", "", "发abc🙂", "\n", "干", "部𠀀"];
        for to in [To::Hans, To::Hant] {
            let counts = |pieces: &[String]| pieces.iter().map(|p| p.chars().count()).collect::<Vec<_>>();
            assert_eq!(counts(&convert(&pieces, to)), counts(&pieces.map(str::to_owned)));
        }
    }
}
