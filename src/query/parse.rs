//! Parse: the grammar of [`super`], by recursive descent.
//!
//! In: a query and its mode. Out: the tree and its terms, or an error at a character. It does not know any text.

use super::{Mode, Node, Query, Term};
use crate::error::Error;

const MOST_CHARACTERS: usize = 10_000;
const MOST_TERMS: usize = 64;
const MOST_DEPTH: usize = 32;

/// A query while it is read.
pub(super) struct Parser {
    chars: Vec<char>,
    at: usize,
    mode: Mode,
    terms: Vec<Term>,
    /// Where the groups that are open begin.
    open: Vec<usize>,
}

impl Parser {
    /// Ready to read `text`.
    pub fn new(text: &str, mode: Mode) -> Result<Self, Error> {
        let chars: Vec<char> = text.chars().take(MOST_CHARACTERS + 1).collect();
        if chars.len() > MOST_CHARACTERS {
            return Err(error(
                MOST_CHARACTERS,
                "查询太长；请缩短到一万字以内",
                "the query is too long; keep it to 10,000 characters",
            ));
        }
        Ok(Self { chars, at: 0, mode, terms: Vec::new(), open: Vec::new() })
    }

    /// Reads it to its end.
    pub fn query(mut self) -> Result<Query, Error> {
        self.skip_spaces();
        if self.peek().is_none() {
            return Err(error(0, "查询是空的；请输入要找的字词", "the query is empty; type what to look for"));
        }
        let root = self.branches()?;
        if self.peek().is_some() {
            let (zh, en) = (
                "这个 ) 前面没有对应的 (；要找括号本身，请放进引号 \")\"",
                "this ) has no ( before it; to look for the bracket itself put it into quotes: \")\"",
            );
            return Err(error(self.at, zh, en));
        }
        Ok(Query { root, terms: self.terms })
    }

    /// Branches up to the end or to a `)`.
    fn branches(&mut self) -> Result<Node, Error> {
        let mut branches = vec![self.branch()?];
        while self.take('|') {
            branches.push(self.branch()?);
        }
        Ok(one_or(branches, Node::Or))
    }

    /// Factors up to the end, a `|` or a `)`.
    fn branch(&mut self) -> Result<Node, Error> {
        self.skip_spaces();
        let start = self.at;
        let mut factors = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            factors.push(self.factor()?);
            self.skip_spaces();
        }
        if factors.is_empty() {
            return Err(error(self.at, "这里缺少要找的字词", "a word is missing here"));
        }
        if !factors.iter().any(Node::finds) {
            let (zh, en) = (
                "只有排除，没有要找的字词；请在前面加上要找的，要找减号本身请放进引号",
                "this only leaves out; put something to look for beside it, or quotes around it to look for the - itself",
            );
            return Err(error(start, zh, en));
        }
        Ok(one_or(factors, Node::And))
    }

    fn factor(&mut self) -> Result<Node, Error> {
        if self.take('-') {
            if matches!(self.peek(), None | Some('|' | ')' | '-')) || self.peek().is_some_and(char::is_whitespace) {
                let (zh, en) = (
                    "- 后面要紧跟一个字词；要找减号本身，请放进引号 \"-\"",
                    "a word must follow the - at once; to look for the - itself put it into quotes: \"-\"",
                );
                return Err(error(self.at - 1, zh, en));
            }
            return Ok(Node::Not(Box::new(self.atom()?)));
        }
        self.atom()
    }

    fn atom(&mut self) -> Result<Node, Error> {
        match self.peek() {
            Some('(') => self.group(),
            Some('"') => self.phrase(),
            _ => self.word(),
        }
    }

    fn group(&mut self) -> Result<Node, Error> {
        let start = self.at;
        self.at += 1;
        if self.open.len() == MOST_DEPTH {
            return Err(error(start, "括号套得太深；最多 32 层", "too many groups inside each other; keep to 32"));
        }
        self.open.push(start);
        let node = self.branches()?;
        self.open.pop();
        if self.take(')') {
            return Ok(node);
        }
        Err(error(
            start,
            "这个 ( 没有对应的 )；请补上，或放进引号",
            "this ( is not closed; add a ), or put it into quotes",
        ))
    }

    fn phrase(&mut self) -> Result<Node, Error> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        while let Some(c) = self.peek() {
            self.at += 1;
            if c == '"' && !self.take('"') {
                if text.is_empty() {
                    return Err(error(
                        start,
                        "引号里是空的；请写上要找的字词",
                        "there is nothing between the quotes; write what to look for",
                    ));
                }
                return self.term(start, &text);
            }
            text.push(c);
        }
        Err(error(start, "这个引号没有对应的后引号；请补上 \"", "this quote is not closed; add a \""))
    }

    fn word(&mut self) -> Result<Node, Error> {
        let (start, mut inner) = (self.at, 0_usize);
        while let Some(c) = self.peek() {
            match c {
                '|' => break,
                c if c.is_whitespace() => break,
                ')' if inner == 0 => break,
                ')' => inner -= 1,
                '(' => inner += 1,
                _ => {}
            }
            self.at += 1;
        }
        let text: String = self.chars[start..self.at].iter().collect();
        self.term(start, &text)
    }

    /// The term of `text`, which stands at `start`; the same term twice is one.
    fn term(&mut self, start: usize, text: &str) -> Result<Node, Error> {
        let Some(term) = Term::new(text, self.mode) else {
            let (zh, en) = (
                "这里只有看不见的字符；要找它们，请用“原样”",
                "there are only invisible characters here; to look for them use the mode verbatim (原样)",
            );
            return Err(error(start, zh, en));
        };
        let known = self.terms.iter().position(|other| *other == term);
        if known.is_none() && self.terms.len() == MOST_TERMS {
            return Err(error(start, "字词太多；最多 64 个", "too many words; keep to 64"));
        }
        Ok(Node::Term(known.unwrap_or_else(|| {
            self.terms.push(term);
            self.terms.len() - 1
        })))
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn take(&mut self, c: char) -> bool {
        let taken = self.peek() == Some(c);
        self.at += usize::from(taken);
        taken
    }

    fn skip_spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }
}

/// One node as itself, several as `many`.
fn one_or(mut nodes: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Node {
    match nodes.pop() {
        Some(node) if nodes.is_empty() => node,
        last => {
            nodes.extend(last);
            many(nodes)
        }
    }
}

fn error(at: usize, zh: &str, en: &str) -> Error {
    Error::Query { at, zh: zh.to_owned(), en: en.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Node {
        Parser::new(text, Mode::Auto).and_then(Parser::query).expect(text).root
    }

    fn error_at(text: &str) -> usize {
        match Parser::new(text, Mode::Auto).and_then(Parser::query) {
            Err(Error::Query { at, zh, en }) if !zh.is_empty() && !en.is_empty() => at,
            other => panic!("{text}: {other:?}"),
        }
    }

    fn words(text: &str) -> Vec<String> {
        Parser::new(text, Mode::Script).and_then(Parser::query).expect(text).terms.into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn operators_bind_as_the_grammar_says() {
        use Node::{And, Not, Or, Term};
        assert_eq!(tree("甲"), Term(0));
        assert_eq!(
            tree("甲 乙|丙　-丁"),
            Or(vec![And(vec![Term(0), Term(1)]), And(vec![Term(2), Not(Box::new(Term(3)))])])
        );
        assert_eq!(tree("甲 (乙 | 丙)"), And(vec![Term(0), Or(vec![Term(1), Term(2)])]));
        assert_eq!(tree("甲 -(乙 丙)"), And(vec![Term(0), Not(Box::new(And(vec![Term(1), Term(2)])))]));
        assert_eq!(tree("區 区"), And(vec![Term(0), Term(1)]), "written differently, told apart when shown");
    }

    #[test]
    fn signs_inside_a_word_are_themselves() {
        assert_eq!(words("COVID-19 第(2)页 战\"疫\" a*b/c_d:e"), ["COVID-19", "第(2)页", "战\"疫\"", "a*b/c_d:e"]);
        assert_eq!(words("(甲(乙) 丙)"), ["甲(乙)", "丙"]);
        assert_eq!(words("\"甲 乙\"丙 \"说\"\"好\"\"\""), ["甲 乙", "丙", "说\"好\""]);
        assert_eq!(words("（抓细｜抓实）"), ["（抓细｜抓实）"]);
    }

    #[test]
    fn errors_point_at_the_character() {
        for (text, at) in [
            ("", 0),
            ("  　", 0),
            ("社区 (志愿者", 3),
            ("社区)", 2),
            ("()", 1),
            ("甲 | | 乙", 4),
            ("甲 |", 3),
            ("| 甲", 0),
            ("甲 \"乙", 2),
            ("甲 \"\"", 2),
            ("-甲", 0),
            ("甲 | -乙", 4),
            ("甲 - 乙", 2),
            ("甲 --乙", 2),
            ("(-甲) 乙", 1),
            ("甲 \u{200B}", 2),
        ] {
            assert_eq!(error_at(text), at, "{text}");
        }
        assert_eq!(error_at(&"(".repeat(10_000)), 32);
        assert_eq!(error_at(&"甲".repeat(10_001)), 10_000);
        let many = (0..65).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(error_at(&many), many.find("64").expect("there"));
    }
}
