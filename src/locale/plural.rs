//! Plural forms (CLDR plural rules). In: a count and the forms of a language. Out: the form.

/// The English forms: one, other.
pub(super) fn english<'f>(count: usize, one: &'f str, other: &'f str) -> &'f str {
    if count == 1 { one } else { other }
}

/// The Arabic forms: zero, one, two, few (3 to 10 of a hundred), many (11 to 99), other.
pub(super) fn arabic<'f>(count: usize, forms: &[&'f str; 6]) -> &'f str {
    match (count, count % 100) {
        (0, _) => forms[0],
        (1, _) => forms[1],
        (2, _) => forms[2],
        (_, 3..=10) => forms[3],
        (_, 11..=99) => forms[4],
        _ => forms[5],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_counts_choose_among_six_forms() {
        let forms = ["zero", "one", "two", "few", "many", "other"];
        for (count, form) in [
            (0, "zero"),
            (1, "one"),
            (2, "two"),
            (3, "few"),
            (10, "few"),
            (11, "many"),
            (99, "many"),
            (100, "other"),
            (102, "other"),
            (103, "few"),
        ] {
            assert_eq!(arabic(count, &forms), form, "{count}");
        }
    }
}
