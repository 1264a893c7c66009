//! `/desk/places/:id/roster`: choosing the file. It is looked through first; nothing changes here.

use leptos::prelude::*;
use linyi_shared::id::PlaceId;
use linyi_shared::places::api::CompoundDesk;

use crate::api::resource_of;
use crate::i18n::{fill, t};
use crate::ui::*;

/// `/desk/places/:id/roster`.
pub fn import_page() -> AnyView {
    resource_of("id", |api, id: PlaceId| api.find_compound_desk(id)).view(import)
}

fn import(page: CompoundDesk) -> AnyView {
    let texts = t().places_desk;
    let id = page.compound.id.to_string();
    let place = ["/desk/places/", &id].concat();
    let form =
        if page.may_keep_roster { upload(&id) } else { view! { <Empty text=texts.roster_forbidden/> }.into_any() };
    view! {
        <PageHead
            title=texts.roster_title
            lead=fill(texts.roster_lead, &[("compound", &page.compound.name)])
            back=place
            back_label=page.compound.name.clone()
        />
        {form}
    }
    .into_any()
}

/// The form with the file; used again below a preview with faults.
pub(super) fn upload(id: &str) -> AnyView {
    let texts = t().places_desk;
    let action = ["/api/v1/compounds/", id, "/roster/preview"].concat();
    let return_to = ["/desk/places/", id, "/roster/{id}"].concat();
    file_form(action, return_to, texts.roster_file, texts.roster_hint, texts.roster_rule)
}

/// A form with a CSV file that is looked through: its label, its columns, and what an import leaves alone.
pub(super) fn file_form(
    action: String,
    return_to: String,
    label: &'static str,
    hint: &'static str,
    rule: &'static str,
) -> AnyView {
    // The preview is a page of its own, so nothing needs to be said about having saved.
    let return_to = [return_to.as_str(), "?done=preview"].concat();
    view! {
        <ApiForm action=action return_to=return_to files=true>
            <div class="field">
                <label for="roster-file">{label}</label>
                <p class="hint" id="roster-file-hint">{hint}</p>
                <input
                    id="roster-file"
                    type="file"
                    name="roster"
                    accept=".csv,.txt,text/csv,text/plain"
                    required=true
                    aria-describedby="roster-file-hint"
                />
            </div>
            <p class="muted">{rule}</p>
            <SubmitButton label=t().places_desk.roster_go/>
        </ApiForm>
    }
    .into_any()
}
