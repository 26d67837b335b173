//! Box drawing (U+2500–257F, lines and corners) and block elements (U+2580–259F), as rectangles that
//! reach from edge to edge, so that neighbours meet. In: a character. Out: the filled parts of its cell in
//! pixels. What is not known here is left to the font.

use super::grid::{CELL_HEIGHT, CELL_WIDTH};

/// A filled rectangle, counted in pixels from the cell's corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: i32,
    pub(super) height: i32,
    /// How much of the ink lies over the ground, to 1.
    pub(super) share: f64,
}

/// The parts of a character of these blocks; `None` where it is none that is known.
pub(super) fn parts(symbol: &str) -> Option<Vec<Part>> {
    let mut characters = symbol.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else { return None };
    if let Some(arms) = arms(character) {
        return Some(lines(arms));
    }
    if let Some(share) = shade(character) {
        let (width, height) = (CELL_WIDTH, CELL_HEIGHT);
        return Some(vec![Part { left: 0, top: 0, width, height, share }]);
    }
    let blocks: Vec<Part> = blocks(character).into_iter().map(eighths).collect();
    (!blocks.is_empty()).then_some(blocks)
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

fn lines([left, right, up, down]: [i32; 4]) -> Vec<Part> {
    let (x, y) = (CELL_WIDTH / 2, CELL_HEIGHT / 2);
    let across = |from: i32, to: i32, height: i32| Part {
        left: from,
        top: y - height / 2,
        width: to - from,
        height,
        share: 1.0,
    };
    let along = |from: i32, to: i32, width: i32| Part {
        left: x - width / 2,
        top: from,
        width,
        height: to - from,
        share: 1.0,
    };
    let row = if left == right {
        vec![across(0, CELL_WIDTH, left)]
    } else {
        vec![across(0, x + 1, left), across(x, CELL_WIDTH, right)]
    };
    let column = if up == down {
        vec![along(0, CELL_HEIGHT, up)]
    } else {
        vec![along(0, y + 1, up), along(y, CELL_HEIGHT, down)]
    };
    let drawn = |part: &Part| part.width > 0 && part.height > 0;
    row.into_iter().chain(column).filter(drawn).collect()
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
fn eighths((left, top, right, bottom): (i32, i32, i32, i32)) -> Part {
    let x = |eighth: i32| (CELL_WIDTH * eighth + 4) / 8;
    let y = |eighth: i32| (CELL_HEIGHT * eighth + 4) / 8;
    Part {
        left: x(left),
        top: y(top),
        width: (x(right) - x(left)).max(1),
        height: (y(bottom) - y(top)).max(1),
        share: 1.0,
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
