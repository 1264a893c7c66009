//! Who does what: annex 1 of the plan (职能分工).

use serde::Deserialize;

use super::{CatalogueItem, PlanError, parse, quoted, unique};

const FILE: &str = "departments.toml";

/// A department or body of annex 1.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// The stable code.
    pub code: String,
    /// The plan's name.
    pub zh: String,
    /// The name in English.
    pub en: String,
    /// Whether it leads the renovation (牵头单位).
    #[serde(default)]
    pub lead: bool,
    /// Where the plan names it.
    pub clause: String,
    /// What it has to do.
    pub duties: Vec<Duty>,
}

impl Department {
    /// Whether a duty of this department reaches the catalogue item.
    pub fn reaches(&self, item: &str) -> bool {
        self.duties.iter().any(|duty| duty.items.iter().any(|code| code == item))
    }
}

/// A duty of a department.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// The duty in short.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// The plan's words.
    pub quote: String,
    /// The catalogue items it reaches, for routing complaints.
    pub items: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    departments: Vec<Department>,
}

/// Reads the departments and checks codes, items, quotations, and that exactly one leads.
pub(super) fn load(items: &[CatalogueItem]) -> Result<Vec<Department>, PlanError> {
    let File { departments } = parse(FILE, include_str!("../../data/plan/departments.toml"))?;
    unique(FILE, departments.iter().map(|department| department.code.as_str()))?;
    for department in &departments {
        quoted(FILE, &department.code, &department.zh)?;
        if department.duties.is_empty() {
            return Err(PlanError::Incomplete { file: FILE, code: department.code.clone() });
        }
        for duty in &department.duties {
            quoted(FILE, &department.code, &duty.quote)?;
            if let Some(missing) = duty.items.iter().find(|code| !items.iter().any(|item| item.code == **code)) {
                let (code, missing) = (department.code.clone(), missing.clone());
                return Err(PlanError::Missing { file: FILE, code, missing });
            }
        }
    }
    if departments.iter().filter(|department| department.lead).count() != 1 {
        return Err(PlanError::Incomplete { file: FILE, code: "lead".into() });
    }
    Ok(departments)
}
