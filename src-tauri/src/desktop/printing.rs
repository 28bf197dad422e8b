//! Printing through the system, without a plaintext copy on a disk.

use kept_app::error::{ApiError, ErrorCode};

fn unavailable() -> ApiError {
    ApiError::new(
        ErrorCode::Precondition,
        "No print dialog answers on this desktop. Save a copy and print that.",
    )
}

/// Opens the print dialog of the desktop for a PDF.
///
/// # Errors
/// [`ErrorCode::Precondition`] when the desktop has no print portal.
#[cfg(target_os = "linux")]
pub(crate) fn print(pdf: &[u8]) -> Result<(), ApiError> {
    linux::print(pdf).map_err(|_| unavailable())
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn print(_: &[u8]) -> Result<(), ApiError> {
    Err(unavailable())
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashMap;
    use std::fs::File;
    use std::io::{Seek as _, Write as _};

    use rustix::fs::{MemfdFlags, memfd_create};
    use zbus::blocking::Proxy;
    use zbus::zvariant::{Fd, OwnedObjectPath, Value};

    use crate::desktop::portal::connection;

    /// Hands the pages over as a file that exists in memory only.
    pub(super) fn print(pdf: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
        let mut pages = File::from(memfd_create("pages", MemfdFlags::CLOEXEC)?);
        pages.write_all(pdf)?;
        pages.rewind()?;
        let connection = connection().ok_or("no session bus")?;
        let portal = Proxy::new(
            connection,
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Print",
        )?;
        let options: HashMap<&str, Value<'_>> = HashMap::from([("modal", Value::from(true))]);
        let _: OwnedObjectPath = portal.call("Print", &("", "Kept", Fd::from(&pages), options))?;
        Ok(())
    }
}
