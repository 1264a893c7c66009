//! Proxies: who may vote for somebody else (dossier R19; 民法典 165, 169).

use serde::{Deserialize, Serialize};

use super::ballot::Choice;
use crate::problem::{Code, Problem};

/// What is known of a mandate and its agent when a ballot is cast under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mandate {
    /// A written mandate with name, matter, scope, term and signature is attached.
    pub written: bool,
    /// The agent got it from another agent.
    pub passed_on: bool,
    /// The agent works for the property manager or the contractor.
    pub agent_excluded: bool,
    /// How many other principals the agent acts for in this decision.
    pub other_principals: u32,
    /// How many principals one agent may act for; three by default.
    pub principals_allowed: u32,
    /// What the principal told the agent to choose.
    pub instructed: Option<Choice>,
}

/// Allows a ballot under a mandate or refuses it.
pub fn may_represent(mandate: &Mandate, choice: Choice) -> Result<(), Problem> {
    let code = if mandate.agent_excluded {
        Code::AgentExcluded
    } else if !mandate.written || mandate.passed_on {
        Code::MandateInvalid
    } else if mandate.other_principals >= mandate.principals_allowed {
        Code::TooManyPrincipals
    } else if mandate.instructed.is_some_and(|instructed| instructed != choice) {
        Code::MandateExceeded
    } else {
        return Ok(());
    };
    Err(Problem::new(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agent_votes_for_at_most_three_as_told_and_in_writing() {
        let mandate = Mandate {
            written: true,
            passed_on: false,
            agent_excluded: false,
            other_principals: 2,
            principals_allowed: 3,
            instructed: Some(Choice::Agree),
        };
        let code = |mandate, choice| may_represent(&mandate, choice).map_err(|problem| problem.code);
        assert_eq!(code(mandate, Choice::Agree), Ok(()));
        assert_eq!(code(mandate, Choice::Against), Err(Code::MandateExceeded));
        assert_eq!(code(Mandate { instructed: None, ..mandate }, Choice::Against), Ok(()));
        assert_eq!(code(Mandate { other_principals: 3, ..mandate }, Choice::Agree), Err(Code::TooManyPrincipals));
        assert_eq!(code(Mandate { written: false, ..mandate }, Choice::Agree), Err(Code::MandateInvalid));
        assert_eq!(code(Mandate { passed_on: true, ..mandate }, Choice::Agree), Err(Code::MandateInvalid));
        assert_eq!(code(Mandate { agent_excluded: true, ..mandate }, Choice::Agree), Err(Code::AgentExcluded));
    }
}
