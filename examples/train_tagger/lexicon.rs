//! Builds the lexicon (words, counts, clusters) and the gazetteer as `fst` maps.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use anyhow::{Context, Result};
use fst::MapBuilder;
use qari::entity::analysis::Analysis;
use qari::entity::gazetteer::Classes;
use qari::entity::lexicon::{Entry, Lexicon, habit};
use qari::entity::model::Model;
use qari::entity::normal::{normalise, normalise_name};
use qari::entity::tagger;
use qari::entity::token::{TokenKind, tokenise};

use crate::clusters::{Sequence, cluster};
use crate::corpus;

/// A word seen less often is not kept.
const LEAST: u32 = 3;
const FINE: usize = 500;
const COARSE: usize = 60;
const ROUNDS: usize = 8;

/// Writes the gazetteer of a list of `name⇥class` lines.
pub fn gazetteer(list: &Path, out: &Path) -> Result<()> {
    let file =
        std::fs::read_to_string(list).with_context(|| format!("cannot read {}", list.display()))?;
    let mut names: BTreeMap<String, Classes> = BTreeMap::new();
    for (name, class) in file.lines().filter_map(|line| line.split_once('\t')) {
        let class = Classes::by_name(class).with_context(|| format!("no class {class}"))?;
        let key = normalise_name(name);
        if key.chars().count() > 2 {
            let classes = names.entry(key).or_default();
            *classes = classes.or(class);
        }
    }
    write(out, names.into_iter().map(|(key, classes)| (key, u64::from(classes.0))))
}

fn write(out: &Path, entries: impl Iterator<Item = (String, u64)>) -> Result<()> {
    let mut builder = MapBuilder::memory();
    let mut count = 0;
    for (key, value) in entries {
        builder.insert(key, value)?;
        count += 1;
    }
    let bytes = builder.into_inner()?;
    eprintln!("{}: {count} keys, {} bytes", out.display(), bytes.len());
    std::fs::write(out, bytes).with_context(|| format!("cannot write {}", out.display()))
}

/// Writes the lexicon of the words of texts.
pub fn lexicon(texts: &[String], out: &Path) -> Result<()> {
    let sentences: Vec<Vec<String>> = texts.iter().flat_map(|text| sentences(text)).collect();
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in sentences.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut kept: Vec<(&str, u32)> =
        counts.into_iter().filter(|&(_, count)| count >= LEAST).collect();
    kept.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let index: HashMap<&str, u32> =
        kept.iter().enumerate().map(|(index, &(word, _))| (word, index as u32 + 2)).collect();
    let mut words = Vec::new();
    for sentence in &sentences {
        words.push(0);
        // All rare words are one, at index 1.
        words.extend(sentence.iter().map(|word| index.get(word.as_str()).copied().unwrap_or(1)));
    }
    words.push(0);
    let sequence = Sequence { words, types: kept.len() + 2 };
    let coarse = cluster(&sequence, COARSE, ROUNDS);
    let fine = cluster(&sequence, FINE, ROUNDS);
    let entries: BTreeMap<String, u64> = kept
        .iter()
        .enumerate()
        .filter(|(_, (word, _))| !word.starts_with('\u{1}'))
        .map(|(at, &(word, count))| {
            let entry = Entry {
                fine: fine[at + 2],
                coarse: coarse[at + 2] as u8,
                frequency: logarithm(count),
                habit: 0,
            };
            (word.to_owned(), entry.pack())
        })
        .collect();
    write(out, entries.into_iter())
}

fn logarithm(count: u32) -> u8 {
    (u32::BITS - count.leading_zeros()) as u8
}

/// Writes the lexicon in the program once more, with the habits of the words of articles as a model tags them. Articles
/// that carry labels of our own are left out.
pub fn habits(
    model: &Model,
    articles: &Path,
    labelled: &HashSet<String>,
    out: &Path,
) -> Result<()> {
    let mut seen: BTreeMap<String, ([f32; 4], u16)> = BTreeMap::new();
    for (id, text) in corpus::articles_of(articles)? {
        if labelled.contains(&id) {
            continue;
        }
        let analysis = Analysis::new(&text);
        let tagging = tagger::tag(model, &analysis);
        for (index, likely) in tagging.likely.iter().enumerate() {
            if analysis.tokens[index].kind == TokenKind::Arabic {
                let (sums, count) = seen.entry(analysis.word(index).stem.clone()).or_default();
                *count = count.saturating_add(1);
                for (kind, sum) in sums.iter_mut().enumerate() {
                    *sum += likely[2 * kind + 1] + likely[2 * kind + 2];
                }
            }
        }
    }
    let lexicon = Lexicon::embedded();
    let mut entries: BTreeMap<String, u64> = BTreeMap::new();
    for (key, value) in lexicon.entries() {
        entries.insert(key, Entry { habit: 0, ..Entry::unpack(value) }.pack());
    }
    for (stem, (likely, count)) in seen {
        let habit = habit(likely, count);
        // A word that is in no cluster is worth keeping where it names something.
        let names = likely.iter().sum::<f32>() > 0.5 * f32::from(count);
        let known = entries.get(&stem).map(|&value| Entry::unpack(value));
        if habit > 0 && (known.is_some() || names) {
            let fresh = Entry { frequency: logarithm(u32::from(count)), ..Entry::default() };
            entries.insert(stem, Entry { habit, ..known.unwrap_or(fresh) }.pack());
        }
    }
    write(out, entries.into_iter())
}

/// The words' keys, sentence by sentence; numbers are one word, which is not kept.
fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut sentences: Vec<Vec<String>> = Vec::new();
    for token in tokenise(text) {
        if token.starts_sentence || sentences.is_empty() {
            sentences.push(Vec::new());
        }
        let word = match token.kind {
            TokenKind::Number => "\u{1}number".to_owned(),
            TokenKind::Other => "\u{1}address".to_owned(),
            _ => normalise(&text[token.range]),
        };
        sentences.last_mut().expect("one was pushed").push(word);
    }
    sentences
}
