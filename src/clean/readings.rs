//! Readings in brackets behind characters, and whether a tool or the author wrote them.
//!
//! In: a text. Out: [`Survey`], every place where a Han character has one of its readings behind it, and what the whole
//! text says about them. It removes nothing.

use std::collections::HashMap;

use memchr::{memchr_iter, memmem};

use super::language::{single, symbol};
use super::{gbk, mirror, pinyin};
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
/// The longest reading, with blanks and marks in it, in characters.
const LONGEST: usize = 10;

/// A character with a reading behind it.
pub struct Site {
    /// The character.
    pub glossed: char,
    /// The reading, as in [`pinyin::syllable`].
    syllable: String,
    /// The reading with its brackets, bytes of the text.
    pub span: Span,
    /// Whether the brackets are full-width.
    wide: bool,
}

/// How a text uses readings.
pub struct Survey {
    /// Every place with a reading, in order.
    pub sites: Vec<Site>,
    /// Readings behind an ASCII character that makes a character of GBK with the byte before it, which is read so: only a
    /// tool that looks at bytes takes it for one. Spans with the brackets, bytes of the text.
    pub across: Vec<Span>,
    /// For each glossed character: how often it carries a reading, and how often it stands at all.
    counts: HashMap<char, (usize, usize)>,
    /// Brackets that hold the reading of a whole word (生(xuéshēng)): no tool writes them.
    words: usize,
    han: usize,
    is_about_readings: bool,
}

impl Survey {
    /// Looks through a text. One without readings costs a search for brackets.
    pub fn new(text: &str) -> Self {
        let (sites, across, words) = sites(text);
        let mut survey = Self { sites, across, words, counts: HashMap::new(), han: 0, is_about_readings: false };
        if survey.sites.len() > 1 {
            survey.count(text);
        }
        survey
    }

    fn count(&mut self, text: &str) {
        // Most characters of a text carry no reading: they are told by their place here.
        let mut glossed = vec![false; 1 << 16];
        for site in &self.sites {
            self.counts.entry(site.glossed).or_default().0 += 1;
            glossed[site.glossed as usize & 0xFFFF] = true;
        }
        for c in text.chars().filter(|c| is_han(*c)) {
            self.han += 1;
            if glossed[c as usize & 0xFFFF] {
                self.counts.entry(c).and_modify(|count| count.1 += 1);
            }
        }
        self.is_about_readings = ABOUT_READINGS.iter().any(|word| text.contains(word));
    }

    /// Whether a tool wrote the readings, not the author.
    pub fn is_tool(&self) -> bool {
        let readings = self.sites.len();
        let places: usize = self.counts.values().map(|count| count.1).sum();
        // A primer has the readings of whole words, of most characters, or of one character after the other.
        let beside = self.sites.windows(2).filter(|two| two[1].span.from == two[0].span.to + two[1].glossed.len_utf8());
        let primer = self.words * 3 > readings || readings * 2 >= self.han || beside.count() * 5 > readings * 3;
        let one_each = self.usual_readings() * 10 >= readings * 9;
        let wherever = readings * 10 >= places * 8;
        readings >= 2 && !primer && one_each && wherever && (self.all_converted() || self.nobody_glosses())
    }

    /// How many places carry the reading that their character mostly carries.
    fn usual_readings(&self) -> usize {
        let mut by_reading: HashMap<(char, &str), usize> = HashMap::new();
        for site in &self.sites {
            *by_reading.entry((site.glossed, site.syllable.as_str())).or_default() += 1;
        }
        let mut most: HashMap<char, usize> = HashMap::new();
        for ((glossed, _), count) in by_reading {
            let usual = most.entry(glossed).or_default();
            *usual = count.max(*usual);
        }
        most.values().sum()
    }

    /// Whether the glossed characters are common traditional ones with their first reading: what a mirror marks.
    fn all_converted(&self) -> bool {
        let converted = self.sites.iter().filter(|site| is_converted(site.glossed));
        let usual = |site: &&Site| !is_rare(site.glossed) && site.is_first_reading();
        let (sites, all, most) = (self.sites.len(), converted.clone().count(), converted.filter(usual).count());
        // On a small page all must be; on a large one some characters are rare, or read in another way than mostly. Who
        // glosses hard words of a traditional text passes over the common ones, or glosses simple ones beside them.
        most == sites || sites >= 10 && (most * 10 >= sites * 7 || most * 2 >= sites && all * 20 >= sites * 19)
    }

    /// Whether the glossed characters are such as no author glosses: common ones, with their first reading or again and
    /// again.
    fn nobody_glosses(&self) -> bool {
        let distinct = self.counts.len();
        let repeated = self.counts.values().filter(|(carried, places)| *carried > 1 && carried == places).count();
        let rare = self.counts.keys().filter(|c| is_rare(**c)).count();
        let above: f32 = self.counts.keys().map(|c| single(symbol(*c)) - COMMON).sum();
        let first = self.sites.iter().filter(|site| site.is_first_reading()).count();
        let common = above <= 0.0 && first * 4 >= self.sites.len() * 3;
        let again = repeated >= 3 && repeated * 3 >= distinct && rare * 2 <= distinct;
        self.sites.len() >= 4 && (again && (common || !self.is_about_readings) || common && !self.is_about_readings)
    }

    /// Leaves out characters that were repaired: the tool could not mark them, their bytes were apart.
    pub fn forget(&mut self, repaired: impl Iterator<Item = char>) {
        for c in repaired {
            self.counts.entry(c).and_modify(|(carried, places)| *places = (*places - 1).max(*carried));
        }
    }

    /// The sites that a tool wrote, once it is known that one did; those that only look so are the author's.
    pub fn injected(&self) -> impl Iterator<Item = &Site> {
        let wide = self.sites.iter().filter(|site| site.wide).count();
        let converted = self.sites.iter().filter(|site| is_converted(site.glossed)).count();
        let is_odd = move |count: usize| count * 10 <= self.sites.len();
        // One who writes 饕餮（tiè） on such a page uses brackets of another width, or glosses what the tool passes over.
        let own_style = move |site: &Site| is_odd(if site.wide { wide } else { self.sites.len() - wide });
        let own_choice = move |site: &Site| {
            let carried = self.counts.get(&site.glossed).map_or(0, |count| count.0);
            let odd = if is_converted(site.glossed) { converted } else { self.sites.len() - converted };
            carried == 1 && is_odd(odd)
        };
        self.sites.iter().filter(move |site| self.in_table(site.glossed) && !own_style(site) && !own_choice(site))
    }

    /// Whether the tool's table holds the character: it mostly carries its reading.
    fn in_table(&self, glossed: char) -> bool {
        let rare_once = |carried| carried == 1 && is_rare(glossed) && !is_converted(glossed);
        self.counts.get(&glossed).is_some_and(|(carried, places)| carried * 2 > *places && !rare_once(*carried))
    }
}

impl Site {
    /// Whether the reading is the character's most usual one; any of that sound where the tone is not written.
    fn is_first_reading(&self) -> bool {
        let first = pinyin::readings(self.glossed).next().unwrap_or_default();
        first == self.syllable || first.trim_end_matches(|c: char| c.is_ascii_digit()) == self.syllable
    }
}

/// Whether the character has a simplified form.
fn is_converted(c: char) -> bool {
    symbol(c) != c
}

fn is_rare(c: char) -> bool {
    single(symbol(c)) > RARE
}

/// Every place where a Han character has one of its readings in brackets behind it, every one where a character across the
/// border of two has, and how many brackets hold the reading of more than one character.
fn sites(text: &str) -> (Vec<Site>, Vec<Span>, usize) {
    let (mut sites, mut across, mut words) = (Vec::new(), Vec::new(), 0);
    let narrow = memchr_iter(b'(', text.as_bytes()).map(|open| (open, false));
    let wide = memmem::find_iter(text.as_bytes(), "（").map(|open| (open, true));
    for (open, wide) in narrow.chain(wide) {
        let (bracket, closing) = if wide { ('（', '）') } else { ('(', ')') };
        let letters = &text[open + bracket.len_utf8()..];
        if !letters.starts_with(|c: char| c.is_alphabetic() && !is_han(c)) {
            continue;
        }
        let Some(glossed) = text[..open].chars().next_back().filter(|c| is_glossed(*c)) else { continue };
        let Some(close) = letters.char_indices().take(40).find(|(_, c)| *c == closing).map(|(at, _)| at) else {
            continue;
        };
        let inside = &letters[..close];
        let syllable = if inside.chars().count() <= LONGEST { pinyin::written(inside) } else { None };
        let span = Span::new(open, open + bracket.len_utf8() + close + closing.len_utf8());
        if glossed.is_ascii() {
            let read = across_border(&text[..open]).zip(syllable);
            across.extend(read.filter(|(c, syllable)| pinyin::reads(*c, syllable)).map(|_| span));
            continue;
        }
        match syllable.filter(|syllable| pinyin::reads(glossed, syllable)) {
            Some(syllable) => sites.push(Site { glossed, syllable, span, wide }),
            None => words += usize::from(pinyin::has_tone(inside)),
        }
    }
    sites.order_by_key(|site| site.span);
    (sites, across, words)
}

/// Whether a tool can take the character, or a byte of it, for one that it glosses.
const fn is_glossed(c: char) -> bool {
    is_han(c) || matches!(c, '@'..='~')
}

/// What the last byte (GBK) of a text's last character but one makes with the last.
fn across_border(text: &str) -> Option<char> {
    let mut back = text.chars().rev();
    let (last, before) = (back.next()?, back.next()?);
    let [_, lead] = gbk::encode(mirror::widen(before).unwrap_or(before))?;
    gbk::decode(lead, u8::try_from(last).ok()?)
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
            assert!(Survey::new(tool).is_tool(), "{tool}");
        }
        for author in [
            "饕餮(tiè)是传说中的凶兽，又作狍鸮(xiāo)。",
            "“长(zhǎng)大”与“长(cháng)短”的“长”读音不同，“长城”“长江”读长(cháng)，“家长”“校长”读长(zhǎng)。",
            "床(chuáng)前(qián)明(míng)月(yuè)光(guāng)，疑(yí)是(shì)地(dì)上(shàng)霜(shuāng)。",
            "單(shàn)縣在山東西南。",
            "f(x)与g(y)",
            "小猫去河边钓(diào)鱼，看见蜻(qīng)蜓飞来，又看见蝴蝶飞过，溪(xī)水很清，鱼虾(xiā)很多，一条也没有咬(yǎo)钩。",
        ] {
            assert!(!Survey::new(author).is_tool(), "{author}");
        }
    }

    #[test]
    fn an_authors_gloss_stays_on_a_mirrors_page() {
        let text = "社區(qū)黨組織發(fā)動黨員，各社區(qū)發(fā)出通知，\
                    門(mén)口畫(huà)著饕餮(tiè)，開(kāi)關(guān)門(mén)時(shí)見(jiàn)到";
        let survey = Survey::new(text);
        assert!(survey.is_tool());
        assert!(survey.injected().all(|site| site.glossed != '餮') && survey.injected().count() == 11);
    }
}
