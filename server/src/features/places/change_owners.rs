//! Recording that a home has other owners, with evidence (R21).

use actix_web::web;
use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::places::api::{ChangeOwners, HomeCorrected, NamedOwner};
use linyi_shared::places::rules::HomeStatus;
use linyi_shared::places::rules::roster::{MAX_OWNERS, owner_kind};
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use super::ownership::{self, OwnersChanged};
use super::{queries, register_queries};
use crate::entities::{home_owner, owner};
use crate::error::Result;
use crate::features::media;
use crate::features::notices::content::photos_json;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Records the owners of a home since a sale, an inheritance or a judgement.
#[utoipa::path(post, path = "/homes/{home_id}/owners", tag = "places", params(("home_id" = HomeId, Path)), request_body = ChangeOwners, responses((status = 200, body = HomeCorrected)))]
pub async fn change_owners(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<HomeId>,
    Input(input): Input<ChangeOwners>,
) -> Result<web::Json<HomeCorrected>> {
    let id = path.into_inner();
    let changed = state
        .write(&caller, async |tx| {
            let row = queries::find_home(&**tx, id).await?.ok_or(Code::NotFound)?;
            let compound = PlaceId(row.compound_id);
            caller.require(&state, Duty::KeepRoster, compound)?;
            check(&input)?;
            let mut before = register_queries::list_owners_of(&**tx, id).await?;
            let mut after = Vec::with_capacity(input.owners.len());
            for named in &input.owners {
                after.push(find_or_add(tx, compound, named).await?);
            }
            before.sort_unstable();
            after.sort_unstable();
            after.dedup();
            if before == after {
                let words = ["业主跟现在一样，没有变化", "the owners are as they are; nothing changes"];
                return Err(Problem::new(Code::InvalidInput).with_field("/owners", words).into());
            }
            media::serve::attach(tx, &input.photos, compound, false).await?;
            home_owner::Entity::delete_many().filter(home_owner::Column::HomeId.eq(id.0)).exec(&**tx).await?;
            let shares = after.iter().map(|owner| home_owner::ActiveModel {
                home_id: Set(id.0),
                owner_id: Set(*owner),
                compound_id: Set(compound.0),
            });
            home_owner::Entity::insert_many(shares).exec_without_returning(&**tx).await?;
            // Owners other than the developer hold what was handed over to them.
            if row.status != HomeStatus::SoldDelivered.as_str() {
                let mut row = row.into_active_model();
                row.status = Set(HomeStatus::SoldDelivered.as_str().to_owned());
                row.update(&**tx).await?;
            }
            let details = serde_json::json!({
                "owners": {"before": before, "after": after}, "reason": input.reason.as_str(), "photos": input.photos,
            });
            let change = OwnersChanged { home: id.0, before, after };
            ownership::record(tx, compound, &[change], &input.reason, photos_json(&input.photos)).await?;
            tx.audit("places.change_owners", "home", id, Some(compound), &details).await?;
            Ok(HomeCorrected { id })
        })
        .await?;
    Ok(web::Json(changed))
}

fn check(input: &ChangeOwners) -> Result<()> {
    if input.owners.is_empty() || input.owners.len() > MAX_OWNERS {
        let words = [format!("请填写 1 到 {MAX_OWNERS} 位业主"), format!("name 1 to {MAX_OWNERS} owners")];
        return Err(Problem::new(Code::InvalidInput).with_field("/owners", words).into());
    }
    if input.photos.is_empty() { Err(Code::ProofPhotoMissing.into()) } else { Ok(()) }
}

/// The owner a name means, as the roster reads it: by the identifier, else by the name where only one bears it.
async fn find_or_add(tx: &Write<'_>, compound: PlaceId, named: &NamedOwner) -> Result<Uuid> {
    let identifier = named.identifier.as_ref().map(|identifier| identifier.as_str());
    let known = register_queries::list_owners(&**tx, compound).await?;
    if let Some(identifier) = identifier {
        if let Some(owner) = known.iter().find(|owner| owner.identifier == identifier) {
            return Ok(owner.id);
        }
    } else {
        let namesakes: Vec<_> = known.iter().filter(|owner| owner.name == named.name.as_str()).collect();
        match namesakes.as_slice() {
            [] => {}
            [only] => return Ok(only.id),
            _ => {
                let words = [
                    format!("本小区有几位业主叫“{}”，请写上业主标识", named.name),
                    format!("several owners are called “{}”; give the id of the one that is meant", named.name),
                ];
                return Err(Problem::new(Code::InvalidInput).with_field("/owners", words).into());
            }
        }
    }
    let stored = identifier.map_or_else(|| format!("name:{}", named.name), str::to_owned);
    // Somebody the roster once named so and renamed since.
    if let Some(owner) = known.iter().find(|owner| owner.identifier == stored) {
        return Ok(owner.id);
    }
    let id = Uuid::now_v7();
    let kind = owner_kind(&named.name, identifier, HomeStatus::SoldDelivered);
    owner::ActiveModel {
        id: Set(id),
        compound_id: Set(compound.0),
        kind: Set(kind.as_str().to_owned()),
        name: Set(named.name.to_string()),
        identifier: Set(stored),
    }
    .insert(&**tx)
    .await?;
    Ok(id)
}
