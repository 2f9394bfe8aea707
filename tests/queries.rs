//! Named queries on the seeds, with their counts: what a reader finds in the built-in corpus does not change unnoticed.

use jiaokan::builtin::builtin;
use jiaokan::index::Index;
use jiaokan::query::{Mode, parse};
use jiaokan::results::search;

#[test]
fn named_queries_on_the_seeds_keep_their_counts() {
    let corpus = builtin();
    let documents = corpus.documents();
    let index = Index::build(documents);
    let rows = include_str!("queries.tsv").lines().filter(|line| !line.starts_with('#'));
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let query = parse(cells[0], Mode::named(cells[1]).expect(row)).expect(row);
        let results = search(&index, documents, &query);
        let hits =
            |number| results.documents.iter().find(|found| found.document == number).map_or(0, |found| found.hits);
        let counts: Vec<String> =
            std::iter::once(results.total).chain((0..documents.len()).map(hits)).map(|n| n.to_string()).collect();
        assert_eq!(counts, cells[2..], "{row}");
    }
}
