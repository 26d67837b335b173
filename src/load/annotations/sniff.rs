//! Whether a file that is opened as an article is one of annotations that holds its text. In: its name and how it begins.

use super::{conll, markup, nif, python, tables, webanno};
use crate::load::limits;

/// The bytes that are looked at.
const HEAD: usize = 4 << 10;

/// Whether it is.
pub(in crate::load) fn is_annotated(name: &str, start: &str) -> bool {
    let head = limits::beginning(start, HEAD);
    let named = |endings: &[&str]| {
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        endings.iter().any(|ending| name.ends_with(ending))
    };
    webanno::is_webanno(start)
        || conll::is_conll(head)
        || markup::is_marked(head)
        || nif::is_nif(head)
        || named(&[".py"]) && python::is_assigned(head)
        || named(&[".csv", ".tsv"]) && tables::is_of_tasks(head)
}
