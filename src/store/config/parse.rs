//! The file entry by entry. In: TOML. Out: a configuration of all entries that are right, and a problem
//! for each that is not.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::value::{Misfit, Taken, word};
use super::{Binding, Config, ExternalCommand, Fault, Problem, TerminalRoute, ThemeChoice};
use crate::article::Kind;

/// The settings, in the order of the commented default.
const SETTINGS: &[&str] = &[
    "theme",
    "width",
    "align",
    "tashkeel",
    "spaced",
    "language",
    "digits",
    "motion",
    "linear",
    "kinds",
    "entities",
    "browser",
    "threshold",
    "keys",
    "terminals",
    "commands",
];
/// What a command consists of.
const COMMAND: &[&str] = &["run", "key", "show"];
/// The themes for grounds.
const GROUNDS: &[&str] = &["dark", "light"];

/// What a configuration says.
pub(super) struct Parsed {
    pub(super) config: Config,
    /// The names of themes that it gives, each with its line.
    pub(super) themes_named: Vec<(String, usize)>,
    pub(super) problems: Vec<Problem>,
}

/// Reads a configuration.
pub(super) fn parse(text: &str) -> Parsed {
    let (table, errors) = DeTable::parse_recoverable(text);
    let (themes_named, problems) = Default::default();
    let mut reading = Reading { text, config: Config::default(), themes_named, problems };
    for (key, value) in in_order(text, table.get_ref()) {
        reading.setting(key, value);
    }
    let Reading { config, themes_named, mut problems, .. } = reading;
    if !errors.is_empty() {
        // What else is wrong may come of it.
        let syntax = |error: &toml::de::Error| Problem {
            line: error.span().map(|span| line(text, span.start)),
            fault: Fault::Syntax(match (error.message().trim(), error.span()) {
                ("duplicate key", Some(span)) => {
                    let key = text.get(span).unwrap_or_default();
                    format!("`{key}` stands here a second time")
                }
                (message, _) => message.to_owned(),
            }),
        };
        problems = errors.iter().map(syntax).collect();
    }
    problems.sort_by_key(|problem| problem.line);
    // One slip is often two faults to a parser.
    problems.dedup_by_key(|problem| (problem.line, std::mem::discriminant(&problem.fault)));
    Parsed { config, themes_named, problems }
}

/// The entries of a table in the order of the file, those left out that are not whole: without a value, or with a
/// string that is not ended.
fn in_order<'t, 'i>(text: &str, table: &'t DeTable<'i>) -> Vec<(&'t Key<'i>, &'t Value<'i>)> {
    let is_whole = |value: &Value<'_>| {
        let written = text.get(value.span()).unwrap_or_default().trim_end();
        let torn =
            |quote: char| written.strip_prefix(quote).is_some_and(|rest| !rest.ends_with(quote));
        !written.is_empty() && !['"', '\''].into_iter().any(torn)
    };
    let mut entries: Vec<_> = table.iter().filter(|(_, value)| is_whole(value)).collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// The line of a byte, from 1.
fn line(text: &str, byte: usize) -> usize {
    memchr::memchr_iter(b'\n', &text.as_bytes()[..byte.min(text.len())]).count() + 1
}

/// A configuration while it is read.
struct Reading<'t> {
    text: &'t str,
    config: Config,
    themes_named: Vec<(String, usize)>,
    problems: Vec<Problem>,
}

type Key<'i> = Spanned<std::borrow::Cow<'i, str>>;
type Value<'i> = Spanned<DeValue<'i>>;

impl Reading<'_> {
    fn line(&self, byte: usize) -> usize {
        line(self.text, byte)
    }

    fn problem(&mut self, byte: usize, fault: Fault) {
        let line = Some(self.line(byte));
        self.problems.push(Problem { line, fault });
    }

    /// What an entry is, or `None` and a problem.
    fn judge<T>(&mut self, setting: &str, value: &Value<'_>, read: Result<T, Misfit>) -> Option<T> {
        read.map_err(|Misfit { expected, found }| {
            let fault = Fault::Value { setting: setting.to_owned(), expected, found };
            self.problem(value.span().start, fault);
        })
        .ok()
    }

    fn take<T: Taken>(&mut self, setting: &str, value: &Value<'_>) -> Option<T> {
        self.judge(setting, value, T::take(value.get_ref()))
    }

    fn setting(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let name = key.get_ref().as_ref();
        match name {
            "theme" => self.theme(value),
            "width" => {
                let width = self.take::<u16>(name, value).map(usize::from);
                set(&mut self.config.width, width);
            }
            "align" => {
                let align = self.judge(name, value, word(value.get_ref()));
                set(&mut self.config.align, align);
            }
            "tashkeel" => {
                let tashkeel = self.judge(name, value, word(value.get_ref()));
                set(&mut self.config.tashkeel, tashkeel);
            }
            "spaced" => {
                let spaced = self.take(name, value);
                set(&mut self.config.spaced, spaced);
            }
            "language" => {
                let language = self.judge(name, value, word(value.get_ref()));
                set(&mut self.config.language, language);
            }
            "digits" => {
                let digits = self.judge(name, value, word(value.get_ref()));
                set(&mut self.config.digits, digits);
            }
            "motion" => {
                let motion = self.judge(name, value, word(value.get_ref()));
                set(&mut self.config.motion, motion);
            }
            "linear" => {
                let linear = self.take(name, value);
                set(&mut self.config.linear, linear);
            }
            "browser" => {
                let browser = self.take(name, value);
                set(&mut self.config.browser, browser);
            }
            "kinds" => self.kinds(value),
            "entities" => {
                let entities = self.take(name, value);
                set(&mut self.config.entities, entities);
            }
            "threshold" => {
                let threshold = self.take(name, value);
                set(&mut self.config.threshold, threshold);
            }
            "keys" => self.table(name, value, Self::binding),
            "terminals" => self.table(name, value, Self::terminal),
            "commands" => self.table(name, value, Self::command),
            _ => self.problem(key.span().start, Fault::unknown("setting", name, SETTINGS)),
        }
    }

    /// Reads each entry of a table.
    fn table(&mut self, name: &str, value: &Value<'_>, read: fn(&mut Self, &Key<'_>, &Value<'_>)) {
        let table = value.get_ref().as_table().ok_or_else(|| {
            Misfit::new(&format!("a table: write [{name}] and its entries below"), value.get_ref())
        });
        if let Some(table) = self.judge(name, value, table) {
            for (key, value) in in_order(self.text, table) {
                read(self, key, value);
            }
        }
    }

    fn theme(&mut self, value: &Value<'_>) {
        let Some(grounds) = value.get_ref().as_table() else {
            let expected = "a theme's name, or { dark = \"NAME\", light = \"NAME\" }";
            let name = String::take(value.get_ref())
                .map_err(|_| Misfit::new(expected, value.get_ref()))
                .map(ThemeChoice::Always);
            if let Ok(ThemeChoice::Always(name)) = &name {
                self.name_theme(name, value);
            }
            let choice = self.judge("theme", value, name);
            return set(&mut self.config.theme, choice);
        };
        let default = Config::default().theme;
        let (mut dark, mut light) = (default.on(false).to_owned(), default.on(true).to_owned());
        for (key, value) in in_order(self.text, grounds) {
            let name = key.get_ref().as_ref();
            match name {
                "dark" | "light" => {
                    let Some(named) = self.take::<String>(&format!("theme.{name}"), value) else {
                        continue;
                    };
                    self.name_theme(&named, value);
                    *(if name == "dark" { &mut dark } else { &mut light }) = named;
                }
                _ => self.problem(key.span().start, Fault::unknown("ground", name, GROUNDS)),
            }
        }
        self.config.theme = ThemeChoice::ByGround { dark, light };
    }

    fn name_theme(&mut self, name: &str, value: &Value<'_>) {
        let line = self.line(value.span().start);
        self.themes_named.push((name.to_owned(), line));
    }

    fn kinds(&mut self, value: &Value<'_>) {
        let list = list(value).ok_or_else(|| Misfit::new("a list of kinds", value.get_ref()));
        let Some(list) = self.judge("kinds", value, list) else { return };
        let kinds = list.into_iter();
        let kinds: Vec<Kind> =
            kinds.filter_map(|kind| self.judge("kinds", kind, word(kind.get_ref()))).collect();
        self.config.kinds = kinds;
    }

    fn binding(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let action = key.get_ref().as_ref().to_owned();
        let setting = format!("keys.{action}");
        let one = value.get_ref().is_str().then(|| vec![value]);
        let keys = one.or_else(|| list(value)).ok_or_else(|| {
            Misfit::new("a key in quotes or a list of them: [\"j\", \"C-n\"]", value.get_ref())
        });
        let Some(keys) = self.judge(&setting, value, keys) else { return };
        let mut taken = Vec::new();
        for key in keys {
            let name: Option<String> = self.take(&setting, key);
            taken.extend(name.map(|name| (name, self.line(key.span().start))));
        }
        let line = self.line(key.span().start);
        self.config.keys.push(Binding { action, line, keys: taken });
    }

    fn terminal(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let terminal = key.get_ref().as_ref().to_owned();
        let line = self.line(key.span().start);
        let route: Option<String> = self.take(&format!("terminals.{terminal}"), value);
        let entry = route.map(|route| TerminalRoute { terminal, route, line });
        self.config.terminals.extend(entry);
    }

    fn command(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let name = key.get_ref().as_ref().to_owned();
        let (mut run, mut bound, mut show) = (None::<String>, None::<String>, true);
        let setting = format!("commands.{name}");
        let Some(parts) = value.get_ref().as_table() else {
            let expected = "a table: { run = \"dict\", key = \"D\" }";
            let misfit = Misfit::new(expected, value.get_ref());
            self.judge::<()>(&setting, value, Err(misfit));
            return;
        };
        for (part, value) in in_order(self.text, parts) {
            let field = part.get_ref().as_ref();
            let setting = format!("{setting}.{field}");
            match field {
                "run" => run = self.take(&setting, value),
                "key" => bound = self.take(&setting, value),
                "show" => set(&mut show, self.take(&setting, value)),
                _ => {
                    let fault = Fault::unknown("part of a command called", field, COMMAND);
                    self.problem(part.span().start, fault);
                }
            }
        }
        let line = self.line(key.span().start);
        if let (Some(run), Some(key)) = (&run, &bound) {
            let (run, key) = (run.clone(), key.clone());
            return self.config.commands.push(ExternalCommand { name, run, key, show, line });
        }
        let whole = parts.keys().all(|part| COMMAND.contains(&part.get_ref().as_ref()));
        let missing = COMMAND.iter().find(|part| **part != "show" && !parts.contains_key(**part));
        if let Some(missing) = missing.filter(|_| whole) {
            self.problem(key.span().start, Fault::Missing { name, missing });
        }
    }
}

/// The values of a list.
fn list<'v, 'i>(value: &'v Value<'i>) -> Option<Vec<&'v Value<'i>>> {
    value.get_ref().as_array().map(|values| values.iter().collect())
}

fn set<T>(setting: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *setting = value;
    }
}
