//! Which symbols belong to which word, where a phonemizer says several words as one or one as several. Changes no symbol.

/// Symbols that carry stress and no sound.
fn is_stress(symbol: char) -> bool {
    matches!(symbol, 'ˈ' | 'ˌ')
}

/// For each symbol of `said`, spaces included, the word it belongs to, given how each word would be said alone.
///
/// The cheapest way to turn the words said alone, one after another, into what was said (Levenshtein, 1966) tells for
/// each symbol the word it comes from; one that was added belongs to the word before it. Belonging never goes back.
pub fn align(said: &[char], alone: &[Vec<char>]) -> Vec<u32> {
    let wanted: Vec<(char, u32)> = std::iter::zip(0.., alone)
        .flat_map(|(word, symbols)| symbols.iter().map(move |symbol| (*symbol, word)))
        .filter(|(symbol, _)| !is_stress(*symbol) && *symbol != ' ')
        .collect();
    let heard: Vec<usize> = (0..said.len()).filter(|at| !is_stress(said[*at]) && said[*at] != ' ').collect();
    let (rows, columns) = (wanted.len() + 1, heard.len() + 1);
    let mut costs = vec![0_u32; rows * columns];
    for row in 0..rows {
        for column in 0..columns {
            costs[row * columns + column] = match (row, column) {
                (0, _) => column as u32,
                (_, 0) => row as u32,
                _ => {
                    let same = wanted[row - 1].0 == said[heard[column - 1]];
                    let change = costs[(row - 1) * columns + column - 1] + u32::from(!same);
                    let drop = costs[(row - 1) * columns + column] + 1;
                    let add = costs[row * columns + column - 1] + 1;
                    change.min(drop).min(add)
                }
            };
        }
    }
    let mut belongs = vec![None; said.len()];
    let (mut row, mut column) = (rows - 1, columns - 1);
    while row > 0 && column > 0 {
        let cost = costs[row * columns + column];
        let same = wanted[row - 1].0 == said[heard[column - 1]];
        if cost == costs[(row - 1) * columns + column - 1] + u32::from(!same) {
            belongs[heard[column - 1]] = Some(wanted[row - 1].1);
            (row, column) = (row - 1, column - 1);
        } else if cost == costs[(row - 1) * columns + column] + 1 {
            row -= 1;
        } else {
            column -= 1;
        }
    }
    // A stress mark goes with the sound after it, what was added with the word before it.
    let mut next = None;
    for at in (0..said.len()).rev() {
        if is_stress(said[at]) {
            belongs[at] = next;
        }
        next = belongs[at].or(next);
    }
    let mut last = belongs.iter().flatten().next().copied().unwrap_or(0);
    let mut filled = Vec::with_capacity(said.len());
    for word in belongs {
        last = word.unwrap_or(last).max(last);
        filled.push(last);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, alone: &[&str], expected: &str) {
        let said: Vec<char> = said.chars().collect();
        let alone: Vec<Vec<char>> = alone.iter().map(|word| word.chars().collect()).collect();
        let words: String = align(&said, &alone).iter().map(|word| word.to_string()).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn words_said_as_one_are_told_apart() {
        check("ɪnðə sˈɪɾi", &["ɪn", "ðə", "sˈɪɾi"], "0011122222");
        check("ʌvðə", &["ˈʌv", "ðə"], "0011");
        check("hɐzbˌɪn", &["hˈæz", "bˈɪn"], "0001111");
    }

    #[test]
    fn what_was_added_or_left_out_moves_no_other_word() {
        check("ˈeɪ bˈiː", &["ˈeɪbˈiː"], "00000000");
        check("", &["a"], "");
        check("kˈæt", &["kˈæt", ""], "0000");
        check("xˈyz", &["ab", "c"], "0001");
    }
}
