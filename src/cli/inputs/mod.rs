//! Inputs: which files are meant, and what stands in them.
//!
//! In: paths as they were given. Out: files in a fixed order; [`records`] opens them, and [`source`] makes each record the
//! text that is cleaned. Nothing here asks what a text says.

mod page;
pub mod records;
pub mod source;

use std::collections::HashSet;
use std::fs::{self, DirEntry};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

/// What the bytes of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// One text.
    Text,
    /// A saved page.
    Html,
    /// A JSON object on each line.
    Jsonl,
}

/// How files are to be read.
#[derive(Args, Clone, Debug, Default)]
pub struct Reading {
    /// What the named files and standard input hold; without it the endings of their names and their first bytes say.
    #[arg(long, value_enum, value_name = "KIND")]
    input: Option<Kind>,
    /// JSON Lines: the field that holds the text (`text` unless told); a pointer such as /page/body leads into objects.
    #[arg(long, value_name = "NAME")]
    text_field: Option<String>,
    /// JSON Lines: the field that holds the id (`id` unless told); without one a record is called by its file and line.
    #[arg(long, value_name = "NAME")]
    id_field: Option<String>,
}

/// The endings of files that are looked for in folders and archives, and what they hold.
const ENDINGS: [(&str, Kind); 7] = [
    ("txt", Kind::Text),
    ("html", Kind::Html),
    ("htm", Kind::Html),
    ("xhtml", Kind::Html),
    ("shtml", Kind::Html),
    ("jsonl", Kind::Jsonl),
    ("ndjson", Kind::Jsonl),
];

/// The ending of a file's name in small letters.
fn ending(name: &str) -> String {
    Path::new(name).extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}

/// The name of the file that a file of that name holds, compressed.
fn uncompressed(name: &str) -> &str {
    if ending(name) == "gz" { &name[..name.len() - 3] } else { name }
}

/// What a file of that name holds, if its ending says so.
fn kind_of(name: &str) -> Option<Kind> {
    let ending = ending(uncompressed(name));
    ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, kind)| *kind)
}

/// Whether a file of that name holds texts and is not one itself.
pub fn holds_texts(name: &str) -> bool {
    ending(name) == "zip" || ending(name) == "gz" || kind_of(name).is_some_and(|kind| kind != Kind::Text)
}

/// A file that was asked for.
#[derive(Clone)]
pub struct Input {
    path: PathBuf,
    /// What it is called in messages, and where its document's id comes from: the path below the given folder.
    pub name: String,
    /// It was named itself, and not found in a folder.
    named: bool,
}

impl Input {
    /// A path that was named itself, whatever its ending.
    pub fn named(path: &Path) -> Self {
        Self { path: path.to_owned(), name: path.to_string_lossy().into_owned(), named: true }
    }

    /// The path as a person would look for it.
    pub fn shown(&self) -> String {
        if self.is_stdin() { "standard input".to_owned() } else { self.path.display().to_string() }
    }

    /// The name that its document's id is made of.
    pub fn source_name(&self) -> &str {
        if self.is_stdin() { "stdin" } else { &self.name }
    }

    /// Whether it holds one text that can be read again.
    pub fn is_one(&self) -> bool {
        matches!(kind_of(&self.name), Some(Kind::Text | Kind::Html)) && ending(&self.name) != "gz"
    }

    /// Its one text as a record, or a sentence that says why there is none.
    pub fn record(&self) -> Result<records::Record, String> {
        let kind = kind_of(&self.name).unwrap_or(Kind::Text);
        Ok(records::Record { shown: self.shown(), name: self.name.clone(), kind, bytes: self.read()? })
    }

    fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// How many bytes it has, if that is known before it is read.
    pub fn size(&self) -> Option<u64> {
        fs::metadata(&self.path).ok().filter(fs::Metadata::is_file).map(|found| found.len())
    }

    /// Its bytes, or a sentence that says why there are none.
    pub fn read(&self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let read = if self.is_stdin() {
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            fs::read(&self.path)
        };
        read.map_err(|error| unreadable(&error))
    }
}

/// The files that a path stands for: itself, or those of a folder and its subfolders in order of their paths.
///
/// The error is a sentence that says why there are none.
pub fn expand(path: &Path) -> Result<Vec<Input>, String> {
    if !path.is_dir() {
        return Ok(vec![Input::named(path)]);
    }
    let mut found = Vec::new();
    walk(path, &mut found).map_err(|error| unreadable(&error))?;
    if found.is_empty() {
        return Err("the folder holds no .txt file (nor .html, .jsonl, .zip, .gz); give one that does".to_owned());
    }
    let name = |file: &Path| file.strip_prefix(path).unwrap_or(file).to_string_lossy().replace('\\', "/");
    let input = |file: PathBuf| Input { name: name(&file), path: file, named: false };
    let mut inputs: Vec<Input> = found.into_iter().map(input).collect();
    inputs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(inputs)
}

/// Collects files. Links to folders are not followed, so that it ends; hidden files are not texts of the corpus.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), found)?;
        } else if is_known(&entry) {
            found.push(entry.path());
        }
    }
    Ok(())
}

fn is_known(entry: &DirEntry) -> bool {
    let (name, path) = (entry.file_name(), entry.path());
    let name = name.to_string_lossy();
    (kind_of(&name).is_some() || ending(&name) == "zip") && !path.is_dir()
}

fn unreadable(error: &io::Error) -> String {
    format!("cannot be read ({error}); check the path and your right to read it")
}

/// The ids of a corpus: no two are the same, so that no text takes another's place.
#[derive(Default)]
pub struct Ids(HashSet<String>);

impl Ids {
    /// The first that is not taken: the short id, the long one, the short one with a number behind it.
    pub fn take(&mut self, short: &str, long: &str) -> String {
        let numbered = (2..).map(|number: u32| format!("{short}~{number}"));
        let ids = [short.to_owned(), long.to_owned()].into_iter().chain(numbered);
        let mut free = ids.skip_while(|id| self.0.contains(id));
        let id = free.next().expect("numbers do not end");
        self.0.insert(id.clone());
        id
    }
}
