//! The command `ustakana`; `ustakana help` lists what it can do.

fn main() -> std::process::ExitCode {
    ustakana::cli::run()
}
