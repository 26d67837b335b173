//! `qari doctor`: who the terminal is, what it answered, which way right-to-left text takes to it and
//! why. On a terminal, a sample along each route, and a question whose answer goes into the
//! configuration.

use std::io::{self, BufRead as _, IsTerminal as _, Write};
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use ratatui::buffer::Cell;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::Status;
use super::configured::InUse;
use super::read::overrides;
use crate::cli::Common;
use crate::layout::{self, Columns, Options, Paragraph};
use crate::store::{Folders, config};
use crate::terminal::clipboard;
use crate::terminal::{
    Colours, Environment, Event, Events, Kind, Outside, Profile, Received, Reply, Route, Sending,
    Session, Signals, outside_tmux,
};
use crate::view::Frame;

/// How long a terminal may take to answer. What came later would be taken for what is typed to the question.
const PATIENCE: Duration = Duration::from_secs(3);

/// A sentence with a Latin name, a number, brackets and a lam-alef: "The reader opened the BBC page on the
/// third of May 2014 (for the first time)."
const SAMPLE: &str = "\u{641}\u{62a}\u{62d} \u{627}\u{644}\u{642}\u{627}\u{631}\u{626} \
    \u{635}\u{641}\u{62d}\u{629} BBC \u{641}\u{64a} 3 \u{623}\u{64a}\u{627}\u{631} 2014 \
    (\u{644}\u{644}\u{645}\u{631}\u{629} \u{627}\u{644}\u{623}\u{648}\u{644}\u{649})\u{60c} \
    \u{648}\u{642}\u{627}\u{644}: \u{644}\u{627} \u{628}\u{623}\u{633}.";

/// Writes the report, and asks where there is someone to answer.
pub(super) fn doctor(common: &Common) -> anyhow::Result<Status> {
    let in_use = InUse::read();
    let mut profile = Profile::new(Environment::current(), overrides(common, &in_use));
    let on_terminal = io::stdout().is_terminal();
    if on_terminal {
        ask(&mut profile)?;
    }
    let outside = (profile.kind() == Kind::Tmux).then(outside_tmux).flatten();
    if let Some(outside) = &outside {
        profile.set_outer(outside.active);
    }
    let mut out = io::stdout();
    around(&profile, outside.as_ref(), &mut out)?;
    report(&profile, on_terminal, &mut out)?;
    if on_terminal && io::stdin().is_terminal() {
        choose(&profile, &mut out)?;
    }
    Ok(Status::Done)
}

/// Lets the terminal say who it is.
fn ask(profile: &mut Profile) -> anyhow::Result<()> {
    let signals = Signals::new()?;
    let session = Session::ask(&profile.inquiry())?;
    let mut events = Events::new(session.keyboard()?, signals)?;
    let until = Instant::now() + PATIENCE;
    while !profile.is_answered() && !profile.inquiry().is_empty() && Instant::now() < until {
        let left = until.saturating_duration_since(Instant::now());
        for event in events.wait(Some(left))? {
            match event {
                Event::Received(Received::Reply(reply)) => {
                    profile.hear(reply);
                }
                Event::Signal(signal) => {
                    session.leave();
                    signal.obey();
                }
                Event::Received(_) | Event::Woken => {}
            }
        }
    }
    Ok(())
}

/// Writes what tmux or screen runs in.
fn around(profile: &Profile, outside: Option<&Outside>, out: &mut impl Write) -> io::Result<()> {
    let Some(outer) = profile.outer() else { return Ok(()) };
    writeln!(out, "{:<13}{} in {}", "Around", profile.kind().name(), outer.name())?;
    if let Some(other) = outside.and_then(|outside| profile.unread_in(outside)) {
        let (one, other) = (outer.name(), other.name());
        writeln!(
            out,
            "{:<13}{other} shows the same session and wants rows otherwise: what is drawn for {one}, whose keys came \
             last, is not right there",
            ""
        )?;
    }
    Ok(())
}

/// Writes what is known, one line a matter.
fn report(profile: &Profile, asked: bool, out: &mut impl Write) -> io::Result<()> {
    let kind = profile.kind();
    let (sending, abilities) = (profile.sending(), profile.abilities());
    let by = match (asked, profile.is_answered()) {
        (false, _) => "by the environment; standard output is no terminal",
        (true, true) => "by its answers",
        (true, false) => "by the environment; it did not answer",
    };
    let mut line = |name: &str, text: &str| writeln!(out, "{name:<13}{text}");
    line("Terminal", &format!("{} ({by})", kind.name()))?;
    let set: Vec<String> =
        profile.environment().pairs().map(|(name, value)| format!("{name}={value}")).collect();
    line("Environment", &set.join(" "))?;
    for answer in profile.answers() {
        line("Answer", &told(answer))?;
    }
    line("Route", &format!("{}: {}", sending.route.name(), why(profile)))?;
    if let Some(advice) = kind.advice() {
        line("", advice)?;
    }
    let letters = if sending.forms { "joined forms" } else { "nominal, the terminal joins them" };
    line("Letters", letters)?;
    let marks =
        if sending.marks { "sent" } else { "left out: it does not draw them on their letters" };
    line("Marks", marks)?;
    line(
        "Colours",
        match profile.environment().colours() {
            Colours::True => "24 bits",
            Colours::Indexed => "256",
            Colours::Sixteen => "16",
            Colours::None => "none",
        },
    )?;
    let helper = clipboard::helpers().next();
    line(
        "Clipboard",
        &match (profile.traits().clipboard, helper) {
            (true, _) => "through the terminal (OSC 52)".to_owned(),
            (false, Some(helper)) => format!("by {helper}"),
            (false, None) => "none: what is copied goes into a file".to_owned(),
        },
    )?;
    line("Links", if abilities.links { "open in the terminal (OSC 8)" } else { "plain text" })?;
    let frames = if abilities.synchronized { "shown whole (mode 2026)" } else { "as they come" };
    line("Frames", frames)?;
    line("Keyboard", "keys answer at their place under Arabic, Persian and Hebrew layouts")
}

/// An answer in words.
fn told(answer: &Reply) -> String {
    match answer {
        Reply::Primary(numbers) => format!("DA1 {numbers}"),
        Reply::Secondary(numbers) => format!("DA2 {numbers}"),
        Reply::Tertiary(unit) => format!("DA3 {unit}"),
        Reply::Version(name) => format!("XTVERSION {name}"),
        Reply::Mode { private, number, state } => {
            let name = if *private { format!("?{number}") } else { number.to_string() };
            let state = ["not known", "set", "reset", "always set", "always reset"]
                .get(usize::from(*state))
                .unwrap_or(&"not known");
            format!("mode {name}: {state}")
        }
        Reply::Keyboard(flags) => format!("keyboard protocol of kitty, flags {flags}"),
        Reply::Colour(number, value) => format!("colour {number}: {value}"),
    }
}

/// Why the route is taken.
fn why(profile: &Profile) -> &'static str {
    let route = profile.sending().route;
    if profile.outer().is_some() && matches!(route, Route::Words | Route::Logical) {
        return "what it runs in reorders by itself, and what stops it there is not let through";
    }
    if route != profile.traits().route {
        return "as you chose";
    }
    match route {
        Route::Visual if profile.traits().switch.is_some() => {
            "it shows cells where they are written, once told to by its own switch"
        }
        Route::Visual if profile.traits().by_colour => {
            "it reorders each stretch of one colour, so neighbours are sent in colours that differ by one in 255"
        }
        Route::Visual => "it shows cells where they are written, or once told to (CSI 8 l)",
        Route::VisualLrm => "what it runs in may reorder; marks between letters prevent that",
        Route::Words => "it turns each word round by itself",
        Route::Logical => "it reorders by itself",
    }
}

/// Shows a sample along each route and writes the answer into the configuration.
fn choose(profile: &Profile, out: &mut impl Write) -> anyhow::Result<()> {
    writeln!(out, "\nOne sentence along each route:")?;
    // As the reader does; undone once the answer is there.
    let stop = profile.switch().map_or("", |switch| switch.stop);
    let asked = !profile.inquiry().is_empty();
    write!(out, "{stop}{}", if asked { "\x1b[8l" } else { "" })?;
    for (index, &route) in Route::ALL.iter().enumerate() {
        writeln!(out, "  {} {}", index + 1, route.name())?;
        writeln!(out, "{}", sample(route, profile))?;
    }
    write!(out, "Which one reads right? 1 to {}, or Enter for none: ", Route::ALL.len())?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    write!(out, "{}", profile.restoration().outside)?;
    let chosen = answer.trim().parse::<usize>().ok();
    let Some(&route) = chosen.and_then(|number| Route::ALL.get(number.checked_sub(1)?)) else {
        return Ok(());
    };
    if route == profile.sending().route {
        writeln!(out, "That is the one in use.")?;
        return Ok(());
    }
    let path = Folders::of_user()
        .config_file()
        .context("no home directory, so there is no place for a configuration; set HOME")?;
    config::set_route(&path, profile.kind().name(), route.name())
        .with_context(|| path.display().to_string())?;
    let (name, path) = (profile.kind().name(), path.display());
    writeln!(out, "{path}: {name} = \"{}\"", route.name())?;
    Ok(())
}

/// The sample as it is sent along a route.
fn sample(route: Route, profile: &Profile) -> String {
    let sending = Sending { route, ..profile.sending() };
    let options = Options { fallback: layout::Base::Rtl, ..Options::default() };
    let width = 64;
    let mut frame = Frame::new(Rect::new(0, 0, width, 1));
    let paragraph = Paragraph::new(SAMPLE, &options);
    if let Some(line) = paragraph.lines(Columns(width.into())).next() {
        frame.put(0, 0, width, &Rc::new(line), None);
    }
    if sending.by_colour {
        // An ink that is seen on any ground; the route needs one that it knows.
        frame.buffer.set_style(frame.buffer.area, Style::new().fg(Color::Rgb(128, 128, 128)));
    }
    sending.apply(&mut frame);
    let cell = |cell: &Cell| match cell.fg {
        Color::Rgb(red, green, blue) => {
            format!("\x1b[38;2;{red};{green};{blue}m{}\x1b[m", cell.symbol())
        }
        _ => cell.symbol().to_owned(),
    };
    frame.buffer.content.iter().map(cell).collect()
}
