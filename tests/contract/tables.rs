//! The two engines hold the same tables, columns, nullability and named constraints.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel::{PgConnection, SqliteConnection};
use ustakana::platform::db::{Database, DatabaseUrl, Settings};

use crate::support::postgres::test_database;

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    data_type: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

type Columns = BTreeMap<(String, String), (String, bool)>;

/// What each of PostgreSQL's types is stored as in SQLite.
fn stored_as(pg: &str) -> &'static str {
    match pg {
        "uuid" | "bytea" => "BLOB",
        "timestamp with time zone" | "bigint" | "integer" | "boolean" => "INTEGER",
        "double precision" => "REAL",
        "text" | "jsonb" | "date" => "TEXT",
        other => panic!("{other} has no counterpart in SQLite here"),
    }
}

fn columns(rows: Vec<Column>) -> Columns {
    rows.into_iter()
        .filter(|row| !row.table_name.starts_with("__diesel"))
        .map(|row| ((row.table_name, row.column_name), (row.data_type, row.nullable)))
        .collect()
}

fn names(rows: Vec<Named>) -> BTreeSet<String> {
    rows.into_iter().map(|row| row.name).collect()
}

/// Constraints that SQLite keeps as triggers carry the verb in their name.
fn without_verb(name: &str) -> &str {
    ["_insert", "_update", "_delete"].iter().find_map(|verb| name.strip_suffix(verb)).unwrap_or(name)
}

#[test]
fn both_engines_hold_the_same_tables_and_constraints() {
    let Some(postgres) = test_database() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("same.db");
    Database::open(&Settings { url: DatabaseUrl::Postgres(postgres.url().to_owned()), connections: 1 })
        .expect("PostgreSQL");
    Database::open(&Settings { url: DatabaseUrl::Sqlite(file.clone()), connections: 1 }).expect("SQLite");
    let mut pg = PgConnection::establish(postgres.url()).expect("a connection");
    let mut lite = SqliteConnection::establish(&file.to_string_lossy()).expect("a connection");
    // The service's last connection may still be putting its journal away.
    lite.batch_execute("PRAGMA busy_timeout = 5000").expect("a pragma");

    let pg_columns = diesel::sql_query(
        "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'YES' AS nullable
         FROM information_schema.columns WHERE table_schema = 'public'",
    );
    let mut expected = columns(pg_columns.load(&mut pg).expect("columns"));
    for (data_type, _) in expected.values_mut() {
        *data_type = stored_as(data_type).to_owned();
    }
    let lite_columns = diesel::sql_query(
        "SELECT t.name AS table_name, c.name AS column_name, c.type AS data_type, c.\"notnull\" = 0 AS nullable
         FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'",
    );
    let found = columns(lite_columns.load(&mut lite).expect("columns"));
    assert!(expected.len() > 200, "PostgreSQL's columns were not found");
    assert_eq!(expected, found);

    let pg_names = diesel::sql_query(
        "SELECT c.conname::text AS name FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
         JOIN pg_namespace n ON n.oid = t.relnamespace
         WHERE n.nspname = 'public' AND c.contype <> 'n' AND t.relname <> '__diesel_schema_migrations'
         UNION SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal AND (tgname LIKE '%append_only' OR tgname LIKE '%_stay_retired' OR tgname ~ '^stock_.*(_post|_negative)$')
         UNION SELECT i.relname::text FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
         JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
         WHERE n.nspname = 'public' AND x.indisunique AND t.relname <> '__diesel_schema_migrations'",
    );
    let expected = names(pg_names.load(&mut pg).expect("constraints"));
    let statements: Vec<Named> =
        diesel::sql_query("SELECT sql AS name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL")
            .load(&mut lite)
            .expect("tables");
    let mut found: BTreeSet<String> = statements
        .iter()
        .flat_map(|statement| statement.name.split("CONSTRAINT ").skip(1))
        .filter_map(|rest| rest.split_whitespace().next().map(str::to_owned))
        .collect();
    let others = diesel::sql_query(
        "SELECT name FROM sqlite_master WHERE (type = 'trigger' OR (type = 'index' AND sql LIKE 'CREATE UNIQUE%'))",
    );
    let others: Vec<Named> = others.load(&mut lite).expect("triggers and indexes");
    found.extend(others.iter().map(|row| without_verb(&row.name).to_owned()));
    assert_eq!(expected, found);
}
