//! Generated data, compiled in: where each file comes from stands in `src/tables/README.md`.
//!
//! In: nothing. Out: bytes, read with [`varint::Reader`] by the stage that owns them. Nothing is decoded here.

pub(crate) mod beside;
pub(crate) mod bytes;
pub(crate) mod varint;

/// What each character becomes in the searched form; marks; what is ignored. Read by [`crate::fold`].
pub(crate) static FOLD: &[u8] = include_bytes!("fold.bin");

/// Simplified to traditional and back. Read by [`crate::fold::convert`].
pub(crate) static CONVERT: &[u8] = include_bytes!("convert.bin");

/// The cells of code page 936, 81..FE × 40..FE without 7F, those outside of GBK/3 and GBK/4 and then those there that no rule
/// gives, as differences to the cell before: first all high bytes, then all low ones. Read by [`crate::clean::gbk`].
pub(crate) static GBK: &[u8] = include_bytes!("gbk.bin");

/// What characters and pairs of neighbours cost. Had through [`beside`].
static LANGUAGE: &[u8] = include_bytes!("language.bin");

/// The readings of characters. Read by [`crate::clean::pinyin`].
pub(crate) static READINGS: &[u8] = include_bytes!("readings.bin");

/// Provinces, cities and counties. Read by [`crate::mentions`].
pub(crate) static PLACES: &[u8] = include_bytes!("places.bin");
