//! The catalogue of renovation contents (改造内容目录), plan 二（三）.

pub use linyi_shared::acceptance::rules::WarrantyCategory;
use serde::{Deserialize, Serialize};

use super::{PlanError, parse, quoted, unique};

const FILE: &str = "catalogue.toml";

/// One of the four groups.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The stable code.
    pub code: String,
    /// The plan's name.
    pub zh: String,
    /// The name in English.
    pub en: String,
    /// Where the plan names it.
    pub clause: String,
    /// The plan's words.
    pub quote: String,
    /// One plain line for residents.
    pub explain_zh: String,
    /// The same in English.
    pub explain_en: String,
    /// The problems the plan promises to solve with this group.
    pub problems: Vec<KnownProblem>,
}

/// A problem which the plan says the renovation solves: a ready answer to “what is wrong here?”.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownProblem {
    /// The stable code.
    pub code: String,
    /// The plan's words.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

/// An item of the catalogue.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueItem {
    /// The stable code.
    pub code: String,
    /// The code of its group.
    pub group: String,
    /// The name.
    pub zh: String,
    /// The name in English.
    pub en: String,
    /// Where the plan names it.
    pub clause: String,
    /// The plan's words.
    pub quote: String,
    /// Its national classes, the usual one first (dossier F110).
    pub classes: Vec<ClassOfItem>,
    /// Which decision it usually needs (dossier F111): a suggestion.
    pub vote: SuggestedVote,
    /// The legal basis of that decision; none for administrative items.
    pub vote_basis: Option<String>,
    /// Who usually decides: the compound or one entrance.
    #[serde(default)]
    pub scope: SuggestedScope,
    /// Its warranty categories, the usual one first; empty where nothing is built.
    pub warranty: Vec<WarrantyCategory>,
    /// One plain line for residents.
    pub explain_zh: String,
    /// The same in English.
    pub explain_en: String,
    /// Whether residents are asked in a consultation if they want it.
    #[serde(default = "yes")]
    pub asked: bool,
}

fn yes() -> bool {
    true
}

/// The national class of an item (国办发〔2020〕23号), or why it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassOfItem {
    /// 基础类: 应改尽改.
    Basic,
    /// 完善类: 能改则改.
    Improving,
    /// 提升类: 积极推进.
    Upgrading,
    /// 执法: enforcement, not renovation.
    Enforcement,
    /// 保护: kept as it is.
    Protection,
    /// 管理.
    Management,
    /// 资金.
    Fund,
}

/// The decision an item usually needs; the subdistrict and a lawyer decide per project (dossier F111).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestedVote {
    /// No owners' vote of its own.
    Administrative,
    /// 民法典 278: more than half of the taking part.
    Ordinary,
    /// Ordinary when the maintenance fund pays.
    OrdinaryIfFundUsed,
    /// Ordinary or three quarters, by what is done.
    OrdinaryOrMajor,
    /// 民法典 278 (6)–(8): three quarters of the taking part.
    Major,
    /// Three quarters when the use of a common part changes.
    MajorIfCommonPartChanged,
    /// The residents' meeting of 《城市居民委员会组织法》.
    ResidentsMeeting,
}

/// Whose decision an item usually is (dossier R5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestedScope {
    /// 小区.
    #[default]
    Compound,
    /// 单元, as for a lift (dossier F52).
    Entrance,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    groups: Vec<Group>,
    items: Vec<CatalogueItem>,
}

/// Reads the catalogue and checks codes, groups and quotations.
pub(super) fn load() -> Result<(Vec<Group>, Vec<CatalogueItem>), PlanError> {
    let File { groups, items } = parse(FILE, include_str!("../../data/plan/catalogue.toml"))?;
    unique(FILE, groups.iter().map(|group| group.code.as_str()))?;
    unique(FILE, items.iter().map(|item| item.code.as_str()))?;
    unique(FILE, groups.iter().flat_map(|group| &group.problems).map(|problem| problem.code.as_str()))?;
    for group in &groups {
        quoted(FILE, &group.code, &group.zh)?;
        quoted(FILE, &group.code, &group.quote)?;
        for problem in &group.problems {
            quoted(FILE, &problem.code, &problem.zh)?;
        }
        if !items.iter().any(|item| item.group == group.code) {
            return Err(PlanError::Incomplete { file: FILE, code: group.code.clone() });
        }
    }
    for item in &items {
        quoted(FILE, &item.code, &item.quote)?;
        if !groups.iter().any(|group| group.code == item.group) {
            return Err(PlanError::Missing { file: FILE, code: item.code.clone(), missing: item.group.clone() });
        }
        if item.classes.is_empty() {
            return Err(PlanError::Incomplete { file: FILE, code: item.code.clone() });
        }
    }
    Ok((groups, items))
}
