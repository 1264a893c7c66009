//! Types of the API of checks, defects, acceptance and warranty.

mod desk;
mod page;
mod writes;

pub use desk::{AcceptanceDesk, DeskAcceptance, DeskAcceptanceRow, DeskObservation, SelectedLine, WarrantyForm};
pub use page::{
    AcceptanceCard, AcceptanceOverview, AcceptancePage, ChangeView, CheckCounts, CheckListView, CheckView, DefectView,
    LegalView, LineView, ObservationView, WarrantyView,
};
pub use writes::{
    AcceptanceRecorded, AnswerObservation, CheckRecorded, ContractTerm, DefectMoved, DetermineDefect,
    ObservationAnswered, ObservationRecorded, Observe, RecordAcceptance, RecordCheck, RectifyDefect, VerifyDefect,
    VisitDefect,
};
