//! What a caller may choose about a layout. In: nothing. Out: values the stages read.

/// A width or position in terminal columns (cells of the screen).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Columns(pub usize);

/// The base direction of a paragraph once it is known: its paragraph embedding level, 0 or 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Base {
    /// Left-to-right, level 0.
    #[default]
    Ltr,
    /// Right-to-left, level 1.
    Rtl,
}

/// How the base direction of a paragraph is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The direction of most letters of the paragraph, URLs, e-mail addresses and handles not counted;
    /// where that is a tie or there are none, [`Options::fallback`].
    #[default]
    Auto,
    /// The first strong character outside isolates (UAX #9 P2–P3); without one, [`Options::fallback`].
    FirstStrong,
    /// Given.
    Fixed(Base),
}

/// Which characters are sent for letters that join.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Presentation forms (Arabic Presentation Forms-A and -B), for terminals that do not shape.
    #[default]
    Forms,
    /// Nominal letters, for terminals that shape by themselves.
    Nominal,
}

/// Where a line stands in its width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// Flush to the paragraph's start side: right for a right-to-left paragraph.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// Stretched to both sides, Arabic by kashida first, then by blanks; not the last line.
    Justify,
}

/// What becomes of the white space at both ends of a paragraph. Where a line ends inside a paragraph, its
/// white space always hangs (is hidden).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Blanks {
    /// It hangs too, and so does what begins a line: every line is flush. For prose.
    #[default]
    Hang,
    /// It stands in cells, as far as the width goes: for code and for lines that are being typed.
    Keep,
}

/// What a tab shows, in [`super::TAB_COLUMNS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tabs {
    /// Blanks.
    #[default]
    Blank,
    /// A rule between blanks: for the cells of a table that is too wide for columns.
    Ruled,
}

/// The choices of one layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How the base direction is found.
    pub direction: Direction,
    /// The base direction where the text does not tell.
    pub fallback: Base,
    /// The standards alone: no tailored line breaks, overrides (LRO, RLO) obeyed.
    pub raw: bool,
    /// Overrides (LRO, RLO) obeyed though the rest is tailored: a `<bdo>` asks for them.
    pub overrides: bool,
    /// Letters as presentation forms or nominal.
    pub shape: Shape,
    /// Whether combining marks are shown; where not, they are hidden characters of their line.
    pub marks: bool,
    /// Where a line stands.
    pub align: Align,
    /// White space at both ends of a paragraph.
    pub blanks: Blanks,
    /// What a tab shows.
    pub tabs: Tabs,
}

impl Options {
    /// Takes the options of a table's row: its cells stand in the order of the table's base direction whatever is in
    /// them, unless its direction is said, and empty ones at its ends stand too.
    pub fn of_row(&mut self, table: Base) {
        if self.direction == Direction::Auto {
            self.direction = Direction::Fixed(table);
        }
        self.blanks = Blanks::Keep;
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            direction: Direction::Auto,
            fallback: Base::Ltr,
            raw: false,
            overrides: false,
            shape: Shape::Forms,
            marks: true,
            align: Align::Start,
            blanks: Blanks::Hang,
            tabs: Tabs::Blank,
        }
    }
}
