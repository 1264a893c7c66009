//! The API over HTTP; the folders mirror the URLs.

mod access;
mod documents;
mod edge;
mod people;
mod places;
