//! Growing: a corpus to which texts are added one by one, and what they then turn out to have in common.
//!
//! In: sources. Out: the corpus with their documents. That lines recur is known only when all texts are there, so each is
//! cleaned by itself first, and those in which lines recur once more. What the corpus held before stays as it is.

use super::{Corpus, Given, read_again};
use crate::clean::recurring::Count;
use crate::clean::rule::Rule;
use crate::clean::rules::RULES;
use crate::decode::decode;
use crate::document::Fields;
use crate::edit::Span;
use crate::error::Error;

/// A corpus that grows.
#[derive(Clone, Debug, Default)]
pub struct Growing {
    corpus: Corpus,
    /// The documents that were added, each with what was given beside its text.
    added: Vec<(String, Fields)>,
    /// Those that are still to be cleaned again, each with where lines of it recur, once that was counted.
    compared: Option<Vec<(String, Vec<Span>)>>,
}

impl Growing {
    /// The corpus as it is before anything is added.
    pub fn new(corpus: Corpus) -> Self {
        Self { corpus, ..Self::default() }
    }

    /// The corpus as it is now.
    pub const fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Cleans a source, or the text that is given for it, and takes it in; gives its id. See [`Corpus::add`].
    ///
    /// # Errors
    ///
    /// As [`super::read`].
    pub fn add(&mut self, name: &str, bytes: Vec<u8>, given: Option<Given>) -> Result<String, Error> {
        self.compared = None;
        let fields = given.as_ref().map(|given| given.fields.clone()).unwrap_or_default();
        let id = match given {
            Some(given) => self.corpus.add_given(name, &bytes, given, RULES)?,
            None => self.corpus.add(name, bytes, RULES)?,
        };
        self.added.retain(|(added, _)| *added != id);
        self.added.push((id.clone(), fields));
        Ok(id)
    }

    /// Compares the documents that were added with all others, cleans one of them again in which lines recur, and gives how many are
    /// left: to be called until there is none.
    ///
    /// ```
    /// use jiaokan::corpus::{Corpus, growing::Growing};
    /// let mut growing = Growing::new(Corpus::named("一"));
    /// for number in ["一", "二", "三"] {
    ///     let prose = format!("第{number}篇里有一段完整的文字，它足够长，也有标点，因此读起来就是正文，不会是别的什么。");
    ///     let page = format!("青河风物\n第{number}篇写湖边\n来源：青河网\n{prose}\n云上青河\n湖边的人\n责任编辑：丁小满\n念念不忘\n");
    ///     growing.add(number, page.into_bytes(), None)?;
    /// }
    /// let clean = |growing: &Growing| growing.corpus().documents()[0].clean.clone();
    /// assert!(clean(&growing).contains("湖边的人"));
    /// while growing.compare()? > 0 {}
    /// assert!(clean(&growing).starts_with("第一篇写湖边\n第一篇里有") && clean(&growing).ends_with("别的什么。"));
    /// # Ok::<(), jiaokan::error::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`super::read`], which each document met before.
    pub fn compare(&mut self) -> Result<usize, Error> {
        let mut compared = self.compared.take().unwrap_or_else(|| self.compared());
        if let Some((id, lines)) = compared.pop() {
            self.read_again(&id, lines)?;
        }
        let left = compared.len();
        self.compared = Some(compared);
        Ok(left)
    }

    /// The documents that were added in which lines recur that were not known to.
    fn compared(&self) -> Vec<(String, Vec<Span>)> {
        let mut count = Count::default();
        self.corpus.sources.iter().for_each(|source| count.add(&decode(source).text));
        let recurring = count.recurring();
        let found = |(id, _): &(String, Fields)| {
            let (document, source) = self.corpus.get(id)?;
            let lines = recurring.in_text(&decode(source).text);
            (lines != document.recurring).then(|| (id.clone(), lines))
        };
        self.added.iter().filter_map(found).collect()
    }

    fn read_again(&mut self, id: &str, recurring: Vec<Span>) -> Result<(), Error> {
        let Ok(at) = self.corpus.position(id) else { return Ok(()) };
        let given = self.added.iter().find(|(added, _)| added == id).map(|(_, fields)| fields.clone());
        let (document, source) = (&self.corpus.documents[at], &self.corpus.sources[at]);
        let rules: Vec<&Rule> = RULES.iter().collect();
        self.corpus.documents[at] = read_again(document, source, given.unwrap_or_default(), recurring, &rules)?;
        Ok(())
    }
}
