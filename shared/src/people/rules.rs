//! Who may do what, and where (dossier §6, R53–R56).

use serde::{Deserialize, Serialize};

use crate::id::PlaceId;
use crate::lang::Lang;

/// A role that is granted at a place; residents have none, they have a home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 网格员、楼栋长: visits homes.
    GridWorker,
    /// 社区居委会 staff: runs consultations, meetings, notices and the paper desk.
    CommunityStaff,
    /// A member of the party branch, residents', owners' or supervision committee.
    CommitteeMember,
    /// 街道办事处.
    SubdistrictOfficer,
    /// 区住建局, the lead of the district.
    HousingBureau,
    /// Client, contractor or supervisor on site.
    Contractor,
    /// 居务监督委员会, auditor: reads everything that is not a person's choice.
    Auditor,
    /// Keeps the installation: accounts and grants.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: &'static [Self] = &[
        Self::GridWorker,
        Self::CommunityStaff,
        Self::CommitteeMember,
        Self::SubdistrictOfficer,
        Self::HousingBureau,
        Self::Contractor,
        Self::Auditor,
        Self::Administrator,
    ];

    /// The role as it is stored and travels.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::GridWorker => "grid_worker",
            Self::CommunityStaff => "community_staff",
            Self::CommitteeMember => "committee_member",
            Self::SubdistrictOfficer => "subdistrict_officer",
            Self::HousingBureau => "housing_bureau",
            Self::Contractor => "contractor",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// Reads a stored role.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.as_str() == text)
    }

    /// The role in words.
    pub fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::GridWorker, Lang::Zh) => "网格员",
            (Self::GridWorker, Lang::En) => "grid worker",
            (Self::CommunityStaff, Lang::Zh) => "社区工作人员",
            (Self::CommunityStaff, Lang::En) => "community staff",
            (Self::CommitteeMember, Lang::Zh) => "委员会成员",
            (Self::CommitteeMember, Lang::En) => "committee member",
            (Self::SubdistrictOfficer, Lang::Zh) => "街道办事处",
            (Self::SubdistrictOfficer, Lang::En) => "subdistrict office",
            (Self::HousingBureau, Lang::Zh) => "区住建局",
            (Self::HousingBureau, Lang::En) => "housing bureau",
            (Self::Contractor, Lang::Zh) => "参建单位",
            (Self::Contractor, Lang::En) => "works party",
            (Self::Auditor, Lang::Zh) => "审计监督",
            (Self::Auditor, Lang::En) => "auditor",
            (Self::Administrator, Lang::Zh) => "系统管理员",
            (Self::Administrator, Lang::En) => "administrator",
        }
    }
}

/// Something a role may do at the places it is granted for, and below them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Duty {
    /// Read the desk of a compound.
    ReadDesk,
    /// Import the roster, print letters, correct homes.
    KeepRoster,
    /// Record a home visit or a paper answer.
    VisitHomes,
    /// Open, close and summarise consultations.
    RunConsultation,
    /// Record motions, meetings, official replies.
    RunDeliberation,
    /// Set up, open and close decisions; publish outcomes.
    RunDecision,
    /// Enter ballots received on paper, by visit or by phone.
    EnterBallots,
    /// Publish notices and answer objections.
    PublishNotices,
    /// Record the study of a matter by the party organisation, sign resolutions.
    SignResolutions,
    /// Give or refuse the district's approval, record budget review and procurement.
    Approve,
    /// Add the district's own voting rules, and end them.
    SetRules,
    /// Publish the works notice, post progress, answer defects.
    RunWorks,
    /// Record checks and verify rectified defects.
    RunChecks,
    /// Record the legal acceptance, and determine who is responsible for a defect under warranty.
    RecordAcceptance,
    /// Open, close and publish rating rounds.
    RunRatings,
    /// Create staff accounts and grants.
    KeepAccounts,
    /// Read the audit log.
    ReadAudit,
}

impl Duty {
    /// The roles that have this duty.
    pub fn roles(self) -> &'static [Role] {
        use Role::*;
        match self {
            Self::ReadDesk => Role::ALL,
            Self::KeepRoster => &[CommunityStaff, SubdistrictOfficer],
            Self::VisitHomes | Self::EnterBallots => &[GridWorker, CommunityStaff],
            Self::RunConsultation | Self::RunDecision | Self::RunRatings => &[CommunityStaff, SubdistrictOfficer],
            Self::RunDeliberation => &[CommunityStaff, CommitteeMember],
            Self::PublishNotices => &[CommunityStaff, SubdistrictOfficer, HousingBureau],
            Self::SignResolutions => &[CommitteeMember],
            Self::Approve | Self::SetRules => &[HousingBureau],
            Self::RunWorks => &[Contractor, HousingBureau],
            Self::RunChecks => &[CommunityStaff, CommitteeMember],
            Self::RecordAcceptance => &[HousingBureau],
            Self::KeepAccounts => &[Administrator],
            Self::ReadAudit => &[Auditor, HousingBureau, Administrator],
        }
    }
}

/// A role at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The place it is granted for; it covers everything below.
    pub place: PlaceId,
}

/// Whether one of `grants` gives `duty` at a place whose ancestors, itself included, are `ancestors`.
pub fn may(grants: &[Grant], duty: Duty, ancestors: &[PlaceId]) -> bool {
    grants.iter().any(|grant| duty.roles().contains(&grant.role) && ancestors.contains(&grant.place))
}

/// What is wrong with a staff password, if anything (R56: at least 10 characters of 3 classes, nothing of the account name).
pub fn password_fault(password: &str, login: &str) -> Option<&'static str> {
    let classes = [
        password.chars().any(|c| c.is_lowercase()),
        password.chars().any(|c| c.is_uppercase()),
        password.chars().any(|c| c.is_numeric()),
        password.chars().any(|c| !c.is_alphanumeric()),
    ];
    if password.chars().count() < 10 {
        Some("too_short")
    } else if password.chars().count() > 200 {
        Some("too_long")
    } else if classes.iter().filter(|class| **class).count() < 3 {
        Some("too_few_classes")
    } else if !login.is_empty() && password.to_lowercase().contains(&login.to_lowercase()) {
        Some("contains_login")
    } else {
        None
    }
}

/// What [`password_fault`] found, in words.
pub fn password_fault_words(fault: &str, lang: Lang) -> &'static str {
    match (fault, lang) {
        ("too_short", Lang::Zh) => "密码至少 10 个字符。",
        ("too_short", Lang::En) => "A password has at least 10 characters.",
        ("too_long", Lang::Zh) => "密码最多 200 个字符。",
        ("too_long", Lang::En) => "A password has at most 200 characters.",
        ("contains_login", Lang::Zh) => "密码里不能有账号名。",
        ("contains_login", Lang::En) => "A password does not contain the account's name.",
        (_, Lang::Zh) => "密码要有大写字母、小写字母、数字、符号中的至少三种。",
        (_, Lang::En) => "A password has three of these: lower case, upper case, digits, signs.",
    }
}

/// The alphabet of letter codes: no characters that look alike on paper.
pub const LETTER_ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKLMNPQRSTUVWXY";

/// Brings a typed letter code into its canonical form: upper case, without spaces and dashes.
///
/// `None` when it cannot be a code of twelve characters of [`LETTER_ALPHABET`].
pub fn canonical_letter_code(typed: &str) -> Option<String> {
    let code: String =
        typed.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{3000}')).map(|c| c.to_ascii_uppercase()).collect();
    let valid = code.len() == 12 && code.bytes().all(|byte| LETTER_ALPHABET.contains(&byte));
    valid.then_some(code)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn place(number: u128) -> PlaceId {
        PlaceId(Uuid::from_u128(number))
    }

    #[test]
    fn a_grant_covers_everything_below_its_place_and_nothing_beside_it() {
        let grants = [Grant { role: Role::CommunityStaff, place: place(2) }];
        assert!(may(&grants, Duty::RunConsultation, &[place(3), place(2), place(1)]));
        assert!(!may(&grants, Duty::RunConsultation, &[place(4), place(1)]));
        assert!(!may(&grants, Duty::Approve, &[place(3), place(2), place(1)]));
    }

    #[test]
    fn weak_passwords_are_named() {
        assert_eq!(password_fault("Kurz1!", "li"), Some("too_short"));
        assert_eq!(password_fault("nurkleinebuchstaben", "li"), Some("too_few_classes"));
        assert_eq!(password_fault("Community-2026", "community"), Some("contains_login"));
        assert_eq!(password_fault("Ganz-anders-26", "community"), None);
    }

    #[test]
    fn a_letter_code_is_read_as_people_type_it() {
        assert_eq!(canonical_letter_code("abcd-efgh 2345"), Some("ABCDEFGH2345".into()));
        assert_eq!(canonical_letter_code("ABCD-EFGH-2340"), None, "0 is not in the alphabet");
        assert_eq!(canonical_letter_code("ABCD"), None);
    }
}
