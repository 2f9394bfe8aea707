//! The commands, each as the way from its arguments to what it prints.
//!
//! Each gives back whether all went well; what did not has been said by then. An error is one of standard output.

use std::fmt::Display;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiaokan::clean::rule::Rule;
use jiaokan::clean::rules::{RULES, by_name};
use jiaokan::corpus::Corpus;
use jiaokan::decode::decode;
use jiaokan::pack as packs;
use serde::Serialize;

use super::inputs::records::Record;
use super::inputs::source::{Read, document};
use super::inputs::{Input, Reading, expand, holds_texts};
use super::json::{Article, Change};
use super::texts::{each, expanded, gather, recurring};
use super::{Format, Shape, complain, text};

/// Prints clean texts one after the other, each as soon as it and those before it are read.
pub fn clean(files: &[PathBuf], reading: &Reading, format: Format, out: &mut impl Write) -> io::Result<bool> {
    let (inputs, found) = expanded(files);
    let recurring = recurring(&inputs, reading)?;
    let work = |record| {
        let read = document(record, reading, (&recurring, RULES))?;
        let mut printed = Vec::new();
        match format {
            Format::Jsonl => line(&Article::from(&read.document), &mut printed),
            Format::Text => text::document(&read.document, &mut printed),
        }
        .expect("memory can be written");
        Ok(printed)
    };
    let mut first = true;
    let well = each(&inputs, reading, true, work, |printed| {
        let Some(printed) = printed else {
            return out.flush();
        };
        if format == Format::Text && !std::mem::take(&mut first) {
            writeln!(out)?;
        }
        out.write_all(&printed)
    })?;
    Ok(well && found)
}

/// Prints the changes of the texts of a file.
pub fn apparatus(file: &Path, reading: &Reading, format: Format, out: &mut impl Write) -> io::Result<bool> {
    let inputs = [Input::named(file)];
    let recurring = recurring(&inputs, reading)?;
    let work = |record: Record| {
        let one = inputs.iter().any(|input| input.source_name() == record.name);
        let read = document(record, reading, (&recurring, RULES))?;
        let mut printed = Vec::new();
        if !one && format == Format::Text {
            writeln!(printed, "# {}", read.source.id).expect("memory can be written");
        }
        changes(&read, format, &mut printed).expect("memory can be written");
        Ok(printed)
    };
    each(&inputs, reading, true, work, |printed| out.write_all(&printed.unwrap_or_default()))
}

/// The changes of one text, with the lines on which they start.
fn changes(read: &Read, format: Format, out: &mut impl Write) -> io::Result<()> {
    let source = decode(&read.source.bytes).text;
    let (mut number, mut at) = (1, 0);
    for edit in &read.document.edits {
        number += source[at..edit.span.from].matches('\n').count();
        at = edit.span.from;
        match format {
            Format::Text => text::edit(edit, number, out)?,
            Format::Jsonl => line(&Change::from(edit), out)?,
        }
    }
    Ok(())
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

/// Whether what is to be packed holds texts.
fn is_corpus(path: &Path) -> bool {
    let is_one = path.is_dir() || holds_texts(&path.to_string_lossy());
    if !is_one {
        complain(path.display(), &"is not a folder; give one that holds .txt files, or a .jsonl or .zip file");
    }
    is_one
}

/// Writes a folder as a corpus in shards.
pub fn shards(
    name: Option<String>,
    (folder, reading): (&Path, &Reading),
    rules: &[Rule],
    to: &Path,
    out: &mut impl Write,
) -> io::Result<bool> {
    let inputs = is_corpus(folder).then(|| said(folder.display(), expand(folder))).flatten();
    let write = |inputs| super::shards::write(name.unwrap_or_else(|| name_of(folder)), inputs, reading, rules, to);
    let written = inputs.and_then(|inputs| {
        said(to.display(), write(inputs).map_err(|error| format!("cannot be written ({error}); check the path")))
    });
    let Some(written) = written else {
        return Ok(false);
    };
    written.unread.iter().for_each(|(source, why)| complain(source, why));
    super::shards::report(&written, out)?;
    Ok(written.well && written.unread.is_empty())
}

/// Writes the pack of a folder.
pub fn pack(
    name: Option<String>,
    (folder, reading): (&Path, &Reading),
    rules: &[Rule],
    to: &Path,
    out: &mut impl Write,
) -> io::Result<bool> {
    let gathered = is_corpus(folder).then(|| gather(folder, name, reading, rules)).flatten();
    let Some((corpus, well)) = gathered else {
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

/// The corpus at a path, a pack or texts to be cleaned, and whether all of it could be read.
pub(super) fn open(path: &Path, reading: &Reading) -> Option<(Corpus, bool)> {
    if path.is_dir() || holds_texts(&path.to_string_lossy()) {
        return gather(path, None, reading, RULES);
    }
    let bytes = said(path.display(), Input::named(path).read())?;
    let corpus = said(path.display(), packs::open(&bytes))?;
    Some((corpus, true))
}

/// A folder's own name, even of `.`.
pub(super) fn name_of(folder: &Path) -> String {
    let whole = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    whole.file_name().unwrap_or(whole.as_os_str()).to_string_lossy().into_owned()
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
