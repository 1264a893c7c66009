//! The home page: what I should do now, my compound's way, and the district for everybody.

use leptos::prelude::*;
use linyi_shared::money::grouped;
use linyi_shared::places::api::PlacesSummary;
use linyi_shared::projects::api::{HomePage, LatestFact, MyCompound, Todo, TodoKind};
use linyi_shared::time::{day_words, deadline_words};

use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::pages::projects::list::search_form;
use crate::pages::projects::stages::stage_bars;
use crate::pages::projects::way::way_line;
use crate::ui::{Card, CardLink, Empty, Icon, PageHead, Section, describe_page, icon};

/// `/`.
pub fn home_page() -> AnyView {
    resource(|| (), |api, ()| api.find_home()).view(home)
}

fn home(page: HomePage) -> AnyView {
    let texts = t().projects;
    let counts = counts(&page.summary);
    describe_page(texts.home_title, &counts, None);
    let demo = page.is_demo.then(|| view! { <p class="muted small">{texts.demo_note}</p> }.into_any());
    let staff = page.is_staff.then(staff_card);
    if page.mine.is_empty() {
        let is_visitor = !page.is_staff;
        let district = district(&page);
        return view! {
            <PageHead title=texts.home_title lead=counts/>
            {demo}
            {staff}
            <div class="cols">
                <Card class="strong">{search_form(String::new())}</Card>
                {is_visitor.then(letter_card)}
            </div>
            {latest_section(page.latest)}
            {district}
        }
        .into_any();
    }
    let title = page.mine.iter().map(|compound| compound.name.clone()).collect::<Vec<_>>().join("、");
    let mine = page.mine.into_iter().map(my_compound).collect::<Vec<_>>();
    view! {
        <PageHead title=title/>
        {demo}
        {staff}
        {todo_section(page.todo)}
        {mine}
        <p class="actions"><a href="/compounds">{texts.list_all}</a></p>
    }
    .into_any()
}

fn counts(summary: &PlacesSummary) -> String {
    let texts = t().projects;
    if summary.compounds == 0 {
        return texts.home_empty.to_owned();
    }
    fill(
        texts.home_counts,
        &[
            ("district", &summary.district),
            ("compounds", &grouped(summary.compounds.into())),
            ("homes", &grouped(summary.homes.into())),
        ],
    )
}

fn staff_card() -> AnyView {
    let texts = t().projects;
    view! {
        <Card title=texts.staff_title>
            <p>{texts.staff_text}</p>
            <p class="actions"><a class="button primary" href="/desk">{texts.staff_go}</a></p>
        </Card>
    }
    .into_any()
}

fn letter_card() -> AnyView {
    let texts = t().projects;
    view! {
        <Card title=texts.letter_title>
            <p>{texts.letter_text}</p>
            <p class="actions"><a class="button" href="/bind">{texts.letter_go}</a></p>
        </Card>
    }
    .into_any()
}

/// At most three things, each one verb and one deadline.
fn todo_section(todo: Vec<Todo>) -> AnyView {
    let texts = t().projects;
    if todo.is_empty() {
        return view! { <Section title=texts.todo id="todo"><Empty text=texts.todo_none/></Section> }.into_any();
    }
    let cards = todo.into_iter().map(|todo| {
        let verb = match todo.kind {
            TodoKind::Consultation => texts.do_consultation,
            TodoKind::Decision => texts.do_decision,
            TodoKind::Rating => texts.do_rating,
        };
        let until = deadline_words(todo.until, lang());
        view! {
            <li>
                <Card class="strong">
                    <p class="kicker">{todo.compound_name}</p>
                    <h3>{todo.title}</h3>
                    <p>{icon(Icon::Clock)} " " {until}</p>
                    <p class="actions"><a class="button primary" href=todo.link>{verb}</a></p>
                </Card>
            </li>
        }
        .into_any()
    });
    view! { <Section title=texts.todo id="todo"><ul class="card-list">{cards.collect_view()}</ul></Section> }.into_any()
}

fn my_compound(compound: MyCompound) -> AnyView {
    let texts = t().projects;
    let href = format!("/compounds/{}", compound.compound_id);
    let label = fill(texts.my_project, &[("name", &compound.name)]);
    let way = way_line(&compound.way);
    view! {
        <Section title=texts.my_way>
            <p>{compound.title}</p>
            {way}
            <p class="actions"><a class="button" href=href>{label}</a></p>
        </Section>
        {latest_section(compound.latest)}
    }
    .into_any()
}

fn latest_section(latest: Vec<LatestFact>) -> AnyView {
    let texts = t().projects;
    if latest.is_empty() {
        return view! { <Section title=texts.latest><Empty text=texts.latest_none/></Section> }.into_any();
    }
    let cards = latest.into_iter().map(|fact| {
        let kicker = [&fact.kind, " · ", &day_words(fact.at, lang())].concat();
        view! {
            <li>
                <CardLink href=fact.link title=fact.title kicker=kicker><p>{fact.compound_name}</p></CardLink>
            </li>
        }
        .into_any()
    });
    view! {
        <Section title=texts.latest>
            <ul class="card-list">{cards.collect_view()}</ul>
            <p><a href="/notices">{texts.all_notices}</a></p>
        </Section>
    }
    .into_any()
}

fn district(page: &HomePage) -> AnyView {
    let texts = t().projects;
    if page.summary.compounds == 0 {
        return ().into_any();
    }
    let finding = fill(texts.by_stage, &[("total", &grouped(page.summary.compounds.into()))]);
    let (bars, years) = (stage_bars(finding, &page.stages), years(&page.summary));
    view! {
        <Section title=texts.district id="district">
            {bars}
            {years}
        </Section>
    }
    .into_any()
}

fn years(summary: &PlacesSummary) -> AnyView {
    let texts = t().projects;
    let row = |year: String, clusters: u32, compounds: u32, homes: u32| {
        view! {
            <tr>
                <th scope="row">{year}</th>
                <td>{grouped(clusters.into())}</td>
                <td>{grouped(compounds.into())}</td>
                <td>{grouped(homes.into())}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<_> = summary
        .years
        .iter()
        .map(|year| row(year.year.to_string(), year.clusters, year.compounds, year.homes))
        .collect();
    let total = row(texts.total.to_owned(), summary.clusters, summary.compounds, summary.homes);
    view! {
        <div class="table-wrap">
            <table>
                <caption>{texts.by_year}</caption>
                <thead>
                    <tr>
                        <th scope="col">{texts.year}</th>
                        <th scope="col">{texts.clusters}</th>
                        <th scope="col">{texts.compounds}</th>
                        <th scope="col">{texts.homes}</th>
                    </tr>
                </thead>
                <tbody>{rows} {total}</tbody>
            </table>
        </div>
    }
    .into_any()
}
