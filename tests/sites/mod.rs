//! Pages of sites: templates of the text that is left of a page when its tags are gone, filled with prose.
//!
//! In: templates (see `README.md` beside this file), texts, dice. Out: [`Site`], a page with its truth: the author's
//! lines and the facts that are printed. It knows nothing of the rules, and was written without looking at them.

use super::corruptor::Dice;

/// A page with its truth.
#[derive(Default)]
pub struct Site {
    /// The template's name.
    pub name: String,
    /// The page as text.
    pub text: String,
    /// The author's lines.
    pub body: Vec<String>,
    /// The title.
    pub title: String,
    /// Days and times as printed (EDTF): each is right.
    pub dates: Vec<String>,
    /// Where the text is said to come from, who wrote it, who edited it, how often it was read.
    pub facts: Vec<(&'static str, String)>,
}

/// A template: its name, its lines, and whether the page has no line breaks.
pub struct Template {
    name: String,
    one_line: bool,
    site: String,
    lines: Vec<String>,
}

/// A text: a title and the author's lines.
#[derive(Clone)]
pub struct Prose {
    pub title: String,
    pub lines: Vec<String>,
}

/// The pieces of a file that open with `=== NAME`: each with its lines.
fn pieces(file: &str) -> impl Iterator<Item = (String, Vec<String>)> {
    let file = format!("\n{file}");
    let pieces: Vec<String> = file.split("\n=== ").skip(1).map(str::to_owned).collect();
    pieces.into_iter().map(|piece| {
        let mut lines = piece.trim_end().lines().map(str::to_owned);
        (lines.next().unwrap_or_default(), lines.collect())
    })
}

/// The templates of a file.
pub fn templates(file: &str) -> Vec<Template> {
    let template = |(name, mut lines): (String, Vec<String>)| {
        let one_line = lines.iter().any(|line| line == "@oneline");
        let site = lines.iter().find_map(|line| line.strip_prefix("@site ")).unwrap_or_default().to_owned();
        lines.retain(|line| !line.starts_with('@'));
        Template { name, one_line, site, lines }
    };
    pieces(file).map(template).collect()
}

/// The texts of a file.
pub fn texts(file: &str) -> Vec<Prose> {
    pieces(file).map(|(title, lines)| Prose { title, lines }).collect()
}

/// How the author's lines are set.
#[derive(Clone, Copy, PartialEq)]
pub enum Setting {
    /// As the template has it.
    Lines,
    /// With indents and empty lines.
    Loose,
    /// The whole page without line breaks.
    OneLine,
}

/// What the slots of one page are filled with.
struct Filling<'a> {
    dice: &'a mut Dice,
    site: &'a str,
    prose: &'a Prose,
    titles: &'a [Prose],
    source: String,
    author: String,
    editor: String,
    views: usize,
    /// Year, month, day, hour, minute, second.
    day: [usize; 6],
    made: Site,
}

const SURNAMES: &str =
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗花方";
const NAMES: [&str; 24] = [
    "建国", "志强", "晓梅", "文静", "海涛", "立", "思远", "雪", "子涵", "国庆", "明", "雅琴", "嘉欣", "伟", "玉兰",
    "晨曦", "鹏飞", "丹", "秋实", "一鸣", "淑芬", "凯", "若水", "永康",
];
const PLACES: [&str; 30] = [
    "清河",
    "沙洋",
    "青田",
    "泾县",
    "武乡",
    "宁陕",
    "商城",
    "东光",
    "肥乡",
    "靖边",
    "松滋",
    "耒阳",
    "阆中",
    "长汀",
    "德令哈",
    "化隆",
    "和静",
    "尉氏",
    "石阡",
    "贵德",
    "平和",
    "安溪",
    "五莲",
    "任丘",
    "双鸭山",
    "凭祥",
    "巴东",
    "宜章",
    "灌云",
    "会昌",
];
const SOURCES: [&str; 16] = [
    "新华社",
    "南州日报",
    "区委组织部",
    "中国新闻网",
    "县融媒体中心",
    "人民网-人民日报",
    "本站原创",
    "澎湃新闻",
    "市农业农村局",
    "教务处",
    "江城晚报",
    "央视新闻客户端",
    "法治日报",
    "省交通运输厅",
    "网络",
    "红岩先锋网",
];
const TAGS: [&str; 18] = [
    "乡村振兴",
    "散文",
    "技术",
    "民生",
    "数据库",
    "图书馆",
    "教育",
    "旅行",
    "基层治理",
    "随笔",
    "电脑",
    "公交",
    "柿子",
    "生活",
    "前端",
    "历史",
    "科普",
    "阅读",
];

impl Template {
    /// A page of the template with a text in it; titles of `titles` stand in its lists.
    pub fn fill(&self, prose: &Prose, titles: &[Prose], setting: Setting, dice: &mut Dice) -> Site {
        let day = [
            2008 + dice.below(16),
            1 + dice.below(12),
            1 + dice.below(28),
            1 + dice.below(23),
            1 + dice.below(59),
            dice.below(60),
        ];
        let (author, editor) = (person(dice), person(dice));
        let source = SOURCES[dice.below(SOURCES.len())].to_owned();
        let views = 12 + dice.below(9000);
        let made =
            Site { name: self.name.clone(), body: prose.lines.clone(), title: prose.title.clone(), ..Site::default() };
        let mut filling = Filling { dice, site: &self.site, prose, titles, source, author, editor, views, day, made };
        let one_line = self.one_line || setting == Setting::OneLine;
        let mut lines: Vec<String> = Vec::new();
        for line in &self.lines {
            let (times, line) = repeated(line);
            for number in 1..=times {
                if line == "{body}" && !one_line {
                    lines.extend(filling.set(setting));
                } else {
                    let line = line.replace("{i}", &number.to_string());
                    lines.push(filling.line(&line));
                }
            }
        }
        let mut made = filling.made;
        made.text = lines.join(if one_line { " " } else { "\n" });
        made
    }
}

/// The names of the slots; other braces are text.
const SLOTS: [&str; 18] = [
    "title", "body", "site", "source", "author", "editor", "views", "date", "today", "link", "name", "tag", "place",
    "county", "week", "n", "mail", "junk",
];

/// How often a template's line stands: `6× {link}`.
fn repeated(line: &str) -> (usize, &str) {
    let times = line.split_once("× ").and_then(|(times, line)| Some((times.parse().ok()?, line)));
    times.unwrap_or((1, line))
}

fn person(dice: &mut Dice) -> String {
    let surname = SURNAMES.chars().nth(dice.below(SURNAMES.chars().count())).expect("it is one of them");
    format!("{surname}{}", NAMES[dice.below(NAMES.len())])
}

impl Filling<'_> {
    /// The author's lines as they are set.
    fn set(&mut self, setting: Setting) -> Vec<String> {
        let mut lines = Vec::new();
        let indent =
            ["", "　　", "    ", "\u{A0}\u{A0}\u{A0}"][if setting == Setting::Loose { self.dice.below(4) } else { 0 }];
        for line in &self.prose.lines {
            if setting == Setting::Loose && self.dice.below(2) == 0 {
                lines.push(String::new());
            }
            lines.push(format!("{indent}{line}"));
        }
        lines
    }

    /// A line of the template with its slots filled.
    fn line(&mut self, line: &str) -> String {
        let mut filled = String::new();
        let mut rest = line;
        while let Some((before, behind)) = rest.split_once('{') {
            filled.push_str(before);
            match behind.split_once('}') {
                Some((slot, after)) if SLOTS.contains(&slot.split(':').next().unwrap_or_default()) => {
                    let value = self.slot(slot);
                    filled.push_str(&value);
                    rest = after;
                }
                _ => {
                    filled.push('{');
                    rest = behind;
                }
            }
        }
        filled + rest
    }

    fn fact(&mut self, name: &'static str, value: String) -> String {
        if !self.made.facts.iter().any(|(known, _)| *known == name) {
            self.made.facts.push((name, value.clone()));
        }
        value
    }

    fn slot(&mut self, slot: &str) -> String {
        let (name, form) = slot.split_once(':').unwrap_or((slot, ""));
        match name {
            "title" => self.prose.title.clone(),
            "body" => self.prose.lines.join(" "),
            "site" => self.site.to_owned(),
            "source" => self.fact("source", self.source.clone()),
            "author" => self.fact("author", self.author.clone()),
            "editor" => self.fact("editor", self.editor.clone()),
            "views" => self.fact("views", self.views.to_string()),
            "date" => {
                let day = self.day;
                self.made.dates.extend(edtf(form, day));
                // The time may be in a slot of its own behind the day.
                if form.starts_with("%H") && !form.contains("%Y") && !self.made.dates.is_empty() {
                    self.made.dates.extend(edtf(&format!("%Y %m %d {form}"), day));
                }
                written(form, day)
            }
            "today" => written(form, [2023, 3, 9, 8, 0, 0]),
            "link" => self.titles[self.dice.below(self.titles.len())].title.clone(),
            "name" => person(self.dice),
            "tag" => TAGS[self.dice.below(TAGS.len())].to_owned(),
            "place" => PLACES[self.dice.below(PLACES.len())].to_owned(),
            "county" => PLACES[self.dice.below(PLACES.len())].to_owned() + ["县", "市", "区", ""][self.dice.below(4)],
            "week" => ["一", "三", "四", "日"][self.dice.below(4)].to_owned(),
            "n" => self.digits(form.parse().expect("a number of digits")),
            "mail" => format!("tougao{}@163.com", self.digits(2)),
            _ => self.junk(),
        }
    }

    fn digits(&mut self, count: usize) -> String {
        let first = char::from(b'1' + u8::try_from(self.dice.below(9)).expect("a digit"));
        let rest = (1..count).map(|_| char::from(b'0' + u8::try_from(self.dice.below(10)).expect("a digit")));
        std::iter::once(first).chain(rest.collect::<Vec<_>>()).collect()
    }

    /// A token as spam tools leave it: `ddj7k`.
    fn junk(&mut self) -> String {
        let letters = b"abcdefghijkmnopqrstuvwxyz";
        let mut token: String = (0..4).map(|_| char::from(letters[self.dice.below(letters.len())])).collect();
        token.push_str(&self.digits(1));
        token
    }
}

/// The parts of a form of the day, such as `%Y-%m-%d %H:%M`.
fn written(form: &str, [year, month, day, hour, minute, second]: [usize; 6]) -> String {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    form.replace("%Y", &year.to_string())
        .replace("%R", &(year - 1911).to_string())
        .replace("%-m", &month.to_string())
        .replace("%-d", &day.to_string())
        .replace("%m", &format!("{month:02}"))
        .replace("%d", &format!("{day:02}"))
        .replace("%B", months[month - 1])
        .replace("%H", &format!("{hour:02}"))
        .replace("%M", &format!("{minute:02}"))
        .replace("%S", &format!("{second:02}"))
}

/// What such a form states, if it states the year.
fn edtf(form: &str, [year, month, day, hour, minute, second]: [usize; 6]) -> Option<String> {
    let year = (form.contains("%Y") || form.contains("%R")).then(|| format!("{year:04}"))?;
    let has = |parts: &[&str]| parts.iter().any(|part| form.contains(part));
    if has(&["%m", "%-m", "%B"]) && !has(&["%d", "%-d"]) {
        return Some(format!("{year}-{month:02}"));
    }
    let date = format!("{year}-{month:02}-{day:02}");
    Some(match (form.contains("%H"), form.contains("%S")) {
        (false, _) => date,
        (true, false) => format!("{date}T{hour:02}:{minute:02}"),
        (true, true) => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    })
}
