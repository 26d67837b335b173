//! Builds the lexicon (words, counts, clusters) and the gazetteer as [`Keys`]. Those do not hold the words, which are
//! written beside the lexicon: lines `key⇥value`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use qari::entity::analysis::Analysis;
use qari::entity::gazetteer::{Classes, Known, of_name};
use qari::entity::hash;
use qari::entity::keys::Keys;
use qari::entity::lexicon::{Entry, habit};
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
    let mut known: BTreeMap<u64, Known> = BTreeMap::new();
    for (key, classes) in names {
        let words: Vec<u64> = key.split(' ').map(hash::text).collect();
        for length in 1..words.len() {
            known.entry(of_name(words[..length].iter().copied())).or_default().goes_on = true;
        }
        known.entry(of_name(words)).or_default().classes = classes;
    }
    write(out, known.into_iter().map(|(name, known)| (name, known.pack())))
}

fn write(out: &Path, values: impl Iterator<Item = (u64, u32)>) -> Result<()> {
    let values: BTreeMap<u64, u32> = values.collect();
    let bytes = Keys::write(&values);
    eprintln!("{}: {} keys, {} bytes", out.display(), values.len(), bytes.len());
    std::fs::write(out, bytes).with_context(|| format!("cannot write {}", out.display()))
}

/// The words of a lexicon stand beside it.
fn words_of(lexicon: &Path) -> PathBuf {
    lexicon.with_extension("tsv")
}

fn write_words(out: &Path, entries: &BTreeMap<String, Entry>) -> Result<()> {
    let lines: Vec<String> =
        entries.iter().map(|(key, entry)| format!("{key}\t{}\n", entry.pack())).collect();
    let words = words_of(out);
    std::fs::write(&words, lines.concat())
        .with_context(|| format!("cannot write {}", words.display()))?;
    write(out, entries.iter().map(|(key, entry)| (hash::text(key), entry.pack())))
}

fn read_words(lexicon: &Path) -> Result<BTreeMap<String, Entry>> {
    let words = words_of(lexicon);
    let file = std::fs::read_to_string(&words)
        .with_context(|| format!("cannot read {}", words.display()))?;
    let entry = |line: &str| {
        let (key, value) = line.split_once('\t').context("a word without a value")?;
        Ok((key.to_owned(), Entry::unpack(value.parse()?)))
    };
    file.lines().map(entry).collect()
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
    let entries: BTreeMap<String, Entry> = kept
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
            (word.to_owned(), entry)
        })
        .collect();
    write_words(out, &entries)
}

fn logarithm(count: u32) -> u8 {
    (u32::BITS - count.leading_zeros()) as u8
}

/// Writes a lexicon once more, with the habits of the words of articles as a model tags them. Articles that carry labels
/// of our own are left out.
pub fn habits(
    lexicon: &Path,
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
    let mut entries = read_words(lexicon)?;
    for entry in entries.values_mut() {
        entry.habit = 0;
    }
    for (stem, (likely, count)) in seen {
        let habit = habit(likely, count);
        // A word that is in no cluster is worth keeping where it names something.
        let names = likely.iter().sum::<f32>() > 0.5 * f32::from(count);
        let known = entries.get(&stem).copied();
        if habit > 0 && (known.is_some() || names) {
            let fresh = Entry { frequency: logarithm(u32::from(count)), ..Entry::default() };
            entries.insert(stem, Entry { habit, ..known.unwrap_or(fresh) });
        }
    }
    write_words(out, &entries)
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
