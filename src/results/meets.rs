//! Meets: which documents meet the conditions of a query.
//!
//! In: documents and conditions. Out: for each condition and document whether it is met; the condition itself tells
//! (`Condition::met_by`).

use super::find::too_costly;
use crate::document::Document;
use crate::error::Error;
use crate::index::GaveUp;
use crate::query::{Condition, Query};

/// For each condition whether each document meets it.
pub(super) fn all(documents: &[Document], query: &Query) -> Result<Vec<Vec<bool>>, Error> {
    let met = |(at, condition): &(usize, Condition)| {
        documents.iter().map(|document| condition.met_by(document).map_err(|GaveUp| too_costly(*at))).collect()
    };
    query.conditions.iter().map(met).collect()
}
