//! How many buildings a compound of so many homes has, and of which shape: 5–7 storeys without a lift.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// The shape of a building of the 1970s to the early 2000s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Storeys, 5–7.
    pub storeys: u32,
    /// Entrances, 2–4.
    pub entrances: u32,
    /// Homes per floor and entrance, 2–3.
    pub per_floor: u32,
    /// Homes which the ground floor lacks for a passage or a store room.
    pub missing: u32,
}

impl Shape {
    /// How many homes it has.
    pub fn homes(self) -> u32 {
        self.storeys * self.entrances * self.per_floor - self.missing
    }
}

/// Above this many homes still to place, any building fits; below, the last ones are chosen to come out even.
const CHOOSE_FREELY_ABOVE: u32 = 150;

/// Buildings with exactly `homes` homes together; `homes` is at least 20.
pub fn compose(random: &mut ChaCha8Rng, homes: u32) -> Vec<Shape> {
    let shapes = shapes();
    let mut buildings = Vec::new();
    let mut left = homes;
    while left > CHOOSE_FREELY_ABOVE {
        let shape = shapes[random.random_range(0..shapes.len())];
        left -= shape.homes();
        buildings.push(shape);
    }
    buildings.extend(last_buildings(random, &shapes, left));
    buildings
}

fn shapes() -> Vec<Shape> {
    let mut shapes = Vec::new();
    for storeys in 5..=7 {
        for entrances in 2..=4 {
            for per_floor in 2..=3 {
                shapes.push(Shape { storeys, entrances, per_floor, missing: 0 });
            }
        }
    }
    shapes
}

/// One to three buildings with the least surplus over `homes`; the surplus is missing on the last one's ground floor.
fn last_buildings(random: &mut ChaCha8Rng, shapes: &[Shape], homes: u32) -> Vec<Shape> {
    let mut best = Vec::new();
    let mut least = u32::MAX;
    let mut consider = |chosen: &[Shape]| {
        let total: u32 = chosen.iter().map(|shape| shape.homes()).sum();
        let Some(surplus) = total.checked_sub(homes) else { return };
        if surplus < least {
            least = surplus;
            best.clear();
        }
        if surplus == least {
            best.push(chosen.to_vec());
        }
    };
    for (index, first) in shapes.iter().enumerate() {
        consider(&[*first]);
        for (offset, second) in shapes[index..].iter().enumerate() {
            consider(&[*first, *second]);
            for third in &shapes[index + offset..] {
                consider(&[*first, *second, *third]);
            }
        }
    }
    let mut chosen = best.swap_remove(random.random_range(0..best.len()));
    if let Some(last) = chosen.last_mut() {
        last.missing = least;
    }
    chosen
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    #[test]
    fn every_size_of_compound_comes_out_exactly_with_a_ground_floor_left() {
        let mut random = ChaCha8Rng::seed_from_u64(1);
        for homes in 20..=700 {
            let buildings = compose(&mut random, homes);
            assert_eq!(buildings.iter().map(|shape| shape.homes()).sum::<u32>(), homes);
            for shape in buildings {
                assert!(shape.missing < shape.entrances * shape.per_floor, "{homes}: {shape:?}");
            }
        }
    }
}
