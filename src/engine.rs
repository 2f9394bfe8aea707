//! Engine: a corpus opened, and what a page asks of it.
//!
//! In: a pack or the manifest of shards, then ids, queries and the names of rules that are switched off. Out:
//! [`crate::view`]s. It adds nothing to the stages but the memory of what was read last, and runs natively as it does in
//! the page.
//!
//! A corpus in shards is asked in two steps: what must be brought ([`Engine::needed`], [`Engine::needed_to_read`]), until
//! that is nothing, and then the question itself, which may also be asked before: it is answered from what is on hand.

mod asking;
mod folded;
mod ledger;

use crate::builtin;
use crate::clean::rule::Rule;
use crate::clean::rules::{RULES, by_name};
use crate::corpus::{JSON, read, read_again};
use crate::decode::decode;
use crate::document::{Document, Fields};
use crate::error::{Error, Unknown};
use crate::order::InOrder;
use crate::pack;
use crate::pack::segment::Segment;
use crate::query::{Mode, Query, parse};
use crate::results;
use crate::shelf::manifest::Manifest;
use crate::shelf::{Answering, Shelf};
use crate::view::{self, Edits, Excerpt, Info, Kwic, Mention, Results, Summary, View};
pub use asking::{Choice, Concordance};
use folded::Folded;
use ledger::Ledger;
pub use ledger::Listing;

/// A corpus, ready to be read and searched.
pub struct Engine {
    shelf: Shelf,
    sha256: String,
    /// The query that was asked last, as long as nothing else is brought.
    asked: Option<Asked>,
    /// The documents that were looked into.
    folded: Folded,
    /// The same of what was taken out of documents.
    removed: Folded,
    /// The edits of the documents on hand, once they have been asked for.
    ledger: Option<Ledger>,
    /// The document that was read last, with its source and the rules that were switched off.
    last: Option<(Vec<String>, Document, Vec<u8>)>,
}

/// A query, and what the shelf had to say.
struct Asked {
    text: String,
    mode: Mode,
    query: Query,
    answering: Answering,
    /// The documents are those that answer; else others may be among them.
    is_exact: bool,
}

impl Engine {
    /// The engine over the built-in corpus.
    ///
    /// # Errors
    ///
    /// None but those of [`Engine::open`], which the built-in pack does not meet.
    pub fn builtin() -> Result<Self, Error> {
        // It stands in the module, which does not start where it is damaged.
        pack::lay_open_trusted(builtin::bytes().to_vec()).map(Self::whole)
    }

    /// The engine over the corpus in a pack.
    ///
    /// ```
    /// use jiaokan::{corpus::Corpus, engine::Engine, pack, query::Mode};
    /// let mut corpus = Corpus::named("一");
    /// corpus.add("a.txt", "上海社區".into(), &[])?;
    /// let mut engine = Engine::open(pack::write(&corpus))?;
    /// assert_eq!(engine.info()?.documents.len(), 1);
    /// assert!(engine.document("b", &[]).is_err());
    /// # Ok::<(), jiaokan::error::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`pack::lay_open`].
    pub fn open(bytes: Vec<u8>) -> Result<Self, Error> {
        pack::lay_open(bytes).map(Self::whole)
    }

    fn whole((segment, sha256): (Segment, String)) -> Self {
        Self::over(Shelf::whole(segment), sha256)
    }

    /// The engine over a corpus in shards, none of which is on hand.
    ///
    /// # Errors
    ///
    /// As [`Manifest::read`].
    pub fn in_shards(manifest: &[u8]) -> Result<Self, Error> {
        let manifest = Manifest::read(manifest)?;
        Ok(Self::over(Shelf::in_shards(&manifest), manifest.digest()))
    }

    fn over(shelf: Shelf, sha256: String) -> Self {
        let [folded, removed] = [(); 2].map(|()| Folded::of_corpus(shelf.len()));
        Self { shelf, sha256, asked: None, folded, removed, ledger: None, last: None }
    }

    /// The corpus at a glance: the documents that a list can tell of.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where a document's record is damaged.
    pub fn info(&self) -> Result<Info, Error> {
        Ok(Info::new(self.shelf.rows()?, self.shelf.len(), self.shelf.lost(), &self.sha256))
    }

    /// What a list says of documents on hand, by their numbers.
    ///
    /// # Errors
    ///
    /// [`Error::Unknown`] where one is not on hand; [`Error::Pack`] where a record is damaged.
    pub fn summaries(&self, numbers: &[usize]) -> Result<Vec<Summary>, Error> {
        let row = |&number| self.shelf.row(number).unwrap_or_else(|| Err(unknown(number))).map(Summary::from);
        numbers.iter().map(row).collect()
    }

    /// The shards that must be brought before [`Engine::info`] tells of all documents, in order.
    pub fn needed_to_list(&self) -> Vec<String> {
        self.shelf.needed_to_list()
    }

    /// The shards that must be brought to answer a query, in order of use. Some bring the need of others: to be asked until
    /// there is none.
    ///
    /// # Errors
    ///
    /// [`Error::Query`].
    pub fn needed(&mut self, query: &str, mode: Mode, choice: &Choice) -> Result<Vec<String>, Error> {
        let needed = self.ask(query, mode)?.answering.needed.clone();
        // Nothing tells what was taken out of which text but the text's own record.
        Ok(if choice.removed { self.shelf.needed_to_know_all() } else { needed })
    }

    /// The shards that must be brought before all texts are on hand.
    pub fn needed_for_all(&self) -> Vec<String> {
        self.shelf.needed_to_know_all()
    }

    /// The shard that must be brought to read a document, if it is not on hand.
    pub fn needed_to_read(&self, id: &str) -> Option<String> {
        self.shelf.needed_to_read(id)
    }

    /// Takes in a shard: what the file of that name holds.
    ///
    /// # Errors
    ///
    /// As [`Shelf::take`]; it then counts as lost.
    pub fn take(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        (self.asked, self.ledger) = (None, None);
        self.shelf.take(name, bytes)
    }

    /// Does without a shard that cannot be had: what it holds is not found.
    pub fn lose(&mut self, name: &str) {
        (self.asked, self.ledger) = (None, None);
        self.shelf.lose(name);
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

    /// The numbers of the documents on hand that answer a query, in order.
    ///
    /// # Errors
    ///
    /// [`Error::Query`].
    pub fn answering(&mut self, query: &str, mode: Mode) -> Result<&[usize], Error> {
        let asked = self.ask(query, mode)?;
        if !asked.is_exact {
            let (parsed, candidates) = (asked.query.clone(), asked.answering.documents.clone());
            self.fold(&candidates, false, true)?;
            let found = results::search(&self.folded.index, &self.folded.documents, &parsed)?.documents;
            let mut numbers: Vec<usize> = found.iter().map(|found| self.folded.numbers[found.document]).collect();
            numbers.order();
            let asked = self.ask(query, mode)?;
            (asked.answering.documents, asked.is_exact) = (numbers, true);
        }
        Ok(&self.ask(query, mode)?.answering.documents)
    }

    fn ask(&mut self, text: &str, mode: Mode) -> Result<&mut Asked, Error> {
        let asked = match self.asked.take() {
            Some(asked) if asked.text == text && asked.mode == mode => asked,
            _ => {
                let query = parse(text, mode)?;
                let answering = self.shelf.answering(&query);
                Asked { text: text.to_owned(), mode, is_exact: query.is_plain(), query, answering }
            }
        };
        Ok(self.asked.insert(asked))
    }

    /// The ids of documents on hand.
    ///
    /// # Errors
    ///
    /// [`Error::Unknown`] where one is not on hand.
    pub fn ids(&self, numbers: &[usize]) -> Result<Vec<String>, Error> {
        numbers.iter().map(|&number| self.shelf.id(number).unwrap_or_else(|| Err(unknown(number)))).collect()
    }

    /// The documents on hand that answer a query, by the hits that count.
    ///
    /// # Errors
    ///
    /// [`Error::Query`]; [`Error::Pack`] where a document's record is damaged.
    pub fn search(&mut self, query: &str, mode: Mode, choice: &Choice) -> Result<Results, Error> {
        let (query, folded) = self.chosen(query, mode, choice)?;
        Ok(Results::new(results::search(&folded.index, &folded.documents, &query)?, &folded.numbers))
    }

    /// Makes ready some of the documents on hand that [`Engine::search`] and [`Engine::kwic`] look into, and gives how many are
    /// left: to be asked until there is none, by whoever may not be kept waiting long.
    ///
    /// # Errors
    ///
    /// As [`Engine::search`].
    pub fn prepare(&mut self, query: &str, mode: Mode, choice: &Choice) -> Result<usize, Error> {
        let numbers = self.candidates(query, mode, choice)?;
        self.fold(&numbers, choice.removed, false)
    }

    /// The same for whatever may be asked: all documents on hand.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where a document's record is damaged.
    pub fn prepare_all(&mut self) -> Result<usize, Error> {
        let numbers: Vec<usize> = self.shelf.on_hand().collect();
        self.fold(&numbers, false, false)
    }

    /// The passages that show best why documents answer a query: of some that [`Engine::search`] gave, by their numbers.
    ///
    /// # Errors
    ///
    /// As [`Engine::search`], and [`Error::Unknown`] where a document is not on hand.
    pub fn excerpts(&self, query: &str, mode: Mode, numbers: &[usize], choice: &Choice) -> Result<Vec<Excerpt>, Error> {
        let query = parse(query, mode)?.in_forms(choice.forms.clone());
        let excerpt = |&number: &usize| {
            let document = self.shelf.searched(number).unwrap_or_else(|| Err(unknown(number)))?;
            let document = if choice.removed { results::removed(document) } else { document };
            Ok(results::excerpt(&document, &query)?.into())
        };
        numbers.iter().map(excerpt).collect()
    }

    /// The hits of a query in their contexts, sorted.
    ///
    /// # Errors
    ///
    /// As [`Engine::search`], and [`Error::Unknown`] for a key to sort by that is none.
    pub fn kwic(&mut self, query: &str, mode: Mode, lines: &Concordance, choice: &Choice) -> Result<Kwic, Error> {
        let wanted = lines.wanted()?;
        let (query, folded) = self.chosen(query, mode, choice)?;
        let found = results::kwic::kwic(&folded.index, &folded.documents, &query, &wanted)?;
        Ok(Kwic::new(found, &folded.documents, lines.groups(), choice.removed))
    }

    /// A query, and the texts in which its hits are chosen, ready to be looked into. Others may be among them.
    fn chosen(&mut self, query: &str, mode: Mode, choice: &Choice) -> Result<(Query, &Folded), Error> {
        let numbers = self.candidates(query, mode, choice)?;
        self.fold(&numbers, choice.removed, true)?;
        let query = self.ask(query, mode)?.query.clone().in_forms(choice.forms.clone());
        Ok((query, if choice.removed { &self.removed } else { &self.folded }))
    }

    /// The documents on hand that may answer.
    fn candidates(&mut self, query: &str, mode: Mode, choice: &Choice) -> Result<Vec<usize>, Error> {
        let answering = self.ask(query, mode)?.answering.documents.clone();
        // Nothing tells what was taken out of which text but the text's own record.
        Ok(if choice.removed { self.shelf.on_hand().collect() } else { answering })
    }

    /// Makes documents on hand, or what was `removed` from them, ready to be looked into: all, or some. Gives how many are left.
    fn fold(&mut self, numbers: &[usize], removed: bool, all: bool) -> Result<usize, Error> {
        let (folded, shelf) = (if removed { &mut self.removed } else { &mut self.folded }, &self.shelf);
        let taken_out = |document: Document| if removed { results::removed(document) } else { document };
        folded.take(numbers, all, |number| shelf.searched(number).map(|document| document.map(taken_out)))?;
        Ok(folded.missing(numbers))
    }

    /// The hits of a query in one document that count, cleaned without the rules in `off`.
    ///
    /// # Errors
    ///
    /// [`Error::Query`], and as [`Engine::document`].
    pub fn hits(
        &mut self,
        query: &str,
        mode: Mode,
        id: &str,
        off: &[String],
        choice: &Choice,
    ) -> Result<Vec<view::Hit>, Error> {
        let query = parse(query, mode)?.in_forms(choice.forms.clone());
        let (document, raw) = self.reading(id, off)?;
        if choice.removed {
            let removed = results::removed(document.clone());
            return Ok(view::removed_hits(&results::hits_in(&removed, &query)?, &removed, &raw));
        }
        Ok(view::hits(&results::hits_in(document, &query)?, document, &raw))
    }

    /// The edits of the documents on hand, as one list.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where a document's record is damaged.
    pub fn edits(&mut self, wanted: &Listing) -> Result<Edits, Error> {
        let ledger = self.ledger.take().map_or_else(|| Ledger::of(&self.shelf), Ok)?;
        self.ledger.insert(ledger).list(&self.shelf, wanted)
    }

    /// What documents name: those of these ids, or all. Documents that are not on hand are passed over.
    ///
    /// # Errors
    ///
    /// [`Error::Pack`] where a document's record is damaged.
    pub fn mentions(&self, ids: Option<&[String]>) -> Result<Vec<Mention>, Error> {
        let mut found = Vec::new();
        for id in ids.unwrap_or_default() {
            if let Some(read) = self.shelf.by_id(id) {
                found.extend(Mention::list(&read?.0));
            }
        }
        let all = self.shelf.on_hand().filter(|_| ids.is_none());
        for document in all.filter_map(|number| self.shelf.searched(number)) {
            found.extend(Mention::list(&document?));
        }
        Ok(found)
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
        let last = match self.last.take() {
            Some(last) if last.0 == off && last.1.id == id => last,
            _ => {
                let unknown = || Error::Unknown(Unknown::Document, id.to_owned());
                let (packed, source) = self.shelf.by_id(id).ok_or_else(unknown)??;
                let document = if off.is_empty() {
                    packed
                } else {
                    let given = if packed.encoding == JSON { packed.fields.clone() } else { Fields::default() };
                    let rules: Vec<&Rule> = without(off)?.collect();
                    read_again(&packed, &source, given, packed.recurring.clone(), &rules)?
                };
                (off.to_vec(), document, source)
            }
        };
        let (_, document, source) = self.last.insert(last);
        Ok((document, decode(source).text))
    }
}

fn unknown(number: usize) -> Error {
    Error::Unknown(Unknown::Document, number.to_string())
}

/// All rules but those that are named.
fn without(off: &[String]) -> Result<impl Iterator<Item = &'static Rule>, Error> {
    if let Some(name) = off.iter().find(|name| by_name(name).is_none()) {
        return Err(Error::Unknown(Unknown::Rule, name.clone()));
    }
    Ok(RULES.iter().filter(move |rule| !off.iter().any(|name| name == rule.name)))
}

#[cfg(test)]
mod tests;
