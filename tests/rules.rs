//! Each rule on cases of its own: in the wild, negative, and generated from its words and shapes.
//!
//! The cases are data in `tests/rules/`, whose README says how to read them.

#[allow(dead_code, reason = "only its dice are thrown here")]
mod corruptor;

use std::fs;
use std::path::Path;

use corruptor::Dice;
use jiaokan::clean::clean;
use jiaokan::clean::rule::Rule;
use jiaokan::clean::rules::{RULES, by_name};
use jiaokan::edit::Status;

/// What `~` stands for.
const PROSE: &str = "入冬以来，青石镇把修渠当成头等大事，全镇三百多名劳力分成十二个组，两个月里修好了三条渠。";

/// A page, what is to be left of it, and what the rule should do.
#[derive(Default)]
struct Case {
    section: String,
    label: String,
    rules: Vec<String>,
    page: String,
    left: String,
    flagged: bool,
}

impl Case {
    fn line(&mut self, line: &str) {
        if let Some(rule) = line.strip_prefix("+ ").filter(|name| by_name(name).is_some()) {
            self.rules.push(rule.to_owned());
        } else if let Some(gone) = line.strip_prefix("- ") {
            self.page.extend([format!("{gone}\n")]);
        } else if let Some((before, after)) = line.split_once(" => ") {
            let text = |line: &str| format!("{}\n", line.replace('~', PROSE));
            self.page.extend([text(before)]);
            self.left.extend([text(&after.replace('⏎', "\n"))]);
        } else if let Some(joined) = line.strip_suffix('⏎') {
            self.page.extend([format!("{}\n", joined.trim_end())]);
            self.left.push_str(joined);
        } else {
            let shown = line.strip_suffix(" !").unwrap_or(line);
            self.flagged |= shown.len() < line.len();
            let shown = shown.replace('~', PROSE);
            self.page.extend([format!("{shown}\n")]);
            self.left.extend([format!("{shown}\n")]);
        }
    }

    /// What the rule does otherwise than the case wants; empty when nothing.
    fn fails(&self, rule: &'static Rule) -> String {
        let on = |other: &&Rule| other.name == rule.name || self.rules.iter().any(|name| name == other.name);
        let cleaned = clean(&self.page, RULES.iter().filter(on));
        let flagged = cleaned.edits.iter().any(|edit| edit.status == Status::Flagged);
        let mut fails = String::new();
        if cleaned.text.trim_end() != self.left.trim_end() {
            let lost = self.left.lines().filter(|line| !cleaned.text.lines().any(|kept| kept == *line));
            fails.extend(lost.map(|line| format!("    should be left: {line}\n")));
            let kept = cleaned.text.lines().filter(|line| !self.left.lines().any(|left| left == *line));
            fails.extend(kept.map(|line| format!("    should not:     {line}\n")));
        }
        if flagged != self.flagged {
            fails.extend([format!("    flagged: {flagged}\n")]);
        }
        if fails.is_empty() { fails } else { format!("{} / {} / {}\n{fails}", rule.name, self.section, self.label) }
    }
}

/// The cases of a rule's file.
fn cases(rule: &Rule) -> Vec<Case> {
    let name = format!("tests/rules/{}.txt", rule.name.replace('-', "_"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (mut cases, mut section) = (Vec::<Case>::new(), String::new());
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            name.clone_into(&mut section);
        } else if let Some(label) = line.strip_prefix("= ") {
            cases.push(Case { section: section.clone(), label: label.to_owned(), ..Case::default() });
        } else {
            cases.last_mut().unwrap_or_else(|| panic!("{name}: a case opens with =")).line(line);
        }
    }
    cases
}

#[test]
fn every_rule_keeps_to_its_cases() {
    let mut report = String::new();
    for rule in RULES {
        let cases = cases(rule);
        for section in ["wild", "negative", "synthetic"] {
            let written = cases.iter().any(|case| case.section == section);
            let generated = section == "synthetic" && shapes(rule.name, &mut Dice(5)).is_some();
            assert!(written || generated, "{} has no case: {section}", rule.name);
        }
        for case in &cases {
            let untouched = case.page == case.left && !case.flagged;
            assert_eq!(untouched, case.section == "negative", "{}: {} is in the wrong section", rule.name, case.label);
            report += &case.fails(rule);
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// Lines of a rule's own words in its shapes: at the head, or behind the prose.
fn shapes(rule: &str, dice: &mut Dice) -> Option<(bool, String)> {
    let mut one = |of: &[&str]| of[dice.below(of.len())].to_owned();
    let name = one(&["丁小满", "何志远", "魏青", "林静江"]);
    let site = one(&["青河网", "临江在线", "石桥新闻网", "漁火網"]);
    Some(match rule {
        "breadcrumb" => {
            let mark = one(&[" > ", ">", " » ", " › ", " → ", "&gt;", " - "]);
            (
                true,
                ["", "当前位置："].map(str::to_owned)[usize::from(name == "魏青")].clone()
                    + &["首页", "要闻", "正文"].join(&mark),
            )
        }
        "byline" => {
            let day = one(&["2019-03-04", "2019年3月4日 10:12", "2019/3/4", "发布时间：2019.03.04"]);
            let gap = one(&["  ", "　", " | ", "\t"]);
            (true, [day, one(&["来源：", "稿源: "]) + &site, one(&["作者：", "记者："]) + &name].join(&gap))
        }
        "channel-bar" => (true, [site, one(&["新闻", "党建频道"]), one(&["专题", "图片库"])].join("|")),
        "disclaimer" => {
            let begins = one(&["声明：", "免责声明：", "【版权声明】", "特别声明："]);
            (
                false,
                begins
                    + &one(&[
                        "本文仅代表作者个人观点，与本网无关。",
                        "转载此文不代表本站立场。",
                        "如有侵权，请联系本站删除。",
                    ]),
            )
        }
        "editor-line" => (false, one(&["责任编辑：", "（责编：", "编辑：", "[责任编辑: "]) + &name),
        "greeting" => (true, one(&["欢迎访问", "欢迎光临"]) + &site + &one(&["！", "！今天是2021年3月4日"])),
        "link-farm" => (false, [site.as_str(), "石桥论坛", "望海导航", "北岭热线"].join(&one(&[" | ", "|", " "]))),
        "page-code" => (false, format!("<{0} id=\"{name}\"></{0}>", one(&["samp", "div", "span"]))),
        "page-numbers" => {
            (false, one(&["上一页 ", "[1] "]) + &one(&["1 2 3", "[2] [3]", "2/3"]) + &one(&[" 下一页", " 下一页 尾页"]))
        }
        "print-edition" => (
            false,
            format!(
                "《{}》（{} {}版）",
                one(&["青河日报", " 临江晚报 "]),
                one(&["2019年03月04日", "2019-3-4"]),
                one(&["02", "11"])
            ),
        ),
        "related-links" => {
            (false, one(&["相关", "推荐", "热门", "延伸"]) + &one(&["阅读", "新闻", "文章"]) + &one(&["", "：", ">>"]))
        }
        "share-bar" => (false, ["分享到", "微信", "新浪微博", "QQ空间"].join(&one(&[" ", " | ", "：", "、"]))),
        "site-footer" => (false, one(&["版权所有 ", "Copyright © 2019 ", "主办单位："]) + &site),
        "site-head" => (
            true,
            one(&["林一帆", "青河日报", "By Lin"])
                + &one(&[" · ", " ", " | "])
                + &one(&["2019-03-04 10:12", "2019年3月4日 9:05"])
                + &one(&["", " 1204 次阅读", " 3 条评论"]),
        ),
        "site-tail" => {
            let call = one(&["登录后发表评论", "扫描二维码下载客户端", "打开客户端查看更多评论"]);
            let other = one(&["春茶上市山村忙", "三条渠引来一村水", "12"]);
            let tools = one(&["返回顶部 关闭窗口", "点赞 收藏 转发 举报", "Leave a Reply\nPrivacy Policy"]);
            (false, [call, other, tools].join("\n"))
        }
        "spam-places" => {
            let places = ["高青县", "蓬溪县", "如东县", "庄河市", "嵩明县"];
            let many: Vec<String> = (0..12).map(|_| one(&places)).collect();
            (false, many.join(&one(&["| ", "|", " ", "\n"])))
        }
        // Those whose shapes are written out in their files.
        _ => return None,
    })
}

#[test]
fn every_shape_goes_and_nothing_else() {
    let mut dice = Dice(5);
    let mut report = String::new();
    for rule in RULES {
        for _ in 0..60 {
            let Some((head, line)) = shapes(rule.name, &mut dice) else { break };
            let mut case = Case { section: "synthetic".to_owned(), label: line.clone(), ..Case::default() };
            case.line("渡口的早晨");
            for (place, text) in [(true, ""), (false, "~"), (false, "")] {
                if text == "~" {
                    case.line(text);
                } else if place == head {
                    case.page.extend([format!("{line}\n")]);
                }
            }
            report += &case.fails(rule);
        }
    }
    assert!(report.is_empty(), "\n{report}");
}
