//! The form with which a district adds a voting rule: filled in with what applies now, every share and period to change.

use leptos::prelude::*;
use linyi_shared::decisions::rules::{Comparator, DecisionKind, Fraction, GateDenominator, Leg, RuleSet, Timing, Unit};
use linyi_shared::id::PlaceId;

use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// The form; `rule` is what applies now.
pub fn form_view(place: PlaceId, rule: RuleSet) -> AnyView {
    let texts = t().rule_sets_desk;
    let (kind, unit) = (rule.kind.as_str(), rule.unit.as_str());
    let (code, from) = (rule.code.to_string(), rule.effective_from.to_string());
    let (name_zh, name_en) = (rule.name_zh.to_string(), rule.name_en.to_string());
    let (basis_zh, basis_en) = (rule.basis_zh.to_string(), rule.basis_en.to_string());
    view! {
        <ApiForm
            action=format!("/api/v1/places/{place}/rule-sets")
            return_to=format!("/desk/places/{place}/rule-sets")
        >
            <HiddenField name="kind" value=kind/>
            <HiddenField name="unit" value=unit/>
            <TextField
                name="document_number"
                label=texts.document_number
                hint=texts.document_number_hint
                max=60
                required=true
            />
            <TextField name="document_title" label=texts.document_title max=200 required=true/>
            <TextField name="name_zh" label=texts.name_zh value=name_zh max=60 required=true/>
            <TextField name="name_en" label=texts.name_en value=name_en max=120 required=true/>
            <TextArea name="basis_zh" label=texts.basis_zh value=basis_zh rows=2 max=300 required=true/>
            <TextArea name="basis_en" label=texts.basis_en value=basis_en rows=2 max=600 required=true/>
            <TextField name="code" label=texts.code hint=texts.code_hint value=code max=60 required=true/>
            <DateField name="effective_from" label=texts.effective_from value=from required=true/>
            <DateField name="effective_to" label=texts.effective_to hint=texts.effective_to_hint/>
            {leg_fields("quorum", texts.leg_quorum, &rule.quorum, rule.unit)}
            {leg_fields("majority", texts.leg_majority, &rule.majority, rule.unit)}
            {denominator_field(&rule)}
            {timing_fields(&rule.timing)}
            <ConfirmButton label=texts.add binds=texts.add_binds confirm=texts.add_confirm/>
        </ApiForm>
    }
    .into_any()
}

/// The conditions of a list; fields are made inside the form, whose state they share.
fn leg_fields(list: &'static str, legend: &'static str, legs: &[Leg], unit: Unit) -> AnyView {
    let rows = legs.iter().enumerate().map(|(index, leg)| leg_row(&format!("{list}[{index}]"), legend, leg, unit));
    rows.collect_view().into_any()
}

/// What is counted stays as the law has it; how much of it is needed may be changed.
fn leg_row(name: &str, legend: &'static str, leg: &Leg, unit: Unit) -> AnyView {
    let (texts, lang) = (t().rule_sets_desk, lang());
    let legend = fill(legend, &[("name", &leg.name(unit, lang))]);
    let of = fill(texts.share_of, &[("base", &leg.base.words(lang))]);
    let usual = [Comparator::AtLeast, Comparator::MoreThan];
    let offered = if usual.contains(&leg.comparator) { usual.to_vec() } else { vec![leg.comparator] };
    let offered: Vec<_> =
        offered.into_iter().map(|one| (one.as_str().to_owned(), one.words(lang).to_owned())).collect();
    let Fraction { numerator, denominator } = leg.threshold;
    let field = |part: &str| [name, part].concat();
    view! {
        <fieldset class="field">
            <legend>{legend}</legend>
            <HiddenField name=field("[counted]") value=leg.counted.as_str()/>
            <HiddenField name=field("[base]") value=leg.base.as_str()/>
            <HiddenField name=field("[measure]") value=leg.measure.as_str()/>
            <div class="cols">
                <SelectField
                    name=field("[comparator]")
                    label=of
                    options=offered
                    value=leg.comparator.as_str()
                    required=true
                />
                <TextField
                    name=field("[threshold][numerator]")
                    label=texts.numerator
                    kind="number"
                    keyboard="numeric"
                    least=1_u32
                    value=numerator.to_string()
                    required=true
                />
                <TextField
                    name=field("[threshold][denominator]")
                    label=texts.denominator_of
                    kind="number"
                    keyboard="numeric"
                    least=1_u32
                    value=denominator.to_string()
                    required=true
                />
            </div>
        </fieldset>
    }
    .into_any()
}

/// Of which homes the consent before works takes its share; other kinds have no choice.
fn denominator_field(rule: &RuleSet) -> Option<AnyView> {
    if rule.kind != DecisionKind::ConsentGate {
        return None;
    }
    let (texts, lang) = (t().rule_sets_desk, lang());
    let options: Vec<_> =
        GateDenominator::ALL.iter().map(|one| (one.as_str().to_owned(), one.words(lang).to_owned())).collect();
    let value = rule.gate_denominator.as_str();
    Some(
        view! { <SelectField name="gate_denominator" label=texts.denominator options=options value=value required=true/> }
            .into_any(),
    )
}

fn timing_fields(timing: &Timing) -> AnyView {
    let texts = t().rule_sets_desk;
    let fields = [
        ("notice_days", texts.notice_days, timing.notice_days),
        ("short_notice_days", texts.short_notice_days, timing.short_notice_days),
        ("min_window_days", texts.min_window_days, timing.min_window_days),
        ("max_window_days", texts.max_window_days, timing.max_window_days),
        ("default_window_days", texts.default_window_days, timing.default_window_days),
        ("extensions", texts.extensions, timing.extensions),
        ("ballot_changes", texts.ballot_changes, timing.ballot_changes),
        ("result_due_days", texts.result_due_days, timing.result_due_days),
        ("min_objection_days", texts.min_objection_days, timing.min_objection_days),
        ("default_objection_days", texts.default_objection_days, timing.default_objection_days),
    ];
    let fields = fields.into_iter().map(|(name, label, figure)| {
        view! {
            <TextField
                name=format!("timing[{name}]")
                label=label
                kind="number"
                keyboard="numeric"
                least=0_u32
                value=figure.to_string()
                required=true
            />
        }
        .into_any()
    });
    view! {
        <fieldset class="field">
            <legend>{texts.periods}</legend>
            <div class="cols">{fields.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
