//! The configuration says what is wrong and where, and never keeps anybody from reading.
#![cfg(feature = "reader")]

use std::fs;
use std::path::PathBuf;

use qari::app::keymap::Keymap;
use qari::app::{Action, Wanted};
use qari::article::Kind;
use qari::store::config::{self, Alignment, Language, ThemeChoice};
use qari::store::{Config, Configured, Folders};

/// A configuration folder of a test's own.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("qari-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }

    fn folders(&self) -> Folders {
        Folders { config: Some(self.0.clone()), state: None }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a configuration of this text says, and its messages without the folder.
fn read(name: &str, text: &str) -> (Config, Vec<String>) {
    let folder = Folder::new(name);
    fs::create_dir_all(&folder.0).expect("a folder");
    fs::write(folder.0.join("config.toml"), text).expect("written");
    let configured = Configured::read(&folder.folders());
    let before = format!("{}/", folder.0.display());
    let messages = configured.messages().map(|message| message.replace(&before, "")).collect();
    (configured.config, messages)
}

/// The commented default.
fn commented() -> String {
    let usual = Keymap::default();
    let keys = |action| usual.keys(action).iter().map(ToString::to_string).collect();
    config::commented(Action::all().map(|action| (action.name(), keys(action))))
}

/// The commented default with its settings in force.
fn uncommented() -> String {
    let setting = |line: &str| {
        line.strip_prefix('#')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    commented()
        .lines()
        .map(|line| if setting(line) { &line[1..] } else { line })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn the_commented_default_changes_nothing() {
    assert_eq!(read("commented", &commented()), (Config::default(), Vec::new()));
}

#[test]
fn every_setting_stands_in_the_commented_default_with_its_default() {
    let (mut config, messages) = read("uncommented", &uncommented());
    assert_eq!(messages, Vec::<String>::new());
    let keys = std::mem::take(&mut config.keys);
    assert_eq!(config.commands.len(), 3, "the examples of commands");
    config.commands.clear();
    assert_eq!(config.terminals.len(), 1, "the example of a terminal");
    config.terminals.clear();
    assert_eq!(config, Config::default());

    let wanted: Vec<Wanted> = keys
        .into_iter()
        .map(|binding| {
            let action = Action::named(&binding.action).expect("a known action");
            Wanted { action, keys: binding.keys }
        })
        .collect();
    assert_eq!(wanted.len(), Action::all().count());
    let (keymap, refused) = Keymap::with(&wanted);
    assert_eq!(refused, []);
    assert_eq!(keymap, Keymap::default());
}

#[test]
fn settings_are_taken_over_and_what_is_left_out_has_its_default() {
    let text = "theme = \"paper\"\nwidth = 60\nalign = \"justify\"\ntashkeel = \"hide\"\nspaced = true\n\
                language = \"ar\"\nkinds = [\"person\", \"date\"]\nthreshold = 0.5\n\
                [keys]\nquit = [\"q\", \"C-q\"]\nhelp = \"F2\"\n[terminals]\nkitty = \"words\"\n\
                [commands.dictionary]\nrun = \"dict\"\nkey = \"D\"\n";
    let (config, messages) = read("settings", text);
    assert_eq!(messages, Vec::<String>::new());
    assert_eq!(config.theme, ThemeChoice::Always("paper".to_owned()));
    assert_eq!((config.width, config.align, config.spaced), (60, Alignment::Justify, true));
    assert_eq!((config.tashkeel, config.language), (Some(false), Language::Arabic));
    assert_eq!(config.kinds, [Kind::Person, Kind::Date]);
    assert_eq!(config.keys[0].keys, [("q".to_owned(), 10), ("C-q".to_owned(), 10)]);
    assert_eq!((config.keys[1].action.as_str(), config.keys[1].line), ("help", 11));
    assert_eq!((config.terminals[0].route.as_str(), config.terminals[0].line), ("words", 13));
    assert_eq!((config.commands[0].run.as_str(), config.commands[0].show), ("dict", true));
    assert_eq!(config.entities, "auto");
}

#[test]
fn a_theme_for_one_ground_leaves_the_other_as_it_is() {
    let (config, messages) = read("ground", "[theme]\nlight = \"paper\"\n");
    assert_eq!(messages, Vec::<String>::new());
    assert_eq!((config.theme.on(false), config.theme.on(true)), ("dark", "paper"));
}

#[test]
fn each_fault_is_named_with_file_and_line_and_the_rest_is_taken_over() {
    let text = "# one\nthmee = \"paper\"\nwidth = \"wide\"\nalign = \"middle\"\nspaced = true\n\
                kinds = [\"person\", \"persn\"]\nthreshold = 2\n[commands]\nspeak = { run = \"x\", kye = \"S\" }\n";
    let (config, messages) = read("faults", text);
    assert_eq!(
        messages,
        [
            "config.toml:2: there is no setting `thmee`; the nearest is `theme`",
            "config.toml:3: `width` takes a number of columns from 1 to 65535, not the text \"wide\"",
            "config.toml:4: `align` takes \"start\", \"center\" or \"justify\", not the text \"middle\"",
            "config.toml:6: `kinds` takes \"person\", \"organisation\", \"place\", \"other\", \"date\" or \
             \"number\", not the text \"persn\"",
            "config.toml:7: `threshold` takes a number from 0 to 1, not the number 2",
            "config.toml:9: there is no part of a command called `kye`; the nearest is `key`",
        ]
    );
    assert!(config.spaced);
    assert_eq!((config.width, config.threshold), (72, 0.7));
    assert_eq!(config.kinds, [Kind::Person]);
}

#[test]
fn what_is_not_toml_is_said_once_and_the_lines_around_it_count() {
    let (config, messages) = read("syntax", "spaced = true\nwidth == 60\nlanguage = \"ar\"\n");
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].starts_with("config.toml:2: this is not TOML: "), "{messages:?}");
    assert!(config.spaced);
    assert_eq!(config.language, Language::Arabic);
}

#[test]
fn a_name_that_is_cut_is_none() {
    let (config, messages) = read("cut", "spaced = true\ntheme = { dark = \"dark\", light = \"l");
    assert_eq!(config.theme, Config::default().theme);
    assert!(config.spaced && messages.len() == 1, "{messages:?}");
}

#[test]
fn init_writes_a_configuration_and_never_over_a_file() {
    let folder = Folder::new("init");
    let path = folder.folders().config_file().expect("a path");
    assert!(config::init(&path, "spaced = true\n").expect("written"));
    assert_eq!(fs::read_to_string(&path).expect("a file"), "spaced = true\n");
    fs::write(&path, "width = 60\n").expect("written");
    assert!(!config::init(&path, "").expect("nothing to do"));
    assert_eq!(fs::read_to_string(&path).expect("a file"), "width = 60\n");
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None, cases: 64, ..Default::default()
    })]

    #[test]
    fn any_beginning_of_a_configuration_is_survived(length in 0_usize..6000) {
        let text = uncommented();
        let end = (0..=length.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
        let (config, _) = read("prefix", &text[..end.unwrap_or(0)]);
        proptest::prop_assert_eq!(config.width, 72);
        proptest::prop_assert_eq!(config.theme, Config::default().theme);
    }
}
