//! Inputs: which files are meant, and their bytes.
//!
//! In: paths as they were given. Out: files in a fixed order, and what they hold. It does not look at what the bytes are.

use std::fs::{self, DirEntry};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A source that was asked for.
pub struct Input {
    path: PathBuf,
    /// What it is called in messages, and where its document's id comes from: the path below the given folder.
    pub name: String,
}

impl Input {
    /// A path that was named itself, whatever its ending.
    pub fn named(path: &Path) -> Self {
        Self { path: path.to_owned(), name: path.to_string_lossy().into_owned() }
    }

    /// The path as a person would look for it.
    pub fn shown(&self) -> String {
        if self.is_stdin() { "standard input".to_owned() } else { self.path.display().to_string() }
    }

    /// The name that its document's id is made of.
    pub fn source_name(&self) -> &str {
        if self.is_stdin() { "stdin" } else { &self.name }
    }

    fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// How many bytes it has, as far as that is known before it is read.
    pub fn size(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |found| found.len())
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

/// The sources that a path stands for: itself, or the texts of a folder and its subfolders in order of their paths.
///
/// The error is a sentence that says why there are none.
pub fn expand(path: &Path) -> Result<Vec<Input>, String> {
    if !path.is_dir() {
        return Ok(vec![Input::named(path)]);
    }
    let mut found = Vec::new();
    walk(path, &mut found).map_err(|error| unreadable(&error))?;
    if found.is_empty() {
        return Err("the folder holds no .txt file; give one that does".to_owned());
    }
    let name = |file: &Path| file.strip_prefix(path).unwrap_or(file).to_string_lossy().replace('\\', "/");
    let mut inputs: Vec<Input> = found.into_iter().map(|file| Input { name: name(&file), path: file }).collect();
    inputs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(inputs)
}

/// Collects texts. Links to folders are not followed, so that it ends; hidden files are not texts of the corpus.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), found)?;
        } else if is_text(&entry) {
            found.push(entry.path());
        }
    }
    Ok(())
}

fn is_text(entry: &DirEntry) -> bool {
    let path = entry.path();
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt")) && !path.is_dir()
}

fn unreadable(error: &io::Error) -> String {
    format!("cannot be read ({error}); check the path and your right to read it")
}
