//! Words of the ratings pages.

use super::texts;

texts! {
    /// What residents and visitors read.
    Ratings {}

    /// What the desk reads.
    RatingsDesk {}
}
