//! One entry of the configuration set, all else left as the user wrote it. In: the file's text. Out: the
//! text with the entry.

/// The text with `name = "value"` in a table, in the place of an entry of that name where there is one.
pub(super) fn with_entry(text: &str, table: &str, name: &str, value: &str) -> String {
    let entry = format!("{name} = \"{value}\"");
    let header = format!("[{table}]");
    let mut lines: Vec<&str> = text.lines().collect();
    let Some(begin) = lines.iter().position(|line| line.trim() == header) else {
        let gap = if text.is_empty() || text.ends_with("\n\n") { "" } else { "\n" };
        let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        return format!("{text}{end}{gap}{header}\n{entry}\n");
    };
    let section = lines[begin + 1..].iter().take_while(|line| !line.trim_start().starts_with('['));
    let end = begin + 1 + section.count();
    let is_entry = |line: &&str| {
        line.split_once('=').is_some_and(|(key, _)| key.trim().trim_matches('"') == name)
    };
    match lines[begin + 1..end].iter().position(is_entry) {
        Some(at) => lines[begin + 1 + at] = &entry,
        None => lines.insert(begin + 1, &entry),
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> String {
        with_entry(text, "terminals", "kitty", "words")
    }

    #[test]
    fn an_entry_comes_into_its_table_and_comments_stay() {
        let text = "width = 60\n\n[terminals]\n# mine\n#kitty = \"visual\"\n\n[keys]\n";
        let wanted =
            "width = 60\n\n[terminals]\nkitty = \"words\"\n# mine\n#kitty = \"visual\"\n\n[keys]\n";
        assert_eq!(set(text), wanted);
    }

    #[test]
    fn an_entry_takes_the_place_of_its_older_self() {
        let text = "[terminals]\nxterm = \"visual\"\nkitty = \"visual\"\n";
        assert_eq!(set(text), "[terminals]\nxterm = \"visual\"\nkitty = \"words\"\n");
    }

    #[test]
    fn a_table_is_made_where_there_is_none() {
        assert_eq!(set(""), "[terminals]\nkitty = \"words\"\n");
        assert_eq!(set("width = 60"), "width = 60\n\n[terminals]\nkitty = \"words\"\n");
    }
}
