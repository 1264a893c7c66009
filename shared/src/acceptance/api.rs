//! Types of the API of `acceptance`.
