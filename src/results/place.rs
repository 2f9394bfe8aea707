//! Place: where a document was written, as far as its dateline or its source names a place.
//!
//! In: the fields of a document. Out: a place, in simplified characters and without its kind (天津市 is 天津), so that both scripts
//! count as one. Nothing is looked up in the text itself.

use crate::document::Fields;
use crate::fold::convert::{To, convert};

/// Provinces and cities of their rank, regions, and 香港, 澳门, 台湾: names that papers and stations bear (GB/T 2260).
const PROVINCES: [&str; 34] = [
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
    "台湾",
];

/// What ends the name of a place.
const KINDS: [&str; 6] = ["自治区", "省", "市", "区", "县", "镇"];

/// The place of a document.
pub fn place(fields: &Fields) -> Option<String> {
    let simplified = |text: &str| convert(&[text], To::Hans).concat();
    let dateline = fields.dateline.as_deref().and_then(|line| of_dateline(&simplified(line)));
    dateline.or_else(|| fields.source.as_deref().and_then(|source| of_source(&simplified(source))))
}

/// What stands between the agency and the day: 新华社北京3月10日电.
fn of_dateline(line: &str) -> Option<String> {
    let end = line.find(|c: char| c.is_ascii_digit() || "〇一二三四五六七八九十０１２３４５６７８９".contains(c))?;
    let head = &line[..end];
    let from = head.rfind(['社', '网', '报', '台', '讯'])?;
    let name = head[from..].chars().skip(1).collect::<String>();
    let name = name.split(['、', ' ', '，', ',', '/']).next()?.trim();
    let length = name.chars().count();
    (2..=8).contains(&length).then(|| without_kind(name).to_owned())
}

/// A name at the start of the source: of a province (安徽日报), or of a place with its kind (崇明区委组织部).
fn of_source(source: &str) -> Option<String> {
    if let Some(name) = PROVINCES.into_iter().find(|name| source.starts_with(name)) {
        return Some(name.to_owned());
    }
    let ends = KINDS.iter().filter_map(|kind| source.find(kind));
    let name = &source[..ends.min()?];
    (2..=4).contains(&name.chars().count()).then(|| name.to_owned())
}

fn without_kind(name: &str) -> &str {
    let bare = KINDS.iter().find_map(|kind| name.strip_suffix(kind)).unwrap_or(name);
    if bare.chars().count() < 2 { name } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(dateline: Option<&str>, source: Option<&str>) -> Option<String> {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        place(&Fields { dateline: owned(dateline), source: owned(source), ..Fields::default() })
    }

    #[test]
    fn a_place_is_named_or_there_is_none() {
        for (dateline, expected) in [
            ("新華社北京3月10日電", Some("北京")),
            ("本报天津市４月24日讯", Some("天津")),
            ("中新社上海、杭州三月一日电", Some("上海")),
            ("本报讯3月10日电", None),
            ("本报3月10日讯", None),
        ] {
            assert_eq!(found(Some(dateline), None).as_deref(), expected, "{dateline}");
        }
        for (source, expected) in [
            ("安徽日報", Some("安徽")),
            ("崇明区委组织部", Some("崇明")),
            ("上海松江", Some("上海")),
            ("人民網-人民日報", None),
            ("网络", None),
            ("社区", None),
        ] {
            assert_eq!(found(None, Some(source)).as_deref(), expected, "{source}");
        }
        assert_eq!(found(Some("新华社北京3月10日电"), Some("安徽日报")).as_deref(), Some("北京"));
    }
}
