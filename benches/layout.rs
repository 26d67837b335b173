//! How fast the layout engine is: MB/s by stage on Arabic news, beside unicode-bidi alone, and what becomes
//! of hostile texts when they double.
//!
//! `cargo bench --bench layout [-- FILE]`; without a file the samples are repeated to 10 MB. What a text costs when it
//! doubles is counted in instructions where valgrind is installed: the same on every machine, whatever else it does.
//! Elsewhere it is the least of many times. A ratio over what it is held to ends the bench with a failure.

#![allow(clippy::cast_precision_loss, reason = "megabytes a second need no 53 bits")]

mod counted;
mod hostile;
mod measure;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use qari::layout::{
    Align, Base, Columns, Direction, Line, Options, Paragraph, Scratch, paragraphs,
};

use measure::{best, samples};

const MEGABYTE: f64 = 1e6;
const WIDTH: Columns = Columns(80);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some((name, bytes)) = counted::asked(&arguments) {
        let texts = hostile::texts();
        let text = texts.iter().find(|(known, _)| *known == name).expect("a hostile text");
        black_box(encode(&(text.1)(bytes), &from_the_right()));
        return ExitCode::SUCCESS;
    }
    let file = arguments.into_iter().find(|argument| !argument.starts_with('-'));
    let text = file.map_or_else(news, |path| std::fs::read_to_string(path).expect("a text file"));
    stages(&text);
    if hostile() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The Arabic samples, again and again, to 10 MB.
fn news() -> String {
    let one = samples();
    one.repeat(10_000_000 / one.len().max(1) + 1)
}

fn options() -> Options {
    Options { direction: Direction::FirstStrong, raw: true, ..Options::default() }
}

fn stages(text: &str) {
    let size = text.len() as f64 / MEGABYTE;
    println!("{size:.1} MB, {} columns", WIDTH.0);
    let levels_alone = best(|| {
        for range in paragraphs(text) {
            black_box(unicode_bidi::ParagraphBidiInfo::new(&text[range], None));
        }
    });
    let split = best(|| {
        black_box(paragraphs(text).count());
    });
    let analysed = best(|| each_paragraph(text, &options(), |_| {}));
    let filled = best(|| {
        each_paragraph(text, &options(), |paragraph| {
            let mut lines = paragraph.lines(WIDTH);
            while lines.next_range().is_some() {}
        });
    });
    let whole = best(|| {
        black_box(encode(text, &options()));
    });
    let justified = Options { align: Align::Justify, ..options() };
    let justify = best(|| {
        black_box(encode(text, &justified));
    });
    let row = |name: &str, seconds: f64| {
        let ratio = levels_alone / seconds;
        println!("{name:<42} {:>8.1} MB/s  {ratio:>6.2} × unicode-bidi alone", size / seconds);
    };
    row("unicode-bidi's levels alone", levels_alone);
    row("paragraphs", split);
    row("direction, levels, clusters, joining, breaks", analysed - split);
    row("filling", filled - analysed);
    row("order, placing, encoding", whole - filled);
    row("everything", whole);
    row("everything, justified", justify);
}

fn each_paragraph(text: &str, options: &Options, mut work: impl FnMut(&Paragraph<'_>)) {
    let mut scratch = Scratch::default();
    for range in paragraphs(text) {
        let paragraph = Paragraph::with_scratch(&text[range], options, scratch);
        work(&paragraph);
        scratch = paragraph.into_scratch();
    }
}

/// The whole job: every line as UTF-8, flush, into a buffer that is given away by the megabyte; what is left in it.
fn encode(text: &str, options: &Options) -> String {
    const GIVEN_AWAY: usize = 1 << 20;
    let mut out = String::with_capacity(2 * GIVEN_AWAY);
    let mut line = Line::default();
    each_paragraph(text, options, |paragraph| {
        let mut lines = paragraph.lines(WIDTH);
        while lines.next_into(&mut line) {
            out.extend(std::iter::repeat_n(' ', line.indent().0));
            out.push_str(line.text());
            out.push('\n');
            if out.len() >= GIVEN_AWAY {
                black_box(&out);
                out.clear();
            }
        }
    });
    out
}

fn from_the_right() -> Options {
    Options { direction: Direction::Fixed(Base::Rtl), ..options() }
}

/// What doubling a text may cost.
const DOUBLED: f64 = 2.3;

/// What hostile texts cost when they double; whether all are held.
fn hostile() -> bool {
    let count = counted::is_there();
    let unit = if count { "instructions" } else { "the least time" };
    println!("\nhostile: MB/s, and the ratio of {unit} for twice the text (at most {DOUBLED})");
    let mut held = true;
    for (name, text) in hostile::texts() {
        let (one, two) = (text(1_000_000), text(2_000_000));
        let times = least([&one, &two]);
        let speed = one.len() as f64 / MEGABYTE / times[0];
        let ratio = if count {
            counted::doubled(name, |bytes| text(bytes).len())
        } else {
            times[1] / times[0] * one.len() as f64 * 2.0 / two.len() as f64
        };
        let mark = if ratio > DOUBLED { "  TOO MUCH" } else { "" };
        held &= ratio <= DOUBLED;
        println!("{name:<36} {speed:>7.1} MB/s   {ratio:.2}{mark}");
    }
    held
}

/// The least seconds of many that each of two texts takes, in turns, so that what the machine does falls on both.
fn least(texts: [&String; 2]) -> [f64; 2] {
    let mut least = [f64::INFINITY; 2];
    for _ in 0..7 {
        for (least, text) in least.iter_mut().zip(texts) {
            let begun = Instant::now();
            black_box(encode(text, &from_the_right()));
            *least = least.min(begun.elapsed().as_secs_f64());
        }
    }
    least
}
