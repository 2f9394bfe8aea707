//! Bars: rows of the words with which a page offers sharing, sizes of type and other tools of its own.
//!
//! In: a folded line. Out: whether it is made of such words and nothing else. Where it stands is for the rule to weigh.

use std::sync::LazyLock;

use super::words::Words;

/// Words of which bars are made.
const BARS: &str = "分享到 分享至 分享 转发 新浪微博 腾讯微博 官方微博 微博 微信 朋友圈 公众号 qq空间 qq好友 qzone qq 人人网 豆瓣 百度贴吧 贴吧 开心网 \
    facebook twitter 评论 我要评论 发表评论 参与互动 收藏 加入收藏 打印本页 打印此页 打印 关闭窗口 关闭本页 关闭 返回顶部 返回首页 返回列表 返回 推荐 点赞 赞 \
    举报 纠错 复制链接 扫一扫 扫码 手机看 手机版 下载客户端 客户端 图集 字号 字体 大小 大 中 小 放大 缩小 默认 默认o 更多 登录 注册 搜索 订阅 听新闻 语音播报 繁体 简体 \
    english 设为首页 我要纠错 我要收藏 我要打印 我要分享 文字大小 字体大小 t大t中t小 字号tt aa 网友评论 暂无评论 加载更多 点击加载更多 点击查看更多 回到顶部 \
    扫描二维码 二维码 关注我们 用微信 在手机打开当前页 手机打开当前页 用手机看 已有人参与评论 人参与 评论条 条评论 复制 复制网址 保存 邮件 发送给好友 推荐给朋友 微信好友 新浪 \
    腾讯 网易 空间 分享按钮 分享文章 分享本文 一键分享 加关注 手机阅读 手机浏览 无障碍 无障碍浏览 长者模式 rss 导出 投稿 我来说两句 查看评论 查看全部评论 发布评论 登录后评论 \
    抢沙发 沙发 有用 没用 顶一下 踩一下 打赏 赞赏 钉钉 linkedin whatsapp email weibo wechat 联系我们 点击 查看更多 小号 中号 大号 超大 特大 \
    标准 最大 较大 切换 阅读模式 朗读 暂停 播放 全文朗读 意见反馈 反馈 问题反馈 中文 移动版 电脑版 app下载 下载app 打开app 打开 原图 下载 查看原图 全屏 隐藏 收起 \
    展开 展开全文 阅读全文 查看原文 阅读原文 回复 引用 到朋友圈 回首页 回页首 回上页 回上一页 回列表 回目录 返回目录 返回索引 返回上一页 返回精华区首页 回到上一页 \
    目录 上一页 下一页 上一章 下一章 share tweet top 友善列印 列印 寄给朋友 标为未读 加星 下载文档";

/// Those that are words of every day as well: alone in a line they prove little.
const PLAIN: &str = "分享 推荐 收藏 打印 关闭 评论 更多 返回 赞 登录 注册 搜索 订阅 转发 图集 默认 默认o 举报 大小 微信 微博 繁体 简体 豆瓣 放大 缩小 点赞 纠错 \
    客户端 公众号 朋友圈 字体 字号 打开 下载 复制 点击 保存 暂停 播放 切换 隐藏 收起 展开 回复 引用 空间 新浪 腾讯 网易 标准 邮件 反馈 有用 没用 沙发 中文 投稿 朗读 \
    联系我们 原图 全屏 目录 上一页 下一页 share top 列印";

static WORDS: LazyLock<Words<'static>> = LazyLock::new(|| Words::listed(BARS));
static EVERYDAY: LazyLock<Words<'static>> = LazyLock::new(|| Words::listed(PLAIN));

/// Whether a folded line is made of the words of bars and nothing else.
pub fn is_bar(flat: &str) -> bool {
    let first = flat.trim_start_matches(is_separator);
    if !(WORDS.begin(first) || first.starts_with("关注")) {
        return false;
    }
    let bare = bare(flat);
    (2..=40).contains(&bare.chars().count()) && (is_made_of_bars(&bare) || follows_site(&bare))
}

/// Whether a bar is one word that people use every day, so that its form alone does not prove it.
pub fn is_plain(flat: &str) -> bool {
    EVERYDAY.has(flat)
}

/// The line without what parts the words of bars.
fn bare(flat: &str) -> String {
    flat.chars().filter(|c| !is_separator(*c)).collect()
}

/// Whether it asks to follow a site: 关注 and a short name of one.
fn follows_site(bare: &str) -> bool {
    let Some(name) = bare.strip_prefix("关注") else { return false };
    let name =
        name.trim_end_matches("微信").trim_end_matches("微博").trim_end_matches("公众号").trim_end_matches("官方");
    bare.chars().count() <= 14 && name.ends_with(['网', '报', '社', '台'])
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        ':' | '|' | '/' | '·' | '、' | ',' | '【' | '】' | '[' | ']' | '(' | ')' | '>' | '<' | '-' | '+' | '\u{E000}'
            ..='\u{F8FF}'
    ) || c.is_ascii_digit()
}

/// Whether a text can be cut into words of bars: for each place in it, whether the text up to there can.
fn is_made_of_bars(text: &str) -> bool {
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    for at in 0..text.len() {
        if reached[at] {
            for number in text[at..].chars().next().into_iter().flat_map(|c| WORDS.at(c, &text[at..])) {
                reached[at + WORDS.all()[number].len()] = true;
            }
        }
    }
    reached[text.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_already() {
        for word in [BARS, PLAIN].iter().flat_map(|list| list.split_ascii_whitespace()) {
            assert_eq!(super::super::flat::flat(word), word);
        }
    }

    #[test]
    fn bars() {
        for bar in
            ["分享到:", "qzone", "【字体:大中小】", "打印|关闭", "关注新华网", "评论0", "收藏|打印|关闭|我要纠错"]
        {
            assert!(is_bar(bar), "{bar}");
        }
        for text in ["分享到底是什么", "中国", "关注疫情防控", "大家", "评论员文章"] {
            assert!(!is_bar(text), "{text}");
        }
    }
}
