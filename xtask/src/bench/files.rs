//! Sizes of what is delivered.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::{Measured, size};
use crate::process::{Failure, Outcome, output, program, root};

/// Kilobytes, as a package states them.
const INSTALLED: f64 = 1024.0;

pub(super) fn all() -> Outcome<BTreeMap<String, Measured>> {
    let mut found = BTreeMap::new();
    let mut put = |id: &str, kept: Option<f64>| {
        found.extend(kept.map(|kept| (id.to_owned(), Measured { kept, other: None })));
    };
    put("script", script()?);
    put("package", package());
    Ok(found)
}

/// Bytes of the scripts that the first page names, each compressed on its own.
fn script() -> Outcome<Option<f64>> {
    let folder = root().join("ui/dist");
    let page = fs::read_to_string(folder.join("index.html"))
        .map_err(|error| Failure::new(format!("ui/dist/index.html cannot be read: {error}.")))?;
    let mut sum = 0.0;
    for name in scripts(&page) {
        let packed = program("gzip")
            .args(["-9", "-c"])
            .arg(folder.join(&name))
            .output();
        let Ok(packed) = packed else { return Ok(None) };
        if !packed.status.success() {
            return Err(Failure::new(format!("ui/dist/{name} cannot be compressed.")));
        }
        sum += packed.stdout.len() as f64;
    }
    Ok(Some(sum))
}

/// The scripts that a page loads by itself: those it runs, and those it asks for ahead.
fn scripts(page: &str) -> Vec<String> {
    let tags = page
        .split('<')
        .filter(|tag| tag.starts_with("script") || tag.contains("modulepreload"));
    let names = tags.filter_map(|tag| {
        let value = tag.split_once("src=\"").or_else(|| tag.split_once("href=\""))?.1;
        value
            .split('"')
            .next()
            .map(|name| name.trim_start_matches(['.', '/']).to_owned())
    });
    names.collect()
}

/// The size that the newest package takes when it is installed.
fn package() -> Option<f64> {
    let folder = crate::launch::target_folder().join("release/bundle/deb");
    let packages = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let packages = packages
        .filter(|path| path.extension().is_some_and(|ending| ending == "deb") && size(path).is_some());
    let newest: PathBuf =
        packages.max_by_key(|path| fs::metadata(path).and_then(|metadata| metadata.modified()).ok())?;
    let stated = output(program("dpkg-deb").arg("-f").arg(newest).arg("Installed-Size")).ok()?;
    stated
        .trim()
        .parse::<f64>()
        .ok()
        .map(|kilobytes| kilobytes * INSTALLED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_of_a_page_are_those_it_loads_by_itself() {
        let page = r#"<html><head><script type="module" crossorigin src="./assets/index-1.js"></script>
            <link rel="modulepreload" crossorigin href="/assets/svelte-2.js"><link rel="stylesheet" href="./assets/a.css">
            </head><body></body></html>"#;
        assert_eq!(
            scripts(page),
            ["assets/index-1.js", "assets/svelte-2.js"],
            "a style is none"
        );
    }
}
