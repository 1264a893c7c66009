//! What voters send, put together before anything is measured.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use linyi_server::features::people::sessions;
use serde_json::json;
use uuid::Uuid;

use crate::load::{self, Requests};
use crate::seed::{District, Voter};
use crate::server::Server;

/// The voters of a district with their sessions' cookies.
pub struct Voters<'a> {
    district: &'a District,
    host: SocketAddr,
    cookies: Vec<String>,
}

impl<'a> Voters<'a> {
    /// The voters of a district, signed in on a server.
    pub fn of(district: &'a District, server: &Server) -> anyhow::Result<Self> {
        let name = server.state.cookies().access();
        let cookie = |voter: &Voter| {
            let token = sessions::access_token(&server.state, voter.person.into(), voter.session.into())?;
            anyhow::Ok(format!("{name}={token}"))
        };
        let cookies = district.voters.iter().map(cookie).collect::<anyhow::Result<_>>()?;
        Ok(Self { district, host: server.address, cookies })
    }

    /// Everybody opens the ballot before casting one, as people do.
    pub async fn open_ballots(&self) -> anyhow::Result<()> {
        let id = self.district.decisions[0].id;
        let open = |cookie: &String| {
            let head = format!("GET /api/v1/decisions/{id}/ballot HTTP/1.1\r\nhost: {}\r\n", self.host);
            format!("{head}cookie: {cookie}\r\naccept: application/json\r\n\r\n").into_bytes()
        };
        let requests = Requests::Each(Arc::new(self.cookies.iter().map(open).collect()));
        load::callers(self.host, 64, requests, 200, Duration::from_secs(60)).await?;
        Ok(())
    }

    /// The first ballots of some voters in a decision.
    pub fn ballots(&self, decision: usize, voters: std::ops::Range<usize>) -> Vec<Vec<u8>> {
        let vote = &self.district.decisions[decision];
        let choice = |item: &Uuid| json!({"item_id": item, "choice": "agree"});
        let choices: Vec<_> = vote.items.iter().map(choice).collect();
        let ballot = |number: usize| {
            let body = json!({"home_id": self.district.voters[number].home, "choices": choices}).to_string();
            format!(
                "POST /api/v1/decisions/{}/ballots HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\nsec-fetch-site: same-origin\r\n\
                 accept: application/json\r\nidempotency-key: {}\r\ncontent-type: application/json\r\n\
                 content-length: {}\r\n\r\n{body}",
                vote.id,
                self.host,
                self.cookies[number],
                Uuid::now_v7(),
                body.len(),
            )
            .into_bytes()
        };
        voters.map(ballot).collect()
    }

    /// What anybody sends to read a decision with its turnout.
    pub fn read(&self, decision: usize) -> Vec<u8> {
        let id = self.district.decisions[decision].id;
        let head = format!("GET /api/v1/decisions/{id} HTTP/1.1\r\nhost: {}\r\n", self.host);
        format!("{head}accept: application/json\r\n\r\n").into_bytes()
    }
}
