//! Types of the API of `projects`, of the compound's page, the home page and the first pages of the desk.

mod answers;
mod desk;
mod home;
mod page;
mod writes;

pub use answers::{
    AcceptanceAnswer, FundingView, ItemStatus, MoneyAnswer, PlanAnswer, WhatAnswer, WhenAnswer, WorkItemView,
};
pub use desk::{
    DeskOverview, DeskPlace, DeskProjectPage, DeskProjectRow, DeskProjects, OpenStep, SourceView, TypedField,
};
pub use home::{HomePage, LatestFact, MyCompound, StageCount, Todo, TodoKind};
pub use page::{CompoundPage, PageCounts, ProjectView, StepState, StepView};
pub use writes::{
    CloseStage, EditWorkItem, FundingInput, FundingSet, ProjectUpdated, SetFunding, StageClosed, TypedEvidence,
    UpdateProject, WorkItemEdited,
};
