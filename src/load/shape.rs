//! The shape of an article that comes as bare paragraphs: headline, lead, caption; what is folded.
//!
//! In: its first blocks and their text. Out: the same blocks with kinds and folds.

use crate::article::{Article, Block, BlockKind, Fold, Notice, squeezed};
use crate::layout::Base;

use super::limits;

/// The blocks in which a headline or lead that comes again is folded.
pub(super) const FRONT: usize = 8;

/// The longest headline, in code points: beyond it is a paragraph.
const HEADLINE: usize = 160;

/// The longest caption, in code points.
const CAPTION: usize = 220;

/// The longest agency in a caption's brackets, in words.
const AGENCY_WORDS: usize = 4;

/// Closing words of sites, bare of digits, punctuation and marks.
const CLOSING: [&str; 24] = [
    "التعليقات",
    "تعليقات",
    "التعليق",
    "أضف تعليقا",
    "أضف تعليق",
    "أضف تعليقك",
    "اترك تعليقا",
    "اترك تعليقك",
    "اكتب تعليقا",
    "شارك",
    "شارك المقال",
    "comments",
    "comment",
    "leave a comment",
    "add a comment",
    "post a comment",
    "show comments",
    "view comments",
    "no comments",
    "share",
    "نظرات",
    "دیدگاه‌ها",
    "تبصرے",
    "תגובות",
];

/// What Persian news agencies write below their texts, a sign of the editor's behind it.
const ENDS: [&str; 2] = [
    "\u{627}\u{646}\u{62A}\u{647}\u{627}\u{6CC} \u{67E}\u{6CC}\u{627}\u{645}",
    "\u{67E}\u{627}\u{6CC}\u{627}\u{646} \u{67E}\u{6CC}\u{627}\u{645}",
];

/// Marks headline, lead and captions among the first blocks of a text.
pub(super) fn recognise(front: &mut [Block], text: impl Fn(&Block) -> String) {
    let texts: Vec<String> = front.iter().map(text).collect();
    if !is_headline(front, &texts) {
        return;
    }
    front[0].kind = BlockKind::Title;
    if is_lead(&texts) {
        front[1].kind = BlockKind::Summary;
    }
    for (block, text) in front.iter_mut().zip(&texts).skip(1) {
        if block.kind == BlockKind::Paragraph && is_caption(text) {
            block.kind = BlockKind::Caption;
        }
    }
}

/// Folds blocks that say the headline or the lead once more.
pub(super) fn fold_repeated(front: &mut [Block], text: impl Fn(&Block) -> String) {
    let mut said: Vec<String> = Vec::new();
    for block in front.iter_mut().take(FRONT) {
        let bare = bare(&text(block));
        match block.kind {
            BlockKind::Title | BlockKind::Subtitle | BlockKind::Summary => said.push(bare),
            _ if said.contains(&bare) => block.fold = Some(Fold::Repeated),
            _ => {}
        }
    }
}

/// Folds the last block where it is a closing word of the site.
pub(super) fn fold_closing(last: &mut Block, text: impl Fn(&Block) -> String) {
    if last.range.len() > 80 || last.kind != BlockKind::Paragraph {
        return;
    }
    let words = text(last);
    let words: String = words
        .chars()
        .filter(|&char| char.is_alphabetic() || char == ' ' || char == '\u{200C}')
        .collect();
    let words = words.trim().to_lowercase();
    if CLOSING.contains(&words.as_str()) || ENDS.iter().any(|end| words.starts_with(end)) {
        last.fold = Some(Fold::Site);
    }
}

/// What is folded of an article, as a notice.
pub(super) fn notice(article: &Article) -> Option<Notice> {
    let (repeated, site) = article.folds();
    (repeated + site > 0).then_some(Notice::Folded { repeated, site })
}

/// A short first block without a full stop, before longer ones or said again.
fn is_headline(front: &[Block], texts: &[String]) -> bool {
    let [first, rest @ ..] = texts else { return false };
    let length = first.chars().count();
    if length > HEADLINE || rest.is_empty() || ends_sentence(first) {
        return false;
    }
    // Lines of a text that is wrapped by hand follow one another directly and are of like length.
    let apart = front[1].range.start - front[0].range.end > 2;
    let before_longer = rest.iter().any(|text| text.chars().count() * 2 > length * 3);
    let said = bare(first);
    rest.iter().any(|text| bare(text) == said)
        || (before_longer && (apart || rest[0].chars().count() * 2 > length * 3))
}

/// The second block, where it is said again, or runs without a full stop into blocks that have one.
fn is_lead(texts: &[String]) -> bool {
    let [_, lead, rest @ ..] = texts else { return false };
    if lead.len() + 4 > limits::SHAPE_BYTES || is_caption(lead) || lead.chars().count() < 40 {
        return false;
    }
    let said = bare(lead);
    rest.iter().any(|text| bare(text) == said)
        || (!ends_sentence(lead) && rest.iter().filter(|text| ends_sentence(text)).count() > 1)
}

/// A short block that ends with an agency in brackets: `… (AFP)`.
fn is_caption(text: &str) -> bool {
    let text = text.trim_end();
    let Some(inner) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return false;
    };
    let (before, agency) = inner;
    text.chars().count() <= CAPTION
        && !before.trim().is_empty()
        && !agency.contains(')')
        && (1..=AGENCY_WORDS).contains(&agency.split_whitespace().count())
}

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|char: char| {
        char.is_whitespace() || matches!(char, '"' | '\'' | '”' | '’' | '»' | ')' | ']')
    });
    text.ends_with(['.', '۔', '…', '؛', ':', '،', ','])
}

/// A text as one compares it: white space squeezed, full stops at its end left out.
fn bare(text: &str) -> String {
    squeezed(text).trim_end_matches(['.', '۔', '…', ' ']).to_owned()
}

/// The base direction of most letters of a text's first pages.
pub(super) fn direction(text: &str) -> Base {
    let (mut right, mut left) = (0_usize, 0_usize);
    for char in limits::beginning(text, limits::DIRECTION_BYTES).chars() {
        // The commonest first: what is a letter is looked up in tables.
        if matches!(char, '\u{620}'..='\u{64A}') {
            right += 1;
        } else if char.is_alphabetic() {
            if is_right_to_left(char) { right += 1 } else { left += 1 }
        }
    }
    if right > left { Base::Rtl } else { Base::Ltr }
}

/// Whether a letter is of a script that runs from right to left (the blocks whose unassigned code points
/// default to R or AL in DerivedBidiClass.txt).
pub(super) fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}
