//! The rows of ballots as the server writes them, for the bare driver.

use chrono::Utc;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::cell::{Cell, Rows};
use crate::seed::{AREA, BUILDINGS, District};
use crate::server::Place;

/// What ballots add to the turnout of a decision, or of a building in it.
pub struct Count {
    decision: Uuid,
    building: Option<Uuid>,
    added: i64,
}

impl Count {
    /// The statement that adds it.
    pub fn statement(&self, place: &Place) -> String {
        let id = |id: Uuid| match place {
            Place::Sqlite(_) => format!("x'{}'", id.simple()),
            Place::Postgres(_) => format!("'{id}'"),
        };
        let (decision, added) = (id(self.decision), self.added);
        match self.building {
            None => format!(
                "UPDATE decision_turnout SET persons = persons + {added}, area = area + {} WHERE decision_id = {decision}",
                added * AREA
            ),
            Some(building) => format!(
                "UPDATE building_turnout SET voted = voted + {added} WHERE decision_id = {decision} AND building_id = {}",
                id(building)
            ),
        }
    }
}

/// The rows of the first ballots of some voters in a decision, and what they add to the turnout.
pub fn ballots(district: &District, decision: usize, voters: std::ops::Range<usize>) -> ([Rows; 3], Vec<Count>) {
    let vote = &district.decisions[decision];
    let now = Utc::now();
    let choices: Map<String, Value> = vote.items.iter().map(|item| (item.to_string(), json!("agree"))).collect();
    let choices = Value::Object(choices).to_string();
    let (mut ballots, mut versions, mut audit) = (Vec::new(), Vec::new(), Vec::new());
    let mut turnout = [0; BUILDINGS];
    for number in voters.clone() {
        let (voter, elector) = (district.voters[number], vote.electors[number]);
        turnout[voter.building] += 1;
        ballots.push(vec![
            elector.into(),
            district.compound.into(),
            vote.id.into(),
            Cell::Number(1),
            Cell::Number(1),
            Cell::Number(1),
            "online".into(),
            now.into(),
        ]);
        let salt: Vec<u8> = elector.as_bytes().repeat(2);
        versions.push(vec![
            elector.into(),
            Cell::Number(1),
            vote.id.into(),
            "online".into(),
            choices.clone().into(),
            Cell::Bytes(salt.clone()),
            Cell::Bytes(salt),
            // Given a place already, so that no sequencer takes it up.
            Cell::Number(number as i64),
            voter.home.into(),
            voter.person.into(),
            Uuid::now_v7().to_string().into(),
            "".into(),
            now.into(),
            now.into(),
        ]);
        let details = json!({"elector_id": elector, "home_id": voter.home, "channel": "online", "version": 1});
        audit.push(vec![
            Uuid::now_v7().into(),
            now.into(),
            voter.person.into(),
            "decisions.cast_ballot".into(),
            "decision".into(),
            vote.id.into(),
            district.compound.into(),
            details.to_string().into(),
            Uuid::now_v7().into(),
            "0123456789abcdef".into(),
        ]);
    }
    let tables = [
        Rows {
            table: "ballot",
            columns: "elector_id, compound_id, decision_id, versions, own_versions, counted, counted_channel, counted_at",
            rows: ballots,
        },
        Rows {
            table: "ballot_version",
            columns: "elector_id, version, decision_id, channel, choices, salt, commitment, leaf_index, home_id, \
                      submitted_by, submission_key, note, received_at, recorded_at",
            rows: versions,
        },
        Rows {
            table: "audit_entry",
            columns: "id, at, person_id, action, object_kind, object_id, compound_id, details, request_id, address_hash",
            rows: audit,
        },
    ];
    (tables, count(district, vote.id, voters.len() as i64, &turnout))
}

fn count(district: &District, decision: Uuid, persons: i64, turnout: &[i64; BUILDINGS]) -> Vec<Count> {
    let mut counts = vec![Count { decision, building: None, added: persons }];
    let buildings = district.buildings.iter().zip(turnout).filter(|(_, voted)| **voted > 0);
    counts.extend(buildings.map(|(building, voted)| Count { decision, building: Some(*building), added: *voted }));
    counts
}
