//! The grammar, held against trees and errors.

use super::*;
use crate::query::condition::Days;

fn read(text: &str) -> Result<Query, Error> {
    Parser::new(text, Mode::Auto).and_then(Parser::query)
}

fn tree(text: &str) -> Node {
    read(text).expect(text).root
}

fn error_at(text: &str) -> usize {
    match read(text) {
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
    assert_eq!(tree("甲 甲"), And(vec![Term(0), Term(0)]));
    assert_eq!(tree("甲 title:甲"), And(vec![Term(0), Term(1)]), "not the same");
}

#[test]
fn signs_inside_a_word_are_themselves() {
    assert_eq!(words("COVID-19 第(2)页 战\"疫\" a/c:e"), ["COVID-19", "第(2)页", "战\"疫\"", "a/c:e"]);
    assert_eq!(words("(甲(乙) 丙)"), ["甲(乙)", "丙"]);
    assert_eq!(words("\"甲 乙\"丙 \"说\"\"好\"\"\" \"甲*\""), ["甲 乙", "丙", "说\"好\"", "甲*"]);
    assert_eq!(words("（抓细｜抓实）"), ["（抓细｜抓实）"]);
    assert_eq!(words("http://a.cn/b 10:30 标题：甲 NEAR"), ["http://a.cn/b", "10:30", "标题：甲", "NEAR"]);
}

#[test]
fn a_chain_holds_words_that_stand_close() {
    use Node::{And, Or, Term};
    let query = read("甲 乙 NEAR/5 (丙 | \"丁 戊\")NEAR/0  /己/ 庚").expect("a chain");
    assert_eq!(query.root, And(vec![Term(0), Term(5), Term(6)]));
    let Matcher::Near(steps) = &query.terms[5].matcher else { panic!("{:?}", query.terms[5]) };
    let terms: Vec<_> = steps.iter().map(|step| (step.terms.clone(), step.distance)).collect();
    assert_eq!(terms, [(vec![1], 0), (vec![2, 3], 5), (vec![4], 0)]);
    assert_eq!(tree("甲 | 乙 NEAR/5 丙"), Or(vec![Term(0), Term(3)]));
}

#[test]
fn fields_are_conditions_or_narrow_what_they_hold() {
    use Node::{And, Not, Or, Term, Where};
    assert_eq!(tree("甲 date:2020"), And(vec![Term(0), Where(0)]));
    assert_eq!(tree("SOURCE:新华社 -script:hant"), And(vec![Where(0), Not(Box::new(Where(1)))]));
    assert_eq!(tree("py:sj"), Or(vec![Term(0), Where(0)]));
    let query = read("title:(甲 | /乙/) 丙 date:2020-02..").expect("fields");
    assert_eq!(query.terms.iter().map(|term| term.titles).collect::<Vec<_>>(), [true, true, false]);
    let [(23, Condition::Published(days))] = query.conditions[..] else { panic!("{:?}", query.conditions) };
    assert!(Days::of("2020-02-01").is_some_and(|day| days.contains(day)));
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
        ("-date:2020", 0),
        ("甲 | -乙", 4),
        ("甲 - 乙", 2),
        ("甲 --乙", 2),
        ("(-甲) 乙", 1),
        ("甲 \u{200B}", 2),
        ("甲 *", 2),
        ("甲 __", 2),
        ("甲 /乙", 2),
        ("甲 /乙[/", 4),
        ("甲 /乙)/", 4),
        ("甲 /乙(丙/", 4),
        ("甲 /乙{2/", 4),
        ("甲 /*/", 3),
        ("甲 /\\d\\q/", 5),
        ("甲 /a(?i)b/", 4),
        ("甲 /a\\b/", 4),
        ("甲 /(?=a)/", 3),
        ("甲 /(a)\\1/", 6),
        ("甲 /区\\p{L}/", 4),
        ("甲 /乙/丙", 5),
        ("甲 /(.{0,100}){0,100}/", 2),
        ("NEAR/5 甲", 0),
        ("甲 NEAR/5", 8),
        ("甲 NEAR/ 乙", 7),
        ("甲 NEAR/x 乙", 7),
        ("甲 NEAR/1001 乙", 7),
        ("甲 NEAR/5 NEAR/5 乙", 9),
        ("甲 NEAR/1 乙 NEAR/1 丙 NEAR/1 丁 NEAR/1 戊 NEAR/1 己 NEAR/1 庚 NEAR/1 辛 NEAR/1 壬", 72),
        ("甲 NEAR/5 -乙", 9),
        ("(甲 乙) NEAR/5 丙", 0),
        ("甲 NEAR/5 date:2020", 9),
        ("甲 tilte:乙", 2),
        ("甲 title:", 8),
        ("甲 title: 乙", 8),
        ("title:title:甲", 6),
        ("甲 date:2020-13", 7),
        ("甲 date:2021..2020", 7),
        ("甲 date:\"\"", 7),
        ("甲 script:latin", 9),
        ("甲 rule:slip", 7),
        ("甲 has:x", 6),
        ("甲 py:松江", 5),
        ("甲 py:\"song 江\"", 11),
    ] {
        assert_eq!(error_at(text), at, "{text}");
    }
    assert_eq!(error_at(&"(".repeat(10_000)), 32);
    assert_eq!(error_at(&"甲".repeat(100_000)), 10_000);
    let many = (0..65).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
    assert_eq!(error_at(&many), many.find("64").expect("there"));
    assert_eq!(error_at(&"date:2020 ".repeat(65)), 64 * 10 + 5);
}
