//! In the browser: the answer from the page or over HTTP, as JSON text until it is drawn.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures::future::BoxFuture;
use leptos::prelude::*;
use linyi_shared::problem::{Code, Problem};
use send_wrapper::SendWrapper;
use serde_json::value::RawValue;

use super::{Answer, Call, SharedApi, boundary};
use crate::api::{HttpApi, http};
use crate::context::{Freshness, local_problem};
use crate::ui::problem_page;

type Text = Result<Box<RawValue>, Problem>;
type Path = Arc<dyn Fn() -> Option<String> + Send + Sync>;

pub(super) struct Stored<T> {
    text: Resource<Text>,
    path: StoredValue<Path>,
    answer: std::marker::PhantomData<fn() -> T>,
}

impl<T> Clone for Stored<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Stored<T> {}

pub(super) fn start<K, T>(
    key: impl Fn() -> K + Send + Sync + 'static,
    call: impl Fn(&SharedApi, K) -> Option<Call<T>> + Send + Sync + 'static,
) -> Stored<T>
where
    T: Answer,
{
    let path: Path = Arc::new(move || call(&HttpApi, key()).map(Call::into_path));
    Stored { text: fetch(path.clone()), path: StoredValue::new(path), answer: std::marker::PhantomData }
}

fn fetch(path: Path) -> Resource<Text> {
    let freshness = use_context::<Freshness>();
    let key = move || (path(), freshness.map(|Freshness(count)| count.get()));
    Resource::new(key, |(path, _)| {
        SendWrapper::new(async move {
            let path = path.ok_or_else(|| local_problem(Code::NotFound))?;
            let text = http::get(path).await?;
            RawValue::from_string(text).map_err(|_| local_problem(Code::Internal))
        })
    })
}

pub(super) fn draw<T: Answer>(
    stored: Stored<T>,
    waiting: fn() -> AnyView,
    draw: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let draw = move |text: &str| serde_json::from_str(text).ok().map(&draw);
    draw_text(stored.text, stored.path, waiting, Arc::new(draw))
}

/// The part that is the same for every type.
fn draw_text(
    text: Resource<Text>,
    path: StoredValue<Path>,
    waiting: fn() -> AnyView,
    draw: Arc<dyn Fn(&str) -> Option<AnyView> + Send + Sync>,
) -> AnyView {
    let from_page = Owner::current_shared_context().is_some_and(|context| context.during_hydration());
    let from_page = Arc::new(AtomicBool::new(from_page));
    let drawing = move || {
        let draw = draw.clone();
        let from_page = from_page.clone();
        let drawn = async move {
            match text.await {
                Ok(json) => {
                    if from_page.swap(false, Ordering::Relaxed)
                        && let Some(path) = path.try_with_value(|path| untrack(|| path())).flatten()
                    {
                        http::keep(&path, json.get());
                    }
                    // A page of an older module may not know the answer of a newer server.
                    draw(json.get()).unwrap_or_else(|| problem_page(local_problem(Code::Internal)))
                }
                Err(problem) => problem_page(problem),
            }
        };
        Box::pin(drawn) as BoxFuture<'static, AnyView>
    };
    boundary(waiting, Arc::new(drawing))
}
