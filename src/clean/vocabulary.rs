//! The words of page furniture, in simplified characters, as they stand in a folded line without white space.
//!
//! In: a folded line. Out: whether its words are a site's. Where a line stands is for [`super::page`] to say.

/// Labels behind which a fact about the article stands.
pub const LABELS: [&str; 32] = [
    "发布时间:",
    "发表时间:",
    "发布日期:",
    "更新时间:",
    "时间:",
    "日期:",
    "文章来源:",
    "信息来源:",
    "新闻来源:",
    "稿件来源:",
    "稿源:",
    "来源:",
    "转自:",
    "作者:",
    "撰稿:",
    "记者:",
    "通讯员:",
    "发布者:",
    "发布人:",
    "责任编辑:",
    "责编:",
    "编辑:",
    "阅读量:",
    "阅读:",
    "阅读次数:",
    "浏览次数:",
    "浏览量:",
    "浏览:",
    "点击数:",
    "点击:",
    "访问量:",
    "字号:",
];

/// Words of which bars are made: sharing, sizes of type, tools of the page.
const BARS: [&str; 71] = [
    "分享到",
    "分享至",
    "分享",
    "转发",
    "新浪微博",
    "腾讯微博",
    "官方微博",
    "微博",
    "微信",
    "朋友圈",
    "公众号",
    "qq空间",
    "qq好友",
    "qzone",
    "qq",
    "人人网",
    "豆瓣",
    "百度贴吧",
    "贴吧",
    "开心网",
    "facebook",
    "twitter",
    "评论",
    "我要评论",
    "发表评论",
    "参与互动",
    "收藏",
    "加入收藏",
    "打印本页",
    "打印此页",
    "打印",
    "关闭窗口",
    "关闭本页",
    "关闭",
    "返回顶部",
    "返回首页",
    "返回列表",
    "返回",
    "推荐",
    "点赞",
    "赞",
    "举报",
    "纠错",
    "复制链接",
    "扫一扫",
    "扫码",
    "手机看",
    "手机版",
    "下载客户端",
    "客户端",
    "图集",
    "字号",
    "字体",
    "大小",
    "大",
    "中",
    "小",
    "放大",
    "缩小",
    "默认",
    "更多",
    "登录",
    "注册",
    "搜索",
    "订阅",
    "听新闻",
    "语音播报",
    "繁体",
    "简体",
    "english",
    "设为首页",
];

/// Headings of lists of other articles.
const RELATED: [&str; 22] = [
    "相关新闻",
    "相关文章",
    "相关链接",
    "相关阅读",
    "相关报道",
    "相关推荐",
    "相关资讯",
    "相关内容",
    "相关稿件",
    "延伸阅读",
    "推荐阅读",
    "热门文章",
    "热门推荐",
    "热点推荐",
    "猜你喜欢",
    "更多新闻",
    "频道精选",
    "往期回顾",
    "最新文章",
    "最新资讯",
    "精彩推荐",
    "新闻排行",
];

/// Words that only the foot of a site has.
const FOOTER: [&str; 36] = [
    "icp备",
    "icp证",
    "公网安备",
    "版权所有",
    "copyright",
    "©",
    "allrightsreserved",
    "主办单位:",
    "承办单位:",
    "主办:",
    "承办:",
    "网站办公地址",
    "邮政编码:",
    "增值电信",
    "经营许可证",
    "视听节目许可",
    "服务许可证",
    "举报电话",
    "举报邮箱",
    "不良信息举报",
    "联系我们",
    "关于我们",
    "网站地图",
    "网站声明",
    "广告服务",
    "广告报价",
    "本站动态",
    "友情链接",
    "技术支持:",
    "网站标识码",
    "未经书面授权",
    "来本网站投稿",
    "联系电话:",
    "备案号",
    "网站建设:",
    "法律顾问:",
];

/// Beginnings of a notice.
const NOTICES: [&str; 14] = [
    "声明:",
    "免责声明",
    "版权声明",
    "特别声明",
    "郑重声明",
    "特别提示:",
    "风险提示",
    "本网声明",
    "凡本网",
    "本文来源:",
    "转载请注明",
    "以上内容",
    "本文仅代表",
    "[声明]",
];

/// What a notice goes on to say.
const NOTICE_WORDS: [&str; 14] = [
    "不代表本",
    "仅代表作者",
    "转载",
    "转自",
    "版权",
    "侵权",
    "投资有风险",
    "与本网",
    "与本站",
    "本网站",
    "本站",
    "凡注明",
    "来源于网络",
    "核实",
];

/// Whether a folded line is a site's notice: it begins as one, and says what notices say.
pub fn is_notice(flat: &str) -> bool {
    let bare = flat.trim_start_matches(['【', '[', '(', '*', '※']);
    let begins =
        NOTICES.iter().any(|word| bare.starts_with(word)) && NOTICE_WORDS.iter().any(|word| flat.contains(word));
    begins || is_footer(flat)
}

/// Whether a folded line has the words of a site's foot: one of them in a short line, two in a longer one.
pub fn is_footer(flat: &str) -> bool {
    let words = FOOTER.iter().filter(|word| flat.contains(*word)).count();
    let length = flat.chars().count();
    words >= 2 || words == 1 && length <= 60 && !flat.ends_with('。')
}

/// Whether a folded line is the heading of a list of other articles.
pub fn is_related_heading(flat: &str) -> bool {
    let bare = flat.trim_matches([':', '【', '】', '[', ']', '>', '»', '|', '-', '·', '■', '▪', '…']);
    RELATED.contains(&bare)
}

/// Whether a folded line points to a neighbouring article.
pub fn is_neighbour(flat: &str) -> bool {
    ["上一篇", "下一篇", "上一条", "下一条", "上篇:", "下篇:"].iter().any(|word| flat.starts_with(word))
}

/// Whether a folded line is made of the words of bars and nothing else.
pub fn is_bar(flat: &str) -> bool {
    let bare: String = flat.chars().filter(|c| !is_separator(*c)).collect();
    (2..=40).contains(&bare.chars().count()) && (is_made_of_bars(&bare) || follows_site(&bare))
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
            for word in BARS.iter().filter(|word| text[at..].starts_with(**word)) {
                reached[at + word.len()] = true;
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
        let lists: [&[&str]; 6] = [&LABELS, &BARS, &RELATED, &FOOTER, &NOTICES, &NOTICE_WORDS];
        for word in lists.concat() {
            assert_eq!(super::super::page::flat(word), word);
        }
    }

    #[test]
    fn bars() {
        for bar in ["分享到:", "qzone", "【字体:大中小】", "打印|关闭", "关注新华网", "评论0"] {
            assert!(is_bar(bar), "{bar}");
        }
        for text in ["分享到底是什么", "中国", "关注疫情防控", "大家", "评论员文章"] {
            assert!(!is_bar(text), "{text}");
        }
    }

    #[test]
    fn notices() {
        assert!(is_notice("声明:以上内容为本网站转自其它媒体,不代表本网观点。"));
        assert!(is_notice("icp备案:05011551号"));
        assert!(!is_notice("声明:我没有说过这样的话。"));
        assert!(!is_notice(
            "他在信里说,这些照片的版权所有人是他的祖父,而他只是把它们交给了县里的档案馆,希望更多的人能够看到它们,记住那个年代的人和事。"
        ));
    }
}
