//! What the engine gives, asked as a page asks.

use super::*;
use crate::corpus::{Corpus, Given};

fn engine() -> Engine {
    Engine::builtin().expect("the built-in pack opens")
}

#[test]
fn a_document_without_any_rule_is_as_found() {
    let mut engine = engine();
    let off: Vec<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    for id in engine.ids(&[0, 1, 2, 3, 4]).expect("the built-in corpus has five documents") {
        let (document, raw) = engine.reading(&id, &off).expect("it is there");
        assert_eq!((&document.clean, document.edits.len()), (&raw, 0));
        assert_eq!(document.id, id);
    }
}

#[test]
fn switching_a_rule_back_on_gives_the_packed_document() {
    let mut engine = engine();
    for packed in builtin::builtin().documents().to_vec() {
        for rule in RULES {
            let off = [rule.name.to_owned()];
            let (document, _) = engine.reading(&packed.id, &off).expect("it is there");
            assert!(document.edits.iter().all(|edit| edit.rule != rule.name), "{} is off", rule.name);
        }
        assert_eq!(engine.reading(&packed.id, &[]).expect("it is there").0, &packed);
    }
}

#[test]
fn all_edits_are_listed_once_and_in_order() {
    let mut engine = engine();
    let corpus = builtin::builtin();
    let all: usize = corpus.documents().iter().map(|document| document.edits.len()).sum();
    let whole = engine.edits(&Listing { count: all, ..Listing::default() }).expect("it is read");
    assert_eq!((whole.total, whole.lines.len()), (all, all));
    assert_eq!(whole.counts.iter().map(|kind| kind.edits).sum::<usize>(), all);
    for kind in &whole.counts {
        let (rule, status) = (kind.rule.clone(), Some(kind.status));
        let some =
            engine.edits(&Listing { rule, status, from: 1, count: 2, ..Listing::default() }).expect("it is read");
        assert_eq!((some.total, some.lines.len()), (kind.edits, 2.min(kind.edits - 1)));
    }
    let id = corpus.documents()[1].id.clone();
    let at = |edit| Some((id.clone(), edit));
    let before = |engine: &mut Engine, edit| {
        engine.edits(&Listing { at: at(edit), ..Listing::default() }).map(|edits| edits.before)
    };
    let first = corpus.documents()[0].edits.len();
    assert_eq!(before(&mut engine, 1), Ok(first));
    assert_eq!(before(&mut engine, 4), Ok(first + 3));
    let documents = Some(vec![id.clone()]);
    let only = engine.edits(&Listing { documents, ..Listing::default() }).expect("it is read");
    assert_eq!(only.total, corpus.documents()[1].edits.len());
}

#[test]
fn what_was_given_beside_a_text_does_not_hang_on_rules() {
    let mut corpus = Corpus::default();
    let fields = Fields { author: Some("甲".to_owned()), ..Fields::default() };
    let given = Given { text: "題\n社区(qū)的人都来了。".to_owned(), encoding: JSON.to_owned(), fields };
    let id = corpus.add_given("a.json", b"{}", given, RULES).expect("it is text");
    let mut engine = Engine::open(pack::write(&corpus)).expect("a pack that was just written opens");
    let off: Vec<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    for off in [&[], off.as_slice()] {
        let (document, _) = engine.reading(&id, off).expect("it is there");
        assert_eq!((document.fields.author.as_deref(), document.encoding.as_str()), (Some("甲"), JSON));
    }
}

#[test]
fn what_is_not_there_is_said() {
    let mut engine = engine();
    let id = engine.ids(&[0]).expect("there is one")[0].clone();
    assert_eq!(engine.document("x", &[]).err(), Some(Error::Unknown(Unknown::Document, "x".to_owned())));
    let off = ["x".to_owned()];
    assert_eq!(engine.document(&id, &off).err(), Some(Error::Unknown(Unknown::Rule, "x".to_owned())));
    assert!(matches!(engine.search("(", Mode::Auto, &Choice::default()), Err(Error::Query { .. })));
    assert!(matches!(engine.hits("", Mode::Auto, &id, &[], &Choice::default()), Err(Error::Query { .. })));
    assert!(matches!(engine.clean("a.txt", b"", &[]), Err(Error::Empty)));
}
