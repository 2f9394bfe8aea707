#![doc = include_str!("lost_space.md")]

use crate::clean::Draft;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence, Span};
use crate::structure::is_han;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "lost-space",
    stage: Stage::Mend,
    sees: Sees::Text,
    label: Bilingual { zh: "空格变问号", en: "lost space" },
    summary: Bilingual {
        zh: "原是不换行空格，因编码不含此字而成问号。",
        en: "A no-break space that an encoding lacked and that was written as a question mark.",
    },
    doc: include_str!("lost_space.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "此处不可能有问句：前面是句末标点、行首或电头",
    "no question can end here: a sentence's end, the head of a line or a dateline stands before it",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let mut edits = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find('?').map(|at| at + from) {
        let to = at + text[at..].bytes().take_while(|byte| *byte == b'?').count();
        if is_lost(&text[..at], to - at, &text[to..]) {
            let spaced = text[..at].ends_with([' ', '\n', '\u{A0}']) || text[to..].starts_with([' ', '\u{A0}']);
            let blank = if at == 0 || spaced { "" } else { " " };
            edits.push(Edit::plain(RULE.name, text, Span::new(at, to), blank, EVIDENCE));
        }
        from = to;
    }
    edits
}

/// Whether `count` question marks between `before` and `after` were spaces.
fn is_lost(before: &str, count: usize, after: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    let shown = line.trim_end();
    let next = after.chars().find(|c| *c == '\n' || !c.is_whitespace());
    let text_follows = next.is_some_and(|c| is_han(c) || matches!(c, '“' | '‘' | '《' | '「' | '(' | '（'));
    match shown.chars().next_back() {
        _ if !text_follows => false,
        // One between blanks is spoken of: a wildcard, a key.
        None | Some('：' | '，' | '、' | ':' | ',') if count == 1 && after.starts_with(' ') => false,
        None | Some('。' | '；' | '：' | '，' | '、' | ';' | ':' | ',') => true,
        Some(')' | '）' | '”' | '】' | ']') => count > 1 || line != shown,
        Some('电' | '電' | '讯' | '訊') => after.starts_with([' ', '\u{A0}', '\u{3000}']) && is_dateline(shown),
        Some(_) => false,
    }
}

/// Whether a line up to here names a day, as datelines do (新華社北京3月10日電).
fn is_dateline(line: &str) -> bool {
    line.chars().count() < 30 && line.trim_end_matches(['电', '電', '讯', '訊']).ends_with('日')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        crate::clean::clean(text, [&RULE]).text
    }

    #[test]
    fn spaces_come_back() {
        assert_eq!(mended("(网) ???面对疫情"), "(网) 面对疫情");
        assert_eq!(mended("(2月7日攝)。?新華社記者"), "(2月7日攝)。 新華社記者");
        assert_eq!(mended("??第一段"), "第一段");
    }

    #[test]
    fn questions_stay() {
        for text in [
            "真的?!",
            "什么???面对",
            "他问:“谁?”我答。",
            "a?b",
            "http://x.cn/?q=社区",
            "怎么回电? 不知道",
            "Copyright ? 2011",
            "? 匹配一次",
            "通配符有 *、? 和方括号",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
