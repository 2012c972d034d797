use super::settings::with_password;
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
