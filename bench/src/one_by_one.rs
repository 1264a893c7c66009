//! Ballots one by one: a transaction for each through the ORM, as a plain handler would write them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chrono::Utc;
use linyi_server::database::Database;
use linyi_server::entities::{
    audit_entry, ballot, ballot_version, building_turnout, decision, decision_turnout, elector_home,
};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::seed::{AREA, District};

/// Ballots in a second that so many callers write into a decision, until all have voted or time is up.
pub async fn rate(
    database: &Database,
    district: &Arc<District>,
    decision: usize,
    callers: usize,
    limit: Duration,
) -> anyhow::Result<f64> {
    let (start, next) = (Instant::now(), Arc::new(AtomicUsize::new(0)));
    let mut tasks = JoinSet::new();
    for _ in 0..callers {
        let (database, district, next) = (database.clone(), Arc::clone(district), Arc::clone(&next));
        tasks.spawn(async move {
            let mut written = 0;
            while start.elapsed() < limit {
                let voter = next.fetch_add(1, Ordering::Relaxed);
                if voter >= district.voters.len() {
                    break;
                }
                write(&database, &district, decision, voter).await?;
                written += 1;
            }
            anyhow::Ok(written)
        });
    }
    let mut written = 0;
    while let Some(count) = tasks.join_next().await {
        written += count??;
    }
    Ok(f64::from(written) / start.elapsed().as_secs_f64())
}

async fn write(database: &Database, district: &District, decision: usize, number: usize) -> anyhow::Result<()> {
    let (vote, voter, now) = (&district.decisions[decision], district.voters[number], Utc::now());
    let tx = database.begin_batch().await?;
    let row = decision::Entity::find_by_id(vote.id).one(&tx).await?;
    let home = elector_home::Entity::find()
        .filter(elector_home::Column::DecisionId.eq(vote.id))
        .filter(elector_home::Column::HomeId.eq(voter.home))
        .one(&tx)
        .await?;
    let (Some(row), Some(home)) = (row, home) else { anyhow::bail!("the voter is not on the roll") };
    anyhow::ensure!(row.opens_at <= now && now < row.closes_at, "the decision is not open");
    anyhow::ensure!(ballot::Entity::find_by_id(home.elector_id).one(&tx).await?.is_none(), "has voted");
    ballot::ActiveModel {
        elector_id: Set(home.elector_id),
        compound_id: Set(district.compound),
        decision_id: Set(vote.id),
        versions: Set(1),
        own_versions: Set(1),
        counted: Set(1),
        counted_channel: Set("online".to_owned()),
        counted_at: Set(now),
    }
    .insert(&tx)
    .await?;
    let choices: serde_json::Map<_, _> = vote.items.iter().map(|item| (item.to_string(), json!("agree"))).collect();
    ballot_version::ActiveModel {
        elector_id: Set(home.elector_id),
        version: Set(1),
        decision_id: Set(vote.id),
        channel: Set("online".to_owned()),
        choices: Set(choices.into()),
        salt: Set(home.elector_id.as_bytes().repeat(2)),
        commitment: Set(home.elector_id.as_bytes().repeat(2)),
        leaf_index: Set(Some(number as i64)),
        home_id: Set(voter.home),
        submitted_by: Set(voter.person),
        submission_key: Set(Some(Uuid::now_v7().to_string())),
        serial_number: Set(None),
        note: Set(String::new()),
        received_at: Set(now),
        recorded_at: Set(Some(now)),
        kept_since: Set(None),
        mandate_id: Set(None),
    }
    .insert(&tx)
    .await?;
    audit_entry::ActiveModel {
        id: Set(Uuid::now_v7()),
        at: Set(now),
        person_id: Set(Some(voter.person)),
        action: Set("decisions.cast_ballot".to_owned()),
        object_kind: Set("decision".to_owned()),
        object_id: Set(vote.id),
        compound_id: Set(Some(district.compound)),
        details: Set(json!({"elector_id": home.elector_id, "home_id": voter.home, "channel": "online", "version": 1})),
        request_id: Set(Uuid::now_v7()),
        address_hash: Set(None),
    }
    .insert(&tx)
    .await?;
    let more = |column: decision_turnout::Column, added: i64| Expr::col(column).add(added);
    decision_turnout::Entity::update_many()
        .col_expr(decision_turnout::Column::Persons, more(decision_turnout::Column::Persons, 1))
        .col_expr(decision_turnout::Column::Area, more(decision_turnout::Column::Area, AREA))
        .filter(decision_turnout::Column::DecisionId.eq(vote.id))
        .exec(&tx)
        .await?;
    building_turnout::Entity::update_many()
        .col_expr(building_turnout::Column::Voted, Expr::col(building_turnout::Column::Voted).add(1))
        .filter(building_turnout::Column::DecisionId.eq(vote.id))
        .filter(building_turnout::Column::BuildingId.eq(home.building_id))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
