//! Signs that are heard as a pause, a tune or not at all. Every one is silent by a named rule; none becomes a word.

use crate::model::{Join, Mark};

use super::{Context, Shape, Spoken};

/// The rule that keeps words of other scripts silent.
pub const OTHER_SCRIPT: &str = "other-script";

/// Hears the sign at `at`: gives the lexeme after it and the name of the rule that kept it silent.
pub fn hear(context: &Context<'_>, at: usize, spoken: &mut Spoken) -> (usize, &'static str) {
    // No English voice can say another script, and a paper that prints it gives its sound beside it.
    if context.shape(at) == Shape::Foreign {
        return (at + 1, OTHER_SCRIPT);
    }
    let sign = context.str(at);
    let first = sign.chars().next().unwrap_or(' ');
    let rule = match first {
        ',' | '،' | '、' => clause(spoken, Mark::Comma),
        ';' => clause(spoken, Mark::Semicolon),
        ':' if context.shape(at.wrapping_sub(1)) == Shape::Digits && context.shape(at + 1) == Shape::Digits => {
            "colon-in-number"
        }
        ':' => clause(spoken, Mark::Colon),
        '?' | '؟' => clause(spoken, Mark::Question),
        '!' => clause(spoken, Mark::Exclamation),
        '¿' | '¡' => "clause-mark",
        '…' => clause(spoken, Mark::Ellipsis),
        '.' if sign.len() > 1 || is_spaced_ellipsis(context, at) => clause(spoken, Mark::Ellipsis),
        '.' | '。' => clause(spoken, Mark::Period),
        // Two quotations side by side are heard apart.
        '"' | '“' if is_next_quotation(context, at) => clause(spoken, Mark::Comma),
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '`' | '´' | '‘' | '‛' | '″' | '′' => {
            "quotation-mark"
        }
        '\'' | '’' if context.str(at.wrapping_sub(1)).ends_with(['s', 'S']) => "apostrophe",
        '\'' | '’' | '\u{2bc}' => "quotation-mark",
        '(' | ')' | '[' | ']' | '{' | '}' => bracket(context, at, spoken),
        '—' | '―' | '⸺' => dash(spoken),
        '-' | '–' | '−' | '‐' | '‑' | '‒' => hyphen(context, at, spoken),
        // Between the cells of a table.
        '|' => clause(spoken, Mark::Comma),
        // "Shows / Films": between spaces a stroke is a pause.
        '/' if is_apart(context, at) || is_dateline(context, at) => clause(spoken, Mark::Comma),
        '/' | '\\' => "stroke",
        c if is_emoji(c) => "emoji",
        _ => "symbol",
    };
    (at + 1, rule)
}

fn clause(spoken: &mut Spoken, mark: Mark) -> &'static str {
    spoken.mark(mark);
    "clause-mark"
}

fn dash(spoken: &mut Spoken) -> &'static str {
    spoken.mark(Mark::Dash);
    "dash"
}

/// `. . .`, as some papers set an ellipsis.
fn is_spaced_ellipsis(context: &Context<'_>, at: usize) -> bool {
    (context.shape(at + 1) == Shape::Space && context.is(at + 2, "."))
        || (context.shape(at.wrapping_sub(1)) == Shape::Space && context.is(at.wrapping_sub(2), "."))
}

/// A bracket is heard as a comma, unless it stands inside a word: "person(s)".
fn bracket(context: &Context<'_>, at: usize, spoken: &mut Spoken) -> &'static str {
    let opening = matches!(context.str(at).as_bytes()[0], b'(' | b'[' | b'{');
    let inside = if opening { !context.opens(at) } else { context.shape(at + 1).is_word() };
    if !inside {
        spoken.mark(Mark::Comma);
    }
    "bracket"
}

/// Whether a quotation begins at `at` right after another one has ended.
fn is_next_quotation(context: &Context<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(2);
    context.shape(at.wrapping_sub(1)) == Shape::Space
        && matches!(context.str(before), "\"" | "”")
        && context.shape(before.wrapping_sub(1)).is_word()
        && context.shape(at + 1).is_word()
}

/// Whether a sign stands between spaces.
fn is_apart(context: &Context<'_>, at: usize) -> bool {
    let apart = |at: usize| matches!(context.shape(at), Shape::Space | Shape::End);
    apart(at.wrapping_sub(1)) && apart(at + 1)
}

/// "KYIV/LVIV": two places at the head of a report.
fn is_dateline(context: &Context<'_>, at: usize) -> bool {
    let place = |at: usize| context.shape(at) == Shape::Caps && context.str(at).len() > 3;
    at == 1 && place(0) && place(2)
}

/// A hyphen between spaces is a dash, between words it ties them, anywhere else it is nothing.
fn hyphen(context: &Context<'_>, at: usize, spoken: &mut Spoken) -> &'static str {
    let (left, right) = (context.shape(at.wrapping_sub(1)), context.shape(at + 1));
    if context.str(at).chars().count() > 1 {
        return dash(spoken);
    }
    if is_apart(context, at) {
        return dash(spoken);
    }
    let initials = context.is(at.wrapping_sub(1), ".") && context.shape(at.wrapping_sub(2)).is_word();
    if (left.is_word() || initials) && right.is_word() {
        spoken.tie(Join::Hyphen);
    }
    "hyphen"
}

/// Pictures: decoration that a newsreader passes over, so they are silent by name and the manifest lists each.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{231a}'..='\u{23ff}' | '\u{20e3}')
}
