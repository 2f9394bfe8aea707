//! The codes of a text's characters, for passes over whole texts.
//!
//! In: a text. Out: the codes in order, of all characters or of those that may be Han. It exists for speed in the module,
//! where the standard library's decoder is a call for each character; it knows nothing of what they mean.

/// The codes of the characters of a text.
///
/// ```
/// use jiaokan::codes::Codes;
/// assert!(Codes::of("aü校𠮷").eq("aü校𠮷".chars().map(u32::from)));
/// ```
#[derive(Clone, Debug)]
pub struct Codes<'t>(&'t [u8]);

impl<'t> Codes<'t> {
    /// Those of a text.
    pub const fn of(text: &'t str) -> Self {
        Self(text.as_bytes())
    }

    /// Those of the characters that take three bytes or more, as all Han characters do.
    ///
    /// ```
    /// use jiaokan::codes::Codes;
    /// assert!(Codes::of("aü校b𠮷").wide().eq("校𠮷".chars().map(u32::from)));
    /// ```
    pub const fn wide(self) -> Wide<'t> {
        Wide(self)
    }
}

/// The codes of the characters of a text that take three bytes or more.
#[derive(Clone, Debug)]
pub struct Wide<'t>(Codes<'t>);

impl Iterator for Wide<'_> {
    type Item = u32;

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "it is all that this file is for")]
    fn next(&mut self) -> Option<u32> {
        let mut left = self.0.0;
        while let [0..0xE0, rest @ ..] = left {
            left = rest;
        }
        self.0.0 = left;
        self.0.next()
    }
}

impl Iterator for Codes<'_> {
    type Item = u32;

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "it is all that this file is for")]
    fn next(&mut self) -> Option<u32> {
        let low = |byte: u8| u32::from(byte & 0x3F);
        let (code, rest) = match *self.0 {
            [first @ 0..0x80, ref rest @ ..] => (u32::from(first), rest),
            [first @ 0xE0..0xF0, two, three, ref rest @ ..] => {
                (u32::from(first & 0xF) << 12 | low(two) << 6 | low(three), rest)
            }
            [first @ ..0xE0, two, ref rest @ ..] => (u32::from(first & 0x1F) << 6 | low(two), rest),
            [first, two, three, four, ref rest @ ..] => {
                (u32::from(first & 7) << 18 | low(two) << 12 | low(three) << 6 | low(four), rest)
            }
            // No text ends within a character.
            _ => return None,
        };
        self.0 = rest;
        Some(code)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn they_are_the_texts(text: String) {
            let all = text.chars().map(u32::from);
            prop_assert!(Codes::of(&text).eq(all.clone()));
            prop_assert!(Codes::of(&text).wide().eq(all.filter(|code| *code >= 0x800)));
        }
    }
}
