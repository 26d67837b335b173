//! What a file of annotations says of one text: spans, and the entities they name.

use crate::article::offsets::Unit;
use crate::article::{Entity, LayerForm};
use crate::load::mentions::Span;

/// Spans and entities.
#[derive(Clone, Debug, Default)]
pub(in crate::load) struct Found {
    pub(in crate::load) spans: Vec<Span>,
    pub(in crate::load) entities: Vec<Entity>,
    /// What the form's offsets usually count, where that is not code points.
    pub(in crate::load) unit: Option<Unit>,
    /// Whether the text that offsets count in is known to end its lines by LF alone.
    pub(in crate::load) line_feeds: bool,
    /// What form they have.
    pub(in crate::load) form: Option<LayerForm>,
    /// Whether offsets count the text of a page as a browser has it.
    pub(in crate::load) page: bool,
}

impl Found {
    /// Leaves the offsets of spans that quote their text, which is then looked for word by word: offsets into a page count
    /// its text as its program has it.
    pub(in crate::load) fn by_words(mut self) -> Self {
        self.spans.sort_by_key(|span| span.start);
        for span in self.spans.iter_mut().filter(|span| span.quote.is_some()) {
            span.word = span.quote.take();
            (span.start, span.end) = (None, None);
        }
        self
    }

    /// Takes in what another file, or another annotator, says of the same text.
    pub(super) fn add(&mut self, other: Self) {
        self.spans.extend(other.spans);
        self.entities.extend(other.entities);
        self.unit = self.unit.or(other.unit);
        self.form = self.form.or(other.form);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.spans.is_empty() && self.entities.is_empty()
    }
}
