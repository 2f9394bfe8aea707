//! The command line: the same stages as in the page, over files. Native only.

#[cfg(not(target_arch = "wasm32"))]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::main()
}

/// The module for the browser is the library; a program has no place there.
#[cfg(target_arch = "wasm32")]
fn main() {}
