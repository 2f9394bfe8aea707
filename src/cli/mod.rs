//! What a person can ask on the command line, and how it ends.
//!
//! In: arguments. Out: results on standard output, troubles on standard error, and a status that is not zero when there
//! was one. Files are read and lines are printed here and nowhere else in the crate; how a text is cleaned or found is
//! not decided here.

mod commands;
mod found;
mod inputs;
mod json;
mod named;
mod ordered;
mod progress;
mod shards;
mod text;
mod texts;

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use inputs::Reading;
use jiaokan::clean::rules::RULES;
use jiaokan::mentions::Kind;
use jiaokan::query::{FORMS, Mode};
use jiaokan::results::kwic::{Key, Wanted};

/// Clean damaged Chinese text, show every change, search it in either script.
///
/// Sources are text files, saved pages (.html) and JSON Lines (.jsonl), each also compressed (.gz) or in an archive (.zip), in
/// UTF-8, UTF-16, GB18030 or Big5: the bytes say which. Of a page the main text is taken. Troubles go to standard error and name
/// the place; the other texts are read all the same, and the exit status is 1.
#[derive(Parser)]
#[command(name = "jiaokan", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the clean text of files, or everything that was found in them as JSON.
    ///
    /// The text form is a line `# title` if there is a title, then a line for each paragraph, heading or caption; an empty line stands
    /// between texts. Texts are read as they come, on all cores, and printed in their order; a stream may be larger than memory.
    /// Files are read once more before, for the lines that several texts have in common: they are mostly the site's. The texts of
    /// a stream are cleaned each by itself, however it is cut.
    Clean {
        /// What to print: the text, or a JSON object a line for each text (spans are bytes of the decoded text, half-open).
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        #[command(flatten)]
        reading: Reading,
        /// Files, folders (their files in order of their paths, subfolders too), or `-` for standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print every change that is made to a file, and why.
    Apparatus {
        /// A line for each change, or a JSON object for each.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        #[command(flatten)]
        reading: Reading,
        /// A file, or `-` for standard input.
        file: PathBuf,
    },
    /// Explain the rules, in the order in which they run.
    Rules {
        /// Text to read, or a JSON array.
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
        /// Only the rules of these names.
        #[arg(value_name = "RULE")]
        names: Vec<String>,
    },
    /// Count and show where a query is found.
    ///
    /// Blanks mean "and", `|` "or", a `-` in front "not", quotation marks hold a phrase together; `--help` shows the whole
    /// language.
    #[command(after_long_help = language())]
    Search {
        /// Text to read, or {"total", "documents": [{"id", "title", "hits"}]}.
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
        #[command(flatten)]
        asked: Asked,
    },
    /// Show each place where a query is found in its context, sorted and counted.
    ///
    /// A line is the document's id, what stands before, the hit, what stands behind; context never goes beyond a paragraph.
    #[command(after_long_help = language())]
    Kwic {
        /// Lines to read, a JSON object for each, or how often each combination of the sort keys stands there.
        #[arg(long, value_enum, default_value_t = Lines::Text)]
        format: Lines,
        /// Up to three of node, L1 to L5, R1 to R5 (the words before and behind), document, date; in the order of pinyin.
        #[arg(long, value_delimiter = ',', num_args = 1, value_parser = key)]
        sort: Vec<Key>,
        /// Characters of context on each side.
        #[arg(long, default_value_t = 20)]
        context: usize,
        /// Only so many hits, spread over all; the same each time.
        #[arg(long)]
        sample: Option<usize>,
        #[command(flatten)]
        asked: Asked,
    },
    /// Print who, where, how many, when and by which scheme the texts name.
    ///
    /// They are found automatically: likely, not proved. A line is the kind, the words, what is said of them, the document's id and
    /// the sentence.
    Mentions {
        /// Only these kinds: person, place, quantity, date, term; may be given several times.
        #[arg(long, value_parser = kind)]
        kind: Vec<Kind>,
        /// A line for each, or a JSON object for each (spans are bytes of the clean text).
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// A folder of .txt files or a pack; without it, the corpus that is built in.
        #[arg(value_name = "FOLDER")]
        corpus: Option<PathBuf>,
        #[command(flatten)]
        reading: Reading,
    },
    /// Clean a folder and put it into one file, a corpus that the page can open.
    Pack {
        /// The name of the corpus; without it, that of the folder.
        #[arg(long)]
        name: Option<String>,
        /// Clean nothing: the texts are searched as they were found.
        #[arg(long)]
        as_found: bool,
        /// Write a folder of small files that a page loads as it needs them, for a corpus of tens of megabytes or more.
        #[arg(long)]
        shards: bool,
        #[command(flatten)]
        reading: Reading,
        /// Holds texts, in subfolders too; or a .jsonl or .zip file.
        folder: PathBuf,
        /// The file to write, or with --shards the folder.
        out: PathBuf,
    },
}

/// A query, which of its hits count, and where.
#[derive(Args)]
struct Asked {
    /// auto (自动): either script, blind to marks; script (同字): either script; exact (精确): these characters, blind
    /// to marks; verbatim (原样): just this.
    #[arg(long, default_value = "script", value_parser = mode)]
    mode: Mode,
    /// Count only hits that read so in the text; may be given several times.
    #[arg(long)]
    form: Vec<String>,
    /// Look into the lines that cleaning took out, instead of the text.
    #[arg(long)]
    removed: bool,
    #[command(flatten)]
    reading: Reading,
    /// What to look for.
    #[arg(allow_hyphen_values = true)]
    query: String,
    /// A folder of texts, a .jsonl or .zip file, or a pack; without it, the corpus that is built in.
    #[arg(value_name = "FOLDER")]
    corpus: Option<PathBuf>,
}

/// How documents and changes are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Jsonl,
}

/// How one answer is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    Text,
    Json,
}

/// The query language, by example.
fn language() -> String {
    let rows = FORMS.iter().map(|form| format!("  {}\n          {}\n          {}", form.query, form.en, form.zh));
    format!("The query language:\n{}", rows.collect::<Vec<_>>().join("\n"))
}

/// How hits in their contexts are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Lines {
    Text,
    Jsonl,
    Groups,
}

fn kind(name: &str) -> Result<Kind, String> {
    let names = || Kind::ALL.map(Kind::name).join(", ");
    Kind::named(name).ok_or_else(|| format!("use one of {}", names()))
}

fn key(name: &str) -> Result<Key, String> {
    Key::named(name).ok_or_else(|| "use node, L1 to L5, R1 to R5, document, date".to_owned())
}

fn mode(name: &str) -> Result<Mode, String> {
    let names = || Mode::ALL.map(Mode::name).join(", ");
    Mode::named(name).ok_or_else(|| format!("use one of {}", names()))
}

/// Does what the arguments ask.
pub fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let done = run(Arguments::parse().command, &mut out).and_then(|well| out.flush().map(|()| well));
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads has had enough (`| head`).
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain("standard output", &error);
            ExitCode::FAILURE
        }
    }
}

/// Whether all went well; an error is one of standard output.
fn run(command: Command, out: &mut impl Write) -> io::Result<bool> {
    match command {
        Command::Clean { format, reading, files } => commands::clean(&files, &reading, format, out),
        Command::Apparatus { format, reading, file } => commands::apparatus(&file, &reading, format, out),
        Command::Rules { format, names } => commands::rules(&names, format, out),
        Command::Search { format, asked } => found::search(&asked, format, out),
        Command::Kwic { format, sort, context, sample, asked } => {
            let wanted = Wanted { sort, context, sample, count: usize::MAX, ..Wanted::default() };
            found::lines(&asked, &wanted, format, out)
        }
        Command::Mentions { kind, format, corpus, reading } => {
            named::mentions_of(&kind, format, (corpus.as_deref(), &reading), out)
        }
        Command::Pack { name, as_found, shards, reading, folder, out: to } => {
            let rules = if as_found { &[] } else { RULES };
            let write = if shards { commands::shards } else { commands::pack };
            write(name, (&folder, &reading), rules, &to, out)
        }
    }
}

/// Says what is wrong with what. Nothing can be done where even that cannot be said.
fn complain(what: impl Display, why: &dyn Display) {
    let _ = writeln!(io::stderr(), "jiaokan: {what}: {why}");
}
