//! Pages of sites whose templates were written without looking at the rules: one half to tune on, one held out.
//!
//! With `JIAOKAN_PROSE` set to a folder of texts (the first line of each is its title), the prose is taken from there
//! and the measure is printed for each template; `JIAOKAN_SITES=held` measures the half that is held out,
//! `JIAOKAN_SITES=FILE` templates of one's own.

#[allow(dead_code, reason = "only its dice are thrown here")]
mod corruptor;
mod sites;

use std::collections::BTreeMap;
use std::path::Path;

use corruptor::Dice;
use jiaokan::clean::recurring::Count;
use jiaokan::clean::rules::RULES;
use jiaokan::corpus::{read, read_among};
use jiaokan::document::{Document, Kind};
use sites::{Prose, Setting, Site};

/// What was counted: characters of the author's, characters given, those that are both, and facts.
#[derive(Default)]
struct Tally {
    truth: usize,
    given: usize,
    same: usize,
    facts: BTreeMap<&'static str, (usize, usize)>,
    wrong: Vec<String>,
    left: BTreeMap<String, usize>,
    lost: BTreeMap<String, usize>,
}

/// The characters that are compared: without white space, widths alike.
fn comparable(text: &str) -> Vec<char> {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect()
}

/// A title as it is compared: what its entities stand for, without white space, widths alike.
fn shown(title: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    let decoded = signs.iter().fold(title.to_owned(), |title, (entity, sign)| title.replace(entity, sign));
    comparable(&decoded).into_iter().collect()
}

/// How many characters two texts have in common, in order (Myers' greedy difference).
fn common(a: &[char], b: &[char]) -> usize {
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let most = a.len() + b.len();
    let mut reach = vec![0_usize; 2 * most + 3];
    for distance in 0..=most {
        for step in 0..=distance {
            // The diagonal, moved so that none is below nought.
            let diagonal = most + 1 + 2 * step - distance;
            let down = step == 0 || step != distance && reach[diagonal - 1] < reach[diagonal + 1];
            let mut x = if down { reach[diagonal + 1] } else { reach[diagonal - 1] + 1 };
            let mut y = x + most + 1 - diagonal;
            while x < a.len() && y < b.len() && a[x] == b[y] {
                (x, y) = (x + 1, y + 1);
            }
            reach[diagonal] = x;
            if x >= a.len() && y >= b.len() {
                return head + tail + (most - distance) / 2;
            }
        }
    }
    head + tail
}

impl Tally {
    fn count(&mut self, page: &Site, document: &Document) {
        let given = document.lines.iter().filter(|line| line.kind != Kind::Title);
        let given: Vec<&str> = given.map(|line| line.span.of(&document.clean)).collect();
        let (truth, text) = (comparable(&page.body.concat()), comparable(&given.concat()));
        self.truth += truth.len();
        self.given += text.len();
        self.same += common(&truth, &text);
        for line in given.iter().filter(|line| !page.body.iter().any(|own| comparable(own) == comparable(line))) {
            *self.left.entry(format!("{} | {}", page.name, line.chars().take(70).collect::<String>())).or_default() +=
                1;
        }
        let flat = |text: &str| comparable(text).into_iter().collect::<String>();
        let kept: String = flat(&given.concat());
        for own in page.body.iter().filter(|own| !kept.contains(&flat(own))) {
            *self.lost.entry(format!("{} {own}", page.name)).or_default() += 1;
        }
        let fields = &document.fields;
        let title = fields.title.as_deref().map(shown);
        self.fact("title", &[shown(&page.title)], title.as_ref(), page);
        if !page.dates.is_empty() {
            self.fact("published", &page.dates, fields.published.as_ref(), page);
        }
        for (name, value) in &page.facts {
            let views = fields.views.map(|views| views.to_string());
            let found = match *name {
                "source" => &fields.source,
                "author" => &fields.author,
                "editor" => &fields.editor,
                _ => &views,
            };
            self.fact(name, std::slice::from_ref(value), found.as_ref(), page);
        }
    }

    fn fact(&mut self, name: &'static str, truth: &[String], found: Option<&String>, page: &Site) {
        let (all, right) = self.facts.entry(name).or_default();
        // A day that is marked as likely (3/4/2020 may be two) counts, and has no time.
        let likely = |found: &String| {
            let day = found.strip_suffix('?')?;
            truth.iter().find(|truth| truth.starts_with(day))
        };
        let is_right = found.is_some_and(|found| truth.contains(found) || likely(found).is_some());
        *all += 1;
        *right += usize::from(is_right);
        if !is_right {
            self.wrong.push(format!("{name} {truth:?} {found:?} {}", page.name));
        }
    }

    fn precision(&self) -> f64 {
        ratio(self.same, self.given)
    }

    fn recall(&self) -> f64 {
        ratio(self.same, self.truth)
    }

    fn line(&self) -> String {
        let facts: Vec<String> =
            self.facts.iter().map(|(name, (all, right))| format!("{name} {:.3}", ratio(*right, *all))).collect();
        format!("precision {:.4} recall {:.4} | {}", self.precision(), self.recall(), facts.join(" "))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of characters are far below 2^52")]
fn ratio(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}

/// The texts of a folder that have a title: the first line of each. Short ones are passed by, and those whose first line is
/// no title ([`is_title`]).
fn folder_of_prose(folder: &Path) -> Vec<Prose> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("readable").path()).collect();
    files.sort();
    let text = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("UTF-8");
        let mut lines = text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
        Prose { title: lines.next().unwrap_or_default(), lines: lines.collect() }
    };
    let long = |prose: &Prose| prose.lines.concat().chars().count() > 150;
    files.iter().map(text).filter(|prose| long(prose) && is_title(&prose.title)).collect()
}

/// Whether the first line of a text can be its title. A translator's note on where the text comes from (`- 原文地址：…`), a point of
/// a list, a sentence with a full stop and markup are not.
fn is_title(first: &str) -> bool {
    let note = ["原文", "作者"].iter().any(|label| first.starts_with(label)) && first.contains([':', '：']);
    !(note || first.starts_with("- ") || first.ends_with('。') || first.contains(":::"))
}

/// How the pages of a template are cleaned.
#[derive(Clone, Copy, PartialEq)]
enum Company {
    /// Each by itself.
    Alone,
    /// As texts of one corpus, which have lines in common.
    Together,
}

/// Measures templates over texts: each template with `times` texts.
fn measure(
    file: &str,
    prose: &[Prose],
    times: usize,
    setting: Option<Setting>,
    company: Company,
) -> (Tally, BTreeMap<String, Tally>) {
    let mut dice = Dice(7);
    let (mut all, mut each) = (Tally::default(), BTreeMap::<String, Tally>::new());
    for template in sites::templates(file) {
        let mut fill = || {
            let text = &prose[dice.below(prose.len())];
            let setting = setting.unwrap_or([Setting::Lines, Setting::Loose][dice.below(2)]);
            template.fill(text, prose, setting, &mut dice)
        };
        let pages: Vec<Site> = (0..times).map(|_| fill()).collect();
        let mut count = Count::default();
        pages.iter().filter(|_| company == Company::Together).for_each(|page| count.add(&page.text));
        let recurring = count.recurring();
        for page in pages {
            let document = read_among("a.txt", page.text.as_bytes(), &recurring, RULES).expect("it is text");
            if std::env::var("JIAOKAN_DUMP").is_ok_and(|name| page.name.starts_with(&name)) {
                println!("{}\n-----\n{}\n-----", page.text, document.clean);
                document.removed.iter().for_each(|line| println!("{}: {}", line.rule, line.text));
            }
            let again = read("a.txt", document.clean.as_bytes(), RULES).map(|again| again.clean);
            let same = document.clean.trim().is_empty() || again.as_ref() == Ok(&document.clean);
            assert!(same, "{}: cleaning twice is not cleaning once\n{}", page.name, document.clean);
            all.count(&page, &document);
            each.entry(page.name.clone()).or_default().count(&page, &document);
        }
    }
    (all, each)
}

fn report(name: &str, (all, each): &(Tally, BTreeMap<String, Tally>)) {
    println!("== {name}: {}", all.line());
    if std::env::var("JIAOKAN_QUIET").is_ok() {
        return;
    }
    for (name, tally) in each {
        println!("{name}: {}", tally.line());
    }
    let many = |counts: &BTreeMap<String, usize>, label: &str| {
        let mut counts: Vec<_> = counts.iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        counts.iter().take(1500).for_each(|(line, count)| println!("{label} {count} {line}"));
    };
    many(&all.left, "LEFT");
    many(&all.lost, "LOST");
    let mut wrong: Vec<&String> = all.wrong.iter().collect();
    wrong.sort_by_key(|line| line.rsplit_once(" \"").map(|(_, name)| name.to_owned()));
    wrong.iter().take(20000).for_each(|line| println!("WRONG {line}"));
}

#[test]
fn pages_of_sites() {
    let own = sites::texts(include_str!("sites/prose.txt"));
    let (dev, held) = (include_str!("sites/dev.txt"), include_str!("sites/held.txt"));
    if let Ok(folder) = std::env::var("JIAOKAN_PROSE") {
        let prose = folder_of_prose(Path::new(&folder));
        let half = |odd: usize| prose.iter().skip(odd).step_by(2).cloned().collect::<Vec<_>>();
        let sites = std::env::var("JIAOKAN_SITES").unwrap_or_default();
        let own = std::fs::read_to_string(&sites).unwrap_or_default();
        let (name, file, prose) = match sites.as_str() {
            "" => ("dev", dev, half(0)),
            "held" => ("held", held, half(1)),
            name => (name, own.as_str(), half(0)),
        };
        for (company, how) in [(Company::Alone, "each page alone"), (Company::Together, "a site's pages together")] {
            report(&format!("{name}, {how}"), &measure(file, &prose, 40, None, company));
            let one_line = measure(file, &prose, 20, Some(Setting::OneLine), company);
            report(&format!("{name}, {how}, without line breaks"), &one_line);
        }
        return;
    }
    for (name, file, least) in [("dev", dev, 0.92), ("held", held, 0.88)] {
        for company in [Company::Alone, Company::Together] {
            let measured = measure(file, &own, 10, None, company);
            report(name, &measured);
            let (all, _) = measured;
            assert!(all.precision() >= least && all.recall() >= 0.995, "{name}: {}", all.line());
        }
    }
}
