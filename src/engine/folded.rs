//! Folded: documents that were looked into, ready to be looked into again.
//!
//! In: documents of a corpus, as they are needed. Out: the same with their index. To fold a text takes longer than to scan
//! it many times, so it is done once, and a little at a time, for whoever has other things to do in between.

use crate::document::Document;
use crate::error::Error;
use crate::index::Index;

/// Bytes of text that are folded at a time: about a hundredth of a second.
const AT_A_TIME: usize = 100_000;

/// Documents, in the order in which they were needed.
pub(super) struct Folded {
    /// Their numbers in the corpus.
    pub numbers: Vec<usize>,
    pub documents: Vec<Document>,
    pub index: Index,
    /// By number in the corpus, whether it is among them.
    known: Vec<bool>,
}

impl Folded {
    /// None of a corpus of so many documents.
    pub fn of_corpus(documents: usize) -> Self {
        let index = Index::of_corpus(documents);
        Self { numbers: Vec::new(), documents: Vec::new(), index, known: vec![false; documents] }
    }

    /// How many of the documents of these numbers are not among them.
    pub fn missing(&self, numbers: &[usize]) -> usize {
        numbers.iter().filter(|number| !self.known[**number]).count()
    }

    /// Takes in the documents of these numbers that `read` gives: all that are missing, or some of them.
    pub fn take(
        &mut self,
        numbers: &[usize],
        all: bool,
        read: impl Fn(usize) -> Option<Result<Document, Error>>,
    ) -> Result<(), Error> {
        let mut bytes = 0;
        for &number in numbers {
            if self.known[number] || (bytes > AT_A_TIME && !all) {
                continue;
            }
            self.known[number] = true;
            if let Some(document) = read(number) {
                let document = document?;
                bytes += document.clean.len();
                self.index.add(&document);
                self.numbers.push(number);
                self.documents.push(document);
            }
        }
        Ok(())
    }
}
