//! Source: the text of a record, as bytes to be cleaned.
//!
//! In: a record. Out: the bytes that its document keeps as its source, and its id; or a sentence that says what is wrong.
//! Of a text they are the file's own; of a saved page its main text, of a line of JSON the text that its field holds.

use jiaokan::clean::recurring::Recurring;
use jiaokan::clean::rule::Rule;
use jiaokan::corpus::{id_of, read_among, stem};
use jiaokan::decode::{decode, refuse};
use jiaokan::document::Document;
use serde_json::Value;

use super::records::{Record, Trouble};
use super::{Kind, Reading, page};

/// What a record says.
pub struct Source {
    /// The bytes that are cleaned.
    pub bytes: Vec<u8>,
    /// The id of its document.
    pub id: String,
    /// A longer one, should that be taken.
    pub long: String,
}

/// A record that was cleaned.
pub struct Read {
    /// Its document, under the source's id.
    pub document: Document,
    /// Its source.
    pub source: Source,
}

/// Cleans a record of texts in which those lines recur.
pub fn document(record: Record, reading: &Reading, (recurring, rules): (&Recurring, &[Rule])) -> Result<Read, Trouble> {
    let shown = record.shown.clone();
    let read = source(record, reading).and_then(|source| {
        let document = read_among("", &source.bytes, recurring, rules).map_err(|error| error.to_string())?;
        Ok(Read { document: Document { id: source.id.clone(), ..document }, source })
    });
    read.map_err(|why| Trouble { shown, why })
}

/// The text of a record.
pub fn source(record: Record, reading: &Reading) -> Result<Source, String> {
    let bytes = match record.kind {
        Kind::Jsonl => return from_json(&record, reading),
        Kind::Text => record.bytes,
        Kind::Html => {
            let page = decode(&record.bytes);
            refuse(&page, &record.bytes).map_err(|error| error.to_string())?;
            page::main_text(&page.text)?.into_bytes()
        }
    };
    Ok(Source { bytes, id: id_of(&record.name), long: stem(&record.name).to_owned() })
}

fn from_json(record: &Record, reading: &Reading) -> Result<Source, String> {
    let line = record.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&record.bytes);
    let whole = serde_json::from_slice::<Value>(line);
    let whole = whole.map_err(|error| format!("is no JSON ({error}); mend or remove the line"))?;
    let id = match field(&whole, reading.id_field.as_deref().unwrap_or("id")) {
        Some(Value::String(id)) if !id.is_empty() => Some(id.clone()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let named = id.as_ref().map_or_else(String::new, |id| format!(" (its id is {id})"));
    let name = reading.text_field.as_deref().unwrap_or("text");
    match field(&whole, name) {
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(Source {
            bytes: text.clone().into_bytes(),
            id: id.unwrap_or_else(|| record.name.clone()),
            long: record.name.clone(),
        }),
        Some(Value::String(_)) => Err(format!("its field {name} is empty{named}; remove the line or put text into it")),
        _ => Err(format!("has no text in a field {name}{named}; name the field with --text-field")),
    }
}

/// A field by its name, or by a pointer (RFC 6901).
fn field<'a>(whole: &'a Value, name: &str) -> Option<&'a Value> {
    whole.get(name).or_else(|| whole.pointer(name))
}
