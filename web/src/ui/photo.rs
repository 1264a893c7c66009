//! Photos: shown in three sizes, taken with the phone.

use leptos::prelude::*;
use linyi_shared::id::PhotoId;

use super::field::{described_by, field};
use super::form::FormState;
use super::icon::{Icon, icon};
use crate::i18n::{fill, t};

/// A photo in its middle size; a tap opens the large one.
#[component]
pub fn Photo(
    /// The photo.
    id: PhotoId,
    /// What is to be seen, for those who cannot see it.
    #[prop(into)]
    alt: String,
) -> AnyView {
    photo(id, "medium", alt)
}

fn photo(id: PhotoId, size: &str, alt: String) -> AnyView {
    let path = ["/media/", &id.to_string(), "/"].concat();
    view! {
        <a class="photo" href=[&path, "large"].concat() rel="external">
            <img src=[&path, size].concat() alt=alt loading="lazy" decoding="async"/>
        </a>
    }
    .into_any()
}

/// Photos side by side in their small size; nothing where there are none.
#[component]
pub fn PhotoGrid(
    /// The photos, in order.
    ids: Vec<PhotoId>,
    /// What they show; each is numbered where this is empty.
    #[prop(optional, into)]
    alt: String,
) -> AnyView {
    if ids.is_empty() {
        return ().into_any();
    }
    let photos = ids.into_iter().enumerate().map(|(index, id)| {
        let number = fill(t().frame.photo, &[("number", &(index + 1))]);
        let alt = if alt.is_empty() { number } else { [&alt, " ", &number].concat() };
        view! { <li>{photo(id, "thumb", alt)}</li> }.into_any()
    });
    view! { <ul class="photo-grid">{photos.collect_view()}</ul> }.into_any()
}

/// A photo in its small size beside the words of a card; its room is kept while it comes.
#[component]
pub fn Thumbnail(
    /// The photo.
    id: PhotoId,
    /// What it belongs to, for those who cannot see it.
    #[prop(into)]
    alt: String,
) -> AnyView {
    let source = ["/media/", &id.to_string(), "/thumb"].concat();
    view! { <img class="thumb" src=source alt=alt width="88" height="88" loading="lazy" decoding="async"/> }.into_any()
}

/// Photos to add to a form made with `files=true`; previews are drawn by the boot module.
#[component]
pub fn PhotoField(
    /// What to photograph, in words.
    #[prop(into)]
    label: String,
    /// The form name.
    #[prop(default = "photos[]".to_owned(), into)]
    name: String,
    /// One sentence of help; number and size are said where this is empty.
    #[prop(optional, into)]
    hint: String,
    /// Whether there must be one.
    #[prop(optional)]
    required: bool,
) -> AnyView {
    let state = FormState::around();
    let hint = if hint.is_empty() { t().frame.photos_hint.to_owned() } else { hint };
    let control = view! {
        <div class="photo-field">
            <input
                id=state.id(&name)
                type="file"
                name=name.clone()
                accept="image/*"
                multiple=true
                required=required
                aria-describedby=described_by(state, &name)
                data-previews=""
            />
            <span class="button" aria-hidden="true">{icon(Icon::Camera)} {t().frame.photos_add}</span>
            <div class="previews"></div>
        </div>
    };
    field(&name, label, hint, required, control.into_any())
}
