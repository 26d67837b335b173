//! The themes that the program carries: the files of `themes/`, by name, in the order they are listed.

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        /// The built-in themes: name and TOML.
        pub const BUILT_IN: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../themes/", $name, ".toml")))),*];
    };
}

built_in![
    "dark",
    "light",
    "paper",
    "high-contrast",
    "colour-blind",
    "solarized-dark",
    "solarized-light",
    "gruvbox",
    "catppuccin",
    "nord",
    "tokyo-night",
];
