//! The small words inside names, such as "van", "de" and "al". Says none of them.

/// A small word inside names.
#[derive(Debug)]
pub struct Particle {
    /// In small letters, without marks.
    pub text: &'static str,
    /// The origins whose names have it, the likeliest first; none where it is too often something else to tell of any.
    pub origins: &'static [&'static str],
    /// Whether it is no word of English, so that it may begin a name in small letters: "al-Bab", "de Gaulle".
    pub leads: bool,
}

const fn leads(text: &'static str, origins: &'static [&'static str]) -> Particle {
    Particle { text, origins, leads: true }
}

const fn inside(text: &'static str, origins: &'static [&'static str]) -> Particle {
    Particle { text, origins, leads: false }
}

/// Every particle.
#[rustfmt::skip]
pub static PARTICLES: &[Particle] = &[
    leads("al", &["arabic"]), leads("el", &["arabic", "spanish"]), leads("ul", &["southasian", "arabic"]),
    inside("ur", &["southasian"]), inside("es", &[]), inside("ed", &[]),
    leads("abu", &["arabic"]), leads("umm", &["arabic"]), leads("abd", &["arabic"]), leads("ibn", &["arabic"]),
    leads("bint", &["arabic"]), inside("bin", &["arabic", "indonesian"]), inside("ben", &["hebrew", "arabic"]),
    inside("bar", &["hebrew"]),
    leads("van", &["dutch"]), inside("der", &["dutch", "german"]), inside("den", &["dutch"]),
    inside("ter", &["dutch", "armenian"]),
    leads("von", &["german"]), inside("zu", &["german"]), inside("zur", &[]), inside("af", &["scandinavian"]),
    leads("de", &["spanish", "french", "portuguese"]), inside("la", &["spanish", "french", "italian"]),
    leads("del", &["spanish"]), inside("los", &["spanish"]), inside("las", &["spanish"]), inside("y", &["spanish"]),
    leads("da", &["portuguese", "italian"]), inside("das", &["portuguese"]), inside("do", &["portuguese"]),
    inside("dos", &["portuguese"]), inside("e", &[]),
    leads("di", &["italian"]), leads("dal", &[]), leads("della", &["italian"]), inside("dello", &["italian"]),
    inside("degli", &["italian"]),
    leads("du", &["french"]), inside("le", &["french"]), inside("les", &["french"]), inside("des", &["french"]),
    inside("d", &["french", "italian"]),
    inside("mac", &["irish"]), inside("ap", &["welsh"]), inside("ab", &["welsh"]),
];

/// The particle that a word is, whatever its case.
pub fn particle(word: &str) -> Option<&'static Particle> {
    PARTICLES.iter().find(|particle| particle.text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::super::ORIGINS;
    use super::*;

    #[test]
    fn particles_stand_once_and_tell_of_origins_that_say_them() {
        for (nth, particle) in PARTICLES.iter().enumerate() {
            assert!(PARTICLES[nth + 1..].iter().all(|other| other.text != particle.text), "{} twice", particle.text);
            for name in particle.origins {
                let origin = ORIGINS.iter().find(|origin| origin.name == *name);
                let said = origin.and_then(|origin| origin.pronounce(particle.text).ok());
                // The d of "d'Estaing" is no word of its own, and nobody says it so.
                let heard = said.is_some_and(|said| !said.0.is_empty());
                assert!(heard || particle.text == "d", "{} in {name}", particle.text);
            }
        }
    }
}
