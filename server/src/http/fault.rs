//! What a parser says, as a fault with a sentence: the one place that knows the wording of the parsers.
//!
//! A wording that is not known here is told as "please check this field", and never passed on.

use linyi_shared::fault::InputFault;
use linyi_shared::problem::{Code, Problem};
use serde_path_to_error::{Path, Segment};

/// The refusal of a body, with a pointer to the field.
pub fn refusal(path: &Path, message: &str) -> Problem {
    refusal_at(Code::InvalidInput, pointer(path), message)
}

/// The refusal of a query string, whose parser tells no place but in its message.
pub fn query_refusal(message: &str) -> Problem {
    let message = message.strip_prefix("Query deserialize error: ").unwrap_or(message);
    refusal_at(Code::InvalidQuery, String::new(), message)
}

fn refusal_at(code: Code, mut pointer: String, message: &str) -> Problem {
    // A field that is not there has no place of its own: the parser stands at what should hold it.
    if let Some(name) = named_field(message).filter(|name| !pointer.ends_with(&format!("/{name}"))) {
        pointer = format!("{pointer}/{name}");
    }
    Problem::new(code).with_field(pointer, fault_of(message))
}

/// The JSON pointer of a path.
fn pointer(path: &Path) -> String {
    path.iter().fold(String::new(), |text, segment| match segment {
        Segment::Seq { index } => format!("{text}/{index}"),
        Segment::Map { key } => format!("{text}/{key}"),
        Segment::Enum { variant } => format!("{text}/{variant}"),
        Segment::Unknown => text,
    })
}

/// The field a message names, where it is about one that is missing, unknown or repeated.
fn named_field(message: &str) -> Option<&str> {
    let rest = ["missing field `", "unknown field `", "duplicate field `"]
        .iter()
        .find_map(|start| message.strip_prefix(start))?;
    rest.split('`').next()
}

/// The fault a parser's message tells: of serde, of its formats, of the numbers, ids and dates of our types.
fn fault_of(message: &str) -> InputFault {
    // JSON adds its position, which means nothing to the caller.
    let message = message.split(" at line ").next().unwrap_or(message);
    let starts = |beginnings: &[&str]| beginnings.iter().any(|start| message.starts_with(start));
    if let Some(fault) = InputFault::parse(message) {
        fault
    } else if starts(&["missing field", "invalid type: null", "cannot parse integer from empty string"]) {
        InputFault::Missing
    } else if starts(&["unknown field"]) {
        InputFault::Unknown
    } else if starts(&["duplicate field"]) {
        InputFault::Repeated
    } else if starts(&["unknown variant", "provided string was not `true` or `false`"]) {
        InputFault::NotAChoice
    } else if starts(&["number too large", "number too small", "invalid value: integer"]) {
        InputFault::OutOfRange
    } else if starts(&["invalid digit", "invalid float"]) {
        InputFault::NotANumber
    } else if starts(&["UUID parsing failed"]) {
        InputFault::NotAnId
    } else if starts(&["premature end of input", "trailing input", "input ", "no possible date"]) {
        InputFault::NotADate
    } else if starts(&["invalid type", "invalid value", "Expected: "]) {
        fault_of_expected(message)
    } else {
        InputFault::Unclear
    }
}

/// The fault of a value of another kind, by what was expected in its place.
fn fault_of_expected(message: &str) -> InputFault {
    let expected = message.rsplit_once(", expected ").map_or("", |(_, expected)| expected);
    match expected {
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" => InputFault::NotANumber,
        "a boolean" => InputFault::NotAChoice,
        "a formatted date string" => InputFault::NotADate,
        "a formatted UUID string" => InputFault::NotAnId,
        _ => InputFault::WrongForm,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::{DateTime, NaiveDate, Utc};
    use linyi_shared::decisions::rules::Choice;
    use linyi_shared::id::HomeId;
    use linyi_shared::projects::amount::Yuan;
    use linyi_shared::text::Text;
    use serde::Deserialize;
    use serde_json::{Value, json};

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only what is refused is looked at")]
    struct Form {
        needed: bool,
        #[serde(default)]
        name: Text<0, 3>,
        #[serde(default)]
        title: Option<Text<1, 9>>,
        #[serde(default)]
        percent: u8,
        #[serde(default)]
        choice: Option<Choice>,
        #[serde(default)]
        home: Option<HomeId>,
        #[serde(default)]
        day: Option<NaiveDate>,
        #[serde(default = "epoch", deserialize_with = "linyi_shared::time::moment")]
        at: DateTime<Utc>,
        #[serde(default)]
        amount: Option<Yuan>,
        #[serde(default)]
        rows: Vec<BTreeMap<String, u16>>,
    }

    fn epoch() -> DateTime<Utc> {
        DateTime::UNIX_EPOCH
    }

    fn of_json(body: &Value) -> Problem {
        let text = body.to_string();
        let mut deserializer = serde_json::Deserializer::from_str(&text);
        let error = serde_path_to_error::deserialize::<_, Form>(&mut deserializer).expect_err("a fault");
        refusal(error.path(), &error.inner().to_string())
    }

    fn of_form(body: &str) -> Problem {
        let config = serde_qs::Config::new(5, false);
        let deserializer = serde_qs::Deserializer::with_config(&config, body.as_bytes()).expect("pairs");
        let error = serde_path_to_error::deserialize::<_, Form>(deserializer).expect_err("a fault");
        refusal(error.path(), &error.inner().to_string())
    }

    #[track_caller]
    fn assert_fault(problem: &Problem, pointer: &str, fault: InputFault) {
        let told: Vec<_> = problem.errors.iter().map(|error| (error.pointer.as_str(), &error.detail)).collect();
        assert_eq!(told, [(pointer, &fault.words())]);
    }

    #[test]
    fn json_is_refused_field_by_field() {
        for (field, value, fault) in [
            ("name", json!("老旧小区"), InputFault::TooLong { most: 3, length: 4 }),
            ("title", json!(" "), InputFault::Missing),
            ("needed", json!(null), InputFault::Missing),
            ("needed", json!("maybe"), InputFault::NotAChoice),
            ("surplus", json!(1), InputFault::Unknown),
            ("percent", json!(300), InputFault::OutOfRange),
            ("percent", json!(-1), InputFault::OutOfRange),
            ("percent", json!("many"), InputFault::NotANumber),
            ("percent", json!(1.5), InputFault::NotANumber),
            ("choice", json!("perhaps"), InputFault::NotAChoice),
            ("home", json!("7"), InputFault::NotAnId),
            ("home", json!(7), InputFault::NotAnId),
            ("day", json!("2026-02-30"), InputFault::NotADate),
            ("day", json!("9.3.2026"), InputFault::NotADate),
            ("at", json!("soon"), InputFault::NotAMoment),
            ("amount", json!("much"), InputFault::NotAnAmount),
            ("name", json!([]), InputFault::WrongForm),
            ("rows", json!("x"), InputFault::WrongForm),
        ] {
            let mut body = json!({"needed": true});
            body[field] = value;
            assert_fault(&of_json(&body), &format!("/{field}"), fault);
        }
        assert_fault(&of_json(&json!({})), "/needed", InputFault::Missing);
        let nested = json!({"needed": true, "rows": [{"a": 1}, {"a": 70_000}]});
        assert_fault(&of_json(&nested), "/rows/1/a", InputFault::OutOfRange);
    }

    #[test]
    fn a_form_is_refused_field_by_field() {
        for (fields, pointer, fault) in [
            ("name=a", "/needed", InputFault::Missing),
            ("needed=maybe", "/needed", InputFault::NotAChoice),
            ("needed=true&surplus=1", "/surplus", InputFault::Unknown),
            ("needed=true&name=abcd", "/name", InputFault::TooLong { most: 3, length: 4 }),
            ("needed=true&percent=300", "/percent", InputFault::OutOfRange),
            ("needed=true&percent=1.5", "/percent", InputFault::NotANumber),
            ("needed=true&percent[a]=1", "/percent", InputFault::WrongForm),
            ("needed=true&choice=perhaps", "/choice", InputFault::NotAChoice),
            ("needed=true&home=7", "/home", InputFault::NotAnId),
            ("needed=true&day=today", "/day", InputFault::NotADate),
            ("needed=true&at=2026-03-09", "/at", InputFault::NotAMoment),
            ("needed=true&amount=-1", "/amount", InputFault::NotAnAmount),
        ] {
            assert_fault(&of_form(fields), pointer, fault);
        }
    }

    #[test]
    fn what_is_not_known_is_never_passed_on() {
        assert_eq!(fault_of("recursion limit exceeded at line 1 column 9"), InputFault::Unclear);
        assert_eq!(fault_of("a wording of tomorrow"), InputFault::Unclear);
        let query = query_refusal("Query deserialize error: unknown field `nonsense`, expected `cursor`");
        assert_eq!(query.code, Code::InvalidQuery);
        assert_fault(&query, "/nonsense", InputFault::Unknown);
    }
}
