//! English.

use super::{
    Detail, DetailLabel, FormName, Known, LayerName, ThingsName, UnitName, Why, size, tools,
};
use crate::locale::isolate;
use crate::locale::plural::english as plural;

pub(super) fn say(detail: &Detail) -> String {
    let counted = |count: usize, one, many| format!("{count} {}", plural(count, one, many));
    let fixed = match detail {
        Detail::Heading => "Details",
        Detail::Label(label) => self::label(*label),
        Detail::NotOpened => "Nothing is known of this one yet \u{b7} Enter opens it",
        Detail::Place(at, of, false) => return format!("{at} of {of}"),
        Detail::Place(at, of, true) => return format!("{at} of {of} so far"),
        Detail::Form(form) => self::form(*form),
        Detail::Packed => "unpacked from gzip",
        Detail::Known(known) => return self::known(*known),
        Detail::OtherEncoding => "--encoding NAME reads it otherwise",
        Detail::Bytes(1) => "1 byte",
        Detail::Bytes(bytes) => {
            let (number, unit) = size(*bytes);
            return format!("{number} {}", ["bytes", "kB", "MB", "GB"][unit]);
        }
        Detail::Words(count) => return counted(*count, "word", "words"),
        Detail::NotCounted => "read as it is needed, not counted",
        Detail::Language(tag) => return language(tag),
        Detail::Parts(tags) => {
            let names: Vec<String> = tags.iter().map(|tag| language(tag)).collect();
            return format!("parts in {}", names.join(", "));
        }
        Detail::Unsaid => "not said",
        Detail::FromTheRight(true) => "right to left",
        Detail::FromTheRight(false) => "left to right",
        Detail::InTheFile => "in the article's file",
        Detail::Beside(name) => return format!("beside it: {}", isolate(name)),
        Detail::Given(name) => return format!("{} (--annotations)", isolate(name)),
        Detail::Corrections => "as you put them right, kept beside the file",
        Detail::Layer(layer) => return self::layer(*layer),
        Detail::Annotations(count) => return counted(*count, "annotation", "annotations"),
        Detail::LeftOut(count) => return format!("{count} left out"),
        Detail::Why(why) => return self::why(why),
        Detail::Unit(unit) => self::unit(*unit),
        Detail::OtherUnit => "--offsets UNIT counts them otherwise",
        Detail::Places(count) => return counted(*count, "mention", "mentions"),
        Detail::Recognised => "found by qari",
        Detail::RecognisedBy(command) => return format!("found by {}", isolate(command)),
        Detail::NotSought => "not looked for (--entities none)",
        Detail::SoughtOnceOpened => "looked for once it is opened",
        Detail::Seeking(share) => return format!("being looked for, {share} %"),
        Detail::PutRight(count) => {
            return format!("put right {}", counted(*count, "time", "times"));
        }
        Detail::InvalidBytes(count, encoding, first) => {
            let places = counted(*count, "place is", "places are");
            return format!("{places} no {encoding}, shown as U+FFFD; the first is byte {first}");
        }
        Detail::Folded(repeated, 0) => {
            let blocks = counted(*repeated, "block", "blocks");
            return format!("{blocks} folded: headline or lead once more");
        }
        Detail::Folded(0, site) => {
            return format!("{} folded: the site's own words", counted(*site, "block", "blocks"));
        }
        Detail::Folded(repeated, site) => {
            let blocks = counted(repeated + site, "block", "blocks");
            return format!("{blocks} folded: {repeated} repeated, {site} the site's own words");
        }
        Detail::Rewrapped(lines) => {
            let lines = counted(*lines, "line", "lines");
            return format!("{lines} wrapped by hand joined into paragraphs; --raw keeps them");
        }
        Detail::Turned(lines) => {
            let lines = counted(*lines, "line", "lines");
            return format!(
                "{lines} of Hebrew in visual order turned; --encoding iso-8859-8-i keeps them"
            );
        }
        Detail::OffsetBase(true, false) => "Offsets count CR LF as one",
        Detail::OffsetBase(false, _) => "Offsets count a byte order mark",
        Detail::OffsetBase(true, true) => "Offsets count CR LF as one, and a byte order mark",
        Detail::Skipped(count, of, what, reason) => {
            return format!("{count} of {of} {} skipped: {}", things(*what), isolate(reason));
        }
        Detail::LongParagraph => "A paragraph of more than 16 MiB is shown in parts of as many",
        Detail::PageUnparsed => "The page is too large, or nested too deep: its tags are left out",
        Detail::Damaged(behind, cause) => {
            return format!("gzip damaged behind {behind} unpacked bytes: {}", isolate(cause));
        }
        Detail::Unread(behind, why) => {
            return format!("Not read behind {behind} unpacked bytes: {}", isolate(why));
        }
        Detail::Overrides(count) => {
            let overrides = counted(*count, "override", "overrides");
            return format!("{overrides} of direction shown, not obeyed; --raw obeys");
        }
    };
    fixed.to_owned()
}

fn label(label: DetailLabel) -> &'static str {
    match label {
        DetailLabel::Title => "Title",
        DetailLabel::Author => "Author",
        DetailLabel::Publisher => "Publisher",
        DetailLabel::Date => "Date",
        DetailLabel::Address => "Address",
        DetailLabel::Source => "Source",
        DetailLabel::Place => "Article",
        DetailLabel::Form => "Form",
        DetailLabel::Encoding => "Encoding",
        DetailLabel::Length => "Length",
        DetailLabel::Language => "Language",
        DetailLabel::Direction => "Direction",
        DetailLabel::Annotations => "Annotations",
        DetailLabel::Offsets => "Offsets",
        DetailLabel::FirstSkipped => "First left out",
        DetailLabel::Names => "Names",
        DetailLabel::Noted => "Noted",
    }
}

fn form(form: FormName) -> &'static str {
    match form {
        FormName::Plain => "plain text",
        FormName::Json => "JSON",
        FormName::JsonLines => "JSON lines",
        FormName::JsonFeed => "JSON Feed",
        FormName::Html => "web page (HTML)",
        FormName::SavedPage => "web page saved in one file (MHTML)",
        FormName::Markdown => "Markdown",
        FormName::Feed => "feed (RSS or Atom)",
        FormName::Trec => "corpus (TREC)",
        FormName::Annotated => "annotated text",
        FormName::Epub => "book (EPUB)",
    }
}

fn known(known: Known) -> String {
    let fixed = match known {
        Known::Asked(option) => return format!("as asked ({option})"),
        Known::Said => "as its source says",
        Known::ByContent => "told by its content",
        Known::ByName => "told by its name",
        Known::ByElimination => "no other form shows",
        Known::ByLetters => "told by its letters",
        Known::ByMark => "by its byte order mark",
        Known::ByHeader => "as its sender says",
        Known::Valid => "every byte fits",
        Known::Begins => "its beginning fits, the rest is checked as it is read",
        Known::Guessed => "guessed",
        Known::Assumed => "assumed, though not every byte fits",
        Known::ByQuotes(found, of) if found == of => {
            return format!("found by the {of} {} quoted", plural(of, "text", "texts"));
        }
        Known::ByQuotes(found, of) => return format!("found by {found} of {of} texts quoted"),
        Known::ByWords => "so none cuts a word",
        Known::Usual => "usual for this form",
        Known::Untold => "assumed",
    };
    fixed.to_owned()
}

fn layer(layer: LayerName) -> String {
    let fixed = match layer {
        LayerName::Json(None) => "a list in JSON",
        LayerName::Json(Some(key)) => {
            let tools = tools(key).map(|tools| format!(" ({tools})")).unwrap_or_default();
            return format!("JSON under \u{201c}{key}\u{201d}{tools}");
        }
        LayerName::Web => "Web Annotation",
        LayerName::Tokens => "tokens and tags (CoNLL)",
        LayerName::Brat => "brat",
        LayerName::WebAnno => "WebAnno TSV",
        LayerName::Csv => "CSV",
        LayerName::Markup => "marked (XML)",
        LayerName::Nif => "NIF",
    };
    fixed.to_owned()
}

fn unit(unit: UnitName) -> &'static str {
    match unit {
        UnitName::CodePoints => "code points",
        UnitName::Utf16 => "UTF-16 code units",
        UnitName::Bytes => "bytes",
    }
}

fn why(why: &Why) -> String {
    let quoted = |text: &str| format!("\u{201c}{}\u{201d}", isolate(text));
    let fixed = match why {
        Why::Rejected => "its annotator rejected it",
        Why::PassedOver => "its annotator passed it over",
        Why::NoSuchLine(line) => return format!("the text has no line {line}"),
        Why::Discarded => "its annotator discarded it",
        Why::Cancelled => "its annotator cancelled it",
        Why::NoPlace => "it has no start or no end",
        Why::Backwards(start, end) => {
            return format!("its end {end} is not behind its start {start}");
        }
        Why::Beyond(offset, length, unit) => {
            return format!(
                "{offset} is outside the text, which has {length} {}",
                self::unit(*unit)
            );
        }
        Why::Inside(offset) => return format!("{offset} is inside a character"),
        Why::Another(start, Some(found), wanted) => {
            return format!("the text at {start} is {}, not {}", quoted(found), quoted(wanted));
        }
        Why::Another(start, None, wanted) => {
            return format!("the text at {start} is not {}", quoted(wanted));
        }
        Why::Absent(text, false) => return format!("{} does not stand in the text", quoted(text)),
        Why::Absent(text, true) => {
            return format!("{} does not stand in the text once more", quoted(text));
        }
        Why::NoPart(Some(name)) => return format!("an article has no part {}", quoted(name)),
        Why::NoPart(None) => "the article has no such part",
        Why::Overlaps(text) => return format!("{} overlaps another mention", quoted(text)),
        Why::BeforeBody(text) => return format!("{} stands before the text", quoted(text)),
    };
    fixed.to_owned()
}

fn things(things: ThingsName) -> &'static str {
    match things {
        ThingsName::Articles => "articles",
        ThingsName::Chapters => "chapters",
        ThingsName::Files => "files",
        ThingsName::Tags => "tags of tokens",
        ThingsName::Tokens => "tokens",
        ThingsName::AnnotatedTexts => "annotated texts",
        ThingsName::AnnotationFiles => "annotation files",
        ThingsName::Corrections => "articles' corrections",
    }
}

/// A language's name and its tag; the tag alone of those that have no name here.
fn language(tag: &str) -> String {
    let name = match tag.split('-').next().unwrap_or_default() {
        "ar" => "Arabic",
        "de" => "German",
        "en" => "English",
        "es" => "Spanish",
        "fa" => "Persian",
        "fr" => "French",
        "he" => "Hebrew",
        "ku" | "ckb" => "Kurdish",
        "ps" => "Pashto",
        "tr" => "Turkish",
        "ur" => "Urdu",
        "yi" => "Yiddish",
        _ => return isolate(tag),
    };
    format!("{name} ({tag})")
}
