//! Quantities: a number, its unit and what it counts.
//!
//! In: a text, its terms and its dates. Out: values (2.3万 is 23,000) with their units, and the words beside them that say what is
//! counted: behind the unit (4000多名黨員), or before the number where nothing stands behind (後備幹部55人).
//!
//! None is what orders or names: 第二书记, 二号方舱, 99号院, a numeral inside of a term (“四定”). 一 before a measure word is an
//! article (一名科长), unless it is rough or a time (近一个月, 一天之内).

use super::Found;
use super::numerals::{Number, number};
use super::text::{Text, begins, count, ends, first, is_joint, last, list};
use crate::clean::words::Words;
use crate::structure::is_han;

/// Measure words and units. Those of time and measure begin the list of what 一 counts as well.
const UNITS: &str = "人次 人 名 位 个 家 户 栋 幢 座 间 套 台 辆 架 艘 件 只 支 枝 把 张 条 根 颗 粒 块 片 份 册 本 篇 首 部 项 次 回 \
                     场 届 轮 批 班 组 队 岁 周岁 周年 年 个月 个多月 个小时 个多小时 个工作日 个百分点 天 小时 分钟 秒 秒钟 周 元 美元 欧元 港元 日元 英镑 人民币 吨 公斤 千克 \
                     克 斤 升 毫升 公里 千米 米 厘米 毫米 平方公里 平方千米 平方米 平米 亩 公顷 立方米 度 倍 % ‰ 步 字 页 种 类 层 包 瓶 袋 箱 \
                     副 付 对 双 盒 桶 笔 宗 起 例 头 匹 棵 株 门 节 课时 字节 毫秒 像素 行 列 票 成 方面 旬 枚 道 路 艇 顶 幅 处 所 级 卷 集 期 代";
/// Units that are as often a part of another word: not behind Chinese numerals.
const DOUBTFUL: &str =
    "方 字 行 列 成 度 道 首 回 把 头 包 对 步 块 片 周 代 期 集 处 起 门 节 类 层 班 组 队 所 人 张 本 手 条 年 届";
/// Words before a number that make it a rough one.
const ROUGH: &str = "约 大约 近 将近 超过 超 突破 逾 至少 最多 不足 不到 不低于 不少于 不超过 不满 上 数";
/// The same, behind the unit.
const ABOUT: &str = "以上 以下 左右 上下 以内 之内 之多 多 余";
/// Words between what is counted and the number.
const LINKS: &str = "达到 高达 达 共计 共有 共 增至 扩充到 增加到 下降到 减少到 上升到 超过 约为 约 近 为 有 占 是 仅 约占 现有 已有 均 都 等";
/// What ends the name of what is counted: words that begin a predicate.
const PREDICATES: &str = "通过 参与 下沉 开展 进行 成立 组成 完成 投入 认领 捐款 捐赠 统一 接受 主动 实施 奔赴 迅速 包保 联系 反馈 分成 已经 正在 采取 组建 支援 支持 帮助 \
                          参加 加入 做到 做好 来到 赶到 前来 进入 编入 涌现 带领 负责 提供 巡查 督导 抗击 依托 身份 过去 时间 全部 首先 分别 共同 一起 纷纷 出现 发现 需要 可以 \
                          开始 继续 必须 应该 能够 使用 进出 可进 去 基础 开通 入手 共计 设置 配备 购买 购置 现有 拥有 派来 划分 里 已 中";
/// How many characters a term has at most that is a name with a number in it, and no quotation.
const SHORT: usize = 24;

/// A quantity's parts, while it is read.
struct Reader<'a> {
    text: &'a Text<'a>,
    units: Words<'static>,
    doubtful: Vec<&'static str>,
    rough: Vec<&'static str>,
    about: Words<'static>,
    links: Vec<&'static str>,
    predicates: Words<'static>,
}

/// The quantities of a text.
pub(super) fn quantities(text: &Text, terms: &[Found], dates: &[Found]) -> Vec<Found> {
    let reader = Reader {
        text,
        units: Words::new(&list(UNITS)),
        doubtful: list(DOUBTFUL),
        rough: list(ROUGH),
        about: Words::new(&list(ABOUT)),
        links: list(LINKS),
        predicates: Words::new(&list(PREDICATES)),
    };
    let (mut found, mut skip, mut dates) = (Vec::new(), 0, dates.iter().peekable());
    for (at, c) in text.folded.char_indices() {
        if at < skip || !(c.is_ascii_digit() || "零一二三四五六七八九十百千万亿两半上数".contains(c))
        {
            continue;
        }
        while dates.peek().is_some_and(|date| date.to <= at) {
            dates.next();
        }
        if let Some(date) = dates.peek().filter(|date| date.from <= at) {
            skip = date.to;
            continue;
        }
        let is_label = last(text.before(at)).is_some_and(|c| c.is_ascii_alphanumeric() || "._-+#/".contains(c));
        let is_clock = text.before(at).ends_with(':') && last(text.before(at - 1)).is_some_and(|c| c.is_ascii_digit());
        if c.is_ascii_digit() && (is_label || is_clock) {
            skip = at + text.behind(at).len()
                - text.behind(at).trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '.').len();
            continue;
        }
        if let Some(quantity) = reader.quantity(at) {
            skip = quantity.to;
            found.push(quantity);
        } else if let Some(number) = number(text.behind(at)) {
            skip = at + number.len;
        }
    }
    found.retain(|quantity| {
        // Terms stand in the order of their ends; a short one around the number ends within its length behind it.
        let from = terms.partition_point(|term| term.to < quantity.to);
        let near = terms[from..].iter().take_while(|term| term.to <= quantity.from + 4 * SHORT);
        !near.into_iter().any(|term| term.from <= quantity.from && count(&text.folded[term.from..term.to]) <= SHORT)
    });
    found
}

impl Reader<'_> {
    fn quantity(&self, at: usize) -> Option<Found> {
        let rest = self.text.behind(at);
        if last(self.text.before(at).trim_end_matches(' ')).is_some_and(|c| "第初之图表".contains(c)) {
            return None;
        }
        if let Some(share) = self.share(at) {
            return Some(share);
        }
        // 上百次, 数百人: the rough word stands in place of a digit.
        let head = ["上", "数"]
            .into_iter()
            .find(|word| rest.starts_with(word) && rest[3..].starts_with(['百', '千', '万', '亿']));
        let skipped = head.map_or(0, str::len);
        let mut read = number(&rest[skipped..]).or_else(|| rest.starts_with('半').then_some(half()))?;
        read.len += skipped;
        let mut quantity =
            Found { from: at, to: at + read.len, value: Some(read.value), until: read.second, ..Found::default() };
        self.range(&mut quantity, &mut read);
        let unit = self.unit_len(quantity.to);
        let (from, to) = (quantity.to, quantity.to + unit);
        quantity.note = self.unit(from, to);
        quantity.to = to;
        self.rough(&mut quantity, read, skipped > 0);
        self.is_counted(&quantity, read, (from, to)).then(|| self.counted(quantity))
    }

    /// Bytes of the unit at a place. 人 of 人口 and 轮 of 三轮车 are none.
    fn unit_len(&self, at: usize) -> usize {
        let rest = self.text.behind(at);
        let is_word = [
            "位整", "位系", "位元", "位浮", "位处", "位操", "位机", "位版", "类型", "人口", "轮车", "人大", "位数",
            "个性", "家庭", "天津", "天气", "年级", "年代",
        ]
        .iter()
        .any(|word| rest.starts_with(word));
        begins(&self.units, rest).filter(|_| !is_word).unwrap_or_default()
    }

    /// The unit as it is written, without the measure word that stands before another (个小时).
    fn unit(&self, from: usize, to: usize) -> String {
        let unit = &self.text.folded[from..to];
        let skipped = ["个多", "个半", "个"].into_iter().find(|head| unit.len() > head.len() && unit.starts_with(head));
        self.text.words(from + skipped.map_or(0, str::len), to)
    }

    /// 1/3, 三分之一, 百分之七十, 一半, 97.7%.
    fn share(&self, at: usize) -> Option<Found> {
        let rest = self.text.behind(at);
        let share = |value: f64, len: usize, note: &str| {
            let mut found =
                Found { from: at, to: at + len, value: Some(value), note: note.to_owned(), ..Found::default() };
            if let Some(len) = begins(&self.about, self.text.behind(found.to)) {
                found.about = self.text.words(found.to, found.to + len);
                found.to += len;
            }
            Some(self.counted(found))
        };
        if rest.starts_with("一半") {
            return share(0.5, "一半".len(), "");
        }
        if let Some(part) = rest.strip_prefix("百分之").and_then(number) {
            return share(part.value, "百分之".len() + part.len, "%");
        }
        let whole = number(rest)?;
        let mark = ["分之", "/"].into_iter().find(|mark| rest[whole.len..].starts_with(mark))?;
        let part = number(&rest[whole.len + mark.len()..])?;
        let len = whole.len + mark.len() + part.len;
        if mark == "/" {
            let is_end = !rest[len..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
            return if is_end && whole.value < part.value && part.value <= 12.0 {
                share(whole.value / part.value, len, "")
            } else {
                None
            };
        }
        share(part.value / whole.value, len, "")
    }

    /// 3至5天, 10-20人: takes in the second number.
    fn range(&self, quantity: &mut Found, read: &mut Number) {
        let rest = self.text.behind(quantity.to);
        let unit = self.unit_len(quantity.to);
        for skipped in [0, unit] {
            let mark = ["至", "到", "~", "-", "–", "—"].into_iter().find(|mark| rest[skipped..].starts_with(mark));
            let second = mark.and_then(|mark| Some((mark.len(), number(&rest[skipped + mark.len()..])?)));
            if let Some((mark, second)) =
                second.filter(|(_, second)| read.is_arabic && second.is_arabic && second.value > read.value)
            {
                let end = skipped + mark + second.len;
                if begins(&self.units, &rest[end..]).is_some() {
                    // 3-5万人: the multiplier is of both.
                    if !read.is_scaled() {
                        quantity.value = quantity.value.map(|first| first * second.scale);
                    }
                    (quantity.until, quantity.to) = (Some(second.value), quantity.to + end);
                    return;
                }
            }
        }
    }

    /// Notes the words that make it a rough one, and takes in those behind the unit.
    fn rough(&self, quantity: &mut Found, read: Number, headed: bool) {
        let mut words: Vec<String> = Vec::new();
        if let Some(len) = ends(&self.rough, self.text.before(quantity.from)).filter(|_| !headed) {
            words.push(self.text.words(quantity.from - len, quantity.from));
        }
        if headed {
            words.push(self.text.words(quantity.from, quantity.from + 3));
        }
        if read.is_rough {
            let at = self.text.folded[quantity.from..quantity.to].rfind(['多', '余', '来']).unwrap_or_default()
                + quantity.from;
            words.push(self.text.words(at, at + 3));
        }
        if let Some(at) = self.text.folded[quantity.from..quantity.to].find("个多") {
            words.push(self.text.words(quantity.from + at + 3, quantity.from + at + 6));
        }
        if let Some(len) = begins(&self.about, self.text.behind(quantity.to)) {
            words.push(self.text.words(quantity.to, quantity.to + len));
            quantity.to += len;
        }
        quantity.about = words.join(" ");
    }

    /// Whether a number is a quantity.
    fn is_counted(&self, quantity: &Found, read: Number, (from, to): (usize, usize)) -> bool {
        let (unit, rest) = (&self.text.folded[from..to], self.text.behind(to));
        let before = last(self.text.before(quantity.from));
        if unit.is_empty() {
            // 4000多居民, 1000万人口: so much can only be an amount.
            return read.is_arabic && (read.is_rough || read.is_scaled()) && first(rest).is_some_and(is_han);
        }
        let is_level = unit == "级";
        if is_level || unit == "代" || unit == "期" || unit == "集" {
            return is_level && before.is_some_and(|c| "市区县省镇鄕道村街".contains(c)) && read.value >= 2.0;
        }
        if unit == "年" && rest.starts_with(['级', '代'])
            || unit == "位" && rest.starts_with("数")
            || rest.starts_with('号')
        {
            return false;
        }
        read.is_arabic || self.is_counted_in_words(quantity, read, unit, before)
    }

    /// The same for a Chinese numeral, which is as often a part of a word.
    fn is_counted_in_words(&self, quantity: &Found, read: Number, unit: &str, before: Option<char>) -> bool {
        let digits = &self.text.folded[quantity.from..];
        if unit == "路" {
            return before == Some('分');
        }
        // 三番五次: a saying.
        let is_saying = self.text.before(quantity.from).chars().rev().nth(1).is_some_and(is_han_digit);
        if read.len == 3 && is_saying && before.is_some_and(is_han) {
            return false;
        }
        let is_time = ["天", "小时", "月", "年", "周", "分钟", "个月", "个多月", "个小时", "个多小时", "米", "公里"]
            .contains(&unit);
        match first(digits) {
            // 一个多月, 近一个月, 一天之内; else it is an article.
            Some('一') if read.len == 3 => is_time && !quantity.about.is_empty(),
            Some('二') if read.len == 3 => false,
            Some('半') => is_time && !before.is_some_and(is_han_digit),
            // 千家万户; but 上百次.
            Some('百' | '千' | '万' | '亿') => false,
            _ => (!self.doubtful.contains(&unit) || read.is_scaled()) && !before.is_some_and(is_han_digit),
        }
    }

    /// The quantity with what it counts.
    fn counted(&self, mut quantity: Found) -> Found {
        let behind = self.noun_behind(quantity.to);
        let is_alone = ["人", "人次", "%", "‰"].contains(&quantity.note.as_str());
        let before = || self.noun_before(quantity.from);
        let noun = if is_alone { before().or(behind) } else { behind.or_else(before) };
        let (from, to) = noun.unwrap_or_default();
        quantity.of = self.text.words(from, to);
        quantity
    }

    /// The words behind a unit that name what is counted.
    fn noun_behind(&self, at: usize) -> Option<(usize, usize)> {
        let rest = self.text.behind(at);
        let at = at + if rest.starts_with(['的', '是']) { 3 } else { 0 };
        let rest = self.text.behind(at);
        // 30多名前来报到的党员: what is counted stands behind the attribute.
        if let Some(attribute) = rest.starts_with("前来").then(|| rest.find('的')).flatten().filter(|len| *len < 24)
        {
            return self.noun_behind(at + attribute);
        }
        let mut end = 0;
        for (place, c) in rest.char_indices() {
            let is_predicate = place >= 6 && begins(&self.predicates, &rest[place..]).is_some();
            if !is_han(c) && c != '“' && c != '”'
                || is_joint(c) && (place > 0 || c != '在')
                || place >= 6 && "一共".contains(c)
                || place > 36
                || is_predicate
            {
                break;
            }
            end = place + c.len_utf8();
        }
        let noun = rest[..end].trim_matches(['“', '”']);
        let head = rest[..end].len() - rest[..end].trim_start_matches('“').len();
        (noun.len() >= 3 && !noun.starts_with(is_joint) | noun.starts_with("在职"))
            .then(|| (at + head, at + head + noun.len()))
    }

    /// The words before a number that name what is counted.
    fn noun_before(&self, at: usize) -> Option<(usize, usize)> {
        let mut end = at;
        while let Some(len) = ends(&self.links, self.text.before(end)) {
            end -= len;
        }
        let head = self.text.before(end);
        if let Some(quoted) = head.strip_suffix('”') {
            return Some((quoted.rfind('“')? + '“'.len_utf8(), quoted.len()));
        }
        let taken =
            head.chars().rev().take(10).take_while(|c| is_han(*c) && !is_joint(*c)).map(char::len_utf8).sum::<usize>();
        let mut start = end - taken + if head[end - taken..].starts_with(['中', '个']) { 3 } else { 0 };
        // 设置临时岗亭: what is counted stands behind the verb.
        for (place, _) in self.text.folded[end - taken..end].char_indices() {
            let len = begins(&self.predicates, self.text.behind(end - taken + place)).unwrap_or_default();
            if len > 3 && end - taken + place + len < end && !head.ends_with('率') {
                start = end - taken + place + len;
            }
        }
        (end - start >= 6).then_some((start, end))
    }
}

/// Half of one.
const fn half() -> Number {
    Number { value: 0.5, len: 3, is_arabic: false, is_rough: false, scale: 1.0, second: None }
}

fn is_han_digit(c: char) -> bool {
    "一二三四五六七八九十百千万两几".contains(c)
}
