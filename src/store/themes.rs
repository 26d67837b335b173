//! Themes of one's own: `themes/NAME.toml` in the configuration folder. Out: names and TOML, by name.

use std::fs;
use std::io;

use super::Folders;

/// Reads the user's own themes. A folder that is missing holds none; a file that cannot be read is left
/// out and its error returned beside the rest.
#[must_use]
pub fn own_themes(folders: &Folders) -> (Vec<(String, String)>, Vec<io::Error>) {
    let (mut themes, mut errors) = (Vec::new(), Vec::new());
    let Some(folder) = folders.config.as_ref().map(|config| config.join("themes")) else {
        return (themes, errors);
    };
    let Ok(files) = fs::read_dir(&folder) else { return (themes, errors) };
    for path in files.filter_map(Result::ok).map(|file| file.path()) {
        let name = path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned);
        let (Some(name), true) = (name, path.extension().is_some_and(|end| end == "toml")) else {
            continue;
        };
        match fs::read_to_string(&path) {
            Ok(toml) => themes.push((name, toml)),
            Err(error) => {
                let told = format!("{}: the theme cannot be read: {error}", path.display());
                errors.push(io::Error::new(error.kind(), told));
            }
        }
    }
    themes.sort();
    (themes, errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_of_the_configuration_folder_are_read_by_name() {
        let config = std::env::temp_dir().join(format!("qari-themes-{}", std::process::id()));
        let folder = config.join("themes");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("mine.toml"), "inherits = \"light\"\n").expect("written");
        fs::write(folder.join("broken.toml"), [0xff, 0xfe]).expect("written");
        fs::write(folder.join("notes.txt"), "none").expect("written");
        let (themes, errors) = own_themes(&Folders { config: Some(config.clone()), state: None });
        fs::remove_dir_all(&config).expect("removed");
        assert_eq!(themes, [("mine".to_owned(), "inherits = \"light\"\n".to_owned())]);
        assert_eq!(errors.len(), 1);
        assert!(errors[0].to_string().contains("broken.toml"), "{}", errors[0]);
    }
}
