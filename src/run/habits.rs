//! How the room is arranged: theme, measure, tashkeel, spacing, alignment, kinds, as they were
//! changed while reading. In: the configured settings and what was chosen in their place. Out: the settings of this reading, and
//! what was chosen in it.

use super::ground::Change;
use crate::app::{Kinds, Settings};
use crate::article::Kind;
use crate::layout::Align;
use crate::store::Habits;

/// The settings that are remembered, as the configuration would write them.
type Written = [(&'static str, String); 6];

/// How the room was arranged when the reading began.
pub(super) struct Arrangement {
    configured: Written,
    /// As it was last noted.
    noted: Written,
}

impl Arrangement {
    /// Puts earlier choices in the place of configured settings.
    pub(super) fn restore(habits: &Habits, settings: &mut Settings, kinds: &mut Kinds) -> Written {
        let configured = written(settings, *kinds);
        for (name, value) in &configured {
            let Some(chosen) = habits.get(name, value) else { continue };
            match *name {
                "theme" if settings.themes.iter().any(|theme| theme == chosen) => {
                    chosen.clone_into(&mut settings.theme);
                }
                "width" => settings.measure = chosen.parse().unwrap_or(settings.measure).max(1),
                "tashkeel" => settings.layout.marks = chosen == "true",
                "align" => {
                    let named = ALIGNMENTS.iter().find(|(name, _)| *name == chosen);
                    settings.layout.align = named.map_or(Align::Start, |(_, align)| *align);
                }
                "spaced" => settings.spaced = chosen == "true",
                "kinds" => {
                    for kind in Kind::ALL {
                        kinds.set(kind, chosen.split(' ').any(|name| name == kind.name()));
                    }
                }
                _ => {}
            }
        }
        configured
    }

    /// The arrangement that a reading begins with, flags included.
    pub(super) fn new(configured: Written, begun: &Settings, kinds: Kinds) -> Self {
        Self { configured, noted: written(begun, kinds) }
    }

    /// The ground has turned out to be another, and its theme was put on.
    pub(super) fn dressed(&mut self, change: &Change) {
        self.configured[0].1.clone_from(&change.configured);
        self.noted[0].1.clone_from(&change.worn);
    }

    /// Notes what was chosen since the last time.
    pub(super) fn note(
        &mut self,
        settings: &Settings,
        kinds: Kinds,
        habits: &mut Habits,
        now: u64,
    ) {
        let current = written(settings, kinds);
        for ((noted, configured), (name, value)) in
            self.noted.iter().zip(&self.configured).zip(&current)
        {
            if noted.1 != *value {
                habits.choose(name, &configured.1, value, now);
            }
        }
        self.noted = current;
    }
}

/// Alignments by the names that the configuration has for them.
const ALIGNMENTS: [(&str, Align); 3] =
    [("start", Align::Start), ("center", Align::Center), ("justify", Align::Justify)];

fn written(settings: &Settings, kinds: Kinds) -> Written {
    let shown: Vec<&str> =
        Kind::ALL.into_iter().filter(|kind| kinds.has(*kind)).map(Kind::name).collect();
    let align = ALIGNMENTS.iter().find(|(_, align)| *align == settings.layout.align);
    [
        ("theme", settings.theme.clone()),
        ("width", settings.measure.to_string()),
        ("tashkeel", settings.layout.marks.to_string()),
        ("spaced", settings.spaced.to_string()),
        ("align", align.map_or("start", |(name, _)| name).to_owned()),
        ("kinds", shown.join(" ")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_taken_up_by_the_next_reading_and_a_flag_is_no_choice() {
        let mut habits = Habits::default();
        let mut kinds = Kinds::default();
        let mut first = Settings::default();
        let configured = Arrangement::restore(&habits, &mut first, &mut kinds);
        first.spaced = true; // as a flag would
        let mut arrangement = Arrangement::new(configured, &first, kinds);
        first.measure = 60;
        first.layout.align = Align::Justify;
        kinds.set(Kind::Number, false);
        arrangement.note(&first, kinds, &mut habits, 1);

        let (mut next, mut kinds) = (Settings::default(), Kinds::default());
        Arrangement::restore(&habits, &mut next, &mut kinds);
        assert_eq!((next.measure, next.spaced), (60, false));
        assert!(!kinds.has(Kind::Number) && kinds.has(Kind::Person));
        assert_eq!(next.layout.align, Align::Justify);

        let mut configured_anew = Settings { measure: 80, ..Settings::default() };
        Arrangement::restore(&habits, &mut configured_anew, &mut kinds);
        assert_eq!(configured_anew.measure, 80);
    }
}
