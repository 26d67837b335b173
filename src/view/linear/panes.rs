//! What lies over the text, as lines: a heading and how many rows, then the row that is chosen.

use crate::app::details::{Fact, Value};
use crate::app::keymap::{TABLE, Topic};
use crate::app::panel::PanelRow;
use crate::app::passage::sentence;
use crate::app::sheet::{Card, Details, Sheet, Subject};
use crate::app::{App, date, kind_name};
use crate::article::Kind;
use crate::locale::{Detail, Locale, Message};
use crate::view::said::said;

/// A pane as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pane {
    /// Its name, and what is said of it as a whole.
    head: Vec<String>,
    /// What it is filtered by.
    filter: Option<String>,
    /// The chosen row: its number, how many there are (0 while more are being found), what it says.
    row: Option<(usize, usize, String)>,
    said: Option<String>,
}

impl Pane {
    /// The pane in front, where there is one.
    pub(super) fn of(app: &App, locale: Locale) -> Option<Self> {
        if let Some(sheet) = &app.sheet {
            return Some(Self::of_sheet(app, sheet, locale));
        }
        let panel = app.panel.as_ref().filter(|panel| panel.focused)?;
        let names = panel.entries.len();
        let row = panel.rows.get(panel.choice.at).map(|row| match row {
            PanelRow::Group(kind, count) => {
                format!(
                    "{}, {}",
                    locale.say(&Message::Many(kind_name(*kind))),
                    locale.number(*count)
                )
            }
            PanelRow::Entity(index) => entity(app, *index, locale),
        });
        let row = row.map(|row| (panel.choice.at + 1, panel.rows.len(), row));
        let typing = panel.typing || !panel.filter.is_empty();
        let filter = typing.then(|| panel.filter.clone());
        let head = format!("{}: {}", locale.say(&Message::TitleNames), locale.number(names));
        Some(Self::new(vec![head], filter, row, locale))
    }

    fn new(
        head: Vec<String>,
        filter: Option<String>,
        row: Option<(usize, usize, String)>,
        locale: Locale,
    ) -> Self {
        // Of how many is not said while more are being found.
        let said = row.as_ref().map(|(number, of, text)| match of {
            0 => text.clone(),
            _ => format!("{} {text}", locale.say(&Message::RowAt(*number, *of))),
        });
        Self { head, filter, row, said }
    }

    fn of_sheet(app: &App, sheet: &Sheet, locale: Locale) -> Self {
        let titled = |title: &Message, count: usize| {
            vec![format!("{}: {}", locale.say(title), locale.number(count))]
        };
        let (head, row) = match sheet {
            Sheet::Help(_) => (help(app, locale), None),
            Sheet::Card(card) => {
                let at = card.choice.at;
                let of = if card.is_searching() { 0 } else { card.passages.len() };
                let row = passage(app, card, at).map(|text| (at + 1, of, text));
                (card_head(app, card, locale), row)
            }
            Sheet::Kinds(choice) => {
                let kind = Kind::ALL[choice.at.min(Kind::ALL.len() - 1)];
                let name = locale.say(&Message::Many(kind_name(kind)));
                let shown = app.kinds.has(kind);
                let state = if shown { Message::Shown } else { Message::Hidden };
                let text = format!("{name}{}{}", locale.comma(), locale.say(&state));
                let of = Kind::ALL.len();
                (titled(&Message::TitleKinds, of), Some((choice.at + 1, of, text)))
            }
            Sheet::Themes(choice, _) => {
                let themes = &app.settings.themes;
                let row = themes.get(choice.at).cloned();
                let row = row.map(|name| (choice.at + 1, themes.len(), name));
                (titled(&Message::TitleThemes, themes.len()), row)
            }
            Sheet::Outline(outline) => {
                let of = outline.headings.len();
                let row = outline.headings.get(outline.choice.at);
                let row = row.map(|heading| (outline.choice.at + 1, of, heading.text.clone()));
                (titled(&Message::TitleOutline, of), row)
            }
            Sheet::Links(links) => {
                let of = links.rows.len();
                let row = links.chosen().map(|row| match row.leads.as_str() {
                    "" => row.label.clone(),
                    leads => format!("{}: {leads}", row.label),
                });
                let row = row.map(|text| (links.choice.at + 1, of, text));
                (titled(&Message::TitleLinks, of), row)
            }
            Sheet::List(list) => {
                let index = list.rows.get(list.choice.at);
                let text = index.map(|index| listed(app, index, locale));
                let row = text.map(|text| (list.choice.at + 1, list.rows.len(), text));
                (titled(&Message::TitleArticles, app.articles.len()), row)
            }
            Sheet::Output(output) => {
                let text = output.text().lines().map(str::to_owned);
                (std::iter::once(output.title.clone()).chain(text).collect(), None)
            }
            Sheet::Details(details) => (details_lines(details, locale), None),
        };
        let filter = match sheet {
            Sheet::List(list) if list.typing || !list.filter.is_empty() => {
                Some(list.filter.clone())
            }
            _ => None,
        };
        Self::new(head, filter, row, locale)
    }

    /// What is told of it after another, or none, was in front.
    pub(super) fn told(&self, before: Option<&Self>) -> Vec<String> {
        let same = before.is_some_and(|before| before.head == self.head);
        let mut lines = if same { Vec::new() } else { self.head.clone() };
        if let Some(filter) = &self.filter
            && before.and_then(|before| before.filter.as_ref()) != Some(filter)
        {
            lines.push(format!("/{filter}"));
        }
        if !same || before.is_none_or(|before| before.row != self.row) {
            lines.extend(self.said.clone());
        }
        lines
    }
}

/// An entity of the panel: name, kind, mentions.
fn entity(app: &App, index: usize, locale: Locale) -> String {
    let Some(entry) = app.panel.as_ref().and_then(|panel| panel.entries.get(index)) else {
        return String::new();
    };
    let entity = app.article().and_then(|article| article.entities.get(entry.entity.0 as usize));
    let name = entity.map_or("", |entity| entity.name.as_str());
    let kind = locale.say(&Message::One(kind_name(entry.kind)));
    let mentions = locale.say(&Message::Mentions(entry.count));
    [name, &kind, &mentions].join(locale.comma())
}

/// All keys, a line each, by what they are for.
fn help(app: &App, locale: Locale) -> Vec<String> {
    let mut lines = vec![said(app, locale, &Message::LinearHelp)];
    for topic in Topic::ALL {
        for entry in TABLE.iter().filter(|entry| entry.topic == topic) {
            let keys = app.settings.keymap.shown(entry);
            lines.push(format!("{keys}: {}", locale.say(&entry.help)));
        }
    }
    lines.push(locale.say(&Message::Back));
    lines
}

/// What is known of an article, a line for each thing.
fn details_lines(details: &Details, locale: Locale) -> Vec<String> {
    let mut lines = vec![locale.say(&Message::Detail(Detail::Heading))];
    for Fact { label, value } in details.groups.iter().flatten() {
        let said = match value {
            Value::Said(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| locale.say(part)).collect();
                parts.join(locale.comma())
            }
            Value::Quoted(text) | Value::Path(text) => text.clone(),
        };
        lines.push(match label {
            Some(label) => {
                format!("{}: {said}", locale.say(&Message::Detail(Detail::Label(*label))))
            }
            None => said,
        });
    }
    lines.push(locale.say(&Message::Back));
    lines
}

/// A card's heading: name, kind, count; other names; who stands beside it.
fn card_head(app: &App, card: &Card, locale: Locale) -> Vec<String> {
    let count = card.passages.len();
    let title = app.card_title(card);
    let mut head = match &card.subject {
        Subject::Entity(id) => {
            let article = app.articles.get(card.passages.first().map_or(app.at(), |p| p.article));
            let kind = article.and_then(|article| article.entities.get(id.0 as usize));
            let kind = kind.map(|entity| locale.say(&Message::One(kind_name(entity.label.kind()))));
            let parts = [title, kind, Some(locale.say(&Message::Mentions(count)))];
            vec![parts.into_iter().flatten().collect::<Vec<_>>().join(locale.comma())]
        }
        Subject::Timeline => {
            vec![format!("{}: {}", locale.say(&Message::TitleTimeline), locale.number(count))]
        }
        // As they are found they are not counted aloud.
        Subject::Hits(query) if card.is_searching() => {
            vec![format!("{query}: {}", locale.say(&Message::Searching))]
        }
        Subject::Hits(query) => vec![format!("{query}: {}", locale.say(&Message::Hits(count)))],
    };
    if !card.aliases.is_empty() {
        let names = card.aliases.join(locale.comma());
        head.push(format!("{}: {names}", locale.say(&Message::AlsoCalled)));
    }
    if !card.with.is_empty() {
        let name = |id: &crate::article::EntityId| {
            Some(app.article()?.entities.get(id.0 as usize)?.name.clone())
        };
        let names: Vec<String> = card.with.iter().filter_map(|(id, _)| name(id)).take(12).collect();
        head.push(format!("{}: {}", locale.say(&Message::With), names.join(locale.comma())));
    }
    head
}

/// The sentence of a passage, and its article's title where there are several.
fn passage(app: &App, card: &Card, at: usize) -> Option<String> {
    let passage = card.passages.get(at)?;
    if let Some(quote) = &passage.quote {
        return Some(quote.text().to_owned());
    }
    let article = app.articles.get(passage.article)?;
    let text = article.slice(sentence(article, &passage.range)).into_owned();
    let elsewhere = passage.article != app.at();
    Some(if elsewhere { format!("{}: {text}", article.title()) } else { text })
}

/// An article of the list: title, source, date, whether it was read.
fn listed(app: &App, index: usize, locale: Locale) -> String {
    let Some(entry) = app.articles.entry(index) else { return String::new() };
    let read = if entry.read || app.has_read(index) { Message::Read } else { Message::Unread };
    let mut parts = vec![entry.title.clone()];
    parts.extend(entry.source.clone());
    parts.extend(entry.published.as_deref().map(|at| locale.say(&date(at))));
    parts.push(locale.say(&read));
    parts.join(locale.comma())
}
