//! The words that pages are run with: what a reader can do there, what sites call their parts, what a footer states.
//!
//! In: a folded line. Out: how much of it such words cover. They are parts of phrases and not phrases: 打开 掌上 客户端 查看 更多
//! is known without having been seen. What a line is that they cover is for [`super::line`] to say.

use std::sync::LazyLock;

use crate::clean::words::Words;

/// Words that hardly stand but on a page of a site.
const SITE: &str = "分享 收藏 打印 登录 登陆 登入 注册 评论 跟贴 跟帖 点赞 举报 扫码 扫一扫 扫描二维码 二维码 长按识别 公众号 朋友圈 \
    客户端 app 小程序 微博 微信 qq qq空间 qzone 贴吧 人人网 豆瓣 开心网 转发 转载 投稿 纠错 首页 主页 本站 本网 网站 网页 本页 \
    上一篇 下一篇 上一条 下一条 上一页 下一页 上一则 下一则 上一版 下一版 上一章 下一章 版权所有 版权 免责声明 免责 隐私 私隐 \
    隐私权 用户协议 服务协议 服务条款 使用条款 友情链接 关于我们 联系我们 关于本站 站点地图 网站地图 站长 备案 无障碍 长者 \
    适老化 繁体 简体 字号 字体 字级 大中小 返回 顶部 返回顶部 热门 热搜 热榜 热文 猜你喜欢 排行 排行榜 相关阅读 延伸阅读 \
    往期回顾 阅读量 浏览量 访问量 点击量 浏览次数 阅读次数 点击数 浏览人次 阅读原文 阅读全文 展开全文 返回列表 关闭窗口 \
    责任编辑 责编 用户名 密码 验证码 找回密码 昵称 匿名 发帖 回帖 帖子 楼主 沙发 置顶 加精 电子报 订阅 打赏 赞赏 在看 粉丝 \
    博主 站内 站外 留言 讨论区 论坛 博客 频道 栏目 滚动新闻 加入收藏 设为首页 收藏本站 联系站长 手机版 电脑版 宽版 cookie \
    cookies rss wap 播放数 赞好 专页 著作权 技术支持 主办单位 承办单位 主管单位 网站标识码 公网安备 icp 快捷导航 导航 \
    面包屑 广告 加好友 侵删 侵权 违法和不良信息 举报电话 邮编 邮政编码 传真 客服 自媒体 全部评论 暂无评论 阅读模式 订阅号 \
    ip属地 属地 官方账号 私信 收录于 相关推荐 相关文章 相关新闻 来访者 访问者 访问人数 访客 人次 分辨率 本报网 纸媒 电子版 \
    蓝字 星标 三连 微信号 公号 楼层 马甲 使用道具 发短消息 串个门 只看该作者 倒序 转藏 转帖 看贴 水贴 按赞 追踪 列印 转寄 点阅 \
    浏览数 回首页 回上页 回上一页 网站导览 数字报 版次 依申请公开 信息公开 网站群 ipv6 信箱 视听节目 许可证 网警 友链 关怀版 \
    老年模式 热评 热图 说两句 有话说 报料 爆料 热搜榜 创作者 题图 配图 已收藏 专栏目录 章节目录 书签 书架 手机用户 二维 写评论 \
    跳到主要内容 跳至主要内容 主要内容区 只看楼主 百科全书 自由的百科 已下载 全文完 获赞 总阅读 文章数 园龄 关注ta 关注他 关注她 阅览室 吧务 献花 免登录 展开剩余 下一章 热词 视觉焦点 站点导航 政府网站 政民互动 \
    评论区 精华区 阅读器 词条 打印页面 告诉朋友 文案 浏览器中打开 印象笔记 侵权举报 附件列表 报错 书单 引文 免费预览 您是第 最佳答案 标题导航 同义词 没有帐号 抢沙发 打印时间 网址 引用日期 已开通 在线阅读 \
    网友 书面授权 您的位置 当前位置 您现在的位置 发信站 立场无关 索引号 我来说 只代表网友 忘记密码 回应 留言板 网站声明 快照 取消订阅 退订 无法正常阅读 无法正常浏览 无法正常显示 转寄好友 此信 这封信 此邮件 这封邮件 本邮件 邮件列表 返回检索结果 下载pdf 加星 标为已读 标为未读 张贴留言 网志存档 技术提供 较新的文章 较旧的文章 没有留言 登入后留言 解析度 误收";

/// Words in which sites speak of rights, rules and themselves.
const NOTICE: &str = "声明 免责 特别声明 免责声明 仅代表 不代表 立场 观点 本平台 平台 存储空间 信息存储 上传 用户上传 转载 转发 摘编 镜像 版权 \
    著作权 所有权 侵权 侵犯 侵删 授权 未经授权 书面授权 未经许可 许可 许可证 原创 首发 注明出处 请注明 出处 违者 必究 追究 法律责任 依法 \
    删除 联系删除 及时处理 来源于网络 网络 互联网 自觉遵守 遵守 文明上网 理性发言 法律法规 政策法规 严禁 发言 言论 跟帖 自律 公约 协议 \
    浏览体验 体验 cookie cookies 电子邮箱 邮箱地址 必填项 不会被公开 下次评论 下载 客户端 本站 本网 本报 本刊 该文 本文 此文 以上内容 \
    以上信息 仅供参考 参考 投资建议 投资有风险 核实 内容 图片 视频 创作者 作者 本人 无关 用户 发布 提供 服务 自媒体 网站 转载请 著作 \
    真实性 完整性 准确性 保证 网友 仅供 表达 看法 并不表明 并不代表 证实 描述 凡来源 均为 独家 甄别 谨防 诈骗 有害 一键 书友 宣传 章节 收藏 精彩 阅读 \
    手机 方便 继续 下一页 未完 记住 旨在 传播 风险自担 据此操作 条款 附加条款 知识共享 署名 文字 知识产权 权利人 若侵权 投诉 渠道 及时 通道 未经 禁止 转贴 入市 谨慎 构成 诊断 治疗 依据 科普 参阅 注册 好友 享用 玩转 轻松 帐号 账号 请谨慎 会员 阅读原文 \
    捐款 立场无关 商业性 概不负责 不承担 责任 损失 使用者 刊载 刊登 稿件 登载 供稿 举报 投诉 邮件 通知 处理 我们将 如有 若有 如需 \
    其它媒体 其他媒体 未注明 学习交流 自行上传 资源 专业人士 咨询 个人观点 请勿 \
    请与 联系 之日起 更多粉丝 福利 滚动播报 关注 扫描 二维码 同意 隐私政策 个人信息 电子报 电子邮件 版权所有 保留 权利 \
    留言 管理 引用 浏览 最佳 建议 快照 抓取 搜索引擎 原网页 没有关系";

/// Words that pages are full of, and people's sentences too.
const PLAIN: &str = "点击 查看 打开 进入 浏览 阅读 复制 发表 发布 提交 取消 确定 保存 加载 刷新 展开 收起 切换 选择 输入 安装 添加 \
    加入 申请 写下 写文章 评价 投诉 推荐 联系 咨询 欢迎 充值 红包 喜欢 感兴趣 顶一下 踩一下 同意 拒绝 接受 继续 跳转 跳到 跳至 \
    回到 放大 缩小 播放 暂停 朗读 提问 提问者 回答 邀请 签到 围观 参与 互动 翻译 发送 搜索 检索 关注 下载 关闭 手机 移动 \
    电脑 全文 原文 正文 文章 新闻 资讯 专题 专栏 视频 图片 图集 相册 社区 好友 空间 邮箱 邮件 用户 账号 帐号 会员 游客 头像 积分 \
    等级 主题 声明 政策 协议 条款 服务 使用 帮助 中心 关于 我们 招聘 合作 友情 链接 地图 英文 english 中文 默认 标准 大小 \
    列表 目录 分类 标签 归档 关键词 关键字 最新 最热 最近 相关 精彩 精选 更多 猜你 大家都在 猜你喜欢 为你推荐 快讯 头条 要闻 动态 \
    公告 通知 图文 次数 人数 没有了 暂无 全部 来源 作者 编辑 审核 校对 记者 通讯员 摄影 时间 日期 发布时间 版面 导读 快捷 \
    窗口 页面 内容 信息 意见 建议 热线 在线 电话 地址 主办 承办 今天 天气 星期 附件 新浪 腾讯 网易 百度 搜狐 反馈 显示 隐藏 \
    财经 体育 娱乐 科技 教育 健康 旅游 文化 房产 汽车 国内 国际 社会 军事 法治 时尚 美食 直播 滚动 民生 生活 政务公开 政务 \
    办事 大厅 时政 党建 图书 数据 开放 机构 概况 走进 简介 产品 人才 干部 理论 报纸 报道 本文 热点 焦点 观察 深度 评测 商城 \
    链接 近期 功能 条目 其他 喜爱 立即 免费 现在 体验 流畅 升级 支持 鼓励 赞 踩 分 条 次 级 页 号 微 版 顶 转 荐 \
    即时 地方 政治 副刊 港闻 两岸 选单 储存 刊登 联络 回应 单位 人气 热度 往期 回顾 期刊 序言 目前 浏览器 电脑端 扫描 识别 \
    长按 公开 公众 个人 中心 智能 问答 解读 机关 办公 市情 省情 县情 概览 风采 园地 动态 刊物 荣誉 资质 案例 团队 领域 \
    审稿 排版 监制 终审 复审 初审 供稿 撰稿 图源 总编 出品 上方 下方 基于 疑问 有用 帮助 剩余 身份 提示 领域 主办 承办 宣传 \
    完整 章节 本章 书评 同城 小组 读书 电影 音乐 职场 心理 情感 历史 文学 诗歌 散文 小说 随笔 作品 名家 收藏 赠送 礼物 官网 \
    提案 职位 招贤纳士 寻求报道 服务号 全站 分站 切换城市 检索 高级 旧版 新版 简体 繁体 大图 高清 请求 吗 这篇 告诉 原文 影音 焦点图 轮播 组图 热议 \
    分钟 部门 学术 研究 活动 交流 学习 建设 农业 企业 基层 民政 便民 校园 学校 学生 展览 参观 预约 指南 须知 制度 法规 法律 文献 论文 专区 门户 \
    网上 官方 广播 电视 节目 行业 行情 商务 招商 投票 之窗 县区 全国 中国 城市 领导 队伍 创建 文明 读者 好文 精华 线上 上传 光临 今日 政府 公司 \
    媒体 综合 小时 消息 律师 交通 推广 委员会 协会 有限公司 经营 专家 论坛 学院 教学 科研 周一 约需 分钟";

/// Characters that join such words.
const GLUE: &str = "请我您你后本的到共条在和与及即可已再了来个人或为把被将向于者里前后上下多好还没有是去就让更看写";

/// Words with which pages in Latin letters are run.
const LATIN: &str = "home about news events contact us menu search skip to main content share on facebook twitter line email print \
    previous next post posts leave a reply comment comments recent archives archive categories tags tag subscribe newsletter \
    sign in up log login register privacy policy terms of use cookie cookies settings accept copyright all rights reserved theme by \
    powered read more most related top back copy link wechat weibo rss sitemap careers advertise advertisement english en page views \
    view download app follow your address will not be published required fields are marked our this site website service \
    conditions the and for with we daily briefing free account profile edit help faq feedback report version mobile portal bbs guide \
    ranklist archiver second queries processed processing inc ltd co mail like likes reading time minutes chinese china eng hk tw \
    xml com www http https org net cn wordpress discuz typecho hexo dedecms github oa pdf html entries feed \
    keep get started stay up date enter table contents listen recommended written followers see all pricing docs legal press blog status \
    results matching try today published kindle no rules text speech followers tweet medium from hits prev newer older \
    reply replies quote rules junior senior member join times gmt may thread threads attachment attachments scrubbed mailing unsubscribe endnote alert hosting";

/// Words that cover a line.
struct Lexicon {
    words: Words<'static>,
    /// Of each word its length in characters and what it is.
    kinds: Vec<(u32, Kind)>,
}

/// What a word says of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It hardly stands elsewhere.
    Site,
    /// It stands in people's sentences, too.
    Plain,
    /// It joins others.
    Glue,
}

fn listed(words: &'static str) -> Vec<&'static str> {
    words.split_ascii_whitespace().collect()
}

impl Lexicon {
    fn new(site: &'static str) -> Self {
        let (site, plain) = (listed(site), listed(PLAIN));
        let glue = GLUE.char_indices().map(|(at, c)| &GLUE[at..at + c.len_utf8()]);
        let all: Vec<&str> = site.iter().chain(&plain).copied().chain(glue).collect();
        let words = Words::new(&all);
        let kind = |word: &&str| match word {
            word if site.contains(word) => Kind::Site,
            word if plain.contains(word) => Kind::Plain,
            _ => Kind::Glue,
        };
        let kinds = words.all().iter().map(|word| (word.chars().count() as u32, kind(word))).collect();
        Self { words, kinds }
    }
}

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(SITE));
static LATIN_WORDS: LazyLock<Words<'static>> = LazyLock::new(|| Words::new(&listed(LATIN)));

static NOTICES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(NOTICE));

/// Of the words of notices those without which nothing is one: prose without them is known at once.
static KEYS: LazyLock<Words<'static>> = LazyLock::new(|| {
    let keys = "声明 免责 立场 观点 平台 存储 转载 摘编 版权 著作权 侵权 侵犯 侵删 授权 出处 追究 删除 来源于 遵守 文明 严禁 体验 cookie 邮箱 \
        客户端 本站 本网 参考 无关 举报 真实性 责任 损失 快照 最佳 二维码 隐私 必填 权利 使用者 网友 书友 未完 记住 手机 风险自担 诊断 注册";
    Words::new(&keys.split_ascii_whitespace().collect::<Vec<_>>())
});

/// How much of a line the words of pages cover.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// Characters that are letters of any script.
    pub letters: usize,
    /// Of them, those that stand in words of either list.
    pub covered: usize,
    /// Words that hardly stand elsewhere.
    pub site: usize,
}

impl Cover {
    /// Whether at least so many hundredths of the letters are covered.
    pub const fn reaches(self, percent: usize) -> bool {
        self.letters > 0 && self.covered * 100 >= self.letters * percent
    }
}

/// Covers a folded line with words, as many characters as can be; of two ways the one with more words of sites.
///
/// ```
/// use jiaokan::clean::margin::lexicon::cover;
/// assert!(cover("打开掌上快讯,查看更多精彩内容").reaches(60));
/// assert!(cover("分享到:微信|微博").reaches(100) && cover("分享到:微信|微博").site == 3);
/// assert!(!cover("山路通了,柚子出山了").reaches(30));
/// ```
pub fn cover(flat: &str) -> Cover {
    covered_by(&WORDS, flat)
}

/// Whether a folded line is covered with what sites say of rights, rules and themselves: half of it and in several words.
///
/// ```
/// use jiaokan::clean::margin::lexicon::is_talk;
/// assert!(is_talk("该文观点仅代表作者本人,平台仅提供信息存储空间服务。"));
/// assert!(!is_talk("他在信里说,这些照片的版权属于他的祖父,希望更多的人能够看到它们,记住那个年代的人和事。"));
/// ```
pub fn is_talk(flat: &str) -> bool {
    let cover = talk(flat);
    cover.site >= 3 && cover.reaches(60) || cover.site >= 5 && cover.reaches(50) || is_call(flat)
}

/// Whether a folded line says what a reader can do on the page.
fn is_call(flat: &str) -> bool {
    let cover = calls(flat, 4);
    cover.site >= 4 && cover.reaches(60)
}

/// The cover of a line in which so many words of sites may stand; none of another.
fn calls(flat: &str, enough: usize) -> Cover {
    if flat.len() <= 600 && has_site_words(flat, enough) { cover(flat) } else { Cover::default() }
}

/// Whether a folded line may be such talk, where furniture stands between it and the prose.
pub fn may_be_talk(flat: &str) -> bool {
    let talk = talk(flat);
    talk.site >= 3 && talk.reaches(30) || talk.site >= 2 && talk.reaches(40) || calls(flat, 3).site >= 3
}

/// Whether words that hardly stand but on a page of a site begin at so many places of a folded line.
fn has_site_words(flat: &str, enough: usize) -> bool {
    let site = |number: usize| WORDS.kinds[number].1 == Kind::Site;
    let mut places = flat.char_indices().filter(|(at, c)| WORDS.words.at(*c, &flat[*at..]).any(site));
    places.nth(enough - 1).is_some()
}

fn talk(flat: &str) -> Cover {
    let short = flat.len() <= 600 && KEYS.stand_in(flat) && flat.chars().count() <= 200;
    if short { covered_by(&NOTICES, flat) } else { Cover::default() }
}

fn covered_by(lexicon: &Lexicon, flat: &str) -> Cover {
    // Up to each byte the most characters that are covered and the words of sites among them.
    let mut best: Vec<Option<(u32, u32)>> = vec![None; flat.len() + 1];
    best[0] = Some((0, 0));
    let (mut letters, mut latin, mut address) = (0, false, false);
    for (at, c) in flat.char_indices() {
        // The letters of an address say nothing.
        address = c.is_ascii() && (address || c == 'h' && flat[at..].starts_with("http"));
        if address {
            best[at + 1] = best[at + 1].max(best[at]);
            continue;
        }
        // Han characters are known at once.
        letters += usize::from(matches!(c, '\u{4E00}'..='\u{9FFF}') || c.is_alphabetic());
        let inside = std::mem::replace(&mut latin, c.is_ascii_alphabetic()) && latin;
        let Some((covered, site)) = best[at] else { continue };
        let next = at + c.len_utf8();
        best[next] = best[next].max(Some((covered, site)));
        if inside {
            continue;
        }
        for number in lexicon.words.at(c, &flat[at..]) {
            let (length, kind) = lexicon.kinds[number];
            if kind != Kind::Glue || covered > 0 {
                let to = at + lexicon.words.all()[number].len();
                best[to] = best[to].max(Some((covered + length, site + u32::from(kind == Kind::Site))));
            }
        }
    }
    let (covered, site) = best[flat.len()].unwrap_or_default();
    Cover { letters, covered: (covered as usize).min(letters), site: site as usize }
}

/// Of the words of a line in Latin letters, how many there are and how many of them pages are run with.
pub fn latin(text: &str) -> (usize, usize) {
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    words.fold((0, 0), |(all, known), word| {
        let word = word.to_ascii_lowercase();
        (all + 1, known + usize::from(LATIN_WORDS.has(&word)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_already() {
        for word in [SITE, NOTICE, PLAIN, LATIN].iter().flat_map(|list| list.split_ascii_whitespace()) {
            assert_eq!(crate::clean::flat::flat(word), word);
        }
    }
}
