//! Counting: from the ballots that count to the judged outcome. Before the close nobody counts.

use std::collections::HashMap;

use linyi_shared::area::Area;
use linyi_shared::decisions::api::{ChannelCount, DecisionOutcome, ItemOutcome};
use linyi_shared::decisions::rules::{
    Channel, Choice, DecisionKind, Gate, GateAnswers, GateDenominator, GateHomes, GateOutcome, GateQuestion,
    PaperAccount, RuleSet, Tally, Weight,
};
use linyi_shared::id::DecisionItemId;
use linyi_shared::problem::Code;
use linyi_shared::time::Instant;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use super::{lift, papers, queries};
use crate::entities::{decision, decision_item};
use crate::error::Result;

/// The exact figures of a decision: what is kept of a published outcome, to be judged by its rule set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The tally of each question.
    pub tallies: Vec<(DecisionItemId, Tally)>,
    /// Ballots by channel.
    pub channels: Vec<ChannelCount>,
    /// Electors that were reached: by an account of theirs, or because they voted.
    pub contacted: i64,
    /// The account of paper ballots; nothing where none were issued.
    #[serde(default)]
    pub papers: Option<PaperAccount>,
}

/// Counts a decision; refused while it is sealed.
pub async fn count(db: &impl ConnectionTrait, row: &decision::Model, now: Instant) -> Result<Figures> {
    if row.state_at(now).is_sealed() {
        return Err(Code::ResultSealed.into());
    }
    let items = queries::list_items(db, row.decision_id()).await?;
    let ballots = queries::list_counted(db, row.decision_id()).await?;
    let mut tallies: Vec<_> = items.iter().map(|item| (DecisionItemId(item.id), Tally::over(row.all()))).collect();
    let mut channels: HashMap<Channel, u32> = HashMap::new();
    for ballot in &ballots {
        let choices: HashMap<DecisionItemId, Choice> =
            serde_json::from_value(ballot.choices.clone()).map_err(anyhow::Error::from)?;
        for (item, tally) in &mut tallies {
            let choice = choices.get(item).ok_or_else(|| anyhow::anyhow!("a ballot of {} has a gap", row.id))?;
            tally.add(*choice, Weight::new(1, Area(ballot.area)));
        }
        let channel = Channel::parse(&ballot.channel).unwrap_or(Channel::Paper);
        *channels.entry(channel).or_default() += 1;
    }
    let mut reached = queries::list_contacted(db, row.decision_id()).await?;
    reached.extend(ballots.iter().map(|ballot| ballot.elector_id));
    reached.sort_unstable();
    reached.dedup();
    let channels = Channel::ALL.iter().filter_map(|channel| {
        channels.get(channel).map(|ballots| ChannelCount { channel: *channel, ballots: *ballots })
    });
    let papers = papers::views::account(db, row.decision_id()).await?;
    let papers = (papers.issued > 0).then_some(papers);
    Ok(Figures { tallies, channels: channels.collect(), contacted: reached.len() as i64, papers })
}

/// Judges figures by the rule set of their decision.
pub fn judge(rule_set: &RuleSet, items: &[decision_item::Model], figures: Figures) -> DecisionOutcome {
    let tally_of = |item: &decision_item::Model| {
        let found = figures.tallies.iter().find(|(id, _)| id.0 == item.id);
        found.map(|(_, tally)| *tally).unwrap_or_default()
    };
    let gate = (rule_set.kind == DecisionKind::ConsentGate)
        .then(|| judge_gate(rule_set, items, figures.contacted, tally_of))
        .flatten();
    let items = items.iter().map(|item| ItemOutcome {
        item_id: DecisionItemId(item.id),
        position: u32::try_from(item.position).unwrap_or(0),
        title: item.title.clone(),
        outcome: rule_set.judge(&tally_of(item)),
        carried: rule_set.judge(&tally_of(item)).passed,
    });
    DecisionOutcome {
        version: 0,
        published_at: None,
        items: items.collect(),
        gate,
        channels: figures.channels,
        papers: figures.papers,
        conditions: Vec::new(),
    }
}

/// The outcome of a decision as it was published last; nothing while none was.
pub async fn published(db: &impl ConnectionTrait, row: &decision::Model) -> Result<Option<DecisionOutcome>> {
    let Some(stored) = queries::find_outcome(db, row.decision_id()).await? else { return Ok(None) };
    let figures = serde_json::from_value(stored.figures).map_err(anyhow::Error::from)?;
    let items = queries::list_items(db, row.decision_id()).await?;
    let outcome = lift::complete(db, row, judge(&row.rules()?, &items, figures)).await?;
    let version = u32::try_from(stored.version).unwrap_or(0);
    Ok(Some(DecisionOutcome { version, published_at: Some(stored.published_at), ..outcome }))
}

fn judge_gate(
    rule_set: &RuleSet,
    items: &[decision_item::Model],
    contacted: i64,
    tally_of: impl Fn(&decision_item::Model) -> Tally,
) -> Option<GateOutcome> {
    let tally = |question: GateQuestion| {
        let item = items.iter().find(|item| item.gate_question.as_deref() == Some(question.as_str()));
        item.map(&tally_of)
    };
    let answers = |tally: &Tally| GateAnswers {
        agree: tally.agree.persons,
        against: tally.against.persons,
        undecided: tally.abstain.persons,
    };
    let (plan, management) = (tally(GateQuestion::Plan)?, tally(GateQuestion::Management)?);
    let homes = GateHomes { registered: plan.all.persons, contacted };
    let gate = Gate { rule_set, denominator: GateDenominator::Registered, homes };
    Some(gate.judge(answers(&plan), answers(&management)))
}
