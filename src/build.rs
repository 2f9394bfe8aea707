//! The build script, a third root of the same engine: it reads the sources in `seeds/` by the library's own stages and
//! writes the pack that [`builtin`](../jiaokan/builtin/index.html) embeds. It declares no more stages than that takes.

// A crate root that uses a part of the engine: the rest is the library's.
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs)]

mod clean;
mod codes;
mod corpus;
mod decode;
mod document;
mod edit;
mod error;
mod fold;
mod order;
mod pack;
mod structure;
mod tables;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The sources, beside `Cargo.toml`.
const SEEDS: &str = "seeds";

/// Bytes of the module's stack: the linker's own megabyte would be held by every page. What recurses, queries and patterns,
/// is limited in depth; a stack that is too small ends a call with an error, for it lies below all data.
const STACK: usize = 256 << 10;

fn main() -> Result<(), String> {
    // Cargo builds and runs this script again when one of its modules, or a table in them, changes.
    println!("cargo::rerun-if-changed={SEEDS}");
    if env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|target| target == "wasm32") {
        println!("cargo::rustc-link-arg-cdylib=-zstack-size={STACK}");
    }
    let corpus = seeds(Path::new(SEEDS))?;
    let folder = PathBuf::from(env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR")?).join("builtin");
    let written =
        fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join("corpus.pack"), pack::write(&corpus)));
    written.map_err(|error| format!("{}: {error}", folder.display()))
}

/// Reads the sources of a folder; that of the seeds holds nothing that cannot be read.
fn seeds(folder: &Path) -> Result<corpus::Corpus, String> {
    let mut corpus = corpus::Corpus::named(SEEDS);
    for path in texts(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let name = path.to_string_lossy();
        let bytes = fs::read(&path).map_err(|error| format!("{name}: {error}"))?;
        corpus.add(&name, bytes, clean::rules::RULES).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(corpus)
}

/// The `.txt` files of a folder.
fn texts(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    Ok(paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect())
}
