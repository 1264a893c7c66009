//! One row of the roster: its cells checked, all faults together.

use linyi_shared::area::Area;
use linyi_shared::places::rules::roster::{
    MAX_CELL, MAX_OWNERS, RosterColumn, RosterFault, RosterFaultAt, is_identity_number, read_adults, read_area,
    read_floor,
};
use linyi_shared::places::rules::{
    AreaSource, HomeKind, HomeStatus, building_name, entrance_name, home_label, room_number,
};

/// A home as the roster states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRow {
    /// The line in the file, the header being line 1.
    pub line: u64,
    /// `3号楼`.
    pub building: String,
    /// `2单元`.
    pub entrance: String,
    /// The floor, never 0.
    pub floor: i32,
    /// `501`.
    pub room: String,
    /// 0.01 ㎡.
    pub area: Area,
    /// Where the area comes from (R2).
    pub area_source: AreaSource,
    /// Its use; a dwelling where the file does not say.
    pub kind: HomeKind,
    /// Its status; sold and handed over where the file does not say.
    pub status: HomeStatus,
    /// Its owners; may be empty for a home of the developer.
    pub owners: Vec<RosterOwner>,
    /// Who lives there, where the file says something.
    pub household: Option<RosterHousehold>,
}

impl RosterRow {
    /// The address in the compound, which is what makes a home one home: `3号楼2单元501`.
    pub fn label(&self) -> String {
        home_label(&self.building, &self.entrance, &self.room)
    }
}

/// An owner as the roster states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterOwner {
    /// The name.
    pub name: String,
    /// An opaque id or hash that tells owners apart; without one the name does, within the compound.
    pub id: Option<String>,
}

/// A household as the roster states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterHousehold {
    /// How to address it: `王师傅家`.
    pub name: Option<String>,
    /// Residents of 18 years and more; unknown where the cell is blank.
    pub adults: Option<u16>,
}

/// Checks the cells of one row, each column at most once.
pub(super) fn check<'a>(line: u64, cell: impl Fn(RosterColumn) -> &'a str) -> Result<RosterRow, Vec<RosterFaultAt>> {
    use RosterColumn as Column;
    let mut faults = Faults::of_line(line);
    for column in Column::HOMES {
        faults.text(*column, cell(*column));
    }
    let building = faults.filled(Column::Building, cell(Column::Building));
    let entrance = faults.filled(Column::Entrance, cell(Column::Entrance));
    let room = faults.filled(Column::Room, cell(Column::Room));
    let floor = faults.read(Column::Floor, cell(Column::Floor), read_floor);
    let area = faults.read(Column::Area, cell(Column::Area), read_area);
    let area_source = faults.read(Column::AreaSource, cell(Column::AreaSource), |text| {
        AreaSource::recognise(text).ok_or(RosterFault::AreaSourceUnknown)
    });
    let kind = faults
        .optional(Column::Kind, cell(Column::Kind), |text| HomeKind::recognise(text).ok_or(RosterFault::KindUnknown));
    let status = faults.optional(Column::Status, cell(Column::Status), |text| {
        HomeStatus::recognise(text).ok_or(RosterFault::StatusUnknown)
    });
    let status = status.unwrap_or(HomeStatus::SoldDelivered);
    let owners = faults.owners(status, cell(Column::Owners), cell(Column::OwnerIds));
    let adults = faults.optional(Column::Adults, cell(Column::Adults), read_adults);
    let name = Some(cell(Column::Household)).filter(|name| !name.is_empty()).map(str::to_owned);
    let household = (name.is_some() || adults.is_some()).then_some(RosterHousehold { name, adults });
    let (Some(building), Some(entrance), Some(room), Some(floor), Some(area), Some(area_source)) =
        (building, entrance, room, floor, area, area_source)
    else {
        return Err(faults.list);
    };
    if !faults.list.is_empty() {
        return Err(faults.list);
    }
    Ok(RosterRow {
        line,
        building: building_name(building),
        entrance: entrance_name(entrance),
        floor,
        room: room_number(room),
        area,
        area_source,
        kind: kind.unwrap_or(HomeKind::Dwelling),
        status,
        owners,
        household,
    })
}

/// The faults of a row, gathered.
pub(in crate::features::places) struct Faults {
    line: u64,
    /// What was found so far.
    pub list: Vec<RosterFaultAt>,
}

impl Faults {
    /// None yet.
    pub fn of_line(line: u64) -> Self {
        Self { line, list: Vec::new() }
    }

    /// Notes what is wrong with a cell.
    pub fn add(&mut self, column: RosterColumn, fault: RosterFault, found: &str) {
        let is_private = fault == RosterFault::IdentityNumber || column == RosterColumn::BirthDate;
        let found = (!found.is_empty() && !is_private).then(|| found.chars().take(MAX_CELL).collect::<String>());
        self.list.push(RosterFaultAt { line: self.line, column: Some(column), fault, found, first_line: None });
    }

    /// What no cell may have: undecodable characters, line breaks, too many characters.
    pub fn text(&mut self, column: RosterColumn, text: &str) {
        let several = matches!(column, RosterColumn::Owners | RosterColumn::OwnerIds);
        let longest = if several { MAX_CELL * MAX_OWNERS } else { MAX_CELL };
        if text.contains('\u{fffd}') {
            self.add(column, RosterFault::Unreadable, text);
        } else if text.contains(['\n', '\r']) {
            self.add(column, RosterFault::LineBreak, text);
        } else if text.chars().count() > longest {
            self.add(column, RosterFault::TooLong, text);
        }
    }

    /// The text of a cell that must be filled in.
    pub fn filled<'a>(&mut self, column: RosterColumn, text: &'a str) -> Option<&'a str> {
        if text.is_empty() {
            self.add(column, RosterFault::Blank, "");
            return None;
        }
        Some(text)
    }

    /// What a cell says that must be filled in.
    pub fn read<T>(
        &mut self,
        column: RosterColumn,
        text: &str,
        read: impl Fn(&str) -> Result<T, RosterFault>,
    ) -> Option<T> {
        let text = self.filled(column, text)?;
        read(text).map_err(|fault| self.add(column, fault, text)).ok()
    }

    fn optional<T>(
        &mut self,
        column: RosterColumn,
        text: &str,
        read: impl Fn(&str) -> Result<T, RosterFault>,
    ) -> Option<T> {
        if text.is_empty() { None } else { self.read(column, text, read) }
    }

    /// Owners and their ids, one to one; homes of the developer may have none (R3).
    fn owners(&mut self, status: HomeStatus, names: &str, ids: &str) -> Vec<RosterOwner> {
        let names = split(names);
        let ids = split(ids);
        if names.iter().any(|name| name.is_empty()) || (names.is_empty() && status == HomeStatus::SoldDelivered) {
            self.add(RosterColumn::Owners, RosterFault::OwnersMissing, &names.join(";"));
        }
        if names.len() > MAX_OWNERS {
            self.add(RosterColumn::Owners, RosterFault::TooManyOwners, &names.len().to_string());
        }
        if names.iter().any(|name| name.chars().count() > MAX_CELL) {
            self.add(RosterColumn::Owners, RosterFault::TooLong, &names.join(";"));
        }
        if ids.iter().any(|id| id.chars().count() > 2 * MAX_CELL) {
            self.add(RosterColumn::OwnerIds, RosterFault::TooLong, &ids.join(";"));
        }
        if !ids.is_empty() && ids.len() != names.len() {
            self.add(RosterColumn::OwnerIds, RosterFault::OwnerIdsUneven, "");
        }
        for (column, texts) in [(RosterColumn::Owners, &names), (RosterColumn::OwnerIds, &ids)] {
            if texts.iter().any(|text| is_identity_number(text)) {
                self.add(column, RosterFault::IdentityNumber, "");
            }
        }
        let id = |index: usize| ids.get(index).filter(|id| !id.is_empty()).map(|id| (*id).to_owned());
        let owners: Vec<_> =
            names.iter().enumerate().map(|(i, name)| RosterOwner { name: (*name).to_owned(), id: id(i) }).collect();
        let twice = owners.iter().enumerate().any(|(i, owner)| {
            let same = |other: &RosterOwner| match (&owner.id, &other.id) {
                (Some(id), Some(other)) => id == other,
                _ => owner.name == other.name,
            };
            !owner.name.is_empty() && owners[..i].iter().any(same)
        });
        if twice {
            self.add(RosterColumn::Owners, RosterFault::OwnerTwice, &names.join(";"));
        }
        owners
    }
}

/// The parts of a cell between semicolons of either width; a semicolon at the end adds nothing.
fn split(text: &str) -> Vec<&str> {
    let mut parts: Vec<_> = text.split([';', '；']).map(str::trim).collect();
    while parts.last().is_some_and(|part| part.is_empty()) {
        parts.pop();
    }
    parts
}
