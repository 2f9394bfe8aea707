//! A list of words that a line is searched for, all at once.
//!
//! In: a list of words, and a text. Out: which of them stand in it. What it means that they do is for the rules to say.

use crate::order::InOrder;

/// A list of words.
///
/// ```
/// use jiaokan::clean::words::Words;
/// let words = Words::new(&["来源:", "作者:", "记者:"]);
/// assert_eq!(words.count("作者:张三 作者:李四 来源:本报"), 2);
/// assert!(words.stand_in("记者:王五") && words.begin("记者:王五"));
/// assert!(!words.stand_in("记者王五"));
/// ```
#[derive(Debug)]
pub struct Words<'a> {
    /// In the order of their drawers.
    words: Vec<&'a str>,
    /// Where the words of each drawer begin; one more at the end.
    starts: Vec<u32>,
}

/// Words lie in drawers by their first characters: a character of a text mostly meets an empty one.
const DRAWERS: usize = 1024;
/// How many words [`Words::count`] can tell apart.
const COUNTABLE: usize = 256;

fn drawer(word: &str) -> usize {
    word.chars().next().map_or(0, |first| first as usize % DRAWERS)
}

impl<'w> Words<'w> {
    /// A list of those words; of equal ones the list has one.
    pub fn new(words: &[&'w str]) -> Self {
        let mut words = words.to_vec();
        words.order_by_key(|word| (drawer(word), *word));
        words.dedup();
        let starts = (0..=DRAWERS).map(|number| words.partition_point(|word| drawer(word) < number) as u32);
        Self { starts: starts.collect(), words }
    }

    /// The words that stand in a text, parted by blanks.
    pub fn listed(words: &'w str) -> Self {
        Self::new(&words.split_ascii_whitespace().collect::<Vec<_>>())
    }

    /// The words, by their numbers.
    pub fn all(&self) -> &[&'w str] {
        &self.words
    }

    /// The numbers of the words at the front of a text that begins with `c`.
    pub fn at<'a>(&'a self, c: char, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let drawer = c as usize % DRAWERS;
        let (from, to) = (self.starts[drawer] as usize, self.starts[drawer + 1] as usize);
        (from..to).filter(|number| text.starts_with(self.words[*number]))
    }

    /// How many different ones stand in a text.
    ///
    /// # Panics
    ///
    /// When the list has more than 256.
    pub fn count(&self, text: &str) -> usize {
        assert!(self.words.len() <= COUNTABLE, "a word has a bit");
        let mut seen = [0_u128; 2];
        for (at, c) in text.char_indices() {
            for number in self.at(c, &text[at..]) {
                seen[number / 128] |= 1 << (number % 128);
            }
        }
        seen.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Whether any stands in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, c)| self.at(c, &text[at..]).next().is_some())
    }

    /// Whether a text is one of them.
    pub fn has(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|c| self.at(c, text).any(|number| self.words[number] == text))
    }

    /// Whether a text begins with any.
    pub fn begin(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|c| self.at(c, text).next().is_some())
    }
}
