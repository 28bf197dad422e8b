//! What building and testing need beside Rust, Node and git. Every part looks first and is instant when nothing is
//! missing.

mod node;
mod pyhanko;
mod system;

pub(crate) use node::packages as node_packages;
pub(crate) use pyhanko::{environment as pyhanko_environment, install as pyhanko};
pub(crate) use system::{Scope, in_continuous_integration, packages as system_packages};

use crate::process::{Outcome, cargo, program, retry, run, succeeds};

/// All of it, as `cargo xtask test` needs it.
pub(crate) fn everything() -> Outcome {
    system_packages(Scope::Everything)?;
    rust_components()?;
    node_packages()?;
    pyhanko()?;
    println!("Everything that Kept needs is installed.");
    Ok(())
}

/// rustfmt and Clippy, which a minimal Rust installation leaves out.
pub(crate) fn rust_components() -> Outcome {
    if succeeds(&mut cargo(["fmt", "--version"])) && succeeds(&mut cargo(["clippy", "--version"])) {
        return Ok(());
    }
    retry("Fetching rustfmt and Clippy", || {
        run(program("rustup").args(["component", "add", "rustfmt", "clippy"]))
    })
}
