//! Where an article comes from and how its source was read: facts for whoever wants to know, handed down by loading.
//! Nothing of the text depends on them. In: what a loader knows. Out: an [`Origin`], which a source's articles share.

/// A source as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// What messages call it: a path, an address, `standard input`.
    pub name: String,
    /// Its bytes, as they lie there.
    pub bytes: u64,
    /// Whether they are gzip.
    pub packed: bool,
    /// What it is.
    pub form: Form,
    /// What its form was told by.
    pub told: Told,
    /// Its encoding; `None` where its parts have one each (EPUB).
    pub encoding: Option<Encoding>,
}

/// The form of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Plain text.
    Plain,
    /// One JSON value: the native form and its relatives.
    Json,
    /// A JSON value a line.
    JsonLines,
    /// JSON Feed.
    JsonFeed,
    /// A page.
    Html,
    /// A page saved in one file (MHTML).
    SavedPage,
    /// Markdown.
    Markdown,
    /// RSS or Atom.
    Feed,
    /// `<DOC>` of TREC corpora.
    Trec,
    /// A book.
    Epub,
    /// A file of annotations that holds the text.
    Annotated,
}

/// What a form was told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Told {
    /// What the source holds.
    Content,
    /// The name of its file.
    Name,
    /// No other form shows in it.
    Elimination,
    /// The user (`--raw`).
    Asked,
}

/// An encoding, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Encoding {
    /// Its name in the WHATWG Encoding Standard.
    pub name: &'static str,
    /// Why it was taken.
    pub by: Certainty,
}

/// Why an encoding was taken, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// The user asked for it (`--encoding`).
    Asked,
    /// A byte order mark says it.
    Mark,
    /// Who brought the bytes said it: a server, the header of a saved page.
    Header,
    /// The page or document declares it.
    Declared,
    /// All bytes are valid in it, which bytes of another are not by chance.
    Valid,
    /// Its beginning is valid; the rest is checked beside the reading, or as it is read.
    Begins,
    /// Nothing says it, and it is the likeliest.
    Guessed,
    /// It is not all valid, and nothing else is likelier.
    Assumed,
}
