//! Annotations as the programs that export them write them: what each calls a span, a label, a text; what it refuses;
//! and how it counts. The shapes are those of the tools, the text is ours.
#![cfg(feature = "reader")]

use std::path::{Path, PathBuf};

use qari::article::offsets::Unit;
use qari::article::{Article, Notice};
use qari::load::{LoadOptions, load, open};

/// Marks and an emoji before the names, so that code points, UTF-16 units and bytes differ; two lines; a name twice.
const TEXT: &str = "\u{1F600} \u{642}\u{627}\u{644}\u{64E} Mona:\nOmar Said met Mona.";
const WANTED: [(&str, &str); 3] = [("Mona", "PER"), ("Omar Said", "PER"), ("Mona", "PER")];

/// Where the names stand, in bytes.
fn bytes() -> [(usize, usize); 3] {
    let mut from = 0;
    WANTED.map(|(name, _)| {
        let start = from + TEXT[from..].find(name).expect("the name");
        from = start + name.len();
        (start, from)
    })
}

/// An item for each name, made of a template with `S`, `E`, `L` (start, end and length in a unit), `T` (its text), `N` (which).
fn items(template: &str, unit: Unit) -> String {
    let item = |(nth, (start, end)): (usize, (usize, usize))| {
        let count = |byte: usize| unit.count(&TEXT[..byte]).to_string();
        let filled = template.replace("{S}", &count(start)).replace("{E}", &count(end));
        let filled = filled.replace("{L}", &unit.count(&TEXT[start..end]).to_string());
        filled.replace("{T}", &TEXT[start..end]).replace("{N}", &nth.to_string())
    };
    bytes().into_iter().enumerate().map(item).collect::<Vec<_>>().join(", ")
}

fn text_json() -> String {
    format!("\"{}\"", TEXT.replace('\n', "\\n"))
}

fn found(article: &Article) -> Vec<(usize, String, String)> {
    let mut found: Vec<_> = article
        .mentions
        .iter()
        .map(|mention| {
            let text = article.slice(mention.range.clone()).into_owned();
            (mention.range.start - article.body.start, text, mention.label.to_string())
        })
        .collect();
    found.sort();
    found
}

fn wanted() -> Vec<(usize, String, String)> {
    let all = bytes().into_iter().zip(WANTED);
    all.map(|((start, _), (name, label))| (start, name.to_owned(), label.to_owned())).collect()
}

fn read(name: &str, json: &str) -> Article {
    let articles = load(name, json.as_bytes(), &LoadOptions::default());
    articles.unwrap_or_else(|error| panic!("{json}: {error}")).remove(0)
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn laid(folder: &Path, text: &str, annotations: &str) -> Article {
    std::fs::write(folder.join("a.txt"), text).expect("a file");
    std::fs::write(folder.join("a.annotations"), annotations).expect("a file");
    let annotations = Some(folder.join("a.annotations"));
    let options = LoadOptions { annotations, ..LoadOptions::default() };
    open(&folder.join("a.txt"), &options).expect("an article").remove(0)
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of forms")]
fn exports_that_hold_the_text_give_its_mentions() {
    let studio = r#"{"id": "x{N}", "from_name": "ner", "to_name": "t", "type": "labels", "value": {"start": {S}, "end": {E}, "text": "{T}", "labels": ["PER"]}}"#;
    let page = r#"{"type": "hypertextlabels", "value": {"start": "/p[1]/text()[1]", "end": "/p[1]/text()[1]", "startOffset": 1, "endOffset": 2, "globalOffsets": {"start": {S}, "end": {E}}, "text": "{T}", "hypertextlabels": ["PER"]}}"#;
    let plain = r#"{"start": {S}, "end": {E}, "label": "PER"}"#;
    for (form, unit, item, whole) in [
        (
            "spaCy, groups of spans",
            Unit::CodePoints,
            plain,
            r#"{"text": TEXT, "ents": [], "spans": {"sc": [ITEMS]}, "sents": [{"start": 0, "end": 9}], "tokens": [{"id": 0, "start": 0, "end": 1}]}"#,
        ),
        (
            "spaCy, training",
            Unit::CodePoints,
            r#"[{S}, {E}, "PER"]"#,
            r#"[[TEXT, {"entities": [ITEMS]}]]"#,
        ),
        (
            "spaCy, training with classes",
            Unit::CodePoints,
            r#"[{S}, {E}, "PER"]"#,
            r#"{"classes": ["PER"], "annotations": [null, [TEXT, {"entities": [ITEMS]}]]}"#,
        ),
        (
            "doccano, data",
            Unit::CodePoints,
            r#"[{S}, {E}, "PER"]"#,
            r#"{"id": 1, "data": TEXT, "label": [ITEMS]}"#,
        ),
        (
            "Label Studio, another key",
            Unit::Utf16,
            studio,
            r#"[{"id": 3, "annotations": [{"id": 9, "was_cancelled": false, "result": [ITEMS, {"from_id": "x0", "to_id": "x1", "type": "relation"}]}], "data": {"ner_text": TEXT, "note": "short"}, "drafts": [], "predictions": []}]"#,
        ),
        (
            "Label Studio, two who agree",
            Unit::Utf16,
            studio,
            r#"[{"annotations": [{"result": [ITEMS]}, {"result": [ITEMS]}], "data": {"text": TEXT}}]"#,
        ),
        (
            "Label Studio, a page",
            Unit::Utf16,
            page,
            r#"[{"annotations": [{"result": [ITEMS]}], "data": {"text": TEXT}}]"#,
        ),
        (
            "Label Studio, JSON-MIN under the tag's name",
            Unit::Utf16,
            r#"{"start": {S}, "end": {E}, "text": "{T}", "labels": ["PER"]}"#,
            r#"[{"text": TEXT, "id": 3, "ner": [ITEMS], "sentiment": "good"}]"#,
        ),
        (
            "flair",
            Unit::CodePoints,
            r#"{"text": "{T}", "start_pos": {S}, "end_pos": {E}, "labels": [{"value": "PER", "confidence": 0.9}]}"#,
            r#"{"text": TEXT, "labels": [], "entities": [ITEMS]}"#,
        ),
        (
            "flair, older",
            Unit::CodePoints,
            r#"{"text": "{T}", "start_pos": {S}, "end_pos": {E}, "labels": ["PER (0.99)"]}"#,
            r#"{"text": TEXT, "labels": [], "entities": [ITEMS]}"#,
        ),
        (
            "GATE",
            Unit::CodePoints,
            r#"{"indices": [{S}, {E}], "rule": "x"}"#,
            r#"{"text": TEXT, "entities": {"PER": [ITEMS]}}"#,
        ),
        (
            "gatenlp",
            Unit::CodePoints,
            r#"{"type": "PER", "start": {S}, "end": {E}, "id": {N}, "features": {}}"#,
            r#"{"annotation_sets": {"": {"name": "detached", "annotations": [ITEMS]}}, "text": TEXT, "offset_type": "p"}"#,
        ),
        (
            "PubAnnotation",
            Unit::CodePoints,
            r#"{"id": "T{N}", "span": {"begin": {S}, "end": {E}}, "obj": "PER"}"#,
            r#"{"text": TEXT, "denotations": [ITEMS]}"#,
        ),
        (
            "LightTag",
            Unit::CodePoints,
            r#"{"start": {S}, "end": {E}, "tag": "PER", "value": "{T}"}"#,
            r#"{"content": TEXT, "annotations": [ITEMS]}"#,
        ),
        (
            "UBIAI",
            Unit::CodePoints,
            r#"{"start": {S}, "end": {E}, "label": "PER", "text": "{T}", "propertiesList": []}"#,
            r#"[{"documentName": "a.txt", "document": TEXT, "tokens": [], "annotation": [ITEMS]}]"#,
        ),
    ] {
        let json = whole.replace("ITEMS", &items(item, unit)).replace("TEXT", &text_json());
        let article = read("a.json", &json);
        assert_eq!(article.slice(article.body.clone()), TEXT, "{form}");
        assert_eq!(found(&article), wanted(), "{form}: {:?}", article.notices);
        let skipped = |notice: &Notice| matches!(notice, Notice::MentionsSkipped { .. });
        assert!(!article.notices.iter().any(skipped), "{form}: {:?}", article.notices);
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of forms")]
fn exports_beside_the_text_give_its_mentions() {
    let folder = folder("tools-beside");
    let word = r#"{"entity_group": "PER", "word": "{T}", "start": null, "end": null}"#;
    let selectors = r#"[{"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 1, "endContainer": "/p[1]", "endOffset": 2}, {"type": "TextPositionSelector", "start": {S}, "end": {E}}, {"type": "TextQuoteSelector", "exact": "{T}"}]"#;
    let hypothesis = format!(
        r#"{{"tags": ["PER"], "text": "a note", "target": [{{"selector": {selectors}}}]}}"#
    );
    for (form, unit, item, whole) in [
        ("a pipeline without offsets", Unit::CodePoints, word, "[ITEMS]"),
        (
            "a pipeline, a batch, offsets in quotation marks",
            Unit::CodePoints,
            r#"{"entity_group": "PER", "word": "x", "start": "{S}", "end": "{E}"}"#,
            "[[ITEMS]]",
        ),
        (
            "Google",
            Unit::Bytes,
            r#"{"name": "{T}", "type": "PER", "metadata": {}, "mentions": [{"text": {"content": "{T}", "beginOffset": {S}}, "type": "PROPER"}]}"#,
            r#"{"entities": [ITEMS], "language": "ar"}"#,
        ),
        (
            "Google without offsets",
            Unit::CodePoints,
            r#"{"name": "{T}", "type": "PER", "mentions": [{"text": {"content": "{T}", "beginOffset": -1}, "type": "PROPER"}]}"#,
            r#"{"entities": [ITEMS]}"#,
        ),
        (
            "Amazon",
            Unit::CodePoints,
            r#"{"Score": 0.9, "Type": "PER", "Text": "{T}", "BeginOffset": {S}, "EndOffset": {E}}"#,
            r#"{"Entities": [ITEMS]}"#,
        ),
        (
            "Amazon, a batch",
            Unit::CodePoints,
            r#"{"Type": "PER", "Text": "{T}", "BeginOffset": {S}, "EndOffset": {E}}"#,
            r#"{"ResultList": [{"Index": 0, "Entities": [ITEMS]}]}"#,
        ),
        (
            "stanza",
            Unit::CodePoints,
            r#"{"text": "{T}", "type": "PER", "start_char": {S}, "end_char": {E}}"#,
            "[ITEMS]",
        ),
        (
            "stanza, words",
            Unit::CodePoints,
            r#"{"id": {N}, "text": "{T}", "ner": "S-PER", "start_char": {S}, "end_char": {E}}, {"id": 9, "text": "x", "ner": "O", "start_char": 0, "end_char": 1}"#,
            "[[ITEMS]]",
        ),
        (
            "CoreNLP",
            Unit::Utf16,
            r#"{"text": "{T}", "ner": "PER", "tokenBegin": 0, "tokenEnd": 1, "characterOffsetBegin": {S}, "characterOffsetEnd": {E}}"#,
            r#"{"sentences": [{"index": 0, "entitymentions": [ITEMS], "tokens": [{"ner": "O", "characterOffsetBegin": 0, "characterOffsetEnd": 1}]}]}"#,
        ),
        (
            "Azure, linked",
            Unit::Utf16,
            r#"{"name": "{T}", "type": "PER", "id": "Q{N}", "url": "https://a.example/", "matches": [{"text": "{T}", "offset": {S}, "length": {L}}]}"#,
            r#"{"documents": [{"id": "0", "entities": [ITEMS]}]}"#,
        ),
        (
            "Azure, a job",
            Unit::Utf16,
            r#"{"text": "{T}", "category": "PER", "offset": {S}, "length": {L}, "confidenceScore": 0.9}"#,
            r#"{"jobId": "j", "tasks": {"completed": 1, "items": [{"kind": "EntityRecognitionLROResults", "results": {"documents": [{"id": "1", "entities": [ITEMS]}]}}]}}"#,
        ),
        (
            "Spotlight",
            Unit::CodePoints,
            r#"{"@URI": "http://a.example/{N}", "@types": "Http://x/0.1/PER", "@surfaceForm": "{T}", "@offset": "{S}", "@similarityScore": "0.9"}"#,
            r#"{"@text": "a text of its own", "@types": "", "Resources": [ITEMS]}"#,
        ),
        (
            "NIF",
            Unit::CodePoints,
            r#"{"@type": ["nif:Phrase"], "nif:beginIndex": {"@value": "{S}"}, "nif:endIndex": {"@value": "{E}"}, "nif:anchorOf": "{T}", "itsrdf:taClassRef": "PER"}"#,
            r#"{"@context": {}, "@graph": [ITEMS]}"#,
        ),
        (
            "Watson",
            Unit::CodePoints,
            r#"{"type": "PER", "text": "{T}", "mentions": [{"text": "{T}", "location": [{S}, {E}], "confidence": 0.9}]}"#,
            r#"{"entities": [ITEMS], "language": "en"}"#,
        ),
        (
            "Rosette",
            Unit::Utf16,
            r#"{"type": "PER", "mention": "{T}", "mentionOffsets": [{"startOffset": {S}, "endOffset": {E}, "text": "{T}"}], "entityId": "Q{N}"}"#,
            r#"{"entities": [ITEMS]}"#,
        ),
        (
            "tagtog",
            Unit::CodePoints,
            r#"{"classId": "PER", "part": "s1p1", "offsets": [{"start": {S}, "text": "{T}"}], "fields": {}}"#,
            r#"{"anncomplete": true, "entities": [ITEMS]}"#,
        ),
        ("Hypothesis", Unit::Utf16, hypothesis.as_str(), r#"{"total": 3, "rows": [ITEMS]}"#),
        (
            "Recogito",
            Unit::Utf16,
            r#"{"bodies": [{"purpose": "tagging", "value": "PER"}], "target": {"selector": [{"quote": "{T}", "start": {S}, "end": {E}}]}}"#,
            "[ITEMS]",
        ),
        (
            "web annotations in a page",
            Unit::CodePoints,
            r#"{"body": "PER", "target": {"selector": {"type": "RangeSelector", "startSelector": {"type": "TextPositionSelector", "start": {S}}, "endSelector": {"type": "TextPositionSelector", "start": {E}}}}}"#,
            r#"{"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [ITEMS]}}"#,
        ),
        (
            "web annotations of fragments",
            Unit::CodePoints,
            r#"{"body": "PER", "target": "https://a.example/a.txt#char={S},{E}"}"#,
            "[ITEMS]",
        ),
        (
            "UIMA",
            Unit::Utf16,
            r#"{"%TYPE": "a.NamedEntity", "begin": {S}, "end": {E}, "value": "PER"}"#,
            r#"{"%FEATURE_STRUCTURES": [{"%TYPE": "a.Token", "begin": 0, "end": 1}, ITEMS]}"#,
        ),
    ] {
        let items = items(item, unit);
        let article = laid(&folder, TEXT, &whole.replace("ITEMS", &items));
        let unit_said = article.notices.contains(&Notice::OffsetUnit { unit });
        let quoted = item.contains("{T}");
        assert_eq!(found(&article), wanted(), "{form}: {:?}", article.notices);
        assert!(
            !quoted || unit_said == (unit != Unit::CodePoints),
            "{form}: {:?}",
            article.notices
        );
    }
}

#[test]
fn what_an_annotator_refused_is_counted_and_not_shown() {
    let span = items(r#"{"start": {S}, "end": {E}, "label": "PER"}"#, Unit::CodePoints);
    for (answer, reason) in [("reject", "rejected"), ("ignore", "passed it over")] {
        let json =
            format!(r#"{{"text": {}, "spans": [{span}], "answer": "{answer}"}}"#, text_json());
        let article = read("a.jsonl", &json);
        assert!(article.mentions.is_empty());
        assert!(article.notices.iter().any(|notice| {
            matches!(notice, Notice::MentionsSkipped { skipped: 3, of: 3, reason: said } if said.to_string().contains(reason))
        }));
    }
}

#[test]
fn a_span_of_two_labels_is_two_mentions_of_one_place() {
    let json = format!(
        r#"[{{"data": {{"text": {}}}, "annotations": [{{"result": [{{"value": {{"start": 8, "end": 12, "text": "Mona", "labels": ["PER", "HEAD"]}}}}]}}]}}]"#,
        text_json()
    );
    let labels: Vec<_> = found(&read("a.json", &json)).into_iter().map(|it| it.2).collect();
    assert_eq!(labels, ["HEAD", "PER"]);
}

#[test]
fn ends_of_lines_and_a_byte_order_mark_may_count_as_programs_read_them() {
    let folder = folder("tools-ends");
    let windows = TEXT.replace('\n', "\r\n");
    let quoted = items("T{N}\tPER {S} {E}\t{T}\n", Unit::CodePoints).replace(", T", "T");
    let said = |article: &Article, what: &str| {
        article.notices.iter().any(|notice| notice.to_string().contains(what))
    };
    let article = laid(&folder, &windows, &quoted);
    assert_eq!(article.mentions.len(), 3, "{:?}", article.notices);
    assert!(said(&article, "CR LF as one"), "{:?}", article.notices);
    // Without a quoted text, the text of the annotations' own file tells it.
    let spans = items(r#"{"start": {S}, "end": {E}, "label": "PER"}"#, Unit::CodePoints);
    let json = format!(r#"{{"text": {}, "ents": [{spans}]}}"#, text_json());
    let article = laid(&folder, &windows, &json);
    let names: Vec<_> = found(&article).into_iter().map(|it| it.1).collect();
    assert_eq!(names, ["Mona", "Omar Said", "Mona"]);
    // A mark that a program took for a character.
    let shifted = "T1\tPER 1 5\tMona\nT2\tPER 10 14\tOmar\n";
    let article = laid(&folder, "\u{FEFF}Mona met Omar.", shifted);
    assert_eq!(article.mentions.len(), 2, "{:?}", article.notices);
    assert!(said(&article, "a byte order mark"), "{:?}", article.notices);
}

#[test]
fn tables_of_corpora_give_their_names_nested_ones_too() {
    let folder = folder("tools-tables");
    let text = "Head of Rome Bank, Mona Said.";
    let mentions = |table: &str| -> Vec<(String, String)> {
        let article = laid(&folder, text, table);
        assert!(article.notices.is_empty(), "{table}: {:?}", article.notices);
        found(&article).into_iter().map(|(_, text, label)| (text, label)).collect()
    };
    let of = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(text, label)| ((*text).to_owned(), (*label).to_owned())).collect()
    };
    let flat = of(&[("Rome Bank", "ORG"), ("Mona Said", "PER")]);
    for table in [
        "-DOCSTART- -X- -X- O\n\nHead NN I-NP O\nof IN I-PP O\nRome NNP I-NP I-ORG\nBank NNP I-NP I-ORG\n, , O O\n\nMona NNP I-NP I-PER\nSaid NNP I-NP I-PER\n. . O O\n",
        "#begin document (a); part 000\na 0 0 Head NN * - - - - * -\na 0 1 of IN * - - - - * -\na 0 2 Rome NNP * - - - - (ORG* -\na 0 3 Bank NNP * - - - - *) -\na 0 4 , , * - - - - * -\n\na 0 0 Mona NNP * - - - - (PER* -\na 0 1 Said NNP * - - - - *) -\na 0 2 . . * - - - - * -\n\n#end document\n",
        "# newdoc id = a\n# text = Head of Rome Bank, Mona Said.\n1\tHead\t_\tN\t_\t_\t0\tr\t_\tner=O\n2\tof\t_\tN\t_\t_\t0\tr\t_\tner=O\n3\tRome\t_\tN\t_\t_\t0\tr\t_\tner=B-ORG\n4\tBank\t_\tN\t_\t_\t0\tr\t_\tner=I-ORG|SpaceAfter=No\n5\t,\t_\tN\t_\t_\t0\tr\t_\t_\n6\tMona\t_\tN\t_\t_\t0\tr\t_\tner=B-PER\n7\tSaid\t_\tN\t_\t_\t0\tr\t_\tner=I-PER|SpaceAfter=No\n8\t.\t_\tN\t_\t_\t0\tr\t_\t_\n",
    ] {
        assert_eq!(mentions(table), flat, "{table}");
    }
    let nested = of(&[
        ("Head of Rome Bank", "OCC"),
        ("Rome", "GPE"),
        ("Rome Bank", "ORG"),
        ("Mona Said", "PER"),
    ]);
    let wojood = "Head B-OCC\nof I-OCC\nRome I-OCC B-ORG B-GPE\nBank I-OCC I-ORG\n, O\nMona B-PERS\nSaid I-PERS\n. O\n";
    assert_eq!(mentions(&wojood.replace("PERS", "PER")), nested);
    let germeval = "#\tn-tv.de [2009]\n1\tHead\tO\tO\n2\tof\tO\tO\n3\tRome\tB-ORG\tB-GPE\n4\tBank\tI-ORG\tO\n5\t,\tO\tO\n6\tMona\tB-PER\tO\n7\tSaid\tI-PER\tO\n8\t.\tO\tO\n";
    assert_eq!(
        mentions(germeval),
        of(&[("Rome", "GPE"), ("Rome Bank", "ORG"), ("Mona Said", "PER")])
    );
}

#[test]
fn a_tweet_counts_the_signs_of_hashtags_that_it_does_not_quote() {
    let json = r#"{"id_str": "9", "lang": "ar", "full_text": "\u0642\u0627\u0644 @mona \ud83d\ude00 #rome", "entities":
        {"user_mentions": [{"screen_name": "mona", "name": "M", "id": 5, "indices": [4, 9]}], "symbols": [],
         "hashtags": [{"text": "rome", "indices": [12, 17]}]}, "user": {"name": "x"}}"#;
    let article = read("a.json", json);
    assert!(article.notices.is_empty(), "{:?}", article.notices);
    let found: Vec<_> = found(&article).into_iter().map(|(_, text, label)| (text, label)).collect();
    let of = |text: &str, label: &str| (text.to_owned(), label.to_owned());
    assert_eq!(found, [of("@mona", "user_mentions"), of("#rome", "hashtags")]);
}

#[test]
fn a_place_that_counts_its_last_character_in_is_told_by_its_text() {
    let folder = folder("tools-inclusive");
    let one = r#"{"label": ["PER"], "points": [{"start": 8, "end": 11, "text": "Mona"}]}"#;
    let article = laid(&folder, TEXT, &format!(r#"{{"annotation": [{one}]}}"#));
    assert_eq!(found(&article), wanted()[..1], "{:?}", article.notices);
}

#[test]
fn tables_of_words_and_of_tasks_are_read_as_their_columns_say() {
    let folder = folder("tools-columns");
    let studio =
        items(r#"{"start": {S}, "end": {E}, "text": "{T}", "labels": ["PER"]}"#, Unit::Utf16);
    let studio = studio.replace('"', "\"\"");
    let tags = ["O", "O", "B-PER", "O", "B-PER", "I-PER", "O", "B-PER", "O"];
    let words = [
        "\u{1F600}",
        "\u{642}\u{627}\u{644}\u{64E}",
        "Mona",
        ":",
        "Omar",
        "Said",
        "met",
        "Mona",
        ".",
    ];
    let row = |(word, tag): (&&str, &str)| format!("1,\"{word}\",NN,{tag}");
    let rows: Vec<String> = words.iter().zip(tags).map(row).collect();
    let rows = rows.join("\n");
    let list = |items: &[&str]| format!("[\"{}\"]", items.join("\", \""));
    for table in [
        format!("annotation_id,id,label,lead_time,text\n7,3,\"[{studio}]\",1.2,\"{TEXT}\"\n"),
        format!("Sentence #,Word,POS,Tag\n{rows}"),
        format!("{{\"tokens\": {}, \"ner_tags\": {}}}", list(&words), list(&tags)),
    ] {
        let article = laid(&folder, TEXT, &table);
        assert_eq!(found(&article), wanted(), "{table}: {:?}", article.notices);
    }
}

#[test]
fn annotations_of_no_known_form_say_what_they_are_and_which_forms_are_known() {
    let folder = folder("tools-unknown");
    std::fs::write(folder.join("a.txt"), TEXT).expect("a file");
    let said = |written: &str| {
        std::fs::write(folder.join("b"), written).expect("a file");
        let annotations = Some(folder.join("b"));
        let options = LoadOptions { annotations, ..LoadOptions::default() };
        open(&folder.join("a.txt"), &options).map_err(|error| error.to_string())
    };
    for (written, found) in [
        (r#"{"foo": [{"bar": 1}]}"#, "JSON with foo"),
        (r#"{"entities": [{"bar": 1, "baz": "x"}]}"#, "JSON with bar, baz"),
        ("only some prose\nand more of it\n", "\u{201C}only some prose\u{201D}"),
    ] {
        let error = said(written).expect_err(written);
        assert!(error.contains(found) && error.contains("CoNLL"), "{error}");
    }
    for nothing in
        ["[]", "{}", r#"{"text": "x", "ents": []}"#, r#"[{"annotations": [{"result": []}]}]"#]
    {
        assert!(said(nothing).expect(nothing)[0].mentions.is_empty());
    }
}
