use std::time::Duration;

use diesel::prelude::*;
use ustakana::platform::db::schema::jobs;
use ustakana::platform::db::{Fault, Keep};
use ustakana::platform::jobs::schedule;

use super::*;

const TOKEN: &str = "a token for the scraper";

fn scraped() -> Options {
    Options { metrics_token: Some(TOKEN), ..Options::default() }
}

/// The text of a scrape.
async fn scrape(app: &App) -> String {
    let (status, headers, body) = raw(app, "/metrics", &[("authorization", &format!("Bearer {TOKEN}"))]).await;
    assert_eq!(status, 200);
    assert_eq!(header(&headers, "content-type"), "text/plain; version=0.0.4; charset=utf-8");
    String::from_utf8(body).unwrap()
}

/// The value of the one series that begins so.
#[track_caller]
fn value(text: &str, series: &str) -> u64 {
    let found: Vec<_> = text.lines().filter(|line| line.starts_with(&format!("{series} "))).collect();
    assert_eq!(found.len(), 1, "{series} in {text}");
    found[0].rsplit_once(' ').unwrap().1.trim_end_matches(".0").parse().unwrap()
}

both_engines! { [scraped()] requests_are_counted_by_method_route_template_and_status => |app| async move {
    let lab = app.lab().await;
    for _ in 0..3 {
        app.anonymous().get(&format!("/labs/{}/board?from=2026-09-01T00:00:00Z&until=2026-09-02T00:00:00Z", lab.slug)).await.expect(200);
    }
    app.anonymous().get(&format!("/labs/{}/board", lab.slug)).await.expect_problem(400, "invalid_parameter");
    let text = scrape(&app).await;
    let board = r#"method="GET",route="/api/v1/labs/{lab}/board""#;
    assert_eq!(value(&text, &format!("ustakana_http_requests_total{{{board},status=\"200\"}}")), 3);
    assert_eq!(value(&text, &format!("ustakana_http_requests_total{{{board},status=\"400\"}}")), 1);
    assert_eq!(value(&text, &format!("ustakana_http_request_duration_seconds_count{{{board}}}")), 4);
    assert_eq!(value(&text, &format!("ustakana_http_request_duration_seconds_bucket{{{board},le=\"+Inf\"}}")), 4);
} }

both_engines! { [scraped()] paths_that_are_not_ours_and_made_up_methods_make_no_series_of_their_own => |app| async move {
    for index in 0..20 {
        app.anonymous().get(&format!("/made-up-{index}")).await.expect(404);
        let method = Method::from_bytes(format!("MADEUP{index}").as_bytes()).unwrap();
        app.anonymous().send(method, "/labs", &[], None).await;
    }
    let text = scrape(&app).await;
    assert!(!text.to_lowercase().contains("made"), "{text}");
    assert_eq!(value(&text, r#"ustakana_http_requests_total{method="GET",route="unknown",status="404"}"#), 20);
    assert_eq!(value(&text, r#"ustakana_http_requests_total{method="other",route="/api/v1/labs",status="405"}"#), 20);
} }

both_engines! { [scraped()] nothing_that_the_metrics_say_is_about_somebody => |app| async move {
    let lab = app.lab().await;
    let aida = lab.student("Aida").await;
    aida.get("/me").await.expect(200);
    let machine = lab.machine(json!({})).await;
    aida.get(&format!("/machines/{machine}")).await.expect(200);
    let text = scrape(&app).await;
    for told in [aida.id().to_string(), machine.to_string(), lab.slug, "127.0.0.1".into(), "example.org".into(), TOKEN.into()] {
        assert!(!text.contains(&told), "{told} in {text}");
    }
} }

both_engines! { [scraped()] the_pool_the_writer_and_the_password_threads_show_their_load => |app| async move {
    app.person("Aida").await;
    let text = scrape(&app).await;
    assert_eq!(value(&text, "ustakana_database_up"), 1);
    assert_eq!(value(&text, "ustakana_database_connections_max"), 8);
    assert!(value(&text, "ustakana_database_connections_idle") >= 1);
    assert_eq!(value(&text, "ustakana_database_waiting"), 0);
    assert!(value(&text, "ustakana_database_commits_total") >= 1);
    assert!(value(&text, "ustakana_database_commit_duration_seconds_count") >= 1);
    assert_eq!(value(&text, "ustakana_password_hashes_waiting"), 0);
    assert_eq!(value(&text, "ustakana_password_hashes_total"), 2);
    assert_eq!(value(&text, "ustakana_password_hashes_refused_total"), 0);
    let (engine, own, foreign) = match app.engine() {
        Engine::Sqlite => ("sqlite", "ustakana_writer_batch_size_count", "ustakana_database_transactions_retried_total"),
        Engine::Postgres => ("postgresql", "ustakana_database_transactions_retried_total", "ustakana_writer_batch_size"),
    };
    value(&text, own);
    assert!(!text.contains(foreign), "{text}");
    assert!(text.contains(&format!("ustakana_build_info{{version=\"{}\",database=\"{engine}\"}} 1", env!("CARGO_PKG_VERSION"))));
} }

both_engines! { [scraped()] a_call_that_waits_for_a_connection_shows => |app| async move {
    let (hold, held) = std::sync::mpsc::channel::<()>();
    let held = std::sync::Arc::new(std::sync::Mutex::new(held));
    let busy: Vec<_> = (0..8).map(|_| {
        let (service, held) = (app.service().clone(), held.clone());
        tokio::spawn(async move { service.read(move |_| { let _ = held.lock().unwrap().recv(); Ok::<_, Fault>(()) }).await })
    }).collect();
    let service = app.service().clone();
    let waiting = tokio::spawn(async move { service.read(|_| Ok::<_, Fault>(())).await });
    let db = app.service().db();
    tokio::time::timeout(Duration::from_secs(10), async {
        while db.figures().waiting.get() < 1 || db.pool_state().in_use < 8 { tokio::task::yield_now().await; }
    }).await.unwrap();
    // The scrape does not wait for ever on what it watches.
    let text = scrape(&app).await;
    assert_eq!(value(&text, "ustakana_database_up"), 0);
    assert_eq!(value(&text, "ustakana_database_connections_in_use"), 8);
    assert!(value(&text, "ustakana_database_waiting") >= 1);
    drop(hold);
    for one in busy { one.await.unwrap().unwrap(); }
    waiting.await.unwrap().unwrap();
    assert_eq!(value(&scrape(&app).await, "ustakana_database_up"), 1);
} }

both_engines! { [scraped()] overdue_jobs_show_how_many_and_since_when => |app| async move {
    app.drain_jobs().await;
    app.service().write(Call::service("test"), |w| {
        schedule(w.c, "no such kind", Id::new(w.now), w.now.plus_minutes(-2), w.now)?;
        schedule(w.c, "no such kind", Id::new(w.now), w.now.plus_minutes(-1), w.now)?;
        schedule(w.c, "no such kind", Id::new(w.now), w.now.plus_minutes(5), w.now)?;
        diesel::update(jobs::table.filter(jobs::due_at.gt(w.now)).filter(jobs::kind.eq("no such kind")))
            .set(jobs::attempts.eq(3)).execute(w.c).map_err(Fault::from)?;
        Ok::<_, Fault>(())
    }).await.unwrap();
    let text = scrape(&app).await;
    assert_eq!(value(&text, "ustakana_jobs_overdue"), 2);
    assert_eq!(value(&text, "ustakana_jobs_oldest_overdue_seconds"), 120);
    assert_eq!(value(&text, "ustakana_jobs_failing"), 1);
} }

#[test]
fn a_transaction_run_again_after_a_deadlock_shows_on_postgresql() {
    crate::app::run(Engine::Postgres, scraped(), |app| async move {
        let mut tries = 0;
        let work = move |c: &mut ustakana::platform::db::Db| {
            tries += 1;
            if tries < 3 {
                c.run("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$").map_err(Fault::from)?;
            }
            Ok(tries)
        };
        let keeps = |fault: &Fault| if matches!(fault, Fault::Again(_)) { Keep::TryAgain } else { Keep::Nothing };
        assert_eq!(app.service().db().write(work, keeps).await.unwrap(), 3);
        assert_eq!(value(&scrape(&app).await, "ustakana_database_transactions_retried_total"), 2);
    });
}

both_engines! { [scraped()] with_a_token_set_nobody_reads_the_metrics_without_it => |app| async move {
    app.anonymous().get("/metrics").await.expect_problem(401, "not_signed_in");
    app.admin().get("/metrics").await.expect_problem(401, "not_signed_in");
    for wrong in ["Bearer ", "Bearer a token for the scrape", "Basic a token for the scraper"] {
        let (status, _, body) = raw(&app, "/metrics", &[("authorization", wrong)]).await;
        assert_eq!(status, 401, "{wrong}: {}", String::from_utf8_lossy(&body));
    }
} }

both_engines! { [Options { public_url: "http://127.0.0.1:8080".into(), ..Options::default() }]
    without_a_token_this_machine_reads_the_metrics_and_what_a_proxy_passes_on_does_not => |app| async move {
    assert!(app.anonymous().get("/metrics").await.text.contains("ustakana_database_up 1"));
    for passed_on in ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "via"] {
        app.anonymous().header(passed_on, "203.0.113.7").get("/metrics").await.expect_problem(404, "not_found");
    }
} }

both_engines! { without_a_token_a_service_with_a_public_address_shows_its_metrics_to_nobody => |app| async move {
    app.anonymous().get("/metrics").await.expect_problem(404, "not_found");
    app.admin().get("/metrics").await.expect_problem(404, "not_found");
} }

both_engines! { [Options { public_url: "http://127.0.0.1:8080".into(), ..Options::default() }]
    a_page_that_was_led_here_by_another_name_reads_no_metrics => |app| async move {
    for name in ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.7"] {
        app.anonymous().header("Host", name).get("/metrics").await.expect_problem(404, "not_found");
    }
    for name in ["localhost", "localhost:8080", "127.0.0.1", "[::1]:8080"] {
        assert_eq!(app.anonymous().header("Host", name).get("/metrics").await.status, 200, "{name}");
    }
} }

both_engines! { [scraped()] what_waits_to_be_sealed_and_the_live_outbox_show_their_age => |app| async move {
    app.lab().await;
    let (live, unsealed) = ("ustakana_live_oldest_event_seconds", "ustakana_audit_oldest_unsealed_seconds");
    app.later(2);
    let text = scrape(&app).await;
    assert!(value(&text, live) >= 120 && value(&text, unsealed) >= 120, "{text}");
    ustakana::features::audit::seal(app.service(), app.auth()).await.unwrap();
    assert_eq!(value(&scrape(&app).await, unsealed), 0);
} }
