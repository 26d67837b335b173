//! Hostile files: no bytes make loading panic, hang or take memory without bound, and none of their controls reach a
//! terminal.
#![cfg(feature = "reader")]

mod ranges;

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use qari::article::Article;
use qari::load::{LoadOptions, annotate, load};

/// A small file of each form, with what its reader looks at.
const FORMS: [(&str, &str); 10] = [
    (
        "a.txt",
        "Head\n\nHead\n\nA lead \u{627}\u{628}\u{200f} that says more than the head (AFP)\r\n\u{2029}Text. \u{1F600}\n",
    ),
    (
        "a.json",
        r#"{"title": "T", "lang": "ar", "blocks": [{"kind": "heading", "level": 9, "text": "\ud83d\ude00 H"}, {"text": "B"}], "entities": [{"id": 1, "label": "PER", "name": "N"}], "mentions": [{"start": 0, "end": 1, "label": "PER", "entity": 1, "in": "title"}, {"start": 4, "end": 5}]}"#,
    ),
    (
        "a.jsonl",
        "{\"text\": \"one\", \"label\": [[0, 1, \"X\"]]}\n\n{\"text\": \"two\", \"spans\": [{\"start\": 1, \"end\": 2, \"label\": \"Y\"}]}\n",
    ),
    (
        "a.html",
        "<!doctype html><html dir=rtl lang=ar><head><meta charset=utf-8><title>T</title><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"author\":{\"name\":\"A\"}}</script><body><nav>n</nav><article><h1>T</h1><p>One <bdo dir=ltr>two</bdo> <bdi>x</bdi><ruby>a<rt>b</ruby>&amp;&#1575;&#x110000;<table><tr><td>1<td>2</table><ul><li>a<li>b</ul><img alt=alt><pre>\n code</pre><a href='#n1'>1</a><p id=n1>note</article>",
    ),
    (
        "a.md",
        "---\ntitle: T\n---\n# One\n\n> quote\n\n- a\n- b[^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: note\n\n```\ncode\n```\n<b dir=rtl>x</b>",
    ),
    (
        "a.xml",
        "<?xml version='1.0'?><rss version='2.0' xmlns:content='c'><channel><title>C</title><item><title>T &amp; &lt;b&gt;</title><content:encoded><![CDATA[<p>One</p>]]></content:encoded><pubDate>Mon</pubDate></item></channel></rss>",
    ),
    (
        "b.xml",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>&lt;i&gt;T</title><content type='xhtml'><div><p>One</p></div></content><updated>2024-01-01</updated></entry></feed>",
    ),
    (
        "c.json",
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": [{"id": "1", "title": "T", "content_html": "<p>One</p>", "authors": [{"name": "A"}]}]}"#,
    ),
    (
        "d.json",
        r#"{"@context": "https://schema.org", "@graph": [{"@type": ["NewsArticle"], "headline": "H", "articleBody": "One\nTwo", "datePublished": "2024"}]}"#,
    ),
    (
        "a.trec",
        "<DOC><DOCNO>1</DOCNO><HEADLINE>H</HEADLINE><TEXT><P>One &amp; two</P></TEXT></DOC>\n<DOC>\n<DOCNO>2</DOCNO><TEXT>Three",
    ),
];

/// Annotations of each form.
const ANNOTATIONS: [&str; 12] = [
    "T1\tPER 0 1;2 3\tx\n*\tEquiv T1 T2\nN1\tReference T1 Wiki:1\tx\n",
    "-DOCSTART- O\n\nHead B-PER\nOne I-PER\n. O\n",
    "1\tHead\t_\t_\t_\t_\t_\t_\t_\tNER=B-PER\n",
    "start,end,label,text\n0,1,\"P\"\"E\",H\n",
    "#FORMAT=WebAnno TSV 3.3\n\n#Text=One\n1-1\t0-3\tOne\tPER[1]\n",
    r#"[{"entity_group": "PER", "start": 0, "end": 1, "score": 0.5, "word": "x"}, {"target": {"selector": [{"type": "TextQuoteSelector", "exact": "One"}]}}]"#,
    r#"[{"entity": "B-PER", "index": 1, "word": "\u2581He", "start": null}, {"entity": "I-PER", "index": 2, "word": "ad"}, {"entity_group": "X", "word": "Text", "start": "1", "end": "2"}]"#,
    r#"{"entities": [{"name": "Head", "type": "P", "mentions": [{"text": {"content": "Head", "beginOffset": 0}}, {"text": {"content": "Head", "beginOffset": -1}}]}]}"#,
    r#"{"Entities": [{"Type": "P", "Text": "Head", "BeginOffset": 0, "EndOffset": 4}], "annotation_sets": {"": {"annotations": [{"type": "P", "start": 1, "end": 3}]}}}"#,
    r#"[["Head", {"entities": [[0, 4, "P"]]}], {"data": {"t": "Head"}, "annotations": [{"was_cancelled": true, "result": [{"value": {"globalOffsets": {"start": 0, "end": 4}, "labels": ["A", "B"]}}]}]}]"#,
    "Head B-PER B-ORG\nText I-PER I-ORG B-LOC\n. O\n",
    "#begin document (a)\na 0 0 Head N * - - - - (PER* -\na 0 1 Text N * - - - - *) -\n",
];

/// Loads bytes, checks that all ranges fit, and gives the articles.
fn sound(name: &str, bytes: &[u8]) -> Vec<Article> {
    let articles = load(name, bytes, &LoadOptions::default()).unwrap_or_default();
    articles.iter().for_each(ranges::fit);
    articles
}

#[test]
fn every_beginning_of_every_form_is_read_or_refused() {
    for (name, whole) in FORMS {
        assert!(!sound(name, whole.as_bytes()).is_empty(), "{name} is read whole");
        for end in 0..whole.len() {
            sound(name, &whole.as_bytes()[..end]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_turned_over_are_read_or_refused(
        form in 0..FORMS.len(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let (name, whole) = FORMS[form];
        let mut bytes = whole.as_bytes().to_vec();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        sound(name, &bytes);
        // A piece taken out.
        let at = cut.index(bytes.len());
        bytes.drain(at..(at + 9).min(bytes.len()));
        sound(name, &bytes);
    }

    #[test]
    fn annotations_turned_over_are_laid_or_skipped(
        form in 0..ANNOTATIONS.len(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
    ) {
        let mut articles = sound("a.txt", FORMS[0].1.as_bytes());
        let mut bytes = ANNOTATIONS[form].as_bytes().to_vec();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = annotate(&mut articles[0], "a", bytes, &LoadOptions::default());
        ranges::fit(&articles[0]);
    }
}

#[test]
fn what_is_nested_without_end_is_read_or_refused_in_time() {
    let many = 100_000;
    let nested: [(&str, String); 9] = [
        ("a.json", "[".repeat(many)),
        ("b.json", format!("{{\"text\": \"x\", \"mentions\": {}", "[".repeat(many))),
        (
            "c.json",
            format!("{{\"text\": \"x\", \"mentions\": {}{}}}", "[".repeat(many), "]".repeat(many)),
        ),
        ("d.json", "{\"a\":".repeat(many)),
        ("a.html", format!("<!doctype html>{}x", "<div>".repeat(many))),
        ("b.html", format!("<!doctype html>{}x", "<p><b><i><a href=x>".repeat(many / 4))),
        ("a.xml", format!("<rss>{}x", "<a>".repeat(many))),
        ("a.md", format!("{}x", "> ".repeat(many))),
        ("b.md", format!("{}x", "[".repeat(many))),
    ];
    for (name, text) in nested {
        let start = Instant::now();
        sound(name, text.as_bytes());
        assert!(start.elapsed() < Duration::from_secs(60), "{name}: {:?}", start.elapsed());
    }
}

#[test]
fn a_gzip_bomb_is_refused_at_the_limit() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..300 {
        packed.write_all(&zeros).expect("packed");
    }
    let packed = packed.finish().expect("packed");
    assert!(packed.len() < 1 << 20);
    let error = load("a.gz", &packed, &LoadOptions::default()).expect_err("a bomb").to_string();
    assert!(error.contains("256 MiB unpacked"), "{error}");
}

/// Runs the program; what it wrote to both outputs.
fn run(arguments: &[&str], source: &Path, stdin: Stdio) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
    let output = command.args(arguments).arg(source).stdin(stdin).output().expect("the program");
    (
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

/// Sequences and characters that a terminal would obey, in every place of an article where a text stands.
const ATTACKS: [&str; 9] = [
    "\u{1b}]0;OWNED\u{7}",
    "\u{1b}]52;c;T1dORUQ=\u{1b}\\",
    "\u{1b}P$qOWNED\u{1b}\\",
    "\u{1b}[31mOWNED",
    "\u{9b}31mOWNED",
    "\u{9d}0;OWNED\u{9c}",
    "\u{202e}OWNED\u{2066}",
    "\u{8}\u{c}\u{e}\u{7f}\u{0}OWNED",
    "\u{1b}_GOWNED\u{1b}\\\u{1b}c\u{85}\u{2028}",
];

/// A folder with an article that says the attacks wherever it can, and what an annotator would say of it.
fn hostile(folder: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let all = ATTACKS.concat();
    let say = |text: &str| serde_json_string(&format!("{text}{all}"));
    let article = format!(
        r#"{{"title": {}, "subtitle": {}, "summary": {}, "byline": {}, "source": {}, "published": {}, "url": {}, "lang": {},
            "text": {}, "entities": [{{"id": {}, "label": {}, "name": {}}}],
            "mentions": [{{"start": 0, "end": 4, "label": {}, "entity": {}}}, {{"start": 9999, "end": 99999, "label": "X"}},
                         {{"start": 5, "end": 9, "text": {}, "label": "X"}}]}}"#,
        say("Title"),
        say("Subtitle"),
        say("Summary"),
        say("Byline"),
        say("Source"),
        say("2024-01-01"),
        say("https://a.example/"),
        say("en"),
        say("Mona went\nto "),
        say("e"),
        say("PER"),
        say("Mona"),
        say("PER"),
        say("e"),
        say("q"),
    );
    std::fs::write(
        folder.join("a.jsonl"),
        format!("{}\n{}\n", article.replace('\n', " "), article.replace('\n', " ")),
    )
    .expect("a file");
    // A NUL would make it binary, which is refused.
    let text = format!("Text {all}\n\n{all}").replace('\0', "");
    std::fs::write(folder.join("b\u{1b}]0;OWNED\u{7}.txt"), text).expect("a file");
    std::fs::write(folder.join("c\u{1b}[31m.json"), "{").expect("a file");
    folder
}

fn serde_json_string(text: &str) -> String {
    let mut escaped = String::from("\"");
    for unit in text.encode_utf16() {
        let _ = write!(escaped, "\\u{unit:04x}");
    }
    escaped + "\""
}

/// What in a text a terminal would obey, ends of lines aside.
fn obeyed(text: &str) -> Vec<char> {
    let obeyed = |char: &char| {
        (char.is_control() && *char != '\n')
            || matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(obeyed).collect()
}

#[test]
fn nothing_printed_is_obeyed_by_a_terminal() {
    let folder = hostile("hostile-print");
    for arguments in [
        ["print", "--entities", "none"].as_slice(),
        &["print", "--bidi", "logical"],
        &["entities"],
        &["entities", "--format", "brat"],
        &["entities", "--format", "conll"],
    ] {
        let (written, said) = run(arguments, &folder, Stdio::null());
        assert!(written.contains("OWNED"), "{arguments:?}");
        assert_eq!(obeyed(&written.replace('\t', "")), [], "{arguments:?}: {written:?}");
        assert_eq!(obeyed(&said), [], "{arguments:?}: {said:?}");
    }
}

/// The bytes a reader sends to a terminal while keys are pressed in it.
#[cfg(unix)]
fn sent(source: &Path, keys: &[&str]) -> String {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    let size = PtySize { rows: 30, cols: 100, ..PtySize::default() };
    let pty = native_pty_system().openpty(size).expect("a pty");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--private", "--lang", "en"]);
    command.arg(source);
    command.env("TERM", "xterm-256color");
    command.env("HOME", env!("CARGO_TARGET_TMPDIR"));
    let mut child = pty.slave.spawn_command(command).expect("the program starts");
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().expect("a reader");
    let mut writer = pty.master.take_writer().expect("a writer");
    let reading = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = reader.read_to_end(&mut bytes);
        bytes
    });
    for key in keys {
        std::thread::sleep(Duration::from_millis(150));
        let _ = writer.write_all(key.as_bytes());
    }
    let deadline = Instant::now() + Duration::from_secs(60);
    while child.try_wait().ok().flatten().is_none() && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(20));
    }
    let _ = child.kill();
    let _ = child.wait();
    drop((writer, pty.master));
    String::from_utf8(reading.join().expect("the output")).expect("UTF-8")
}

/// The kinds of sequence in what was sent, as `CSI m`, `OSC 11`; and the rest of it, without them.
#[cfg(unix)]
fn sequences(sent: &str) -> (std::collections::BTreeSet<String>, String) {
    let mut kinds = std::collections::BTreeSet::new();
    let mut rest = String::new();
    let mut chars = sent.chars().peekable();
    while let Some(char) = chars.next() {
        if char != '\u{1b}' {
            rest.push(char);
            continue;
        }
        match chars.next() {
            Some('[') => {
                let end = chars.by_ref().find(|char| ('@'..='~').contains(char));
                kinds.insert(format!("CSI {}", end.unwrap_or_default()));
            }
            Some(kind @ (']' | 'P' | '_' | '^' | 'X')) => {
                let mut said = String::new();
                while let Some(char) = chars.next() {
                    if char == '\u{7}' || (char == '\u{1b}' && chars.next_if_eq(&'\\').is_some()) {
                        break;
                    }
                    said.push(char);
                }
                assert!(!said.contains("OWNED"), "{kind} {said}");
                kinds.insert(format!("{kind} {}", said.split(';').next().unwrap_or_default()));
            }
            other => {
                kinds.insert(format!("ESC {}", other.unwrap_or_default()));
            }
        }
    }
    (kinds, rest)
}

#[cfg(unix)]
#[test]
fn what_reaches_a_terminal_is_the_reader_s_own() {
    let keys = [
        "l", "j", "\r", "\t", "e", "\u{1b}", "\r", "\u{1b}", " ", "/OWNED\r", "a", "\u{1b}", "G",
        "w", "\u{1b}", "o", "\u{1b}", "l", "G", "\r", "v", "y", "F", "J", "K", "q", "q", "q",
    ];
    let folder = hostile("hostile-screen");
    let (ours, rest) = sequences(&sent(&folder, &keys));
    assert!(rest.contains("OWNED") && rest.contains("Mona"), "{rest}");
    let other = |char: &char| {
        (char.is_control() && !matches!(char, '\r' | '\n' | '\u{8}'))
            || matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    assert_eq!(rest.chars().filter(other).collect::<Vec<_>>(), []);
    // The same keys over a harmless article, with a mark as the hostile ones have, send sequences of the same kinds.
    let harmless = Path::new(env!("CARGO_TARGET_TMPDIR")).join("harmless-screen");
    let _ = std::fs::remove_dir_all(&harmless);
    std::fs::create_dir_all(&harmless).expect("a folder");
    let article = r#"{"title": "Title", "summary": "OWNED", "source": "S", "url": "https://a.example/", "text": "Mona we\u0301nt\nto OWNED https://b.example/", "mentions": [{"start": 0, "end": 4, "label": "PER"}]}"#;
    std::fs::write(harmless.join("a.jsonl"), format!("{article}\n{article}\n")).expect("a file");
    std::fs::write(harmless.join("b.txt"), "Text OWNED").expect("a file");
    let (theirs, _) = sequences(&sent(&harmless, &keys));
    let more: Vec<_> = ours.difference(&theirs).collect();
    assert!(more.is_empty(), "{more:?} beside {theirs:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_without_end_is_refused_at_the_limit_and_a_device_at_once() {
    let mut yes = Command::new("yes").stdout(Stdio::piped()).spawn().expect("yes");
    let endless = yes.stdout.take().expect("its output");
    let (_, said) = run(&["print"], Path::new("-"), Stdio::from(endless));
    assert!(said.contains("256 MiB"), "{said}");
    let _ = yes.kill();
    let _ = yes.wait();
    for device in ["/dev/zero", "/dev/urandom"] {
        let (_, said) = run(&["print"], Path::new(device), Stdio::null());
        assert!(said.contains("not a file"), "{said}");
    }
}
