//! Proxies: who may vote for somebody else (dossier R19; 民法典 165, 169).

use serde::{Deserialize, Serialize};

use super::ballot::Choice;
use crate::problem::{Code, Problem};
use crate::projects::terms::terms;

/// How many principals one agent may act for in a decision (R19; 城市居民委员会组织法 19, local regulations).
pub const PRINCIPALS_ALLOWED: u32 = 3;

terms! {
    /// On what an agent's right rests.
    pub enum MandateKind {
        /// A mandate signed by the owner (民法典 165).
        Proxy = "proxy", "业主书面委托", "written mandate of the owner";
        /// The guardian of an owner who cannot act for himself (民法典 20–23).
        Guardian = "guardian", "监护人（附证明）", "guardian (with proof)";
    }
}

/// What is known of a mandate and its agent when it is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Appointment {
    /// A written mandate with name, matter, scope, term and signature is attached, or the guardian's proof.
    pub written: bool,
    /// The agent got it from another agent.
    pub passed_on: bool,
    /// The agent works for the property manager or the contractor.
    pub agent_excluded: bool,
    /// How many other principals the agent acts for in this decision.
    pub other_principals: u32,
}

/// Allows a mandate or refuses it.
pub fn may_appoint(appointment: &Appointment) -> Result<(), Problem> {
    let code = if appointment.agent_excluded {
        Code::AgentExcluded
    } else if !appointment.written || appointment.passed_on {
        Code::MandateInvalid
    } else if appointment.other_principals >= PRINCIPALS_ALLOWED {
        Code::TooManyPrincipals
    } else {
        return Ok(());
    };
    Err(Problem::new(code))
}

/// Refuses a ballot that differs from what the principal told the agent; questions without an instruction are free.
pub fn keeps_to_mandate<I: PartialEq>(instructed: &[(I, Choice)], chosen: &[(I, Choice)]) -> Result<(), Problem> {
    let keeps = instructed.iter().all(|told| chosen.iter().all(|(item, choice)| *item != told.0 || *choice == told.1));
    if keeps { Ok(()) } else { Err(Problem::new(Code::MandateExceeded)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agent_is_appointed_in_writing_for_at_most_three() {
        let appointment = Appointment { written: true, passed_on: false, agent_excluded: false, other_principals: 2 };
        let code = |appointment| may_appoint(&appointment).map_err(|problem| problem.code);
        assert_eq!(code(appointment), Ok(()));
        assert_eq!(code(Appointment { other_principals: 3, ..appointment }), Err(Code::TooManyPrincipals));
        assert_eq!(code(Appointment { written: false, ..appointment }), Err(Code::MandateInvalid));
        assert_eq!(code(Appointment { passed_on: true, ..appointment }), Err(Code::MandateInvalid));
        assert_eq!(code(Appointment { agent_excluded: true, ..appointment }), Err(Code::AgentExcluded));
    }

    #[test]
    fn an_agent_votes_as_told_and_freely_where_nothing_was_told() {
        use Choice::*;
        let code = |chosen: &[(u8, Choice)]| keeps_to_mandate(&[(1, Agree)], chosen).map_err(|problem| problem.code);
        assert_eq!(code(&[(1, Agree), (2, Against)]), Ok(()));
        assert_eq!(code(&[(1, Abstain), (2, Against)]), Err(Code::MandateExceeded));
    }
}
