//! The bytes of a model, one number after another (little endian). In: bytes of the program. Out: numbers and parts; `None`
//! where too few are left.

/// Takes the bytes of a model one after another.
pub(super) struct Reader {
    rest: &'static [u8],
}

impl Reader {
    pub(super) fn new(rest: &'static [u8]) -> Self {
        Self { rest }
    }

    pub(super) fn take(&mut self, length: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    pub(super) fn rest(&self) -> &'static [u8] {
        self.rest
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    pub(super) fn f32(&mut self) -> Option<f32> {
        Some(f32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }
}
