//! Types of the API of the inbox.

use serde::{Deserialize, Serialize};

use crate::id::MessageId;
use crate::lang::Lang;
use crate::text::Text;
use chrono::{DateTime, Utc};

/// A message in the caller's inbox.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageView {
    /// The message.
    pub id: MessageId,
    /// What it is about: `notice`, `decision`, `ballot` …
    pub kind: String,
    /// One line.
    pub title: String,
    /// A sentence or two.
    pub body: String,
    /// Where to read more: a local path.
    pub link: String,
    /// When it was written, UTC.
    pub created_at: DateTime<Utc>,
    /// Whether it was opened.
    pub is_read: bool,
}

/// What a device needs to know to ask for push messages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushKey {
    /// The `applicationServerKey`, base64url: the server's VAPID public key.
    pub public_key: String,
}

/// A device that wants push messages, as the browser's `PushSubscription` says it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SubscribePush {
    /// Where to send: an `https` URL (`http` on loopback).
    pub endpoint: Text<1, 2000>,
    /// The device's public key, base64url.
    pub p256dh: Text<1, 200>,
    /// The device's secret, base64url.
    pub auth: Text<1, 100>,
}

/// A device that no longer wants push messages.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UnsubscribePush {
    /// The endpoint it subscribed with.
    pub endpoint: Text<1, 2000>,
}

/// What a push message says, encrypted for the device (RFC 8291).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PushPayload {
    /// One line.
    pub title: String,
    /// A sentence or two.
    pub body: String,
    /// The page to open: a local path.
    pub link: String,
    /// The language of both.
    pub lang: Lang,
}
