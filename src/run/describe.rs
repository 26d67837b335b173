//! Commands that describe the program: `themes`, `completions`.

use std::io::{self, Write as _};

use clap::CommandFactory as _;
use clap::builder::PossibleValuesParser;

use super::{Status, choices};
use crate::cli::Cli;
use crate::theme::Theme;

/// `qari themes`.
pub(super) fn themes() -> anyhow::Result<Status> {
    let own = choices::own_themes_told();
    let names = Theme::names(&own);
    let width = names.iter().map(String::len).max().unwrap_or(0);
    let mut out = io::stdout().lock();
    for name in &names {
        let told = match Theme::load(name, &own) {
            Ok(theme) if theme.ground_is_light() => "light ground".to_owned(),
            Ok(_) => "dark ground".to_owned(),
            Err(error) => format!("faulty: {error}"),
        };
        let whose = if own.iter().any(|(mine, _)| mine == name) { ", your own" } else { "" };
        writeln!(out, "{name:width$}  {told}{whose}")?;
    }
    Ok(Status::Done)
}

/// The command line as it is completed: with the names of the themes there are, none of which is a file's.
fn completed(themes: &[String]) -> clap::Command {
    let themes: Vec<&'static str> = themes.iter().map(|name| &*name.clone().leak()).collect();
    Cli::command().mut_arg("theme", |theme| theme.value_parser(PossibleValuesParser::new(themes)))
}

/// `qari completions SHELL`.
pub(super) fn completions(shell: clap_complete::Shell) -> anyhow::Result<Status> {
    let own = choices::own_themes_told();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut completed(&Theme::names(&own)), "qari", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Status::Done)
}
