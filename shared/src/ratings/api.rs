//! Types of the API of `ratings`.
