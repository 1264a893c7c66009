//! `/desk/places/:id/letters`: choosing a building, making its letters, printing them. The codes are shown this once.

use leptos::prelude::*;
use linyi_shared::id::PlaceId;
use linyi_shared::people::api::Letters;
use linyi_shared::places::api::CompoundDesk;

use super::letter::letters_view;
use crate::api::resource_of;
use crate::i18n::{fill, t};
use crate::ui::*;

/// `/desk/places/:id/letters`.
pub fn letters_page() -> AnyView {
    // Outside of what is drawn again after the write, which would forget the codes.
    let printed = RwSignal::new(None::<Letters>);
    let form = resource_of("id", |api, id: PlaceId| api.find_compound_desk(id)).view(move |page| form(page, printed));
    view! {
        <div class="no-print stack">{form}</div>
        {move || printed.get().map(ready)}
    }
    .into_any()
}

fn form(page: CompoundDesk, printed: RwSignal<Option<Letters>>) -> AnyView {
    let texts = t().people_desk;
    let place = ["/desk/places/", &page.compound.id.to_string()].concat();
    let lead = fill(texts.letters_lead, &[("compound", &page.compound.name)]);
    let head = view! {
        <PageHead title=texts.letters lead=lead back=place.clone() back_label=page.compound.name.clone()/>
    };
    if !page.may_keep_roster {
        return view! { {head} <Empty text=texts.letters_forbidden/> }.into_any();
    }
    if page.buildings.is_empty() {
        return view! {
            {head}
            <Empty text=texts.letters_none>
                <p class="actions"><a class="button" href=[&place, "/roster"].concat()>{t().places_desk.roster}</a></p>
            </Empty>
        }
        .into_any();
    }
    let options = page.buildings.into_iter().map(|building| {
        let words = fill(
            texts.building_option,
            &[
                ("building", &building.name),
                ("homes", &building.homes),
                ("bound", &building.bound),
                ("letters", &building.open_letters),
            ],
        );
        (building.id.to_string(), words)
    });
    let unreachable = page.unreachable_url.map(|url| {
        let words = fill(texts.letters_unreachable, &[("url", &url)]);
        view! { <div class="problem" role="note"><p>{icon(Icon::Caution)} " " {words}</p></div> }.into_any()
    });
    let done = Callback::new(move |json: String| printed.set(crate::api::read_answer(&json)));
    view! {
        {head}
        {unreachable}
        <ApiForm
            action=["/api/v1/compounds/", &page.compound.id.to_string(), "/letters"].concat()
            return_to=[&place, "/letters"].concat()
            on_done=done
        >
            <SelectField name="building_id" label=texts.building options=options.collect() required=true/>
            <ConfirmButton label=texts.letters_go binds=texts.letters_binds confirm=texts.letters_confirm/>
        </ApiForm>
    }
    .into_any()
}

fn ready(letters: Letters) -> AnyView {
    let texts = t().people_desk;
    let count = fill(texts.letters_ready, &[("count", &letters.letters.len())]);
    view! {
        <div class="no-print stack" role="status">
            <p>{icon(Icon::Caution)} {count}</p>
            <p class="actions">
                <button type="button" class="button primary" on:click=print>{icon(Icon::Print)} {texts.print}</button>
            </p>
        </div>
        {letters_view(letters)}
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
fn print(_: leptos::ev::MouseEvent) {
    // A browser without printing says so itself.
    let _ = window().print();
}

#[cfg(not(feature = "hydrate"))]
fn print(_: leptos::ev::MouseEvent) {}
