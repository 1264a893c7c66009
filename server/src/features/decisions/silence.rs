//! Silence: a compound's own rule on unanswered ballots, and whether everything it needs is proven (dossier R13).
//!
//! Invariants: without a rule silence counts for nothing; a rule is stored with the draft, frozen with the notice and
//! never changed; it decides only while each of the four conditions is proven when the outcome is published.

mod queries;

use linyi_shared::decisions::api::{CreateDecision, NewSilenceRule, SilenceDocument, SilenceRule};
use linyi_shared::decisions::frozen::FrozenSilence;
use linyi_shared::decisions::rules::{Silence, SilenceCondition, delivered_unanswered};
use linyi_shared::id::{DecisionId, PhotoId, PlaceId, ProjectId};
use linyi_shared::lang::Lang;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::problem::Code;
use linyi_shared::time::{Instant, local_date};
use sea_orm::ConnectionTrait;

use super::ballot_queries::count_unused_photos;
use crate::entities::{decision, silence_rule};
use crate::error::Result;
use crate::features::{media, notices};
use crate::write::Write;

/// The key of the field in which a notice of a vote says what silence means.
pub const NOTICE_FIELD: &str = "silence";

/// Refuses a rule on silence that cannot be one in this decision; no rule is always right.
pub fn check(input: &CreateDecision, now: Instant) -> Result<()> {
    match &input.silence {
        Some(rule) => Ok(rule.check(input.kind, input.lift, local_date(now))?),
        None => Ok(()),
    }
}

/// Stores the rule of a draft with its photos, which are the officer's own and prove nothing else.
pub async fn store(tx: &Write<'_>, id: DecisionId, compound: PlaceId, rule: &NewSilenceRule) -> Result<()> {
    let officer = tx.caller.principal()?.person_id;
    if count_unused_photos(&**tx, officer, &rule.photos).await? != rule.photos.len() as u64 {
        return Err(Code::PhotoUnknown.into());
    }
    media::serve::attach(tx, &rule.photos, compound, false).await?;
    Ok(queries::insert(&**tx, id, rule).await?)
}

/// The rule of a decision, as everybody reads it.
pub async fn find(db: &impl ConnectionTrait, id: DecisionId) -> Result<Option<SilenceRule>> {
    Ok(find_frozen(db, id).await?.map(|frozen| frozen.rule))
}

/// The rule of a decision with the hashes of its pictures.
async fn find_frozen(db: &impl ConnectionTrait, id: DecisionId) -> Result<Option<FrozenSilence>> {
    let Some(row) = queries::find_rule(db, id).await? else { return Ok(None) };
    let (photos, pictures): (Vec<_>, Vec<_>) = queries::list_photos(db, id).await?.into_iter().unzip();
    Ok(Some(FrozenSilence { rule: read(row, photos)?, pictures }))
}

fn read(row: silence_rule::Model, photos: Vec<PhotoId>) -> Result<SilenceRule> {
    let document = SilenceDocument::parse(&row.document)
        .ok_or_else(|| anyhow::anyhow!("the rule on silence of {} has no known document", row.decision_id))?;
    let (clause, text, adopted_on) = (row.clause, row.text, row.adopted_on);
    Ok(SilenceRule { document, clause, text, adopted_on, adopted_how: row.adopted_how, photos })
}

/// The rule as the notice freezes it; from now on everybody may look at its proof.
pub async fn freeze(tx: &Write<'_>, id: DecisionId) -> Result<Option<FrozenSilence>> {
    let frozen = find_frozen(&**tx, id).await?;
    if let Some(frozen) = &frozen {
        queries::publish_photos(&**tx, &frozen.rule.photos).await?;
    }
    Ok(frozen)
}

/// What a notice of a vote says of a decision that has a rule, in the language of notices.
pub fn notice_paragraph(title: &str, rule: &SilenceRule) -> String {
    format!(
        "“{title}”按本小区自己的规定计算。{}这条规定是这样通过的：{}。",
        rule.words(Lang::Zh),
        rule.adopted_how.trim_end_matches('。'),
    )
}

/// How unanswered ballots of a decision are read now: the proofs there are, and those who were handed a ballot.
pub async fn standing(db: &impl ConnectionTrait, row: &decision::Model) -> Result<Silence> {
    let Some(rule) = find(db, row.decision_id()).await? else { return Ok(Silence::Strict) };
    // The outcome holds both readings whenever there is a rule.
    let mut proven = vec![SilenceCondition::BothShown];
    if !rule.photos.is_empty() {
        proven.push(SilenceCondition::RuleAdopted);
    }
    let delivered_unanswered = delivered_unanswered(&queries::list_silent(db, row).await?, row.closes_at);
    if delivered_unanswered.persons > 0 {
        proven.push(SilenceCondition::DeliveryProven);
    }
    if is_announced(db, row, &rule).await? {
        proven.push(SilenceCondition::Announced);
    }
    Ok(Silence::FollowsMajority { proven, delivered_unanswered })
}

/// Whether a notice of the vote (N3) said what silence means before anybody could vote, and said so until the close.
async fn is_announced(db: &impl ConnectionTrait, row: &decision::Model, rule: &SilenceRule) -> Result<bool> {
    let (project, paragraph) = (ProjectId(row.project_id), notice_paragraph(&row.title, rule));
    let (opens, closes) = (row.opens_at, row.closes_at);
    let told = notices::queries::list_texts_standing(db, project, NoticeKind::VoteCall, opens, closes).await?;
    let says = |fields: &serde_json::Value| {
        fields.get(NOTICE_FIELD).and_then(serde_json::Value::as_str).is_some_and(|text| text.contains(&paragraph))
    };
    Ok(told.iter().any(says))
}
