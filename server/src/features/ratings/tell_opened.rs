//! The residents are told once when a round opens.

use linyi_shared::id::{PlaceId, RatingRoundId};
use linyi_shared::lang::Lang;
use linyi_shared::time::deadline_words;
use linyi_shared::words::Words;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::queries;
use crate::entities::rating_round;
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::features::people;
use crate::http::caller::Caller;
use crate::state::State;
use crate::write::Write;

/// Invites everybody who speaks for a home of the compound, unless they were invited already.
pub async fn tell(tx: &Write<'_>, row: rating_round::Model) -> Result<()> {
    if row.told_at.is_some() {
        return Ok(());
    }
    let residents = people::queries::list_bound_people(&**tx, PlaceId(row.compound_id)).await?;
    let [until, by] = [Lang::Zh, Lang::En].map(|lang| deadline_words(row.closes_at, lang));
    let message = Message {
        kind: "rating",
        title: Words::from([format!("请您评价：{}", row.title), format!("Please rate: {}", row.title)]),
        body: Words::from([
            format!("{until}都可以评价，每户一份，截止前可以修改。谁家怎么评的，工作人员看不到。"),
            format!("Open {by}, one rating a home; it can be changed until then. The staff do not see who rated how."),
        ]),
        link: &format!("/ratings/{}", row.id),
    };
    deliver(tx, &residents, &message).await?;
    let mut row = row.into_active_model();
    row.told_at = Set(Some(tx.now));
    row.update(&**tx).await?;
    Ok(())
}

/// Runs the job of a round that was made before it opened.
pub async fn run(state: &State, id: RatingRoundId) -> Result<()> {
    let system = Caller::system();
    let tx = state.open_write(&system).await?;
    let row = queries::require_round(&*tx, id).await?;
    tell(&tx, row).await?;
    tx.commit().await
}
