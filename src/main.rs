//! The program `qari`.

fn main() -> std::process::ExitCode {
    qari::run::main()
}
