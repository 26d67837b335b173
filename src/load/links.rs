//! Links of a source: hrefs and the places they name, gathered while the text grows. In: an href's text,
//! identifiers and where they stand. Out: [`Link`]s whose addresses are whole, and whose places are bytes.

use std::collections::HashMap;
use std::ops::Range;

use crate::article::link::is_address;
use crate::article::{Link, Target};

/// The longest address that is kept, in bytes.
const LONGEST: usize = 4096;

/// What was gathered, in bytes of the buffer.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    hrefs: Vec<(Range<usize>, String)>,
    places: HashMap<String, usize>,
}

impl Gathered {
    /// A text that leads somewhere.
    pub(super) fn href(&mut self, range: Range<usize>, href: &str) {
        if !range.is_empty() && href.len() <= LONGEST {
            self.hrefs.push((range, href.trim().to_owned()));
        }
    }

    /// A place that links may lead to. The first of a name counts.
    pub(super) fn place(&mut self, id: &str, byte: usize) {
        self.places.entry(id.to_owned()).or_insert(byte);
    }

    /// The links, those left out that lead to nothing that can be shown or opened.
    pub(super) fn resolved(self, page: Option<&str>) -> Vec<Link> {
        let Self { hrefs, places } = self;
        let mut links: Vec<Link> = Vec::new();
        for (range, href) in hrefs {
            let to = match href.strip_prefix('#') {
                Some(id) => places.get(id).copied().map(Target::Place),
                None => absolute(&href, page).map(Target::Address),
            };
            let apart = links.last().is_none_or(|last| last.range.end <= range.start);
            links.extend(to.filter(|_| apart).map(|to| Link { range, to }));
        }
        links
    }
}

/// A whole address: as it is, or as the page's own makes it.
fn absolute(href: &str, page: Option<&str>) -> Option<String> {
    if is_address(href) {
        return Some(href.to_owned());
    }
    let page = page.filter(|page| is_address(page))?;
    let (scheme, rest) = page.split_once("://")?;
    if let Some(host) = href.strip_prefix("//") {
        return Some(format!("{scheme}://{host}"));
    }
    let before_colon = href.split(['/', '?', '#']).next().unwrap_or_default();
    if href.is_empty() || before_colon.contains(':') {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if href.starts_with('/') {
        return Some(format!("{scheme}://{host}{href}"));
    }
    let path = rest[host.len()..].split(['?', '#']).next().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    Some(format!("{scheme}://{host}{folder}/{href}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_made_whole_by_that_of_its_page() {
        let page = Some("https://a.org/news/today.html?x=1");
        let whole = |href| absolute(href, page);
        assert_eq!(whole("http://b.org/").as_deref(), Some("http://b.org/"));
        assert_eq!(whole("//b.org/c").as_deref(), Some("https://b.org/c"));
        assert_eq!(whole("/c").as_deref(), Some("https://a.org/c"));
        assert_eq!(whole("c.html").as_deref(), Some("https://a.org/news/c.html"));
        assert_eq!(whole("javascript:alert(1)"), None);
        assert_eq!(absolute("/c", None), None);
    }

    #[test]
    fn a_place_is_found_wherever_it_stands_and_a_missing_one_leads_nowhere() {
        let mut gathered = Gathered::default();
        gathered.href(2..5, "#note");
        gathered.href(7..9, "#gone");
        gathered.place("note", 40);
        assert_eq!(gathered.resolved(None), [Link { range: 2..5, to: Target::Place(40) }]);
    }
}
