//! Types of the API of media.

use serde::{Deserialize, Serialize};

use crate::id::PhotoId;

/// A stored photo; its files are at `/media/{id}/{thumb|medium|large}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhotoView {
    /// The photo.
    pub id: PhotoId,
    /// Pixels of the large size.
    pub width: u32,
    /// Pixels of the large size.
    pub height: u32,
}

/// Photos for later use in a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UploadPhoto {
    /// The photos, as file parts of a form; answered as ids.
    pub photos: Vec<PhotoId>,
}
