//! What JavaScript tells: objects of which every member may be missing.
//!
//! In: values as JavaScript has them. Out: plain data, or an error that names the member that is of the wrong kind. The few
//! members are read one by one: a reader for whatever data there may be took ten times their space in the module.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

use crate::corpus::Given;
use crate::document::{Edition, Fields};
use crate::edit::Status;
use crate::engine::{Choice, Concordance, Listing};
use crate::error::Error;

/// The greatest whole number that JavaScript holds exactly: 2⁵³ − 1.
const MOST_EXACT: f64 = 9_007_199_254_740_991.0;

/// What an object tells.
pub trait Told: Default {
    /// Reads the members.
    fn of(object: &Object) -> Result<Self, Error>;
}

/// The data that a value tells; the usual where there is no value.
pub fn taken<T: Told>(value: &JsValue) -> Result<T, Error> {
    Ok(optional(value, "{}")?.unwrap_or_default())
}

/// The data that a value of that name tells, if there is one.
pub fn optional<T: Told>(value: &JsValue, name: &'static str) -> Result<Option<T>, Error> {
    if is_missing(value) {
        return Ok(None);
    }
    if value.is_object() { T::of(&Object(value)).map(Some) } else { Err(Error::Option(name)) }
}

fn is_missing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

/// An object of JavaScript's.
pub struct Object<'v>(&'v JsValue);

impl Object<'_> {
    fn get(&self, name: &'static str) -> Result<JsValue, Error> {
        Reflect::get(self.0, &JsValue::from_str(name)).map_err(|_| Error::Option(name))
    }

    /// The member of that name as `read` gives it, if there is one.
    fn read<T>(&self, name: &'static str, read: impl Fn(&JsValue) -> Option<T>) -> Result<Option<T>, Error> {
        let value = self.get(name)?;
        if is_missing(&value) { Ok(None) } else { read(&value).map(Some).ok_or(Error::Option(name)) }
    }

    fn part<T: Told>(&self, name: &'static str) -> Result<Option<T>, Error> {
        optional(&self.get(name)?, name)
    }

    fn text(&self, name: &'static str) -> Result<Option<String>, Error> {
        self.read(name, JsValue::as_string)
    }

    fn texts(&self, name: &'static str) -> Result<Option<Vec<String>>, Error> {
        self.read(name, |value| array(value)?.iter().map(|text| text.as_string()).collect())
    }

    fn number(&self, name: &'static str) -> Result<Option<usize>, Error> {
        self.read(name, |value| usize::try_from(whole(value)?).ok())
    }
}

fn array(value: &JsValue) -> Option<Array> {
    Array::is_array(value).then(|| Array::from(value))
}

/// A whole number.
#[allow(clippy::cast_sign_loss, reason = "it is none below nought")]
fn whole(value: &JsValue) -> Option<u64> {
    value
        .as_f64()
        .filter(|number| number.fract() == 0.0 && (0.0..=MOST_EXACT).contains(number))
        .map(|number| number as u64)
}

impl Told for Choice {
    fn of(object: &Object) -> Result<Self, Error> {
        Ok(Self {
            forms: object.texts("forms")?.unwrap_or_default(),
            removed: object.read("removed", JsValue::as_bool)?.unwrap_or_default(),
        })
    }
}

impl Told for Concordance {
    fn of(object: &Object) -> Result<Self, Error> {
        Ok(Self {
            sort: object.texts("sort")?.unwrap_or_default(),
            context: object.number("context")?,
            from: object.number("from")?.unwrap_or_default(),
            count: object.number("count")?,
            groups: object.number("groups")?,
            sample: object.number("sample")?,
            documents: object.texts("documents")?,
        })
    }
}

impl Told for Listing {
    fn of(object: &Object) -> Result<Self, Error> {
        let place = |value: &JsValue| {
            let two = array(value)?;
            Some((two.get(0).as_string()?, usize::try_from(whole(&two.get(1))?).ok()?))
        };
        Ok(Self {
            rule: object.text("rule")?.unwrap_or_default(),
            status: object.read("status", |value| Status::named(&value.as_string()?))?,
            documents: object.texts("documents")?,
            from: object.number("from")?.unwrap_or_default(),
            count: object.number("count")?.unwrap_or_default(),
            at: object.read("at", place)?,
        })
    }
}

impl Told for Given {
    fn of(object: &Object) -> Result<Self, Error> {
        Ok(Self {
            text: object.text("text")?.ok_or(Error::Option("text"))?,
            encoding: object.text("encoding")?.ok_or(Error::Option("encoding"))?,
            fields: object.part("fields")?.unwrap_or_default(),
        })
    }
}

impl Told for Fields {
    fn of(object: &Object) -> Result<Self, Error> {
        Ok(Self {
            title: object.text("title")?,
            kicker: object.text("kicker")?,
            author: object.text("author")?,
            role: object.text("role")?,
            source: object.text("source")?,
            site: object.text("site")?,
            published: object.text("published")?,
            edition: object.part("edition")?,
            editor: object.text("editor")?,
            views: object.read("views", whole)?,
            breadcrumb: object.texts("breadcrumb")?.unwrap_or_default(),
            related: object.texts("related")?.unwrap_or_default(),
            dateline: object.text("dateline")?,
        })
    }
}

impl Told for Edition {
    fn of(object: &Object) -> Result<Self, Error> {
        Ok(Self {
            paper: object.text("paper")?.unwrap_or_default(),
            date: object.text("date")?,
            page: object.text("page")?,
        })
    }
}
