//! Staff open a round; the residents are told at its opening.

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::rules::Window;
use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::ratings::api::{OpenRound, RoundReceipt};
use linyi_shared::ratings::rules::{Method, check_round, may_open_round};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::{asked, queries, tell_opened};
use crate::entities::rating_round;
use crate::error::Result;
use crate::features::{places, projects};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::jobs::{Job, queue};
use crate::state::State;

/// Opens a rating round of a project whose works have begun.
#[utoipa::path(post, path = "/projects/{project_id}/rating-rounds", tag = "ratings", params(("project_id" = ProjectId, Path)), request_body = OpenRound, responses((status = 201, body = RoundReceipt)))]
pub async fn open_round(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    Input(input): Input<OpenRound>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let project = projects::queries::require_project(state.database.reader(), id).await?;
    let compound = PlaceId(project.compound_id);
    let staff = caller.require(&state, Duty::RunRatings, compound)?.person_id;
    let receipt = state
        .write(&caller, async |tx| {
            let project = projects::queries::require_project(&**tx, id).await?;
            let stage = Stage::parse(&project.stage).ok_or_else(|| anyhow::anyhow!("unknown stage"))?;
            may_open_round(stage)?;
            if queries::find_running(&**tx, id, tx.now).await?.is_some() {
                return Err(Code::RatingRoundRunning.into());
            }
            // A beginning in the past is now, so that nobody seems to have had more time than there was.
            let opens_at = input.opens_at.max(tx.now);
            check_round(Window { opens: opens_at, closes: input.closes_at })
                .map_err(|problem| problem.with_field("/closes_at", ["请改晚截止时间", "let it close later"]))?;
            let items = asked::finished(&projects::queries::list_work_items(&**tx, id).await?);
            let homes = places::queries::count_homes_of(&**tx, compound).await?;
            let row = rating_round::ActiveModel {
                id: Set(Uuid::now_v7()),
                compound_id: Set(compound.0),
                project_id: Set(id.0),
                title: Set(input.title.to_string()),
                opens_at: Set(opens_at),
                closes_at: Set(input.closes_at),
                homes: Set(i32::try_from(homes).unwrap_or(i32::MAX)),
                items: Set(serde_json::to_value(&items).map_err(anyhow::Error::from)?),
                method: Set(serde_json::to_value(Method::default()).map_err(anyhow::Error::from)?),
                told_at: Set(None),
                created_by: Set(staff.0),
                created_at: Set(tx.now),
            }
            .insert(&**tx)
            .await?;
            if opens_at <= tx.now {
                tell_opened::tell(tx, row.clone()).await?;
            } else {
                queue::enqueue_at(tx, &Job::TellRatingOpened { round_id: row.id.into() }, opens_at).await?;
            }
            let details = serde_json::json!({"opens_at": opens_at, "closes_at": row.closes_at, "homes": homes});
            tx.audit("ratings.open", "rating_round", row.id, Some(compound), &details).await?;
            Ok(RoundReceipt { id: row.id.into(), opens_at, closes_at: row.closes_at })
        })
        .await?;
    Ok(HttpResponse::Created().json(receipt))
}
