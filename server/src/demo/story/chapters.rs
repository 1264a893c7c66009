//! The chapters of a compound's story, in the order of the way.

mod asking;
mod building;
mod checking;
mod deciding;
mod disputing;
mod lift;
mod meeting;
mod posting;
mod proposing;
mod registers;
mod silence;

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use serde_json::json;

use super::teller::{Teller, Who};

/// Staff of the community.
const STAFF: Who = Who::Staff(Role::CommunityStaff);
/// A member of the committees.
const COMMITTEE: Who = Who::Staff(Role::CommitteeMember);
/// The housing bureau.
const BUREAU: Who = Who::Staff(Role::HousingBureau);
/// The party on site.
const SITE: Who = Who::Staff(Role::Contractor);

/// Tells everything until `until` is the step that is open.
pub async fn tell(teller: &mut Teller<'_>, until: Stage) -> anyhow::Result<()> {
    teller.close(Role::CommunityStaff, Stage::Reserve, json!({})).await?;
    registers::tell(teller, until).await?;
    if !asking::tell(teller, until == Stage::Consultation).await? {
        return Ok(());
    }
    proposing::tell(teller).await?;
    if !deciding::tell(teller, until).await? {
        return Ok(());
    }
    posting::tell(teller).await?;
    if !building::tell(teller, until == Stage::Works).await? {
        return Ok(());
    }
    checking::tell(teller).await
}
