//! A page's headline. In: its title as it names itself, its site, its headings. Out: the title without the site's name.

use super::letters;
use crate::article::squeezed;

/// What stands between a headline and a site's name.
const BETWEEN: [&str; 11] = [
    " | ",
    " - ",
    " \u{2013} ",
    " \u{2014} ",
    " :: ",
    " \u{BB} ",
    " \u{AB} ",
    " \u{B7} ",
    " \u{2022} ",
    " / ",
    " @ ",
];

/// Signs between them, with blanks or without.
const SIGNS: &str =
    "-|_/@\u{2013}\u{2014}\u{BB}\u{AB}\u{203A}\u{B7}\u{2022}\u{1C0}\u{FF5C}\u{4E28}";

/// Titles that are what was left of a page's markup.
const MARKUP: [&str; 3] = ["<br />", "<br>", "!--"];

/// A title of so many characters may have been cut, as those in JSON-LD are.
const CUT: usize = 100;

/// A heading of fewer letters, in bytes, may stand in a title by chance.
const LEAST: usize = 10;

/// The headline of a title: the site's name before or behind it is left out where it is known as one, or where a
/// heading of the page says the headline without it.
pub(super) fn headline(title: &str, sites: &[&str], headings: &[String]) -> String {
    let title = squeezed(title);
    if let Some(heading) = whole(&title, headings) {
        return heading;
    }
    if let Some(heading) = named(&title, headings) {
        return heading;
    }
    let sites: Vec<String> = sites.iter().map(|site| letters(site)).collect();
    let headings: Vec<String> = headings.iter().map(|heading| letters(heading)).collect();
    let is_site = |part: &str| sites.contains(&letters(part));
    let is_heading = |part: &str| headings.contains(&letters(part));
    let mut rest = title.as_str();
    // A title may name the section and the site.
    for _ in 0..3 {
        if is_heading(rest) {
            break;
        }
        let behind =
            BETWEEN.iter().filter_map(|between| rest.rfind(between).map(|at| (at, *between)));
        let before =
            BETWEEN.iter().filter_map(|between| rest.find(between).map(|at| (at, *between)));
        let (last, first) = (behind.max_by_key(|(at, _)| *at), before.min_by_key(|(at, _)| *at));
        let (Some((last, of_last)), Some((first, of_first))) = (last, first) else { break };
        let (head, tail) = (&rest[..last], &rest[last + of_last.len()..]);
        let (start, end) = (&rest[..first], &rest[first + of_first.len()..]);
        if is_site(tail) || is_heading(head) {
            rest = head;
        } else if is_site(start) || is_heading(end) {
            rest = end;
        } else {
            break;
        }
    }
    rest.trim().trim_end_matches([' ', '|', '-', '\u{2013}', '\u{2014}']).to_owned()
}

/// The heading that says whole what a title says in part: titles are cut for those who list them. A title of no words
/// is the page's first heading.
fn whole(title: &str, headings: &[String]) -> Option<String> {
    if !title.chars().any(char::is_alphanumeric) || MARKUP.contains(&title) {
        return headings.iter().find(|heading| heading.chars().any(char::is_alphanumeric)).cloned();
    }
    let cut = title.trim_end_matches(['.', '\u{2026}', ' ']);
    if cut.len() == title.len() && title.chars().count() < CUT {
        return None;
    }
    let said = letters(cut);
    let is_whole = |heading: &&String| {
        let heading = letters(heading);
        said.len() >= LEAST && heading.len() > said.len() && heading.starts_with(&said)
    };
    headings.iter().find(is_whole).cloned()
}

/// The longest heading that a title holds between its ends and signs that part it from the site's words.
fn named(title: &str, headings: &[String]) -> Option<String> {
    let is_named = |heading: &&String| {
        letters(heading).len() >= LEAST
            && title.split_once(heading.as_str()).is_some_and(|(before, behind)| {
                match (before.trim_end(), behind.trim_start()) {
                    ("", "") => true,
                    ("", rest) => parts(rest.chars().next(), behind),
                    (rest, "") => parts(rest.chars().next_back(), before),
                    _ => false,
                }
            })
    };
    headings.iter().filter(is_named).max_by_key(|heading| heading.len()).cloned()
}

/// Whether a sign parts a headline from what is beside it: a colon does where blanks are on both its sides.
fn parts(sign: Option<char>, beside: &str) -> bool {
    match sign {
        Some(':') => beside.starts_with(" : ") || beside.ends_with(" : "),
        Some(sign) => SIGNS.contains(sign),
        None => false,
    }
}

/// A site's name: of an address that stands where the name belongs, its host.
pub(super) fn site(name: &str) -> String {
    let host = name.split_once("://").and_then(|(_, rest)| rest.split(['/', ':', '?']).next());
    host.map_or_else(|| name.to_owned(), |host| host.trim_start_matches("www.").to_owned())
}

/// The name in a host: `example` of `www.example.co.uk`.
pub(super) fn of_host(address: &str) -> Option<&str> {
    let host = address.split_once("://")?.1.split(['/', ':', '?']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.split('.').next().filter(|name| name.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_s_name_is_left_out_where_it_is_known_and_nothing_else() {
        let of =
            |title: &str| headline(title, &["The Port Paper"], &["The ferry is back".to_owned()]);
        assert_eq!(of("A new quay - The Port Paper"), "A new quay");
        assert_eq!(of("The Port Paper | A new quay"), "A new quay");
        for title in [
            "The ferry is back | News | Elsewhere",
            "The ferry is back \u{2014} Elsewhere",
            "The ferry is back-Elsewhere",
            "Elsewhere \u{BB} News \u{BB} The ferry is back",
            "The ferry is back : 6 May 2024, 14:00",
        ] {
            assert_eq!(of(title), "The ferry is back", "{title}");
        }
        assert_eq!(of("Again: The ferry is back"), "Again: The ferry is back");
        assert_eq!(of("The ferry is backing"), "The ferry is backing");
        assert_eq!(of("A new quay -"), "A new quay");
        assert_eq!(of("<br />"), "The ferry is back");
        assert_eq!(of("One - and two"), "One - and two");
        assert_eq!(of("The Port Paper"), "The Port Paper");
        assert_eq!(
            headline("The ferry is\u{2026}", &[], &["The ferry is back".to_owned()]),
            "The ferry is back"
        );
        assert_eq!(of_host("https://www.portpaper.example/a"), Some("portpaper"));
    }
}
