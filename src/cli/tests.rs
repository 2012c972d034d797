use super::settings::{Flags, Settings, with_password};
use crate::platform::db::DatabaseUrl;

#[test]
fn the_password_of_a_file_stands_in_the_url_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("password");
    std::fs::write(&file, "a+b c/d%&\u{e9}\n").unwrap();
    for (url, mark) in [("postgres://lab@db/lab", '?'), ("postgres://lab@db/lab?sslmode=require", '&')] {
        let with = with_password(DatabaseUrl::Postgres(url.to_owned()), Some(&file)).unwrap();
        assert_eq!(with, DatabaseUrl::Postgres(format!("{url}{mark}password=a%2Bb%20c%2Fd%25%26%C3%A9")));
    }
    let sqlite = DatabaseUrl::Sqlite("lab.db".into());
    assert_eq!(with_password(sqlite.clone(), Some(&file)).unwrap(), sqlite);
    let missing =
        with_password(DatabaseUrl::Postgres("postgres://lab@db/lab".into()), Some(&folder.path().join("none")));
    assert!(missing.unwrap_err().contains("none"));
}

#[test]
fn what_is_kept_is_kept_for_some_days_at_least() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ustakana.toml");
    let load = |days: &str| {
        std::fs::write(&file, format!("retention_read_notifications_days = {days}\n")).unwrap();
        Settings::load(&Flags::in_file(&file)).map(|settings| settings.retention.read_notifications_days)
    };
    assert_eq!(load("30"), Ok(30));
    for wrong in ["0", "3651", "\"long\""] {
        let cause = load(wrong).unwrap_err();
        assert!(cause.contains("retention_read_notifications_days"), "{cause}");
    }
}
