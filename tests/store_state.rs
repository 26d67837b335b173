//! Places, marks and choices are remembered: by content, beside other readers, through accidents.
#![cfg(feature = "reader")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use qari::article::Article;
use qari::store::{Finds, Fit, Habits, Identity, Memory, Place, Stamped, State, StoreError, Top};

/// A folder of a test's own, deleted when it ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("qari-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    fn state(&self) -> State {
        State::new(Some(self.0.clone()), false)
    }

    /// The files of a folder inside it, by name.
    fn files(&self, inside: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.0.join(inside)) else { return Vec::new() };
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<_> = entries.map(|entry| name(entry.expect("an entry"))).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// An article of numbered paragraphs.
fn article(paragraphs: std::ops::Range<usize>) -> Article {
    let paragraph =
        |n| format!("\u{627}\u{644}\u{641}\u{642}\u{631}\u{629} number {n} of the text.\n");
    Article::plain(paragraphs.map(paragraph).collect(), false)
}

fn byte_of(article: &Article, words: &str) -> usize {
    article.slice(0..article.len()).find(words).expect("the words are there")
}

fn identity(article: &Article, name: &str) -> Identity {
    Identity::of(article, Some(name.to_owned())).expect("an article with text")
}

fn memory_at(article: &Article, byte: usize, now: u64) -> Memory {
    let top = Top { place: Place::at(article, byte), above: 1 };
    Memory { place: Some(Stamped::new(now, Some(top))), ..Memory::default() }
}

#[test]
fn a_renamed_file_keeps_its_place_and_another_article_has_none() {
    let folder = Folder::new("renamed");
    let read = article(0..400);
    let byte = byte_of(&read, "number 250 ");
    folder.state().remember(&identity(&read, "/a.txt"), memory_at(&read, byte, 1)).expect("saved");

    let recalled = folder.state().recall(&identity(&read, "/b.txt"), &read).value;
    assert_eq!(recalled.place_in(&read, Some("/b.txt")), Some((byte, 1)));
    let other = article(1000..1400);
    assert_eq!(folder.state().recall(&identity(&other, "/c.txt"), &other).value, Memory::default());
}

#[test]
fn a_changed_file_finds_its_place_also_where_its_beginning_changed() {
    let folder = Folder::new("changed");
    let read = article(0..400);
    let byte = byte_of(&read, "number 250 ");
    folder.state().remember(&identity(&read, "/a.txt"), memory_at(&read, byte, 1)).expect("saved");

    let text = read.slice(0..read.len()).into_owned();
    let more = Article::plain(format!("A correction.\n{text}"), false);
    let recalled = folder.state().recall(&identity(&more, "/a.txt"), &more).value;
    let expected = byte_of(&more, "number 250 ");
    assert_eq!(recalled.place_in(&more, Some("/a.txt")), Some((expected, 1)));
}

#[test]
fn another_article_under_the_same_name_begins_at_its_start() {
    let folder = Folder::new("overwritten");
    let read = article(0..400);
    folder.state().remember(&identity(&read, "/a.txt"), memory_at(&read, 5000, 1)).expect("saved");
    let other = article(1000..1400);
    let recalled = folder.state().recall(&identity(&other, "/a.txt"), &other);
    assert_eq!(recalled.value, Memory::default());
}

#[test]
fn a_place_whose_words_are_gone_is_near_in_the_same_file_and_nowhere_in_another() {
    let read = article(0..400);
    let byte = byte_of(&read, "number 250 ");
    let memory = Memory { name: "/a.txt".to_owned(), ..memory_at(&read, byte, 1) };
    let text: String = read.slice(0..read.len()).chars().take(2100).collect();
    let cut = Article::plain(text + &"other words ".repeat(3000), false);
    let (near, _) = memory.place_in(&cut, Some("/a.txt")).expect("a place nearby");
    assert!(near.abs_diff(byte) < 4, "{near} is far from {byte}");
    assert_eq!(memory.place_in(&cut, Some("/b.txt")), None);
}

#[test]
fn of_repeated_words_the_place_takes_those_nearest_to_where_it_was() {
    let line = "The same line again and again, with nothing to tell it by.\n";
    let read = Article::plain(line.repeat(100), false);
    let place = Place::at(&read, line.len() * 50);
    let more = Article::plain(format!("{line}New.\n{}", line.repeat(100)), false);
    let Fit::Found(byte) = place.locate(&more) else { panic!("the words are there") };
    assert!(byte.abs_diff(line.len() * 50) <= line.len(), "{byte}");
}

#[test]
fn two_readers_of_one_article_keep_each_others_marks_and_the_newest_place() {
    let folder = Folder::new("two-readers");
    let read = article(0..400);
    let who = identity(&read, "/a.txt");
    std::thread::scope(|scope| {
        for reader in 0..4_u64 {
            let (read, who, state) = (&read, &who, folder.state());
            scope.spawn(move || {
                for round in 0..10_u64 {
                    let now = round * 4 + reader;
                    let byte = now as usize * 40;
                    let mut memory = memory_at(read, byte, now);
                    let letter = char::from(b'a' + reader as u8 * 6 + (round % 6) as u8);
                    memory.marks =
                        BTreeMap::from([(letter, Stamped::new(now, Place::at(read, byte)))]);
                    state.remember(who, memory).expect("saved");
                }
            });
        }
    });
    let kept = folder.state().recall(&who, &read).value;
    assert_eq!(kept.marks.keys().copied().collect::<String>(), "abcdefghijklmnopqrstuvwx");
    assert_eq!(kept.place.map(|place| place.set), Some(39));
    assert_eq!(folder.files("articles").len(), 1, "no temporary file stays");
}

#[test]
fn a_private_reader_begins_afresh_and_writes_nothing() {
    let folder = Folder::new("private");
    let read = article(0..400);
    let who = identity(&read, "/a.txt");
    folder.state().remember(&who, memory_at(&read, 500, 1)).expect("saved");
    let before = contents(&folder.0);

    let private = State::new(Some(folder.0.clone()), true);
    private.remember(&who, memory_at(&read, 900, 2)).expect("nothing to fail");
    let mut habits = Habits::default();
    habits.choose("theme", "dark", "paper", 2);
    private.remember_habits(habits).expect("nothing to fail");
    assert_eq!(private.recall(&who, &read).value, Memory::default());
    assert_eq!(contents(&folder.0), before);

    let nowhere = folder.0.join("not-there");
    State::new(Some(nowhere.clone()), true).remember(&who, Memory::default()).expect("nothing");
    assert!(!nowhere.exists());
}

/// Every file below a folder and what it holds.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(contents(&path));
        } else {
            all.insert(path.clone(), fs::read(&path).expect("a file"));
        }
    }
    all
}

#[test]
fn a_state_file_of_a_later_version_is_left_alone() {
    let folder = Folder::new("later");
    let read = article(0..400);
    let who = identity(&read, "/a.txt");
    folder.state().remember(&who, memory_at(&read, 500, 1)).expect("saved");
    let file = folder.0.join("articles").join(&folder.files("articles")[0]);
    let later =
        fs::read_to_string(&file).expect("a file").replace("\"version\":1", "\"version\":2");
    fs::write(&file, &later).expect("written");

    let problem = folder.state().recall(&who, &read).problem;
    assert!(matches!(problem, Some(StoreError::Newer { .. })), "{problem:?}");
    assert!(folder.state().remember(&who, memory_at(&read, 900, 2)).is_err());
    assert_eq!(fs::read_to_string(&file).expect("a file"), later);
}

#[test]
fn a_state_file_cut_anywhere_is_set_aside_with_a_word_and_reading_goes_on() {
    let folder = Folder::new("cut");
    let read = article(0..400);
    let who = identity(&read, "/a.txt");
    let mut memory = memory_at(&read, 500, 1);
    memory.marks = BTreeMap::from([('\u{634}', Stamped::new(1, Place::at(&read, 900)))]);
    folder.state().remember(&who, memory.clone()).expect("saved");
    let file = folder.0.join("articles").join(&folder.files("articles")[0]);
    let whole = fs::read(&file).expect("a file");
    assert_eq!(folder.state().recall(&who, &read).value.marks, memory.marks);

    // The last byte is a line feed, without which the file is whole.
    for length in 0..whole.len() - 1 {
        fs::write(&file, &whole[..length]).expect("written");
        let recalled = folder.state().recall(&who, &read);
        assert_eq!(recalled.value, Memory::default(), "cut at {length}");
        let problem = recalled.problem.expect("a word about it").to_string();
        assert!(
            problem.contains("set aside as") && problem.contains(".json.broken-1"),
            "{problem}"
        );
        assert!(!file.exists());
        let aside = file.with_file_name(format!("{}.broken-1", folder_name(&file)));
        assert_eq!(fs::read(&aside).expect("set aside"), &whole[..length]);
        fs::remove_file(aside).expect("removed");
    }
    fs::write(&file, &whole[..whole.len() / 2]).expect("written");
    folder.state().remember(&who, memory_at(&read, 900, 2)).expect("saved over the broken file");
    assert_eq!(folder.state().recall(&who, &read).value.place.map(|place| place.set), Some(2));
    assert_eq!(folder.files("articles").len(), 2, "the broken file is still there");
}

fn folder_name(file: &Path) -> String {
    file.file_name().expect("a name").to_string_lossy().into_owned()
}

#[test]
fn a_choice_holds_until_the_configuration_changes() {
    let folder = Folder::new("habits");
    let mut habits = Habits::default();
    habits.choose("theme", "dark", "paper", 1);
    folder.state().remember_habits(habits).expect("saved");
    let recalled = folder.state().habits().value;
    assert_eq!(recalled.get("theme", "dark"), Some("paper"));
    assert_eq!(recalled.get("theme", "light"), None);
    assert_eq!(recalled.get("width", "72"), None);
}

#[test]
#[cfg(unix)]
fn what_is_remembered_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("owner");
    let read = article(0..400);
    folder.state().remember(&identity(&read, "/a.txt"), memory_at(&read, 5, 1)).expect("saved");
    let file = folder.0.join("articles").join(&folder.files("articles")[0]);
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o077;
    assert_eq!((mode(&file), mode(&folder.0.join("articles"))), (0, 0));
}

fn a_place() -> impl Strategy<Value = Stamped<Place>> {
    (0..4_u64, 0..5_usize).prop_map(|(set, byte)| {
        Stamped::new(set, Place { byte, length: 9, before: String::new(), after: "x".to_owned() })
    })
}

fn a_memory() -> impl Strategy<Value = Memory> {
    let marks = prop::collection::btree_map(prop::char::range('a', 'c'), a_place(), 0..3);
    let top = a_place()
        .prop_map(|place| Stamped::new(place.set, Some(Top { place: place.value, above: 0 })));
    let finds = ("[ab]", 0..4_u64).prop_map(|(text, set)| Stamped::new(set, Finds::of("1", &text)));
    let finds = prop::option::of(finds);
    (prop::option::of(top), 0..9_usize, any::<bool>(), marks, "[ab]", finds).prop_map(
        |(place, furthest, read, marks, name, finds)| Memory {
            title: "T".to_owned(),
            name,
            place,
            furthest,
            read,
            unfolded: None,
            marks,
            finds,
        },
    )
}

fn merged(mut one: Memory, two: &Memory) -> Memory {
    one.merge(two.clone());
    one
}

proptest! {
    #[test]
    fn merging_memories_gives_the_same_in_any_order_and_number(
        a in a_memory(), b in a_memory(), c in a_memory()
    ) {
        prop_assert_eq!(merged(a.clone(), &b), merged(b.clone(), &a));
        prop_assert_eq!(merged(merged(a.clone(), &b), &c), merged(a.clone(), &merged(b, &c)));
        prop_assert_eq!(merged(a.clone(), &a), a);
    }
}

proptest! {
    // Each case waits for the disk.
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 16, ..Default::default() })]
    #[test]
    fn a_state_file_of_any_bytes_is_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let folder = Folder::new("any-bytes");
        let read = article(0..3);
        let who = identity(&read, "/a.txt");
        folder.state().remember(&who, memory_at(&read, 5, 1)).expect("saved");
        for file in ["articles", "names"] {
            let name = folder.files(file)[0].clone();
            fs::write(folder.0.join(file).join(name), &bytes).expect("written");
        }
        fs::write(folder.0.join("habits.json"), &bytes).expect("written");
        prop_assert!(folder.state().recall(&who, &read).problem.is_some());
        prop_assert!(folder.state().habits().problem.is_some());
        prop_assert!(folder.state().remember(&who, memory_at(&read, 5, 2)).is_ok());
    }
}
