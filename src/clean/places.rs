//! Where a few bytes stand: how characters are looked for that hardly a text has, or that begin as hardly any other does.
//!
//! In: bytes of a text, and what says of three of them that they are meant. Out: the places. Pieces without any are passed
//! over at once, many bytes in one step; what a place is worth is for those to say who ask.

/// Bytes that are looked at together.
const PIECE: usize = 128;

/// Where bytes stand of which `are_meant` says so: one, the next, and the one that is `distance` behind the first; in order.
/// It should have no branches: then it is asked about many places in one step. The distance is 1 at least.
///
/// ```
/// use jiaokan::clean::places::places;
/// let found = places("路。，通".as_bytes(), 3, |first, _, last| (first == 0xE3) & (last == 0xEF));
/// assert_eq!(found.collect::<Vec<_>>(), [3]);
/// ```
pub fn places(
    bytes: &[u8],
    distance: usize,
    are_meant: impl Fn(u8, u8, u8) -> bool + Copy,
) -> impl Iterator<Item = usize> {
    let count = bytes.len().saturating_sub(distance);
    (0..count).step_by(PIECE).flat_map(move |from| {
        let to = count.min(from + PIECE);
        let [first, next, last] = [0, 1, distance].map(|at| &bytes[from + at..to + at]);
        let length = if may_hold(first, next, last, are_meant) { first.len() } else { 0 };
        (0..length).filter(move |at| are_meant(first[*at], next[*at], last[*at])).map(move |at| from + at)
    })
}

/// Whether any place of a piece is meant; a shorter one at the end may always hold one.
fn may_hold(first: &[u8], next: &[u8], last: &[u8], are_meant: impl Fn(u8, u8, u8) -> bool) -> bool {
    // Of a known length they are compared without a branch.
    let whole = |piece| <&[u8; PIECE]>::try_from(piece).ok();
    let (Some(first), Some(next), Some(last)) = (whole(first), whole(next), whole(last)) else { return true };
    (0..PIECE).fold(false, |any, at| any | are_meant(first[at], next[at], last[at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_of_texts_of_any_length() {
        for length in 0..3 * PIECE {
            let bytes: Vec<u8> = (0..length).map(|at| (at * at % 7) as u8).collect();
            for distance in 1..5 {
                let found = places(&bytes, distance, |first, next, last| first == 1 && next == 4 && last != 1);
                let meant = |at: &usize| bytes[*at] == 1 && bytes[at + 1] == 4 && bytes[at + distance] != 1;
                let all = (0..length.saturating_sub(distance)).filter(meant);
                assert_eq!(found.collect::<Vec<_>>(), all.collect::<Vec<_>>());
            }
        }
    }
}
