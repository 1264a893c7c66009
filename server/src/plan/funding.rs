//! Where the money comes from: part 五 of the plan (资金筹措).

use serde::{Deserialize, Serialize};

use super::{PlanError, parse, quoted, unique};

const FILE: &str = "funding.toml";

/// A source of money.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundingSource {
    /// The stable code.
    pub code: String,
    /// The name.
    pub zh: String,
    /// The name in English.
    pub en: String,
    /// Who bears it.
    pub payer: Payer,
    /// Where the plan names it.
    pub clause: String,
    /// The plan's words.
    pub quote: String,
    /// A condition worth knowing.
    pub note_zh: Option<String>,
    /// The same in English.
    pub note_en: Option<String>,
}

/// Who bears a source of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    /// 政府.
    Government,
    /// 居民.
    Residents,
    /// 产权单位.
    OwnerUnits,
    /// 专业经营单位.
    Operators,
    /// 社会力量.
    Society,
    /// 金融机构.
    Finance,
    /// 税费减免: no money, but tax not taken.
    Relief,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sources: Vec<FundingSource>,
}

/// Reads the sources and checks codes, quotations, and that notes stand in both languages.
pub(super) fn load() -> Result<Vec<FundingSource>, PlanError> {
    let File { sources } = parse(FILE, include_str!("../../data/plan/funding.toml"))?;
    unique(FILE, sources.iter().map(|source| source.code.as_str()))?;
    for source in &sources {
        quoted(FILE, &source.code, &source.quote)?;
        if source.note_zh.is_some() != source.note_en.is_some() {
            return Err(PlanError::Incomplete { file: FILE, code: source.code.clone() });
        }
    }
    Ok(sources)
}
