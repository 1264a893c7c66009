//! Hiding small figures of a breakdown, so that nobody is found by being one of few (dossier R51).

/// The least figure of a breakdown that is shown.
pub const LEAST_CELL: u32 = 5;

/// The cells of a breakdown whose total is known, with the small ones hidden.
///
/// A cell below [`LEAST_CELL`] is hidden. What is hidden must not follow from the total and the rest, so the smallest
/// of the others are hidden too, until at least two cells are and they hold at least [`LEAST_CELL`] together. An empty
/// cell tells of nobody and is left out of the breakdown before.
///
/// ```
/// use linyi_shared::decisions::rules::hide_small_cells;
/// assert_eq!(hide_small_cells(&[40, 12, 9]), [Some(40), Some(12), Some(9)]);
/// assert_eq!(hide_small_cells(&[40, 12, 2]), [Some(40), None, None]);
/// ```
pub fn hide_small_cells(cells: &[u32]) -> Vec<Option<u32>> {
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_by_key(|index| cells[*index]);
    let mut shown: Vec<Option<u32>> = cells.iter().copied().map(Some).collect();
    let (mut hidden, mut sum) = (0, 0);
    for index in order {
        let cell = cells[index];
        let is_small = cell < LEAST_CELL;
        let is_derivable = hidden > 0 && (hidden < 2 || sum < LEAST_CELL);
        if !is_small && !is_derivable {
            break;
        }
        shown[index] = None;
        hidden += 1;
        sum = cell.saturating_add(sum);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_small_cell_is_shown_or_follows_from_the_total_in_any_small_breakdown() {
        for cells in (0..9_u32.pow(4)).map(|number| [0, 1, 2, 3].map(|place| number / 9_u32.pow(place) % 9 + 1)) {
            let shown = hide_small_cells(&cells);
            let hidden: Vec<u32> =
                cells.iter().zip(&shown).filter(|(_, shown)| shown.is_none()).map(|(cell, _)| *cell).collect();
            assert!(shown.iter().flatten().all(|cell| *cell >= LEAST_CELL), "{cells:?}");
            assert!(shown.iter().zip(&cells).all(|(shown, cell)| shown.is_none_or(|shown| shown == *cell)));
            let is_safe = hidden.len() >= 2 && hidden.iter().sum::<u32>() >= LEAST_CELL;
            assert!(hidden.is_empty() || is_safe || hidden.len() == cells.len(), "{cells:?}");
            assert_eq!(hidden.is_empty(), cells.iter().all(|cell| *cell >= LEAST_CELL), "{cells:?}");
        }
    }

    #[test]
    fn a_single_small_cell_is_the_total_and_hidden_all_the_same() {
        assert_eq!(hide_small_cells(&[3]), [None]);
        assert_eq!(hide_small_cells(&[]), Vec::<Option<u32>>::new());
        assert_eq!(hide_small_cells(&[1, 1, 30, 31]), [None, None, None, Some(31)]);
    }
}
