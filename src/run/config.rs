//! `qari config`: where the configuration is, its commented default, what is wrong with it.

use std::io::{self, Write as _};

use anyhow::Context as _;

use super::configured::InUse;
use super::{Status, choices};
use crate::app::{Action, keymap::Keymap};
use crate::cli::ConfigArgs;
use crate::store::{Folders, config as file};
use crate::theme::Theme;

/// Writes, checks or names the configuration.
pub(super) fn config(args: ConfigArgs) -> anyhow::Result<Status> {
    let path = Folders::of_user()
        .config_file()
        .context("no home directory, so there is no place for a configuration; set HOME")?;
    let mut out = io::stdout().lock();
    if args.default {
        out.write_all(commented().as_bytes())?;
        return Ok(Status::Done);
    }
    if args.init {
        if file::init(&path, &commented())? {
            writeln!(out, "{}: written; every setting is commented out", path.display())?;
            return Ok(Status::Done);
        }
        let path = path.display();
        complain!("qari: {path}: there is one already; `qari config --default` prints the default");
        return Ok(Status::Unreadable);
    }
    if args.check {
        return check();
    }
    let state = if path.exists() { "" } else { " (not there yet; `qari config --init` writes it)" };
    writeln!(out, "{}{state}", path.display())?;
    Ok(Status::Done)
}

/// Says what is wrong with the configuration and the themes it names.
fn check() -> anyhow::Result<Status> {
    let mut in_use = InUse::read();
    let (own_themes, unreadable) = choices::own_themes();
    let known = Theme::names(&own_themes);
    in_use.judge_themes(&known);
    let mut problems: Vec<String> = in_use.configured.messages().chain(unreadable).collect();
    for ground_is_light in [false, true] {
        let name = in_use.configured.config.theme.on(ground_is_light);
        // One that is not there has been told with its line.
        if !known.iter().any(|known| known == name) {
            continue;
        }
        let faulty = Theme::load(name, &own_themes).err().map(|error| error.to_string());
        problems.extend(faulty.filter(|faulty| !problems.contains(faulty)));
    }
    for problem in &problems {
        complain!("{problem}");
    }
    match (&in_use.configured.path, problems.is_empty()) {
        (_, false) => Ok(Status::Unreadable),
        (Some(path), true) => {
            writeln!(io::stdout(), "{}: nothing is wrong", path.display())?;
            Ok(Status::Done)
        }
        (None, true) => {
            writeln!(io::stdout(), "there is no configuration; defaults are used")?;
            Ok(Status::Done)
        }
    }
}

/// The commented default, with the usual keys.
pub(super) fn commented() -> String {
    let usual = Keymap::default();
    let keys = |action| usual.keys(action).iter().map(ToString::to_string).collect();
    file::commented(Action::all().map(|action| (action.name(), keys(action))))
}
