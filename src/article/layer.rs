//! Layers of annotations: what of a file's annotations stands over an article. In: what was found and how its offsets
//! were counted. Out: facts for whoever wants to know; the mentions themselves stand in the article.

use super::offsets::Unit;
use super::unplaced::Unplaced;

/// Annotations of one place, laid over one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layer {
    /// Where they stand.
    pub home: Home,
    /// Their form; `None` where nothing tells.
    pub form: Option<LayerForm>,
    /// How their offsets were counted; `None` where they have none.
    pub counted: Option<Counted>,
    /// How many there are.
    pub of: usize,
    /// How many of them do not fit the text.
    pub skipped: usize,
    /// Why the first of those does not.
    pub reason: Option<Unplaced>,
}

/// Where annotations stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Home {
    /// In the article's own file.
    #[default]
    Article,
    /// In a file beside it that is called as it is.
    Beside(String),
    /// In a file that the user named (`--annotations`).
    Given(String),
    /// In the file of the user's own corrections.
    Corrections,
}

/// A form of annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LayerForm {
    /// JSON, and the key under which it keeps them, in small letters without punctuation; `None` in a list of them.
    Json(Option<&'static str>),
    /// W3C Web Annotation.
    Web,
    /// Tokens and their tags: `CoNLL`, or a table or list of the same.
    Tokens,
    /// brat.
    Brat,
    /// `WebAnno` TSV.
    WebAnno,
    /// CSV.
    Csv,
    /// Names marked in XML or SGML, in the text or beside it.
    Markup,
    /// NIF.
    Nif,
}

/// How offsets were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What they count.
    pub unit: Unit,
    /// How that is known.
    pub by: CountedBy,
}

/// How a unit is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CountedBy {
    /// The user said it (`--offsets`).
    Asked,
    /// The text they quote was found there.
    Quotes {
        /// So many times.
        found: usize,
        /// Of so many that quote any.
        of: usize,
    },
    /// None is quoted, and only so counted does none begin or end within a word.
    Words,
    /// It is usual for their form.
    Form,
    /// Nothing shows it: code points are taken.
    Assumed,
}
