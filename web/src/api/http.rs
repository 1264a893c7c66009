//! The one way over the wire: same origin, answers as text, every failure as a [`Problem`].

use leptos::prelude::*;
use linyi_shared::problem::{Code, Problem};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit, FormData, Headers, RequestInit, Response};

use super::json;
use crate::context::local_problem;
use crate::i18n::t;

/// Reads an address. The server renews a session that is running out by itself; a 401 is a real one.
pub(crate) async fn get(path: String) -> Result<String, Problem> {
    send(&path, None).await
}

/// Posts a form under its idempotency key.
pub(crate) async fn post(path: &str, form: &FormData, key: &str) -> Result<String, Problem> {
    send(path, Some((form, key))).await
}

async fn send(path: &str, form: Option<(&FormData, &str)>) -> Result<String, Problem> {
    let offline = || {
        let problem = local_problem(Code::Offline);
        if form.is_some() { problem } else { Problem { title: t().frame.problem_offline_read.to_owned(), ..problem } }
    };
    let (status, text) = fetch(path, form).await.map_err(|_| offline())?;
    if (200..300).contains(&status) {
        return Ok(text);
    }
    // A proxy in between may answer with something that is no problem of ours.
    Err(json::from_str(&text)
        .unwrap_or_else(|| if matches!(status, 502..=504) { offline() } else { local_problem(Code::Internal) }))
}

/// Status and text; an error means that the network did not carry it.
async fn fetch(path: &str, form: Option<(&FormData, &str)>) -> Result<(u16, String), JsValue> {
    let headers = Headers::new()?;
    headers.set("accept", "application/json")?;
    headers.set("accept-language", crate::context::preferences().lang.tag())?;
    let init = RequestInit::new();
    if let Some((form, key)) = form {
        init.set_method("POST");
        init.set_body(form);
        if !key.is_empty() {
            headers.set("idempotency-key", key)?;
        }
    }
    init.set_headers(&headers);
    let answer = JsFuture::from(window().fetch_with_str_and_init(path, &init)).await?;
    let answer: Response = answer.dyn_into()?;
    let text = JsFuture::from(answer.text()?).await?;
    Ok((answer.status(), text.as_string().unwrap_or_default()))
}

/// Hands an answer that came inside the page to the boot module, which keeps it for reading offline.
pub(crate) fn keep(path: &str, json: &str) {
    let detail = js_sys::Array::of2(&path.into(), &json.into());
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("linyi:answer", &init) {
        let _ = window().dispatch_event(&event);
    }
}
