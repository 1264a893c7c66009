//! What can be wrong with one field of the input: a closed list, so that each fault has its sentence.
//!
//! A parser carries its error as a mere text. The types of the API therefore write theirs in a machine form
//! (`fault:too_long:60:61`), from which the server's edge reads the fault again.

use std::fmt;

use crate::words::Words;

/// What the machine form begins with, so that no other text is taken for one.
const MARK: &str = "fault";

macro_rules! faults {
    ($($(#[$doc:meta])* $Name:ident $({ $($(#[$figure_doc:meta])* $figure:ident),* })? = $text:literal, $zh:literal, $en:literal;)*) => {
        /// Why a field was not accepted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum InputFault {
            $($(#[$doc])* $Name $({ $($(#[$figure_doc])* $figure: usize),* })?,)*
        }

        impl InputFault {
            /// What is wrong and what to do, to stand beside the field.
            pub fn words(self) -> Words {
                match self {
                    $(Self::$Name $({ $($figure),* })? => Words::from([format!($zh), format!($en)]),)*
                }
            }

            /// Reads the machine form, which is all there is in the text.
            pub fn parse(text: &str) -> Option<Self> {
                let mut parts = text.split(':');
                if parts.next() != Some(MARK) {
                    return None;
                }
                match parts.next()? {
                    $($text => {
                        $($(let $figure = parts.next()?.parse().ok()?;)*)?
                        Some(Self::$Name $({ $($figure),* })?)
                    })*
                    _ => None,
                }
            }
        }

        impl fmt::Display for InputFault {
            /// The machine form.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$Name $({ $($figure),* })? => {
                        write!(f, "{MARK}:{}", $text)?;
                        $($(write!(f, ":{}", $figure)?;)*)?
                        Ok(())
                    })*
                }
            }
        }

        #[cfg(test)]
        const EVERY_KIND: &[InputFault] = &[$(InputFault::$Name $({ $($figure: 12),* })?,)*];
    };
}

faults! {
    /// It must be filled.
    Missing = "missing", "这一项要填写，请补上", "this is needed; please fill it in";
    /// Nothing of this name is asked.
    Unknown = "unknown",
        "这里没有这一项，请刷新页面后再试", "nothing of this name is asked here; reload the page and try again";
    /// It was given more than once.
    Repeated = "repeated", "这一项填了两次，请只留一个", "this was given twice; please leave one of them";
    /// It has fewer characters than needed.
    TooShort {
        /// The fewest characters.
        least
    } = "too_short", "请至少写 {least} 个字", "write at least {least} characters";
    /// It has more characters than possible.
    TooLong {
        /// The most characters.
        most,
        /// How many it has.
        length
    } = "too_long",
        "最多写 {most} 个字，现在有 {length} 个，请写短一些",
        "write at most {most} characters; there are {length} now";
    /// It holds a control character.
    Unprintable = "unprintable",
        "里面有不能显示的符号，请删掉", "it holds signs that cannot be shown; please remove them";
    /// The number is outside of its limits.
    Outside {
        /// The lowest number.
        least,
        /// The highest number.
        most
    } = "outside", "请填 {least} 到 {most} 之间的整数", "enter a whole number from {least} to {most}";
    /// The number is too large or too small for anything that could be meant.
    OutOfRange = "out_of_range",
        "这个数太大或太小，请检查", "this number is too large or too small; please check it";
    /// It is none of the choices.
    NotAChoice = "not_a_choice", "请从给出的选项里选一个", "choose one of the answers offered";
    /// It is no whole number.
    NotANumber = "not_a_number", "请填整数，例如 12", "enter a whole number, such as 12";
    /// It is no calendar date.
    NotADate = "not_a_date", "请填日期，例如 2026-03-09", "enter a date, such as 2026-03-09";
    /// It is no date with a time.
    NotAMoment = "not_a_moment",
        "请填日期和时间，例如 2026-03-09T14:00", "enter a date and a time, such as 2026-03-09T14:00";
    /// It is no amount in yuan.
    NotAnAmount = "not_an_amount",
        "请填金额，单位是元，例如 1234.50", "enter an amount in yuan, such as 1234.50";
    /// It is no id.
    NotAnId = "not_an_id",
        "没有认出所选的内容，请刷新页面后重选", "what was chosen was not recognised; reload the page and choose again";
    /// A list stands where a text is needed, or the like.
    WrongForm = "wrong_form",
        "这一项的格式不对，请刷新页面后再填", "this has the wrong form; reload the page and fill it in again";
    /// It cannot be said what is wrong.
    Unclear = "unclear", "请检查这一项", "please check this field";
}

impl From<InputFault> for Words {
    fn from(fault: InputFault) -> Self {
        fault.words()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn every_fault_is_told_in_both_languages_and_in_neither_jargon() {
        for fault in EVERY_KIND {
            let told = |lang| fault.words().in_language(lang).to_string();
            let (zh, en) = (told(Lang::Zh), told(Lang::En));
            let letters = zh.split(|c: char| !c.is_ascii_alphabetic()).map(str::len).max();
            assert!(letters.is_none_or(|run| run < 4), "{zh}");
            assert!(en.is_ascii() && en.len() > 10, "{en}");
        }
    }

    #[test]
    fn every_fault_survives_the_way_through_a_parser() {
        for fault in EVERY_KIND {
            assert_eq!(InputFault::parse(&fault.to_string()), Some(*fault));
        }
        assert_eq!(InputFault::TooLong { most: 60, length: 61 }.to_string(), "fault:too_long:60:61");
        for other in ["", "missing", "fault", "fault:nothing", "fault:too_long:60", "fault:too_long:a:b"] {
            assert_eq!(InputFault::parse(other), None, "{other:?}");
        }
    }

    #[test]
    fn figures_are_told() {
        let told = |fault: InputFault| fault.words();
        assert_eq!(told(InputFault::TooShort { least: 3 }), "请至少写 3 个字");
        assert_eq!(told(InputFault::TooLong { most: 60, length: 61 }), "最多写 60 个字，现在有 61 个，请写短一些");
        assert_eq!(told(InputFault::Outside { least: 1, most: 400 }), "请填 1 到 400 之间的整数");
    }
}
