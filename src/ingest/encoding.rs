//! Bytes of a file to text: UTF-8, UTF-16, or old Western text. Refuses what is not text; papers over no loss.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::diag::{Diagnostic, Outcome};

/// The largest file that is read as an article: 8 MiB of English is about 1.4 million words, six days of speech
/// without a pause. Whatever is larger is a log or an archive, and reading it would only waste hours.
pub const LARGEST: usize = 8 << 20;

/// Files that are often handed over in the belief that they are text: how they begin, and what they are.
const OTHER_FILES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document (docx, odt, epub)"),
    (b"\xD0\xCF\x11\xE0", "an old office document (doc)"),
    (b"{\\rtf", "a rich text document (rtf)"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"RIFF", "a sound or video file"),
    (b"ID3", "an MP3 file"),
];

/// The text of a file without its byte order mark. `name` is what messages call it.
///
/// # Errors
/// When the file is too large, empty, not text, or text in an encoding that cannot be told.
pub fn decode(bytes: &[u8], name: &str) -> Result<Outcome<String>, Diagnostic> {
    if bytes.len() > LARGEST {
        let (size, limit) = (bytes.len() as f64 / f64::from(1 << 20), LARGEST >> 20);
        return Err(refused("ingest.size", format!("`{name}` is {size:.1} MiB; an article is at most {limit} MiB"))
            .help("split it into one file for each article"));
    }
    if let Some((_, what)) = OTHER_FILES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(refused("ingest.not-text", format!("`{name}` is not text but {what}"))
            .help("save its words as plain text or Markdown and give that file"));
    }
    let mut diagnostics = Vec::new();
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, name, UTF_16LE)?,
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, name, UTF_16BE)?,
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf_8(rest, 3, name, &mut diagnostics)?,
        _ => utf_8(bytes, 0, name, &mut diagnostics)?,
    };
    check_controls(&text, name, &mut diagnostics)?;
    if text.trim_matches(|c: char| c.is_whitespace() || is_stray(c)).is_empty() {
        return Err(refused("ingest.empty", format!("`{name}` has no words in it"))
            .help("write the article or leave the file out"));
    }
    Ok(Outcome { value: text, diagnostics })
}

/// Whether a character is a control character that has no business in an article; readers drop it by rule.
pub(super) fn is_stray(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

fn refused(code: &'static str, message: String) -> Diagnostic {
    Diagnostic::error(code, message)
}

fn utf_16(bytes: &[u8], name: &str, encoding: &'static encoding_rs::Encoding) -> Result<String, Diagnostic> {
    if let (Some(text), true) =
        (encoding.decode_without_bom_handling_and_without_replacement(bytes), bytes.len().is_multiple_of(2))
    {
        return Ok(text.into_owned());
    }
    let unit = |pair: &[u8]| {
        let pair = [pair[0], pair[1]];
        if encoding == UTF_16LE { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    };
    let mut at = 0;
    for char in char::decode_utf16(bytes.chunks_exact(2).map(unit)) {
        match char {
            Ok(char) => at += char.len_utf16() * 2,
            Err(_) => break,
        }
    }
    // The offset counts from the beginning of the file, so the mark's two bytes come first.
    let at = at + 2;
    Err(refused("ingest.encoding", format!("`{name}` begins as {} but is broken at byte {at}", encoding.name()))
        .help("save it again as UTF-8"))
}

fn utf_8(bytes: &[u8], skipped: usize, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Result<String, Diagnostic> {
    let bad = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error.valid_up_to(),
    };
    // Reached only by bytes that are not UTF-8. A mark at the beginning promised UTF-8, so nothing is guessed then.
    if skipped == 0 && is_windows_1252(bytes) {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
        diagnostics.push(
            Diagnostic::note("ingest.encoding", format!("`{name}` is not UTF-8; it was read as Windows-1252"))
                .help("listen to its accented names, or save it as UTF-8"),
        );
        return Ok(text.into_owned());
    }
    if share_of(bytes, |byte| byte == 0) > 0.1 {
        return Err(refused("ingest.not-text", format!("`{name}` is not text: it is full of zero bytes"))
            .help("if an editor shows it well, it is UTF-16 without a mark: save it as UTF-8"));
    }
    let message =
        format!("`{name}` is neither UTF-8 nor Windows-1252 text: byte {} is {:#04X}", bad + skipped, bytes[bad]);
    Err(refused("ingest.encoding", message).help("open it in an editor that shows it well and save it as UTF-8"))
}

/// Refuses what is binary; warns of a few stray control characters, which do no harm.
fn check_controls(text: &str, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Result<(), Diagnostic> {
    let mut strays = text.char_indices().filter(|(_, c)| is_stray(*c));
    let Some((first, char)) = strays.next() else { return Ok(()) };
    let count = 1 + strays.count();
    let line = 1 + text[..first].matches('\n').count();
    // One in a hundred: a text through a bad converter has a few, a picture or a program has a third.
    if count * 100 > text.len() {
        let zeros = text.bytes().filter(|byte| *byte == 0).count();
        let help = if zeros * 3 > text.len() {
            "if an editor shows it well, it is UTF-16 without a mark: save it as UTF-8"
        } else {
            "give a plain text or Markdown file"
        };
        let message = format!("`{name}` is not text: {count} control characters, the first in line {line}");
        return Err(refused("ingest.not-text", message).help(help));
    }
    let character = if count == 1 { "control character" } else { "control characters" };
    let message = format!("`{name}` has {count} {character} (the first, U+{:04X}, in line {line})", u32::from(char));
    diagnostics.push(
        Diagnostic::warning("ingest.control-character", message).help("they are left out; check the text around them"),
    );
    Ok(())
}

/// Whether bytes that are not UTF-8 are plausibly Western text of the nineties.
///
/// Every byte sequence decodes as Windows-1252, so the question is only whether the result looks like words: no
/// byte that the code page leaves empty, no more accented letters than French has, no sign such as "³" inside a
/// word (which is a letter in a neighbouring code page), and not mostly sound UTF-8 with one byte broken.
fn is_windows_1252(bytes: &[u8]) -> bool {
    let high = |byte: u8| byte >= 0x80;
    if bytes.iter().any(|byte| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)) {
        return false;
    }
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let highs = bytes.iter().filter(|byte| high(**byte)).count();
    // French has one accented letter in about 25; a short line with dashes and quotation marks, one in 5. Cyrillic or
    // Greek in a code page of their own have nearly all.
    if highs * 4 > letters {
        return false;
    }
    let (sound, broken) = utf_8_sequences(bytes);
    if sound >= broken {
        return false;
    }
    bytes.windows(3).all(|three| {
        let inside = three[0].is_ascii_alphabetic() && three[2].is_ascii_alphabetic();
        !inside || !matches!(three[1], 0xA1..=0xAC | 0xAE..=0xB6 | 0xB8..=0xBF | 0xD7 | 0xF7)
    })
}

/// How many sequences of several bytes are sound UTF-8, and how many stretches are not.
fn utf_8_sequences(bytes: &[u8]) -> (usize, usize) {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (sound, broken)
}

fn share_of(bytes: &[u8], is: fn(u8) -> bool) -> f64 {
    bytes.iter().filter(|byte| is(**byte)).count() as f64 / bytes.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;

    fn utf_16_bytes(text: &str, little: bool) -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn the_same_text_in_every_encoding_is_the_same_text() {
        let text = "Café in Łódź — 5 €";
        assert_eq!(decode(text.as_bytes(), "a").unwrap(), Outcome::clean(text.to_owned()));
        assert_eq!(decode(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), "a").unwrap().value, text);
        assert_eq!(decode(&utf_16_bytes(text, true), "a").unwrap().value, text);
        assert_eq!(decode(&utf_16_bytes(text, false), "a").unwrap().value, text);
    }

    #[test]
    fn old_western_text_is_read_and_said_to_be_a_guess() {
        let outcome =
            decode(b"The caf\xE9 on the Champs-\xC9lys\xE9es sold \x93tea\x94 \x96 for 5 \x80.", "a").unwrap();
        assert_eq!(outcome.value, "The café on the Champs-Élysées sold “tea” – for 5 €.");
        assert_eq!(outcome.diagnostics[0].severity, Severity::Note);
        assert!(outcome.diagnostics[0].message.contains("Windows-1252"));
    }

    /// A row: the bytes, the code of the refusal, and words its message or help must hold.
    #[test]
    fn what_is_not_text_is_refused_with_its_place_and_a_remedy() {
        let cyrillic = b"\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0. \xCA\xE8\xE5\xE2 today.";
        let polish = b"The town of Wa\xB3brzych lies in the south-west of the country.";
        let damaged = "Café — naïve — and then a bad byte: ".bytes().chain([0xFF, b'.']).collect::<Vec<_>>();
        let mut half_pair = utf_16_bytes("ok", true);
        half_pair.extend([0x00, 0xD8, b'x', 0]);
        let mut odd = utf_16_bytes("ok", true);
        odd.push(b'x');
        let bare_utf_16: Vec<u8> = "No mark here".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let rows: &[(&[u8], &str, &str)] = &[
            (b"", "ingest.empty", "no words"),
            (b" \r\n\t\n", "ingest.empty", "no words"),
            (b"\xEF\xBB\xBF", "ingest.empty", "no words"),
            (b"%PDF-1.7 ...", "ingest.not-text", "PDF"),
            (b"PK\x03\x04\x14\0", "ingest.not-text", "docx"),
            (&[0, 1, 2, 3, 0, 0, 9, 0xC3], "ingest.not-text", "zero bytes"),
            (b"ab\x01\x02\x03cd", "ingest.not-text", "control characters"),
            (&bare_utf_16, "ingest.not-text", "UTF-16 without a mark"),
            (&half_pair, "ingest.encoding", "byte 6"),
            (&odd, "ingest.encoding", "byte 6"),
            (cyrillic, "ingest.encoding", "byte 0 is 0xCF"),
            (polish, "ingest.encoding", "byte 14 is 0xB3"),
            (&damaged, "ingest.encoding", "byte 42 is 0xFF"),
            (b"\xEF\xBB\xBFCaf\xE9 and so on and on", "ingest.encoding", "byte 6 is 0xE9"),
        ];
        for (bytes, code, words) in rows {
            let refusal = decode(bytes, "a.txt").unwrap_err();
            assert_eq!(refusal.code, *code, "{refusal:?}");
            let said = format!("{} {}", refusal.message, refusal.help.unwrap());
            assert!(said.contains(words) && said.contains("`a.txt`"), "{said}");
        }
    }

    #[test]
    fn too_large_a_file_is_refused_with_its_size() {
        let refusal = decode(&vec![b'a'; LARGEST + (1 << 19)], "a.txt").unwrap_err();
        assert!(refusal.message.contains("8.5 MiB"), "{}", refusal.message);
        assert!(decode(&vec![b'a'; LARGEST], "a.txt").is_ok());
    }

    #[test]
    fn a_stray_zero_in_good_text_is_kept_for_the_reader_to_drop_and_warned_of() {
        let text = format!("Line one.\nLine\0 two. {}", "Words. ".repeat(30));
        let outcome = decode(text.as_bytes(), "a.txt").unwrap();
        assert_eq!(outcome.value, text);
        assert_eq!(outcome.diagnostics[0].severity, Severity::Warning);
        assert!(outcome.diagnostics[0].message.contains("U+0000, in line 2"), "{}", outcome.diagnostics[0].message);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_text_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            if let Ok(outcome) = decode(&bytes, "a") {
                let lost = outcome.value.contains('\u{FFFD}');
                let was_there = std::str::from_utf8(&bytes).is_ok() || bytes[0] >= 0xFE;
                proptest::prop_assert!(!lost || was_there, "a loss was papered over");
            }
        }

        #[test]
        fn any_words_in_utf_8_are_read_as_they_are(text in "[a-zA-ZÀ-ž，。？א-ת ]{0,40}[a-z]") {
            proptest::prop_assert_eq!(decode(text.as_bytes(), "a").unwrap(), Outcome::clean(text));
        }
    }
}
