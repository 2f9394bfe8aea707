//! Notices and feet: what a site says of itself below an article.
//!
//! In: a folded line. Out: whether it speaks for the site. Where it stands is for [`super::page`] and the rules to say.

use std::sync::LazyLock;

use super::words::Words;

/// Words that only the foot of a site has.
const FOOTER: &str = "icp备 icp证 公网安备 版权所有 copyright © allrightsreserved 主办单位: 网站办公地址 增值电信 经营许可证 \
    视听节目许可 服务许可证 不良信息举报 关于我们 网站地图 网站声明 广告服务 广告报价 本站动态 友情链接 网站标识码 未经书面授权 来本网站投稿 备案号 关于本站 网站导航 网站建设: \
    法律顾问: 不得转载 禁止转载 未经授权 建立镜像 网站访问量 本站访问量 隐私政策 用户协议 商务合作 广告合作 站长统计 版权声明 保留所有权利 index.php?title= oldid= 网宣备 卫网审";

/// Words that the foot of a site has, but a notice of any office as well.
const ADDRESS: &str = "分辨率 浏览器 主办: 承办: 承办单位: 协办: 邮政编码: 邮编: 举报电话 举报邮箱 联系我们 联系方式 技术支持: 联系电话: 电话: 传真: \
    地址: 网址: 邮箱: 热线: 招聘信息 加入我们 诚聘英才 免责条款 帮助中心 总编辑: 维护: 网站管理:";

/// Beginnings of a notice.
const NOTICES: &str = "网友评论 网友留言 声明: 免责声明 版权声明 特别声明 郑重声明 特别提示: 风险提示 本网声明 凡本网 凡本站 凡注明 本文来源 本文来自 本文系转载 \
    本文由 本文转自 转载请注明 以上内容 以上文章 以上信息 本文仅代表 [声明] 本站所有 本站部分 本网部分 本网转载 本站转载 未经 如有侵权 如涉及 注:本文 提示:本 部分图片 \
    此文仅代表 本文不代表 以上仅代表 本文采用 本译文 您收到此 您收到这封 欢迎转载 谢绝转载 此邮件及 文责自负 作者文责 词条内容仅供 文字由 图片来源 文章来源于 内容来源于 来源于网络 素材来源";

/// What a notice goes on to say.
const SAYS: &str = "并不表明 并不代表 不代表本 不代表 仅代表作者 个人观点 观点或立场 本站立场 转载 转自 版权 侵权 侵犯 著作权 与我们联系 联系我们 联系删除 联系本站 \
    来信告知 小时内删除 投资有风险 仅供参考 与本网 与本站 本网站 本网 本站 凡注明 来源于网络 来自网络 来自互联网 互联网 核实 书面授权 未经授权 不得转载 违者必究 原作者 入驻作者 授权 作者立场 本刊立场 个人意见 文责自负 注明出处 电子报 订阅 机密 识别 任何转载";

/// The lists, ready to be searched for.
struct Lists {
    footer: Words<'static>,
    address: Words<'static>,
    notices: Words<'static>,
    says: Words<'static>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    footer: Words::listed(FOOTER),
    address: Words::listed(ADDRESS),
    notices: Words::listed(NOTICES),
    says: Words::listed(SAYS),
});

/// Whether a folded line is a site's notice: it begins as one, and says what notices say.
pub fn is_notice(flat: &str) -> bool {
    let bare = flat.trim_start_matches(['【', '[', '(', '*', '※', '「']);
    // 声明 begins many a text; what a site says comes in more than one turn of phrase where the line is long.
    let says = || LISTS.says.count(flat) > usize::from(flat.chars().count() > 60);
    LISTS.notices.begin(bare) && says() || is_footer(flat)
}

/// Whether a folded line has the words of a site's foot: one of them in a short line, two in a longer one.
pub fn is_footer(flat: &str) -> bool {
    // Two hundred characters of four bytes.
    if flat.len() > 800 {
        return false;
    }
    let words = LISTS.footer.count(flat);
    if words == 0 {
        return false;
    }
    let length = flat.chars().count();
    let long = || words + LISTS.address.count(flat) >= 3;
    words >= 2 && length <= 200 || words == 1 && !flat.ends_with('。') && (length <= 60 || long() && length <= 200)
}

/// Whether a folded line is an address, as the foot of a site has one and the foot of a letter too.
pub fn is_address(flat: &str) -> bool {
    let short = flat.len() <= 400 && flat.chars().count() <= 100;
    short && !flat.ends_with('。') && LISTS.address.stand_in(flat) && !flat.contains("联系人")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_already() {
        for word in [FOOTER, ADDRESS, NOTICES, SAYS].iter().flat_map(|list| list.split_ascii_whitespace()) {
            assert_eq!(super::super::flat::flat(word), word);
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
