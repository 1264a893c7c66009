//! Queries of silence: the rule with its photos, and the papers of those who did not answer.

use std::collections::{HashMap, HashSet};

use chrono::SubsecRound;
use linyi_shared::area::Area;
use linyi_shared::decisions::api::NewSilenceRule;
use linyi_shared::decisions::rules::{HandedHome, HomePaper, SilentElector, Weight};
use linyi_shared::id::{DecisionId, PhotoId};
use linyi_shared::places::rules::changes_hands;
use linyi_shared::time::Instant;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entities::{
    ballot, decision, delivery_photo, elector, elector_home, ownership_transfer, paper_ballot, photo, silence_photo,
    silence_rule,
};
use crate::error::Result as FeatureResult;
use crate::features::places::queries::same_id;

/// Adds the rule of a draft.
pub async fn insert(db: &impl ConnectionTrait, decision: DecisionId, rule: &NewSilenceRule) -> Result<(), DbErr> {
    silence_rule::ActiveModel {
        decision_id: Set(decision.0),
        document: Set(rule.document.as_str().to_owned()),
        clause: Set(rule.clause.to_string()),
        text: Set(rule.text.to_string()),
        adopted_on: Set(rule.adopted_on),
        adopted_how: Set(rule.adopted_how.to_string()),
    }
    .insert(db)
    .await?;
    let photos = rule.photos.iter().zip(1..).map(|(photo, position)| silence_photo::ActiveModel {
        photo_id: Set(photo.0),
        decision_id: Set(decision.0),
        position: Set(position),
    });
    silence_photo::Entity::insert_many(photos).exec_without_returning(db).await?;
    Ok(())
}

/// Finds the rule of a decision.
pub async fn find_rule(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Option<silence_rule::Model>, DbErr> {
    silence_rule::Entity::find_by_id(decision.0).one(db).await
}

/// Lists the photos of a rule with the hashes of their pictures, in their order.
pub async fn list_photos(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<(PhotoId, String)>, DbErr> {
    let rows: Vec<(Uuid, String)> = silence_photo::Entity::find()
        .select_only()
        .column(silence_photo::Column::PhotoId)
        .column(photo::Column::Sha256)
        .join(
            JoinType::InnerJoin,
            same_id(silence_photo::Entity, silence_photo::Column::PhotoId, photo::Entity, photo::Column::Id),
        )
        .filter(silence_photo::Column::DecisionId.eq(decision.0))
        .order_by_asc(silence_photo::Column::Position)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(photo, sha256)| (PhotoId(photo), sha256)).collect())
}

/// Lets everybody see photos.
pub async fn publish_photos(db: &impl ConnectionTrait, photos: &[PhotoId]) -> Result<(), DbErr> {
    photo::Entity::update_many()
        .col_expr(photo::Column::Public, Expr::value(true))
        .filter(photo::Column::Id.is_in(photos.iter().map(|photo| photo.0)))
        .exec(db)
        .await?;
    Ok(())
}

/// Lists the electors for whom no ballot was given and a paper was issued, with every home and its papers. Whoever
/// disputed a ballot until it was withdrawn is not among them: that was an answer.
pub async fn list_silent(db: &impl ConnectionTrait, decision: &decision::Model) -> FeatureResult<Vec<SilentElector>> {
    let voted = Query::select()
        .column(ballot::Column::ElectorId)
        .from(ballot::Entity)
        .and_where(ballot::Column::DecisionId.eq(decision.id))
        .to_owned();
    let proven: Vec<i32> = delivery_photo::Entity::find()
        .select_only()
        .column(delivery_photo::Column::Serial)
        .distinct()
        .filter(delivery_photo::Column::DecisionId.eq(decision.id))
        .into_tuple()
        .all(db)
        .await?;
    let proven: HashSet<i32> = proven.into_iter().collect();
    let mut papers: HashMap<Uuid, Vec<HomePaper>> = HashMap::new();
    let issued = paper_ballot::Entity::find()
        .filter(paper_ballot::Column::DecisionId.eq(decision.id))
        .filter(paper_ballot::Column::HomeId.is_not_null())
        .filter(paper_ballot::Column::ElectorId.not_in_subquery(voted.clone()))
        .all(db)
        .await?;
    for row in issued {
        let Some(home) = row.home_id else { continue };
        let evidenced = !row.delivery_note.is_empty() || proven.contains(&row.serial);
        let (state, void_reason) = (row.paper_state()?, row.reason());
        let paper = HomePaper { state, void_reason, delivered_at: row.delivered_at, evidenced };
        papers.entry(home).or_default().push(paper);
    }
    if papers.is_empty() {
        return Ok(Vec::new());
    }
    let mut homes: HashMap<Uuid, Vec<HandedHome>> = HashMap::new();
    let rows = elector_home::Entity::find()
        .filter(elector_home::Column::DecisionId.eq(decision.id))
        .filter(elector_home::Column::ElectorId.not_in_subquery(voted.clone()))
        .all(db)
        .await?;
    let sold_late = rows.iter().filter(|row| row.changed_hands_at.is_some_and(|sold| sold >= decision.closes_at));
    let sold_late: Vec<Uuid> = sold_late.map(|row| row.home_id).collect();
    let sales = list_sales(db, decision, &sold_late).await?;
    for row in rows {
        let papers = papers.remove(&row.home_id).unwrap_or_default();
        // The roll is marked with the last sale; one after the close would hide to whom a paper was handed before.
        let changed_hands_at = sales.get(&row.home_id).copied().or(row.changed_hands_at);
        homes.entry(row.elector_id).or_default().push(HandedHome { changed_hands_at, papers });
    }
    let electors = elector::Entity::find()
        .filter(elector::Column::DecisionId.eq(decision.id))
        .filter(elector::Column::Id.not_in_subquery(voted))
        .all(db)
        .await?;
    let silent = electors.into_iter().map(|elector| SilentElector {
        weight: Weight::new(1, Area(elector.area)),
        homes: homes.remove(&elector.id).unwrap_or_default(),
    });
    Ok(silent.collect())
}

/// The last sale of each of these homes between the notice and the close of a decision, where there was one.
async fn list_sales(
    db: &impl ConnectionTrait,
    decision: &decision::Model,
    homes: &[Uuid],
) -> FeatureResult<HashMap<Uuid, Instant>> {
    let mut sales = HashMap::new();
    let Some(since) = decision.notified_at.filter(|_| !homes.is_empty()) else { return Ok(sales) };
    let rows = ownership_transfer::Entity::find()
        .filter(ownership_transfer::Column::HomeId.is_in(homes.iter().copied()))
        .filter(ownership_transfer::Column::RecordedAt.gte(since))
        .filter(ownership_transfer::Column::RecordedAt.lt(decision.closes_at))
        .order_by_asc(ownership_transfer::Column::RecordedAt)
        .all(db)
        .await?;
    for row in rows {
        let before: Vec<Uuid> = serde_json::from_value(row.owners_before).map_err(anyhow::Error::from)?;
        let after: Vec<Uuid> = serde_json::from_value(row.owners_after).map_err(anyhow::Error::from)?;
        if changes_hands(&before, &after) {
            // As finely as rolls are marked.
            sales.insert(row.home_id, row.recorded_at.trunc_subsecs(3));
        }
    }
    Ok(sales)
}
