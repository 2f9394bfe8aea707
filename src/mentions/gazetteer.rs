//! Gazetteer: the provinces, cities and counties of China, as a tree.
//!
//! In: `src/tables/places.bin`. Out: which of them stand at the front of a folded text. What is meant where two bear one name is
//! not decided here.

use std::sync::OnceLock;

use crate::fold::fold_char;
use crate::tables::PLACES;
use crate::tables::varint::Reader;

/// One place of the tree.
pub(super) struct Place {
    /// The whole name, in simplified characters.
    pub name: String,
    /// The same, folded.
    folded: String,
    /// Bytes of the name without its kind (松江), where that can stand alone.
    bare: Option<usize>,
    /// 0: province, 1: city, 2: county.
    pub level: u8,
    /// The number of the place it lies in.
    pub parent: Option<usize>,
}

impl Place {
    /// The folded name without its kind.
    pub fn bare(&self) -> &str {
        &self.folded[..self.bare.unwrap_or(self.folded.len())]
    }

    /// The whole folded name.
    pub fn full(&self) -> &str {
        &self.folded
    }
}

/// What ends the name of a place, longest first.
const KINDS: [&str; 12] =
    ["特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "地区", "省", "市", "区", "县", "盟", "旗"];
const DRAWERS: usize = 1024;
/// How the table begins a name: its level, and its kind, which is not written again.
const HEADS: [(u8, &str); 7] = [(0, ""), (1, "市"), (1, ""), (2, "区"), (2, "县"), (2, "市"), (2, "")];
/// The code of the first of them.
const HEAD: u8 = 249;
/// Codes of characters below this are one byte, from here on two.
const SHORT: u8 = 192;

/// All places, in drawers by their first characters.
pub(super) struct Gazetteer {
    pub places: Vec<Place>,
    /// The first place of each drawer, and for each place the next one; by number from 1.
    heads: Vec<u16>,
    next: Vec<u16>,
}

/// A place that stands at the front of a text.
#[derive(Clone, Copy)]
pub(super) struct Match {
    pub place: usize,
    pub len: usize,
    pub is_full: bool,
}

impl Gazetteer {
    pub fn get() -> &'static Self {
        static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
        GAZETTEER.get_or_init(Self::decode)
    }

    fn decode() -> Self {
        let mut reader = Reader::new(PLACES);
        let [short, long] = [(); 2].map(|()| {
            let mut code = 0;
            let next = |step| {
                code += step;
                char::from_u32(code).unwrap_or_default()
            };
            let count = reader.number();
            (0..count).map(|_| reader.number()).map(next).collect::<Vec<char>>()
        });
        let mut gazetteer = Self { places: Vec::new(), heads: vec![0; DRAWERS], next: Vec::new() };
        let (mut bytes, mut name, mut head) = (reader.rest().iter(), String::new(), HEADS[0]);
        // The place of each level that the next ones lie in.
        let mut inside = [None; 3];
        while let Some(&byte) = bytes.next() {
            if byte >= HEAD {
                gazetteer.take(&mut name, head, &mut inside);
                head = HEADS[usize::from(byte - HEAD)];
            } else if byte < SHORT {
                name.push(short[usize::from(byte)]);
            } else if let Some(&low) = bytes.next() {
                name.push(long[usize::from(byte - SHORT) * 256 + usize::from(low)]);
            }
        }
        gazetteer.take(&mut name, head, &mut inside);
        gazetteer
    }

    /// Takes in a place; a city without a name means that what follows lies in the province itself.
    fn take(&mut self, name: &mut String, (level, kind): (u8, &str), inside: &mut [Option<usize>; 3]) {
        let (number, depth) = (self.places.len(), usize::from(level));
        inside[depth] = (!name.is_empty()).then_some(number);
        if name.is_empty() {
            return;
        }
        name.push_str(kind);
        let parent = inside[..depth].iter().rev().find_map(|place| *place);
        let folded: String = name.chars().map(fold_char).collect();
        let bare = KINDS.iter().find_map(|kind| folded.strip_suffix(kind)).map(str::len).filter(|len| *len >= 6);
        let bare = bare.filter(|_| level == 0 || !folded.contains('族') && !folded.contains("自治县"));
        let drawer = drawer(&folded);
        self.next.push(self.heads[drawer]);
        self.heads[drawer] = number as u16 + 1;
        self.places.push(Place { name: std::mem::take(name), folded, bare, level, parent });
    }

    /// The places whose names stand at the front of a text, with or without their kinds.
    pub fn at<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Match> + 'a {
        let head = self.heads[drawer(text)];
        let follow = |number: &u16| number.checked_sub(1).map(|number| self.next[usize::from(number)]);
        let numbers = std::iter::successors(Some(head), follow);
        numbers.take_while(|number| *number > 0).filter_map(move |number| {
            let place = &self.places[usize::from(number) - 1];
            let is_full = text.starts_with(place.full());
            let len = if is_full { place.full().len() } else { place.bare? };
            (is_full || text.starts_with(place.bare())).then_some(Match {
                place: usize::from(number) - 1,
                len,
                is_full,
            })
        })
    }

    /// Whether a place lies in another.
    pub fn lies_in(&self, place: usize, other: usize) -> bool {
        std::iter::successors(self.places[place].parent, |place| self.places[*place].parent)
            .any(|parent| parent == other)
    }

    /// The way to a place from its province.
    pub fn path(&self, place: usize) -> String {
        let Place { name, parent, .. } = &self.places[place];
        parent.map_or_else(|| name.clone(), |parent| self.path(parent) + "/" + name)
    }
}

fn drawer(text: &str) -> usize {
    text.chars().next().map_or(0, |c| c as usize % DRAWERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_with_and_without_their_kinds() {
        let gazetteer = Gazetteer::get();
        let paths = |text: &str| {
            let mut paths: Vec<String> = gazetteer.at(text).map(|found| gazetteer.path(found.place)).collect();
            paths.sort();
            paths
        };
        assert_eq!(gazetteer.places.len(), 3372);
        assert_eq!(paths("松江区委"), ["上海市/松江区"]);
        assert_eq!(paths("松江56个"), ["上海市/松江区"]);
        assert_eq!(paths("攸县群众"), ["湖南省/株洲市/攸县"]);
        assert_eq!(paths("内蒙古通辽"), ["内蒙古自治区"]);
        assert_eq!(paths("和平区委"), ["天津市/和平区", "广东省/河源市/和平县", "辽宁省/沈阳市/和平区"]);
        assert_eq!(paths("香港特区"), ["香港特别行政区"]);
    }
}
