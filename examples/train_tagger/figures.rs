//! Figures: what was found beside what is gold, exact mentions, by kind.

use std::collections::BTreeMap;
use std::ops::Range;

use qari::entity::tagging::Name;

/// Mentions of one kind: both, found, gold.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    both: usize,
    found: usize,
    gold: usize,
}

/// Counts by kind.
#[derive(Debug, Default)]
pub struct Figures {
    kinds: BTreeMap<Name, Count>,
}

impl Figures {
    /// Adds a document.
    pub fn add(&mut self, found: &[(Range<usize>, Name)], gold: &[(Range<usize>, Name)]) {
        for mention in found {
            let count = self.kinds.entry(mention.1).or_default();
            count.found += 1;
            count.both += usize::from(gold.contains(mention));
        }
        for mention in gold {
            self.kinds.entry(mention.1).or_default().gold += 1;
        }
    }

    /// Prints a table.
    pub fn print(&self, title: &str) {
        println!("{title}");
        let line = |name: &str, count: Count| {
            let share = |of: usize| 100.0 * count.both as f64 / of.max(1) as f64;
            let (p, r) = (share(count.found), share(count.gold));
            let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
            println!("  {name:<12} P {p:5.1}  R {r:5.1}  F1 {f:5.1}  ({} gold)", count.gold);
        };
        let sum = |kinds: &dyn Fn(Name) -> bool| {
            self.kinds.iter().filter(|(kind, _)| kinds(**kind)).fold(
                Count::default(),
                |sum, (_, count)| Count {
                    both: sum.both + count.both,
                    found: sum.found + count.found,
                    gold: sum.gold + count.gold,
                },
            )
        };
        for (kind, count) in &self.kinds {
            line(&format!("{kind:?}"), *count);
        }
        line("first three", sum(&|kind| kind != Name::Other));
        line("all", sum(&|_| true));
    }
}

/// Prints what was missed and what is wrong, each in some of the words around it.
pub fn differences(text: &str, found: &[(Range<usize>, Name)], gold: &[(Range<usize>, Name)]) {
    let line = |sign: &str, (range, kind): &(Range<usize>, Name)| {
        let before: String =
            text[..range.start].chars().rev().take(30).collect::<Vec<_>>().iter().rev().collect();
        let after: String = text[range.end..].chars().take(30).collect();
        let words = format!("{before}[{}]{after}", &text[range.clone()]).replace('\n', " / ");
        println!("{sign} {kind:?}\t{words}");
    };
    for mention in gold.iter().filter(|mention| !found.contains(mention)) {
        line("missed", mention);
    }
    for mention in found.iter().filter(|mention| !gold.contains(mention)) {
        line("wrong", mention);
    }
}
