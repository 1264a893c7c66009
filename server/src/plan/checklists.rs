//! The plan's standards as checklists: 三入四通四有两整, 三合三整九有, 五全, 九位一体.

use serde::{Deserialize, Serialize};

use super::{PlanError, parse, quoted, unique};

const FILE: &str = "checklists.toml";

/// A checklist.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// The stable code.
    pub code: String,
    /// The plan's name: `三入`.
    pub zh: String,
    /// The name in English.
    pub en: String,
    /// What it is checked for.
    pub scope: ChecklistScope,
    /// Where the plan states it.
    pub clause: String,
    /// The plan's words.
    pub quote: String,
}

/// What a checklist is checked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChecklistScope {
    /// Each 小区.
    Compound,
    /// Each 片区.
    Cluster,
    /// The works as a whole.
    Works,
}

/// A line of a checklist.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistLine {
    /// The stable code, unique over all lists.
    pub code: String,
    /// The code of its list.
    pub list: String,
    /// What has to be so.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Where the plan states it.
    pub clause: String,
    /// The plan's words.
    pub quote: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lists: Vec<Checklist>,
    lines: Vec<ChecklistLine>,
}

/// Reads the checklists and checks codes, lists and quotations.
pub(super) fn load() -> Result<(Vec<Checklist>, Vec<ChecklistLine>), PlanError> {
    let File { lists, lines } = parse(FILE, include_str!("../../data/plan/checklists.toml"))?;
    unique(FILE, lists.iter().map(|list| list.code.as_str()))?;
    unique(FILE, lines.iter().map(|line| line.code.as_str()))?;
    for list in &lists {
        quoted(FILE, &list.code, &list.quote)?;
        if !lines.iter().any(|line| line.list == list.code) {
            return Err(PlanError::Incomplete { file: FILE, code: list.code.clone() });
        }
    }
    for line in &lines {
        quoted(FILE, &line.code, &line.quote)?;
        if !lists.iter().any(|list| list.code == line.list) {
            return Err(PlanError::Missing { file: FILE, code: line.code.clone(), missing: line.list.clone() });
        }
    }
    Ok((lists, lines))
}
