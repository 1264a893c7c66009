//! What the pages of the two registers share: the account that belongs to an entry, and how an entry ends.

use leptos::prelude::*;
use linyi_shared::places::api::AccountOption;

use crate::i18n::t;
use crate::ui::*;

/// The account that casts a person's ballot, in words.
pub fn account_words(account: Option<&AccountOption>) -> String {
    account.map_or_else(|| t().places_desk.no_account.to_owned(), |account| account.label.clone())
}

/// The choice of an account, with what stands for none.
pub fn account_field(accounts: &[AccountOption], none: &'static str) -> AnyView {
    let texts = t().places_desk;
    let mut options = vec![(String::new(), none.to_owned())];
    options.extend(accounts.iter().map(|account| (account.id.to_string(), account.label.clone())));
    view! { <SelectField name="account_id" label=texts.account hint=texts.account_hint options=options/> }.into_any()
}

/// How a correction ends: the account, taken off where there is one, the reason, and saving.
pub fn correction_end(accounts: &[AccountOption], is_linked: bool) -> AnyView {
    let texts = t().places_desk;
    view! {
        {account_field(accounts, texts.keep_account)}
        {is_linked.then(|| view! { <CheckField name="unlink" label=texts.unlink/> }.into_any())}
        <TextArea name="reason" label=texts.reason_field rows=2 max=200 required=true/>
        <SubmitButton label=texts.correct_save class=""/>
    }
    .into_any()
}

/// The form that ends an entry: what is asked for as its reason, and what it binds.
pub fn end_form(action: String, return_to: String, reason: &'static str, binds: &'static str) -> AnyView {
    let texts = t().places_desk;
    view! {
        <details>
            <summary>{texts.end_entry}</summary>
            <ApiForm action=action return_to=return_to>
                <TextArea name="reason" label=reason rows=2 max=200 required=true/>
                <ConfirmButton label=texts.end_entry binds=binds confirm=texts.end_confirm class="quiet"/>
            </ApiForm>
        </details>
    }
    .into_any()
}
