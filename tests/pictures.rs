//! Pictures of the reader: a sample × size × theme × keys each, drawn by `qari shot` and compared with
//! `tests/pictures/`. `QARI_ACCEPT=1 cargo test --test pictures` takes what is drawn now as expected.
#![cfg(feature = "pictures")]

#[path = "pictures/compare.rs"]
mod compare;

use std::path::{Path, PathBuf};
use std::process::Command;

/// One picture.
struct Case {
    /// The file in `tests/pictures/`; its ending says the form.
    file: &'static str,
    sample: &'static str,
    size: &'static str,
    theme: &'static str,
    keys: &'static str,
    /// Further options.
    options: &'static [&'static str],
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder for what is drawn");
    folder
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Case {
    fn draw(&self, file: &Path) {
        let qari = Command::new(env!("CARGO_BIN_EXE_qari"))
            .arg("shot")
            .current_dir(root())
            .arg(Path::new("samples").join(self.sample))
            .args(["--size", self.size, "--theme", self.theme, "--keys", self.keys, "-o"])
            .arg(file)
            .args(self.options)
            .env_remove("NO_COLOR")
            .env("XDG_CONFIG_HOME", "/nonexistent")
            .env("LANG", "C.UTF-8")
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&qari.stderr);
        assert!(qari.status.success(), "{}: {said}", self.file);
    }

    fn check(&self) {
        let actual = folder("pictures").join(self.file);
        self.draw(&actual);
        let expected = root().join("tests/pictures").join(self.file);
        compare::same(&expected, &actual);
    }
}

/// A test for each picture, and the list of all.
macro_rules! pictures {
    ($($name:ident: $file:literal, $sample:literal, $size:literal, $theme:literal, $keys:literal
        $(, $option:literal)* ;)*) => {
        const CASES: &[Case] = &[$(Case {
            file: $file, sample: $sample, size: $size, theme: $theme, keys: $keys,
            options: &[$($option),*],
        }),*];

        $(
            #[test]
            fn $name() {
                CASES.iter().find(|case| case.file == $file).expect("it is in the list").check();
            }
        )*
    };
}

pictures! {
    an_article_opens_calm: "observatory-dark.png", "observatory.json", "100x40", "dark", "";
    a_name_is_followed_through_the_text: "name-dark.png", "observatory.json", "100x30", "dark",
        "Tab Tab Tab Tab Tab Tab Tab", "--scale", "2";
    the_arabic_room_on_paper: "room-paper.png", "observatory.json", "112x30", "paper",
        "Tab Tab Tab Tab e", "--lang", "ar", "--scale", "2";
    the_third_mention_is_filled: "mention-light.png", "observatory.json", "100x30", "light",
        "Tab Tab Tab";
    the_panel_stands_beside_the_text: "panel-nord.png", "observatory.json", "130x36", "nord",
        "Tab e";
    the_panel_stands_below_the_text_where_both_are_narrow: "panel-below-light.png",
        "observatory.json", "70x30", "light", "Tab Tab Tab e";
    the_arabic_room_is_turned_round: "room-arabic.png", "observatory.json", "120x30", "light",
        "Tab e", "--lang", "ar";
    justified_lines_are_stretched_by_kashida: "justified-light.png", "observatory.json", "90x30",
        "light", "w Tab";
    the_card_shows_each_mention_in_its_sentence: "card-paper.png", "observatory.json", "90x26",
        "paper", "Tab Tab Enter";
    the_help_is_one_screen: "help-dark.png", "observatory.json", "80x24", "dark", "F1";
    hits_are_pale_and_the_current_one_filled: "search-gruvbox.png", "observatory.json", "80x24",
        "gruvbox", "/ '\u{627}\u{644}\u{645}\u{631}\u{635}\u{62f}' Enter n";
    several_articles_make_a_list: "list-tokyo-night.png", "briefs.jsonl", "90x20", "tokyo-night",
        "l";
    the_theme_picker_shows_its_choice: "themes-catppuccin.png", "ferry.txt", "80x24", "catppuccin",
        "t", "--entities", "none";
    vowelled_text_keeps_its_marks: "bread-light.png", "bread.txt", "80x20",
        "light", "", "--entities", "none";
    points_stand_in_their_letters: "lighthouse-dark.png", "lighthouse.txt", "80x20",
        "dark", "", "--entities", "none";
    english_that_quotes_arabic_runs_from_the_left: "calligraphy-paper.png",
        "calligraphy.txt", "80x20", "paper", "", "--entities", "none";
    persian_keeps_its_joiners: "samovar-dark.png", "samovar.txt", "80x20", "dark",
        "", "--entities", "none";
    the_kinds_are_chosen_in_their_colours: "kinds-colour-blind.png", "observatory.json", "80x20",
        "colour-blind", "f";
    the_cells_of_a_table_stand_in_its_columns: "table-light.png", "crossings.md", "90x28", "light",
        "Tab";
    the_outline_lists_the_headings: "outline-high-contrast.png", "manuscript.json", "80x20",
        "high-contrast", "Tab o";
    mentions_in_solarized_dark: "marathon-solarized-dark.png", "marathon.json", "80x18",
        "solarized-dark", "Tab Tab Tab Tab";
    mentions_in_solarized_light: "manuscript-solarized-light.png", "manuscript.json", "80x18",
        "solarized-light", "Tab";
    the_tour_shows_keys_links_and_names: "tour-dark.png", "tour.en.json", "80x40", "dark",
        "Space j j j";
    the_arabic_tour_is_read_from_the_right: "tour-paper.png", "tour.ar.json", "80x40", "paper",
        "Space", "--lang", "ar";
    details_say_how_an_article_was_read: "details-light.png", "observatory.json", "100x30", "light",
        "D";
    details_are_read_from_the_right_in_arabic: "details-paper.png", "ferry.txt", "90x28", "paper",
        "D", "--lang", "ar", "--entities", "none";
    links_say_where_they_lead: "links-light.png", "tour.ar.json", "70x18", "light", "L j j",
        "--lang", "ar";
    the_kinds_are_asked_for_in_their_hues: "which-kind-nord.png", "observatory.json", "60x12", "nord",
        "Tab c";
    without_colours_the_chosen_row_shows_its_mention: "card-plain.png", "observatory.json", "70x18",
        "dark", "Tab Enter", "--color", "never";
    a_long_list_says_how_much_of_it_is_seen: "themes-narrow-gruvbox.png", "ferry.txt", "40x12",
        "gruvbox", "t", "--entities", "none", "--lang", "ar";
    a_narrow_screen_stays_readable: "narrow-paper.png", "ferry.txt", "36x16", "paper", "j",
        "--entities", "none";
    without_colour_bold_underline_and_reverse_remain: "plain.ansi", "observatory.json", "80x16",
        "dark", "Tab Tab", "--color", "never";
    the_status_line_names_the_third_mention: "mention.txt", "observatory.json", "100x40", "dark",
        "Tab Tab Tab";
    the_panel_is_the_whole_of_a_narrow_screen: "panel-narrow.txt", "observatory.json", "40x20",
        "dark", "Tab e";
    twenty_by_five_is_enough: "smallest.txt", "observatory.json", "20x5", "dark", "Tab";
}

/// Pictures of the export alone, drawn from cells that stand here.
const SHEETS: &[&str] = &["glyphs.png"];

#[test]
fn marks_forms_boxes_and_wide_cells_are_drawn_in_their_cells() {
    use qari::export::{Format, Page, export};
    use qari::theme::Rgb;
    use qari::view::Frame;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    let rows: [&[&str]; 6] = [
        // Forms with marks: shadda and fatha stack, dagger alef comes from the other font.
        &[
            "\u{feaa}",
            "\u{fee4}\u{651}\u{64e}",
            "\u{fea4}",
            "\u{fee3}\u{64f}",
            " ",
            "\u{fefc}\u{651}\u{64e}",
            "\u{fed4}\u{650}",
            "\u{fe97}\u{64e}",
            " ",
            "\u{fe8d}\u{670}",
            "\u{feac}\u{670}",
            "\u{fdf2}",
        ],
        // Persian, Urdu and Hebrew letters, some of them in the other font alone.
        &[
            "\u{fbaf}",
            "\u{fbff}",
            "\u{fbac}",
            " ",
            "\u{67e}",
            "\u{688}",
            "\u{6c1}",
            " ",
            "\u{5d0}\u{5b8}",
            "\u{5d1}\u{5bc}",
            "\u{5e9}\u{5c1}",
        ],
        // Wide cells, with a blank or nothing behind them; a character that no font has.
        &[
            "\u{65e5}",
            "",
            "\u{1f600}",
            " ",
            "a",
            "e\u{301}",
            "\u{378}",
            "\u{25cc}\u{64b}",
            "\u{663}",
        ],
        &["┌", "─", "┬", "┐", "╭", "╮", "▁", "▂", "▅", "█", "▕", "▐", "▏", "▌", "░"],
        &["├", "─", "┼", "┤", "╰", "╯", "▀", "▔", "▙", "▞", "━", "┃", "▒", "▓", "╌"],
        &["a", "\u{628}", "g", "y", "\u{639}"],
    ];
    let styles = [
        Style::new(),
        Style::new().add_modifier(Modifier::BOLD),
        Style::new().fg(Color::Rgb(0, 90, 160)).add_modifier(Modifier::UNDERLINED),
        Style::new().add_modifier(Modifier::REVERSED),
        Style::new().add_modifier(Modifier::DIM | Modifier::CROSSED_OUT).bg(Color::Indexed(229)),
    ];
    let mut frame = Frame::new(Rect::new(0, 0, 20 * styles.len() as u16, rows.len() as u16));
    for (index, style) in styles.into_iter().enumerate() {
        for (y, row) in rows.iter().enumerate() {
            for (x, symbol) in row.iter().enumerate() {
                let place = ((20 * index + 1 + x) as u16, y as u16);
                frame.buffer[place].set_symbol(symbol).set_style(style);
            }
        }
    }
    frame.cursor = Some((3, 5).into());
    let page = Page { ground: Rgb(251, 250, 248), ink: Rgb(36, 38, 44), scale: 1 };
    let file = folder("pictures").join(SHEETS[0]);
    std::fs::write(&file, export(&frame, Format::Png, page).expect("a picture")).expect("written");
    compare::same(&root().join("tests/pictures").join(SHEETS[0]), &file);
}

#[test]
fn the_same_keys_give_the_same_bytes() {
    let folder = folder("twice");
    for ending in ["png", "svg", "html", "ansi", "txt"] {
        let twice = [1, 2].map(|nth| {
            let file = folder.join(format!("{nth}.{ending}"));
            let case = Case {
                file: "twice",
                sample: "observatory.json",
                size: "70x20",
                theme: "dark",
                keys: "Tab Tab",
                options: &[],
            };
            case.draw(&file);
            std::fs::read(&file).expect("it was drawn")
        });
        assert!(!twice[0].is_empty() && twice[0] == twice[1], "{ending} differs from run to run");
    }
}

#[test]
fn every_picture_is_in_the_gallery() {
    let gallery = std::fs::read_to_string(root().join("tests/pictures/README.md"))
        .expect("the gallery beside the pictures");
    let is_png = |file: &str| Path::new(file).extension().is_some_and(|ending| ending == "png");
    for Case { file, .. } in CASES.iter().filter(|case| is_png(case.file)) {
        let shown = format!("]({file})");
        assert!(gallery.contains(&shown), "tests/pictures/README.md does not show {file}");
    }
}

#[test]
fn every_picture_of_the_folder_is_used() {
    for file in std::fs::read_dir(root().join("tests/pictures")).expect("the folder of pictures") {
        let name = file.expect("a file").file_name().into_string().expect("a plain name");
        let drawn_here =
            ["compare.rs", "README.md"].contains(&&*name) || SHEETS.contains(&name.as_str());
        let used = drawn_here || CASES.iter().any(|case| case.file == name);
        assert!(used, "no test uses tests/pictures/{name}: delete it or give it a case");
    }
}

#[test]
fn every_theme_has_a_picture() {
    for (theme, _) in qari::theme::BUILT_IN {
        assert!(CASES.iter().any(|case| case.theme == *theme), "{theme} is in no picture");
    }
}

#[test]
fn a_difference_of_one_pixel_is_found_and_shown() {
    let folder = folder("difference");
    let (one, two) = (folder.join("one.png"), folder.join("two.png"));
    let pixels = vec![[10, 20, 30]; 12];
    compare::write(&one, &compare::Picture { width: 4, height: 3, pixels: pixels.clone() });
    let mut other = pixels;
    other[5] = [10, 20, 31];
    compare::write(&two, &compare::Picture { width: 4, height: 3, pixels: other });
    assert!(compare::differing(&compare::read(&one), &compare::read(&one)).is_none());
    let (count, shown) =
        compare::differing(&compare::read(&one), &compare::read(&two)).expect("they differ");
    assert_eq!((count, shown.pixels[5]), (1, compare::RED));
}
