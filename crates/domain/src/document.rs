//! Documents: what is signed, how far it is, and how it ended.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::{ExpectationId, FormId};
use crate::text::{LINE, PASSAGE, folded, optional, passage};
use crate::violation::Violation;
use crate::words::words;

words! {
    /// What a document is.
    pub enum DocumentKind {
        /// The paper of an expectation.
        ExpectationAgreement = "expectation-agreement",
        /// The paper of a filed form.
        Form = "form",
    }
}

/// What a document is the paper of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An expectation.
    Expectation(ExpectationId),
    /// A filed form.
    Form(FormId),
}

impl Subject {
    /// The record with this id that a document of this kind is the paper of.
    #[must_use]
    pub const fn of(kind: DocumentKind, id: Uuid) -> Self {
        match kind {
            DocumentKind::ExpectationAgreement => Self::Expectation(ExpectationId::new(id)),
            DocumentKind::Form => Self::Form(FormId::new(id)),
        }
    }

    /// What a document of it is.
    #[must_use]
    pub const fn kind(self) -> DocumentKind {
        match self {
            Self::Expectation(_) => DocumentKind::ExpectationAgreement,
            Self::Form(_) => DocumentKind::Form,
        }
    }

    /// The id of the record, whatever it is.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Expectation(id) => id.uuid(),
            Self::Form(id) => id.uuid(),
        }
    }
}

words! {
    /// Where a document stands.
    pub enum DocumentState {
        /// Frozen, and on the screen that was handed to the member.
        WithMember = "with-member",
        /// The manager has the screen again.
        HandedBack = "handed-back",
        /// Closed for ever.
        Sealed = "sealed",
        /// Given up before sealing.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What a signer says.
    pub enum Statement {
        /// Agrees with what is written.
        Agree = "agree",
        /// Has received it and does not agree.
        ReceivedNotAgree = "received-not-agree",
        /// Declines to sign, with a reason.
        Decline = "decline",
    }
}

words! {
    /// How a signing ended.
    pub enum Ending {
        /// Signed without a word.
        Signed = "signed",
        /// Signed, with words of the member's own.
        SignedWithComment = "signed-with-comment",
        /// Not signed, with a reason.
        Declined = "declined",
    }
}

words! {
    /// What a signature was made with.
    pub enum Medium {
        /// A pen on the screen.
        Pen = "pen",
        /// A finger.
        Touch = "touch",
        /// A mouse.
        Mouse = "mouse",
        /// The name on the keyboard.
        Typed = "typed",
    }
}

words! {
    /// Who signs.
    pub enum Signer {
        /// The member whose paper it is.
        Member = "member",
        /// The manager.
        Manager = "manager",
    }
}

words! {
    /// How a copy left this computer.
    pub enum CopyWay {
        /// Saved as a file.
        File = "file",
        /// Printed.
        Print = "print",
    }
}

words! {
    /// The sheet that is printed on.
    pub enum PaperSize {
        /// ISO 216.
        A4 = "a4",
        /// US Letter.
        Letter = "letter",
    }
}

words! {
    /// What happened while a document was signed, in the order of a plain signing.
    pub enum Step {
        /// The text was frozen and the screen handed over.
        HandedOver = "handed-over",
        /// The screen was handed over again, after it came back without an answer.
        HandedOverAgain = "handed-over-again",
        /// The first page was shown.
        Opened = "opened",
        /// The last page was seen.
        ReachedEnd = "reached-end",
        /// The member chose a statement.
        Stated = "stated",
        /// The member wrote words of their own.
        Commented = "commented",
        /// The member signed.
        MemberSigned = "member-signed",
        /// The manager took the screen back with the passphrase.
        TakenBack = "taken-back",
        /// A witness signed.
        WitnessSigned = "witness-signed",
        /// The manager signed.
        ManagerSigned = "manager-signed",
        /// The document was sealed.
        Sealed = "sealed",
    }
}

/// Longest side of a pad, and most strokes and points on it.
const LONGEST_SIDE: f32 = 20_000.0;
const MOST_STROKES: usize = 500;
const MOST_POINTS: usize = 50_000;
/// How far a simplified stroke may lie from the drawn one, as a part of the pad's width.
const TOLERANCE: f32 = 1.0 / 1000.0;

/// A point on a pad, y downwards.
pub type Point = (f32, f32);

/// The mark of a signature: where the pen went, never how fast or how hard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Ink {
    /// Strokes in a box of the given size.
    Drawn {
        /// The strokes in the order in which they were drawn.
        strokes: Vec<Vec<Point>>,
        /// Width of the pad.
        width: f32,
        /// Height of the pad.
        height: f32,
    },
    /// The name was typed.
    Typed,
}

impl Ink {
    /// A drawn signature, simplified (Douglas and Peucker, 1973) so that nothing of its rhythm remains.
    ///
    /// # Errors
    /// A [`Violation`] if there is nothing to see, too much, or a number that is none.
    pub fn drawn(strokes: Vec<Vec<Point>>, width: f32, height: f32) -> Result<Self, Violation> {
        let side = |length: f32| (1.0..=LONGEST_SIDE).contains(&length);
        if !side(width) || !side(height) {
            return Err(Violation::new(
                "ink",
                "The pad of the signature has no usable size.",
            ));
        }
        let points = strokes.iter().map(Vec::len).sum::<usize>();
        if strokes.len() > MOST_STROKES || points > MOST_POINTS {
            return Err(Violation::new(
                "ink.strokes",
                "This is too much ink. Clear it and sign again.",
            ));
        }
        if strokes
            .iter()
            .flatten()
            .any(|(x, y)| !x.is_finite() || !y.is_finite())
        {
            return Err(Violation::new(
                "ink.strokes",
                "This signature cannot be read. Clear it and sign again.",
            ));
        }
        let strokes: Vec<Vec<Point>> = strokes
            .into_iter()
            .filter(|stroke| !stroke.is_empty())
            .map(|stroke| simplified(&stroke, width * TOLERANCE))
            .map(|stroke| {
                stroke
                    .into_iter()
                    .map(|(x, y)| (x.clamp(0.0, width), y.clamp(0.0, height)))
                    .collect()
            })
            .collect();
        // A dot is a slip of the pen, not a signature.
        if strokes.iter().all(|stroke: &Vec<Point>| stroke.len() < 2) {
            return Err(Violation::new("ink.strokes", "Sign on the line first."));
        }
        Ok(Self::Drawn {
            strokes,
            width,
            height,
        })
    }

    /// A typed signature: the name of the signer as it stands on the paper.
    ///
    /// # Errors
    /// A [`Violation`] if another name was typed; case, accents and spaces do not matter.
    pub fn typed(typed: &str, name: &str) -> Result<Self, Violation> {
        let words = |text: &str| {
            let short: String = text.chars().take(LINE).collect();
            folded(&short)
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        if words(typed) == words(name) {
            Ok(Self::Typed)
        } else {
            Err(Violation::new(
                "ink.typed",
                "Type the name as it stands on the paper.",
            ))
        }
    }
}

/// The stroke with every point left out that lies within `tolerance` of the line without it.
fn simplified(stroke: &[Point], tolerance: f32) -> Vec<Point> {
    let Some(last) = stroke.len().checked_sub(1) else {
        return Vec::new();
    };
    let mut kept = vec![false; stroke.len()];
    kept[0] = true;
    kept[last] = true;
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let farthest = (from + 1..to)
            .map(|at| (at, distance(stroke[at], stroke[from], stroke[to])))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, far)) = farthest
            && far > tolerance
        {
            kept[at] = true;
            open.extend([(from, at), (at, to)]);
        }
    }
    // A stroke that ends where it began, and went nowhere, is one dot.
    let mut points: Vec<Point> = stroke
        .iter()
        .zip(kept)
        .filter_map(|(point, kept)| kept.then_some(*point))
        .collect();
    points.dedup();
    points
}

/// Distance of a point from the stretch between two others.
fn distance(point: Point, from: Point, to: Point) -> f32 {
    let along = (to.0 - from.0, to.1 - from.1);
    let offset = (point.0 - from.0, point.1 - from.1);
    let square = along.0 * along.0 + along.1 * along.1;
    let part = if square == 0.0 {
        0.0
    } else {
        ((offset.0 * along.0 + offset.1 * along.1) / square).clamp(0.0, 1.0)
    };
    (offset.0 - part * along.0).hypot(offset.1 - part * along.1)
}

/// What a member answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The statement.
    pub statement: Statement,
    /// Why they decline; only then.
    pub reason: Option<String>,
    /// Words of their own.
    pub comment: Option<String>,
    /// The signature, and what it was made with; not when they decline.
    pub signature: Option<(Ink, Medium)>,
}

impl Answer {
    /// Brings an answer into its final form.
    ///
    /// # Errors
    /// A [`Violation`] if a decline has no reason, or anything else has no signature.
    pub fn checked(
        statement: Statement,
        reason: Option<&str>,
        comment: Option<&str>,
        signature: Option<(Ink, Medium)>,
    ) -> Result<Self, Violation> {
        let reason = optional(passage, "reason", reason, PASSAGE)?;
        let comment = optional(passage, "comment", comment, PASSAGE)?;
        let declines = statement == Statement::Decline;
        if declines && reason.is_none() {
            return Err(Violation::new(
                "reason",
                "Say why you decline. It is printed as you write it.",
            ));
        }
        if !declines && signature.is_none() {
            return Err(Violation::new("ink", "Sign on the line, or type your name."));
        }
        Ok(Self {
            statement,
            reason: reason.filter(|_| declines),
            comment,
            signature: signature.filter(|_| !declines),
        })
    }

    /// How a signing with this answer ends.
    #[must_use]
    pub fn ending(&self) -> Ending {
        match (self.statement, &self.comment) {
            (Statement::Decline, _) => Ending::Declined,
            (_, Some(_)) => Ending::SignedWithComment,
            (_, None) => Ending::Signed,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_on_a_line_are_left_out() {
        let stroke = (0..100).map(|x| (x as f32, 10.0)).collect();
        let Ink::Drawn { strokes, .. } = Ink::drawn(vec![stroke], 300.0, 100.0).unwrap() else {
            panic!("it was drawn");
        };
        assert_eq!(
            strokes,
            [[(0.0, 10.0), (99.0, 10.0)]],
            "a straight line is its two ends"
        );
    }

    #[test]
    fn nothing_and_a_dot_are_no_signature() {
        for strokes in [
            vec![],
            vec![vec![]],
            vec![vec![(5.0, 5.0)]],
            vec![vec![(5.0, 5.0); 40]],
        ] {
            assert!(
                Ink::drawn(strokes, 300.0, 100.0).is_err(),
                "there is nothing to see"
            );
        }
        assert!(
            Ink::drawn(vec![vec![(0.0, f32::NAN), (1.0, 1.0)]], 300.0, 100.0).is_err(),
            "NaN is no place"
        );
        assert!(
            Ink::drawn(vec![vec![(0.0, 0.0), (1.0, 1.0)]], f32::INFINITY, 100.0).is_err(),
            "a pad has a size"
        );
    }

    #[test]
    fn a_typed_name_is_the_name_on_the_paper() {
        assert_eq!(
            Ink::typed(" tomas  HERRERA ", "Tomás Herrera"),
            Ok(Ink::Typed),
            "case and accents do not matter"
        );
        assert!(
            Ink::typed("Marit Solberg", "Tomás Herrera").is_err(),
            "nobody signs with the name of another"
        );
        assert!(Ink::typed("", "Tomás Herrera").is_err(), "nothing is not a name");
    }

    #[test]
    fn declining_needs_a_reason_and_takes_no_signature() {
        let signature = Some((Ink::Typed, Medium::Typed));
        let answer =
            |statement, reason, comment, signature| Answer::checked(statement, reason, comment, signature);
        assert_eq!(
            answer(Statement::Decline, Some(" "), None, None)
                .unwrap_err()
                .field,
            "reason"
        );
        assert_eq!(
            answer(Statement::Agree, None, None, None).unwrap_err().field,
            "ink"
        );
        let declined = answer(Statement::Decline, Some("Too soon."), None, signature.clone()).unwrap();
        assert_eq!(
            (declined.ending(), declined.signature),
            (Ending::Declined, None),
            "who declines does not sign"
        );
        let agreed = answer(
            Statement::Agree,
            Some("left over"),
            Some("Fine."),
            signature.clone(),
        )
        .unwrap();
        assert_eq!(
            (agreed.ending(), agreed.reason),
            (Ending::SignedWithComment, None),
            "only a decline has a reason"
        );
        let received = answer(Statement::ReceivedNotAgree, None, Some("  "), signature).unwrap();
        assert_eq!(received.ending(), Ending::Signed, "an empty comment is none");
    }

    proptest! {
        #[test]
        fn a_simplified_stroke_stays_close_to_the_drawn_one(
            stroke in prop::collection::vec((0.0f32..300.0, 0.0f32..100.0), 2..200),
        ) {
            let simple = simplified(&stroke, 0.3);
            prop_assert!(simple.len() <= stroke.len(), "no point is added");
            for point in &stroke {
                let near = simple.windows(2).map(|pair| distance(*point, pair[0], pair[1]));
                let near = near.fold(f32::INFINITY, f32::min);
                prop_assert!(near <= 0.301, "every drawn point lies within the tolerance, not {near}");
            }
        }
    }
}
