//! Correcting the area of a home: never without evidence, never to nothing (dossier R2, F35).

use super::AreaSource;
use super::roster::MAX_AREA;
use crate::area::Area;
use crate::problem::{Code, Problem};

/// What a register says of the area of a home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedArea {
    /// The area, 0.01 ㎡.
    pub area: Area,
    /// Where it comes from.
    pub source: AreaSource,
}

impl StatedArea {
    /// Reads square metres as people write them; nothing and more than any home has are refused.
    pub fn read(square_metres: &str, source: AreaSource) -> Result<Self, Problem> {
        let area = Area::parse_square_metres(square_metres).filter(|area| area.0 > 0 && *area <= MAX_AREA);
        let area = area.ok_or_else(|| {
            let words = ["请写成 78.32 这样的数", "write it like 78.32"];
            Problem::new(Code::AreaImpossible).with_field("/square_metres", words)
        })?;
        Ok(Self { area, source })
    }
}

/// Checks a correction with `photos` of its evidence.
///
/// The register comes before a survey and a survey before a contract (司法解释 8): a weaker source takes the place of a
/// stronger one only where somebody says that the stronger one does not exist.
pub fn check_correction(
    before: StatedArea,
    after: StatedArea,
    stronger_is_void: bool,
    photos: usize,
) -> Result<(), Problem> {
    let refuse = |pointer: &str, words: [&str; 2]| Err(Problem::new(Code::InvalidInput).with_field(pointer, words));
    if after.area.0 <= 0 || after.area > MAX_AREA {
        return Err(Code::AreaImpossible.into());
    }
    if after == before {
        return refuse(
            "/square_metres",
            ["面积和来源跟现在一样，没有需要更正的", "area and source are as they are; there is nothing to correct"],
        );
    }
    if after.source > before.source && !stronger_is_void {
        return refuse(
            "/stronger_is_void",
            [
                "现在的来源更可靠。确实没有登记或实测的，请在这里打勾并写明理由",
                "the present source comes first; tick this and say why if that record does not exist",
            ],
        );
    }
    if photos == 0 { Err(Code::ProofPhotoMissing.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(area: i64, source: AreaSource) -> StatedArea {
        StatedArea { area: Area(area), source }
    }

    #[test]
    fn nothing_and_too_much_are_no_area() {
        for wrong in ["0", "0.00", "-1", "1.234", "100000.01", "", "八十"] {
            let refused = StatedArea::read(wrong, AreaSource::Register).expect_err(wrong);
            assert_eq!(refused.code, Code::AreaImpossible, "{wrong}");
        }
        assert_eq!(StatedArea::read("78.32", AreaSource::Survey), Ok(stated(7_832, AreaSource::Survey)));
        assert!(StatedArea::read("100000", AreaSource::Survey).is_ok());
    }

    #[test]
    fn the_register_comes_before_a_survey_and_a_survey_before_a_contract() {
        let code = |before, after, void| {
            let told = check_correction(stated(6_000, before), stated(6_100, after), void, 1);
            told.map_err(|problem| problem.errors[0].pointer.clone())
        };
        let refused = Err("/stronger_is_void".to_owned());
        assert_eq!(code(AreaSource::Contract, AreaSource::Survey, false), Ok(()));
        assert_eq!(code(AreaSource::Survey, AreaSource::Register, false), Ok(()));
        assert_eq!(code(AreaSource::Survey, AreaSource::Survey, false), Ok(()));
        assert_eq!(code(AreaSource::Register, AreaSource::Survey, false), refused);
        assert_eq!(code(AreaSource::Survey, AreaSource::Contract, false), refused);
        assert_eq!(code(AreaSource::Register, AreaSource::Contract, true), Ok(()));
    }

    #[test]
    fn a_correction_needs_a_change_and_a_photo() {
        let (now, other) = (stated(6_000, AreaSource::Register), stated(6_001, AreaSource::Register));
        let code = |after, photos| check_correction(now, after, false, photos).map_err(|problem| problem.code);
        assert_eq!(code(now, 1), Err(Code::InvalidInput));
        assert_eq!(code(other, 0), Err(Code::ProofPhotoMissing));
        assert_eq!(code(other, 1), Ok(()));
        assert_eq!(code(stated(0, AreaSource::Register), 1), Err(Code::AreaImpossible));
    }
}
