//! Correcting the area of a home or its source, with evidence (R2); votes whose roll is frozen keep the area they froze.

use actix_web::web;
use linyi_shared::area::Area;
use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::places::api::{CorrectArea, HomeCorrected};
use linyi_shared::places::rules::{AreaSource, StatedArea, check_correction};
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

use super::queries;
use crate::entities::{area_correction, home};
use crate::error::Result;
use crate::features::media;
use crate::features::notices::content::photos_json;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Corrects the area of a home or where it comes from.
#[utoipa::path(post, path = "/homes/{home_id}/area", tag = "places", params(("home_id" = HomeId, Path)), request_body = CorrectArea, responses((status = 200, body = HomeCorrected)))]
pub async fn correct_area(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<HomeId>,
    Input(input): Input<CorrectArea>,
) -> Result<web::Json<HomeCorrected>> {
    let id = path.into_inner();
    let after = StatedArea::read(&input.square_metres, input.source)?;
    let corrected = state
        .write(&caller, async |tx| {
            let row = queries::find_home(&**tx, id).await?.ok_or(Code::NotFound)?;
            let compound = PlaceId(row.compound_id);
            let officer = caller.require(&state, Duty::KeepRoster, compound)?.person_id;
            let before = stated(&row);
            check_correction(before, after, input.stronger_is_void, input.photos.len())?;
            media::serve::attach(tx, &input.photos, compound, false).await?;
            area_correction::ActiveModel {
                id: Set(Uuid::now_v7()),
                compound_id: Set(compound.0),
                home_id: Set(id.0),
                area_before: Set(before.area.0),
                source_before: Set(before.source.as_str().to_owned()),
                area_after: Set(after.area.0),
                source_after: Set(after.source.as_str().to_owned()),
                reason: Set(input.reason.to_string()),
                photos: Set(photos_json(&input.photos)),
                corrected_by: Set(Some(officer.0)),
                corrected_at: Set(tx.now),
            }
            .insert(&**tx)
            .await?;
            let mut row = row.into_active_model();
            row.area = Set(after.area.0);
            row.area_source = Set(after.source.as_str().to_owned());
            row.update(&**tx).await?;
            let details = serde_json::json!({
                "area": {"before": before.area, "after": after.area},
                "source": {"before": before.source, "after": after.source},
                "reason": input.reason.as_str(), "photos": input.photos,
            });
            tx.audit("places.correct_area", "home", id, Some(compound), &details).await?;
            Ok(HomeCorrected { id })
        })
        .await?;
    Ok(web::Json(corrected))
}

/// What the register says of the area of a home; an unknown source is the weakest.
pub fn stated(row: &home::Model) -> StatedArea {
    let source = AreaSource::parse(&row.area_source).unwrap_or(AreaSource::Contract);
    StatedArea { area: Area(row.area), source }
}
