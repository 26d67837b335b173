//! Pages, feeds and books as the web has them: what belongs to the site goes, what belongs to the article stays.
#![cfg(feature = "reader")]

use std::io::Write as _;

use qari::article::{Article, BlockKind, Fold, Notice};
use qari::layout::Base;
use qari::load::{LoadError, LoadOptions, load};

fn all(name: &str, bytes: &[u8]) -> Vec<Article> {
    load(name, bytes, &LoadOptions::default()).expect("articles")
}

fn one(name: &str, text: &str) -> Article {
    all(name, text.as_bytes()).remove(0)
}

/// The blocks that are not folded.
fn shown(article: &Article) -> Vec<(BlockKind, String)> {
    let blocks = article.blocks().filter(|block| block.fold.is_none());
    blocks.map(|block| (block.kind, article.slice(block.range).into_owned())).collect()
}

fn texts(article: &Article) -> String {
    shown(article).into_iter().map(|(_, text)| text + "\n").collect()
}

fn prose(times: usize) -> String {
    "The ferry sailed at six, said the captain, and the sea was calm, as it had been all week. "
        .repeat(times)
}

#[test]
fn a_site_s_furniture_is_no_part_of_its_article() {
    let prose = prose(3);
    let page = format!(
        r#"<!doctype html><html xml:lang="fa"><head><title>The ferry is back - The Port Paper</title>
        <meta property="og:site_name" content="The Port Paper"><meta name="author" content="Salma">
        <script type="application/ld+json">{{"@type": "NewsArticle", "headline": "The ferry &amp; the quay - The Port Paper",
          "description": "The ferry sailed at six, said the captain, and the sea was
          calm, as it had …", "datePublished": "2024-05-06"}}</script></head><body>
        <div class="cookie-consent">We use cookies.</div><article><h1>The ferry &amp; the quay</h1>
        <p>6 May 2024, 14:00</p><p>By Salma</p>
        <div class="social-share"><a href="https://x.com/intent/post?u=1">Post</a></div><p>{prose}</p>
        <figure><img src="a.jpg" alt="A quay"><figcaption>A quay in spring (Agency)</figcaption></figure>
        <img src="b.jpg" alt="IMG_2012.jpg"><img src="c.jpg" alt="Gulls"><img src="d.jpg" alt="Gulls">
        <p>{prose}</p><p><a href="https://wa.me/?text=x">Send it</a></p><p>{prose}</p>
        <p><strong>Read also: <a href="/other">Another story of another day</a></strong></p><p>{prose}</p>
        <h3>{related}</h3><ul><li><a href="/1">Elsewhere one</a></li><li><a href="/2">Elsewhere two</a></li></ul>
        <p>{prose}</p><div id="author-bio">Salma writes here.</div></article></body></html>"#,
        related = "\u{645}\u{648}\u{627}\u{636}\u{64A}\u{639} \u{630}\u{627}\u{62A} \u{635}\u{644}\u{629}",
    );
    let article = one("a.html", &page);
    let kinds: Vec<_> = shown(&article);
    let caption = |text: &str| (BlockKind::Caption, text.to_owned());
    let paragraph = (BlockKind::Paragraph, prose.trim().to_owned());
    let want = [
        (BlockKind::Title, "The ferry & the quay".to_owned()),
        paragraph.clone(),
        caption("A quay in spring (Agency)"),
        caption("Gulls"),
        paragraph.clone(),
        paragraph.clone(),
        paragraph.clone(),
        paragraph,
    ];
    assert_eq!(kinds, want);
    let folded: Vec<_> = article.blocks().filter(|block| block.fold == Some(Fold::Site)).collect();
    assert_eq!(article.slice(folded[0].range.clone()), "6 May 2024, 14:00");
    let meta = &article.meta;
    assert_eq!((meta.lang.as_deref(), meta.byline.as_deref()), (Some("fa"), Some("Salma")));
    assert_eq!(meta.source.as_deref(), Some("The Port Paper"));
    assert_eq!(meta.published.as_deref(), Some("2024-05-06"));
}

#[test]
fn the_text_a_page_gives_in_json_ld_tells_where_its_article_ends() {
    let (first, second) = (prose(2), prose(4));
    let page = |body: &str| {
        format!(
            r#"<html><head><script type="application/ld+json">{{"@type": "BlogPosting", "articleBody": "{body}"}}</script>
            </head><body><article><p>{first}</p><p>{second}</p><p>One, two and three of the site's own words, all of them.</p>
            <p>More of the site's own words, none of them the author's.</p></article></body></html>"#
        )
    };
    let whole = one("a.html", &page(&format!("{first}\\n\\n{second}")));
    assert_eq!(texts(&whole).lines().count(), 2, "{}", texts(&whole));
    // An excerpt tells nothing.
    let excerpt = one("a.html", &page("The ferry sailed at six, said the captain"));
    assert_eq!(texts(&excerpt).lines().count(), 4, "{}", texts(&excerpt));
}

#[test]
fn a_page_of_comments_is_to_be_read() {
    let comment = format!("<div class=\"comment\"><p>{}</p></div>", prose(2));
    let page = format!("<html><body><article>{}</article></body></html>", comment.repeat(8));
    assert_eq!(texts(&one("a.html", &page)).lines().count(), 8);
}

#[test]
fn formulas_and_persian_joiners_stay_in_their_sentences() {
    let joined = "\u{645}\u{6CC}\u{200C}\u{631}\u{648}\u{645}";
    let page = format!(
        "<html><body><article><p>{0} Let <math alttext=\"{{\\displaystyle x^2}}\"><mi>x</mi></math> be, \
         {joined}&zwnj;.</p><p>{0}</p></article></body></html>",
        prose(3)
    );
    let text = texts(&one("a.html", &page));
    assert!(text.contains("Let x^2 be") && text.contains(joined), "{text}");
}

#[test]
fn a_feed_written_by_hand_is_read_to_its_end() {
    let feed = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"c\" xmlns:media=\"m\"><channel><title>S &amp;amp; T</title>\
        <item><title>Salt & <b>sea</b> &amp;#8217;</title><link>https://a.example/?x=1&y=2</link>\
          <author>a@b.example (Salma)</author><description>One & two<br>three</description></item>\
        <item><title><![CDATA[R&D <i>now</i>]]></title><guid>https://a.example/2</guid>\
          <description>The ferry sailed at six, said the captain [&amp;#8230;]</description>\
          <content:encoded><![CDATA[<p>The ferry sailed at six, said the captain, and more.</p>\
          <div class=\"sharedaddy\">Share</div><p>The post <a href=\"x\">R</a> appeared first on S.</p>]]></content:encoded></item>\
        <item><title>Film</title><media:group><media:description>What is seen\n\nand heard</media:description></media:group></item>\
        </channel></rss>";
    let articles = all("a.xml", feed.as_bytes());
    assert_eq!(texts(&articles[0]), "Salt & sea \u{2019}\nOne & two\u{2028}three\n");
    assert_eq!(articles[0].meta.url.as_deref(), Some("https://a.example/?x=1&y=2"));
    assert_eq!(articles[0].meta.byline.as_deref(), Some("Salma"));
    assert_eq!(articles[0].meta.source.as_deref(), Some("S & T"));
    assert_eq!(
        texts(&articles[1]),
        "R&D now\nThe ferry sailed at six, said the captain, and more.\n"
    );
    assert_eq!(articles[1].meta.url.as_deref(), Some("https://a.example/2"));
    assert_eq!(texts(&articles[2]), "Film\nWhat is seen\nand heard\n");
}

#[test]
fn atom_keeps_the_order_and_the_links_of_its_xhtml() {
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:h='http://www.w3.org/1999/xhtml'><title>S</title><entry>\
        <title type='html'>A &lt;i&gt;small&lt;/i&gt; thing</title><published>2024-01-02</published><link href='https://a.example/'/>\
        <content type='xhtml'><h:div>One <h:a href='https://b.example/'>two</h:a> three<h:a id='x'/> four.</h:div></content>\
        </entry></feed>";
    let article = one("a.xml", feed);
    assert_eq!(texts(&article), "A small thing\nOne two three four.\n");
    assert_eq!(article.slice(article.links[0].range.clone()), "two");
    assert_eq!(article.meta.published.as_deref(), Some("2024-01-02"));
}

/// A book of some files beside its container.
fn book(package: &str, files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let container = "<container><rootfiles><rootfile full-path='O/p.opf'/></rootfiles></container>";
    let fixed = [
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("O/p.opf", package),
    ];
    for (name, text) in fixed.iter().chain(files) {
        archive.start_file(*name, stored).expect("memory");
        archive.write_all(text.as_bytes()).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

const PACKAGE: &str = "<package><metadata><dc:title>B</dc:title><dc:language>ar</dc:language></metadata><manifest>\
    <item id='c' href='cover.xhtml'/><item id='n' href='nav.xhtml' properties='nav'/><item id='1' href='1.xhtml'/>\
    <item id='2' href='two%20.xhtml'/></manifest><spine page-progression-direction='rtl'><itemref idref='c'/>\
    <itemref idref='n'/><itemref idref='2'/><itemref idref='1'/></spine></package>";

#[test]
fn a_book_s_chapters_follow_its_spine_without_cover_contents_and_page_numbers() {
    let files = [
        ("O/cover.xhtml", "<html><body><img src='c.jpg' alt='Cover'/></body></html>"),
        (
            "O/nav.xhtml",
            "<html><body><h1>Contents</h1><nav><ol><li>1</li></ol></nav></body></html>",
        ),
        (
            "O/1.xhtml",
            "<html xmlns:epub='e'><head><title/><script src='s.js'/></head><body><h1>Chapter <i>One</i> begins</h1>\
             <p>First<span epub:type='pagebreak'>17</span> words<a epub:type='noteref' href='notes.xhtml#n1'>1</a>.</p></body></html>",
        ),
        (
            "O/two .xhtml",
            "<html dir='rtl' xml:lang='ar'><body><h2>\u{628}\u{627}\u{628}</h2><p>\u{646}\u{635}</p></body></html>",
        ),
    ];
    let articles = all("a.epub", &book(PACKAGE, &files));
    let titles: Vec<_> = articles.iter().map(|article| article.title().into_owned()).collect();
    assert_eq!(titles, ["\u{628}\u{627}\u{628}", "Chapter One begins"]);
    assert_eq!((articles[0].dir, articles[0].meta.lang.as_deref()), (Base::Rtl, Some("ar")));
    assert_eq!(texts(&articles[1]), "Chapter One begins\nFirst words[1].\n");
}

#[test]
fn a_locked_book_and_one_of_pictures_say_what_they_are() {
    let page = ("O/1.xhtml", "\u{1}\u{2}");
    let encrypted = |way: &str, file: &str| {
        format!(
            "<encryption><EncryptedData><EncryptionMethod Algorithm='{way}'/><CipherData><CipherReference URI='{file}'/>\
             </CipherData></EncryptedData></encryption>"
        )
    };
    let list = encrypted("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "O/1.xhtml");
    let locked = book(PACKAGE, &[page, ("META-INF/encryption.xml", &list)]);
    let error = load("a.epub", &locked, &LoadOptions::default()).expect_err("locked");
    assert!(matches!(error, LoadError::Locked { .. }), "{error}");
    assert!(error.to_string().contains("digital rights management"));
    // Fonts may be in any book.
    let list = encrypted("http://www.idpf.org/2008/embedding", "O/font.otf");
    let open = ("O/1.xhtml", "<html><body><p>Words</p></body></html>");
    assert_eq!(all("a.epub", &book(PACKAGE, &[open, ("META-INF/encryption.xml", &list)])).len(), 1);
    let pictures = book(PACKAGE, &[("O/1.xhtml", "<html><body><img src='1.png'/></body></html>")]);
    let error = load("a.epub", &pictures, &LoadOptions::default()).expect_err("no words");
    assert!(error.to_string().contains("only pictures"), "{error}");
}

#[test]
fn corpora_keep_their_identifiers_and_their_paragraphs() {
    let ldc = "<DOC id=\"AFP_ARB_1\" type=\"story\">\n<HEADLINE>\nThe\nhead\n</HEADLINE>\n<TEXT>\n<P>\nOne line\nand its end.\n</P>\n\
               <P>\nTwo.\n</P>\n</TEXT>\n</DOC>\n<DOC id=\"AFP_ARB_2\" type=\"story\">\n<TEXT>\nThree.\n</TEXT>\n</DOC>\n";
    let articles = all("a", ldc.as_bytes());
    assert_eq!(texts(&articles[0]), "The head\nOne line and its end.\nTwo.\n");
    assert_eq!(articles[1].meta.id.as_deref(), Some("AFP_ARB_2"));
    let loud =
        "<DOC>\n<DOCNO>1</DOCNO>\n<TEXT>\nR&AMP;D &quot;now&quot; &amp;lt;\n</TEXT>\n</DOC>\n";
    assert_eq!(texts(&one("a", loud)), "R&D \"now\" &lt;\n");
    let wrapped = "<?xml version=\"1.0\"?>\n<CORPUS>\n<DOC>\n<DOCID>H-1</DOCID>\n<TITLE><![CDATA[Head]]></TITLE>\n\
                   <TEXT><![CDATA[Body & more]]></TEXT>\n</DOC>\n</CORPUS>";
    let article = one("a.xml", wrapped);
    assert_eq!(texts(&article), "Head\nBody & more\n");
    assert_eq!(article.meta.id.as_deref(), Some("H-1"));
}

#[test]
fn markdown_behind_markup_has_its_title_and_its_tasks() {
    let text = "<div dir=\"rtl\">\n\n[![Build](b.svg)](x)\n\n# \u{642}\u{627}\u{631}\u{626}\n\n- [x] one\n- [ ] two\n\n</div>\n";
    let article = one("README.md", text);
    assert_eq!(article.title(), "\u{642}\u{627}\u{631}\u{626}");
    assert_eq!(article.dir, Base::Rtl);
    let shown = texts(&article);
    assert!(shown.contains("\u{2611} one\n\u{2610} two"), "{shown}");
    assert_eq!(shown.matches('\u{642}').count(), 1, "{shown}");
    let hugo = one("a.md", "+++\ntitle = \"Head\"\nauthor = 'Salma'\n+++\nText.\n");
    assert_eq!((&*hugo.title(), hugo.meta.byline.as_deref()), ("Head", Some("Salma")));
}

#[test]
fn bytes_belie_what_a_page_declares() {
    let arabic = "\u{634}\u{645}\u{633} \u{648}\u{642}\u{645}\u{631} \u{648}\u{628}\u{62D}\u{631} "
        .repeat(40);
    let said = |declared: &str| {
        format!(
            "<html><head><meta charset=\"{declared}\"></head><body><p>{arabic}</p></body></html>"
        )
    };
    for declared in ["utf-8", "iso-8859-1"] {
        let article = all("a.html", &encoding_rs::WINDOWS_1256.encode(&said(declared)).0).remove(0);
        assert_eq!(article.slice(article.body.clone()), arabic.trim(), "{declared}");
        let guessed = |notice: &Notice| {
            matches!(notice, Notice::EncodingGuessed { encoding: "windows-1256" })
        };
        assert!(article.notices.iter().any(guessed), "{:?}", article.notices);
    }
    let article = one("a.html", &said("windows-1256"));
    assert_eq!(article.slice(article.body.clone()), arabic.trim());
    // A script's encoding is none of the page's; a late declaration counts.
    let late = format!(
        "<html><head><script charset=\"utf-8\" src=\"x\"></script><!--{}-->",
        "x".repeat(2000)
    );
    let page = said("windows-1256").replace("<html><head>", &late);
    let article = all("a.html", &encoding_rs::WINDOWS_1256.encode(&page).0).remove(0);
    assert_eq!(article.slice(article.body.clone()), arabic.trim());
    assert!(article.notices.is_empty(), "{:?}", article.notices);
}

#[test]
fn visual_hebrew_is_turned_and_logical_hebrew_of_the_same_label_is_not() {
    let words = "\u{5E9}\u{5DC}\u{5D5}\u{5DD} 1948 \u{5E2}\u{5D5}\u{5DC}\u{5DD}, acme";
    let logical = format!("{words}\n\n{words}");
    let visual = {
        let line = "acme ,\u{5DD}\u{5DC}\u{5D5}\u{5E2} 1948 \u{5DD}\u{5D5}\u{5DC}\u{5E9}";
        format!("{line}\n\n{line}")
    };
    let read = |text: &str, label: &str| {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes());
        let bytes = encoding_rs::ISO_8859_8.encode(text).0.into_owned();
        load("a.txt", &bytes, &LoadOptions { encoding, ..LoadOptions::default() })
            .expect("it")
            .remove(0)
    };
    let turned = read(&visual, "iso-8859-8");
    assert_eq!(turned.slice(0..turned.len()), logical);
    assert!(turned.notices.iter().any(|notice| matches!(notice, Notice::VisualOrder { lines: 2 })));
    let kept = read(&visual, "iso-8859-8-i");
    assert_eq!(kept.slice(0..kept.len()), visual);
    let same = read(&logical, "iso-8859-8");
    assert_eq!(same.slice(0..same.len()), logical);
    assert!(!same.notices.iter().any(|notice| matches!(notice, Notice::VisualOrder { .. })));
}

#[test]
fn a_section_whose_identifier_is_made_of_its_heading_is_no_furniture() {
    let section = |id: &str| {
        format!(
            "<div class=\"section\" id=\"{id}\"><h2 id=\"{id}-h\">On it</h2><p>{}</p></div>",
            prose(3)
        )
    };
    let sections = ["sharing-with-others", "cookies"].map(section);
    let page = format!(
        "<html><body><article><p>{}</p>{}</article></body></html>",
        prose(5),
        sections.concat()
    );
    let article = one("a.html", &page);
    assert_eq!(texts(&article).lines().count(), 5, "{}", texts(&article));
}

#[test]
fn an_article_that_is_only_in_a_script_is_read() {
    let paragraph = prose(4);
    let other = prose(12).replace("ferry", "lighthouse");
    let data = format!(
        r#"{{"props": {{"more": [{{"body": "{other}"}}], "post": {{"body": "<p>{paragraph}</p><p>{paragraph}</p><p>She sails again.</p>"}}}}}}"#
    );
    let attribute = data
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace("{&quot;props&quot;: ", "{&quot;props&quot;:");
    for kept in [
        format!("<script id=\"__NEXT_DATA__\" type=\"application/json\">{data}</script>"),
        format!("<script>window.__STATE__ = {data};</script>"),
        format!("<script>window.__STATE__ = JSON.parse({});</script>", serde_json::json!(data)),
        format!("<div data-props=\"{attribute}\"></div>"),
    ] {
        let page = format!(
            "<html><head><title>The ferry of the port</title></head><body><p>Please wait.</p>{kept}</body></html>"
        );
        let text = texts(&one("a.html", &page));
        assert!(
            text.contains("She sails again.") && !text.contains("lighthouse"),
            "{kept}\n{text}"
        );
    }
    // A list of paragraphs without markup.
    let list = serde_json::json!({"blocks": [{"text": paragraph}, {"text": paragraph}, {"text": paragraph}]});
    let page =
        format!("<html><body><div id=root></div><script>var state = {list}</script></body></html>");
    assert_eq!(texts(&one("a.html", &page)).lines().count(), 3);
}

#[test]
fn templates_are_shown_and_what_is_for_browsers_without_scripts_breaks_nothing() {
    let paragraph = format!("<p>{}</p>", prose(5));
    let body = paragraph.repeat(3);
    for page in [
        format!(
            "<noscript><div class=x></noscript><h1>A quay</h1>{body}<noscript></div></noscript>"
        ),
        format!("<article><script type='text/template'>{body}</script></article>"),
        format!("<x-story><template shadowrootmode=open>{body}</template></x-story>"),
    ] {
        let article = one("a.html", &format!("<html><body>{page}</body></html>"));
        assert_eq!(texts(&article).matches(&prose(5).trim().to_owned()).count(), 3, "{page}");
    }
}

#[test]
fn a_page_of_any_kind_says_in_json_ld_when_it_was_published() {
    let page = format!(
        "<html><head><script type=\"application/ld+json\">{{\"@graph\": [{{\"@type\": \"WebPage\", \"datePublished\": \
         \"2024-05-06\"}}]}}</script></head><body><h1>A quay</h1><p>{}</p></body></html>",
        prose(9)
    );
    assert_eq!(one("a.html", &page).meta.published.as_deref(), Some("2024-05-06"));
    let shown = format!(
        "<html><body><article><h1>The quay of the port</h1><p>\u{627}\u{644}\u{62C}\u{645}\u{639}\u{629} 24 \
         \u{646}\u{64A}\u{633}\u{627}\u{646} 2020</p><p>{}</p></article></body></html>",
        prose(9)
    );
    let day = one("a.html", &shown).meta.published;
    assert!(day.is_some_and(|day| day.ends_with("2020")), "a folded line is the date");
}

#[test]
fn the_author_is_no_site_where_another_is_named() {
    let page = format!(
        "<html><head><meta name=author content='Salma'><script type=\"application/ld+json\">{{\"@type\": \"Article\", \
         \"author\": \"The Port\", \"publisher\": {{\"name\": \"The Port\"}}}}</script></head><body><p>{}</p></body></html>",
        prose(9)
    );
    assert_eq!(one("a.html", &page).meta.byline.as_deref(), Some("Salma"));
    let alone = page.replace("<meta name=author content='Salma'>", "");
    assert_eq!(one("a.html", &alone).meta.byline.as_deref(), Some("The Port"));
}

#[test]
fn a_picture_s_text_is_read_once_and_an_icon_is_no_caption() {
    let page = format!(
        "<html><body><article><p>{0}</p><img src='a.png' alt='&amp;quot;A quay&amp;quot; in May' width=600>\
         <div><img src='a.png' alt='Print this' width=16></div><p><img src='a.png' alt='Gulls' width=20> cry.</p>\
         <p>Done <img src='a.png' alt='\u{1F642}' width=72></p><p>{0}</p></article></body></html>",
        prose(4)
    );
    let article = one("a.html", &page);
    let kinds: Vec<_> = shown(&article);
    let is = |kind, text: &str| kinds.contains(&(kind, text.to_owned()));
    assert!(is(BlockKind::Caption, "\"A quay\" in May"), "{kinds:?}");
    assert!(is(BlockKind::Paragraph, "Gulls cry."), "{kinds:?}");
    assert!(is(BlockKind::Paragraph, "Done \u{1F642}"), "{kinds:?}");
    assert!(!texts(&article).contains("Print"), "{kinds:?}");
}

#[test]
fn a_caption_stands_for_its_picture_s_other_text() {
    let page = format!(
        "<html><head><title>The ferry is back</title></head><body><article><h1>Port news: The ferry is back</h1><p>{0}</p>\
         <figure><img src=a.png alt='A woman in a blue coat' width=600><figcaption>Salma on the quay</figcaption></figure>\
         <figure><img src=b.png alt='Gulls over a pier' width=600></figure><p>{0}</p></article></body></html>",
        prose(4)
    );
    let article = one("a.html", &page);
    let text = texts(&article);
    assert!(text.contains("Salma on the quay") && !text.contains("blue coat"), "{text}");
    assert!(text.contains("Gulls over a pier"), "{text}");
    let folded = article.blocks().filter(|block| block.fold == Some(Fold::Repeated)).count();
    assert_eq!((folded, text.matches("The ferry is back").count()), (1, 1), "{text}");
}
