//! Mentions laid over an article. In: spans as a source has them, offsets in some unit, into one of the
//! article's parts. Out: [`Mention`]s in bytes and the [`Entity`]s they name; what does not fit is
//! counted, with the first reason.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::counting::{Count, Map, is_of_whole_words};
use super::quotes::{self, shortened};
use crate::article::offsets::Unit;
use crate::article::{
    Article, BlockKind, Counted, CountedBy, Entity, EntityId, Label, Layer, Mention, Notice,
    Unplaced, squeezed,
};

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
    /// The bytes of the buffer it covers, where they are known.
    pub(super) at: Option<Range<usize>>,
    /// The line of the part, from 0, that its offsets count from; else its beginning.
    pub(super) line: Option<usize>,
    /// What a tagger calls the text it covers: letters alike, blanks and marks not always.
    pub(super) word: Option<String>,
    /// Which of its maker's tokens it is.
    pub(super) index: Option<i64>,
    /// Why it is not to be taken.
    pub(super) refused: Option<Unplaced>,
    /// Where what it names can be looked up.
    pub(super) url: Option<String>,
    /// How sure its maker was.
    pub(super) score: Option<f32>,
}

/// What is known of how offsets count.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counting {
    /// What they count, where the user says it.
    pub(super) unit: Option<Unit>,
    /// What those of the spans' form usually count, where that is not code points.
    pub(super) usual: Option<Unit>,
    /// Whether the text they count in is known to end its lines by LF alone.
    pub(super) line_feeds: bool,
}

/// Lays spans over an article. What their offsets count is, where it is not given, that in which most quoted texts are
/// found, where none is quoted what is usual, unless that cuts words.
pub(super) fn attach(article: &mut Article, spans: Vec<Span>, counting: Counting) -> Layer {
    let (placed, layer) = place(article, spans, counting);
    name(article, placed);
    layer
}

/// Where spans stand in an article's buffer, in order; what fits nowhere is counted.
pub(super) fn place(
    article: &mut Article,
    spans: Vec<Span>,
    counting: Counting,
) -> (Vec<(Range<usize>, Span)>, Layer) {
    if spans.is_empty() {
        return Default::default();
    }
    let mut parts = Parts::default();
    let usual = Count {
        unit: counting.unit.or(counting.usual).unwrap_or(Unit::CodePoints),
        line_feeds: counting.line_feeds,
        mark: false,
    };
    let (count, shown) = parts.count(article, &spans, usual, counting.unit.is_some());
    let has_offsets = |span: &Span| span.at.is_none() && span.start.is_some();
    let counted = spans.iter().any(has_offsets).then(|| counting.known(count.unit, shown));
    if counting.unit.is_none() && count.unit != Unit::CodePoints {
        article.notices.push(Notice::OffsetUnit { unit: count.unit });
    }
    article.notices.extend(parts.aside(count));
    let (of, mut skipped, mut reason) = (spans.len(), 0, None);
    let mut placed: Vec<(Range<usize>, Span)> = Vec::with_capacity(of);
    for span in spans {
        match parts.place(article, &span, count) {
            Ok(range) => placed.push((range, span)),
            Err(why) => {
                skipped += 1;
                reason.get_or_insert(why);
            }
        }
    }
    if let Some(reason) = &reason {
        let reason = reason.clone();
        article.notices.push(Notice::MentionsSkipped { skipped, of, reason });
    }
    placed.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    (placed, Layer { counted, of, skipped, reason, ..Layer::default() })
}

impl Counting {
    /// How it is known what offsets count, where the text shows it or not.
    fn known(self, unit: Unit, shown: Option<CountedBy>) -> Counted {
        let by = match self {
            Self { unit: Some(_), .. } => CountedBy::Asked,
            Self { usual, .. } => {
                let untold = if usual.is_some() { CountedBy::Form } else { CountedBy::Assumed };
                shown.unwrap_or(untold)
            }
        };
        Counted { unit, by }
    }
}

/// Whether CR LF counts as one and a byte order mark counts, the usual first.
fn asides(usual: Count) -> [(bool, bool); 4] {
    [(usual.line_feeds, false), (!usual.line_feeds, false), (true, true), (false, true)]
}

/// The offset maps of the parts that spans point into.
#[derive(Default)]
struct Parts {
    maps: HashMap<(usize, usize), Map>,
}

impl Parts {
    /// The way of counting by which most quoted texts are found, the usual one before others; what shows it.
    fn count(
        &mut self,
        article: &Article,
        spans: &[Span],
        usual: Count,
        forced: bool,
    ) -> (Count, Option<CountedBy>) {
        let is_quoted = |span: &&Span| span.quote.is_some() && span.start.is_some();
        let quoted = spans.iter().filter(is_quoted).count();
        if quoted == 0 && !forced {
            let count = self.count_by_words(article, spans, usual);
            return (count, (count != usual).then_some(CountedBy::Words));
        }
        let shown = |found| (found > 0).then_some(CountedBy::Quotes { found, of: quoted });
        let mut best = (usual, None);
        let units = std::iter::once(usual.unit).chain(Unit::ALL);
        let units: Vec<Unit> = units.filter(|unit| !forced || *unit == usual.unit).collect();
        for (line_feeds, mark) in asides(usual) {
            for &unit in &units {
                if best.1 == Some(quoted) {
                    return (best.0, shown(quoted));
                }
                let count = Count { unit, line_feeds, mark };
                let mut fits = |span: &&Span| self.place(article, span, count).is_ok();
                let found = spans.iter().filter(is_quoted).filter(&mut fits).count();
                if best.1.is_none_or(|most| found > most) {
                    best = (count, Some(found));
                }
            }
        }
        (best.0, best.1.and_then(shown))
    }

    /// The same of spans of which none is quoted: another way than the usual one only where that cuts most of them out of
    /// words, and the other none.
    fn count_by_words(&mut self, article: &Article, spans: &[Span], usual: Count) -> Count {
        let counted = |span: &&Span| {
            span.start.is_some()
                && span.end.is_some()
                && span.at.is_none()
                && span.refused.is_none()
        };
        let of = spans.iter().filter(counted).count();
        let mut whole = |count: Count| {
            let fits = |span: &&Span| {
                let range = self.place(article, span, count);
                range.is_ok_and(|range| is_of_whole_words(&article.slice(0..article.len()), &range))
            };
            spans.iter().filter(counted).filter(fits).count()
        };
        if of < 2 || whole(usual) * 2 >= of {
            return usual;
        }
        let of_unit = |(line_feeds, mark): (bool, bool)| {
            Unit::ALL.map(|unit| Count { unit, line_feeds, mark })
        };
        let mut ways = asides(usual).into_iter().flat_map(of_unit);
        ways.find(|way| whole(*way) == of).unwrap_or(usual)
    }

    /// What is to be said of the way of counting besides the unit.
    fn aside(&self, Count { line_feeds, mark, .. }: Count) -> Option<Notice> {
        let line_feeds = line_feeds && self.maps.values().any(|map| map.thin.is_some());
        (line_feeds || mark).then_some(Notice::OffsetBase { line_feeds, mark })
    }

    /// The bytes of the buffer a span covers, or why it covers none.
    fn place(
        &mut self,
        article: &Article,
        span: &Span,
        count: Count,
    ) -> Result<Range<usize>, Unplaced> {
        if let Some(reason) = &span.refused {
            return Err(reason.clone());
        }
        if let Some(range) = &span.at {
            return Ok(range.clone());
        }
        let mut part = part(article, span)?;
        if let Some(nth) = span.line {
            let text = article.slice(part.clone());
            let line = text.split_inclusive('\n').nth(nth);
            let line = line.ok_or(Unplaced::NoSuchLine { line: nth + 1 })?;
            part.start += line.as_ptr().addr() - text.as_ptr().addr();
            part.end = part.start + line.len();
        }
        let text = article.slice(part.clone());
        let quote = span.quote.as_deref();
        let range = match (quote, span.start) {
            (None, Some(_)) if span.end.is_none() => return Err(Unplaced::NoPlace),
            (_, Some(start)) => {
                let map = self.maps.entry((part.start, part.end));
                let map = map.or_insert_with(|| Map::new(&text));
                map.range(&text, count, start, span.end, quote)
                    .map(|range| trimmed(&text, range, span.word.is_some()))
                    .and_then(|range| says(&text, range, quote, start))
                    .or_else(|reason| looked_for(&text, span).ok_or(reason))?
            }
            (Some(quote), None) if span.end.is_none() => looked_for(&text, span)
                .ok_or_else(|| Unplaced::Absent { quoted: shortened(quote), once_more: false })?,
            _ => match span.word.as_deref() {
                Some(word) => {
                    let quoted = shortened(word.trim());
                    return Err(Unplaced::Absent { quoted, once_more: true });
                }
                None => return Err(Unplaced::NoPlace),
            },
        };
        Ok(part.start + range.start..part.start + range.end)
    }
}

/// The bytes a span's offsets count from.
fn part(article: &Article, span: &Span) -> Result<Range<usize>, Unplaced> {
    let kind = match span.within.as_deref() {
        None | Some("text" | "body") => return Ok(article.body.clone()),
        Some("title") => BlockKind::Title,
        Some("subtitle") => BlockKind::Subtitle,
        Some("summary") => BlockKind::Summary,
        Some(within) => {
            return Err(Unplaced::UnknownPart { name: shortened(within) });
        }
    };
    let front = || article.blocks().take_while(|block| block.range.start < article.body.start);
    let block = front().find(|block| block.kind == kind);
    block.map(|block| block.range).ok_or(Unplaced::NoSuchPart)
}

/// A range without the white space at its ends, where a tagger's tokens take that in.
fn trimmed(text: &str, range: Range<usize>, trims: bool) -> Range<usize> {
    let covered = &text[range.clone()];
    if !trims || covered.trim().is_empty() {
        return range;
    }
    let start = range.start + (covered.len() - covered.trim_start().len());
    start..start + covered.trim().len()
}

/// A range, where its text is the quoted one.
fn says(
    text: &str,
    range: Range<usize>,
    quote: Option<&str>,
    start: i64,
) -> Result<Range<usize>, Unplaced> {
    let found = &text[range.clone()];
    match quote {
        Some(quote) if !same(quote, found) => {
            let (found, quoted) = (Some(shortened(found)), shortened(quote));
            Err(Unplaced::Another { start, found, quoted })
        }
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
    quotes::find(text, quote, prefix, suffix)
}

/// Whether two texts are the same, white space aside.
fn same(one: &str, other: &str) -> bool {
    one == other || one.split_whitespace().eq(other.split_whitespace())
}

/// Gives each placed span its entity: the one it names, else one of the same label and text.
fn name(article: &mut Article, placed: Vec<(Range<usize>, Span)>) {
    let mut named = Named::new(article);
    let known = |mention: &Mention| (mention.range.clone(), mention.label.clone(), mention.entity);
    let mut seen: HashSet<(Range<usize>, Label, EntityId)> =
        article.mentions.iter().map(known).collect();
    for (range, span) in placed {
        let text = article.slice(range.clone());
        let entity = named.entity(&span, &text);
        let label = if span.label.is_empty() {
            named.entities[entity.0 as usize].label.clone()
        } else {
            Label::new(&span.label)
        };
        drop(text);
        // Two annotators who agree say one mention.
        if seen.insert((range.clone(), label.clone(), entity)) {
            article.mentions.push(Mention { range, label, entity, score: span.score });
        }
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
            let words = squeezed(&article.slice(mention.range.clone()));
            ((mention.label.as_str().to_owned(), words), mention.entity)
        };
        let by_text = article.mentions.iter().map(key).collect();
        Self { entities, by_id, by_text, unnamed, next: 1 }
    }

    fn entity(&mut self, span: &Span, text: &str) -> EntityId {
        let words = squeezed(text);
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
