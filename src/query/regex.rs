//! Regex: a regular expression, read and folded.
//!
//! In: what stands between two slashes. Out: the pattern, or what is wrong with it and where. It searches nothing.
//!
//! For folded text the characters of the pattern are folded, one by one, so that `/社[區会]/` finds 社会 and 社區 alike. A
//! class that leaves out is folded before it is turned round: `/[^區]/` does not find 区. The table-driven classes of the
//! crate `regex` are written out here, for the tables would be larger than the engine: `\d`, `\s`, `\w`, `\p{Han}`.

use regex_syntax::ast::parse::ParserBuilder;
use regex_syntax::ast::{
    Ast, ClassAsciiKind, ClassBracketed, ClassPerlKind, ClassSet, ClassSetItem, ClassSetRange, ClassSetUnion,
    ClassUnicode, ClassUnicodeKind, ErrorKind, GroupKind, Literal, LiteralKind, Span,
};
use regex_syntax::hir::Hir;
use regex_syntax::hir::translate::TranslatorBuilder;

use crate::fold::{Kept, Reading, fold_char};
use crate::order::InOrder;

/// How deep groups may lie in each other.
const MOST_DEPTH: u32 = 50;
/// Characters that ranges may have together, each of which is folded.
const MOST_FOLDED: u32 = 1 << 20;

const DIGITS: &str = "[0-9０-９]";
const SPACES: &str = r"[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]";
const WORDS: &str = r"[0-9A-Za-z_０-９Ａ-Ｚａ-ｚ\x{C0}-\x{24F}〇\x{3400}-\x{4DBF}\x{4E00}-\x{9FFF}\x{F900}-\x{FAFF}\x{20000}-\x{323AF}]";
const HAN: &str = r"[〇\x{3400}-\x{4DBF}\x{4E00}-\x{9FFF}\x{F900}-\x{FAFF}\x{20000}-\x{323AF}]";

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    /// The character of the pattern.
    pub at: usize,
    pub zh: String,
    pub en: String,
}

/// Reads a pattern, for folded text or for text as it is.
pub(super) fn read(pattern: &str, folded: bool) -> Result<Hir, Trouble> {
    let trouble = |span: &Span, (zh, en): (String, String)| {
        let before = pattern.get(..span.start.offset).unwrap_or(pattern);
        Trouble { at: before.chars().count(), zh, en }
    };
    let mut ast = ParserBuilder::new()
        .nest_limit(MOST_DEPTH)
        .build()
        .parse(pattern)
        .map_err(|error| trouble(error.span(), said(error.kind())))?;
    let mut rewriting = Rewriting { folded, left: MOST_FOLDED };
    rewriting.ast(&mut ast).map_err(|(span, words)| trouble(&span, (words.0.to_owned(), words.1.to_owned())))?;
    TranslatorBuilder::new().build().translate(pattern, &ast).map_err(|error| {
        trouble(error.span(), ("这里不能这样写".to_owned(), format!("this cannot be written so: {}", error.kind())))
    })
}

/// What an error of the parser says.
fn said(kind: &ErrorKind) -> (String, String) {
    let (zh, en) = match kind {
        ErrorKind::ClassUnclosed => {
            ("这个 [ 没有对应的 ]；请补上，或写作 \\[", "this [ is not closed; add a ], or write \\[")
        }
        ErrorKind::ClassRangeInvalid => {
            ("范围的起点在终点之后；请对调", "this range ends before it begins; turn it round")
        }
        ErrorKind::GroupUnclosed => {
            ("这个 ( 没有对应的 )；请补上，或写作 \\(", "this ( is not closed; add a ), or write \\(")
        }
        ErrorKind::GroupUnopened => (
            "这个 ) 前面没有对应的 (；要找括号本身请写作 \\)",
            "this ) has no ( before it; write \\) for the bracket itself",
        ),
        ErrorKind::RepetitionMissing => (
            "前面没有可以重复的字；要找这个符号本身请在前面加 \\",
            "there is nothing before it to repeat; put a \\ before it for the sign itself",
        ),
        ErrorKind::EscapeUnrecognized | ErrorKind::EscapeUnexpectedEof | ErrorKind::ClassEscapeInvalid => {
            ("没有这个转义；要找 \\ 本身请写作 \\\\", "there is no such escape; write \\\\ for the \\ itself")
        }
        ErrorKind::RepetitionCountUnclosed
        | ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountDecimalEmpty
        | ErrorKind::DecimalEmpty
        | ErrorKind::DecimalInvalid => ("重复的次数写作 {2}、{2,} 或 {2,5}", "write {2}, {2,} or {2,5} for how often"),
        ErrorKind::NestLimitExceeded(_) => {
            ("括号套得太深；最多 50 层", "too many groups inside each other; keep to 50")
        }
        ErrorKind::UnsupportedBackreference => {
            ("不支持回引（\\1）；请写出要找的字", "there are no back-references; write out what to look for")
        }
        ErrorKind::UnsupportedLookAround => ("不支持环视；请用 NEAR 或 -", "there is no look-around; use NEAR or -"),
        other => {
            return (
                format!("这里有误（{other}）；请改写，或放进引号"),
                format!("{other}; write it otherwise, or put the words into quotes"),
            );
        }
    };
    (zh.to_owned(), en.to_owned())
}

type Words = (&'static str, &'static str);

const FLAGS: Words =
    ("不支持标志；大小写由检索方式决定，其余请去掉", "there are no flags; whether case counts is for the mode to say");
const BORDERS: Words = ("不支持词边界；汉语没有词边界，请去掉", "there are no word borders; take it away");
const CLASSES: Words = (
    "这一类字符不支持；可用 \\p{Han}、\\d、\\w、\\s 或 [一-龥]",
    "there is no such class; use \\p{Han}, \\d, \\w, \\s or ranges such as [一-龥]",
);
const RANGES: Words = ("范围里的字太多；请写小一些", "these ranges have too many characters; make them smaller");

/// A pattern that is brought into the form that is matched.
struct Rewriting {
    folded: bool,
    /// Characters of ranges that may still be folded.
    left: u32,
}

type Rewritten = Result<(), (Span, Words)>;

impl Rewriting {
    /// Groups lie in each other no deeper than the parser allows.
    fn ast(&mut self, ast: &mut Ast) -> Rewritten {
        match ast {
            Ast::Empty(_) | Ast::Dot(_) => {}
            Ast::Flags(flags) => return Err((flags.span, FLAGS)),
            Ast::Literal(literal) => {
                let span = literal.span;
                match self.char(literal.c) {
                    Some(c) => **literal = char_of(c, span),
                    None => *ast = Ast::empty(span),
                }
            }
            Ast::Assertion(assertion) => {
                use regex_syntax::ast::AssertionKind::{EndLine, EndText, StartLine, StartText};
                if !matches!(assertion.kind, StartLine | EndLine | StartText | EndText) {
                    return Err((assertion.span, BORDERS));
                }
            }
            Ast::ClassUnicode(class) => *ast = Ast::ClassBracketed(Box::new(self.unicode(class)?)),
            Ast::ClassPerl(class) => {
                *ast = Ast::ClassBracketed(Box::new(self.bracketed(perl(&class.kind), class.negated, class.span)?));
            }
            Ast::ClassBracketed(class) => self.set(&mut class.kind)?,
            Ast::Repetition(repetition) => self.ast(&mut repetition.ast)?,
            Ast::Group(group) => {
                if let GroupKind::NonCapturing(flags) = &group.kind
                    && !flags.items.is_empty()
                {
                    return Err((flags.span, FLAGS));
                }
                self.ast(&mut group.ast)?;
            }
            Ast::Alternation(several) => several.asts.iter_mut().try_for_each(|ast| self.ast(ast))?,
            Ast::Concat(several) => several.asts.iter_mut().try_for_each(|ast| self.ast(ast))?,
        }
        Ok(())
    }

    fn set(&mut self, set: &mut ClassSet) -> Rewritten {
        match set {
            ClassSet::Item(item) => self.item(item),
            ClassSet::BinaryOp(operation) => {
                self.set(&mut operation.lhs)?;
                self.set(&mut operation.rhs)
            }
        }
    }

    fn item(&mut self, item: &mut ClassSetItem) -> Rewritten {
        match item {
            ClassSetItem::Literal(literal) => {
                let span = literal.span;
                *item =
                    self.char(literal.c).map_or(ClassSetItem::Empty(span), |c| ClassSetItem::Literal(char_of(c, span)));
            }
            ClassSetItem::Range(range) if self.folded => *item = self.range(range)?,
            ClassSetItem::Empty(_) | ClassSetItem::Range(_) => {}
            ClassSetItem::Ascii(class) => {
                if self.folded && class.kind == ClassAsciiKind::Upper {
                    class.kind = ClassAsciiKind::Lower;
                }
            }
            ClassSetItem::Unicode(class) => *item = ClassSetItem::Bracketed(Box::new(self.unicode(class)?)),
            ClassSetItem::Perl(class) => {
                let class = self.bracketed(perl(&class.kind), class.negated, class.span)?;
                *item = ClassSetItem::Bracketed(Box::new(class));
            }
            ClassSetItem::Bracketed(class) => self.set(&mut class.kind)?,
            ClassSetItem::Union(union) => union.items.iter_mut().try_for_each(|item| self.item(item))?,
        }
        Ok(())
    }

    /// What a character becomes; nothing for one that folded text does not have.
    fn char(&self, c: char) -> Option<char> {
        if !self.folded {
            return Some(c);
        }
        Kept::new(c.encode_utf8(&mut [0; 4]), Reading::Script).next().map(|(_, c)| fold_char(c))
    }

    /// What the characters of a range become.
    fn range(&mut self, range: &ClassSetRange) -> Result<ClassSetItem, (Span, Words)> {
        let (from, to) = (range.start.c, range.end.c);
        self.left = self.left.checked_sub(to as u32 - from as u32 + 1).ok_or((range.span, RANGES))?;
        let mut folded: Vec<char> = (from..=to).map(fold_char).collect();
        folded.order();
        folded.dedup();
        let of = |c| char_of(c, range.span);
        let runs = folded.chunk_by(|a, b| *a as u32 + 1 == *b as u32);
        let items = runs.map(|run| {
            ClassSetItem::Range(ClassSetRange { span: range.span, start: of(run[0]), end: of(run[run.len() - 1]) })
        });
        Ok(ClassSetItem::Union(ClassSetUnion { span: range.span, items: items.collect() }))
    }

    fn unicode(&mut self, class: &ClassUnicode) -> Result<ClassBracketed, (Span, Words)> {
        let name = match &class.kind {
            ClassUnicodeKind::Named(name) => name.as_str(),
            ClassUnicodeKind::NamedValue { value, .. } => value.as_str(),
            ClassUnicodeKind::OneLetter(_) => "",
        };
        if !name.eq_ignore_ascii_case("han") {
            return Err((class.span, CLASSES));
        }
        self.bracketed(HAN, class.is_negated(), class.span)
    }

    /// A class that is written out, in the place of another.
    fn bracketed(&mut self, written: &str, negated: bool, span: Span) -> Result<ClassBracketed, (Span, Words)> {
        let parsed = ParserBuilder::new().build().parse(written);
        let Ok(Ast::ClassBracketed(class)) = &parsed else {
            return Err((span, CLASSES));
        };
        let mut class = ClassBracketed { span, negated, kind: class.kind.clone() };
        self.set(&mut class.kind).map_err(|(_, words)| (span, words))?;
        Ok(class)
    }
}

fn char_of(c: char, span: Span) -> Literal {
    Literal { span, kind: LiteralKind::Verbatim, c }
}

const fn perl(kind: &ClassPerlKind) -> &'static str {
    match kind {
        ClassPerlKind::Digit => DIGITS,
        ClassPerlKind::Space => SPACES,
        ClassPerlKind::Word => WORDS,
    }
}
