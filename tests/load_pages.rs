//! Pages: the main content of HTML, Markdown and JSON-LD, with kinds and directions.
#![cfg(feature = "reader")]

use qari::article::{Article, BlockKind, Notice};
use qari::layout::{Base, Columns, Options, Paragraph, Shape};
use qari::load::{LoadOptions, load};

fn one(name: &str, text: &str) -> Article {
    load(name, text.as_bytes(), &LoadOptions::default()).expect("an article").remove(0)
}

fn blocks(article: &Article) -> Vec<(BlockKind, String)> {
    let shown = article.blocks().filter(|block| block.fold.is_none());
    shown.map(|block| (block.kind, article.slice(block.range).into_owned())).collect()
}

/// A page as sites serve it; the words are placeholders of the right length.
fn page() -> String {
    let prose = "The ferry sailed at six, said the captain, and the sea was calm, as it had been all week. ".repeat(4);
    format!(
        r#"<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
        <title>The ferry is back | The Port Paper</title>
        <script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
          "headline": "The ferry is back", "author": {{"@type": "Person", "name": "Salma"}},
          "publisher": {{"name": "The Port Paper"}}, "datePublished": "2025-01-02"}}</script>
        <style>p {{ color: red }}</style></head>
        <body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        <article><h1>The ferry is back</h1>
        <figure><img src="a.jpg" alt="A ferry"><figcaption>Children on the quay</figcaption></figure>
        <p>{prose}</p><h2>The &amp; engine</h2>
        <p>{prose} <bdi>RTL NAME</bdi> and <span dir="ltr">C++ (2014)</span>.</p>
        <blockquote><p>I did not sleep, said the captain, {prose}</p></blockquote>
        <ul><li>First of the list of things to see, {prose}</li><li>Second of the list of things, {prose}</li></ul>
        <p dir="ltr">{prose}<br>after the break</p>
        <table><tr><th>Port</th><th>Hour</th></tr><tr><td>Tartus</td><td>6:00</td></tr></table>
        <p>{prose}<ruby>kan<rp>(</rp><rt>ruby</rt><rp>)</rp></ruby></p>
        </article><footer><form><input><button>Subscribe</button></form>Copyright</footer>
        <script>alert("x")</script></body></html>"#
    )
}

#[test]
fn a_page_gives_its_main_content() {
    let article = one("a.html", &page());
    let blocks = blocks(&article);
    let has = |kind: BlockKind, start: &str| {
        assert!(
            blocks.iter().any(|(of, text)| *of == kind && text.starts_with(start)),
            "{kind:?} {start}: {blocks:#?}"
        );
    };
    assert_eq!(blocks[0], (BlockKind::Title, "The ferry is back".to_owned()));
    has(BlockKind::Caption, "Children on the quay");
    has(BlockKind::Paragraph, "The ferry sailed");
    has(BlockKind::Heading(2), "The & engine");
    has(BlockKind::Quote, "I did not sleep");
    has(BlockKind::ListItem, "First of");
    has(BlockKind::ListItem, "Second of");
    has(BlockKind::TableRow, "Tartus\t6:00");
    let all = article.slice(0..article.len());
    for gone in ["alert", "Subscribe", "Sport", "color", "ruby"] {
        assert!(!all.contains(gone), "{gone}: {all}");
    }
    assert!(all.contains("\u{2068}RTL NAME\u{2069} and \u{2066}C++ (2014)\u{2069}."), "{all}");
    assert!(all.contains("week.\u{2028}after the break"), "{all}");
    assert_eq!((article.dir, article.meta.lang.as_deref()), (Base::Rtl, Some("ar")));
    assert_eq!(article.meta.byline.as_deref(), Some("Salma"));
    assert_eq!(article.meta.source.as_deref(), Some("The Port Paper"));
    assert_eq!(article.meta.published.as_deref(), Some("2025-01-02"));
    let apart = article.blocks().find(|block| block.dir == Some(Base::Ltr)).expect("a block");
    assert!(article.slice(apart.range).contains("after the break"));
}

#[test]
fn a_page_is_told_by_its_content_and_read_in_the_encoding_it_declares() {
    let arabic = "\u{634}\u{645}\u{633} \u{642}\u{645}\u{631} ".repeat(40);
    let page = format!(
        "<html><head><meta charset=\"windows-1256\"></head><body><p>{arabic}</p></body></html>"
    );
    let bytes = encoding_rs::WINDOWS_1256.encode(&page).0;
    let article = load("a.txt", &bytes, &LoadOptions::default()).expect("an article").remove(0);
    assert_eq!(article.slice(article.body.clone()), arabic.trim());
    assert!(article.notices.is_empty(), "{:?}", article.notices);
}

#[test]
fn a_page_nested_without_end_is_read_without_its_tags() {
    let deep = format!("<html><body>{}Deep down.", "<div>".repeat(100_000));
    let article = one("a.html", &deep);
    assert_eq!(article.slice(article.body.clone()), "Deep down.");
    assert!(matches!(article.notices[..], [Notice::Limit { .. }]));
}

#[test]
fn markdown_is_read_with_its_metadata() {
    let text = "---\ntitle: \"A title\"\nauthor: Salma\nlang: ar\n---\n\nOne *two*\nthree.\n\n## Under\n\n\
                - a\n- b\n\n> quoted\n\n```\nfn x() {\n    y\n}\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![alt text](x.png)\n";
    let article = one("a.md", text);
    let want = [
        (BlockKind::Title, "A title"),
        (BlockKind::Paragraph, "One two three."),
        (BlockKind::Heading(2), "Under"),
        (BlockKind::ListItem, "a"),
        (BlockKind::ListItem, "b"),
        (BlockKind::Quote, "quoted"),
        (BlockKind::Code, "fn x() {"),
        (BlockKind::Code, "    y"),
        (BlockKind::Code, "}"),
        (BlockKind::TableRow, "a\tb"),
        (BlockKind::TableRow, "1\t2"),
        (BlockKind::Caption, "alt text"),
    ];
    assert_eq!(blocks(&article), want.map(|(kind, text)| (kind, text.to_owned())));
    assert_eq!(article.meta.byline.as_deref(), Some("Salma"));
    let titled = one("a.md", "# Head\n\nText.\n");
    assert_eq!(blocks(&titled)[0], (BlockKind::Title, "Head".to_owned()));
}

#[test]
fn json_ld_that_stands_alone_is_an_article() {
    let json = r#"{"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "X"},
        {"@type": ["NewsArticle"], "headline": "Head", "description": "Lead", "articleBody": "One.\n\nTwo.",
         "author": [{"name": "A"}, {"name": "B"}], "inLanguage": "ar"}]}"#;
    let article = one("a.json", json);
    let want = [
        (BlockKind::Title, "Head"),
        (BlockKind::Summary, "Lead"),
        (BlockKind::Paragraph, "One."),
        (BlockKind::Paragraph, "Two."),
    ];
    assert_eq!(blocks(&article), want.map(|(kind, text)| (kind, text.to_owned())));
    assert_eq!(article.meta.byline.as_deref(), Some("A, B"));
}

#[test]
fn an_override_is_obeyed_where_bdo_asks_and_nowhere_else() {
    let page = "<!doctype html><title>T</title><article><p>One <bdo dir=rtl>abc</bdo> two \u{202E}three\u{202C}.\
        <p>Four \u{202E}five\u{202C} <ruby>six<rp>(<rt>seven<rp>)</ruby>. <span dir=rtl lang=he>eight</span>.</article>";
    let articles = load("a.html", page.as_bytes(), &LoadOptions::default()).expect("an article");
    let options = qari::print::PrintOptions {
        width: qari::layout::Columns(72),
        direction: qari::layout::Direction::Auto,
        raw: false,
        order: qari::print::Order::Visual,
        shape: qari::layout::Shape::Nominal,
        marks: true,
        align: qari::layout::Align::Start,
    };
    let mut printed = Vec::new();
    qari::print::text(&articles, &options, &mut printed).expect("written");
    let printed = String::from_utf8(printed).expect("UTF-8");
    assert!(printed.contains("One cba two \u{FFFD}three."), "{printed}");
    assert!(printed.contains("Four \u{FFFD}five six. eight."), "{printed}");
}

/// What stands in the cells of the first line of an article's last block, from left to right.
fn line(article: &Article) -> String {
    let block = article.blocks().last().expect("a block");
    let text = article.slice(block.range);
    let options = Options { shape: Shape::Nominal, ..Options::default() };
    let paragraph = Paragraph::new(&text, &options);
    let line = paragraph.lines(Columns(80)).next().expect("a line");
    line.cells().map(|cell| cell.text().to_owned()).collect()
}

#[test]
fn code_beside_arabic_keeps_its_brackets_and_its_offsets() {
    // ALEF foo() BEH x.y() TEH, with a link behind it.
    let text = "\u{627} `foo()` \u{628} `x.y()` [\u{62a}](https://a.org) \u{62b}";
    for article in [
        one("a.md", text),
        one(
            "a.html",
            "<article><p>\u{627} <code>foo()</code> \u{628} <kbd>x.<code>y()</code></kbd> <a href=\"https://a.org\">\u{62a}</a> \u{62b}",
        ),
    ] {
        assert_eq!(line(&article).trim(), "\u{62b} \u{62a} x.y() \u{628} foo() \u{627}");
        let of = |range: &std::ops::Range<usize>| article.slice(range.clone()).into_owned();
        let code: Vec<String> = article.inlines.iter().map(|inline| of(&inline.range)).collect();
        assert_eq!(code[..2], ["foo()", "x.y()"]);
        assert_eq!(of(&article.links[0].range), "\u{62a}");
    }
    let english = one("a.md", "call `foo()` twice");
    assert!(
        !english.slice(0..english.len()).contains('\u{2066}'),
        "nothing is put into text from the left"
    );
}
