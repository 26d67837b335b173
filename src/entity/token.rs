//! Tokens: words, numbers and punctuation with their bytes. Text in, [`Token`]s out.
//!
//! A word is a run of letters and marks of one script (Arabic letters and Latin ones part); a number is a run of
//! decimal digits with its separators (`1,234.5`, four, reh, seven); every other visible character stands alone. URLs,
//! e-mail addresses and handles are one token of [`TokenKind::Other`].

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word in Arabic letters.
    Arabic,
    /// A word in other letters.
    Latin,
    /// Decimal digits, of any set.
    Number,
    /// One mark of punctuation or symbol.
    Punctuation,
    /// A URL, an address, a handle.
    Other,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// Whether white space (or the text's edge) stands before it.
    pub spaced: bool,
    /// Whether a sentence begins with it.
    pub starts_sentence: bool,
}

/// Arabic's letters, marks and tatweel; not its digits or punctuation.
#[must_use]
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{0620}'..='\u{065F}' | '\u{066E}'..='\u{06D3}'
        | '\u{06D5}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06EF}' | '\u{06FA}'..='\u{06FF}'
        | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08FF}' | '\u{FB50}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

/// A character that is not seen and does not part words: bidi controls, ZWNJ, ZWJ, BOM, soft hyphen.
fn is_format(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The value of a decimal digit of the European, Arabic-Indic or Extended Arabic-Indic set.
#[must_use]
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x6F0),
        _ => None,
    }
}

fn is_digit_separator(c: char) -> bool {
    // Agencies of the Maghreb write the decimal sign as the letter reh.
    matches!(c, '.' | ',' | '\u{066B}' | '\u{066C}' | '\u{060C}' | '\u{0631}')
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && c.is_alphabetic() && !is_arabic(c)
}

/// Ends a sentence when white space follows (or nothing).
fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\u{061F}' | '\u{06D4}' | '\u{2026}')
}

/// Cuts a text into tokens.
#[must_use]
pub fn tokenise(text: &str) -> Vec<Token> {
    let mut scanner = Scanner { text, at: 0, tokens: Vec::with_capacity(text.len() / 8) };
    scanner.run();
    scanner.tokens
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let (mut spaced, mut starts_sentence) = (true, true);
        while let Some(c) = self.text[self.at..].chars().next() {
            if c.is_whitespace() || c.is_control() || is_format(c) {
                self.at += c.len_utf8();
                spaced |= !is_format(c);
                // A tab stands between the cells of a table.
                starts_sentence |= matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{2029}');
                starts_sentence |= c.is_whitespace() && self.after_a_full_stop();
                continue;
            }
            let start = self.at;
            let kind = self.scan(c, spaced);
            self.tokens.push(Token { range: start..self.at, kind, spaced, starts_sentence });
            (spaced, starts_sentence) = (false, false);
        }
    }

    fn after_a_full_stop(&self) -> bool {
        let last = self.tokens.last().filter(|token| token.kind == TokenKind::Punctuation);
        last.is_some_and(|token| self.text[token.range.clone()].starts_with(ends_sentence))
    }

    /// Moves behind the token that begins here.
    fn scan(&mut self, first: char, spaced: bool) -> TokenKind {
        if let Some(length) = self.address(first, spaced) {
            self.at += length;
            return TokenKind::Other;
        }
        if is_arabic(first) {
            self.while_true(|c| is_arabic(c) || matches!(c, '\u{200C}' | '\u{200D}'));
            TokenKind::Arabic
        } else if is_latin(first) {
            self.while_true(|c| {
                is_latin(c) || c.is_ascii_digit() || matches!(c, '\'' | '\u{2019}')
            });
            self.drop_trailing_apostrophe();
            TokenKind::Latin
        } else if digit(first).is_some() {
            self.number();
            TokenKind::Number
        } else {
            self.at += first.len_utf8();
            TokenKind::Punctuation
        }
    }

    /// The length of the URL, address, or handle that begins here, where white space stands before it.
    fn address(&self, first: char, spaced: bool) -> Option<usize> {
        if !first.is_ascii() || !spaced && first != '@' {
            return None;
        }
        let rest = &self.text[self.at..];
        let length = rest.find(|c: char| c.is_whitespace() || is_arabic(c)).unwrap_or(rest.len());
        let word = rest[..length].trim_end_matches(['.', ',', ')', '"', ':', ';', '!', '?']);
        let handle = first == '@' && word.len() > 1;
        let mail = word.find('@').is_some_and(|at| at > 0 && word[at..].contains('.'));
        let url = word.contains("://") || word.starts_with("www.");
        (handle || mail || url).then_some(word.len())
    }

    fn while_true(&mut self, belongs: impl Fn(char) -> bool) {
        let rest = &self.text[self.at..];
        self.at += rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    }

    fn drop_trailing_apostrophe(&mut self) {
        while let Some(c @ ('\'' | '\u{2019}')) = self.text[..self.at].chars().next_back() {
            self.at -= c.len_utf8();
        }
    }

    fn number(&mut self) {
        self.while_true(|c| digit(c).is_some());
        loop {
            let mut next = self.text[self.at..].chars();
            let Some(separator) = next.next().filter(|&c| is_digit_separator(c)) else { break };
            if next.next().and_then(digit).is_none() {
                break;
            }
            self.at += separator.len_utf8();
            self.while_true(|c| digit(c).is_some());
        }
    }
}
