//! Records: files opened, one text or one line of JSON after the other.
//!
//! In: inputs. Out: records, handed on as they are read, so that no more than one of a file is held at a time; where one
//! cannot be read, what and why. Archives are opened, compressed files read as they are unpacked. What a record's text is,
//! is for [`super::source`].

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::ops::ControlFlow;

use flate2::read::MultiGzDecoder;
use jiaokan::decode::decode;
use zip::ZipArchive;

use super::{Input, Kind, Reading, kind_of, uncompressed, unreadable};
use crate::cli::progress::Progress;

/// The bytes of one text, as they stand in a file.
pub struct Record {
    /// Where it stands, for messages.
    pub shown: String,
    /// What its document's id is made of where it does not say one itself.
    pub name: String,
    /// What the bytes are.
    pub kind: Kind,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Where it stands.
    pub shown: String,
    /// A sentence for the person who can mend it.
    pub why: String,
}

/// Takes what is read; says whether to go on.
pub type Give<'a> = &'a mut dyn FnMut(Result<Record, Trouble>) -> ControlFlow<()>;

/// Bytes that one text may have at most: a line that never ends must not fill the memory.
const LARGEST: u64 = 128 << 20;
/// The first bytes of a compressed file and of an archive.
const GZIP: &[u8] = b"\x1F\x8B";
const ZIP: &[u8] = b"PK\x03\x04";
/// Bytes that tell what a file holds whose name does not say.
const TELLING: usize = 512;

/// Opens the inputs in their order.
pub fn each(inputs: &[Input], reading: &Reading, progress: &Progress, give: Give) -> ControlFlow<()> {
    let mut opener = Opener { asked: None, json: reading.text_field.is_some(), give };
    for input in inputs {
        opener.asked = reading.input.filter(|_| input.named);
        opener.input(input, progress)?;
    }
    ControlFlow::Continue(())
}

struct Opener<'a> {
    /// What the file at hand holds, if that was said.
    asked: Option<Kind>,
    /// A file that does not say what it is is JSON Lines.
    json: bool,
    give: Give<'a>,
}

/// Where a file stands, for messages, and its name.
#[derive(Clone)]
struct Place {
    shown: String,
    name: String,
}

impl Opener<'_> {
    fn input(&mut self, input: &Input, progress: &Progress) -> ControlFlow<()> {
        let place = Place { shown: input.shown(), name: input.source_name().to_owned() };
        if input.is_stdin() {
            return self.stream(&place, &mut progress.reading(io::stdin()));
        }
        match opened(input) {
            Err(error) => self.trouble(&place, unreadable(&error)),
            Ok((file, true)) => self.archive(&place, progress.reading(file)),
            Ok((file, false)) => self.stream(&place, &mut progress.reading(file)),
        }
    }

    fn trouble(&mut self, place: &Place, why: String) -> ControlFlow<()> {
        (self.give)(Err(Trouble { shown: place.shown.clone(), why }))
    }

    /// The files of an archive, in order of their names.
    fn archive(&mut self, place: &Place, file: impl Read + Seek) -> ControlFlow<()> {
        let mut archive = match ZipArchive::new(BufReader::new(file)) {
            Ok(archive) => archive,
            Err(error) => return self.trouble(place, damaged(&error)),
        };
        let count = archive.len();
        let name = |at: usize| archive.by_index_raw(at).ok().map(|file| (decode(file.name_raw()).text, at));
        let mut names: Vec<(String, usize)> = (0..count).filter_map(name).collect();
        names.retain(|(name, _)| kind_of(name).is_some() && !is_hidden(name));
        names.sort();
        if names.is_empty() {
            return self
                .trouble(place, "the archive holds no .txt file (nor .html, .jsonl); give one that does".to_owned());
        }
        // What was said of the file that was named is not said of those in it.
        self.asked = None;
        for (name, at) in names {
            let inner = Place { shown: format!("{}/{name}", place.shown), name: format!("{}/{name}", place.name) };
            match archive.by_index(at) {
                Ok(mut file) => self.stream(&inner, &mut file)?,
                Err(error) => self.trouble(&inner, damaged(&error))?,
            }
        }
        ControlFlow::Continue(())
    }

    /// A file, compressed or not.
    fn stream(&mut self, place: &Place, file: &mut dyn Read) -> ControlFlow<()> {
        match head(file, ZIP.len()) {
            Err(error) => self.trouble(place, unreadable(&error)),
            Ok(head) if head.starts_with(GZIP) => {
                let mut whole = MultiGzDecoder::new(Cursor::new(head).chain(file));
                let name = uncompressed(&place.name).to_owned();
                self.plain(&Place { name, ..place.clone() }, &mut whole)
            }
            Ok(head) if head.starts_with(ZIP) => {
                self.trouble(place, "an archive is read from a file only; unpack it, or save it and name it".to_owned())
            }
            Ok(head) => self.plain(place, &mut Cursor::new(head).chain(file)),
        }
    }

    fn plain(&mut self, place: &Place, file: &mut dyn Read) -> ControlFlow<()> {
        let known = self.asked.or_else(|| kind_of(&place.name)).or(self.json.then_some(Kind::Jsonl));
        let (kind, start) = match known {
            Some(kind) => (kind, Vec::new()),
            None => match head(file, TELLING) {
                Ok(start) => (told_by(&start), start),
                Err(error) => return self.trouble(place, unreadable(&error)),
            },
        };
        let file = Cursor::new(start).chain(file);
        if kind == Kind::Jsonl { self.lines(place, &mut BufReader::new(file)) } else { self.whole(place, kind, file) }
    }

    fn whole(&mut self, place: &Place, kind: Kind, file: impl Read) -> ControlFlow<()> {
        let mut bytes = Vec::new();
        match file.take(LARGEST + 1).read_to_end(&mut bytes) {
            Err(error) => self.trouble(place, unreadable(&error)),
            Ok(_) if bytes.len() as u64 > LARGEST => self.trouble(place, too_large()),
            Ok(_) => {
                let Place { shown, name } = place.clone();
                (self.give)(Ok(Record { shown, name, kind, bytes }))
            }
        }
    }

    fn lines(&mut self, place: &Place, file: &mut dyn BufRead) -> ControlFlow<()> {
        for number in 1_u64.. {
            let [shown, name] = [&place.shown, &place.name].map(|name| format!("{name}:{number}"));
            let here = Place { shown, name };
            let mut bytes = Vec::new();
            match file.take(LARGEST + 1).read_until(b'\n', &mut bytes) {
                Err(error) => return self.trouble(&here, unreadable(&error)),
                Ok(0) => break,
                Ok(_) if bytes.len() as u64 > LARGEST => {
                    self.trouble(&here, too_large())?;
                    if let Err(error) = file.skip_until(b'\n') {
                        return self.trouble(&here, unreadable(&error));
                    }
                }
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => {
                    let Place { shown, name } = here;
                    (self.give)(Ok(Record { shown, name, kind: Kind::Jsonl, bytes }))?;
                }
            }
        }
        ControlFlow::Continue(())
    }
}

/// A file, and whether it is an archive.
fn opened(input: &Input) -> io::Result<(File, bool)> {
    let mut file = File::open(&input.path)?;
    // A pipe cannot be wound back; it is read as it comes.
    if !file.metadata()?.is_file() {
        return Ok((file, false));
    }
    let is_archive = head(&mut file, ZIP.len())?.starts_with(ZIP);
    file.rewind()?;
    Ok((file, is_archive || super::ending(&input.name) == "zip"))
}

/// The first bytes of a file, so many or all that there are.
fn head(file: &mut dyn Read, count: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(count);
    file.take(count as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// What a file holds, by its first bytes.
fn told_by(start: &[u8]) -> Kind {
    let start = decode(start).text.trim_start().to_ascii_lowercase();
    if start.starts_with('{') {
        Kind::Jsonl
    } else if start.starts_with("<!doctype html") || start.starts_with("<html") {
        Kind::Html
    } else {
        Kind::Text
    }
}

fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

fn too_large() -> String {
    format!("is larger than {} MB; cut it into several texts", LARGEST >> 20)
}

fn damaged(error: &zip::result::ZipError) -> String {
    format!("cannot be unpacked ({error}); unpack it with the program that made it")
}
