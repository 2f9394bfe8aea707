//! Pages as sites print them, with a fixed seed: an article written for this test in furniture of many shapes, with known
//! truth.
//!
//! In: dice. Out: [`Made`], the lines of a page, each said to be the author's or the site's, and the fields that are
//! printed. All names are invented.

mod furniture;

use super::corruptor::Dice;

/// A page with its truth.
#[derive(Default)]
pub struct Made {
    /// The lines, and whether each is the author's.
    pub lines: Vec<(String, bool)>,
    /// The title.
    pub title: String,
    /// The day, and the time if it is printed (EDTF).
    pub published: Option<String>,
    /// Where the text comes from.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who edited it.
    pub editor: Option<String>,
    /// How often it was read.
    pub views: Option<u64>,
}

impl Made {
    /// A line of the site's.
    fn site(&mut self, line: impl Into<String>) {
        self.lines.push((line.into(), false));
    }

    /// The page as text.
    pub fn text(&self) -> String {
        self.lines.iter().flat_map(|(line, _)| [line.as_str(), "\n"]).collect()
    }
}

impl Dice {
    /// One of several.
    pub fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// Whether something of that chance (percent) comes about.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// Titles; the later half is in traditional characters.
const TITLES: [&str; 10] = [
    "青石镇：三条渠引来一村水",
    "春茶上市 山村忙",
    "“小板凳课堂”开进老院子",
    "我县召开冬修水利动员会",
    "守渡人：四十年一条船",
    "老街照相馆的最后一个夏天",
    "石橋鎮：把課堂搬到田埂上",
    "漁村夜校亮起燈",
    "縣圖書館延長開放時間",
    "山路通了，柚子出山了",
];

/// Paragraphs, the author's lines between them, and how a text may end; the later half is in traditional characters.
const PROSE: [&[&str]; 4] = [
    &[
        "入冬以来，青石镇把修渠当成头等大事，全镇三百多名劳力分成十二个组，白天挖土，夜里运石，两个月修好了三条渠。",
        "“水到了，心就定了。”六十七岁的种粮户丁广田站在渠边说，往年这个时候，他正为浇地的事发愁。",
        "一户一本账",
        "为了让每一户都用上水，镇里给各户立了一本账，写明亩数、地段和次序，贴在祠堂门口，谁先谁后，一目了然。",
        "账上还留了一栏空白，是给那些改了主意的人准备的。会计说，这一栏到现在一个字也没有写。",
        "按照计划，明年春天还要再修两条支渠，到那时，山脚下的六百亩旱地也能种上水稻。",
    ],
    &[
        "（本报讯）三月的山里，茶树刚刚冒出新芽，采茶的人天不亮就上了山，背篓里装着干粮和水，一直要采到太阳落山。",
        "茶农老魏算了一笔账：一斤鲜叶能卖四十元，一个熟手一天能采六斤，除去工钱和肥料，一亩地能剩下三千多元。",
        "“就是人手不够，”他说，“年轻人都到城里去了。”",
        "为此，村里办了一所小小的采茶学校，请来几位老师傅，手把手地教，学会了的人可以领到一把刻着名字的剪刀！",
        "小雨把茶园洗得发亮。",
        "学校的墙上写着八个字：",
        "看得准，下得轻。",
        "到四月中旬，第一批学员就能上山了，他们当中年纪最小的十九岁，年纪最大的已经六十三岁。",
    ],
    &[
        "入秋以後，石橋鎮小學的孩子們每星期有兩個下午在田裡上課，老師把黑板掛在老樟樹上，學生坐在田埂上聽講。",
        "「這樣的課，他們一輩子也忘不了。」校長林靜江說，孩子們寫的作文裡，泥土的味道比從前多了。",
        "從一粒穀子講起",
        "第一課講的是穀子，從選種、育秧、插秧一直講到收割，每個孩子都分到了一小塊地，收成歸他們自己。",
        "今年雨水多，孩子們的穀子倒了一半，他們哭了一場，又把倒下去的一棵一棵扶起來，用草繩綁在竹竿上。",
    ],
    &[
        "漁村的夜校開在廟裡，晚上七點鐘，打魚回來的人洗了腳，換了衣服，就陸陸續續地坐進來，燈光一直照到海灘上。",
        "教書的是一位退休的會計，姓何，今年七十一歲，他不收錢，只要學生每人帶一把自己坐的凳子。",
        "夜校只教三樣東西：認字、記帳、看海圖。學得最快的是幾位婦女，她們說，丈夫在海上，自己總要會看一封信。",
        "到年底，已經有四十六個人學會了記帳；廟門口那本功德簿，如今也是他們輪流在記，一筆也沒有錯過。",
    ],
];

/// A page: head, article and tail.
pub fn make(dice: &mut Dice) -> Made {
    let traditional = dice.chance(40);
    let half = |list: usize| if traditional { list / 2 } else { 0 };
    let title = TITLES[if traditional { 6 + dice.below(4) } else { dice.below(6) }];
    let prose = PROSE[half(PROSE.len()) + dice.below(2)];
    let mut made = Made { title: title.to_owned(), ..Made::default() };
    furniture::head(&mut made, dice);
    for line in prose {
        if dice.chance(30) {
            made.lines.push((String::new(), true));
        }
        let indent = dice.one(&["", "", "　　", "    ", "\u{A0}\u{A0}"]);
        made.lines.push((format!("{indent}{line}"), true));
    }
    furniture::tail(&mut made, dice);
    made
}
