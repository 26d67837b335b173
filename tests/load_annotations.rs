//! Annotations: every form in use gives the same mentions; the unit of offsets is found or forced; what
//! does not fit is counted.
#![cfg(feature = "reader")]

mod named;

use std::path::{Path, PathBuf};

use qari::article::offsets::Unit;
use qari::article::{Article, Notice};
use qari::load::{LoadOptions, load, open};

use named::names as found;

/// An emoji before the names, so that code points, UTF-16 units and bytes differ.
const TEXT: &str = "\u{1F600} Mona met Omar Said in Rome.";
const WANTED: [(&str, &str); 3] = [("Mona", "PER"), ("Omar Said", "PER"), ("Rome", "LOC")];

/// Start and end of the three names in a unit.
fn places(unit: Unit) -> [(usize, usize); 3] {
    WANTED.map(|(name, _)| {
        let start = unit.count(&TEXT[..TEXT.find(name).expect("the name")]);
        (start, start + unit.count(name))
    })
}

/// A template with `S1 E1 S2 E2 S3 E3` replaced by the places in a unit.
fn filled(template: &str, unit: Unit) -> String {
    let mut text = template.to_owned();
    for (index, (start, end)) in places(unit).into_iter().enumerate() {
        text = text.replace(&format!("S{}", index + 1), &start.to_string());
        text = text.replace(&format!("E{}", index + 1), &end.to_string());
        text = text.replace(&format!("L{}", index + 1), &(end - start).to_string());
    }
    text.replace("TEXT", TEXT)
}

fn wanted() -> Vec<(String, String)> {
    WANTED.map(|(name, label)| (name.to_owned(), label.to_owned())).to_vec()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The text with an annotation file laid over it.
fn laid(folder: &Path, annotations: &str, offsets: Option<Unit>) -> Article {
    std::fs::write(folder.join("a.txt"), TEXT).expect("a file");
    std::fs::write(folder.join("a.annotations"), annotations).expect("a file");
    let options = LoadOptions {
        annotations: Some(folder.join("a.annotations")),
        offsets,
        ..LoadOptions::default()
    };
    open(&folder.join("a.txt"), &options).expect("an article").remove(0)
}

#[test]
fn forms_that_hold_the_text_give_their_mentions() {
    for (form, unit, json) in [
        (
            "displaCy, spaCy",
            Unit::CodePoints,
            r#"{"text": "TEXT", "ents": [{"start": S1, "end": E1, "label": "PER"}, {"start": S2, "end": E2, "label": "PER"}, {"start": S3, "end": E3, "label": "LOC", "kb_id": "Q220"}], "tokens": [{"id": 0, "start": 0, "end": 1}]}"#,
        ),
        (
            "Prodigy",
            Unit::CodePoints,
            r#"{"text": "TEXT", "spans": [{"start": S1, "end": E1, "label": "PER", "token_start": 1}, {"start": S2, "end": E2, "label": "PER"}, {"start": S3, "end": E3, "label": "LOC"}], "answer": "accept"}"#,
        ),
        (
            "doccano",
            Unit::CodePoints,
            r#"{"id": 7, "text": "TEXT", "label": [[S1, E1, "PER"], [S2, E2, "PER"], [S3, E3, "LOC"]]}"#,
        ),
        (
            "doccano, plural",
            Unit::CodePoints,
            r#"{"text": "TEXT", "labels": [[S1, E1, "PER"], [S2, E2, "PER"], [S3, E3, "LOC"]]}"#,
        ),
        (
            "doccano, relations",
            Unit::CodePoints,
            r#"{"text": "TEXT", "entities": [{"id": 1, "label": "PER", "start_offset": S1, "end_offset": E1}, {"id": 2, "label": "PER", "start_offset": S2, "end_offset": E2}, {"id": 3, "label": "LOC", "start_offset": S3, "end_offset": E3}], "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "meets"}]}"#,
        ),
        (
            "Label Studio",
            Unit::Utf16,
            r#"[{"id": 1, "data": {"text": "TEXT"}, "annotations": [{"id": 9, "result": [{"id": "x", "from_name": "label", "type": "labels", "value": {"start": S1, "end": E1, "text": "Mona", "labels": ["PER"]}}, {"id": "y", "value": {"start": S2, "end": E2, "labels": ["PER"]}}, {"value": {"start": S3, "end": E3, "labels": ["LOC"]}}]}], "predictions": [{"result": [{"value": {"start": 0, "end": 1, "labels": ["X"]}}]}]}]"#,
        ),
        (
            "Label Studio, JSON-MIN",
            Unit::Utf16,
            r#"[{"text": "TEXT", "id": 1, "label": [{"start": S1, "end": E1, "text": "Mona", "labels": ["PER"]}, {"start": S2, "end": E2, "text": "Omar Said", "labels": ["PER"]}, {"start": S3, "end": E3, "text": "Rome", "labels": ["LOC"]}]}]"#,
        ),
        (
            "Telegram, Azure",
            Unit::Utf16,
            r#"{"text": "TEXT", "entities": [{"category": "PER", "offset": S1, "length": L1}, {"type": "PER", "offset": S2, "length": L2}, {"type": "LOC", "offset": S3, "length": L3}]}"#,
        ),
    ] {
        let json = filled(json, unit);
        let articles = load("a.json", json.as_bytes(), &LoadOptions::default());
        let article = articles.unwrap_or_else(|error| panic!("{form}: {error}")).remove(0);
        assert_eq!(found(&article), wanted(), "{form}: {:?}", article.notices);
    }
}

#[test]
fn forms_beside_the_text_give_their_mentions() {
    let folder = folder("annotations-beside");
    for (form, unit, file) in [
        (
            "native list",
            Unit::CodePoints,
            r#"[{"start": S1, "end": E1, "label": "PER", "text": "Mona"}, {"start": S2, "end": E2, "label": "PER"}, {"start": S3, "end": E3, "label": "LOC"}]"#,
        ),
        (
            "a pipeline, grouped",
            Unit::CodePoints,
            r#"[{"entity_group": "PER", "score": 0.9, "word": "mona", "start": S1, "end": E1}, {"entity_group": "PER", "score": 0.8, "word": "omar said", "start": S2, "end": E2}, {"entity_group": "LOC", "score": 0.7, "word": "rome", "start": S3, "end": E3}]"#,
        ),
        (
            "a pipeline, ungrouped",
            Unit::CodePoints,
            "[{\"entity\": \"B-PER\", \"score\": 0.9, \"index\": 2, \"word\": \"Mo\", \"start\": S1, \"end\": 4}, {\"entity\": \"I-PER\", \"score\": 0.8, \"word\": \"##na\", \"start\": 4, \"end\": E1}, {\"entity\": \"B-PER\", \"score\": 0.9, \"word\": \"Omar\", \"start\": S2, \"end\": 15}, {\"entity\": \"I-PER\", \"score\": 0.9, \"word\": \"Said\", \"start\": 16, \"end\": E2}, {\"entity\": \"B-LOC\", \"score\": 0.9, \"word\": \"Rome\", \"start\": S3, \"end\": E3}]",
        ),
        (
            "brat",
            Unit::CodePoints,
            "T1\tPER S1 E1\tMona\nT2\tPER S2 E2\tOmar Said\nR1\tmeets Arg1:T1 Arg2:T2\nT3\tLOC S3 E3\tRome\n#1\tAnnotatorNotes T1\tsure\n",
        ),
        (
            "CoNLL, IOB2",
            Unit::CodePoints,
            "-DOCSTART- O\n\n\u{1F600} O\nMona B-PER\nmet O\nOmar B-PER\nSaid I-PER\nin O\nRome B-LOC\n. O\n",
        ),
        (
            "CoNLL, four columns, BILOU",
            Unit::CodePoints,
            "\u{1F600}\t_\t_\tO\nMona\tN\t_\tU-PER\nmet\tV\t_\tO\nOmar\tN\t_\tB-PER\nSaid\tN\t_\tL-PER\nin\t_\t_\tO\nRome\t_\t_\tU-LOC\n.\t_\t_\tO\n",
        ),
        (
            "web annotations, one a line",
            Unit::CodePoints,
            "{\"type\": \"Annotation\", \"body\": {\"purpose\": \"tagging\", \"value\": \"PER\"}, \"target\": {\"selector\": {\"type\": \"TextPositionSelector\", \"start\": S1, \"end\": E1}}}\n{\"type\": \"Annotation\", \"body\": \"PER\", \"target\": {\"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": \"Omar Said\", \"prefix\": \"met \"}]}}\n{\"type\": \"Annotation\", \"body\": [{\"value\": \"LOC\"}], \"target\": [{\"selector\": [{\"type\": \"TextPositionSelector\", \"start\": 1, \"end\": 5}, {\"type\": \"TextQuoteSelector\", \"exact\": \"Rome\", \"suffix\": \".\"}]}]}",
        ),
        (
            "Azure documents",
            Unit::Utf16,
            r#"{"documents": [{"id": "1", "entities": [{"text": "Mona", "category": "PER", "offset": S1, "length": L1, "confidenceScore": 0.5}, {"text": "Omar Said", "category": "PER", "offset": S2, "length": L2}, {"text": "Rome", "category": "LOC", "offset": S3, "length": L3}]}]}"#,
        ),
        (
            "this program's own",
            Unit::CodePoints,
            r#"{"text_length": 29, "entities": [{"id": "e1", "label": "PER", "name": "Mona", "mentions": [{"start": S1, "end": E1}]}, {"id": "e2", "label": "PER", "name": "Omar", "mentions": [{"start": S2, "end": E2}]}, {"id": "e3", "label": "LOC", "name": "Rome", "mentions": [{"start": S3, "end": E3}]}]}"#,
        ),
    ] {
        let article = laid(&folder, &filled(file, unit), None);
        assert_eq!(found(&article), wanted(), "{form}: {:?}", article.notices);
        let skipped = |notice: &Notice| matches!(notice, Notice::MentionsSkipped { .. });
        assert!(!article.notices.iter().any(skipped), "{form}: {:?}", article.notices);
    }
}

#[test]
fn the_unit_is_the_one_in_which_the_quoted_texts_are_found() {
    let folder = folder("annotations-unit");
    let quoted = r#"[{"start": S1, "end": E1, "label": "PER", "text": "Mona"}, {"start": S2, "end": E2, "label": "PER", "text": "Omar Said"}, {"start": S3, "end": E3, "label": "LOC"}]"#;
    for unit in Unit::ALL {
        let article = laid(&folder, &filled(quoted, unit), None);
        assert_eq!(found(&article), wanted(), "{unit}");
        let said = article.notices.contains(&Notice::OffsetUnit { unit });
        assert_eq!(said, unit != Unit::CodePoints, "{unit}: {:?}", article.notices);
        let bare = filled(quoted, unit).replace("\"text\"", "\"words\"");
        assert_eq!(found(&laid(&folder, &bare, Some(unit))), wanted(), "forced: {unit}");
    }
    let forced = laid(&folder, &filled(quoted, Unit::Bytes), Some(Unit::CodePoints));
    assert!(matches!(forced.notices[..], [Notice::MentionsSkipped { skipped: 2.., of: 3, .. }]));
}

#[test]
fn brat_stands_beside_its_text_in_pieces_and_with_names_of_one_thing() {
    let folder = folder("annotations-brat");
    std::fs::write(folder.join("a.txt"), "Mona Ali, or Mona, of the\nWorld Bank").expect("a file");
    let ann = "T1\tPER 0 8\tMona Ali\nT2\tPER 13 17\tMona\nT3\tORG 22 25;26 36\tthe World Bank\n\
               T4\tPER 0 4;13 17\tMona Mona\nT5\tPER 0 4\tOmar\n*\tEquiv T1 T2\n";
    std::fs::write(folder.join("a.ann"), ann).expect("a file");
    let article = &open(&folder.join("a.txt"), &LoadOptions::default()).expect("an article")[0];
    let words: Vec<_> = found(article).into_iter().map(|(words, _)| words).collect();
    assert_eq!(words, ["Mona Ali", "Mona", "Mona", "Mona", "the\nWorld Bank"]);
    let of = |nth: usize| article.mentions[nth].entity;
    assert_eq!(of(0), of(2), "Equiv");
    assert_eq!(of(1), of(3), "two pieces of one");
    assert_eq!(
        article.notices.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["1 of 6 mentions skipped: the text at 0 is “Mona”, not “Omar”"]
    );
    let without = LoadOptions { annotations: Some("/dev/null".into()), ..LoadOptions::default() };
    assert!(open(&folder.join("a.txt"), &without).expect("an article")[0].mentions.is_empty());
}

#[test]
fn annotated_texts_find_their_articles() {
    let folder = folder("annotations-many");
    let articles = "{\"id\": \"a\", \"text\": \"Rome is old.\"}\n{\"id\": \"b\", \"text\": \"Oslo is cold.\"}\n";
    std::fs::write(folder.join("a.jsonl"), articles).expect("a file");
    let spans = "{\"text\": \"Oslo is cold.\", \"spans\": [{\"start\": 0, \"end\": 4, \"label\": \"LOC\"}]}\n\
                 {\"text\": \"Unknown.\", \"spans\": []}\n{\"text\": \"Other.\", \"spans\": []}\n";
    std::fs::write(folder.join("spans.jsonl"), spans).expect("a file");
    let options =
        LoadOptions { annotations: Some(folder.join("spans.jsonl")), ..LoadOptions::default() };
    let articles = open(&folder.join("a.jsonl"), &options).expect("articles");
    assert!(articles[0].mentions.is_empty());
    assert_eq!(found(&articles[1]), [("Oslo".to_owned(), "LOC".to_owned())]);
    assert!(matches!(articles[0].notices[..], [Notice::Skipped { count: 2, of: 3, .. }]));
}

/// Two articles with titles, so that mentions stand in the front part too; names that repeat, nest and are cut.
fn several() -> Vec<Article> {
    let json = r#"[{"id": "first", "title": "Mona Said in Rome", "summary": "What Mona, Omar and Rome have to do with it",
        "text": "Mona Said met Omar in Rome, \"the city\".\n\nOmar went on; Mona stayed in Rome and was glad of it, she said.",
        "entities": [{"id": "x1", "label": "PER", "name": "Mona Said"}, {"id": "x2", "label": "PER", "name": "Omar"}, {"id": "x3", "label": "LOC", "name": "Rome"}],
        "mentions": [{"in": "title", "start": 0, "end": 9, "label": "PER", "entity": "x1"}, {"in": "title", "start": 13, "end": 17, "label": "LOC", "entity": "x3"},
                     {"start": 0, "end": 9, "label": "PER", "entity": "x1"}, {"start": 14, "end": 18, "label": "PER", "entity": "x2"},
                     {"start": 22, "end": 26, "label": "LOC", "entity": "x3"}, {"start": 41, "end": 45, "label": "PER", "entity": "x2"},
                     {"start": 55, "end": 59, "label": "PER", "entity": "x1"}, {"start": 70, "end": 74, "label": "LOC", "entity": "x3"}]},
       {"id": "second", "text": "Rome again, and Mona.",
        "mentions": [{"start": 0, "end": 4, "label": "LOC"}, {"start": 16, "end": 20, "label": "PER"}]}]"#;
    load("a.json", json.as_bytes(), &LoadOptions::default()).expect("articles")
}

/// The articles without their mentions, with what `entities` wrote of them laid over them again.
fn read_back(name: &str, articles: &[Article], form: qari::print::Form) -> Vec<Article> {
    let options = qari::print::PrintOptions {
        width: qari::layout::Columns(72),
        direction: qari::layout::Direction::Auto,
        raw: false,
        order: qari::print::Order::Logical,
        shape: qari::layout::Shape::Nominal,
        marks: true,
        align: qari::layout::Align::Start,
    };
    let mut written = Vec::new();
    qari::print::annotations(articles, form, &options, &mut written).expect("written");
    let bare: Vec<Article> = articles
        .iter()
        .cloned()
        .map(|mut article| {
            (article.mentions, article.entities) = (Vec::new(), Vec::new());
            article
        })
        .collect();
    let folder = folder(name);
    let (native, _) = qari::store::corrections::native(&bare);
    let source = folder.join(if bare.len() > 1 { "a.jsonl" } else { "a.json" });
    std::fs::write(&source, native).expect("a file");
    std::fs::write(folder.join("written"), written).expect("a file");
    let annotations = Some(folder.join("written"));
    open(&source, &LoadOptions { annotations, ..LoadOptions::default() }).expect("articles")
}

/// Where mentions are, and what they are; with `entities` also what they name.
fn laid_out(
    articles: &[Article],
    entities: bool,
) -> Vec<(usize, std::ops::Range<usize>, String, String)> {
    let of = |(nth, article): (usize, &Article)| {
        let mention = |mention: &qari::article::Mention| {
            let entity = &article.entities[mention.entity.0 as usize];
            let entity = if entities { entity.id.clone() } else { String::new() };
            (nth, mention.range.clone(), mention.label.to_string(), entity)
        };
        article.mentions.iter().map(mention).collect::<Vec<_>>()
    };
    articles.iter().enumerate().flat_map(of).collect()
}

#[test]
fn every_format_that_entities_writes_is_read_back_the_same() {
    use qari::print::Form;
    let articles = several();
    assert_eq!(articles[0].mentions.len(), 8);
    for (form, name, entities) in [
        (Form::Json, "json", true),
        (Form::JsonLines, "jsonl", true),
        (Form::Csv, "csv", true),
        (Form::Conll, "conll", false),
    ] {
        let back = read_back(name, &articles, form);
        assert_eq!(laid_out(&back, entities), laid_out(&articles, entities), "{name}");
        assert!(back.iter().all(|article| article.notices.is_empty()), "{name}");
        let one = read_back(&format!("{name}-one"), &articles[..1], form);
        assert_eq!(laid_out(&one, entities), laid_out(&articles[..1], entities), "{name}, one");
    }
    // brat knows one text and no title.
    let back = read_back("brat", &articles[..1], Form::Brat);
    let of_body = |articles: &[Article]| {
        let body = articles[0].body.start;
        let mut all = laid_out(articles, false);
        all.retain(|(_, range, ..)| range.start >= body);
        all
    };
    assert_eq!(laid_out(&back, false), of_body(&articles[..1]));
    let named = |label: &str| {
        let of_label = back[0].mentions.iter().filter(|mention| mention.label.as_str() == label);
        of_label.map(|mention| mention.entity).collect::<std::collections::HashSet<_>>().len()
    };
    assert_eq!((named("PER"), named("LOC")), (2, 1), "names of one thing are of one entity");
}

#[test]
fn tokens_of_a_front_part_that_is_not_there_do_not_move_the_others() {
    let articles = several();
    let mut written = String::new();
    for word in "Rome and Mona and Omar and what they have to do with it , 2014".split(' ') {
        written.push_str(word);
        written.push_str("\tO\n");
    }
    for (word, tag) in [
        ("Mona", "B-PER"),
        ("Said", "I-PER"),
        ("met", "O"),
        ("Omar", "B-PER"),
        ("in", "O"),
        ("Rome", "B-LOC"),
    ] {
        written.extend([word, " x y ", tag, "\n"]);
    }
    let folder = folder("conll-front");
    let text = articles[0].slice(articles[0].body.clone()).into_owned();
    std::fs::write(folder.join("a.txt"), text).expect("a file");
    std::fs::write(folder.join("a.conll"), written).expect("a file");
    let options =
        LoadOptions { annotations: Some(folder.join("a.conll")), ..LoadOptions::default() };
    let article = open(&folder.join("a.txt"), &options).expect("an article").remove(0);
    let words: Vec<String> = found(&article).into_iter().map(|(words, _)| words).collect();
    assert_eq!(words, ["Mona Said", "Omar", "Rome"]);
}

#[test]
fn what_a_form_has_no_place_for_is_counted_with_the_first() {
    use qari::print::{Form, left_out};
    let json = r#"{"title": "Rome", "text": "Head of Rome Bank.", "mentions": [{"start": 0, "end": 17, "label": "OCC"},
        {"start": 8, "end": 17, "label": "ORG"}, {"start": 8, "end": 12, "label": "GPE"},
        {"start": 0, "end": 4, "label": "GPE", "in": "title"}]}"#;
    let article =
        load("a.json", json.as_bytes(), &LoadOptions::default()).expect("an article").remove(0);
    let said = |form| left_out(&article, form).map(|notice| notice.to_string()).unwrap_or_default();
    let conll = said(Form::Conll);
    assert!(conll.starts_with("2 of 4 mentions skipped: \u{201C}Rome Bank\u{201D}"), "{conll}");
    let brat = said(Form::Brat);
    assert!(brat.starts_with("1 of 4 mentions skipped: \u{201C}Rome\u{201D}"), "{brat}");
    assert_eq!(said(Form::Csv), "");
}
