//! Sizes of photos, and how many and how large they may come.

/// The most photos of one form.
pub const MAX_PHOTOS: usize = 12;
/// The most bytes of one file: a photo, or a roster.
pub const MAX_FILE_BYTES: usize = 15 * 1024 * 1024;

/// A size every photo is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoSize {
    /// For lists.
    Thumb,
    /// For pages on a phone.
    Medium,
    /// For looking closely.
    Large,
}

impl PhotoSize {
    /// Every size, smallest first.
    pub const ALL: &'static [Self] = &[Self::Thumb, Self::Medium, Self::Large];

    /// The size in a path.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Thumb => "thumb",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// Reads a size from a path.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|size| size.as_str() == text)
    }

    /// The longest side, in pixels.
    pub fn side(self) -> u32 {
        match self {
            Self::Thumb => 320,
            Self::Medium => 960,
            Self::Large => 1920,
        }
    }
}
