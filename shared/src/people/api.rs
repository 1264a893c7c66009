//! Types of the API of people.

use serde::{Deserialize, Serialize};

use super::relation::HomeRelation;
use super::rules::Role;
use crate::id::{HomeId, PersonId, PlaceId, SessionId};
use crate::text::{Name, Text};
use chrono::{DateTime, Utc};

mod demo;

pub use demo::*;

/// The signed-in person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// The person.
    pub person_id: PersonId,
    /// The name shown to the person.
    pub name: String,
    /// Roles at places.
    pub grants: Vec<GrantView>,
    /// The homes the person speaks for.
    pub homes: Vec<HomeBindingView>,
    /// Unread messages in the inbox.
    pub unread: u32,
}

/// A role at a place, with the place's name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GrantView {
    /// The role.
    pub role: Role,
    /// The place.
    pub place_id: PlaceId,
    /// The place's name.
    pub place_name: String,
}

/// A home a person speaks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeBindingView {
    /// The home.
    pub home_id: HomeId,
    /// Its compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// The home's address in the compound: `3号楼2单元501`.
    pub label: String,
    /// What the person is to the home.
    pub relation: HomeRelation,
    /// The area that counts in a vote of owners and where it comes from, in the reader's language.
    pub area: String,
}

/// Staff signing in.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The account.
    pub login: Text<1, 60>,
    /// The password.
    pub password: Text<1, 200>,
}

/// A resident binding to a home with the code of a printed letter.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BindHome {
    /// The code, as typed or scanned.
    pub code: Text<1, 40>,
    /// How neighbours' staff should address the person; not shown in public.
    pub name: Name,
    /// What the person is to the home.
    pub relation: HomeRelation,
}

/// A correction of what the person is to a home.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CorrectRelation {
    /// What the person is to the home.
    pub relation: HomeRelation,
}

/// Renewing a session by its refresh token; browsers use the cookie and send an empty body.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RenewSession {
    /// The refresh token of an API client.
    #[serde(default)]
    pub refresh_token: Option<String>,
}

/// A session's tokens; browsers get the same as HttpOnly cookies.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tokens {
    /// The session.
    pub session_id: SessionId,
    /// A JWT, valid for 15 minutes, for `Authorization: Bearer`.
    pub access_token: String,
    /// A one-time token for the next renewal.
    pub refresh_token: String,
    /// When the access token ends, UTC.
    pub expires_at: DateTime<Utc>,
}

/// A signed-in device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// The session; the `id` to revoke it by.
    pub id: SessionId,
    /// What the browser called itself, shortened.
    pub device: String,
    /// When it signed in, UTC.
    pub created_at: DateTime<Utc>,
    /// When it was last renewed, UTC.
    pub renewed_at: DateTime<Utc>,
    /// Whether it is the one asking.
    pub current: bool,
}

/// Which homes of a compound get new letters.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IssueLetters {
    /// The building whose homes get letters; a letter already issued and unused is replaced.
    pub building_id: PlaceId,
}

/// Letters to print, codes in clear: they are shown this once and stored only as hashes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Letters {
    /// The compound's name.
    pub compound_name: String,
    /// One letter a home.
    pub letters: Vec<Letter>,
}

/// One printed letter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Letter {
    /// The home.
    pub home_id: HomeId,
    /// The home's address in the compound.
    pub label: String,
    /// The code in groups of four: `ABCD-EFGH-2345`.
    pub code: String,
    /// The link behind the QR code.
    pub link: String,
    /// The QR code as an SVG document.
    pub qr_svg: String,
    /// When the code ends, UTC.
    pub expires_at: DateTime<Utc>,
}

/// The signed-in person's own page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountPage {
    /// The person.
    pub me: Me,
    /// The devices signed in, the latest first.
    pub sessions: Vec<SessionView>,
    /// The login of a staff account; residents have none.
    pub login: Option<String>,
}

/// A staff member changing the own password.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The password until now.
    pub password: Text<1, 200>,
    /// The password from now on (R56: at least 10 characters of 3 classes).
    pub new_password: Text<1, 200>,
}
