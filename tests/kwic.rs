//! Hits in their contexts, by forms and in what was removed: nothing is lost, nothing counted twice.

mod compared;
mod plain_scan;

use std::collections::{BTreeMap, HashSet};

use compared::ODD;
use jiaokan::builtin::builtin;
use jiaokan::document::Document;
use jiaokan::engine::{Choice, Concordance, Engine};
use jiaokan::error::{Error, Unknown};
use jiaokan::index::Index;
use jiaokan::query::{Mode, parse};
use jiaokan::results::kwic::{Key, Kwic, Wanted, kwic};
use jiaokan::results::{hits_in, removed, search};
use plain_scan::{agree, document};
use proptest::prelude::*;

fn lines(texts: &[&str], query: &str, wanted: &Wanted) -> Kwic {
    let documents: Vec<Document> = texts.iter().zip(0..).map(|(text, id)| document(id, text)).collect();
    let query = parse(query, Mode::Auto).expect(query);
    kwic(&Index::build(&documents), &documents, &query, wanted).expect("words")
}

fn all(sort: &[&str]) -> Wanted {
    let key = |name: &&str| Key::named(name).expect(name);
    Wanted { sort: sort.iter().map(key).collect(), context: 5, count: usize::MAX, ..Wanted::default() }
}

/// The lines as one reads them.
fn read(found: &Kwic) -> Vec<String> {
    found.lines.iter().map(|line| format!("{}[{}]{}", line.left, line.node, line.right)).collect()
}

#[test]
fn lines_are_sorted_by_their_keys_in_the_order_of_pinyin() {
    let texts = ["题\n在中社區，有人\n的安社区有我", "题\nA社区：人人\n社区"];
    let read = |sort: &[&str]| read(&lines(&texts, "社区", &all(sort)));
    let (zhong, an, latin, bare) = ("在中[社區]，有人", "的安[社区]有我", "A[社区]：人人", "[社区]");
    assert_eq!(read(&[]), [zhong, an, latin, bare]);
    assert_eq!(read(&["L1"]), [bare, latin, an, zhong]);
    assert_eq!(read(&["R1"]), [bare, latin, zhong, an]);
    assert_eq!(read(&["R1", "R2"]), [bare, latin, zhong, an]);
    assert_eq!(read(&["R1", "R2", "L1"]), [bare, latin, zhong, an]);
    assert_eq!(read(&["node"]), [an, latin, bare, zhong]);
    assert_eq!(read(&["document", "L1"]), [an, zhong, bare, latin]);
}

#[test]
fn groups_count_what_stands_there() {
    let found = lines(&["题\n大社区，小社区。大社區"], "社区", &all(&["L1", "node"]));
    let groups: Vec<_> = found.groups.iter().map(|group| (group.keys.join(" "), group.hits, group.first)).collect();
    assert_eq!(groups, [("大 社区".to_owned(), 1, 0), ("大 社區".to_owned(), 1, 1), ("小 社区".to_owned(), 1, 2)]);
    assert_eq!(lines(&["题\n大社区，小社区。大社區"], "社区", &all(&["L1"])).groups[0].hits, 2);
    assert!(lines(&["题\n大社区"], "社区", &all(&[])).groups.is_empty());
}

#[test]
fn dates_that_are_not_known_come_last() {
    let mut documents: Vec<Document> = ["a", "b", "c"].iter().zip(0..).map(|(_, id)| document(id, "社区")).collect();
    for (document, date) in documents.iter_mut().zip(["XXXX-03-05", "2021", "2020-04"]) {
        document.fields.published = Some(date.to_owned());
    }
    let query = parse("社区", Mode::Auto).expect("a word");
    let found = kwic(&Index::build(&documents), &documents, &query, &all(&["date"])).expect("a word");
    assert_eq!(found.lines.iter().map(|line| line.document).collect::<Vec<_>>(), [2, 1, 0]);
}

fn odd_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(ODD.chars().collect::<Vec<_>>()), 0..60)
        .prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_hit_is_one_line_and_windows_are_parts(texts in proptest::collection::vec(odd_text(), 1..5), keys in proptest::collection::vec(0..13_usize, 0..4), from in 0..20_usize, count in 0..20_usize, sample in 0..20_usize) {
        const NAMES: [&str; 13] = ["node", "L1", "L2", "L3", "L4", "L5", "R1", "R2", "R3", "R4", "R5", "document", "date"];
        let documents: Vec<Document> = texts.iter().zip(0..).map(|(text, id)| document(id, text)).collect();
        let (index, query) = (Index::build(&documents), parse("区 | 甲社 | a", Mode::Auto).expect("words"));
        let wanted = all(&keys.iter().map(|key| NAMES[*key]).collect::<Vec<_>>());
        let find = |wanted: &Wanted| kwic(&index, &documents, &query, wanted).expect("words");
        let whole = find(&wanted);
        // The same hits as those of the documents, each in its context.
        let mut found: Vec<_> = whole.lines.iter().map(|line| (line.document, line.hit)).collect();
        found.sort_unstable();
        let expected: Vec<_> = documents
            .iter()
            .enumerate()
            .flat_map(|(number, document)| hits_in(document, &query).expect("words").into_iter().map(move |hit| (number, hit)))
            .collect();
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(whole.total, expected.len());
        for line in &whole.lines {
            let clean = &documents[line.document].clean;
            prop_assert_eq!(line.hit.span.of(clean), &line.node);
            let context = format!("{}{}{}", line.left, line.node, line.right);
            prop_assert!(clean.contains(&context) && !context.contains('\n'));
        }
        if !keys.is_empty() {
            prop_assert_eq!(whole.groups.iter().map(|group| group.hits).sum::<usize>(), whole.total);
            prop_assert_eq!(whole.groups.iter().map(|group| &group.keys).collect::<HashSet<_>>().len(), whole.groups.len());
        }
        let window = find(&Wanted { from, count, ..wanted.clone() });
        prop_assert_eq!(&window.lines[..], whole.lines.get(from.min(whole.total)..(from + count).min(whole.total)).unwrap_or_default());
        let sampled = find(&Wanted { sample: Some(sample), ..wanted.clone() });
        prop_assert_eq!((sampled.total, sampled.lines.len()), (whole.total, sample.min(whole.total)));
        prop_assert!(sampled.lines.iter().all(|line| whole.lines.contains(line)));
        prop_assert_eq!(sampled, find(&Wanted { sample: Some(sample), ..wanted }));
    }
}

#[test]
fn forms_are_counted_and_choose() {
    let texts = ["甲\n社区社區社区", "乙\n社區", "丙\n街道"];
    let documents: Vec<Document> = texts.iter().zip(0..).map(|(text, id)| document(id, text)).collect();
    let index = Index::build(&documents);
    assert_eq!(agree(&index, &documents, "社区", Mode::Auto), 4);
    let find = |forms: &[&str]| {
        let forms = forms.iter().map(|form| (*form).to_owned()).collect();
        search(&index, &documents, &parse("社区", Mode::Auto).expect("a word").in_forms(forms)).expect("a word")
    };
    let counts = |forms: &[&str]| {
        let found = find(forms);
        let listed: Vec<_> = found.forms.iter().map(|form| (form.text.clone(), form.hits)).collect();
        assert_eq!(listed, [("社区".to_owned(), 2), ("社區".to_owned(), 2)], "all forms stay listed");
        let hits: Vec<_> = found.documents.iter().map(|found| (found.document, found.hits)).collect();
        (found.total, BTreeMap::from_iter(hits))
    };
    assert_eq!(counts(&[]), (4, BTreeMap::from([(0, 3), (1, 1)])));
    assert_eq!(counts(&["社區"]), (2, BTreeMap::from([(0, 1), (1, 1)])));
    assert_eq!(counts(&["社区"]), (2, BTreeMap::from([(0, 2)])));
    assert_eq!(counts(&["社区", "社區"]), counts(&[]));
    let query = parse("社区", Mode::Auto).expect("a word").in_forms(vec!["社區".to_owned()]);
    assert_eq!(hits_in(&documents[0], &query).expect("a word").len(), 1);
}

#[test]
fn what_was_removed_is_found_when_it_is_asked_for() {
    let mut engine = Engine::builtin().expect("the built-in corpus");
    let (text, taken_out) = (Choice::default(), Choice { removed: true, ..Choice::default() });
    let (query, mode) = ("责任编辑", Mode::Auto);
    assert_eq!(engine.search(query, mode, &text).expect("a word").total, 0);
    let found = engine.search(query, mode, &taken_out).expect("a word");
    assert!(found.total > 0);
    // As many as a plain look into the lines says.
    let corpus = builtin();
    let lines = corpus.documents().iter().flat_map(|document| &document.removed);
    let plain = lines.filter(|line| line.text.contains("责任编辑") || line.text.contains("責任編輯")).count();
    assert_eq!(found.total, plain);
    for document in corpus.documents() {
        let hits = engine.hits(query, mode, &document.id, &[], &taken_out).expect("a word");
        let expected = hits_in(&removed(document.clone()), &parse(query, mode).expect("a word")).expect("a word");
        assert_eq!(hits.len(), expected.len());
    }
    let lines = engine.kwic(query, mode, &Concordance::default(), &taken_out).expect("a word");
    assert_eq!(lines.lines.len(), plain);
}

#[test]
fn a_key_that_is_none_is_said() {
    let mut engine = Engine::builtin().expect("the built-in corpus");
    let lines = Concordance { sort: vec!["L6".to_owned()], ..Concordance::default() };
    let error = engine.kwic("社区", Mode::Auto, &lines, &Choice::default()).err();
    assert_eq!(error, Some(Error::Unknown(Unknown::Key, "L6".to_owned())));
}
