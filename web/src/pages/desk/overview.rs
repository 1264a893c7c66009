//! The desk's overview: who is here, with which roles at which places.

use leptos::prelude::*;
use linyi_shared::people::api::Me;
use linyi_shared::problem::Code;

use crate::app::visitor;
use crate::context::local_problem;
use crate::i18n::t;
use crate::ui::{PageHead, problem_page};

/// `/desk`.
pub fn overview_page() -> AnyView {
    visitor().view(|me| match me {
        Some(me) => overview(me),
        None => problem_page(local_problem(Code::SignInRequired)),
    })
}

fn overview(me: Me) -> AnyView {
    view! { <PageHead title=t().desk.overview lead=me.name/> }.into_any()
}
