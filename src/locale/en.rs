//! English.

use super::message::{Message, Noun};
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

pub(super) fn say(message: &Message) -> String {
    let fixed = match message {
        Message::Text(text) => return text.clone(),
        Message::Minutes(count) => return format!("{count} min"),
        Message::Day(year, month, day) => {
            let month = MONTHS.get(usize::from(*month).wrapping_sub(1)).copied().unwrap_or("?");
            return format!("{day} {month} {year}");
        }
        Message::Folded(count) => {
            return format!("{count} {} folded", plural(*count, "block", "blocks"));
        }
        Message::Percent(percent) => return format!("{percent} %"),
        Message::One(noun) => one(*noun),
        Message::Many(noun) => many(*noun),
        Message::KindShown(noun) => return format!("{} shown", many(*noun)),
        Message::KindHidden(noun) => return format!("{} hidden", many(*noun)),
        Message::NoEntities => "No names found in this article",
        Message::NoneShown => "All names are of hidden kinds · f chooses kinds",
        Message::LastMention => "That was the last name · Shift-Tab goes back",
        Message::FirstMention => "That was the first name · Tab goes on",
        Message::NothingOpen => "Nothing to read · q leaves",
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
        Message::HelpSpacing => "line spacing",
        Message::HelpThemes => "themes",
        Message::HelpList => "list of articles",
        Message::HelpHelp => "this help",
        Message::HelpReload => "read the file again",
        Message::HelpUndo => "undo a correction",
        Message::HelpClose => "close, step back",
        Message::HelpQuit => "leave",
    };
    fixed.to_owned()
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
