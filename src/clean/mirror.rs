//! The forward model: what the spam mirror's tool does to a text.
//!
//! In: the true text and what the tool put into its bytes. Out: the text as the mirror shows it. The tool turns a page
//! into GBK and inserts, byte for byte, a reading behind a table's character or a run of control bytes before a mark,
//! also where the table's two bytes straddle two characters; the page is then decoded with one `?` for each lead byte
//! whose second byte is bad (which it takes along). A repair is accepted only if this model gives the source from it.

use super::gbk;

/// The full-width marks before which the tool puts control bytes.
pub const MARKS: [char; 7] = ['。', '、', '，', '；', '？', '！', '：'];

/// What the tool put between two bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insertion {
    /// How many bytes (GBK) of the true text stand before it.
    pub at: usize,
    /// What was put there.
    pub what: Inserted,
}

/// A reading or control bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inserted {
    /// A reading with its brackets, as in `(chǎn)`.
    Reading(String),
    /// One to five bytes 05…08; most copies drop what of them is left.
    Controls,
}

/// Bytes that most of the texts in question have no more than.
const USUAL: usize = 64;

/// The bytes of a text in GBK; ASCII stays, half-width marks are taken as they are.
///
/// `None` when a character has no bytes there.
pub fn encode(text: impl IntoIterator<Item = char>) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(USUAL);
    write(text, &mut bytes)?;
    Some(bytes)
}

fn write(text: impl IntoIterator<Item = char>, bytes: &mut Vec<u8>) -> Option<()> {
    for c in text {
        if c.is_ascii() {
            bytes.push(c as u8);
        } else {
            bytes.extend(gbk::encode(c)?);
        }
    }
    Some(())
}

/// What the mirror shows of `truth` after `insertions` (in order of their places).
///
/// ```
/// use jiaokan::clean::mirror::{damage, Inserted::Controls, Insertion};
/// let across = [Insertion { at: 1, what: Controls }];
/// assert_eq!(damage("。”</p>", &across).as_deref(), Some("?!?/p>"));
/// ```
///
/// `None` when the text cannot be written in GBK.
pub fn damage(truth: &str, insertions: &[Insertion]) -> Option<String> {
    let bytes = encode(truth.chars())?;
    let mut stream = Vec::with_capacity(bytes.len() * 2);
    let mut at = 0;
    for insertion in insertions {
        stream.extend(bytes.get(at..insertion.at)?);
        at = insertion.at;
        match &insertion.what {
            Inserted::Reading(reading) => write(reading.chars(), &mut stream)?,
            Inserted::Controls => stream.push(5),
        }
    }
    stream.extend(bytes.get(at..)?);
    Some(show(&stream))
}

/// Decodes as the mirror's reader did: a bad second byte goes with its lead byte into one `?`, controls are dropped,
/// full-width ASCII becomes half-width.
pub fn show(stream: &[u8]) -> String {
    let mut shown = String::with_capacity(stream.len() * 2);
    let mut bytes = stream.iter().copied();
    while let Some(byte) = bytes.next() {
        match byte {
            5..=8 => {}
            0..=0x7F => shown.push(char::from(byte)),
            _ => match bytes.next() {
                Some(trail) => shown.push(gbk::decode(byte, trail).map_or('?', narrow)),
                None => shown.push('?'),
            },
        }
    }
    shown
}

/// The half-width form of a full-width ASCII character; any other as it is.
pub const fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => (c as u32 - 0xFEE0) as u8 as char,
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// The full-width form of an ASCII character, as GBK holds it; `None` for others.
pub fn widen(c: char) -> Option<char> {
    if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(at: usize, text: &str) -> Insertion {
        Insertion { at, what: Inserted::Reading(text.into()) }
    }

    fn controls(at: usize) -> Insertion {
        Insertion { at, what: Inserted::Controls }
    }

    #[test]
    fn the_known_slips() {
        let cases: &[(&str, &[Insertion], &str)] = &[
            ("。“過", &[controls(1), reading(6, "(guò)")], "?!斑^(guò)"),
            ("。總書", &[controls(1), reading(6, "(shū)")], "??倳?shū)"),
            ("總人口超過", &[reading(3, "(cè)"), reading(10, "(guò)")], "總?cè)丝诔\u{E0FA}^(guò)"),
            ("促復工", &[reading(3, "(gòu)"), reading(4, "(fù)")], "促?gòu)?fù)工"),
            ("守無私", &[reading(3, "(zé)")], "守?zé)o私"),
            ("福海縣", &[controls(3)], "福??h"),
        ];
        for (truth, insertions, shown) in cases {
            assert_eq!(damage(truth, insertions).as_deref(), Some(*shown));
        }
    }

    #[test]
    fn nothing_inserted_changes_only_width() {
        assert_eq!(damage("社區，是！Ａ", &[]).as_deref(), Some("社區,是!A"));
        assert_eq!(damage("𠀀", &[]), None);
    }
}
