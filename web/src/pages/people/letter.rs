//! The letters themselves, one a page: on the screen after they were made, and as a document of their own without
//! JavaScript.

use leptos::prelude::*;
use linyi_shared::people::api::{Letter, Letters};
use linyi_shared::time::day_words;

use crate::i18n::{fill, lang, t};

/// The letters, one a printed page.
pub fn letters_view(letters: Letters) -> AnyView {
    let compound = letters.compound_name;
    let pages = letters.letters.into_iter().map(|letter| page(&compound, letter));
    view! { <div class="letters">{pages.collect_view()}</div> }.into_any()
}

fn page(compound: &str, letter: Letter) -> AnyView {
    let texts = t().people_desk;
    let greeting = fill(texts.letter_greeting, &[("compound", &compound), ("home", &letter.label)]);
    let until = fill(texts.letter_until, &[("date", &day_words(letter.expires_at, lang()))]);
    // The drawing alone: what stands before it is for files of its own.
    let drawing = letter.qr_svg.find("<svg").map(|start| letter.qr_svg[start..].to_owned()).unwrap_or_default();
    view! {
        <article class="card letter">
            <h2>{greeting}</h2>
            <p>{texts.letter_what}</p>
            <div class="letter-qr" inner_html=drawing></div>
            <ol class="steps">
                <li><span>{texts.letter_scan}</span></li>
                <li><span>{texts.letter_fill}</span></li>
            </ol>
            <p>{texts.letter_code}</p>
            <p class="figure">{letter.code}</p>
            <p>{texts.letter_link} " " <span class="letter-link">{letter.link}</span></p>
            <p>{until}</p>
            <p>{texts.letter_help}</p>
            <p class="small">{texts.letter_secret}</p>
        </article>
    }
    .into_any()
}
