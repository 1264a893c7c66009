//! Staff print letters: one code a home, shown this once.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::Duration;
use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::people::api::{IssueLetters, Letter, Letters};
use linyi_shared::people::rules::{Duty, LETTER_ALPHABET};
use linyi_shared::problem::Code;
use qrcode::QrCode;
use qrcode::render::svg;
use rand::seq::IndexedRandom;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::sessions;
use crate::entities::{home, letter_code};
use crate::error::Result;
use crate::features::places;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::http::pages;
use crate::state::State;
use crate::write::Write;

/// How long a letter's code can be used, in days.
const LETTER_DAYS: i64 = 60;

/// Issues letters for a building; codes that were issued before and not used stop working.
#[utoipa::path(post, path = "/compounds/{compound_id}/letters", tag = "people", params(("compound_id" = PlaceId, Path)), request_body = IssueLetters, responses((status = 201, body = Letters)))]
pub async fn issue_letters(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
    Input(input): Input<IssueLetters>,
) -> Result<HttpResponse> {
    let compound = path.into_inner();
    caller.require(&state, Duty::KeepRoster, compound)?;
    let letters = state
        .write_secret(&caller, async |tx| {
            let homes = places::queries::list_homes_of_building(&**tx, compound, input.building_id).await?;
            if homes.is_empty() {
                return Err(Code::NotFound.into());
            }
            revoke_unused(tx, &homes).await?;
            let mut letters = Vec::with_capacity(homes.len());
            for home in &homes {
                letters.push(issue(&state, tx, home).await?);
            }
            let details = serde_json::json!({"building_id": input.building_id, "letters": letters.len()});
            tx.audit("people.issue_letters", "place", input.building_id, Some(compound), &details).await?;
            Ok(Letters { compound_name: state.places().name(compound), letters })
        })
        .await?;
    let wanted = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    if wanted.is_some_and(|wanted| wanted.contains("text/html")) {
        return Ok(pages::print_letters(&request, &caller, letters));
    }
    Ok(HttpResponse::Created().insert_header((header::CACHE_CONTROL, "no-store")).json(letters))
}

async fn revoke_unused(tx: &Write<'_>, homes: &[home::Model]) -> Result<()> {
    letter_code::Entity::update_many()
        .col_expr(letter_code::Column::RevokedAt, sea_orm::sea_query::Expr::value(tx.now))
        .filter(letter_code::Column::HomeId.is_in(homes.iter().map(|home| home.id)))
        .filter(letter_code::Column::UsedAt.is_null())
        .filter(letter_code::Column::RevokedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

async fn issue(state: &State, tx: &Write<'_>, home: &home::Model) -> Result<Letter> {
    let issuer = tx.caller.principal()?.person_id;
    let code = new_code();
    let expires_at = tx.now + Duration::days(LETTER_DAYS);
    letter_code::ActiveModel {
        id: Set(Uuid::now_v7()),
        compound_id: Set(home.compound_id),
        home_id: Set(home.id),
        code_hash: Set(sessions::hash(&code)),
        issued_by: Set(issuer.0),
        issued_at: Set(tx.now),
        expires_at: Set(expires_at),
        used_at: Set(None),
        used_by: Set(None),
        revoked_at: Set(None),
    }
    .insert(&**tx)
    .await?;
    let link = format!("{}/bind/{code}", state.public_url());
    let qr = QrCode::new(&link).map_err(anyhow::Error::from)?;
    let qr_svg = qr.render::<svg::Color<'_>>().min_dimensions(180, 180).quiet_zone(true).build();
    let code = format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..]);
    Ok(Letter { home_id: HomeId(home.id), label: home.label.clone(), code, link, qr_svg, expires_at })
}

/// Twelve characters of an alphabet of 31: 59 bits, usable once and for sixty days, behind a limit on tries.
fn new_code() -> String {
    let mut rng = rand::rng();
    (0..12).filter_map(|_| LETTER_ALPHABET.choose(&mut rng)).map(|byte| char::from(*byte)).collect()
}
