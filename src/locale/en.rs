//! English.

use super::Locale;
use super::isolate;
use super::message::{Message, Noun, Piece, Trouble};
use super::plural::english as plural;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[allow(
    clippy::too_many_lines,
    clippy::match_same_arms,
    reason = "a catalogue: one arm a message, in the order of `Message`"
)]
pub(super) fn say(message: &Message) -> String {
    let fixed = match message {
        Message::Text(text) => return text.clone(),
        Message::Detail(detail) => return detail.said(Locale::English),
        Message::Minutes(count) => return format!("{count} min"),
        Message::Day(year, month, day) => {
            let month = MONTHS.get(usize::from(*month).wrapping_sub(1)).copied().unwrap_or("?");
            return format!("{day} {month} {year}");
        }
        Message::Folded(count) => {
            return format!("{count} {} folded", plural(*count, "block", "blocks"));
        }
        Message::Naming(percent) => return format!("names {percent} %"),
        Message::NamingStopped(percent) => return format!("Names: stopped at {percent} %"),
        Message::MentionsKept(count) => {
            return format!("Very many names: about {count} mentions are kept, round the page");
        }
        Message::Percent(percent) => return format!("{percent} %"),
        Message::One(noun) => one(*noun),
        Message::Many(noun) => many(*noun),
        Message::KindShown(noun) => return format!("{} shown", many(*noun)),
        Message::KindHidden(noun) => return format!("{} hidden", many(*noun)),
        Message::NoEntities => "No names found in this article",
        Message::NoneShown => "All names are of hidden kinds · ⟦f⟧ chooses kinds",
        Message::LastMention => "That was the last name · ⟦Shift-Tab⟧ goes back",
        Message::FirstMention => "That was the first name · ⟦Tab⟧ goes on",
        Message::NothingOpen => "Nothing to read · ⟦q⟧ leaves",
        Message::NoText(false) => "This article has no text · ⟦q⟧ leaves",
        Message::NoText(true) => "This article has no text · ⟦J⟧ next article, ⟦q⟧ leaves",
        Message::HelpLines => "a row down, up",
        Message::HelpPages => "a page on, back",
        Message::HelpArrows => "a page, as in a book",
        Message::HelpHalves => "half a page on, back",
        Message::HelpEnds => "start, end",
        Message::HelpGoTo => "paragraph, percent",
        Message::HelpMarks => "set a mark, go to it",
        Message::HelpArticles => "next, previous article",
        Message::HelpMentions => "next, previous name",
        Message::HelpSame => "the same name again",
        Message::HelpCard => "card of the name",
        Message::HelpPanel => "panel of all names",
        Message::HelpKinds => "choose kinds",
        Message::HelpSearch => "search on, back",
        Message::HelpHits => "next, previous hit",
        Message::HelpOutline => "outline",
        Message::HelpCopy => "copy",
        Message::HelpMeasure => "wider, narrower",
        Message::HelpFolds => "fold, unfold",
        Message::HelpTashkeel => "vowel marks",
        Message::HelpSpacing => "spacing, alignment",
        Message::HelpThemes => "themes",
        Message::HelpList => "list of articles",
        Message::HelpHelp => "this help",
        Message::HelpReload => "read again, details",
        Message::HelpClose => "close, step back",
        Message::HelpQuit => "leave",
        Message::Hidden => "hidden",
        Message::HelpLinks => "links: open, copy",
        Message::HelpAsides => "next, previous note",
        Message::TitleLinks => "Links",
        Message::NoLinks => "This article has no links",
        Message::LinkKeys => "Enter opens · y copies · s shows",
        Message::Opened(program) => return format!("Opened by {}", isolate(program)),
        Message::OpenFailed(program) => {
            return format!("{} could not open it \u{b7} y copies it", isolate(program));
        }
        Message::CommandStopped(name) => return format!("{}: stopped", isolate(name)),
        Message::CommandTooLong(name) => {
            return format!("{}: stopped after a minute", isolate(name));
        }
        Message::CommandDone(name) => return format!("{}: done", isolate(name)),
        Message::CommandFoundNothing(name) => return format!("{}: nothing found", isolate(name)),
        Message::StateBroken(aside) => {
            return format!("What was remembered was broken: set aside as {}", isolate(aside));
        }
        Message::NotSaved(why, path) => {
            return format!("Nothing is remembered: {} ({})", trouble(why), isolate(path));
        }
        Message::AndMore(first, more) => return format!("{} (+{more})", say(first)),
        Message::NotOpened => "Nothing here opens addresses · y copies it",
        Message::NoAsides => "No captions or notes in this article",
        Message::LastAside => "That was the last note · ⟦I⟧ goes back",
        Message::FirstAside => "That was the first note · ⟦i⟧ goes on",
        Message::CaptionAt(number, of) => {
            return format!("Caption, {number} of {of} notes · ⟦'⟧' comes back");
        }
        Message::NoteAt(number, of) => return format!("Note {number} of {of} · ⟦'⟧' comes back"),
        Message::Resumed(percent) => {
            return format!("Taken up at {percent} % · ⟦g⟧ goes to the start");
        }
        Message::ReadBefore => "You read this to its end · ⟦'⟧' goes back there",
        Message::HintNames(next, help) => return format!("{next} next name · {help} help"),
        Message::HintPages(next, help) => return format!("{next} next page · {help} help"),
        Message::LinearHelp => {
            "Plain lines for a screen reader. ⟦j⟧ and ⟦k⟧ go by paragraphs, ⟦d⟧ and ⟦u⟧ by sentences, \
             ⟦Space⟧ reads on, ⟦Tab⟧ goes by names, ⟦h⟧ tells all keys, ⟦q⟧ leaves."
        }
        Message::Paragraphs(count) => {
            return format!("{count} {}", plural(*count, "paragraph", "paragraphs"));
        }
        Message::Names(count) => return format!("{count} {}", plural(*count, "name", "names")),
        Message::NamesFound(count) => {
            let names = plural(*count, "name", "names");
            return format!("{count} {names} found. ⟦Tab⟧ goes to the next.");
        }
        Message::Mentions(count) => {
            return format!("{count} {}", plural(*count, "mention", "mentions"));
        }
        Message::PieceAt(kind, number, of) => {
            return format!("{} {number} of {of}.", piece(*kind));
        }
        Message::PieceAtShare(kind, percent) => {
            return format!("{} at {percent} %.", piece(*kind));
        }
        Message::MentionAt(noun, name, number, of) => {
            return format!("{}: {name}, {number} of {of}.", one(*noun));
        }
        Message::HitAt(number, of) => return format!("Hit {number} of {of}."),
        Message::RowAt(number, of) => return format!("{number} of {of}:"),
        Message::Shown => "shown",
        Message::Read => "read",
        Message::Unread => "unread",
        Message::BeforeStart => "The article begins here",
        Message::Going(percent) => return format!("Counting paragraphs: {percent} %"),
        Message::GoingStopped(percent) => return format!("Not gone there: stopped at {percent} %"),
        Message::SearchStopped(percent) => {
            return format!("Search stopped at {percent} % · ⟦n⟧ goes through what was found");
        }
        Message::SearchKeys => "C-e exact · C-r regex",
        Message::TopicCommands => "Commands",
        Message::StillSearching => "Still searching: nothing further so far",
        Message::NoSearch => "Nothing searched yet · ⟦/⟧ searches",
        Message::NotFound(text) => return format!("Not found: {}", isolate(text)),
        Message::FromStart => "The search went on from the start",
        Message::FromEnd => "The search went on from the end",
        Message::BadRegex(text) => return format!("Not a regular expression: {}", isolate(text)),
        Message::RegexFault(text) => return text.clone(),
        Message::BadPlace(text) => {
            return format!(
                "No such place: {} · ⟦:⟧42 is a paragraph, ⟦:⟧50% a share",
                isolate(text)
            );
        }
        Message::PastEnd => "The article ends here",
        Message::NoDates => "No dates found in this article",
        Message::NoThemes => "No other themes",
        Message::NoHeadings => "This article has no headings",
        Message::OneArticle => "Only one article is open",
        Message::LastArticle => "That was the last article · ⟦K⟧ goes back",
        Message::FirstArticle => "That was the first article · ⟦J⟧ goes on",
        Message::NoTitlePasses => "No such article · Esc shows all",
        Message::FirstHits(count) => return format!("Only the first {count} hits"),
        Message::OnlyRead => "Only what you have read so far",
        Message::WholeArticle => "The whole article",
        Message::MarkSet(c) => return format!("Mark {c} set · ⟦'⟧{c} comes back here"),
        Message::NoMark(c) => return format!("No mark {c} · ⟦m⟧{c} sets it"),
        Message::NoJump => "No jump to come back from yet",
        Message::WaitSetMark => "Mark this place: which letter?",
        Message::WaitToMark => "Go to the mark: which letter?",
        Message::NothingUnderCursor => "No name chosen · ⟦Tab⟧ goes to the next",
        Message::NothingToUndo => "Nothing to undo",
        Message::TashkeelShown => "Vowel marks shown",
        Message::TashkeelHidden => "Vowel marks hidden",
        Message::Measure(columns) => return format!("{columns} columns"),
        Message::MeasureKept(columns) => return format!("{columns} columns, no further"),
        Message::LinesFlush => "Lines flush at their start",
        Message::LinesCentred => "Lines centred",
        Message::LinesJustified => "Lines justified",
        Message::NothingFolded => "Nothing is folded here",
        Message::Reloaded => "The file was read again",
        Message::SourceGone => "The file is gone; this is what was read",
        Message::SourceGrown => "The file has grown · ⟦r⟧ reads it again",
        Message::SourceChanged => "The file has changed · ⟦r⟧ reads it again",
        Message::Outdated => "not as on disk",
        Message::Filter => "filter",
        Message::NothingPasses => "No such name · Esc shows all",
        Message::ReadSoFar => "so far",
        Message::AlsoCalled => "also",
        Message::With => "with",
        Message::Back => "Esc back",
        Message::Go => "Enter goes there",
        Message::Toggle => "Space switches · a all",
        Message::Keep => "Enter keeps · Esc back",
        Message::TitleKinds => "Kinds",
        Message::TitleThemes => "Themes",
        Message::TitleOutline => "Outline",
        Message::TitleTimeline => "Timeline",
        Message::TitleNames => "Names",
        Message::TitleArticles => "Articles",
        Message::TopicMove => "Move",
        Message::TopicEntities => "Names",
        Message::TopicSearch => "Search",
        Message::TopicShow => "Show",
        Message::TopicLeave => "Leave",
        Message::Exact => "exact",
        Message::Regex => "regex",
        Message::Searching => "searching",
        Message::GoToAsk => "go to paragraph or %",
        Message::HelpTimeline => "timeline of dates",
        Message::HelpAllHits => "hits in all articles",
        Message::Copied(count) => {
            let characters = plural(*count, "character", "characters");
            return format!("{count} {characters} copied by the terminal");
        }
        Message::CopiedBy(count, program) => {
            let characters = plural(*count, "character", "characters");
            return format!("{count} {characters} copied by {}", isolate(program));
        }
        Message::CopiedTo(count, file) => {
            let characters = plural(*count, "character", "characters");
            return format!("No clipboard: {count} {characters} written to {}", isolate(file));
        }
        Message::SharedWith(one, other) => {
            return format!(
                "Drawn for {}; {} on the same session shows it otherwise",
                isolate(one),
                isolate(other)
            );
        }
        Message::NotCopied(reason) => return format!("Not copied: {}", trouble(reason)),
        Message::Unfolded(count) => {
            return format!("{count} {} unfolded", plural(*count, "block", "blocks"));
        }
        Message::Hits(count) => return format!("{count} {}", plural(*count, "hit", "hits")),
        Message::HelpCorrect => "kind, name, merge",
        Message::HelpAdd => "add, dismiss, undo",
        Message::HelpExtent => "a word more or less",
        Message::WaitKind => {
            "Which kind? 1 person · 2 organisation · 3 place · 4 other · 5 date · 6 number"
        }
        Message::NoSuchKind => "No such kind · 1 to 6",
        Message::NothingSelected => "Nothing selected · drag, or double-click a word",
        Message::Dismissed(name) => return format!("Not a name: {} · ⟦U⟧ undoes", isolate(name)),
        Message::Renamed(name) => return format!("Now called {} · ⟦U⟧ undoes", isolate(name)),
        Message::Merged(name) => return format!("Merged with {} · ⟦U⟧ undoes", isolate(name)),
        Message::NowOfKind(noun) => return format!("{} · ⟦U⟧ undoes", one(*noun)),
        Message::Added(noun) => return format!("Added: {} · ⟦U⟧ undoes", one(*noun)),
        Message::NotKept => "Corrected for this reading only \u{b7} ⟦U⟧ undoes",
        Message::Undone => "Undone",
        Message::AskName => "the new name",
        Message::AskMerge => "merge with which name?",
    };
    fixed.to_owned()
}

fn trouble(why: &Trouble) -> String {
    match why {
        Trouble::NoSpace => "no space is left",
        Trouble::ReadOnly => "this disk can only be read",
        Trouble::NotAllowed => "no permission to write",
        Trouble::Other(said) => return isolate(said),
    }
    .to_owned()
}

fn one(noun: Noun) -> &'static str {
    match noun {
        Noun::Person => "Person",
        Noun::Organisation => "Organisation",
        Noun::Place => "Place",
        Noun::Other => "Other",
        Noun::Date => "Date",
        Noun::Number => "Number",
    }
}

fn many(noun: Noun) -> &'static str {
    match noun {
        Noun::Person => "People",
        Noun::Organisation => "Organisations",
        Noun::Place => "Places",
        Noun::Other => "Others",
        Noun::Date => "Dates",
        Noun::Number => "Numbers",
    }
}

fn piece(kind: Piece) -> String {
    match kind {
        Piece::Title => "Title,",
        Piece::Subtitle => "Subtitle,",
        Piece::Summary => "Lead,",
        Piece::Paragraph => "Paragraph",
        Piece::Heading(level) => return format!("Heading of level {level},"),
        Piece::Quote => "Quotation,",
        Piece::Caption => "Caption,",
        Piece::ListItem => "List item,",
        Piece::TableRow => "Table row,",
        Piece::Code => "Code,",
        Piece::Note => "Note,",
    }
    .to_owned()
}
