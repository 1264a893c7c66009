//! `linyi verify`: checks a downloaded log of ballots, on any machine, without a server.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use linyi_shared::decisions::api::ReceiptPage;
use linyi_shared::decisions::log::{LogFile, OpenedBallot, Recorded, receipt_number};
use serde::de::DeserializeOwned;

/// Checks the log in `file`; with an `earlier` file of the same log that nothing in it was changed since; with the
/// `receipt` of a voter that his ballot is in it. Answers what was found, in lines.
pub fn ballot_log(file: &Path, earlier: Option<&Path>, receipt: Option<&Path>) -> anyhow::Result<String> {
    let log: LogFile = read(file)?;
    let tree = log.check().with_context(|| format!("{} does not hold", file.display()))?;
    let mut lines = vec![
        format!("“{}”, decision {}", log.title, log.decision),
        format!("{} leaves, {} signed heads, root {}", tree.len(), log.heads.len(), tree.root()),
        format!("every head is signed with the key {}", log.key.0),
    ];
    if !log.withdrawn.is_empty() {
        lines.push(format!("{} ballots entered for a home were withdrawn and count no more", log.withdrawn.len()));
    }
    let distinct: HashSet<_> = log.leaves.iter().collect();
    ensure!(distinct.len() == log.leaves.len(), "a leaf stands twice");
    if let Some(earlier) = earlier {
        let before: LogFile = read(earlier)?;
        before.check().with_context(|| format!("{} does not hold", earlier.display()))?;
        ensure!(before.decision == log.decision, "the earlier file is of another decision");
        ensure!(before.key == log.key, "the earlier file is signed with another key");
        ensure!(log.leaves.starts_with(&before.leaves), "the log was changed since the earlier file");
        let kept = before.withdrawn.iter().all(|leaf| log.withdrawn.contains(leaf));
        ensure!(kept, "a ballot counts again that was withdrawn in the earlier file");
        lines.push(format!(
            "nothing but {} leaves was added since the earlier file",
            log.leaves.len() - before.leaves.len()
        ));
    }
    if let Some(receipt) = receipt {
        let page: ReceiptPage = read(receipt)?;
        let opened: Vec<_> = page.receipts.iter().filter_map(|receipt| receipt.opened.as_ref()).collect();
        ensure!(!opened.is_empty(), "{} holds no ballot that counts", receipt.display());
        for ballot in opened {
            lines.push(check_ballot(&log, ballot)?);
        }
    }
    lines.push("The log holds.".to_owned());
    Ok(lines.join("\n"))
}

fn check_ballot(log: &LogFile, ballot: &OpenedBallot) -> anyhow::Result<String> {
    let number = receipt_number(ballot.commitment());
    ensure!(ballot.key == log.key, "receipt {number} is signed with another key");
    ensure!(ballot.decision == log.decision, "receipt {number} is of another decision");
    ensure!(!log.withdrawn.contains(&ballot.commitment()), "the ballot of receipt {number} was withdrawn");
    let recorded = ballot.check().with_context(|| format!("receipt {number} does not hold"))?;
    let place = log.find(ballot.commitment());
    match (recorded, place) {
        (_, None) => bail!("the ballot of receipt {number} is not in the log, although its place was promised"),
        (Recorded::InLog(index), Some(place)) if index != place as u64 => {
            bail!("the ballot of receipt {number} stands at {place}, not at {index} as its receipt says")
        }
        (_, Some(place)) => Ok(format!("receipt {number}: version {} is leaf {place}", ballot.version)),
    }
}

fn read<T: DeserializeOwned>(file: &Path) -> anyhow::Result<T> {
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not of the documented format", file.display()))
}
