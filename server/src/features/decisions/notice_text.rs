//! What the server writes into the notices of a vote. Of the public log: the key before the vote (N3), key and last head
//! after it (N4, N5). Of silence: what not answering means (N3), as the decisions themselves have it (R13 c).
//!
//! Printed on paper at the door, neither can be changed afterwards: that is what makes the log's signatures worth
//! something (R24). Notices are written in Chinese, so this is.

use linyi_shared::decisions::api::silence_words;
use linyi_shared::decisions::log::{LogKey, SignedTreeHead};
use linyi_shared::decisions::rules::DecisionState;
use linyi_shared::id::ProjectId;
use linyi_shared::lang::Lang;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::time::{Instant, moment_words};
use sea_orm::ConnectionTrait;

use super::count::Figures;
use super::{queries, silence};
use crate::error::Result;
use crate::state::State;

/// The text of a field that the server writes, as it is frozen at `now`.
pub async fn drawn_text(
    state: &State,
    db: &impl ConnectionTrait,
    project: ProjectId,
    kind: NoticeKind,
    key: &str,
    now: Instant,
) -> Result<String> {
    if key == silence::NOTICE_FIELD {
        silence_text(db, project, now).await
    } else {
        ballot_log_text(state, db, project, kind, now).await
    }
}

/// What not answering means: strictly nothing, and whatever a decision that was announced has as its own rule.
async fn silence_text(db: &impl ConnectionTrait, project: ProjectId, now: Instant) -> Result<String> {
    let mut text = silence_words(None, Lang::Zh);
    for row in queries::list_of_project(db, project).await? {
        if !matches!(row.state_at(now), DecisionState::Notified | DecisionState::Open | DecisionState::Closed) {
            continue;
        }
        if let Some(rule) = silence::find(db, row.decision_id()).await? {
            text.push('\n');
            text.push_str(&silence::notice_paragraph(&row.title, &rule));
        }
    }
    Ok(text)
}

/// The text of the field `ballot_log` of a notice of `project`, as it is frozen at `now`.
async fn ballot_log_text(
    state: &State,
    db: &impl ConnectionTrait,
    project: ProjectId,
    kind: NoticeKind,
    now: Instant,
) -> Result<String> {
    let mut text = key_text(state.keys.log_key());
    let told: &[DecisionState] = match kind {
        NoticeKind::ProvisionalResult => &[DecisionState::Provisional, DecisionState::Objecting],
        NoticeKind::Decision => &[DecisionState::Final, DecisionState::Archived],
        _ => &[],
    };
    for row in queries::list_of_project(db, project).await? {
        if !told.contains(&row.state_at(now)) {
            continue;
        }
        let Some(stored) = queries::find_outcome(db, row.decision_id()).await? else { continue };
        let figures: Figures = serde_json::from_value(stored.figures).map_err(anyhow::Error::from)?;
        if let Some(head) = figures.head {
            text.push_str(&head_text(&row.title, &head));
        }
    }
    Ok(text)
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
