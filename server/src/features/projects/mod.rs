//! Projects: one a compound, its way from the reserve to the warranty, its work items and its money.
//!
//! Invariant: a step closes only with its evidence (R33) and in order (R32); both are decided in `linyi_shared`.

pub mod answers;
pub mod close_stage;
pub mod desk;
pub mod edit_work_item;
pub mod evidence;
pub mod facts;
pub mod home;
pub mod lines;
pub mod present;
pub mod queries;
pub mod records;
pub mod set_funding;
pub mod todo;
pub mod update_project;
pub mod views;
pub mod way;
