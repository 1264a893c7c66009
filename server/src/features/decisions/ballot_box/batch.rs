//! One transaction of ballots: read what is known of them, judge each by the rules, write what was accepted.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::SubsecRound;
use linyi_shared::area::Area;
use linyi_shared::decisions::api::ItemChoice;
use linyi_shared::decisions::log::{BallotLeaf, Hex, Salt, receipt_number};
use linyi_shared::decisions::rules::{
    Channel, Choice, PaperState, Received, Versions, Voice, Weight, check_ballot_items, check_earlier_owner,
    keeps_to_mandate, kept_since, may_cast, may_cast_by_mandate, may_enter_paper, supersedes,
};
use linyi_shared::id::{DecisionId, DecisionItemId, HomeId, MandateId};
use linyi_shared::lang::Lang;
use linyi_shared::problem::Code;
use linyi_shared::time::Instant;
use rand::RngExt;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::slip::{Paper, Slip, Taken};
use crate::entities::{audit_entry, ballot, ballot_evidence, ballot_version, mandate, paper_ballot};
use crate::error::Result;
use crate::features::decisions::ballot_queries::{self as queries, Turnout, Voter, WindowRow};
use crate::features::decisions::frame::Frame;
use crate::features::decisions::queries::list_people;
use crate::features::decisions::{mandates, papers};
use crate::features::inbox::deliver::{Message, deliver};
use crate::http::caller::Caller;
use crate::state::State;
use crate::write::{Write, audit_row};

/// Takes ballots in one transaction; the outer error means that none of them was written.
pub async fn take(state: &State, slips: &[Slip]) -> Result<Vec<Result<Taken>>> {
    let system = Caller::system();
    let mut tx = state.open_batch(&system).await?;
    let mut counting = Counting::read(state, &tx, slips).await?;
    // The clock is read once the windows are locked: a ballot that finds its window open is written before anybody counts.
    tx.now = state.now().trunc_subsecs(3);
    let mut outcomes = Vec::with_capacity(slips.len());
    for slip in slips {
        let outcome = match counting.find_repeat(slip) {
            Some(repeat) => repeat,
            None => counting.accept(&tx, slip).await,
        };
        outcomes.push(outcome);
    }
    counting.write(&tx).await?;
    tx.commit().await?;
    let decisions: HashSet<_> = outcomes.iter().flatten().map(|taken| taken.decision).collect();
    state.pages.forget_turnout(decisions.iter().copied());
    state.logs.expect(decisions);
    Ok(outcomes)
}

/// What is known of the ballots of a batch, and what is to be written.
struct Counting<'a> {
    frames: HashMap<DecisionId, Arc<Frame>>,
    windows: BTreeMap<DecisionId, WindowRow>,
    /// The electors of each home: one, but where single residents vote.
    voters: HashMap<(DecisionId, HomeId), Vec<Voter>>,
    standings: HashMap<Uuid, Standing>,
    papers: HashMap<(DecisionId, u32), paper_ballot::Model>,
    mandates: HashMap<MandateId, mandate::Model>,
    submissions: HashMap<(Uuid, String), Submission>,
    accepted: Vec<Accepted<'a>>,
}

/// What an elector's ballot is so far.
#[derive(Clone, Copy, Debug)]
struct Standing {
    versions: Versions,
    /// 0 where every version was withdrawn.
    counted: u32,
    received: Received,
}

impl Standing {
    /// The same while a version counts; without one the elector has not voted.
    fn while_counted(self) -> Option<Self> {
        (self.counted > 0).then_some(self)
    }
}

/// A submission that was answered before.
struct Submission {
    home: HomeId,
    channel: Channel,
    choices: BTreeMap<DecisionItemId, Choice>,
    taken: Taken,
}

/// A ballot that is to be written.
struct Accepted<'a> {
    slip: &'a Slip,
    voter: Voter,
    choices: BTreeMap<DecisionItemId, Choice>,
    taken: Taken,
    is_first: bool,
    /// Since when it waited on a phone, UTC.
    kept_since: Option<Instant>,
}

impl<'a> Counting<'a> {
    async fn read(state: &State, tx: &Write<'_>, slips: &[Slip]) -> Result<Self> {
        let mut homes: BTreeMap<DecisionId, Vec<HomeId>> = BTreeMap::new();
        for slip in slips {
            homes.entry(slip.decision).or_default().push(slip.home);
        }
        let windows = queries::lock_windows(&**tx, homes.keys().copied()).await?;
        let mut frames = HashMap::new();
        let mut voters: HashMap<_, Vec<Voter>> = HashMap::new();
        for (decision, homes) in homes {
            let frame = state.frames.require(state, decision).await?;
            for mut voter in queries::list_voters(&**tx, decision, &homes).await? {
                // Whose home it is matters where owners vote, or homes; a resident stays the same person (R21).
                if frame.unit.is_individual() {
                    voter.changed_hands_at = None;
                }
                voters.entry((decision, HomeId(voter.home_id))).or_default().push(voter);
            }
            frames.insert(decision, frame);
        }
        let standings =
            voters.values().flatten().filter_map(|voter| Some((voter.elector_id, standing(voter)?))).collect();
        let keys = slips.iter().filter_map(|slip| Some((slip.caller.person_id()?, slip.key()?))).collect::<Vec<_>>();
        let mut submissions = HashMap::new();
        for (row, counted) in queries::list_submissions(&**tx, &keys).await? {
            let key = row.submission_key.clone().unwrap_or_default();
            submissions.insert((row.submitted_by, key), submission(row, counted)?);
        }
        let papers = slips.iter().filter_map(|slip| Some((slip.decision, slip.paper()?.serial))).collect::<Vec<_>>();
        let papers = papers::queries::list_by_number(&**tx, &papers).await?;
        let papers = papers.into_iter().map(|row| ((DecisionId(row.decision_id), row.number()), row)).collect();
        let mandates: Vec<_> = slips.iter().filter_map(|slip| slip.mandate).collect();
        let mandates = mandates::queries::list_by_id(&**tx, &mandates).await?;
        let mandates = mandates.into_iter().map(|row| (MandateId(row.id), row)).collect();
        Ok(Self { frames, windows, voters, standings, papers, mandates, submissions, accepted: Vec::new() })
    }

    /// The answer of a submission that was answered before; its key with another content is refused.
    fn find_repeat(&self, slip: &Slip) -> Option<Result<Taken>> {
        let key = (slip.caller.person_id()?.0, slip.key()?.to_owned());
        let before = self.submissions.get(&key)?;
        // A ballot whose answer was lost on the way is sent later from the phone's queue: it came online all the same.
        let came_alike =
            before.channel == slip.channel || (before.channel.is_electronic() && slip.channel.is_electronic());
        let is_same = before.taken.decision == slip.decision
            && before.home == slip.home
            && came_alike
            && slip.elector.is_none_or(|elector| elector.0 == before.taken.elector)
            && before.choices == as_map(&slip.choices);
        Some(if is_same { Ok(before.taken) } else { Err(Code::KeyReused.into()) })
    }

    /// Judges a ballot by the rules, and counts it for its elector.
    async fn accept(&mut self, tx: &Write<'_>, slip: &'a Slip) -> Result<Taken> {
        let decision = self.windows.get(&slip.decision).ok_or(Code::NotFound)?;
        // A signed paper counts as given when it was signed for; whatever else comes, when it comes (R22).
        let received_at = match slip.paper() {
            Some(paper) => {
                may_enter_paper(decision.state_at(tx.now), decision.window(), paper.received_at)?;
                paper.received_at
            }
            None => tx.now,
        };
        // Whether it is too late is said first: a voter who is also not on the roll learns the simpler truth.
        may_cast(received_at, decision.window(), 0, decision.changes())?;
        let voter = voter_of(self.voters.get(&(slip.decision, slip.home)), slip)?;
        let before = self.standings.get(&voter.elector_id).copied();
        let standing = before.and_then(Standing::while_counted);
        check_earlier_owner(standing.map(|standing| standing.received.at), voter.changed_hands_at)?;
        let versions = before.map_or(Versions::default(), |before| before.versions);
        self.check_mandate(slip, voter, versions)?;
        may_cast(received_at, decision.window(), versions.in_voice(slip.voice()), decision.changes())?;
        if let Some(paper) = slip.paper() {
            self.check_paper(slip, voter, paper)?;
        }
        let frame = self.frames.get(&slip.decision).ok_or(Code::NotFound)?;
        let answered: Vec<_> = slip.choices.iter().map(|choice| choice.item_id).collect();
        check_ballot_items(&frame.items, &answered)?;
        check_photos(tx, slip, &self.accepted).await?;

        let versions = versions.and(slip.voice());
        let version = versions.all;
        let received = Received { channel: slip.channel, at: received_at };
        let (counted, counted_received) = match standing {
            Some(before) if !supersedes(received, before.received, decision.policy()) => {
                (before.counted, before.received)
            }
            _ => (version, received),
        };
        let choices = as_map(&slip.choices);
        let salt: Salt = Hex(rand::rng().random());
        let leaf = BallotLeaf {
            decision: slip.decision,
            elector: voter.elector_id,
            version,
            choices: &choices.iter().map(|(item, choice)| (*item, *choice)).collect::<Vec<_>>(),
            salt,
        };
        let taken = Taken {
            decision: slip.decision,
            elector: voter.elector_id,
            version,
            counted: counted == version,
            salt,
            commitment: leaf.commitment(),
            received_at,
            recorded_at: tx.now,
        };
        self.standings.insert(voter.elector_id, Standing { versions, counted, received: counted_received });
        if let (Some(person), Some(key)) = (slip.caller.person_id(), slip.key()) {
            let submission = Submission { home: slip.home, channel: slip.channel, choices: choices.clone(), taken };
            self.submissions.insert((person.0, key.to_owned()), submission);
        }
        let voter = voter.clone();
        let kept_since = slip.kept_since.and_then(|told| kept_since(told, decision.window(), tx.now));
        self.accepted.push(Accepted { slip, voter, choices, taken, is_first: standing.is_none(), kept_since });
        Ok(taken)
    }

    /// Refuses a vote under a mandate that does not cover it (R19).
    fn check_mandate(&self, slip: &Slip, voter: &Voter, so_far: Versions) -> Result<()> {
        let Some(id) = slip.mandate else { return Ok(()) };
        let mandate = self.mandates.get(&id).ok_or(Code::MandateInvalid)?;
        // The mandate of an earlier owner ended with the ownership (R21).
        let has_ended = voter.changed_hands_at.is_some_and(|changed| changed > mandate.registered_at);
        if mandate.revoked_at.is_some() || has_ended {
            return Err(Code::MandateRevoked.into());
        }
        if mandate.decision_id != slip.decision.0 || mandate.elector_id != voter.elector_id {
            return Err(Code::MandateInvalid.into());
        }
        may_cast_by_mandate(so_far)?;
        let chosen: Vec<_> = slip.choices.iter().map(|choice| (choice.item_id, choice.choice)).collect();
        Ok(keeps_to_mandate(&mandate.instructions()?, &chosen)?)
    }

    /// Refuses a paper that is not this elector's, not back, or in the box already, be it in this very batch (R22).
    fn check_paper(&self, slip: &Slip, voter: &Voter, paper: Paper) -> Result<()> {
        let row = self.papers.get(&(slip.decision, paper.serial)).ok_or(Code::PaperUnknown)?;
        let same = |other: &Accepted<'_>| other.slip.decision == slip.decision && other.slip.paper() == Some(paper);
        match row.paper_state()? {
            PaperState::Waiting if row.elector_id != Some(voter.elector_id) => Err(Code::PaperHomeMissing.into()),
            PaperState::Waiting if self.accepted.iter().any(same) => Err(Code::PaperUsed.into()),
            PaperState::Waiting => Ok(()),
            PaperState::Outstanding => Err(Code::PaperNotReturned.into()),
            PaperState::Counted => Err(Code::PaperUsed.into()),
            PaperState::Void => Err(Code::PaperVoid.into()),
        }
    }

    async fn write(self, tx: &Write<'_>) -> Result<()> {
        if self.accepted.is_empty() {
            return Ok(());
        }
        queries::save_ballots(&**tx, self.ballots()).await?;
        let mut versions = Vec::with_capacity(self.accepted.len());
        let mut audit = Vec::with_capacity(self.accepted.len());
        for accepted in &self.accepted {
            versions.push(accepted.version_row()?);
            audit.push(accepted.audit_row(tx)?);
        }
        queries::insert_versions(&**tx, versions).await?;
        queries::insert_evidence(&**tx, self.accepted.iter().flat_map(Accepted::evidence_rows).collect()).await?;
        for accepted in &self.accepted {
            if let Some(paper) = accepted.slip.paper() {
                papers::queries::save_counted(&**tx, accepted.slip.decision, paper.serial, accepted.taken.version)
                    .await?;
            }
        }
        self.count_turnout(tx).await?;
        tx.insert_audit(audit).await?;
        let on_behalf = |accepted: &&Accepted<'_>| accepted.slip.voice() == Voice::OnBehalf;
        for accepted in self.accepted.iter().filter(on_behalf) {
            let title = self.frames.get(&accepted.slip.decision).map_or("", |frame| frame.title.as_str());
            tell_home(tx, accepted, title).await?;
        }
        Ok(())
    }

    /// One row for each elector, in the order of their ids, so that two servers lock them in the same order.
    fn ballots(&self) -> Vec<ballot::ActiveModel> {
        let electors: BTreeMap<_, _> =
            self.accepted.iter().map(|accepted| (accepted.voter.elector_id, accepted)).collect();
        let rows = electors.into_iter().filter_map(|(elector, accepted)| {
            let standing = self.standings.get(&elector)?;
            let frame = self.frames.get(&accepted.slip.decision)?;
            Some(ballot::ActiveModel {
                elector_id: Set(elector),
                compound_id: Set(frame.compound.0),
                decision_id: Set(accepted.slip.decision.0),
                versions: Set(standing.versions.all as i32),
                own_versions: Set(standing.versions.own as i32),
                counted: Set(standing.counted as i32),
                counted_channel: Set(standing.received.channel.as_str().to_owned()),
                counted_at: Set(standing.received.at),
            })
        });
        rows.collect()
    }

    /// Adds the electors who voted for the first time to the turnout of their decision and of their homes' buildings.
    async fn count_turnout(&self, tx: &Write<'_>) -> Result<()> {
        let first: Vec<_> = self.accepted.iter().filter(|accepted| accepted.is_first).collect();
        let electors: Vec<_> = first.iter().map(|accepted| accepted.voter.elector_id).collect();
        let mut turnout = Turnout::default();
        for accepted in first {
            let voted = Weight::new(1, Area(accepted.voter.area));
            turnout.add_elector(accepted.slip.decision, voted);
        }
        for (decision, building, homes) in queries::count_homes(&**tx, &electors).await? {
            turnout.add_homes(decision, building, homes);
        }
        queries::add_turnout(&**tx, turnout).await?;
        Ok(())
    }
}

impl Accepted<'_> {
    fn version_row(&self) -> Result<ballot_version::ActiveModel> {
        let entry = self.slip.entry.as_ref();
        let submitted_by = self.slip.caller.principal()?.person_id;
        Ok(ballot_version::ActiveModel {
            elector_id: Set(self.taken.elector),
            version: Set(self.taken.version as i32),
            decision_id: Set(self.slip.decision.0),
            channel: Set(self.slip.channel.as_str().to_owned()),
            choices: Set(serde_json::to_value(&self.choices).map_err(anyhow::Error::from)?),
            salt: Set(self.taken.salt.0.to_vec()),
            commitment: Set(self.taken.commitment.0.to_vec()),
            leaf_index: Set(None),
            home_id: Set(self.slip.home.0),
            submitted_by: Set(submitted_by.0),
            submission_key: Set(self.slip.key().map(str::to_owned)),
            serial_number: Set(self.slip.paper().map(|paper| paper.serial.to_string())),
            note: Set(entry.map(|entry| entry.note.clone()).unwrap_or_default()),
            received_at: Set(self.taken.received_at),
            recorded_at: Set(Some(self.taken.recorded_at)),
            kept_since: Set(self.kept_since.map(|since| since.trunc_subsecs(3))),
            mandate_id: Set(self.slip.mandate.map(Uuid::from)),
        })
    }

    /// That a ballot was cast, and by whom; never how.
    fn audit_row(&self, tx: &Write<'_>) -> Result<audit_entry::ActiveModel> {
        let mut details = serde_json::json!({
            "elector_id": self.taken.elector, "home_id": self.slip.home, "channel": self.slip.channel,
            "version": self.taken.version,
        });
        let mut action = "decisions.cast_ballot";
        if let Some(entry) = &self.slip.entry {
            action = "decisions.enter_ballot";
            details["serial"] = entry.paper.map(|paper| paper.serial).into();
            details["photos"] = serde_json::to_value(&entry.photos).map_err(anyhow::Error::from)?;
        }
        if let Some(since) = self.kept_since {
            details["kept_since"] = serde_json::to_value(since).map_err(anyhow::Error::from)?;
        }
        if let Some(mandate) = self.slip.mandate {
            details["mandate_id"] = mandate.to_string().into();
        }
        let compound = Some(self.voter.compound_id.into());
        Ok(audit_row(&self.slip.caller, tx.now, action, "decision", self.slip.decision.0, compound, details))
    }

    /// Photos of what was signed. They show the choice, so they are given to no record that others may open.
    fn evidence_rows(&self) -> Vec<ballot_evidence::ActiveModel> {
        let photos = self.slip.entry.iter().flat_map(|entry| &entry.photos);
        let row = |photo: &linyi_shared::id::PhotoId| ballot_evidence::ActiveModel {
            photo_id: Set(photo.0),
            elector_id: Set(self.taken.elector),
            version: Set(self.taken.version as i32),
        };
        photos.map(row).collect()
    }
}

/// Refuses photos that are not the submitter's own or prove something already, be it in this very batch.
async fn check_photos(tx: &Write<'_>, slip: &Slip, accepted: &[Accepted<'_>]) -> Result<()> {
    let photos = slip.entry.as_ref().map_or(&[][..], |entry| &entry.photos);
    if photos.is_empty() {
        return Ok(());
    }
    let mut used = accepted.iter().filter_map(|other| other.slip.entry.as_ref()).flat_map(|entry| &entry.photos);
    let person = slip.caller.principal()?.person_id;
    let unused = queries::count_unused_photos(&**tx, person, photos).await?;
    if used.any(|photo| photos.contains(photo)) || unused != photos.len() as u64 {
        return Err(Code::PhotoUnknown.into());
    }
    Ok(())
}

/// Tells the people of the home at once that a ballot was entered, or cast under a mandate, on its behalf (R19, R22).
async fn tell_home(tx: &Write<'_>, accepted: &Accepted<'_>, title: &str) -> Result<()> {
    let decision = accepted.slip.decision;
    let people = list_people(&**tx, decision, Some(accepted.taken.elector)).await?;
    let number = receipt_number(accepted.taken.commitment);
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| accepted.slip.channel.words(lang));
    let [who_zh, who_en] = if accepted.slip.mandate.is_some() {
        ["有人凭委托书为您家投了一张选票", "Somebody voted for your home under a mandate"]
    } else {
        ["社区为您家录入了一张选票", "Your community office entered a ballot for your home"]
    };
    let body = [
        format!(
            "{who_zh}（{zh}），回执号 {number}。如果不是您的意思，请点开回执页，按“这不是我的意思”；截止前也可以自己在网上投票，以您自己投的为准。"
        ),
        format!(
            "{who_en} ({en}), receipt {number}. If this is not what you want, open the receipt page and say so \
             there. You can also vote online yourself before the close: your own ballot counts."
        ),
    ]
    .into();
    let title = [format!("您家的选票已录入：{title}"), format!("A ballot was entered for your home: {title}")].into();
    let link = format!("/decisions/{decision}/receipt");
    deliver(tx, &people, &Message { kind: "ballot", title, body, link: &link }).await
}

/// Whose ballot a slip is, of the electors of its home.
fn voter_of<'a>(voters: Option<&'a Vec<Voter>>, slip: &Slip) -> Result<&'a Voter> {
    let voters = voters.map_or(&[][..], Vec::as_slice);
    match (slip.elector, voters) {
        (Some(elector), _) => {
            let named = voters.iter().find(|voter| voter.elector_id == elector.0);
            Ok(named.ok_or(Code::NotOnRoll)?)
        }
        (None, [only]) => Ok(only),
        (None, []) => Err(Code::NotOnRoll.into()),
        (None, _) => Err(Code::ElectorNotNamed.into()),
    }
}

/// Stored in a stable order; that no question stands twice is checked before.
fn as_map(choices: &[ItemChoice]) -> BTreeMap<DecisionItemId, Choice> {
    choices.iter().map(|choice| (choice.item_id, choice.choice)).collect()
}

fn standing(voter: &Voter) -> Option<Standing> {
    Some(Standing {
        versions: Versions {
            all: u32::try_from(voter.versions?).unwrap_or(u32::MAX),
            own: u32::try_from(voter.own_versions?).unwrap_or(u32::MAX),
        },
        counted: u32::try_from(voter.counted?).unwrap_or(0),
        received: Received { channel: Channel::parse(voter.counted_channel.as_deref()?)?, at: voter.counted_at? },
    })
}

fn submission(row: ballot_version::Model, counted: bool) -> Result<Submission> {
    let decision = DecisionId(row.decision_id);
    let taken = Taken {
        decision,
        elector: row.elector_id,
        version: u32::try_from(row.version).unwrap_or(0),
        counted,
        salt: row.salt()?,
        commitment: row.commitment()?,
        received_at: row.received_at.trunc_subsecs(3),
        recorded_at: row.recorded_at().trunc_subsecs(3),
    };
    let choices = serde_json::from_value(row.choices).map_err(anyhow::Error::from)?;
    let channel = Channel::parse(&row.channel).ok_or_else(|| anyhow::anyhow!("unknown channel {}", row.channel))?;
    Ok(Submission { home: HomeId(row.home_id), channel, choices, taken })
}
