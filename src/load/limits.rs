//! Limits that keep memory and time bounded whatever a source holds, each with its reason.

use std::time::Duration;

/// The most bytes of a source that is not plain text on disk: it is parsed whole, and a parsed article
/// takes a few times its size.
pub(super) const SOURCE_BYTES: u64 = 1 << 30;

/// From so many bytes up a file of plain text may be read as it is needed; a smaller one is read at once.
pub(super) const WINDOWED_BYTES: u64 = 256 << 10;

/// The bytes at the beginning of such a file that tell its form and its encoding.
pub(super) const BEGINNING_BYTES: usize = 16 << 10;

/// The most bytes of a block that are looked at to tell whether it is a headline, a lead, a caption.
pub(super) const SHAPE_BYTES: usize = 8 << 10;

/// The most bytes of a stream (standard input, a pipe by name): it may have no end, and is held whole.
pub(super) const STREAM_BYTES: u64 = 256 << 20;

/// The bytes looked at to tell binary data from text: a header and some of what follows.
pub(super) const SNIFFED_BYTES: usize = 8 << 10;

/// The most bytes of a source's text read to find an article's base direction: the first pages tell it.
pub(super) const DIRECTION_BYTES: usize = 16 << 10;

/// The most bytes compressed data may unpack to: a gzip bomb unpacks to a thousand times its size.
pub(super) const UNPACKED_BYTES: u64 = 256 << 20;

/// The same, as messages say it.
pub(super) const UNPACKED_BYTES_SAID: &str = "256 MiB unpacked";

/// The most bytes of a page that is fetched: pages are far smaller, books and feeds seldom larger.
pub(super) const FETCHED_BYTES: u64 = 64 << 20;

/// The same, as messages say it.
pub(super) const FETCHED_BYTES_SAID: &str = "64 MiB";

/// How long fetching a page may take in all, so that a server that trickles does not hold the reader.
pub(super) const FETCHING: Duration = Duration::from_secs(30);

/// The most redirections followed from an address: more are a loop.
pub(super) const REDIRECTIONS: u32 = 8;

/// The deepest folder inside a folder that is entered: deeper ones are likely a loop.
pub(super) const FOLDER_DEPTH: usize = 32;

/// The most files a folder is searched for, so that `qari /` ends.
pub(super) const FOLDER_FILES: usize = 100_000;

/// The bytes of a text that show whether it was wrapped by hand.
pub(super) const SHAPED_BYTES: usize = 64 << 10;

/// The largest text whose paragraphs are looked for where it was wrapped by hand: a long book. A larger one is read as
/// it is needed, each line a paragraph.
pub(super) const WRAPPED_BYTES: u64 = 8 << 20;

/// The largest file beside a text that is looked into for annotations though its name does not say that it holds any:
/// a corpus or an export that is called as a text is by chance would be read before the text is shown.
pub(super) const BESIDE_BYTES: u64 = 4 << 20;

/// The largest page that is parsed into a tree, which takes about ten times its size.
pub(super) const HTML_BYTES: usize = 16 << 20;

/// The deepest nesting of HTML that is parsed: a parser looks through the open elements at each tag, so
/// time grows with the square of the depth.
pub(super) const HTML_DEPTH: usize = 1000;

/// The deepest nesting of XML that is kept as a tree, so that walking it needs little stack.
pub(super) const XML_DEPTH: usize = 200;

/// The most chapters of a book.
pub(super) const CHAPTERS: usize = 10_000;

/// The size from which a file of JSON lines is read as its articles are wanted: a smaller one is parsed before a
/// screen is drawn, and its articles can be ordered by their dates.
pub(super) const LINES_BYTES: u64 = 4 << 20;

/// The bytes in which the first line of such a file must end for it to be known as one: few are tried first.
pub(super) const FIRST_LINE_BYTES: [usize; 2] = [256 << 10, 16 << 20];

/// The longest line of such a file that is parsed: as JSON it takes a few times its size.
pub(super) const LINE_BYTES: usize = 64 << 20;

/// The same, as messages say it.
pub(super) const LINE_BYTES_SAID: &str = "64 MiB a line";

/// The size from which a compressed file of JSON lines is unpacked as its articles are wanted: it holds some times that.
pub(super) const PACKED_LINES_BYTES: u64 = 256 << 10;

/// The most bytes such a file is unpacked to, which stand in a temporary file: a collection, not a bomb.
pub(super) const SPOOLED_BYTES: u64 = 4 << 30;

/// The same, as messages say it.
pub(super) const SPOOLED_BYTES_SAID: &str = "4 GiB unpacked";

/// A paragraph of more bytes ends the front of a plain text, so that of enormous ones the first is looked at alone.
pub(super) const FRONT_BYTES: usize = 1 << 20;

/// The beginning of a text, of so many bytes at most; it ends with a whole character.
pub(super) fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
