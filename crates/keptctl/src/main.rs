//! Kept without a window, for scripts, checks and rescue.
//!
//! Results go to standard output, messages to standard error. A passphrase comes as the first line of standard input,
//! never as an argument and never from the environment.

mod arguments;
mod backup;
mod call;
mod commands;
mod demo;
mod document;
mod exit;
mod input;
mod kept;
mod output;
mod vault;

use std::alloc::System;
use std::process::ExitCode;

use clap::Parser as _;
use zeroizing_alloc::ZeroAlloc;

use crate::arguments::{Arguments, Task};
use crate::exit::Failure;

/// Wipes memory when it is given back, so that a process that stays for a while keeps no text.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    if let Some(drawn) = kept_app::machine::serve_drawing(std::env::args_os()) {
        return drawn;
    }
    kept_app::machine::tell_defects_by_place();
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::failure(&failure, arguments.json);
            ExitCode::from(failure.status())
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    match &arguments.task {
        Task::Vault(task) => vault::run(task, arguments.json),
        Task::Backup(task) => backup::run(task, arguments.json),
        Task::Call(task) => call::run(task),
        Task::Commands(task) => commands::run(task, arguments.json),
        Task::Document(task) => document::run(task, arguments.json),
        Task::Demo(task) => demo::run(task, arguments.json),
    }
}
