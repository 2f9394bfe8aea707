//! Grammar: the query language as it is told to those who type, by example.
//!
//! The exact grammar is at the head of [`super`]; each example here is a query that can be read.

use serde::Serialize;

/// One form of the language.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Form {
    /// An example.
    pub query: &'static str,
    /// 中文: what it finds.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
}

const fn form(query: &'static str, zh: &'static str, en: &'static str) -> Form {
    Form { query, zh, en }
}

/// The forms of the language, the simplest first.
///
/// ```
/// use jiaokan::query::{FORMS, Mode, parse};
/// for form in FORMS {
///     assert!(parse(form.query, Mode::Auto).is_ok(), "{}", form.query);
/// }
/// ```
pub const FORMS: &[Form] = &[
    form("社区 志愿者", "空格：两者都有", "a blank: both"),
    form("社区 | 居委会", "|：有其一", "|: one or both"),
    form("社区 -居委会", "-：不含", "-: without"),
    form("(社区 | 街道) 党员", "( )：先算", "( ): taken together"),
    form("\"社区 工作\"", "引号：整句，其中每个字都是本身", "quotes: a phrase, each character itself"),
    form("社*部", "*：至多十个字，越少越好", "*: up to ten characters, as few as will do"),
    form("_江区", "_：任意一个字", "_: any one character"),
    form(
        "/第[一二三]批/",
        "正则：逐行，标点也算；自动、同字方式下先归并字形",
        "a regular expression, line by line, marks too; folded in the modes auto and script",
    ),
    form("党员 NEAR/5 社区", "相隔至多五个字，先后不拘", "at most five characters apart, in either order"),
    form("title:社区", "在标题或引题里", "in the title or the line above it"),
    form("source:新华社", "来源（也有 author: 作者、site: 网站）", "the source (also author: and site:)"),
    form(
        "date:2020-02..2020-04",
        "日期；也可写 2020、2020-02-05、..2020、2020..",
        "the date; also 2020, 2020-02-05, ..2020, 2020..",
    ),
    form("script:hant", "字体：hans、hant、mixed", "the script: hans, hant, mixed"),
    form("rule:byte-slip", "这条规则改过或标过的", "changed or flagged by that rule"),
    form(
        "has:slip",
        "有这类损坏：规则名里的一个词，或 truncated、over-converted",
        "damaged so: a word of a rule's name, or truncated, over-converted",
    ),
    form(
        "py:songjiang",
        "拼音，全拼或首字母（py:sj），查标题和人名、来源、网站名",
        "by pinyin, in full or by initials (py:sj), in titles and names",
    ),
];
