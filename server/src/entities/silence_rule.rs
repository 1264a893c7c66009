//! Table `silence_rule`.

use sea_orm::entity::prelude::*;

/// A compound's own rule on unanswered ballots in a decision, with how it was adopted (R13); frozen with the notice.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "silence_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    /// `SilenceDocument::as_str`.
    pub document: String,
    /// Where in the document.
    pub clause: String,
    /// The words of the rule.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    pub adopted_on: Date,
    /// How it was adopted, with its figures.
    #[sea_orm(column_type = "Text")]
    pub adopted_how: String,
}

impl ActiveModelBehavior for ActiveModel {}
