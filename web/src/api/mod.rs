//! How pages read: per feature a list of calls made by the macro [`api!`](crate::api::api), answered on the server by
//! its own feature functions and in the browser by `GET /api/v1/…`.
//!
//! ```text
//! api! {
//!     /// Reads of the places pages.
//!     pub trait PlacesApi {
//!         /// One compound.
//!         fn find_compound(&self, id: PlaceId) -> CompoundPage = "/compounds/{id}";
//!         /// Compounds by name; empty values are left out of the query.
//!         fn list_compounds(&self, q: String, cursor: String) -> Page<CompoundCard> = "/compounds?q={q}&cursor={cursor}";
//!     }
//! }
//! ```
//!
//! Arguments are anything with `Display`; they are percent-encoded. An empty query value is left out.
//! In the browser only the calls that a bundle's pages really use are linked into its module.
//! A page loads with [`resource`] or [`resource_of`] and draws with [`Load::view`]; writes are forms
//! ([`crate::ui::form`]), never calls.

mod acceptance;
mod audit;
mod call;
mod consultations;
mod decisions;
mod deliberations;
#[cfg(feature = "hydrate")]
pub(crate) mod http;
mod inbox;
#[cfg(any(feature = "hydrate", test))]
pub(crate) mod json;
mod load;
mod notices;
mod people;
mod places;
mod projects;
mod ratings;
mod works;

#[cfg(not(feature = "hydrate"))]
pub use self::{
    acceptance::AcceptanceApi, audit::AuditApi, consultations::ConsultationsApi, decisions::DecisionsApi,
    deliberations::DeliberationsApi, inbox::InboxApi, notices::NoticesApi, people::PeopleApi, places::PlacesApi,
    projects::ProjectsApi, ratings::RatingsApi, works::WorksApi,
};
pub use call::Call;
pub use load::{Answer, Load, resource, resource_of};

/// Everything pages read; the server implements the features' traits and gets this one for nothing.
#[cfg(not(feature = "hydrate"))]
pub trait Api:
    AcceptanceApi
    + AuditApi
    + ConsultationsApi
    + DecisionsApi
    + DeliberationsApi
    + InboxApi
    + NoticesApi
    + PeopleApi
    + PlacesApi
    + ProjectsApi
    + RatingsApi
    + WorksApi
    + Send
    + Sync
{
}

#[cfg(not(feature = "hydrate"))]
impl<T> Api for T where
    T: AcceptanceApi
        + AuditApi
        + ConsultationsApi
        + DecisionsApi
        + DeliberationsApi
        + InboxApi
        + NoticesApi
        + PeopleApi
        + PlacesApi
        + ProjectsApi
        + RatingsApi
        + WorksApi
        + Send
        + Sync
{
}

/// The API as pages get it; on the server one per request, made by the server with the caller's identity.
#[cfg(not(feature = "hydrate"))]
pub type SharedApi = std::sync::Arc<dyn Api>;

/// The API as pages get it; in the browser a plain type, so that calls nobody makes cost no bytes.
#[cfg(feature = "hydrate")]
pub type SharedApi = HttpApi;

/// The calls over HTTP, same origin, with the browser's cookies.
#[cfg(feature = "hydrate")]
#[derive(Clone, Copy, Debug)]
pub struct HttpApi;

/// Reads the JSON of an answer, for `on_done` of a form; `None` when it is not of this type.
#[cfg(not(feature = "hydrate"))]
pub fn read_answer<T: serde::de::DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

/// Reads the JSON of an answer, for `on_done` of a form; `None` when it is not of this type.
#[cfg(feature = "hydrate")]
pub fn read_answer<T: serde::de::DeserializeOwned>(json: &str) -> Option<T> {
    json::from_str(json)
}

/// Declares the reads of a feature: a trait for the server and methods of `HttpApi` for the browser.
macro_rules! api {
    (
        $(#[$trait_doc:meta])*
        pub trait $name:ident {$(
            $(#[$doc:meta])*
            fn $method:ident(&self $(, $arg:ident: $kind:ty)* $(,)?) -> $answer:ty = $path:literal;
        )*}
    ) => {
        $(#[$trait_doc])*
        #[cfg(not(feature = "hydrate"))]
        pub trait $name {$(
            $(#[$doc])*
            fn $method(&self $(, $arg: $kind)*) -> $crate::api::Call<$answer>;
        )*}

        #[cfg(feature = "hydrate")]
        impl $crate::api::HttpApi {$(
            $(#[$doc])*
            pub fn $method(&self $(, $arg: $kind)*) -> $crate::api::Call<$answer> {
                $crate::api::Call::get($path, &[$((stringify!($arg), &$arg as &dyn std::fmt::Display)),*])
            }
        )*}
    };
}
pub(crate) use api;
