//! Convert: simplified to traditional and back, for display only.
//!
//! In: pieces of one running text and the script they are shown in. Out: as many pieces, each with as many characters as
//! before, so that every place in the text keeps its number. Search never uses it, and it proves nothing: it shows.
//!
//! The characters of `OpenCC` (first target; one beyond the Basic Multilingual Plane is left out, few fonts have it) and
//! those of its phrases that have as many characters as what they become. The longest phrase at a place wins. Traditional
//! is shown in Taiwan's forms (裡, 群, 為). Dropped are phrases that change the number of characters, regional wording
//! (软件 → 軟體), and of 6,910 phrases towards traditional the 5,410 that are least frequent.

use std::sync::OnceLock;

use super::fold_char;
use crate::order::InOrder;
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

/// So many characters are in a plane.
const PLANE: usize = 0x1_0000;

/// What characters and phrases become.
struct Table {
    /// For each character of the Basic Multilingual Plane what it becomes; 0: itself.
    plane: Vec<u16>,
    /// Those beyond the plane, in order.
    beyond: Vec<(char, char)>,
    /// Phrases and what they become, in order.
    phrases: Vec<(Vec<char>, Vec<char>)>,
    /// Whether phrases begin with a character, by its place in its plane.
    begins: Vec<bool>,
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
        for table in [&mut hans, &mut hant] {
            table.beyond.reverse();
            table.beyond.order_by_key(|(from, _)| *from);
            table.beyond.dedup_by_key(|(from, _)| *from);
            table.take_phrases(&mut reader);
        }
        [hant, hans]
    }

    fn empty() -> Self {
        Self { plane: vec![0; PLANE], beyond: Vec::new(), phrases: Vec::new(), begins: vec![false; PLANE] }
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
            self.beyond.push((char_of(from), char_of(to)));
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
            Some(0) | None => {
                self.beyond.binary_search_by_key(&c, |(from, _)| *from).map_or(c, |found| self.beyond[found].1)
            }
            Some(&unit) => char::from_u32(u32::from(unit)).unwrap_or(c),
        }
    }

    fn take(&mut self, phrase: Vec<char>, target: Vec<char>) {
        if let [first, _, ..] = phrase[..] {
            self.begins[first as usize % PLANE] = true;
            self.phrases.push((phrase, target));
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
        let (first, second) = (*text.first()?, *text.get(1)?);
        if !self.begins[first as usize % PLANE] {
            return None;
        }
        let from = self.phrases.partition_point(|(phrase, _)| phrase[..2] < [first, second][..]);
        let alike = self.phrases[from..].iter().take_while(|(phrase, _)| phrase[..2] == [first, second][..]);
        let held = alike.filter(|(phrase, _)| text.starts_with(phrase));
        held.max_by_key(|(phrase, _)| phrase.len()).map(|(_, target)| target.as_slice())
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
    fn phrases_are_in_order() {
        for to in [To::Hans, To::Hant] {
            assert!(Table::get(to).phrases.is_sorted_by(|a, b| a.0 < b.0));
        }
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
