//! What the benches measure on, and with: the samples' text, and the seconds that something takes.

use std::path::PathBuf;
use std::time::Instant;

/// The text of the Arabic samples.
pub(crate) fn samples() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// Seconds of the best of five, of the processor's time where the system tells it (Linux, by ticks: so each is
/// done until it takes a while).
#[allow(dead_code, reason = "one of the benches counts ratios to a unit of its own")]
pub(crate) fn best(mut work: impl FnMut()) -> f64 {
    const ENOUGH: f64 = 0.08;
    let begun = Instant::now();
    let now = || {
        let used = std::fs::read_to_string("/proc/self/schedstat").ok();
        let nanoseconds = used.and_then(|used| used.split(' ').next()?.parse::<f64>().ok());
        nanoseconds.map_or_else(|| begun.elapsed().as_secs_f64(), |used| used / 1e9)
    };
    (0..5).fold(f64::INFINITY, |best, _| {
        let (start, mut times) = (now(), 0.0);
        while now() - start < ENOUGH {
            work();
            times += 1.0;
        }
        best.min((now() - start) / times)
    })
}
