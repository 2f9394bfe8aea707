//! Mode: what counts as the same when a text is searched.
//!
//! In: the name of a mode. Out: the mode. How a text is read in it is for [`crate::fold`] to say.

use crate::fold::Reading;

/// What counts as the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// 自动: script, variants, width, case and accents are folded; marks and spaces are skipped.
    #[default]
    Auto,
    /// 同字: folded in the same way; marks count.
    Script,
    /// 精确: the very characters; marks and spaces are skipped.
    Exact,
    /// 原样: identical, mark by mark.
    Verbatim,
}

impl Mode {
    /// All, the widest first.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Script, Self::Exact, Self::Verbatim];

    /// Its name in URLs, on the command line and in the module: `auto`, `script`, `exact`, `verbatim`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Script => "script",
            Self::Exact => "exact",
            Self::Verbatim => "verbatim",
        }
    }

    /// The mode of that name, which may also be 自动, 同字, 精确 or 原样.
    ///
    /// ```
    /// use jiaokan::query::Mode;
    /// assert_eq!(Mode::named("同字"), Some(Mode::Script));
    /// assert_eq!(Mode::named("verbatim"), Some(Mode::Verbatim));
    /// assert_eq!(Mode::named("loose"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "自动" => Some(Self::Auto),
            "同字" => Some(Self::Script),
            "精确" => Some(Self::Exact),
            "原样" => Some(Self::Verbatim),
            _ => Self::ALL.into_iter().find(|mode| mode.name() == name),
        }
    }

    /// Whether characters are folded, or must be the very same.
    pub(crate) const fn folds(self) -> bool {
        matches!(self, Self::Auto | Self::Script)
    }

    /// The reading of a text in which its characters count.
    pub(crate) const fn reading(self) -> Reading {
        match self {
            Self::Auto | Self::Exact => Reading::Blind,
            Self::Script | Self::Verbatim => Reading::Script,
        }
    }
}
