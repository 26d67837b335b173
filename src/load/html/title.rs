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

/// The headline of a title: the site's name before or behind it is left out where it is known as one, or where a
/// heading of the page says the headline without it.
pub(super) fn headline(title: &str, sites: &[&str], headings: &[String]) -> String {
    let title = squeezed(title);
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
    rest.trim().to_owned()
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
        assert_eq!(
            of("The ferry is back | News | Elsewhere"),
            "The ferry is back | News | Elsewhere"
        );
        assert_eq!(of("The ferry is back \u{2014} Elsewhere"), "The ferry is back");
        assert_eq!(of("One - and two"), "One - and two");
        assert_eq!(of("The Port Paper"), "The Port Paper");
        assert_eq!(of_host("https://www.portpaper.example/a"), Some("portpaper"));
    }
}
