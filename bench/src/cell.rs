//! Values of rows as both databases hold them, whichever way they are written.

use std::fmt::Write;

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use uuid::Uuid;

/// A value.
#[derive(Clone, Debug)]
pub enum Cell {
    /// No value.
    Null,
    /// An id.
    Id(Uuid),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// Text, or JSON as text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A moment, UTC.
    Moment(DateTime<Utc>),
}

/// Rows of one table.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The table.
    pub table: &'static str,
    /// Its columns, in the order of the cells.
    pub columns: &'static str,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl From<Uuid> for Cell {
    fn from(id: Uuid) -> Self {
        Self::Id(id)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<DateTime<Utc>> for Cell {
    fn from(moment: DateTime<Utc>) -> Self {
        Self::Moment(moment)
    }
}

/// As the server's driver writes it to SQLite.
impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Id(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
            Self::Number(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Self::Flag(flag) => ToSqlOutput::Owned(Value::Integer((*flag).into())),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Self::Moment(moment) => {
                ToSqlOutput::Owned(Value::Text(moment.to_rfc3339_opts(SecondsFormat::AutoSi, false)))
            }
        })
    }
}

impl Cell {
    /// As PostgreSQL's COPY reads it in its text format.
    pub fn copy_to(&self, text: &mut String) {
        let written = match self {
            Self::Null => write!(text, "\\N"),
            Self::Id(id) => write!(text, "{id}"),
            Self::Number(number) => write!(text, "{number}"),
            Self::Flag(flag) => write!(text, "{flag}"),
            Self::Moment(moment) => write!(text, "{}", moment.to_rfc3339()),
            Self::Bytes(bytes) => {
                text.push_str("\\\\x");
                bytes.iter().try_for_each(|byte| write!(text, "{byte:02x}"))
            }
            Self::Text(value) => {
                for letter in value.chars() {
                    match letter {
                        '\\' => text.push_str("\\\\"),
                        '\n' => text.push_str("\\n"),
                        '\r' => text.push_str("\\r"),
                        '\t' => text.push_str("\\t"),
                        other => text.push(other),
                    }
                }
                Ok(())
            }
        };
        // Writing to a string does not fail.
        let _ = written;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_separates_rows_and_columns_is_escaped() {
        let mut text = String::new();
        Cell::Text("a\tb\\c\nd".into()).copy_to(&mut text);
        text.push('|');
        Cell::Bytes(vec![0, 255]).copy_to(&mut text);
        text.push('|');
        Cell::Null.copy_to(&mut text);
        assert_eq!(text, "a\\tb\\\\c\\nd|\\\\x00ff|\\N");
    }
}
