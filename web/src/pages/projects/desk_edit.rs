//! Changing a project on the desk: its title and dates, its work items, its money.

use leptos::prelude::*;
use linyi_shared::id::ProjectId;
use linyi_shared::money::Fen;
use linyi_shared::projects::api::{FundingView, MoneyAnswer, ProjectView, SourceView, WorkItemView};

use crate::i18n::{fill, lang, t};
use crate::ui::{ApiForm, DateField, Empty, Section, SelectField, SubmitButton, TextArea, TextField};

/// Rows the form of the money offers beyond those that are filled.
const SPARE_ROWS: usize = 3;

/// Title, summary and planned dates.
pub(super) fn project_section(project: &ProjectView, may_edit: bool) -> AnyView {
    let texts = t().projects_desk;
    if !may_edit {
        return ().into_any();
    }
    let ProjectView { id, title, summary, planned_start, planned_end, .. } = project.clone();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <Section title=texts.edit id="project">
            <ApiForm action=format!("/api/v1/projects/{id}") return_to=format!("/desk/projects/{id}#project")>
                <TextField name="title" label=texts.edit_title value=title max=60 required=true/>
                <TextArea
                    name="summary"
                    label=texts.edit_summary
                    hint=texts.edit_summary_hint
                    value=summary
                    max=2000
                />
                <DateField name="planned_start" label=texts.edit_start value=day(planned_start)/>
                <DateField name="planned_end" label=texts.edit_end value=day(planned_end)/>
                <SubmitButton label=texts.save/>
            </ApiForm>
        </Section>
    }
    .into_any()
}

/// The work items as a table; each opens its form while it may be changed.
pub(super) fn items_section(project: ProjectId, items: &[WorkItemView], may_edit: bool) -> AnyView {
    let texts = t().projects_desk;
    if items.is_empty() {
        return view! { <Section title=texts.items id="items"><Empty text=texts.items_none/></Section> }.into_any();
    }
    let rows = items.iter().map(|item| {
        let share = if item.resident_share.0 > 0 { item.resident_share.to_string() } else { "0".to_owned() };
        view! {
            <tr>
                <th scope="row">{item.title.clone()}</th>
                <td>{item.location.clone()}</td>
                <td>{item.quantity.clone()}</td>
                <td>{item.budget.to_string()}</td>
                <td>{share}</td>
                <td>{item.status.words(lang())}</td>
            </tr>
        }
        .into_any()
    });
    let rows: Vec<_> = rows.collect();
    let forms = if may_edit {
        items.iter().map(|item| item_form(project, item)).collect_view().into_any()
    } else {
        view! { <p class="muted">{texts.items_locked}</p> }.into_any()
    };
    view! {
        <Section title=texts.items id="items">
            <div class="table-wrap">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{texts.item}</th>
                            <th scope="col">{texts.item_location}</th>
                            <th scope="col">{texts.item_quantity}</th>
                            <th scope="col">{texts.item_budget}</th>
                            <th scope="col">{texts.item_share}</th>
                            <th scope="col">{texts.status}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {forms}
        </Section>
    }
    .into_any()
}

fn item_form(project: ProjectId, item: &WorkItemView) -> AnyView {
    let texts = t().projects_desk;
    let summary = [texts.item_edit, " ", &item.title].concat();
    let action = format!("/api/v1/projects/{project}/items/{}", item.id);
    let (title, location, quantity) = (item.title.clone(), item.location.clone(), item.quantity.clone());
    let (budget, share) = (plain(item.budget), plain(item.resident_share));
    view! {
        <details>
            <summary>{summary}</summary>
            <ApiForm action=action return_to=format!("/desk/projects/{project}#items")>
                <TextField name="title" label=texts.item_title value=title max=200 required=true/>
                <TextField name="location" label=texts.item_location value=location max=200/>
                <TextField
                    name="quantity"
                    label=texts.item_quantity
                    hint=texts.item_quantity_hint
                    value=quantity
                    max=60
                />
                <TextField
                    name="budget"
                    label=texts.item_budget
                    hint=texts.amount_hint
                    value=budget
                    keyboard="decimal"
                    required=true
                />
                <TextField
                    name="resident_share"
                    label=texts.item_share
                    value=share
                    keyboard="decimal"
                />
                <SubmitButton label=texts.save class=""/>
            </ApiForm>
        </details>
    }
    .into_any()
}

/// An amount as it is written into a field.
fn plain(amount: Fen) -> String {
    amount.to_string().replace(',', "")
}

/// The sources of money: a table for reading, a form of rows for writing.
pub(super) fn funding_section(
    project: ProjectId,
    money: &MoneyAnswer,
    sources: &[SourceView],
    may_edit: bool,
) -> AnyView {
    let texts = t().projects_desk;
    if !may_edit {
        let rows = money.sources.iter().map(|line| {
            view! {
                <tr>
                    <th scope="row">{line.source_name.clone()}</th>
                    <td>{line.amount.to_string()}</td>
                    <td>{line.note.clone()}</td>
                </tr>
            }
            .into_any()
        });
        let rows: Vec<_> = rows.collect();
        return view! {
            <Section title=texts.funding id="funding">
                <div class="table-wrap"><table><tbody>{rows}</tbody></table></div>
            </Section>
        }
        .into_any();
    }
    let rows = 0..money.sources.len() + SPARE_ROWS;
    let (lines, sources) = (money.sources.clone(), sources.to_vec());
    // Drawn inside the form, because fields ask the form around them what was entered.
    let fields = move || rows.map(|index| funding_row(index, lines.get(index), &sources)).collect::<Vec<_>>();
    let action = format!("/api/v1/projects/{project}/funding");
    view! {
        <Section title=texts.funding id="funding">
            <p class="muted">{texts.funding_lead}</p>
            <ApiForm action=action return_to=format!("/desk/projects/{project}#funding")>
                {fields()}
                <SubmitButton label=texts.funding_save/>
            </ApiForm>
        </Section>
    }
    .into_any()
}

fn funding_row(index: usize, line: Option<&FundingView>, sources: &[SourceView]) -> AnyView {
    let texts = t().projects_desk;
    let name = |field: &str| format!("lines[{index}][{field}]");
    let none = [(String::new(), texts.no_source.to_owned())].into_iter();
    let options = none.chain(sources.iter().map(|source| (source.code.clone(), source.name.clone()))).collect();
    let (code, amount, note) = match line {
        Some(line) => (line.source_code.clone(), plain(line.amount), line.note.clone()),
        None => Default::default(),
    };
    view! {
        <fieldset class="field">
            <legend>{fill(texts.funding_line, &[("n", &(index + 1))])}</legend>
            <div class="cols">
                <SelectField name=name("source_code") label=texts.source options=options value=code/>
                <TextField name=name("amount") label=texts.amount value=amount keyboard="decimal"/>
                <TextField name=name("note") label=texts.note value=note max=200/>
            </div>
        </fieldset>
    }
    .into_any()
}
