//! Statements over many rows whose text does not depend on how many there are: the rows are one parameter, a JSON text.
//!
//! A list of a thousand placeholders is another statement than one of a thousand and one, and a database that meets a
//! statement for the first time spends more on understanding it than on its rows.

use std::fmt::Write;

use chrono::SecondsFormat;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseBackend, DbErr, EntityName, EntityTrait, IdenStatic,
    Iterable, Statement, Value,
};
use uuid::Uuid;

/// Inserts rows that set the same columns; nothing where there are none.
pub async fn insert_all<A: ActiveModelTrait>(db: &impl ConnectionTrait, rows: Vec<A>) -> Result<(), DbErr> {
    write_all(db, rows, "").await
}

/// Inserts rows that set the same columns; of a row whose `key` is there already, `replaced` is overwritten.
pub async fn save_all<A: ActiveModelTrait>(
    db: &impl ConnectionTrait,
    rows: Vec<A>,
    key: <A::Entity as EntityTrait>::Column,
    replaced: &[<A::Entity as EntityTrait>::Column],
) -> Result<(), DbErr> {
    let columns = replaced.iter().map(|column| format!("\"{0}\" = excluded.\"{0}\"", column.as_str()));
    let columns = columns.collect::<Vec<_>>().join(", ");
    write_all(db, rows, &format!(" ON CONFLICT (\"{}\") DO UPDATE SET {columns}", key.as_str())).await
}

/// That a column is one of many ids.
pub fn is_one_of(backend: DatabaseBackend, column: impl ColumnTrait, ids: impl IntoIterator<Item = Uuid>) -> Expr {
    let column = Expr::col(column.as_column_ref());
    let (test, text) = if backend == DatabaseBackend::Sqlite {
        let ids = ids.into_iter().map(|id| format!("\"{}\"", id.simple()));
        ("? IN (SELECT unhex(value) FROM json_each(?))", format!("[{}]", ids.collect::<Vec<_>>().join(",")))
    } else {
        let ids = ids.into_iter().map(|id| id.to_string());
        ("$1 = ANY(CAST(CAST($2 AS text) AS uuid[]))", format!("{{{}}}", ids.collect::<Vec<_>>().join(",")))
    };
    Expr::cust_with_exprs(test, [column, Expr::val(text)])
}

/// That an id and a text are one of many pairs of them.
pub fn is_pair_of<'a>(
    backend: DatabaseBackend,
    (id, text): (impl ColumnTrait, impl ColumnTrait),
    pairs: impl IntoIterator<Item = (Uuid, &'a str)>,
) -> Expr {
    let columns = [Expr::col(id.as_column_ref()), Expr::col(text.as_column_ref())];
    let pairs: Vec<_> = pairs.into_iter().map(|(id, text)| (id.simple().to_string(), text)).collect();
    let test = if backend == DatabaseBackend::Sqlite {
        "(?, ?) IN (SELECT unhex(value ->> 0), value ->> 1 FROM json_each(?))"
    } else {
        "($1, $2) IN (SELECT CAST(value ->> 0 AS uuid), value ->> 1 FROM json_array_elements(CAST(CAST($3 AS text) AS json)))"
    };
    let [id, text] = columns;
    Expr::cust_with_exprs(test, [id, text, Expr::val(serde_json::json!(pairs).to_string())])
}

async fn write_all<A: ActiveModelTrait>(
    db: &impl ConnectionTrait,
    rows: Vec<A>,
    on_conflict: &str,
) -> Result<(), DbErr> {
    let Some(first) = rows.first() else { return Ok(()) };
    let backend = db.get_database_backend();
    let set = |column: &<A::Entity as EntityTrait>::Column| first.get(*column).into_value().is_some();
    let columns: Vec<_> = <A::Entity as EntityTrait>::Column::iter().filter(set).collect();
    let names: Vec<_> = columns.iter().map(|column| format!("\"{}\"", column.as_str())).collect();
    let (table, names) = (A::Entity::default().table_name().to_owned(), names.join(", "));
    let sql = if backend == DatabaseBackend::Sqlite {
        let cell = |(place, column): (usize, &<A::Entity as EntityTrait>::Column)| match first.get(*column).into_value()
        {
            Some(Value::Uuid(_) | Value::Bytes(_)) => format!("unhex(value ->> {place})"),
            _ => format!("value ->> {place}"),
        };
        let cells: Vec<_> = columns.iter().enumerate().map(cell).collect();
        // Without a condition, the conflict would be read as one of a join.
        format!(
            "INSERT INTO \"{table}\" ({names}) SELECT {} FROM json_each(?) WHERE true{on_conflict}",
            cells.join(", ")
        )
    } else {
        format!(
            "INSERT INTO \"{table}\" ({names}) SELECT {names} \
             FROM json_populate_recordset(CAST(NULL AS \"{table}\"), CAST(CAST($1 AS text) AS json)){on_conflict}"
        )
    };
    let mut text = String::with_capacity(rows.len() * 512);
    for row in rows {
        text.push(if text.is_empty() { '[' } else { ',' });
        write_row(&mut text, &row, &columns, backend)?;
    }
    text.push(']');
    db.execute_raw(Statement::from_sql_and_values(backend, sql, [text.into()])).await?;
    Ok(())
}

/// Writes a row as SQLite takes it apart, by place, or as PostgreSQL does, by name.
fn write_row<A: ActiveModelTrait>(
    text: &mut String,
    row: &A,
    columns: &[<A::Entity as EntityTrait>::Column],
    backend: DatabaseBackend,
) -> Result<(), DbErr> {
    let by_place = backend == DatabaseBackend::Sqlite;
    text.push(if by_place { '[' } else { '{' });
    for (place, column) in columns.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        if !by_place {
            let _ = write!(text, "\"{}\":", column.as_str());
        }
        let value = row.get(*column).into_value().ok_or_else(|| unfit(column.as_str(), "is not set in every row"))?;
        write_cell(text, value, by_place)
            .ok_or_else(|| unfit(column.as_str(), "has a type that is not written here"))?;
    }
    text.push(if by_place { ']' } else { '}' });
    Ok(())
}

fn unfit(column: &str, fault: &str) -> DbErr {
    DbErr::Type(format!("the column {column} {fault}"))
}

/// Writes a value as it stands in JSON; nothing for a type that no such row has.
fn write_cell(text: &mut String, value: Value, is_sqlite: bool) -> Option<()> {
    match value {
        Value::Bool(Some(value)) => write!(text, "{value}").ok(),
        Value::SmallInt(Some(value)) => write!(text, "{value}").ok(),
        Value::Int(Some(value)) => write!(text, "{value}").ok(),
        Value::BigInt(Some(value)) => write!(text, "{value}").ok(),
        Value::Uuid(Some(value)) => write!(text, "\"{}\"", value.simple()).ok(),
        Value::String(Some(value)) => write_text(text, &value),
        Value::Bytes(Some(value)) => {
            text.push_str(if is_sqlite { "\"" } else { "\"\\\\x" });
            value.iter().try_for_each(|byte| write!(text, "{byte:02x}")).ok()?;
            text.push('"');
            Some(())
        }
        // SQLite keeps JSON as text.
        Value::Json(Some(value)) if is_sqlite => write_text(text, &value.to_string()),
        Value::Json(Some(value)) => write!(text, "{value}").ok(),
        // To the digit as the driver writes it: SQLite compares moments as texts.
        Value::ChronoDateTimeUtc(Some(value)) => {
            write!(text, "\"{}\"", value.to_rfc3339_opts(SecondsFormat::AutoSi, false)).ok()
        }
        Value::Bool(None)
        | Value::SmallInt(None)
        | Value::Int(None)
        | Value::BigInt(None)
        | Value::Uuid(None)
        | Value::String(None)
        | Value::Bytes(None)
        | Value::Json(None)
        | Value::ChronoDateTimeUtc(None) => {
            text.push_str("null");
            Some(())
        }
        _ => None,
    }
}

fn write_text(text: &mut String, value: &str) -> Option<()> {
    text.push_str(&serde_json::to_string(value).ok()?);
    Some(())
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};

    use super::*;

    fn cell(value: impl Into<Value>, is_sqlite: bool) -> String {
        let mut text = String::new();
        write_cell(&mut text, value.into(), is_sqlite).expect("a known type");
        text
    }

    #[test]
    fn a_value_is_written_as_its_database_reads_it() {
        let id = Uuid::from_u128(0x01a2);
        let at = Utc.with_ymd_and_hms(2026, 11, 28, 8, 0, 0).single().expect("a moment");
        let details = serde_json::json!({ "words": "“好”\n\"\\" });
        for is_sqlite in [true, false] {
            assert_eq!(cell(id, is_sqlite), "\"000000000000000000000000000001a2\"");
            assert_eq!(cell(at, is_sqlite), "\"2026-11-28T08:00:00+00:00\"");
            assert_eq!(cell(-7_i64, is_sqlite), "-7");
            assert_eq!(cell(None::<String>, is_sqlite), "null");
        }
        assert_eq!(cell(vec![0_u8, 255], true), "\"00ff\"");
        assert_eq!(cell(vec![0_u8, 255], false), "\"\\\\x00ff\"");
        // One document of PostgreSQL, one text of SQLite, which is the same document again.
        assert_eq!(serde_json::from_str::<serde_json::Value>(&cell(details.clone(), false)).expect("JSON"), details);
        let text: String = serde_json::from_str(&cell(details.clone(), true)).expect("a JSON text");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).expect("JSON"), details);
    }

    #[test]
    fn a_type_that_no_row_has_is_refused() {
        assert_eq!(write_cell(&mut String::new(), Value::Double(Some(0.5)), true), None);
    }
}
