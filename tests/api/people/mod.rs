//! `/sessions`, `/home-bindings`, `/compounds/{id}/letters`, `/me`.

mod bind_home;
mod sessions;
