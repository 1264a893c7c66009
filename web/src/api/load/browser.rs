//! In the browser: the answer from the page or over HTTP, as JSON text until it is drawn.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use codee::{Decoder, Encoder};
use futures::future::BoxFuture;
use leptos::prelude::*;
use linyi_shared::problem::{Code, Problem};
use send_wrapper::SendWrapper;

use super::{Answer, Call, SharedApi, boundary};
use crate::api::{HttpApi, http, json};
use crate::context::{Freshness, local_problem};
use crate::ui::problem_page;

type Text = Result<String, Problem>;
type Path = Arc<dyn Fn() -> Option<String> + Send + Sync>;

pub(super) struct Stored<T> {
    text: Resource<Text, FromPage>,
    path: StoredValue<Path>,
    answer: std::marker::PhantomData<fn() -> T>,
}

impl<T> Clone for Stored<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Stored<T> {}

/// Takes the server's `Result` out of the page without reading what is in it.
#[derive(Debug)]
struct FromPage;

impl Decoder<Text> for FromPage {
    type Error = ();
    type Encoded = str;

    fn decode(text: &str) -> Result<Text, ()> {
        let inside = |name: &str| text.strip_prefix(name)?.strip_suffix('}');
        match inside(r#"{"Ok":"#) {
            Some(answer) => Ok(Ok(answer.to_owned())),
            None => inside(r#"{"Err":"#).and_then(json::from_str).map(Err).ok_or(()),
        }
    }
}

impl Encoder<Text> for FromPage {
    type Error = ();
    type Encoded = String;

    fn encode(_: &Text) -> Result<String, ()> {
        Err(())
    }
}

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

fn fetch(path: Path) -> Resource<Text, FromPage> {
    let freshness = use_context::<Freshness>();
    let key = move || (path(), freshness.map(|Freshness(count)| count.get()));
    let fetch = |(path, _): (Option<String>, Option<u32>)| {
        SendWrapper::new(async move {
            match path {
                Some(path) => http::get(path).await,
                None => Err(local_problem(Code::NotFound)),
            }
        })
    };
    Resource::new_with_options(key, fetch, false)
}

pub(super) fn draw<T: Answer>(
    stored: Stored<T>,
    waiting: fn() -> AnyView,
    draw: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let draw = move |text: &str| json::from_str(text).map(&draw);
    draw_text(stored.text, stored.path, waiting, Arc::new(draw))
}

/// Draws an answer from its JSON; nothing when it cannot be read.
type Draw = Arc<dyn Fn(&str) -> Option<AnyView> + Send + Sync>;

/// The part that is the same for every type.
fn draw_text(text: Resource<Text, FromPage>, path: StoredValue<Path>, waiting: fn() -> AnyView, draw: Draw) -> AnyView {
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
                        http::keep(&path, &json);
                    }
                    // A page of an older module may not know the answer of a newer server.
                    draw(&json).unwrap_or_else(|| problem_page(local_problem(Code::Internal)))
                }
                Err(problem) => problem_page(problem),
            }
        };
        Box::pin(drawn) as BoxFuture<'static, AnyView>
    };
    boundary(waiting, Arc::new(drawing))
}
