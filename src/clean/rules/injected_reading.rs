#![doc = include_str!("injected_reading.md")]

use crate::clean::Draft;
use crate::clean::readings::Survey;
use crate::clean::rule::{Bilingual, Rule, Sees, Stage};
use crate::edit::{Edit, Evidence};
use crate::order::InOrder;

/// See the module's documentation.
pub const RULE: Rule = Rule {
    name: "injected-reading",
    stage: Stage::Mend,
    sees: Sees::TextAndEdits,
    label: Bilingual { zh: "注音混入", en: "injected reading" },
    summary: Bilingual {
        zh: "镜像工具给某些字处处加上的括号注音；作者自己的注音不动。",
        en: "Readings in brackets that a mirror's tool put behind certain characters; an author's own glosses stay.",
    },
    doc: include_str!("injected_reading.md"),
    find,
};

const EVIDENCE: Evidence = Evidence::new(&[
    "此字确有此读，全文此类字处处带注音，一字一读，为镜像工具所加",
    "the character is read so, and on the whole page such characters carry their one reading wherever they stand: a tool's work",
]);

const ACROSS: Evidence = Evidence::new(&[
    "前一字的末字节与此 ASCII 字符在 GBK 中合为一字，恰读此音：工具按字节查表，把两字交界处当作一字加了注音",
    "in GBK the last byte of the character before and this ASCII character make one that is read so: the tool looks its table up by bytes",
]);

/// Whether a spam mirror's tool wrote readings into the text, and the text without them.
pub fn without(text: &str) -> (bool, String) {
    let survey = Survey::new(text, "");
    if !survey.is_tool() {
        return (false, text.to_owned());
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for site in &survey.sites {
        out.push_str(&text[at..site.span.from]);
        at = site.span.to;
    }
    (true, out + &text[at..])
}

fn find(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let repairs = draft.edits().iter().filter(|edit| edit.rule == super::byte_slip::RULE.name);
    let survey = Survey::new(text, &repairs.map(|edit| edit.after.as_str()).collect::<String>());
    if !survey.is_tool() {
        return Vec::new();
    }
    let mut edits = Vec::with_capacity(survey.sites.len() + survey.across.len());
    edits.extend(survey.injected().map(|site| Edit::plain(RULE.name, text, site.span, "", EVIDENCE)));
    edits.extend(survey.across.iter().map(|span| Edit::plain(RULE.name, text, *span, "", ACROSS)));
    edits.order_by_key(|edit| edit.span);
    edits
}
