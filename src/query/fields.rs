//! Fields: a name, a colon, a value.
//!
//! In: the query from where a field may start. Out: what it asks, or an error at a character that says which fields or
//! values there are. What the values mean is for [`super::condition`] to say.

use super::Node;
use super::condition::{Condition, Field, Trouble, has, published, ruled, written};
use super::parse::{Parser, error};
use super::sounds::Sounds;
use super::term::Matcher;
use crate::error::Error;

/// The names of the fields.
pub(super) const NAMES: [&str; 9] = ["title", "source", "author", "site", "date", "script", "rule", "has", "py"];

impl Parser {
    /// The field that starts here, if one does. An unknown name is an error: what looks like a field is none by mistake
    /// only, and would find nothing.
    pub fn field(&mut self) -> Result<Option<Node>, Error> {
        let start = self.at;
        let length = self.chars[start..].iter().take_while(|c| c.is_ascii_alphabetic()).count();
        let behind = |at: usize| self.chars.get(start + length + at);
        // The address of a page is a word.
        if length == 0 || behind(0) != Some(&':') || (behind(1), behind(2)) == (Some(&'/'), Some(&'/')) {
            return Ok(None);
        }
        let name: String = self.chars[start..start + length].iter().collect::<String>().to_ascii_lowercase();
        if !NAMES.contains(&name.as_str()) {
            let names = || NAMES.iter().map(|name| format!("{name}:")).collect::<Vec<_>>();
            let (zh, en) = (names().join("、"), names().join(" "));
            return Err(error(
                start,
                &format!("没有这个字段；有 {zh}；要找冒号本身请放进引号"),
                &format!("there is no such field; there are {en}; put it into quotes to look for the words themselves"),
            ));
        }
        self.at = start + length + 1;
        if self.peek().is_none_or(|c| c.is_whitespace() || matches!(c, '|' | ')')) {
            let (zh, en) = (format!("{name}: 后面要紧跟一个值"), format!("a value must follow {name}: at once"));
            return Err(error(self.at, &zh, &en));
        }
        self.valued(&name, start).map(Some)
    }

    /// The field of that name, of which the value starts here.
    fn valued(&mut self, name: &str, start: usize) -> Result<Node, Error> {
        match name {
            "title" => self.title(start),
            "author" => self.held(Field::Author),
            "source" => self.held(Field::Source),
            "site" => self.held(Field::Site),
            "py" => self.read_so(start),
            "date" => self.valued_by(published),
            "script" => self.valued_by(written),
            "rule" => self.valued_by(ruled),
            _ => self.valued_by(has),
        }
    }

    /// `title:`, what is looked for in the title only; a group, too.
    fn title(&mut self, start: usize) -> Result<Node, Error> {
        if self.titles {
            return Err(error(start, "title: 里面不能再写 title:", "there is no title: inside of title:"));
        }
        self.titles = true;
        let node = self.atom();
        self.titles = false;
        node
    }

    /// A field whose value is a word, phrase or pattern that stands somewhere in it.
    fn held(&mut self, field: Field) -> Result<Node, Error> {
        let start = self.at;
        let (matcher, text) = if self.peek() == Some('/') {
            (self.between_slashes()?, String::new())
        } else {
            let text = self.value()?;
            (self.plain(start, &text)?, text)
        };
        self.condition(start, Condition::Holds(field, matcher, text))
    }

    /// `py:`, what is read so in a title or a name.
    fn read_so(&mut self, start: usize) -> Result<Node, Error> {
        let from = self.at;
        let text = self.value()?;
        let quote = usize::from(self.chars[from] == '"');
        let sounds = Sounds::new(&text).map_err(|at| {
            let (zh, en) = (
                "py: 后面写拼音，全拼或首字母，至多 64 个字母，如 py:songjiang、py:sj",
                "behind py: stand up to 64 letters, syllables or initials, as in py:songjiang or py:sj",
            );
            error(from + at.map_or(0, |at| at + quote), zh, en)
        })?;
        let outside = std::mem::replace(&mut self.titles, true);
        let text: String = self.chars[start..self.at].iter().collect();
        let term = self.term(start, text, Matcher::Sounds(sounds.clone()));
        self.titles = outside;
        if outside { term } else { Ok(Node::Or(vec![term?, self.condition(start, Condition::Sounds(sounds))?])) }
    }

    /// A field whose value is one of a few.
    fn valued_by(&mut self, read: fn(&str) -> Result<Condition, Trouble>) -> Result<Node, Error> {
        let start = self.at;
        let value = self.value()?.to_ascii_lowercase();
        let condition = read(&value).map_err(|(zh, en)| error(start, &zh, &en))?;
        self.condition(start, condition)
    }

    /// A value: a phrase or a word, in which every character is itself.
    fn value(&mut self) -> Result<String, Error> {
        if self.peek() == Some('"') { self.quoted() } else { Ok(self.written()) }
    }
}
