//! Telling people something: inbox rows and a push, in the transaction of what it is about.

use linyi_shared::id::{MessageId, PersonId};
use linyi_shared::lang::Lang;
use linyi_shared::words::Words;
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

use crate::entities::inbox_message;
use crate::error::Result;
use crate::jobs::{Job, queue};
use crate::write::Write;

/// Messages one job pushes.
const BATCH: usize = 200;

/// What people are told, in both languages: each reads it in the language of the moment.
#[derive(Clone, Debug)]
pub struct Message<'a> {
    /// What it is about: `notice`, `decision`, `ballot` …
    pub kind: &'a str,
    /// One line.
    pub title: Words,
    /// A sentence or two; never how anyone voted.
    pub body: Words,
    /// Where to read more: a local path.
    pub link: &'a str,
}

/// Writes `message` into the inbox of each of `people` and queues its push.
pub async fn deliver(tx: &Write<'_>, people: &[PersonId], message: &Message<'_>) -> Result<()> {
    let [title, title_en] = in_both(&message.title);
    let [body, body_en] = in_both(&message.body);
    for people in people.chunks(BATCH) {
        let rows: Vec<_> = people
            .iter()
            .map(|person| inbox_message::ActiveModel {
                id: Set(Uuid::now_v7()),
                person_id: Set(person.0),
                kind: Set(message.kind.to_owned()),
                title: Set(title.clone()),
                title_en: Set(title_en.clone()),
                body: Set(body.clone()),
                body_en: Set(body_en.clone()),
                link: Set(message.link.to_owned()),
                created_at: Set(tx.now),
                read_at: Set(None),
            })
            .collect();
        let message_ids = rows.iter().map(|row| MessageId(*row.id.as_ref())).collect();
        inbox_message::Entity::insert_many(rows).exec(&**tx).await?;
        queue::enqueue(tx, &Job::PushMessages { message_ids }).await?;
    }
    Ok(())
}

/// Chinese first, English second, as the tables hold them.
fn in_both(words: &Words) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| words.clone().in_language(lang).into())
}
