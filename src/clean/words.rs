//! A list of words that a line is searched for, all at once.
//!
//! In: a list of words, and a text. Out: which of them stand in it. What it means that they do is for the rules to say.

/// A list of at most 256 words.
///
/// ```
/// use jiaokan::clean::words::Words;
/// let words = Words::new(&["来源:", "作者:", "记者:"]);
/// assert_eq!(words.count("作者:张三 作者:李四 来源:本报"), 2);
/// assert!(words.stand_in("记者:王五") && words.begin("记者:王五"));
/// assert!(!words.stand_in("记者王五"));
/// ```
#[derive(Debug)]
pub struct Words {
    /// In the order of their first characters.
    words: Vec<&'static str>,
    /// A bit for each remainder of a first character: most characters of a text are no word's.
    firsts: [u64; 16],
}

/// Where a character has its bit: the word and the bit in it.
const fn place(first: char) -> (usize, u32) {
    let remainder = first as usize % 1024;
    (remainder / 64, (remainder % 64) as u32)
}

fn first(word: &str) -> char {
    word.chars().next().unwrap_or_default()
}

impl Words {
    /// A list of those words.
    ///
    /// # Panics
    ///
    /// When there are more than 256.
    pub fn new(words: &[&'static str]) -> Self {
        assert!(words.len() <= 256, "a list of words has a bit for each");
        let mut words = words.to_vec();
        words.sort_unstable();
        let mut firsts = [0; 16];
        for word in &words {
            let (at, bit) = place(first(word));
            firsts[at] |= 1 << bit;
        }
        Self { words, firsts }
    }

    /// The numbers of the words at the front of a text that begins with `c`.
    fn at<'a>(&'a self, c: char, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let (at, bit) = place(c);
        let known = self.firsts[at] >> bit & 1 == 1;
        let from = if known { self.words.partition_point(|word| first(word) < c) } else { self.words.len() };
        let same = self.words[from..].iter().take_while(move |word| first(word) == c);
        same.zip(from..).filter(|(word, _)| text.starts_with(**word)).map(|(_, number)| number)
    }

    /// How many different ones stand in a text.
    pub fn count(&self, text: &str) -> usize {
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

    /// Whether a text begins with any.
    pub fn begin(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|c| self.at(c, text).next().is_some())
    }
}
