//! The name that was meant. In: a name and those there are. Out: the nearest, where one is near.

use strsim::damerau_levenshtein;

/// The known name at the least edit distance, where no more than about a third of it has to change.
#[must_use]
pub fn nearest<'n>(name: &str, known: &[&'n str]) -> Option<&'n str> {
    let lower = name.to_lowercase();
    let (distance, nearest) =
        known.iter().map(|known| (damerau_levenshtein(&lower, known), *known)).min()?;
    (distance <= 1 + nearest.chars().count() / 3).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_put_right_and_another_word_is_not_guessed() {
        let known = ["theme", "width", "tashkeel"];
        assert_eq!(nearest("thmee", &known), Some("theme"));
        assert_eq!(nearest("Tashkil", &known), Some("tashkeel"));
        assert_eq!(nearest("colour", &known), None);
    }
}
