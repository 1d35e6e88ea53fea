//! Captions and credits of pictures that nobody hears of otherwise. Needs the credit's own form; "photo" alone is none.

use super::{Rule, Work, only_names, unbracketed};

pub(super) const RULE: Rule = Rule {
    name: "photo-credit",
    what: "the caption or the credit of a picture",
    example: "Photo: Oksana Wójcik / Getty Images",
    work: Work::AnyBlock(is),
};

/// What a credit or caption begins with.
const LABELS: &[&str] = &[
    "FILE PHOTO:",
    "File photo:",
    "File Photo:",
    "FILE - ",
    "FILE – ",
    "FILE — ",
    "Image credit:",
    "Photo credit:",
    "Photo Credit:",
    "Photo:",
    "PHOTO:",
    "Photograph:",
    "Picture credit:",
];

/// What a credit begins with when only names follow.
const BEFORE_NAMES: &[&str] =
    &["Credit:", "Image:", "Photo by ", "Photograph by ", "Photos by ", "Picture by ", "Video by "];

/// What the credit at the end of a caption holds, before or after a name.
const AT_THE_END: &[&str] = &[
    "(AP Photo/",
    "(Photo by ",
    "(Photo: ",
    "REUTERS/",
    "(Reuters/",
    "AFP/Getty",
    "/Getty Images",
    "via Getty Images",
    "via AP)",
];

/// The longest caption, in characters.
const LONGEST: usize = 600;

fn is(text: &str) -> bool {
    let inner = unbracketed(text);
    if inner.chars().count() > LONGEST {
        return false;
    }
    let small = ["and", "by", "for", "from", "via", "of", "the", "de", "van", "al", "courtesy"];
    LABELS.iter().any(|label| inner.starts_with(label))
        || BEFORE_NAMES.iter().filter_map(|label| inner.strip_prefix(label)).any(|rest| only_names(rest, &small))
        || ends_with_credit(text.trim(), &small)
}

/// Whether a text ends with such as `(AP Photo/Jane Doe)`: the mark, then names to the end.
fn ends_with_credit(text: &str, small: &[&str]) -> bool {
    AT_THE_END.iter().any(|mark| {
        text.rfind(mark).is_some_and(|at| {
            let rest = &text[at + mark.len()..];
            rest.split_whitespace().count() <= 6 && only_names(rest, small)
        })
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_credit_is_left_out_and_a_sentence_kept() {
        for text in [
            "Photo by Jane Doe",
            "(Photo by Jane Doe / AFP)",
            "FILE PHOTO: Ice floats in the harbor of Longyearbyen. REUTERS/Jane Doe",
            "Ice floats in the harbor of Longyearbyen, Nov. 20, 2026. (AP Photo/Jane Doe)",
            "Image: Getty Images",
        ] {
            assert!(super::is(text), "{text}");
        }
        for text in [
            "Photo by photo, the archive is growing.",
            "Image: the word stands for much in this town.",
            "A photo shows the bridge.",
            "Video: that was the new battleground.",
            "The picture was sold by Getty Images last year.",
            "Credit: nobody gives it to the miners.",
        ] {
            assert!(!super::is(text), "{text}");
        }
    }
}
