//! The demonstration's clock: it can be advanced by whole days, so that voting ends and notices run out while one looks.

use actix_web::web;
use chrono::Duration;
use linyi_shared::fault::InputFault;
use linyi_shared::people::api::{AdvanceDemoClock, DemoClock, MAX_DEMO_DAYS};
use linyi_shared::problem::{Code, Problem};

use super::people::require_demo;
use crate::error::Result;
use crate::features::people::queries;
use crate::http::caller::Caller;
use crate::http::cookies::SESSION_DAYS;
use crate::http::input::Input;
use crate::state::State;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Advances the clock; whoever is signed in stays so.
pub async fn advance_clock(
    state: web::Data<State>,
    caller: Caller,
    Input(input): Input<AdvanceDemoClock>,
) -> Result<web::Json<DemoClock>> {
    require_demo(&state)?;
    if !(1..=u32::from(MAX_DEMO_DAYS)).contains(&input.days) {
        let fault = InputFault::Outside { least: 1, most: MAX_DEMO_DAYS.into() };
        return Err(Problem::new(Code::InvalidInput).with_field("/days", fault).into());
    }
    // A repeat of the same post is answered from its key and advances nothing.
    let ahead = state.clock.ahead() + i64::from(input.days) * DAY;
    let ahead = state
        .write(&caller, async |tx| {
            let until = tx.now + Duration::days(i64::from(input.days) + SESSION_DAYS);
            queries::prolong_sessions(&**tx, tx.now, until).await?;
            Ok(ahead)
        })
        .await?;
    if ahead > state.clock.ahead() {
        state.keys.set_demo_clock_ahead(&state.database, ahead).await?;
        state.clock.set_ahead(ahead);
    }
    Ok(web::Json(read(&state)))
}

/// The clock as it stands.
pub fn read(state: &State) -> DemoClock {
    DemoClock { now: state.now(), days_ahead: u32::try_from(state.clock.ahead() / DAY).unwrap_or(0) }
}
