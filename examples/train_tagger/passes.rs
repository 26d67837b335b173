//! Training the three passes in their order, each on what the ones before it answer.

use qari::entity::analysis::Analysis;
use qari::entity::document::Knowledge;
use qari::entity::features;
use qari::entity::model::{MAGIC, Model};
use qari::entity::table::{self, Row};
use qari::entity::tagger::{add_opinion, decode};
use qari::entity::tagging::Tagging;

use crate::corpus::Document;
use crate::learner::{Example, Settings, Trained, train};

pub const FIRST: Settings =
    Settings { rounds: 6, rate: 0.1, l1: 3.0, l2: 0.5, least: 3, rows: 25_600 };
pub const SECOND: Settings =
    Settings { rounds: 10, rate: 0.1, l1: 1.0, l2: 0.5, least: 2, rows: 28_800 };
pub const THIRD: Settings =
    Settings { rounds: 10, rate: 0.1, l1: 1.0, l2: 0.5, least: 2, rows: 29_600 };

/// Parts of the news of which each is answered by a pass trained on the others.
const FOLDS: usize = 4;

/// A document, its weight in learning, analysed, with its gold tags and its tokens' features.
struct Prepared<'t> {
    analysis: Analysis<'t>,
    tags: Vec<u8>,
    lists: Vec<Vec<u64>>,
    weight: f32,
}

impl<'t> Prepared<'t> {
    fn new(document: &'t Document, weight: f32) -> Self {
        let analysis = Analysis::new(&document.text);
        let tags = document.tags(&analysis);
        let mut lists = Vec::new();
        for sentence in &analysis.sentences {
            features::base(&analysis, sentence.clone(), &mut lists);
        }
        Self { analysis, tags, lists, weight }
    }

    fn examples(&self) -> impl Iterator<Item = Example> + '_ {
        self.analysis.sentences.iter().map(|sentence| Example {
            lists: self.lists[sentence.clone()].to_vec(),
            tags: self.tags[sentence.clone()].to_vec(),
            weight: self.weight,
        })
    }

    fn answer(&self, model: &Model) -> Tagging {
        let mut tagging = Tagging::default();
        for sentence in &self.analysis.sentences {
            let (tags, likely) = decode(model, 0, &self.lists[sentence.clone()], 0.0);
            tagging.extend(&tags, likely);
        }
        tagging
    }
}

/// A model of the passes given.
pub fn model(passes: &[&Trained]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend((passes.len() as u32).to_le_bytes());
    for pass in passes {
        for weight in pass.transitions.weights.iter().flatten().chain([&pass.scale]) {
            bytes.extend(weight.to_le_bytes());
        }
    }
    let rows: Vec<&[(u64, Row)]> = passes.iter().map(|pass| &pass.rows[..]).collect();
    let (table, left) = table::write(&rows);
    eprintln!("a table of {} bytes, {left} features left out", table.len());
    bytes.extend(table);
    bytes
}

/// Reads a model for as long as the program runs.
pub fn leak(bytes: Vec<u8>) -> &'static Model {
    Box::leak(Box::new(
        Model::read(Box::leak(bytes.into_boxed_slice())).expect("a model just made"),
    ))
}

fn learn(prepared: &[&Prepared<'_>], settings: &Settings) -> Trained {
    let examples: Vec<Example> = prepared.iter().flat_map(|document| document.examples()).collect();
    train(&examples, settings)
}

/// Trains the first pass, on the encyclopaedia.
pub fn first(documents: &[Document]) -> Trained {
    let prepared: Vec<Prepared<'_>> =
        documents.iter().map(|document| Prepared::new(document, 1.0)).collect();
    learn(&prepared.iter().collect::<Vec<_>>(), &FIRST)
}

/// Trains the second and the third, on news.
pub fn news(first: &Trained, documents: &[(Document, f32)]) -> (Trained, Trained) {
    let opinions = leak(model(&[first]));
    let mut prepared: Vec<Prepared<'_>> =
        documents.iter().map(|(document, weight)| Prepared::new(document, *weight)).collect();
    for document in &mut prepared {
        let opinion = document.answer(opinions);
        for sentence in &document.analysis.sentences {
            let lists = &mut document.lists[sentence.clone()];
            let likely = &opinion.likely[sentence.clone()];
            add_opinion(&document.analysis, likely, sentence.start, lists);
        }
    }
    let second = learn(&prepared.iter().collect::<Vec<_>>(), &SECOND);
    let answers: Vec<(usize, Tagging)> = (0..FOLDS)
        .flat_map(|fold| {
            let others: Vec<&Prepared<'_>> = everywhere_but(&prepared, fold);
            let held = leak(model(&[&learn(&others, &SECOND)]));
            (fold..prepared.len())
                .step_by(FOLDS)
                .map(|at| (at, prepared[at].answer(held)))
                .collect::<Vec<_>>()
        })
        .collect();
    for (at, answer) in &answers {
        let document = &mut prepared[*at];
        let knowledge = Knowledge::learn(&document.analysis, answer);
        for sentence in &document.analysis.sentences {
            let lists = &mut document.lists[sentence.clone()];
            knowledge.features(&document.analysis, answer, sentence.start, lists);
        }
    }
    let third = learn(&prepared.iter().collect::<Vec<_>>(), &THIRD);
    (second, third)
}

fn everywhere_but<'p, 't>(prepared: &'p [Prepared<'t>], fold: usize) -> Vec<&'p Prepared<'t>> {
    prepared
        .iter()
        .enumerate()
        .filter(|(at, _)| at % FOLDS != fold)
        .map(|(_, document)| document)
        .collect()
}
