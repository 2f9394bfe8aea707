//! Readings in brackets behind characters, and whether a tool or the author wrote them.
//!
//! In: a text. Out: [`Survey`], every place where a Han character has one of its readings behind it, and what the whole
//! text says about them. It removes nothing.

use std::ops::Range;

use memchr::{memchr_iter, memmem};

use super::language::{single, symbol};
use super::pinyin::{self, Syllable};
use super::{gbk, mirror};
use crate::codes::Codes;
use crate::edit::Span;
use crate::order::InOrder;
use crate::structure::is_han;

/// Above this cost in nats a character is one that an author might gloss.
const RARE: f32 = 10.5;
/// Up to this mean cost in nats characters are too common for anyone to gloss them.
const COMMON: f32 = 8.0;
/// Words of a text that is about pronunciation: there a gloss is the author's until more proves the tool.
const ABOUT_READINGS: [&str; 12] =
    ["读音", "讀音", "拼音", "多音", "读作", "讀作", "念作", "唸作", "注音", "读成", "讀成", "异读"];
/// The most that brackets hold which are looked into, in characters.
const WIDEST: usize = 40;
/// Readings that few pages have more of.
const MANY: usize = 4096;
/// The longest reading, with blanks and marks in it, in characters.
const LONGEST: usize = 10;

/// A character with a reading behind it.
pub struct Site {
    /// The character.
    pub glossed: char,
    /// Its place among the [`Count`]s.
    place: usize,
    /// The reading.
    syllable: Syllable,
    /// The reading with its brackets, bytes of the text.
    pub span: Span,
    /// Whether the brackets are full-width.
    wide: bool,
}

/// How a text uses readings.
pub struct Survey<'t> {
    text: &'t str,
    /// Every place with a reading, in order.
    pub sites: Vec<Site>,
    /// Readings behind an ASCII character that makes a character of GBK with the byte before it, which is read so: only a
    /// tool that looks at bytes takes it for one. Spans with the brackets, bytes of the text.
    pub across: Vec<Span>,
    /// The glossed characters, each once.
    counts: Vec<Count>,
    /// How many Han characters of the usual two blocks the text has, if it has several sites.
    han: usize,
    /// How many sites carry the reading that their character mostly carries.
    usual: usize,
    /// Brackets that hold the reading of a whole word (生(xuéshēng)): no tool writes them.
    words: usize,
}

/// How often a glossed character stands in a text.
struct Count {
    glossed: char,
    /// With a reading behind it.
    carried: usize,
    /// How often with the first reading that was met, and with which others: mostly there are none.
    first: (Syllable, usize),
    others: Vec<(Syllable, usize)>,
    /// At all.
    places: usize,
    is_converted: bool,
    is_rare: bool,
}

impl Count {
    fn new(Site { glossed, syllable, .. }: &Site) -> Self {
        let (glossed, first) = (*glossed, (*syllable, 0));
        let (is_converted, is_rare) = (is_converted(glossed), is_rare(glossed));
        Self { glossed, carried: 0, first, others: Vec::new(), places: 0, is_converted, is_rare }
    }
}

impl<'t> Survey<'t> {
    /// Looks through a text, in which a tool could not mark the `repaired` characters: their bytes were apart. One without
    /// readings costs a search for brackets.
    pub fn new(text: &'t str, repaired: &str) -> Self {
        let (mut sites, across, words) = sites(text);
        let mut counts = Vec::<Count>::new();
        // By code: first the place of each character among the counts, + 1, then how often it stands there.
        let mut by_code = vec![0_u32; if sites.is_empty() { 0 } else { HAN.len() }];
        for site in &mut sites {
            let place = &mut by_code[code(site.glossed)];
            if *place == 0 {
                counts.push(Count::new(site));
                *place = counts.len() as u32;
            }
            site.place = *place as usize - 1;
            counts[site.place].carry(site.syllable);
        }
        let mut han = 0;
        if sites.len() > 1 {
            for count in &counts {
                by_code[code(count.glossed)] = 0;
            }
            han = count(text, &sites, &mut by_code);
            for c in repaired.chars().filter(|c| HAN.contains(&u32::from(*c))) {
                by_code[code(c)] = by_code[code(c)].saturating_sub(1);
            }
            for count in &mut counts {
                count.places = count.carried.max(by_code[code(count.glossed)] as usize);
            }
        }
        let usual = counts.iter().map(Count::usual).sum();
        Self { text, sites, across, counts, han, usual, words }
    }

    fn count_of(&self, site: &Site) -> &Count {
        &self.counts[site.place]
    }

    /// Whether a tool wrote the readings, not the author.
    pub fn is_tool(&self) -> bool {
        let readings = self.sites.len();
        if readings < 2 {
            return false;
        }
        let places: usize = self.counts.iter().map(|count| count.places).sum();
        // A primer has the readings of whole words, of most characters, or of one character after the other.
        let beside = self.sites.windows(2).filter(|two| two[1].span.from == two[0].span.to + two[1].glossed.len_utf8());
        let primer = self.words * 3 > readings || self.han <= readings * 2 || beside.count() * 5 > readings * 3;
        let one_each = self.usual * 10 >= readings * 9;
        let wherever = readings * 10 >= places * 8;
        !primer && one_each && wherever && (self.all_converted() || self.nobody_glosses())
    }

    /// Whether the glossed characters are common traditional ones with their first reading: what a mirror marks.
    fn all_converted(&self) -> bool {
        let converted = || self.counts.iter().filter(|count| count.is_converted);
        let all: usize = converted().map(|count| count.carried).sum();
        let most: usize = converted().filter(|count| !count.is_rare).map(Count::usually).sum();
        let sites = self.sites.len();
        // On a small page all must be; on a large one some characters are rare, or read in another way than mostly. Who
        // glosses hard words of a traditional text passes over the common ones, or glosses simple ones beside them.
        most == sites || sites >= 10 && (most * 10 >= sites * 7 || most * 2 >= sites && all * 20 >= sites * 19)
    }

    /// Whether the glossed characters are such as no author glosses: common ones, with their first reading or again and
    /// again.
    fn nobody_glosses(&self) -> bool {
        let distinct = self.counts.len();
        let repeated = self.counts.iter().filter(|count| count.carried > 1 && count.carried == count.places).count();
        let rare = self.counts.iter().filter(|count| count.is_rare).count();
        let above: f32 = self.counts.iter().map(|count| single(count.glossed) - COMMON).sum();
        let first: usize = self.counts.iter().map(Count::usually).sum();
        let common = above <= 0.0 && first * 4 >= self.sites.len() * 3;
        let again = repeated >= 3 && repeated * 3 >= distinct && rare * 2 <= distinct;
        self.sites.len() >= 4 && (again && common || (again || common) && !self.is_about_readings())
    }

    fn is_about_readings(&self) -> bool {
        ABOUT_READINGS.iter().any(|word| self.text.contains(word))
    }

    /// The sites that a tool wrote, once it is known that one did; those that only look so are the author's.
    pub fn injected(&self) -> impl Iterator<Item = &Site> {
        let wide = self.sites.iter().filter(|site| site.wide).count();
        let converted: usize = self.counts.iter().filter(|count| count.is_converted).map(|count| count.carried).sum();
        let is_odd = move |count: usize| count * 10 <= self.sites.len();
        // One who writes 饕餮（tiè） on such a page uses brackets of another width, or glosses what the tool passes over.
        let own_style = move |site: &Site| is_odd(if site.wide { wide } else { self.sites.len() - wide });
        let own_choice = move |count: &Count| {
            let odd = if count.is_converted { converted } else { self.sites.len() - converted };
            count.carried == 1 && is_odd(odd)
        };
        let is_injected = move |site: &&Site| {
            let count = self.count_of(site);
            count.is_in_table() && !own_style(site) && !own_choice(count)
        };
        self.sites.iter().filter(is_injected)
    }
}

impl Count {
    /// Counts a site with that reading.
    fn carry(&mut self, syllable: Syllable) {
        self.carried += 1;
        let mut known = std::iter::once(&mut self.first).chain(&mut self.others);
        match known.find(|(known, _)| *known == syllable) {
            Some((_, count)) => *count += 1,
            None => self.others.push((syllable, 1)),
        }
    }

    /// How often it carries its most usual reading; any of that sound where the tone is not written.
    fn usually(&self) -> usize {
        let known = std::iter::once(&self.first).chain(&self.others);
        let usual = known.filter(|(syllable, _)| pinyin::reads_mostly(self.glossed, *syllable));
        usual.map(|(_, count)| count).sum()
    }

    /// How often it carries the one reading that it mostly carries.
    fn usual(&self) -> usize {
        self.others.iter().map(|(_, count)| *count).fold(self.first.1, usize::max)
    }

    /// Whether the tool's table holds the character: it mostly carries its reading.
    const fn is_in_table(&self) -> bool {
        let rare_once = self.carried == 1 && self.is_rare && !self.is_converted;
        self.carried * 2 > self.places && !rare_once
    }
}

/// Whether the character has a simplified form.
fn is_converted(c: char) -> bool {
    symbol(c) != c
}

fn is_rare(c: char) -> bool {
    single(c) > RARE
}

/// The codes of Han characters of the usual two blocks: the table of readings knows no others (not even 〇).
const HAN: Range<u32> = 0x3400..0xA000;

/// The number of one of these characters among them.
const fn code(c: char) -> usize {
    (c as u32 - HAN.start) as usize
}

/// Counts how often each of these characters stands in a text, and all of them.
fn count(text: &str, sites: &[Site], by_code: &mut [u32]) -> usize {
    let (mut han, mut from) = (0, 0);
    // The readings themselves hold none.
    let readings = sites.iter().map(|site| site.span).chain([Span::new(text.len(), text.len())]);
    for reading in readings {
        for code in Codes::of(&text[from..reading.from]).wide() {
            if let Some(count) = by_code.get_mut(code.wrapping_sub(HAN.start) as usize) {
                *count += 1;
                han += 1;
            }
        }
        from = reading.to;
    }
    han
}

/// Every place where a Han character has one of its readings in brackets behind it, every one where a character across the
/// border of two has, and how many brackets hold the reading of more than one character.
fn sites(text: &str) -> (Vec<Site>, Vec<Span>, usize) {
    let narrow = memchr_iter(b'(', text.as_bytes());
    let (mut sites, mut across, mut words) = (Vec::with_capacity(narrow.clone().count().min(MANY)), Vec::new(), 0);
    let mut insides = Insides::default();
    let wide = memmem::find_iter(text.as_bytes(), "（").map(|open| (open, true));
    for (open, wide) in narrow.map(|open| (open, false)).chain(wide) {
        let bracket = if wide { '（' } else { '(' }.len_utf8();
        let letters = &text[open + bracket..];
        let Some(Inside { length, syllable }) = insides.at(letters, wide) else { continue };
        let Some(glossed) = text[..open].chars().next_back().filter(|c| is_glossed(*c)) else { continue };
        let inside = &letters[..length];
        let span = Span::new(open, open + bracket + length + bracket);
        if glossed.is_ascii() {
            let read = across_border(&text[..open]).zip(syllable);
            across.extend(read.filter(|(c, syllable)| pinyin::reads(*c, *syllable)).map(|_| span));
            continue;
        }
        match syllable.filter(|syllable| pinyin::reads(glossed, *syllable)) {
            Some(syllable) => sites.push(Site { glossed, place: 0, syllable, span, wide }),
            None => words += usize::from(pinyin::has_tone(inside)),
        }
    }
    sites.order_by_key(|site| site.span);
    (sites, across, words)
}

/// What short brackets hold, by its bytes: on a mirror's page the same readings stand again and again.
#[derive(Default)]
struct Insides(Vec<(u64, Option<Inside>)>);

/// What brackets hold that begin with a letter.
#[derive(Clone, Copy)]
struct Inside {
    /// How many bytes.
    length: usize,
    syllable: Option<Syllable>,
}

impl Insides {
    /// How many are kept, as a power of two.
    const KEPT: u32 = 8;

    /// What brackets hold that begin with a letter and are closed before long; `letters` is the text behind the opening one.
    fn at(&mut self, letters: &str, wide: bool) -> Option<Inside> {
        let Some(key) = short(letters).filter(|_| !wide) else { return inside(letters, wide) };
        self.0.resize(1 << Self::KEPT, (0, None));
        let slot = &mut self.0[(key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - Self::KEPT)) as usize];
        if slot.0 != key {
            *slot = (key, inside(letters, wide));
        }
        slot.1
    }
}

/// The bytes up to the closing bracket as one number, where these are one to seven. All are looked at together: the highest
/// bits of bytes that are zero (Mycroft's test; Warren, Hacker's Delight 6-1), the first of which is found right.
fn short(letters: &str) -> Option<u64> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let bytes = u64::from_le_bytes(*letters.as_bytes().first_chunk()?);
    let close = bytes ^ (ONES * u64::from(b')'));
    let close = close.wrapping_sub(ONES) & !close & (ONES << 7);
    let length = close.trailing_zeros() / 8;
    // The bracket belongs to the number: nothing else is zero before it.
    matches!(length, 1..=7).then(|| bytes & (u64::MAX >> (56 - length * 8)))
}

/// The same, looked into.
fn inside(letters: &str, wide: bool) -> Option<Inside> {
    if !letters.starts_with(|c: char| c.is_alphabetic() && !is_han(c)) {
        return None;
    }
    let length = closes(letters, wide)?;
    let is_short = length <= LONGEST || letters[..length].chars().count() <= LONGEST;
    Some(Inside { length, syllable: if is_short { pinyin::written(&letters[..length]) } else { None } })
}

/// Where the bracket is closed before long, in bytes.
fn closes(letters: &str, wide: bool) -> Option<usize> {
    let near = &letters.as_bytes()[..letters.len().min(WIDEST * 4)];
    let close = if wide { memmem::find(near, "）".as_bytes()) } else { near.iter().position(|byte| *byte == b')') }?;
    (close < WIDEST || letters[..close].chars().count() < WIDEST).then_some(close)
}

/// Whether a tool can take the character, or a byte of it, for one that it glosses.
const fn is_glossed(c: char) -> bool {
    HAN.start <= c as u32 && (c as u32) < HAN.end || matches!(c, '@'..='~')
}

/// What the last byte (GBK) of a text's last character but one makes with the last; the one may have its own reading behind it.
fn across_border(text: &str) -> Option<char> {
    let mut back = text.chars();
    let last = back.next_back()?;
    let before = without_reading(back.as_str()).chars().next_back()?;
    let [_, lead] = gbk::encode(mirror::widen(before).unwrap_or(before))?;
    gbk::decode(lead, u8::try_from(last).ok()?)
}

/// A text without the reading that it may end in.
fn without_reading(text: &str) -> &str {
    let inside = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let read = inside.filter(|(_, letters)| letters.len() <= WIDEST && pinyin::written(letters).is_some());
    read.map_or(text, |(before, _)| before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_marks_wherever_an_author_once() {
        for tool in [
            "社區(qū)黨組織發(fā)動黨員,各社區(qū)發(fā)出通知",
            "守嚴(yán)守牢疫情防控的關(guān)鍵防線",
            "烟(yan)台市(shi)智能(néng)科(kē)技公司",
            "社區（QU）黨組織發（FA）動黨員，各社區（QU）發（FA）出通知",
            "社區(qu1)黨組織發(fa1)動黨員,各社區(qu1)發(fa1)出通知",
        ] {
            assert!(Survey::new(tool, "").is_tool(), "{tool}");
        }
        for author in [
            "饕餮(tiè)是传说中的凶兽，又作狍鸮(xiāo)。",
            "“长(zhǎng)大”与“长(cháng)短”的“长”读音不同，“长城”“长江”读长(cháng)，“家长”“校长”读长(zhǎng)。",
            "床(chuáng)前(qián)明(míng)月(yuè)光(guāng)，疑(yí)是(shì)地(dì)上(shàng)霜(shuāng)。",
            "單(shàn)縣在山東西南。",
            "f(x)与g(y)",
            "小猫去河边钓(diào)鱼，看见蜻(qīng)蜓飞来，又看见蝴蝶飞过，溪(xī)水很清，鱼虾(xiā)很多，一条也没有咬(yǎo)钩。",
        ] {
            assert!(!Survey::new(author, "").is_tool(), "{author}");
        }
    }

    #[test]
    fn all_that_have_readings_are_counted() {
        let read = ('\0'..=char::MAX).filter(|c| pinyin::readings(*c).next().is_some());
        assert!(read.map(u32::from).all(|code| HAN.contains(&code)));
    }

    #[test]
    fn an_authors_gloss_stays_on_a_mirrors_page() {
        let text = "社區(qū)黨組織發(fā)動黨員，各社區(qū)發(fā)出通知，\
                    門(mén)口畫(huà)著饕餮(tiè)，開(kāi)關(guān)門(mén)時(shí)見(jiàn)到";
        let survey = Survey::new(text, "");
        assert!(survey.is_tool());
        assert!(survey.injected().all(|site| site.glossed != '餮') && survey.injected().count() == 11);
    }
}
