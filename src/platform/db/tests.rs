use diesel::prelude::*;

use super::schema::{audit_events, jobs};
use super::*;
use crate::platform::values::{Id, Instant};

fn open(folder: &tempfile::TempDir) -> Database {
    let url = DatabaseUrl::Sqlite(folder.path().join("test.db"));
    Database::open(&Settings { url, connections: 4 }).expect("a database")
}

fn add(c: &mut Db, kind: &str) -> DbResult<()> {
    let at = Instant::from_seconds(1_790_000_000);
    let row = (
        jobs::id.eq(Id::new(at)),
        jobs::kind.eq(kind),
        jobs::subject.eq(Id::new(at)),
        jobs::due_at.eq(at),
        jobs::attempts.eq(0),
        jobs::created_at.eq(at),
    );
    diesel::insert_into(jobs::table).values(row).execute(c)?;
    Ok(())
}

async fn kinds(db: &Database) -> Vec<String> {
    db.read(|c| Ok::<_, Fault>(jobs::table.select(jobs::kind).order(jobs::kind).load(c)?)).await.expect("kinds")
}

#[tokio::test]
async fn a_job_that_panics_takes_nothing_else_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = open(&folder);
    let good = db.write(|c| add(c, "good"), |_: &Fault| Keep::Nothing);
    let bad = db.write(
        |c| {
            add(c, "bad")?;
            panic!("on purpose");
            #[allow(unreachable_code, reason = "gives the closure its type")]
            Ok::<(), Fault>(())
        },
        |_: &Fault| Keep::Nothing,
    );
    let also_good = db.write(|c| add(c, "also_good"), |_: &Fault| Keep::Nothing);
    let (good, bad, also_good) = tokio::join!(good, bad, also_good);
    assert!(good.is_ok() && also_good.is_ok());
    assert!(matches!(bad, Err(Fault::Panicked)));
    assert_eq!(kinds(&db).await, ["also_good", "good"]);
}

#[tokio::test]
async fn a_refusal_undoes_its_writes_unless_it_is_worth_keeping() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = open(&folder);
    for (kind, keep) in [("undone", Keep::Nothing), ("kept", Keep::Written)] {
        let refused: Result<(), Fault> = db
            .write(
                move |c| {
                    add(c, kind)?;
                    Err(Fault::NotFound)
                },
                move |_| keep,
            )
            .await;
        assert!(matches!(refused, Err(Fault::NotFound)));
    }
    assert_eq!(kinds(&db).await, ["kept"]);
}

#[tokio::test]
async fn many_writers_at_once_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = open(&folder);
    let tasks: Vec<_> = (0..200)
        .map(|index| {
            let db = db.clone();
            tokio::spawn(
                async move { db.write(move |c| add(c, &format!("{index:03}")), |_: &Fault| Keep::Nothing).await },
            )
        })
        .collect();
    for task in tasks {
        task.await.expect("ran").expect("written");
    }
    assert_eq!(kinds(&db).await.len(), 200);
}

#[tokio::test]
async fn a_disk_that_fills_up_within_a_batch_keeps_nothing_that_was_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = open(&folder);
    db.write(
        |c| {
            c.run("CREATE TABLE ballast (it TEXT); PRAGMA max_page_count = 1;")?;
            Ok::<(), Fault>(())
        },
        |_| Keep::Nothing,
    )
    .await
    .expect("a disk with no room left");
    let (queued, wait) = std::sync::mpsc::channel::<()>();
    let first = db.write(
        move |c| {
            // The others stand in the queue by now, so that they come into the same batch.
            wait.recv().expect("queued");
            add(c, "first")
        },
        |_: &Fault| Keep::Nothing,
    );
    let too_much = db.write(
        |c| {
            c.run("INSERT INTO ballast VALUES (hex(zeroblob(1000000)))")?;
            Ok::<(), Fault>(())
        },
        |_| Keep::Nothing,
    );
    let third = db.write(|c| add(c, "third"), |_: &Fault| Keep::Nothing);
    let all_queued = async { queued.send(()).expect("waited for") };
    let (first, too_much, third, ()) = tokio::join!(first, too_much, third, all_queued);
    assert!(too_much.is_err() && matches!(first, Err(Fault::Unavailable(_))), "{first:?}");
    let kept: Vec<&str> = third.is_ok().then_some("third").into_iter().collect();
    assert_eq!(kinds(&db).await, kept);
}

#[tokio::test]
async fn what_is_written_down_is_never_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = open(&folder);
    let at = Instant::from_seconds(1_790_000_000);
    let refused: Result<(), Fault> = db
        .write(
            move |c| {
                let row = (
                    audit_events::id.eq(Id::new(at)),
                    audit_events::at.eq(at),
                    audit_events::actor_kind.eq("service"),
                    audit_events::action.eq("test"),
                    audit_events::subject_type.eq("test"),
                    audit_events::subject.eq(Id::new(at)),
                    audit_events::request_id.eq(""),
                );
                diesel::insert_into(audit_events::table).values(row).execute(c)?;
                diesel::delete(audit_events::table).execute(c)?;
                Ok(())
            },
            |_| Keep::Nothing,
        )
        .await;
    assert!(refused.is_err_and(|fault| fault.violates(Constraint::AppendOnly)));
}

#[test]
fn the_scheme_chooses_the_engine_and_a_mistyped_one_none() {
    assert!(matches!("sqlite:///tmp/x.db".parse(), Ok(DatabaseUrl::Sqlite(path)) if path.ends_with("x.db")));
    assert!(matches!("postgres://localhost/x".parse(), Ok(DatabaseUrl::Postgres(_))));
    assert!("postgers://localhost/x".parse::<DatabaseUrl>().is_err());
    assert!("sqlite://".parse::<DatabaseUrl>().is_err());
}

#[test]
fn the_password_of_a_url_is_told_apart_from_it() {
    let apart = |url: &str| super::backup::without_password(url);
    assert_eq!(
        apart("postgres://u:p%40s+s@h:5/d?x=1"),
        ("postgres://u@h:5/d?x=1".to_owned(), Some("p@s+s".to_owned()))
    );
    assert_eq!(apart("postgres://u:p&q@h/d"), ("postgres://u@h/d".to_owned(), Some("p&q".to_owned())));
    let asked = "postgres:///d?user=u&password=p%26q&x=1";
    assert_eq!(apart(asked), ("postgres:///d?user=u&x=1".to_owned(), Some("p&q".to_owned())));
    for plain in ["postgres://u@h/d", "postgres:///d", "postgres://h:5432/d?user=a"] {
        assert_eq!(apart(plain), (plain.to_owned(), None));
    }
}

#[cfg(unix)]
#[test]
fn nobody_but_its_owner_reads_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let _db = open(&folder);
    for file in ["test.db", "test.db-wal"] {
        let mode = std::fs::metadata(folder.path().join(file)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}
