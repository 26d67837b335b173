//! XHTML as a parser of HTML takes it. In: a piece of XML. Out: the same with empty elements that have an end tag,
//! without prefixes of names, and with the text of CDATA sections escaped.

/// Elements that HTML knows to be empty.
const EMPTY: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// The piece as HTML: `<title/>` would hold all the rest there.
pub(super) fn as_html(xml: &str) -> String {
    let mut html = String::with_capacity(xml.len() + 64);
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        let (text, markup) = rest.split_at(at);
        html.push_str(text);
        if let Some(section) = markup.strip_prefix("<![CDATA[") {
            let (text, behind) = section.split_once("]]>").unwrap_or((section, ""));
            html.push_str(&quick_xml::escape::escape(text));
            rest = behind;
        } else if markup.starts_with("<!--") {
            let length = markup.find("-->").map_or(markup.len(), |end| end + 3);
            html.push_str(&markup[..length]);
            rest = &markup[length..];
        } else {
            let length = tag_length(markup);
            push_tag(&markup[..length], &mut html);
            rest = &markup[length..];
        }
    }
    html.push_str(rest);
    html
}

/// The bytes of a tag; a `>` within quotes does not end it.
fn tag_length(markup: &str) -> usize {
    let mut quote = None;
    for (at, byte) in markup.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if markup.as_bytes()[at - 1] == b'=' => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    markup.len()
}

fn push_tag(tag: &str, html: &mut String) {
    let slash = if tag.starts_with("</") { "/" } else { "" };
    let inner = &tag[1 + slash.len()..];
    let name = inner.split(|char: char| char.is_whitespace() || "/>".contains(char)).next();
    let name = name.unwrap_or_default();
    let local = name.rsplit_once(':').map_or(name, |(_, local)| local);
    let behind = &inner[name.len()..];
    html.push('<');
    html.push_str(slash);
    html.push_str(local);
    match behind.strip_suffix("/>") {
        Some(attributes) if !EMPTY.contains(&local) && slash.is_empty() => {
            html.push_str(attributes);
            html.push_str("></");
            html.push_str(local);
            html.push('>');
        }
        _ => html.push_str(behind),
    }
}

#[cfg(test)]
mod tests {
    use super::as_html;

    #[test]
    fn empty_elements_end_and_prefixes_are_gone() {
        let xml =
            "<title/><h:p id='a>b'>One<a id=\"x\"/><br/> two</h:p><!--<b/>--><![CDATA[<i> & ]]>";
        let html = "<title></title><p id='a>b'>One<a id=\"x\"></a><br/> two</p><!--<b/>-->&lt;i&gt; &amp; ";
        assert_eq!(as_html(xml), html);
    }
}
