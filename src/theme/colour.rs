//! Colours: hexadecimal in; mixtures, contrast and xterm's 256 out.
//!
//! Luminance and contrast are those of WCAG 2 (1 to 21); mixtures and distances are taken in `OKLab`,
//! where equal steps look equal.

/// A colour of 24 bits in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Reads `#rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self(channel(0)?, channel(2)?, channel(4)?))
    }

    /// The relative luminance, 0 to 1.
    #[must_use]
    pub fn luminance(self) -> f64 {
        luminance(self.linear())
    }

    /// The contrast ratio with another colour, 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        contrast(self.luminance(), other.luminance())
    }

    /// `share` (0 to 1) of this colour over a ground.
    #[must_use]
    pub fn over(self, ground: Self, share: f64) -> Self {
        let (own, under) = (self.oklab(), ground.oklab());
        let mix = |axis: usize| under[axis] + (own[axis] - under[axis]) * share;
        from_oklab([mix(0), mix(1), mix(2)])
    }

    fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(linear)
    }

    /// Björn Ottosson's `OKLab`.
    pub(super) fn oklab(self) -> [f64; 3] {
        oklab(self.linear())
    }
}

/// The contrast ratio of two luminances, 1 to 21.
pub(super) fn contrast(one: f64, two: f64) -> f64 {
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

/// The light of a channel, 0 to 1.
pub(super) fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// The luminance of a colour by the light of its channels.
pub(super) fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The `OKLab` of a colour by the light of its channels.
#[allow(clippy::many_single_char_names, reason = "the names of the definition")]
pub(super) fn oklab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let l = cube_root(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b);
    let m = cube_root(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b);
    let s = cube_root(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b);
    [
        0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
    ]
}

/// The cube root of a number from 0 to 1: a third of the exponent, then Halley's steps, each of which gives three times
/// as many digits. The library's takes ten times as long, and a theme asks a thousand times.
fn cube_root(number: f64) -> f64 {
    if number <= 0.0 {
        return 0.0;
    }
    let root = f64::from_bits(number.to_bits() / 3 + 0x2A9F_7893_0000_0000);
    (0..3).fold(root, |root, _| {
        let cube = root * root * root;
        root * (cube + 2.0 * number) / (2.0 * cube + number)
    })
}

#[allow(clippy::cast_sign_loss, reason = "the value is clamped to 0 and above")]
#[allow(clippy::many_single_char_names, reason = "the names of the definition")]
fn from_oklab([lightness, a, b]: [f64; 3]) -> Rgb {
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    let channel = |linear: f64| {
        let linear = linear.clamp(0.0, 1.0);
        let value = if linear <= 0.003_130_8 {
            12.92 * linear
        } else {
            1.055 * linear.powf(1.0 / 2.4) - 0.055
        };
        (value * 255.0).round() as u8
    };
    Rgb(
        channel(4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s),
        channel(-1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s),
        channel(-0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s),
    )
}

/// What a channel of xterm's colour cube can be.
pub(super) const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// One of xterm's 256 colours; the first 16 as xterm itself sets them.
#[must_use]
pub fn indexed(index: u8) -> Rgb {
    const NAMED: [Rgb; 16] = [
        Rgb(0, 0, 0),
        Rgb(205, 0, 0),
        Rgb(0, 205, 0),
        Rgb(205, 205, 0),
        Rgb(0, 0, 238),
        Rgb(205, 0, 205),
        Rgb(0, 205, 205),
        Rgb(229, 229, 229),
        Rgb(127, 127, 127),
        Rgb(255, 0, 0),
        Rgb(0, 255, 0),
        Rgb(255, 255, 0),
        Rgb(92, 92, 255),
        Rgb(255, 0, 255),
        Rgb(0, 255, 255),
        Rgb(255, 255, 255),
    ];
    match index {
        0..=15 => NAMED[usize::from(index)],
        16..=231 => {
            let cube = usize::from(index - 16);
            Rgb(STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6])
        }
        232..=255 => {
            let grey = 8 + 10 * (index - 232);
            Rgb(grey, grey, grey)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cube_root_is_the_librarys() {
        for number in (0..=1000).map(|thousandth| f64::from(thousandth) / 1000.0) {
            assert!((cube_root(number) - number.cbrt()).abs() < 1e-14, "{number}");
        }
    }
}
