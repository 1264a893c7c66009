//! The five questions residents ask first, each with a sentence and the way to its evidence.

use chrono::NaiveDate;
use leptos::prelude::*;
use linyi_shared::projects::api::{CompoundPage, ItemStatus};
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::{date_words, day_words, deadline_words};

use crate::i18n::{fill, lang, t};
use crate::ui::{Card, Section, Tag, Tone};

/// The five answers, before anything else on the page.
pub(super) fn five(page: &CompoundPage) -> AnyView {
    let answers = vec![what(page), plan(page), money(page), acceptance(page), when(page)];
    view! {
        <Section title=t().projects.five id="five">
            <div class="cols">{answers}</div>
        </Section>
    }
    .into_any()
}

/// A question with its answer and where the evidence is.
fn answer(question: &'static str, sentence: String, more: Vec<AnyView>) -> AnyView {
    view! {
        <Card title=question>
            <p class="lead">{sentence}</p>
            {more}
        </Card>
    }
    .into_any()
}

fn line(text: String) -> AnyView {
    view! { <p>{text}</p> }.into_any()
}

fn link(href: String, label: &'static str) -> AnyView {
    view! { <p><a href=href>{label}</a></p> }.into_any()
}

fn day(date: NaiveDate) -> String {
    date_words(date, lang())
}

fn what(page: &CompoundPage) -> AnyView {
    let texts = t().projects;
    let what = &page.what;
    let proposed = what.items.iter().filter(|item| item.status == ItemStatus::Proposed).count();
    let sentence = if what.adopted > 0 {
        fill(texts.what_adopted, &[("n", &what.adopted), ("done", &what.finished)])
    } else if proposed > 0 {
        fill(texts.what_proposed, &[("n", &proposed)])
    } else {
        texts.what_none.to_owned()
    };
    let more = if what.items.is_empty() { Vec::new() } else { vec![link("#what".to_owned(), texts.items)] };
    answer(texts.q_what, sentence, more)
}

fn plan(page: &CompoundPage) -> AnyView {
    let texts = t().projects;
    let plan = &page.plan;
    let sentence = match (&plan.approval_number, plan.approved_on) {
        (Some(number), Some(on)) => fill(texts.plan_approved, &[("day", &day(on)), ("number", number)]),
        _ => texts.plan_none.to_owned(),
    };
    let mut more = Vec::new();
    if let Some(at) = plan.posted_at {
        more.push(line(fill(texts.plan_posted, &[("day", &day_words(at, lang()))])));
    }
    if let Some(notice) = &plan.notice {
        more.push(link(notice.clone(), texts.plan_notice));
    }
    view! { <div id="plan">{answer(texts.q_plan, sentence, more)}</div> }.into_any()
}

fn money(page: &CompoundPage) -> AnyView {
    let texts = t().projects;
    let money = &page.money;
    if money.budget.0 == 0 {
        return answer(texts.q_money, texts.money_none.to_owned(), Vec::new());
    }
    let share = if money.residents_pay.0 > 0 {
        fill(texts.money_home, &[("amount", &money.a_home_pays)])
    } else {
        texts.money_free.to_owned()
    };
    let more = vec![line(share), link("#money".to_owned(), texts.money_see)];
    answer(texts.q_money, fill(texts.money_total, &[("amount", &money.budget)]), more)
}

fn acceptance(page: &CompoundPage) -> AnyView {
    let texts = t().projects;
    let acceptance = &page.acceptance;
    let sentence = if let Some(on) = acceptance.accepted_on {
        fill(texts.acc_done, &[("day", &day(on))])
    } else if acceptance.checked_at.is_some() {
        texts.acc_checked.to_owned()
    } else if page.project.stage < Stage::ResidentCheck {
        texts.acc_none.to_owned()
    } else {
        match acceptance.open_defects {
            Some(0) => texts.acc_clean.to_owned(),
            Some(open) => fill(texts.acc_checking, &[("n", &open)]),
            None => texts.acc_none.to_owned(),
        }
    };
    let mut more = Vec::new();
    if let Some(number) = &acceptance.certificate {
        more.push(line(fill(texts.acc_certificate, &[("number", number)])));
    }
    if page.project.stage >= Stage::ResidentCheck {
        more.push(link(format!("/projects/{}/acceptance", page.project.id), texts.acc_see));
    }
    answer(texts.q_acceptance, sentence, more)
}

fn when(page: &CompoundPage) -> AnyView {
    let texts = t().projects;
    let when = &page.when;
    let sentence = match (when.finished_at, when.planned_end) {
        (Some(at), _) => fill(texts.when_done, &[("day", &day_words(at, lang()))]),
        (None, Some(end)) => fill(texts.when_planned, &[("day", &day(end))]),
        (None, None) => texts.when_none.to_owned(),
    };
    let mut more = Vec::new();
    if when.late {
        more.push(view! { <p><Tag label=texts.when_late tone=Tone::Caution/></p> }.into_any());
    }
    if let Some(until) = when.next_deadline {
        let deadline = deadline_words(until, lang());
        more.push(line(fill(texts.when_next, &[("what", &when.next_is), ("deadline", &deadline)])));
    }
    if page.project.stage >= Stage::Works {
        if when.finished_at.is_none() {
            more.push(line(fill(texts.when_percent, &[("percent", &when.percent)])));
        }
        more.push(link(format!("/projects/{}/works", page.project.id), texts.when_see));
    }
    answer(texts.q_when, sentence, more)
}
