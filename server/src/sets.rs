//! Statements over many rows in few texts, so that the database prepares each of them once.
//!
//! A list of a hundred placeholders is another statement than one of a hundred and one, and a database that meets a
//! statement for the first time spends more on understanding it than on its rows. So rows are written in runs, and looked
//! for in lists, whose length is a power of two.

use std::fmt::Write;

use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseBackend, DbErr, EntityName, EntityTrait, IdenStatic, Iterable,
    Statement, Value,
};

/// The most rows of one statement: SQLite takes 32,766 parameters.
const MOST: usize = 256;

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

/// What to look for, with the last repeated until there are as many as a power of two.
pub fn padded<T: Clone>(sought: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut sought: Vec<_> = sought.into_iter().collect();
    if let Some(last) = sought.last().cloned() {
        sought.resize(sought.len().next_power_of_two(), last);
    }
    sought
}

async fn write_all<A: ActiveModelTrait>(db: &impl ConnectionTrait, rows: Vec<A>, end: &str) -> Result<(), DbErr> {
    let Some(first) = rows.first() else { return Ok(()) };
    let set = |column: &<A::Entity as EntityTrait>::Column| first.get(*column).into_value().is_some();
    let columns: Vec<_> = <A::Entity as EntityTrait>::Column::iter().filter(set).collect();
    let names = columns.iter().map(|column| format!("\"{}\"", column.as_str())).collect::<Vec<_>>().join(", ");
    let begin = format!("INSERT INTO \"{}\" ({names}) VALUES ", A::Entity::default().table_name());
    let backend = db.get_database_backend();
    let mut rest = &rows[..];
    while !rest.is_empty() {
        let (run, after) = rest.split_at(longest_run(rest.len()));
        let mut sql = begin.clone();
        write_places(&mut sql, backend, run.len(), columns.len());
        sql.push_str(end);
        let values = run.iter().flat_map(|row| columns.iter().map(|column| value_of(row, *column)));
        let values = values.collect::<Result<Vec<_>, _>>()?;
        db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        rest = after;
    }
    Ok(())
}

/// The longest run of at most `rows` rows.
fn longest_run(rows: usize) -> usize {
    1 << rows.min(MOST).ilog2()
}

fn value_of<A: ActiveModelTrait>(row: &A, column: <A::Entity as EntityTrait>::Column) -> Result<Value, DbErr> {
    let unset = || DbErr::AttrNotSet(column.as_str().to_owned());
    row.get(column).into_value().ok_or_else(unset)
}

/// Writes the placeholders of rows: `(?, ?), (?, ?)`, with numbers for PostgreSQL.
fn write_places(sql: &mut String, backend: DatabaseBackend, rows: usize, columns: usize) {
    for place in 0..rows * columns {
        sql.push_str(match (place, place % columns) {
            (0, _) => "(",
            (_, 0) => "), (",
            _ => ", ",
        });
        if backend == DatabaseBackend::Postgres {
            let _ = write!(sql, "${}", place + 1);
        } else {
            sql.push('?');
        }
    }
    sql.push(')');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_fall_into_runs_of_few_lengths() {
        for (rows, run) in [(1, 1), (2, 2), (3, 2), (40, 32), (255, 128), (256, 256), (5_000, 256)] {
            assert_eq!(longest_run(rows), run);
        }
    }

    #[test]
    fn what_is_looked_for_is_repeated_up_to_a_power_of_two() {
        assert_eq!(padded([1, 2, 3]), [1, 2, 3, 3]);
        assert_eq!(padded([1, 2]), [1, 2]);
        assert!(padded(Vec::<i32>::new()).is_empty());
    }

    #[test]
    fn each_database_has_its_own_placeholders() {
        let places = |backend| {
            let mut sql = String::new();
            write_places(&mut sql, backend, 2, 3);
            sql
        };
        assert_eq!(places(DatabaseBackend::Sqlite), "(?, ?, ?), (?, ?, ?)");
        assert_eq!(places(DatabaseBackend::Postgres), "($1, $2, $3), ($4, $5, $6)");
    }
}
