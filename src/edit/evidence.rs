//! Why an edit was made.
//!
//! In: words in both languages, the same wherever a rule applies or written out for one place. Out: [`Evidence`], small, for a page has
//! thousands. It judges nothing.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why an edit was made, in both languages of the page.
///
/// ```
/// use jiaokan::edit::Evidence;
/// let why = Evidence::new(&["带声调的注音", "a reading with a tone mark"]);
/// assert_eq!(why.zh(), "带声调的注音");
/// assert_eq!(why, Evidence::written("带声调的注音".into(), "a reading with a tone mark".into()));
/// ```
#[derive(Clone)]
pub struct Evidence(Words);

/// 中文 and English.
#[derive(Clone)]
enum Words {
    Fixed(&'static [&'static str; 2]),
    Written(Box<[String; 2]>),
}

/// How evidence is written down.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Evidence")]
struct Told<S> {
    zh: S,
    en: S,
}

impl Evidence {
    /// Evidence that is the same wherever the rule applies: 中文 and English.
    pub const fn new(words: &'static [&'static str; 2]) -> Self {
        Self(Words::Fixed(words))
    }

    /// Evidence written out for one place.
    pub fn written(zh: String, en: String) -> Self {
        Self(Words::Written(Box::new([zh, en])))
    }

    /// 中文.
    pub fn zh(&self) -> &str {
        self.told().zh
    }

    /// English.
    pub fn en(&self) -> &str {
        self.told().en
    }

    fn told(&self) -> Told<&str> {
        match &self.0 {
            Words::Fixed([zh, en]) => Told { zh, en },
            Words::Written(words) => Told { zh: &words[0], en: &words[1] },
        }
    }
}

impl PartialEq for Evidence {
    fn eq(&self, other: &Self) -> bool {
        (self.zh(), self.en()) == (other.zh(), other.en())
    }
}

impl Eq for Evidence {}

impl fmt::Debug for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Evidence").field("zh", &self.zh()).field("en", &self.en()).finish()
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.told().serialize(to)
    }
}

impl<'de> Deserialize<'de> for Evidence {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Told::deserialize(from).map(|Told { zh, en }| Self::written(zh, en))
    }
}
