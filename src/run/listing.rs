//! The place of the list, over sessions. In: the sources, the state folder, the app. Out: where the list was left; and
//! that remembered again when it has changed.

use std::path::{Path, PathBuf};

use crate::app::App;
use crate::app::listed::ListPlace;
use crate::article::Article;
use crate::store::{Fingerprint, Listed, State, StoreError};

/// The list of the articles that are open.
pub(super) struct Listing {
    /// What it is of.
    name: String,
    /// What is remembered of it.
    kept: Option<ListPlace>,
}

impl Listing {
    /// The list of some sources; what comes from a pipe is known by its first article.
    pub(super) fn of(sources: &[PathBuf], first: Option<&Article>) -> Self {
        let name = |source: &PathBuf| {
            if source == Path::new("-") {
                let known = first.and_then(Fingerprint::of);
                return known.map_or_else(String::new, |known| format!("- {known}"));
            }
            let path = source.canonicalize().unwrap_or_else(|_| source.clone());
            path.display().to_string()
        };
        Self { name: sources.iter().map(name).collect::<Vec<_>>().join("\n"), kept: None }
    }

    /// Where it was left.
    pub(super) fn recall(&mut self, state: &State) -> (Option<ListPlace>, Option<StoreError>) {
        let recalled = state.list(&self.name);
        self.kept = recalled.value.map(|Listed { at, title, .. }| ListPlace { at, title });
        (self.kept.clone(), recalled.problem)
    }

    /// Remembers where it is now, if that is elsewhere; what is not moved from the start is not remembered.
    pub(super) fn save(&mut self, state: &State, app: &App, now: u64) -> Option<StoreError> {
        let place = app.list_place()?;
        if self.kept.as_ref().map_or(0, |kept| kept.at) == place.at {
            return None;
        }
        let ListPlace { at, title } = place.clone();
        self.kept = Some(place);
        let title = title.chars().take(200).collect();
        let listed = Listed { set: now, name: self.name.clone(), at, title };
        state.remember_list(&listed).err()
    }
}
