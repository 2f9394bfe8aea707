#![doc = include_str!("byte_slip.md")]

use crate::clean::Draft;
use crate::clean::idiom::Page;
use crate::clean::open::Open;
use crate::clean::proof::{Candidate, Search};
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::clean::shown::Line;
use crate::clean::slip::Desk;
use crate::clean::truth::Truths;
use crate::edit::{Edit, Evidence, Span, Status};
use compact_str::CompactString;
use memchr::memchr_iter;
use std::borrow::Cow;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "byte-slip",
    stage: Stage::Mend,
    sees: Sees::Text,
    label: Bilingual { zh: "字节错位", en: "byte slip" },
    summary: Bilingual {
        zh: "镜像工具在一个字的两个字节之间插入内容，使其后的字错读一字节；按损坏方式逆推还原，再损坏须与底本相同。",
        en: "A mirror's tool put something between the two bytes of a character, and what follows was read one byte late; \
             restored by inverting the damage, and damaging it again must give the source.",
    },
    doc: include_str!("byte_slip.md"),
    find,
};

/// How much more usual a repair must be than the text as it stands, in nats; without readings on the page more, and most where
/// there are three question marks, which hardly any sentence of the table's has.
const GAIN: f32 = 4.0;
const GAIN_ALONE: f32 = 10.0;
const GAIN_ASKED: f32 = 20.0;
/// How much more usual the best candidate of a *verified* repair is than the next, in nats.
const MARGIN: f32 = 5.0;

const ASKED: Evidence = Evidence::new(&[
    "此处或有一字错位，也可能作者本就连用问号；还原不够有把握，故存疑不改",
    "a character may have been shifted here, or the author asks with several marks; no repair is sure enough, so it stays as it is",
]);

const UNEXPLAINED: Evidence = Evidence::new(&[
    "问号吞掉了注音的左括号，此处必有字节错位；但没有一种还原再损坏后与底本相同，故存疑不改",
    "the ? swallowed the bracket of a reading, so bytes were shifted here; but no repair gives the source when damaged again, \
     so it stays as it is",
]);

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    if !text.contains('?') {
        return Vec::new();
    }
    let (mirrored, plain) = super::injected_reading::without(text);
    let page = Page::new(plain);
    let known = Known { truths: Truths::new(&page), mirrored, blanked: is_blanked(text) };
    let mut searches = text.len() / 300 + 500;
    let (mut edits, mut chars, mut desk) = (Vec::new(), Vec::new(), Desk::default());
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        if line.contains('?') {
            chars.clear();
            chars.reserve(line.len());
            chars.extend(line.chars());
            edits.extend(in_line(&chars, from, &known, &mut searches, &mut desk));
        }
        from += line.len();
    }
    edits
}

/// What is known of a page before its lines are looked at.
struct Known<'p> {
    truths: Truths<'p>,
    /// Whether the page shows the tool's readings.
    mirrored: bool,
    /// Whether it shows a blank for the control bytes before marks.
    blanked: bool,
}

/// Whether many marks have a blank before them, as where a copy turned the tool's control bytes into one.
fn is_blanked(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins_mark = |at: usize| match bytes[at..] {
        [b',' | b';' | b'!', ..] | [0xE3, 0x80, 0x81 | 0x82, ..] => true,
        [0xEF, 0xBC, last, ..] => matches!(last, 0x8C | 0x9B | 0x9F | 0x81),
        _ => false,
    };
    let blanks = memchr_iter(b' ', &bytes[..bytes.len().saturating_sub(1)]).filter(|at| begins_mark(at + 1)).count();
    blanks > 0 && (0..bytes.len()).filter(|at| begins_mark(*at)).count() <= blanks * 5
}

/// The slips in the characters of the line that begins at byte `from`, as long as there are `searches` left: a text full of question marks
/// would take hours otherwise.
fn in_line(chars: &[char], from: usize, known: &Known, searches: &mut usize, desk: &mut Desk) -> Vec<Edit> {
    let Known { truths, mirrored, blanked } = known;
    let (mirrored, blanked) = (*mirrored, *blanked);
    let line = Line { chars, truths, mirrored, blanked };
    let mut edits = Vec::new();
    let (mut at, mut place, mut open) = (0, from, Open::default());
    while let Some(sound) = chars[at..].iter().position(|c| *c == '?') {
        let passed = &chars[at..at + sound];
        (at, place) = (at + sound, place + length(passed));
        open = passed.iter().copied().fold(open, Open::behind);
        let mut found = None;
        if *searches > 0 && may_begin(&line, at) {
            *searches -= 1;
            found = decide(line.search(at, open, desk), at, chars, mirrored).or_else(|| flag(&line, at));
        }
        let Some((end, edit)) = found else {
            (at, place) = (at + 1, place + 1);
            continue;
        };
        open = edit.after.chars().fold(open, Open::behind);
        let end = end.max(at + 1);
        let behind = place + length(&chars[at..end]);
        let from = if edit.before.is_empty() { behind } else { place };
        edits.push(Edit { span: Span::new(from, behind), ..edit });
        (at, place) = (end, behind);
    }
    edits
}

/// How many bytes (UTF-8) characters take; what comes next in a mirror's text is hard to foresee.
fn length(chars: &[char]) -> usize {
    let more = |c: char| usize::from(c >= '\u{80}') + usize::from(c >= '\u{800}') + usize::from(c >= '\u{10000}');
    chars.iter().map(|c| 1 + more(*c)).sum()
}

/// Whether a slip may begin with the `?` at index `at`: the tool put a mark or a reading there; on a page without readings only before
/// characters of two bytes, or a tag: `?!?!` alone is how people write.
fn may_begin(line: &Line, at: usize) -> bool {
    let put_in =
        || line.mark_after(at).is_some() || line.reading(at + 1).is_some() || line.mark_after(at + 1).is_some();
    let run = || line.chars[at + 1..].iter().take(6).take_while(|c| **c != '\n');
    put_in() && (line.mirrored || run().any(|c| !c.is_ascii() || *c == '>'))
}

/// How many repairs are looked at where one is not sure.
const KEPT: usize = 6;

/// The edit for what was found at index `at`, and the index behind it; its span is still to be set.
fn decide(mut found: Search, at: usize, chars: &[char], mirrored: bool) -> Option<(usize, Edit)> {
    let best = found.next()?;
    let shown = &chars[at..best.end];
    let is_garbled = || shown.contains(&'>') || shown.iter().filter(|c| !c.is_ascii()).count() >= 2;
    let gain = found.as_found - best.cost;
    if gain < if mirrored { GAIN } else { GAIN_ALONE } || !mirrored && !is_garbled() {
        return None;
    }
    // Three of them in a row are how people ask, too.
    if gain < GAIN_ASKED && chars[at..].starts_with(&['?'; 3]) && shown.iter().all(|c| *c == '?') {
        // What they are mended to as marks is for others: the flag stands behind them.
        return Some((best.end, Edit { candidates: [best.text].into(), ..flagged(&[], ASKED) }));
    }
    let second = found.next();
    let next = second.as_ref().map_or(f32::INFINITY, |next| next.cost).min(found.as_later);
    let status = if next - best.cost >= MARGIN && !best.is_lossy { Status::Verified } else { Status::Likely };
    let others = if status == Status::Likely { KEPT - 2 } else { 0 };
    let near = second.into_iter().chain(found.take(others));
    let near = near.filter(|other| status == Status::Likely && other.end == best.end);
    let edit = Edit {
        rule: Cow::Borrowed(RULE.name),
        span: Span::default(),
        before: shown.iter().collect::<String>().into(),
        after: best.text.as_str().into(),
        status,
        evidence: evidence(&best),
        candidates: near.map(|other| other.text).collect(),
    };
    Some((best.end, edit))
}

/// A reading behind a `?` on a mirror's page is a slip's, also where no repair stands the proof.
fn flag(line: &Line, at: usize) -> Option<(usize, Edit)> {
    let end = line.reading(at + 1).filter(|_| line.mirrored)?;
    Some((end, flagged(&line.chars[at..end], UNEXPLAINED)))
}

/// The flag on what is shown somewhere; its span is still to be set.
fn flagged(shown: &[char], evidence: Evidence) -> Edit {
    let shown: CompactString = shown.iter().collect::<String>().into();
    Edit {
        rule: Cow::Borrowed(RULE.name),
        span: Span::default(),
        before: shown.clone(),
        after: shown,
        status: Status::Flagged,
        evidence,
        candidates: Box::default(),
    }
}

fn evidence(best: &Candidate) -> Evidence {
    let bytes = best.read.bytes();
    let (zh, en) = if best.is_lossy {
        (
            "所吞一字节无从复原，以空格或 □ 代之。",
            " The byte that was swallowed is lost for good; a blank or □ stands for it.",
        )
    } else {
        ("", "")
    };
    Evidence::written(
        format!("GBK 错读一字节：{bytes}（| 处曾被插入）。还原后再按同样方式损坏，与底本逐字相同。{zh}"),
        format!(
            "GBK read one byte late: {bytes} (| marks where something was put in). Damaging the repair again gives the source.{en}"
        ),
    )
}
