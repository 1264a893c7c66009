//! Bytes of a fixed length that are shown and stored as hexadecimal digits.

use std::fmt;
use std::str::FromStr;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `N` bytes, shown as `2 N` hexadecimal digits in lower case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hex<const N: usize>(pub [u8; N]);

/// A SHA-256: a commitment, which is a leaf of the log, a node of its tree, or its root.
pub type Hash = Hex<32>;
/// What hides the choices of a commitment; 256 random bits.
pub type Salt = Hex<32>;
/// An Ed25519 signature (RFC 8032).
pub type Signature = Hex<64>;

/// A text that is not the hexadecimal form of so many bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MalformedHex {
    /// How many digits were expected.
    pub digits: usize,
}

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl<const N: usize> fmt::Debug for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<const N: usize> FromStr for Hex<N> {
    type Err = MalformedHex;

    fn from_str(text: &str) -> Result<Self, MalformedHex> {
        let malformed = MalformedHex { digits: 2 * N };
        let digits = text.as_bytes();
        if digits.len() != 2 * N {
            return Err(malformed);
        }
        let mut bytes = [0; N];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = match (digit(pair[0]), digit(pair[1])) {
                (Some(high), Some(low)) => high << 4 | low,
                _ => return Err(malformed),
            };
        }
        Ok(Self(bytes))
    }
}

/// One way to write a value: capitals are refused, so that equal values are equal texts.
fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

impl<const N: usize> AsRef<[u8]> for Hex<N> {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for MalformedHex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} hexadecimal digits in lower case are needed", self.digits)
    }
}

impl std::error::Error for MalformedHex {}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_shown_and_read_as_digits() {
        let bytes = Hex([0x00, 0x9f, 0xff]);
        assert_eq!(bytes.to_string(), "009fff");
        assert_eq!("009fff".parse(), Ok(bytes));
        assert_eq!(serde_json::to_string(&bytes).ok().as_deref(), Some("\"009fff\""));
        assert_eq!(serde_json::from_str::<Hex<3>>("\"009fff\"").ok(), Some(bytes));
    }

    #[test]
    fn anything_but_digits_in_lower_case_of_the_right_number_is_refused() {
        for text in ["009ff", "009fff0", "009fFf", "009fg0", "００９"] {
            assert_eq!(text.parse::<Hex<3>>(), Err(MalformedHex { digits: 6 }), "{text}");
        }
    }
}
