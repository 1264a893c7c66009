//! A list of homes as people write it: pasted from a spreadsheet or a message, one room after the other.

use super::roster::half_width;
use super::{building_name, entrance_name, home_label, room_number};

/// The homes a text names, by their labels; and what in it names none.
///
/// A home is written as its label (`3号楼2单元501`) or as numbers (`3-2-501`), separated by line breaks, commas,
/// semicolons or blanks. The places of the labels come in the order of the labels, each once.
pub fn match_homes(text: &str, labels: &[String]) -> (Vec<usize>, Vec<String>) {
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    for written in text.split([',', ';', '，', '；', '、', '\n', '\r', '\t', ' ', '\u{3000}']) {
        if written.is_empty() {
            continue;
        }
        let label = label_of(&half_width(written));
        match labels.iter().position(|known| *known == label) {
            Some(place) => found.push(place),
            None => unknown.push(written.to_owned()),
        }
    }
    found.sort_unstable();
    found.dedup();
    (found, unknown)
}

fn label_of(written: &str) -> String {
    let parts: Vec<_> = written.split(['-', '—', '–', '/']).collect();
    match parts.as_slice() {
        [building, entrance, room] => {
            home_label(&building_name(building), &entrance_name(entrance), &room_number(room))
        }
        _ => written.trim_end_matches('室').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn homes_are_read_as_people_write_them() {
        let labels = ["3号楼2单元501", "3号楼2单元601", "4号楼1单元101"].map(str::to_owned);
        let (found, unknown) = match_homes("3-2-601，３－２－５０１\n4号楼1单元101室；3-2-601", &labels);
        assert_eq!((found, unknown), (vec![0, 1, 2], Vec::<String>::new()));
        let (found, unknown) = match_homes("3-2-501 3-2-999、丁", &labels);
        assert_eq!((found, unknown), (vec![0], vec!["3-2-999".to_owned(), "丁".to_owned()]));
        assert_eq!(match_homes(" \n", &labels), (vec![], vec![]));
    }
}
