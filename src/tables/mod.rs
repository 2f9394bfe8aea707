//! Generated data, compiled in: where each file comes from stands in `src/tables/README.md`.
//!
//! In: nothing. Out: bytes, read with [`varint::Reader`] by the stage that owns them. Nothing is decoded here.

pub(crate) mod varint;

/// What each character becomes in the searched form; marks; what is ignored. Read by [`crate::fold`].
pub(crate) static FOLD: &[u8] = include_bytes!("fold.bin");

/// Simplified to traditional and back. Read by [`crate::fold::convert`].
pub(crate) static CONVERT: &[u8] = include_bytes!("convert.bin");
