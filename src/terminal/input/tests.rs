use super::*;
use crate::app::MouseInput;

fn all(bytes: &[u8]) -> Vec<Received> {
    let mut parser = Parser::default();
    let mut received = parser.feed(bytes);
    received.extend(parser.settle());
    received
}

fn typed(text: &str) -> Vec<Received> {
    text.chars().map(|character| key(plain(KeyCode::Char(character)))).collect()
}

/// What VTE and kitty answer, with letters typed between.
const MIXED: &[u8] = b"a\x1b[>65;7006;1cb\x1bP>|kitty(0.26.5)\x1b\\c\x1bP!|7E565445\x1b\\d\x1b[8;1$ye\x1b[?2026;2$y\xd8\xaa\x1b[?65;1;9c\x1b[6~";

fn expected() -> Vec<Received> {
    let mode = |private, number, state| Received::Reply(Reply::Mode { private, number, state });
    let key = |letter: char| key(plain(KeyCode::Char(letter)));
    vec![
        key('a'),
        Received::Reply(Reply::Secondary("65;7006;1".into())),
        key('b'),
        Received::Reply(Reply::Version("kitty(0.26.5)".into())),
        key('c'),
        Received::Reply(Reply::Tertiary("7E565445".into())),
        key('d'),
        mode(false, 8, 1),
        key('e'),
        mode(true, 2026, 2),
        key('\u{62a}'),
        Received::Reply(Reply::Primary("65;1;9".into())),
        super::key(plain(KeyCode::PageDown)),
    ]
}

#[test]
fn keys_typed_among_replies_are_all_there() {
    assert_eq!(all(MIXED), expected());
}

#[test]
fn any_cut_into_pieces_reads_the_same() {
    for size in 1..12 {
        let mut parser = Parser::default();
        let received: Vec<_> = MIXED.chunks(size).flat_map(|piece| parser.feed(piece)).collect();
        assert_eq!(received, expected(), "in pieces of {size}");
    }
}

#[test]
fn a_lone_escape_is_the_key_once_nothing_follows() {
    let mut parser = Parser::default();
    assert_eq!(parser.feed(b"\x1b"), []);
    assert_eq!(parser.patience(), Some(ESCAPE_WAIT));
    assert_eq!(parser.settle(), [key(plain(KeyCode::Esc))]);
    assert_eq!(parser.patience(), None);
}

#[test]
fn escape_before_a_sequence_is_its_own_key() {
    assert_eq!(all(b"\x1b\x1b[A"), [key(plain(KeyCode::Esc)), key(plain(KeyCode::Up))]);
}

#[test]
fn the_beginning_of_a_string_that_never_ends_is_alt_and_keys() {
    let alt = Key { alt: true, ..plain(KeyCode::Char('P')) };
    let mut expected = vec![key(alt)];
    expected.extend(typed("jk"));
    assert_eq!(all(b"\x1bPjk"), expected);
}

#[test]
fn modifiers_are_read_in_every_dialect() {
    let with = |code, shift, alt, control| key(Key { code, control, alt, shift });
    assert_eq!(all(b"\x1b[1;5A"), [with(KeyCode::Up, false, false, true)]);
    assert_eq!(all(b"\x1b[6;2~"), [with(KeyCode::PageDown, true, false, false)]);
    assert_eq!(all(b"\x1b[27;5;106~"), [with(KeyCode::Char('j'), false, false, true)]);
    assert_eq!(all(b"\x1b[106;3u"), [with(KeyCode::Char('j'), false, true, false)]);
    assert_eq!(all(b"\x1b[5^"), [with(KeyCode::PageUp, false, false, true)]);
    assert_eq!(all(b"\x1bj"), [with(KeyCode::Char('j'), false, true, false)]);
    assert_eq!(all(b"\x03"), [with(KeyCode::Char('c'), false, false, true)]);
    assert_eq!(all(b"\x1b[Z"), [key(plain(KeyCode::BackTab))]);
}

#[test]
fn a_paste_is_one_input_whatever_it_holds() {
    let pasted = Received::Input(Input::Paste("a\x1b[Ab\u{644}".into()));
    let mut expected = vec![pasted];
    expected.extend(typed("q"));
    let bytes = b"\x1b[200~a\x1b[Ab\xd9\x84\x1b[201~q";
    assert_eq!(all(bytes), expected);
    let mut parser = Parser::default();
    let received: Vec<_> = bytes.chunks(1).flat_map(|piece| parser.feed(piece)).collect();
    assert_eq!(received, expected);
}

#[test]
fn the_mouse_counts_from_zero() {
    let mouse = |input| Received::Input(Input::Mouse(input));
    assert_eq!(all(b"\x1b[<0;3;5M"), [mouse(MouseInput::Press(2, 4))]);
    assert_eq!(all(b"\x1b[<32;4;5M"), [mouse(MouseInput::Drag(3, 4))]);
    assert_eq!(all(b"\x1b[<0;4;5m"), [mouse(MouseInput::Release(3, 4))]);
    assert_eq!(all(b"\x1b[<65;4;5M"), [mouse(MouseInput::WheelDown(3, 4))]);
    assert_eq!(all(b"\x1b[M #%"), [mouse(MouseInput::Press(2, 4))]);
}

#[test]
fn bytes_that_are_no_text_are_dropped_and_the_rest_is_kept() {
    let mut expected = typed("a");
    expected.extend(typed("b"));
    assert_eq!(all(b"a\xff\xd8b"), expected);
}

#[test]
fn the_key_of_lam_alef_is_one_key_also_where_it_sends_two_letters() {
    assert_eq!(all("\u{644}\u{627}".as_bytes()), typed("\u{fefb}"));
    assert_eq!(all("\u{644}\u{644}\u{623}\u{627}".as_bytes()), typed("\u{644}\u{fef7}\u{627}"));
    // Typed one after the other they are two keys.
    let mut parser = Parser::default();
    let apart = ["\u{644}", "\u{627}"].map(|letter| parser.feed(letter.as_bytes()));
    assert_eq!(apart.concat(), typed("\u{644}\u{627}"));
}

#[test]
fn a_key_with_control_is_known_by_its_place_where_the_terminal_tells_it() {
    let control = |letter| key(Key { control: true, ..plain(KeyCode::Char(letter)) });
    assert_eq!(all(b"\x1b[1572::99;5u"), [control('c')]);
    assert_eq!(all(b"\x1b[99;69u"), [control('c')], "with caps lock on");
    assert_eq!(all(b"\x1b[27u"), [key(plain(KeyCode::Esc))]);
    assert_eq!(all(b"\x1b[57414u\x1b[57420u"), [KeyCode::Enter, KeyCode::Down].map(plain).map(key));
    assert_eq!(all(b"\x1b[57441;2u"), []);
    assert_eq!(all(b"\x1b[?5u"), [Received::Reply(Reply::Keyboard(5))]);
}
