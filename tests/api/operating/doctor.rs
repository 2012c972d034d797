use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use ustakana::platform::db::Fault;
use ustakana::platform::jobs::schedule;

use super::*;

const SECRET: &str = "the secret of all tests";

/// What the doctor said and how it ended.
struct Visit {
    text: String,
    code: i32,
}

impl Visit {
    /// Runs the command with these settings and no others.
    async fn with(settings: &[(&str, &str)]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ustakana"));
        command.arg("doctor").env_clear().env("PATH", std::env::var("PATH").unwrap());
        for (key, value) in settings {
            command.env(format!("USTAKANA_{key}"), value);
        }
        let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
        let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        for (key, value) in settings {
            let is_secret = ["SECRET", "METRICS_TOKEN", "ADMIN_PASSWORD"].contains(key);
            assert!(!is_secret || !text.contains(value), "{key} is told: {text}");
        }
        Self { text, code: output.status.code().unwrap() }
    }

    /// On the app's database, with what makes it sound; `more` comes on top.
    async fn of(app: &App, folder: &Path, more: &[(&str, &str)]) -> Self {
        let (database, folder) = (app.database_argument(), folder.to_str().unwrap());
        let sound =
            [("DATABASE_URL", database.as_str()), ("DATA_DIR", folder), ("SECRET", SECRET), ("BIND", "127.0.0.1:0")];
        let own: Vec<_> = sound.into_iter().filter(|(key, _)| more.iter().all(|(other, _)| key != other)).collect();
        Self::with(&[&own, more].concat()).await
    }

    /// The one line about this at that level.
    #[track_caller]
    fn line(&self, level: &str, subject: &str) -> &str {
        let start = format!("{level:<8} {subject:<15} ");
        let found: Vec<_> = self.text.lines().filter(|line| line.starts_with(&start)).collect();
        assert_eq!(found.len(), 1, "{level} {subject}: {}", self.text);
        let is_ok = level == "ok";
        assert_eq!(is_ok, !found[0].contains('\u{2192}'), "what is not well has a remedy: {}", found[0]);
        found[0]
    }
}

both_engines! { a_sound_service_is_well_and_its_doctor_says_so_in_a_line_each => |app| async move {
    let folder = tempfile::tempdir().unwrap();
    let visit = Visit::of(&app, folder.path(), &[]).await;
    assert_eq!(visit.code, 0, "{}", visit.text);
    for subject in ["settings", "data directory", "database", "migrations", "secret", "time zones", "port", "public_url", "trusted_proxies", "metrics"] {
        visit.line("ok", subject);
    }
    assert!(visit.line("ok", "secret").contains("unwraps the signing keys (1)"));
    if app.engine() == Engine::Postgres {
        for subject in ["btree_gist", "lc_messages", "clock"] {
            visit.line("ok", subject);
        }
    }
    assert!(visit.text.ends_with(" 0 problems\n"), "{}", visit.text);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "it makes nothing");
} }

both_engines! { another_secret_and_a_lost_one_are_problems_that_name_the_setting => |app| async move {
    let folder = tempfile::tempdir().unwrap();
    let other = Visit::of(&app, folder.path(), &[("SECRET", "1234567890123456789")]).await;
    assert_eq!(other.code, 1);
    assert!(other.line("problem", "secret").contains("USTAKANA_SECRET"));
    let (database, data) = (app.database_argument(), folder.path().to_str().unwrap());
    let lost = Visit::with(&[("DATABASE_URL", &database), ("DATA_DIR", data), ("BIND", "127.0.0.1:0")]).await;
    assert_eq!(lost.code, 1);
    assert!(lost.line("problem", "secret").contains("is gone"));
} }

both_engines! { migrations_to_come_are_a_warning_and_those_of_a_newer_version_a_problem => |app| async move {
    let folder = tempfile::tempdir().unwrap();
    let run = |sql: &'static str| app.service().write(Call::service("test"), move |w| w.c.run(sql).map_err(Fault::from));
    run("INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000001')").await.unwrap();
    let newer = Visit::of(&app, folder.path(), &[]).await;
    assert_eq!(newer.code, 1);
    assert!(newer.line("problem", "migrations").contains("29991231000001"));
    run("DELETE FROM __diesel_schema_migrations WHERE version = '29991231000001'").await.unwrap();
    run("DELETE FROM __diesel_schema_migrations WHERE version = (SELECT max(version) FROM __diesel_schema_migrations)").await.unwrap();
    for _ in 0..2 {
        let older = Visit::of(&app, folder.path(), &[]).await;
        assert_eq!(older.code, 0, "{}", older.text);
        assert!(older.line("warning", "migrations").contains("1 to come"), "it changes nothing: {}", older.text);
    }
} }

both_engines! { jobs_that_wait_too_long_and_labs_in_unknown_zones_are_told => |app| async move {
    let lab = app.lab().await;
    app.service().write(Call::service("test"), |w| schedule(w.c, "no such kind", Id::new(w.now), w.now, w.now)).await.unwrap();
    app.service().write(Call::service("test"), |w| w.c.run("UPDATE labs SET time_zone = 'Asia/Frunze_2'").map_err(Fault::from)).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let visit = Visit::of(&app, folder.path(), &[]).await;
    assert_eq!(visit.code, 1);
    visit.line("warning", "jobs_oldest_overdue_seconds");
    let zone = visit.text.lines().find(|line| line.starts_with("problem  time zones")).unwrap();
    assert!(zone.contains(&lab.slug) && zone.contains("Asia/Frunze_2"), "{zone}");
} }

#[tokio::test]
async fn a_database_that_is_not_there_is_a_problem_and_its_password_is_not_told() {
    let folder = tempfile::tempdir().unwrap();
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("postgres://lab:told-to-nobody@{closed}/lab");
    let data = folder.path().to_str().unwrap();
    let visit = Visit::with(&[("DATABASE_URL", &url), ("DATA_DIR", data), ("BIND", "127.0.0.1:0")]).await;
    assert_eq!(visit.code, 1);
    visit.line("problem", "database");
    assert!(!visit.text.contains("told-to-nobody"), "{}", visit.text);
}

#[tokio::test]
async fn before_the_first_start_all_is_well_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new");
    let visit = Visit::with(&[("DATA_DIR", data.to_str().unwrap()), ("BIND", "127.0.0.1:0")]).await;
    assert_eq!(visit.code, 0, "{}", visit.text);
    for subject in ["data directory", "database", "secret"] {
        assert!(visit.line("ok", subject).contains("is made at the first start"));
    }
    assert!(!data.exists());
}

#[tokio::test]
async fn a_setting_that_is_wrong_is_a_problem_that_names_it() {
    for (key, value) in
        [("METRICS_TOKEN", "1234567"), ("SECRET", "too short"), ("TRUSTED_PROXIES", "my proxy"), ("WORKERS", "many")]
    {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().to_str().unwrap();
        let visit = Visit::with(&[(key, value), ("DATA_DIR", data), ("BIND", "127.0.0.1:0")]).await;
        assert_eq!(visit.code, 1, "{key}: {}", visit.text);
        assert!(visit.text.to_lowercase().contains(&key.to_lowercase()), "{key}: {}", visit.text);
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    std::fs::write(&file, "secret = 987654321987654321").unwrap();
    let visit = Visit::with(&[("CONFIG", file.to_str().unwrap())]).await;
    assert_eq!(visit.code, 1);
    assert!(
        visit.text.contains("setting secret: expected a text") && !visit.text.contains("987654321"),
        "{}",
        visit.text
    );
}

both_engines! { a_port_that_we_answer_on_is_well_and_one_of_another_program_a_problem => |app| async move {
    let folder = tempfile::tempdir().unwrap();
    let ours = app.base().trim_start_matches("http://").to_owned();
    let visit = Visit::of(&app, folder.path(), &[("BIND", &ours)]).await;
    assert!(visit.line("ok", "port").contains(concat!("Ustakana ", env!("CARGO_PKG_VERSION"), " answers")), "{}", visit.text);
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let answering = other.local_addr().unwrap().to_string();
    std::thread::spawn(move || while let Ok((stream, _)) = other.accept() { drop(stream) });
    let visit = Visit::of(&app, folder.path(), &[("BIND", &answering)]).await;
    assert_eq!(visit.code, 1);
    visit.line("problem", "port");
} }

both_engines! { what_leaves_a_published_service_open_is_told => |app| async move {
    let folder = tempfile::tempdir().unwrap();
    let plain = [("PUBLIC_URL", "http://lab.example.org"), ("TRUSTED_PROXIES", "0.0.0.0/0"), ("RATE_LIMITS", "off")];
    let visit = Visit::of(&app, folder.path(), &plain).await;
    assert_eq!(visit.code, 1);
    assert!(visit.line("warning", "public_url").contains("not Secure"));
    visit.line("problem", "trusted_proxies");
    visit.line("warning", "rate limits");
    let visit = Visit::of(&app, folder.path(), &[("PUBLIC_URL", "https://lab.example.org")]).await;
    assert_eq!(visit.code, 0, "{}", visit.text);
    visit.line("ok", "public_url");
    visit.line("warning", "trusted_proxies");
    let sound = [("PUBLIC_URL", "https://lab.example.org"), ("TRUSTED_PROXIES", "127.0.0.1"), ("METRICS_TOKEN", "a token for the scraper")];
    let visit = Visit::of(&app, folder.path(), &sound).await;
    assert!(visit.line("ok", "metrics").contains("who sends metrics_token"), "{}", visit.text);
    visit.line("ok", "trusted_proxies");
} }

#[tokio::test]
async fn secrets_that_everybody_may_read_are_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret.key");
    std::fs::write(&file, SECRET).unwrap();
    let settings = [("DATA_DIR", folder.path().to_str().unwrap()), ("BIND", "127.0.0.1:0")];
    for (mode, warned) in [(0o644, true), (0o600, false)] {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        let visit = Visit::with(&settings).await;
        assert_eq!(visit.text.contains("warning  file rights"), warned, "{}", visit.text);
        assert!(!visit.text.contains(SECRET));
    }
}

both_engines! { ready_answers_by_its_exit_whether_the_service_can_serve => |app| async move {
    let asked = |bind: String| async move {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ustakana"));
        command.arg("ready").args(["--bind", &bind]);
        tokio::task::spawn_blocking(move || command.output().unwrap().status.code()).await.unwrap()
    };
    assert_eq!(asked(app.base().trim_start_matches("http://").to_owned()).await, Some(0));
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(asked(closed.to_string()).await, Some(1));
} }
