//! Names marked in XML and SGML, and annotations in XML and Turtle beside the text; shapes of the tools and standards,
//! the text is ours.
#![cfg(feature = "reader")]

mod laid;
mod named;

use qari::article::Article;
use qari::load::{LoadOptions, load};

use laid::laid;
use named::names;

/// An emoji before the names, so that code points and UTF-16 units differ.
const TEXT: &str = "\u{1F600} \u{642}\u{627}\u{644}\u{64E} Mona Said & Omar\u{61F} Rome!";
const WANTED: [(&str, &str); 3] = [("Mona Said", "PER"), ("Omar", "PER"), ("Rome", "LOC")];

fn wanted() -> Vec<(String, String)> {
    WANTED.map(|(name, label)| (name.to_owned(), label.to_owned())).into()
}

fn opened(name: &str, file: &str) -> Vec<Article> {
    load(name, file.as_bytes(), &LoadOptions::default())
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The text with marks round its names, made of templates with `L` for the label.
fn marked(begin: &str, end: &str) -> String {
    let mut text = TEXT.replace('&', "&amp;");
    for (name, label) in WANTED {
        let mark = |template: &str| template.replace('L', label);
        text = text.replace(name, &format!("{}{name}{}", mark(begin), mark(end)));
    }
    text
}

/// An item for each name, offsets in UTF-16 units.
fn items(template: &str) -> String {
    let item = |(name, label): (&str, &str)| {
        let start = TEXT.find(name).expect("the name");
        let units = |byte: usize| TEXT[..byte].encode_utf16().count().to_string();
        let filled = template.replace("{S}", &units(start));
        let filled = filled.replace("{E}", &units(start + name.len()));
        filled.replace("{L}", label).replace("{T}", name)
    };
    WANTED.map(item).concat()
}

fn files() -> Vec<String> {
    let escaped = TEXT.replace('&', "&amp;");
    let node = |(byte, char): (usize, char)| {
        let units = TEXT[..byte].encode_utf16().count();
        let char = if char == '&' { "&amp;".to_owned() } else { char.to_string() };
        format!("<Node id=\"{units}\"/>{char}")
    };
    let nodes: String = TEXT.char_indices().map(node).collect();
    vec![
        marked("<ENAMEX TYPE=\"L\">", "</ENAMEX>"),
        marked("<L>", "</L>"),
        format!(
            "<DOC><DOCNO> 1 </DOCNO><TEXT>{}</TEXT></DOC>",
            marked("<ENAMEX TYPE=\"L\">", "</ENAMEX>")
        ),
        format!(
            "<?xml version=\"1.0\"?><xmi:XMI xmlns:xmi=\"http://a\" xmlns:cas=\"http://b\" xmlns:n=\"http://c\"><n:Token sofa=\"1\" begin=\"0\" end=\"2\"/><n:POS sofa=\"1\" begin=\"0\" end=\"2\" PosValue=\"N\"/>{}<cas:Sofa sofaNum=\"1\" sofaString=\"{escaped}\"/></xmi:XMI>",
            items("<n:NamedEntity sofa=\"1\" begin=\"{S}\" end=\"{E}\" value=\"{L}\"/>"),
        ),
        format!(
            "<?xml version=\"1.0\"?>\n<GateDocument version=\"3\"><TextWithNodes>{nodes}<Node id=\"99\"/></TextWithNodes><AnnotationSet Name=\"Original markups\"><Annotation Type=\"b\" StartNode=\"0\" EndNode=\"2\"/></AnnotationSet><AnnotationSet>{}</AnnotationSet></GateDocument>",
            items(
                "<Annotation Id=\"1\" Type=\"{L}\" StartNode=\"{S}\" EndNode=\"{E}\"></Annotation>"
            ),
        ),
    ]
}

#[test]
fn names_in_marks_and_beside_them_are_found_in_the_file_and_over_its_text() {
    for file in files() {
        let article = opened("a.xml", &file).remove(0);
        assert_eq!(article.slice(article.body.clone()), TEXT, "{file}");
        assert_eq!(names(&article), wanted(), "{file}: {:?}", article.notices);
        let article = laid("marked", TEXT, &file).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(names(&article), wanted(), "{file}: {:?}", article.notices);
        // In other white space the words tell where.
        let article = laid("marked", &TEXT.replace(' ', "\n  "), &file).expect("an article");
        let squeezed =
            names(&article).into_iter().map(|(name, label)| (name.replace("\n  ", " "), label));
        assert_eq!(squeezed.collect::<Vec<_>>(), wanted(), "{file}: {:?}", article.notices);
    }
}

#[test]
fn a_text_of_tei_is_shown_in_paragraphs_with_its_names() {
    let tei = "<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>News</title><author><persName>Nobody</persName></author></titleStmt></fileDesc></teiHeader>\n\
        <text><body><div><head>A head</head>\n<p>Then <persName ref=\"http://a.example/1\">Mona\n    <surname>Said</surname></persName> met <rs type=\"person\">him</rs>\n  in <placeName key=\"#r\">Rome</placeName>.</p>\n<p><name>Kites</name> &amp; more.</p></div></body></text></TEI>";
    let article = &opened("a.xml", tei)[0];
    assert_eq!(
        article.slice(article.body.clone()),
        "A head\n\nThen Mona Said met him in Rome.\n\nKites & more."
    );
    let wanted =
        [("Mona Said", "persName"), ("him", "person"), ("Rome", "placeName"), ("Kites", "name")];
    assert_eq!(names(article), wanted.map(|(name, label)| (name.to_owned(), label.to_owned())));
    assert_eq!(article.entities[0].url.as_deref(), Some("http://a.example/1"));
    assert!(article.slice(0..article.body.start).contains("News"));
}

#[test]
fn several_documents_of_sgml_are_several_articles() {
    let file = "<DOC><DOCNO>a</DOCNO><HEADLINE>One</HEADLINE><TEXT>\n<PERSON>Mona</PERSON> went.\n</TEXT></DOC>\n<DOC><DOCNO>b</DOCNO><TEXT>To <LOCATION>Rome</LOCATION>.</TEXT></DOC>";
    let articles = opened("a.sgml", file);
    let ids: Vec<_> =
        articles.iter().map(|article| article.meta.id.clone().unwrap_or_default()).collect();
    assert_eq!(ids, ["a", "b"]);
    let found: Vec<_> = articles.iter().flat_map(names).map(|(name, _)| name).collect();
    assert_eq!(found, ["Mona", "Rome"]);
}

#[test]
fn tokens_of_stanford_in_xml_are_aligned() {
    let words = [
        ("Mona", "PER"),
        ("Said", "PER"),
        ("&amp;", "O"),
        ("Omar", "PER"),
        ("\u{61F}", "O"),
        ("Rome", "LOC"),
    ];
    let token = |(word, tag): (&str, &str)| {
        format!(
            "<token id=\"1\"><word>{word}</word><lemma>x</lemma><CharacterOffsetBegin>0</CharacterOffsetBegin><NER>{tag}</NER></token>"
        )
    };
    let core = format!(
        "<?xml version=\"1.0\"?>\n<root><document><sentences><sentence id=\"1\"><tokens>{}</tokens></sentence></sentences></document></root>",
        words.map(token).concat()
    );
    let tagged =
        words.map(|(word, tag)| format!("<wi num=\"0\" entity=\"{tag}\">{word}</wi> ")).concat();
    for file in [core, tagged] {
        let article = laid("stanford", TEXT, &file).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(names(&article), wanted(), "{file}: {:?}", article.notices);
    }
}

#[test]
fn strings_of_nif_in_turtle_are_names() {
    let spans = WANTED.map(|(name, label)| {
        let start = TEXT[..TEXT.find(name).expect("the name")].chars().count();
        let end = start + name.chars().count();
        format!("<http://a.example/d#char={start},{end}> a nif:Phrase ;\n  nif:beginIndex \"{start}\"^^xsd:nonNegativeInteger ; nif:endIndex \"{end}\"^^xsd:nonNegativeInteger ;\n  nif:anchorOf \"{name}\" ; itsrdf:taClassRef <http://a.example/{label}> .\n")
    });
    let file = format!(
        "@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .\n<http://a.example/d#char=0,29> a nif:Context ;\n  nif:beginIndex \"0\"^^xsd:int ; nif:endIndex \"29\"^^xsd:int ; nif:isString \"\"\"{TEXT}\"\"\" .\n{}",
        spans.concat()
    );
    let article = opened("a.ttl", &file).remove(0);
    assert_eq!(names(&article), wanted(), "{:?}", article.notices);
    let article = laid("nif", TEXT, &file).expect("an article");
    assert_eq!(names(&article), wanted(), "{:?}", article.notices);
}

#[test]
fn xml_of_no_known_root_is_named_and_pages_stay_pages() {
    let error = laid("unknown", TEXT, "<?xml version=\"1.0\"?><source_file><x/></source_file>")
        .expect_err("unknown");
    assert!(error.to_string().contains("<source_file>"), "{error}");
    let page = opened(
        "a.html",
        "<HTML><BODY><H1>Rome</H1><P>Mona went to Rome <DATE>today</DATE>, and nobody knew.</P></BODY></HTML>",
    )
    .remove(0);
    assert!(page.blocks().count() > 1, "{:?}", page.slice(0..page.len()));
}
