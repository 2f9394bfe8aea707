//! The furniture of a page before and behind its article.
//!
//! In: a page in the making, dice. Out: lines of the site's, and the fields printed in them.

use super::{Dice, Made};

const SITES: [&str; 8] =
    ["青河网", "临江在线", "石桥新闻网", "东屏日报", "南岸县人民政府网", "望海热线", "北岭之窗", "漁火網"];
const PEOPLE: [&str; 8] = ["丁小满", "何志远", "魏青", "林静江", "欧阳雪", "方小雨", "孫來福", "陳一舟"];
const OTHERS: [&str; 10] = [
    "我县今年新修水渠四十公里",
    "县城三条公交线路延长运营时间",
    "一图读懂：怎样申请困难补助",
    "【专题】冬修水利在行动",
    "乡村教师的十二个时辰",
    "“茶王”老魏：采茶要趁早",
    "全县中小学下周一开学",
    "渔港开渔 首批渔船返航",
    "河滩上的足球赛踢了三十年",
    "縣醫院新院區年底啟用",
];
const COUNTIES: [&str; 16] = [
    "高青县",
    "蓬溪县",
    "如东县",
    "轮台县",
    "抚远县",
    "札达县",
    "辰溪县",
    "庄河市",
    "富宁县",
    "尼玛县",
    "米易县",
    "孟州市",
    "嵩明县",
    "炉霍县",
    "香港",
    "松桃",
];

/// What stands before the article: the title and what is around it.
pub fn head(made: &mut Made, dice: &mut Dice) {
    if dice.chance(30) {
        let line = dice.one(&[
            "首页 | 新闻 | 政务 | 图片 | 专题",
            "首页 新闻 要闻 县区 视频 图片 专题 评论",
            "网站首页|政务公开|办事服务|互动交流|走进青河",
            "登录 | 注册",
            "设为首页 加入收藏",
            "设为首页 | 加入收藏 | 联系我们",
        ]);
        made.site(line);
    }
    if dice.chance(15) {
        made.site(format!("欢迎访问{}！今天是2021年3月4日 星期四", dice.one(&SITES)));
    }
    if dice.chance(60) {
        let path = breadcrumb(made, dice);
        made.site(path);
    }
    if dice.chance(10) {
        made.site(format!("{}-{}", made.title, dice.one(&SITES)));
    }
    let above = dice.chance(15);
    if above {
        bylines(made, dice);
    }
    made.lines.push((made.title.clone(), true));
    if !above {
        bylines(made, dice);
    }
    if dice.chance(40) {
        let line = dice.one(&[
            "字号：大 中 小",
            "【字体：大 中 小】",
            "[大] [中] [小]",
            "字体大小：【大】 【中】 【小】",
            "A- A+",
            "T大 T中 T小",
            "字号 T T",
            "文字大小：[ 大 中 小 ] [ 打印 ] [ 关闭 ]",
        ]);
        made.site(line);
    }
    if dice.chance(30) {
        share(made, dice);
    }
}

fn breadcrumb(made: &Made, dice: &mut Dice) -> String {
    let prefix = dice.one(&[
        "",
        "当前位置：",
        "您现在的位置: ",
        "您所在的位置：",
        "你的位置：",
        "位置：",
        "您当前的位置 ：",
        "所在位置:",
    ]);
    let mark = dice.one(&[" > ", ">", " » ", " › ", " - ", " / ", " &gt; ", ">>", " → ", " ＞ "]);
    let home = dice.one(&["首页", "网站首页", "主页", "首頁"]);
    let mut steps = vec![home, dice.one(&["新闻中心", "资讯", "要闻"])];
    if dice.chance(50) {
        steps.push(dice.one(&["县区动态", "乡镇传真", "基层党建"]));
    }
    match dice.below(3) {
        0 => steps.push("正文"),
        1 => steps.push(&made.title),
        _ => {}
    }
    format!("{prefix}{}", steps.join(mark))
}

/// Day, source, author, editor and readers, in any order, in one line or several.
fn bylines(made: &mut Made, dice: &mut Dice) {
    let (year, month, day) = (2010 + dice.below(14), 1 + dice.below(12), 1 + dice.below(28));
    let (hour, minute) = (dice.below(24), 1 + dice.below(59));
    let mut facts: Vec<String> = Vec::new();
    let date = match dice.below(5) {
        0 => format!("{year}年{month:02}月{day:02}日"),
        1 => format!("{year}-{month:02}-{day:02}"),
        2 => format!("{year}/{month}/{day}"),
        3 => format!("{year}.{month:02}.{day:02}"),
        _ => format!("{year}年{month}月{day}日"),
    };
    let mut edtf = format!("{year}-{month:02}-{day:02}");
    let mut printed = date;
    if dice.chance(50) {
        edtf = format!("{edtf}T{hour:02}:{minute:02}");
        printed = format!("{printed} {hour:02}:{minute:02}");
    }
    let label =
        dice.one(&["", "", "发布时间：", "时间：", "发表时间：", "日期：", "发布日期:", "发布于 ", "更新时间："]);
    facts.push(format!("{label}{printed}"));
    made.published = Some(edtf);
    if dice.chance(70) {
        let source = dice.one(&SITES);
        facts.push(format!(
            "{}{source}",
            dice.one(&["来源：", "来源: ", "文章来源：", "信息来源：", "稿源：", "來源："])
        ));
        made.source = Some(source.to_owned());
    }
    if dice.chance(50) {
        let name = dice.one(&PEOPLE);
        facts.push(format!("{}{name}", dice.one(&["作者：", "作者: ", "撰稿：", "记者："])));
        made.author = Some(name.to_owned());
    }
    if dice.chance(25) {
        let name = dice.one(&PEOPLE);
        facts.push(format!("{}{name}", dice.one(&["编辑：", "责任编辑：", "责编："])));
        made.editor = Some(name.to_owned());
    }
    if dice.chance(40) {
        let count = 10 + dice.below(50_000) as u64;
        let form = dice.one(&[
            "点击：#",
            "浏览次数：#",
            "阅读：#",
            "点击数：#次",
            "浏览：# 次",
            "阅读量：#",
            "访问量：#",
            "阅读(#)",
            "浏览量: #",
        ]);
        facts.push(form.replace('#', &count.to_string()));
        made.views = Some(count);
    }
    for at in (1..facts.len()).rev() {
        facts.swap(at, dice.below(at + 1));
    }
    if dice.chance(30) {
        for fact in facts {
            made.site(fact);
        }
    } else {
        let gap = dice.one(&["  ", " ", "　", " | ", "\u{A0}\u{A0}", "\t"]);
        made.site(facts.join(gap));
    }
}

fn share(made: &mut Made, dice: &mut Dice) {
    match dice.below(5) {
        0 => made.site("分享到："),
        1 => made.site("分享到： 微信 新浪微博 QQ空间"),
        2 => {
            for line in ["分享到", "微信", "微博", "QQ好友"] {
                made.site(line);
            }
        }
        3 => made.site("【打印本页】 【关闭窗口】"),
        _ => made.site("收藏 | 打印 | 关闭 | 我要纠错"),
    }
}

/// What stands behind the article.
pub fn tail(made: &mut Made, dice: &mut Dice) {
    if dice.chance(50) {
        let name = dice.one(&PEOPLE);
        let form = dice.one(&[
            "责任编辑：#",
            "（责任编辑：#）",
            "编辑：#",
            "[责任编辑：#]",
            "责编：# 校对：方小雨",
            "（编辑 #）",
            "【责任编辑:#】",
            "责任编辑 #",
        ]);
        made.site(form.replace('#', name));
        made.editor = made.editor.take().or(Some(name.to_owned()));
    }
    if dice.chance(30) {
        share(made, dice);
    }
    if dice.chance(20) {
        let line = dice.one(&[
            "上一页 1 2 3 下一页",
            "1 2 3 4 下一页 尾页",
            "[1] [2] [3] 下一页",
            "上一页",
            "下一页",
            "共3页 1 2 3",
            "首页 上一页 1 2 3 4 5 下一页 末页",
            "阅读全文",
        ]);
        made.site(line);
    }
    if dice.chance(40) {
        let site = dice.one(&SITES);
        let line = dice.one(&[
            "免责声明：本文仅代表作者个人观点，与本网无关，请读者仅作参考，并请自行核实相关内容。",
            "声明：本文由入驻作者撰写，不代表本站立场。如有侵权，请联系我们删除。",
            "【免责声明】本文来自网络，转载目的在于传递更多信息，版权归原作者所有，如有侵权请联系删除。",
            "版权声明：凡本网注明“来源：#”的所有作品，版权均属于#，未经授权不得转载、摘编。",
            "凡本网注明“来源：#”的作品，均为本网原创，转载请注明出处。",
            "本文来源于网络，如有侵权，请联系本站删除。",
            "特别声明：以上文章内容仅代表作者本人观点，不代表#观点或立场。",
            "（本文系转载，版权归原作者所有，如涉及侵权请与我们联系）",
            "本站所有文章、图片均来自互联网，如有侵犯您的权益，请来信告知，我们将在24小时内删除。",
            "未经#书面授权，任何单位和个人不得转载本站内容，违者必究。",
        ]);
        made.site(line.replace('#', site));
    }
    neighbours(made, dice);
    if dice.chance(25) {
        let line = dice.one(&[
            "网友评论",
            "发表评论",
            "评论 0 条",
            "我要评论",
            "返回顶部",
            "扫一扫 分享到朋友圈",
            "扫描二维码关注我们",
            "点击加载更多",
            "暂无评论",
            "已有0人参与评论",
            "回到顶部",
            "用微信扫一扫",
            "扫一扫在手机打开当前页",
            "点赞 0",
        ]);
        made.site(line);
    }
    if dice.chance(30) {
        made.site(format!("{}{}{}", made.title, dice.one(&["-", "_", " - ", "——", "|"]), dice.one(&SITES)));
    }
    foot(made, dice);
    spam(made, dice);
}

/// Links to other articles.
fn neighbours(made: &mut Made, dice: &mut Dice) {
    if dice.chance(35) {
        made.site(format!("{}{}", dice.one(&["上一篇：", "上一篇:", "上一条：", "上一篇 "]), dice.one(&OTHERS)));
        made.site(format!(
            "{}{}",
            dice.one(&["下一篇：", "下一篇:", "下一条："]),
            dice.one(&["没有了", "返回列表", "已是最后一篇"])
        ));
    }
    if dice.chance(45) {
        made.site(dice.one(&[
            "相关新闻",
            "相关文章：",
            "相关链接",
            "【相关阅读】",
            "推荐阅读",
            "您可能感兴趣的文章",
            "猜你喜欢",
            "热门推荐",
            "延伸阅读：",
            "相关新闻 更多>>",
            "热点排行",
            "24小时热文",
            "最新更新",
        ]));
        let form = dice.one(&["#", "· #", "#  2021-03-04", "@ #", "• #", "# (03-04)", "[要闻] #", "■#"]);
        for number in 1..3 + dice.below(4) {
            let line = form.replace('#', dice.one(&OTHERS)).replace('@', &number.to_string());
            made.site(line);
        }
    }
}

fn foot(made: &mut Made, dice: &mut Dice) {
    if !dice.chance(65) {
        return;
    }
    let site = dice.one(&SITES);
    let lines = [
        "关于我们 | 联系我们 | 网站地图 | 广告服务",
        "关于本站 - 版权声明 - 联系方式 - 网站导航",
        "Copyright © 2010-2021 example.com All Rights Reserved",
        "Copyright ? 2010-2021 # 版权所有",
        "© 2015 #",
        "版权所有：#",
        "主办：南岸县人民政府办公室  承办：南岸县大数据中心",
        "主办单位：南岸县融媒体中心 地址：南岸县东屏路12号 邮编：100000",
        "地址：南岸县东屏路12号 电话：010-55501234 传真：010-55501235",
        "某ICP备12345678号-1",
        "某公网安备 11010102001234号",
        "备案号：某ICP备12345678号 网站标识码：1101010001",
        "互联网新闻信息服务许可证：1112017000",
        "违法和不良信息举报电话：010-55501236 举报邮箱：jubao@example.com",
        "技术支持：望海科技",
        "本网站由#版权所有，未经授权禁止复制或建立镜像",
        "建议使用1024*768分辨率浏览本站",
        "网站访问量：1234567",
        "未经授权禁止转载",
        "版权所有 不得转载",
    ];
    for _ in 0..=dice.below(4) {
        made.site(dice.one(&lines).replace('#', site));
    }
}

fn spam(made: &mut Made, dice: &mut Dice) {
    if dice.chance(15) {
        let many: Vec<&str> = (0..14 + dice.below(20)).map(|_| dice.one(&COUNTIES)).collect();
        match dice.below(3) {
            0 => made.site(many.join("| ")),
            1 => {
                for place in many {
                    made.site(place);
                }
            }
            _ => made.site(many.join(" ")),
        }
    }
    if dice.chance(12) {
        let farm = ["青河网", "临江热线", "石桥论坛", "东屏房产网", "南岸人才网", "望海导航", "北岭信息网"];
        let names: Vec<&str> = farm.iter().cycle().skip(dice.below(7)).take(5 + dice.below(4)).copied().collect();
        match dice.below(2) {
            0 => made.site(format!("友情链接：{}", names.join(" "))),
            _ => made.site(names.join(" | ")),
        }
    }
    if dice.chance(25) {
        made.site(dice.one(&[
            "ddj7",
            "x9k2p",
            "010020020110000000000000011100001125692682",
            "+1",
            "| |",
            "667",
            "<samp id=\"ogu0s\"></samp>",
            "</div>",
            "<div class=\"clear\"></div>",
            "&nbsp;&nbsp;",
            "var _hmt = _hmt || [];",
            "$(function(){ $('#top').click(); });",
            "-->",
            "{{item.title}}",
            "<!-- end -->",
        ]));
    }
}
