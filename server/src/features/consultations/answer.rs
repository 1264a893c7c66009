//! A resident answers for a home, and changes the answer until the close.

use std::collections::BTreeMap;

use actix_web::web;
use linyi_shared::consultations::api::{AnswerAccepted, GiveAnswer};
use linyi_shared::consultations::rules::{AnswerChannel, Priority, Wish, may_answer};
use linyi_shared::id::{ConsultationId, HomeId, PhotoId, PlaceId};
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::queries;
use crate::entities::{consultation, consultation_answer, consultation_answer_version};
use crate::error::Result;
use crate::features::media;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Answers for a home of the caller's, in place of an earlier answer whichever way it came.
#[utoipa::path(post, path = "/consultations/{consultation_id}/answers", tag = "consultations", params(("consultation_id" = ConsultationId, Path)), request_body = GiveAnswer, responses((status = 200, body = AnswerAccepted)))]
pub async fn give_answer(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ConsultationId>,
    Input(input): Input<GiveAnswer>,
) -> Result<web::Json<AnswerAccepted>> {
    let id = path.into_inner();
    let row = queries::require_consultation(state.database.reader(), id).await?;
    caller.require_home(input.home_id, PlaceId(row.compound_id))?;
    require_adult(input.adult)?;
    let accepted = state
        .write(&caller, async |tx| {
            let row = queries::require_consultation(&**tx, id).await?;
            let answer = Answer {
                home: input.home_id,
                channel: AnswerChannel::Online,
                wishes: &input.wishes,
                remark: &input.remark,
                photos: &input.photos,
            };
            store(tx, &row, &answer).await
        })
        .await?;
    Ok(web::Json(accepted))
}

/// Refuses an answer that is not said to be an adult's (R30).
pub fn require_adult(adult: bool) -> Result<()> {
    if adult {
        return Ok(());
    }
    let words = ["请勾选确认", "please tick this box"];
    Err(Problem::new(Code::AnswerNotByAdult).with_field("/adult", words).into())
}

/// An answer as it comes in.
pub struct Answer<'a> {
    /// Whose.
    pub home: HomeId,
    /// The way it came.
    pub channel: AnswerChannel,
    /// What is wanted, by code in the catalogue.
    pub wishes: &'a BTreeMap<String, Priority>,
    /// What else was said.
    pub remark: &'a str,
    /// Photos.
    pub photos: &'a [PhotoId],
}

/// Makes an answer the one that counts and keeps it as a version.
pub async fn store(tx: &Write<'_>, row: &consultation::Model, answer: &Answer<'_>) -> Result<AnswerAccepted> {
    may_answer(row.opens_at, row.closes_at, row.closed_at, tx.now)?;
    let id = ConsultationId(row.id);
    let compound = PlaceId(row.compound_id);
    let items = queries::list_items(&**tx, id).await?;
    if let Some(code) = answer.wishes.keys().find(|code| items.iter().all(|item| item.code != **code)) {
        let words = ["没有问到这一项", "this was not asked"];
        return Err(Problem::new(Code::ItemNotAsked).with_field(format!("/wishes/{code}"), words).into());
    }
    if answer.wishes.is_empty() && answer.remark.is_empty() {
        return Err(Code::AnswerEmpty.into());
    }
    let earlier = queries::find_answer(&**tx, id, answer.home).await?;
    attach_new_photos(tx, earlier.as_ref(), answer.photos, compound).await?;
    let wishes: Vec<_> =
        answer.wishes.iter().map(|(code, priority)| Wish { code: code.clone(), priority: *priority }).collect();
    let version = earlier.as_ref().map_or(1, |earlier| earlier.version + 1);
    let is_first = earlier.is_none();
    let mut model = earlier.map(IntoActiveModel::into_active_model).unwrap_or(consultation_answer::ActiveModel {
        compound_id: Set(row.compound_id),
        consultation_id: Set(row.id),
        home_id: Set(answer.home.0),
        ..Default::default()
    });
    model.version = Set(version);
    model.channel = Set(answer.channel.as_str().to_owned());
    model.wanted = Set(serde_json::to_value(&wishes).map_err(anyhow::Error::from)?);
    model.remark = Set(answer.remark.to_owned());
    model.photos = Set(serde_json::to_value(answer.photos).map_err(anyhow::Error::from)?);
    model.answered_by = Set(tx.caller.principal()?.person_id.0);
    model.answered_at = Set(tx.now);
    let stored = if is_first { model.insert(&**tx).await? } else { model.update(&**tx).await? };
    keep_version(tx, &stored).await?;
    let details = serde_json::json!({"home_id": answer.home, "version": version, "channel": answer.channel});
    tx.audit("consultations.answer", "consultation", id, Some(compound), &details).await?;
    Ok(AnswerAccepted { id, home_id: answer.home, version, channel: answer.channel, answered_at: tx.now })
}

/// Photos kept from the earlier version belong to the compound already; only new ones have to be the caller's.
async fn attach_new_photos(
    tx: &Write<'_>,
    earlier: Option<&consultation_answer::Model>,
    photos: &[PhotoId],
    compound: PlaceId,
) -> Result<()> {
    let kept: Vec<PhotoId> = match earlier {
        Some(earlier) => serde_json::from_value(earlier.photos.clone()).map_err(anyhow::Error::from)?,
        None => Vec::new(),
    };
    let new: Vec<_> = photos.iter().copied().filter(|photo| !kept.contains(photo)).collect();
    media::serve::attach(tx, &new, compound, false).await
}

async fn keep_version(tx: &Write<'_>, stored: &consultation_answer::Model) -> Result<()> {
    consultation_answer_version::ActiveModel {
        compound_id: Set(stored.compound_id),
        consultation_id: Set(stored.consultation_id),
        home_id: Set(stored.home_id),
        version: Set(stored.version),
        channel: Set(stored.channel.clone()),
        wanted: Set(stored.wanted.clone()),
        remark: Set(stored.remark.clone()),
        photos: Set(stored.photos.clone()),
        answered_by: Set(stored.answered_by),
        answered_at: Set(stored.answered_at),
    }
    .insert(&**tx)
    .await?;
    Ok(())
}
