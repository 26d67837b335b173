//! What loading guessed, mended or left out: counted, so that no guess is silent.

use std::fmt;

use super::offsets::Unit;
use super::unplaced::Unplaced;

/// One kind of thing that was guessed, mended or skipped. Its [`Display`](fmt::Display) is the sentence
/// a reader sees, without the source's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Mentions that do not fit the text.
    MentionsSkipped {
        /// How many were left out.
        skipped: usize,
        /// How many the source has.
        of: usize,
        /// Why the first of them was.
        reason: Unplaced,
    },
    /// Bytes that are no text in the source's encoding; each run stands as one U+FFFD.
    InvalidBytes {
        /// How many runs.
        count: usize,
        /// The encoding they were read as.
        encoding: &'static str,
        /// The first byte of the first run, counted from 0.
        first: usize,
    },
    /// The encoding was not said by the source.
    EncodingGuessed {
        /// Its name in the WHATWG Encoding Standard.
        encoding: &'static str,
    },
    /// Offsets of annotations that are not code points: the text they quote shows it, or their form.
    OffsetUnit {
        /// What they count.
        unit: Unit,
    },
    /// What offsets of annotations count besides: the text they quote shows it, or the text of their file.
    OffsetBase {
        /// CR LF as one.
        line_feeds: bool,
        /// A byte order mark.
        mark: bool,
    },
    /// Blocks that are folded.
    Folded {
        /// Headline or lead once more.
        repeated: usize,
        /// The site's own words.
        site: usize,
    },
    /// Lines that were wrapped by hand and are read as paragraphs.
    Rewrapped {
        /// How many lines were joined to the one before.
        lines: usize,
    },
    /// Lines of Hebrew in visual order, as ISO-8859-8 has them, that were turned into logical order.
    VisualOrder {
        /// How many lines.
        lines: usize,
    },
    /// Something else in the source that was passed over.
    Skipped {
        /// How many.
        count: usize,
        /// Of how many.
        of: usize,
        /// What they are.
        what: Things,
        /// Why the first of them was.
        reason: String,
    },
    /// A limit that keeps memory or time bounded was reached.
    Limit {
        /// What was cut and where.
        what: Bound,
    },
}

/// What a source has several of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Things {
    /// Articles of a collection.
    Articles,
    /// Chapters of a book.
    Chapters,
    /// Files of a folder.
    Files,
    /// Tags of tokens.
    Tags,
    /// Tokens of a file of annotations.
    Tokens,
    /// Texts of a file of annotations.
    AnnotatedTexts,
    /// Files of annotations.
    AnnotationFiles,
    /// What was put right in articles.
    Corrections,
}

/// A limit, and what it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A paragraph of more than 16 MiB is shown in parts.
    Paragraph,
    /// A page is too large, or nested too deep, to be parsed.
    Page,
    /// gzip is damaged.
    Damaged {
        /// The unpacked bytes before the damage.
        behind: usize,
        /// What the library says.
        cause: String,
    },
    /// The rest of gzip was not unpacked.
    Unread {
        /// The unpacked bytes before it.
        behind: u64,
        /// Why.
        why: String,
    },
}

impl Notice {
    /// How many things it counts.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::MentionsSkipped { skipped: count, .. }
            | Self::Skipped { count, .. }
            | Self::InvalidBytes { count, .. } => *count,
            Self::Folded { repeated, site } => repeated + site,
            Self::Rewrapped { lines } | Self::VisualOrder { lines } => *lines,
            Self::EncodingGuessed { .. }
            | Self::OffsetUnit { .. }
            | Self::OffsetBase { .. }
            | Self::Limit { .. } => 1,
        }
    }

    /// Adds another notice of the same kind, of another article of the same source; gives it back where
    /// it is of another kind.
    ///
    /// # Errors
    /// The other notice, where it cannot be added to this one.
    pub fn merge(&mut self, other: Self) -> Result<(), Self> {
        match (self, other) {
            (
                Self::MentionsSkipped { skipped, of, .. },
                Self::MentionsSkipped { skipped: more, of: more_of, .. },
            ) => {
                *skipped += more;
                *of += more_of;
            }
            (
                Self::InvalidBytes { count, encoding, .. },
                Self::InvalidBytes { count: more, encoding: same, .. },
            ) if *encoding == same => *count += more,
            (Self::Folded { repeated, site }, Self::Folded { repeated: more, site: more_site }) => {
                *repeated += more;
                *site += more_site;
            }
            (
                Self::Skipped { count, of, what, .. },
                Self::Skipped { count: more, of: more_of, what: same, .. },
            ) if *what == same => {
                *count += more;
                *of += more_of;
            }
            (Self::Rewrapped { lines }, Self::Rewrapped { lines: more })
            | (Self::VisualOrder { lines }, Self::VisualOrder { lines: more }) => *lines += more,
            (this, other) if *this == other => {}
            (_, other) => return Err(other),
        }
        Ok(())
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MentionsSkipped { skipped, of, reason } => {
                write!(f, "{skipped} of {} skipped: {reason}", counted(*of, "mention", "mentions"))
            }
            Self::InvalidBytes { count, encoding, first } => {
                let places = counted(*count, "place is", "places are");
                write!(f, "{places} no {encoding}, shown as U+FFFD; the first is byte {first}")
            }
            Self::EncodingGuessed { encoding } => write!(f, "read as {encoding} (guessed)"),
            Self::OffsetUnit { unit } => {
                write!(f, "offsets of mentions read as {unit} (guessed)")
            }
            Self::OffsetBase { line_feeds, mark } => {
                let what = match (line_feeds, mark) {
                    (true, true) => "CR LF as one, and a byte order mark",
                    (true, false) => "CR LF as one",
                    (false, _) => "a byte order mark",
                };
                write!(f, "offsets of mentions count {what} (guessed)")
            }
            Self::Rewrapped { lines } => {
                let lines = counted(*lines, "line", "lines");
                write!(
                    f,
                    "{lines} wrapped by hand joined into paragraphs (guessed; --raw keeps them)"
                )
            }
            Self::VisualOrder { lines } => {
                let lines = counted(*lines, "line", "lines");
                write!(
                    f,
                    "{lines} of Hebrew in visual order turned (--encoding iso-8859-8-i keeps them)"
                )
            }
            Self::Folded { repeated: 0, site } => {
                write!(f, "{} folded (the site's own words)", counted(*site, "block", "blocks"))
            }
            Self::Folded { repeated, site: 0 } => {
                let blocks = counted(*repeated, "block", "blocks");
                write!(f, "{blocks} folded (headline or lead repeated)")
            }
            Self::Folded { repeated, site } => {
                let blocks = counted(repeated + site, "block", "blocks");
                write!(f, "{blocks} folded ({repeated} repeated, {site} the site's own words)")
            }
            Self::Skipped { count, of, what, reason } => {
                write!(f, "{count} of {of} {what} skipped: {reason}")
            }
            Self::Limit { what } => what.fmt(f),
        }
    }
}

impl fmt::Display for Things {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Articles => "articles",
            Self::Chapters => "chapters",
            Self::Files => "files",
            Self::Tags => "tags of tokens",
            Self::Tokens => "tokens",
            Self::AnnotatedTexts => "annotated texts",
            Self::AnnotationFiles => "annotation files",
            Self::Corrections => "articles' corrections",
        })
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph => {
                f.write_str("a paragraph of more than 16 MiB is shown in parts of as many")
            }
            Self::Page => {
                f.write_str("page too large or nested too deep to parse: its tags are left out")
            }
            Self::Damaged { behind, cause } => {
                write!(f, "gzip damaged behind {behind} unpacked bytes: {cause}")
            }
            Self::Unread { behind, why } => {
                write!(f, "not read behind {behind} unpacked bytes: {why}")
            }
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
