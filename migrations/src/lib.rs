//! The history of the database of Linyi: forward only, never imports entities.

use sea_orm_migration::prelude::*;

mod m0001_places;
mod m0002_people;
mod m0003_records;
mod m0004_media;
mod m0005_projects;
mod m0006_inbox;
mod m0007_consultations;
mod m0008_decisions;
mod m0009_people_more;
mod m0010_notices;
mod m0011_deliberations;
mod m0012_works;
mod m0013_acceptance;
mod m0015_ratings;
mod m0016_home_relations;
mod m0017_inbox_languages;
mod m0018_reads_in_memory;
mod m0019_decision_records;
mod m0020_registers;
mod m0022_paper_ballots;
mod m0023_silence;
mod m0024_rule_sets;
mod m0025_residents;
mod m0027_ballot_disputes;
mod m0028_studies_and_told_decisions;
mod m0029_kept_since;
mod m0030_homes_by_address;

/// Applies the migrations in order, on SQLite and on PostgreSQL alike.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_places::Migration),
            Box::new(m0002_people::Migration),
            Box::new(m0003_records::Migration),
            Box::new(m0004_media::Migration),
            Box::new(m0005_projects::Migration),
            Box::new(m0006_inbox::Migration),
            Box::new(m0007_consultations::Migration),
            Box::new(m0008_decisions::Migration),
            Box::new(m0009_people_more::Migration),
            Box::new(m0010_notices::Migration),
            Box::new(m0011_deliberations::Migration),
            Box::new(m0012_works::Migration),
            Box::new(m0013_acceptance::Migration),
            Box::new(m0015_ratings::Migration),
            Box::new(m0016_home_relations::Migration),
            Box::new(m0017_inbox_languages::Migration),
            Box::new(m0018_reads_in_memory::Migration),
            Box::new(m0019_decision_records::Migration),
            Box::new(m0020_registers::Migration),
            Box::new(m0022_paper_ballots::Migration),
            Box::new(m0023_silence::Migration),
            Box::new(m0024_rule_sets::Migration),
            Box::new(m0025_residents::Migration),
            Box::new(m0027_ballot_disputes::Migration),
            Box::new(m0028_studies_and_told_decisions::Migration),
            Box::new(m0029_kept_since::Migration),
            Box::new(m0030_homes_by_address::Migration),
        ]
    }
}
