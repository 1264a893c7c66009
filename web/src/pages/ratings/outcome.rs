//! The result of a closed round: what it is worth first, then each question with its bar and table.

use leptos::prelude::*;
use linyi_shared::decisions::rules::Percentage;
use linyi_shared::ratings::api::{AskedQuestion, RatingRemark, RoundOutcome};
use linyi_shared::ratings::rules::{Level, Method, QuestionResult, RatingSubject};

use super::words::{per_mille, question_words};
use crate::i18n::{fill, lang, t};
use crate::ui::picture::{Bar, PairedBar};
use crate::ui::*;

/// The whole result.
pub fn outcome_view(outcome: RoundOutcome, questions: &[AskedQuestion]) -> AnyView {
    let (words, lang) = (t().ratings, lang());
    let result = outcome.result;
    let sentence = result.words(lang);
    let warning =
        result.below_minimum.then(|| view! { <p><Tag label=words.not_enough tone=Tone::Caution/></p> }.into_any());
    let phone = outcome.phone_share_exceeded.then(|| {
        let note = fill(words.phone_note, &[("percent", &outcome.phone_percent)]);
        view! { <p><Tag label=note tone=Tone::Caution/></p> }.into_any()
    });
    let margin = result
        .margin
        .map(|margin| view! { <p class="muted">{fill(words.margin, &[("margin", &margin)])}</p> }.into_any());
    let counted = fill(words.counted, &[("levels", &result.method.words(lang))]);
    let asked = |key: &str| questions.iter().find(|question| question.key == key);
    let of = |is_overall: bool| {
        let found = result.questions.iter().filter_map(|found| Some((asked(&found.question)?, found)));
        let found = found.filter(move |(asked, _)| (asked.subject == RatingSubject::Overall) == is_overall);
        found.map(|(asked, found)| question_view(asked, found, &result.method)).collect_view()
    };
    view! {
        <Card class="strong">
            <p class="lead">{sentence}</p>
            {warning}
            {phone}
            {margin}
        </Card>
        {of(true)}
        {of(false)}
        <p class="small">{counted}</p>
        <p class="small">{words.hidden_cells}</p>
        {remarks_view(outcome.remarks, outcome.remarks_waiting, outcome.remarks_held)}
    }
    .into_any()
}

fn question_view(question: &AskedQuestion, found: &QuestionResult, method: &Method) -> AnyView {
    let (words, lang) = (t().ratings, lang());
    let finding = finding_words(found);
    let few = found.below_minimum.then(|| view! { <p class="small">{words.question_few}</p> }.into_any());
    let is_published = found.rate.is_some() || found.levels.iter().any(|level| level.count.is_some());
    let picture = is_published.then(|| {
        let bars = found.levels.iter().map(|level| Bar {
            label: level.level.words(lang).to_owned(),
            per_mille: level.count.map_or(0, |count| per_mille(count, found.valid)),
            words: match level.count {
                Some(count) => format!("{} ({count})", share(count, found.valid)),
                None => words.unknown.to_owned(),
            },
            threshold: None,
            reached: method.counts(level.level),
        });
        view! { <PairedBar finding=finding.clone() bars=bars.collect()/> {table(found)} }.into_any()
    });
    let sentence = (!is_published).then(|| view! { <p>{finding}</p> }.into_any());
    view! {
        <Card title=question_words(question)>
            {picture}
            {sentence}
            {few}
        </Card>
    }
    .into_any()
}

/// What was found, with what is held back said so.
fn finding_words(found: &QuestionResult) -> String {
    let words = t().ratings;
    let score = found.score.map(score_words).unwrap_or_default();
    match (found.rate, found.score) {
        (Some(rate), Some(_)) => fill(words.satisfied, &[("rate", &rate), ("score", &score), ("valid", &found.valid)]),
        (None, Some(_)) => fill(words.held_rate, &[("score", &score), ("valid", &found.valid)]),
        (_, None) => fill(words.held_back, &[("valid", &found.valid)]),
    }
}

/// Hundredths of a point as `75.75`.
fn score_words(score: i64) -> String {
    format!("{}.{:02}", score / 100, score % 100)
}

fn share(count: i64, valid: i64) -> String {
    Percentage::of(count, valid).map_or_else(|| t().ratings.unknown.to_owned(), |share| share.to_string())
}

fn table(found: &QuestionResult) -> AnyView {
    let (words, lang) = (t().ratings, lang());
    let row = |level: Level, count: Option<i64>| {
        let (figure, part) = match count {
            Some(count) => (count.to_string(), share(count, found.valid)),
            None => (words.unknown.to_owned(), words.unknown.to_owned()),
        };
        view! {
            <tr>
                <th scope="row">{level.words(lang)}</th>
                <td class="number">{figure}</td>
                <td class="number">{part}</td>
            </tr>
        }
        .into_any()
    };
    let rows = found.levels.iter().map(|level| row(level.level, level.count)).collect_view();
    view! {
        <details>
            <summary>{words.table}</summary>
            <div class="table-wrap">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words.level}</th>
                            <th scope="col" class="number">{words.count}</th>
                            <th scope="col" class="number">{words.share}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

fn remarks_view(remarks: Vec<RatingRemark>, waiting: u32, held: u32) -> AnyView {
    let words = t().ratings;
    let note = fill(words.remarks_note, &[("waiting", &waiting), ("held", &held)]);
    let list = match remarks.is_empty() {
        true => view! { <p class="muted">{words.no_remarks}</p> }.into_any(),
        false => {
            let remarks = remarks.into_iter().map(|remark| view! { <li>{remark_card(&remark)}</li> }.into_any());
            view! { <ul class="card-list">{remarks.collect_view()}</ul> }.into_any()
        }
    };
    view! { <Section title=words.remarks id="remarks"><p class="small">{note}</p> {list}</Section> }.into_any()
}

/// A free text without its home.
fn remark_card(remark: &RatingRemark) -> AnyView {
    let text = (!remark.remark.is_empty()).then(|| view! { <p>{remark.remark.clone()}</p> }.into_any());
    let wanted = (!remark.wanted.is_empty())
        .then(|| view! { <p>{fill(t().ratings.wanted_next, &[("text", &remark.wanted)])}</p> }.into_any());
    view! { <Card>{text} {wanted}</Card> }.into_any()
}
