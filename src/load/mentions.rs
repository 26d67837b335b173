//! Mentions laid over an article. In: spans as a source has them, offsets in some unit, into one of the
//! article's parts. Out: [`Mention`]s in bytes and the [`Entity`]s they name; what does not fit is
//! counted, with the first reason.

use std::collections::HashMap;
use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::article::offsets::{Misfit, Offsets, Unit};
use crate::article::{Article, BlockKind, Entity, EntityId, Label, Mention, Notice};

/// A span as a source has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Span {
    /// The first unit it covers.
    pub(super) start: Option<i64>,
    /// The unit behind the last.
    pub(super) end: Option<i64>,
    /// Its label.
    pub(super) label: String,
    /// The source's identifier of what it names.
    pub(super) entity: Option<String>,
    /// The text it covers, where the source quotes it.
    pub(super) quote: Option<String>,
    /// What stands before the quoted text; with a quote and without offsets the span is looked for.
    pub(super) prefix: Option<String>,
    /// What stands behind the quoted text.
    pub(super) suffix: Option<String>,
    /// The part its offsets count from, by name: `title`, `subtitle`, `summary`; else the body.
    pub(super) within: Option<String>,
    /// The bytes of the buffer its offsets count from and may not leave, where they are known.
    pub(super) part: Option<Range<usize>>,
    /// Where what it names can be looked up.
    pub(super) url: Option<String>,
    /// How sure its maker was.
    pub(super) score: Option<f32>,
}

/// Lays spans over an article. `unit` is what offsets count; where it is not given, the unit in which
/// most quoted texts are found, where none is quoted the `usual` one of the spans' form, code points
/// else.
pub(super) fn attach(
    article: &mut Article,
    spans: Vec<Span>,
    unit: Option<Unit>,
    usual: Option<Unit>,
) {
    if spans.is_empty() {
        return;
    }
    let mut parts = Parts::default();
    let unit = unit.unwrap_or_else(|| {
        let unit = parts.unit(article, &spans, usual.unwrap_or(Unit::CodePoints));
        if unit != Unit::CodePoints {
            article.notices.push(Notice::OffsetUnit { unit });
        }
        unit
    });
    let (of, mut skipped, mut reason) = (spans.len(), 0, None);
    let mut placed: Vec<(Range<usize>, Span)> = Vec::with_capacity(of);
    for span in spans {
        match parts.place(article, &span, unit) {
            Ok(range) => placed.push((range, span)),
            Err(why) => {
                skipped += 1;
                reason.get_or_insert(why);
            }
        }
    }
    if let Some(reason) = reason {
        article.notices.push(Notice::MentionsSkipped { skipped, of, reason });
    }
    placed.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    name(article, placed);
}

/// The offset maps of the parts that spans point into.
#[derive(Default)]
struct Parts {
    maps: HashMap<(usize, usize), Offsets>,
}

impl Parts {
    /// The unit in which most quoted texts are found, the usual one before others.
    fn unit(&mut self, article: &Article, spans: &[Span], usual: Unit) -> Unit {
        let quoted = || spans.iter().filter(|span| span.quote.is_some() && span.start.is_some());
        let mut found =
            |unit| quoted().filter(|span| self.place(article, span, unit).is_ok()).count();
        let mut best = (usual, found(usual));
        for unit in Unit::ALL {
            let found = found(unit);
            if found > best.1 {
                best = (unit, found);
            }
        }
        best.0
    }

    /// The bytes of the buffer a span covers, or why it covers none.
    fn place(
        &mut self,
        article: &Article,
        span: &Span,
        unit: Unit,
    ) -> Result<Range<usize>, String> {
        let part = part(article, span)?;
        let text = article.slice(part.clone());
        let range = match (&span.quote, span.start.zip(span.end)) {
            (_, Some((start, end))) => {
                let map = self.maps.entry((part.start, part.end));
                placed(&text, map.or_insert_with(|| Offsets::new(&text)), unit, start, end)
                    .and_then(|range| says(&text, range, span.quote.as_deref(), start))
                    .or_else(|reason| looked_for(&text, span).ok_or(reason))?
            }
            (Some(quote), None) if span.start.is_none() && span.end.is_none() => {
                looked_for(&text, span)
                    .ok_or_else(|| format!("“{}” does not stand in the text", shortened(quote)))?
            }
            _ => return Err("it has no start or no end".to_owned()),
        };
        Ok(part.start + range.start..part.start + range.end)
    }
}

/// The bytes a span's offsets count from.
fn part(article: &Article, span: &Span) -> Result<Range<usize>, String> {
    let kind = match (&span.part, span.within.as_deref()) {
        (Some(part), _) => return Ok(part.clone()),
        (None, None | Some("text" | "body")) => return Ok(article.body.clone()),
        (None, Some("title")) => BlockKind::Title,
        (None, Some("subtitle")) => BlockKind::Subtitle,
        (None, Some("summary")) => BlockKind::Summary,
        (None, Some(within)) => return Err(format!("an article has no part “{within}”")),
    };
    let front = || article.blocks().take_while(|block| block.range.start < article.body.start);
    let block = front().find(|block| block.kind == kind);
    block.map(|block| block.range).ok_or_else(|| "the article has no such part".to_owned())
}

/// The bytes of a text between two offsets.
fn placed(
    text: &str,
    map: &Offsets,
    unit: Unit,
    start: i64,
    end: i64,
) -> Result<Range<usize>, String> {
    if start >= end {
        return Err(format!("its end {end} is not behind its start {start}"));
    }
    Ok(position(text, map, unit, start)?..position(text, map, unit, end)?)
}

/// A range, where its text is the quoted one.
fn says(
    text: &str,
    range: Range<usize>,
    quote: Option<&str>,
    start: i64,
) -> Result<Range<usize>, String> {
    let found = &text[range.clone()];
    match quote {
        Some(quote) if !same(quote, found) => Err(format!(
            "the text at {start} is “{}”, not “{}”",
            shortened(found),
            shortened(quote)
        )),
        _ => Ok(range),
    }
}

/// Where a quoted text stands between its prefix and suffix; `None` where the span gives neither and has
/// offsets, or no such place is there.
fn looked_for(text: &str, span: &Span) -> Option<Range<usize>> {
    let quote = span.quote.as_deref().filter(|quote| !quote.is_empty())?;
    let (prefix, suffix) = (span.prefix.as_deref(), span.suffix.as_deref());
    if span.start.is_some() && prefix.is_none() && suffix.is_none() {
        return None;
    }
    let fits = |at: usize| {
        prefix.is_none_or(|prefix| text[..at].ends_with(prefix))
            && suffix.is_none_or(|suffix| text[at + quote.len()..].starts_with(suffix))
    };
    let mut places = text.match_indices(quote).map(|(at, _)| at);
    let at = places.find(|&at| fits(at))?;
    Some(at..at + quote.len())
}

/// The byte of a text an offset points to: a boundary between user-perceived characters (UAX #29).
fn position(text: &str, map: &Offsets, unit: Unit, offset: i64) -> Result<usize, String> {
    let beyond = || format!("{offset} is outside the text, which has {} {unit}", unit.count(text));
    let inside = || format!("{offset} is inside a character");
    let offset = usize::try_from(offset).map_err(|_| beyond())?;
    let byte = map.resolve(text, unit, offset).map_err(|misfit| match misfit {
        Misfit::Beyond => beyond(),
        Misfit::Inside => inside(),
    })?;
    match GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0) {
        Ok(true) => Ok(byte),
        _ => Err(inside()),
    }
}

/// Whether two texts are the same, white space aside.
fn same(one: &str, other: &str) -> bool {
    one == other || one.split_whitespace().eq(other.split_whitespace())
}

/// The beginning of a text, for a message.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Gives each placed span its entity: the one it names, else one of the same label and text.
fn name(article: &mut Article, placed: Vec<(Range<usize>, Span)>) {
    let mut named = Named::new(article);
    for (range, span) in placed {
        let text = article.slice(range.clone());
        let entity = named.entity(&span, &text);
        let label = if span.label.is_empty() {
            named.entities[entity.0 as usize].label.clone()
        } else {
            Label::new(&span.label)
        };
        drop(text);
        article.mentions.push(Mention { range, label, entity, score: span.score });
    }
    article.entities = named.entities;
    article
        .mentions
        .sort_by_key(|mention| (mention.range.start, std::cmp::Reverse(mention.range.end)));
}

/// Entities, found by identifier or by label and text.
struct Named {
    entities: Vec<Entity>,
    by_id: HashMap<String, EntityId>,
    by_text: HashMap<(String, String), EntityId>,
    /// Entities whose name is the longest text that names them, since the source gives none.
    unnamed: HashMap<EntityId, usize>,
    next: usize,
}

impl Named {
    fn new(article: &mut Article) -> Self {
        let entities = std::mem::take(&mut article.entities);
        let ids = (0..).map(EntityId);
        let by_id = entities.iter().map(|entity| entity.id.clone()).zip(ids.clone()).collect();
        let unnamed = entities.iter().zip(ids).filter(|(entity, _)| entity.name.is_empty());
        let unnamed = unnamed.map(|(_, id)| (id, 0)).collect();
        let key = |mention: &Mention| {
            let words = words(&article.slice(mention.range.clone()));
            ((mention.label.as_str().to_owned(), words), mention.entity)
        };
        let by_text = article.mentions.iter().map(key).collect();
        Self { entities, by_id, by_text, unnamed, next: 1 }
    }

    fn entity(&mut self, span: &Span, text: &str) -> EntityId {
        let words = words(text);
        let key = (span.label.clone(), words.clone());
        let known = match &span.entity {
            Some(id) => self.by_id.get(id),
            None => self.by_text.get(&key),
        };
        let id = known.copied().unwrap_or_else(|| {
            let source_id = span.entity.clone().unwrap_or_else(|| self.fresh_id());
            let id = EntityId(self.entities.len() as u32);
            self.by_id.insert(source_id.clone(), id);
            if span.entity.is_none() {
                self.by_text.insert(key, id);
            }
            self.unnamed.insert(id, 0);
            let label = Label::new(&span.label);
            let url = span.url.clone();
            self.entities.push(Entity { id: source_id, label, name: String::new(), url });
            id
        });
        let entity = &mut self.entities[id.0 as usize];
        if entity.label.as_str().is_empty() {
            entity.label = Label::new(&span.label);
        }
        if let Some(longest) = self.unnamed.get_mut(&id) {
            let length = words.chars().count();
            if length > *longest {
                *longest = length;
                entity.name = words;
            }
        }
        id
    }

    /// The next of `e1`, `e2` … that the source does not use.
    fn fresh_id(&mut self) -> String {
        loop {
            let id = format!("e{}", self.next);
            self.next += 1;
            if !self.by_id.contains_key(&id) {
                return id;
            }
        }
    }
}

/// The words of a text, a blank between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
