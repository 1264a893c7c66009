//! `/desk/projects/:id/decisions/new`: choose rule and scope, see what is needed, then write what is asked.

use leptos::prelude::*;
use linyi_shared::decisions::api::{MAX_CHANGES, PROPOSED_CHANGES, SetUpPage, SilenceDocument};
use linyi_shared::decisions::rules::{DecisionKind, DuplicatePolicy, GateQuestion, SilenceCondition};
use linyi_shared::id::ProjectId;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::moment_words;

use super::desk_read::{meaning_view, roll_view};
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{param, query, query_untracked};
use crate::ui::*;

/// The most homes that are offered as boxes.
const BOXES: usize = 150;
/// How many questions in own words the form offers.
const QUESTIONS: usize = 5;

/// `/desk/projects/:id/decisions/new`.
pub fn create_page() -> AnyView {
    let Some(id) = param::<ProjectId>("id") else { return not_found_page() };
    resource(
        move || (id, query("kind"), query("scope_id"), query("lift")),
        |api, (id, kind, scope_id, lift)| api.find_decision_setup(id, kind, scope_id, lift),
    )
    .view(create)
}

fn create(page: SetUpPage) -> AnyView {
    let texts = t().decisions_desk;
    let lead = fill(texts.new_lead, &[("project", &page.project_title), ("compound", &page.compound_name)]);
    let back = format!("/desk/projects/{}", page.project_id);
    let project = page.project_title.clone();
    let content = if page.stage == Stage::Decision {
        view! { {rule_view(&page)} {form_view(page)} }.into_any()
    } else {
        let text = fill(texts.wrong_stage, &[("stage", &page.stage.words(lang()))]);
        view! { <Empty text=text/> }.into_any()
    };
    view! {
        <PageHead title=texts.new_title lead=lead back=back back_label=project/>
        {content}
    }
    .into_any()
}

/// Rule and scope are chosen by an address, so that the figures are the server's, with and without JavaScript.
fn rule_view(page: &SetUpPage) -> AnyView {
    let (texts, lang) = (t().decisions_desk, lang());
    let kinds = page.kinds.iter().map(|kind| (kind.as_str().to_owned(), kind.words(lang).to_owned())).collect();
    let scopes = page.scopes.iter().map(|scope| (scope.id.to_string(), scope.name.clone())).collect();
    let days = page.rule_set.timing.notice_days;
    let notice = fill(texts.notice_days, &[("days", &days), ("moment", &moment_words(page.earliest_opening, lang))]);
    let action = format!("/desk/projects/{}/decisions/new", page.project_id);
    let (kind, scope) = (page.kind.as_str(), page.scope_id.to_string());
    let (name, basis) = (page.rule_set.name(lang).to_owned(), page.rule_set.basis(lang).to_owned());
    let requirement = page.rule_set.requirement(page.roll.all, lang);
    let (meaning, roll) = (meaning_view(page.kind), roll_view(&page.roll, &page.rule_set));
    let lift = page.lift.then(|| view! { <HiddenField name="lift" value="true"/> }.into_any());
    let (href, label) =
        if page.lift { (action.clone(), texts.lift_not) } else { ([&action, "?lift=true"].concat(), texts.lift_new) };
    let repeats = Some(query_untracked("repeats")).filter(|id| !id.is_empty());
    view! {
        <Section title=texts.step_rule>
            <p class="actions"><a class="button quiet" href=href>{label}</a></p>
            <form class="form row" method="get" action=action>
                {lift}
                {repeats.map(|id| view! { <HiddenField name="repeats" value=id/> }.into_any())}
                <SelectField name="kind" label=texts.choose_kind options=kinds value=kind required=true/>
                <SelectField name="scope_id" label=texts.choose_scope options=scopes value=scope required=true/>
                <button class="button" type="submit">{texts.show_rule}</button>
            </form>
            <Card title=name>
                <p class="lead">{requirement}</p>
                {meaning}
                <p>{basis}</p>
                {roll}
                <p>{notice}</p>
            </Card>
        </Section>
    }
    .into_any()
}

fn form_view(page: SetUpPage) -> AnyView {
    let (texts, lang) = (t().decisions_desk, lang());
    let timing = page.rule_set.timing;
    let changes = PROPOSED_CHANGES.map(|count| {
        let words = if count == MAX_CHANGES { texts.any_number.to_owned() } else { count.to_string() };
        (count.to_string(), words)
    });
    let changes = changes.to_vec();
    let duplicates =
        DuplicatePolicy::ALL.iter().map(|policy| (policy.as_str().to_owned(), policy.words(lang).to_owned())).collect();
    let shorter = timing.short_notice_days < timing.notice_days;
    let owners = page.rule_set.unit.is_owner();
    let may_count_silence = page.kind.may_count_silence() && !page.lift;
    let action = format!("/api/v1/projects/{}/decisions", page.project_id);
    let (kind, scope) = (page.kind.as_str(), page.scope_id.to_string());
    let (opens, closes) = (page.proposed_opening.clone(), page.proposed_closing.clone());
    let (usual, last) = (timing.ballot_changes.to_string(), DuplicatePolicy::LastReceived.as_str());
    let (hint, community) = (texts.field_explanation_hint, page.community_name.clone());
    view! {
        <ApiForm action=action return_to="/desk/decisions/{id}" files=may_count_silence>
            <HiddenField name="kind" value=kind/>
            <HiddenField name="scope_id" value=scope/>
            {lift_field(page.lift)}
            {homes_section(&page)}
            <Section title=texts.step_content>
                <TextField name="title" label=texts.field_title max=60 required=true/>
                <TextArea name="explanation" label=texts.field_explanation hint=hint rows=6 max=4000 required=true/>
                {question_section(&page)}
                {repeat_field(&page)}
            </Section>
            <Section title=texts.step_time>
                <DateTimeField name="opens_at" label=texts.opens_at value=opens required=true/>
                <DateTimeField name="closes_at" label=texts.closes_at value=closes required=true/>
                {box_field(shorter, "temporary", texts.temporary)}
                {box_field(owners, "counts_parking", texts.counts_parking)}
                <SelectField name="changes_allowed" label=texts.changes_allowed options=changes value=usual required=true/>
                <TextField name="initiator" label=texts.initiator max=60 value=community/>
                <TextField name="contact" label=texts.contact hint=texts.contact_hint max=120/>
                <SelectField name="duplicates" label=texts.duplicates options=duplicates value=last required=true/>
            </Section>
            {silence_field(may_count_silence)}
            <SubmitButton label=texts.save_draft/>
        </ApiForm>
    }
    .into_any()
}

/// The compound's own rule on silence: off unless a document is chosen, and only with what dossier R13 asks for.
fn silence_field(shown: bool) -> Option<AnyView> {
    if !shown {
        return None;
    }
    let (texts, lang) = (t().decisions_desk, lang());
    let conditions = SilenceCondition::ALL.iter().map(|one| view! { <li>{one.words(lang)}</li> }.into_any());
    let conditions = conditions.collect_view();
    let mut documents = vec![(String::new(), texts.silence_off.to_owned())];
    documents.extend(SilenceDocument::ALL.iter().map(|one| (one.as_str().to_owned(), one.words(lang).to_owned())));
    Some(
        view! {
            <details>
                <summary>{texts.silence_open}</summary>
                <p>{texts.silence_lead}</p>
                <ul>{conditions}</ul>
                <SelectField name="silence[document]" label=texts.silence_document options=documents/>
                <TextField name="silence[clause]" label=texts.silence_clause max=60/>
                <TextArea name="silence[text]" label=texts.silence_text rows=3 max=1000/>
                <DateField name="silence[adopted_on]" label=texts.silence_adopted_on/>
                <TextArea name="silence[adopted_how]" label=texts.silence_adopted_how hint=texts.silence_how_hint rows=2 max=500/>
                <PhotoField name="silence[photos][]" label=texts.silence_proof/>
            </details>
        }
        .into_any(),
    )
}

fn lift_field(lift: bool) -> Option<AnyView> {
    lift.then(|| {
        view! { <HiddenField name="lift" value="true"/> <p>{icon(Icon::Info)} {t().decisions_desk.lift_first}</p> }
            .into_any()
    })
}

/// The homes of the scope, where only some of them share what is decided about; ticked, or pasted as a list.
fn homes_section(page: &SetUpPage) -> Option<AnyView> {
    let texts = t().decisions_desk;
    if page.homes.is_empty() {
        return None;
    }
    // More boxes than a building has are no list to choose from; the pasted list works for any scope.
    let boxes = (page.homes.len() <= BOXES).then(|| {
        let boxes = page.homes.iter().map(|home| {
            view! { <CheckField name="home_ids[]" label=home.label.clone() value=home.id.to_string()/> }.into_any()
        });
        view! { <fieldset class="field"><legend>{texts.choose_homes}</legend>{boxes.collect_view()}</fieldset> }
            .into_any()
    });
    Some(
        view! {
            <details>
                <summary>{texts.only_homes}</summary>
                <p>{texts.only_homes_hint}</p>
                <TextField name="scope_name" label=texts.scope_name max=60/>
                <TextArea name="home_names" label=texts.home_names hint=texts.home_names_hint rows=3/>
                {boxes}
            </details>
        }
        .into_any(),
    )
}

/// Which earlier decision is put to the vote again; nothing where there is none.
fn repeat_field(page: &SetUpPage) -> Option<AnyView> {
    if page.repeatable.is_empty() {
        return None;
    }
    let (texts, lang) = (t().decisions_desk, lang());
    let none = (String::new(), texts.repeats_none.to_owned());
    let old = page.repeatable.iter().map(|link| {
        let words = [&link.title, " · ", link.state.words(lang)].concat();
        (link.id.to_string(), words)
    });
    let options = std::iter::once(none).chain(old).collect();
    let chosen = query_untracked("repeats");
    Some(
        view! { <SelectField name="repeats_decision_id" label=texts.repeats_field hint=texts.repeats_hint options=options value=chosen/> }
            .into_any(),
    )
}

/// A box that only some rules have; fields are made inside the form, whose state they share.
fn box_field(shown: bool, name: &'static str, label: &'static str) -> Option<AnyView> {
    shown.then(|| view! { <CheckField name=name label=label/> }.into_any())
}

fn question_section(page: &SetUpPage) -> AnyView {
    if page.kind == DecisionKind::ConsentGate { gate_fields() } else { item_fields(page) }
}

fn item_fields(page: &SetUpPage) -> AnyView {
    let texts = t().decisions_desk;
    let boxes = page.work_items.iter().map(|item| {
        view! { <CheckField name="work_items[]" label=item.title.clone() value=item.id.to_string()/> }.into_any()
    });
    let boxes = (!page.work_items.is_empty()).then(|| {
        view! { <fieldset class="field"><legend>{texts.work_items}</legend>{boxes.collect_view()}</fieldset> }
            .into_any()
    });
    let questions = (0..QUESTIONS).map(|index| question_fields(index, String::new(), ""));
    let questions = questions.collect_view();
    view! {
        {boxes}
        <details open=page.work_items.is_empty()>
            <summary>{texts.questions}</summary>
            {questions}
        </details>
    }
    .into_any()
}

/// The two questions of the consent gate; their wording may be changed, their meaning not.
fn gate_fields() -> AnyView {
    let texts = t().decisions_desk;
    view! {
        {question_fields(0, texts.gate_plan.to_owned(), GateQuestion::Plan.as_str())}
        {question_fields(1, texts.gate_management.to_owned(), GateQuestion::Management.as_str())}
    }
    .into_any()
}

fn question_fields(index: usize, title: String, gate: &'static str) -> AnyView {
    let texts = t().decisions_desk;
    let number = index + 1;
    let hidden = (!gate.is_empty())
        .then(|| view! { <HiddenField name=format!("questions[{index}][gate_question]") value=gate/> }.into_any());
    view! {
        {hidden}
        <TextField name=format!("questions[{index}][title]") label=fill(texts.question, &[("number", &number)]) value=title max=200 required=!gate.is_empty()/>
        <TextArea name=format!("questions[{index}][explanation]") label=fill(texts.question_explanation, &[("number", &number)]) rows=2 max=2000/>
    }
    .into_any()
}
