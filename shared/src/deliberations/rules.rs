//! Rules of `deliberations`.
