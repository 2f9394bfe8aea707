//! # Jiaokan 校勘
//!
//! A folder of scraped, damaged Chinese text goes in; one web page comes out, in which it can be read and searched and in
//! which every change that was made to it is shown.

pub mod builtin;
pub mod clean;
pub mod corpus;
pub mod decode;
pub mod document;
pub mod edit;
pub mod engine;
pub mod error;
pub mod fold;
pub mod index;
pub mod pack;
pub mod query;
pub mod results;
pub mod structure;
mod tables;
pub mod utf16;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
