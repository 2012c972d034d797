//! What changes in a lab, told to who watches it.

use std::net::TcpListener;
use std::time::Duration;

use diesel::prelude::*;
use reqwest::Response;
use serde_json::{Value, json};
use ustakana::features::identity::{self, Auth, Secret};
use ustakana::features::live;
use ustakana::platform::db::schema::live_events;
use ustakana::platform::db::{self, Database, Fault};
use ustakana::server;

use crate::app::{App, CHEAP, Client, Options, TestLab};

/// An event that does not come within this time never will.
const PATIENCE: Duration = Duration::from_secs(15);

#[derive(Clone, Debug, PartialEq)]
struct Seen {
    kind: String,
    id: i64,
    data: Value,
}

struct Stream {
    response: Response,
    text: String,
}

impl Stream {
    async fn open(client: &Client, lab: &TestLab, last: Option<i64>) -> Self {
        let last = last.map(|last| last.to_string());
        let headers: Vec<_> = last.iter().map(|last| ("Last-Event-ID", last.as_str())).collect();
        let response = client.open(&format!("/labs/{}/events", lab.slug), &headers).await;
        assert_eq!(
            (response.status().as_u16(), &response.headers()["content-type"]),
            (200, &"text/event-stream".parse().unwrap())
        );
        Self { response, text: String::new() }
    }

    /// The next block; `None` when the stream has ended.
    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.text = rest;
                return Some(block);
            }
            let chunk = tokio::time::timeout(PATIENCE, self.response.chunk()).await.expect("nothing came").unwrap()?;
            self.text += std::str::from_utf8(&chunk).unwrap();
        }
    }

    /// The next event; comments are passed over.
    async fn next(&mut self) -> Option<Seen> {
        loop {
            let block = self.block().await?;
            let field =
                |name: &str| block.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")).map(str::to_owned));
            if let Some(data) = field("data") {
                let data = serde_json::from_str(&data).unwrap();
                return Some(Seen { kind: field("event").unwrap(), id: field("id").unwrap().parse().unwrap(), data });
            }
        }
    }

    async fn expect(&mut self, kind: &str) -> Seen {
        let seen = self.next().await.expect("the stream ended");
        assert_eq!(seen.kind, kind, "{seen:?}");
        seen
    }
}

async fn book(client: &Client, machine: &str, hour: u8) -> Value {
    let body = json!({
        "machine": machine, "starts_at": format!("2026-09-01T{hour:02}:00:00Z"), "ends_at": format!("2026-09-01T{hour:02}:30:00Z"),
    });
    client.post("/reservations", body).await.expect(201).clone()
}

both_engines! { a_change_is_seen_as_it_happens_and_each_reader_is_told_what_is_theirs_to_know => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await.to_string();
    let (owner, other, staff) = (lab.student("Owner").await, lab.student("Other").await, lab.technician("Staff").await);
    let mut streams = Vec::new();
    for client in [&staff, &owner, &other, &app.anonymous()] {
        let mut stream = Stream::open(client, &lab, None).await;
        stream.expect("ready").await;
        streams.push(stream);
    }
    let booked = book(&owner, &machine, 5).await;
    for (index, stream) in streams.iter_mut().enumerate() {
        let seen = stream.expect("reservation.changed").await;
        let mut expected = json!({ "kind": "reservation.changed", "machine": machine });
        if index < 2 {
            expected["id"] = booked["id"].clone();
            expected["revision"] = booked["version"].clone();
        }
        assert_eq!(seen.data, expected, "reader {index}");
    }
    // What is broken and what is in stock is staff's.
    let fault = json!({ "machine": machine, "severity": "minor", "description": "It squeaks." });
    let fault = owner.post("/incidents", fault).await.id();
    assert_eq!(streams[0].expect("incident.changed").await.data["id"], json!(fault));
    streams[0].expect("notification.created").await;
    let order = json!({ "machine": machine, "title": "Oil it", "planned": false });
    let order = staff.post("/work-orders", order).await.id();
    assert_eq!(streams[0].expect("work_order.changed").await.data["id"], json!(order));
    let oil = json!({ "name": "Oil", "category": "fluid", "unit": "millilitre" });
    let oil = app.admin().post(&format!("/labs/{}/stock-items", lab.slug), oil).await.id();
    let bought = json!({ "kind": "receipt", "quantity": 100, "unit": "millilitre" });
    staff.post(&format!("/stock-items/{oil}/movements"), bought).await.expect(201);
    for _ in 0..2 {
        assert_eq!(streams[0].expect("stock_item.changed").await.data["id"], json!(oil));
    }
    let status = json!({ "status": "degraded", "reason": "Noisy" });
    app.admin().post(&format!("/machines/{machine}/status"), status).await.expect(200);
    for stream in &mut streams {
        let seen = stream.expect("machine.changed").await;
        assert_eq!((&seen.data["id"], &seen.data["machine"]), (&json!(machine), &json!(machine)));
    }
} }

both_engines! { that_somebody_was_told_something_is_seen_by_them_alone => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await.to_string();
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Staff").await);
    let mut theirs = Stream::open(&aida, &lab, None).await;
    let mut others = Stream::open(&staff, &lab, None).await;
    theirs.expect("ready").await;
    others.expect("ready").await;
    let body = json!({
        "machine": machine, "member": aida.id(), "starts_at": "2026-09-01T05:00:00Z", "ends_at": "2026-09-01T05:30:00Z",
    });
    staff.post("/reservations", body).await.expect(201);
    theirs.expect("reservation.changed").await;
    others.expect("reservation.changed").await;
    let told = theirs.expect("notification.created").await;
    let inbox = aida.get("/me/notifications").await;
    assert_eq!(told.data, json!({ "kind": "notification.created", "id": inbox.expect(200)["items"][0]["id"] }));
    app.admin().post(&format!("/machines/{machine}/status"), json!({ "status": "degraded", "reason": "Noisy" })).await.expect(200);
    others.expect("machine.changed").await;
} }

both_engines! { a_stream_taken_up_again_brings_what_was_missed_and_nothing_twice => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await.to_string();
    let student = lab.student("Aida").await;
    let mut stream = Stream::open(&student, &lab, None).await;
    stream.expect("ready").await;
    let first = book(&student, &machine, 4).await;
    let seen = stream.expect("reservation.changed").await;
    assert_eq!(seen.data["id"], first["id"]);
    drop(stream);
    let missed = [book(&student, &machine, 5).await, book(&student, &machine, 6).await];
    // Another node sees them numbered before the stream is taken up, or after: both must do.
    let mut again = Stream::open(&student, &lab, Some(seen.id)).await;
    assert_eq!(again.expect("ready").await.id, seen.id);
    let mut last = seen.id;
    for booked in &missed {
        let next = again.expect("reservation.changed").await;
        assert_eq!(next.data["id"], booked["id"]);
        assert!(next.id > last, "ids rise");
        last = next.id;
    }
    let third = book(&student, &machine, 7).await;
    assert_eq!(again.expect("reservation.changed").await.data["id"], third["id"], "and then it goes on");
} }

both_engines! { what_is_missed_for_more_than_a_day_is_to_be_read_anew => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await.to_string();
    let student = lab.student("Aida").await;
    let mut stream = Stream::open(&student, &lab, None).await;
    let start = stream.expect("ready").await.id;
    book(&student, &machine, 4).await;
    book(&student, &machine, 5).await;
    let last = [stream.next().await.unwrap().id, stream.next().await.unwrap().id][1];
    app.later(25 * 60);
    assert!(live::prune(app.service()).await.unwrap() > 0);
    let kept: i64 = app.service().read(|c| Ok::<_, Fault>(live_events::table.count().get_result(c)?)).await.unwrap();
    assert_eq!(kept, 1, "the newest number stays");
    for (seen, begins) in [(start, "reset"), (last, "ready"), (last + 1_000, "reset")] {
        let mut again = Stream::open(&student, &lab, Some(seen)).await;
        assert_eq!(again.expect(begins).await.id, last);
    }
    let body = json!({ "machine": machine, "starts_at": "2026-09-03T05:00:00Z", "ends_at": "2026-09-03T06:00:00Z" });
    let mut again = Stream::open(&student, &lab, Some(last)).await;
    again.expect("ready").await;
    student.post("/reservations", body).await.expect(201);
    assert_eq!(again.expect("reservation.changed").await.id, last + 1, "numbers go on");
} }

both_engines! { a_private_lab_is_watched_by_its_members_alone => |app| async move {
    let lab = TestLab::create_with(&app, json!({ "visibility": "members", "registration": "code", "join_code": "told-at-the-door" })).await;
    let path = format!("/labs/{}/events", lab.slug);
    app.anonymous().get(&path).await.expect_problem(404, "not_found");
    app.lab().await.manager("Elsewhere").await.get(&path).await.expect_problem(404, "not_found");
    let mut stream = Stream::open(&lab.student("Aida").await, &lab, None).await;
    stream.expect("ready").await;
} }

both_engines! { changes_of_another_lab_are_not_told => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let mut stream = Stream::open(&app.admin(), &lab, None).await;
    stream.expect("ready").await;
    other.machine(json!({})).await;
    let machine = lab.machine(json!({})).await;
    assert_eq!(stream.expect("machine.changed").await.data["id"], json!(machine));
} }

both_engines! { what_is_rolled_back_is_told_to_nobody => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await.to_string();
    let (one, two) = (lab.student("One").await, lab.student("Two").await);
    let mut stream = Stream::open(&one, &lab, None).await;
    stream.expect("ready").await;
    book(&one, &machine, 5).await;
    let body = json!({ "machine": machine, "starts_at": "2026-09-01T05:00:00Z", "ends_at": "2026-09-01T05:30:00Z" });
    two.post("/reservations", body).await.expect(409);
    let after = book(&two, &machine, 6).await;
    stream.expect("reservation.changed").await;
    let second = stream.expect("reservation.changed").await;
    assert_eq!(second.data, json!({ "kind": "reservation.changed", "machine": machine }));
    assert!(after["id"].is_string());
} }

both_engines! { a_quiet_stream_says_that_it_still_stands => |app| async move {
    let lab = app.lab().await;
    let mut stream = Stream::open(&app.anonymous(), &lab, None).await;
    let ready = stream.expect("ready").await;
    app.later(1);
    let block = stream.block().await.expect("the stream ended");
    assert_eq!(block, format!(": still here\nid: {}", ready.id));
} }

both_engines! { a_stream_ends_with_the_sign_in_of_its_reader => |app| async move {
    let lab = app.lab().await;
    let student = lab.student("Aida").await;
    let mut stream = Stream::open(&student, &lab, None).await;
    stream.expect("ready").await;
    // An access token holds for a quarter of an hour.
    app.later(16);
    assert_eq!(stream.next().await, None);
} }

both_engines! { a_stream_ends_when_the_lab_is_closed_to_its_reader => |app| async move {
    let lab = app.lab().await;
    let mut stream = Stream::open(&app.anonymous(), &lab, None).await;
    stream.expect("ready").await;
    let found = app.admin().get(&format!("/labs/{}", lab.slug)).await;
    let hidden = json!({ "visibility": "members", "registration": "code", "join_code": "told-at-the-door" });
    app.admin().patch(&format!("/labs/{}", lab.slug), found.etag(), hidden).await.expect(200);
    app.later(1);
    while let Some(seen) = stream.next().await {
        assert_eq!(seen.kind, "lab.changed");
    }
} }

both_engines! { [Options { rate_limits: true, ..Options::default() }]
nobody_holds_more_streams_open_than_twenty => |app| async move {
    let lab = app.lab().await;
    let student = lab.student("Aida").await;
    let mut open = Vec::new();
    for _ in 0..20 {
        open.push(Stream::open(&student, &lab, None).await);
    }
    let path = format!("/labs/{}/events", lab.slug);
    student.get(&path).await.expect_problem(429, "too_many_requests");
    Stream::open(&app.admin(), &lab, None).await.expect("ready").await;
} }

both_engines! { no_compressor_and_no_proxy_may_hold_a_stream_back => |app| async move {
    let lab = app.lab().await;
    let headers = [("Accept-Encoding", "gzip, br, zstd")];
    let response = app.anonymous().open(&format!("/labs/{}/events", lab.slug), &headers).await;
    let header = |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(header("content-encoding").as_deref(), Some("identity"));
    assert_eq!(header("cache-control").as_deref(), Some("no-store"));
    assert_eq!(header("x-accel-buffering").as_deref(), Some("no"));
} }

/// Another process of the service on the same database, as far as a test can have one.
async fn another_node(app: &App) -> server::Running {
    let settings = db::Settings { url: app.database_url().clone(), connections: 4 };
    let service = server::service(Database::open(&settings).unwrap(), app.clock().clone());
    let options = identity::Options {
        public_url: "http://ustakana.test".into(),
        secret: Secret::derive("the secret of all tests").unwrap(),
        rate_limits: false,
        trusted_proxies: Vec::new(),
        hash_cost: CHEAP,
        sends_mail: false,
    };
    let auth = Auth::open(&service, options).await.unwrap();
    server::start(
        &server::Parts { service, auth, metrics: server::MetricsReaders::of(None, None), client: &[] },
        TcpListener::bind("127.0.0.1:0").unwrap(),
        1,
    )
    .unwrap()
}

both_engines! { a_change_made_on_one_node_is_seen_on_another_under_the_same_number => |app| async move {
    let lab = app.lab().await;
    let node = another_node(&app).await;
    let far = app.http().get(format!("http://{}/api/v1/labs/{}/events", node.address, lab.slug)).send().await.unwrap();
    let mut far = Stream { response: far, text: String::new() };
    let mut near = Stream::open(&app.anonymous(), &lab, None).await;
    far.expect("ready").await;
    near.expect("ready").await;
    for _ in 0..3 {
        let machine = lab.machine(json!({})).await;
        let seen = near.expect("machine.changed").await;
        assert_eq!(seen.data["id"], json!(machine));
        assert_eq!(far.expect("machine.changed").await, seen);
    }
    node.stop().await.unwrap();
    assert_eq!(far.next().await, None, "a stopping node ends its streams");
} }

both_engines! { a_stopping_service_does_not_wait_for_its_streams => |app| async move {
    let lab = app.lab().await;
    let node = another_node(&app).await;
    let response = app.http().get(format!("http://{}/api/v1/labs/{}/events", node.address, lab.slug)).send().await.unwrap();
    let mut stream = Stream { response, text: String::new() };
    stream.expect("ready").await;
    let asked = std::time::Instant::now();
    node.stop().await.unwrap();
    assert!(asked.elapsed() < Duration::from_secs(5), "it waited {:?}", asked.elapsed());
    assert_eq!(stream.next().await, None);
} }
