//! `/sessions`, `/home-bindings`, `/compounds/{id}/letters`, `/me`.

mod account;
mod bind_home;
mod known;
mod sessions;
