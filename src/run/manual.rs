//! `qari man`: the manual page. In: the command line as clap knows it, the table of keys, the texts of
//! `--help`, the commented configuration. Out: roff.

use std::io::{self, Write as _};

use clap::CommandFactory as _;
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};

use super::{Status, config};
use crate::app::keymap::{TABLE, Topic};
use crate::cli::{AFTER_HELP, Cli};
use crate::locale::Locale;

/// Writes the manual page.
pub(super) fn man() -> anyhow::Result<Status> {
    io::stdout().write_all(&page()?)?;
    Ok(Status::Done)
}

fn page() -> io::Result<Vec<u8>> {
    let mut command = Cli::command().after_long_help(None::<&str>);
    command.build();
    let man = Man::new(command.clone()).manual("qari");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    commands(&command).to_writer(&mut page)?;
    keys().to_writer(&mut page)?;
    for section in AFTER_HELP.split("\n\n").collect::<Vec<_>>().chunk_by(|_, next| !headed(next)) {
        text(section).to_writer(&mut page)?;
    }
    default_configuration().to_writer(&mut page)?;
    Ok(page)
}

/// Whether a paragraph begins with a heading.
fn headed(paragraph: &str) -> bool {
    !paragraph.starts_with(' ')
}

/// The commands and the options that are theirs alone.
fn commands(command: &clap::Command) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["COMMANDS"]);
    let shared: Vec<_> = command.get_arguments().map(clap::Arg::get_id).collect();
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        roff.control("TP", []);
        let arguments = sub.get_positionals().map(|argument| format!(" {argument}"));
        roff.text([bold(sub.get_name()), roman(arguments.collect::<String>())]);
        roff.text([roman(sub.get_about().map(ToString::to_string).unwrap_or_default())]);
        let own = sub
            .get_opts()
            .filter(|option| !shared.contains(&option.get_id()) && option.get_id() != "help");
        for option in own {
            roff.control("RS", []);
            roff.control("TP", []);
            roff.text([bold(option.to_string())]);
            roff.text(help(option));
            roff.control("RE", []);
        }
    }
    roff
}

/// What an option does, and what it can be.
fn help(option: &clap::Arg) -> Vec<Inline> {
    let mut text = option.get_help().map(ToString::to_string).unwrap_or_default();
    let values = option.get_possible_values();
    let names: Vec<_> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
    if option.get_action().takes_values() && !names.is_empty() {
        text = format!("{text}: {}", names.join(", "));
    }
    vec![roman(text)]
}

/// The keys, from the table that the help in the reader shows.
fn keys() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["KEYS"]);
    roff.text([roman(
        "A letter also answers at its place on Arabic, Persian and Hebrew keyboards.",
    )]);
    for entry in
        Topic::ALL.iter().flat_map(|topic| TABLE.iter().filter(move |entry| entry.topic == *topic))
    {
        roff.control("TP", []);
        roff.text([bold(entry.shown)]);
        roff.text([roman(Locale::English.say(&entry.help))]);
    }
    roff
}

/// A section of the help: a heading, then text as it is laid out there.
fn text(paragraphs: &[&str]) -> Roff {
    let mut roff = Roff::new();
    let text = paragraphs.join("\n\n");
    let (heading, body) = text.split_once('\n').unwrap_or((&text, ""));
    roff.control("SH", [heading.trim_end_matches(':').to_uppercase().as_str()]);
    verbatim(&mut roff, body.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)));
    roff
}

fn default_configuration() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["DEFAULT CONFIGURATION"]);
    verbatim(&mut roff, config::commented().lines());
    roff
}

/// Lines as they are.
fn verbatim<'l>(roff: &mut Roff, lines: impl IntoIterator<Item = &'l str>) {
    roff.control("nf", []);
    for line in lines {
        roff.text([roman(if line.is_empty() { " " } else { line })]);
    }
    roff.control("fi", []);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_tells_of_every_command_key_and_setting() {
        let page = String::from_utf8(page().expect("a page")).expect("UTF-8").replace("\\-", "-");
        for sub in Cli::command().get_subcommands() {
            assert!(page.contains(&format!("\\fB{}\\fR", sub.get_name())), "{}", sub.get_name());
        }
        for section in ["KEYS", "CONFIGURATION", "FILES", "ENVIRONMENT", "EXIT STATUS", "EXAMPLES"]
        {
            assert!(
                page.contains(&format!(".SH \"{section}\""))
                    || page.contains(&format!(".SH {section}\n")),
                "{section}"
            );
        }
        assert!(page.contains("XDG_STATE_HOME"));
    }

    #[test]
    fn the_help_names_every_setting() {
        let name = |line: &str| {
            let setting = line.strip_prefix('#').filter(|rest| !rest.starts_with(' '));
            let setting = setting.and_then(|rest| rest.split(" =").next()).map(str::to_owned);
            setting.or_else(|| line.starts_with('[').then(|| line.to_owned()))
        };
        let text = config::commented();
        let above_tables = text.lines().take_while(|line| !line.starts_with('['));
        let tables = text.lines().filter(|line| line.starts_with('['));
        for setting in above_tables.chain(tables).filter_map(name) {
            assert!(AFTER_HELP.contains(&format!("\n  {setting} ")), "{setting}");
        }
    }
}
