//! The registry: every rule, in the order in which they run, with why each stands where it does.

use super::rule::Rule;

/// All rules, in order.
pub const RULES: &[Rule] = &[];

/// The rule of that name.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}
