//! The nearest of xterm's colour cube (16 to 231) and grey ramp (232 to 255). In: a colour of 24 bits, and
//! for text the ground it stands on. Out: an index. The first 16, which users redefine, are not used.

use super::colour::{Rgb, indexed};

/// The contrast text is to keep, where it had as much.
const READABLE: f64 = 4.5;

/// One of the 240 colours.
struct Known {
    index: u8,
    rgb: Rgb,
    lab: [f64; 3],
}

/// What is known of each of the 240 colours.
pub(super) struct Nearest {
    known: Vec<Known>,
}

impl Nearest {
    /// Measures the colours once.
    pub(super) fn new() -> Self {
        let known = |index| Known { index, rgb: indexed(index), lab: indexed(index).oklab() };
        Self { known: (16..=255).map(known).collect() }
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

    /// The nearest that fits; the nearest of all where none does.
    fn find(&self, colour: Rgb, weights: [f64; 3], fits: impl Fn(Rgb) -> bool) -> u8 {
        let wanted = colour.oklab();
        let (mut nearest, mut fitting) = ((f64::INFINITY, 16), (f64::INFINITY, None));
        for Known { index, rgb, lab } in &self.known {
            let distance: f64 =
                (0..3).map(|axis| weights[axis] * (wanted[axis] - lab[axis]).powi(2)).sum();
            if distance < nearest.0 {
                nearest = (distance, *index);
            }
            if distance < fitting.0 && fits(*rgb) {
                fitting = (distance, Some(*index));
            }
        }
        fitting.1.unwrap_or(nearest.1)
    }
}
