//! `/home`, `/compounds/{id}`, `/projects/…`, `/desk/…`.

mod close_stage;
mod desk;
mod edit;
mod home;
mod pages;
