//! The configuration put to use. In: what the store read. Out: the reader's settings, the terminal's
//! routes; names that only app and terminal know are judged here, and what is wrong with them joins the
//! problems of the file.

use std::env;

use crate::app::{Action, Keyboard, Kinds, Refused, Settings, Wanted, keymap::Keymap};
use crate::article;
use crate::cli::{self, Common};
use crate::layout::{Align, Options};
use crate::locale::Locale;
use crate::store::config::{Alignment, DigitSet, Fault, Language, Motion, Problem};
use crate::store::{Configured, Folders};
use crate::terminal::{Kind, Route};

/// A configuration put to use.
pub(super) struct InUse {
    /// What the file says, and all that is wrong with it.
    pub(super) configured: Configured,
    /// What each key does.
    pub(super) keymap: Keymap,
    /// Routes by terminal.
    pub(super) routes: Vec<(Kind, Route)>,
}

impl InUse {
    /// Reads the user's configuration.
    pub(super) fn read() -> Self {
        let mut configured = Configured::read(&Folders::of_user());
        let mut problems = std::mem::take(&mut configured.problems);
        let keymap = keymap(&configured, &mut problems);
        let routes = routes(&configured, &mut problems);
        problems.sort_by_key(|problem| problem.line);
        configured.problems = problems;
        Self { configured, keymap, routes }
    }

    /// Judges the themes that the file names by those there are.
    pub(super) fn judge_themes(&mut self, known: &[String]) {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let named = self.configured.themes_named.iter();
        let unknown = named.filter(|(name, _)| !known.contains(&name.as_str()));
        let problem = |(name, line): &(String, usize)| Problem {
            line: Some(*line),
            fault: Fault::unknown("theme", name, &known),
        };
        self.configured.problems.extend(unknown.map(problem));
        self.configured.problems.sort_by_key(|problem| problem.line);
    }

    /// The settings of the reader where no flag says otherwise.
    pub(super) fn settings(&self, themes: Vec<String>, ground_is_light: bool) -> Settings {
        let config = &self.configured.config;
        let defaults = Settings::default();
        Settings {
            measure: config.width,
            layout: Options {
                align: match config.align {
                    Alignment::Start => Align::Start,
                    Alignment::Center => Align::Center,
                    Alignment::Justify => Align::Justify,
                },
                marks: config.tashkeel != Some(false),
                ..defaults.layout.clone()
            },
            locale: locale(config.language),
            linear: config.linear,
            calm: config.linear || config.motion == Motion::Reduced,
            commands: config
                .commands
                .iter()
                .map(|command| (command.name.clone(), command.key.clone()))
                .collect(),
            themes,
            theme: config.theme.on(ground_is_light).to_owned(),
            spaced: config.spaced,
            whole_rows: defaults.whole_rows,
            letters: letters(defaults.letters),
            keymap: self.keymap.clone(),
            ..defaults
        }
    }

    /// A language with the digits that are wanted, whoever asked for it.
    pub(super) fn digits(&self, locale: Locale) -> Locale {
        match self.configured.config.digits {
            DigitSet::Western => locale,
            DigitSet::Locale => locale.with_own_digits(),
        }
    }

    /// The recogniser, where no flag says otherwise.
    pub(super) fn recogniser(&self, common: &Common) -> cli::Recogniser {
        let configured = || self.configured.config.entities.parse().unwrap_or_default();
        common.entities.clone().unwrap_or_else(configured)
    }

    /// The kinds of mention that are shown.
    pub(super) fn kinds(&self) -> Kinds {
        let mut kinds = Kinds::default();
        for kind in article::Kind::ALL {
            kinds.set(kind, self.configured.config.kinds.contains(&kind));
        }
        kinds
    }
}

/// The language of the interface, where no flag says otherwise.
pub(super) fn language() -> Locale {
    locale(Configured::read(&Folders::of_user()).config.language)
}

fn locale(language: Language) -> Locale {
    match language {
        Language::English => Locale::English,
        Language::Arabic => Locale::Arabic,
        Language::Auto => {
            environment("LC_MESSAGES").map_or(Locale::default(), |name| Locale::of_name(&name))
        }
    }
}

/// The layout that an Arabic letter is taken from where it does not tell: that of who writes Persian.
fn letters(otherwise: Keyboard) -> Keyboard {
    let persian = environment("LC_CTYPE").is_some_and(|name| name.starts_with("fa"));
    if persian { Keyboard::Persian } else { otherwise }
}

/// The name of the locale of a category.
fn environment(category: &str) -> Option<String> {
    let mut set = ["LC_ALL", category, "LANG"].into_iter().filter_map(|name| env::var(name).ok());
    set.find(|value| !value.is_empty())
}

/// The keymap, and the keys that cannot be had.
fn keymap(configured: &Configured, problems: &mut Vec<Problem>) -> Keymap {
    let mut wanted = Vec::new();
    for binding in &configured.config.keys {
        if let Some(action) = Action::named(&binding.action) {
            wanted.push(Wanted { action, keys: binding.keys.clone() });
        } else {
            let known: Vec<_> = Action::all().map(Action::name).collect();
            let fault = Fault::unknown("action", &binding.action, &known);
            problems.push(Problem { line: Some(binding.line), fault });
        }
    }
    let commands = &configured.config.commands;
    wanted.extend(commands.iter().zip(0..).map(|(command, index)| Wanted {
        action: Action::Run(index),
        keys: vec![(command.key.clone(), command.line)],
    }));
    let name = |action| match action {
        Action::Run(index) => commands
            .get(usize::from(index))
            .map_or(String::new(), |command| format!("commands.{}", command.name)),
        action => action.name().to_owned(),
    };
    let (keymap, refused) = Keymap::with(&wanted);
    problems.extend(refused.into_iter().map(|refused| refusal(refused, name)));
    keymap
}

fn refusal(refused: Refused, name: impl Fn(Action) -> String) -> Problem {
    match refused {
        Refused::NoKey { word, line } => {
            let what = format!(
                "`{word}` is no key; write a character, or Tab BackTab Enter Esc Space Up Down Left \
                 Right Home End PageUp PageDown Backspace Delete F1 to F12, with C- A- S- before it"
            );
            Problem { line: Some(line), fault: Fault::Other(what) }
        }
        Refused::Leaves { key, line, action } => {
            let what = format!("the key `{key}` always leaves; give `{}` another", name(action));
            Problem { line: Some(line), fault: Fault::Other(what) }
        }
        Refused::Taken { key, line, action, by, by_line } => {
            let (key, action, other) = (key.to_string(), name(action), name(by));
            let fault = Fault::Conflict { key, action, other, other_line: by_line };
            Problem { line: Some(line), fault }
        }
    }
}

/// The routes, and the names that are none.
fn routes(configured: &Configured, problems: &mut Vec<Problem>) -> Vec<(Kind, Route)> {
    let mut routes = Vec::new();
    for entry in &configured.config.terminals {
        let kind = Kind::ALL.iter().find(|kind| kind.name() == entry.terminal);
        let route = Route::ALL.iter().find(|route| route.name() == entry.route);
        match (kind, route) {
            (Some(kind), Some(route)) => routes.push((*kind, *route)),
            (None, _) => {
                let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.name()).collect();
                let fault = Fault::unknown("terminal", &entry.terminal, &known);
                problems.push(Problem { line: Some(entry.line), fault });
            }
            (_, None) => {
                let known: Vec<_> = Route::ALL.iter().map(|route| route.name()).collect();
                let fault = Fault::unknown("route", &entry.route, &known);
                problems.push(Problem { line: Some(entry.line), fault });
            }
        }
    }
    routes
}
