//! The sealed result, probed as a whole: two worlds that differ in nothing but how people voted answer every route and
//! every page alike to everybody, while the vote is open.

use std::collections::HashMap;

use chrono::{DateTime, Duration, TimeZone, Utc};
use linyi_server::features::decisions::ballot_log::sequencer;
use linyi_server::routes::endpoints;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_tests::builders::HomeSpec;
use linyi_tests::{Caller, TestApp};
use linyi_web::pages;
use serde_json::{Value, json};

use super::given::{Vote, body, ready};

/// How the homes vote in each world, by home; the last entry is the change of the first home's ballot.
const WORLDS: [[&str; 6]; 2] = [
    ["agree", "against", "abstain", "agree", "agree", "against"],
    ["against", "abstain", "agree", "against", "abstain", "agree"],
];

/// An answer with everything taken out that differs between any two servers: ids, keys, hashes, moments.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    what: String,
    status: u16,
    text: String,
}

/// A world: seven homes in two buildings, of which the last does not vote.
struct World<'a> {
    vote: Vote<'a>,
    notice: String,
    dispute: String,
    callers: Vec<(String, Caller)>,
}

impl<'a> World<'a> {
    async fn of(app: &'a TestApp, start: DateTime<Utc>, choices: [&str; 6]) -> Self {
        app.advance(start - app.now());
        let mut builder = app.compound();
        for number in 0..7 {
            let owners = vec![format!("owner of {number}")];
            let building = if number < 4 { 1 } else { 2 };
            builder = builder.home_spec(HomeSpec { area: 6_000, owners, status: "sold_delivered", building });
        }
        let place = ready(builder).await;
        let mut body = body(app, &place, "owners_ordinary");
        body["questions"] = json!([{"title": "您是否同意改造屋面？"}, {"title": "您是否同意更换管道？"}]);
        let vote = Vote::open(app, place, body).await;
        let notice = vote.post(NoticeKind::VoteCall).await;
        for (home, choice) in vote.place.homes.clone().into_iter().zip(&choices[..4]) {
            vote.cast(home, choice).await.created();
        }
        let staff = vote.staff().await;
        let mut visit = vote.ballot(vote.place.homes[4], choices[4]).await;
        visit["channel"] = json!("visit");
        visit["note"] = json!("本人在家，当面登记。");
        staff.post(&format!("{}/entered-ballots", vote.path()), visit).await.created();
        let said = json!({"home_id": vote.place.homes[4], "version": 1, "words": "那天家里没有人。"});
        let resident = app.resident(vote.place.homes[4]).await;
        let dispute = resident.post(&format!("{}/disputes", vote.path()), said).await.created()["id"].clone();
        vote.cast(vote.place.homes[0], choices[5]).await.created();
        sequencer::place_waiting(&app.state).await;
        let mut callers = vec![
            ("a visitor".to_owned(), app.anonymous()),
            ("who has not voted".to_owned(), app.resident(vote.place.homes[6]).await),
            ("who has voted".to_owned(), app.resident(vote.place.homes[1]).await),
        ];
        for role in Role::ALL {
            callers.push((role.as_str().to_owned(), app.staff(*role, vote.place.district).await));
        }
        Self { vote, notice, dispute: dispute.as_str().expect("an id").to_owned(), callers }
    }

    /// A path of a table with what this world has in its places.
    fn fill(&self, path: &str) -> String {
        let nobody = "018f0000-0000-7000-8000-000000000000".to_owned();
        let mut before = "";
        let mut parts = Vec::new();
        for part in path.split('/') {
            let is_place = part.starts_with([':', '{']);
            parts.push(match (is_place, part.trim_matches([':', '{', '}']), before) {
                (false, ..) => part.to_owned(),
                (_, "decision_id", _) | (_, "id", "decisions") => self.vote.id.clone(),
                (_, "project_id", _) | (_, "id", "projects") => self.vote.place.project.to_string(),
                (_, "compound_id", _) | (_, "id", "compounds" | "places") => self.vote.place.id.to_string(),
                (_, "notice_id", _) | (_, "id", "notices") => self.notice.clone(),
                (_, "home_id", _) => self.vote.place.homes[0].to_string(),
                (_, "work_item_id" | "item_id", _) => self.vote.place.items[0].to_string(),
                (_, "version", _) => "1".to_owned(),
                _ => nobody.clone(),
            });
            before = part;
        }
        parts.join("/")
    }

    /// Everything there is to read: every GET route, every page, and the lists with their queries.
    fn paths(&self) -> Vec<(String, String)> {
        let routes = endpoints().into_iter().filter(|endpoint| endpoint.method == "GET").map(|endpoint| endpoint.path);
        let tables = [pages::RESIDENT, pages::VOICE, pages::VOTE, pages::DESK];
        let pages = tables.into_iter().flatten().copied().flatten().map(|page| format!("/{}", page.pattern()));
        let (id, compound) = (&self.vote.id, self.vote.place.id);
        let queries = [
            ("the list of a compound", format!("/decisions?compound_id={compound}")),
            ("the leaves", format!("/decisions/{id}/log/leaves?start=2")),
            ("the growth", format!("/decisions/{id}/log/consistency?size=6")),
            ("an unknown leaf", format!("/decisions/{id}/log/inclusion?leaf={}", "0".repeat(64))),
            ("the page of a compound's list", format!("//decisions?compound_id={compound}")),
        ];
        let plain = routes.map(str::to_owned).chain(pages).map(|path| (path.clone(), self.fill(&path)));
        plain.chain(queries.into_iter().map(|(what, path)| (what.to_owned(), path))).collect()
    }

    async fn look(&self) -> Vec<Seen> {
        let mut seen = Vec::new();
        for (who, caller) in &self.callers {
            for (what, path) in self.paths() {
                // Who voted reads the own choices on the receipt, and nobody else's.
                if who == "who has voted" && what.ends_with("/receipt") {
                    continue;
                }
                let answer = caller.get(&path).await;
                let text = if what.ends_with("/log/file") { without_heads(&answer.body) } else { answer.body };
                let text = text.replace(&self.vote.app.address, "(address)").replace("%2F", "/");
                let text = without_repeats_in_head(&without_drawings(&text));
                seen.push(Seen { what: format!("{what} to {who}"), status: answer.status, text: plain(&text) });
            }
        }
        seen
    }
}

/// A QR code draws the address of its own server, however the drawing is quoted.
fn without_drawings(text: &str) -> String {
    let is_stroke = |sign: char| sign.is_ascii_digit() || "MHVhvZz .,-".contains(sign);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('M') {
        let (before, drawing) = rest.split_at(start);
        let length = drawing.find(|sign| !is_stroke(sign)).unwrap_or(drawing.len());
        out.push_str(before);
        // No text of the pages is that long without another letter.
        out.push_str(if length > 400 { "(drawing)" } else { &drawing[..length] });
        rest = &drawing[length..];
    }
    out + rest
}

/// A page that waited for its data names itself twice in its head; how often it waited differs from run to run.
fn without_repeats_in_head(text: &str) -> String {
    let Some((head, body)) = text.split_once("</head>") else { return text.to_owned() };
    let mut tags: Vec<&str> = Vec::new();
    for tag in head.split_inclusive('>') {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags.concat() + body
}

/// How many heads were kept tells how the ballots fell into the sequencer's runs, which differs from run to run.
fn without_heads(text: &str) -> String {
    let mut file: Value = serde_json::from_str(text).unwrap_or_default();
    file["heads"] = Value::Null;
    file.to_string()
}

/// Takes ids, keys, hashes, tokens, receipt numbers and moments out of a text; every other figure stays.
fn plain(text: &str) -> String {
    let mut ids: HashMap<String, usize> = HashMap::new();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        if let Some(length) = moment_length(rest) {
            out.push_str("(moment)");
            rest = &rest[length..];
            continue;
        }
        if let Some(nonce) = rest.strip_prefix("nonce=\"") {
            rest = nonce.split_once('"').map_or("", |(_, after)| after);
            continue;
        }
        let word = rest.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-' && sign != '_');
        let word = &rest[..word.unwrap_or(rest.len())];
        if word.is_empty() {
            out.push(sign);
            rest = &rest[sign.len_utf8()..];
            continue;
        }
        if is_id(word) {
            let next = ids.len();
            let number = *ids.entry(word.to_owned()).or_insert(next);
            out.push_str(&format!("(id {number})"));
        } else if is_token(word) {
            out.push_str("(token)");
        } else {
            out.push_str(word);
        }
        rest = &rest[word.len()..];
    }
    out
}

/// The length of a moment at the beginning of a text: RFC 3339, the hour of a day, or a countdown.
fn moment_length(text: &str) -> Option<usize> {
    let fits = |shape: &str| {
        let mut signs = text.chars();
        shape.chars().all(|expected| {
            signs.next().is_some_and(|sign| match expected {
                '0' => sign.is_ascii_digit(),
                other => sign == other,
            })
        })
    };
    if fits("0000-00-00T00:00:00") {
        let rest = &text[19..];
        let end = rest.find(|sign: char| !sign.is_ascii_digit() && !".Z+".contains(sign));
        return Some(19 + end.unwrap_or(rest.len()));
    }
    ["0000-00-00T00:00", "00:00:00", "00:00", "0:00"].iter().find(|shape| fits(shape)).map(|shape| shape.len())
}

fn is_id(word: &str) -> bool {
    word.len() == 36
        && word.bytes().enumerate().all(|(place, byte)| match place {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// A hash, a key, a signature in groups, a number of a receipt.
fn is_token(word: &str) -> bool {
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_hash = (word.len() == 8 || word.len() >= 16) && digits(word);
    let is_key = word.len() >= 40 && word.bytes().any(|byte| byte.is_ascii_digit());
    let groups: Vec<_> = word.split('-').collect();
    let is_number = matches!(groups.len(), 3 | 4)
        && groups.iter().all(|group| {
            group.len() == 4 && group.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        });
    is_hash || is_key || is_number
}

/// The same hour for both worlds, far from midnight, so that no date in words differs.
fn common_start() -> DateTime<Utc> {
    let day = (Utc::now() + Duration::days(2)).date_naive();
    Utc.from_utc_datetime(&day.and_hms_opt(2, 0, 0).expect("a moment"))
}

#[tokio::test(flavor = "multi_thread")]
async fn worlds_that_differ_in_their_choices_alone_answer_everything_alike_until_the_outcome() {
    let start = common_start();
    let [one, other] = [TestApp::start().await, TestApp::start().await];
    let first = World::of(&one, start, WORLDS[0]).await;
    let second = World::of(&other, start, WORLDS[1]).await;
    let (seen, compared) = (first.look().await, second.look().await);
    assert_eq!(seen.len(), compared.len());
    let answered = seen.iter().filter(|seen| seen.status == 200).count();
    assert!(answered > 200, "only {answered} of {} were answered", seen.len());
    let mut leaks = Vec::new();
    for (seen, compared) in seen.iter().zip(&compared) {
        assert_eq!((&seen.what, seen.status), (&compared.what, compared.status));
        if seen.text != compared.text {
            leaks.push(format!("{} leaks:\n{}", seen.what, difference(&seen.text, &compared.text)));
        }
    }
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));

    // The same comparison tells the worlds apart once the outcome is out.
    let mut told = Vec::new();
    for world in [&first, &second] {
        // No outcome is published before the dispute is answered, by somebody who did not enter the ballot.
        let answer = format!("{}/disputes/{}/answer", world.vote.path(), world.dispute);
        let said = json!({"answer": "stands", "reason": "当时有两人在场。"});
        world.vote.staff().await.post(&answer, said).await.ok();
        world.vote.outcome().await;
        let page = world.vote.app.anonymous().get(&format!("{}/outcome", world.vote.path())).await;
        told.push(plain(&page.body));
    }
    assert_ne!(told[0], told[1], "the comparison sees choices");
}

/// Where two texts begin to differ.
fn difference(one: &str, other: &str) -> String {
    let same = one.char_indices().zip(other.chars()).take_while(|((_, a), b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(120)).take(240).collect::<String>();
    format!("…{}…\n…{}…", around(one), around(other))
}
