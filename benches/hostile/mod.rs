//! Hostile texts: each costs more than its length where something is quadratic. For the bench, and for the test that
//! holds the engine linear.

/// Makes a text of about so many bytes.
pub(crate) type Make = Box<dyn Fn(usize) -> String>;

/// Every hostile text by its name.
pub(crate) fn texts() -> Vec<(&'static str, Make)> {
    let deep = |open: &'static str, close: &'static str, depth: usize| {
        move |n: usize| {
            let one = format!("{}a\u{5D0}1{}", open.repeat(depth), close.repeat(depth));
            one.repeat(n / one.len() + 1)
        }
    };
    let again = |piece: &'static str| move |n: usize| piece.repeat(n / piece.len());
    vec![
        ("140 nested isolates", Box::new(deep("\u{2067}", "\u{2069}", 140))),
        ("1,000 nested isolates", Box::new(deep("\u{2068}", "\u{2069}", 1000))),
        ("1,000 nested embeddings", Box::new(deep("\u{202B}", "\u{202C}", 1000))),
        ("isolates side by side", Box::new(again("\u{2067}a\u{2069} \u{5D0} "))),
        ("isolates never closed", Box::new(again("\u{2068}a"))),
        ("opening brackets", Box::new(again("("))),
        ("closing brackets after 63 others", Box::new(|n| "(".repeat(63) + &"]".repeat(n))),
        ("( ) ( )", Box::new(again("( ) \u{5D0} (a) "))),
        ("nested brackets", Box::new(|n| "(".repeat(n / 2) + "\u{5D0}a" + &")".repeat(n / 2))),
        ("$$$$", Box::new(|n| "\u{5D0}".to_string() + &"$".repeat(n) + "1")),
        ("$ and blanks between controls", Box::new(again("\u{2067}$\u{2069}+\u{AD} "))),
        ("1+1+1", Box::new(again("1+\u{AD}\u{AD}"))),
        ("one-letter paragraphs", Box::new(again("\u{628}\n"))),
        ("one word", Box::new(again("\u{628}"))),
        ("marks on one base", Box::new(|n| "\u{628}".to_string() + &"\u{64E}".repeat(n / 2))),
        (
            "marks on a lam and its alef",
            Box::new(|n| "\u{644}".to_string() + &"\u{64E}".repeat(n / 2) + "\u{627}"),
        ),
        ("quotation marks", Box::new(again("\" \u{AB} \u{BB} '"))),
        ("prices in brackets", Box::new(again("$(\u{301}\u{301}$(.1"))),
        ("flags", Box::new(again("\u{1F1F8}"))),
        ("joined emoji", Box::new(again("\u{1F468}\u{200D}"))),
        ("conjuncts", Box::new(again("\u{915}\u{94D}"))),
        ("Hangul leading consonants", Box::new(again("\u{1100}"))),
        ("tabs and blanks", Box::new(again("\u{5D0} \t 1 "))),
        ("addresses", Box::new(again("@a \u{5D0} "))),
        ("zero-width spaces", Box::new(again("\u{200B}"))),
        ("1,000 nested overrides", Box::new(deep("\u{202E}", "\u{202C}", 1000))),
        ("embeddings side by side", Box::new(again("\u{202B}a\u{202C}\u{5D0} "))),
        ("embeddings never closed", Box::new(again("\u{202A}\u{5D0}1"))),
        ("empty isolates", Box::new(again("\u{2068}\u{2069}"))),
        ("brackets around isolates", Box::new(again("(\u{2067}(a)\u{2069}[\u{5D0}])"))),
        ("brackets 60 deep", Box::new(deep("(", ")", 60))),
        ("neutrals around deep isolates", Box::new(deep("! \u{2068}", "\u{2069} !", 120))),
        ("letters in turn", Box::new(again("a\u{5D0}"))),
        ("letters and digits in turn", Box::new(again("a1\u{5D0}2\u{661}"))),
        ("guillemets and blanks", Box::new(again("\u{AB} "))),
        ("closing guillemets and marks", Box::new(again("\u{BB}\u{301}\u{301}"))),
        ("quotation marks in turn", Box::new(again("\"'\u{201C}\u{BB}"))),
        ("soft hyphens", Box::new(again("\u{628}\u{AD}"))),
        ("line separators", Box::new(again("\u{628}\u{2028}"))),
        ("marks without a base", Box::new(again("\n\u{64E} \u{301}"))),
        ("joiners", Box::new(again("\u{200D}"))),
        ("joined letters and joiners", Box::new(again("\u{628}\u{200D}\u{200C}"))),
        ("lam-alefs", Box::new(again("\u{644}\u{64E}\u{627}"))),
        ("noncharacters and replacements", Box::new(again("\u{FFFE}\u{FFFD}\u{FDD0}"))),
        ("controls", Box::new(again("\u{1B}[2J\u{9B}\u{0}"))),
        ("blanks", Box::new(again(" "))),
        ("wide letters", Box::new(again("\u{4E2D}\u{3001}"))),
        ("Indic syllables", Box::new(again("\u{1B13}\u{1B44}"))),
        ("numbers", Box::new(again("1,2.3/4-5$%"))),
    ]
}
