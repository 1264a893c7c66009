//! Counting: from the ballots that count to the judged outcome. Before the close nobody counts.

use std::collections::HashMap;

use linyi_shared::area::Area;
use linyi_shared::decisions::api::{ChannelCount, DecisionOutcome, ItemOutcome, OutcomeVersion};
use linyi_shared::decisions::log::SignedTreeHead;
use linyi_shared::decisions::rules::{
    Channel, Choice, Gate, GateAnswers, GateDenominator, GateHomes, GateOutcome, GateQuestion, PaperAccount, RuleSet,
    Silence, Tally, Weight, hide_small_cells,
};
use linyi_shared::id::DecisionItemId;
use linyi_shared::problem::Code;
use linyi_shared::time::Instant;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use super::{lift, papers, queries, silence};
use crate::entities::{decision, decision_item};
use crate::error::Result;

/// The exact figures of a decision: what is kept of a published outcome, to be judged by its rule set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The tally of each question.
    pub tallies: Vec<(DecisionItemId, Tally)>,
    /// Ballots by channel; a channel without one is left out.
    pub channels: Vec<ChannelFigure>,
    /// Electors that were reached: by an account of theirs, or because they voted.
    pub contacted: i64,
    /// The account of paper ballots; nothing where none were issued.
    #[serde(default)]
    pub papers: Option<PaperAccount>,
    /// How unanswered ballots are read, with the proofs there were and those who were handed one (R13).
    #[serde(default)]
    pub silence: Silence,
    /// The head of the public log over every ballot, signed when the outcome was published.
    #[serde(default)]
    pub head: Option<SignedTreeHead>,
}

/// Ballots that came by one channel: exact, so for the record alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelFigure {
    /// The channel.
    pub channel: Channel,
    /// How many.
    pub ballots: u32,
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
        channels.get(channel).map(|ballots| ChannelFigure { channel: *channel, ballots: *ballots })
    });
    let papers = papers::views::account(db, row.decision_id()).await?;
    let papers = (papers.issued > 0).then_some(papers);
    let contacted = reached.len() as i64;
    let silence = silence::standing(db, row).await?;
    Ok(Figures { tallies, channels: channels.collect(), contacted, papers, silence, head: None })
}

/// Judges figures by the rule set of their decision.
pub fn judge(rule_set: &RuleSet, items: &[decision_item::Model], figures: Figures) -> DecisionOutcome {
    let tally_of = |item: &decision_item::Model| {
        let found = figures.tallies.iter().find(|(id, _)| id.0 == item.id);
        found.map(|(_, tally)| *tally).unwrap_or_default()
    };
    let gate = rule_set
        .denominator()
        .and_then(|denominator| judge_gate(rule_set, denominator, items, figures.contacted, tally_of));
    let items = items.iter().map(|item| {
        let judged = figures.silence.read(rule_set, &tally_of(item));
        // The share of a gate is taken of the homes its rule names, which may be fewer than all on the roll.
        let of_gate = gate.as_ref().zip(item.gate_question.as_deref().and_then(GateQuestion::parse));
        let outcome = of_gate.map_or(judged.strict, |(gate, question)| gate.line(question).outcome.clone());
        let with_silence = judged.with_silence;
        ItemOutcome {
            item_id: DecisionItemId(item.id),
            position: u32::try_from(item.position).unwrap_or(0),
            title: item.title.clone(),
            carried: with_silence.as_ref().unwrap_or(&outcome).passed,
            outcome,
            with_silence,
        }
    });
    let (items, channels) = (items.collect(), hide_small(&figures.channels));
    DecisionOutcome {
        version: 0,
        published_at: None,
        items,
        gate,
        channels,
        papers: figures.papers,
        silence: figures.silence.reading(),
        conditions: Vec::new(),
        head: figures.head,
    }
}

/// The ballots by channel as everybody may read them (R51).
fn hide_small(channels: &[ChannelFigure]) -> Vec<ChannelCount> {
    let cells: Vec<_> = channels.iter().map(|figure| figure.ballots).collect();
    let shown = hide_small_cells(&cells).into_iter();
    channels.iter().zip(shown).map(|(figure, ballots)| ChannelCount { channel: figure.channel, ballots }).collect()
}

/// Every published version of an outcome, the first first.
pub async fn versions(db: &impl ConnectionTrait, row: &decision::Model) -> Result<Vec<OutcomeVersion>> {
    let (items, rule_set) = (queries::list_items(db, row.decision_id()).await?, row.rules()?);
    let mut versions = Vec::new();
    for stored in queries::list_outcomes(db, row.decision_id()).await? {
        let figures = serde_json::from_value(stored.figures).map_err(anyhow::Error::from)?;
        let outcome = judge(&rule_set, &items, figures);
        versions.push(OutcomeVersion {
            version: u32::try_from(stored.version).unwrap_or(0),
            published_at: stored.published_at,
            reason: stored.reason,
            participated: outcome.participated(),
            carried: u32::try_from(outcome.carried()).unwrap_or(0),
        });
    }
    Ok(versions)
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
    denominator: GateDenominator,
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
    let gate = Gate { rule_set, denominator, homes };
    Some(gate.judge(answers(&plan), answers(&management)))
}
