//! One row of a file of residents: its cells checked, all faults together.

use chrono::NaiveDate;
use linyi_shared::places::api::Seat;
use linyi_shared::places::rules::resident_file::{read_birth, read_date, read_name};
use linyi_shared::places::rules::{
    ResidentRegister, RosterColumn, RosterFault, RosterFaultAt, building_name, check_term, entrance_name, home_label,
    room_number,
};
use serde::{Deserialize, Serialize};

use crate::features::places::roster::{Faults, Row};

/// Somebody as a file states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResidentRow {
    /// The line in the file, the header being line 1.
    pub line: u64,
    /// The address of the home in the compound: `3号楼2单元501`.
    pub home: String,
    /// The name, which tells people of one home apart.
    pub name: String,
    /// What else the register says.
    pub entry: ResidentEntry,
}

/// What a register says of somebody beside home and name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResidentEntry {
    /// Of an adult.
    Adult {
        /// When the person comes of age; nothing for whoever is of age.
        of_age_on: Option<NaiveDate>,
    },
    /// Of a member of the representatives' meeting.
    Representative {
        /// As what the person sits there.
        seat: Seat,
        /// When the person was elected.
        elected_on: NaiveDate,
        /// The last day of the term.
        term_ends_on: NaiveDate,
    },
}

impl ResidentEntry {
    /// The register it belongs to.
    pub fn register(&self) -> ResidentRegister {
        match self {
            Self::Adult { .. } => ResidentRegister::Adults,
            Self::Representative { .. } => ResidentRegister::Representatives,
        }
    }

    /// Column by column, as a file would say it; of an age the day somebody comes of age.
    pub fn cells(&self) -> Vec<(RosterColumn, String)> {
        match self {
            Self::Adult { of_age_on } => {
                vec![(RosterColumn::BirthDate, of_age_on.map(|day| day.to_string()).unwrap_or_default())]
            }
            Self::Representative { seat, elected_on, term_ends_on } => vec![
                (RosterColumn::Seat, seat.as_str().to_owned()),
                (RosterColumn::ElectedOn, elected_on.to_string()),
                (RosterColumn::TermEndsOn, term_ends_on.to_string()),
            ],
        }
    }
}

/// Checks the cells of one row.
pub(super) fn check(
    register: ResidentRegister,
    row: &Row<'_>,
    today: NaiveDate,
) -> Result<ResidentRow, Vec<RosterFaultAt>> {
    use RosterColumn as Column;
    let mut faults = Faults::of_line(row.line);
    for column in register.columns() {
        faults.text(*column, row.cell(*column));
    }
    let building = faults.filled(Column::Building, row.cell(Column::Building));
    let entrance = faults.filled(Column::Entrance, row.cell(Column::Entrance));
    let room = faults.filled(Column::Room, row.cell(Column::Room));
    let name = faults.read(Column::Name, row.cell(Column::Name), read_name);
    let entry = match register {
        ResidentRegister::Adults => faults
            .read(Column::BirthDate, row.cell(Column::BirthDate), |text| read_birth(text, today))
            .map(|of_age_on| ResidentEntry::Adult { of_age_on }),
        ResidentRegister::Representatives => representative(&mut faults, row),
    };
    let (Some(building), Some(entrance), Some(room), Some(name), Some(entry)) = (building, entrance, room, name, entry)
    else {
        return Err(faults.list);
    };
    if !faults.list.is_empty() {
        return Err(faults.list);
    }
    let home = home_label(&building_name(building), &entrance_name(entrance), &room_number(room));
    Ok(ResidentRow { line: row.line, home, name, entry })
}

fn representative(faults: &mut Faults, row: &Row<'_>) -> Option<ResidentEntry> {
    use RosterColumn as Column;
    let seat =
        faults.read(Column::Seat, row.cell(Column::Seat), |text| Seat::recognise(text).ok_or(RosterFault::SeatUnknown));
    let elected_on = faults.read(Column::ElectedOn, row.cell(Column::ElectedOn), read_date);
    let term_ends_on = faults.read(Column::TermEndsOn, row.cell(Column::TermEndsOn), read_date);
    let (seat, elected_on, term_ends_on) = (seat?, elected_on?, term_ends_on?);
    if check_term(elected_on, term_ends_on).is_err() {
        faults.add(Column::TermEndsOn, RosterFault::TermBackwards, row.cell(Column::TermEndsOn));
        return None;
    }
    Some(ResidentEntry::Representative { seat, elected_on, term_ends_on })
}
