//! What the details can name: labels of rows, forms, units, and why something is known or left out. Each language
//! has a word for each.

/// What stands before a row of the details.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DetailLabel {
    /// The title.
    Title,
    /// Who wrote it.
    Author,
    /// Who published it.
    Publisher,
    /// When.
    Date,
    /// Where it can be read.
    Address,
    /// The file it was read from.
    Source,
    /// Which of the articles that are open it is.
    Place,
    /// The form of its source.
    Form,
    /// The encoding of its source.
    Encoding,
    /// How long it is.
    Length,
    /// Its language.
    Language,
    /// Its direction.
    Direction,
    /// What annotations it has.
    Annotations,
    /// How their offsets count.
    Offsets,
    /// The first annotation that does not fit.
    FirstSkipped,
    /// What it names.
    Names,
    /// What was guessed, mended or left out.
    Noted,
}

/// The form of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormName {
    /// Plain text.
    Plain,
    /// One JSON value.
    Json,
    /// A JSON value a line.
    JsonLines,
    /// JSON Feed.
    JsonFeed,
    /// A page.
    Html,
    /// A page saved in one file.
    SavedPage,
    /// Markdown.
    Markdown,
    /// RSS or Atom.
    Feed,
    /// A corpus in TREC's form.
    Trec,
    /// A book.
    Epub,
    /// A file of annotations that holds the text.
    Annotated,
}

/// How something about a source is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Known {
    /// The user asked for it by an option.
    Asked(&'static str),
    /// The source says it.
    Said,
    /// What it holds tells it.
    ByContent,
    /// The name of its file tells it.
    ByName,
    /// No other form shows in it.
    ByElimination,
    /// Its letters tell it.
    ByLetters,
    /// Its byte order mark says it.
    ByMark,
    /// Who sent it says it.
    ByHeader,
    /// Every byte is valid in it.
    Valid,
    /// Its beginning is valid in it.
    Begins,
    /// It was guessed.
    Guessed,
    /// It was taken though not every byte is valid in it.
    Assumed,
    /// So many of so many quoted texts were found there.
    ByQuotes(usize, usize),
    /// It is usual for the form.
    Usual,
    /// Only so it cuts no word.
    ByWords,
    /// Nothing tells it.
    Untold,
}

/// What offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitName {
    /// Code points.
    CodePoints,
    /// UTF-16 code units.
    Utf16,
    /// Bytes.
    Bytes,
}

/// The form of annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LayerName {
    /// JSON, and the key they stand under.
    Json(Option<&'static str>),
    /// W3C Web Annotation.
    Web,
    /// Tokens and their tags.
    Tokens,
    /// brat.
    Brat,
    /// `WebAnno` TSV.
    WebAnno,
    /// CSV.
    Csv,
    /// Marks in XML or SGML.
    Markup,
    /// NIF.
    Nif,
}

/// Things that were left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThingsName {
    /// Articles of a collection.
    Articles,
    /// Chapters of a book.
    Chapters,
    /// Files of a folder.
    Files,
    /// Tags of tokens.
    Tags,
    /// Tokens of annotations.
    Tokens,
    /// Texts of annotations.
    AnnotatedTexts,
    /// Files of annotations.
    AnnotationFiles,
    /// Corrections of articles.
    Corrections,
}

/// Why an annotation was left out. Texts are those of the article and of the annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its annotator rejected it.
    Rejected,
    /// Its annotator passed it over.
    PassedOver,
    /// Its annotator cancelled it.
    Cancelled,
    /// The text has no such line.
    NoSuchLine(usize),
    /// Its annotator discarded it.
    Discarded,
    /// It has no start or no end.
    NoPlace,
    /// Its start, and its end, which is not behind it.
    Backwards(i64, i64),
    /// An offset is outside the text, which has so many units.
    Beyond(i64, usize, UnitName),
    /// An offset is inside a character.
    Inside(i64),
    /// At an offset stands another text, where that is known, than the quoted one.
    Another(i64, Option<String>, String),
    /// The quoted text does not stand in the text, or not once more.
    Absent(String, bool),
    /// Articles have no part of a name, or this one has not.
    NoPart(Option<String>),
    /// Its text overlaps that of another.
    Overlaps(String),
    /// Its text stands before the article's text proper.
    BeforeBody(String),
}
