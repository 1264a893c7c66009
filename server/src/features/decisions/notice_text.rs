//! What the server writes into the notices of a vote. Of the public log: the key before the vote (N3), key and last head
//! after it (N4, N5). Into the call to a vote (N3): what not answering means, as the decisions themselves have it
//! (R13 c), and what the party organisation resolved before residents decide (R28). Into all three of a consent gate: of
//! which homes its share is taken (R29).
//!
//! Printed on paper at the door, neither can be changed afterwards: that is what makes the log's signatures worth
//! something (R24). Notices are written in Chinese, so this is.

use linyi_shared::decisions::api::silence_words;
use linyi_shared::decisions::log::{LogKey, SignedTreeHead};
use linyi_shared::decisions::rules::DecisionKind;
use linyi_shared::id::{DecisionId, ProjectId};
use linyi_shared::lang::Lang;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::time::{Instant, date_words, moment_words};
use sea_orm::ConnectionTrait;

use super::count::{self, Figures};
use super::{queries, silence};
use crate::entities::{decision, party_study};
use crate::error::Result;
use crate::state::State;

/// The text of a field that the server writes into a notice of `project`, as it is frozen at `now`: of the decision the
/// notice names, else of all that it tells of.
pub async fn drawn_text(
    state: &State,
    db: &impl ConnectionTrait,
    project: ProjectId,
    decision: Option<DecisionId>,
    kind: NoticeKind,
    key: &str,
    now: Instant,
) -> Result<String> {
    match key {
        silence::NOTICE_FIELD => silence_text(db, project, decision, now).await,
        "party_study" => party_study_text(db, project, decision, now).await,
        "denominator" => denominator_text(db, project, decision, kind, now).await,
        _ => ballot_log_text(state, db, project, decision, kind, now).await,
    }
}

/// What not answering means: strictly nothing, and whatever a decision that was announced has as its own rule.
async fn silence_text(
    db: &impl ConnectionTrait,
    project: ProjectId,
    decision: Option<DecisionId>,
    now: Instant,
) -> Result<String> {
    let rows = told(db, project, decision, NoticeKind::VoteCall, now).await?;
    let mut text = String::new();
    // Where all that is told of are objection votes, the usual reading would be wrong.
    let is_objection = |row: &decision::Model| row.kind == DecisionKind::ObjectionVote.as_str();
    if rows.is_empty() || !rows.iter().all(is_objection) {
        text.push_str(&silence_words(DecisionKind::OwnersOrdinary, None, Lang::Zh));
        text.push('\n');
    }
    for row in rows {
        if let Some(words) = row.decision_kind()?.choices_words(Lang::Zh) {
            text.push_str(&format!("“{}”：{words}\n", row.title));
        }
        if let Some(rule) = silence::find(db, row.decision_id()).await? {
            text.push_str(&silence::notice_paragraph(&row.title, &rule));
            text.push('\n');
        }
    }
    Ok(text)
}

/// The text of the field `denominator`: of which homes the share of a consent gate is taken, before the vote with what is
/// needed, after it with what was reached (R29, E7); empty where no gate is told of.
async fn denominator_text(
    db: &impl ConnectionTrait,
    project: ProjectId,
    decision: Option<DecisionId>,
    kind: NoticeKind,
    now: Instant,
) -> Result<String> {
    let mut text = String::new();
    for row in told(db, project, decision, kind, now).await? {
        let rule_set = row.rules()?;
        let Some(denominator) = rule_set.denominator() else { continue };
        let outcome = match kind {
            NoticeKind::VoteCall => None,
            _ => count::published(db, &row).await?,
        };
        let words = match outcome.and_then(|outcome| outcome.gate) {
            Some(gate) => {
                let reached = gate.chosen_lines(Lang::Zh).join("；");
                format!("{}{reached}。", denominator.definition(Lang::Zh))
            }
            None => rule_set.requirement(row.all(), Lang::Zh),
        };
        text.push_str(&format!("“{}”：{words}\n", row.title));
    }
    Ok(text)
}

/// The text of the field `ballot_log`.
async fn ballot_log_text(
    state: &State,
    db: &impl ConnectionTrait,
    project: ProjectId,
    decision: Option<DecisionId>,
    kind: NoticeKind,
    now: Instant,
) -> Result<String> {
    let mut text = key_text(state.keys.log_key());
    // Before the vote there is a key and no head.
    let rows = match kind {
        NoticeKind::VoteCall => Vec::new(),
        _ => told(db, project, decision, kind, now).await?,
    };
    for row in rows {
        let Some(stored) = queries::find_outcome(db, row.decision_id()).await? else { continue };
        let figures: Figures = serde_json::from_value(stored.figures).map_err(anyhow::Error::from)?;
        if let Some(head) = figures.head {
            text.push_str(&head_text(&row.title, &head));
        }
    }
    Ok(text)
}

/// The text of the field `party_study` of a call to vote: what the party organisation resolved before residents decide
/// (R28); empty for votes of owners.
async fn party_study_text(
    db: &impl ConnectionTrait,
    project: ProjectId,
    decision: Option<DecisionId>,
    now: Instant,
) -> Result<String> {
    let mut text = String::new();
    for row in told(db, project, decision, NoticeKind::VoteCall, now).await? {
        if let Some(study) = queries::find_party_study(db, row.decision_id()).await? {
            text.push_str(&study_text(&row.title, &study));
        }
    }
    Ok(text)
}

/// The decisions that a notice of a kind tells of: the one it names, else all that stand where it belongs.
async fn told(
    db: &impl ConnectionTrait,
    project: ProjectId,
    decision: Option<DecisionId>,
    kind: NoticeKind,
    now: Instant,
) -> Result<Vec<decision::Model>> {
    let mut rows = queries::list_of_project(db, project).await?;
    rows.retain(|row| match decision {
        Some(id) => row.decision_id() == id,
        None => kind.tells_of().contains(&row.state_at(now)),
    });
    Ok(rows)
}

fn study_text(title: &str, study: &party_study::Model) -> String {
    let (day, organisation) = (date_words(study.studied_on, Lang::Zh), &study.organisation);
    format!("“{title}”：{day}，{organisation}（{} 人参加）研究讨论。{}\n", study.attended, study.resolution)
}

fn key_text(key: LogKey) -> String {
    format!(
        "每张选票都记入公开记录，看不出选了什么。您的回执上的校验短码应当和这里的一样。\n校验短码：{}\n公钥：{}\n",
        key.code(),
        in_groups(&key.0.to_string()),
    )
}

fn head_text(title: &str, signed: &SignedTreeHead) -> String {
    let head = &signed.head;
    format!(
        "“{title}”的公开记录共 {} 条，截至 {}（{}）。\n记录的校验值：{}\n签名：{}\n",
        head.size,
        moment_words(head.at, Lang::Zh),
        head.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
        in_groups(&head.root.to_string()),
        in_groups(&signed.signature.to_string()),
    )
}

/// In groups of eight, so that digits break on a sheet and can be read out.
fn in_groups(digits: &str) -> String {
    let groups = digits.as_bytes().chunks(8).map(|part| String::from_utf8_lossy(part).into_owned());
    groups.collect::<Vec<_>>().join(" ")
}
