//! Types of the API of `works`.
