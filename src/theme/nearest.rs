//! The nearest of xterm's colour cube (16 to 231) and grey ramp (232 to 255). In: a colour of 24 bits, and
//! for text the ground it stands on. Out: an index. The first 16, which users redefine, are not used.

use std::cell::RefCell;

use super::colour::{Rgb, STEPS, contrast, indexed, linear, luminance, oklab};

/// The contrast text is to keep, where it had as much.
const READABLE: f64 = 4.5;

/// One of the 240 colours.
struct Known {
    index: u8,
    luminance: f64,
    lab: [f64; 3],
}

/// What is known of each of the 240 colours.
pub(super) struct Nearest {
    known: Vec<Known>,
    /// What was asked before: roles share their colours.
    grounds: RefCell<Vec<(Rgb, u8)>>,
    inks: RefCell<Vec<((Rgb, Rgb), u8)>>,
}

impl Nearest {
    /// Measures the colours once.
    pub(super) fn new() -> Self {
        let steps = STEPS.map(linear);
        let known = |index: u8| {
            let light = if index < 232 {
                let cube = usize::from(index - 16);
                [steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]]
            } else {
                [linear(indexed(index).0); 3]
            };
            Known { index, luminance: luminance(light), lab: oklab(light) }
        };
        let known = (16..=255).map(known).collect();
        Self { known, grounds: RefCell::default(), inks: RefCell::default() }
    }

    /// The colour that looks most like a ground.
    pub(super) fn ground(&self, colour: Rgb) -> u8 {
        remembered(&self.grounds, colour, || self.find(colour, [1.0, 1.0, 1.0], |_| true))
    }

    /// The colour for text on a ground: hue counts most, so that a dark hue does not fall to grey and two
    /// kinds stay two, and it stays readable.
    pub(super) fn ink(&self, colour: Rgb, on: Rgb) -> u8 {
        remembered(&self.inks, (colour, on), || {
            let ground = indexed(self.ground(on)).luminance();
            let least = colour.contrast(on).min(READABLE);
            self.find(colour, [0.4, 1.0, 1.0], |known| contrast(known.luminance, ground) >= least)
        })
    }

    /// The nearest that fits; the nearest of all where none does.
    fn find(&self, colour: Rgb, weights: [f64; 3], fits: impl Fn(&Known) -> bool) -> u8 {
        let wanted = colour.oklab();
        let (mut nearest, mut fitting) = ((f64::INFINITY, 16), (f64::INFINITY, None));
        for known in &self.known {
            let lab = &known.lab;
            let distance: f64 =
                (0..3).map(|axis| weights[axis] * (wanted[axis] - lab[axis]).powi(2)).sum();
            if distance < nearest.0 {
                nearest = (distance, known.index);
            }
            if distance < fitting.0 && fits(known) {
                fitting = (distance, Some(known.index));
            }
        }
        fitting.1.unwrap_or(nearest.1)
    }
}

/// The answer that was given before, else the one that is found now.
fn remembered<Q: Copy + PartialEq>(
    answers: &RefCell<Vec<(Q, u8)>>,
    question: Q,
    find: impl FnOnce() -> u8,
) -> u8 {
    let known = answers.borrow().iter().find(|(asked, _)| *asked == question).map(|known| known.1);
    known.unwrap_or_else(|| {
        let answer = find();
        answers.borrow_mut().push((question, answer));
        answer
    })
}
