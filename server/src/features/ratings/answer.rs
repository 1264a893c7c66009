//! A resident rates for a home, and may change it until the close.

use std::collections::BTreeMap;

use actix_web::web;
use linyi_shared::decisions::rules::Window;
use linyi_shared::id::{HomeId, PlaceId, RatingRoundId};
use linyi_shared::problem::Code;
use linyi_shared::ratings::api::{GiveRating, RatingReceipt};
use linyi_shared::ratings::rules::{Level, RatingChannel, RemarkState, check_answer, may_answer};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::{asked, queries};
use crate::entities::{rating_answer, rating_answer_version, rating_round};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Rates for a home of the caller's, in place of an earlier answer whichever way it came.
#[utoipa::path(post, path = "/rating-rounds/{round_id}/answers", tag = "ratings", params(("round_id" = RatingRoundId, Path)), request_body = GiveRating, responses((status = 200, body = RatingReceipt)))]
pub async fn give_rating(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<RatingRoundId>,
    Input(input): Input<GiveRating>,
) -> Result<web::Json<RatingReceipt>> {
    let id = path.into_inner();
    let row = queries::require_round(state.database.reader(), id).await?;
    caller.require_home(input.home_id, PlaceId(row.compound_id))?;
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_round(&**tx, id).await?;
            let answer = Answer {
                home: input.home_id,
                channel: RatingChannel::Online,
                witness: "",
                levels: &input.levels,
                remark: &input.remark,
                wanted: &input.wanted,
            };
            store(tx, &row, &answer).await
        })
        .await?;
    Ok(web::Json(receipt))
}

/// An answer as it comes in.
pub(super) struct Answer<'a> {
    /// Whose.
    pub home: HomeId,
    /// The way it came.
    pub channel: RatingChannel,
    /// Who witnessed it; empty online.
    pub witness: &'a str,
    /// Level by key.
    pub levels: &'a BTreeMap<String, Level>,
    /// Anything else.
    pub remark: &'a str,
    /// What is wanted most next.
    pub wanted: &'a str,
}

/// Makes an answer the one that counts and keeps it as a version; the audit says that, never what.
pub(super) async fn store(tx: &Write<'_>, row: &rating_round::Model, answer: &Answer<'_>) -> Result<RatingReceipt> {
    may_answer(Window { opens: row.opens_at, closes: row.closes_at }, tx.now)?;
    let keys = asked::keys(&asked::items_of(row)?);
    check_answer(&keys, answer.levels).map_err(|mut problem| match (problem.code, problem.detail.take()) {
        (Code::QuestionNotAsked, Some(key)) => {
            problem.with_field(format!("/levels/{key}"), ["没有问到这一项", "this was not asked"])
        }
        _ => problem.with_field("/levels", ["请至少评价一项", "rate at least one question"]),
    })?;
    let id = RatingRoundId(row.id);
    let earlier = queries::find_answer(&**tx, id, answer.home).await?;
    let version = earlier.as_ref().map_or(1, |earlier| earlier.version + 1);
    let is_first = earlier.is_none();
    let mut model = earlier.map(IntoActiveModel::into_active_model).unwrap_or(rating_answer::ActiveModel {
        round_id: Set(row.id),
        home_id: Set(answer.home.0),
        compound_id: Set(row.compound_id),
        ..Default::default()
    });
    model.version = Set(version);
    model.channel = Set(answer.channel.as_str().to_owned());
    model.witness = Set(answer.witness.to_owned());
    model.levels = Set(serde_json::to_value(answer.levels).map_err(anyhow::Error::from)?);
    model.remark = Set(answer.remark.to_owned());
    model.wanted = Set(answer.wanted.to_owned());
    // Random, not in order of time: the place in a list must not tell who wrote last.
    model.remark_id = Set(Uuid::new_v4());
    model.remark_state = Set(RemarkState::Waiting.as_str().to_owned());
    model.answered_at = Set(tx.now);
    let stored = if is_first { model.insert(&**tx).await? } else { model.update(&**tx).await? };
    keep_version(tx, stored).await?;
    let details = serde_json::json!({"home_id": answer.home, "version": version, "channel": answer.channel});
    tx.audit("ratings.answer", "rating_round", id, Some(PlaceId(row.compound_id)), &details).await?;
    Ok(RatingReceipt { id, home_id: answer.home, version: version.unsigned_abs(), answered_at: tx.now })
}

async fn keep_version(tx: &Write<'_>, stored: rating_answer::Model) -> Result<()> {
    let entered = stored.channel != RatingChannel::Online.as_str();
    let entered_by = if entered { Some(tx.caller.principal()?.person_id.0) } else { None };
    let version = rating_answer_version::ActiveModel {
        round_id: Set(stored.round_id),
        home_id: Set(stored.home_id),
        version: Set(stored.version),
        compound_id: Set(stored.compound_id),
        channel: Set(stored.channel),
        witness: Set(stored.witness),
        levels: Set(stored.levels),
        remark: Set(stored.remark),
        wanted: Set(stored.wanted),
        entered_by: Set(entered_by),
        answered_at: Set(stored.answered_at),
    };
    rating_answer_version::Entity::insert(version).exec_without_returning(&**tx).await?;
    Ok(())
}
