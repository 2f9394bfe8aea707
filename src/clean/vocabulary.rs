//! The words of page furniture, in simplified characters, as they stand in a folded line without white space.
//!
//! In: a folded line. Out: whether its words are a site's. Where a line stands is for [`super::page`] to say; bars have
//! their words in [`super::bars`], notices and feet in [`super::notices`].

/// Labels behind which a fact about the article stands.
pub const LABELS: &str = "发布时间: 发表时间: 发布日期: 更新时间: 时间: 日期: 文章来源: 信息来源: 新闻来源: 稿件来源: 稿源: 来源: 转自: 作者: \
    撰稿: 记者: 通讯员: 发布者: 发布人: 责任编辑: 责编: 编辑: 阅读量: 阅读: 阅读次数: 浏览次数: 浏览量: 浏览: 点击数: 点击: 访问量: 字号: 刊发时间: 发稿时间: \
    录入时间: 添加时间: 更新日期: 发布于: 发布于 出处: 摘自: 供稿: 校对: 审核: 阅读( 浏览( 点击( 阅读数: 浏览数: 点击次数: 点击率: 点击量: 人气: 访问次数: \
    编审: 责任编审: 值班编辑: 网络编辑: 本文编辑: 文字编辑: 初审: 复审: 终审: 信息员: 发布机构: 发布单位: 文章作者: 本文作者: 原作者:";

/// Labels of the day, which notices of meetings and plays have too.
pub const DAYS: [&str; 2] = ["时间:", "日期:"];

/// Names that the channels of many sites have.
pub const CHANNELS: &str = "首页 网站首页 新闻 要闻 时政 政务 图片 视频 专题 评论 社会 财经 体育 娱乐 科技 教育 健康 旅游 文化 房产 汽车 论坛 国内 \
    国际 县区 党建 民生 公告 资讯 军事 法治 生活 时尚 美食 博客 直播 滚动 政务公开 办事服务 互动交流 新闻中心 通知公告 专题专栏 联系我们";

/// How headings of lists of other articles begin.
const RELATED_FIRST: &str = "相关 延伸 推荐 热门 热点 最新 更多 精彩 猜你 您可能 你可能 大家都在 大家还在 往期 今日 24小时 本周 点击 频道 编辑推荐 本版 继续 其他人 related recommended \
    新闻排行 本类 猜您 同类 类似 相似 图片 另一些 其他 其它 关联 匹配 你或许 本栏目 同主题 等待您 近期 以往 历史 下载 人气 站内 同城";

/// How they end.
const RELATED_LAST: &str = "在问 都在看 爱看 新闻 文章 链接 阅读 报道 推荐 资讯 内容 稿件 喜欢 感兴趣 感兴趣的文章 精选 回顾 排行 排行榜 热文 热点 更新 \
    专题 视频 信息 在看 还喜欢 关注 热榜 图文 教程 文献 搜索 问题 故事 标题导航 也看 也在看 想看 还想看 文件 公文 专题 产品 技术 话题 帖子 主题 下载 消息 动态 公告 课程 作品 案例 词条 专利 法规 政策 解读 评论 \
    文档 资源 回答 报导 连结 目录 来回答 排名 词 人气榜 条目 posts articles reading medium";

/// Whether a folded line is the heading of a list of other articles.
pub fn is_related_heading(flat: &str) -> bool {
    let is_edge = |c: char| !c.is_alphanumeric();
    let bare = flat.trim_matches(is_edge);
    let bare = bare.strip_suffix("更多").unwrap_or(bare).trim_matches(is_edge);
    let ends = |first: &&str| {
        let mut last = RELATED_LAST.split_ascii_whitespace();
        last.any(|last| bare[first.len()..].ends_with(last) || *first == bare && first.ends_with(last))
    };
    bare.chars().count() <= 12
        && RELATED_FIRST.split_ascii_whitespace().filter(|first| bare.starts_with(*first)).any(|first| ends(&first))
}

/// Whether a folded line points to a neighbouring article.
pub fn is_neighbour(flat: &str) -> bool {
    let label = [
        "上一篇",
        "下一篇",
        "上一条",
        "下一条",
        "上篇:",
        "下篇:",
        "前一篇",
        "后一篇",
        "上一章",
        "下一章",
        "上一则",
        "下一则",
        "上一个:",
        "下一个:",
        "上一讲:",
        "下一讲:",
        "上一期:",
        "下一期:",
        "previouspost",
        "nextpost",
        "newerpost",
        "messagessortedby",
        "moreinformationabout",
        "previousmessage",
        "nextmessage",
        "信件排序",
        "上一封",
        "下一封",
        "olderpost",
    ];
    let bare = flat.trim_start_matches(|c: char| !c.is_alphabetic());
    label.iter().any(|word| bare.starts_with(word))
        || matches!(bare.trim_end_matches(|c: char| !c.is_alphabetic()), "prev" | "next" | "prevnext")
            && flat.contains(['<', '>', '«', '»', '←', '→'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_already() {
        let lists = [LABELS, CHANNELS, RELATED_FIRST, RELATED_LAST];
        for word in lists.iter().flat_map(|list| list.split_ascii_whitespace()) {
            assert_eq!(super::super::flat::flat(word), word);
        }
    }

    #[test]
    fn headings_of_lists() {
        for heading in ["相关新闻:", "【相关阅读】", "24小时热文", "您可能感兴趣的文章", "相关新闻更多>>", "猜你喜欢"]
        {
            assert!(is_related_heading(heading), "{heading}");
        }
        for text in ["相关", "相关部门负责人的话", "更多的人没有留下照片", "最新", "推荐一本书"]
        {
            assert!(!is_related_heading(text), "{text}");
        }
    }
}
