//! Rank: which answer stands first.
//!
//! In: the answers to a query. Out: a score for each, and a total order over them. It drops none.
//!
//! The score is BM25 with k₁ = 1.2 and b = 0.75 (Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and
//! Beyond*, 2009, §3.4), over what was matched rather than over words: a term's frequency is the number of its hits, a
//! hit in a title or heading counting more, as in BM25F; its document frequency is the number of documents that show it
//! in an answer; the inverse is taken as ln(1 + (N − n + ½) / (n + ½)), which is never negative.
//!
//! With several terms ln(1 + exp(−δ / 20)) is added, where δ is the least distance in bytes between hits of two terms in
//! one line: the form of Tao and Zhai, *An Exploration of Proximity Measures in Information Retrieval*, 2007, §4.2.
//!
//! Of equal scores the later date comes first, then those without one, then the smaller id.

#![allow(clippy::cast_precision_loss, reason = "counts lie far below 2⁵³")]

use std::cmp::Ordering;

use super::Found;
use super::matches::{Answer, Match, Matches};
use crate::document::{Document, Kind};
use crate::index::Index;
use crate::order::InOrder;

const K1: f64 = 1.2;
const B: f64 = 0.75;
/// Bytes over which nearness fades: about seven characters.
const NEAR: f64 = 20.0;

/// The score of each answer.
pub(super) fn scores(index: &Index, matches: &Matches, answers: &[Answer]) -> Vec<f64> {
    let mut showing = vec![0_u32; matches.terms.len()];
    for (term, _) in answers.iter().flat_map(|answer| &answer.shown) {
        showing[*term] += 1;
    }
    let all = index.corpus() as f64;
    let idf = |term: usize| {
        let n = f64::from(showing[term]);
        (1.0 + (all - n + 0.5) / (n + 0.5)).ln()
    };
    // Of the answers: whatever else is on hand must not matter.
    let length: usize = answers.iter().map(|answer| index.length_of(answer.document)).sum();
    let average = length as f64 / (answers.len() as f64).max(1.0);
    answers.iter().map(|answer| rounded(score(index, answer, average, idf))).collect()
}

fn score(index: &Index, answer: &Answer, average: f64, idf: impl Fn(usize) -> f64) -> f64 {
    let length = index.length_of(answer.document) as f64 / average.max(1.0);
    let matched: f64 = answer
        .shown
        .iter()
        .map(|(term, hits)| {
            let frequency: f64 = hits.iter().map(|hit| weight(index.lines()[hit.line as usize].kind)).sum();
            idf(*term) * frequency * (K1 + 1.0) / (frequency + K1 * (1.0 - B + B * length))
        })
        .sum();
    matched + nearness(&answer.shown)
}

/// What a hit in a line of that kind counts.
fn weight(kind: Kind) -> f64 {
    match kind {
        Kind::Title => 5.0,
        Kind::Kicker | Kind::Heading => 2.0,
        _ => 1.0,
    }
}

/// What hits of different terms close to each other add.
fn nearness(shown: &[(usize, &[Match])]) -> f64 {
    if shown.len() < 2 {
        return 0.0;
    }
    let mut all: Vec<(Match, usize)> =
        shown.iter().flat_map(|(term, hits)| hits.iter().map(|hit| (*hit, *term))).collect();
    all.order_by_key(|(hit, _)| (hit.line, hit.span().from));
    all.windows(2)
        .filter(|pair| pair[0].1 != pair[1].1 && pair[0].0.line == pair[1].0.line)
        .map(|pair| pair[1].0.span().from.saturating_sub(pair[0].0.span().to))
        .min()
        .map_or(0.0, |distance| (-(distance as f64) / NEAR).exp().ln_1p())
}

/// Six places: machines may differ in the last bit of a logarithm, the order must not.
fn rounded(score: f64) -> f64 {
    (score * 1e6).round() / 1e6
}

/// Which of two answers stands first.
pub(super) fn order(a: (&Found, &Document), b: (&Found, &Document)) -> Ordering {
    let date = |document: &Document| document.fields.published.clone().filter(|date| !date.starts_with('X'));
    b.0.score.total_cmp(&a.0.score).then_with(|| date(b.1).cmp(&date(a.1))).then_with(|| a.0.id.cmp(&b.0.id))
}
