//! Mutation: one input made of others.
//!
//! In: an input, another one, words of the field. Out: a new input. Of text, whole characters are moved, so that it stays
//! text; what it means is not looked at.

use crate::corruptor::Dice;

/// What damaged pages, queries and files are made of.
pub const WORDS: [&str; 64] = [
    "產(chǎn)",
    "黨(dǎng)員",
    "絡(luò )",
    "烟(yan)",
    "(guò)",
    "過^(guò)",
    "?!斑",
    "??倳?shū)",
    "?!?/p>",
    "總?cè)丝诔",
    "覀兙W(wǎng)",
    "? ",
    "???",
    "?",
    "，",
    "。",
    ",",
    "!",
    "“",
    "”",
    "（",
    "）",
    "：",
    ":",
    "、",
    "……",
    "——",
    "，，",
    "首页 > 正文",
    "责任编辑：张三",
    "分享到：",
    "相关文章",
    "ICP备12345678号",
    "| |",
    "来源：新华网",
    "2020-03-05 08:12",
    "上一篇：没有了",
    "作者：李四",
    "字号 大 中 小",
    "版权所有",
    "&middot;",
    "<samp id=\"x\"></samp>",
    "ddj7",
    "松江县|宝山县|青浦县|嘉定县",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u{3000}",
    "\u{A0}",
    "\t",
    "\u{0}",
    "\u{5}",
    "\u{FFFD}",
    "\u{E000}",
    "🙂",
    "\u{202E}",
    "/[^社]{1,3}/",
    " NEAR/5 ",
    "title:",
    "date:2020-02..2022",
    "py:sj",
    " | -",
    "*_",
];

/// A new input, no longer than `longest`.
pub fn mutate(one: &[u8], other: &[u8], is_text: bool, longest: usize, dice: &mut Dice) -> Vec<u8> {
    if is_text {
        let [one, other] = [one, other].map(|bytes| String::from_utf8_lossy(bytes).chars().collect::<Vec<char>>());
        let words = WORDS.map(|word| word.chars().collect());
        let new = steps(one, &other, &words, longest, dice, |dice| {
            char::from_u32(dice.below(0x1_0000) as u32).unwrap_or('字')
        });
        new.into_iter().collect::<String>().into_bytes()
    } else {
        let words = WORDS.map(|word| word.as_bytes().to_vec());
        steps(one.to_vec(), other, &words, longest, dice, |dice| dice.below(256) as u8)
    }
}

fn steps<T: Copy>(
    mut new: Vec<T>,
    other: &[T],
    words: &[Vec<T>],
    longest: usize,
    dice: &mut Dice,
    any: impl Fn(&mut Dice) -> T,
) -> Vec<T> {
    for _ in 0..=dice.below(6) {
        let at = dice.below(new.len() + 1);
        let to = at + dice.below((new.len() - at).min(40) + 1);
        match dice.below(7) {
            0 => drop(new.drain(at..to)),
            1 => {
                let piece = new[at..to].to_vec();
                new.splice(at..at, piece);
            }
            2 if at < new.len() => new[at] = any(dice),
            3 => new.insert(at, any(dice)),
            4 => {
                let from = dice.below(other.len() + 1);
                let end = from + dice.below((other.len() - from).min(80) + 1);
                new.splice(at..to, other[from..end].iter().copied());
            }
            _ => {
                let word = &words[dice.below(words.len())];
                new.splice(at..at, word.iter().copied());
            }
        }
    }
    new.truncate(longest);
    new
}
