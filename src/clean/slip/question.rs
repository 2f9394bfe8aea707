//! A `?` within a run of the search: what it may have been.
//!
//! In: states that have come to it, and what stands behind it. Out: those that follow. Where a run begins and how it goes on
//! otherwise is for [`super`] to say.

use std::rc::Rc;

use super::{Level, Next, Run};
use crate::clean::gbk::Leads;
use crate::clean::language::known;
use crate::clean::pinyin::{self, Syllable};
use crate::clean::trail::{Beam, GONE, Pending, State, What};
use crate::clean::truth::Truth;

/// What a byte that is lost for good costs, in nats: a blank or □ is put in its place.
const LOST: f32 = 3.0;
/// What a bracket costs that is lost for good where the line has the other one, in nats.
const LOST_BRACKET: f32 = 1.0;

/// What stands behind a `?` that may end a run.
pub(super) struct Ending {
    /// The syllable of a reading, and the index behind it.
    read: Option<(Syllable, usize)>,
    /// The index behind what is left of a tag.
    tag: Option<usize>,
    /// The index of a mark before which control bytes may have been.
    mark: Option<usize>,
    /// The bracket that is missing there.
    bracket: Option<char>,
}

impl Run<'_> {
    /// What stands behind the `?` at an index: all states that have come to it ask the same.
    pub(super) fn ending(&mut self, at: usize) -> Rc<Ending> {
        if let Some((_, ending)) = self.ending.as_ref().filter(|(known, _)| *known == at) {
            return Rc::clone(ending);
        }
        let line = self.line;
        let (read, tag) = (line.syllable(at + 1), line.tag(at + 1));
        let may_be_lost = line.mirrored && read.is_none() && tag.is_none();
        let bracket = if may_be_lost { line.lost_bracket(at + 1) } else { None };
        let mark = line.mark_after(at).map(|(mark, _)| mark);
        let ending = Rc::new(Ending { read, tag, mark, bracket });
        self.ending = Some((at, Rc::clone(&ending)));
        ending
    }

    /// A `?` that ends the run: its lost lead byte ends a true character, the byte that it took along began what was
    /// put in behind that, or a tag.
    pub(super) fn ends_in_question(&mut self, level: &Level, pending: u8, ending: &Ending, next: &mut Next) {
        let group = self.line.truths.behind(pending);
        let read = |truth: &Truth| ending.read.is_none_or(|(syllable, _)| pinyin::reads(truth.c, syllable));
        let truths = group.all.iter().map(|(_, truth)| truth.within(level.open));
        let truths: Vec<Truth> = truths.filter(read).collect();
        let ends = [ending.read.map(|(_, end)| end), ending.tag, ending.mark];
        let limit = self.limit(ends.into_iter().flatten().fold(level.at + 1, usize::max));
        let mut followers = Vec::with_capacity(truths.len());
        for same in level.led_by(pending, group.form, limit) {
            let least = same.least + same.behind.least(group.single) + group.form;
            if least >= limit || !next.ended.takes(least) {
                continue;
            }
            followers.clear();
            let last = same.states[0].last;
            followers.extend(truths.iter().map(|truth| (truth.behind(last, &same.behind), truth)));
            for state in same.states {
                for (added, truth) in &followers {
                    // What ends here costs at least so much.
                    let cost = state.cost + added;
                    if cost < limit && next.ended.takes(cost) {
                        let ended = self.trail.note(truth.extend(state, cost), What::Truth(truth.c));
                        self.ends(ended, ending, &mut next.ended);
                    }
                }
            }
        }
    }

    /// What may be put in behind a character that ended in a `?`.
    fn ends(&mut self, ended: State, ending: &Ending, all: &mut Beam) {
        let behind = ended.at;
        if let Some((_, end)) = ending.read {
            let ended = self.trail.note(ended, What::Reading(ended.length, (end - behind) as u8, behind));
            all.push(State { at: end, ..ended });
        } else if let Some(end) = ending.tag {
            let ended = self.trail.note(ended, What::Tag((end - behind) as u8, behind));
            all.push(State { at: end, ..ended });
        } else {
            if let Some(mark) = ending.mark {
                let ended = self.trail.note(ended, What::Controls(ended.length));
                all.push(State { at: mark, ..ended });
            }
            self.ends_in_loss(ended, ending, all);
        }
    }

    /// A `?` whose second byte is gone, behind the character that it ends: at the end of the line there was none, else it
    /// was a bracket that pairs with one of the line's, or a blank, or a digit or letter, which □ then stands for. Before
    /// a mark there may have been control bytes instead.
    fn ends_in_loss(&mut self, ended: State, ending: &Ending, all: &mut Beam) {
        if let Some(bracket) = ending.bracket {
            let paired = self.trail.note(ended, What::Truth(bracket));
            all.push(State { cost: ended.cost + LOST_BRACKET, ..paired });
        }
        if ending.mark.is_some() {
            return;
        }
        let Some(behind) = self.line.chars.get(ended.at).filter(|c| **c != '\n') else {
            return all.push(ended);
        };
        if !self.line.mirrored {
            return;
        }
        if *behind != ' ' {
            let blank = self.trail.note(ended, What::Truth(' '));
            all.push(State { cost: ended.cost + LOST, ..blank });
        }
        if behind.is_alphanumeric() {
            let (sign, digit) = (self.trail.note(ended, What::Truth(GONE)), known('0'));
            let cost = ended.cost + LOST + self.line.page().pair(ended.last, digit);
            all.push(State { cost, last: digit, ..sign });
        }
    }

    /// A `?` inside a run: two bytes that are no character. The first ends a true character, the second begins the next.
    pub(super) fn runs_through_question(&mut self, level: &Level, pending: u8, next: &mut Next) {
        let group = self.line.truths.behind(pending);
        for (trail, truth) in group.all.iter().filter(|(trail, _)| !Leads::broken_behind(*trail).is_empty()) {
            let limit = next.most.min(next.open.below());
            let truth = truth.within(level.open);
            self.extend_by(level, pending, &truth, limit, |run, state| {
                if next.takes(&state) {
                    let through = run.trail.note(state, What::Truth(truth.c));
                    next.open.push(State { pending: Some(Pending::Behind(*trail)), ..through });
                }
            });
        }
    }
}
