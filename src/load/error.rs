//! Why a source could not be read. Each message says what, where and what to do.

use std::io;

use thiserror::Error;

/// What kept a source from being read. Lines, columns and bytes are where the reader stumbled; lines and
/// columns count from 1, columns in code points, bytes from 0.
#[derive(Debug, Error)]
pub enum LoadError {
    /// There is no such file or folder.
    #[error("{name}: no such file or folder; check the spelling")]
    Missing {
        /// The source.
        name: String,
    },
    /// The system would not let it be read.
    #[error("{name}: cannot be read: {cause}")]
    Unreadable {
        /// The source.
        name: String,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// A device, a socket or another thing that is no file.
    #[error("{name}: {what}, not a file; to read from a program, pipe it into `qari -`")]
    NotAFile {
        /// The source.
        name: String,
        /// What it is: `a device`.
        what: &'static str,
    },
    /// A folder in which nothing can be read.
    #[error(
        "{name}: no articles in this folder; give a folder that holds text, JSON, HTML or other articles"
    )]
    NoArticles {
        /// The folder.
        name: String,
    },
    /// There are no bytes.
    #[error("{name}: the file is empty; give a file that holds an article")]
    Empty {
        /// The source.
        name: String,
    },
    /// There is nothing but white space, or no text in any article of it.
    #[error("{name}: nothing to read in it, {what}; give a file that holds an article")]
    NoText {
        /// The source.
        name: String,
        /// What is there instead: `only white space`.
        what: &'static str,
    },
    /// It is no text.
    #[error("{name}: {what}, not text; convert it to text, HTML or EPUB first")]
    Binary {
        /// The source.
        name: String,
        /// What shows it: `a PDF document`, `binary data (NUL at byte 17)`.
        what: String,
    },
    /// A book whose chapters are encrypted.
    #[error(
        "{name}: a book under digital rights management, its chapters are encrypted; give a copy without it"
    )]
    Locked {
        /// The source.
        name: String,
    },
    /// JSON that breaks the rules of JSON.
    #[error("{name}:{line}:{column}: broken JSON: {reason}; mend the file at this place")]
    Json {
        /// The source.
        name: String,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What was expected or found.
        reason: String,
    },
    /// JSON that is sound but says something else than an article.
    #[error("{name}:{line}:{column}: not an article: {reason}")]
    Shape {
        /// The source.
        name: String,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What was expected and what is there.
        reason: String,
    },
    /// It is larger than this program is willing to hold.
    #[error("{name}: larger than {limit}; split it into smaller files")]
    TooLarge {
        /// The source.
        name: String,
        /// The limit, with its unit.
        limit: &'static str,
    },
    /// A page that could not be fetched.
    #[error("{name}: cannot be fetched: {reason}")]
    Fetch {
        /// The address.
        name: String,
        /// What went wrong, and what to do.
        reason: String,
    },
    /// A file of annotations in no form that is known.
    #[error(
        "{name}: no annotations of a known form, but {found}; known are spans in JSON or JSON lines (displaCy, spaCy, \
         Prodigy, doccano, Label Studio, Hugging Face, Azure, Google, Amazon, Spotlight, GATE and their like), W3C Web \
         Annotation, brat, CoNLL with IOB tags and its like, WebAnno TSV, UIMA XMI, NIF in Turtle, names marked in XML (TEI, \
         ENAMEX), and CSV with start, end and label"
    )]
    Annotations {
        /// The file.
        name: String,
        /// What is there instead.
        found: String,
    },
    /// It no longer holds the article.
    #[error("{name}: the article is no longer there; open the source again")]
    Gone {
        /// The source.
        name: String,
    },
    /// It was changed after it was opened.
    #[error("{name}: the file has changed since it was opened; press r to read it again")]
    Changed {
        /// The source.
        name: String,
    },
}
