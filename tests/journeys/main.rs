//! The real application in a real window, driven as a person would: by names on buttons and labels of fields.
//!
//! Each journey has a display, a session bus, a notification server and a home folder of its own.
//! Pictures and what else it leaves are kept in `target/journeys/NAME`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod buses;
mod by_keyboard;
mod core;
mod desktop;
mod disk;
mod elsewhere;
mod judges;
mod needles;
mod planted;
mod processes;
mod steps;
mod window;

mod agreement;
mod attachment;
mod backup;
mod capture;
mod coaching;
mod copying;
mod correction;
mod crash;
mod demo;
mod door;
mod keyring;
mod lock;
mod log;
mod network;
mod one_to_one;
mod privacy;
mod private;
mod reminder;
mod search;
mod shortcut;
mod templates;
mod timeline;
mod trouble;
mod typing;
