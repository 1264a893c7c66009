//! Types of the API of mandates: somebody votes for an owner (dossier R19; 民法典 165).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ItemChoice;
use super::page::ItemView;
use crate::decisions::rules::{DecisionState, MandateKind};
use crate::id::{DecisionId, HomeId, MandateId, PersonId, PhotoId};
use crate::text::{Name, Text};

/// A mandate to be registered.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RegisterMandate {
    /// On what it rests.
    pub kind: MandateKind,
    /// The principal's home; the mandate covers every home of the same elector.
    pub home_id: HomeId,
    /// The agent's account, where the agent is to vote online.
    #[serde(default)]
    pub agent_id: Option<PersonId>,
    /// The agent's name, as the mandate says.
    pub agent_name: Name,
    /// Who the agent is and how identity was checked.
    pub note: Text<1, 200>,
    /// Whether somebody checked that the agent works for neither the property manager nor the contractor.
    #[serde(default)]
    pub agent_checked: bool,
    /// What the principal told the agent to choose; questions without an instruction are free.
    #[serde(default)]
    pub instructions: Vec<Instruction>,
    /// Photos of the signed mandate or of the guardian's proof, at least one.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// An instruction for one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Instruction {
    /// The question.
    pub item_id: crate::id::DecisionItemId,
    /// The choice; nothing leaves the agent free.
    #[serde(default)]
    pub choice: Option<crate::decisions::rules::Choice>,
}

/// A mandate is taken back.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RevokeMandate {
    /// Why.
    #[serde(default)]
    pub reason: Text<0, 200>,
}

/// A mandate that was registered or taken back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MandateStored {
    /// The mandate.
    pub id: MandateId,
    /// Whether it is in force.
    pub in_force: bool,
}

/// A mandate on the desk; never what the principal told the agent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MandateView {
    /// The mandate.
    pub id: MandateId,
    /// On what it rests.
    pub kind: MandateKind,
    /// The principal's homes.
    pub homes: Vec<String>,
    /// The agent's name.
    pub agent_name: String,
    /// Whether the agent votes online with an account.
    pub online: bool,
    /// Who the agent is and how identity was checked.
    pub note: String,
    /// When it was registered, UTC.
    pub registered_at: DateTime<Utc>,
    /// When it was taken back, UTC.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Whether a ballot was cast under it.
    pub used: bool,
}

/// Somebody with an account who may be named as agent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgentOption {
    /// The person.
    pub id: PersonId,
    /// Home and masked name: `3号楼2单元501 王**`.
    pub label: String,
}

/// The mandates of a decision on the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MandatesPage {
    /// The decision.
    pub id: DecisionId,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub state: DecisionState,
    /// The questions, for instructions.
    pub items: Vec<ItemView>,
    /// Homes on the roll.
    pub homes: Vec<super::desk::EntryHome>,
    /// People with an account who may be named.
    pub agents: Vec<AgentOption>,
    /// The mandates, the latest first.
    pub mandates: Vec<MandateView>,
}

/// What an agent's own ballot page says of a mandate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MandateHeld {
    /// The mandate.
    pub id: MandateId,
    /// On what it rests.
    pub kind: MandateKind,
    /// What the principal told the agent to choose.
    pub instructions: Vec<ItemChoice>,
}
