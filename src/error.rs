//! The few things that can fail, each with its remedy. Stages up to `fold` cannot fail and are not here.

use std::fmt;

/// What can go wrong, said to the person who can mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The file holds no bytes.
    Empty,
    /// Most of the file is not text.
    Binary,
    /// The file is text, but in no encoding that is known.
    Encoding {
        /// The byte offset of the first byte that does not decode.
        at: usize,
    },
    /// A pack that is not one, is cut off or damaged, or was written by another version.
    Pack(&'static str),
    /// A part of a corpus, by its name, that is damaged or of another release.
    Shard(String),
    /// The table of language, by the name of its shard, which is to be given before this can be done.
    Lacking(String),
    /// An option, by its name, whose value is of the wrong kind.
    Option(&'static str),
    /// A name that was asked for and is not there.
    Unknown(Unknown, String),
    /// A query that cannot be read.
    Query {
        /// The character (not byte) of the query at which the trouble starts, from 0.
        at: usize,
        /// 中文: what is wrong and what would be right.
        zh: String,
        /// The same in English.
        en: String,
    },
}

/// What a name was meant to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// A document of the corpus.
    Document,
    /// A rule of the registry.
    Rule,
    /// A part of a corpus.
    Shard,
    /// A mode of searching.
    Mode,
    /// A script to show a text in.
    Script,
    /// A key to sort lines by.
    Key,
}

impl Error {
    /// The message in Chinese; [`fmt::Display`] has it in English.
    pub fn zh(&self) -> String {
        match self {
            Self::Empty => "文件是空的；请删去，或写入文字".to_owned(),
            Self::Binary => "文件不是文本（多数字节不是文字）；请给出文本".to_owned(),
            Self::Encoding { at } => {
                format!("文件的编码认不出（第 {at} 字节起不是 UTF-8）；请先转换，例如 iconv -f GB18030 -t UTF-8")
            }
            Self::Pack(why) => format!("语料包打不开（{why}）；请用本版本重新生成"),
            Self::Shard(name) => format!("语料的一部分（{name}）损坏或不是这一版的；请重新复制全部文件"),
            Self::Lacking(name) => format!("字词表（{name}）还没有；请先用 lend 给出"),
            Self::Option(name) => format!("选项 {name} 的值不合；请照类型说明（jiaokan.d.ts）给出"),
            Self::Unknown(what, name) => {
                let what = match what {
                    Unknown::Document => "语料里没有这篇",
                    Unknown::Rule => "没有这条规则",
                    Unknown::Shard => "语料里没有这一部分",
                    Unknown::Mode => "没有这种检索方式",
                    Unknown::Script => "没有这种字体",
                    Unknown::Key => "不能按它排序（可用 node、L1–L5、R1–R5、document、date）",
                };
                format!("{what}：{name}")
            }
            Self::Query { at, zh, .. } => format!("查询第 {} 字处：{zh}", at + 1),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty; remove it or put text into it"),
            Self::Binary => {
                f.write_str("the file is not text (most of its bytes are not); give the text or a saved page instead")
            }
            Self::Encoding { at } => write!(
                f,
                "the file is in no encoding that is known (no UTF-8 from byte {at} on); convert it, for example with \
                 `iconv -f GB18030 -t UTF-8`"
            ),
            Self::Pack(why) => write!(f, "the corpus pack cannot be opened: {why}; build it again with this version"),
            Self::Shard(name) => {
                write!(f, "a part of the corpus ({name}) is damaged or of another release; copy all of its files again")
            }
            Self::Lacking(name) => {
                write!(f, "the table of language ({name}) is not on hand; give it with `lend` first")
            }
            Self::Option(name) => {
                write!(f, "the option {name} has a value of the wrong kind; give one as the types (jiaokan.d.ts) say")
            }
            Self::Unknown(Unknown::Shard, name) => {
                write!(f, "the corpus has no part {name}; take its files and its page from one release")
            }
            Self::Unknown(Unknown::Document, id) => {
                write!(f, "the corpus holds no document {id}; take an id from its list")
            }
            Self::Unknown(Unknown::Rule, name) => {
                write!(f, "there is no rule {name}; take a name from the list of rules")
            }
            Self::Unknown(Unknown::Mode, name) => {
                write!(f, "there is no mode {name}; use auto, script, exact or verbatim")
            }
            Self::Unknown(Unknown::Key, name) => {
                write!(f, "lines cannot be sorted by {name}; use node, L1 to L5, R1 to R5, document or date")
            }
            Self::Unknown(Unknown::Script, name) => write!(f, "there is no script {name}; use hans or hant"),
            Self::Query { at, en, .. } => write!(f, "the query cannot be read at character {}: {en}", at + 1),
        }
    }
}

impl std::error::Error for Error {}
