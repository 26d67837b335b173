//! Builds the recogniser's assets and measures it. `train/build.sh` runs the steps in their order.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "counts are small"
)]
#![allow(missing_docs, unreachable_pub, reason = "a program, not a library")]

mod clusters;
mod corpus;
mod figures;
mod learner;
mod lexicon;
mod passes;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use qari::article::Kind;
use qari::entity::analysis::Analysis;
use qari::entity::crf::TAGS;
use qari::entity::gazetteer::Gazetteer;
use qari::entity::lexicon::Lexicon;
use qari::entity::model::Model;
use qari::entity::tagger;
use qari::entity::tagging::{Name, Tagging};
use qari::entity::{Recogniser, label};

use corpus::{Document, bytes_of};
use figures::Figures;

#[derive(Parser)]
#[command(about = "Builds the recogniser's assets and measures it")]
struct Arguments {
    /// The folder with the gazetteer and the lexicon to look words up in; without it, the program's own.
    #[arg(long)]
    models: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The gazetteer of a list of names (`train/gazetteers.py` writes it).
    Gazetteer { list: PathBuf, out: PathBuf },
    /// The lexicon of the corpora's words.
    Lexicon {
        #[arg(long)]
        articles: PathBuf,
        #[arg(long)]
        out: PathBuf,
        /// Leaves out the words of the development part: of the first file, and of the articles of this one.
        #[arg(long)]
        develop: Option<PathBuf>,
        columns: Vec<PathBuf>,
    },
    /// The habits of words in articles without labels, as a model tags them, into a lexicon.
    Habits {
        #[arg(long)]
        lexicon: PathBuf,
        #[arg(long)]
        articles: PathBuf,
        /// Files of labels: their articles are left out.
        #[arg(long)]
        labels: Vec<PathBuf>,
        #[arg(long)]
        model: PathBuf,
        #[arg(long)]
        out: PathBuf,
    },
    /// The tagger's weights.
    Train {
        #[command(flatten)]
        corpora: Corpora,
        #[arg(long)]
        out: PathBuf,
        /// Leaves the development part out and measures on it.
        #[arg(long)]
        develop: bool,
    },
    /// Marks the mentions in a text with brackets and kinds, to be read.
    Show {
        file: PathBuf,
        #[arg(long)]
        model: Option<PathBuf>,
    },
    /// Measures the tagger that was built on the development part.
    Measure {
        #[command(flatten)]
        corpora: Corpora,
        #[arg(long)]
        model: PathBuf,
    },
}

#[derive(clap::Args)]
struct Corpora {
    #[arg(long)]
    anercorp: PathBuf,
    #[arg(long)]
    wikifane: PathBuf,
    #[arg(long)]
    articles: PathBuf,
    /// Our own labels over some of the articles.
    #[arg(long)]
    labels: Option<PathBuf>,
    /// The recogniser's mentions in more of them, corrected by hand: never measured on.
    #[arg(long)]
    corrected: Option<PathBuf>,
}

/// How much more an article's sentence counts than one of `ANERcorp`: its labels are what is asked for.
const ARTICLES: f32 = 3.0;

/// Every sixth part of `ANERcorp`'s training file, the last, is for development.
const DEVELOPMENT: usize = 6;

/// Every third labelled article is for development.
const EVERY: usize = 3;

struct Split {
    train: Vec<(Document, f32)>,
    anercorp: Vec<Document>,
    articles: Vec<Document>,
}

impl Corpora {
    fn split(&self, develop: bool) -> Result<Split> {
        let mut train = corpus::columns(&self.anercorp)?;
        let held = train.split_off(train.len() - train.len() / DEVELOPMENT);
        let mut split = Split { train: Vec::new(), anercorp: held, articles: Vec::new() };
        if !develop {
            train.extend(split.anercorp.iter().cloned());
        }
        split.train.extend(train.into_iter().map(|document| (document, 1.0)));
        if let Some(labels) = &self.labels {
            for (at, (_, document)) in
                corpus::standoff(labels, &self.articles)?.into_iter().enumerate()
            {
                if at % EVERY == 0 {
                    split.articles.push(document.clone());
                }
                if at % EVERY != 0 || !develop {
                    split.train.push((document, ARTICLES));
                }
            }
        }
        if let Some(corrected) = &self.corrected {
            let documents = corpus::standoff(corrected, &self.articles)?;
            split.train.extend(documents.into_iter().map(|(_, document)| (document, ARTICLES)));
        }
        Ok(split)
    }
}

fn measure(model: &'static Model, documents: &[Document], title: &str, steps: bool) {
    let recogniser = Recogniser::with_model(model);
    let (mut tagged, mut whole) = (Figures::default(), Figures::default());
    for document in documents {
        let analysis = Analysis::new(&document.text);
        let likely = vec![[1.0; TAGS]; analysis.tokens.len()];
        let gold = Tagging { tags: document.tags(&analysis), likely };
        let bytes = |tagging: &Tagging| -> Vec<_> {
            let mentions = tagging.mentions().into_iter();
            mentions.map(|mention| (bytes_of(&analysis, &mention.tokens), mention.kind)).collect()
        };
        let gold = if document.exact {
            document.gold.iter().map(|gold| (gold.range.clone(), gold.kind)).collect()
        } else {
            bytes(&gold)
        };
        tagged.add(&bytes(&tagger::tag(model, &analysis)), &gold);
        let found: Vec<_> = recogniser
            .text(&document.text)
            .mentions
            .into_iter()
            .filter_map(|span| Some((span.range, name(span.kind)?)))
            .collect();
        whole.add(&found, &gold);
        if std::env::var_os("QARI_ERRORS").is_some() {
            figures::differences(&document.text, &found, &gold);
        }
    }
    if steps {
        tagged.print(&format!("{title}, tagger alone"));
    }
    whole.print(title);
}

fn show(text: &str, recogniser: &Recogniser) {
    let found = recogniser.text(text);
    let mut at = 0;
    for span in &found.mentions {
        let (before, mention) = (&text[at..span.range.start], &text[span.range.clone()]);
        print!("{before}[{mention}|{}{} {:.2}]", label(span.kind), span.entity + 1, span.score);
        at = span.range.end;
    }
    println!("{}", &text[at..]);
}

fn name(kind: Kind) -> Option<Name> {
    match kind {
        Kind::Person => Some(Name::Person),
        Kind::Place => Some(Name::Place),
        Kind::Organisation => Some(Name::Organisation),
        Kind::Other => Some(Name::Other),
        Kind::Date | Kind::Number => None,
    }
}

fn measure_all(model: &'static Model, split: &Split) {
    measure(model, &split.anercorp, "ANERcorp, development part", true);
    measure(model, &split.articles, "articles, development part", true);
}

/// The texts whose words are known.
fn lexicon_texts(
    columns: &[PathBuf],
    articles: &Path,
    develop: Option<&Path>,
) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for (at, path) in columns.iter().enumerate() {
        let mut documents = corpus::columns(path)?;
        if at == 0 && develop.is_some() {
            documents.truncate(documents.len() - documents.len() / DEVELOPMENT);
        }
        texts.extend(documents.into_iter().map(|document| document.text));
    }
    let labelled = develop.map(|labels| corpus::standoff(labels, articles)).transpose()?;
    let held: HashSet<String> =
        labelled.into_iter().flatten().step_by(EVERY).map(|(id, _)| id).collect();
    let known = corpus::articles_of(articles)?.into_iter().filter(|(id, _)| !held.contains(id));
    texts.extend(known.map(|(_, text)| text));
    Ok(texts)
}

fn look_up_in(folder: &Path) -> Result<()> {
    let bytes = |name: &str| -> Result<&'static [u8]> {
        let path = folder.join(name);
        let bytes =
            std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Box::leak(bytes.into_boxed_slice()))
    };
    let taken =
        Gazetteer::replace(bytes("gazetteer.bin")?) && Lexicon::replace(bytes("lexicon.bin")?);
    anyhow::ensure!(taken, "{}: no gazetteer and lexicon", folder.display());
    Ok(())
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if let Some(folder) = &arguments.models {
        look_up_in(folder)?;
    }
    match arguments.command {
        Command::Gazetteer { list, out } => lexicon::gazetteer(&list, &out),
        Command::Lexicon { articles, out, develop, columns } => {
            lexicon::lexicon(&lexicon_texts(&columns, &articles, develop.as_deref())?, &out)
        }
        Command::Habits { lexicon, articles, labels, model, out } => {
            let mut labelled = HashSet::new();
            for labels in &labels {
                labelled.extend(corpus::standoff(labels, &articles)?.into_iter().map(|(id, _)| id));
            }
            let model = passes::leak(std::fs::read(model)?);
            lexicon::habits(&lexicon, model, &articles, &labelled, &out)
        }
        Command::Train { corpora, out, develop } => {
            let split = corpora.split(develop)?;
            let first = passes::first(&corpus::columns(&corpora.wikifane)?);
            let (second, third) = passes::news(&first, &split.train);
            let bytes = passes::model(&[&first, &second, &third]);
            eprintln!("{}: {} bytes", out.display(), bytes.len());
            std::fs::write(&out, &bytes)?;
            if develop {
                measure_all(passes::leak(bytes), &split);
            }
            Ok(())
        }
        Command::Show { file, model } => {
            let model = model.map(|path| std::fs::read(path).map(passes::leak)).transpose()?;
            let recogniser = model.map_or_else(Recogniser::new, Recogniser::with_model);
            show(&std::fs::read_to_string(file)?, &recogniser);
            Ok(())
        }
        Command::Measure { corpora, model } => {
            let split = corpora.split(true)?;
            measure_all(passes::leak(std::fs::read(model)?), &split);
            Ok(())
        }
    }
}
