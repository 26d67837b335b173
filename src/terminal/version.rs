//! What terminals call themselves. In: the answer to XTVERSION. Out: a kind of terminal.

use super::known::Kind;

/// The terminal that calls itself so (XTVERSION).
pub(super) fn by_version(version: &str) -> Option<Kind> {
    let names = [
        ("xterm.js", Kind::VsCode),
        ("xterm(", Kind::Xterm),
        ("vte(", Kind::Vte),
        ("konsole", Kind::Konsole),
        ("kitty", Kind::Kitty),
        ("foot", Kind::Foot),
        ("tmux", Kind::Tmux),
        ("wezterm", Kind::WezTerm),
        ("iterm2", Kind::ITerm),
        ("ghostty", Kind::Ghostty),
        ("contour", Kind::Contour),
        ("mintty", Kind::Mintty),
        ("terminology", Kind::Terminology),
        ("windows terminal", Kind::WindowsTerminal),
        ("alacritty", Kind::Alacritty),
        ("mlterm", Kind::Mlterm),
    ];
    let version = version.to_ascii_lowercase();
    names.iter().find(|(name, _)| version.starts_with(name)).map(|&(_, kind)| kind)
}
