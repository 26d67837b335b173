//! Every theme loads, sets every role, can be read, and keeps its meaning on terminals of fewer colours.
#![cfg(feature = "reader")]

use qari::article::Kind;
use qari::theme::{BUILT_IN, Depth, Rgb, Role, Theme, ThemeError, indexed};
use ratatui::style::{Color, Modifier};

fn built_in() -> impl Iterator<Item = Theme> {
    BUILT_IN.iter().map(|(name, _)| Theme::load(name, &[]).expect("a built-in theme loads"))
}

fn rgb(color: Option<Color>) -> Option<Rgb> {
    match color {
        Some(Color::Rgb(red, green, blue)) => Some(Rgb(red, green, blue)),
        _ => None,
    }
}

/// The contrast of a role's text with what it stands on.
fn contrast(theme: &Theme, role: Role) -> f64 {
    let style = theme.style(role);
    let ground = rgb(style.bg).unwrap_or(theme.ground());
    rgb(style.fg).unwrap_or(theme.ink()).contrast(ground)
}

/// The least contrast a role must have.
fn least(role: Role) -> f64 {
    match role {
        Role::Text | Role::Title | Role::Heading => 7.0,
        Role::Rule | Role::ScrollbarThumb => 3.0,
        // The track is an ornament: the thumb says what there is to say.
        Role::Scrollbar | Role::QuoteBar => 1.2,
        _ => 4.5,
    }
}

#[test]
fn text_keeps_its_contrast_in_every_theme() {
    for theme in built_in() {
        for role in Role::all() {
            let least = least(role);
            let found = contrast(&theme, role);
            assert!(found >= least, "{}: {role} has {found:.2} : 1, not {least} : 1", theme.name());
        }
    }
}

/// The contrast of a role's text, or of a mark, with the ground of another role.
fn contrast_on(theme: &Theme, role: Role, ground: Role) -> f64 {
    let ground = rgb(theme.style(ground).bg).expect("a band has a ground");
    rgb(theme.style(role).fg).expect("text has a colour").contrast(ground)
}

#[test]
fn what_is_written_on_bands_and_sheets_keeps_its_contrast() {
    let badges = || Kind::ALL.into_iter().map(Role::Badge);
    let written = [
        Role::Title,
        Role::Soft,
        Role::Faint,
        Role::Accent,
        Role::Key,
        Role::PanelTitle,
        Role::StatusStrong,
    ];
    for theme in built_in() {
        let holds = |role: Role, ground: Role, least: f64| {
            let found = contrast_on(&theme, role, ground);
            let name = theme.name();
            assert!(
                found >= least,
                "{name}: {role} on {ground} has {found:.2} : 1, not {least} : 1"
            );
        };
        for ground in [Role::Status, Role::Input, Role::Panel] {
            holds(Role::Text, ground, 7.0);
            written.into_iter().chain(badges()).for_each(|role| holds(role, ground, 4.5));
        }
        // Rules and thumbs on sheets; on a chosen row, sparks and the bar at its start.
        for role in [Role::Rule, Role::ScrollbarThumb] {
            holds(role, Role::Panel, 3.0);
        }
        for role in [Role::Text, Role::Title, Role::PanelTitle] {
            holds(role, Role::Selected, 4.5);
        }
        holds(Role::Accent, Role::Selected, 3.0);
        for kind in Kind::ALL {
            holds(Role::Kind(kind), Role::Selected, 3.0);
        }
    }
}

#[test]
fn text_can_be_read_in_256_colours_too() {
    for theme in built_in() {
        let indexed_theme = theme.at(Depth::Indexed);
        let of = |color: Option<Color>| match color {
            Some(Color::Indexed(index)) => Some(indexed(index)),
            _ => None,
        };
        let ground = of(indexed_theme.style(Role::Text).bg).expect("a ground");
        for role in Role::all().filter(|&role| least(role) >= 4.5) {
            let style = indexed_theme.style(role);
            let Some(ink) = of(style.fg) else { continue };
            let found = ink.contrast(of(style.bg).unwrap_or(ground));
            assert!(found >= 4.5, "{}: {role} has {found:.2} : 1", theme.name());
        }
    }
}

#[test]
fn every_file_of_the_folder_is_built_in() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes");
    for file in std::fs::read_dir(folder).expect("the folder of themes") {
        let path = file.expect("a file of the folder").path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        assert!(
            BUILT_IN.iter().any(|(known, _)| *known == name),
            "{} is not built in",
            path.display()
        );
    }
}

#[test]
fn no_two_kinds_look_the_same() {
    for theme in built_in() {
        for depth in [Depth::TrueColour, Depth::Indexed, Depth::Sixteen] {
            let theme = theme.at(depth);
            for (index, &one) in Kind::ALL.iter().enumerate() {
                for &two in &Kind::ALL[index + 1..] {
                    let (a, b) = (theme.style(Role::Kind(one)), theme.style(Role::Kind(two)));
                    assert_ne!(a, b, "{} at {depth:?}: {one:?} and {two:?}", theme.name());
                }
            }
        }
    }
}

#[test]
fn sixteen_colours_are_the_terminals_own() {
    for theme in built_in() {
        let theme = theme.at(Depth::Sixteen);
        for role in Role::all() {
            let style = theme.style(role);
            for color in [style.fg, style.bg, style.underline_color].into_iter().flatten() {
                assert!(
                    !matches!(color, Color::Rgb(..) | Color::Indexed(_)),
                    "{}: {role} guesses {color:?}",
                    theme.name()
                );
            }
        }
    }
}

#[test]
fn without_colour_what_is_current_still_stands_out() {
    for theme in built_in() {
        for depth in [Depth::Sixteen, Depth::Plain] {
            let theme = theme.at(depth);
            for role in [Role::Selected, Role::Selection, Role::CurrentHit] {
                let modifiers = theme.style(role).add_modifier;
                assert!(
                    modifiers.contains(Modifier::REVERSED),
                    "{} {depth:?}: {role}",
                    theme.name()
                );
            }
            for kind in Kind::ALL {
                let plain = theme.style(Role::Mention(kind)).add_modifier;
                let current = theme.style(Role::CurrentMention(kind)).add_modifier;
                assert!(plain.contains(Modifier::UNDERLINED), "{} {depth:?}", theme.name());
                assert!(current.contains(Modifier::REVERSED), "{} {depth:?}", theme.name());
            }
        }
        for role in Role::all() {
            let style = theme.at(Depth::Plain).style(role);
            assert_eq!((style.fg, style.bg, style.underline_color), (None, None, None));
        }
    }
}

#[test]
fn a_theme_of_ones_own_inherits_what_it_leaves_out() {
    let own = [(
        "mine".to_owned(),
        "inherits = \"light\"\n[palette]\nground = \"#ffffff\"\n[roles]\n\
         title = { fg = \"accent\" }\n\"mention.person\" = { fg = \"#102030\", bg = \"person 50%\" }\n"
            .to_owned(),
    )];
    let mine = Theme::load("mine", &own).expect("it is a theme");
    let light = Theme::load("light", &[]).expect("built in");
    assert_eq!(mine.ground(), Rgb(255, 255, 255));
    assert!(mine.ground_is_light());
    assert_eq!(mine.style(Role::Title).fg, light.style(Role::Accent).fg);
    assert_eq!(mine.style(Role::Soft), light.style(Role::Soft));
    assert_eq!(mine.style(Role::Mention(Kind::Person)).fg, Some(Color::Rgb(16, 32, 48)));
    assert_eq!(
        mine.style(Role::Mention(Kind::Place)).fg,
        light.style(Role::Mention(Kind::Place)).fg
    );
    assert!(Theme::names(&own).contains(&"mine".to_owned()));
}

#[test]
fn a_faulty_theme_says_what_is_wrong_and_where() {
    let load = |toml: &str| {
        Theme::load("mine", &[("mine".to_owned(), toml.to_owned())]).expect_err("it is faulty")
    };
    assert!(load("palette = 3\n").to_string().contains("line 1, column 11"));
    assert!(matches!(load("inherits = \"mine\"\n"), ThemeError::Circle { .. }));
    assert!(matches!(load("[palette]\nground = \"#000000\"\n"), ThemeError::MissingRole { .. }));
    let base = "inherits = \"dark\"\n[roles]\n";
    let nearest = load(&format!("{base}tilte = {{ fg = \"text\" }}\n"));
    assert!(nearest.to_string().contains("the nearest is `title`"), "{nearest}");
    let colour = load(&format!("{base}title = {{ fg = \"txt\" }}\n"));
    assert!(matches!(colour, ThemeError::Colour { ref place, .. } if place == "title"), "{colour}");
    let modifier = load(&format!("{base}title = {{ add = [\"bald\"] }}\n"));
    assert!(matches!(modifier, ThemeError::Modifier { .. }), "{modifier}");
    let unknown = Theme::load("drak", &[]).expect_err("there is none");
    assert!(unknown.to_string().contains("dark, light"), "{unknown}");
}
