//! Generated pages: how much of the furniture goes, whether all of the author's lines stay, whether the fields are right.

#[allow(dead_code, reason = "only its dice are thrown here")]
mod corruptor;
mod pages;

use std::collections::BTreeMap;

use corruptor::Dice;
use jiaokan::clean::rules::RULES;
use jiaokan::corpus::read;
use jiaokan::document::Document;
use pages::Made;

/// How many pages are made.
const PAGES: usize = 1500;

/// What was counted.
#[derive(Default)]
struct Tally {
    furniture: usize,
    left: BTreeMap<String, usize>,
    author: usize,
    lost: Vec<String>,
    invented: Vec<String>,
    fields: BTreeMap<&'static str, (usize, usize, Vec<String>)>,
}

impl Tally {
    fn count(&mut self, made: &Made, document: &Document) {
        let mut kept: Vec<&str> = document.clean.lines().map(str::trim).collect();
        for (line, own) in made.lines.iter().filter(|(line, _)| !line.trim().is_empty()) {
            let found = kept.iter().position(|kept| *kept == line.trim());
            if let (Some(at), true) = (found, *own) {
                kept.remove(at);
            }
            match (own, found) {
                (true, None) => self.lost.push(format!("{line}\n    in: {:?}", made.text())),
                (false, Some(_)) if line.trim() != made.title => *self.left.entry(line.clone()).or_default() += 1,
                _ => {}
            }
            self.author += usize::from(*own);
            self.furniture += usize::from(!own);
        }
        let fields = &document.fields;
        self.field("title", Some(&made.title), fields.title.as_ref(), made);
        self.field("published", made.published.as_ref(), fields.published.as_ref(), made);
        self.field("source", made.source.as_ref(), fields.source.as_ref(), made);
        self.field("author", made.author.as_ref(), fields.author.as_ref(), made);
        self.field("editor", made.editor.as_ref(), fields.editor.as_ref(), made);
        self.field(
            "views",
            made.views.map(|n| n.to_string()).as_ref(),
            fields.views.map(|n| n.to_string()).as_ref(),
            made,
        );
    }

    fn field(&mut self, name: &'static str, truth: Option<&String>, found: Option<&String>, made: &Made) {
        if truth.is_none() && found.is_some() {
            self.invented.push(format!("{name}: {found:?} in {:?}", made.text()));
        }
        let (all, right, wrong) = self.fields.entry(name).or_default();
        *all += usize::from(truth.is_some());
        *right += usize::from(truth.is_some() && truth == found);
        if truth.is_some() && truth != found {
            wrong.push(format!("{truth:?} {found:?}"));
        }
    }

    fn report(&self) -> String {
        let left: usize = self.left.values().sum();
        let mut report = format!(
            "furniture removed {}/{}; author's lines kept {}/{}\n",
            self.furniture - left,
            self.furniture,
            self.author - self.lost.len(),
            self.author
        );
        for (name, (all, right, wrong)) in &self.fields {
            report.extend([format!("  {name} {right}/{all} {:?}\n", wrong.iter().take(6).collect::<Vec<_>>())]);
        }
        let mut often: Vec<_> = self.left.iter().collect();
        often.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (line, count) in often.iter().take(40) {
            report.extend([format!("  left {count} {line:?}\n")]);
        }
        for line in self.lost.iter().take(10).chain(self.invented.iter().take(10)) {
            report.extend([format!("  LOST OR INVENTED {line}\n")]);
        }
        report
    }
}

/// `part` in hundredths of a percent of `all`.
fn share(part: usize, all: usize) -> usize {
    part * 10_000 / all.max(1)
}

#[test]
fn furniture_goes_and_the_author_stays() {
    let mut dice = Dice(11);
    let mut tally = Tally::default();
    for _ in 0..PAGES {
        let made = pages::make(&mut dice);
        tally.count(&made, &read("a.txt", made.text().as_bytes(), RULES).expect("it is text"));
    }
    let report = tally.report();
    println!("{report}");
    assert!(tally.lost.is_empty() && tally.invented.is_empty(), "\n{report}");
    let left: usize = tally.left.values().sum();
    assert!(share(tally.furniture - left, tally.furniture) >= 9_500, "\n{report}");
    for (name, (all, right, _)) in &tally.fields {
        assert!(share(*right, *all) >= 9_500, "{name}\n{report}");
    }
}
