//! Push messages on the wire: encrypted for the device (RFC 8291), signed by the server (RFC 8292).

use std::sync::{Arc, Mutex};

use actix_web::http::StatusCode;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Utc;
use ece::EcKeyComponents;
use linyi_server::features::inbox::deliver::{Message, deliver};
use linyi_server::features::inbox::queries;
use linyi_server::http::caller::Caller as Writer;
use linyi_shared::id::PersonId;
use linyi_shared::problem::Code;
use linyi_shared::words::Words;
use linyi_tests::{Answer, Caller, TestApp};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, VerifyingKey};
use reqwest::Method;
use serde_json::{Value, json};

/// What a push service was sent.
#[derive(Clone, Debug)]
struct Pushed {
    authorization: String,
    encoding: String,
    time_to_live: String,
    body: Vec<u8>,
}

/// A push service on this machine, which keeps what it is sent.
struct PushService {
    origin: String,
    received: Arc<Mutex<Vec<Pushed>>>,
    handle: actix_web::dev::ServerHandle,
}

impl PushService {
    async fn start(answer: StatusCode) -> Self {
        let received: Arc<Mutex<Vec<Pushed>>> = Arc::default();
        let kept = web::Data::from(Arc::clone(&received));
        let server = HttpServer::new(move || {
            let keep = move |request: HttpRequest, kept: web::Data<Mutex<Vec<Pushed>>>, body: web::Bytes| async move {
                let header = |name: &str| {
                    let value = request.headers().get(name).and_then(|value| value.to_str().ok());
                    value.unwrap_or_default().to_owned()
                };
                kept.lock().expect("the lock").push(Pushed {
                    authorization: header("authorization"),
                    encoding: header("content-encoding"),
                    time_to_live: header("ttl"),
                    body: body.to_vec(),
                });
                HttpResponse::build(answer).finish()
            };
            App::new().app_data(kept.clone()).default_service(web::to(keep))
        })
        .workers(1)
        .disable_signals()
        .bind("127.0.0.1:0")
        .expect("a free port");
        let origin = format!("http://{}", server.addrs()[0]);
        let server = server.run();
        let handle = server.handle();
        tokio::spawn(server);
        Self { origin, received, handle }
    }

    fn received(&self) -> Vec<Pushed> {
        self.received.lock().expect("the lock").clone()
    }
}

impl Drop for PushService {
    fn drop(&mut self) {
        // Sent, not awaited: its threads end by themselves.
        drop(self.handle.stop(false));
    }
}

/// A device with the keys of a browser's subscription.
struct Device {
    keys: EcKeyComponents,
    auth: [u8; 16],
    endpoint: String,
}

impl Device {
    fn new(service: &PushService) -> Self {
        let (keys, auth) = ece::generate_keypair_and_auth_secret().expect("keys");
        let keys = keys.raw_components().expect("raw keys");
        Self { keys, auth, endpoint: format!("{}/send/device-1", service.origin) }
    }

    fn subscription(&self) -> Value {
        json!({
            "endpoint": self.endpoint,
            "p256dh": URL_SAFE_NO_PAD.encode(self.keys.public_key()),
            "auth": URL_SAFE_NO_PAD.encode(self.auth),
        })
    }

    fn decrypt(&self, pushed: &Pushed) -> Value {
        let clear = ece::decrypt(&self.keys, &self.auth, &pushed.body).expect("a message for this device");
        serde_json::from_slice(&clear).expect("JSON")
    }
}

async fn tell(app: &TestApp, person: PersonId) {
    let message = Message {
        kind: "notice",
        title: Words::from(["测试公示", "A test notice"]),
        body: Words::from(["测试小区有新公示。", "A new notice in the test compound."]),
        link: "/notices/1",
    };
    app.state
        .write_secret(&Writer::system(), async |tx| deliver(tx, &[person], &message).await)
        .await
        .expect("a message");
}

async fn resident(app: &TestApp) -> Caller {
    let compound = app.compound().homes(1).build().await;
    app.resident(compound.homes[0]).await
}

#[tokio::test]
async fn a_message_reaches_the_device_encrypted_and_signed() {
    let app = TestApp::start().await;
    let service = PushService::start(StatusCode::CREATED).await;
    let resident = resident(&app).await;
    let device = Device::new(&service);
    resident.post("/push/subscriptions", device.subscription()).await.with_status(204);

    tell(&app, resident.person_id.expect("a person")).await;
    assert_eq!(app.run_jobs().await, 1);

    let received = service.received();
    assert_eq!(received.len(), 1);
    let pushed = &received[0];
    assert_eq!(pushed.encoding, "aes128gcm");
    assert!(pushed.time_to_live.parse::<u32>().expect("seconds") > 0);
    let clear = "测试公示".as_bytes();
    assert!(!pushed.body.windows(clear.len()).any(|part| part == clear), "nothing is sent in clear");
    let expected = json!({"title": "测试公示", "body": "测试小区有新公示。", "link": "/notices/1", "lang": "zh-CN"});
    assert_eq!(device.decrypt(pushed), expected);

    let key = app.anonymous().get("/push/key").await.ok();
    assert_signed(pushed, key["public_key"].as_str().expect("the key"), &service.origin);
    assert_eq!(app.run_jobs().await, 0, "a message that arrived is not sent again");
}

/// Checks `Authorization: vapid t=<JWT>, k=<key>` (RFC 8292): ES256 by the server's key, for this push service, not for long.
fn assert_signed(pushed: &Pushed, public_key: &str, origin: &str) {
    let parts = pushed.authorization.strip_prefix("vapid ").expect("the scheme vapid");
    let part = |name: &str| {
        let mut parts = parts.split(',').map(str::trim);
        parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('=')).expect("a part of the header").to_owned()
    };
    assert_eq!(part("k"), public_key);
    let token = part("t");
    let (signed, signature) = token.rsplit_once('.').expect("a signature");
    let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).expect("base64url");
    let key = VerifyingKey::from_sec1_bytes(&decode(public_key)).expect("a point of P-256");
    let signature = Signature::from_slice(&decode(signature)).expect("64 bytes");
    key.verify(signed.as_bytes(), &signature).expect("a signature by the server's key");
    let (header, claims) = signed.split_once('.').expect("header and claims");
    let header: Value = serde_json::from_slice(&decode(header)).expect("JSON");
    let claims: Value = serde_json::from_slice(&decode(claims)).expect("JSON");
    assert_eq!(header["alg"], "ES256");
    assert_eq!(claims["aud"], origin);
    assert_eq!(claims["sub"], "mailto:test@example.org");
    let left = claims["exp"].as_i64().expect("an end") - Utc::now().timestamp();
    assert!(left > 0 && left <= 24 * 3600, "{left} seconds left, at most a day is allowed");
}

#[tokio::test]
async fn a_device_is_reminded_in_the_language_its_person_chose_last() {
    let app = TestApp::start().await;
    let service = PushService::start(StatusCode::CREATED).await;
    let resident = resident(&app).await;
    let device = Device::new(&service);
    let request = resident.request(Method::POST, "/push/subscriptions").header("accept-language", "en");
    Answer::of(request.json(&device.subscription())).await.with_status(204);
    tell(&app, resident.person_id.expect("a person")).await;
    assert_eq!(app.run_jobs().await, 1);
    resident.post_form("//preferences", &[("lang", "zh-CN")]).await.sees_other();
    tell(&app, resident.person_id.expect("a person")).await;
    assert_eq!(app.run_jobs().await, 1);

    let told: Vec<_> = service.received().iter().map(|pushed| device.decrypt(pushed)).collect();
    let words = |told: &Value| (told["lang"].clone(), told["title"].clone());
    assert_eq!(words(&told[0]), (json!("en"), json!("A test notice")));
    assert_eq!(words(&told[1]), (json!("zh-CN"), json!("测试公示")));
}

#[tokio::test]
async fn a_device_that_is_gone_is_forgotten() {
    let app = TestApp::start().await;
    let service = PushService::start(StatusCode::GONE).await;
    let resident = resident(&app).await;
    let person = resident.person_id.expect("a person");
    resident.post("/push/subscriptions", Device::new(&service).subscription()).await.with_status(204);

    tell(&app, person).await;
    assert_eq!(app.run_jobs().await, 1);
    let devices = queries::list_subscriptions(app.state.database.reader(), &[person.0]).await.expect("a query");
    assert!(devices.is_empty());

    tell(&app, person).await;
    assert_eq!(app.run_jobs().await, 1);
    assert_eq!(service.received().len(), 1, "nothing is sent to it any more");
    let unread = resident.get("/inbox").await.ok();
    assert_eq!(unread["items"].as_array().map(Vec::len), Some(2), "the inbox has both");
}

#[tokio::test]
async fn a_push_service_that_is_down_is_asked_again() {
    let app = TestApp::start().await;
    let service = PushService::start(StatusCode::SERVICE_UNAVAILABLE).await;
    let resident = resident(&app).await;
    resident.post("/push/subscriptions", Device::new(&service).subscription()).await.with_status(204);

    tell(&app, resident.person_id.expect("a person")).await;
    assert_eq!(app.run_jobs().await, 0);
    assert_eq!(app.run_jobs().await, 0, "not at once");
    assert_eq!(service.received().len(), 1);
    app.advance(chrono::Duration::minutes(1));
    assert_eq!(app.run_jobs().await, 0);
    assert_eq!(service.received().len(), 2);
}

#[tokio::test]
async fn a_subscription_ends_when_its_person_says_so() {
    let app = TestApp::start().await;
    let service = PushService::start(StatusCode::CREATED).await;
    let compound = app.compound().homes(2).build().await;
    let (mine, other) = (app.resident(compound.homes[0]).await, app.resident(compound.homes[1]).await);
    let device = Device::new(&service);
    mine.post("/push/subscriptions", device.subscription()).await.with_status(204);
    mine.post("/push/subscriptions", device.subscription()).await.with_status(204);
    let person = mine.person_id.expect("a person");
    let count =
        async || queries::list_subscriptions(app.state.database.reader(), &[person.0]).await.expect("a query").len();
    assert_eq!(count().await, 1, "the same device again is the same subscription");

    let end = json!({"endpoint": device.endpoint});
    other.post("/push/subscriptions/end", end.clone()).await.with_status(204);
    assert_eq!(count().await, 1, "nobody ends another person's");
    mine.post("/push/subscriptions/end", end).await.with_status(204);
    assert_eq!(count().await, 0);
}

#[tokio::test]
async fn only_people_with_an_account_subscribe_and_only_services_reached_safely() {
    let app = TestApp::start().await;
    let resident = resident(&app).await;
    let subscription = json!({"endpoint": "http://push.example.org/x", "p256dh": "a", "auth": "b"});
    app.anonymous().post("/push/subscriptions", subscription.clone()).await.refused(Code::SignInRequired);
    let problem = resident.post("/push/subscriptions", subscription).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/endpoint");
}
