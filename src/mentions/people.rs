//! People: names with the offices they are named with (党总支书记赵丽娜).
//!
//! In: a text and its places. Out: full names. A name is found where an office stands before it, a title or a caption's (左) behind
//! it, a verb of speech after it, or where the text says that somebody is called so; then everywhere in the text. How long it is, is
//! judged by how usual it is that its last character and the next stand side by side. Forms of address (张阿姨, 陈书记) are no names.

use super::Found;
use super::offices::{ADDRESS, AFTER, COMMON, DOUBLE, RANKS, SEEN, SPEECH, STRONG, SURNAMES, TITLES, WEAK};
use super::text::{Text, begins, count, ends, first, is_border, is_joint, is_named, last, list, width};
use crate::clean::language::is_bound;
use crate::clean::words::Words;
use crate::order::InOrder;
use crate::structure::is_han;

/// How many bytes stand at most between an office and its place (的一名).
const BETWEEN: usize = 9;

/// A text, while its people are read.
struct Reader<'a> {
    text: &'a Text<'a>,
    places: &'a [Found],
    double: Words<'static>,
    strong: Words<'static>,
    heads: Words<'static>,
    head_list: Vec<&'static str>,
    ranks: Vec<&'static str>,
    titles: Words<'static>,
    speech: Words<'static>,
    after: Words<'static>,
    address: Words<'static>,
}

/// A name with what was said before it.
#[derive(Clone, Copy)]
struct Named {
    from: usize,
    to: usize,
    /// Where the office stands; empty if none does.
    office: (usize, usize),
    /// Whether it is a name only if it stands in the text once more.
    must_recur: bool,
}

impl Named {
    /// Bytes that are a name, whatever else the text says.
    const fn new(from: usize, to: usize, office: (usize, usize)) -> Self {
        Self { from, to, office, must_recur: false }
    }
}

/// The people of a text.
pub(super) fn people(text: &Text, places: &[Found]) -> Vec<Found> {
    let head_list: Vec<&str> = list(STRONG).into_iter().chain(list(WEAK)).collect();
    let reader = Reader {
        text,
        places,
        double: Words::new(&list(DOUBLE)),
        strong: Words::new(&list(STRONG)),
        heads: Words::new(&head_list),
        head_list,
        ranks: list(RANKS),
        titles: Words::new(&list(TITLES)),
        speech: Words::new(&list(SPEECH)),
        after: Words::new(&list(AFTER)),
        address: Words::new(&list(ADDRESS)),
    };
    let at = |(at, c): (usize, char)| if is_han(c) { reader.at_word(at) } else { reader.at_mark(at, c) };
    let likely: Vec<Named> = text.folded.char_indices().filter_map(at).collect();
    let recurring = reader.recurring(&likely);
    let mut named: Vec<Named> = Vec::new();
    for name in likely {
        if !name.must_recur || recurring.has(&text.folded[name.from..name.to]) {
            named.push(name);
            reader.others(name, &mut named);
        }
    }
    named.order_by_key(|name| name.from);
    reader.everywhere(&named)
}

impl Reader<'_> {
    /// The name to which the word at `at` leads.
    fn at_word(&self, at: usize) -> Option<Named> {
        let rest = self.text.behind(at);
        let begins_clause = !last(self.text.before(at)).is_some_and(is_named);
        if let Some(named) = begins(&self.heads, rest).and_then(|len| self.behind_office(at, len)) {
            return Some(named);
        }
        if let Some(len) = begins(&self.titles, rest) {
            return self.before_title(at, len);
        }
        if rest.starts_with('叫') && last(self.text.before(at)).is_some_and(|c| "她他我名人".contains(c)) {
            let from = at + 3;
            let len: usize =
                self.text.behind(from).chars().take(5).take_while(|c| is_named(*c)).map(char::len_utf8).sum();
            let is_name = (6..=12).contains(&len) && self.text.behind(from + len).starts_with([',', '。']);
            return is_name.then_some(Named::new(from, from + len, (0, 0)));
        }
        // 事务局的陆海峰, : where somebody works is an attribute.
        if rest.starts_with('的') && self.last_place(at).is_some_and(|last| self.places[last].to == at) {
            let to = self.name(at + 3, false).filter(|to| self.text.behind(*to).starts_with([',', '。', '(']))?;
            return (!self.is_common(at + 3)).then_some(Named::new(at + 3, to, (at, at)));
        }
        if begins_clause { self.at_clause(at) } else { None }
    }

    /// 副总理李岚清、吴邦国: those who bear the office too.
    fn others(&self, mut name: Named, named: &mut Vec<Named>) {
        while self.text.behind(name.to).starts_with('、') {
            let from = name.to + "、".len();
            let is_name = |to: &usize| {
                !self.is_common(from) && first(self.text.behind(*to)).is_none_or(|c| ",。、和等)".contains(c))
            };
            let Some(to) = self.name(from, false).filter(is_name) else { return };
            name = Named::new(from, to, name.office);
            named.push(name);
        }
    }

    /// A name at the start of a clause: with a verb of speech behind it, or with what somebody is.
    fn at_clause(&self, at: usize) -> Option<Named> {
        let to = self.name(at, true)?;
        let rest = self.text.behind(to);
        if begins(&self.speech, rest).is_some() {
            return Some(Named::new(at, to, (0, 0)));
        }
        if let Some(office) = self.predicate(to) {
            return Some(Named::new(at, to, office));
        }
        // A name that comes again, where nothing in it is a word.
        let name = &self.text.folded[at..to];
        let is_apart = count(name) == 3
            && !is_bound_pair(&name[3..])
            && (begins(&self.after, rest).is_some() || first(rest).is_none_or(is_joint));
        is_apart.then_some(Named { must_recur: true, ..Named::new(at, to, (0, 0)) })
    }

    /// 李爱华是松江区委组织部的一名科长: the office that a clause ends with.
    fn predicate(&self, at: usize) -> Option<(usize, usize)> {
        let clause = self.text.behind(at).strip_prefix('是')?;
        let clause = &clause[..clause.find([',', '。', '\n', ';', '!'])?];
        let head = ends(&self.head_list, clause).filter(|_| count(clause) <= 32)?;
        let end = at + 3 + clause.len();
        Some(self.office(end - head, end))
    }

    /// 高丽(中): a caption.
    fn at_mark(&self, at: usize, c: char) -> Option<Named> {
        let seen = self.text.behind(at).strip_prefix('(')?;
        let is_word = SEEN.split(' ').any(|word| seen.starts_with(word));
        let is_seen = c == '(' && is_word && seen.chars().take(4).any(|c| c == ')');
        let named = |most: usize| self.text.before(at).chars().rev().take(most).take_while(|c| is_named(*c));
        let sizes = [4, 3, 2].into_iter().filter(|size| is_seen && named(*size).count() == *size);
        let mut starts = sizes.map(|size| at - named(size).map(char::len_utf8).sum::<usize>());
        let start = starts.find(|start| self.is_surname(*start) && self.name_len(*start, at))?;
        Some(Named::new(start, at, (0, 0)))
    }

    fn name_len(&self, from: usize, to: usize) -> bool {
        let surname = begins(&self.double, self.text.behind(from)).unwrap_or(3);
        (surname + 3..=surname + 6).contains(&(to - from))
    }

    fn is_surname(&self, at: usize) -> bool {
        let rest = self.text.behind(at);
        first(rest).is_some_and(|c| SURNAMES.contains(c) || COMMON.contains(c)) || begins(&self.double, rest).is_some()
    }

    /// The name behind an office of `len` bytes at `at`.
    fn behind_office(&self, at: usize, len: usize) -> Option<Named> {
        let is_strong = begins(&self.strong, self.text.behind(at)) == Some(len);
        let rest = self.text.behind(at + len);
        let skipped = rest.len() - rest.trim_start_matches(['”', '’', ' ', '(', ':', '、']).len();
        let is_listed = rest[..skipped].contains([':', '、', '(']);
        let from = at + len + skipped;
        if is_listed && !self.text.folded[at..].starts_with("记者") {
            return self.behind_attribute(at, len);
        }
        let Some(to) = self.name(from, false) else {
            return self.behind_attribute(at, len);
        };
        let behind = first(self.text.behind(to));
        let is_sure = is_border(behind) || begins(&self.after, self.text.behind(to)).is_some();
        let is_common = self.is_common(from);
        let is_word = is_bound_pair(self.text.behind(from));
        let name = &self.text.folded[from..to];
        let is_name = match (is_word, count(name)) {
            // 书记高丽是, but not 主席周年.
            (true, 2) => is_strong && (behind == Some('(') || begins(&self.after, self.text.behind(to)).is_some()),
            (true, _) => is_strong && is_sure && !is_common,
            (false, 3) if is_strong && !is_bound_pair(&name[3..]) => true,
            _ => is_sure && (is_strong || !is_common) || is_strong && !is_common,
        };
        is_name.then(|| Named::new(from, to, self.office(at, at + len)))
    }

    /// 担任党组织书记的宁文玲, : the office is an attribute.
    fn behind_attribute(&self, at: usize, len: usize) -> Option<Named> {
        let from = at + len + "的".len();
        let to = self.text.behind(at + len).starts_with('的').then(|| self.name(from, false))??;
        let is_name =
            first(self.text.behind(to)).is_some_and(|c| ",。(".contains(c)) && count(&self.text.folded[from..to]) >= 2;
        is_name.then(|| Named::new(from, to, self.office(at, at + len)))
    }

    /// The name before a title (习近平总书记).
    fn before_title(&self, at: usize, len: usize) -> Option<Named> {
        let head = self.text.before(at);
        for size in [3, 2] {
            let from = at - head.chars().rev().take(size).map(char::len_utf8).sum::<usize>();
            let name = &self.text.folded[from..at];
            let is_name = count(name) == size && name.chars().all(is_named) && self.is_surname(from);
            let before = last(self.text.before(from));
            let is_free = size == 3 || !before.is_some_and(|c| is_named(c) && !"部局委办处院校".contains(c));
            if is_name
                && is_free
                && !self.is_common(from)
                && ends(&self.head_list, name).is_none()
                && !self.is_listed_word(name)
            {
                return Some(Named::new(from, at, (at, at + len)));
            }
        }
        None
    }

    fn is_listed_word(&self, name: &str) -> bool {
        ends(&self.ranks, name).is_some()
    }

    fn is_common(&self, at: usize) -> bool {
        first(self.text.behind(at)).is_some_and(|c| COMMON.contains(c))
            && begins(&self.double, self.text.behind(at)).is_none()
    }

    /// The end of the name that begins at `at`.
    fn name(&self, at: usize, is_strict: bool) -> Option<usize> {
        let rest = self.text.behind(at);
        if !self.is_surname(at) || is_strict && (self.is_common(at) || is_bound_pair(rest)) {
            return None;
        }
        let surname = begins(&self.double, rest).unwrap_or_else(|| width(rest));
        let given = &rest[surname..];
        if [&self.address, &self.after, &self.heads].iter().any(|words| begins(words, given).is_some()) {
            return None;
        }
        // 刘 坤: names of two characters are set with a blank.
        let mut given = rest[surname..].char_indices().map(|(place, c)| (place + surname, c));
        let one = given.next().filter(|(_, c)| is_han(*c))?;
        let end = one.0 + one.1.len_utf8();
        // 李从军介绍: a joint in a name, where what follows shows that it is one.
        if is_joint(one.1) {
            let to = given.next().filter(|(_, c)| is_named(*c)).map(|(place, c)| at + place + c.len_utf8())?;
            return begins(&self.after, self.text.behind(to)).map(|_| to);
        }
        let Some(two) = given.next().filter(|(_, c)| is_named(*c)) else { return Some(at + end) };
        if begins(&self.after, &rest[two.0..]).is_some() {
            return Some(at + end);
        }
        let three = given.next().map(|(_, c)| c);
        let leans = three.is_some_and(|three| is_bound(two.1, three)) && !is_bound(one.1, two.1);
        Some(at + if leans && !self.ends_name(at, two.0 + two.1.len_utf8()) { end } else { two.0 + two.1.len_utf8() })
    }

    /// Whether what follows a name of three characters shows that it ends there.
    fn ends_name(&self, at: usize, len: usize) -> bool {
        let rest = self.text.behind(at + len);
        begins(&self.after, rest).is_some() || first(rest).is_none_or(is_joint)
    }

    /// The whole office whose last word stands at `from..to`: with ranks before it, and with another that 、 joins.
    fn office(&self, from: usize, to: usize) -> (usize, usize) {
        let floor = self.last_place(from).map_or(0, |last| self.places[last].to);
        let mut start = from;
        let quoted = self.text.before(start).ends_with(['“', '‘']);
        while let Some(len) = ends(&self.ranks, self.text.before(start)).filter(|len| start - len >= floor) {
            start -= len;
        }
        // 松江区|委书记: the place keeps its name, the office has the whole word.
        if floor > 0 && self.text.before(start).strip_suffix('委').is_some_and(|head| head.len() == floor) {
            start = floor - last(self.text.before(floor)).map_or(0, char::len_utf8);
        }
        // 市委副秘书长、市信访办主任: what stands between is the office's too.
        let place = self.last_place(floor).filter(|last| floor == start && self.places[*last].to == floor);
        let begin = place.map_or(start, |place| self.places[place].from);
        let other = self.text.before(begin).strip_suffix('、').filter(|_| !quoted);
        if let Some((other, len)) = other.and_then(|other| Some((other.len(), ends(&self.head_list, other)?))) {
            return (self.office(other - len, other).0, to);
        }
        (start, to)
    }

    /// Of the names that must stand in the text once more those that do.
    fn recurring(&self, likely: &[Named]) -> Words<'_> {
        let name = |one: &Named| &self.text.folded[one.from..one.to];
        let names: Vec<&str> = likely.iter().filter(|one| one.must_recur).map(name).collect();
        let names = Words::new(&names);
        let mut seen = vec![0_usize; names.all().len()];
        for (at, c) in self.text.folded.char_indices().filter(|_| !names.all().is_empty()) {
            names.at(c, self.text.behind(at)).for_each(|number| seen[number] += 1);
        }
        let recurring: Vec<&str> =
            names.all().iter().zip(seen).filter(|(_, seen)| *seen > 1).map(|(name, _)| *name).collect();
        Words::new(&recurring)
    }

    /// The names wherever they stand, with their offices where those are said.
    fn everywhere(&self, named: &[Named]) -> Vec<Found> {
        let names: Vec<&str> = named.iter().map(|one| &self.text.folded[one.from..one.to]).collect();
        let names = Words::new(&names);
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(c) = first(self.text.behind(at)) {
            if let Some(len) = begins(&names, self.text.behind(at)).filter(|_| is_han(c)) {
                found.push(self.found(at, at + len, named));
                at += len;
            } else {
                at += c.len_utf8();
            }
        }
        found
    }

    fn found(&self, from: usize, to: usize, named: &[Named]) -> Found {
        let here = &named[named.partition_point(|one| one.from < from)..];
        let office = here.iter().take_while(|one| one.from == from).map(|one| one.office).find(|office| office.1 > 0);
        let (note, of) = office
            .map_or_else(Default::default, |(start, end)| (self.text.words(start, end), self.organisation(start)));
        Found { from, to, note, of, ..Found::default() }
    }

    /// The place or organisation that stands directly before an office.
    fn organisation(&self, office: usize) -> String {
        let before = |place: &&Found| {
            let between = self.text.folded.get(place.to..office).unwrap_or_default();
            place.to <= office && between.len() <= BETWEEN && ["", "的", "的一名", "的“", "下派"].contains(&between)
                || place.to > office && place.from < office && place.to <= office + 3
        };
        let near = &self.places[..self.places.partition_point(|place| place.from < office)];
        let place = near.iter().rev().take_while(|place| place.to + BETWEEN >= office).find(before);
        place.map(|place| self.text.words(place.from, place.to)).unwrap_or_default()
    }

    /// The number of the last place that ends before `at` or there.
    fn last_place(&self, at: usize) -> Option<usize> {
        self.places.partition_point(|place| place.to <= at).checked_sub(1)
    }
}

/// Whether the first two characters are a word.
fn is_bound_pair(text: &str) -> bool {
    let mut chars = text.chars();
    matches!((chars.next(), chars.next()), (Some(a), Some(b)) if is_bound(a, b))
}
