//! How the program is linked, and what tells its recogniser from others. In: the target; the recogniser's code and
//! assets. Out: arguments for the linker; `QARI_RECOGNISER`.
//!
//! A position-independent program relocates half a megabyte of tables (those of the HTML parser above all) each
//! time it starts, which takes longer than reading an article. Linked to its addresses it starts at once. The code
//! has no `unsafe` of its own, and libraries, stack and heap are still placed at random.

use std::fs;
use std::path::{Path, PathBuf};

/// What the recogniser is made of.
const RECOGNISER: [&str; 2] = ["models", "src/entity"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |key| std::env::var(key).unwrap_or_default();
    if target("CARGO_CFG_TARGET_OS") == "linux"
        && target("CARGO_CFG_TARGET_ENV") == "gnu"
        && target("PROFILE") == "release"
    {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    let mut files = Vec::new();
    for folder in RECOGNISER {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), &mut files);
    }
    files.sort();
    let bytes = files.iter().flat_map(|file| fs::read(file).expect("a file of the sources"));
    println!("cargo::rustc-env=QARI_RECOGNISER={:016x}", fnv_1a(bytes));
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the sources") {
        let path = entry.expect("an entry of it").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// <http://www.isthe.com/chongo/tech/comp/fnv/>
fn fnv_1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
