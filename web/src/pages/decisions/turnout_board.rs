//! `/decisions/:id/turnout`: the turnout for the meeting room's wall. Large figures, what is still missing, the time left
//! by the server's clock; asks again by itself, and says so when it cannot. Never how anyone voted.

use leptos::prelude::*;
use linyi_shared::decisions::api::{BuildingTurnout, TurnoutBoard};
use linyi_shared::decisions::rules::{DecisionState, Unit, still_needed};
use linyi_shared::id::DecisionId;
use linyi_shared::time::{end_words, moment_words};

use super::words::{number, per_mille, share};
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// Seconds between two questions to the server.
#[cfg(feature = "hydrate")]
const REFRESH_SECONDS: u64 = 5;

/// What the board shows, and how old it is.
#[derive(Clone, Copy)]
struct Board {
    shown: RwSignal<TurnoutBoard>,
    /// Seconds since what is shown was answered.
    age: RwSignal<i64>,
    /// Whether the last question found no answer.
    lost: RwSignal<bool>,
}

/// `/decisions/:id/turnout`.
pub fn board_page() -> AnyView {
    resource_of("id", |api, id: DecisionId| api.find_turnout(id)).view(board)
}

fn board(first: TurnoutBoard) -> AnyView {
    let texts = t().decisions;
    page_title(&first.title);
    let back = format!("/decisions/{}", first.id);
    let (title, place) = (first.title.clone(), place_words(&first));
    let board = Board { shown: RwSignal::new(first), age: RwSignal::new(0), lost: RwSignal::new(false) };
    keep_fresh(board);
    view! {
        <div class="projector board">
            <div class="board-head">
                <div>
                    <p class="small muted">{place}</p>
                    <h1>{title}</h1>
                </div>
                <a class="button no-print" href=back>{texts.board_leave}</a>
            </div>
            <p class="board-clock" role="timer">{move || clock_view(board)}</p>
            {move || board.shown.with(figures_view)}
            <p class="small muted" role="status">{move || fresh_words(board)}</p>
        </div>
    }
    .into_any()
}

fn place_words(board: &TurnoutBoard) -> String {
    if board.scope_name == board.compound_name {
        board.compound_name.clone()
    } else {
        [&board.compound_name, " · ", &board.scope_name].concat()
    }
}

/// How long voting still takes, by the server's clock.
fn clock_view(board: Board) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let age = board.age.get();
    board.shown.with(|shown| {
        let now = shown.now + chrono::Duration::seconds(age);
        let (words, until) = if shown.state == DecisionState::Notified && now < shown.opens_at {
            (texts.board_opens_in, shown.opens_at)
        } else if now < shown.closes_at {
            (texts.board_closes_in, shown.closes_at)
        } else {
            let closed = fill(texts.closed_at, &[("moment", &end_words(shown.closes_at, lang))]);
            return view! { <span>{closed}</span> }.into_any();
        };
        let left = left_words((until - now).num_seconds());
        let end = end_words(until, lang);
        view! {
            <span>{words} " " <strong class="figure">{left}</strong></span>
            <span class="small muted">{end}</span>
        }
        .into_any()
    })
}

/// `3 天 04:05:06`.
fn left_words(seconds: i64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let two = |figure: i64| if figure < 10 { format!("0{figure}") } else { figure.to_string() };
    let clock = [two(rest / 3600), two(rest / 60 % 60), two(rest % 60)].join(":");
    if days == 0 { clock } else { fill(t().decisions.board_days, &[("days", &days), ("clock", &clock)]) }
}

fn figures_view(board: &TurnoutBoard) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let (voted, all) = (board.turnout.voted, board.turnout.all);
    let area = (all.area.0 > 0).then(|| {
        let (part, whole) = (voted.area.to_string(), all.area.to_string());
        figure_view(texts.board_area, part, whole, share(voted.area.0, all.area.0))
    });
    let noun = board.unit.count_name(lang);
    let persons = figure_view(noun, number(voted.persons), number(all.persons), share(voted.persons, all.persons));
    let needed = (!board.needs.is_empty()).then(|| match still_needed(&board.needs, voted, board.unit, lang) {
        Some(words) => view! { <p class="board-needed">{icon(Icon::Clock)} " " {words}</p> }.into_any(),
        None => view! { <p class="board-needed agree">{icon(Icon::Tick)} " " {texts.board_reached}</p> }.into_any(),
    });
    let denominator = board.gate_denominator.map(|one| view! { <p>{one.definition(lang)}</p> }.into_any());
    let buildings = board.turnout.buildings.iter().map(|building| building_view(building, board.unit)).collect_view();
    view! {
        <div class="board-figures">{persons} {area}</div>
        {needed}
        {denominator}
        <ul class="board-buildings">{buildings}</ul>
        <p class="small muted">{icon(Icon::Lock)} " " {texts.board_sealed}</p>
    }
    .into_any()
}

fn figure_view(label: &'static str, part: String, whole: String, share: String) -> AnyView {
    view! {
        <div>
            <p class="small muted">{label}</p>
            <p><strong class="board-figure">{part}</strong> <span class="nowrap">" / " {whole}</span></p>
            <p>{share}</p>
        </div>
    }
    .into_any()
}

fn building_view(building: &BuildingTurnout, unit: Unit) -> AnyView {
    let (voted, homes) = (i64::from(building.voted), i64::from(building.homes));
    let words = if unit.is_individual() {
        format!("{} / {} {}", number(voted), number(homes), unit.noun(homes, lang()))
    } else {
        fill(t().decisions.board_homes, &[("voted", &number(voted)), ("homes", &number(homes))])
    };
    let width = per_mille(voted, homes).min(1000);
    view! {
        <li>
            <p class="bar-label"><span>{building.name.clone()}</span> <strong>{words}</strong></p>
            <svg class="bar-svg" viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-track" x="0" y="6" width="1000" height="28"></rect>
                <rect class="bar-fill agree" x="0" y="6" width=width height="28"></rect>
            </svg>
        </li>
    }
    .into_any()
}

/// Of when the figures are, and that they are old where the connection is gone.
fn fresh_words(board: Board) -> String {
    let texts = t().decisions;
    let at = moment_words(board.shown.with(|shown| shown.now), lang());
    fill(if board.lost.get() { texts.board_lost } else { texts.board_at }, &[("moment", &at)])
}

/// Without scripts the board is a page that is loaded again by hand.
#[cfg(not(feature = "hydrate"))]
fn keep_fresh(_: Board) {}

/// Counts the seconds, and asks the server again every few of them.
#[cfg(feature = "hydrate")]
fn keep_fresh(board: Board) {
    use std::time::Duration;

    let tick = move || {
        let Some(age) = board.age.try_update(|age| {
            *age += 1;
            *age
        }) else {
            return;
        };
        if age.unsigned_abs() % REFRESH_SECONDS == 0 {
            leptos::task::spawn_local(ask(board));
        }
    };
    if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || ticking.clear());
    }
}

#[cfg(feature = "hydrate")]
async fn ask(board: Board) {
    let Some(id) = board.shown.try_with_untracked(|shown| shown.id) else { return };
    let answer = crate::api::HttpApi.find_turnout(id).await.ok();
    // Without a network the service worker answers with what it kept: an older figure, seen by its clock.
    let newer = answer.filter(|fresh| board.shown.try_with_untracked(|shown| fresh.now > shown.now) == Some(true));
    board.lost.try_set(newer.is_none());
    if let Some(fresh) = newer {
        board.age.try_set(0);
        board.shown.try_set(fresh);
    }
}
