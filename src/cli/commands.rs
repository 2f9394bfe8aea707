//! The commands, each as the way from its arguments to what it prints.
//!
//! Each gives back whether all went well; what did not has been said by then. An error is one of standard output.

use std::fmt::Display;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiaokan::clean::rule::Rule;
use jiaokan::clean::rules::{RULES, by_name};
use jiaokan::corpus::{Corpus, read};
use jiaokan::decode::decode;
use jiaokan::document::Document;
use jiaokan::pack as packs;
use serde::Serialize;

use super::inputs::{Input, expand};
use super::json::{Article, Change};
use super::{Format, Shape, complain, text};

/// Prints clean files one after the other, each as soon as it is read.
pub fn clean(files: &[PathBuf], format: Format, out: &mut impl Write) -> io::Result<bool> {
    let (mut well, mut first) = (true, true);
    for path in files {
        let inputs = said(path.display(), expand(path));
        well &= inputs.is_some();
        for input in inputs.into_iter().flatten() {
            let Some((document, _)) = document(&input) else {
                well = false;
                continue;
            };
            match format {
                Format::Jsonl => line(&Article::from(&document), out)?,
                Format::Text => {
                    if !std::mem::take(&mut first) {
                        writeln!(out)?;
                    }
                    text::document(&document, out)?;
                }
            }
        }
    }
    Ok(well)
}

/// Prints the changes of one file.
pub fn apparatus(file: &Path, format: Format, out: &mut impl Write) -> io::Result<bool> {
    let Some((document, bytes)) = document(&Input::named(file)) else {
        return Ok(false);
    };
    let source = decode(&bytes).text;
    let (mut number, mut at) = (1, 0);
    for edit in &document.edits {
        number += source[at..edit.span.from].matches('\n').count();
        at = edit.span.from;
        match format {
            Format::Text => text::edit(edit, number, out)?,
            Format::Jsonl => line(&Change::from(edit), out)?,
        }
    }
    Ok(true)
}

/// Prints rules with their documentation: all, or those that are named.
pub fn rules(names: &[String], format: Shape, out: &mut impl Write) -> io::Result<bool> {
    let known = |name: &String| by_name(name).ok_or("there is no such rule; `jiaokan rules` shows them all");
    let asked: Vec<&Rule> = names.iter().filter_map(|name| said(name, known(name))).collect();
    let shown = if names.is_empty() { RULES.iter().collect() } else { asked };
    match format {
        Shape::Json => line(&shown, out)?,
        Shape::Text => shown.iter().try_for_each(|rule| text::rule(rule, out))?,
    }
    Ok(names.is_empty() || shown.len() == names.len())
}

/// Whether a folder that is to be packed is one.
fn is_folder(folder: &Path) -> bool {
    if !folder.is_dir() {
        complain(folder.display(), &"is not a folder; give one that holds .txt files");
    }
    folder.is_dir()
}

/// Writes a folder as a corpus in shards.
pub fn shards(
    name: Option<String>,
    folder: &Path,
    rules: &[Rule],
    to: &Path,
    out: &mut impl Write,
) -> io::Result<bool> {
    let inputs = is_folder(folder).then(|| said(folder.display(), expand(folder))).flatten();
    let write = |inputs| super::shards::write(name.unwrap_or_else(|| name_of(folder)), inputs, rules, to);
    let written = inputs.and_then(|inputs| {
        said(to.display(), write(inputs).map_err(|error| format!("cannot be written ({error}); check the path")))
    });
    let Some(written) = written else {
        return Ok(false);
    };
    written.unread.iter().for_each(|(source, why)| complain(source, why));
    super::shards::report(&written, out)?;
    Ok(written.unread.is_empty())
}

/// Writes the pack of a folder.
pub fn pack(name: Option<String>, folder: &Path, rules: &[Rule], to: &Path, out: &mut impl Write) -> io::Result<bool> {
    if !is_folder(folder) {
        return Ok(false);
    }
    let Some((corpus, well)) = gather(folder, name.unwrap_or_else(|| name_of(folder)), rules) else {
        return Ok(false);
    };
    let bytes = packs::write(&corpus);
    let written = fs::write(to, &bytes).map_err(|error| format!("cannot be written ({error}); check the path"));
    if said(to.display(), written).is_none() {
        return Ok(false);
    }
    let digest = packs::digest(&bytes).expect("a pack that was just written is whole");
    writeln!(out, "{digest}  {} ({} documents, {} bytes)", to.display(), corpus.documents().len(), bytes.len())?;
    Ok(well)
}

/// The corpus at a path, a pack or a folder to be cleaned, and whether all of it could be read.
pub(super) fn open(path: &Path) -> Option<(Corpus, bool)> {
    if path.is_dir() {
        return gather(path, name_of(path), RULES);
    }
    let bytes = said(path.display(), Input::named(path).read())?;
    let corpus = said(path.display(), packs::open(&bytes))?;
    Some((corpus, true))
}

/// Cleans the texts of a folder; nothing where none can be read.
fn gather(folder: &Path, name: String, rules: &[Rule]) -> Option<(Corpus, bool)> {
    let (mut corpus, mut well) = (Corpus::named(name), true);
    for input in said(folder.display(), expand(folder))? {
        let added = said(input.shown(), input.read())
            .and_then(|bytes| said(input.shown(), corpus.add(input.source_name(), bytes, rules)));
        well &= added.is_some();
    }
    if corpus.documents().is_empty() {
        complain(folder.display(), &"no file in it can be read; see above");
        return None;
    }
    Some((corpus, well))
}

/// A folder's own name, even of `.`.
fn name_of(folder: &Path) -> String {
    let whole = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    whole.file_name().unwrap_or(whole.as_os_str()).to_string_lossy().into_owned()
}

/// One source, read, and its bytes.
fn document(input: &Input) -> Option<(Document, Vec<u8>)> {
    let bytes = said(input.shown(), input.read())?;
    let document = said(input.shown(), read(input.source_name(), &bytes, RULES))?;
    Some((document, bytes))
}

/// The value; or nothing, when the error has been said.
pub(super) fn said<T>(what: impl Display, result: Result<T, impl Display>) -> Option<T> {
    result.map_err(|why| complain(what, &why)).ok()
}

/// One value as JSON, on a line of its own.
pub(super) fn line(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}
