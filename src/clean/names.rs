//! Names: of people, and of those from whom texts come.
//!
//! In: a piece of a line. Out: whether it is such a name by its form. That somebody of that name wrote the text is for others to say.

use super::flat::{flat, is_blank};
use super::margin::lexicon::cover;
use crate::structure::date::Dated;
use crate::structure::is_han;

/// The family names of most people.
const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗花方俞任袁柳鲍史唐费\
    廉岑薛雷贺倪汤滕殷罗毕郝安常乐于时傅皮齐康伍余元顾孟平黄和穆萧尹姚邵湛汪祁毛狄米贝明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾江童\
    颜郭梅林钟徐邱骆高夏蔡田胡霍虞万支柯管卢莫房裘丁邓洪包左石崔龚程裴陆荣翁荀甄曲封储靳段侯宓全班仲宫宁仇栾甘厉武刘景龙叶黎白蒲卓\
    乔曾关相查游权公孙欧阳司马上官诸葛兰涂辛谷廖耿聂敖冷尚温庄晏柴瞿阎连习向古易戈艾鱼容申扶桑桂牛寿通边燕冀";

/// How the names of those end from whom texts come.
const SOURCES: &str = "网 报 讯 社 台 室 局 部 委 厅 办 院 校 处 站 刊 号 会 所 镇 政府 中心 新闻 客户端 日报 晚报 在线 频道 周刊 杂志 发布 原创 网络 融媒 \
    新闻网 出版社 公众号 电视台 广播 观察 传媒";

/// Whether a piece is the name of a person.
pub fn is_person(piece: &str) -> bool {
    let length = piece.chars().count();
    let first = piece.chars().next().map(crate::fold::fold_char);
    (2..=3).contains(&length)
        && piece.chars().all(is_han)
        && first.is_some_and(|first| SURNAMES.contains(first))
        && !is_source(piece)
}

/// Whether a piece is the name of a site, a paper or an office.
pub fn is_source(piece: &str) -> bool {
    let folded: String = piece.chars().map(crate::fold::fold_char).collect();
    let length = folded.chars().count();
    (2..=16).contains(&length)
        && folded.chars().all(|c| is_han(c) || matches!(c, '-' | '_'))
        && SOURCES.split_ascii_whitespace().any(|end| folded.ends_with(end))
}

/// What writers are called before their names, folded.
const ROLES: [&str; 10] = ["记者", "通讯员", "评论员", "撰稿人", "文/", "撰文/", "采写/", "图文/", "文|", "文∣"];

/// Whether a folded line only says who wrote: `□本报记者林一`, `记者林一/台北报导`, `文/林一帆`.
pub fn is_signature(flat: &str) -> bool {
    let bare = flat.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some((before, name)) = ROLES.iter().find_map(|role| bare.split_once(role)) else { return false };
    let name = name.split(['/', '|', '摄', '(', ',', '、']).next().unwrap_or(name);
    let role = before.is_empty() || before == "本报" || is_source(before);
    role && bare.chars().count() <= 24
        && (2..=6).contains(&name.chars().count())
        && name.chars().all(is_han)
        && name.starts_with(|first| SURNAMES.contains(first))
}

/// The pieces of a line, parted by blanks and signs.
pub fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| is_blank(c) || matches!(c, '|' | '｜' | '·' | '・' | '/' | '／' | ',' | '，' | '丨' | '•'))
        .filter(|piece| !piece.is_empty())
}

/// How people are called behind their names, folded.
const CALLED: &str = "医师 教授 主任 老师 律师 研究员 校长 牧师 记者 法师 编辑";

/// Whether a piece numbers an issue of a periodical or a page of it: 第107期, 第四版, A02.
pub fn is_issue(piece: &str) -> bool {
    let number = |number: &str| {
        let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十〇零".contains(c);
        (1..=4).contains(&number.chars().count()) && number.chars().all(digit)
    };
    let counted = piece.strip_prefix('总').or(piece.strip_prefix('總')).unwrap_or(piece);
    let counted = counted.strip_prefix('第').or(Some(counted));
    let counted = counted.and_then(|piece| piece.strip_suffix(['期', '号', '號', '版', '卷', '辑', '輯']));
    counted.is_some_and(number) || piece.strip_prefix(['A', 'B', 'C']).is_some_and(number)
}

/// Whether a piece is the name of a host: nanfang.com.
fn is_host(piece: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let piece = piece.strip_prefix("http://").or(piece.strip_prefix("https://")).unwrap_or(piece);
    let ending = piece.rsplit_once('.').is_some_and(|(name, end)| {
        !name.is_empty() && (2..=6).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    ending && piece.bytes().all(sign)
}

/// Whether a line has nothing beside the day but names of people and of those from whom texts come, and words of pages: 省报 · 林一 · 2014-01-27.
pub fn is_beside_names(text: &str, dated: &Dated) -> bool {
    let Some((before, behind)) = text.split_at_checked(dated.at) else { return false };
    let behind = behind.trim_start_matches(|c: char| !c.is_alphabetic() || "年月日时分秒".contains(c));
    let is_name = |piece: &str| {
        // What stands in brackets behind a word counts.
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric()).split(['(', '（']).next().unwrap_or_default();
        let piece = piece.strip_suffix(['编', '編', '印', '宣']).unwrap_or(piece);
        is_person(piece)
            || is_source(piece)
            || is_issue(piece)
            || is_host(piece)
            || {
                let folded = flat(piece);
                CALLED.split_ascii_whitespace().any(|end| folded.ends_with(end)) || cover(&folded).reaches(100)
            }
            || !piece.contains(char::is_alphabetic)
    };
    let (mut names, mut columns) = (0, 0);
    for piece in [before, behind].into_iter().flat_map(pieces) {
        match piece {
            _ if is_name(piece) => names += 1,
            // Among several names a short word more is one, too: that of a column.
            _ if piece.chars().count() <= 4 => columns += 1,
            _ => return false,
        }
    }
    names > columns && columns <= 1
}
