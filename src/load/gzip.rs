//! gzip (RFC 1952): bytes in, what they hold out, up to a limit.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use super::source::Source;
use super::{LoadError, limits};
use crate::article::{Bound, Notice};

/// Whether bytes are gzip.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1F\x8B\x08")
}

/// Unpacks bytes. Damaged data gives what came before the damage, and a notice. The decoder's forty kilobytes of state
/// are on this function's stack, not on that of who reads what is not packed.
#[inline(never)]
pub(super) fn unpack(
    source: &Source<'_>,
    bytes: &[u8],
) -> Result<(Vec<u8>, Option<Notice>), LoadError> {
    let mut unpacked = Vec::new();
    let decoder = MultiGzDecoder::new(bytes);
    let outcome = decoder.take(limits::UNPACKED_BYTES + 1).read_to_end(&mut unpacked);
    if unpacked.len() as u64 > limits::UNPACKED_BYTES {
        let name = source.name.to_owned();
        return Err(LoadError::TooLarge { name, limit: limits::UNPACKED_BYTES_SAID });
    }
    match outcome {
        Ok(_) => Ok((unpacked, None)),
        Err(cause) if unpacked.is_empty() => {
            Err(LoadError::Unreadable { name: source.name.to_owned(), cause })
        }
        Err(cause) => {
            let what = Bound::Damaged { behind: unpacked.len(), cause: cause.to_string() };
            Ok((unpacked, Some(Notice::Limit { what })))
        }
    }
}
