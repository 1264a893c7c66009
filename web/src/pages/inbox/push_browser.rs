//! The browser's side of the push switch: `PushManager` and the subscription at the server.

use js_sys::{JSON, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use linyi_shared::id::PersonId;
use linyi_shared::inbox::api::PushKey;
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    FormData, Notification, PushManager, PushSubscription, PushSubscriptionOptionsInit, ServiceWorkerRegistration,
};

use super::Push;
use crate::api::{http, read_answer};

/// Where this device remembers whose reminders it shows: a second person on it has to say yes anew.
const REMINDS: &str = "linyi-push-person";

/// What the browser says of a subscription.
#[derive(Deserialize)]
struct Subscribed {
    endpoint: String,
    keys: Keys,
}

#[derive(Deserialize)]
struct Keys {
    p256dh: String,
    auth: String,
}

/// Finds out what this device does now; runs only in a browser, after hydration.
pub(super) fn start(person: PersonId, state: RwSignal<Push>) {
    Effect::new(move |_| {
        if !is_supported() {
            return;
        }
        spawn_local(async move {
            let now = look(person).await.unwrap_or(Push::Unknown);
            state.try_set(now);
        });
    });
}

/// Turns reminders on or off.
pub(super) fn toggle(person: PersonId, state: RwSignal<Push>, busy: RwSignal<bool>, failed: RwSignal<bool>) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    failed.set(false);
    let turn_off = state.get_untracked() == Push::On;
    spawn_local(async move {
        let outcome = if turn_off { end().await.map(|()| Push::Off) } else { begin(person).await };
        match outcome {
            Ok(now) => drop(state.try_set(now)),
            Err(_) => drop(failed.try_set(true)),
        }
        busy.try_set(false);
    });
}

fn has(object: &JsValue, name: &str) -> bool {
    Reflect::has(object, &name.into()).unwrap_or(false)
}

fn is_supported() -> bool {
    let window = window();
    has(&window.navigator(), "serviceWorker") && has(&window, "PushManager") && has(&window, "Notification")
}

fn is_denied() -> bool {
    let permission = Reflect::get(&window(), &"Notification".into())
        .and_then(|notification| Reflect::get(&notification, &"permission".into()));
    permission.ok().and_then(|value| value.as_string()).is_some_and(|value| value == "denied")
}

async fn manager() -> Result<PushManager, JsValue> {
    let ready = window().navigator().service_worker().ready()?;
    JsFuture::from(ready).await?.dyn_into::<ServiceWorkerRegistration>()?.push_manager()
}

async fn current(manager: &PushManager) -> Result<Option<PushSubscription>, JsValue> {
    Ok(JsFuture::from(manager.get_subscription()?).await?.dyn_into().ok())
}

async fn look(person: PersonId) -> Result<Push, JsValue> {
    if is_denied() {
        return Ok(Push::Denied);
    }
    let is_on = current(&manager().await?).await?.is_some() && remembered() == Some(person.to_string());
    Ok(if is_on { Push::On } else { Push::Off })
}

async fn begin(person: PersonId) -> Result<Push, JsValue> {
    let answer = JsFuture::from(Notification::request_permission()?).await?;
    if answer.as_string().as_deref() != Some("granted") {
        return Ok(if is_denied() { Push::Denied } else { Push::Off });
    }
    let key = http::get("/api/v1/push/key".to_owned()).await.map_err(|_| JsValue::NULL)?;
    let key: PushKey = read_answer(&key).ok_or(JsValue::NULL)?;
    let manager = manager().await?;
    // A subscription of an earlier person or under an earlier key cannot be carried on.
    if let Some(old) = current(&manager).await? {
        JsFuture::from(old.unsubscribe()?).await?;
    }
    let options = PushSubscriptionOptionsInit::new();
    options.set_user_visible_only(true);
    options.set_application_server_key(&key.public_key.into());
    let subscription = JsFuture::from(manager.subscribe_with_options(&options)?).await?;
    let text = JSON::stringify(&subscription)?.as_string().unwrap_or_default();
    let subscribed: Subscribed = read_answer(&text).ok_or(JsValue::NULL)?;
    let form = FormData::new()?;
    form.append_with_str("endpoint", &subscribed.endpoint)?;
    form.append_with_str("p256dh", &subscribed.keys.p256dh)?;
    form.append_with_str("auth", &subscribed.keys.auth)?;
    http::post("/api/v1/push/subscriptions", &form, "").await.map_err(|_| JsValue::NULL)?;
    remember(&person.to_string());
    Ok(Push::On)
}

async fn end() -> Result<(), JsValue> {
    if let Some(subscription) = current(&manager().await?).await? {
        let form = FormData::new()?;
        form.append_with_str("endpoint", &subscription.endpoint())?;
        // The server is told first: a subscription the browser alone forgot would be tried again and again.
        http::post("/api/v1/push/subscriptions/end", &form, "").await.map_err(|_| JsValue::NULL)?;
        JsFuture::from(subscription.unsubscribe()?).await?;
    }
    remember("");
    Ok(())
}

fn remembered() -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(REMINDS).ok().flatten()
}

/// A browser without storage only asks once more than it had to.
fn remember(person: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(REMINDS, person);
    }
}
