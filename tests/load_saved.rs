//! Pages as sites and browsers really leave them: text that the page itself marks, forms around it, menus before it,
//! and pages saved in one file.
#![cfg(feature = "reader")]

use qari::article::{Article, BlockKind};
use qari::load::{LoadError, LoadOptions, load};

fn load_of(name: &str, bytes: &[u8]) -> Vec<Article> {
    load(name, bytes, &LoadOptions::default()).expect("articles")
}

fn one(text: &str) -> Article {
    load_of("page.html", text.as_bytes()).remove(0)
}

/// The text that is not folded, a line a block.
fn shown(article: &Article) -> String {
    let blocks = article.blocks().filter(|block| block.fold.is_none());
    blocks.map(|block| article.slice(block.range).into_owned() + "\n").collect()
}

/// What each item is written as, one behind the other.
fn joined<T>(items: impl IntoIterator<Item = T>, one: impl Fn(T) -> String) -> String {
    items.into_iter().map(one).collect::<Vec<_>>().concat()
}

/// A paragraph of the article.
fn prose(of: &str) -> String {
    format!("{of}: the ferry sailed at six, said the captain, and the sea was calm, as it had been all week long. ")
        .repeat(3)
}

/// A paragraph of the site's, longer than the article.
fn notice() -> String {
    "We and our partners store cookies, and read them, so that the site works, and so that we know what you read. "
        .repeat(8)
}

#[test]
fn a_notice_longer_than_the_article_is_not_the_article() {
    let paragraphs =
        joined(1..=6, |n| format!("<section><p>{}</p></section>", prose(&format!("Part {n}"))));
    let page = format!(
        "<!doctype html><html><head><title>The ferry</title></head><body><main><h1>The ferry</h1>{paragraphs}</main>\
         <div id='banner-sdk'><p>{n}</p><p>{n}</p><p>{n}</p></div></body></html>",
        n = notice()
    );
    let text = shown(&one(&page));
    assert!((1..=6).all(|n| text.contains(&format!("Part {n}"))), "{text}");
    assert!(!text.contains("partners"), "{text}");
}

#[test]
fn the_text_given_in_json_ld_is_found_where_it_stands() {
    let parts: Vec<String> =
        (1..=5).map(|n| prose(&format!("Part {n}")).trim().to_owned()).collect();
    let body = parts.join(" ");
    let rows = joined(&parts, |part| {
        format!("<div class='row'><div class='cell'><p>{part}</p></div></div>")
    });
    let others =
        joined(1..=9, |n| format!("<div><p>{}</p></div>", prose(&format!("Another story {n}"))));
    let page = format!(
        "<!doctype html><html><head><title>The ferry</title><script type='application/ld+json'>{{\"@type\": \
         \"WebPage\"}}</script><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"headline\": \"The \
         ferry\", \"articleBody\": \"{body}\"}}</script></head><body><div class='a'>{rows}</div><div \
         class='b'>{others}</div></body></html>"
    );
    let text = shown(&one(&page));
    assert!((1..=5).all(|n| text.contains(&format!("Part {n}"))), "{text}");
    assert!(!text.contains("Another story"), "{text}");
}

#[test]
fn a_page_within_a_form_is_read() {
    let page = "<html dir='rtl'><head><title>t</title></head><body><form id='aspnetForm'><input type='hidden' \
                name='__VIEWSTATE' value='x'><div>\u{62E}\u{628}\u{631} \u{642}\u{635}\u{64A}\u{631}</div>\
                <select><option>Qatar</option></select></form></body></html>";
    let text = shown(&one(page));
    assert!(text.contains("\u{62E}\u{628}\u{631} \u{642}\u{635}\u{64A}\u{631}"), "{text}");
    assert!(!text.contains("Qatar"), "{text}");
}

#[test]
fn parts_that_a_script_would_show_are_read() {
    let parts = joined(1..=4, |n| format!("<p>{}</p>", prose(&format!("Part {n}"))));
    let page = format!(
        "<!doctype html><html><head><title>The ferry</title></head><body><main><div id='B:0'>Loading</div></main><div \
         hidden id='S:0'><article>{parts}</article></div><div hidden><p>{}</p></div></body></html>",
        prose("Unseen")
    );
    let text = shown(&one(&page));
    assert!((1..=4).all(|n| text.contains(&format!("Part {n}"))), "{text}");
    assert!(!text.contains("Unseen"), "{text}");
}

#[test]
fn a_menu_before_the_text_goes_and_a_list_in_it_stays() {
    let links = joined(["News", "Sport", "Weather", "Harbour", "Cars"], |name| {
        format!("<li><a href='/{name}'>{name}</a></li>")
    });
    let page = format!(
        "<!doctype html><html><head><title>The ferry</title></head><body><article><div><span>Hot now</span><ul>{links}</ul></div>\
         <p>{}</p><ul><li>salt</li><li>ropes</li><li>coal</li><li>oil</li></ul><p>{}</p></article></body></html>",
        prose("One"),
        prose("Two")
    );
    let text = shown(&one(&page));
    assert!(!text.contains("Harbour") && !text.contains("Hot now"), "{text}");
    assert!(text.contains("ropes"), "{text}");
}

#[test]
fn a_summary_that_says_the_headline_again_is_none() {
    let page = format!(
        "<!doctype html><html><head><title>The ferry is back - The Port Paper</title><meta property='og:site_name' \
         content='The Port Paper'><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"headline\": \"The \
         ferry is back\", \"description\": \"The ferry is back - The Port Paper\"}}</script></head><body><article><h1>The \
         ferry is back</h1><p>{}</p></article></body></html>",
        prose("One")
    );
    let article = one(&page);
    assert!(article.blocks().all(|block| block.kind != BlockKind::Summary));
    assert_eq!(article.title(), "The ferry is back");
}

/// A page as Chrome saves it in one file.
fn mhtml(transfer: &str, page: &str) -> String {
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://port.example/a\r\nSubject: x\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--cut--\"\r\n\r\n\r\n----cut--\r\n\
         Content-Type: text/html\r\nContent-Transfer-Encoding: {transfer}\r\nContent-Location: https://port.example/a\r\n\
         \r\n{page}\r\n----cut--\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
         p {{ color: red }}\r\n----cut----\r\n"
    )
}

#[test]
fn a_page_saved_in_one_file_is_read_as_the_page() {
    let page = "<!DOCTYPE html><html dir=3D\"rtl\"><head><meta charset=3D\"utf-8\"><title>=D8=AE=D8=A8=\r\n=D8=B1</title>\
                </head><body><p>=D9=82=D8=B1=D8=A3 =3D 1</p></body></html>";
    let base64 = "PCFET0NUWVBFIGh0bWw+PGh0bWw+PGhlYWQ+PHRpdGxlPng8L3RpdGxlPjwvaGVhZD48Ym9k\r\n\
                  eT48cD5oZWxsbyB0aGVyZTwvcD48L2JvZHk+PC9odG1sPg==";
    let article = load_of("a.mhtml", mhtml("quoted-printable", page).as_bytes()).remove(0);
    assert_eq!(article.title(), "\u{62E}\u{628}\u{631}");
    assert_eq!(article.meta.url.as_deref(), Some("https://port.example/a"));
    assert!(shown(&article).contains("\u{642}\u{631}\u{623} = 1"));
    assert!(!shown(&article).contains("color"));
    let article = load_of("a.mht", mhtml("base64", base64).as_bytes()).remove(0);
    assert!(shown(&article).contains("hello there"));
    // Cut anywhere it is read, or refused with a reason.
    let whole = mhtml("quoted-printable", page);
    for end in 0..whole.len() {
        let _ = load("a.mhtml", &whole.as_bytes()[..end], &LoadOptions::default());
    }
}

#[test]
fn other_archives_of_pages_are_refused_by_name() {
    for (bytes, what) in [
        (&b"bplist00\xD1\x01\x02_\x10\x0FWebMainResource"[..], "property list"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "WARC"),
    ] {
        let error = load("a", bytes, &LoadOptions::default()).expect_err(what);
        assert!(
            matches!(error, LoadError::Binary { .. }) && error.to_string().contains(what),
            "{error}"
        );
    }
}

#[test]
fn base64_in_a_feed_is_its_text() {
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><entry><title>a</title><content \
                type='application/octet-stream'>PHA+aGVsbG8gPGI+dGhlcmU8L2I+PC9wPg==</content></entry><entry><title \
                mode='base64'>2KPYrg==</title><content>x</content></entry></feed>";
    let articles = load_of("feed.xml", feed.as_bytes());
    assert!(shown(&articles[0]).contains("hello there"), "{}", shown(&articles[0]));
    assert_eq!(articles[1].title(), "\u{623}\u{62E}");
}

#[test]
fn an_encyclopedia_s_page_keeps_its_headings_its_box_and_its_notes() {
    let page = format!(
        "<!doctype html><html lang='ar' dir='rtl'><head><title>\u{62F}\u{645}\u{634}\u{642}</title></head><body><main>\
         <h1>\u{62F}\u{645}\u{634}\u{642}</h1><div class='mw-content-rtl mw-parser-output'><table class='infobox'><tr><th>\
         People (2010)</th><td>1,711,000</td></tr></table><p>{}<sup class='reference'><a \
         href='#cite_note-1'>[1]</a></sup></p><div class='mw-heading mw-heading2'><h2 id='n'>The name</h2><span \
         class='mw-editsection'><span>[</span><a href='e'>edit</a><span>]</span></span></div><p>{}</p><ol \
         class='references'><li id='cite_note-1'><span class='mw-cite-backlink'><b><a href='#cite_ref-1'>^</a></b></span> \
         <span class='reference-text'>A history.</span></li></ol></div></main></body></html>",
        prose("One"),
        prose("Two")
    );
    let article = one(&page);
    let text = shown(&article);
    assert!(text.contains("People (2010)\t1,711,000"), "{text}");
    assert!(text.contains("\nThe name\n") && !text.contains("edit"), "{text}");
    let note = article.blocks().find(|block| block.kind == BlockKind::Note).expect("a note");
    assert_eq!(article.slice(note.range), "A history.");
}

#[test]
fn an_agency_s_closing_words_and_a_site_s_builder_are_not_the_article_s() {
    let page = format!(
        "<!doctype html><html lang='fa' dir='rtl'><head><title>The ferry</title><meta name='author' content='Developed By \
         Some One'></head><body><article><h1>The ferry</h1><p>{}</p><p>{}</p><p>{end}/\u{6CC}</p></article></body></html>",
        prose("One"),
        prose("Two"),
        end = "\u{627}\u{646}\u{62A}\u{647}\u{627}\u{6CC} \u{67E}\u{6CC}\u{627}\u{645}",
    );
    let article = one(&page);
    assert_eq!(article.meta.byline, None);
    assert!(!shown(&article).contains("\u{67E}\u{6CC}\u{627}\u{645}"), "{}", shown(&article));
}
