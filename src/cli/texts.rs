//! Texts: the records of inputs, worked on by all cores, in their order.
//!
//! In: inputs and what is to be made of each record. Out: what was made, in order; what could not be read is said and
//! counted, and the others go on. It holds no more texts than the cores work on. What recurs in them is counted before.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use jiaokan::clean::recurring::{Count, Recurring};
use jiaokan::clean::rule::Rule;
use jiaokan::corpus::Corpus;
use jiaokan::decode::decode;
use jiaokan::document::Document;

use super::commands::{name_of, said};
use super::complain;
use super::inputs::records::{self, Record, Trouble};
use super::inputs::source::{document, source};
use super::inputs::{Ids, Input, Reading, expand};
use super::ordered::{Given, ordered};
use super::progress::Progress;

/// Reads the inputs and takes what `work` makes of each record; nothing is handed on when it would have to be waited for.
/// Whether all could be read; an error is one of `take`.
///
/// `prints`: what is taken goes to standard output as it comes.
pub fn each<R: Send>(
    inputs: &[Input],
    reading: &Reading,
    prints: bool,
    work: impl Fn(Record) -> Result<R, Trouble> + Sync,
    mut take: impl FnMut(Option<R>) -> io::Result<()>,
) -> io::Result<bool> {
    let mut progress = Progress::new(inputs, prints);
    let shared = progress.share();
    let feed = |give: records::Give| {
        let _ = records::each(inputs, reading, &shared, give);
    };
    let taken = ordered(
        feed,
        |record| record.and_then(&work),
        |given| match given {
            Given::Idle => take(None),
            Given::Done(done) => progress.count(done).map_or(Ok(()), |made| take(Some(made))),
        },
    );
    let well = progress.end();
    taken.map(|()| well)
}

/// The inputs that paths stand for, and whether there are some for each.
pub fn expanded(paths: &[impl AsRef<Path>]) -> (Vec<Input>, bool) {
    let expanded: Vec<_> = paths.iter().map(|path| said(path.as_ref().display(), expand(path.as_ref()))).collect();
    let well = expanded.iter().all(Option::is_some);
    (expanded.into_iter().flatten().flatten().collect(), well)
}

/// The lines that recur in the texts of inputs, which are read once more for it. Nothing of what can be read once only, so that
/// the texts of a stream are cleaned each by itself, however it is cut; nor of one text.
pub fn recurring(inputs: &[Input], reading: &Reading) -> io::Result<Recurring> {
    let one = inputs.len() == 1 && inputs[0].is_one();
    let mut count = Count::default();
    if one || inputs.iter().any(|input| input.size().is_none()) {
        return Ok(count.recurring());
    }
    let progress = Progress::new(inputs, false);
    let shared = progress.share();
    let feed = |give: &mut dyn FnMut(Record) -> ControlFlow<()>| {
        // Those that cannot be read are named when they are cleaned.
        let mut give = |record: Result<Record, Trouble>| record.map_or(ControlFlow::Continue(()), &mut *give);
        let _ = records::each(inputs, reading, &shared, &mut give);
    };
    let text = |record| source(record, reading).ok().map(|source| decode(&source.bytes).text);
    ordered(feed, text, |given| {
        if let Given::Done(Some(Some(text))) = given {
            count.add(&text);
        }
        Ok(())
    })?;
    progress.end();
    Ok(count.recurring())
}

/// Cleans the texts at a path into a corpus, and says whether all could be read; nothing where none can.
pub fn gather(path: &Path, name: Option<String>, reading: &Reading, rules: &[Rule]) -> Option<(Corpus, bool)> {
    let inputs = said(path.display(), expand(path))?;
    let (mut corpus, mut ids) = (Corpus::named(name.unwrap_or_else(|| name_of(path))), Ids::default());
    let recurring = if rules.is_empty() { Ok(Recurring::default()) } else { recurring(&inputs, reading) };
    let recurring = said(path.display(), recurring)?;
    let work = |record| document(record, reading, (&recurring, rules));
    let gathered = each(&inputs, reading, false, work, |read| {
        if let Some(read) = read {
            let id = ids.take(&read.source.id, &read.source.long);
            corpus.insert(Document { id, ..read.document }, read.source.bytes);
        }
        Ok(())
    });
    let well = said(path.display(), gathered)?;
    if corpus.documents().is_empty() {
        complain(path.display(), &"nothing in it can be read; see above");
        return None;
    }
    Some((corpus, well))
}
