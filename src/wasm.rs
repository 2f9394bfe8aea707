//! The border to JavaScript. In and out: plain data, as `wasm.d.ts` describes it. It holds no logic of its own.
//!
//! What goes wrong is thrown as an object `{ zh, en }`, with `at` (in UTF-16 code units of the query) for a query that
//! cannot be read.

// Errors are said once, above; lists come from JavaScript owned; a constructor names its class for the reader of the types.
#![allow(clippy::missing_errors_doc, clippy::needless_pass_by_value, clippy::use_self)]

mod told;

use js_sys::{Reflect, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::builtin;
use crate::clean::rules::RULES;
use crate::corpus::growing::Growing;
use crate::engine;
use crate::error::{Error, Unknown};
use crate::fold::convert::{self, To};
use crate::pack;
use crate::query::{FORMS, Mode};
use crate::shelf::beside;
use crate::utf16::units;
use crate::view;
use told::{optional, taken};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// A corpus, ready to be read and searched.
#[wasm_bindgen]
pub struct Engine(engine::Engine);

#[wasm_bindgen]
impl Engine {
    /// The engine over the corpus that is compiled in.
    pub fn builtin() -> Result<Engine, JsValue> {
        engine::Engine::builtin().map(Self).map_err(|error| thrown(&error))
    }

    /// The engine over the corpus in a pack, as `jiaokan pack` writes it.
    pub fn open(pack: Vec<u8>) -> Result<Engine, JsValue> {
        engine::Engine::open(pack).map(Self).map_err(|error| thrown(&error))
    }

    /// The engine over a corpus in shards, none of which is on hand; takes the bytes of `manifest.js`.
    #[wasm_bindgen(js_name = inShards)]
    pub fn in_shards(manifest: &[u8]) -> Result<Engine, JsValue> {
        engine::Engine::in_shards(manifest).map(Self).map_err(|error| thrown(&error))
    }

    /// The names of the shards that must be brought to answer a query, in order of use: to be asked until there is none.
    /// Throws a `QueryError`.
    pub fn needed(
        &mut self,
        query: &str,
        #[wasm_bindgen(unchecked_param_type = "Mode")] mode: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "Choice")] choice: JsValue,
    ) -> Result<Vec<String>, JsValue> {
        let choice = taken(&choice).map_err(|error| thrown(&error))?;
        mode_of(mode).and_then(|mode| self.0.needed(query, mode, &choice)).map_err(|error| thrown_at(query, &error))
    }

    /// The name of the shard that must be brought to read a document, if it is not on hand.
    #[wasm_bindgen(js_name = neededToRead)]
    pub fn needed_to_read(&self, id: &str) -> Option<String> {
        self.0.needed_to_read(id)
    }

    /// The names of the shards that must be brought before `info` tells of all documents, in order.
    #[wasm_bindgen(js_name = neededToList)]
    pub fn needed_to_list(&self) -> Vec<String> {
        self.0.needed_to_list()
    }

    /// The names of the shards that must be brought before `edits` and `mentions` tell of all documents.
    #[wasm_bindgen(js_name = neededForAll)]
    pub fn needed_for_all(&self) -> Vec<String> {
        self.0.needed_for_all()
    }

    /// What a list says of documents on hand, by their numbers: those that answer a query are.
    #[wasm_bindgen(unchecked_return_type = "Summary[]")]
    pub fn summaries(&self, numbers: Vec<usize>) -> Result<JsValue, JsValue> {
        given(self.0.summaries(&numbers))
    }

    /// Takes in a shard. One that is damaged counts as lost, and is said.
    pub fn take(&mut self, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
        self.0.take(name, bytes).map_err(|error| thrown(&error))
    }

    /// Does without a shard that cannot be had.
    pub fn lose(&mut self, name: &str) {
        self.0.lose(name);
    }

    /// The numbers of the documents on hand that answer a query, in order: for a program that wants no more than that. Throws a
    /// `QueryError`.
    pub fn answering(
        &mut self,
        query: &str,
        #[wasm_bindgen(unchecked_param_type = "Mode")] mode: &str,
    ) -> Result<Vec<usize>, JsValue> {
        mode_of(mode)
            .and_then(|mode| self.0.answering(query, mode))
            .map(<[usize]>::to_vec)
            .map_err(|error| thrown_at(query, &error))
    }

    /// The ids of documents on hand, by their numbers.
    pub fn ids(&self, numbers: Vec<usize>) -> Result<Vec<String>, JsValue> {
        self.0.ids(&numbers).map_err(|error| thrown(&error))
    }

    /// The corpus at a glance.
    #[wasm_bindgen(unchecked_return_type = "Info")]
    pub fn info(&self) -> Result<JsValue, JsValue> {
        given(self.0.info())
    }

    /// A document, cleaned without the rules that are named in `off`.
    #[wasm_bindgen(unchecked_return_type = "View")]
    pub fn document(&mut self, id: &str, off: Vec<String>) -> Result<JsValue, JsValue> {
        if !off.is_empty() {
            literate()?;
        }
        viewed(self.0.document(id, &off))
    }

    /// The documents that answer a query. Throws a `QueryError`.
    #[wasm_bindgen(unchecked_return_type = "Results")]
    pub fn search(
        &mut self,
        query: &str,
        #[wasm_bindgen(unchecked_param_type = "Mode")] mode: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "Choice")] choice: JsValue,
    ) -> Result<JsValue, JsValue> {
        let choice = taken(&choice).map_err(|error| thrown(&error))?;
        asked(query, mode_of(mode).and_then(|mode| self.0.search(query, mode, &choice)))
    }

    /// Makes some documents ready for `search` and `kwic`, and gives how many are left: to be asked until there is none, by
    /// whoever may not be kept waiting long. Throws a `QueryError`.
    pub fn prepare(
        &mut self,
        query: &str,
        #[wasm_bindgen(unchecked_param_type = "Mode")] mode: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "Choice")] choice: JsValue,
    ) -> Result<usize, JsValue> {
        let choice = taken(&choice).map_err(|error| thrown(&error))?;
        mode_of(mode).and_then(|mode| self.0.prepare(query, mode, &choice)).map_err(|error| thrown_at(query, &error))
    }

    /// The same for whatever may be asked.
    #[wasm_bindgen(js_name = prepareAll)]
    pub fn prepare_all(&mut self) -> Result<usize, JsValue> {
        self.0.prepare_all().map_err(|error| thrown(&error))
    }

    /// The passages that show best why documents answer, by their numbers. Throws a `QueryError`.
    #[wasm_bindgen(unchecked_return_type = "Excerpt[]")]
    pub fn excerpts(
        &self,
        query: &str,
        #[wasm_bindgen(unchecked_param_type = "Mode")] mode: &str,
        numbers: Vec<usize>,
        #[wasm_bindgen(unchecked_optional_param_type = "Choice")] choice: JsValue,
    ) -> Result<JsValue, JsValue> {
        let choice = taken(&choice).map_err(|error| thrown(&error))?;
        asked(query, mode_of(mode).and_then(|mode| self.0.excerpts(query, mode, &numbers, &choice)))
    }

    /// The hits of a query in their contexts, sorted and counted. Throws a `QueryError`.
    #[wasm_bindgen(unchecked_return_type = "Kwic")]
    pub fn kwic(
        &mut self,
        query: &str,
        #[wasm_bindgen(unchecked_param_type = "Mode")] mode: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "Concordance")] lines: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Choice")] choice: JsValue,
    ) -> Result<JsValue, JsValue> {
        let told = taken(&lines).and_then(|lines| Ok((lines, taken(&choice)?)));
        let (lines, choice) = told.map_err(|error| thrown(&error))?;
        asked(query, mode_of(mode).and_then(|mode| self.0.kwic(query, mode, &lines, &choice)))
    }

    /// The hits of a query in one document, cleaned without the rules that are named in `off`. Throws a `QueryError`.
    #[wasm_bindgen(unchecked_return_type = "Hit[]")]
    pub fn hits(
        &mut self,
        query: &str,
        #[wasm_bindgen(unchecked_param_type = "Mode")] mode: &str,
        id: &str,
        off: Vec<String>,
        #[wasm_bindgen(unchecked_optional_param_type = "Choice")] choice: JsValue,
    ) -> Result<JsValue, JsValue> {
        if !off.is_empty() {
            literate()?;
        }
        let choice = taken(&choice).map_err(|error| thrown(&error))?;
        asked(query, mode_of(mode).and_then(|mode| self.0.hits(query, mode, id, &off, &choice)))
    }

    /// The edits of the documents on hand, as one list.
    #[wasm_bindgen(unchecked_return_type = "Edits")]
    pub fn edits(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Listing")] wanted: JsValue,
    ) -> Result<JsValue, JsValue> {
        given(taken(&wanted).and_then(|wanted| self.0.edits(&wanted)))
    }

    /// What the documents of these ids name, those that are on hand; all if no ids are given.
    #[wasm_bindgen(unchecked_return_type = "Mention[]")]
    pub fn mentions(&self, ids: Option<Vec<String>>) -> Result<JsValue, JsValue> {
        literate()?;
        given(self.0.mentions(ids.as_deref()))
    }

    /// Cleans a text that is not of the corpus.
    #[wasm_bindgen(unchecked_return_type = "View")]
    pub fn clean(&self, name: &str, bytes: &[u8], off: Vec<String>) -> Result<JsValue, JsValue> {
        literate()?;
        viewed(self.0.clean(name, bytes, &off))
    }
}

/// A corpus to which documents are added.
#[wasm_bindgen]
pub struct Corpus(Growing);

#[wasm_bindgen]
impl Corpus {
    /// The corpus that is compiled in.
    pub fn builtin() -> Result<Corpus, JsValue> {
        Self::open(builtin::bytes())
    }

    /// The corpus in a pack.
    pub fn open(pack: &[u8]) -> Result<Corpus, JsValue> {
        pack::open(pack).map(|corpus| Self(Growing::new(corpus))).map_err(|error| thrown(&error))
    }

    /// Cleans a source and takes it in; gives the id of its document. One of the same name takes the place of that before.
    pub fn add(
        &mut self,
        name: &str,
        bytes: Vec<u8>,
        #[wasm_bindgen(unchecked_optional_param_type = "Given")] given: JsValue,
    ) -> Result<String, JsValue> {
        literate()?;
        let added = optional(&given, "given").and_then(|given| self.0.add(name, bytes, given));
        added.map_err(|error| thrown(&error))
    }

    /// Compares the documents that were added with all others: lines that several have in common are the site's rather than the
    /// author's. Cleans one of them again in which there are such, and gives how many are left: to be called until there is none.
    pub fn compare(&mut self) -> Result<usize, JsValue> {
        self.0.compare().map_err(|error| thrown(&error))
    }

    /// The corpus as a pack, to be opened by an `Engine`.
    pub fn pack(&self) -> Vec<u8> {
        pack::write(self.0.corpus())
    }
}

/// The name of the shard with the table of language, where it stands beside the module and has not been lent yet. Without it
/// texts are searched and read; it is needed to clean one, to switch rules off and to find names.
#[wasm_bindgen(js_name = neededForLanguage)]
pub fn needed_for_language() -> Option<String> {
    beside::needed()
}

/// Lends the module the table of language: the bytes of the shard of that name.
#[wasm_bindgen]
pub fn lend(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    beside::take(name, bytes).map_err(|error| thrown(&error))
}

/// All rules, in the order in which they run.
#[wasm_bindgen(unchecked_return_type = "Rule[]")]
pub fn rules() -> Result<JsValue, JsValue> {
    given(Ok(RULES))
}

/// The query language, by example.
#[wasm_bindgen(unchecked_return_type = "Form[]")]
pub fn language() -> Result<JsValue, JsValue> {
    given(Ok(FORMS))
}

/// The searched form of a text, by which names in either script are one.
#[wasm_bindgen]
pub fn folded(text: &str) -> String {
    view::folded(text)
}

/// Pieces of a text in the other script, for display: each has as many characters as before.
#[wasm_bindgen]
pub fn convert(
    pieces: Vec<String>,
    #[wasm_bindgen(unchecked_param_type = "'hans' | 'hant'")] to: &str,
) -> Result<Vec<String>, JsValue> {
    let to = To::named(to).ok_or_else(|| thrown(&Error::Unknown(Unknown::Script, to.to_owned())))?;
    let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
    Ok(convert::convert(&pieces, to))
}

/// Whether the table of language is on hand.
fn literate() -> Result<(), JsValue> {
    beside::needed().map_or(Ok(()), |name| Err(thrown(&Error::Lacking(name))))
}

fn mode_of(name: &str) -> Result<Mode, Error> {
    Mode::named(name).ok_or_else(|| Error::Unknown(Unknown::Mode, name.to_owned()))
}

/// A value as JavaScript has it, or what is thrown instead.
fn given(result: Result<impl Serialize, Error>) -> Result<JsValue, JsValue> {
    asked("", result)
}

/// The same for a document, whose edits go over as one array.
fn viewed(result: Result<view::View, Error>) -> Result<JsValue, JsValue> {
    let view = result.map_err(|error| thrown(&error))?;
    let value = given(Ok(&view))?;
    Reflect::set(&value, &"edits_made".into(), &Uint32Array::from(view.edits_made.as_flattened()))?;
    Ok(value)
}

/// The same for the answer to a query, which an error may point into.
fn asked(query: &str, result: Result<impl Serialize, Error>) -> Result<JsValue, JsValue> {
    let value = result.map_err(|error| thrown_at(query, &error))?;
    // The default gives maps as `Map`; the page's records are objects.
    Ok(value.serialize(&Serializer::new().serialize_maps_as_objects(true))?)
}

/// What is thrown: both languages, and the place in the query if the trouble is there.
#[derive(Serialize)]
struct Thrown {
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<usize>,
    zh: String,
    en: String,
}

fn thrown(error: &Error) -> JsValue {
    thrown_at("", error)
}

fn thrown_at(query: &str, error: &Error) -> JsValue {
    let failure = match error {
        Error::Query { at, zh, en } => Thrown { at: Some(units(query, *at)), zh: zh.clone(), en: en.clone() },
        other => Thrown { at: None, zh: other.zh(), en: other.to_string() },
    };
    serde_wasm_bindgen::to_value(&failure).unwrap_or_else(|_| JsValue::from_str(&failure.en))
}
