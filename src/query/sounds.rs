//! Sounds: titles and names by how they are read.
//!
//! In: letters as they are typed (`songjiang`, `sj`, `songj`), then texts. Out: where in a text they are read. It knows no
//! words: a character may have any of its readings, and tones don't count.
//!
//! Each character is read in full or by its initial (`z` or `zh` for zhōng); digits and Latin letters stand for themselves.
//! Marks between the characters are passed over.

use crate::clean::pinyin;
use crate::edit::Span;
use crate::fold::{Kept, Reading, fold_char};

/// Letters that can be typed: longer than any name, few enough to be tried at every place.
pub(super) const MOST_LETTERS: usize = 64;

/// Letters that texts are searched for by their readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sounds(Vec<u8>);

impl Sounds {
    /// Those of what was typed: Latin letters and digits, blanks and apostrophes between them passed over. The error is the
    /// number of the character that is none of these or one too many; `None` in it if there is no letter at all.
    ///
    /// ü may be typed as `v`; tone marks are passed over.
    pub fn new(typed: &str) -> Result<Self, Option<usize>> {
        let mut letters = Vec::with_capacity(typed.len());
        for (at, c) in typed.chars().enumerate() {
            if letters.len() == MOST_LETTERS {
                return Err(Some(at));
            }
            match c {
                'ü' | 'Ü' | 'Ǖ'..='ǜ' => letters.push(b'v'),
                ' ' | '\'' | '’' => {}
                c => match u8::try_from(fold_char(c)) {
                    Ok(letter) if letter.is_ascii_alphanumeric() => letters.push(letter),
                    _ => return Err(Some(at)),
                },
            }
        }
        if letters.is_empty() { Err(None) } else { Ok(Self(letters)) }
    }

    /// Where in `text` they are read: leftmost first, as short as can be, not overlapping.
    pub fn find(&self, text: &str) -> Vec<Span> {
        let kept: Vec<(usize, char)> = Kept::new(text, Reading::Blind).collect();
        let (mut at, mut found) = (0, Vec::new());
        while at < kept.len() {
            at = match self.end(&kept[at..]) {
                Some(length) => {
                    let (last, c) = kept[at + length - 1];
                    found.push(Span::new(kept[at].0, last + c.len_utf8()));
                    at + length
                }
                None => at + 1,
            };
        }
        found
    }

    /// How many of the characters at the start of `text` the letters read.
    fn end(&self, text: &[(usize, char)]) -> Option<usize> {
        // For each count of letters whether the characters so far can read them.
        let mut read = vec![false; self.0.len() + 1];
        read[0] = true;
        for (length, (_, c)) in (1..).zip(text) {
            read = self.step(&read, *c);
            if read[self.0.len()] {
                return Some(length);
            }
            if !read.contains(&true) {
                return None;
            }
        }
        None
    }

    /// What can be read with one more character.
    fn step(&self, read: &[bool], c: char) -> Vec<bool> {
        let mut next = vec![false; read.len()];
        let mut take = |sound: &[u8]| {
            for from in (0..read.len()).filter(|from| read[*from]) {
                if self.0[from..].starts_with(sound) {
                    next[from + sound.len()] = true;
                }
            }
        };
        let folded = fold_char(c);
        if let Ok(letter) = u8::try_from(folded) {
            take(&[letter]);
            return next;
        }
        // A variant may have no readings of its own.
        let own = pinyin::readings(c).next().is_some();
        for reading in pinyin::readings(if own { c } else { folded }) {
            let sound = reading.trim_end_matches(|c: char| c.is_ascii_digit()).as_bytes();
            take(sound);
            take(&sound[..sound.len().min(1)]);
            if let [b'z' | b'c' | b's', b'h', ..] = sound {
                take(&sound[..2]);
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(typed: &str, text: &'a str) -> Vec<&'a str> {
        Sounds::new(typed).expect(typed).find(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn characters_are_read_in_full_or_by_their_initials() {
        let text = "上海松江黨員幹部，下沉社區";
        for typed in ["songjiang", "SongJiang", "sōng jiāng", "song'jiang", "sj", "sjiang", "songj"] {
            assert_eq!(found(typed, text), ["松江"], "{typed}");
        }
        assert_eq!(found("shanghai", text), ["上海"]);
        assert_eq!(found("shh", text), ["上海"]);
        assert_eq!(found("gbxc", text), ["幹部，下沉"], "marks are passed over");
        assert_eq!(found("songjia", text), [""; 0], "a syllable is not cut");
        assert_eq!(found("ly", "旅游 绿意 APP 3"), ["旅游", "绿意"]);
        assert_eq!(found("lvyou", "旅游"), ["旅游"]);
        assert_eq!(found("app3", "APP 3"), ["APP 3"]);
        assert_eq!(found("hang", "行行"), ["行", "行"], "any reading will do");
    }

    #[test]
    fn what_is_no_letter_is_pointed_at() {
        assert_eq!(Sounds::new("song江"), Err(Some(4)));
        assert_eq!(Sounds::new(" '"), Err(None));
        assert_eq!(Sounds::new(&"a".repeat(65)), Err(Some(64)));
    }

    #[test]
    fn long_text_is_read_to_its_end() {
        assert_eq!(found(&"a".repeat(64), &"啊".repeat(640)).len(), 10);
        assert_eq!(found(&("a".repeat(63) + "b"), &"啊".repeat(640)), [""; 0]);
    }
}
