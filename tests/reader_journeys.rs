//! Journeys of a reader, key by key: what stands on the screen afterwards.
#![cfg(feature = "reader")]

use std::ops::Range;

use qari::app::flow::RowKind;
use qari::app::keymap::TABLE;
use qari::app::{App, Effect, Input, Key, KeyCode, MouseInput, keys_spec};
use qari::article::{Article, Block, BlockKind, Entity, EntityId, Fold, Label, Mention};
use qari::layout::Base;
use qari::locale::Locale;
use qari::theme::{Role, Theme};
use qari::view::{Frame, draw};

/// A reader under test.
struct Reader {
    app: App,
    theme: Theme,
    effects: Vec<Effect>,
}

impl Reader {
    fn new(article: Article, columns: u16, rows: u16) -> Self {
        let app = App::new(vec![article], (columns, rows));
        Self { app, theme: Theme::default(), effects: Vec::new() }
    }

    /// Presses keys as `--keys` spells them.
    fn press(&mut self, keys: &str) -> &mut Self {
        for input in keys_spec::parse(keys).expect("keys") {
            self.effects.extend(self.app.handle(&input));
        }
        self
    }

    fn mouse(&mut self, mouse: MouseInput) -> &mut Self {
        self.effects.extend(self.app.handle(&Input::Mouse(mouse)));
        self
    }

    fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.app.handle(&Input::Resize(columns, rows));
        self
    }

    fn frame(&self) -> Frame {
        draw(&self.app, &self.theme, self.app.settings.locale)
    }

    fn rows(&self) -> Vec<String> {
        let frame = self.frame();
        let area = frame.buffer.area;
        let row = |y| (0..area.width).map(|x| frame.buffer[(x, y)].symbol()).collect::<String>();
        (0..area.height).map(|y| row(y).trim_end().to_owned()).collect()
    }

    fn status(&self) -> String {
        self.rows().pop().expect("a status line")
    }

    /// The rows of text between margins and scrollbar.
    fn page(&self) -> Vec<String> {
        let mut rows = self.rows();
        rows.pop();
        let trimmed = |row: &String| {
            let bar = |c| matches!(c, ' ' | '\u{2590}' | '\u{2595}' | '\u{258c}' | '\u{258f}');
            row.trim_matches(bar).to_owned()
        };
        rows.iter().map(trimmed).collect()
    }

    /// The bytes of the article on the screen.
    fn bytes(&self) -> Range<usize> {
        self.app.reading().expect("a reading").page.bytes()
    }
}

/// Blocks of English text, each a kind and its words.
fn article(blocks: &[(BlockKind, &str)]) -> Article {
    let mut text = String::new();
    let mut placed = Vec::new();
    for (kind, words) in blocks {
        let start = text.len();
        text.push_str(words);
        placed.push(Block { kind: *kind, ..Block::paragraph(start..text.len()) });
        text.push_str("\n\n");
    }
    Article::new(text, placed)
}

/// Numbered words.
fn words(name: &str, count: usize) -> String {
    (0..count).map(|word| format!("{name}{word}")).collect::<Vec<_>>().join(" ")
}

/// Paragraphs of numbered words.
fn long(paragraphs: usize) -> Article {
    let texts: Vec<String> =
        (0..paragraphs).map(|p| words(&format!("p{p}w"), 40 + p % 30)).collect();
    let blocks: Vec<_> = texts.iter().map(|text| (BlockKind::Paragraph, text.as_str())).collect();
    article(&blocks)
}

/// Adds a mention of each place where a word stands.
fn mention(article: &mut Article, words: &[&str], label: &str, name: &str) {
    let id = EntityId(article.entities.len() as u32);
    let label = Label::new(label);
    let text = article.slice(0..article.len()).into_owned();
    for word in words {
        for (start, found) in text.match_indices(word) {
            let range = start..start + found.len();
            let (label, score) = (label.clone(), None);
            article.mentions.push(Mention { range, label, entity: id, score });
        }
    }
    article.mentions.sort_by_key(|mention| (mention.range.start, usize::MAX - mention.range.end));
    let (id, name) = (format!("e{}", id.0 + 1), name.to_owned());
    article.entities.push(Entity { id, label, name, url: None });
}

fn cities() -> Article {
    let mut article = article(&[
        (BlockKind::Title, "Rome and Oslo"),
        (BlockKind::Paragraph, "Anna saw Rome. Then Oslo, where Anna met Bo."),
        (BlockKind::Paragraph, "Nothing here."),
        (BlockKind::Paragraph, "Rome again, says Bo."),
    ]);
    mention(&mut article, &["Rome"], "LOC", "Rome");
    mention(&mut article, &["Oslo"], "LOC", "Oslo");
    mention(&mut article, &["Anna"], "PER", "Anna Lund");
    mention(&mut article, &["Bo"], "PER", "Bo");
    article
}

#[test]
fn tab_walks_the_mentions_and_the_status_line_names_each() {
    let mut reader = Reader::new(cities(), 100, 20);
    let status = reader.press("Tab Tab Tab").status();
    assert!(status.contains("Person") && status.contains("Anna Lund"), "{status}");
    assert!(status.contains("1/2") && status.contains("3/9"), "{status}");
    assert!(status.contains("\u{b7} Anna"), "the name it is also called by: {status}");
    let status = reader.press("S-Tab").status();
    assert!(status.contains("Oslo") && status.contains("2/9"), "{status}");
    let status = reader.press("[ ]").status();
    assert!(status.contains("Oslo") && status.contains("2/2"), "{status}");
    reader.press("Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab");
    assert!(reader.status().contains("That was the last name"), "{}", reader.status());
    let status = reader.press("S-Tab").status();
    assert!(status.contains("8/9"), "{status}");
}

#[test]
fn a_kind_that_is_hidden_is_neither_coloured_nor_walked() {
    let mut reader = Reader::new(cities(), 100, 20);
    let status = reader.press("3 Tab Tab").status();
    assert!(status.contains("Anna Lund") && status.contains("2/4"), "{status}");
    let place = reader.theme.style(Role::Mention(qari::article::Kind::Place)).fg;
    let frame = reader.frame();
    let coloured = frame.buffer.content.iter().any(|cell| Some(cell.fg) == place);
    assert!(!coloured, "a place is coloured");
}

#[test]
fn a_page_keeps_two_rows_of_the_one_before() {
    let mut reader = Reader::new(long(30), 60, 20);
    let before = reader.page();
    let after = reader.press("Space").page();
    assert_eq!(after[..2], before[17..19]);
    let back = reader.press("b").page();
    assert_eq!(back, before);
}

#[test]
fn what_is_above_is_the_same_from_the_start_and_from_the_end() {
    let mut reader = Reader::new(long(40), 50, 12);
    let mut down = vec![reader.page()];
    while reader.press("j").page() != *down.last().expect("a page") {
        down.push(reader.page());
    }
    assert!(reader.status().contains("100 %"), "{}", reader.status());
    let mut fresh = Reader::new(long(40), 50, 12);
    let mut up = vec![fresh.press("End").page()];
    while fresh.press("k").page() != *up.last().expect("a page") {
        up.push(fresh.page());
    }
    up.reverse();
    assert_eq!(down, up);
}

#[test]
fn a_paragraph_of_any_size_is_walked_without_gap_or_repetition() {
    let words = words("w", 60_000);
    let article = article(&[(BlockKind::Paragraph, words.as_str())]);
    let length = article.len();
    let mut reader = Reader::new(article, 80, 24);
    let mut end = reader.bytes().end;
    for _ in 0..200 {
        let bytes = reader.press("j").bytes();
        assert!(bytes.start < end && bytes.end > end, "a row on: {bytes:?} after {end}");
        end = bytes.end;
    }
    let words = |reader: &Reader| -> Vec<usize> {
        let text = reader.page().join(" ");
        text.split_whitespace().map(|w| w[1..].parse().expect("a whole word")).collect()
    };
    for keys in ["End", "k", "k", "PageUp", ": '50%' Enter", "PageUp", "PageUp", "j", "PageDown"] {
        let seen = words(reader.press(keys));
        assert!(seen.windows(2).all(|pair| pair[1] == pair[0] + 1), "after {keys}: {seen:?}");
    }
    assert_eq!(reader.press("End").bytes().end, length - "\n\n".len());
}

#[test]
fn a_resize_keeps_the_place_even_by_way_of_one_cell() {
    let mut reader = Reader::new(long(60), 80, 24);
    let before = reader.press("Space Space Space j j").page();
    for (columns, rows) in [(40, 12), (1, 1), (0, 0), (20, 5), (200, 60), (80, 24)] {
        reader.resize(columns, rows);
    }
    assert_eq!(reader.page(), before);
    let byte = reader.bytes().start;
    reader.resize(33, 24);
    assert!(reader.bytes().contains(&byte), "the line that was at the top is on the screen");
}

#[test]
fn folded_mentions_are_not_counted_until_they_are_shown() {
    let mut article = cities();
    let mut blocks: Vec<Block> = article.blocks().collect();
    blocks[1].fold = Some(Fold::Repeated);
    let text = article.slice(0..article.len()).into_owned();
    let (mentions, entities) = (article.mentions.clone(), article.entities.clone());
    article = Article::new(text, blocks);
    (article.mentions, article.entities) = (mentions, entities);
    let mut reader = Reader::new(article, 80, 20);
    assert!(reader.page().iter().any(|row| row.contains("1 block folded")), "{:?}", reader.page());
    assert!(reader.press("Tab").status().contains("1/4"), "{}", reader.status());
    assert!(reader.press("Esc z Esc Tab").status().contains("1/9"), "{}", reader.status());
    assert!(reader.page().iter().any(|row| row.contains("Anna saw")));
}

#[test]
fn the_panel_filters_as_one_types_and_leads_to_card_and_place() {
    let mut reader = Reader::new(cities(), 80, 24);
    let rows = reader.press("e").rows();
    let has = |rows: &[String], text: &str| rows.iter().any(|row| row.contains(text));
    assert!(has(&rows, "People 2") && has(&rows, "Places 2") && has(&rows, "Oslo"), "{rows:#?}");
    let rows = reader.press("'ann'").rows();
    assert!(has(&rows, "Anna Lund") && !has(&rows, "Places 2"), "{rows:#?}");
    let rows = reader.press("Enter").rows();
    assert!(has(&rows, "Person \u{b7} 2") && has(&rows, "Then Oslo, where Anna met Bo."));
    let status = reader.press("j Enter").status();
    assert!(status.contains("Anna Lund") && status.contains("6/9"), "{status}");
    // Beside the text the panel stays, without the keys.
    assert!(reader.app.panel.as_ref().is_some_and(|panel| !panel.focused));
    assert!(reader.app.sheet.is_none());
}

#[test]
fn an_open_panel_covers_no_word_and_gives_the_place_back() {
    for (columns, rows) in [(100, 45), (80, 24), (60, 24)] {
        let mut text = long(20);
        mention(&mut text, &["p0w9", "p1w9", "p2w50", "p3w9"], "LOC", "Rome");
        let mut reader = Reader::new(text, columns, rows);
        reader.press("Tab Tab Tab Tab");
        let before = (reader.page(), reader.bytes());
        reader.press("e");
        let is_text = |kind: &RowKind| matches!(kind, RowKind::Text(_));
        let page = &reader.app.reading().expect("a reading").page;
        let laid = page.rows.iter().filter(|row| is_text(&row.kind)).count();
        let pieces = reader.frame().rows.into_iter().flatten();
        let shown = pieces.filter(|piece| piece.origin.is_some()).count();
        assert!(shown == laid && laid > 5, "{columns} columns: {shown} of {laid} lines");
        let at = reader.app.current().expect("a mention").range.start;
        assert!(reader.bytes().contains(&at), "{columns} columns: the mention is in view");
        reader.press("e");
        assert_eq!((reader.page(), reader.bytes()), before, "{columns} columns");
    }
}

#[test]
fn where_the_terminal_places_cells_by_itself_no_pane_shares_a_row_with_the_text() {
    for keys in ["e", "F1", "Enter", "f", "o"] {
        let mut text = long(20);
        mention(&mut text, &["p0w9", "p1w9"], "LOC", "Rome");
        let mut reader = Reader::new(text, 120, 40);
        reader.app.settings.whole_rows = true;
        reader.press("Tab").press(keys);
        for (y, row) in reader.frame().rows.iter().enumerate() {
            let of_text = row.iter().filter(|piece| piece.origin.is_some()).count();
            assert!(of_text == 0 || of_text == row.len(), "{keys}: row {y}");
        }
    }
}

#[test]
fn a_search_folds_counts_and_goes_round() {
    // mas'ul with a yeh seat, al-umam with hamza and vowels: found without either.
    let mut found = article(&[
        (
            BlockKind::Paragraph,
            "\u{645}\u{633}\u{626}\u{648}\u{644} \u{627}\u{644}\u{623}\u{64f}\u{645}\u{64e}\u{645}",
        ),
        (BlockKind::Paragraph, "\u{648}\u{627}\u{644}\u{627}\u{645}\u{645}"),
    ]);
    found.dir = Base::Rtl;
    let mut reader = Reader::new(found, 80, 12);
    reader.press("/ '\u{627}\u{644}\u{627}\u{645}\u{645}'");
    assert!(reader.status().contains("1/2"), "{}", reader.status());
    assert!(reader.frame().cursor.is_some(), "the cursor stands where one types");
    assert!(reader.press("Enter n").status().contains("2/2"));
    reader.press("n");
    assert!(reader.status().contains("went on from the start"), "{}", reader.status());
    reader.press("Esc / '\u{645}\u{633}\u{624}\u{648}\u{644}'");
    assert!(reader.status().contains("1/1"), "{}", reader.status());
    reader.press("C-e");
    assert!(reader.status().contains("0/0"), "exactly, it is not there: {}", reader.status());
}

#[test]
fn keys_of_an_arabic_keyboard_do_what_their_places_do() {
    let mut latin = Reader::new(long(30), 60, 20);
    let mut arabic = Reader::new(long(30), 60, 20);
    for (one, other) in [("j", '\u{62a}'), ("d", '\u{64a}'), ("b", '\u{fefb}'), ("k", '\u{646}')] {
        latin.press(one);
        let code = KeyCode::Char(other);
        let key = Key { code, control: false, alt: false, shift: false };
        arabic.app.handle(&Input::Key(key));
        assert_eq!(latin.page(), arabic.page(), "{one}");
    }
}

#[test]
fn colour_starts_inside_a_word_and_its_letters_stay_joined() {
    // waw-beh-qaf-seen-dal: the mention begins behind waw and beh.
    let text = "\u{648}\u{628}\u{642}\u{633}\u{62f}";
    let mut article = article(&[(BlockKind::Paragraph, text)]);
    article.dir = Base::Rtl;
    mention(&mut article, &["\u{642}\u{633}\u{62f}"], "ORG", "\u{642}\u{633}\u{62f}");
    let reader = Reader::new(article, 40, 6);
    let frame = reader.frame();
    let hue = reader.theme.style(Role::Mention(qari::article::Kind::Organisation)).fg;
    let y = (0..6).find(|&y| (0..40).any(|x| frame.buffer[(x, y)].symbol() == "\u{feaa}"));
    let y = y.expect("a final dal on the screen");
    let cell = |symbol: &str| {
        let x = (0..40).find(|&x| frame.buffer[(x, y)].symbol() == symbol);
        frame.buffer[(x.unwrap_or_else(|| panic!("no {symbol}")), y)].clone()
    };
    // beh initial, qaf and seen medial, dal final: joined across the edge of the colour.
    assert_ne!(Some(cell("\u{fe91}").fg), hue);
    for joined in ["\u{fed8}", "\u{feb4}", "\u{feaa}"] {
        assert_eq!(Some(cell(joined).fg), hue, "{joined}");
    }
}

#[test]
fn the_scrollbar_stands_where_lines_end_and_only_where_there_is_more() {
    let column = |reader: &Reader, x: u16| reader.frame().buffer[(x, 3)].symbol().to_owned();
    let mut article = long(30);
    assert_ne!(column(&Reader::new(article.clone(), 60, 20), 59), " ");
    assert_eq!(column(&Reader::new(article.clone(), 60, 20), 0), " ");
    article.dir = Base::Rtl;
    assert_ne!(column(&Reader::new(article, 60, 20), 0), " ");
    let short = Reader::new(cities(), 60, 30);
    assert_eq!((column(&short, 0), column(&short, 59)), (" ".to_owned(), " ".to_owned()));
}

#[test]
fn the_help_shows_every_entry_on_one_screen_of_80_by_24() {
    for locale in [Locale::English, Locale::Arabic] {
        let mut reader = Reader::new(long(3), 80, 24);
        reader.app.settings.locale = locale;
        let rows = reader.press("F1").rows().join("\n");
        for entry in TABLE {
            let first = entry.shown.split(' ').next().expect("a key");
            assert!(rows.contains(first), "{first} in {locale:?}:\n{rows}");
            if locale == Locale::English {
                assert!(rows.contains(&locale.say(&entry.help)), "{}", locale.say(&entry.help));
            }
        }
    }
}

#[test]
fn a_drag_across_directions_copies_one_logical_range() {
    let text = "abc \u{642}\u{633}\u{62f} xyz";
    let mut reader = Reader::new(article(&[(BlockKind::Paragraph, text)]), 40, 6);
    let row = reader.rows().iter().position(|row| row.contains("abc")).expect("the line") as u16;
    let left = reader.rows()[usize::from(row)].find("abc").expect("its start") as u16;
    // From `c` to the qaf, which stands rightmost of its word.
    reader.mouse(MouseInput::Press(left + 2, row)).mouse(MouseInput::Drag(left + 6, row));
    reader.mouse(MouseInput::Release(left + 6, row)).press("y");
    assert_eq!(reader.effects, [Effect::Copy("c \u{642}".to_owned())]);
}

#[test]
fn marks_lead_back() {
    let mut reader = Reader::new(long(60), 60, 20);
    let place = reader.press("Space Space m a").page();
    assert_ne!(reader.press("End").page(), place);
    assert_eq!(reader.press("' a").page(), place);
    assert!(reader.press("' x").status().contains("No mark x"));
}

#[test]
fn corrections_are_saved_and_undone() {
    let mut reader = Reader::new(cities(), 100, 20);
    let status = reader.press("Tab x Esc Tab").status();
    assert!(status.contains("Oslo") && status.contains("1/8"), "Rome is dismissed once: {status}");
    assert_eq!(reader.effects, [Effect::SaveCorrections(0)]);
    let status = reader.press("U Esc Tab Tab c 2 Tab S-Tab").status();
    assert!(status.contains("Organisation") && status.contains("Oslo"), "{status}");
    let status = reader.press("R C-u 'Christiania' Enter Tab S-Tab").status();
    assert!(status.contains("Christiania"), "{status}");
    let status = reader.press("M 'rom' Enter Tab S-Tab").status();
    assert!(status.contains("Place") && status.contains("/5"), "one with Rome: {status}");
    let names = |reader: &Reader| reader.app.article().map_or(0, |article| article.entities.len());
    assert_eq!(names(&reader) + 1, cities().entities.len(), "nothing is called Christiania now");
    reader.press("U U U");
    let fresh = cities();
    let article = reader.app.article().expect("an article");
    assert_eq!((&article.mentions, &article.entities), (&fresh.mentions, &fresh.entities));
    reader.press("}");
    assert_eq!(reader.app.article().map(|article| &article.mentions), Some(&fresh.mentions));
    reader.press("( y");
    assert_eq!(reader.effects.last(), Some(&Effect::Copy("and Oslo".to_owned())));
}

#[test]
fn two_quotes_come_back_from_every_jump() {
    let mut blocks = vec![(BlockKind::Heading(2), "First"), (BlockKind::Paragraph, "Words.")];
    blocks.extend(std::iter::repeat_n((BlockKind::Paragraph, "A paragraph of some words."), 60));
    blocks.extend([(BlockKind::Heading(2), "Last"), (BlockKind::Paragraph, "The needle.")]);
    let mut reader = Reader::new(article(&blocks), 60, 12);
    assert!(reader.press("' '").status().contains("No jump"), "there was none yet");
    let begun = reader.press("j j j").bytes().start;
    for jump in ["G", "g", ": '50%' Enter", "o End Enter", "/ 'needle' Enter"] {
        reader.press(jump);
        assert_ne!(reader.bytes().start, begun, "{jump}");
        assert_eq!(reader.press("' '").bytes().start, begun, "{jump}");
        reader.press("Esc");
    }
}

#[test]
fn after_a_name_is_dismissed_the_walk_goes_on_and_undone_it_is_under_the_cursor_again() {
    let mut reader = Reader::new(cities(), 100, 20);
    let current = |reader: &Reader| reader.app.current().map(|mention| mention.range.clone());
    reader.press("Tab Tab Tab");
    let third = current(&reader);
    reader.press("S-Tab");
    let second = current(&reader);
    assert!(second.is_some() && second != third);
    reader.press("x Tab");
    assert_eq!(current(&reader), third, "not the first one of the page");
    reader.press("U");
    assert_eq!(current(&reader), second);

    reader.press("c 2");
    reader.press("2 Tab c 2");
    let status = reader.press("S-Tab Tab").status();
    assert!(
        status.contains("Organisation"),
        "a kind that was hidden is shown when given: {status}"
    );
}
