#![doc = include_str!("injected_reading.md")]

use std::collections::HashMap;

use crate::clean::Draft;
use crate::clean::language::{single, symbol};
use crate::clean::pinyin;
use crate::clean::rule::{Bilingual, Rule, Stage};
use crate::edit::{Edit, Evidence, Span};
use crate::structure::is_han;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "injected-reading",
    stage: Stage::Mend,
    label: Bilingual { zh: "注音混入", en: "injected reading" },
    summary: Bilingual {
        zh: "镜像工具给某些字处处加上的括号注音；作者自己的注音不动。",
        en: "Readings in brackets that a mirror's tool put behind certain characters; an author's own glosses stay.",
    },
    doc: include_str!("injected_reading.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(
    "此字确有此读，全文此类字处处带注音，一字一读，为镜像工具所加",
    "the character is read so, and on the whole page such characters carry their one reading wherever they stand: a tool's work",
);

/// Above this cost in nats a character is one that an author might gloss.
const RARE: f32 = 10.5;

/// A character with a reading behind it.
struct Site {
    glossed: char,
    syllable: String,
    /// The reading with its brackets, bytes of the text.
    span: Span,
}

/// Every place where a Han character has one of its readings in brackets behind it.
fn sites(text: &str) -> Vec<Site> {
    let mut sites = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(glossed) = text[..open].chars().next_back().filter(|c| is_han(*c)) else { continue };
        let letters: &str = &text[open + 1..];
        let Some(close) = letters.char_indices().take(10).find(|(_, c)| *c == ')').map(|(at, _)| at) else { continue };
        let Some(syllable) = pinyin::syllable(&letters[..close]) else { continue };
        if pinyin::reads(glossed, &syllable) {
            sites.push(Site { glossed, syllable, span: Span::new(open, open + close + 2) });
        }
    }
    sites
}

/// How a text uses readings.
struct Survey {
    sites: Vec<Site>,
    /// For each glossed character: how often it carries a reading, and how often it stands at all.
    counts: HashMap<char, (usize, usize)>,
    han: usize,
}

impl Survey {
    fn new(text: &str) -> Self {
        let sites = sites(text);
        let mut counts: HashMap<char, (usize, usize)> = HashMap::new();
        for site in &sites {
            counts.entry(site.glossed).or_default().0 += 1;
        }
        let mut han = 0;
        if !sites.is_empty() {
            for c in text.chars().filter(|c| is_han(*c)) {
                han += 1;
                counts.entry(c).and_modify(|count| count.1 += 1);
            }
        }
        Self { sites, counts, han }
    }

    /// Whether a tool wrote the readings, not the author.
    fn is_tool(&self) -> bool {
        let readings = self.sites.len();
        let places: usize = self.counts.values().map(|count| count.1).sum();
        let one_each = self.usual_readings() * 10 >= readings * 9;
        let wherever = readings * 10 >= places * 8;
        let rare = self.counts.keys().filter(|c| single(symbol(**c)) > RARE).count();
        let common = rare * 2 <= self.counts.len();
        // Where nearly every character is glossed, the text is a primer or a poem with its readings.
        let sparse = readings * 2 < self.han;
        one_each && wherever && common && sparse && (readings >= 4 || readings >= 2 && self.all_converted())
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

    /// Whether every glossed character is a common traditional one with its usual reading: what the tool marks.
    fn all_converted(&self) -> bool {
        self.sites.iter().all(|site| {
            let plain = symbol(site.glossed);
            plain != site.glossed
                && single(plain) < RARE
                && pinyin::readings(site.glossed).next() == Some(site.syllable.as_str())
        })
    }

    /// Leaves out characters that were repaired: the tool could not mark them, their bytes were apart.
    fn forget(&mut self, repaired: impl Iterator<Item = char>) {
        for c in repaired {
            self.counts.entry(c).and_modify(|(carried, places)| *places = (*places - 1).max(*carried));
        }
    }

    /// Whether the tool's table holds the character: it mostly carries its reading.
    fn in_table(&self, glossed: char) -> bool {
        self.counts.get(&glossed).is_some_and(|(carried, places)| carried * 2 > *places)
    }
}

/// Whether a spam mirror's tool wrote readings into the text.
pub fn is_mirrored(text: &str) -> bool {
    Survey::new(text).is_tool()
}

/// The text without a tool's readings; as it is when there are none.
pub fn without(text: &str) -> String {
    let survey = Survey::new(text);
    if !survey.is_tool() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for site in &survey.sites {
        out.push_str(&text[at..site.span.from]);
        at = site.span.to;
    }
    out + &text[at..]
}

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let mut survey = Survey::new(text);
    if !survey.is_tool() {
        return Vec::new();
    }
    let repairs = draft.edits().iter().filter(|edit| edit.rule == super::byte_slip::RULE.name);
    survey.forget(repairs.flat_map(|edit| edit.after.chars()));
    let injected = survey.sites.iter().filter(|site| survey.in_table(site.glossed));
    injected.map(|site| Edit::plain(RULE.name, text, site.span, "", EVIDENCE)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_marks_wherever_an_author_once() {
        assert!(is_mirrored("社區(qū)黨組織發(fā)動黨員,各社區(qū)發(fā)出通知"));
        assert!(is_mirrored("守嚴(yán)守牢疫情防控的關(guān)鍵防線"));
        assert!(is_mirrored("烟(yan)台市(shi)智能(néng)科(kē)技公司"));
        for author in [
            "饕餮(tiè)是传说中的凶兽，又作狍鸮(xiāo)。",
            "“长(zhǎng)大”与“长(cháng)短”的“长”读音不同，“长城”“长江”读长(cháng)，“家长”“校长”读长(zhǎng)。",
            "床(chuáng)前(qián)明(míng)月(yuè)光(guāng)，疑(yí)是(shì)地(dì)上(shàng)霜(shuāng)。",
            "單(shàn)縣在山東西南。",
            "f(x)与g(y)",
        ] {
            assert!(!is_mirrored(author), "{author}");
        }
    }
}
