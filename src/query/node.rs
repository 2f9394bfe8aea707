//! Node: what a document must hold.
//!
//! In: which terms a document holds and which conditions it meets. Out: whether it answers, and the terms that it shows.
//! It knows neither texts nor places.

use crate::order::InOrder;

/// What a document must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// The term of that number.
    Term(usize),
    /// It meets the condition of that number.
    Where(usize),
    /// All.
    And(Vec<Node>),
    /// One or more.
    Or(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
}

impl Node {
    /// One node as itself, several as `many`.
    pub fn one_or(mut nodes: Vec<Self>, many: fn(Vec<Self>) -> Self) -> Self {
        match nodes.pop() {
            Some(node) if nodes.is_empty() => node,
            last => {
                nodes.extend(last);
                many(nodes)
            }
        }
    }

    /// Whether a document that satisfies it holds something that is looked for.
    pub fn finds(&self) -> bool {
        match self {
            Self::Term(_) | Self::Where(_) => true,
            Self::And(nodes) => nodes.iter().any(Self::finds),
            Self::Or(nodes) => nodes.iter().all(Self::finds),
            Self::Not(_) => false,
        }
    }

    /// The terms of which one is to stand there: itself, or those of which it is a choice. `None` for anything else.
    pub fn choice(&self) -> Option<Vec<usize>> {
        match self {
            Self::Term(term) => Some(vec![*term]),
            Self::Or(nodes) => nodes.iter().map(Self::choice).collect::<Option<Vec<_>>>().map(|all| all.concat()),
            _ => None,
        }
    }

    /// What may satisfy it, given in order what holds each term and what meets each condition: `None` where that is all there
    /// is. What is left out narrows nothing here, for what holds it may yet satisfy the rest elsewhere.
    pub fn among(&self, holding: &[Option<Vec<u32>>], meeting: &[Option<Vec<u32>>]) -> Option<Vec<u32>> {
        match self {
            Self::Term(term) => holding[*term].clone(),
            Self::And(nodes) => {
                nodes.iter().filter_map(|node| node.among(holding, meeting)).reduce(|mut all, other| {
                    all.retain(|number| other.binary_search(number).is_ok());
                    all
                })
            }
            Self::Or(nodes) => {
                let mut all =
                    nodes.iter().map(|node| node.among(holding, meeting)).collect::<Option<Vec<_>>>()?.concat();
                all.order();
                all.dedup();
                Some(all)
            }
            Self::Where(condition) => meeting.get(*condition).cloned().flatten(),
            Self::Not(_) => None,
        }
    }

    /// Whether a document of which not all is known may satisfy it: `may` says whether it may hold a term, `must` whether
    /// it is sure to. Conditions are not known.
    pub fn may(&self, may: &impl Fn(usize) -> bool, must: &impl Fn(usize) -> bool) -> bool {
        match self {
            Self::Term(term) => may(*term),
            Self::Where(_) => true,
            Self::And(nodes) => nodes.iter().all(|node| node.may(may, must)),
            Self::Or(nodes) => nodes.iter().any(|node| node.may(may, must)),
            Self::Not(node) => !node.must(may, must),
        }
    }

    /// Whether a document of which not all is known is sure to satisfy it.
    fn must(&self, may: &impl Fn(usize) -> bool, must: &impl Fn(usize) -> bool) -> bool {
        match self {
            Self::Term(term) => must(*term),
            Self::Where(_) => false,
            Self::And(nodes) => nodes.iter().all(|node| node.must(may, must)),
            Self::Or(nodes) => nodes.iter().any(|node| node.must(may, must)),
            Self::Not(node) => !node.may(may, must),
        }
    }

    /// The terms that a document shows for it, if it satisfies it; `has` says whether it holds a term, `meets` whether it
    /// meets a condition.
    pub fn shown(&self, has: &impl Fn(usize) -> bool, meets: &impl Fn(usize) -> bool) -> Option<Vec<usize>> {
        match self {
            Self::Term(term) => has(*term).then(|| vec![*term]),
            Self::Where(condition) => meets(*condition).then(Vec::new),
            Self::And(nodes) => {
                nodes.iter().map(|node| node.shown(has, meets)).collect::<Option<Vec<_>>>().map(|all| all.concat())
            }
            Self::Or(nodes) => {
                let mut branches = nodes.iter().filter_map(|node| node.shown(has, meets)).peekable();
                branches.peek()?;
                Some(branches.flatten().collect())
            }
            Self::Not(node) => node.shown(has, meets).is_none().then(Vec::new),
        }
    }
}
