//! Places and organisations: chains of names from the province down (上海松江区方松街道江中公寓社区), and names by their endings.
//!
//! In: a text. Out: each chain with the way to it, as far as the gazetteer and the text itself tell it. Where two counties bear one
//! name, the one counts whose province or city the text names too; else the way is not given.

use super::Found;
use super::endings::{
    ALONE, BEFORE, BODIES, GENERIC, NATIONAL, NO_BODY, OFFICES, PARTY, PREDICATES, STREETS, UNITS, VERBS, WORDS,
    level_of,
};
use super::gazetteer::{Gazetteer, Match};
use super::said::{Form, Said};
use super::text::{Text, begins, count, ends, first, has_word, is_border, is_named, last, list};
use crate::clean::words::Words;
use crate::structure::is_han;

/// A text, while its places are read.
struct Reader<'a> {
    text: &'a Text<'a>,
    gazetteer: &'static Gazetteer,
    units: Words<'static>,
    bodies: Words<'static>,
    national: Words<'static>,
    words: Words<'static>,
    generic: Vec<&'static str>,
    alone: Vec<&'static str>,
    no_body: Vec<&'static str>,
    verbs: Words<'static>,
    predicates: Words<'static>,
    said: Said,
    /// The text names a city or county by its whole name: then it may well name what lies in one.
    is_local: bool,
    /// The end of what was found last.
    floor: usize,
}

/// What a place's name goes on with.
enum Part {
    /// A body that ends there.
    To(usize),
    /// A party's body and an office in it: the office is a person's, and so is the body.
    Office,
    None,
}

/// The places and organisations of a text.
pub(super) fn places(text: &Text) -> Vec<Found> {
    let units: Vec<&str> = UNITS.iter().map(|(unit, _)| *unit).collect();
    let gazetteer = Gazetteer::get();
    let is_place = |at: usize| {
        gazetteer
            .at(text.behind(at))
            .any(|found| found.is_full && gazetteer.places[found.place].level > 0 && found.len > 6)
    };
    let is_local = text.folded.char_indices().any(|(at, c)| is_han(c) && is_place(at));
    let mut reader = Reader {
        text,
        gazetteer,
        units: Words::new(&units),
        bodies: Words::new(&list(BODIES)),
        national: Words::new(&list(NATIONAL)),
        words: Words::new(&list(WORDS)),
        generic: list(GENERIC),
        alone: list(ALONE),
        no_body: list(NO_BODY),
        verbs: Words::new(&list(VERBS)),
        predicates: Words::new(&list(PREDICATES)),
        said: Said::new(gazetteer),
        is_local,
        floor: 0,
    };
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(c) = first(text.behind(at)) {
        let place = if is_han(c) { reader.place(at) } else { None };
        if let Some(place) = place {
            (at, reader.floor) = (place.to, place.to);
            found.push(place);
        } else {
            at += c.len_utf8();
        }
    }
    found
}

impl Reader<'_> {
    /// The place whose first character, or whose ending, stands at `at`.
    fn place(&mut self, at: usize) -> Option<Found> {
        if let Some(len) = begins(&self.national, self.text.behind(at)) {
            return Some(self.found(at, at + len, String::new(), true));
        }
        self.chain(at).or_else(|| self.unit_alone(at)).or_else(|| self.body_alone(at))
    }

    fn found(&self, from: usize, to: usize, of: String, is_body: bool) -> Found {
        let note = if is_body { "organisation" } else { "" };
        let of = if of.is_empty() { self.text.words(from, to) } else { of };
        Found { from, to, note: note.to_owned(), of, ..Found::default() }
    }

    /// A chain that begins with a place of the gazetteer.
    fn chain(&mut self, at: usize) -> Option<Found> {
        let (mut places, mut end) = self.listed(at, &[])?;
        while let Some((below, to)) = self.listed(end, &places) {
            (places, end) = (below, to);
        }
        let path = self.path(&places);
        Some(self.lower(at, end, path, 2))
    }

    /// The places of the gazetteer at `at` that lie in one of `above`, all of one name; without `above`, those that can stand
    /// alone.
    fn listed(&self, at: usize, above: &[usize]) -> Option<(Vec<usize>, usize)> {
        let rest = self.text.behind(at);
        let stands = |found: &Match| match above {
            [] => self.stands_alone(at, found),
            above => above.iter().any(|other| self.gazetteer.lies_in(found.place, *other)),
        };
        let longest = self.gazetteer.at(rest).filter(stands).map(|found| found.len).max()?;
        let same = || self.gazetteer.at(rest).filter(stands).filter(|found| found.len == longest);
        let is_full = same().any(|found| found.is_full);
        // 浏阳河社区, 南京路: the name of something else begins so.
        let behind = first(&rest[longest..]);
        let is_short =
            || self.unit(at + longest, 2).is_some_and(|(from, to, _)| count(&self.text.folded[from..to]) == 3);
        if !is_full && (behind.is_some_and(|c| STREETS.contains(&c)) || is_short()) {
            return None;
        }
        // 江西南昌 is the city, not its county.
        let level = |found: &Match| self.gazetteer.places[found.place].level;
        let highest = same().filter(|found| found.is_full == is_full).map(|found| level(&found)).min()?;
        let meant = same().filter(|found| found.is_full == is_full && level(found) == highest);
        Some((meant.map(|found| found.place).collect(), at + longest))
    }

    /// Whether a place can be meant by its name alone.
    fn stands_alone(&self, at: usize, found: &Match) -> bool {
        let place = &self.gazetteer.places[found.place];
        let name = &self.text.folded[at..at + found.len];
        let before = last(self.text.before(at));
        match place.level {
            // 长江西岸, 黄河南岸.
            0 => found.is_full || !before.is_some_and(|c| "长黄大沿".contains(c)),
            1 => found.is_full || !self.words.has(name),
            _ if found.is_full && name.len() > 6 => !self.words.has(name),
            // 全县, 和县; 松江: only where the text also says where that is.
            _ if found.is_full => !self.words.has(name) && self.is_placed(found.place),
            _ => !self.words.has(name) && self.said.has(self.text, found.place, Form::Whole),
        }
    }

    /// Whether the text names the province or city that a place lies in.
    fn is_placed(&self, place: usize) -> bool {
        let parents =
            std::iter::successors(self.gazetteer.places[place].parent, |place| self.gazetteer.places[*place].parent);
        parents.into_iter().any(|parent| self.said.has(self.text, parent, Form::Bare))
    }

    /// The way to the one that is meant among places of one name, or nothing.
    fn path(&self, places: &[usize]) -> String {
        let placed = || places.iter().filter(|place| self.is_placed(**place));
        match (places, placed().count()) {
            ([place], _) => self.gazetteer.path(*place),
            (_, 1) => placed().next().map(|place| self.gazetteer.path(*place)).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Goes on from a place with what lies in it: street, community, and a body of one of them.
    fn lower(&mut self, from: usize, mut end: usize, path: String, mut level: u8) -> Found {
        let mut path = if path.is_empty() { self.text.words(from, end) } else { path };
        while let Some((at, to, next)) = self.unit(end, level) {
            path.push('/');
            path.push_str(&self.text.words(at, to));
            self.said.place(&self.text.folded[at..to], path.clone());
            (end, level) = (to, next);
        }
        end = self.house(end).unwrap_or(end);
        let Some(to) = self.body(end) else {
            return self.found(from, end, path, false);
        };
        let is_company = self.text.folded[end..to].ends_with("公司");
        // 滴滴武汉公司: the name stands before the place.
        let from = if is_company && count(&self.text.folded[end..to]) <= 3 { self.name_before(from, 6) } else { from };
        self.found(from, to, path, true)
    }

    /// The unit below `level` that begins at `at`: where it begins, where it ends, its level.
    fn unit(&self, at: usize, level: u8) -> Option<(usize, usize, u8)> {
        let rest = self.text.behind(at);
        for (place, c) in rest.char_indices().take(8) {
            if let Some(mut len) = begins(&self.units, &rest[place..]) {
                // 潍坊新村街道: one ending behind another.
                while let Some(more) = begins(&self.units, &rest[place + len..]) {
                    len += more;
                }
                let (name, level_here) = (&rest[..place], level_of(&rest[..place + len]));
                let is_zone = level_here == 3;
                let is_name = if is_zone {
                    true
                } else {
                    count(name)
                        >= if rest[place..].starts_with('街') && !rest[place..].starts_with("街道") { 2 } else { 1 }
                };
                return (is_name && level_here > level && !self.is_generic(name, true)).then_some((
                    at,
                    at + place + len,
                    level_here,
                ));
            }
            if !is_named(c)
                || begins(&self.predicates, &rest[place..]).is_some()
                || begins(&self.bodies, &rest[place..]).is_some()
            {
                return None;
            }
        }
        None
    }

    fn is_generic(&self, name: &str, is_chained: bool) -> bool {
        let is_numbered = name.starts_with(['一', '两', '几', '多'])
            || first(name).is_some_and(|c| "三四五六七八九十".contains(c)) && name.ends_with('个');
        // 跃进社区 in a chain; alone, 走进社区.
        let least = if is_chained { 4 } else { 0 };
        let is_numbered = is_numbered || name.contains('本') || name.starts_with(['个', '街', '镇', '区', '村', '鄕']);
        ends(&self.generic, name).is_some_and(|len| len > least)
            || self.alone.contains(&name)
            || is_numbered
            || name.contains('党')
    }

    /// 浴新南大街99号院: a street and a number.
    fn house(&self, at: usize) -> Option<usize> {
        let rest = self.text.behind(at);
        let street = rest
            .char_indices()
            .take(7)
            .find(|(place, c)| {
                *place > 0 && STREETS.contains(c) && rest[place + 3..].starts_with(|c: char| c.is_ascii_digit())
            })?
            .0
            + 3;
        let digits = rest[street..].bytes().take_while(u8::is_ascii_digit).count();
        let end = street + digits;
        let tail = ["号院", "号楼", "号", "弄"].into_iter().find(|tail| rest[end..].starts_with(tail))?;
        rest[..street].chars().all(is_named).then_some(at + end + tail.len())
    }

    /// The end of the body whose name goes on at `at` (松江区|退役军人事务局).
    fn body(&self, at: usize) -> Option<usize> {
        let (mut end, mut most) = (None, 9);
        loop {
            match self.body_part(end.unwrap_or(at), most) {
                Part::To(to) => (end, most) = (Some(to), 4),
                Part::Office => return None,
                Part::None => return end,
            }
        }
    }

    fn body_part(&self, at: usize, most: usize) -> Part {
        let rest = self.text.behind(at);
        // 区委|区政府: the next body.
        if most < 9 && ["区政府", "市政府", "县政府", "省政府"].iter().any(|other| rest.starts_with(other))
        {
            return Part::None;
        }
        for (place, c) in rest.char_indices().take(most + 1) {
            if let Some(len) = begins(&self.bodies, &rest[place..]) {
                let (body, behind) = (&rest[place..place + len], &rest[place + len..]);
                if PARTY.contains(&body) && OFFICES.iter().any(|office| behind.starts_with(office)) {
                    return Part::Office;
                }
                // 局长 is no 局.
                if behind.starts_with('长') {
                    return Part::None;
                }
                // 区委, but not 委员, 委托.
                let level = last(self.text.before(at)).filter(|c| "区市县省州旗".contains(*c));
                let is_other = body == "委"
                    && (place > 0 || behind.starts_with(['员', '托', '派', '屈', '办', '会']) || level.is_none());
                let is_none = is_other || ends(&self.no_body, &rest[..place + len]).is_some();
                return if is_none { Part::None } else { Part::To(at + place + len) };
            }
            if !is_named(c) || begins(&self.predicates, &rest[place..]).is_some() {
                return Part::None;
            }
        }
        Part::None
    }

    /// A place below the county whose ending stands at `at`, without a chain before it (中山街道郭家娄居民区).
    fn unit_alone(&mut self, at: usize) -> Option<Found> {
        let len = begins(&self.units, self.text.behind(at))?;
        let end = at + len;
        if begins(&self.units, self.text.behind(end)).is_some() {
            return None;
        }
        if let Some((name, path)) = self.said.placed(&self.text.folded[self.floor..end]) {
            let from = end - name;
            return Some(self.lower(from, end, path, level_of(&self.text.folded[from..end])));
        }
        let start = self.name_before(at, 7);
        let mut from = start;
        while let Some(verb) = begins(&self.verbs, &self.text.folded[from..at]) {
            from += verb;
        }
        let name = &self.text.folded[from..at];
        let level = level_of(&self.text.folded[from..end]);
        let before = last(self.text.before(from));
        let is_led = from > start || before.is_some_and(|c| BEFORE.contains(c));
        let is_name = (2..=6).contains(&count(name))
            && !self.is_generic(name, false)
            && begins(&self.predicates, name).is_none()
            && (from > start || is_border(before.filter(|_| from > self.floor)));
        let is_district = self.text.folded[at..end] == *"街道";
        let is_street = self.text.folded[at..end] == *"街";
        // 农村, 城镇, 家鄕.
        let is_noun = end - at == 3 && last(name).is_some_and(|c| "农城下家故老同小驻邻业通重困贫之外".contains(c));
        let is_sure = !is_noun
            && self.is_local
            && level > 3
            && (is_led || is_district || !has_word(name))
            && (!is_street || self.unit(end, level).is_some());
        (is_name && is_sure).then(|| {
            self.said.place(&self.text.folded[from..end], self.text.words(from, end));
            self.lower(from, end, String::new(), level)
        })
    }

    /// Where the name begins that ends at `at`, at most so many characters before.
    fn name_before(&self, at: usize, most: usize) -> usize {
        let head = &self.text.folded[self.floor..at];
        at - head.chars().rev().take(most).take_while(|c| is_named(*c)).map(char::len_utf8).sum::<usize>()
    }

    /// A body of the district that the text speaks of (区文旅局, 市委).
    fn body_alone(&self, at: usize) -> Option<Found> {
        let rest = self.text.behind(at);
        let level = ["区", "市", "县", "省"].into_iter().find(|level| rest.starts_with(level))?;
        let to = self.body(at + level.len())?;
        let before = last(self.text.before(at)).filter(|_| at > self.floor);
        let is_committee = rest[level.len()..].starts_with('委') && !before.is_some_and(|c| "社小园".contains(c));
        (is_border(before) || is_committee).then(|| self.found(at, to, String::new(), true))
    }
}
