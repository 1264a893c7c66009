//! Places: the tree from the district to the entrances, the homes with their registers, and the registers of residents.
//!
//! Invariant: areas, owners and entries of residents change only by an import or a correction that leaves an audit row
//! (R2).

pub mod change_owners;
pub mod correct_area;
pub mod create_place;
pub mod desk_views;
pub mod keep_adults;
pub mod keep_representatives;
pub mod name_cursor;
pub mod ownership;
pub mod queries;
mod register_entry;
pub mod register_queries;
pub mod register_views;
pub mod resident_file;
pub mod resident_queries;
pub mod resident_views;
pub mod roster;
pub mod tree;
pub mod views;
