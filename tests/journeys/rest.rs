//! Whether a program rests: a process in, whether all its threads and children wait for something out.
//!
//! A busy machine may leave a program without a processor for longer than it is ever silent; it is then runnable, not
//! asleep (`proc(5)`, the state in `/proc/[pid]/task/[tid]/stat`). Where there is no `/proc`, silence has to do.

use std::fs;
use std::path::Path;

/// Whether every thread of a process and of its children is asleep; a process that has ended rests.
pub(crate) fn rests(process: u32) -> bool {
    let threads = fs::read_dir(Path::new("/proc").join(process.to_string()).join("task"));
    threads.into_iter().flatten().flatten().all(|thread| {
        let read = |name| fs::read_to_string(thread.path().join(name)).unwrap_or_default();
        is_asleep(&read("stat")) && children(&read("children")).all(rests)
    })
}

/// Whether a line of `stat` tells of a thread that sleeps, is stopped or has ended.
fn is_asleep(stat: &str) -> bool {
    // The name before the state is in brackets and may hold any character.
    let state = stat.rsplit_once(')').and_then(|(_, rest)| rest.trim_start().chars().next());
    state.is_none_or(|state| "STtZX".contains(state))
}

fn children(list: &str) -> impl Iterator<Item = u32> {
    list.split_ascii_whitespace().filter_map(|child| child.parse().ok())
}
