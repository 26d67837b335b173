//! The status line: what is under the cursor at its start, where one is at its end; messages take its
//! place for a moment, and the line being typed for as long as it is typed.

use ratatui::layout::Position;
use ratatui::style::Style;

use super::bar::Bar;
use super::frame::Frame;
use super::pen::{Side, Slot, clear, on};
use super::said::said;
use crate::app::search::{Comparison, Search};
use crate::app::{Action, App, Pending, Prompt, Purpose, kind_name, lay_typed};
use crate::article::{Article, Kind};
use crate::layout::Base;
use crate::locale::{Locale, Message};
use crate::theme::{Role, Theme};

/// Draws the status line.
pub(super) fn draw(frame: &mut Frame, app: &App, theme: &Theme, locale: Locale) {
    let Some(y) = app.room().status else { return };
    let columns = app.size.0;
    let role = if app.prompt.is_some() { Role::Input } else { Role::Status };
    clear(frame, Slot { x: 0, y, width: columns }, theme.style(role));
    let margin = if columns >= 30 { 2 } else { 0 };
    let slot = Slot { x: margin, y, width: columns.saturating_sub(2 * margin) };
    let base = if locale.is_rtl() { Base::Rtl } else { Base::Ltr };
    if let Some(prompt) = &app.prompt {
        return typed(frame, slot, app, prompt, theme, locale);
    }
    let mut bar = Bar::new(frame, slot, base);
    let start = bar.start();
    let style = theme.style(Role::Status);
    let message = match app.pending {
        Some(Pending::SetMark) => Some(Message::WaitSetMark),
        Some(Pending::ToMark) => Some(Message::WaitToMark),
        Some(Pending::Kind | Pending::Add) => return which_kind(&mut bar, theme, locale),
        None => app.message.clone(),
    };
    let found = |search: &Search| search.current.is_some() || search.is_running();
    let is_searched = app.search.as_ref().is_some_and(found) && app.current().is_none();
    if let Some(message) = message {
        let message = said(app, locale, &message);
        // What is said of other things does not hide which hit it is.
        let is_at_a_hit = app.search.as_ref().is_some_and(|search| search.current.is_some());
        let count = if is_searched && is_at_a_hit { count(app, locale) } else { String::new() };
        if bar.columns(&message) + bar.columns(&count) + 2 <= bar.room() {
            bar.add(start.other(), &count, 2, 1, style);
        }
        return bar.add(start, &message, 2, 1, style);
    }
    place(&mut bar, app, theme, locale);
    if app.current().is_none() && app.search.is_none() && app.settings.hint {
        hint(&mut bar, app, theme, locale);
    }
    if let Some(share) = app.going() {
        let (start, soft) = (bar.start(), on_bar(theme, Role::Soft));
        return bar.add(start, &locale.say(&Message::Going(share)), 2, 1, soft);
    }
    if is_searched {
        hit(&mut bar, app, theme, locale);
    } else {
        mention(&mut bar, app, theme, locale);
    }
}

/// A role's style on the ground of the status line.
fn on_bar(theme: &Theme, role: Role) -> Style {
    on(theme.style(Role::Status), theme.style(role))
}

/// Where to begin, for who is here for the first time.
fn hint(bar: &mut Bar, app: &App, theme: &Theme, locale: Locale) {
    let key = |action| app.settings.keymap.keys(action).last().map(ToString::to_string);
    let first = |action| app.settings.keymap.keys(action).first().map(ToString::to_string);
    let named = app.reading().is_some_and(|reading| !reading.walk.is_empty());
    let next = first(if named { Action::NextMention } else { Action::PageDown });
    if let (Some(next), Some(help)) = (next, key(Action::Help)) {
        let hint =
            if named { Message::HintNames(next, help) } else { Message::HintPages(next, help) };
        let start = bar.start();
        bar.add(start, &locale.say(&hint), 2, 36, on_bar(theme, Role::Soft));
    }
}

/// Where one is: help key, percentage.
fn place(bar: &mut Bar, app: &App, theme: &Theme, locale: Locale) {
    let end = bar.start().other();
    let faint = on_bar(theme, Role::Faint);
    if bar.room() >= 46 {
        let help = app.settings.keymap.now("F1").unwrap_or_default();
        bar.add(end, &help, 3, 24, faint);
    }
    // On the narrowest screens a name is worth more than a percentage.
    if bar.room() >= 24 || app.current().is_none() {
        let percent = locale.say(&Message::Percent(app.percent()));
        bar.add(end, &percent, 3, 4, theme.style(Role::Status));
    }
    if let Some(share) = app.reading().and_then(|reading| reading.recognising) {
        bar.add(end, &locale.say(&Message::Naming(share)), 3, 40, faint);
    }
    if app.reading().is_some_and(|reading| reading.outdated) {
        bar.add(end, &locale.say(&Message::Outdated), 3, 20, on_bar(theme, Role::StatusStrong));
    }
    if app.articles.len() > 1 {
        let at = app.ordinal();
        let more = if app.articles.is_growing() { "+" } else { "" };
        let of = app.articles.len();
        let text = locale.digits(&format!("{at}/{of}{more}"));
        bar.add(end, &text, 3, 60, faint);
    }
}

/// The mention under the cursor: kind, name, which of its entity's, other names; which of all.
fn mention(bar: &mut Bar, app: &App, theme: &Theme, locale: Locale) {
    let (Some(mention), Some(focus), Some(article)) = (app.current(), app.focus(), app.article())
    else {
        return;
    };
    let rank = focus.rank;
    let (start, end) = (bar.start(), bar.start().other());
    let (plain, faint) = (theme.style(Role::Status), on_bar(theme, Role::Faint));
    let all = locale.digits(&format!("{}/{}", rank.number, rank.of));
    bar.add(end, &all, 2, 6, plain);
    let kind = mention.label.kind();
    let badge = on_bar(theme, Role::Badge(kind));
    let name = article.entities.get(mention.entity.0 as usize).map_or("", |entity| &entity.name);
    let label = locale.say(&Message::One(kind_name(kind)));
    let same = locale.digits(&format!("{}/{}", rank.same, rank.of_same));
    // Where there is no room for the name of the kind, the name has its hue.
    if bar.columns(&label) + bar.columns(name) + bar.columns(&same) + 4 <= bar.room() {
        bar.add(start, &label, 2, 1, badge);
        bar.add(start, name, 2, 1, on_bar(theme, Role::StatusStrong));
    } else {
        bar.add(start, name, 2, 1, badge);
    }
    bar.add(start, &same, 1, 8, plain);
    for alias in &focus.aliases {
        if bar.room() < 16 {
            break;
        }
        bar.add(start, "\u{b7}", 1, 1, faint);
        bar.add(start, alias, 1, 1, faint);
    }
}

/// The kinds to choose from: key and name, each in its hue. Names are cut before one of them is left out.
fn which_kind(bar: &mut Bar, theme: &Theme, locale: Locale) {
    let start = bar.start();
    let names = Kind::ALL.map(|kind| locale.say(&Message::One(kind_name(kind))));
    let title = locale.say(&Message::TitleKinds);
    let of = names.len() as u16;
    let needed: u16 = names.iter().map(|name| bar.columns(name) + 2).sum();
    if bar.columns(&title) + 3 + needed + 2 * of <= bar.room() {
        bar.add(start, &title, 3, 1, on_bar(theme, Role::Status));
    }
    let gap = if needed + 2 * of <= bar.room() { 2 } else { 1 };
    let whole = needed + gap * (of - 1) <= bar.room();
    let most = if whole { usize::MAX } else { usize::from((bar.room() / of).saturating_sub(3)) };
    for (index, (kind, name)) in Kind::ALL.into_iter().zip(&names).enumerate() {
        bar.add(start, &(index + 1).to_string(), 1, 1, on_bar(theme, Role::Key));
        let name: String = name.chars().take(most).collect();
        bar.add(start, &name, gap, 1, on_bar(theme, Role::Badge(kind)));
    }
}

/// The search in force and the hit under the cursor.
fn hit(bar: &mut Bar, app: &App, theme: &Theme, locale: Locale) {
    let Some(search) = &app.search else { return };
    let (start, end) = (bar.start(), bar.start().other());
    bar.add(end, &count(app, locale), 2, 6, theme.style(Role::Status));
    bar.add(start, "/", 1, 1, on_bar(theme, Role::Faint));
    bar.add(start, &search.query, 2, 1, on_bar(theme, Role::StatusStrong));
}

/// `4/12` of a search; what it is waiting for where it is not over.
fn count(app: &App, locale: Locale) -> String {
    let Some(search) = &app.search else { return String::new() };
    let length = app.article().map_or(0, Article::len);
    let share = search.share(length).map(|share| locale.say(&Message::Percent(share)));
    match (search.current, share) {
        (Some(at), None) => {
            let more = if search.is_cut() { "+" } else { "" };
            locale.digits(&format!("{}/{}{more}", at + 1, search.hits.len()))
        }
        (Some(at), Some(share)) => {
            locale.digits(&format!("{}/{}+ {share}", at + 1, search.hits.len()))
        }
        (None, Some(share)) => format!("{} {share}", locale.say(&Message::Searching)),
        (None, None) => locale.digits("0/0"),
    }
}

/// The line being typed, flush to its own side, the count of hits opposite.
fn typed(frame: &mut Frame, slot: Slot, app: &App, prompt: &Prompt, theme: &Theme, locale: Locale) {
    let ui = if locale.is_rtl() { Base::Rtl } else { Base::Ltr };
    let style = theme.style(Role::Input);
    let faint = on(style, theme.style(Role::Faint));
    let (sign, hint) = match prompt.purpose {
        Purpose::Search { forward: true } => ("/", None),
        Purpose::Search { forward: false } => ("?", None),
        Purpose::GoTo => (":", Some(Message::GoToAsk)),
        Purpose::Rename => ("=", Some(Message::AskName)),
        Purpose::Merge => ("+", Some(Message::AskMerge)),
    };
    let base = if prompt.text.is_empty() { ui } else { lay_typed(&prompt.text, ui).base() };
    let side = Side::start(base);
    let mut bar = Bar::new(frame, slot, ui);
    bar.add(side, sign, 1, 1, faint);
    match hint {
        Some(hint) if prompt.text.is_empty() => {
            bar.add(side.other(), &locale.say(&hint), 1, 30, faint);
        }
        _ if !prompt.text.is_empty() => {
            let error = app.search.as_ref().and_then(|search| search.error.clone());
            let count = error.map_or_else(
                || count(app, locale),
                |error| locale.say(&Message::RegexFault(error)),
            );
            let article = app.article().filter(|_| prompt.purpose == Purpose::Merge);
            let meant = article.zip(app.meant(&prompt.text));
            if let Some(entity) =
                meant.and_then(|(article, id)| article.entities.get(id.0 as usize))
            {
                bar.add(side.other(), &entity.name, 2, 20, style);
            }
            if matches!(prompt.purpose, Purpose::Search { .. }) {
                bar.add(side.other(), &count, 2, 10, style);
                comparison(&mut bar, side.other(), prompt.comparison, faint, locale);
            }
        }
        _ => {
            let keys = locale.say(&Message::SearchKeys);
            bar.add(side.other(), &keys, 3, 50, faint);
            comparison(&mut bar, side.other(), prompt.comparison, style, locale);
        }
    }
    let (frame, rest) = bar.rest();
    let cursor = super::typed::draw(frame, rest, side, (&prompt.text, prompt.cursor), style);
    frame.cursor = Some(Position::new(cursor.x.min(app.size.0.saturating_sub(1)), cursor.y));
}

/// How the search compares, where not as usual.
fn comparison(bar: &mut Bar, side: Side, how: Comparison, style: Style, locale: Locale) {
    if how.regex {
        bar.add(side, &locale.say(&Message::Regex), 2, 10, style);
    }
    if how.exact {
        bar.add(side, &locale.say(&Message::Exact), 2, 10, style);
    }
}
