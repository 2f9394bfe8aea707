//! Offices: the lists by which people are known, surnames and what people are called with their names.
//!
//! In: nothing. Out: lists, written as the fold writes them. What they mean is for [`super::people`] to say.

/// The single surnames of 《百家姓》 (Song dynasty; the text as in chinese-poetry at bdd8a3b, MIT) with 肖, 闫, 付, 代, 覃, 仝, 邸, 尚,
/// 原, 亓, 冼, 佟, without those that are mostly other words; these are in `WORDS`.
pub(super) const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华魏陶姜戚谢邹喻窦章苏潘葛奚范彭郎鲁韦昌马苗凤俞袁柳酆鲍史\
                        唐费廉岑薛雷贺倪汤滕殷罗毕郝邬傅皮卞齐康伍余卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄臧宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季\
                        麻贾娄危童颜郭梅盛林刁钟徐邱骆夏蔡田樊胡凌霍虞柯昝卢莫房裘缪丁贲邓郁杭洪诸崔吉钮龚程嵇邢裴陆荣翁荀惠甄曲芮\
                        羿储靳汲邴糜段巫焦牧隗侯宓郗仇栾甘钭厉戎祖符刘詹束龙叶韶郜黎蓟薄印宿蒲邰鄂咸籍赖卓蔺屠蒙池乔胥闻翟谭贡姬申扶\
                        冉宰郦雍郤璩桑桂濮边扈燕冀郏浦尚温庄晏柴瞿阎慕茹宦艾戈廖庾暨居衡耿寇殳沃蔚越夔隆巩厍聂晁敖融訾辛阚饶毋沙乜\
                        鞠丰巢蒯荆游竺逯盖益桓万习肖闫付覃仝邸亓冼佟楼岳涂钦晋楚仉";
/// Surnames that are words as well: only where an office stands before them and the name is no word.
pub(super) const COMMON: &str = "戴关宣曾管谈任代高金江方石白路成易安常于平元明计花水云柏乐古白武景幸司怀井富乌巴弓山谷车全班仰秋仲伊宫宁强解应宗单包左家封支经干米贝伏米 \
                      党牛寿通农别充连步都满弘匡国文广东欧利师勾冷那简空养须查红权公年爱阳言福况后有海归帅";
pub(super) const DOUBLE: &str = "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 夏侯 端木 南宫 闻人";
/// What a person is called before the name. First those behind which a name is usual, then those who are mostly many.
pub(super) const STRONG: &str = "总书记 书记 主任 局长 厅长 处长 科长 部长 司长 省长 市长 区长 县长 镇长 鄕长 村长 州长 校长 院长 所长 站长 队长 组长 会长 社长 行长 台长 馆长 董事长 \
                      秘书长 总经理 经理 总裁 主席 总理 总统 调研员 网格员 民警 律师 医生 教授 研究员 院士 博士 记者 主编 导演 委员 创始人 发言人 个体工商户 工商户 劳模 班长 护士长 总指挥";
pub(super) const WEAK: &str = "居民 村民 市民 业主 志愿者 党员 干部 社工 楼组长 学生 战士 军人 退役军人 员工 职工 工人 农民 老师 教师 工程师 代表 负责人 专家 护士 医师 同志 司机 作家 诗人 编辑 作者 译者";
/// What stands before the name of an office and belongs to it.
pub(super) const RANKS: &str = "副 第一 第二 名誉 常务 党委 党组 党总支 党支部 党组织 党工委 工委 纪委 政法委 总支 支部 区委 市委 县委 省委 镇党委 社区 居民区 村 镇 街道 居委会 保安 二级 一级 三级 四级 \
                     区级机关 基层 下派 老 女 执行 首席 高级 办公室 国家 中共中央 中央 大队 支队 退役 全国 楼组 人民";
/// What a person is called behind the name.
pub(super) const TITLES: &str = "总书记 主席 总理 同志 先生 女士 教授 院士 博士";
/// What somebody does whose name stands before it.
pub(super) const SPEECH: &str = "说 表示 介绍 告诉 坦言 指出 认为 强调 回忆 解释 感慨 笑著 补充";
/// Verbs and adverbs that begin behind a name.
pub(super) const AFTER: &str = "说 表示 介绍 告诉 坦言 指出 认为 强调 回忆 解释 感慨 担任 带头 率先 走进 第一 冒著 觉得 反复 带队 每天 接到 正 却 曾 是 已 所 退休 声音 心里 日夜 累 不 东奔西走 带著 \
                     带领 同样 仍 一 任 为 作 带 率 主持 出席 会见 摄 报道 化身 立即 立刻 始终 多次 作出 新时代 同志 刚 今年 现年 自 随 今天 昨天 昨日 日前 近日 当天 一行 等 上午 下午 晚上 夫妇 强调 率团 访问 听取 致电 发表";
/// What follows a surname in a form of address.
pub(super) const ADDRESS: &str =
    "阿姨 大哥 大姐 大妈 大爷 叔叔 先生 女士 老师 书记 主任 小姐 姨 叔 哥 姐 爷 奶 婶 伯 总 某";
/// What stands in brackets behind the name of who is to be seen.
pub(super) const SEEN: &str = "左 右 中 前 后 上 下";
