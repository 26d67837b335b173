//! Sources of several articles: feeds, books, corpora; each item is an article.
#![cfg(feature = "reader")]

use std::io::Write as _;

use qari::article::{Article, BlockKind};
use qari::load::{LoadError, LoadOptions, load};

fn read(name: &str, bytes: &[u8]) -> Vec<Article> {
    load(name, bytes, &LoadOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// Title and body of each article.
fn texts(articles: &[Article]) -> Vec<(String, String)> {
    let text = |article: &Article| {
        let body = article.slice(article.body.clone()).into_owned();
        (article.title().into_owned(), body)
    };
    articles.iter().map(text).collect()
}

fn want(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(title, body)| ((*title).to_owned(), (*body).to_owned())).collect()
}

#[test]
fn the_items_of_rss_are_articles() {
    let feed = r#"<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel>
        <title>The Port Paper</title><language>ar</language><image><title>Logo</title></image>
        <item><title>One &amp; all</title><link>https://x.example/1</link><pubDate>Mon, 06 Jan 2025 10:00:00 GMT</pubDate>
        <dc:creator>Salma</dc:creator><description>Short.</description>
        <content:encoded><![CDATA[<p>First &nbsp;<b>bold</b>.</p><h2>Under</h2><p>Second.</p>]]></content:encoded></item>
        <item><title>Two</title><description>&lt;p&gt;Only a summary.&lt;/p&gt;</description></item></channel></rss>"#;
    let articles = read("feed.xml", feed.as_bytes());
    let bodies =
        [("One & all", "First \u{A0}bold.\n\nUnder\n\nSecond."), ("Two", "Only a summary.")];
    assert_eq!(texts(&articles), want(&bodies));
    let meta = &articles[0].meta;
    assert_eq!(meta.byline.as_deref(), Some("Salma"));
    assert_eq!(meta.source.as_deref(), Some("The Port Paper"));
    assert_eq!(meta.url.as_deref(), Some("https://x.example/1"));
    assert_eq!(meta.lang.as_deref(), Some("ar"));
    assert!(articles[0].blocks().any(|block| block.kind == BlockKind::Summary));
}

#[test]
fn the_entries_of_atom_and_the_items_of_json_feed_are_articles() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="he"><title>Paper</title>
        <entry><title type="text">One</title><link rel="self" href="no"/><link href="https://x.example/1"/>
        <updated>2025-01-06T10:00:00Z</updated><author><name>Noam</name></author>
        <content type="html">&lt;p&gt;Text &amp;amp; more.&lt;/p&gt;</content></entry>
        <entry><title>Two</title><summary>a &lt; b</summary></entry></feed>"#;
    let articles = read("x", atom.as_bytes());
    assert_eq!(texts(&articles), want(&[("One", "Text & more."), ("Two", "a < b")]));
    assert_eq!(articles[0].meta.url.as_deref(), Some("https://x.example/1"));
    assert_eq!(articles[0].meta.lang.as_deref(), Some("he"));
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Paper", "items": [
        {"id": "1", "title": "One", "content_html": "<p>Text.</p>", "authors": [{"name": "Noam"}]},
        {"id": "2", "content_text": "Plain <text>.\nMore."}]}"#;
    let articles = read("feed.json", json.as_bytes());
    assert_eq!(texts(&articles)[0], ("One".to_owned(), "Text.".to_owned()));
    assert_eq!(texts(&articles)[1].1, "Plain <text>.\n\nMore.");
    assert_eq!(articles[0].meta.byline.as_deref(), Some("Noam"));
}

#[test]
fn the_documents_of_a_trec_corpus_are_articles() {
    let corpus = "<DOC>\n<DOCNO> AB-1 </DOCNO>\n<HEADLINE>\nOne\n</HEADLINE>\n<TEXT>\n<P>\nFirst.\n</P>\n<P>\nSecond.\n</P>\n</TEXT>\n</DOC>\n\
                  <DOC>\n<DOCNO>AB-2</DOCNO>\n<TEXT>\nThird &amp; last.\n</TEXT>\n</DOC>\n";
    let articles = read("corpus", corpus.as_bytes());
    assert_eq!(articles.len(), 2);
    let paragraphs: Vec<_> =
        articles[0].blocks().map(|block| articles[0].slice(block.range).into_owned()).collect();
    assert_eq!(paragraphs, ["One", "First.", "Second."]);
    assert_eq!(articles[0].meta.id.as_deref(), Some("AB-1"));
    assert_eq!(articles[1].slice(articles[1].body.clone()), "Third & last.");
}

/// A book of two chapters and a cover.
fn book() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let packed = zip::write::SimpleFileOptions::default();
    let mut add = |name: &str, text: &str, options| {
        archive.start_file(name, options).expect("memory");
        archive.write_all(text.as_bytes()).expect("memory");
    };
    add("mimetype", "application/epub+zip", stored);
    add(
        "META-INF/container.xml",
        r#"<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"#,
        packed,
    );
    add(
        "OEBPS/book.opf",
        r#"<package xmlns:dc="x"><metadata><dc:title>The Book</dc:title><dc:creator>Noam</dc:creator><dc:language>ar</dc:language></metadata>
        <manifest><item id="c" href="cover.xhtml"/><item id="two" href="text/two%20b.xhtml"/><item id="one" href="text/one.xhtml"/><item id="lost" href="lost.xhtml"/></manifest>
        <spine><itemref idref="c"/><itemref idref="one"/><itemref idref="two"/><itemref idref="lost"/></spine></package>"#,
        packed,
    );
    add("OEBPS/cover.xhtml", "<html><body></body></html>", packed);
    add(
        "OEBPS/text/one.xhtml",
        "<html dir=\"rtl\"><head><title>t</title></head><body><h1>Chapter <i>one</i></h1><p>First.</p></body></html>",
        packed,
    );
    add(
        "OEBPS/text/two b.xhtml",
        "<html><body><h2>Chapter two</h2><p>Second.</p></body></html>",
        packed,
    );
    archive.finish().expect("memory").into_inner()
}

#[test]
fn the_chapters_of_a_book_are_articles() {
    let articles = read("book.epub", &book());
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[1].title(), "Chapter two");
    assert!(articles[0].slice(articles[0].body.clone()).ends_with("First."));
    assert_eq!(articles[0].dir, qari::layout::Base::Rtl);
    assert_eq!(articles[0].meta.source.as_deref(), Some("The Book"));
    assert_eq!(articles[0].meta.lang.as_deref(), Some("ar"));
    assert_eq!(
        articles[0].notices.len(),
        2,
        "a folded heading, a lost chapter: {:?}",
        articles[0].notices
    );
}

#[test]
fn sources_cut_anywhere_neither_panic_nor_hang() {
    let book = book();
    let feed = "<rss><channel><item><title>&amp;x</title><description>&lt;b&gt;y</description></item></channel></rss>";
    let page = "<!DOCTYPE html><html><body><p dir=rtl>a<bdi>b</bdi><br><br>c<pre>d\n</pre><table><tr><td>e";
    let json =
        "{\"text\": \"a\\u0627\", \"spans\": [{\"start\": 0, \"end\": 1, \"label\": \"X\"}]}";
    for bytes in [&book[..], feed.as_bytes(), page.as_bytes(), json.as_bytes()] {
        for end in (0..bytes.len()).step_by(1 + bytes.len() / 60) {
            let _ = load("a", &bytes[..end], &LoadOptions::default());
        }
    }
    let other = load("a.zip", b"PK\x03\x04rest", &LoadOptions::default());
    assert!(matches!(other, Err(LoadError::Binary { .. })), "{other:?}");
}

#[test]
fn corpora_name_their_parts_in_other_letters_and_lists() {
    let lines = r#"{"Title": "Head", "Body": ["One.", "Two."]}
{"article_title": "Head", "Article-Text": "One.\n\nTwo."}
{"title": "Head", "paragraphs": [{"context": "One.", "qas": []}, {"context": "Two."}]}
{"TITLE": "Head", "Text": "One.\n\nTwo."}
"#;
    let articles = load("a.jsonl", lines.as_bytes(), &LoadOptions::default()).expect("articles");
    assert_eq!(articles.len(), 4, "{:?}", articles[0].notices);
    for article in articles {
        assert_eq!(article.title(), "Head");
        let body = article.slice(article.body.clone());
        assert_eq!(body, "One.\n\nTwo.");
    }
}
