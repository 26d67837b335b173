//! Box drawing (U+2500–257F, lines and corners) and block elements (U+2580–259F), drawn edge to edge so
//! that neighbours meet. What is not drawn here is left to the font.

use super::canvas::{Canvas, Patch};
use crate::theme::Rgb;

/// Draws a character of these blocks into its cell; `false` where it is none that is known.
pub(super) fn draw(canvas: &mut Canvas, symbol: &str, cell: Patch, ink: Rgb) -> bool {
    let mut characters = symbol.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else { return false };
    if let Some([left, right, up, down]) = arms(character) {
        draw_arms(canvas, cell, ink, [left, right, up, down]);
        return true;
    }
    let blocks = blocks(character);
    for &(left, top, right, bottom) in &blocks {
        canvas.fill(eighths(cell, left, top, right, bottom), ink);
    }
    if let Some(share) = shade(character) {
        let ground = canvas.pixels
            [(cell.top.max(0) * canvas.width + cell.left.max(0)) as usize % canvas.pixels.len()];
        canvas.fill(cell, ink.over(ground, share));
        return true;
    }
    !blocks.is_empty()
}

/// The thickness in pixels of the arms of a line or corner: left, right, up, down.
fn arms(character: char) -> Option<[i32; 4]> {
    Some(match character {
        '─' | '╌' | '┄' | '┈' => [1, 1, 0, 0],
        '━' => [2, 2, 0, 0],
        '│' | '╎' | '┆' | '┊' => [0, 0, 1, 1],
        '┃' => [0, 0, 2, 2],
        '┌' | '╭' => [0, 1, 0, 1],
        '┐' | '╮' => [1, 0, 0, 1],
        '└' | '╰' => [0, 1, 1, 0],
        '┘' | '╯' => [1, 0, 1, 0],
        '├' => [0, 1, 1, 1],
        '┤' => [1, 0, 1, 1],
        '┬' => [1, 1, 0, 1],
        '┴' => [1, 1, 1, 0],
        '┼' => [1, 1, 1, 1],
        '╴' => [1, 0, 0, 0],
        '╵' => [0, 0, 1, 0],
        '╶' => [0, 1, 0, 0],
        '╷' => [0, 0, 0, 1],
        '╸' => [2, 0, 0, 0],
        '╹' => [0, 0, 2, 0],
        '╺' => [0, 2, 0, 0],
        '╻' => [0, 0, 0, 2],
        _ => return None,
    })
}

fn draw_arms(canvas: &mut Canvas, cell: Patch, ink: Rgb, [left, right, up, down]: [i32; 4]) {
    let (x, y) = (cell.left + cell.width / 2, cell.top + cell.height / 2);
    let across = |from: i32, to: i32, thickness: i32| Patch {
        left: from,
        top: y - thickness / 2,
        width: to - from,
        height: thickness,
    };
    let along = |from: i32, to: i32, thickness: i32| Patch {
        left: x - thickness / 2,
        top: from,
        width: thickness,
        height: to - from,
    };
    canvas.fill(across(cell.left, x + 1, left), ink);
    canvas.fill(across(x, cell.left + cell.width, right), ink);
    canvas.fill(along(cell.top, y + 1, up), ink);
    canvas.fill(along(y, cell.top + cell.height, down), ink);
}

/// The filled parts of a block element, in eighths of the cell: left, top, right, bottom.
fn blocks(character: char) -> Vec<(i32, i32, i32, i32)> {
    let (upper_left, upper_right) = ((0, 0, 4, 4), (4, 0, 8, 4));
    let (lower_left, lower_right) = ((0, 4, 4, 8), (4, 4, 8, 8));
    match character {
        '▀' => vec![(0, 0, 8, 4)],
        // U+2581 to U+2588: one to eight eighths from below.
        '▁'..='█' => vec![(0, 8 - (character as i32 - 0x2580), 8, 8)],
        // U+2589 to U+258F: seven eighths to one from the left.
        '▉'..='▏' => vec![(0, 0, 0x2590 - character as i32, 8)],
        '▐' => vec![(4, 0, 8, 8)],
        '▔' => vec![(0, 0, 8, 1)],
        '▕' => vec![(7, 0, 8, 8)],
        '▖' => vec![lower_left],
        '▗' => vec![lower_right],
        '▘' => vec![upper_left],
        '▙' => vec![upper_left, lower_left, lower_right],
        '▚' => vec![upper_left, lower_right],
        '▛' => vec![upper_left, upper_right, lower_left],
        '▜' => vec![upper_left, upper_right, lower_right],
        '▝' => vec![upper_right],
        '▞' => vec![upper_right, lower_left],
        '▟' => vec![upper_right, lower_left, lower_right],
        _ => Vec::new(),
    }
}

/// Part of a cell, its sides given in eighths; never thinner than a pixel.
fn eighths(cell: Patch, left: i32, top: i32, right: i32, bottom: i32) -> Patch {
    let x = |eighth: i32| (cell.width * eighth + 4) / 8;
    let y = |eighth: i32| (cell.height * eighth + 4) / 8;
    Patch {
        left: cell.left + x(left),
        top: cell.top + y(top),
        width: (x(right) - x(left)).max(1),
        height: (y(bottom) - y(top)).max(1),
    }
}

fn shade(character: char) -> Option<f64> {
    match character {
        '░' => Some(0.25),
        '▒' => Some(0.5),
        '▓' => Some(0.75),
        _ => None,
    }
}
