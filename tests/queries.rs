//! Named queries on the seeds, with their counts: what a reader finds in the built-in corpus does not change unnoticed.

use jiaokan::builtin::builtin;
use jiaokan::engine::{Choice, Engine};
use jiaokan::index::Index;
use jiaokan::query::{Mode, parse};
use jiaokan::results::search;

#[test]
fn named_queries_on_the_seeds_keep_their_counts() {
    let corpus = builtin();
    let documents = corpus.documents();
    let index = Index::build(documents);
    let mut engine = Engine::builtin().expect("the built-in corpus");
    let rows = include_str!("queries.tsv").lines().filter(|line| !line.starts_with('#'));
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let query = parse(cells[0], Mode::named(cells[1]).expect(row)).expect(row);
        let results = search(&index, documents, &query).expect(row);
        let hits =
            |number| results.documents.iter().find(|found| found.document == number).map_or(0, |found| found.hits);
        let counts: Vec<String> =
            std::iter::once(results.total).chain((0..documents.len()).map(hits)).map(|n| n.to_string()).collect();
        assert_eq!(counts, cells[2..], "{row}");
        // The engine looks only where the query can stand.
        let answer = engine.search(cells[0], Mode::named(cells[1]).expect(row), &Choice::default()).expect(row);
        assert_eq!((answer.total, answer.documents.len()), (results.total, results.documents.len()), "{row}");
    }
}

/// Queries of which the fields decide, with the numbers of the seeds that answer.
const FIELDS: &[(&str, &[usize])] = &[
    ("py:songjiang", &[0]),
    ("py:xwq", &[0]),
    ("source:新华网 | source:人民日报", &[0, 1]),
    ("site:党建网", &[3]),
    ("author:谢卫群", &[0]),
    ("date:2022", &[0, 2]),
    ("date:2020-03..2020-05", &[1, 3]),
    ("社区 -script:hant", &[2, 3]),
    ("has:truncated", &[2]),
    ("has:truncated -script:hant", &[2]),
    ("date:2022 -has:truncated", &[0]),
    ("-site:党建网 (date:2022 | -script:hant 居委会)", &[0, 2]),
    ("has:slip", &[0, 1]),
    ("社区 rule:spam-places", &[0]),
    ("title:防控 -title:疫情", &[4]),
    ("title:(防控 | 干部) date:2022", &[0, 2]),
];

#[test]
fn fields_choose_among_the_seeds() {
    let mut engine = Engine::builtin().expect("the built-in corpus");
    for (query, expected) in FIELDS {
        assert_eq!(engine.answering(query, Mode::Auto), Ok(*expected), "{query}");
    }
}
