//! Files of annotations that hold the text they are about, opened as articles; their shapes are those of the tools'
//! documentation, the text is ours.
#![cfg(feature = "reader")]

mod named;

use qari::article::offsets::Unit;
use qari::article::{Article, Notice};
use qari::load::{LoadOptions, load};

use named::names;

/// Marks and an emoji before the names, so that code points, UTF-16 units and bytes differ; two lines.
const TEXT: &str = "\u{1F600} \u{642}\u{627}\u{644}\u{64E} Mona:\nOmar Said met Mona.";

/// The names, and the bytes where they stand.
const NAMES: [(&str, usize); 3] = [("Mona", 14), ("Omar Said", 20), ("Mona", 34)];

/// An item for each name, made of a template with `{S}`, `{E}`, `{I}` (start, end, the last unit), `{T}` (its text).
fn items(template: &str, unit: Unit) -> String {
    let item = |(name, start): (&str, usize)| {
        let (first, end) = (unit.count(&TEXT[..start]), unit.count(&TEXT[..start + name.len()]));
        let filled = template.replace("{S}", &first.to_string()).replace("{E}", &end.to_string());
        filled.replace("{I}", &(end - 1).to_string()).replace("{T}", name)
    };
    NAMES.map(item).join(", ")
}

fn text_json() -> String {
    format!("\"{}\"", TEXT.replace('\n', "\\n"))
}

fn opened(name: &str, file: &str) -> Vec<Article> {
    load(name, file.as_bytes(), &LoadOptions::default())
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn assert_held(form: &str, article: &Article) {
    assert_eq!(article.slice(article.body.clone()), TEXT, "{form}");
    let wanted = NAMES.map(|(name, _)| (name.to_owned(), "PER".to_owned()));
    assert_eq!(names(article), wanted, "{form}: {:?}", article.notices);
    let skipped =
        |it: &Notice| matches!(it, Notice::MentionsSkipped { .. } | Notice::Skipped { .. });
    assert!(!article.notices.iter().any(skipped), "{form}: {:?}", article.notices);
}

#[test]
fn records_that_say_their_text_in_other_ways_are_articles_with_their_names() {
    let plain = r#"{"start": {S}, "end": {E}, "label": "PER"}"#;
    let typed = r#"{"offset": {S}, "length": 1, "type": "PER"}"#;
    for (form, unit, item, whole) in [
        (
            "spaCy, a pair alone",
            Unit::CodePoints,
            r#"[{S}, {E}, "PER"]"#,
            r#"[TEXT, {"entities": [ITEMS]}]"#,
        ),
        (
            "Label Studio, JSON-MIN, the text under another name",
            Unit::Utf16,
            r#"{"start": {S}, "end": {E}, "text": "{T}", "labels": ["PER"]}"#,
            r#"[{"body_ar": TEXT, "id": 3, "ner": [ITEMS], "annotator": 1, "updated_at": "2026-01-01T00:00:00Z"}]"#,
        ),
        (
            "Label Studio, choices about a region beside its labels",
            Unit::Utf16,
            r#"{"type": "labels", "value": {"start": {S}, "end": {E}, "text": "{T}", "labels": ["PER"]}}, {"type": "choices", "value": {"start": {S}, "end": {E}, "text": "{T}", "choices": ["sure"]}}"#,
            r#"[{"annotations": [{"result": [ITEMS]}], "data": {"text": TEXT}}]"#,
        ),
        (
            "Hugging Face, input and output",
            Unit::CodePoints,
            plain,
            r#"{"inputs": TEXT, "outputs": [ITEMS]}"#,
        ),
        (
            "LightTag",
            Unit::CodePoints,
            r#"{"start": {S}, "end": {E}, "tag": "PER", "value": "{T}"}"#,
            r#"{"examples": [{"content": TEXT, "annotations": [ITEMS]}], "relations": [], "schema": {"tags": []}}"#,
        ),
        (
            "Argilla 1",
            Unit::CodePoints,
            r#"["PER", {S}, {E}]"#,
            r#"{"text": TEXT, "tokens": ["x"], "prediction": [["LOC", 0, 1]], "annotation": [ITEMS], "status": "Validated"}"#,
        ),
        (
            "Argilla 2",
            Unit::CodePoints,
            plain,
            r#"[{"id": "x", "fields": {"text": TEXT}, "suggestions": {"spans": {"value": [{"start": 0, "end": 1, "label": "LOC"}]}}, "responses": {"spans": [{"value": [ITEMS], "user_id": "u", "status": "submitted"}]}}]"#,
        ),
        (
            "UIMA",
            Unit::Utf16,
            r#"{"%TYPE": "custom.Names", "@sofa": 1, "begin": {S}, "end": {E}, "Kind": "PER"}"#,
            r#"{"%TYPES": {}, "%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": TEXT}, {"%TYPE": "a.type.Lemma", "begin": 0, "end": 1, "value": "x"}, ITEMS]}"#,
        ),
        (
            "OpenCalais",
            Unit::CodePoints,
            r#"{"exact": "{T}", "offset": {S}, "prefix": "", "suffix": ""}"#,
            r#"{"doc": {"info": {"document": TEXT}}, "http://a.example/1": {"_typeGroup": "entities", "_type": "PER", "instances": [ITEMS]}}"#,
        ),
        (
            "tweets",
            Unit::CodePoints,
            r#"{"start": {S}, "end": {I}, "probability": 0.9, "type": "PER", "normalized_text": "{T}"}"#,
            r#"{"data": [{"id": "1", "text": TEXT, "entities": {"annotations": [ITEMS]}}], "meta": {}}"#,
        ),
        (
            "an update of Telegram",
            Unit::Utf16,
            typed,
            r#"{"ok": true, "result": [{"update_id": 1, "message": {"message_id": 1, "text": TEXT, "entities": [ITEMS]}}]}"#,
        ),
        (
            "a caption of Telegram",
            Unit::Utf16,
            typed,
            r#"{"message_id": 1, "caption": TEXT, "caption_entities": [ITEMS]}"#,
        ),
    ] {
        let mut items = items(item, unit);
        for (name, _) in NAMES {
            items = items.replacen("\"length\": 1,", &format!("\"length\": {},", name.len()), 1);
        }
        let json = whole.replace("ITEMS", &items).replace("TEXT", &text_json());
        assert_held(form, &opened("a.json", &json)[0]);
    }
}

#[test]
fn a_text_in_pieces_is_one_with_what_its_pieces_are() {
    let (mut pairs, mut typed, mut at) = (Vec::new(), Vec::new(), 0);
    for (name, start) in NAMES {
        let before = TEXT[at..start].replace('\n', "\\n");
        pairs.push(format!(r#"["{before}", null], ["{name}", "PER"]"#));
        typed.push(format!(
            r#"{{"type": "plain", "text": "{before}"}}, {{"type": "PER", "text": "{name}"}}"#
        ));
        at = start + name.len();
    }
    let (pairs, typed) = (pairs.join(", "), typed.join(", "));
    let gradio = format!(r#"[{pairs}, [".", null]]"#);
    assert_held("Gradio", &opened("a.json", &gradio)[0]);
    let chat = format!(
        r#"{{"name": "x", "type": "public_channel", "messages": [{{"id": 1, "type": "service", "text": ""}}, {{"id": 2, "type": "message", "text": ["x"], "text_entities": [{typed}, {{"type": "plain", "text": "."}}]}}]}}"#
    );
    assert_held("Telegram", &opened("a.json", &chat)[0]);
}

#[test]
fn lines_with_their_tokens_say_where_labels_stand() {
    let json = r#"{"sentences": [{"id": 0, "content": "\ud83d\ude00 Mona:", "tokens": ["\ud83d\ude00", "Mona", ":"]}, {"id": 1, "content": "Omar Said met Mona.", "tokens": ["Omar", "Said", "met", "Mona", "."]}],
        "labels": [{"type": "SPAN", "startCellLine": 0, "startTokenIndex": 1, "startCharIndex": 0, "endCellLine": 0, "endTokenIndex": 1, "endCharIndex": 3, "labelSetItemId": "a"},
                   {"type": "SPAN", "startCellLine": 1, "startTokenIndex": 0, "startCharIndex": 0, "endCellLine": 1, "endTokenIndex": 1, "endCharIndex": 3, "labelSetItemId": "a"},
                   {"type": "ARROW", "startCellLine": 1, "startTokenIndex": 0, "startCharIndex": 0, "labelSetItemId": "b"}],
        "labelSets": [{"labelItems": [{"id": "a", "labelName": "PER"}]}]}"#;
    let found = names(&opened("a.json", json)[0]);
    assert_eq!(found, [("Mona", "PER"), ("Omar Said", "PER")].map(|(a, b)| (a.into(), b.into())));
}

#[test]
fn tables_of_tasks_are_articles() {
    let spans =
        items(r#"{"start": {S}, "end": {E}, "text": "{T}", "labels": ["PER"]}"#, Unit::Utf16);
    let triples = items("({S}, {E}, 'PER')", Unit::CodePoints);
    let quoted = spans.replace('"', "\"\"");
    for table in [
        format!(
            "annotation_id,annotator,id,label,lead_time,text\n7,1,3,\"[{quoted}]\",1.2,\"{TEXT}\"\n"
        ),
        format!(
            "annotation_id\tid\tlead_time\tner\tthe_news\n7\t3\t1.2\t\"[{quoted}]\"\t\"{TEXT}\"\n"
        ),
        format!("id,data,label\n1,\"{TEXT}\",\"[{triples}]\"\n"),
    ] {
        assert_held(&table, &opened("a.csv", &table)[0]);
    }
    // One task that two people annotated is one article.
    let one = |nth: usize| {
        let item = items(r#"{"start": {S}, "end": {E}, "labels": ["PER"]};"#, Unit::Utf16);
        let item = item
            .split(";, ")
            .nth(nth)
            .unwrap_or_default()
            .trim_end_matches(';')
            .replace('"', "\"\"");
        format!("7,3,\"[{item}]\",\"{TEXT}\"\n")
    };
    let table = format!("annotation_id,id,label,text\n{}{}{}", one(0), one(1), one(2));
    let articles = opened("a.csv", &table);
    assert_eq!(articles.len(), 1);
    assert_held(&table, &articles[0]);
    // A table of anything else is a text.
    assert!(opened("a.csv", "text,label\nMona,PER\n")[0].mentions.is_empty());
}

#[test]
fn what_python_prints_is_read_as_its_json() {
    let triples = items("({S}, {E}, 'PER')", Unit::CodePoints);
    let train = format!(
        "TRAIN_DATA = [\n    # one text\n    ({}, {{'entities': [{triples}]}}),\n]\n",
        text_json()
    );
    assert_held(&train, &opened("train.py", &train)[0]);
    assert!(opened("a.py", "x = [y for y in z]\n")[0].mentions.is_empty());
}

#[test]
fn webanno_says_its_text_by_sentences() {
    let file = "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.type.NamedEntity|identifier|value\n#T_SP=custom.Odd|\n\n\n#Text=\u{1F600} \u{642}\u{627}\u{644}\u{64E} Mona:\n\
        1-1\t0-2\t\u{1F600}\t_\t_\t_\t\n1-2\t3-7\t\u{642}\u{627}\u{644}\u{64E}\t_\t_\t*\t\n1-3\t8-12\tMona\thttp://a.example/Q1\tPER\t_\t\n1-4\t12-13\t:\t_\t_\t_\t\n\n\
        #Text=Omar Said met Mona.\n2-1\t14-18\tOmar\t*[1]\tPER[1]\t_\t\n2-2\t19-23\tSaid\t*[1]\tPER[1]\t_\t\n2-3\t24-27\tmet\t_\t_\t_\t\n2-4\t28-32\tMona\thttp://a.example/Q1\tPER\t_\t\n2-5\t32-33\t.\t_\t_\t_\t\n";
    let mut article = opened("a.tsv", file).remove(0);
    let (odd, people): (Vec<_>, Vec<_>) = std::mem::take(&mut article.mentions)
        .into_iter()
        .partition(|it| it.label.as_str() == "Odd");
    assert_eq!(odd.len(), 1, "a span without a value is one of its layer");
    article.mentions = people;
    assert_held(file, &article);
    assert_eq!(article.mentions[0].entity, article.mentions[2].entity);
    let entity = &article.entities[article.mentions[0].entity.0 as usize];
    assert_eq!(entity.url.as_deref(), Some("http://a.example/Q1"));
}

#[test]
fn several_texts_in_one_value_are_several_articles() {
    let json = r#"{"examples": [{"content": "Mona went on.", "annotations": [{"start": 0, "end": 4, "tag": "PER"}]}, {"content": "So did Omar.", "annotations": [{"start": 7, "end": 11, "tag": "PER"}]}]}"#;
    let articles = opened("a.json", json);
    let found: Vec<_> = articles.iter().flat_map(names).map(|(name, _)| name).collect();
    assert_eq!((articles.len(), found), (2, vec!["Mona".to_owned(), "Omar".to_owned()]));
    // In lines each line is one, and what is beside it is counted.
    let lines = format!("{json}\n{}\n", r#"{"text": "x"}"#);
    let articles = opened("a.jsonl", &lines);
    assert_eq!(articles.len(), 2);
    assert!(
        articles[0].notices.iter().any(|it| matches!(it, Notice::Skipped { count: 1, of: 2, .. }))
    );
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).expect("packed");
    packed.finish().expect("packed")
}

#[test]
fn documents_of_spacy_are_articles_with_their_names() {
    // The hashes by which spaCy knows the words; a label of its own has a number.
    let (word, name) = (11_901_859_001_352_538_922_u64, 17_751_780_907_874_141_760_u64);
    let tokens = [[word, 2, 0], [name, 3, 383], [name, 1, 383], [word, 2, 0]];
    let mut file = b"\x85\xA7version\xA30.1\xA5attrs\x93\x41\x4D\x4E\xA6tokens\xC4\x60".to_vec();
    tokens.iter().flatten().for_each(|value| file.extend(value.to_le_bytes()));
    file.extend(
        b"\xA6spaces\xC4\x04\x01\x01\x00\x00\xA7lengths\xC4\x08\x03\x00\x00\x00\x01\x00\x00\x00",
    );
    let whole = [&file[..], b"\xA7strings\x93\xA0\xA1a\xA8abcdefgh"].concat();
    let whole = [b"\x86", &whole[1..]].concat();
    let articles = load("a.spacy", &packed(&whole), &LoadOptions::default()).expect("articles");
    let texts: Vec<_> = articles.iter().map(|it| it.slice(it.body.clone()).into_owned()).collect();
    assert_eq!(texts, ["a abcdefgh abcdefgh", "a"]);
    assert_eq!(names(&articles[0]), [("abcdefgh abcdefgh".to_owned(), "ORG".to_owned())]);
    // One that breaks off is refused by name, like tables of Python.
    let parquet = b"PAR1\x15\x04\x15\x00".to_vec();
    for (bytes, name, remedy) in
        [(packed(&file), "spaCy DocBin", "Doc.to_json"), (parquet, "Parquet", "JSON lines")]
    {
        let error = load("a", &bytes, &LoadOptions::default()).expect_err(name).to_string();
        assert!(error.contains(name) && error.contains(remedy), "{error}");
    }
}

#[test]
fn annotations_opened_by_themselves_say_that_the_text_is_missing() {
    for alone in [
        r#"[{"type": "Annotation", "body": "PER", "target": {"source": "a", "selector": {"type": "TextPositionSelector", "start": 0, "end": 4}}}]"#,
        r#"[{"entity_group": "PER", "score": 0.9, "word": "Mona", "start": 0, "end": 4}]"#,
        r#"{"entities": [{"category": "PER", "offset": 0, "length": 4}]}"#,
    ] {
        let error = load("a.json", alone.as_bytes(), &LoadOptions::default()).expect_err(alone);
        assert!(error.to_string().contains("--annotations"), "{alone}: {error}");
    }
}

#[test]
fn a_record_with_an_offset_of_its_own_is_no_span() {
    let json = r#"{"text": "Mona met Omar.", "offset": 0, "action": "getDocument", "entities": [["T1", "PER", 0, 4], ["T2", "PER", [[9, 10], [11, 13]]]]}"#;
    let found: Vec<_> =
        names(&opened("a.json", json)[0]).into_iter().map(|(name, _)| name).collect();
    assert_eq!(found, ["Mona", "O", "ar"]);
}

#[test]
fn labels_of_a_page_are_found_by_their_words_in_the_text_it_shows() {
    let span = r#"{"type": "hypertextlabels", "value": {"start": "/p[1]/text()[1]", "end": "/p[1]/text()[1]", "startOffset": 1, "endOffset": 2, "globalOffsets": {"start": {S}, "end": {E}}, "text": "{T}", "hypertextlabels": ["PER"]}}"#;
    let page = TEXT.replace('\n', "</p><p>");
    let task = format!(
        r#"[{{"annotations": [{{"result": [{}]}}], "data": {{"html": "<p>{page}</p>"}}}}]"#,
        items(span, Unit::Utf16)
    );
    let article = opened("a.json", &task).remove(0);
    let found: Vec<_> = names(&article).into_iter().map(|(name, _)| name).collect();
    assert_eq!(found, NAMES.map(|(name, _)| name), "{:?}", article.notices);
    assert!(!article.slice(article.body.clone()).contains('<'));
}

#[test]
fn spans_by_tokens_alone_are_counted() {
    let json = r#"{"text": "Mona met Omar.", "spans": [{"token_start": 0, "token_end": 0, "label": "PER"}, {"start": 9, "end": 13, "label": "PER"}]}"#;
    let article = opened("a.jsonl", json).remove(0);
    assert_eq!(names(&article).len(), 1);
    let is = |it: &Notice| matches!(it, Notice::MentionsSkipped { skipped: 1, of: 2, .. });
    assert!(article.notices.iter().any(is), "{:?}", article.notices);
}
