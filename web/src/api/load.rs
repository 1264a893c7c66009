//! Loading for a page: rendered on the server with its data, read from the page in the browser, fetched when it changes.
//!
//! The browser keeps answers as JSON text until they are drawn, so that its machinery exists once in the module and
//! each page adds only its own types.

#[cfg(feature = "hydrate")]
#[path = "load/browser.rs"]
mod side;
#[cfg(not(feature = "hydrate"))]
#[path = "load/server.rs"]
mod side;

use std::str::FromStr;
use std::sync::Arc;

use futures::future::BoxFuture;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Call, SharedApi};
use crate::route::param;
use crate::ui::skeleton;

/// What can be an answer: any type of `linyi_shared::<feature>::api`.
pub trait Answer: Clone + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static> Answer for T {}

/// An answer that is loading or has come; draw it with [`Load::view`].
pub struct Load<T: Answer>(side::Stored<T>);

impl<T: Answer> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Answer> Copy for Load<T> {}

impl<T: Answer> Load<T> {
    /// Draws the answer: a skeleton of the page while it is loading, the problem if it was refused (with its HTTP
    /// status on the server), and `draw` once it is there; drawn again after every write and change of key.
    pub fn view(self, draw: impl Fn(T) -> AnyView + Send + Sync + 'static) -> AnyView {
        self.view_or(skeleton, draw)
    }

    /// Like [`Load::view`] with a placeholder of its own; `|| ().into_any()` for small parts of a page.
    pub fn view_or(self, waiting: fn() -> AnyView, draw: impl Fn(T) -> AnyView + Send + Sync + 'static) -> AnyView {
        side::draw(self.0, waiting, draw)
    }
}

/// Loads by a key; loads again whenever what the key reads changes, such as [`crate::route::query`].
pub fn resource<K, T>(
    key: impl Fn() -> K + Send + Sync + 'static,
    call: impl Fn(&SharedApi, K) -> Call<T> + Send + Sync + 'static,
) -> Load<T>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    T: Answer,
{
    Load(side::start(key, move |api, key| Some(call(api, key))))
}

/// Loads by a part of the path: `resource_of("id", |api, id: PlaceId| api.find_compound(id))`; a part that does not
/// read as the id is answered with "not found".
pub fn resource_of<K, T>(name: &'static str, call: impl Fn(&SharedApi, K) -> Call<T> + Send + Sync + 'static) -> Load<T>
where
    K: Clone + PartialEq + FromStr + Send + Sync + 'static,
    T: Answer,
{
    let key = param::<K>(name);
    Load(side::start(move || key.clone(), move |api, key| key.map(|key| call(api, key))))
}

/// Draws a future with a placeholder before it and the old view while it comes again.
fn boundary(waiting: fn() -> AnyView, drawing: Arc<dyn Fn() -> BoxFuture<'static, AnyView> + Send + Sync>) -> AnyView {
    view! { <Transition fallback=waiting>{move || Suspend::new(drawing())}</Transition> }.into_any()
}
