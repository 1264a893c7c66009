//! The roster in the API: looking through a file, and importing it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::residents::Seat;
use crate::area::Area;
use crate::id::PlaceId;
use crate::lang::Lang;
use crate::places::rules::{AreaSource, HomeKind, HomeStatus, RosterColumn, RosterFaultAt};
use crate::text::Text;

/// A roster to look through: nothing is changed yet.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PreviewRoster {
    /// The CSV file's text; in a form the file itself, as the part `roster` (any encoding of docs/ROSTER.md).
    #[serde(alias = "roster")]
    pub content: String,
}

/// A roster to import: the file again, or the preview that holds it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportRoster {
    /// The digest of the preview that was looked through.
    pub digest: Text<64, 64>,
    /// The preview whose file is meant.
    #[serde(default)]
    pub preview_id: Option<Uuid>,
    /// The CSV file's text, where no preview is named; in a form the file itself, as the part `roster`.
    #[serde(default, alias = "roster")]
    pub content: Option<String>,
}

/// What importing a file would change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterPreview {
    /// The preview; it may be opened by whoever made it, for a day.
    pub id: Uuid,
    /// The compound.
    pub compound_id: PlaceId,
    /// Its name.
    pub compound_name: String,
    /// SHA-256 over the file and the registers as they are, hex: names what is confirmed.
    pub digest: String,
    /// What would change, counted.
    pub counts: RosterCounts,
    /// How many faults the file has; it can be imported only if there is none.
    pub fault_count: u64,
    /// The faults in the order of the file, at most 500.
    pub faults: Vec<RosterFaultAt>,
    /// Headers which mean no column; they are not read.
    pub ignored: Vec<String>,
    /// Buildings and entrances that are new: `7号楼`, `7号楼2单元`.
    pub new_places: Vec<String>,
    /// Homes that are new, at most 500.
    pub added: Vec<RosterAdded>,
    /// Homes of which the file says something else than the registers, at most 500.
    pub changed: Vec<RosterChange>,
    /// Homes of the registers that the file does not name, at most 500: they stay as they are.
    pub missing: Vec<String>,
}

/// What an import changes or has changed, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterCounts {
    /// Rows without a fault.
    pub rows: u32,
    /// Homes that are new.
    pub added: u32,
    /// Homes of which something changes.
    pub changed: u32,
    /// Homes that stay as they are.
    pub unchanged: u32,
    /// Homes of the registers that the file does not name; never deleted.
    pub missing: u32,
    /// Buildings that are new.
    pub buildings: u32,
    /// Entrances that are new.
    pub entrances: u32,
    /// Owners that are new.
    pub owners: u32,
    /// Owners known by their id whose name changes.
    pub renamed: u32,
    /// The area of all homes before, 0.01 ㎡.
    pub area_before: Area,
    /// The area of all homes after, 0.01 ㎡.
    pub area_after: Area,
}

impl RosterCounts {
    /// Whether the import has nothing to do.
    pub fn is_unchanged(&self) -> bool {
        (self.added, self.changed, self.buildings, self.entrances, self.owners, self.renamed) == (0, 0, 0, 0, 0, 0)
    }
}

/// A new home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterAdded {
    /// The line in the file.
    pub line: u64,
    /// The address in the compound: `3号楼2单元501`.
    pub label: String,
    /// 0.01 ㎡.
    pub area: Area,
}

/// A home of which something changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterChange {
    /// The line in the file.
    pub line: u64,
    /// The address in the compound.
    pub label: String,
    /// What changes, column by column.
    pub fields: Vec<RosterFieldChange>,
    /// Whether an area of a better source gives way to one of a lesser source (dossier R2: register, survey, contract).
    pub lowers_source: bool,
}

/// One column of a home that changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterFieldChange {
    /// The column.
    pub column: RosterColumn,
    /// What the registers say, in the form of the roster; attributes as they travel; of an age the day somebody comes of age.
    pub before: String,
    /// What the file says.
    pub after: String,
}

impl RosterFieldChange {
    /// Before and after in words: attributes in the reader's language, everything else as it stands.
    pub fn words(&self, lang: Lang) -> (String, String) {
        (value_words(self.column, &self.before, lang), value_words(self.column, &self.after, lang))
    }
}

fn value_words(column: RosterColumn, value: &str, lang: Lang) -> String {
    if column == RosterColumn::BirthDate {
        return age_words(value, lang);
    }
    let words = match column {
        RosterColumn::Seat => Seat::parse(value).map(|seat| seat.words(lang)),
        RosterColumn::AreaSource => AreaSource::parse(value).map(|source| source.words(lang)),
        RosterColumn::Kind => HomeKind::parse(value).map(|kind| kind.words(lang)),
        RosterColumn::Status => HomeStatus::parse(value).map(|status| status.words(lang)),
        _ => None,
    };
    words.unwrap_or(value).to_owned()
}

/// What is known of an age: the day somebody comes of age, or nothing for whoever is of age.
fn age_words(of_age_on: &str, lang: Lang) -> String {
    match (of_age_on, lang) {
        ("", Lang::Zh) => "已成年".to_owned(),
        ("", Lang::En) => "of age".to_owned(),
        (day, Lang::Zh) => format!("{day} 成年"),
        (day, Lang::En) => format!("of age from {day}"),
    }
}

/// What an import has changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterImported {
    /// The import, as the audit trail names it.
    pub id: Uuid,
    /// What changed, counted.
    pub counts: RosterCounts,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_in_the_words_of_the_reader() {
        let change = |column, before: &str, after: &str| RosterFieldChange {
            column,
            before: before.to_owned(),
            after: after.to_owned(),
        };
        let source = change(RosterColumn::AreaSource, "register", "contract");
        assert_eq!(source.words(Lang::Zh), ("登记".into(), "合同".into()));
        assert_eq!(source.words(Lang::En), ("register".into(), "contract".into()));
        assert_eq!(change(RosterColumn::Area, "60.00", "").words(Lang::Zh), ("60.00".into(), String::new()));
        let age = change(RosterColumn::BirthDate, "2026-12-15", "");
        assert_eq!(age.words(Lang::Zh), ("2026-12-15 成年".into(), "已成年".into()));
        let seat = change(RosterColumn::Seat, "resident", "other");
        assert_eq!(seat.words(Lang::Zh), ("居民代表".into(), "其他成员".into()));
    }
}
