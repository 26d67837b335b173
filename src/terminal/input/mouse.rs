//! The mouse. In: SGR reports (mode 1006) or the old three bytes (mode 1000). Out: what it did, columns
//! and rows from 0.

use crate::app::MouseInput;

/// `CSI < button ; column ; row M`, or `m` on release.
pub(super) fn sgr(body: &[u8]) -> Option<MouseInput> {
    let (&last, rest) = body.strip_prefix(b"<")?.split_last()?;
    let mut fields = std::str::from_utf8(rest).ok()?.split(';').map(str::parse::<u16>);
    let mut next = || fields.next()?.ok();
    let (button, column, row) = (next()?, next()?, next()?);
    input(button, last == b'm', column.checked_sub(1)?, row.checked_sub(1)?)
}

/// Button, column and row, each 32 more than it is.
pub(super) fn x10([button, column, row]: [u8; 3]) -> Option<MouseInput> {
    let button = u16::from(button.checked_sub(32)?);
    let released = button & 3 == 3 && button & 64 == 0;
    let button = if released { button & !3 } else { button };
    input(button, released, u16::from(column.checked_sub(33)?), u16::from(row.checked_sub(33)?))
}

fn input(button: u16, released: bool, column: u16, row: u16) -> Option<MouseInput> {
    // Bits 2 to 4 are Shift, Alt and Control.
    match (button & !0b1_1100, released) {
        (0, false) => Some(MouseInput::Press(column, row)),
        (0, true) => Some(MouseInput::Release(column, row)),
        (32, _) => Some(MouseInput::Drag(column, row)),
        (64, false) => Some(MouseInput::WheelUp(column, row)),
        (65, false) => Some(MouseInput::WheelDown(column, row)),
        _ => None,
    }
}
