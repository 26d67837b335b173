//! How the program is linked. In: the target. Out: arguments for the linker.
//!
//! A position-independent program relocates half a megabyte of tables (those of the HTML parser above all) each
//! time it starts, which takes longer than reading an article. Linked to its addresses it starts at once. The code
//! has no `unsafe` of its own, and libraries, stack and heap are still placed at random.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |key| std::env::var(key).unwrap_or_default();
    if target("CARGO_CFG_TARGET_OS") == "linux"
        && target("CARGO_CFG_TARGET_ENV") == "gnu"
        && target("PROFILE") == "release"
    {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
