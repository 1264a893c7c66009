//! Rules of `acceptance`.
