//! Reads of the decisions pages.

use linyi_shared::decisions::api::{
    BallotPage, DecisionCard, DecisionList, DecisionPage, DeskDecision, DisputesPage, ElectorsPage, EntryPage,
    MandatesPage, PaperEntryPage, PaperPrintPage, PapersPage, ParticipantsPage, ReceiptPage, RuleSetsPage, SetUpPage,
    TurnoutBoard,
};
use linyi_shared::id::{DecisionId, PlaceId, ProjectId};
use linyi_shared::page::Page;

use super::api;

api! {
    /// Reads of the decisions pages.
    pub trait DecisionsApi {
        /// Decisions of a compound; without one those of the visitor's homes, or all.
        fn list_decisions(&self, compound_id: String, cursor: String) -> DecisionList = "/decisions?compound_id={compound_id}&cursor={cursor}";
        /// One decision.
        fn find_decision(&self, id: DecisionId) -> DecisionPage = "/decisions/{id}";
        /// The ballot of the visitor's homes.
        fn find_ballot(&self, id: DecisionId) -> BallotPage = "/decisions/{id}/ballot";
        /// The receipts of the visitor's homes.
        fn find_receipt(&self, id: DecisionId) -> ReceiptPage = "/decisions/{id}/receipt";
        /// Which rooms took part.
        fn list_participants(&self, id: DecisionId, cursor: String) -> ParticipantsPage = "/decisions/{id}/participants?cursor={cursor}";
        /// The turnout by the server's clock.
        fn find_turnout(&self, id: DecisionId) -> TurnoutBoard = "/decisions/{id}/turnout";
        /// Decisions on the desk.
        fn list_desk_decisions(&self, cursor: String) -> Page<DecisionCard> = "/desk/decisions?cursor={cursor}";
        /// One decision on the desk.
        fn find_desk_decision(&self, id: DecisionId) -> DeskDecision = "/desk/decisions/{id}";
        /// What is needed to set up a decision.
        fn find_decision_setup(&self, id: ProjectId, kind: String, scope_id: String, lift: String) -> SetUpPage = "/projects/{id}/decision-setup?kind={kind}&scope_id={scope_id}&lift={lift}";
        /// Electors that may be one person.
        fn find_electors(&self, id: PlaceId) -> ElectorsPage = "/desk/places/{id}/electors";
        /// The rules of voting in a district, and what a new one of a kind starts from.
        fn list_rule_sets(&self, id: PlaceId, kind: String) -> RuleSetsPage = "/places/{id}/rule-sets?kind={kind}";
        /// What is needed to enter a ballot.
        fn find_ballot_entry(&self, id: DecisionId) -> EntryPage = "/decisions/{id}/entry";
        /// The paper ballots of a decision.
        fn list_papers(&self, id: DecisionId, show: String, cursor: String) -> PapersPage = "/decisions/{id}/papers?show={show}&cursor={cursor}";
        /// What is needed to enter a paper.
        fn find_paper_entry(&self, id: DecisionId, serial: String) -> PaperEntryPage = "/decisions/{id}/papers/entry?serial={serial}";
        /// Papers to be printed.
        fn find_paper_print(&self, id: DecisionId, first: String, last: String) -> PaperPrintPage = "/decisions/{id}/papers/print?first={first}&last={last}";
        /// The disputed ballots of a decision.
        fn list_disputes(&self, id: DecisionId) -> DisputesPage = "/decisions/{id}/disputes";
        /// The mandates of a decision.
        fn list_mandates(&self, id: DecisionId) -> MandatesPage = "/decisions/{id}/mandates";
    }
}
