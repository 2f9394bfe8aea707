//! Said: what a text has said of places so far, so that it is not searched for each of them again.
//!
//! In: a text, names. Out: whether the text has them, and to which place a name below the county leads.

use std::cell::OnceCell;

use super::gazetteer::{Gazetteer, Place};
use super::text::Text;

/// A form of a place's name.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// With its kind: 松江区.
    Whole,
    /// Without: 松江.
    Bare,
}

/// What a text has said of places.
pub(super) struct Said {
    gazetteer: &'static Gazetteer,
    /// Names below the county that the text has placed, folded, with the ways to them.
    placed: Vec<(String, String)>,
    /// For each place of the gazetteer whether the text has either form of its name, where that was asked.
    named: Vec<[OnceCell<bool>; 2]>,
}

impl Said {
    pub fn new(gazetteer: &'static Gazetteer) -> Self {
        Self { gazetteer, placed: Vec::new(), named: vec![Default::default(); gazetteer.places.len()] }
    }

    /// Keeps in mind to which place a folded name leads.
    pub fn place(&mut self, name: &str, path: String) {
        match self.placed.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = path,
            None => self.placed.push((name.to_owned(), path)),
        }
    }

    /// The longest such name at the end of a folded text, in bytes, and the way to its place.
    pub fn placed(&self, text: &str) -> Option<(usize, String)> {
        let known = self.placed.iter().filter(|(name, _)| text.ends_with(name.as_str()));
        known.max_by_key(|(name, _)| name.len()).map(|(name, path)| (name.len(), path.clone()))
    }

    /// Whether a text has the name of a place in that form.
    pub fn has(&self, text: &Text, place: usize, form: Form) -> bool {
        let names = [Place::full, Place::bare];
        let asked = &self.named[place][form as usize];
        *asked.get_or_init(|| text.folded.contains(names[form as usize](&self.gazetteer.places[place])))
    }
}
