//! Tokens and their tags, in the columns, lists and lines that corpora and taggers have them in: laid over a text, and
//! opened as an article. The shapes are theirs, the text is ours.
#![cfg(feature = "reader")]

mod laid;
mod named;

use qari::article::{Article, Notice};
use qari::load::{LoadOptions, load};

use laid::laid;
use named::names;

/// With vowel marks, which taggers take off.
const TEXT: &str =
    "\u{642}\u{627}\u{644}\u{64E} Mona Said, \u{645}\u{64F}\u{646}\u{64E}\u{649} from Rome.";
const TOKENS: [(&str, &str); 8] = [
    ("\u{642}\u{627}\u{644}", "O"),
    ("Mona", "B-PER"),
    ("Said", "I-PER"),
    (",", "O"),
    ("\u{645}\u{646}\u{649}", "B-PER"),
    ("from", "O"),
    ("Rome", "B-LOC"),
    (".", "O"),
];

fn wanted() -> Vec<(String, String)> {
    let marked = "\u{645}\u{64F}\u{646}\u{64E}\u{649}";
    let all = [("Mona Said", "PER"), (marked, "PER"), ("Rome", "LOC")];
    all.map(|(name, label)| (name.to_owned(), label.to_owned())).into()
}

/// A line a token, of a template with `{W}`, `{T}` (its tag), `{P}` (its label alone) and `{N}` (which).
fn lines(template: &str) -> String {
    let line = |(nth, (word, tag)): (usize, (&str, &str))| {
        let label = tag.split_once('-').map_or("O", |(_, label)| label);
        let filled = template.replace("{W}", word).replace("{T}", tag).replace("{P}", label);
        filled.replace("{N}", &(nth + 1).to_string())
    };
    TOKENS.into_iter().enumerate().map(line).collect()
}

#[test]
fn columns_lists_and_slashes_tag_the_same_names() {
    let list = |template: &str| lines(template).trim_end_matches(", ").to_owned();
    let quoted = |template: &str| list(template).replace('"', "'");
    for table in [
        lines("ar:{W}\t{T}\n"),
        lines("{N}\t{W}\t{W}\tNN\t{P}\t0\troot\n"),
        lines("{N}\t{W}\t_\tX\t_\t_\t0\tr\t_\tName={T}|SpaceAfter=No\n"),
        format!("-DOCSTART- -X- -X- -X- O\n\n{}", lines("{W} lemma NN I-NC {T}\n")),
        lines("{W}/{T} "),
        lines("{W}/{P}\n"),
        format!("tokens,ner_tags\n\"[{}]\",\"[{}]\"\n", quoted("\"{W}\", "), quoted("\"{T}\", ")),
        format!(
            "{{\"tokens\": [[{}]], \"ner_tags\": [[{}]]}}",
            list("\"{W}\", "),
            list("\"{T}\", ")
        ),
        format!(
            "{{\"sentences\": [{{\"index\": 0, \"tokens\": [{}]}}]}}",
            list(
                "{\"index\": {N}, \"word\": \"{W}\", \"originalText\": \"{W}\", \"ner\": \"{P}\"}, "
            )
        ),
        format!(
            "[{{\"id\": 0, \"paragraphs\": [{{\"sentences\": [{{\"tokens\": [{}]}}]}}]}}]",
            list("{\"id\": {N}, \"orth\": \"{W}\", \"ner\": \"{T}\"}, ")
        ),
    ] {
        let article =
            laid("tokens", TEXT, &table).unwrap_or_else(|error| panic!("{table}: {error}"));
        assert_eq!(names(&article), wanted(), "{table}: {:?}", article.notices);
        assert!(article.notices.is_empty(), "{table}: {:?}", article.notices);
    }
}

#[test]
fn numbers_for_tags_need_the_names_they_stand_for() {
    let known = ["O", "B-PER", "I-PER", "B-LOC"];
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    let words = list(TOKENS.map(|(word, _)| format!("\"{word}\"")).into());
    let number = |tag: &str| known.iter().position(|it| *it == tag).expect("a tag").to_string();
    let tags = list(TOKENS.map(|(_, tag)| number(tag)).into());
    let known = list(known.map(|tag| format!("\"{tag}\"")).into());
    let row = format!(r#""tokens": {words}, "ner_tags": {tags}"#);
    for named in [
        format!(
            r#"{{"features": [{{"name": "ner_tags", "type": {{"feature": {{"names": {known}, "_type": "ClassLabel"}}, "_type": "Sequence"}}}}], "rows": [{{"row_idx": 0, "row": {{{row}}}, "truncated_cells": []}}]}}"#
        ),
        format!(r#"{{"id2label": {{"0": "O", "1": "B-PER", "2": "I-PER", "3": "B-LOC"}}, {row}}}"#),
        format!(
            r#"{{{row}, "langs": ["ar"], "spans": ["PER: Mona Said", "PER: {}", "LOC: Rome"]}}"#,
            TOKENS[4].0
        ),
    ] {
        let article =
            laid("numbers", TEXT, &named).unwrap_or_else(|error| panic!("{named}: {error}"));
        assert_eq!(names(&article), wanted(), "{named}: {:?}", article.notices);
    }
    let said = |article: &Article| {
        let is = |it: &Notice| matches!(it, Notice::Skipped { count: 8, of: 8, reason, .. } if reason.contains("numbers"));
        article.mentions.is_empty() && article.notices.iter().any(is)
    };
    let unnamed = format!("{{{row}}}");
    assert!(said(&laid("numbers", TEXT, &unnamed).expect("an article")));
    // Its tokens are a text nonetheless.
    let article =
        load("a.jsonl", unnamed.as_bytes(), &LoadOptions::default()).expect("an article").remove(0);
    assert!(said(&article) && article.slice(article.body.clone()).contains("Mona Said ,"));
}

#[test]
fn spans_by_number_of_token_tag_the_tokens() {
    let words = TOKENS.map(|(word, _)| format!("\"{word}\"")).join(", ");
    for record in [
        format!(
            r#"[{{"tokenized_text": [{words}], "ner": [[1, 2, "PER"], [4, 4, "PER"], [6, 6, "LOC"]]}}]"#
        ),
        format!(
            r#"{{"tokens": [{words}], "entities": [{{"type": "PER", "start": 1, "end": 3}}, {{"type": "PER", "start": 4, "end": 5}}, {{"type": "LOC", "start": 6, "end": 7}}], "relations": []}}"#
        ),
    ] {
        let article =
            laid("numbered", TEXT, &record).unwrap_or_else(|error| panic!("{record}: {error}"));
        assert_eq!(names(&article), wanted(), "{record}: {:?}", article.notices);
    }
    let nested = format!(
        r#"{{"tokenized_text": [{words}], "ner": [[1, 2, "PER"], [1, 1, "FIRST"], [6, 99, "LOC"]]}}"#
    );
    let found = names(&laid("numbered", TEXT, &nested).expect("an article"));
    let wanted = [("Mona Said", "PER"), ("Mona", "FIRST")];
    assert_eq!(found, wanted.map(|(name, label)| (name.to_owned(), label.to_owned())));
}

#[test]
fn a_table_opened_by_itself_is_the_text_its_tokens_make() {
    let open = |name: &str, table: &str| {
        load(name, table.as_bytes(), &LoadOptions::default()).expect("articles")
    };
    let table = "-DOCSTART- -X- O O\n\nMona NNP I-NP B-PER\nSaid NNP I-NP I-PER\n. . O O\n\nRome NNP I-NP B-LOC\n\n-DOCSTART- -X- O O\n\nOmar NNP I-NP B-PER\n";
    let articles = open("a.conll", table);
    let texts: Vec<_> = articles.iter().map(|it| it.slice(it.body.clone()).into_owned()).collect();
    assert_eq!(texts, ["Mona Said .\nRome", "Omar"]);
    assert_eq!(names(&articles[0]).len(), 2);
    // CoNLL-U says the text of its sentences, and which words are spelled as one.
    let treebank = "# newdoc id = a\n# text = \u{648}\u{642}\u{627}\u{644} Omar.\n1-2\t\u{648}\u{642}\u{627}\u{644}\t_\t_\t_\t_\t_\t_\t_\t_\n1\t\u{648}\t_\tC\t_\t_\t2\tcc\t_\t_\n2\t\u{642}\u{627}\u{644}\t_\tV\t_\t_\t0\troot\t_\t_\n3\tOmar\t_\tX\t_\t_\t2\tn\t_\tNER=B-PER|SpaceAfter=No\n4\t.\t_\tP\t_\t_\t2\tp\t_\t_\n";
    let article = open("a.conllu", treebank).remove(0);
    assert_eq!(article.slice(article.body.clone()), "\u{648}\u{642}\u{627}\u{644} Omar.");
    assert_eq!(names(&article), [("Omar".to_owned(), "PER".to_owned())]);
    // Lines that end in a letter are not tagged by it.
    let verse = open("a.txt", "Sing then, O\nand again, O\nand no more, O\n").remove(0);
    assert!(verse.slice(verse.body.clone()).contains("Sing then, O"));
}

#[test]
fn a_treebank_that_names_nothing_says_so() {
    let table = lines("{N}\t{W}\t_\tX\t_\t_\t0\tr\t_\tSpaceAfter=No\n");
    let error = laid("treebank", TEXT, &table).expect_err("no names").to_string();
    assert!(error.contains("no annotations of a known form"), "{error}");
}
