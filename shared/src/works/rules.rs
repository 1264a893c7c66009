//! Rules of `works`.
