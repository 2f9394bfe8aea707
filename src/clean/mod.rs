//! Clean: ordered rules, each for one defect, find edits; first those that mend inside lines, then those that
//! take furniture out.
//!
//! In: a decoded text and the rules to run. Out: [`Cleaned`], the clean text with every edit. It does not say what
//! a kept line is (that is [`crate::structure`]) and never changes a character without an edit.

pub mod bars;
pub mod blanks;
mod carry;
pub mod costs;
pub mod excise;
pub mod flat;
pub mod gbk;
mod idiom;
pub mod language;
pub mod margin;
pub mod mirror;
pub mod names;
pub mod notices;
pub mod open;
pub mod page;
mod pairs;
pub mod path;
pub mod pinyin;
pub mod proof;
mod reach;
pub mod readings;
pub mod recurring;
pub mod rule;
pub mod rules;
pub mod seams;
pub mod shown;
pub mod slip;
mod trail;
pub mod truth;
pub mod vocabulary;
pub mod words;
pub mod wrap;

use std::cell::OnceCell;

use crate::document::Removed;
use crate::edit::{Edit, OffsetMap, Span, apply, merge, replaced};
use crate::order::InOrder;
use page::{Layout, is_sure};
use rule::{Rule, Sees, Stage};

/// A text while rules work on it: the decoded text, the edits so far, and what they make of it.
///
/// A rule reads [`Draft::text`] and gives edits whose spans are bytes of *that*; the draft carries them back to the
/// decoded text.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    source: &'a str,
    recurring: &'a [Span],
    text: String,
    edits: Vec<Edit>,
    map: OffsetMap,
    layout: OnceCell<Layout>,
    furniture: OnceCell<Vec<usize>>,
    frame: OnceCell<(usize, usize)>,
    state: State,
}

/// What a draft is at one time, by the number of the change that made it so.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    /// How many changes there were.
    changes: usize,
    text: usize,
    lines: usize,
    edits: usize,
}

impl State {
    /// Whether a rule that sees so much finds now what it found then.
    const fn shows(self, then: Self, sees: Sees) -> bool {
        match sees {
            Sees::Text => self.text == then.text,
            Sees::TextAndEdits => self.text == then.text && self.edits == then.edits,
            Sees::LinesAndEdits => self.lines == then.lines && self.edits == then.edits,
        }
    }
}

impl<'a> Draft<'a> {
    /// A draft of `source` without any edit, of which other texts have the lines `recurring`, too (bytes of it, in order).
    pub fn new(source: &'a str, recurring: &'a [Span]) -> Self {
        Self {
            source,
            recurring,
            text: source.to_owned(),
            edits: Vec::new(),
            map: OffsetMap::default(),
            layout: OnceCell::new(),
            furniture: OnceCell::new(),
            frame: OnceCell::new(),
            state: State::default(),
        }
    }

    /// The decoded text.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// The text as the edits so far leave it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the lines of the present text stand.
    pub fn layout(&self) -> &Layout {
        self.layout.get_or_init(|| Layout::among(&self.text, &|line| self.recurs(line)))
    }

    /// The numbers of the edits that took furniture out for sure.
    fn furniture(&self) -> &[usize] {
        let all = || self.edits.iter().enumerate().filter(|(_, edit)| is_sure(edit)).map(|(at, _)| at).collect();
        self.furniture.get_or_init(all)
    }

    /// Where furniture has been found so far, around the prose; see [`page::Page::is_framed`].
    fn frame(&self, find: impl FnOnce() -> (usize, usize)) -> (usize, usize) {
        *self.frame.get_or_init(find)
    }

    /// The edits so far: spans are bytes of the decoded text, in order, not overlapping.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The bytes of the decoded text behind `span` of the present text.
    pub fn back(&self, span: Span) -> Span {
        self.map.back(span)
    }

    /// Takes in what a rule found in the present text. `found` need not be in order; of two that overlap the first
    /// stays. An edit that swallows earlier ones replaces them.
    pub fn take(&mut self, mut found: Vec<Edit>) {
        if found.is_empty() {
            return;
        }
        found.order_by_key(|edit| edit.span);
        let (carried, present) = self.carry_all(found);
        let count = self.edits.len() + carried.len();
        let is_changed = carried.iter().any(Edit::changes);
        let shown = carried.iter().any(|edit| !edit.before.trim().is_empty() || !edit.after.trim().is_empty());
        // Where nothing was changed before, the present text needs fewer changes than the decoded one.
        let made = present
            .filter(|_| is_changed)
            .map(|spans| replaced(&self.text, spans.into_iter().zip(carried.iter().map(|edit| edit.after.as_str()))));
        self.edits = merge(std::mem::take(&mut self.edits), carried);
        self.map = OffsetMap::new(&self.edits);
        (self.furniture, self.frame) = (OnceCell::new(), OnceCell::new());
        self.state.changes += 1;
        if shown || self.edits.len() < count {
            self.state.edits = self.state.changes;
        }
        // Flags alone leave the text as it is.
        if is_changed || self.edits.len() < count {
            let text = made.unwrap_or_else(|| apply(self.source, &self.edits));
            debug_assert_eq!(text, apply(self.source, &self.edits), "it is the same either way");
            if text != self.text {
                self.show(text);
            }
        }
    }

    /// Takes another text for the present one.
    fn show(&mut self, text: String) {
        let before = std::mem::replace(&mut self.text, text);
        let gone = before.strip_prefix(self.text.as_str());
        if gone.is_some_and(|gone| gone.bytes().all(|byte| byte == b'\n')) {
            self.layout = self.layout.take().map_or_else(OnceCell::new, |layout| layout.cut(self.text.len()).into());
            return;
        }
        self.state.text = self.state.changes;
        let layout = self.layout.take();
        let again = layout.map(|layout| layout.again(&before, &self.text, &|line| self.recurs(line)));
        if !again.as_ref().is_some_and(|(_, same)| *same) {
            self.state.lines = self.state.changes;
        }
        self.layout = again.map_or_else(OnceCell::new, |(layout, _)| OnceCell::from(layout));
    }
}

/// What cleaning gives.
#[derive(Clone, Debug)]
pub struct Cleaned {
    /// The clean text: kept lines, no blank ones.
    pub text: String,
    /// Every edit: spans are bytes of the decoded text, in order, not overlapping.
    pub edits: Vec<Edit>,
    /// The lines that were taken out, mended, in order.
    pub removed: Vec<Removed>,
}

/// How often the rules are run over a text at most. The second time finds what the first laid bare; no more was ever seen.
const ROUNDS: usize = 4;
/// How often what is left is cleaned again at most: each time a line of a long head may be laid bare that nobody would keep.
const SETTLED: usize = 64;

/// Cleans a decoded text with all the `rules`, in their order, until they change nothing: cleaning twice is cleaning once.
pub fn clean<'r>(text: &str, rules: impl IntoIterator<Item = &'r Rule>) -> Cleaned {
    clean_among(text, &[], &rules.into_iter().collect::<Vec<_>>())
}

/// The same for a text of which others of its corpus have the lines `recurring`, too (bytes of it, in order; see
/// [`mod@recurring`]).
pub fn clean_among(text: &str, recurring: &[Span], rules: &[&Rule]) -> Cleaned {
    cleaned(text, recurring, rules, is_known)
}

/// The same, where `is_known` says that a rule need not be asked.
fn cleaned(text: &str, recurring: &[Span], rules: &[&Rule], is_known: IsKnown) -> Cleaned {
    let mut draft = Draft::new(text, recurring);
    let mut removed = Vec::new();
    // What each rule saw when it was asked last.
    let mut seen: Vec<Option<State>> = vec![None; rules.len()];
    for _ in 0..ROUNDS {
        let before = draft.text().len();
        let edits = draft.edits().len();
        for (rule, seen) in rules.iter().zip(&mut seen) {
            if is_known(*seen, draft.state, rule) {
                continue;
            }
            *seen = Some(draft.state);
            let found = (rule.find)(&draft);
            if rule.stage == Stage::Classify {
                removed.extend(lines_taken_out(rule, &found, &draft));
            }
            draft.take(found);
        }
        // What was only flagged lays nothing bare.
        if (before, edits) == (draft.text().len(), draft.edits().len()) || !draft.edits().iter().any(Edit::changes) {
            break;
        }
    }
    if draft.edits().iter().any(Edit::changes) {
        settle(&mut draft, rules, &seen, &mut removed, is_known);
    }
    if !recurring.is_empty() {
        // Who cleans the cleaned text alone does not know what recurs.
        draft.forget();
        settle(&mut draft, rules, &vec![None; rules.len()], &mut removed, is_known);
    }
    removed.order_by_key(|line| line.span);
    Cleaned { text: draft.text, edits: draft.edits, removed }
}

/// Tells by what a rule saw when it was asked last, and what it would see now, whether it has nothing to say that it has not
/// said.
type IsKnown = fn(Option<State>, State, &Rule) -> bool;

fn is_known(seen: Option<State>, now: State, rule: &Rule) -> bool {
    seen.is_some_and(|seen| now.shows(seen, rule.sees))
}

/// Runs the rules as somebody would who cleans the cleaned text again and does not know what was taken out around its lines,
/// which lends belief to what is said of the next. Those that have `seen` the text so are not asked.
fn settle(draft: &mut Draft, rules: &[&Rule], seen: &[Option<State>], removed: &mut Vec<Removed>, is_known: IsKnown) {
    for _ in 0..SETTLED {
        let state = State { edits: 0, ..draft.state };
        if rules.iter().zip(seen).all(|(rule, seen)| is_known(*seen, state, rule)) {
            break;
        }
        let (text, recurring) = (draft.text().to_owned(), draft.recurring());
        let mut again = Draft::new(&text, &recurring);
        again.state = state;
        again.layout = draft.layout.clone();
        for (rule, seen) in rules.iter().zip(seen) {
            if is_known(*seen, again.state, rule) {
                continue;
            }
            let mut found = (rule.find)(&again);
            found.retain(Edit::changes);
            if rule.stage == Stage::Classify {
                removed.extend(lines_taken_out(rule, &found, draft));
            }
            draft.take(found.clone());
            again.take(found);
        }
        if draft.text() == text {
            break;
        }
    }
}

/// Of the edits that a rule found, the lines that they take out, mended.
fn lines_taken_out<'a>(rule: &'a Rule, found: &'a [Edit], draft: &'a Draft) -> impl Iterator<Item = Removed> + use<'a> {
    let shown = |edit: &&Edit| edit.after.is_empty() && !edit.span.of(draft.text()).trim().is_empty();
    found.iter().filter(shown).map(|edit| Removed {
        rule: rule.name.to_owned(),
        text: edit.span.of(draft.text()).trim().to_owned(),
        span: draft.back(edit.span),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::rules::RULES;
    use super::*;

    /// A page as sites make them, of which some lines are left out and others have white space around them.
    fn page() -> impl Strategy<Value = String> {
        let lines = [
            "首页 > 新闻 > 正文",
            "山村来信",
            "来源：新华网 2020-03-05 08:12",
            "作者：李四",
            "這一段是正文，有足夠多的漢字，也有標點，因此算是一段完整的文字。社區(qū)黨組織發(fā)動黨員。",
            "他問?倳?shū)記說，各社區(qū)發(fā)出通知，覀兙W(wǎng)上見,大家都來 。對錶現突出的人,,要表揚。",
            "再来一段正文，同样有足够多的汉字，也有标点，因此也算是一段完整的文字，还没有写完的人更理解踏踏实实为",
            "责任编辑：张三",
            "分享到：微信 微博",
            "相关新闻",
            "一个村子的故事",
            "松江县|宝山县|青浦县|嘉定县|奉贤县|金山县|崇明县|南汇县|川沙县",
            "版权所有 ICP备12345678号",
            "# ddj7",
            "-2-",
        ];
        let around = prop::sample::select(vec!["", "", "", "　　", " ", "\n", "\r", "\t"]);
        let lines = prop::collection::vec((around.clone(), prop::sample::select(lines.to_vec()), around), 1..14);
        lines.prop_map(|lines| lines.iter().flat_map(|(before, line, behind)| [*before, line, behind, "\n"]).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn rules_that_are_not_asked_again_have_nothing_to_say(page in page(), ending in "\n{0,2}") {
            let text = page.trim_end_matches('\n').to_owned() + &ending;
            let rules: Vec<&Rule> = RULES.iter().collect();
            let asked = cleaned(&text, &[], &rules, |_, _, _| false);
            let known = cleaned(&text, &[], &rules, is_known);
            prop_assert_eq!((asked.text, asked.edits), (known.text, known.edits));
        }
    }
}
