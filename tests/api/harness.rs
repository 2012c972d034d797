use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Integer;

use crate::support::postgres::test_database;

fn one(db: &mut PgConnection) -> i32 {
    diesel::select(diesel::dsl::sql::<Integer>("1")).get_result(db).unwrap()
}

#[test]
fn a_fresh_postgresql_database_answers() {
    let Some(database) = test_database() else { return };
    let mut db = PgConnection::establish(database.url()).unwrap();
    assert_eq!(one(&mut db), 1);
}

#[test]
fn two_tests_never_share_a_postgresql_database() {
    let (Some(mine), Some(other)) = (test_database(), test_database()) else { return };
    let mut my_db = PgConnection::establish(mine.url()).unwrap();
    my_db.batch_execute("CREATE TABLE only_here (id int)").unwrap();
    let mut other_db = PgConnection::establish(other.url()).unwrap();
    assert!(other_db.batch_execute("SELECT * FROM only_here").is_err());
}

#[test]
fn a_test_database_is_gone_with_its_guard_in_spite_of_an_open_connection() {
    let Some(database) = test_database() else { return };
    let url = database.url().to_owned();
    let _held_open = PgConnection::establish(&url).unwrap();
    drop(database);
    assert!(PgConnection::establish(&url).is_err());
}
