//! Annotations in a file beside the text: which file is found, which text it is about, and where its offsets begin.
#![cfg(feature = "reader")]

use std::path::{Path, PathBuf};

use qari::article::offsets::Unit;
use qari::article::{Article, Notice, Things, Unplaced};
use qari::load::{LoadOptions, open};

const TEXT: &str = "\u{642}\u{627}\u{644} Mona:\nOmar Said met Mona.";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The articles of the first file, with the second laid over them where it is called `annotations`.
fn opened(name: &str, files: &[(&str, &str)]) -> Vec<Article> {
    let folder = folder(name);
    for (name, text) in files {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    let annotations = Some(folder.join("annotations")).filter(|file| file.is_file());
    let options = LoadOptions { annotations, ..LoadOptions::default() };
    open(&folder.join(files[0].0), &options).unwrap_or_else(|error| panic!("{files:?}: {error}"))
}

fn names(articles: &[Article]) -> Vec<String> {
    let name = |article: &Article| {
        let text = |it: &qari::article::Mention| article.slice(it.range.clone()).into_owned();
        article.mentions.iter().map(text).collect::<Vec<_>>()
    };
    articles.iter().flat_map(name).collect()
}

#[test]
fn annotations_of_several_endings_are_found_beside_a_text() {
    let spans = r#"{"ents": [{"start": 4, "end": 8, "label": "PER"}]}"#;
    for (file, written) in [
        ("a.ann", "T1\tPER 4 8\tMona\n"),
        ("a.txt.ann", "T1\tPER 4 8\tMona\n"),
        ("a.json", spans),
        ("a.ann.json", spans),
        ("a.txt.json", spans),
        (
            "a.jsonl",
            r#"{"text": "\u0642\u0627\u0644 Mona:\nOmar Said met Mona.", "label": [[4, 8, "PER"]]}"#,
        ),
        ("a.conll", "\u{642}\u{627}\u{644} O\nMona B-PER\n: O\n"),
    ] {
        let articles = opened("beside-found", &[("a.txt", TEXT), (file, written)]);
        assert_eq!(names(&articles), ["Mona"], "{file}");
        assert!(articles[0].notices.is_empty(), "{file}: {:?}", articles[0].notices);
    }
    // What is given counts, and not what is found.
    let given = "T1\tPER 10 14\tOmar\n";
    let articles =
        opened("beside-given", &[("a.txt", TEXT), ("a.json", spans), ("annotations", given)]);
    assert_eq!(names(&articles), ["Omar"]);
}

#[test]
fn another_file_of_that_name_is_passed_over_unless_it_says_it_is_annotations() {
    // A corpus, though its first line would fit.
    let long = format!("{{\"text\": {TEXT:?}, \"label\": [[4, 8, \"PER\"]]}}\n").repeat(80_000);
    for (file, written) in [
        ("a.json", r#"{"title": "x", "lang": "ar"}"#),
        ("a.json", r#"{"text": "another article"}"#),
        ("a.json", "{broken"),
        ("a.tsv", "one\ttwo\n"),
        ("a.jsonl", &long),
    ] {
        let articles = opened("beside-other", &[("a.txt", TEXT), (file, written)]);
        assert!(articles[0].notices.is_empty(), "{file}: {:?}", articles[0].notices);
        assert!(articles[0].mentions.is_empty());
    }
    let articles = opened("beside-broken", &[("a.txt", TEXT), ("a.ann", "only prose")]);
    let is = |it: &Notice| matches!(it, Notice::Skipped { what: Things::AnnotationFiles, .. });
    assert!(articles[0].notices.iter().any(is), "{:?}", articles[0].notices);
}

#[test]
fn offsets_of_a_text_in_other_white_space_are_found_by_its_words() {
    let annotations = r#"{"text": "\u0642\u0627\u0644 Mona:\nOmar Said met Mona.", "ents": [{"start": 4, "end": 8, "label": "PER"}, {"start": 10, "end": 19, "label": "PER"}, {"start": 24, "end": 28, "label": "PER"}]}"#;
    let page = format!(
        "<html><body><article><h1>A headline</h1><p>{}</p></article></body></html>",
        TEXT.replace('\n', "</p>\n<p>")
    );
    let longer = format!("Before it all.\n\n{}\n\nAnd behind.", TEXT.replace(' ', "  "));
    for (file, text) in [("a.html", page.as_str()), ("a.txt", &longer)] {
        let articles = opened("beside-space", &[(file, text), ("annotations", annotations)]);
        let found: Vec<_> = names(&articles).iter().map(|name| name.replace("  ", " ")).collect();
        assert_eq!(found, ["Mona", "Omar Said", "Mona"], "{text}: {:?}", articles[0].notices);
    }
    // What is not in the text is counted.
    let shorter = "\u{642}\u{627}\u{644} Mona:\nOmar Said met her.";
    let articles = opened("beside-less", &[("a.txt", shorter), ("annotations", annotations)]);
    assert_eq!(names(&articles), ["Mona", "Omar Said"]);
    let is = |it: &Notice| matches!(it, Notice::MentionsSkipped { skipped: 1, of: 3, .. });
    assert!(articles[0].notices.iter().any(is), "{:?}", articles[0].notices);
}

#[test]
fn where_lines_were_texts_offsets_count_from_the_line() {
    let of = |line: usize, start: usize, name: &str| {
        format!(
            "{{\"File\": \"a.txt\", \"Line\": {line}, \"Entities\": [{{\"Type\": \"PER\", \"Text\": \"{name}\", \"BeginOffset\": {start}, \"EndOffset\": {}}}]}}\n",
            start + name.len()
        )
    };
    let answers = format!("{}{}{}", of(1, 0, "Omar Said"), of(0, 4, "Mona"), of(7, 0, "Nobody"));
    let articles = opened("beside-lines", &[("a.txt", TEXT), ("annotations", &answers)]);
    assert_eq!(names(&articles), ["Mona", "Omar Said"]);
    let is = |it: &Notice| {
        matches!(it, Notice::MentionsSkipped { reason: Unplaced::NoSuchLine { line: 8 }, .. })
    };
    assert!(articles[0].notices.iter().any(is), "{:?}", articles[0].notices);
    let list = "{\"text\": \"Then Mona.\"}\n{\"text\": \"Omar Said met Mona.\"}\n";
    let articles =
        opened("beside-list", &[("a.jsonl", list), ("annotations", &of(1, 0, "Omar Said"))]);
    assert_eq!((names(&articles), articles[1].mentions.len()), (vec!["Omar Said".to_owned()], 1));
}

#[test]
fn an_annotation_of_several_tags_is_a_mention_for_each() {
    let annotation = r#"{"type": "Annotation", "body": [{"value": "a note"}, {"purpose": "tagging", "value": "PER"}, {"purpose": "tagging", "value": "HEAD"}], "target": {"selector": {"type": "TextQuoteSelector", "exact": "Omar Said"}}}"#;
    let articles = opened("beside-tags", &[("a.txt", TEXT), ("annotations", annotation)]);
    let labels: Vec<&str> = articles[0].mentions.iter().map(|it| it.label.as_str()).collect();
    assert_eq!((labels, names(&articles)), (vec!["PER", "HEAD"], vec!["Omar Said".to_owned(); 2]));
}

#[test]
fn an_annotation_of_several_targets_is_a_mention_at_each() {
    let annotation = r#"[{"type": "Annotation", "body": "PER", "target": ["a.txt#char=4,8", {"selector": {"type": "TextPositionSelector", "start": "10", "end": "14"}}, {"id": "a.txt#char=24,28"}]},
        {"type": "Annotation", "body": "X", "target": {"selector": {"type": "TextQuoteSelector", "exact": "Mona: Omar", "suffix": "  Said"}}}]"#;
    let articles = opened("beside-targets", &[("a.txt", TEXT), ("annotations", annotation)]);
    let found = names(&articles);
    assert_eq!(found, ["Mona:\nOmar", "Mona", "Omar", "Mona"], "{:?}", articles[0].notices);
}

#[test]
fn spans_that_quote_nothing_are_counted_in_the_unit_that_cuts_no_words() {
    let text = "\u{1F600} \u{642}\u{627}\u{644}\u{64E} Mona to Omar.";
    let said = |unit: Unit, form: &str| {
        let item = |name: &str| {
            let start = text.find(name).expect("the name");
            let (first, end) =
                (unit.count(&text[..start]), unit.count(&text[..start + name.len()]));
            let filled = form.replace("{S}", &first.to_string()).replace("{E}", &end.to_string());
            filled.replace("{L}", &(end - first).to_string())
        };
        format!("[{}, {}]", item("Mona"), item("Omar"))
    };
    for form in [
        r#"{"start": {S}, "end": {E}, "label": "PER"}"#,
        r#"{"offset": {S}, "length": {L}, "type": "PER"}"#,
    ] {
        for unit in Unit::ALL {
            let annotations = said(unit, form);
            let articles =
                opened("beside-units", &[("a.txt", text), ("annotations", &annotations)]);
            assert_eq!(names(&articles), ["Mona", "Omar"], "{annotations}");
            let is_said = articles[0].notices.contains(&Notice::OffsetUnit { unit });
            assert_eq!(is_said, unit != Unit::CodePoints, "{annotations}");
        }
    }
    // A part of a word may be meant.
    let part = r#"[{"start": 7, "end": 9, "label": "X"}, {"start": 2, "end": 4, "label": "X"}]"#;
    let articles = opened("beside-parts", &[("a.txt", text), ("annotations", part)]);
    assert_eq!(names(&articles), ["\u{642}\u{627}", "Mo"]);
}

#[test]
fn columns_bodies_and_pages_are_told_by_what_they_are_called() {
    let target = r#""target": {"source": "a", "selector": {"type": "TextPositionSelector", "start": 4, "end": 8}}"#;
    for annotations in [
        "begin\tend\ttype\tcovered\n4\t8\tPER\tMona\n".to_owned(),
        "text,label,start_offset,end_offset\nMona,PER,4,8\n".to_owned(),
        "id,data,label\n1,\"\u{642}\u{627}\u{644} Mona:\nOmar Said met Mona.\",\"[[4, 8, 'PER']]\"\n".to_owned(),
        "[{'entity_group': 'PER', 'score': np.float32(0.99), 'word': 'Mona', 'start': 4, 'end': 8}]".to_owned(),
        format!(r#"{{"type": "AnnotationPage", "startIndex": 0, "items": [{{"type": "Annotation", "bodyValue": "PER", {target}}}]}}"#),
        format!(r#"{{"body": [{{"purpose": "identifying", "source": "http://a.example/Q1"}}, {{"purpose": "classifying", "value": "PER"}}], {target}}}"#),
        r#"[{"@type": "oa:Annotation", "oa:hasBody": {"@type": "oa:Tag", "chars": "PER"}, "oa:hasTarget": {"oa:hasSelector": {"@type": "oa:TextPositionSelector", "start": 4, "end": 8}}}]"#.to_owned(),
        r#"{"projectFileVersion": "2022-05-01", "stringIndexType": "Utf16CodeUnit", "assets": {"entities": [{"category": "PER"}], "documents": [{"location": "a.txt", "entities": [{"regionOffset": 0, "regionLength": 9, "labels": [{"category": "PER", "offset": 4, "length": 4}]}]}]}}"#.to_owned(),
        r#"[{"data": {"html": "<p></p>", "text": "\u0642\u0627\u0644 Mona:\nOmar Said met Mona."}, "annotations": [{"result": [{"type": "hypertextlabels", "value": {"start": "/p[1]/text()[1]", "end": "/p[1]/text()[1]", "startOffset": 1, "endOffset": 5, "text": "Mona", "hypertextlabels": ["PER"]}}]}]}]"#.to_owned(),
    ] {
        let articles = opened("beside-keys", &[("a.txt", TEXT), ("annotations", &annotations)]);
        assert_eq!(names(&articles), ["Mona"], "{annotations}: {:?}", articles[0].notices);
        assert_eq!(articles[0].mentions[0].label.as_str(), "PER", "{annotations}");
    }
}
