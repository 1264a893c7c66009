//! Ids: UUID v7 newtypes, made on the server; knowing one never grants access.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

ids! {
    /// A node of the tree of places: district, subdistrict, cluster, community, compound, building or entrance.
    PlaceId;
    /// A home (专有部分) with its area.
    HomeId;
    /// An owner, owner organisation or developer in the owners' register.
    OwnerId;
    /// An entry of the register of adults.
    AdultId;
    /// An entry of the register of residents' representatives.
    RepresentativeId;
    /// A person with an account.
    PersonId;
    /// A device's signed-in session.
    SessionId;
    /// The project of a compound.
    ProjectId;
    /// A work item (改造项) of a project.
    WorkItemId;
    /// A consultation (征求意见).
    ConsultationId;
    /// A motion (提议).
    MotionId;
    /// A deliberation meeting (商议).
    MeetingId;
    /// A resident's comment.
    CommentId;
    /// A decision (表决).
    DecisionId;
    /// One question of a decision.
    DecisionItemId;
    /// One counted person or household in the roll of a decision.
    ElectorId;
    /// A mandate under which somebody votes for an owner (委托).
    MandateId;
    /// A dispute of a ballot that was entered for a home.
    DisputeId;
    /// A rule set a district added (区级表决规则).
    RuleSetId;
    /// A notice (公示).
    NoticeId;
    /// An objection (异议) against a notice.
    ObjectionId;
    /// A progress entry of the works.
    ProgressId;
    /// A unit taking part in the works: client, designer, contractor, supervisor.
    PartyId;
    /// A resident check (居民查验) of one checklist line or work item.
    CheckId;
    /// A defect found in a check.
    DefectId;
    /// What somebody saw and told during works or checks.
    ObservationId;
    /// A record of the legal acceptance (竣工验收).
    AcceptanceId;
    /// A rating round (满意度).
    RatingRoundId;
    /// A free text of a rating, under a number that leads to no home.
    RemarkId;
    /// A stored photo.
    PhotoId;
    /// A message in a person's inbox.
    MessageId;
}
