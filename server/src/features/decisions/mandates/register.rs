//! Staff register a signed mandate, or a guardian's proof, with its photo; the principal's home is told.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{MandateStored, RegisterMandate};
use linyi_shared::decisions::rules::{Appointment, Choice, DecisionState, may_appoint};
use linyi_shared::id::{DecisionId, DecisionItemId, MandateId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::queries;
use crate::entities::mandate;
use crate::error::Result;
use crate::features::decisions::ballot_queries::count_unused_photos;
use crate::features::decisions::papers::queries::find_recipient;
use crate::features::decisions::queries::{list_items, list_people, require_decision};
use crate::features::inbox::deliver::{Message, deliver};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Registers a mandate.
#[utoipa::path(post, path = "/decisions/{decision_id}/mandates", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = RegisterMandate, responses((status = 201, body = MandateStored)))]
pub async fn register_mandate(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<RegisterMandate>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let stored = state
        .write(&caller, async |tx| {
            let decision = require_decision(&**tx, id).await?;
            decision.check_public(tx.now)?;
            let frame = state.frames.require(&state, id).await?;
            let place = frame.entry_place(&**tx, input.home_id).await?;
            let officer = caller.require(&state, Duty::EnterBallots, place)?.person_id;
            if !matches!(decision.state_at(tx.now), DecisionState::Notified | DecisionState::Open) {
                return Err(Code::DecisionStepRefused.into());
            }
            if frame.unit.is_individual() {
                let words = ["居民会议由本人投票，不能委托", "in this meeting each resident votes in person"];
                return Err(Problem::new(Code::InvalidInput).with_field("/home_id", words).into());
            }
            if !input.agent_checked {
                let words = ["请先核对代理人的身份", "check first for whom the proxy works"];
                return Err(Problem::new(Code::InvalidInput).with_field("/agent_checked", words).into());
            }
            if input.photos.is_empty() {
                let words = ["请拍下委托书或监护证明", "take a photo of the mandate or of the guardian's proof"];
                return Err(Problem::new(Code::InvalidInput).with_field("/photos", words).into());
            }
            if count_unused_photos(&**tx, officer, &input.photos).await? != input.photos.len() as u64 {
                return Err(Code::PhotoUnknown.into());
            }
            let principal = find_recipient(&**tx, id, Some(input.home_id), None).await?.ok_or(Code::NotOnRoll)?;
            let contractor = match input.agent_id {
                Some(agent) => queries::is_contractor(&**tx, agent, tx.now).await?,
                None => false,
            };
            let others = queries::count_principals(&**tx, id, input.agent_id, &input.agent_name).await?;
            may_appoint(&Appointment {
                written: true,
                passed_on: false,
                agent_excluded: contractor,
                other_principals: u32::try_from(others).unwrap_or(u32::MAX),
            })?;
            let told = instructions(tx, id, &input).await?;
            // A new mandate takes the place of an earlier one (民法典 173).
            for earlier in queries::list_of_elector(&**tx, id, principal.elector_id).await? {
                super::revoke::revoke(tx, earlier, &decision, "委托人另行委托").await?;
            }
            let mandate = MandateId(Uuid::now_v7());
            mandate::ActiveModel {
                id: Set(mandate.0),
                decision_id: Set(id.0),
                elector_id: Set(principal.elector_id),
                kind: Set(input.kind.as_str().to_owned()),
                agent_id: Set(input.agent_id.map(Uuid::from)),
                agent_name: Set(input.agent_name.to_string()),
                note: Set(input.note.to_string()),
                instructions: Set(serde_json::to_value(&told).map_err(anyhow::Error::from)?),
                registered_by: Set(officer.0),
                registered_at: Set(tx.now),
                revoked_at: Set(None),
                revoked_by: Set(None),
                revoked_because: Set(String::new()),
            }
            .insert(&**tx)
            .await?;
            queries::insert_photos(&**tx, mandate, input.photos.iter().map(|photo| photo.0)).await?;
            let details = serde_json::json!({
                "mandate_id": mandate, "home_id": input.home_id, "kind": input.kind, "agent_id": input.agent_id,
                "agent_name": input.agent_name, "photos": input.photos,
            });
            tx.audit("decisions.register_mandate", "decision", id, Some(decision.compound()), &details).await?;
            tell(tx, id, principal.elector_id, &decision.title, &input).await?;
            Ok(MandateStored { id: mandate, in_force: true })
        })
        .await?;
    Ok(HttpResponse::Created().json(stored))
}

/// What the principal decided, each question at most once.
async fn instructions(
    tx: &Write<'_>,
    id: DecisionId,
    input: &RegisterMandate,
) -> Result<BTreeMap<DecisionItemId, Choice>> {
    let items = list_items(&**tx, id).await?;
    let mut told = BTreeMap::new();
    for instruction in &input.instructions {
        if !items.iter().any(|item| item.id == instruction.item_id.0) {
            return Err(Code::ItemNotOnBallot.into());
        }
        let Some(choice) = instruction.choice else { continue };
        if told.insert(instruction.item_id, choice).is_some() {
            return Err(Code::ConflictingChoices.into());
        }
    }
    Ok(told)
}

/// Tells the principal's home, and the agent.
async fn tell(tx: &Write<'_>, id: DecisionId, elector: Uuid, title: &str, input: &RegisterMandate) -> Result<()> {
    let people = list_people(&**tx, id, Some(elector)).await?;
    let link = format!("/decisions/{id}");
    let name = &input.agent_name;
    let message = Message {
        kind: "mandate",
        title: [format!("已登记您家的投票委托：{title}"), format!("A mandate for your home was registered: {title}")]
            .into(),
        body: [
            format!("代理人：{name}。您自己投票，委托就自动收回。如果不是您的意思，请联系社区。"),
            format!("Proxy: {name}. Voting yourself takes the mandate back. If you did not give it, tell the office."),
        ]
        .into(),
        link: &link,
    };
    deliver(tx, &people, &message).await?;
    let Some(agent) = input.agent_id else { return Ok(()) };
    let message = Message {
        kind: "mandate",
        title: [format!("您受托代为投票：{title}"), format!("You vote for somebody else: {title}")].into(),
        body: [
            "请按委托书在网上投票。委托人自己投了，您就不用再投。".to_owned(),
            "Vote online as the mandate says. Once the owner votes in person, you need not.".to_owned(),
        ]
        .into(),
        link: &link,
    };
    deliver(tx, &[agent], &message).await
}
