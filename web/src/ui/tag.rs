//! States in words, with a shape beside them.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// What a state means; colour and shape follow from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A plain fact.
    #[default]
    Neutral,
    /// What is open now.
    Now,
    /// Done, passed, agreed.
    Done,
    /// Against, refused, failed; not an error.
    Against,
    /// Due soon, not yet counted.
    Caution,
    /// Information.
    Info,
}

impl Tone {
    /// The class its colours hang on.
    pub fn class(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Now => "now",
            Self::Done => "agree",
            Self::Against => "against",
            Self::Caution => "caution",
            Self::Info => "info",
        }
    }

    fn sign(self) -> Option<Icon> {
        match self {
            Self::Neutral => None,
            Self::Now => Some(Icon::Forward),
            Self::Done => Some(Icon::Tick),
            Self::Against => Some(Icon::Cross),
            Self::Caution => Some(Icon::Clock),
            Self::Info => Some(Icon::Info),
        }
    }
}

/// A state in a word or two.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    label: String,
    /// What it means.
    #[prop(optional)]
    tone: Tone,
) -> AnyView {
    view! { <span class=["tag ", tone.class()].concat()>{tone.sign().map(icon)} {label}</span> }.into_any()
}
