//! The voice inside the program, where it was built with the feature `embed-voice`. Writes nothing to any disk.

use super::Shelved;

/// The voice inside the program; `None` where it was built without.
#[cfg(not(feature = "embed-voice"))]
pub fn voice() -> Option<Shelved> {
    None
}

/// The voice inside the program; `None` where it was built without.
#[cfg(feature = "embed-voice")]
pub fn voice() -> Option<Shelved> {
    use super::{Record, Stored};
    // build.rs finds the files of an installed voice, and says so where it does not.
    let record: Record = toml::from_str(include_str!(env!("NEWSCAST_EMBEDDED_RECORD"))).ok()?;
    let card = include_bytes!(env!("NEWSCAST_EMBEDDED_CARD"));
    Some(Shelved {
        name: record.name.clone(),
        folder: None,
        model: Stored::Embedded(include_bytes!(env!("NEWSCAST_EMBEDDED_MODEL"))),
        config: Stored::Embedded(include_bytes!(env!("NEWSCAST_EMBEDDED_CONFIG"))),
        sha256: record.model.sha256.clone(),
        card: (!card.is_empty()).then_some(Stored::Embedded(card)),
        record,
    })
}
