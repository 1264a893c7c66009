//! Forms with files: fields are pairs of name and text; a photo is stored and its id takes its place.

use actix_multipart::{Field, Multipart};
use actix_web::dev::Payload;
use actix_web::{HttpMessage, HttpRequest, web};
use bytes::{Bytes, BytesMut};
use futures::TryStreamExt;
use linyi_shared::media::rules::{MAX_FILE_BYTES, MAX_PHOTOS};
use linyi_shared::problem::Code;
use sha2::{Digest, Sha256};

use super::caller::Caller;
use super::form::{FormPost, Posted};
use super::identify::hex;
use super::input::note_content;
use crate::error::{Failure, Result};
use crate::features::{media, places};
use crate::state::State;

/// The file part that is read as text in place of being stored as a photo.
pub const ROSTER: &str = "roster";

/// Bytes of files after which a form is not read on, whatever was refused of it before.
const FILES_LIMIT: usize = 2 * MAX_PHOTOS * MAX_FILE_BYTES;

/// A form with files, as far as it was read.
#[derive(Default)]
struct Form {
    /// The fields, photos as their ids.
    pairs: Vec<(String, String)>,
    /// The same fields with the hash of each file in its place: what makes a repeat a repeat.
    content: Vec<(String, String)>,
    /// Bytes read.
    bytes: usize,
    /// Bytes of its texts.
    text_bytes: usize,
    /// Files among them.
    files: usize,
    /// Why it is refused, if it is.
    refusal: Option<Failure>,
}

/// Reads the pairs of a form whose texts may have `limit` bytes together.
///
/// A refused file does not end the reading: the fields after it are still taken, so that a browser without JavaScript
/// shows all of them again.
pub async fn read_pairs(request: &HttpRequest, payload: Payload, limit: usize) -> Result<Vec<(String, String)>> {
    let mut form = Form::default();
    let outcome = form.read(request, payload, limit).await;
    match outcome.and_then(|()| form.refusal.take().map_or(Ok(()), Err)) {
        Ok(()) => {
            // Noted before the ids are: a photo has another id on every try, and the same bytes.
            let said = form.content.iter().filter(|(name, value)| !name.starts_with('_') && !value.is_empty());
            let said = form_urlencoded::Serializer::new(String::new()).extend_pairs(said).finish();
            note_content(request, said.as_bytes());
            Ok(form.pairs)
        }
        Err(refusal) => {
            request.extensions_mut().insert(FormPost(Posted::of(&form.pairs)));
            Err(refusal)
        }
    }
}

impl Form {
    async fn read(&mut self, request: &HttpRequest, payload: Payload, limit: usize) -> Result<()> {
        let mut parts = Multipart::new(request.headers(), payload);
        while let Some(part) = parts.try_next().await.map_err(|_| Code::MalformedBody)? {
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.content_disposition().is_some_and(|disposition| disposition.get_filename().is_some());
            if is_file {
                self.read_file(request, name, part, limit).await?;
            } else {
                self.read_text(name, part, limit).await?;
            }
        }
        Ok(())
    }

    async fn read_text(&mut self, name: String, part: Field, limit: usize) -> Result<()> {
        let Some(body) = self.collect(part, limit.saturating_sub(self.text_bytes), limit).await? else {
            self.refuse(Code::TooLarge);
            return Ok(());
        };
        self.text_bytes += body.len();
        let text = String::from_utf8(body.to_vec()).map_err(|_| Code::MalformedBody)?;
        self.content.push((name.clone(), text.clone()));
        self.pairs.push((name, text));
        Ok(())
    }

    async fn read_file(&mut self, request: &HttpRequest, name: String, part: Field, limit: usize) -> Result<()> {
        // Nothing of a refused form is stored; its other files are read past.
        let wanted = if self.refusal.is_some() { 0 } else { MAX_FILE_BYTES };
        let Some(body) = self.collect(part, wanted, limit).await? else {
            self.refuse(if name == ROSTER { Code::TooLarge } else { Code::PhotoTooLarge });
            return Ok(());
        };
        // A file field may be left empty.
        if !body.is_empty() {
            match self.take_file(request, &name, body).await {
                Ok(value) => self.pairs.push((name, value)),
                Err(refusal) => self.refuse(refusal),
            }
        }
        Ok(())
    }

    /// What stands in the form for a file.
    async fn take_file(&mut self, request: &HttpRequest, name: &str, body: Bytes) -> Result<String> {
        self.files += 1;
        if self.files > MAX_PHOTOS {
            return Err(Code::TooManyPhotos.into());
        }
        self.content.push((name.to_owned(), hex(&Sha256::digest(&body))));
        if name == ROSTER { roster_text(&body) } else { store(request, body).await }
    }

    /// The bytes of a part, or nothing where it has more than `wanted`; a form larger than any can be is not read on.
    async fn collect(&mut self, mut part: Field, wanted: usize, limit: usize) -> Result<Option<Bytes>> {
        let mut body = BytesMut::new();
        let mut is_kept = true;
        while let Some(chunk) = part.try_next().await.map_err(|_| Code::MalformedBody)? {
            self.bytes += chunk.len();
            if self.bytes > limit + FILES_LIMIT {
                return Err(self.refusal.take().unwrap_or_else(|| Code::TooLarge.into()));
            }
            is_kept = is_kept && body.len() + chunk.len() <= wanted;
            if is_kept {
                body.extend_from_slice(&chunk);
            } else {
                body.clear();
            }
        }
        Ok(is_kept.then(|| body.freeze()))
    }

    /// Remembers why the form is refused; the first reason is the one that is told.
    fn refuse(&mut self, refusal: impl Into<Failure>) {
        self.refusal.get_or_insert_with(|| refusal.into());
    }
}

/// The text of an uploaded roster, whichever encoding the spreadsheet saved it in.
fn roster_text(body: &[u8]) -> Result<String> {
    places::roster::text_of(body).map_err(|_| Code::MalformedBody.into())
}

/// Stores an uploaded file as a photo and answers its id, which takes the file's place in the form.
async fn store(request: &HttpRequest, body: Bytes) -> Result<String> {
    let caller = request.extensions().get::<Caller>().cloned();
    let (Some(caller), Some(state)) = (caller, request.app_data::<web::Data<State>>().cloned()) else {
        return Err(anyhow::anyhow!("an upload outside the application").into());
    };
    let photo = media::upload::store_photo(&state, &caller, body).await?;
    Ok(photo.id.to_string())
}
