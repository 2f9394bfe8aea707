//! Which script a text is mostly written in.
//!
//! In: text. Out: [`Script`]. It converts nothing.

use std::sync::atomic::{AtomicU8, Ordering};

use crate::codes::Codes;
use crate::document::Script;
use crate::fold::convert::{To, convert_char};
use crate::fold::fold_char;

/// Simplified, traditional, or mixed: by the characters that only one of them has.
///
/// ```
/// use jiaokan::{document::Script, structure::script};
/// assert_eq!(script::of("社區黨員干部"), Script::Hant);
/// assert_eq!(script::of("社区党员干部"), Script::Hans);
/// ```
pub fn of(text: &str) -> Script {
    let mut tally = Tally::default();
    tally.add_all(text);
    tally.script()
}

/// How many characters there are of each form, by its number: what comes next in a text is hard to foresee.
#[derive(Debug, Default)]
pub struct Tally([usize; 8]);

impl Tally {
    /// Adds the character of that code.
    pub fn add(&mut self, code: u32) {
        self.0[form_of(code) as usize & 7] += 1;
    }

    /// Adds those of a text.
    pub fn add_all(&mut self, text: &str) {
        Codes::of(text).wide().for_each(|code| self.add(code));
    }

    /// The script of what was added.
    pub const fn script(&self) -> Script {
        let hans = self.0[Form::Hans as usize];
        let hant = self.0[Form::Hant as usize] + self.0[Form::Second as usize];
        if hant > hans * 2 {
            Script::Hant
        } else if hans > hant * 2 {
            Script::Hans
        } else {
            Script::Mixed
        }
    }
}

/// The script that has the character, where only one has it; mixed for all others.
pub fn of_char(c: char) -> Script {
    match form(c) {
        Form::Shared => Script::Mixed,
        Form::Hans => Script::Hans,
        Form::Hant | Form::Second => Script::Hant,
    }
}

/// Where a form of a character stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Both scripts have it.
    Shared = 1,
    /// Only simplified script has it.
    Hans,
    /// Only traditional script has it, and as the usual form.
    Hant,
    /// Only traditional script has it, and another form is the usual one.
    Second,
}

/// What form a Han character is; any other is shared. What was once found out of one in the Basic Multilingual Plane is
/// kept: whole texts are asked about.
pub fn form(c: char) -> Form {
    form_of(u32::from(c))
}

/// The same of a code.
fn form_of(code: u32) -> Form {
    static KNOWN: [AtomicU8; 1 << 16] = [const { AtomicU8::new(0) }; 1 << 16];
    let place = KNOWN.get(code as usize);
    match place.map_or(0, |place| place.load(Ordering::Relaxed)) {
        1 => Form::Shared,
        2 => Form::Hans,
        3 => Form::Hant,
        4 => Form::Second,
        _ => {
            let form = char::from_u32(code).map_or(Form::Shared, found);
            if let Some(place) = place {
                place.store(form as u8, Ordering::Relaxed);
            }
            form
        }
    }
}

#[cold]
fn found(c: char) -> Form {
    if !super::is_han(c) {
        return Form::Shared;
    }
    let plain = fold_char(c);
    match (plain == c, hant(c) == c) {
        (true, true) => Form::Shared,
        (true, false) => Form::Hans,
        (false, _) if hant(plain) == c => Form::Hant,
        (false, _) => Form::Second,
    }
}

/// The usual form of a character in traditional script.
pub fn hant(c: char) -> char {
    convert_char(c, To::Hant)
}
