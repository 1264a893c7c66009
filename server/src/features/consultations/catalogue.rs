//! The plan's catalogue as a consultation asks it.

use linyi_shared::consultations::api::{AskedGroup, AskedItem};
use linyi_shared::lang::Lang;

use crate::entities::consultation_item;
use crate::plan::{CatalogueItem, Plan};

/// What a consultation asks, in the plan's groups; empty groups are left out.
pub fn asked(plan: &Plan, lang: Lang, items: &[consultation_item::Model]) -> Vec<AskedGroup> {
    groups(plan, lang, |item| items.iter().any(|row| row.code == item.code).then_some(true))
}

/// Everything that may be asked, with what is offered already; the usual items where `items` is nothing yet.
pub fn choosable(plan: &Plan, lang: Lang, items: Option<&[consultation_item::Model]>) -> Vec<AskedGroup> {
    groups(plan, lang, |item| match items {
        None => item.asked.then_some(true),
        Some(items) => match items.iter().any(|row| row.code == item.code) {
            true => Some(true),
            false => item.asked.then_some(false),
        },
    })
}

/// The name of an item in the caller's language; its code where the plan no longer has it.
pub fn name(plan: &Plan, lang: Lang, code: &str) -> String {
    plan.item(code).map_or(code, |item| of(lang, &item.zh, &item.en)).to_owned()
}

fn groups(plan: &Plan, lang: Lang, offered: impl Fn(&CatalogueItem) -> Option<bool>) -> Vec<AskedGroup> {
    let groups = plan.groups.iter().map(|group| AskedGroup {
        code: group.code.clone(),
        name: of(lang, &group.zh, &group.en).to_owned(),
        explain: of(lang, &group.explain_zh, &group.explain_en).to_owned(),
        problems: group.problems.iter().map(|problem| of(lang, &problem.zh, &problem.en).to_owned()).collect(),
        items: plan
            .items_of(&group.code)
            .filter_map(|item| {
                Some(AskedItem {
                    offered: offered(item)?,
                    code: item.code.clone(),
                    name: of(lang, &item.zh, &item.en).to_owned(),
                    explain: of(lang, &item.explain_zh, &item.explain_en).to_owned(),
                })
            })
            .collect(),
    });
    groups.filter(|group| !group.items.is_empty()).collect()
}

fn of<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
