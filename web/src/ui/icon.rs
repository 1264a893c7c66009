//! The signs of the app: drawn on a 24-unit grid with one stroke width, always beside a word.

use leptos::prelude::*;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {
        /// A sign.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon {
            $($(#[$doc])* $name,)*
        }

        impl Icon {
            fn path(self) -> &'static str {
                match self {
                    $(Self::$name => $path,)*
                }
            }
        }
    };
}

icons! {
    /// A courtyard gate: the home page.
    Home = "M3 11 12 4l9 7M5.5 9.5V20h13V9.5M10 20v-6h4v6";
    /// Two voices: deliberation.
    Talk = "M4 5h11v8H9l-3.5 3v-3H4zM18 9h2v8h-1.5v3L15 17h-4";
    /// A posted sheet: notices.
    Notice = "M5 3.5h14v17H5zM8.5 8h7M8.5 12h7M8.5 16h4";
    /// A ticked list: checks of the works.
    Check = "M9 4H5v16.5h14V4h-4M9 2.5h6v3H9zM8.5 13l2.5 2.5 4.5-5";
    /// A person.
    Person = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6";
    /// An envelope: the inbox.
    Inbox = "M3.5 6h17v13h-17zM3.5 7l8.5 6.5L20.5 7";
    /// Agree, done, passed.
    Tick = "M5 12.5 10 17.5 19.5 7";
    /// Against, wrong.
    Cross = "M6 6l12 12M18 6 6 18";
    /// Abstain, nothing.
    Dash = "M5.5 12h13";
    /// Due, waiting.
    Clock = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2";
    /// A photo to take.
    Camera = "M4 7.5h3.5L9 5h6l1.5 2.5H20V19H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z";
    /// On to the next.
    Forward = "M9 5l7 7-7 7";
    /// Back to where it came from.
    Back = "M15 5l-7 7 7 7";
    /// One more.
    Plus = "M12 5v14M5 12h14";
    /// To look for.
    Search = "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20.5 20.5";
    /// To keep as a file.
    Download = "M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14";
    /// To print.
    Print = "M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z";
    /// A residential building.
    Building = "M6 20.5V3.5h12v17M3.5 20.5h17M9.5 7.5h1M13.5 7.5h1M9.5 11.5h1M13.5 11.5h1M10.5 20.5v-5h3v5";
    /// Look out.
    Caution = "M12 4 2.5 20h19zM12 10v4.5M12 17v.5";
    /// Good to know.
    Info = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5V8";
    /// Locked, sealed.
    Lock = "M6 11h12v9.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3";
    /// Stations on a line: the way of a project.
    Way = "M2.5 12h3M10.5 12h3M18.5 12h3M8 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM16 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z";
    /// A question: consultation.
    Ask = "M4 4.5h16v12H10L6 20v-3.5H4zM9.7 8.6a2.4 2.4 0 1 1 3.3 2.2c-.7.3-1 .7-1 1.4M12 14v.3";
    /// Tools: the works.
    Works = "M4 20 12.5 11.5M14 4.5a4.5 4.5 0 0 0-1 5l1.5 1.5a4.5 4.5 0 0 0 5-1l.5-2.5-2.5 1-2-2 1-2.5z";
    /// A star: ratings.
    Star = "M12 3.5l2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17l-5.3 3 1.1-6L3.4 9.8l6-.8z";
    /// A ballot going into its box.
    Ballot = "M4 12v8.5h16V12M4 12l2.5-4M20 12l-2.5-4M8 14.5h8M9 12V3.5h6V12";
}

/// Draws a sign; hidden from screen readers, because its word stands beside it.
pub fn icon(icon: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path()></path>
        </svg>
    }
    .into_any()
}
