//! What a notice says, and the canonical text its hash is over.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use chrono::SecondsFormat;
use linyi_shared::fault::InputFault;
use linyi_shared::id::PhotoId;
use linyi_shared::lang::Lang;
use linyi_shared::notices::api::{FieldText, FieldView, NoticeContent};
use linyi_shared::notices::kind::{Need, NoticeKind};
use linyi_shared::problem::{Code, Problem};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::entities::{notice, notice_version};
use crate::error::Result;
use crate::http::identify::hex;

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The headline.
    pub title: String,
    /// The text.
    pub body: String,
    /// Field key → text; empty ones are left out.
    pub fields: BTreeMap<String, String>,
    /// Pictures in order.
    pub photos: Vec<PhotoId>,
    /// Days of display.
    pub display_days: u16,
}

impl Content {
    /// Of a draft, or of the latest version.
    pub fn of_notice(row: &notice::Model) -> Self {
        Self {
            title: row.title.clone(),
            body: row.body.clone(),
            fields: read_fields(&row.fields),
            photos: read_photos(&row.photos),
            display_days: u16::try_from(row.display_days).unwrap_or(0),
        }
    }

    /// Of a published version.
    pub fn of_version(row: &notice_version::Model) -> Self {
        Self {
            title: row.title.clone(),
            body: row.body.clone(),
            fields: read_fields(&row.fields),
            photos: read_photos(&row.photos),
            display_days: u16::try_from(row.display_days).unwrap_or(0),
        }
    }

    /// The fields as they are stored.
    pub fn fields_json(&self) -> serde_json::Value {
        let pairs = self.fields.iter().map(|(key, text)| (key.clone(), serde_json::Value::from(text.as_str())));
        serde_json::Value::Object(pairs.collect())
    }

    /// The pictures as they are stored.
    pub fn photos_json(&self) -> serde_json::Value {
        photos_json(&self.photos)
    }

    /// Without what the server draws: what staff wrote.
    pub fn as_written(&self, kind: NoticeKind) -> Self {
        let mut written = self.clone();
        written.fields.retain(|key, _| kind.field(key).is_some_and(|field| field.need != Need::Drawn));
        written
    }

    /// With the words of its kind's fields.
    pub fn view(&self, kind: NoticeKind, lang: Lang) -> NoticeContent {
        let fields = kind.fields().iter().filter_map(|field| {
            let text = self.fields.get(field.key)?.clone();
            Some(FieldView { key: field.key.to_owned(), label: field.label(lang).to_owned(), text })
        });
        NoticeContent {
            title: self.title.clone(),
            body: self.body.clone(),
            fields: fields.collect(),
            photos: self.photos.clone(),
            display_days: self.display_days,
        }
    }

    /// What differs from the version before, in words.
    pub fn changes_since(&self, before: &Self, kind: NoticeKind, lang: Lang) -> Vec<String> {
        let [title, body, photos, days] = match lang {
            Lang::Zh => ["标题", "正文", "照片", "公示天数"],
            Lang::En => ["title", "text", "photos", "days of display"],
        };
        let mut changes = Vec::new();
        let mut note = |changed: bool, word: &str| {
            if changed {
                changes.push(word.to_owned());
            }
        };
        note(self.title != before.title, title);
        note(self.body != before.body, body);
        for field in kind.fields() {
            note(self.fields.get(field.key) != before.fields.get(field.key), field.label(lang));
        }
        note(self.photos != before.photos, photos);
        note(self.display_days != before.display_days, days);
        changes
    }
}

/// The fields of a request; a key that its kind does not know is refused.
pub fn accept_fields(kind: NoticeKind, fields: &BTreeMap<String, FieldText>) -> Result<BTreeMap<String, String>> {
    let is_written = |key: &str| kind.written_fields().any(|field| field.key == key);
    if let Some(unknown) = fields.keys().find(|key| !is_written(key)) {
        let problem = Problem::new(Code::InvalidInput);
        return Err(problem.with_field(format!("/fields/{unknown}"), InputFault::Unknown).into());
    }
    Ok(fields.iter().map(|(key, text)| (key.clone(), text.to_string())).collect())
}

/// Reads stored fields.
fn read_fields(fields: &serde_json::Value) -> BTreeMap<String, String> {
    serde_json::from_value(fields.clone()).unwrap_or_default()
}

/// Reads stored pictures.
pub fn read_photos(photos: &serde_json::Value) -> Vec<PhotoId> {
    serde_json::from_value(photos.clone()).unwrap_or_default()
}

/// Pictures as they are stored.
pub fn photos_json(photos: &[PhotoId]) -> serde_json::Value {
    photos.iter().map(ToString::to_string).collect::<Vec<_>>().into()
}

/// The text a version's hash is over, so that anybody can check it with nothing but SHA-256.
///
/// It begins with the line `linyi-notice 1`. Then every value follows as a line `<name> <length>`, where the length
/// counts the bytes of the value in UTF-8, and the value itself followed by a line feed. The names are, in this order:
/// `id`, `version`, `kind`, `compound`, `project`, `decision` where it names one, `published_at` and `ends_at` (UTC, RFC 3339 with microseconds),
/// `display_days`, `reason`, `title`, one `field.<key>` for each filled field in the order of its kind, one `photo` for
/// each picture (the SHA-256 of its large file, hex), `body`.
pub fn canonical_text(
    version: &notice_version::Model,
    notice: &notice::Model,
    photos: &HashMap<Uuid, String>,
) -> String {
    let content = Content::of_version(version);
    let time = |at: chrono::DateTime<chrono::Utc>| at.to_rfc3339_opts(SecondsFormat::Micros, true);
    let mut text = String::from("linyi-notice 1\n");
    let mut add = |name: &str, value: &str| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{name} {}\n{value}\n", value.len());
    };
    add("id", &notice.id.to_string());
    add("version", &version.version.to_string());
    add("kind", &notice.kind);
    add("compound", &notice.compound_id.to_string());
    add("project", &notice.project_id.to_string());
    if let Some(decision) = notice.decision_id {
        add("decision", &decision.to_string());
    }
    add("published_at", &time(version.published_at));
    add("ends_at", &time(version.ends_at));
    add("display_days", &content.display_days.to_string());
    add("reason", &version.reason);
    add("title", &content.title);
    for field in NoticeKind::parse(&notice.kind).map(NoticeKind::fields).unwrap_or_default() {
        if let Some(value) = content.fields.get(field.key) {
            add(&format!("field.{}", field.key), value);
        }
    }
    for photo in &content.photos {
        add("photo", photos.get(&photo.0).map(String::as_str).unwrap_or_default());
    }
    add("body", &content.body);
    text
}

/// The SHA-256 of a text, hex.
pub fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}
