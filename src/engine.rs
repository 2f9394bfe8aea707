//! Engine: a corpus opened, and what a page asks of it.
//!
//! In: a pack, then ids, queries and the names of rules that are switched off. Out: [`crate::view`]s. It adds nothing to
//! the stages but the memory of the document that was read last, and runs natively as it does in the page.

use crate::builtin;
use crate::clean::rule::Rule;
use crate::clean::rules::{RULES, by_name};
use crate::corpus::{Corpus, read};
use crate::decode::decode;
use crate::document::Document;
use crate::error::{Error, Unknown};
use crate::index::Index;
use crate::pack;
use crate::query::{Mode, parse};
use crate::results;
use crate::view::{self, Info, Results, View};

/// A corpus, ready to be read and searched.
pub struct Engine {
    corpus: Corpus,
    index: Index,
    sha256: String,
    /// The document that was last read with rules switched off, and which.
    last: Option<(Vec<String>, Document)>,
}

impl Engine {
    /// The engine over the built-in corpus.
    ///
    /// # Errors
    ///
    /// None but those of [`Engine::open`], which the built-in pack does not meet.
    pub fn builtin() -> Result<Self, Error> {
        Self::open(builtin::bytes())
    }

    /// The engine over the corpus in a pack.
    ///
    /// ```
    /// use jiaokan::{corpus::Corpus, engine::Engine, pack, query::Mode};
    /// let mut corpus = Corpus::named("一");
    /// corpus.add("a.txt", "上海社區".into(), &[])?;
    /// let mut engine = Engine::open(&pack::write(&corpus))?;
    /// assert_eq!(engine.info().documents.len(), 1);
    /// assert!(engine.document("b", &[]).is_err());
    /// # Ok::<(), jiaokan::error::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`pack::open`].
    pub fn open(bytes: &[u8]) -> Result<Self, Error> {
        let corpus = pack::open(bytes)?;
        let index = Index::build(corpus.documents());
        Ok(Self { corpus, index, sha256: pack::digest(bytes)?, last: None })
    }

    /// The corpus at a glance.
    pub fn info(&self) -> Info {
        Info::new(&self.corpus, &self.sha256)
    }

    /// A document, cleaned without the rules that are named in `off`.
    ///
    /// # Errors
    ///
    /// [`Error::Unknown`] when there is no such document or rule.
    pub fn document(&mut self, id: &str, off: &[String]) -> Result<View, Error> {
        let (document, raw) = self.reading(id, off)?;
        Ok(View::new(document, raw))
    }

    /// The documents that answer a query.
    ///
    /// # Errors
    ///
    /// [`Error::Query`].
    pub fn search(&self, query: &str, mode: Mode) -> Result<Results, Error> {
        let query = parse(query, mode)?;
        Ok(results::search(&self.index, self.corpus.documents(), &query).into())
    }

    /// The hits of a query in one document, cleaned without the rules in `off`.
    ///
    /// # Errors
    ///
    /// [`Error::Query`], and as [`Engine::document`].
    pub fn hits(&mut self, query: &str, mode: Mode, id: &str, off: &[String]) -> Result<Vec<view::Hit>, Error> {
        let query = parse(query, mode)?;
        let (document, raw) = self.reading(id, off)?;
        Ok(view::hits(&results::hits_in(document, &query), document, &raw))
    }

    /// Cleans a text that is not of the corpus.
    ///
    /// # Errors
    ///
    /// As [`read`], or [`Error::Unknown`] when there is no such rule.
    pub fn clean(&self, name: &str, bytes: &[u8], off: &[String]) -> Result<View, Error> {
        let document = read(name, bytes, without(off)?)?;
        Ok(View::new(&document, decode(bytes).text))
    }

    /// A document as it reads without the rules in `off`, and its decoded text.
    fn reading(&mut self, id: &str, off: &[String]) -> Result<(&Document, String), Error> {
        let unknown = || Error::Unknown(Unknown::Document, id.to_owned());
        let (document, bytes) = self.corpus.get(id).ok_or_else(unknown)?;
        let raw = decode(bytes).text;
        if off.is_empty() {
            return Ok((document, raw));
        }
        let rules = without(off)?;
        let again = match self.last.take() {
            Some(last) if last.0 == off && last.1.id == id => last,
            _ => (off.to_vec(), Document { id: id.to_owned(), ..read(id, bytes, rules)? }),
        };
        Ok((&self.last.insert(again).1, raw))
    }
}

/// All rules but those that are named.
fn without(off: &[String]) -> Result<impl Iterator<Item = &'static Rule>, Error> {
    if let Some(name) = off.iter().find(|name| by_name(name).is_none()) {
        return Err(Error::Unknown(Unknown::Rule, name.clone()));
    }
    Ok(RULES.iter().filter(move |rule| !off.iter().any(|name| name == rule.name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn engine() -> Engine {
        Engine::builtin().expect("the built-in pack opens")
    }

    #[test]
    fn a_document_without_any_rule_is_as_found() {
        let mut engine = engine();
        let off: Vec<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
        let ids: Vec<String> = engine.corpus.documents().iter().map(|document| document.id.clone()).collect();
        for id in ids {
            let (document, raw) = engine.reading(&id, &off).expect("it is there");
            assert_eq!((&document.clean, document.edits.len()), (&raw, 0));
            assert_eq!(document.id, id);
        }
    }

    #[test]
    fn switching_a_rule_back_on_gives_the_packed_document() {
        let mut engine = engine();
        for packed in engine.corpus.documents().to_vec() {
            for rule in RULES {
                let off = [rule.name.to_owned()];
                let (document, _) = engine.reading(&packed.id, &off).expect("it is there");
                assert!(document.edits.iter().all(|edit| edit.rule != rule.name), "{} is off", rule.name);
            }
            assert_eq!(engine.reading(&packed.id, &[]).expect("it is there").0, &packed);
        }
    }

    #[test]
    fn what_is_not_there_is_said() {
        let mut engine = engine();
        let id = engine.corpus.documents()[0].id.clone();
        assert_eq!(engine.document("x", &[]).err(), Some(Error::Unknown(Unknown::Document, "x".to_owned())));
        let off = ["x".to_owned()];
        assert_eq!(engine.document(&id, &off).err(), Some(Error::Unknown(Unknown::Rule, "x".to_owned())));
        assert!(matches!(engine.search("(", Mode::Auto), Err(Error::Query { .. })));
        assert!(matches!(engine.hits("", Mode::Auto, &id, &[]), Err(Error::Query { .. })));
        assert!(matches!(engine.clean("a.txt", b"", &[]), Err(Error::Empty)));
    }
}
