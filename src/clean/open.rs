//! The quotation marks and brackets that are open at a place of a line.
//!
//! In: the characters before the place. Out: [`Open`], and what a character costs that pairs with one of them or does not. It
//! weighs nothing else.

/// What a quotation mark costs more that does not pair, and a closing one less where its like is open, in nats.
const MARK: f32 = 2.5;
/// The same for a bracket: people forget to close one less often, or close it by the opening one.
const BRACKET: f32 = 4.0;

/// What is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// A bit for each of “ 「 《.
    marks: u8,
    /// How many brackets are: a reading has its own, also inside of others.
    brackets: u8,
}

/// What a character does to what is open.
enum Step {
    Opens(u8),
    Closes(u8),
    OpensBracket,
    ClosesBracket,
}

const fn step(c: char) -> Option<Step> {
    // Most are Han.
    if matches!(c, '\u{3010}'..'\u{FF00}') {
        return None;
    }
    Some(match c {
        '“' => Step::Opens(1),
        '”' => Step::Closes(1),
        '「' => Step::Opens(2),
        '」' => Step::Closes(2),
        '《' => Step::Opens(4),
        '》' => Step::Closes(4),
        '(' | '（' => Step::OpensBracket,
        ')' | '）' => Step::ClosesBracket,
        _ => return None,
    })
}

impl Open {
    /// The least that [`Open::pairing`] adds, in nats.
    pub const LEAST: f32 = -BRACKET;

    /// What is open behind `c`, if this is before it.
    #[must_use]
    pub const fn behind(self, c: char) -> Self {
        let Self { marks, brackets } = self;
        match step(c) {
            None => self,
            Some(Step::Opens(mark)) => Self { marks: marks | mark, brackets },
            Some(Step::Closes(mark)) => Self { marks: marks & !mark, brackets },
            Some(Step::OpensBracket) => Self { marks, brackets: brackets.saturating_add(1) },
            Some(Step::ClosesBracket) => Self { marks, brackets: brackets.saturating_sub(1) },
        }
    }

    /// What its pairing adds to the cost of a character, in nats.
    pub const fn pairing(self, c: char) -> f32 {
        let (closes, is_open, cost) = match step(c) {
            None => return 0.0,
            Some(Step::Opens(mark)) => (false, self.marks & mark > 0, MARK),
            Some(Step::Closes(mark)) => (true, self.marks & mark > 0, MARK),
            Some(Step::OpensBracket) => (false, self.brackets > 0, BRACKET),
            Some(Step::ClosesBracket) => (true, self.brackets > 0, BRACKET),
        };
        match (closes, is_open) {
            (true, true) => -cost,
            (true, false) | (false, true) => cost,
            (false, false) => 0.0,
        }
    }
}

/// Whether a character opens or closes anything.
pub const fn pairs(c: char) -> bool {
    step(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_closes_its_own_bracket() {
        let open = "他說：“這裡（社區(qū)".chars().fold(Open::default(), Open::behind);
        assert!(open.pairing('）') < 0.0 && open.pairing('”') < 0.0 && open.pairing('」') > 0.0);
        assert!(open.behind('）').pairing('）') > 0.0);
        assert!(pairs('》') && !pairs('書'));
    }
}
