//! A real conversation replayed: each voter a home, each comment a question, each vote a change of the voter's ballot.
//!
//! The data is of Polis, where people vote comment by comment (see `tests/data/polis-affordable-housing`). A ballot
//! answers every question, so it carries everything its voter said so far, and abstains where he said nothing yet; the
//! column sums of the export count 1 for agreeing and −1 for disagreeing, so abstaining is a zero of them.
//!
//! Votes of one voter are in the order of time. Somebody who answers the next comment within ten seconds is still at it:
//! what he says until he pauses goes into one ballot, which makes a third of the casts and the same of everything that
//! can go wrong with their order. `LINYI_TEST_PAUSE=0` casts a ballot after every single vote.
//!
//! Voters begin in the order of their first votes, several at the same time, since nothing of one voter's ballot depends
//! on another's.

use std::collections::BTreeMap;
use std::sync::Arc;

use linyi_server::features::decisions::ballot_log::sequencer;
use linyi_server::features::decisions::recount::recount;
use linyi_shared::decisions::api::{BallotReceipt, DecisionOutcome, DecisionPage, ItemChoice, MAX_CHANGES};
use linyi_shared::decisions::rules::Choice;
use linyi_shared::id::{DecisionItemId, HomeId};
use linyi_tests::{Answer, Caller, TestApp};
use reqwest::Method;
use serde::Serialize;
use serde_json::json;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::given::{Vote, body, compound};

const VOTES: &str = include_str!("../../data/polis-affordable-housing/votes.csv");
const TOTALS: &str = include_str!("../../data/polis-affordable-housing/participants-votes.csv");
/// Columns of the totals before those of the comments.
const COLUMNS_BEFORE: usize = 6;
/// Voters who vote at the same time.
const AT_ONCE: usize = 32;
/// How long somebody pauses before the ballot is cast, in milliseconds.
const PAUSE: i64 = 10_000;

/// What somebody said of a comment, and when, in milliseconds since 1970.
#[derive(Clone, Copy)]
struct Said {
    at: i64,
    comment: usize,
    choice: Choice,
}

fn choice(vote: i64) -> Choice {
    match vote {
        1 => Choice::Agree,
        -1 => Choice::Against,
        _ => Choice::Abstain,
    }
}

/// The votes of each voter in the order of time, the voters in the order of their first votes.
fn voters() -> Vec<Vec<Said>> {
    let mut voters: Vec<Vec<Said>> = Vec::new();
    let mut places: BTreeMap<i64, usize> = BTreeMap::new();
    let mut before = 0;
    for line in VOTES.lines().skip(1) {
        let fields: Vec<i64> = line.split(',').map(|field| field.parse().expect("a number")).collect();
        let [at, comment, voter, vote] = fields[..] else { panic!("four columns: {line}") };
        assert!(before <= at, "the votes are in the order of time");
        before = at;
        let place = *places.entry(voter).or_insert(voters.len());
        if place == voters.len() {
            voters.push(Vec::new());
        }
        voters[place].push(Said { at, comment: comment as usize, choice: choice(vote) });
    }
    voters
}

/// What the export says of each comment: how many agreed, how many disagreed, and the sum of the column.
fn totals() -> Vec<(i64, i64, i64)> {
    let comments = TOTALS.lines().next().expect("names").split(',').count() - COLUMNS_BEFORE;
    let mut totals = vec![(0, 0, 0); comments];
    for line in TOTALS.lines().skip(1) {
        for (total, cell) in totals.iter_mut().zip(line.split(',').skip(COLUMNS_BEFORE)) {
            match cell {
                "1" => *total = (total.0 + 1, total.1, total.2 + 1),
                "-1" => *total = (total.0, total.1 + 1, total.2 - 1),
                "0" | "" => {}
                other => panic!("a vote of {other}"),
            }
        }
    }
    totals
}

#[derive(Serialize)]
struct Ballot<'a> {
    home_id: HomeId,
    choices: &'a [ItemChoice],
}

/// The pause that was asked for.
fn pause() -> i64 {
    std::env::var("LINYI_TEST_PAUSE").map_or(PAUSE, |pause| pause.parse().expect("LINYI_TEST_PAUSE in milliseconds"))
}

/// Casts a ballot at each pause and at the end; answers how many.
async fn replay(voter: Caller, home_id: HomeId, votes: Vec<Said>, items: Arc<[DecisionItemId]>, path: String) -> u32 {
    let mut choices: Vec<_> = items.iter().map(|item| ItemChoice { item_id: *item, choice: Choice::Abstain }).collect();
    let mut versions = 0;
    for said in votes.chunk_by(|one, next| next.at - one.at < pause()) {
        for vote in said {
            choices[vote.comment].choice = vote.choice;
        }
        let request = voter.request(Method::POST, &path).json(&Ballot { home_id, choices: &choices });
        let receipt: BallotReceipt = serde_json::from_value(Answer::of(request).await.created()).expect("a receipt");
        versions += 1;
        assert_eq!((receipt.version, receipt.counted), (versions, true));
    }
    versions
}

#[tokio::test(flavor = "multi_thread")]
async fn the_votes_of_a_real_conversation_add_up_to_the_totals_of_its_export() {
    let (voters, totals) = (voters(), totals());
    assert_eq!((voters.len(), totals.len()), (381, 165));
    let app = TestApp::start().await;
    let place = compound(&app, voters.len()).await;
    let mut body = body(&app, &place, "owners_ordinary");
    body["changes_allowed"] = json!(MAX_CHANGES);
    body["questions"] = (0..totals.len()).map(|comment| json!({"title": format!("第 {comment} 条意见")})).collect();
    let vote = Vote::open(&app, place, body).await;
    let page: DecisionPage = app.anonymous().get(&vote.path()).await.parse();
    let items: Arc<[_]> = page.items.iter().map(|item| item.id).collect();
    let path = format!("{}/ballots", vote.path());
    let callers = app.residents(&vote.place.homes).await;

    let (permits, mut replays) = (Arc::new(Semaphore::new(AT_ONCE)), JoinSet::new());
    for ((votes, caller), home) in voters.into_iter().zip(callers).zip(vote.place.homes.clone()) {
        let permit = Arc::clone(&permits).acquire_owned().await.expect("a permit");
        let replay = replay(caller, home, votes, Arc::clone(&items), path.clone());
        replays.spawn(async move {
            let versions = replay.await;
            drop(permit);
            versions
        });
    }
    let versions: u32 = replays.join_all().await.into_iter().sum();
    let page: DecisionPage = app.anonymous().get(&vote.path()).await.parse();
    assert_eq!(page.turnout.voted, page.turnout.all);

    vote.outcome().await;
    let outcome: DecisionOutcome = app.anonymous().get(&format!("{}/outcome", vote.path())).await.parse();
    let counted: Vec<_> = outcome.items.iter().map(|item| item.outcome.tally).collect();
    let counted: Vec<_> = counted
        .iter()
        .map(|tally| {
            let (agree, against) = (tally.agree.persons, tally.against.persons);
            assert_eq!(tally.participated(), tally.all);
            (agree, against, agree - against)
        })
        .collect();
    assert_eq!(counted, totals);
    sequencer::place_waiting(&app.state).await;
    let found = recount(&app.state.database, None).await.expect("a recount");
    assert_eq!(found[0].versions, u64::from(versions));
    let differences: Vec<_> = found[0].differences.iter().map(|one| format!("{one:?}")).collect();
    assert!(differences.is_empty(), "{differences:?}");
}
