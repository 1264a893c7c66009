//! The audit log: who wrote what, and when.

use leptos::prelude::*;
use linyi_shared::audit::api::AuditEntryView;
use linyi_shared::page::Page;
use linyi_shared::time::moment_words;

use crate::api::resource;
use crate::i18n::{lang, t};
use crate::route::query;
use crate::ui::{Empty, PageHead, Pager};

/// `/desk/audit`.
pub fn list_page() -> AnyView {
    resource(|| query("cursor"), |api, cursor| api.list_audit_entries(cursor)).view(entries)
}

fn entries(page: Page<AuditEntryView>) -> AnyView {
    let audit = t().audit;
    let head = view! { <PageHead title=t().desk.audit lead=audit.lead/> }.into_any();
    if page.items.is_empty() {
        return view! { {head} <Empty text=audit.empty/> }.into_any();
    }
    view! {
        {head}
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{audit.at}</th>
                        <th scope="col">{audit.compound}</th>
                        <th scope="col">{audit.action}</th>
                        <th scope="col">{audit.object}</th>
                        <th scope="col">{audit.person}</th>
                    </tr>
                </thead>
                <tbody>{page.items.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <Pager meta=page.meta/>
    }
    .into_any()
}

fn row(entry: AuditEntryView) -> AnyView {
    let person = entry.person_id.map_or_else(|| t().audit.system.to_owned(), |id| short(&id.to_string()));
    view! {
        <tr>
            <td>{moment_words(entry.at, lang())}</td>
            <td>{entry.compound_name.unwrap_or_default()}</td>
            <td><code>{entry.action}</code></td>
            <td>{entry.object_kind} " " <code>{short(&entry.object_id.to_string())}</code></td>
            <td><code>{person}</code></td>
        </tr>
    }
    .into_any()
}

/// The end of an id: its random part, enough to tell two apart.
fn short(id: &str) -> String {
    id.get(id.len().saturating_sub(8)..).unwrap_or(id).to_owned()
}
