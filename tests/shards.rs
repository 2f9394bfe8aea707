//! A corpus in shards answers as the whole one does, and both as a plain scan: over every pair of characters that stands
//! in the texts, and over thousands of strings, those that stand there and those that don't.
//!
//! The plain scan knows nothing of blocks, filters and shards: it is one search over all texts as they compare in a mode.

mod compared;
#[expect(dead_code, reason = "only its dice are thrown here")]
mod corruptor;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use compared::{ODD, counted, quoted};
use corruptor::Dice;
use jiaokan::builtin::builtin;
use jiaokan::corpus::Corpus;
use jiaokan::document::Document;
use jiaokan::engine::{Choice, Concordance, Engine};
use jiaokan::error::Error;
use jiaokan::fold::convert::{To, convert};
use jiaokan::pack;
use jiaokan::query::{Mode, parse};
use jiaokan::shelf::build::{Builder, Part, join};
use jiaokan::shelf::manifest::{Manifest, name_of};
use memchr::memmem::find_iter;

/// A corpus in shards, as files would hold it.
struct Shards {
    manifest: Manifest,
    files: HashMap<String, Vec<u8>>,
}

impl Shards {
    /// Cuts a corpus into parts of so many documents, and these into shards of about `size` bytes.
    fn cut(corpus: &Corpus, part: usize, size: usize) -> Self {
        let mut files = HashMap::new();
        let mut keep = |name: &str, bytes: &[u8]| {
            files.insert(name.to_owned(), bytes.to_vec());
            Ok(())
        };
        let documents: Vec<_> = corpus.documents().iter().cloned().zip(corpus.sources().iter().cloned()).collect();
        let mut parts = Vec::new();
        for documents in documents.chunks(part) {
            let mut builder = Builder::new(size);
            for (document, source) in documents {
                builder.push(document.clone(), source.clone(), &mut keep).expect("it is kept");
            }
            let Part { texts, rows, run } = builder.finish(&mut keep).expect("it is kept");
            parts.push(Part { texts, rows, run: std::io::Cursor::new(run) });
        }
        let manifest = join(None, parts, &mut keep).expect("it is kept");
        Self { manifest, files }
    }

    /// The corpus with nothing on hand.
    fn engine(&self) -> Engine {
        Engine::in_shards(&self.manifest.write()).expect("a manifest that was just written opens")
    }

    /// Brings what a query needs; says how many shards that were.
    fn bring(&self, engine: &mut Engine, query: &str, mode: Mode) -> usize {
        let mut brought = 0;
        loop {
            let needed = engine.needed(query, mode, &Choice::default()).expect(query);
            if needed.is_empty() {
                return brought;
            }
            brought += needed.len();
            for name in needed {
                engine.take(&name, &self.files[&name]).expect("it is as it was built");
            }
        }
    }
}

/// A corpus, whole and in shards.
struct Both {
    corpus: Corpus,
    whole: Engine,
    shards: Shards,
}

impl Both {
    fn new(corpus: Corpus, part: usize, size: usize) -> Self {
        let whole = Engine::open(pack::write(&corpus)).expect("a pack that was just written opens");
        let shards = Shards::cut(&corpus, part, size);
        Self { corpus, whole, shards }
    }

    /// Checks a phrase in a mode against the documents that hold it.
    fn agree(&mut self, sharded: &mut Engine, phrase: &str, mode: Mode, expected: &[usize]) {
        let query = quoted(phrase);
        assert_eq!(self.whole.answering(&query, mode), Ok(expected), "{phrase:?} {mode:?}, whole");
        self.shards.bring(sharded, &query, mode);
        assert_eq!(sharded.answering(&query, mode), Ok(expected), "{phrase:?} {mode:?}, in shards");
    }
}

/// Stands between lines; no text and no phrase holds it.
const BETWEEN: char = '\u{10FFFF}';

/// All texts as they compare in a mode, and where each document begins.
struct Plain {
    mode: Mode,
    blind: bool,
    text: String,
    starts: Vec<usize>,
}

impl Plain {
    fn new(documents: &[Document], mode: Mode, blind: bool) -> Self {
        let (mut text, mut starts) = (String::new(), Vec::new());
        for document in documents {
            starts.push(text.len());
            for line in &document.lines {
                text.extend(counted(line.span.of(&document.clean), mode, blind).into_iter().map(|(_, c)| c));
                text.push(BETWEEN);
            }
        }
        Self { mode, blind, text, starts }
    }

    /// The documents that hold a phrase.
    fn holding(&self, phrase: &str) -> Vec<usize> {
        let sought: String = counted(phrase, self.mode, self.blind).into_iter().map(|(_, c)| c).collect();
        let places = find_iter(self.text.as_bytes(), &sought);
        let mut found: Vec<usize> = places.map(|at| self.starts.partition_point(|start| *start <= at) - 1).collect();
        found.dedup();
        found
    }
}

/// The seeds as they were cleaned and as they were found.
fn seeds() -> Corpus {
    let mut corpus = builtin();
    for (document, source) in builtin().documents().iter().zip(builtin().sources()) {
        corpus.add(&format!("{} 底本.txt", document.id), source.clone(), &[]).expect("it is text");
    }
    corpus
}

/// Documents of pieces of the seeds, cut anywhere, put together without sense and in either script.
fn generated(count: usize) -> Corpus {
    let mut dice = Dice(20_261_124);
    let seeds: Vec<char> = builtin().documents().iter().flat_map(|document| document.clean.chars()).collect();
    let mut corpus = Corpus::named("generated");
    for number in 0..count {
        let mut text = format!("第{number}篇");
        for _ in 0..20 + dice.below(60) {
            let (from, length) = (dice.below(seeds.len() - 8), 1 + dice.below(7));
            text.extend(&seeds[from..from + length]);
        }
        let to = [To::Hans, To::Hant][number % 2];
        corpus.add(&format!("{number:04}.txt"), convert(&[&text], to).concat().into_bytes(), &[]).expect("it is text");
    }
    corpus
}

/// Every pair of neighbouring characters, and every character, with the documents in which it stands.
fn vocabulary(documents: &[Document]) -> BTreeMap<String, Vec<usize>> {
    let mut all: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (number, document) in documents.iter().enumerate() {
        for line in &document.lines {
            let line: Vec<char> =
                counted(line.span.of(&document.clean), Mode::Script, false).into_iter().map(|(_, c)| c).collect();
            for gram in line.windows(2).chain(line.chunks(1)) {
                all.entry(gram.iter().collect()).or_default().insert(number);
            }
        }
    }
    all.into_iter().map(|(gram, documents)| (gram, documents.into_iter().collect())).collect()
}

fn the_vocabulary_agrees(corpus: Corpus, part: usize, size: usize, least: usize) {
    let mut both = Both::new(corpus, part, size);
    let vocabulary = vocabulary(both.corpus.documents());
    assert!(vocabulary.len() > least, "{} grams", vocabulary.len());
    let mut sharded = both.shards.engine();
    for (gram, documents) in &vocabulary {
        if gram.trim() == gram {
            both.agree(&mut sharded, gram, Mode::Script, documents);
        }
    }
}

#[test]
fn every_gram_of_the_seeds_is_found_where_it_stands() {
    the_vocabulary_agrees(seeds(), 3, 4000, 10_000);
}

#[test]
fn every_gram_of_generated_documents_is_found_where_it_stands() {
    the_vocabulary_agrees(generated(2000), 700, 9000, 20_000);
}

/// All texts of a corpus as they compare in each mode, with marks and without.
struct Reference([[Plain; 2]; 4]);

impl Reference {
    fn new(documents: &[Document]) -> Self {
        Self(Mode::ALL.map(|mode| [false, true].map(|blind| Plain::new(documents, mode, blind))))
    }

    /// The documents that hold a phrase; none where the mode finds nothing in it to look for.
    fn holding(&self, phrase: &str, mode: Mode) -> Option<Vec<usize>> {
        parse(&quoted(phrase), mode).ok()?;
        let [[auto, blind_auto], [script, _], [_, blind_exact], [verbatim, _]] = &self.0;
        let marks_only = counted(phrase, mode, true).is_empty();
        let plain = match mode {
            Mode::Auto => {
                if marks_only {
                    auto
                } else {
                    blind_auto
                }
            }
            Mode::Script => script,
            // Marks only are looked for as they stand.
            Mode::Exact => {
                if marks_only {
                    verbatim
                } else {
                    blind_exact
                }
            }
            Mode::Verbatim => verbatim,
        };
        Some(plain.holding(phrase))
    }
}

#[test]
fn random_strings_are_found_where_they_stand_and_only_there() {
    let mut both = Both::new(generated(2000), 300, 12_000);
    let documents = both.corpus.documents();
    let reference = Reference::new(documents);
    let texts: Vec<char> = documents.iter().flat_map(|document| document.clean.chars()).collect();
    let (mut dice, mut sharded, mut found) = (Dice(7), both.shards.engine(), 0);
    for number in 0..10_000 {
        if number % 400 == 0 {
            sharded = both.shards.engine();
        }
        let (from, length) = (dice.below(texts.len() - 12), 1 + number % 12);
        let mut phrase = texts[from..from + length].to_vec();
        match number % 5 {
            3 => phrase[dice.below(length)] = texts[dice.below(texts.len())],
            4 => phrase = convert(&[&phrase.iter().collect::<String>()], To::Hans).concat().chars().collect(),
            _ => {}
        }
        let (phrase, mode) = (String::from_iter(phrase), Mode::ALL[dice.below(4)]);
        if let Some(expected) = reference.holding(&phrase, mode) {
            found += usize::from(!expected.is_empty());
            both.agree(&mut sharded, &phrase, mode, &expected);
        }
    }
    assert!((5000..9900).contains(&found), "{found} of the strings are there");
}

#[test]
fn pieces_of_odd_texts_are_found_where_they_stand_and_only_there() {
    let odd: Vec<char> = ODD.chars().collect();
    let mut dice = Dice(11);
    for _ in 0..60 {
        let mut corpus = Corpus::named("odd");
        for number in 0..8 {
            let text: String = (0..=dice.below(120)).map(|_| odd[dice.below(odd.len())]).collect();
            // A text of which nothing is shown is refused.
            let _ = corpus.add(&format!("{number}.txt"), text.into_bytes(), &[]);
        }
        let (mut both, reference) = (Both::new(corpus.clone(), 3, 100), Reference::new(corpus.documents()));
        let mut sharded = both.shards.engine();
        let texts: Vec<char> = corpus.documents().iter().flat_map(|document| document.clean.chars()).collect();
        for number in 0..200 {
            let from = dice.below(texts.len());
            let phrase: String = texts[from..].iter().take(1 + number % 6).collect();
            for mode in Mode::ALL {
                if let Some(expected) = reference.holding(&phrase, mode) {
                    both.agree(&mut sharded, &phrase, mode, &expected);
                }
            }
        }
    }
}

#[test]
fn whole_and_in_shards_the_results_are_the_same() {
    let mut both = Both::new(generated(300), 77, 5000);
    let mut sharded = both.shards.engine();
    for query in ["社区", "社区 | 疫情 -居民", "的 了", "(志愿者 | 党员) 社区", "\"第7篇\"", "不在这里的字", "。"]
    {
        for mode in Mode::ALL {
            both.shards.bring(&mut sharded, query, mode);
            let expected = serde_json::to_value(both.whole.search(query, mode, &Choice::default()).expect(query))
                .expect("it is plain data");
            let results = serde_json::to_value(sharded.search(query, mode, &Choice::default()).expect(query))
                .expect("it is plain data");
            assert_eq!(results, expected, "{query} {mode:?}");
            // Lines stand in the order of the corpus, in whichever order its texts came.
            let [lines, expected] = [&mut sharded, &mut both.whole].map(|engine| {
                let lines = Concordance { count: Some(50), ..Concordance::default() };
                let lines = engine.kwic(query, mode, &lines, &Choice::default()).expect(query);
                serde_json::to_value(lines).expect("it is plain data")
            });
            assert_eq!(lines, expected, "{query} {mode:?}");
        }
    }
    for document in both.corpus.documents() {
        if let Some(name) = sharded.needed_to_read(&document.id) {
            sharded.take(&name, &both.shards.files[&name]).expect("it is as it was built");
        }
        let view = serde_json::to_value(sharded.document(&document.id, &[]).expect("it was brought"));
        let expected = serde_json::to_value(both.whole.document(&document.id, &[]).expect("it is there"));
        assert_eq!(view.expect("it is plain data"), expected.expect("it is plain data"));
    }
}

#[test]
fn the_catalogue_lists_what_the_documents_say() {
    let corpus = seeds();
    let mut both = Both::new(corpus, 4, 20_000);
    let mut sharded = both.shards.engine();
    assert_eq!(sharded.info().expect("nothing is on hand").documents, []);
    let needed = sharded.needed_to_list();
    assert!(needed.len() > 1);
    let mut listed = both.whole.info().expect("it is whole").documents;
    for row in &mut listed {
        (row.fields.breadcrumb, row.fields.related) = (Vec::new(), Vec::new());
    }
    for name in &needed[1..] {
        sharded.take(name, &both.shards.files[name]).expect("it is as it was built");
    }
    let some = sharded.info().expect("some is on hand");
    assert_eq!(some.documents, listed[4..]);
    assert_eq!(some.numbers, (4..listed.len()).collect::<Vec<_>>());
    assert_eq!(sharded.needed_to_list(), needed[..1]);
    sharded.lose(&needed[0]);
    assert_eq!((sharded.needed_to_list().len(), sharded.info().expect("some is lost").lost), (0, needed[..1].to_vec()));
    sharded.take(&needed[0], &both.shards.files[&needed[0]]).expect("it came after all");
    assert_eq!(sharded.info().expect("all is on hand").documents, listed);
    // What was taken out is found when all is on hand.
    let removed = Choice { removed: true, ..Choice::default() };
    for name in sharded.needed("责任编辑", Mode::Auto, &removed).expect("it is a word") {
        sharded.take(&name, &both.shards.files[&name]).expect("it is as it was built");
    }
    let [found, expected] = [&mut sharded, &mut both.whole]
        .map(|engine| engine.search("责任编辑", Mode::Auto, &removed).expect("it is a word").total);
    assert_eq!((found, sharded.needed("责任编辑", Mode::Auto, &removed)), (expected, Ok(Vec::new())));
    assert!(found > 0);
    // A document that answers can be listed before the catalogue tells of it.
    let mut sharded = both.shards.engine();
    both.shards.bring(&mut sharded, "社区", Mode::Auto);
    let found = sharded.search("社区", Mode::Auto, &Choice::default()).expect("it is a word").documents;
    let rows = sharded.summaries(&found).expect("they are on hand");
    assert_eq!(rows, both.whole.summaries(&found).expect("they are there"));
    let ids = sharded.ids(&found).expect("they are on hand");
    assert!(rows.len() > 4 && rows.iter().zip(&ids).all(|(row, id)| row.id == *id));
}

#[test]
fn what_was_made_ready_a_little_at_a_time_answers_the_same() {
    let mut both = Both::new(generated(300), 77, 5000);
    let choice = Choice::default();
    let mut ready = Engine::open(pack::write(&both.corpus)).expect("a pack that was just written opens");
    let mut left = vec![300];
    while left.last() != Some(&0) {
        left.push(ready.prepare_all().expect("its records are whole"));
        assert!(left.is_sorted_by(|before, after| before > after), "each time some of them: {left:?}");
    }
    assert!(left.len() > 2, "not all at once: {left:?}");
    assert_eq!(ready.prepare("社区", Mode::Auto, &choice), Ok(0));
    let [found, expected] =
        [&mut ready, &mut both.whole].map(|engine| engine.search("社区", Mode::Auto, &choice).expect("it is a word"));
    assert_eq!((found.total, &found.documents, &found.hits), (expected.total, &expected.documents, &expected.hits));
    // Passages are those of the documents that are asked for, in the order in which they are.
    let asked: Vec<usize> = found.documents.iter().rev().take(7).copied().collect();
    let [passages, expected] = [&ready, &both.whole].map(|engine| {
        let passages = engine.excerpts("社区", Mode::Auto, &asked, &choice).expect("it is a word");
        serde_json::to_value(passages).expect("it is plain data")
    });
    assert_eq!((passages.as_array().map(Vec::len), &passages), (Some(7), &expected));
}

#[test]
fn a_query_of_fields_brings_the_texts_that_have_them() {
    let mut both = Both::new(seeds(), 4, 4000);
    for query in [
        "source:新华网",
        "author:谢卫群 date:2022",
        "source:新华网 | site:党建网",
        "社区 script:hans",
        "-script:hant has:truncated",
        "py:songjiang",
    ] {
        let mut sharded = both.shards.engine();
        both.shards.bring(&mut sharded, query, Mode::Auto);
        let [found, expected] =
            [&mut sharded, &mut both.whole].map(|engine| engine.answering(query, Mode::Auto).expect(query).to_vec());
        assert_eq!(found, expected, "{query}");
        assert!(!found.is_empty(), "{query}");
    }
    let mut sharded = both.shards.engine();
    let brought = both.shards.bring(&mut sharded, "source:新华网", Mode::Auto);
    assert!(brought < both.shards.files.len() / 3, "{brought} of {}", both.shards.files.len());
    // Documents of which the catalogue is lost may meet anything.
    let mut sharded = both.shards.engine();
    sharded.needed_to_list().iter().for_each(|name| sharded.lose(name));
    both.shards.bring(&mut sharded, "source:新华网", Mode::Auto);
    let expected = both.whole.answering("source:新华网", Mode::Auto).expect("it is a field").to_vec();
    assert_eq!(sharded.answering("source:新华网", Mode::Auto), Ok(expected.as_slice()));
}

#[test]
fn little_is_brought_for_what_is_rare() {
    let both = Both::new(generated(2000), 500, 9000);
    let mut sharded = both.shards.engine();
    let brought = both.shards.bring(&mut sharded, "\"第1234篇\"", Mode::Script);
    assert!(brought * 10 < both.shards.files.len(), "{brought} of {}", both.shards.files.len());
    assert_eq!(sharded.answering("\"第1234篇\"", Mode::Script), Ok(&[1234][..]));
}

#[test]
fn the_same_documents_give_the_same_shards() {
    let corpus = generated(200);
    let [one, other] = [0, 1].map(|_| Shards::cut(&corpus, 30, 5000));
    assert_eq!((one.manifest.write(), one.files), (other.manifest.write(), other.files));
}

#[test]
fn a_shard_that_is_damaged_or_missing_is_said_and_the_rest_answers() {
    let both = Both::new(generated(300), 100, 5000);
    let plain = Plain::new(both.corpus.documents(), Mode::Script, false);
    let (mut sharded, mut lost, mut there, mut first) = (both.shards.engine(), Vec::new(), Vec::new(), 0);
    for (number, text) in both.shards.manifest.texts.iter().enumerate() {
        let (name, end) = (name_of(text.hash), first + text.documents as usize);
        let mut bytes = both.shards.files[&name].clone();
        match number % 5 {
            1 => {
                let middle = bytes.len() / 2;
                bytes[middle] ^= 4;
                assert_eq!(sharded.take(&name, &bytes), Err(Error::Shard(name.clone())));
            }
            3 => sharded.lose(&name),
            _ => there.extend(first..end),
        }
        lost.extend(matches!(number % 5, 1 | 3).then_some(name));
        first = end;
    }
    for phrase in ["的", "社区", "第7篇", "一"] {
        both.shards.bring(&mut sharded, phrase, Mode::Script);
        let expected: Vec<usize> = plain.holding(phrase).into_iter().filter(|number| there.contains(number)).collect();
        assert_eq!(sharded.answering(phrase, Mode::Script), Ok(expected.as_slice()), "{phrase}");
    }
    assert_eq!(sharded.info().expect("it is whole").lost, lost);
}

#[test]
fn a_part_of_the_filter_that_is_missing_is_said_and_loses_nothing_that_others_know() {
    let both = Both::new(generated(300), 100, 5000);
    let phrase = "\"第123篇\"";
    let lists = both.shards.engine().needed(phrase, Mode::Script, &Choice::default()).expect("it is a query");
    assert!(lists.len() > 1);
    let mut sharded = both.shards.engine();
    sharded.lose(&lists[0]);
    both.shards.bring(&mut sharded, phrase, Mode::Script);
    assert_eq!(sharded.answering(phrase, Mode::Script), Ok(&[123][..]));
    assert_eq!(sharded.info().expect("it is whole").lost, lists[..1]);
    assert_eq!(sharded.take("0000000000000000", b"x"), Err(Error::Shard("0000000000000000".to_owned())));
}
