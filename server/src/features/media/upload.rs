//! Storing a photo.

use std::io::Cursor;

use actix_web::{HttpResponse, web};
use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use linyi_shared::id::PhotoId;
use linyi_shared::media::api::{PhotoView, UploadPhoto};
use linyi_shared::media::rules::PhotoSize;
use linyi_shared::problem::Code;
use object_store::ObjectStoreExt;
use object_store::path::Path;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::entities::photo;
use crate::error::{Failure, Result};
use crate::http::caller::Caller;
use crate::http::identify::hex;
use crate::http::input::Input;
use crate::state::State;

/// Pixels a side that are decoded; a phone's largest camera stays below.
const MAX_SIDE: u32 = 20_000;
/// Memory one decoding may take, in bytes.
const MAX_MEMORY: u64 = 512 * 1024 * 1024;

/// Stores photos for later use in a record: the file parts `photos[]` of a form.
#[utoipa::path(post, path = "/photos", tag = "media", responses((status = 201, body = UploadPhoto)))]
pub async fn create_photos(Input(input): Input<UploadPhoto>) -> Result<HttpResponse> {
    // The files became photos while the body was read; this answers their ids.
    Ok(HttpResponse::Created().json(input))
}

/// Decodes, turns upright, shrinks, encodes and stores a photo of the caller's.
pub async fn store_photo(state: &State, caller: &Caller, file: Bytes) -> Result<PhotoView> {
    let uploader = caller.principal()?.person_id;
    let sizes = web::block(move || encode_sizes(&file)).await.map_err(anyhow::Error::from)??;
    let id = PhotoId(Uuid::now_v7());
    for size in &sizes.files {
        state.photos.put(&file_path(id, size.0), size.1.clone().into()).await.map_err(anyhow::Error::from)?;
    }
    let large = sizes.files.iter().find(|(size, _)| *size == PhotoSize::Large).map(|(_, bytes)| bytes);
    let row = photo::ActiveModel {
        id: Set(id.0),
        compound_id: Set(None),
        uploaded_by: Set(uploader.0),
        width: Set(i32::try_from(sizes.width).unwrap_or(0)),
        height: Set(i32::try_from(sizes.height).unwrap_or(0)),
        sha256: Set(large.map(|bytes| hex(&Sha256::digest(bytes))).unwrap_or_default()),
        public: Set(false),
        created_at: Set(state.now()),
    };
    let transaction = state.database.begin().await?;
    row.insert(&transaction).await?;
    transaction.commit().await?;
    Ok(PhotoView { id, width: sizes.width, height: sizes.height })
}

/// Where a size of a photo is stored.
pub fn file_path(id: PhotoId, size: PhotoSize) -> Path {
    // The random end of a version 7 id spreads the files over folders.
    let name = id.to_string();
    let folder = name.get(34..).unwrap_or("00");
    Path::from(format!("photos/{folder}/{name}-{}.jpg", size.as_str()))
}

struct Sizes {
    width: u32,
    height: u32,
    files: Vec<(PhotoSize, Bytes)>,
}

fn encode_sizes(file: &[u8]) -> Result<Sizes> {
    let unreadable = |_| Failure::from(Code::PhotoUnreadable);
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| Code::PhotoUnreadable)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let orientation = decoder.orientation().map_err(unreadable)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    picture.apply_orientation(orientation);
    let large = shrink(&picture, PhotoSize::Large);
    let mut files = Vec::with_capacity(PhotoSize::ALL.len());
    for size in PhotoSize::ALL {
        let scaled = if *size == PhotoSize::Large { large.clone() } else { shrink(&large, *size) };
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, 82)
            .encode_image(&scaled.to_rgb8())
            .map_err(|error| anyhow::anyhow!("a photo was not encoded: {error}"))?;
        files.push((*size, Bytes::from(bytes)));
    }
    Ok(Sizes { width: large.width(), height: large.height(), files })
}

fn shrink(picture: &DynamicImage, size: PhotoSize) -> DynamicImage {
    let side = size.side();
    if picture.width().max(picture.height()) <= side {
        picture.clone()
    } else {
        picture.resize(side, side, FilterType::CatmullRom)
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = RgbImage::from_pixel(width, height, Rgb([140, 29, 24]));
        JpegEncoder::new(&mut bytes).encode_image(&picture).expect("a picture");
        bytes
    }

    /// A JPEG with an Exif segment that says "turn by 90 degrees" and holds a position.
    fn turned_jpeg() -> Vec<u8> {
        let plain = jpeg(40, 20);
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend_from_slice(b"GPS-34.68N-112.45E");
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat()
    }

    #[test]
    fn a_photo_is_turned_upright_and_loses_its_hidden_data() {
        let sizes = encode_sizes(&turned_jpeg()).expect("sizes");
        assert_eq!((sizes.width, sizes.height), (20, 40));
        for (_, bytes) in &sizes.files {
            assert!(!bytes.windows(3).any(|window| window == b"GPS"));
            assert!(!bytes.windows(4).any(|window| window == b"Exif"));
        }
    }

    #[test]
    fn three_sizes_are_made_and_small_ones_stay_small() {
        let sizes = encode_sizes(&jpeg(3000, 1500)).expect("sizes");
        let widths: Vec<_> =
            sizes.files.iter().map(|(_, bytes)| image::load_from_memory(bytes).expect("jpeg").width()).collect();
        assert_eq!(widths, [320, 960, 1920]);
    }

    #[test]
    fn what_is_no_photo_is_refused() {
        for wrong in [&b"<svg/>"[..], b"", b"\xff\xd8\xff\xe0 cut off"] {
            let refused = encode_sizes(wrong).err().map(Failure::into_problem).map(|problem| problem.code);
            assert_eq!(refused, Some(Code::PhotoUnreadable));
        }
    }
}
