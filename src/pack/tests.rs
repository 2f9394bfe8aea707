//! What a pack promises: the same bytes for the same corpus, the corpus back, and an error for everything else.

use proptest::prelude::*;

use super::{HEADER, Sha256, VERSION, lay_open, open, segment, write};
use crate::clean::rules::RULES;
use crate::corpus::{Corpus, Given, JSON, read};
use crate::document::{Document, Fields, Kind, Line, Row};
use crate::edit::{Edit, Evidence, Span};
use crate::error::Error;
use sha2::Digest;

fn sample() -> Corpus {
    let mut corpus = Corpus::named("三月");
    for (name, text) in
        [("b.txt", "# 題\n防疫(yì)志願者\n\n分享到\n"), ("a.txt", "社區 黨員\u{0}🙂\n"), ("c.txt", "校\n")]
    {
        corpus.add(name, text.as_bytes().to_vec(), RULES).expect("text is read");
    }
    corpus
}

/// A pack with a right header around any body.
fn forged(body: &[u8]) -> Vec<u8> {
    let mut bytes = b"jiaokan\0".to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(Sha256::digest(body));
    bytes.extend(body);
    bytes
}

fn forged_documents(sources: &[&[u8]], documents: &[Document]) -> Result<Corpus, Error> {
    open(&forged(&segment::write(None, documents.iter().zip(sources.iter().copied()))))
}

#[test]
fn the_corpus_comes_back_in_order() {
    let corpus = sample();
    let opened = open(&write(&corpus)).expect("a pack that was just written opens");
    assert_eq!(opened, corpus);
    let ids: Vec<_> = opened.documents().iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    assert_eq!(opened.get("c").map(|(_, source)| source), Some("校\n".as_bytes()));
}

#[test]
fn of_another_encoding_the_text_comes_back() {
    for text in ["題\n社區的人都來了。\n", "\u{FEFF}題\n社區的人都來了。\n"] {
        let source: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let mut corpus = Corpus::default();
        corpus.add("a.txt", source, RULES).expect("text is read");
        let opened = open(&write(&corpus)).expect("a pack that was just written opens");
        assert_eq!(opened.documents(), corpus.documents());
        let (document, kept) = opened.get("a").expect("it is there");
        assert_eq!((document.encoding.as_str(), crate::decode::decode(kept).text.as_str()), ("utf-16le", text));
    }
}

#[test]
fn what_was_given_beside_a_text_comes_back() {
    let mut corpus = sample();
    let fields =
        Fields { author: Some("甲".to_owned()), published: Some("XXXX-03-05".to_owned()), ..Fields::default() };
    let given =
        Given { text: "題\n作者：乙\n社區的人都來了。\n".to_owned(), encoding: JSON.to_owned(), fields };
    let id = corpus.add_given("own/a.json", b"{}", given, RULES).expect("text is read");
    assert_eq!(id, "own/a", "the id of another source stays with it");
    let opened = open(&write(&corpus)).expect("a pack that was just written opens");
    assert_eq!(opened, corpus);
    let (document, source) = opened.get(&id).expect("it is there");
    assert_eq!((document.fields.author.as_deref(), document.encoding.as_str()), (Some("甲"), JSON));
    assert_eq!(document.sha256, crate::corpus::hex(&Sha256::digest(b"{}")));
    assert!(source.starts_with("題".as_bytes()));
}

#[test]
fn the_same_corpus_gives_the_same_bytes() {
    assert_eq!(write(&sample()), write(&sample()));
}

#[test]
fn the_digest_is_that_of_the_body() {
    let bytes = write(&sample());
    let expected = crate::corpus::hex(&Sha256::digest(&bytes[HEADER..]));
    assert_eq!(lay_open(bytes).expect("it opens").1, expected);
}

#[test]
fn every_prefix_is_an_error() {
    let bytes = write(&sample());
    for end in 0..bytes.len() {
        assert!(matches!(open(&bytes[..end]), Err(Error::Pack(_))), "cut at {end}");
    }
}

#[test]
fn a_pack_of_another_version_says_so() {
    let mut bytes = write(&sample());
    bytes[8] += 1;
    assert_eq!(open(&bytes), Err(Error::Pack("it was written by another version")));
}

#[test]
fn a_stated_length_is_not_believed() {
    let body = write(&sample())[HEADER..].to_vec();
    for stated in [u64::MAX, 1 << 40, 0, 3, body.len() as u64] {
        let lie = [&stated.to_le_bytes(), &body[8..]].concat();
        assert!(matches!(open(&forged(&lie)), Err(Error::Pack(_))), "{stated}");
    }
}

#[test]
fn a_source_that_the_text_gives_is_not_stored_again() {
    let (text, source) = ("社區黨員", "社區(qū)黨員");
    let edits = vec![Edit::plain("x", source, Span::new(6, 11), "", Evidence::new(&["", ""]))];
    let document = Document { edits, ..read("a.txt", text.as_bytes(), &[]).expect("it is text") };
    let corpus = Corpus::of(None, vec![source.into()], vec![document]);
    let bytes = write(&corpus);
    assert!(!bytes.windows(source.len()).any(|piece| piece == source.as_bytes()));
    assert_eq!(open(&bytes).expect("it opens").sources(), [source.as_bytes()]);
    let mut corpus = Corpus::named("一");
    let odd = [source.as_bytes(), b"\xFF"].concat();
    corpus.add("b.txt", odd.clone(), RULES).expect("text is read");
    assert_eq!(open(&write(&corpus)).expect("it opens").get("b").map(|(_, source)| source), Some(odd.as_slice()));
}

#[test]
fn a_pack_that_lies_open_gives_the_same_documents() {
    let corpus = sample();
    let (segment, _) = lay_open(write(&corpus)).expect("it opens");
    for (number, document) in corpus.documents().iter().enumerate() {
        assert_eq!(segment.document(number), Ok((document.clone(), corpus.sources()[number].clone())));
        assert_eq!(segment.text(number), document.clean);
        assert_eq!(segment.id(number).as_ref(), Ok(&document.id));
        assert_eq!(segment.row(number), Ok(Row::of(document)));
        let searched = Document { blocks: Vec::new(), sha256: String::new(), ..document.clone() };
        assert_eq!(segment.searched(number), Ok(searched));
    }
}

#[test]
fn documents_that_do_not_agree_with_their_source_are_refused() {
    let text = "校勘";
    let good = Document { id: "a".into(), encoding: "utf-8".into(), clean: text.into(), ..Document::default() };
    assert!(forged_documents(&[text.as_bytes()], std::slice::from_ref(&good)).is_ok());

    let line = |from, to| Line { kind: Kind::Paragraph, span: Span::new(from, to) };
    let edit = |from, to, before: &str| Edit {
        span: Span::new(from, to),
        before: before.into(),
        ..Edit::plain("x", "", Span::new(0, 0), before, Evidence::new(&["", ""]))
    };
    let bad = [
        Document { clean: "別的".into(), ..good.clone() },
        Document { lines: vec![line(1, 3)], ..good.clone() },
        Document { lines: vec![line(0, 7)], ..good.clone() },
        Document { lines: vec![line(3, 0)], ..good.clone() },
        Document { lines: vec![line(3, 6), line(0, 3)], ..good.clone() },
        Document { edits: vec![edit(1, 3, "")], ..good.clone() },
        Document { edits: vec![edit(0, 3, "勘")], ..good.clone() },
        Document { edits: vec![edit(0, usize::MAX, "校")], ..good.clone() },
        Document { edits: vec![edit(3, 6, "勘"), edit(0, 3, "校")], ..good.clone() },
    ];
    for document in bad {
        assert!(
            matches!(forged_documents(&[text.as_bytes()], std::slice::from_ref(&document)), Err(Error::Pack(_))),
            "{document:?}"
        );
    }
    assert!(forged_documents(&[text.as_bytes(); 2], &[good.clone(), good]).is_err(), "two of one id");
}

proptest! {
    #[test]
    fn a_flipped_byte_is_an_error(at in any::<prop::sample::Index>(), flip in 1u8..) {
        let mut bytes = write(&sample());
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        prop_assert!(open(&bytes).is_err());
    }

    #[test]
    fn bytes_of_any_kind_do_not_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(open(&bytes).is_err());
    }

    #[test]
    fn a_sealed_body_of_any_kind_does_not_panic(at in any::<prop::sample::Index>(), flip in 1u8..) {
        let mut body = write(&sample())[HEADER..].to_vec();
        let at = at.index(body.len());
        body[at] ^= flip;
        if let Ok(opened) = open(&forged(&body)) {
            // Whatever is let in can be sliced.
            for document in opened.documents() {
                prop_assert!(document.lines.iter().all(|line| line.span.of(&document.clean).len() <= document.clean.len()));
            }
        }
    }
}
