//! The sequential model: what becomes of a decision when one thing happens after another.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use linyi_shared::decisions::api::BallotReceipt;
use linyi_shared::decisions::rules::{Channel, Choice};
use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::problem::Code;

/// A ballot that somebody submits: sent again it is a repeat, changed it is another content under the same key.
///
/// Whoever else may submit ballots, such as an agent under a mandate, is one more of the hands of [`super::Play`].
#[derive(Clone)]
pub(super) struct Submission {
    /// Which of the elector's hands sends it: its residents first, then the clerk.
    pub(super) hand: usize,
    pub(super) key: String,
    pub(super) home: HomeId,
    pub(super) channel: Channel,
    pub(super) choices: Vec<Choice>,
    /// The photo of what was signed at the door.
    pub(super) photo: Option<String>,
}

/// One elector: what was accepted of it, and the version that counts, if one does.
pub(super) struct Elector {
    pub(super) homes: Vec<HomeId>,
    /// The building of each home.
    pub(super) buildings: Vec<PlaceId>,
    pub(super) area: i64,
    pub(super) versions: Vec<Submission>,
    pub(super) counted: Option<usize>,
    /// The versions that the home said are not its own, and those of them that were withdrawn.
    pub(super) disputed: HashSet<usize>,
    pub(super) withdrawn: HashSet<usize>,
    /// The receipt of each version, as it was given first.
    pub(super) receipts: Vec<BallotReceipt>,
    /// Everything that was ever sent, accepted or not.
    pub(super) sent: Vec<Submission>,
}

impl Elector {
    /// The version that counts.
    pub(super) fn ballot(&self) -> Option<&Submission> {
        self.versions.get(self.counted?)
    }
}

/// The sequential model of one decision.
pub(super) struct Model {
    pub(super) questions: usize,
    pub(super) changes: u16,
    pub(super) online_wins: bool,
    pub(super) opens: DateTime<Utc>,
    pub(super) closes: DateTime<Utc>,
    pub(super) extended: bool,
    pub(super) electors: Vec<Elector>,
}

/// What the model expects: the version a receipt is for and whether it counts, or the refusal.
pub(super) type Expected = Result<(usize, bool), Code>;

impl Model {
    pub(super) fn submit(&mut self, elector: usize, ballot: &Submission, now: DateTime<Utc>) -> Expected {
        let elector = &mut self.electors[elector];
        elector.sent.push(ballot.clone());
        let is_repeat = |one: &Submission| one.hand == ballot.hand && one.key == ballot.key;
        if let Some(version) = elector.versions.iter().position(is_repeat) {
            let first = &elector.versions[version];
            // What was sent online and is sent again from the phone's queue is the same ballot.
            let came_alike =
                first.channel == ballot.channel || (first.channel.is_electronic() && ballot.channel.is_electronic());
            let is_same = came_alike && (&first.home, &first.choices) == (&ballot.home, &ballot.choices);
            return if is_same { Ok((version + 1, Some(version) == elector.counted)) } else { Err(Code::KeyReused) };
        }
        if now < self.opens {
            return Err(Code::VoteNotOpen);
        }
        if now >= self.closes {
            return Err(Code::VoteClosed);
        }
        // What was entered for the home gives a change back to its own voice.
        let own = elector.versions.iter().filter(|one| one.channel.is_electronic()).count();
        let entered = elector.versions.len() - own;
        let used = if ballot.channel.is_electronic() { own.saturating_sub(entered) } else { entered };
        if used > usize::from(self.changes) {
            return Err(Code::BallotChangesUsedUp);
        }
        if ballot.choices.len() < self.questions {
            return Err(Code::ChoicesIncomplete);
        }
        let online_stands = self.online_wins && elector.ballot().is_some_and(|one| one.channel.is_electronic());
        let version = elector.versions.len();
        if !online_stands || ballot.channel.is_electronic() {
            elector.counted = Some(version);
        }
        elector.versions.push(ballot.clone());
        Ok((version + 1, elector.counted == Some(version)))
    }

    /// Somebody answers the home that disputes a version.
    pub(super) fn settle(&mut self, elector: usize, version: usize, is_void: bool) {
        let elector = &mut self.electors[elector];
        elector.disputed.insert(version);
        if !is_void {
            return;
        }
        elector.withdrawn.insert(version);
        // As if it had never come: the last that is left, or the last of the home's own.
        let left: Vec<_> = (0..elector.versions.len()).filter(|one| !elector.withdrawn.contains(one)).collect();
        let own = left.iter().rev().find(|one| elector.versions[**one].channel.is_electronic());
        elector.counted = own.filter(|_| self.online_wins).or(left.last()).copied();
    }

    pub(super) fn extend(&mut self, closes: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Code> {
        if self.extended || now >= self.closes {
            return Err(Code::ExtensionRefused);
        }
        (self.extended, self.closes) = (true, closes);
        Ok(())
    }

    pub(super) fn voted(&self) -> impl Iterator<Item = &Elector> {
        self.electors.iter().filter(|elector| elector.counted.is_some())
    }

    /// Persons and area by question and choice.
    pub(super) fn tally(&self, question: usize, choice: Choice) -> (i64, i64) {
        let so_chosen =
            self.electors.iter().filter(|one| one.ballot().is_some_and(|ballot| ballot.choices[question] == choice));
        so_chosen.fold((0, 0), |(persons, area), one| (persons + 1, area + one.area))
    }
}
