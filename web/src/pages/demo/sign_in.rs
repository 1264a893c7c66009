//! `/demo`: one tap signs in as anybody, and the date can be advanced.

use leptos::prelude::*;
use linyi_shared::people::api::{DemoChosen, DemoCompound, DemoHome, DemoPage, DemoPlace, DemoRole, MAX_DEMO_DAYS, Me};
use linyi_shared::time::day_words;

use crate::api::resource;
use crate::app::visitor;
use crate::i18n::{fill, lang, t};
use crate::route::query;
use crate::ui::*;

/// The steps of the clock that are one tap away, in days.
const STEPS: [u32; 4] = [1, 7, 15, 30];

/// `/demo`.
pub fn demo_page() -> AnyView {
    let who = visitor().view_or(waiting_nothing, who);
    let page = resource(|| query("compound"), |api, compound| api.find_demo(compound)).view(demo);
    view! {
        <PageHead title=t().demo.title lead=t().demo.lead/>
        {who}
        {page}
    }
    .into_any()
}

/// Who is signed in now, and the way on.
fn who(me: Option<Me>) -> AnyView {
    let texts = t().demo;
    let ways = me.is_some().then(|| {
        view! {
            <p class="actions">
                <a class="button" href="/" rel="external">{texts.to_site}</a>
                <a class="button" href="/desk">{texts.to_desk}</a>
            </p>
        }
        .into_any()
    });
    let name = me.map_or(texts.nobody.to_owned(), |me| me.name);
    view! {
        <Facts rows=vec![fact(texts.who, name)]/>
        {ways}
    }
    .into_any()
}

fn demo(page: DemoPage) -> AnyView {
    let texts = t().demo;
    let clock = clock(&page);
    let Some(chosen) = page.chosen else {
        return view! {
            <Empty text=texts.no_compounds/>
            {clock}
        }
        .into_any();
    };
    let cards = page.compounds.into_iter().map(compound).collect_view();
    view! {
        <Section title=texts.residents id="residents">
            <p>{texts.residents_text}</p>
            <div class="cols">{cards}</div>
        </Section>
        {staff(&chosen)}
        {choose(page.all, &chosen)}
        {any_home(chosen.homes)}
        {clock}
    }
    .into_any()
}

fn compound(compound: DemoCompound) -> AnyView {
    let homes = compound.homes.into_iter().map(home_button).collect_view();
    view! {
        <Card title=compound.name>
            <p><Tag label=compound.stage.words(lang()) tone=Tone::Now/></p>
            {homes}
        </Card>
    }
    .into_any()
}

fn home_button(home: DemoHome) -> AnyView {
    let label = fill(t().demo.as_home, &[("home", &home.label)]);
    view! {
        <ApiForm action="/api/v1/demo/sessions" return_to="/?done=in">
            <HiddenField name="home_id" value=home.id.to_string()/>
            <SubmitButton label=label class=""/>
        </ApiForm>
    }
    .into_any()
}

fn staff(chosen: &DemoChosen) -> AnyView {
    let texts = t().demo;
    let compound = chosen.id.to_string();
    let cards = chosen.roles.iter().map(|role| role_card(role, &compound)).collect_view();
    view! {
        <Section title=fill(texts.staff_of, &[("compound", &chosen.name)]) id="staff">
            <p>{texts.staff_text}</p>
            <div class="cols">{cards}</div>
        </Section>
    }
    .into_any()
}

fn role_card(role: &DemoRole, compound: &str) -> AnyView {
    let texts = t().demo;
    let label = fill(texts.as_role, &[("role", &role.role.words(lang()))]);
    let (place, compound) = (fill(texts.at_place, &[("place", &role.place_name)]), compound.to_owned());
    let role = role.role.as_str();
    view! {
        <Card>
            <p class="muted">{place}</p>
            <ApiForm action="/api/v1/demo/sessions" return_to="/desk?done=in">
                <HiddenField name="role" value=role/>
                <HiddenField name="compound_id" value=compound/>
                <SubmitButton label=label/>
            </ApiForm>
        </Card>
    }
    .into_any()
}

/// Another compound, by a plain form: works without JavaScript.
fn choose(all: Vec<DemoPlace>, chosen: &DemoChosen) -> AnyView {
    let texts = t().demo;
    let options = all.into_iter().map(|place| (place.id.to_string(), place.name)).collect();
    let chosen = chosen.id.to_string();
    view! {
        <Section title=texts.choose id="choose">
            <form class="form row" method="get" action="/demo">
                <SelectField name="compound" label=texts.compound options=options value=chosen required=true/>
                <button class="button" type="submit">{texts.choose_go}</button>
            </form>
        </Section>
    }
    .into_any()
}

fn any_home(homes: Vec<DemoHome>) -> AnyView {
    let texts = t().demo;
    let options = homes.into_iter().map(|home| (home.id.to_string(), home.label)).collect();
    view! {
        <Section title=texts.any_home id="home">
            <ApiForm action="/api/v1/demo/sessions" return_to="/?done=in" class="row">
                <SelectField name="home_id" label=texts.home options=options required=true/>
                <SubmitButton label=texts.home_go class=""/>
            </ApiForm>
        </Section>
    }
    .into_any()
}

fn clock(page: &DemoPage) -> AnyView {
    let texts = t().demo;
    let ahead = match page.days_ahead {
        0 => texts.clock_real.to_owned(),
        days => fill(texts.clock_ahead, &[("days", &days)]),
    };
    let steps = STEPS.into_iter().map(move |days| {
        view! {
            <ApiForm action="/api/v1/demo/clock" return_to="/demo#clock">
                <HiddenField name="days" value=days.to_string()/>
                <SubmitButton label=fill(texts.clock_go, &[("days", &days)]) class=""/>
            </ApiForm>
        }
        .into_any()
    });
    let now = fill(texts.clock_now, &[("date", &day_words(page.now, lang()))]);
    view! {
        <Section title=texts.clock id="clock">
            <p class="figure">{now}</p>
            <p>{ahead}</p>
            <p>{texts.clock_text}</p>
            <div class="cols">{steps.collect_view()}</div>
            <ApiForm action="/api/v1/demo/clock" return_to="/demo#clock" class="row">
                <TextField name="days" label=texts.clock_days kind="number" keyboard="numeric" least=1u32 most=MAX_DEMO_DAYS required=true/>
                <SubmitButton label=texts.clock_days_go class=""/>
            </ApiForm>
        </Section>
    }
    .into_any()
}
