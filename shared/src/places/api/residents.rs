//! Types of the API of the two registers of people: the adults of a home, the members of a representatives' meeting.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::decisions::rules::MeetingMembers;
use crate::id::{AdultId, HomeId, PersonId, PlaceId, RepresentativeId};
use crate::lang::Lang;
use crate::projects::terms::terms;
use crate::text::Text;

terms! {
    /// As what somebody sits in the residents' representatives' meeting (R27).
    pub enum Seat {
        /// Elected by residents.
        Resident = "resident", "居民代表", "residents' representative";
        /// Anybody else, such as a member of the residents' committee.
        Other = "other", "其他成员", "other member";
    }
}

impl Seat {
    /// Reads what people write into a file, in Chinese or English.
    pub fn recognise(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        match text.as_str() {
            "代表" | "representative" => Some(Self::Resident),
            "其他" | "其它" | "其它成员" => Some(Self::Other),
            _ => Self::ALL
                .iter()
                .copied()
                .find(|seat| [seat.as_str(), seat.words(Lang::Zh), seat.words(Lang::En)].contains(&text.as_str())),
        }
    }
}

/// Somebody with an account, to be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountOption {
    /// The person.
    pub id: PersonId,
    /// In words, the name masked.
    pub label: String,
}

/// An adult of a home as the desk reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdultView {
    /// The entry.
    pub id: AdultId,
    /// The name, masked unless two of the home would look the same.
    pub name: String,
    /// When the person comes of age; nothing for somebody who was of age when the entry was made.
    pub of_age_on: Option<NaiveDate>,
    /// The account that casts this person's ballot, masked.
    pub account: Option<AccountOption>,
    /// When the entry was made, UTC.
    pub entered_at: DateTime<Utc>,
    /// When it ended, UTC; it counts until then.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why it ended.
    pub ended_because: String,
}

/// The adults of a home, those who moved away included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdultsPage {
    /// The home.
    pub home_id: HomeId,
    /// Its address in the compound.
    pub label: String,
    /// Its compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// Whether the reader may change entries.
    pub may_correct: bool,
    /// The entries, in their order.
    pub adults: Vec<AdultView>,
    /// The people who are connected to the home by an account.
    pub accounts: Vec<AccountOption>,
}

/// An adult of a home.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AddAdult {
    /// The name.
    pub name: Text<1, 60>,
    /// The date of birth, from the identity card; the check of age needs it, and it is not kept.
    pub birth_date: NaiveDate,
    /// The account that casts this person's ballot; one that is connected to the home.
    #[serde(default)]
    pub account_id: Option<PersonId>,
}

/// A correction of an entry; what is absent stays.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CorrectAdult {
    /// The name.
    #[serde(default)]
    pub name: Option<Text<1, 60>>,
    /// The date of birth; not kept.
    #[serde(default)]
    pub birth_date: Option<NaiveDate>,
    /// The account that casts this person's ballot.
    #[serde(default)]
    pub account_id: Option<PersonId>,
    /// Whether no account casts it any more.
    #[serde(default)]
    pub unlink: bool,
    /// Why; audited.
    pub reason: Text<1, 200>,
}

/// The end of an entry: somebody moved away or died, or an office ended.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EndEntry {
    /// Why; kept and audited.
    pub reason: Text<1, 200>,
}

/// An entry of the adults' register was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdultStored {
    /// The entry.
    pub id: AdultId,
}

/// A home to be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeOption {
    /// The home.
    pub id: HomeId,
    /// Its address in the compound.
    pub label: String,
}

/// A member of the residents' representatives' meeting as the desk reads it; a public office, so with its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RepresentativeView {
    /// The entry.
    pub id: RepresentativeId,
    /// The name.
    pub name: String,
    /// As what the person sits there.
    pub seat: Seat,
    /// The home the person lives in.
    pub home_id: HomeId,
    /// Its address in the compound.
    pub home: String,
    /// When the person was elected.
    pub elected_on: NaiveDate,
    /// The last day of the term.
    pub term_ends_on: NaiveDate,
    /// Whether the person is in office today.
    pub in_office: bool,
    /// The account that casts this person's ballot, masked.
    pub account: Option<AccountOption>,
    /// When the office ended before its term, UTC.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why it ended.
    pub ended_because: String,
}

/// The residents' representatives of a compound, former ones included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RepresentativesPage {
    /// The compound.
    pub compound_id: PlaceId,
    /// Its name.
    pub compound_name: String,
    /// Whether the reader may change entries.
    pub may_correct: bool,
    /// Those in office today, counted.
    pub members: MeetingMembers,
    /// The entries, the latest term first.
    pub representatives: Vec<RepresentativeView>,
    /// The homes of the compound.
    pub homes: Vec<HomeOption>,
    /// The people who are connected to a home of the compound by an account.
    pub accounts: Vec<AccountOption>,
}

/// A member of the residents' representatives' meeting.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AddRepresentative {
    /// The name.
    pub name: Text<1, 60>,
    /// The home the person lives in.
    pub home_id: HomeId,
    /// As what the person sits there.
    pub seat: Seat,
    /// When the person was elected.
    pub elected_on: NaiveDate,
    /// The last day of the term.
    pub term_ends_on: NaiveDate,
    /// The account that casts this person's ballot; one that is connected to the home.
    #[serde(default)]
    pub account_id: Option<PersonId>,
}

/// A correction of an entry; what is absent stays.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CorrectRepresentative {
    /// The name.
    #[serde(default)]
    pub name: Option<Text<1, 60>>,
    /// As what the person sits there.
    #[serde(default)]
    pub seat: Option<Seat>,
    /// When the person was elected.
    #[serde(default)]
    pub elected_on: Option<NaiveDate>,
    /// The last day of the term.
    #[serde(default)]
    pub term_ends_on: Option<NaiveDate>,
    /// The account that casts this person's ballot.
    #[serde(default)]
    pub account_id: Option<PersonId>,
    /// Whether no account casts it any more.
    #[serde(default)]
    pub unlink: bool,
    /// Why; audited.
    pub reason: Text<1, 200>,
}

/// An entry of the representatives' register was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RepresentativeStored {
    /// The entry.
    pub id: RepresentativeId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_read_in_both_languages() {
        for seat in Seat::ALL {
            for text in [seat.as_str(), seat.words(Lang::Zh), seat.words(Lang::En)] {
                assert_eq!(Seat::recognise(text), Some(*seat), "{text}");
            }
        }
        assert_eq!(Seat::recognise(" 代表 "), Some(Seat::Resident));
        assert_eq!(Seat::recognise("主任"), None);
    }
}
