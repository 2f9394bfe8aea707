//! The registry: every rule, in the order in which they run, with why each stands where it does.

mod breadcrumb;
mod byline;
mod byte_slip;
mod channel_bar;
mod cut_off;
mod date_prefix;
mod disclaimer;
mod doubled_mark;
mod editor_line;
mod greeting;
mod half_width_mark;
mod hard_wrap;
mod injected_reading;
mod junk_token;
mod layout_space;
mod link_farm;
mod lost_line_break;
mod lost_space;
mod over_conversion;
mod page_code;
mod page_numbers;
mod print_edition;
mod related_links;
mod repeated_title;
mod share_bar;
mod site_footer;
mod site_head;
mod site_tail;
mod space_before_mark;
mod spaced_characters;
mod spam_places;
mod title_marker;

use super::rule::Rule;

/// All rules, in order.
pub const RULES: &[Rule] = &lean([
    // First, on the text as found: a slip is proved against the very characters that stand there, readings included.
    byte_slip::RULE,
    // Then the readings, so that every later rule sees characters side by side.
    injected_reading::RULE,
    // After the slips, which begin with question marks of their own.
    lost_space::RULE,
    // Line and space faults, the widest first: lines, then characters, then marks.
    hard_wrap::RULE,
    lost_line_break::RULE,
    spaced_characters::RULE,
    space_before_mark::RULE,
    // A rule of form, when every mark stands behind its word.
    half_width_mark::RULE,
    // When all marks have one width.
    doubled_mark::RULE,
    // Before the lines are looked at: the marker would hide the title.
    title_marker::RULE,
    // Furniture that is known by its form alone, so that less is left for those that go by place.
    breadcrumb::RULE,
    print_edition::RULE,
    spam_places::RULE,
    link_farm::RULE,
    channel_bar::RULE,
    // Before the byline: the day in it is the visitor's.
    greeting::RULE,
    byline::RULE,
    editor_line::RULE,
    page_numbers::RULE,
    share_bar::RULE,
    disclaimer::RULE,
    site_footer::RULE,
    // What is left without a word in it: believed where the rules above have found furniture.
    page_code::RULE,
    junk_token::RULE,
    // The title is known only when nothing else stands at the head.
    repeated_title::RULE,
    // Under its heading a list of links takes whatever short lines remain: so behind all that know their own.
    related_links::RULE,
    // What no rule knew by itself: believed by the company it keeps, so behind all that find company.
    site_head::RULE,
    site_tail::RULE,
    date_prefix::RULE,
    // Lines will not change any more: their edges, then what can only be said of the whole text.
    layout_space::RULE,
    over_conversion::RULE,
    cut_off::RULE,
]);

/// Without their documentation in the module: a page shows what a rule is called and its one sentence, and would be 10 KB larger.
const fn lean<const N: usize>(mut rules: [Rule; N]) -> [Rule; N] {
    let mut at = 0;
    while cfg!(target_arch = "wasm32") && at < N {
        rules[at].doc = "";
        at += 1;
    }
    rules
}

/// The rule of that name.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}
