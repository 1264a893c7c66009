//! Types of the API of `deliberations`.
