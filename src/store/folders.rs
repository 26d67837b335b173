//! Where the files are. In: the environment, by the XDG base directory specification. Out: two folders.

use std::path::PathBuf;

use etcetera::{BaseStrategy as _, choose_base_strategy};

/// The program's folder inside each base folder.
const NAME: &str = "qari";

/// The folders of the program; one that cannot be told is missing, and nothing is read or written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// What the user writes: `$XDG_CONFIG_HOME/qari`, else `~/.config/qari`.
    pub config: Option<PathBuf>,
    /// What the program remembers: `$XDG_STATE_HOME/qari`, else `~/.local/state/qari`.
    pub state: Option<PathBuf>,
}

impl Folders {
    /// Those of this user.
    #[must_use]
    pub fn of_user() -> Self {
        let Ok(base) = choose_base_strategy() else { return Self::default() };
        let state = base.state_dir().unwrap_or_else(|| base.data_dir());
        Self { config: Some(base.config_dir().join(NAME)), state: Some(state.join(NAME)) }
    }

    /// The configuration file.
    #[must_use]
    pub fn config_file(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|folder| folder.join("config.toml"))
    }
}
