//! When a page was published. In: its tree. Out: what its elements say, the surest first: properties made for it, then
//! the line beside the headline, then the path of its address.

use dom_query::{Document, NodeRef};

use super::edges::is_day;
use super::furniture::is_called;
use super::letters;
use super::marked::is_of_comments;
use crate::article::squeezed;

/// The longest line that is taken for a date, in code points.
const LINE: usize = 60;

/// Where a date is said, the surest first: a selector and the attribute.
const SAID: [(&str, &str); 16] = [
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop=datePublished]", "content"),
    ("[itemprop=datePublished]", "datetime"),
    ("[itemprop=datePublished]", "content"),
    ("meta[name=pubdate]", "content"),
    ("meta[name=publishdate]", "content"),
    ("meta[name='publish-date'], meta[name='publication_date']", "content"),
    ("meta[property='og:published_time'], meta[property='og:article:published_time']", "content"),
    ("meta[name='article.published'], meta[name='parsely-pub-date']", "content"),
    ("meta[name='sailthru.date'], meta[name='citation_publication_date']", "content"),
    ("meta[name=date]", "content"),
    (
        "meta[name='DC.date.issued' i], meta[name='dcterms.created' i], meta[name='dcterms.issued' i], \
         meta[name='DC.date' i], meta[name='dcterms.date' i]",
        "content",
    ),
    ("time[pubdate]", "datetime"),
    ("article time[datetime], .entry-date, .published, .post-date time", "datetime"),
    ("abbr.published, .dt-published", "title"),
    ("time[datetime]", "datetime"),
];

/// Words in names of the elements around a date.
const WORDS: [&str; 12] = [
    "date",
    "datum",
    "fecha",
    "pubdate",
    "postdate",
    "dateline",
    "published",
    "publishdate",
    "publicationdate",
    "datetime",
    "timestamp",
    "tarih",
];

/// Parts of a page whose dates are of other articles.
const OTHERS: [&str; 4] = ["aside", "footer", "nav", "form"];

/// What a page's elements say; `None` where they say nothing.
pub(super) fn published(page: &Document) -> Option<String> {
    SAID.iter().find_map(|(selector, name)| {
        let value = page.select(selector).attr(name)?;
        Some(value.trim().to_owned()).filter(|value| !value.is_empty())
    })
}

/// The line of a page that is a date to a reader: what follows the headline, else what stands before it. `title` is the
/// page's title.
pub(super) fn line(page: &Document, title: &str) -> Option<String> {
    let title = letters(title);
    let (mut before, mut headed) = (None, false);
    for node in page.root().descendants_it().filter(NodeRef::is_element) {
        if ["h1", "h2", "h3"].iter().any(|name| node.has_name(name)) && is_headline(&node, &title) {
            headed = true;
        }
        if !(is_named(&node) || node.has_name("time")) {
            continue;
        }
        let text = squeezed(&node.text());
        let short = text.chars().count() <= LINE;
        if !short || !is_day(&text) || is_elsewhere(&node) {
            continue;
        }
        if headed {
            return Some(text);
        }
        // Before the headline stands the day's own date too, far from it.
        before = Some(text);
    }
    before.filter(|_| headed)
}

/// The day in the path of an address: `2024-05-06` of `/2024/05/06/`.
pub(super) fn in_address(url: &str) -> Option<String> {
    let path: Vec<&str> = url.split(['/', '?', '#']).collect();
    path.windows(3).find_map(|parts| {
        let number = |part: &str, least: usize| {
            let digits = part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u32>()
                .ok()
                .filter(|_| digits && (least..=least.max(2)).contains(&part.len()))
        };
        let (year, month, day) = (number(parts[0], 4)?, number(parts[1], 1)?, number(parts[2], 1)?);
        let known =
            (1990..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        known.then(|| format!("{year}-{month:02}-{day:02}"))
    })
}

/// Whether a heading says what the title says, whose letters are given.
fn is_headline(heading: &NodeRef<'_>, title: &str) -> bool {
    let said = letters(&heading.text());
    said.len() > 8 && title.contains(&said)
}

fn is_named(node: &NodeRef<'_>) -> bool {
    is_called(node, &["class", "id", "itemprop"], |words| {
        words.len() <= 5 && words.iter().any(|word| WORDS.contains(&word.as_str()))
    })
}

fn is_elsewhere(node: &NodeRef<'_>) -> bool {
    let other = |outer: &NodeRef<'_>| OTHERS.iter().any(|name| outer.has_name(name));
    node.ancestors_it(None).any(|outer| other(&outer)) || is_of_comments(node)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_a_day_where_its_path_is_one() {
        let day = Some("2013-08-07".to_owned());
        assert_eq!(in_address("https://a.example/2013/08/07/the-ferry/"), day);
        assert_eq!(in_address("https://a.example/2013/8/7"), day);
        for other in
            ["https://a.example/2013/08/ferry", "https://a.example/12/13/14", "/2013/45/07/"]
        {
            assert_eq!(in_address(other), None, "{other}");
        }
    }

    #[test]
    fn the_date_beside_the_headline_is_the_page_s() {
        let of = |html: &str| line(&Document::from(html), "The ferry is back - The Port Paper");
        let page = |before: &str, behind: &str| {
            format!(
                "<div class=today-date>1 June 2024</div>{before}<h1>The ferry is back</h1>{behind}<p>x</p>"
            )
        };
        let day = "<span class=post-date>6 May 2024</span>";
        assert_eq!(of(&page("", day)).as_deref(), Some("6 May 2024"));
        assert_eq!(of(&page(day, "")).as_deref(), Some("6 May 2024"));
        assert_eq!(of(&page("", &format!("<aside>{day}</aside>"))).as_deref(), Some("1 June 2024"));
        assert_eq!(of(day), None);
    }
}
