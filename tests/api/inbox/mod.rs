//! `/inbox` and `/push`.

mod messages;
mod push;
