//! On the server: one call a page, its answer written into the page for the browser.

use std::sync::Arc;

use leptos::prelude::*;
use linyi_shared::problem::{Code, Problem};

use super::{Answer, Call, SharedApi, boundary};
use crate::context::local_problem;
use crate::ui::problem_page;

pub(super) type Stored<T> = Resource<Result<T, Problem>>;

pub(super) fn start<K, T>(
    key: impl Fn() -> K + Send + Sync + 'static,
    call: impl Fn(&SharedApi, K) -> Option<Call<T>> + Send + Sync + 'static,
) -> Stored<T>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    T: Answer,
{
    let api = use_context::<SharedApi>();
    Resource::new(key, move |key| {
        let call = api.as_ref().and_then(|api| call(api, key));
        let missing = local_problem(Code::NotFound);
        async move {
            match call {
                Some(call) => call.await,
                None => Err(missing),
            }
        }
    })
}

pub(super) fn draw<T: Answer>(
    stored: Stored<T>,
    waiting: fn() -> AnyView,
    draw: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let draw = Arc::new(draw);
    let drawing = move || {
        let draw = draw.clone();
        let drawn = async move {
            match stored.await {
                Ok(answer) => draw(answer),
                Err(problem) => problem_page(problem),
            }
        };
        Box::pin(drawn) as futures::future::BoxFuture<'static, AnyView>
    };
    boundary(waiting, Arc::new(drawing))
}
