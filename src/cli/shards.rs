//! Shards: a folder of texts written as a corpus in shards, on all cores.
//!
//! In: a folder. Out: `manifest.js` and the files of `shards/`, each a classic script that calls `jiaokanShard(name, base64)`,
//! for that is what a page can load from a web server and from a disk alike. Parts of some megabytes are cleaned and cut by
//! one thread each; what is left of them waits in `parts/` for the join, so that memory does not grow with the corpus. The
//! bytes written do not depend on the number of cores.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use jiaokan::clean::recurring::Recurring;
use jiaokan::clean::rule::Rule;
use jiaokan::corpus::{id_of, read_among, stem};
use jiaokan::document::Document;
use jiaokan::shelf::build::{Builder, Part, TEXT_SHARD, join};
use jiaokan::shelf::manifest::Manifest;

use super::inputs::records::{Record, Trouble};
use super::inputs::source::source;
use super::inputs::{Ids, Input, Reading};
use super::texts::{each, recurring};

/// Bytes of sources after which a part ends with its source.
const PART: u64 = 8 << 20;

/// Text shards that a corpus has at most, about: a web host takes some 20,000 files.
const MOST_SHARDS: u64 = 8000;

/// What was written.
pub struct Written {
    /// The shards.
    pub manifest: Manifest,
    /// Sources that could not be read, with the reason, in order.
    pub unread: Vec<(String, String)>,
    /// Whether all that stands in archives and lines of JSON could be read; what could not has been said.
    pub well: bool,
    /// Bytes of all sources.
    pub sources: u64,
    /// Bytes of all files that were written.
    pub bytes: u64,
}

/// A source, under the id of its document.
struct Source {
    id: String,
    at: At,
    size: u64,
}

/// Where a source can be read when its turn comes.
enum At {
    /// A file of its own.
    File(Input),
    /// Bytes of the spool, from here on.
    Spool(u64),
}

/// A part that is built, and where its run waits.
struct Done {
    part: Part<PathBuf>,
    unread: Vec<(String, String)>,
}

/// Writes the corpus of these inputs into the folder `to`.
pub fn write(name: String, inputs: Vec<Input>, reading: &Reading, rules: &[Rule], to: &Path) -> io::Result<Written> {
    let [shards, parts] = ["shards", "parts"].map(|folder| to.join(folder));
    fs::create_dir_all(&shards)?;
    fs::create_dir_all(&parts)?;
    let spool = parts.join("spool");
    let recurring = if rules.is_empty() { Recurring::default() } else { recurring(&inputs, reading)? };
    let (sources, well) = sources(inputs, reading, &spool)?;
    let all: u64 = sources.iter().map(|source| source.size).sum();
    let size = TEXT_SHARD.max(usize::try_from(all / MOST_SHARDS).unwrap_or(usize::MAX));
    let one = |part: &[Source], number: usize| {
        one(part, &spool, (size, reading, &recurring, rules), &shards, &parts.join(number.to_string()))
    };
    let done = build(&cut(&sources), one)?;
    let unread = done.iter().flat_map(|part| part.unread.clone()).collect();
    let opened = done.into_iter().map(|Done { part: Part { texts, rows, run }, .. }| {
        Ok(Part { texts, rows, run: BufReader::with_capacity(1 << 16, File::open(run)?) })
    });
    let manifest =
        join(Some(name), opened.collect::<io::Result<_>>()?, &mut |name, bytes| script(&shards, name, bytes))?;
    fs::remove_dir_all(parts)?;
    script(to, "manifest", &manifest.write())?;
    let bytes = sweep(&shards, &manifest)? + fs::metadata(to.join("manifest.js"))?.len();
    Ok(Written { manifest, unread, well, sources: all, bytes })
}

/// The sources in order of their ids. What can be read only one after the other (compressed files, archives, lines of JSON)
/// is laid out in the spool. Whether all of that could be read.
fn sources(inputs: Vec<Input>, reading: &Reading, spool: &Path) -> io::Result<(Vec<Source>, bool)> {
    let (mut ids, mut sources, mut well, mut end) = (Ids::default(), Vec::new(), true, 0);
    let mut spool = BufWriter::new(File::create(spool)?);
    for input in inputs {
        if input.is_one() {
            let id = ids.take(&id_of(&input.name), stem(&input.name));
            sources.push(Source { id, size: input.size().unwrap_or(0), at: At::File(input) });
            continue;
        }
        let work = |record: Record| {
            let shown = record.shown.clone();
            source(record, reading).map_err(|why| Trouble { shown, why })
        };
        well &= each(&[input], reading, false, work, |source| {
            let Some(source) = source else {
                return Ok(());
            };
            let (id, size) = (ids.take(&source.id, &source.long), source.bytes.len() as u64);
            sources.push(Source { id, size, at: At::Spool(end) });
            end += size;
            spool.write_all(&source.bytes)
        })?;
    }
    spool.flush()?;
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    Ok((sources, well))
}

impl Source {
    /// Its bytes, or a sentence that says why there are none.
    fn bytes(&self, spool: &Path, reading: &Reading) -> Result<Vec<u8>, String> {
        let from = match &self.at {
            At::File(input) => return Ok(source(input.record()?, reading)?.bytes),
            At::Spool(from) => *from,
        };
        let read = || {
            let mut spool = File::open(spool)?;
            spool.seek(SeekFrom::Start(from))?;
            let mut bytes = Vec::new();
            spool.take(self.size).read_to_end(&mut bytes).map(|_| bytes)
        };
        read().map_err(|error| format!("cannot be read again ({error}); check the disk"))
    }

    fn shown(&self) -> String {
        match &self.at {
            At::File(input) => input.shown(),
            At::Spool(_) => self.id.clone(),
        }
    }
}

/// Runs of sources of about the size of a part.
fn cut(sources: &[Source]) -> Vec<&[Source]> {
    let (mut parts, mut from, mut size) = (Vec::new(), 0, 0);
    for (at, source) in sources.iter().enumerate() {
        size += source.size;
        if size >= PART || at + 1 == sources.len() {
            parts.push(&sources[from..=at]);
            (from, size) = (at + 1, 0);
        }
    }
    parts
}

/// Builds all parts, each on the next core that is free.
fn build(parts: &[&[Source]], one: impl Fn(&[Source], usize) -> io::Result<Done> + Sync) -> io::Result<Vec<Done>> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, io::Result<Done>)>> = Mutex::new(Vec::new());
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = parts.get(number) else {
                return;
            };
            let built = one(part, number);
            done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((number, built));
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from).min(parts.len()) {
            scope.spawn(work);
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, built)| built).collect()
}

fn one(
    part: &[Source],
    spool: &Path,
    (size, reading, recurring, rules): (usize, &Reading, &Recurring, &[Rule]),
    shards: &Path,
    run: &Path,
) -> io::Result<Done> {
    let (mut builder, mut unread) = (Builder::new(size), Vec::new());
    let mut take = |name: &str, bytes: &[u8]| script(shards, name, bytes);
    for source in part {
        let document = |bytes: Vec<u8>| {
            let document = read_among("", &bytes, recurring, rules).map_err(|error| error.to_string())?;
            Ok((Document { id: source.id.clone(), ..document }, bytes))
        };
        match source.bytes(spool, reading).and_then(document) {
            Ok((document, bytes)) => builder.push(document, bytes, &mut take)?,
            Err(why) => unread.push((source.shown(), why)),
        }
    }
    let Part { texts, rows, run: bytes } = builder.finish(&mut take)?;
    fs::write(run, bytes)?;
    Ok(Done { part: Part { texts, rows, run: run.to_owned() }, unread })
}

/// Writes the script that hands `bytes` over.
fn script(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 64);
    text.push_str("jiaokanShard(\"");
    text.push_str(name);
    text.push_str("\",\"");
    base64(bytes, &mut text);
    text.push_str("\");\n");
    fs::write(folder.join(format!("{name}.js")), text)
}

/// Bytes as base64 (RFC 4648).
fn base64(bytes: &[u8], text: &mut String) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for three in bytes.chunks(3) {
        let word = three.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let digit = char::from(DIGITS[(word >> (18 - 6 * at)) as usize & 63]);
            text.push(if at <= three.len() { digit } else { '=' });
        }
    }
}

/// Removes shards of an older corpus; says how many bytes those of this one have.
fn sweep(shards: &Path, manifest: &Manifest) -> io::Result<u64> {
    let names: BTreeSet<String> = manifest.shards().collect();
    let mut bytes = 0;
    for entry in fs::read_dir(shards)? {
        let path = entry?.path();
        let script = path.extension().is_some_and(|ending| ending == "js");
        if script && path.file_stem().is_some_and(|stem| names.contains(&*stem.to_string_lossy())) {
            bytes += fs::metadata(&path)?.len();
        } else if script {
            fs::remove_file(&path)?;
        }
    }
    Ok(bytes)
}

impl Written {
    /// What the corpus costs a reader: files, bytes, and a query that is asked first of all.
    pub fn budget(&self) -> String {
        let (texts, grams) = (&self.manifest.texts, &self.manifest.grams);
        let documents: u64 = texts.iter().map(|text| u64::from(text.documents)).sum();
        let manifest = self.manifest.write().len() as u64;
        // Three quarters of base64 are bytes; a web server that compresses gives the rest back.
        let mean = self.bytes * 3 / 4 / (texts.len() + grams.len()).max(1) as u64;
        let first = manifest + 4 * mean;
        let mut text = String::new();
        let _ = writeln!(text, "{documents} documents, {} of sources", megabytes(self.sources));
        let _ = writeln!(
            text,
            "{} files of text and {} of the filter, {}",
            texts.len(),
            grams.len(),
            megabytes(self.bytes)
        );
        let _ = writeln!(
            text,
            "to the first hit of four characters: about {} KB (the manifest, three files of the filter, one of text), {} ms at \
             20 Mbit/s and 40 ms a round trip; each further file {} KB",
            first / 1000,
            3 * 40 + first * 8 / 20_000,
            mean / 1000
        );
        text
    }
}

/// Bytes in millions, for a person.
fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}

/// Says what was written, and what was not read.
pub fn report(written: &Written, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{}  {}", written.manifest.digest(), written.budget())
}
