//! Texts in the encodings that Chinese pages were written in: the same text comes out of each, and the bytes come back.

use std::fs;

use encoding_rs::{BIG5, Encoding, GB18030};
use jiaokan::decode::decode;

/// The seeds as they stand in UTF-8.
fn seeds() -> Vec<String> {
    let files = fs::read_dir("seeds").expect("the seeds are there").map(|entry| entry.expect("it is readable").path());
    let texts = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.map(|path| fs::read_to_string(path).expect("UTF-8")).collect()
}

/// What a page says of itself does not count: this one is wrong about most of the encodings that it is put into.
const DECLARED: &str = "<meta charset=\"utf-8\">\n";

fn utf_16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn the_bytes_say_which_encoding_it_is() {
    for text in seeds() {
        let text = format!("{DECLARED}{text}");
        let legacy = |encoding: &'static Encoding| {
            let (bytes, _, lossy) = encoding.encode(&text);
            (!lossy).then(|| bytes.into_owned())
        };
        let written = [
            ("utf-8", Some(text.clone().into_bytes())),
            ("utf-8", Some([b"\xEF\xBB\xBF", text.as_bytes()].concat())),
            ("utf-16le", Some(utf_16(&text, false))),
            ("utf-16be", Some(utf_16(&text, true))),
            ("utf-16le", Some(utf_16(&format!("\u{FEFF}{text}"), false))),
            ("utf-16be", Some(utf_16(&format!("\u{FEFF}{text}"), true))),
            ("gb18030", legacy(GB18030)),
            ("gb18030", legacy(GB18030).map(|bytes| [&b"\x84\x31\x95\x33"[..], &bytes].concat())),
            ("big5", legacy(BIG5)),
        ];
        for (encoding, bytes) in written {
            let Some(bytes) = bytes else { continue };
            let decoded = decode(&bytes);
            assert_eq!(decoded.encoding, encoding, "{}", &text[..90]);
            assert_eq!(decoded.text, text);
            assert!(decoded.undecoded.is_empty() && decoded.encode() == bytes);
        }
    }
}

#[test]
fn big5_is_known_by_a_page_of_its_own() {
    let text =
        "松江區有二萬三千名黨員通過進社區、包樓道等方式,組織社區力量投入抗疫。\n居民區的第二書記說,大家的事大家辦。\n";
    let (bytes, ..) = BIG5.encode(text);
    let decoded = decode(&bytes);
    assert_eq!((decoded.encoding, decoded.text.as_str()), ("big5", text));
}

#[test]
fn damage_stays_visible() {
    for text in seeds() {
        let (bytes, ..) = GB18030.encode(&text);
        let mut bytes = bytes.into_owned();
        let middle = bytes.len() / 2;
        bytes.insert(middle, 0xFF);
        let decoded = decode(&bytes);
        assert_eq!(decoded.encoding, "gb18030");
        assert!(decoded.text.contains('\u{FFFD}'), "the odd byte is shown");
        let same = decoded.text.chars().zip(text.chars()).take_while(|(a, b)| a == b).count();
        assert!(same * 3 > text.chars().count(), "what stands before it reads as it did");
        assert_eq!(decoded.encode(), bytes);
    }
}

#[test]
fn what_is_no_text_is_refused_and_says_so() {
    let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let cyrillic =
        b"\xCF\xF0\xE8\xE2\xE5\xF2, \xFD\xF2\xEE \xF2\xE5\xEA\xF1\xF2 \xED\xE0 \xF0\xF3\xF1\xF1\xEA\xEE\xEC."
            .repeat(20);
    for (bytes, says) in [(noise, "not text"), (cyrillic, "in no encoding that is known")] {
        let refused = jiaokan::decode::refuse(&decode(&bytes), &bytes).expect_err("it is refused").to_string();
        assert!(refused.contains(says), "{refused}");
    }
}
