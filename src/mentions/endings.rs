//! Endings: the words by which the names of places and organisations are known.
//!
//! In: nothing. Out: lists, written as the fold writes them. What they mean is for [`super::places`] to say.

/// Endings of places below the county with their levels: a chain goes down.
pub(super) const UNITS: [(&str, u8); 15] = [
    ("高新区", 3),
    ("开发区", 3),
    ("新区", 3),
    ("特区", 3),
    ("自贸区", 3),
    ("街道", 4),
    ("镇", 4),
    ("鄕", 4),
    ("街", 4),
    ("社区", 5),
    ("居民区", 5),
    ("小区", 5),
    ("新村", 5),
    ("行政村", 5),
    ("村", 5),
];
/// The level of an organisation: nothing lies below it.
pub(super) const BODY: u8 = 9;
/// Endings of organisations and of places where something is done.
pub(super) const BODIES: &str = "委 政府 党委 党工委 党总支 党支部 党组 党组织 工委 纪委 管委会 委员会 市委会 局 厅 法院 检察院 公安局 派出所 组织部 宣传部 统战部 政法委 \
                      办公室 办事处 信访办 综管办 居委会 村委会 业委会 研究所 研究院 大学 学院 中学 小学 医院 医疗队 银行 公司 分公司 集团 文化宫 图书馆 博物馆 \
                      出版社 党建网 新闻网 日报 晚报 电视台 南站 北站 东站 西站 火车站 机场 党校 人大 政协 法院 治疗点 兵团";
/// Those that stand directly behind the name of a place, and what they must not be followed by.
pub(super) const PARTY: [&str; 10] =
    ["委", "党委", "党工委", "党总支", "党支部", "党组", "党组织", "工委", "纪委", "政法委"];
/// 书记 behind a party's body is the office of a person, who has the place before them.
pub(super) const OFFICES: [&str; 5] = ["书记", "副书记", "副秘书长", "秘书长", "常委"];
/// Bodies of the whole country, and the agency.
pub(super) const NATIONAL: &str = "中组部 中宣部 党中央 国务院 新华社 国家卫健委 新疆生产建设兵团 全国人大 全国政协 中央军委 最高人民法院 最高人民检察院 人民日报 光明日报 \
                        世界卫生组织 联合国 团区委 团市委 团省委 团县委 团中央 华东地区 华北地区 华南地区 华中地区";
/// Words that end in the character of an organisation's ending and are none.
pub(super) const NO_BODY: &str = "格局 结局 布局 全局 当局 大局 开局 出局 僵局 时局 残局 破局";
/// Cities and counties whose names without their kinds are words, other names or streets.
pub(super) const WORDS: &str = "解放区 新城区 城区 郊区 矿区 朝阳 中山 大同 安康 黄山 白山 百色 长治 平凉 三明 和平 新华 解放 团结 东方 吉安 安定 宜家 海港 城关 开发 新城 青山 桥东 桥西 向阳 前进 \
                     红旗 长安 海南 江南 河东 河西 南岸 高新 临时 资源 平安 隆安 延长 和田 文山 双流 永安 万年 安宁 会同 大方 民和 平和 大理 宁海 丰台 集美 南部 \
                     东山 中方 东至 五指山 静安 通道 安全 东区 西区 南区 北区";
/// What ends the words before 社区 that are no name.
pub(super) const GENERIC: &str = "老旧 现代 城区 封闭 商品房 居民 住宅 智慧 示范 和谐 平安 城鄕 城市 农村 所在 居住 住地 居住地 整个 大型 基层 全市 全区 返鄕 疫情 防控 下沉 深入 \
                       服务 报到 封控 管控 党员 干部 志愿 群众 力量 机关 工作 组织 网格 街道 重点 管理 打造 开源 技术 用户 开发者 国际 现有 新农 美丽 咱 周边 附近 \
                       困难 特色 数字 虚拟 在线 线上 学术 科学 软件 编程 原生 邻里 无疫 贫困 老家 建设 优秀 先进 所有 助力 好 牢 赢 进 入 住 布 护 做 解 助 动 挥 过 有 立 记 受 现 \
                       联 个 区 年 星 范 统计 带领 赴 线 五星 包联 出 成 用";
/// What alone before 镇 or 村 is no name.
pub(super) const ALONE: &str = "新 老 大 城 鄕 村 古 小 重 集 市 冰 坐 农 山 全 云 回 离 家 同 思 困";
/// Verbs that stand before a name without a joint.
pub(super) const VERBS: &str =
    "得知 深入 走进 支援 前往 位于 来自 下沉 联系 指导 组织 赴 覆盖 转战 回到 奔赴 走访 任 称 驻";
/// What no name of an organisation holds between the place and its ending.
pub(super) const PREDICATES: &str = "发动 组织 下派 建立 推动 实施 开展 出台 制定 举行 召开 成立 发布 位于 来到 参加 举办 干部 党员 印发 通知 工作 正式 举措 全面 积极 坚持 共 已 \
                          出现 战 一 是 有 包联 加强 强化 支部 群众 居民 社区";
/// What stands before the name of a place: behind another mark it may as well be a verb that stands before 社区.
pub(super) const BEFORE: &str = "到在由从至往为给的、向于";
/// What follows a place's bare name where it is the name of a street.
pub(super) const STREETS: [char; 6] = ['路', '街', '河', '桥', '道', '巷'];

/// The level of the place that has this name.
pub(super) fn level_of(name: &str) -> u8 {
    let levels = UNITS.iter().filter(|(unit, _)| name.ends_with(unit));
    levels.max_by_key(|(unit, _)| unit.len()).map_or(BODY, |(_, level)| *level)
}
