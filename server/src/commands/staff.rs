//! `linyi staff`: accounts and roles, so that a new installation has somebody who can sign in.

use std::io::Read;

use anyhow::Context;
use clap::builder::BoolishValueParser;
use clap::{Args, Subcommand};
use linyi_shared::people::rules::Role;
use linyi_shared::text::{Name, Text};

use super::{find_place, open, told};
use crate::config::StoreOptions;
use crate::features::people::{passwords, staff_accounts};
use crate::http::caller::Caller;
use crate::state::State;

/// What to do with staff accounts.
#[derive(Subcommand)]
pub enum Staff {
    /// Create an account with a role; prints a one-time password, or reads a password from standard input.
    Create {
        /// What the person signs in with.
        #[arg(long, env = "LINYI_STAFF_LOGIN")]
        login: String,
        /// The person's name, as colleagues see it.
        #[arg(long, env = "LINYI_STAFF_NAME")]
        name: String,
        /// The role and where it holds.
        #[command(flatten)]
        grant: GrantOptions,
        /// Read the password from the first line of standard input in place of making one.
        #[arg(long, env = "LINYI_STAFF_PASSWORD_STDIN", value_parser = BoolishValueParser::new())]
        password_stdin: bool,
        /// Where the data is.
        #[command(flatten)]
        store: StoreOptions,
    },
    /// Give an account another role.
    Grant {
        /// The account.
        #[arg(long, env = "LINYI_STAFF_LOGIN")]
        login: String,
        /// The role and where it holds.
        #[command(flatten)]
        grant: GrantOptions,
        /// Where the data is.
        #[command(flatten)]
        store: StoreOptions,
    },
    /// Take a role from an account; without any role it can sign in and do nothing.
    Revoke {
        /// The account.
        #[arg(long, env = "LINYI_STAFF_LOGIN")]
        login: String,
        /// The role and where it holds.
        #[command(flatten)]
        grant: GrantOptions,
        /// Where the data is.
        #[command(flatten)]
        store: StoreOptions,
    },
    /// Give an account a new password and end its sessions.
    Password {
        /// The account.
        #[arg(long, env = "LINYI_STAFF_LOGIN")]
        login: String,
        /// Read the password from the first line of standard input in place of making one.
        #[arg(long, env = "LINYI_STAFF_PASSWORD_STDIN", value_parser = BoolishValueParser::new())]
        password_stdin: bool,
        /// Where the data is.
        #[command(flatten)]
        store: StoreOptions,
    },
    /// List accounts with their roles.
    List {
        /// Where the data is.
        #[command(flatten)]
        store: StoreOptions,
    },
}

/// A role and where it holds.
#[derive(Args)]
pub struct GrantOptions {
    /// grid_worker, community_staff, committee_member, subdistrict_officer, housing_bureau, contractor, auditor or
    /// administrator.
    #[arg(long, env = "LINYI_STAFF_ROLE", value_parser = read_role)]
    role: Role,
    /// The place the role holds at, with everything below it: its id or its full name (`linyi place list`).
    #[arg(long, env = "LINYI_STAFF_PLACE")]
    place: String,
}

fn read_role(text: &str) -> Result<Role, String> {
    let names = || Role::ALL.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ");
    Role::parse(text).ok_or_else(|| format!("a role is one of {}", names()))
}

impl Staff {
    /// Runs the command; answers what to print.
    pub async fn run(self) -> anyhow::Result<String> {
        match self {
            Self::Create { login, name, grant, password_stdin, store } => {
                let state = open(&store).await?;
                let report = create(&state, login, name, &grant, password_stdin).await;
                state.database.close().await;
                report
            }
            Self::Grant { login, grant, store } => {
                let state = open(&store).await?;
                let place = find_place(&state, &grant.place)?;
                staff_accounts::grant(&state, &Caller::system(), &login, grant.role, place).await.map_err(told)?;
                let report = format!("{login} is {} at {}.", grant.role.as_str(), state.places().name(place));
                state.database.close().await;
                Ok(report)
            }
            Self::Revoke { login, grant, store } => {
                let state = open(&store).await?;
                let place = find_place(&state, &grant.place)?;
                staff_accounts::revoke(&state, &Caller::system(), &login, grant.role, place).await.map_err(told)?;
                let name = state.places().name(place);
                state.database.close().await;
                Ok(format!("{login} is no longer {} at {name}.", grant.role.as_str()))
            }
            Self::Password { login, password_stdin, store } => {
                let state = open(&store).await?;
                let (password, is_made) = password(&login, password_stdin)?;
                let caller = Caller::system();
                staff_accounts::set_password(&state, &caller, &login, password.clone()).await.map_err(told)?;
                state.database.close().await;
                Ok(tell_password(&login, &password, is_made))
            }
            Self::List { store } => {
                let state = open(&store).await?;
                let accounts = staff_accounts::list(&state).await.map_err(told)?;
                state.database.close().await;
                Ok(accounts.join("\n"))
            }
        }
    }
}

async fn create(
    state: &State,
    login: String,
    name: String,
    grant: &GrantOptions,
    password_stdin: bool,
) -> anyhow::Result<String> {
    let place = find_place(state, &grant.place)?;
    let login: Text<1, 60> = login.try_into().map_err(|fault| anyhow::anyhow!("--login: {fault}"))?;
    let name: Name = name.try_into().map_err(|fault| anyhow::anyhow!("--name: {fault}"))?;
    let (password, is_made) = password(&login, password_stdin)?;
    let account = staff_accounts::NewAccount { login: login.clone(), name, password: password.clone() };
    staff_accounts::create(state, &Caller::system(), &account, grant.role, place).await.map_err(told)?;
    let place = state.places().name(place);
    Ok(format!("{login} is {} at {place}.\n{}", grant.role.as_str(), tell_password(&login, &password, is_made)))
}

/// The password of standard input, or one that was made, and which of the two.
fn password(login: &str, from_input: bool) -> anyhow::Result<(String, bool)> {
    if !from_input {
        return Ok((passwords::generate(login), true));
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).context("standard input cannot be read")?;
    // Signing in trims a password too.
    let line = text.lines().next().unwrap_or_default().trim();
    Ok((line.to_owned(), false))
}

fn tell_password(login: &str, password: &str, is_made: bool) -> String {
    if is_made {
        format!(
            "One-time password of {login}, shown only now: {password}\nLet it be changed after signing in (/desk/people)."
        )
    } else {
        "The password is set.".to_owned()
    }
}
