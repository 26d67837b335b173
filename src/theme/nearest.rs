//! The nearest of xterm's colour cube (16 to 231) and grey ramp (232 to 255). In: a colour of 24 bits, and
//! for text the ground it stands on. Out: an index. The first 16, which users redefine, are not used.

use super::colour::{Rgb, indexed};

/// The contrast text is to keep, where it had as much.
const READABLE: f64 = 4.5;

/// What is known of each of the 240 colours.
pub(super) struct Nearest {
    known: Vec<(u8, Rgb, [f64; 3])>,
}

impl Nearest {
    /// Measures the colours once.
    pub(super) fn new() -> Self {
        let known = (16..=255).map(|index| (index, indexed(index), indexed(index).oklab()));
        Self { known: known.collect() }
    }

    /// The colour that looks most like a ground.
    pub(super) fn ground(&self, colour: Rgb) -> u8 {
        self.find(colour, [1.0, 1.0, 1.0], |_| true)
    }

    /// The colour for text on a ground: hue counts most, so that a dark hue does not fall to grey and two
    /// kinds stay two, and it stays readable.
    pub(super) fn ink(&self, colour: Rgb, on: Rgb) -> u8 {
        let ground = indexed(self.ground(on));
        let least = colour.contrast(on).min(READABLE);
        self.find(colour, [0.4, 1.0, 1.0], |rgb| rgb.contrast(ground) >= least)
    }

    fn find(&self, colour: Rgb, weights: [f64; 3], fits: impl Fn(Rgb) -> bool) -> u8 {
        let wanted = colour.oklab();
        let distance = |found: &[f64; 3]| -> f64 {
            (0..3).map(|axis| weights[axis] * (wanted[axis] - found[axis]).powi(2)).sum()
        };
        let mut order: Vec<(f64, u8, Rgb)> =
            self.known.iter().map(|(index, rgb, lab)| (distance(lab), *index, *rgb)).collect();
        order.sort_by(|one, two| one.0.total_cmp(&two.0));
        let fitting = order.iter().find(|(_, _, rgb)| fits(*rgb));
        fitting.or(order.first()).map_or(16, |(_, index, _)| *index)
    }
}
