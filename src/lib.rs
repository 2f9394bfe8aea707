//! # Jiaokan 校勘
//!
//! *Jiaokan* is the old craft of collating a damaged text: mark every fault, mend what can be proved, say why, lose
//! nothing. This crate does it for Chinese text that was scraped from the web. A folder of such text goes in; one web page
//! comes out that anybody can open, in which the text can be read and searched in either script, and in which every change
//! is shown with its reason. The same library stands behind the page (as WebAssembly) and behind the program `jiaokan`.
//!
//! # The flow
//!
//! ```
//! use jiaokan::clean::rules::RULES;
//! use jiaokan::corpus::Corpus;
//! use jiaokan::index::Index;
//! use jiaokan::query::{Mode, parse};
//! use jiaokan::{decode, edit, pack, results};
//!
//! // Bytes to text, the rules over it, what its lines are: one document.
//! let source = "春天的社區\n三月的早晨,社區裡的人都來了,一個也不少。\n".as_bytes().to_vec();
//! let mut corpus = Corpus::named("一");
//! corpus.add("spring.txt", source.clone(), RULES)?;
//! let (document, _) = corpus.get("spring").expect("it was just read");
//!
//! // Every change can be taken back.
//! let found = decode::decode(&source).text;
//! assert_eq!(edit::undo(&document.clean, &document.edits), Some(found));
//!
//! // A corpus travels as one checked sequence of bytes.
//! let corpus = pack::open(&pack::write(&corpus))?;
//!
//! // Search folds script and width, and finds every hit where it stands.
//! let index = Index::build(corpus.documents());
//! let answer = results::search(&index, corpus.documents(), &parse("社区", Mode::Auto)?)?;
//! assert_eq!((answer.total, answer.forms[0].text.as_str()), (2, "社區"));
//! # Ok::<(), jiaokan::error::Error>(())
//! ```
//!
//! # The words
//!
//! * A **source** is a raw file; those in `seeds/` are the corpus that is built in. **Text** is what [`decode`] makes of
//!   its bytes.
//! * A **rule** knows one defect and finds [**edits**](edit::Edit): each replaces one [`Span`](edit::Span) of the text,
//!   names its rule and gives its evidence. Those of a document together are its **apparatus**.
//! * A repair is **verified** when damaging it again gives the source and nothing else is as plausible, **likely** when
//!   something else could be, **flagged** when nothing proves one and the text stays; it is **plain** where there is
//!   nothing to prove.
//! * **Furniture** is what the page around an article put there: menus, share bars, footers. It is taken out by edits too.
//! * A line **recurs** when other texts of its corpus have it, too: the site's lines do, and refrains ([`clean::recurring`]).
//! * A [**document**](document::Document) is a source that was read: fields, lines, **blocks** (paragraphs, headings,
//!   captions), edits.
//! * The **fold** of a text is the form that is searched; a **hit** is a place in the clean text that answers a query.
//! * A [**pack**](mod@pack) is the bytes of a corpus: sources and documents, versioned and checksummed.
//!
//! Offsets are bytes and spans half-open everywhere but in [`view`], which speaks to JavaScript in UTF-16 code units.
//!
//! # The map
//!
//! Data goes one way, and nobody calls back up.
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | [`decode`] | bytes | text, and what would not decode |
//! | [`clean`] | text | edits, by ordered [rules](clean::rules): first those that mend, then those that take furniture out |
//! | [`structure`] | the cleaned text and what was taken out | fields, kinds of lines, flags |
//! | [`corpus`] | a name and bytes | a document: the three above in one screen |
//! | [`mod@pack`], [`mod@builtin`] | a corpus | its bytes, and back; the one that is compiled in |
//! | [`fold`], [`index`] | documents | their searched form, with the way back to every offset |
//! | [`query`] | what was typed | a query, or an error that points at the character |
//! | [`shelf`] | a corpus, on hand or in shards, and a query | which documents answer, and what must be brought to know |
//! | [`results`] | an index and a query | documents, best first, and every hit |
//! | [`mentions`] | a document | whom, where, how many, when and by which scheme it names |
//! | [`engine`], [`view`], [`utf16`] | what a page asks | plain data for it |
//! | `wasm` | the same | JavaScript; only there on that target |
//!
//! [`edit`], [`document`] and [`error`] are what they hand each other; [`order`] puts lists in order,
//! [`codes`] takes texts apart.
//!
//! # What is always true
//!
//! Each is a test (`tests/`).
//!
//! 1. Undoing the edits gives the decoded text, and encoding that gives the source, byte for byte.
//! 2. Every edit names a rule of the registry and its evidence; without the rule, the text is as it was.
//! 3. Cleaning a cleaned text changes nothing.
//! 4. Search finds what a plain scan of the folded text finds: no hit more, no hit less.
//! 5. The same sources give the same pack, byte for byte, on every machine.
//! 6. No input panics: not a text, not a query, not a pack.

pub mod builtin;
pub mod clean;
pub mod codes;
pub mod corpus;
pub mod decode;
pub mod document;
pub mod edit;
pub mod engine;
pub mod error;
pub mod fold;
pub mod index;
pub mod mentions;
pub mod order;
pub mod pack;
pub mod query;
pub mod results;
pub mod shelf;
pub mod structure;
mod tables;
pub mod utf16;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
