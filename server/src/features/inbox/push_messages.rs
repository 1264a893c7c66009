//! The job that pushes inbox messages to devices (RFC 8030, encrypted by RFC 8291, signed by RFC 8292).

use anyhow::Context;
use linyi_shared::id::MessageId;
use linyi_shared::inbox::api::PushPayload;
use sea_orm::ModelTrait;
use web_push::{ContentEncoding, SubscriptionInfo, VapidSignatureBuilder, WebPushMessage, WebPushMessageBuilder};

use super::queries;
use crate::entities::{inbox_message, push_subscription};
use crate::state::State;

/// How long a push service keeps a message for a device that is off, in seconds: three days.
const TIME_TO_LIVE: u32 = 3 * 24 * 3600;

/// Characters of a title that are pushed.
const TITLE_LENGTH: usize = 80;

/// Characters of a body that are pushed: push services take 4096 bytes with the encryption, the inbox has the rest.
const BODY_LENGTH: usize = 300;

/// Pushes each message to every device of its person, in the language the device reads; a device that is gone is
/// forgotten.
pub async fn run(state: &State, messages: &[MessageId]) -> anyhow::Result<()> {
    let db = state.database.reader();
    let messages = queries::list_messages_by_id(db, messages).await?;
    let people: Vec<_> = messages.iter().map(|message| message.person_id).collect();
    let mut failed = 0;
    for device in queries::list_subscriptions(db, &people).await? {
        for message in messages.iter().filter(|message| message.person_id == device.person_id) {
            match send(state, &device, message).await {
                Ok(Delivery::Accepted) => {}
                Ok(Delivery::Gone) => {
                    let transaction = state.database.begin().await?;
                    device.clone().delete(&transaction).await?;
                    transaction.commit().await?;
                    break;
                }
                Err(error) => {
                    failed += 1;
                    tracing::warn!(error = format!("{error:#}"), "a push was not accepted");
                }
            }
        }
    }
    // The inbox has the message; a push service that is down is asked again, devices that got it may get it twice.
    anyhow::ensure!(failed == 0, "{failed} pushes were not accepted");
    Ok(())
}

enum Delivery {
    Accepted,
    Gone,
}

async fn send(
    state: &State,
    device: &push_subscription::Model,
    message: &inbox_message::Model,
) -> anyhow::Result<Delivery> {
    let lang = device.language();
    let (title, body) = message.told_in(lang);
    let payload = PushPayload {
        title: shorten(title, TITLE_LENGTH),
        body: shorten(body, BODY_LENGTH),
        link: message.link.clone(),
        lang,
    };
    let message = encrypt(state, device, &serde_json::to_vec(&payload)?)?;
    let request = web_push::request_builder::build_request::<Body>(message);
    let (parts, Body(body)) = request.into_parts();
    let mut outgoing = state.client.post(device.endpoint.as_str()).body(body);
    // The crate speaks an older `http` than the client: header by header is the bridge.
    for (name, value) in &parts.headers {
        outgoing = outgoing.header(name.as_str(), value.as_bytes());
    }
    let response = outgoing.send().await.context("the push service did not answer")?;
    match response.status().as_u16() {
        200..=299 => Ok(Delivery::Accepted),
        404 | 410 => Ok(Delivery::Gone),
        status => anyhow::bail!("the push service answered {status}"),
    }
}

fn encrypt(state: &State, device: &push_subscription::Model, payload: &[u8]) -> anyhow::Result<WebPushMessage> {
    let info = SubscriptionInfo::new(device.endpoint.as_str(), device.p256dh.as_str(), device.auth.as_str());
    let mut signature = VapidSignatureBuilder::from_base64(&state.keys.push.private_key, &info)?;
    signature.add_claim("sub", state.options.push_contact.as_str());
    // The audience is the whole origin (RFC 8292, 2); the crate would leave the port out.
    let audience = reqwest::Url::parse(&device.endpoint).context("the endpoint is no address")?.origin();
    signature.add_claim("aud", audience.ascii_serialization());
    let mut builder = WebPushMessageBuilder::new(&info);
    builder.set_payload(ContentEncoding::Aes128Gcm, payload);
    builder.set_vapid_signature(signature.build()?);
    builder.set_ttl(TIME_TO_LIVE);
    Ok(builder.build()?)
}

/// The beginning of a text, with an ellipsis where something was left out.
fn shorten(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The body type the request builder asks for.
struct Body(Vec<u8>);

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}
