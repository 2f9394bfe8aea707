//! The registry: every rule, in the order in which they run, with why each stands where it does.

mod byte_slip;
mod half_width_mark;
mod injected_reading;
mod lost_space;

use super::rule::Rule;

/// All rules, in order.
pub const RULES: &[Rule] = &[
    // First, on the text as found: a slip is proved against the very characters that stand there, readings included.
    byte_slip::RULE,
    // Then the readings, so that every later rule sees characters side by side.
    injected_reading::RULE,
    // After the slips, which begin with question marks of their own.
    lost_space::RULE,
    // A rule of form, when no other mark will come or go.
    half_width_mark::RULE,
];

/// The rule of that name.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}
