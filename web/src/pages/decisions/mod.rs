//! The decisions pages.

mod ballot;
mod desk_create;
mod desk_enter;
mod desk_list;
mod desk_read;
mod desk_steps;
mod list;
mod outcome;
mod outcome_sheet;
mod participants;
mod read;
mod receipt;
mod record;
mod turnout;
mod turnout_board;
mod words;

use crate::route::{PageRoute, page};

/// Pages of the residents' app.
pub const RESIDENT: &[PageRoute] = &[
    page("/decisions", list::list_page),
    page("/decisions/:id", read::decision_page),
    page("/decisions/:id/ballot", ballot::ballot_page),
    page("/decisions/:id/receipt", receipt::receipt_page),
    page("/decisions/:id/outcome", outcome_sheet::sheet_page),
    page("/decisions/:id/participants", participants::participants_page),
    page("/decisions/:id/turnout", turnout_board::board_page),
];

/// Pages of the desk.
pub const DESK: &[PageRoute] = &[
    page("/desk/decisions", desk_list::list_page),
    page("/desk/decisions/:id", desk_read::decision_page),
    page("/desk/decisions/:id/ballots/new", desk_enter::enter_page),
    page("/desk/projects/:id/decisions/new", desk_create::create_page),
];
