//! `kill -9` under load: what was acknowledged is there once, what was refused is not, and the log has every promise.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use linyi_server::database::Database;
use linyi_server::entities::{ballot, ballot_version};
use linyi_server::features::decisions::recount::recount;
use linyi_shared::decisions::api::{
    BallotLog, BallotReceipt, DecisionOutcome, DecisionPage, LeavesPage, MAX_CHANGES, ReceiptPage,
};
use linyi_shared::decisions::rules::Choice;
use linyi_shared::id::HomeId;
use linyi_shared::problem::{Code, Problem};
use linyi_tests::process::ServerProcess;
use linyi_tests::{Answer, Caller, TestApp};
use rand::RngExt;
use reqwest::Method;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::given::{Vote, body, compound};

/// The server as a process.
const PROGRAM: &str = env!("CARGO_BIN_EXE_linyi-under-test");
const KILLS: usize = 50;
/// Electors who vote at the same time, each without a pause.
const ELECTORS: usize = 24;
/// The most ballots that are acknowledged between a start and the kill.
const MOST_BALLOTS: usize = 60;
/// How long the log may take to have what was promised before the server was killed.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a voter tries; whatever got no answer is tried again in the same words.
#[derive(Clone)]
enum Try {
    /// A ballot with a key of its own: acknowledged.
    Ballot { key: String, choice: Choice },
    /// The ballot with that number once more: answered with its receipt.
    Again(usize),
    /// Another choice under the key of the ballot with that number: refused.
    Twisted(usize),
    /// A ballot that answers a question nobody asked: refused.
    Unasked { key: String },
}

/// A voter without rest.
struct Voter {
    caller: Caller,
    home: HomeId,
    path: String,
    item: Value,
    /// What got no answer before the server was gone.
    unanswered: Option<Try>,
    /// Every acknowledged ballot in its order: its key, its choice, its receipt.
    acknowledged: Vec<(String, Choice, BallotReceipt)>,
    /// Keys of ballots that were refused.
    refused: Vec<String>,
    tries: usize,
}

impl Voter {
    /// Votes, and tells of every acknowledged ballot, until the server is gone.
    async fn vote(mut self, address: String, told: mpsc::UnboundedSender<()>) -> Self {
        let caller = self.caller.at(&address);
        loop {
            let attempt = self.unanswered.take().unwrap_or_else(|| self.next());
            let (key, body) = self.request(&attempt);
            let request = caller.request(Method::POST, &self.path).header("idempotency-key", key).json(&body);
            let Ok(answer) = Answer::whole(request).await else {
                self.unanswered = Some(attempt);
                return self;
            };
            if self.learn(attempt, answer) {
                // Nobody listens any more once enough was acknowledged; the kill is on its way.
                let _ = told.send(());
            }
        }
    }

    fn next(&mut self) -> Try {
        self.tries += 1;
        let key = format!("try-{}", self.tries);
        let number = rand::rng().random_range(0..self.acknowledged.len().max(1));
        match rand::rng().random_range(0..10) {
            0 if !self.acknowledged.is_empty() => Try::Again(number),
            1 if !self.acknowledged.is_empty() => Try::Twisted(number),
            2 => Try::Unasked { key },
            kind => Try::Ballot { key, choice: Choice::ALL[kind % Choice::ALL.len()] },
        }
    }

    fn request(&self, attempt: &Try) -> (String, Value) {
        let unasked = json!(self.home);
        let (key, item, choice) = match attempt {
            Try::Ballot { key, choice } => (key, &self.item, *choice),
            Try::Again(number) => (&self.acknowledged[*number].0, &self.item, self.acknowledged[*number].1),
            Try::Twisted(number) => {
                let other = if self.acknowledged[*number].1 == Choice::Agree { Choice::Against } else { Choice::Agree };
                (&self.acknowledged[*number].0, &self.item, other)
            }
            Try::Unasked { key } => (key, &unasked, Choice::Agree),
        };
        let choices = json!([{"item_id": item, "choice": choice}]);
        (key.clone(), json!({"home_id": self.home, "choices": choices}))
    }

    /// Holds the answer against what was acknowledged before; says whether it acknowledges a ballot.
    fn learn(&mut self, attempt: Try, answer: Answer) -> bool {
        match attempt {
            Try::Ballot { key, choice } => {
                let receipt: BallotReceipt = serde_json::from_value(answer.created()).expect("a receipt");
                // Had the same ballot been taken twice, or one been lost, the number would be another.
                assert_eq!((receipt.version as usize, receipt.counted), (self.acknowledged.len() + 1, true));
                self.acknowledged.push((key, choice, receipt));
                return true;
            }
            Try::Again(number) => {
                let receipt: BallotReceipt = serde_json::from_value(answer.created()).expect("a receipt");
                let counted = number + 1 == self.acknowledged.len();
                assert_eq!(receipt, BallotReceipt { counted, ..self.acknowledged[number].2.clone() });
            }
            Try::Twisted(_) => _ = answer.refused(Code::KeyReused),
            Try::Unasked { key } => {
                let _: Problem = answer.refused(Code::ItemNotOnBallot);
                self.refused.push(key);
            }
        }
        false
    }
}

/// Waits until the log of a decision has `size` leaves, and answers them.
async fn leaves(nobody: &Caller, path: &str, size: usize) -> Vec<[u8; 32]> {
    let placed = async || {
        loop {
            let log: BallotLog = nobody.get(&format!("{path}/log")).await.parse();
            if log.head.head.size >= size as u64 {
                return log.head.head.size;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let placed = tokio::time::timeout(PATIENCE, placed()).await.expect("a log with everything that was promised");
    let mut leaves = Vec::new();
    while (leaves.len() as u64) < placed {
        let page: LeavesPage = nobody.get(&format!("{path}/log/leaves?start={}", leaves.len())).await.parse();
        leaves.extend(page.leaves.iter().map(|leaf| leaf.0));
    }
    leaves
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_fifty_times_the_server_keeps_every_acknowledged_ballot_once_and_no_refused_one() {
    let app = TestApp::start().await;
    let place = compound(&app, ELECTORS).await;
    let mut body = body(&app, &place, "owners_ordinary");
    body["changes_allowed"] = json!(MAX_CHANGES);
    let vote = Vote::open(&app, place, body).await;
    let item = vote.page().await["items"][0]["id"].clone();
    let callers = app.residents(&vote.place.homes).await;
    let (nobody, clerk) = (app.anonymous(), vote.staff().await);
    let voter = |(caller, home): (Caller, &HomeId)| Voter {
        caller,
        home: *home,
        path: format!("{}/ballots", vote.path()),
        item: item.clone(),
        unanswered: None,
        acknowledged: Vec::new(),
        refused: Vec::new(),
        tries: 0,
    };
    let mut voters: Vec<_> = callers.into_iter().zip(&vote.place.homes).map(voter).collect();
    // The process has the database to itself, so that it is its own locks and its own log that a kill leaves behind.
    app.close().await;

    for _ in 0..KILLS {
        let server = ServerProcess::start(PROGRAM, &app).await;
        let (told, mut heard) = mpsc::unbounded_channel();
        let mut load = JoinSet::new();
        for voter in voters {
            load.spawn(voter.vote(server.address.clone(), told.clone()));
        }
        // Whoever votes holds a sender: if all are gone, one of them failed.
        drop(told);
        for _ in 0..rand::rng().random_range(1..=MOST_BALLOTS) {
            heard.recv().await.expect("a voter who still votes");
        }
        server.kill().await;
        voters = load.join_all().await;
    }

    // Ballots without an answer are sent again, as a phone does: the last start answers them.
    let server = ServerProcess::start(PROGRAM, &app).await;
    for voter in &mut voters {
        if let Some(attempt) = voter.unanswered.take() {
            let (key, body) = voter.request(&attempt);
            let answer = voter.caller.at(&server.address).post_keyed(&voter.path, &key, body).await;
            voter.learn(attempt, answer);
        }
    }
    let nobody = nobody.at(&server.address);
    let promised: HashSet<_> = voters
        .iter()
        .flat_map(|voter| &voter.acknowledged)
        .map(|(_, _, receipt)| receipt.promise.promise.commitment.0)
        .collect();
    let total: usize = voters.iter().map(|voter| voter.acknowledged.len()).sum();
    let leaves = leaves(&nobody, &vote.path(), total).await;
    assert_eq!((promised.len(), leaves.len()), (total, total));
    assert!(leaves.iter().all(|leaf| promised.contains(leaf)));
    let page: DecisionPage = nobody.get(&vote.path()).await.parse();
    let voted = voters.iter().filter(|voter| !voter.acknowledged.is_empty()).count();
    assert_eq!(page.turnout.voted.persons, voted as i64);
    for voter in &voters {
        let own: ReceiptPage = voter.caller.at(&server.address).get(&format!("{}/receipt", vote.path())).await.parse();
        assert_eq!(own.receipts.len(), voter.acknowledged.len());
        let counted: Vec<_> = own.receipts.iter().filter(|one| one.counted).collect();
        let last = voter.acknowledged.last().map(|(_, choice, receipt)| (*choice, &receipt.receipt_number));
        assert_eq!(counted.first().map(|one| (one.choices[0].choice, &one.receipt_number)), last);
        assert!(counted.len() <= 1);
    }
    server.kill().await;

    // The database itself, without a server.
    let database = Database::connect(&app.state.options.store.database_url()).await.expect("the database");
    let found = recount(&database, None).await.expect("a recount");
    assert_eq!((found[0].versions, found[0].differences.as_slice()), (total as u64, &[][..]));
    let versions = ballot_version::Entity::find().all(database.reader()).await.expect("versions");
    let kept: HashMap<_, _> =
        versions.iter().map(|row| ((row.submitted_by, row.submission_key.as_deref()), &row.commitment[..])).collect();
    assert_eq!((versions.len(), kept.len()), (total, total));
    for voter in &voters {
        let person = voter.caller.person_id.expect("a person").0;
        for (key, _, receipt) in &voter.acknowledged {
            assert_eq!(kept.get(&(person, Some(key.as_str()))), Some(&&receipt.promise.promise.commitment.0[..]));
        }
        assert!(voter.refused.iter().all(|key| !kept.contains_key(&(person, Some(key.as_str())))));
    }
    assert_eq!(ballot::Entity::find().all(database.reader()).await.expect("ballots").len(), voted);
    database.close().await;

    // And what counts at the end is what each voter chose last.
    vote.go_to(vote.closes_at);
    let server = ServerProcess::start(PROGRAM, &app).await;
    clerk.at(&server.address).post(&format!("{}/outcome", vote.path()), json!({})).await.ok();
    let outcome: DecisionOutcome = nobody.at(&server.address).get(&format!("{}/outcome", vote.path())).await.parse();
    for choice in Choice::ALL {
        let chose = voters.iter().filter(|voter| voter.acknowledged.last().is_some_and(|last| last.1 == *choice));
        assert_eq!(outcome.items[0].outcome.tally.side(*choice).persons, chose.count() as i64, "{choice:?}");
    }
}
