//! What a pack promises: the same bytes for the same corpus, the corpus back, and an error for everything else.

use proptest::prelude::*;

use super::{HEADER, Sha256, VERSION, digest, open, write};
use crate::clean::rules::RULES;
use crate::corpus::Corpus;
use crate::document::{Document, Kind, Line};
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
fn forged(plain: &[u8], stated: u64) -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec(plain, 1);
    let mut bytes = b"jiaokan\0".to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(stated.to_le_bytes());
    bytes.extend(Sha256::digest(&packed));
    bytes.extend(packed);
    bytes
}

fn forged_documents(sources: &[&[u8]], documents: &[Document]) -> Result<Corpus, Error> {
    let body = super::Body { name: None::<&str>, sources, documents };
    let plain = postcard::to_stdvec(&body).expect("plain data");
    open(&forged(&plain, plain.len() as u64))
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
fn the_same_corpus_gives_the_same_bytes() {
    assert_eq!(write(&sample()), write(&sample()));
}

#[test]
fn the_digest_is_that_of_the_body() {
    let bytes = write(&sample());
    let expected = crate::corpus::hex(&Sha256::digest(&bytes[HEADER..]));
    assert_eq!(digest(&bytes), Ok(expected));
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
    for stated in [u64::MAX, 1 << 40, 0, 3] {
        assert!(matches!(open(&forged(b"body", stated)), Err(Error::Pack(_))), "{stated}");
    }
}

#[test]
fn documents_that_do_not_agree_with_their_source_are_refused() {
    let text = "校勘";
    let good = Document { id: "a".into(), clean: text.into(), ..Document::default() };
    assert!(forged_documents(&[text.as_bytes()], std::slice::from_ref(&good)).is_ok());

    let line = |from, to| Line { kind: Kind::Paragraph, span: Span::new(from, to) };
    let edit = |from, to, before: &str| Edit {
        span: Span::new(from, to),
        before: before.to_owned(),
        ..Edit::plain("x", "", Span::new(0, 0), before, Evidence::new("", ""))
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
    assert!(forged_documents(&[], std::slice::from_ref(&good)).is_err());
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
        let corpus = sample();
        let body = super::Body { name: corpus.name(), sources: corpus.sources(), documents: corpus.documents() };
        let mut plain = postcard::to_stdvec(&body).expect("plain data");
        let at = at.index(plain.len());
        plain[at] ^= flip;
        if let Ok(opened) = open(&forged(&plain, plain.len() as u64)) {
            // Whatever is let in can be sliced.
            for document in opened.documents() {
                prop_assert!(document.lines.iter().all(|line| line.span.of(&document.clean).len() <= document.clean.len()));
            }
        }
    }
}
