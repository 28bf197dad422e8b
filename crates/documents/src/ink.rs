//! Drawn signatures as pictures.

use std::fmt::Write;

use crate::paper::{Ink, Stroke};

/// Blue-black, so that a signature is told from print even on a grey copy.
const COLOUR: &str = "#1B2A4A";
/// Width of the pen as a part of the pad's width.
const PEN: f32 = 1.0 / 127.0;
/// Points beyond this number are left out, so that a hostile record cannot stall the press.
const MOST_POINTS: usize = 20_000;

/// The signature as SVG, or `None` if there is nothing to draw.
pub(crate) fn svg(ink: &Ink) -> Option<String> {
    let Ink::Drawn {
        strokes,
        width,
        height,
    } = ink
    else {
        return None;
    };
    let (width, height) = (pad_side(*width)?, pad_side(*height)?);
    let mut budget = MOST_POINTS;
    let mut path = String::new();
    for stroke in strokes {
        let points = inside(stroke, width, height, budget);
        budget -= points.len();
        draw(&points, &mut path)?;
    }
    if path.is_empty() {
        return None;
    }
    let pen = width * PEN;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.2}\" height=\"{height:.2}\" \
         viewBox=\"0 0 {width:.2} {height:.2}\"><path d=\"{path}\" fill=\"none\" stroke=\"{COLOUR}\" \
         stroke-width=\"{pen:.3}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>"
    ))
}

fn pad_side(length: f32) -> Option<f32> {
    (length.is_finite() && (1.0..=100_000.0).contains(&length)).then_some(length)
}

fn inside(stroke: &Stroke, width: f32, height: f32, most: usize) -> Vec<(f32, f32)> {
    stroke
        .iter()
        .filter(|(x, y)| x.is_finite() && y.is_finite())
        .map(|(x, y)| (x.clamp(0.0, width), y.clamp(0.0, height)))
        .take(most)
        .collect()
}

/// Appends a stroke as quadratic curves through the middles between its points.
fn draw(points: &[(f32, f32)], path: &mut String) -> Option<()> {
    let (first, rest) = match points {
        [] => return Some(()),
        [first, rest @ ..] => (*first, rest),
    };
    write!(path, "M{:.2} {:.2}", first.0, first.1).ok()?;
    match rest {
        // A dot: a line of no length with round ends.
        [] => write!(path, "h0.01").ok()?,
        [.., last] => {
            for pair in rest.windows(2) {
                let (control, next) = (pair[0], pair[1]);
                let middle = ((control.0 + next.0) / 2.0, (control.1 + next.1) / 2.0);
                write!(
                    path,
                    "Q{:.2} {:.2} {:.2} {:.2}",
                    control.0, control.1, middle.0, middle.1
                )
                .ok()?;
            }
            write!(path, "L{:.2} {:.2}", last.0, last.1).ok()?;
        }
    }
    Some(())
}
