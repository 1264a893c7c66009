//! The kit all pages are made of: native elements, own CSS, no script needed to read or to submit.
//!
//! Components take ready words (`t().…`), never keys, and return [`AnyView`](leptos::prelude::AnyView): views of one
//! type keep the browser module small.

mod card;
mod choice;
mod confirm;
mod desk_frame;
mod facts;
mod field;
pub mod form;
mod frame;
mod head;
mod icon;
mod pager;
mod photo;
pub mod picture;
mod print;
mod problem;
mod section;
mod status;
mod tag;
#[cfg(all(test, feature = "ssr"))]
mod tests;

pub use card::{Card, CardLink};
pub use choice::{CheckField, Choice, ChoiceField, SelectField};
pub use confirm::{ConfirmButton, SubmitButton};
pub(crate) use desk_frame::desk_frame;
pub use facts::{Facts, fact};
pub use field::{DateField, DateTimeField, HiddenField, TextArea, TextField};
pub use form::ApiForm;
pub(crate) use frame::frame;
#[cfg(feature = "ssr")]
pub use head::Described;
pub use head::{PageHead, describe_page, page_title};
pub use icon::{Icon, icon};
pub use pager::Pager;
pub use photo::{Photo, PhotoField, PhotoGrid, Thumbnail};
pub use print::PrintButton;
pub use problem::{ProblemNote, not_found_page, problem_page};
pub use section::{Empty, Section};
pub use status::{skeleton, waiting_nothing};
pub use tag::{Tag, Tone};
