//! Any interleaving of casts, changes, repeats, entries, disputes, extension and clock equals a simple sequential model.
//!
//! The interleavings are random. The seed is printed; `LINYI_TEST_SEED=<seed>` plays the same operations again.

mod sequential;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::Duration;
use linyi_server::entities::ballot;
use linyi_server::features::decisions::ballot_log::sequencer;
use linyi_server::features::decisions::recount::recount;
use linyi_shared::decisions::api::{BallotReceipt, DecisionOutcome, LeavesPage, MAX_CHANGES, ReceiptPage};
use linyi_shared::decisions::rules::{Channel, Choice};
use linyi_shared::id::{DecisionId, PlaceId};
use linyi_shared::people::rules::Role;
use linyi_tests::builders::HomeSpec;
use linyi_tests::{Answer, Caller, TestApp};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::given::{Vote, body, ready};
use sequential::{Elector, Expected, Model, Submission};

/// Decisions that are played through, each with its own rules and electors.
const RUNS: u64 = 6;
const ELECTORS: usize = 10;

/// A decision being played: the model, and the people who act it out.
struct Play<'a> {
    vote: Vote<'a>,
    model: Model,
    /// The hands of each elector: its residents, then the clerk.
    hands: Vec<Vec<Caller>>,
    staff: Caller,
    items: Vec<Value>,
    /// Whether electors act at the same time; one elector's acts are always in order.
    together: bool,
    random: StdRng,
}

impl<'a> Play<'a> {
    async fn start(app: &'a TestApp, mut random: StdRng) -> Self {
        let mut builder = app.compound();
        let mut buildings = Vec::new();
        for elector in 0..ELECTORS {
            // The first has a home in each building, and so two people who do not know of each other's ballots.
            buildings.push(if elector == 0 { vec![1, 2] } else { vec![random.random_range(1..=2)] });
            for building in buildings[elector].clone() {
                builder = builder.home_spec(HomeSpec {
                    area: random.random_range(3_000..15_000),
                    owners: vec![format!("owner-{elector}")],
                    status: "sold_delivered",
                    building,
                });
            }
        }
        let place = ready(builder).await;
        let questions = random.random_range(1..=3);
        let changes = [0, 1, 2, 5, MAX_CHANGES][random.random_range(0..5_usize)];
        let online_wins = random.random_bool(0.5);
        let mut body = body(app, &place, "owners_ordinary");
        body["questions"] = (0..questions).map(|number| json!({"title": format!("第{number}问")})).collect();
        body["changes_allowed"] = json!(changes);
        body["duplicates"] = json!(if online_wins { "online_wins" } else { "last_received" });
        let vote = Vote::notified(app, place, body).await;
        let items = vote.page().await["items"].as_array().expect("items").clone();
        let staff = vote.staff().await;
        let clerk = app.staff(Role::GridWorker, vote.place.id).await;
        let (first, others) = vote.place.homes.split_at(2);
        let homes: Vec<_> = std::iter::once(first.to_vec()).chain(others.iter().map(|home| vec![*home])).collect();
        let (mut electors, mut hands) = (Vec::new(), Vec::new());
        for (homes, buildings) in homes.into_iter().zip(buildings) {
            let buildings = buildings.into_iter().map(|number| vote.place.buildings[number as usize - 1]).collect();
            let mut people = app.residents(&homes).await;
            people.push(clerk.clone());
            hands.push(people);
            let area = vote.areas(&homes).await;
            let (versions, receipts, sent) = (Vec::new(), Vec::new(), Vec::new());
            let (disputed, withdrawn) = (HashSet::new(), HashSet::new());
            let counted = None;
            electors.push(Elector { homes, buildings, area, versions, counted, disputed, withdrawn, receipts, sent });
        }
        let (opens, closes) = (vote.opens_at, vote.closes_at);
        let model = Model { questions, changes, online_wins, opens, closes, extended: false, electors };
        let together = random.random_bool(0.7);
        Self { vote, model, hands, staff, items, together, random }
    }

    /// The whole life of the decision.
    async fn play_out(mut self) {
        self.round().await;
        if self.random.random_bool(0.2) {
            self.extend().await;
        }
        self.round().await;
        self.vote.go_to(self.model.opens);
        let extends_in = self.random.random_range(0..8);
        for round in 0..5 {
            self.round().await;
            if round == extends_in {
                self.extend().await;
                self.extend().await;
            }
            self.dispute().await;
            self.vote.app.advance(Duration::hours(self.random.random_range(0..40)));
        }
        // A minute before what was the close at first, just after it, and after what it is now.
        let first_close = self.vote.closes_at;
        self.vote.go_to(first_close - Duration::seconds(60));
        self.round().await;
        self.vote.go_to(first_close);
        self.round().await;
        self.vote.go_to(self.model.closes.max(self.vote.app.now()));
        self.round().await;
        self.extend().await;
        self.dispute().await;
        let outcome = self.vote.staff().await.post(&format!("{}/outcome", self.vote.path()), json!({})).await;
        outcome.ok();
        self.round().await;
        self.compare_outcome().await;
        self.compare_records().await;
    }

    async fn extend(&mut self) {
        let (closes, now) = (self.vote.closes_at + Duration::days(7), self.vote.app.now());
        let extension = json!({"closes_at": closes, "reason": "参与人数不足。"});
        let answer = self.staff.post(&format!("{}/extension", self.vote.path()), extension).await;
        match self.model.extend(closes, now) {
            Ok(()) => _ = answer.ok(),
            Err(code) => _ = answer.refused(code),
        }
    }

    /// Some homes say of something entered for them that it is not their own, and somebody of the office answers.
    async fn dispute(&mut self) {
        let path = format!("{}/disputes", self.vote.path());
        let officer = self.vote.staff().await;
        for number in 0..self.model.electors.len() {
            let elector = &self.model.electors[number];
            let is_open =
                |one: &usize| !elector.versions[*one].channel.is_electronic() && !elector.disputed.contains(one);
            let open: Vec<_> = (0..elector.versions.len()).filter(is_open).collect();
            if open.is_empty() || self.random.random_bool(0.6) {
                continue;
            }
            let version = open[self.random.random_range(0..open.len())];
            let said = json!({"home_id": elector.homes[0], "version": version + 1, "words": "不是我的意思。"});
            let stored = self.hands[number][0].post(&path, said).await.created();
            let id = stored["id"].as_str().expect("an id");
            let is_void = self.random.random_bool(0.7);
            let answer = json!({"answer": if is_void { "void" } else { "stands" }, "reason": "核实过。"});
            officer.post(&format!("{path}/{id}/answer"), answer).await.ok();
            self.model.settle(number, version, is_void);
        }
        self.compare_turnout().await;
    }

    /// Every elector acts up to three times; every answer, and then the turnout, is as the model says.
    async fn round(&mut self) {
        let now = self.vote.app.now();
        let mut acts = JoinSet::new();
        let mut expected: HashMap<usize, Vec<Expected>> = HashMap::new();
        for elector in 0..self.model.electors.len() {
            let mut requests = Vec::new();
            for _ in 0..self.random.random_range(0..=3) {
                let ballot = self.next_ballot(elector).await;
                expected.entry(elector).or_default().push(self.model.submit(elector, &ballot, now));
                requests.push((self.hands[elector][ballot.hand].clone(), ballot.key.clone(), self.request(&ballot)));
            }
            acts.spawn(async move {
                let mut answers = Vec::new();
                for (hand, key, (path, body)) in requests {
                    answers.push(hand.post_keyed(&path, &key, body).await);
                }
                (elector, answers)
            });
            if !self.together {
                self.compare_answers(acts.join_next().await.expect("an act").expect("answers"), &mut expected);
            }
        }
        for acted in acts.join_all().await {
            self.compare_answers(acted, &mut expected);
        }
        self.compare_turnout().await;
    }

    /// Something somebody might do for an elector.
    async fn next_ballot(&mut self, number: usize) -> Submission {
        let clerk = self.hands[number].len() - 1;
        let choices: Vec<_> =
            (0..self.model.questions).map(|_| Choice::ALL[self.random.random_range(0..Choice::ALL.len())]).collect();
        let elector = &self.model.electors[number];
        // Now and then a key that was taken before, by this hand or another.
        let key = format!("{number}-{}", elector.sent.len() / 2);
        let hand = self.random.random_range(0..clerk);
        let new = Submission { hand, key, home: elector.homes[hand], channel: Channel::Online, choices, photo: None };
        let earlier = match elector.sent.len() {
            0 => None,
            sent => Some(elector.sent[self.random.random_range(0..sent)].clone()),
        };
        match (self.random.random_range(0..100), earlier) {
            // Kept on a phone without signal and sent once more, however much happened since.
            (0..20, Some(earlier)) => {
                let is_queued = earlier.channel.is_electronic() && self.random.random_bool(0.5);
                Submission { channel: if is_queued { Channel::Offline } else { earlier.channel }, ..earlier }
            }
            (20..30, Some(earlier)) => Submission { choices: new.choices, ..earlier },
            (30..37, _) => Submission { choices: new.choices[1..].to_vec(), ..new },
            (60..75, _) => Submission { channel: Channel::Offline, ..new },
            (37..60, _) => {
                let channel = [Channel::Meeting, Channel::Visit, Channel::Phone][self.random.random_range(0..3_usize)];
                let photo = match channel {
                    Channel::Visit => Some(self.hands[number][clerk].upload_photo().await),
                    _ => None,
                };
                Submission { hand: clerk, channel, photo, ..new }
            }
            _ => new,
        }
    }

    /// Whose hand submits a ballot.
    fn hand_of(&self, ballot: &Submission) -> &Caller {
        let mut electors = self.model.electors.iter().zip(&self.hands);
        let (_, hands) = electors.find(|(elector, _)| elector.homes.contains(&ballot.home)).expect("an elector");
        &hands[ballot.hand]
    }

    /// The path and body that submit a ballot.
    fn request(&self, ballot: &Submission) -> (String, Value) {
        let choices = self.items.iter().zip(&ballot.choices);
        let choices: Vec<_> = choices.map(|(item, choice)| json!({"item_id": item["id"], "choice": choice})).collect();
        let mut body = json!({"home_id": ballot.home, "choices": choices});
        if ballot.channel == Channel::Offline {
            let by = self.hand_of(ballot).person_id;
            body["kept"] = json!({"by": by, "since": self.vote.app.now()});
        }
        if ballot.channel.is_electronic() {
            return (format!("{}/ballots", self.vote.path()), body);
        }
        body["channel"] = json!(ballot.channel);
        body["note"] = json!("核对过身份。");
        body["photos"] = json!(ballot.photo.iter().collect::<Vec<_>>());
        (format!("{}/entered-ballots", self.vote.path()), body)
    }

    fn compare_answers(
        &mut self,
        (elector, answers): (usize, Vec<Answer>),
        expected: &mut HashMap<usize, Vec<Expected>>,
    ) {
        let receipts = &mut self.model.electors[elector].receipts;
        for (answer, expected) in answers.into_iter().zip(expected.remove(&elector).unwrap_or_default()) {
            let (version, counted) = match expected {
                Ok(expected) => expected,
                Err(code) => {
                    answer.refused(code);
                    continue;
                }
            };
            let receipt: BallotReceipt = serde_json::from_value(answer.created()).expect("a receipt");
            assert_eq!((receipt.version as usize, receipt.counted), (version, counted));
            match receipts.get(version - 1) {
                None => receipts.push(receipt),
                // A repeat is answered with the stored receipt; only whether it still counts may have changed.
                Some(first) => assert_eq!(receipt, BallotReceipt { counted, ..first.clone() }),
            }
        }
    }

    async fn compare_turnout(&self) {
        let turnout = &self.vote.page().await["turnout"];
        let (persons, area) = self.model.voted().fold((0, 0), |(count, area), one| (count + 1, area + one.area));
        assert_eq!(turnout["voted"], json!({"persons": persons, "area": area}));
        for building in turnout["buildings"].as_array().expect("buildings") {
            let stands_there = |id: &&PlaceId| json!(id) == building["id"];
            let homes = self.model.voted().flat_map(|elector| &elector.buildings).filter(stands_there).count();
            assert_eq!(building["voted"], homes, "{building}");
        }
    }

    async fn compare_outcome(&self) {
        let outcome: DecisionOutcome =
            self.vote.app.anonymous().get(&format!("{}/outcome", self.vote.path())).await.parse();
        for (question, item) in outcome.items.iter().enumerate() {
            for choice in Choice::ALL {
                let counted = item.outcome.tally.side(*choice);
                assert_eq!((counted.persons, counted.area.0), self.model.tally(question, *choice), "{choice:?}");
            }
        }
        let mut channels: BTreeMap<&str, u32> = BTreeMap::new();
        for ballot in self.model.electors.iter().filter_map(Elector::ballot) {
            *channels.entry(ballot.channel.as_str()).or_default() += 1;
        }
        let told: Vec<_> = outcome.channels.iter().map(|one| one.channel.as_str()).collect();
        assert!(channels.keys().all(|channel| told.contains(channel)) && told.len() == channels.len(), "{told:?}");
        // Small figures are nobody's to know (R51); those that are told are exact.
        for shown in &outcome.channels {
            assert!(shown.ballots.is_none_or(|ballots| channels[shown.channel.as_str()] == ballots), "{shown:?}");
        }
    }

    /// One counted ballot for each elector who voted, one leaf for each accepted version, and nothing that differs.
    async fn compare_records(&self) {
        let app = self.vote.app;
        let id: DecisionId = self.vote.id.parse().expect("an id");
        let db = app.state.database.reader();
        let rows = ballot::Entity::find().filter(ballot::Column::DecisionId.eq(id.0)).all(db).await.expect("ballots");
        let mut kept: Vec<_> = rows.iter().map(|row| (row.versions as usize, row.counted as usize)).collect();
        let submitted = self.model.electors.iter().filter(|elector| !elector.versions.is_empty());
        let mut expected: Vec<_> =
            submitted.map(|one| (one.versions.len(), one.counted.map_or(0, |version| version + 1))).collect();
        kept.sort_unstable();
        expected.sort_unstable();
        assert_eq!(kept, expected);
        for (elector, hands) in self.model.electors.iter().zip(&self.hands) {
            let own: ReceiptPage = hands[0].get(&format!("{}/receipt", self.vote.path())).await.parse();
            let counting: Vec<_> =
                own.receipts.iter().filter(|one| one.counted).map(|one| &one.receipt_number).collect();
            let receipt = elector.counted.and_then(|version| elector.receipts.get(version));
            let expected: Vec<_> = receipt.map(|one| &one.receipt_number).into_iter().collect();
            assert_eq!(counting, expected);
        }
        sequencer::place_waiting(&app.state).await;
        let log: LeavesPage = app.anonymous().get(&format!("{}/log/leaves", self.vote.path())).await.parse();
        let promised = self.model.electors.iter().flat_map(|elector| &elector.receipts);
        let promised: HashSet<_> = promised.map(|receipt| receipt.promise.promise.commitment.0).collect();
        let versions: usize = self.model.electors.iter().map(|elector| elector.versions.len()).sum();
        assert_eq!((promised.len(), log.leaves.len()), (versions, versions));
        assert!(log.leaves.iter().all(|leaf| promised.contains(&leaf.0)));
        let found = recount(&app.state.database, Some(id)).await.expect("a recount");
        assert_eq!((found[0].versions, found[0].differences.as_slice()), (versions as u64, &[][..]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn any_interleaving_equals_a_simple_sequential_model() {
    let seed = match std::env::var("LINYI_TEST_SEED") {
        Ok(seed) => seed.parse().expect("LINYI_TEST_SEED is a number"),
        Err(_) => rand::rng().random_range(0..1_000_000_u64),
    };
    // Shown where the test fails.
    eprintln!("LINYI_TEST_SEED={seed}");
    let app = TestApp::start().await;
    for run in 0..RUNS {
        let random = StdRng::seed_from_u64(seed * RUNS + run);
        Box::pin(async { Play::start(&app, random).await.play_out().await }).await;
    }
}
