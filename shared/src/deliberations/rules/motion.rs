//! The motion (提议): the party organisation proposes before anybody deliberates (dossier R28, 居委会组织法 30).

use crate::problem::{Code, Problem};
use crate::projects::rules::Stage;
use crate::projects::terms::terms;

terms! {
    /// The party organisation whose meeting proposes.
    pub enum ProposingBody {
        /// The party organisation of the community.
        Community = "community", "社区党组织会议", "party organisation of the community";
        /// The party branch of the compound.
        Branch = "branch", "小区党支部会议", "party branch of the compound";
    }
}

/// May the motion be recorded? It is due in its own step, and a project has one.
pub fn may_propose(stage: Stage, has_motion: bool) -> Result<(), Problem> {
    if has_motion {
        return Err(Problem::new(Code::MotionExists));
    }
    if stage == Stage::Motion { Ok(()) } else { Err(Problem::new(Code::StepOutOfOrder)) }
}

/// May the motion be amended by a new version? Until the matter is put to the vote; then it is no longer editable (R28).
pub fn may_amend(stage: Stage) -> Result<(), Problem> {
    match stage {
        Stage::Motion | Stage::Deliberation => Ok(()),
        _ => Err(Problem::new(Code::MotionLocked)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_has_one_motion_recorded_in_its_own_step() {
        let code = |stage, has_motion| may_propose(stage, has_motion).map_err(|problem| problem.code);
        assert_eq!(code(Stage::Motion, false), Ok(()));
        assert_eq!(code(Stage::Motion, true), Err(Code::MotionExists));
        assert_eq!(code(Stage::Consultation, false), Err(Code::StepOutOfOrder));
        assert_eq!(code(Stage::Deliberation, false), Err(Code::StepOutOfOrder));
    }

    #[test]
    fn r28_the_motion_stands_once_the_matter_is_put_to_the_vote() {
        for stage in Stage::ALL {
            let open = matches!(stage, Stage::Motion | Stage::Deliberation);
            assert_eq!(may_amend(*stage).is_ok(), open, "{stage:?}");
        }
    }
}
