//! A second look at what is being written. Nothing is kept.

use kept_domain::wording::check;

use crate::error::ApiError;
use crate::session::Session;
use crate::wire::*;

pub(crate) fn wording_check(
    _session: &Session,
    request: WordingCheck,
) -> Result<Vec<WordingFinding>, ApiError> {
    let language = request.language.into();
    let findings = check(&request.text, request.kind.into());
    let shown = findings.into_iter().map(|finding| WordingFinding {
        category: finding.rule.category().into(),
        rule: finding.rule.as_str().to_owned(),
        from: units(finding.utf16.start),
        to: units(finding.utf16.end),
        about: request.text.get(finding.range).unwrap_or_default().to_owned(),
        why: finding.rule.why(language).to_owned(),
        instead: finding.rule.instead(language).to_owned(),
    });
    Ok(shown.collect())
}

/// A request is far smaller than four gigabytes.
fn units(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
