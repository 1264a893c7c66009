//! Projects: the way of one compound from the reserve to the warranty, each stage closed by its evidence.

pub mod amount;
pub mod api;
pub mod duties;
pub mod evidence;
pub mod order;
pub mod rules;
pub(crate) mod terms;
