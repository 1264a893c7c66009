//! The API over HTTP; the folders mirror the URLs.

mod acceptance;
mod access;
mod consultations;
mod decisions;
mod deliberations;
mod demo;
mod documents;
mod edge;
mod forms;
mod inbox;
mod media;
mod notices;
mod people;
mod places;
mod projects;
mod ratings;
mod refusals;
mod works;
