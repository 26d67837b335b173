//! The reader as lines, for screen readers: (&App) in, what has to be told since the last time out. Logical
//! order, nothing drawn, one sentence a move.

mod panes;

use crate::app::passage::sentence;
use crate::app::{App, Pending, date, kind_name};
use crate::article::{Article, Block, BlockKind};
use crate::locale::{Locale, Message, Piece};

use super::front::minutes;
use super::said::said;

/// Articles of more bytes are not counted paragraph by paragraph.
const COUNTED: usize = 8 * 1024 * 1024;

/// Tells what changes.
#[derive(Clone, Debug, Default)]
pub struct Speaker {
    told: Option<Told>,
    /// The article whose names were counted last, and how many it has.
    names: Option<(usize, usize)>,
    /// Whether a key was pressed since something was told.
    asked: bool,
}

/// What was told, and what must be told anew when it changes.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    article: usize,
    place: (usize, usize),
    mention: Option<usize>,
    hit: Option<usize>,
    pane: Option<panes::Pane>,
    typed: Option<String>,
    message: Option<Message>,
}

impl Told {
    fn of(app: &App, locale: Locale) -> Self {
        let reading = app.reading();
        let pending = app.pending.map(|pending| match pending {
            Pending::SetMark => Message::WaitSetMark,
            Pending::ToMark => Message::WaitToMark,
            Pending::Kind | Pending::Add => Message::WaitKind,
        });
        Self {
            article: app.at(),
            place: reading.map_or((0, 0), |reading| (reading.anchor.byte, reading.reach)),
            mention: reading.and_then(|reading| reading.current),
            hit: app.search.as_ref().filter(|_| app.prompt.is_none()).and_then(|s| s.current),
            pane: panes::Pane::of(app, locale),
            typed: app.prompt.as_ref().map(|prompt| prompt.text.clone()),
            message: pending.or_else(|| app.message.clone()),
        }
    }
}

impl Speaker {
    /// A key was pressed: what is said to it is told even where it was told before.
    pub fn ask(&mut self) {
        self.asked = true;
    }

    /// What has to be told now, with line ends for a terminal in raw mode.
    pub fn tell(&mut self, app: &App, locale: Locale) -> String {
        let now = Told::of(app, locale);
        let asked = std::mem::take(&mut self.asked);
        let before = self.told.replace(now.clone());
        let mut told = String::new();
        if let Some(typed) = typing(before.as_ref(), &now, app) {
            return typed;
        }
        if before.as_ref().is_some_and(|before| before.typed.is_some()) {
            told.push_str("\r\n");
        }
        let found = self.names_found(app, locale);
        for line in lines(before.as_ref(), &now, asked, app, locale).into_iter().chain(found) {
            told.push_str(&plain(&line));
            told.push_str("\r\n");
        }
        told
    }

    /// How many names a recogniser has found in the article since it was opened, once it is done.
    fn names_found(&mut self, app: &App, locale: Locale) -> Option<String> {
        let (article, reading) = (app.article()?, app.reading()?);
        let now = (app.at(), article.entities.len());
        if reading.recognising.is_some() && self.names.is_some_and(|(at, _)| at == now.0) {
            return None;
        }
        let before = self.names.replace(now).filter(|(at, _)| *at == now.0)?;
        // One's own corrections are told as they are made.
        (before.1 != now.1 && reading.corrections == 0)
            .then(|| said(app, locale, &Message::NamesFound(now.1)))
    }
}

/// The line being typed as it grows and shrinks; `None` where none is.
fn typing(before: Option<&Told>, now: &Told, app: &App) -> Option<String> {
    let typed = now.typed.as_deref()?;
    let sign = match app.prompt.as_ref()?.purpose {
        crate::app::Purpose::Search { forward: true } => "/",
        crate::app::Purpose::Search { forward: false } => "?",
        crate::app::Purpose::GoTo => ":",
        crate::app::Purpose::Rename => "=",
        crate::app::Purpose::Merge => "+",
    };
    let earlier = before.and_then(|before| before.typed.as_deref());
    Some(match earlier {
        Some(earlier) => match typed.strip_prefix(earlier) {
            Some(more) => plain(more),
            None => format!("\r\n{sign}{}", plain(typed)),
        },
        None => format!("{sign}{}", plain(typed)),
    })
}

/// The sentences, in the order they are told.
fn lines(before: Option<&Told>, now: &Told, asked: bool, app: &App, locale: Locale) -> Vec<String> {
    let mut lines = Vec::new();
    let opened = before.is_none_or(|before| before.article != now.article);
    if before.is_none() {
        lines.push(said(app, locale, &Message::LinearHelp));
    }
    if opened && now.pane.is_none() {
        lines.extend(header(app, locale));
    }
    if let Some(message) = &now.message
        && (asked || before.is_none_or(|before| before.message != now.message))
    {
        lines.push(said(app, locale, message));
    }
    let pane_before = before.and_then(|before| before.pane.as_ref());
    if let Some(pane) = &now.pane {
        lines.extend(pane.told(pane_before));
        return lines;
    }
    // What was in front is gone: one is told where one is again.
    let back = pane_before.is_some() || before.is_some_and(|before| before.typed.is_some());
    let moved = opened || back || place_moved(before, now);
    let stands_at = |byte: Option<usize>| moved && byte == Some(now.place.0);
    let changed = |of: fn(&Told) -> Option<usize>| of(now) != before.and_then(of);
    let mention_at = |index: usize| Some(app.article()?.mentions.get(index)?.range.start);
    let hit_at = |index: usize| Some(app.search.as_ref()?.hits.get(index)?.start);
    match (now.mention, now.hit) {
        (Some(index), _)
            if (back && !place_moved(before, now))
                || changed(|told| told.mention)
                || stands_at(mention_at(index)) =>
        {
            lines.extend(mention(app, index, locale));
        }
        (_, Some(index)) if changed(|told| told.hit) || stands_at(hit_at(index)) => {
            lines.extend(hit(app, index, locale));
        }
        _ if moved => lines.extend(place(app, now.place, locale)),
        _ => {}
    }
    lines
}

fn place_moved(before: Option<&Told>, now: &Told) -> bool {
    before.is_none_or(|before| before.place != now.place)
}

/// Source, date, minutes, how many paragraphs and names.
fn header(app: &App, locale: Locale) -> Option<String> {
    let article = app.article()?;
    let mut parts: Vec<String> = article.meta.source.iter().cloned().collect();
    parts.extend(article.meta.published.as_deref().map(|at| locale.say(&date(at))));
    parts.push(locale.say(&Message::Minutes(minutes(article.len(), article.dir))));
    if article.len() <= COUNTED {
        parts.push(locale.say(&Message::Paragraphs(visible(app, article).count())));
    }
    if !article.entities.is_empty() {
        parts.push(locale.say(&Message::Names(article.entities.len())));
    }
    Some(format!("{}.", parts.join(locale.comma())))
}

/// The blocks that are not folded away.
fn visible<'a>(app: &'a App, article: &'a Article) -> impl Iterator<Item = Block> + 'a {
    let flow = app.reading().and_then(|reading| reading.flow.as_ref());
    article.blocks().filter(move |block| !flow.is_some_and(|flow| flow.hides(block.range.start)))
}

/// `Paragraph 3 of 12.`
fn where_is(app: &App, article: &Article, byte: usize, locale: Locale) -> String {
    let Some(block) = article.block_from(byte) else { return String::new() };
    let piece = match block.kind {
        BlockKind::Title => Piece::Title,
        BlockKind::Subtitle => Piece::Subtitle,
        BlockKind::Summary => Piece::Summary,
        BlockKind::Paragraph => Piece::Paragraph,
        BlockKind::Heading(level) => Piece::Heading(level),
        BlockKind::Quote => Piece::Quote,
        BlockKind::Caption => Piece::Caption,
        BlockKind::ListItem => Piece::ListItem,
        BlockKind::TableRow => Piece::TableRow,
        BlockKind::Code => Piece::Code,
        BlockKind::Note => Piece::Note,
    };
    if article.len() > COUNTED {
        let percent = (byte as u128 * 100 / article.len() as u128) as usize;
        return locale.say(&Message::PieceAtShare(piece, percent));
    }
    let (mut number, mut of) = (0, 0);
    for block in visible(app, article) {
        of += 1;
        number += usize::from(block.range.start <= byte);
    }
    locale.say(&Message::PieceAt(piece, number.max(1), of))
}

/// The paragraphs from a place on to what is read with it; of a sentence inside a paragraph itself alone.
fn place(app: &App, (byte, reach): (usize, usize), locale: Locale) -> Vec<String> {
    let Some(article) = app.article() else {
        return vec![said(app, locale, &Message::NothingOpen)];
    };
    let mut lines = Vec::new();
    let mut at = byte;
    while let Some(block) = article.block_from(at) {
        let hidden = app
            .reading()
            .and_then(|reading| reading.flow.as_ref())
            .is_some_and(|flow| flow.hides(block.range.start));
        if !lines.is_empty() && block.range.start >= reach {
            break;
        }
        if !hidden {
            let start = at.max(block.range.start);
            let end = if reach > start { reach.min(block.range.end) } else { block.range.end };
            let text = article.slice(start..article.boundary(end).max(start));
            if start == block.range.start {
                let which = where_is(app, article, start, locale);
                lines.push(format!("{which} {text}"));
            } else {
                lines.push(text.into_owned());
            }
        }
        at = block.range.end + 1;
    }
    lines
}

/// `Person: NAME, 2 of 9. Paragraph 3 of 12.` and the sentence.
fn mention(app: &App, index: usize, locale: Locale) -> Option<String> {
    let article = app.article()?;
    let mention = article.mentions.get(index)?;
    let entity = article.entities.get(mention.entity.0 as usize)?;
    let (same, of_same) = app.focus().map_or((1, 1), |focus| (focus.rank.same, focus.rank.of_same));
    let noun = kind_name(mention.label.kind());
    let who = locale.say(&Message::MentionAt(noun, entity.name.clone(), same, of_same));
    let place = where_is(app, article, mention.range.start, locale);
    let text = article.slice(sentence(article, &mention.range));
    Some(format!("{who} {place} {text}"))
}

/// `Hit 4 of 12. Paragraph 3 of 12.` and the sentence.
fn hit(app: &App, index: usize, locale: Locale) -> Option<String> {
    let (article, search) = (app.article()?, app.search.as_ref()?);
    let range = search.hits.get(index)?;
    let which = locale.say(&Message::HitAt(index + 1, search.hits.len()));
    let place = where_is(app, article, range.start, locale);
    let text = article.slice(sentence(article, range));
    Some(format!("{which} {place} {text}"))
}

/// One line of text without controls and marks of direction, which a screen reader would spell.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Between the cells of a table.
            '\t' => plain.push_str(", "),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => plain.push(' '),
            '\u{200e}'
            | '\u{200f}'
            | '\u{61c}'
            | '\u{ad}'
            | '\u{feff}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' => {}
            c if c.is_control() => plain.push('\u{fffd}'),
            c => plain.push(c),
        }
    }
    plain
}
