//! The decisions pages.

mod ballot;
mod desk_create;
mod desk_disputes;
mod desk_electors;
mod desk_enter;
mod desk_lift;
mod desk_list;
mod desk_mandates;
mod desk_paper_entry;
mod desk_paper_print;
mod desk_papers;
mod desk_party_study;
mod desk_read;
mod desk_rule_set_form;
mod desk_rule_sets;
mod desk_steps;
pub(crate) mod lift;
mod list;
mod outcome;
mod outcome_sheet;
mod participants;
mod read;
mod receipt;
mod record;
mod silence;
mod turnout;
mod turnout_board;
mod words;

use crate::route::{PageRoute, page};

/// Where residents decide.
pub const RESIDENT: &[PageRoute] = &[
    page("/decisions", list::list_page),
    page("/decisions/:id", read::decision_page),
    page("/decisions/:id/ballot", ballot::ballot_page),
    page("/decisions/:id/receipt", receipt::receipt_page),
    page("/decisions/:id/outcome", outcome_sheet::sheet_page),
];

/// Who takes part in a decision, to be projected and printed.
pub const TURNOUT: &[PageRoute] = &[
    page("/decisions/:id/participants", participants::participants_page),
    page("/decisions/:id/turnout", turnout_board::board_page),
];

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[
    page("/desk/decisions", desk_list::list_page),
    page("/desk/decisions/:id", desk_read::decision_page),
    page("/desk/decisions/:id/ballots/new", desk_enter::enter_page),
    page("/desk/decisions/:id/papers", desk_papers::papers_page),
    page("/desk/decisions/:id/papers/entry", desk_paper_entry::entry_page),
    page("/desk/decisions/:id/papers/print", desk_paper_print::print_page),
    page("/desk/decisions/:id/disputes", desk_disputes::disputes_page),
    page("/desk/decisions/:id/mandates", desk_mandates::mandates_page),
    page("/desk/places/:id/electors", desk_electors::electors_page),
    page("/desk/places/:id/rule-sets", desk_rule_sets::rule_sets_page),
    page("/desk/projects/:id/decisions/new", desk_create::create_page),
];
