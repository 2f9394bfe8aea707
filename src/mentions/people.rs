//! People: names with the offices they are named with (党总支书记赵丽娜).
//!
//! In: a text and its places. Out: full names. A name is found where an office stands before it, a title or a caption's (左) behind
//! it, a verb of speech after it, or where the text says that somebody is called so; then everywhere in the text. How long it is, is
//! judged by how usual it is that its last character and the next stand side by side. Forms of address (张阿姨, 陈书记) are no names.

use super::Found;
use super::text::{Text, begins, count, ends, first, is_border, is_joint, is_named, last, list, width};
use crate::clean::language::is_bound;
use crate::clean::words::Words;
use crate::order::InOrder;
use crate::structure::is_han;

/// The single surnames of 《百家姓》 (Song dynasty; the text as in chinese-poetry at bdd8a3b, MIT) with 肖, 闫, 付, 代, 覃, 仝, 邸, 尚,
/// 原, 亓, 冼, 佟, without those that are mostly other words; these are in `WORDS`.
const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华魏陶姜戚谢邹喻窦章苏潘葛奚范彭郎鲁韦昌马苗凤俞袁柳酆鲍史\
                        唐费廉岑薛雷贺倪汤滕殷罗毕郝邬傅皮卞齐康伍余卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄臧宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季\
                        麻贾娄危童颜郭梅盛林刁钟徐邱骆夏蔡田樊胡凌霍虞柯昝卢莫房裘缪丁贲邓郁杭洪诸崔吉钮龚程嵇邢裴陆荣翁荀惠甄曲芮\
                        羿储靳汲邴糜段巫焦牧隗侯宓郗仇栾甘钭厉戎祖符刘詹束龙叶韶郜黎蓟薄印宿蒲邰鄂咸籍赖卓蔺屠蒙池乔胥闻翟谭贡姬申扶\
                        冉宰郦雍郤璩桑桂濮边扈燕冀郏浦尚温庄晏柴瞿阎慕茹宦艾戈廖庾暨居衡耿寇殳沃蔚越夔隆巩厍聂晁敖融訾辛阚饶毋沙乜\
                        鞠丰巢蒯荆游竺逯盖益桓万习肖闫付覃仝邸亓冼佟楼岳涂钦晋楚仉";
/// Surnames that are words as well: only where an office stands before them and the name is no word.
const COMMON: &str = "戴关宣曾管谈任代高金江方石白路成易安常于平元明计花水云柏乐古白武景幸司怀井富乌巴弓山谷车全班仰秋仲伊宫宁强解应宗单包左家封支经干米贝伏米 \
                      党牛寿通农别充连步都满弘匡国文广东欧利师勾冷那简空养须查红权公年爱阳言福况后有海归帅";
const DOUBLE: &str = "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 夏侯 端木 南宫 闻人";
/// What a person is called before the name. First those behind which a name is usual, then those who are mostly many.
const STRONG: &str = "总书记 书记 主任 局长 厅长 处长 科长 部长 司长 省长 市长 区长 县长 镇长 鄕长 村长 州长 校长 院长 所长 站长 队长 组长 会长 社长 行长 台长 馆长 董事长 \
                      秘书长 总经理 经理 总裁 主席 总理 总统 调研员 网格员 民警 律师 医生 教授 研究员 院士 博士 记者 主编 导演 委员 创始人 发言人 个体工商户 工商户 劳模 班长 护士长 总指挥";
const WEAK: &str = "居民 村民 市民 业主 志愿者 党员 干部 社工 楼组长 学生 战士 军人 退役军人 员工 职工 工人 农民 老师 教师 工程师 代表 负责人 专家 护士 医师 同志 司机 作家 诗人 编辑 作者 译者";
/// What stands before the name of an office and belongs to it.
const RANKS: &str = "副 第一 第二 名誉 常务 党委 党组 党总支 党支部 党组织 党工委 工委 纪委 政法委 总支 支部 区委 市委 县委 省委 镇党委 社区 居民区 村 镇 街道 居委会 保安 二级 一级 三级 四级 \
                     区级机关 基层 下派 老 女 执行 首席 高级 办公室 国家 中共中央 中央 大队 支队 退役 全国 楼组 人民";
/// What a person is called behind the name.
const TITLES: &str = "总书记 主席 总理 同志 先生 女士 教授 院士 博士";
/// What somebody does whose name stands before it.
const SPEECH: &str = "说 表示 介绍 告诉 坦言 指出 认为 强调 回忆 解释 感慨 笑著 补充";
/// Verbs and adverbs that begin behind a name.
const AFTER: &str = "说 表示 介绍 告诉 坦言 指出 认为 强调 回忆 解释 感慨 担任 带头 率先 走进 第一 冒著 觉得 反复 带队 每天 接到 正 却 曾 是 已 所 退休 声音 心里 日夜 累 不 东奔西走 带著 \
                     带领 同样 仍 一 任 为 作 带 率 主持 出席 会见 摄 报道 化身 立即 立刻 始终 多次 作出 新时代 同志 刚 今年 现年 自 随 今天 昨天 昨日 日前 近日 当天 一行 等 上午 下午 晚上 夫妇 强调 率团 访问 听取 致电 发表";
/// What follows a surname in a form of address.
const ADDRESS: &str = "阿姨 大哥 大姐 大妈 大爷 叔叔 先生 女士 老师 书记 主任 小姐 姨 叔 哥 姐 爷 奶 婶 伯 总 某";
/// What stands in brackets behind the name of who is to be seen.
const SEEN: &str = "左 右 中 前 后 上 下";

/// How many bytes stand at most between an office and its place (的一名).
const BETWEEN: usize = 9;

/// A text, while its people are read.
struct Reader<'a> {
    text: &'a Text<'a>,
    places: &'a [Found],
    double: Words<'static>,
    strong: Words<'static>,
    heads: Words<'static>,
    head_list: Vec<&'static str>,
    ranks: Vec<&'static str>,
    titles: Words<'static>,
    speech: Words<'static>,
    after: Words<'static>,
    address: Words<'static>,
}

/// A name with what was said before it.
#[derive(Clone, Copy)]
struct Named {
    from: usize,
    to: usize,
    /// Where the office stands; empty if none does.
    office: (usize, usize),
    /// Whether it is a name only if it stands in the text once more.
    must_recur: bool,
}

impl Named {
    /// Bytes that are a name, whatever else the text says.
    const fn new(from: usize, to: usize, office: (usize, usize)) -> Self {
        Self { from, to, office, must_recur: false }
    }
}

/// The people of a text.
pub(super) fn people(text: &Text, places: &[Found]) -> Vec<Found> {
    let head_list: Vec<&str> = list(STRONG).into_iter().chain(list(WEAK)).collect();
    let reader = Reader {
        text,
        places,
        double: Words::new(&list(DOUBLE)),
        strong: Words::new(&list(STRONG)),
        heads: Words::new(&head_list),
        head_list,
        ranks: list(RANKS),
        titles: Words::new(&list(TITLES)),
        speech: Words::new(&list(SPEECH)),
        after: Words::new(&list(AFTER)),
        address: Words::new(&list(ADDRESS)),
    };
    let at = |(at, c): (usize, char)| if is_han(c) { reader.at_word(at) } else { reader.at_mark(at, c) };
    let likely: Vec<Named> = text.folded.char_indices().filter_map(at).collect();
    let recurring = reader.recurring(&likely);
    let mut named: Vec<Named> = Vec::new();
    for name in likely {
        if !name.must_recur || recurring.has(&text.folded[name.from..name.to]) {
            named.push(name);
            reader.others(name, &mut named);
        }
    }
    named.order_by_key(|name| name.from);
    reader.everywhere(&named)
}

impl Reader<'_> {
    /// The name to which the word at `at` leads.
    fn at_word(&self, at: usize) -> Option<Named> {
        let rest = self.text.behind(at);
        let begins_clause = !last(self.text.before(at)).is_some_and(is_named);
        if let Some(named) = begins(&self.heads, rest).and_then(|len| self.behind_office(at, len)) {
            return Some(named);
        }
        if let Some(len) = begins(&self.titles, rest) {
            return self.before_title(at, len);
        }
        if rest.starts_with('叫') && last(self.text.before(at)).is_some_and(|c| "她他我名人".contains(c)) {
            let from = at + 3;
            let len: usize =
                self.text.behind(from).chars().take(5).take_while(|c| is_named(*c)).map(char::len_utf8).sum();
            let is_name = (6..=12).contains(&len) && self.text.behind(from + len).starts_with([',', '。']);
            return is_name.then_some(Named::new(from, from + len, (0, 0)));
        }
        // 事务局的陆海峰, : where somebody works is an attribute.
        if rest.starts_with('的') && self.last_place(at).is_some_and(|last| self.places[last].to == at) {
            let to = self.name(at + 3, false).filter(|to| self.text.behind(*to).starts_with([',', '。', '(']))?;
            return (!self.is_common(at + 3)).then_some(Named::new(at + 3, to, (at, at)));
        }
        if begins_clause { self.at_clause(at) } else { None }
    }

    /// 副总理李岚清、吴邦国: those who bear the office too.
    fn others(&self, mut name: Named, named: &mut Vec<Named>) {
        while self.text.behind(name.to).starts_with('、') {
            let from = name.to + "、".len();
            let is_name = |to: &usize| {
                !self.is_common(from) && first(self.text.behind(*to)).is_none_or(|c| ",。、和等)".contains(c))
            };
            let Some(to) = self.name(from, false).filter(is_name) else { return };
            name = Named::new(from, to, name.office);
            named.push(name);
        }
    }

    /// A name at the start of a clause: with a verb of speech behind it, or with what somebody is.
    fn at_clause(&self, at: usize) -> Option<Named> {
        let to = self.name(at, true)?;
        let rest = self.text.behind(to);
        if begins(&self.speech, rest).is_some() {
            return Some(Named::new(at, to, (0, 0)));
        }
        if let Some(office) = self.predicate(to) {
            return Some(Named::new(at, to, office));
        }
        // A name that comes again, where nothing in it is a word.
        let name = &self.text.folded[at..to];
        let is_apart = count(name) == 3
            && !is_bound_pair(&name[3..])
            && (begins(&self.after, rest).is_some() || first(rest).is_none_or(is_joint));
        is_apart.then_some(Named { must_recur: true, ..Named::new(at, to, (0, 0)) })
    }

    /// 李爱华是松江区委组织部的一名科长: the office that a clause ends with.
    fn predicate(&self, at: usize) -> Option<(usize, usize)> {
        let clause = self.text.behind(at).strip_prefix('是')?;
        let clause = &clause[..clause.find([',', '。', '\n', ';', '!'])?];
        let head = ends(&self.head_list, clause).filter(|_| count(clause) <= 32)?;
        let end = at + 3 + clause.len();
        Some(self.office(end - head, end))
    }

    /// 高丽(中): a caption.
    fn at_mark(&self, at: usize, c: char) -> Option<Named> {
        let seen = self.text.behind(at).strip_prefix('(')?;
        let is_word = SEEN.split(' ').any(|word| seen.starts_with(word));
        let is_seen = c == '(' && is_word && seen.chars().take(4).any(|c| c == ')');
        let named = |most: usize| self.text.before(at).chars().rev().take(most).take_while(|c| is_named(*c));
        let sizes = [4, 3, 2].into_iter().filter(|size| is_seen && named(*size).count() == *size);
        let mut starts = sizes.map(|size| at - named(size).map(char::len_utf8).sum::<usize>());
        let start = starts.find(|start| self.is_surname(*start) && self.name_len(*start, at))?;
        Some(Named::new(start, at, (0, 0)))
    }

    fn name_len(&self, from: usize, to: usize) -> bool {
        let surname = begins(&self.double, self.text.behind(from)).unwrap_or(3);
        (surname + 3..=surname + 6).contains(&(to - from))
    }

    fn is_surname(&self, at: usize) -> bool {
        let rest = self.text.behind(at);
        first(rest).is_some_and(|c| SURNAMES.contains(c) || COMMON.contains(c)) || begins(&self.double, rest).is_some()
    }

    /// The name behind an office of `len` bytes at `at`.
    fn behind_office(&self, at: usize, len: usize) -> Option<Named> {
        let is_strong = begins(&self.strong, self.text.behind(at)) == Some(len);
        let rest = self.text.behind(at + len);
        let skipped = rest.len() - rest.trim_start_matches(['”', '’', ' ', '(', ':', '、']).len();
        let is_listed = rest[..skipped].contains([':', '、', '(']);
        let from = at + len + skipped;
        if is_listed && !self.text.folded[at..].starts_with("记者") {
            return self.behind_attribute(at, len);
        }
        let Some(to) = self.name(from, false) else {
            return self.behind_attribute(at, len);
        };
        let behind = first(self.text.behind(to));
        let is_sure = is_border(behind) || begins(&self.after, self.text.behind(to)).is_some();
        let is_common = self.is_common(from);
        let is_word = is_bound_pair(self.text.behind(from));
        let name = &self.text.folded[from..to];
        let is_name = match (is_word, count(name)) {
            // 书记高丽是, but not 主席周年.
            (true, 2) => is_strong && (behind == Some('(') || begins(&self.after, self.text.behind(to)).is_some()),
            (true, _) => is_strong && is_sure && !is_common,
            (false, 3) if is_strong && !is_bound_pair(&name[3..]) => true,
            _ => is_sure && (is_strong || !is_common) || is_strong && !is_common,
        };
        is_name.then(|| Named::new(from, to, self.office(at, at + len)))
    }

    /// 担任党组织书记的宁文玲, : the office is an attribute.
    fn behind_attribute(&self, at: usize, len: usize) -> Option<Named> {
        let from = at + len + "的".len();
        let to = self.text.behind(at + len).starts_with('的').then(|| self.name(from, false))??;
        let is_name =
            first(self.text.behind(to)).is_some_and(|c| ",。(".contains(c)) && count(&self.text.folded[from..to]) >= 2;
        is_name.then(|| Named::new(from, to, self.office(at, at + len)))
    }

    /// The name before a title (习近平总书记).
    fn before_title(&self, at: usize, len: usize) -> Option<Named> {
        let head = self.text.before(at);
        for size in [3, 2] {
            let from = at - head.chars().rev().take(size).map(char::len_utf8).sum::<usize>();
            let name = &self.text.folded[from..at];
            let is_name = count(name) == size && name.chars().all(is_named) && self.is_surname(from);
            let before = last(self.text.before(from));
            let is_free = size == 3 || !before.is_some_and(|c| is_named(c) && !"部局委办处院校".contains(c));
            if is_name
                && is_free
                && !self.is_common(from)
                && ends(&self.head_list, name).is_none()
                && !self.is_listed_word(name)
            {
                return Some(Named::new(from, at, (at, at + len)));
            }
        }
        None
    }

    fn is_listed_word(&self, name: &str) -> bool {
        ends(&self.ranks, name).is_some()
    }

    fn is_common(&self, at: usize) -> bool {
        first(self.text.behind(at)).is_some_and(|c| COMMON.contains(c))
            && begins(&self.double, self.text.behind(at)).is_none()
    }

    /// The end of the name that begins at `at`.
    fn name(&self, at: usize, is_strict: bool) -> Option<usize> {
        let rest = self.text.behind(at);
        if !self.is_surname(at) || is_strict && (self.is_common(at) || is_bound_pair(rest)) {
            return None;
        }
        let surname = begins(&self.double, rest).unwrap_or_else(|| width(rest));
        let given = &rest[surname..];
        if [&self.address, &self.after, &self.heads].iter().any(|words| begins(words, given).is_some()) {
            return None;
        }
        // 刘 坤: names of two characters are set with a blank.
        let mut given = rest[surname..].char_indices().map(|(place, c)| (place + surname, c));
        let one = given.next().filter(|(_, c)| is_han(*c))?;
        let end = one.0 + one.1.len_utf8();
        // 李从军介绍: a joint in a name, where what follows shows that it is one.
        if is_joint(one.1) {
            let to = given.next().filter(|(_, c)| is_named(*c)).map(|(place, c)| at + place + c.len_utf8())?;
            return begins(&self.after, self.text.behind(to)).map(|_| to);
        }
        let Some(two) = given.next().filter(|(_, c)| is_named(*c)) else { return Some(at + end) };
        if begins(&self.after, &rest[two.0..]).is_some() {
            return Some(at + end);
        }
        let three = given.next().map(|(_, c)| c);
        let leans = three.is_some_and(|three| is_bound(two.1, three)) && !is_bound(one.1, two.1);
        Some(at + if leans && !self.ends_name(at, two.0 + two.1.len_utf8()) { end } else { two.0 + two.1.len_utf8() })
    }

    /// Whether what follows a name of three characters shows that it ends there.
    fn ends_name(&self, at: usize, len: usize) -> bool {
        let rest = self.text.behind(at + len);
        begins(&self.after, rest).is_some() || first(rest).is_none_or(is_joint)
    }

    /// The whole office whose last word stands at `from..to`: with ranks before it, and with another that 、 joins.
    fn office(&self, from: usize, to: usize) -> (usize, usize) {
        let floor = self.last_place(from).map_or(0, |last| self.places[last].to);
        let mut start = from;
        let quoted = self.text.before(start).ends_with(['“', '‘']);
        while let Some(len) = ends(&self.ranks, self.text.before(start)).filter(|len| start - len >= floor) {
            start -= len;
        }
        // 松江区|委书记: the place keeps its name, the office has the whole word.
        if floor > 0 && self.text.before(start).strip_suffix('委').is_some_and(|head| head.len() == floor) {
            start = floor - last(self.text.before(floor)).map_or(0, char::len_utf8);
        }
        // 市委副秘书长、市信访办主任: what stands between is the office's too.
        let place = self.last_place(floor).filter(|last| floor == start && self.places[*last].to == floor);
        let begin = place.map_or(start, |place| self.places[place].from);
        let other = self.text.before(begin).strip_suffix('、').filter(|_| !quoted);
        if let Some((other, len)) = other.and_then(|other| Some((other.len(), ends(&self.head_list, other)?))) {
            return (self.office(other - len, other).0, to);
        }
        (start, to)
    }

    /// Of the names that must stand in the text once more those that do.
    fn recurring(&self, likely: &[Named]) -> Words<'_> {
        let name = |one: &Named| &self.text.folded[one.from..one.to];
        let names: Vec<&str> = likely.iter().filter(|one| one.must_recur).map(name).collect();
        let names = Words::new(&names);
        let mut seen = vec![0_usize; names.all().len()];
        for (at, c) in self.text.folded.char_indices().filter(|_| !names.all().is_empty()) {
            names.at(c, self.text.behind(at)).for_each(|number| seen[number] += 1);
        }
        let recurring: Vec<&str> =
            names.all().iter().zip(seen).filter(|(_, seen)| *seen > 1).map(|(name, _)| *name).collect();
        Words::new(&recurring)
    }

    /// The names wherever they stand, with their offices where those are said.
    fn everywhere(&self, named: &[Named]) -> Vec<Found> {
        let names: Vec<&str> = named.iter().map(|one| &self.text.folded[one.from..one.to]).collect();
        let names = Words::new(&names);
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(c) = first(self.text.behind(at)) {
            if let Some(len) = begins(&names, self.text.behind(at)).filter(|_| is_han(c)) {
                found.push(self.found(at, at + len, named));
                at += len;
            } else {
                at += c.len_utf8();
            }
        }
        found
    }

    fn found(&self, from: usize, to: usize, named: &[Named]) -> Found {
        let here = &named[named.partition_point(|one| one.from < from)..];
        let office = here.iter().take_while(|one| one.from == from).map(|one| one.office).find(|office| office.1 > 0);
        let (note, of) = office
            .map_or_else(Default::default, |(start, end)| (self.text.words(start, end), self.organisation(start)));
        Found { from, to, note, of, ..Found::default() }
    }

    /// The place or organisation that stands directly before an office.
    fn organisation(&self, office: usize) -> String {
        let before = |place: &&Found| {
            let between = self.text.folded.get(place.to..office).unwrap_or_default();
            place.to <= office && between.len() <= BETWEEN && ["", "的", "的一名", "的“", "下派"].contains(&between)
                || place.to > office && place.from < office && place.to <= office + 3
        };
        let near = &self.places[..self.places.partition_point(|place| place.from < office)];
        let place = near.iter().rev().take_while(|place| place.to + BETWEEN >= office).find(before);
        place.map(|place| self.text.words(place.from, place.to)).unwrap_or_default()
    }

    /// The number of the last place that ends before `at` or there.
    fn last_place(&self, at: usize) -> Option<usize> {
        self.places.partition_point(|place| place.to <= at).checked_sub(1)
    }
}

/// Whether the first two characters are a word.
fn is_bound_pair(text: &str) -> bool {
    let mut chars = text.chars();
    matches!((chars.next(), chars.next()), (Some(a), Some(b)) if is_bound(a, b))
}
