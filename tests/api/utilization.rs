use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::{Value, json};
use ustakana::features::demand::{self, Ask, DemandKind, Want};
use ustakana::features::stats;
use ustakana::platform::db::schema::{
    machine_days, machine_locks, reservations, told_months, told_periods, usage_sessions,
};
use ustakana::platform::db::{Constraint, Db, DbResult, Fault};
use ustakana::platform::values::{Id, Instant, Interval, MaterialClass, Metal, Process};
use ustakana::platform::write::{Call, Event};

use crate::app::{App, Client, TestLab};

/// Local time in Bishkek.
fn at(local: &str) -> Instant {
    format!("{local}:00+06:00").parse().unwrap()
}

fn span(day: &str, from: &str, until: &str) -> Interval {
    Interval::new(at(&format!("2026-08-{day}T{from}")), at(&format!("2026-08-{day}T{until}")))
}

#[derive(Clone)]
struct Used {
    machine: Id,
    person: Id,
    span: Interval,
    affiliation: &'static str,
    source: &'static str,
    outcome: &'static str,
    headcount: i32,
}

async fn used(lab: &TestLab, used: Used) {
    let lab_id = lab.id;
    let insert = move |w: &mut ustakana::platform::write::Write<'_>| {
        let id = w.new_id();
        let row = (
            usage_sessions::id.eq(id),
            usage_sessions::lab.eq(lab_id),
            usage_sessions::machine.eq(used.machine),
            usage_sessions::person.eq(Some(used.person)),
            usage_sessions::started_at.eq(used.span.starts_at),
            usage_sessions::ended_at.eq(Some(used.span.ends_at)),
            usage_sessions::expected_ends_at.eq(used.span.ends_at),
            usage_sessions::source.eq(used.source),
            usage_sessions::headcount.eq(used.headcount),
            usage_sessions::outcome.eq(Some(used.outcome)),
            usage_sessions::affiliation.eq(Some(used.affiliation)),
            usage_sessions::role.eq(Some("student")),
            usage_sessions::overrun_seconds.eq(0_i64),
            usage_sessions::to_settle.eq(false),
            usage_sessions::created_at.eq(w.now),
            usage_sessions::updated_at.eq(w.now),
            usage_sessions::version.eq(1),
        );
        diesel::insert_into(usage_sessions::table).values(row).execute(w.c)?;
        let event = Event::new("usage_session.recorded", "usage_session", id).lab(lab_id);
        w.emit(event.touching(used.machine, used.span));
        Ok::<_, Fault>(())
    };
    lab.app.service().write(Call::service("test"), insert).await.unwrap();
}

async fn planned(
    lab: &TestLab,
    machine: Id,
    (kind, status): (&'static str, &'static str),
    member: Option<Id>,
    span: Interval,
    released_at: Option<Instant>,
) {
    let lab_id = lab.id;
    let insert = move |w: &mut ustakana::platform::write::Write<'_>| {
        let id = w.new_id();
        let row = (
            reservations::id.eq(id),
            reservations::lab.eq(lab_id),
            reservations::machine.eq(machine),
            reservations::kind.eq(kind),
            reservations::member.eq(member),
            reservations::starts_at.eq(span.starts_at),
            reservations::ends_at.eq(span.ends_at),
            reservations::blocks_from.eq(span.starts_at),
            reservations::blocks_until.eq(span.ends_at),
            reservations::status.eq(status),
            reservations::cancel_notice_minutes.eq(0),
            reservations::approved.eq(false),
            reservations::released_at.eq(released_at),
            reservations::overrun_seconds.eq(0_i64),
            reservations::created_at.eq(w.now),
            reservations::updated_at.eq(w.now),
            reservations::version.eq(1),
        );
        diesel::insert_into(reservations::table).values(row).execute(w.c)?;
        w.emit(Event::new("reservation.created", "reservation", id).lab(lab_id).touching(machine, span));
        Ok::<_, Fault>(())
    };
    lab.app.service().write(Call::service("test"), insert).await.unwrap();
}

async fn locked(lab: &TestLab, machine: Id, span: Interval) {
    let lab_id = lab.id;
    let insert = move |w: &mut ustakana::platform::write::Write<'_>| {
        let id = w.new_id();
        let row = (
            machine_locks::id.eq(id),
            machine_locks::lab.eq(lab_id),
            machine_locks::machine.eq(machine),
            machine_locks::cause.eq("incident"),
            machine_locks::safety.eq(false),
            machine_locks::starts_at.eq(span.starts_at),
            machine_locks::ends_at.eq(Some(span.ends_at)),
        );
        diesel::insert_into(machine_locks::table).values(row).execute(w.c)?;
        w.emit(Event::new("machine.locked", "machine", machine).lab(lab_id).touching(machine, span));
        Ok::<_, Fault>(())
    };
    lab.app.service().write(Call::service("test"), insert).await.unwrap();
}

/// A week of August 2026 in a lab open on weekdays from 9 to 18.
struct Week {
    lab: TestLab,
    manager: Client,
    aida: Client,
    printer: Id,
    laser: Id,
    idle: Id,
}

/// Monday to Sunday, from the 3rd on.
const WEEK: &str = "from=2026-08-03&until=2026-08-10";

impl Week {
    async fn tell(app: &App) -> Self {
        let lab = app.lab().await;
        let manager = lab.manager("Meerim").await;
        let (aida, bakyt) = (lab.student("Aida").await, lab.student("Bakyt").await);
        let machine = async |name: &str, capabilities: Value| {
            lab.machine(json!({ "name": name, "capabilities": capabilities, "acquired_on": "2026-07-01" })).await
        };
        let printer = machine("A printer", json!([{ "process": "MEX", "material_class": "polymer" }])).await;
        let both = json!([
            { "process": "laser_cutting", "material_class": "wood" }, { "process": "MEX", "material_class": "polymer" },
        ]);
        let laser = machine("=B laser", both).await;
        let idle = machine("C idle", json!([])).await;
        let (aida_id, bakyt_id) = (aida.id(), bakyt.id());
        let first = Used {
            machine: printer,
            person: aida_id,
            span: span("03", "10:00", "12:00"),
            affiliation: "Mechanics",
            source: "self",
            outcome: "success",
            headcount: 2,
        };
        used(&lab, first.clone()).await;
        let late = Used {
            person: bakyt_id,
            span: span("03", "17:00", "19:00"),
            affiliation: "Design",
            source: "device",
            outcome: "failure",
            headcount: 1,
            ..first.clone()
        };
        used(&lab, late).await;
        let cut = Used {
            machine: laser,
            span: span("04", "09:00", "10:30"),
            source: "kiosk",
            outcome: "aborted",
            headcount: 1,
            ..first
        };
        used(&lab, cut).await;
        let held = span("03", "10:00", "13:00");
        planned(&lab, printer, ("reservation", "completed"), Some(aida_id), held, Some(at("2026-08-03T12:00"))).await;
        let missed = span("05", "09:00", "11:00");
        planned(&lab, laser, ("reservation", "no_show"), Some(bakyt_id), missed, Some(at("2026-08-05T09:15"))).await;
        planned(&lab, printer, ("maintenance", "confirmed"), None, span("07", "09:00", "12:00"), None).await;
        planned(&lab, printer, ("event", "confirmed"), None, span("07", "12:00", "14:00"), None).await;
        let withdrawn = span("06", "09:00", "18:00");
        planned(&lab, idle, ("maintenance", "cancelled"), None, withdrawn, Some(at("2026-08-05T10:00"))).await;
        locked(&lab, laser, span("06", "09:00", "13:00")).await;
        Self { lab, manager, aida, printer, laser, idle }
    }

    async fn read(&self, query: &str) -> Value {
        let reply = self.manager.get(&self.path(query)).await;
        reply.expect(200).clone()
    }

    fn path(&self, query: &str) -> String {
        format!("/labs/{}/utilization?{query}", self.lab.slug)
    }

    /// Waits until the reading before has been kept.
    async fn kept(&self) {
        for _ in 0..200 {
            let lab = self.lab.id;
            let count = move |c: &mut _| {
                let days = machine_days::table.filter(machine_days::lab.eq(lab)).filter(machine_days::stale.eq(false));
                Ok::<i64, Fault>(days.count().get_result(c)?)
            };
            if self.lab.app.service().read(count).await.unwrap() >= 21 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        panic!("the days were not kept");
    }
}

/// The group with this key, its own fields as they are named.
fn group<'a>(figures: &'a Value, key: &Value) -> &'a Value {
    let groups = figures["groups"].as_array().unwrap();
    groups.iter().find(|group| group["key"] == *key).unwrap_or_else(|| panic!("no group {key} in {figures}"))
}

fn figures<const N: usize>(group: &Value, names: [&str; N]) -> [i64; N] {
    names.map(|name| group[name].as_i64().unwrap_or_else(|| panic!("no {name} in {group}")))
}

#[track_caller]
fn assert_close(found: &Value, expected: f64) {
    let found = found.as_f64().unwrap();
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

both_engines! { the_figures_of_a_week_by_machine_are_those_computed_by_hand => |app| async move {
    let week = Week::tell(&app).await;
    let found = week.read(WEEK).await;
    assert_eq!((&found["from"], &found["until"]), (&json!("2026-08-03"), &json!("2026-08-10")));
    assert_eq!(found["time_zone"], json!("Asia/Bishkek"));
    assert!(found["definitions"]["utilization"].is_string());
    let times = [
        "open_seconds", "downtime_planned_seconds", "downtime_unplanned_seconds", "available_seconds", "reserved_seconds",
        "used_seconds", "used_in_available_seconds", "used_outside_open_seconds", "no_show_seconds", "sessions", "reach", "headcount",
    ];
    let printer = group(&found, &json!(week.printer));
    assert_eq!(figures(printer, times), [162_000, 10_800, 0, 151_200, 7_200, 14_400, 10_800, 3_600, 0, 2, 2, 3]);
    assert_eq!(printer["label"], json!("A printer"));
    assert_close(&printer["utilization"], 10_800.0 / 151_200.0);
    assert_close(&printer["booking_fill"], 7_200.0 / 151_200.0);
    assert_close(&printer["success_rate"], 0.5);
    assert_eq!(printer["coverage"], json!({ "self": 0.5, "device": 0.5 }));
    assert_eq!(printer["suppressed"], json!(false));
    let laser = group(&found, &json!(week.laser));
    assert_eq!(figures(laser, times), [162_000, 0, 14_400, 147_600, 900, 5_400, 5_400, 0, 7_200, 1, 1, 1]);
    assert_close(&laser["success_rate"], 0.0);
    let total = &found["total"];
    assert_eq!(figures(total, times), [486_000, 10_800, 14_400, 460_800, 8_100, 19_800, 16_200, 3_600, 7_200, 3, 2, 4]);
    assert_eq!((&total["key"], &total["label"]), (&Value::Null, &json!("total")));
} }

both_engines! { a_machine_that_nobody_used_is_listed_and_a_withdrawn_blackout_is_no_downtime => |app| async move {
    let week = Week::tell(&app).await;
    let found = week.read(WEEK).await;
    let idle = group(&found, &json!(week.idle));
    assert_eq!(figures(idle, ["open_seconds", "available_seconds", "used_seconds", "sessions", "reach"]), [162_000, 162_000, 0, 0, 0]);
    assert_eq!((&idle["utilization"], &idle["success_rate"], &idle["coverage"]), (&json!(0.0), &Value::Null, &Value::Null));
    assert_eq!(found["groups"].as_array().unwrap().len(), 3);
    // Before it was bought and after now there is nothing to divide by.
    let before = week.read("from=2026-06-01&until=2026-06-08").await;
    assert_eq!(group(&before, &json!(week.idle))["utilization"], Value::Null);
    let ahead = week.read("from=2026-10-01&until=2026-11-01").await;
    assert_eq!(figures(&ahead["total"], ["open_seconds"]), [0]);
} }

both_engines! { every_grouping_adds_up_to_the_same_total => |app| async move {
    let week = Week::tell(&app).await;
    let by_machine = week.read(WEEK).await;
    for settled in [false, true] {
        for by in ["machine", "class", "process", "day", "week", "month", "affiliation", "role"] {
            let found = week.read(&format!("{WEEK}&group_by={by}")).await;
            assert_eq!(found["total"], by_machine["total"], "by {by}, settled: {settled}");
            let used: i64 = found["groups"].as_array().unwrap().iter().map(|group| group["used_seconds"].as_i64().unwrap()).sum();
            // The laser has two processes and counts in both.
            assert_eq!(used, if by == "process" { 25_200 } else { 19_800 }, "by {by}");
        }
        week.kept().await;
    }
    let by_process = week.read(&format!("{WEEK}&group_by=process")).await;
    assert_eq!(figures(group(&by_process, &json!("MEX")), ["open_seconds", "used_seconds", "reach"]), [324_000, 19_800, 2]);
    assert_eq!(figures(group(&by_process, &Value::Null), ["open_seconds"]), [162_000]);
    let by_day = week.read(&format!("{WEEK}&group_by=day")).await;
    assert_eq!(by_day["groups"].as_array().unwrap().len(), 7);
    assert_eq!(figures(group(&by_day, &json!("2026-08-03")), ["open_seconds", "used_seconds", "reach"]), [97_200, 14_400, 2]);
    assert_eq!(figures(group(&by_day, &json!("2026-08-08")), ["open_seconds"]), [0]);
    assert_eq!(figures(group(&week.read(&format!("{WEEK}&group_by=week")).await, &json!("2026-W32")), ["sessions"]), [3]);
    assert_eq!(figures(group(&week.read(&format!("{WEEK}&group_by=month")).await, &json!("2026-08")), ["sessions"]), [3]);
    let by_affiliation = week.read(&format!("{WEEK}&group_by=affiliation")).await;
    let names = ["open_seconds", "used_seconds", "reach", "sessions"];
    assert_eq!(figures(group(&by_affiliation, &json!("Mechanics")), names), [486_000, 12_600, 1, 2]);
    assert_eq!(figures(group(&by_affiliation, &json!("Design")), names), [486_000, 7_200, 1, 1]);
    let by_role = week.read(&format!("{WEEK}&group_by=role")).await;
    assert_eq!(figures(group(&by_role, &json!("student")), names), [486_000, 19_800, 2, 3]);
} }

both_engines! { what_is_kept_follows_a_change_of_the_past => |app| async move {
    let week = Week::tell(&app).await;
    week.read(WEEK).await;
    week.kept().await;
    let more = Used {
        machine: week.idle,
        person: week.aida.id(),
        span: span("05", "10:00", "11:00"),
        affiliation: "Mechanics",
        source: "staff",
        outcome: "success",
        headcount: 1,
    };
    used(&week.lab, more).await;
    let found = week.read(WEEK).await;
    assert_eq!(figures(group(&found, &json!(week.idle)), ["used_seconds", "sessions", "reach"]), [3_600, 1, 1]);
    let closure = json!({ "starts_at": "2026-08-05T03:00:00Z", "ends_at": "2026-08-05T12:00:00Z", "reason": { "en": "Strike" } });
    week.manager.post(&format!("/labs/{}/closures", week.lab.slug), closure).await.expect(201);
    let found = week.read(WEEK).await;
    assert_eq!(figures(&found["total"], ["open_seconds", "used_outside_open_seconds", "reserved_seconds"]), [388_800, 7_200, 7_200]);
    let report = stats::verify(app.service()).await.unwrap();
    assert_eq!(report.differences, []);
    assert!(report.days >= 21);
} }

both_engines! { today_counts_up_to_now_and_is_not_kept => |app| async move {
    let week = Week::tell(&app).await;
    // Tuesday, 11:30 in Bishkek.
    app.at("2026-09-01T05:30:00Z");
    let found = week.read("from=2026-09-01&until=2026-09-02&group_by=day").await;
    assert_eq!(figures(group(&found, &json!("2026-09-01")), ["open_seconds"]), [3 * 9_000]);
    app.at("2026-09-02T00:00:00Z");
    let found = week.read("from=2026-09-01&until=2026-09-02").await;
    assert_eq!(figures(&found["total"], ["open_seconds"]), [3 * 32_400]);
} }

both_engines! { machines_can_be_narrowed_by_id_and_process => |app| async move {
    let week = Week::tell(&app).await;
    let one = week.read(&format!("{WEEK}&machine={}", week.laser)).await;
    assert_eq!((one["groups"].as_array().unwrap().len(), figures(&one["total"], ["used_seconds"])), (1, [5_400]));
    let lasers = week.read(&format!("{WEEK}&process=LASER_CUTTING&group_by=month")).await;
    assert_eq!(figures(&lasers["total"], ["open_seconds", "used_seconds"]), [162_000, 5_400]);
    let none = week.read(&format!("{WEEK}&process=PBF")).await;
    assert_eq!((none["groups"].as_array().unwrap().len(), &none["total"]["utilization"]), (0, &Value::Null));
} }

both_engines! { csv_is_answered_by_format_or_accept_and_holds_no_formulas => |app| async move {
    let week = Week::tell(&app).await;
    let by_format = week.manager.get(&week.path(&format!("{WEEK}&format=csv"))).await;
    let by_accept = week.manager.header("Accept", "text/csv, application/json;q=0.5").get(&week.path(WEEK)).await;
    by_format.expect(200);
    assert_eq!(by_format.text, by_accept.text);
    assert_eq!(by_format.header("content-type"), "text/csv; charset=utf-8");
    let name = format!("attachment; filename=\"utilization-{}-by-machine-2026-08-03-2026-08-10.csv\"", week.lab.slug);
    assert_eq!(by_format.header("content-disposition"), name);
    let lines: Vec<&str> = by_format.text.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with("key,label,open_seconds,"), "{}", lines[0]);
    assert!(lines.iter().any(|line| line.starts_with(&format!("{},'=B laser,162000,", week.laser))), "{lines:?}");
    let link = by_format.header("link");
    let described = link.strip_prefix("<?").and_then(|link| link.split_once(">; rel=\"describedby\"; type=\"application/csvm+json\""));
    let metadata = week.manager.get(&week.path(described.unwrap().0)).await;
    assert_eq!(metadata.header("content-type"), "application/csvm+json");
    assert_eq!(metadata.expect(200)["tableSchema"]["columns"][2]["name"], json!("open_seconds"));
    assert!(metadata.json["url"].as_str().unwrap().ends_with("format=csv"));
    let marked = week.manager.get(&week.path(&format!("{WEEK}&format=csv&bom=true"))).await;
    assert_eq!(marked.text.strip_prefix('\u{feff}'), Some(by_format.text.as_str()));
    let json = week.manager.header("Accept", "text/csv;q=0.2, */*").get(&week.path(WEEK)).await;
    assert_eq!(json.header("content-type"), "application/json");
    week.manager.header("Accept", "application/pdf").get(&week.path(WEEK)).await.expect_problem(406, "not_acceptable");
} }

both_engines! { a_workbook_is_answered_by_format_or_accept => |app| async move {
    let week = Week::tell(&app).await;
    let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let by_format = week.manager.get(&week.path(&format!("{WEEK}&format=xlsx"))).await;
    let by_accept = week.manager.header("Accept", media_type).get(&week.path(WEEK)).await;
    let name = format!("attachment; filename=\"utilization-{}-by-machine-2026-08-03-2026-08-10.xlsx\"", week.lab.slug);
    for reply in [by_format, by_accept] {
        reply.expect(200);
        assert_eq!((reply.header("content-type"), reply.header("content-disposition")), (media_type, name.as_str()));
        assert!(reply.text.starts_with("PK") && reply.text.contains("xl/worksheets/sheet2.xml"));
    }
    let funder = week.lab.funder("Yuna").await;
    funder.get(&week.path(&format!("{WEEK}&format=xlsx"))).await.expect_problem(422, "period_not_complete");
    funder.get(&week.path("from=2026-08-01&until=2026-09-01&format=xlsx")).await.expect(200);
} }

both_engines! { a_period_or_grouping_that_cannot_be_is_refused_by_its_name => |app| async move {
    let week = Week::tell(&app).await;
    for (query, parameter) in [
        ("until=2026-08-10", "from"),
        ("from=2026-08-03", "until"),
        ("from=2026-08-03&until=2026-08-03", "until"),
        ("from=2026-08-32&until=2026-09-03", "from"),
        ("from=0001-01-01&until=2026-09-03", "from"),
        ("from=2026-08-03&until=2026-08-10&group_by=year", "group_by"),
        ("from=2026-08-03&until=2026-08-10&process=magic", "process"),
        ("from=2026-08-03&until=2026-08-10&format=xls", "format"),
        ("from=2026-08-03&until=2026-08-10&goup_by=day", "goup_by"),
    ] {
        let reply = week.manager.get(&week.path(query)).await;
        assert_eq!(reply.expect_problem(400, "invalid_parameter")["parameter"], json!(parameter), "{query}");
    }
    let long = week.manager.get(&week.path("from=2010-01-01&until=2026-01-01")).await;
    assert_eq!(long.expect_bad_fields(), ["/until"]);
    week.manager.get(&week.path("from=2021-09-01&until=2026-09-01&group_by=month")).await.expect(200);
} }

both_engines! { a_funder_reads_whole_periods_and_nothing_about_few_people => |app| async move {
    let week = Week::tell(&app).await;
    let funder = week.lab.funder("Yuna").await;
    let found = funder.get(&week.path("from=2026-08-01&until=2026-09-01")).await.expect(200).clone();
    for group in found["groups"].as_array().unwrap().iter().chain([&found["total"]]) {
        // Nobody was at the idle machine, and that is shown.
        let idle = group["key"] == json!(week.idle);
        for name in ["sessions", "reach", "headcount"] {
            assert_eq!(group[name], if idle { json!(0) } else { Value::Null }, "{name}");
        }
        assert_eq!((&group["success_rate"], &group["coverage"]), (&Value::Null, &Value::Null));
        assert_eq!((&group["no_show_seconds"], &group["suppressed"]), (&(if idle { json!(0) } else { Value::Null }), &json!(!idle)));
    }
    assert_eq!(figures(&found["total"], ["used_seconds", "reserved_seconds"]), [19_800, 8_100]);
    let csv = funder.get(&week.path("from=2026-08-01&until=2026-09-01&format=csv")).await;
    csv.expect(200);
    assert_eq!(csv.text.lines().filter(|line| line.ends_with(",true")).count(), 2, "{}", csv.text);
    for query in [WEEK, "from=2026-08-01&until=2026-10-01", "from=2026-09-01&until=2026-10-01", "from=2026-08-01&until=2026-08-31"] {
        funder.get(&week.path(query)).await.expect_problem(422, "period_not_complete");
    }
    for by in ["day", "week"] {
        let path = week.path(&format!("from=2026-08-01&until=2026-09-01&group_by={by}"));
        let refused = funder.get(&path).await;
        let allowed = json!(["machine", "class", "process", "month", "affiliation", "role"]);
        assert_eq!(refused.expect_problem(422, "grouping_not_allowed")["allowed"], allowed);
    }
    for by in ["machine", "class", "process", "month", "affiliation", "role"] {
        let by_time = week.path(&format!("from=2026-04-01&until=2026-07-01&group_by={by}"));
        funder.get(&by_time).await.expect(200);
    }
    let reliability = format!("/machines/{}/reliability", week.laser);
    funder.get(&format!("{reliability}?{WEEK}")).await.expect_problem(422, "period_not_complete");
    funder.get(&format!("{reliability}?from=2026-08-01&until=2026-09-01")).await.expect(200);
    let denied = format!("/labs/{}/statistics/denied?{WEEK}", week.lab.slug);
    funder.get(&denied).await.expect_problem(403, "not_allowed");
} }

both_engines! { a_funder_reads_the_course_of_any_whole_months => |app| async move {
    let week = Week::tell(&app).await;
    a_busy_august(&week).await;
    let funder = week.lab.funder("Yuna").await;
    let year = "from=2025-09-01&until=2026-09-01";
    let course = funder.get(&week.path(&format!("{year}&group_by=month"))).await.expect(200).clone();
    let months = course["groups"].as_array().unwrap();
    assert_eq!((months.len(), &months[0]["key"], &months[11]["key"]), (12, &json!("2025-09"), &json!("2026-08")));
    let august = funder.get(&week.path("from=2026-08-01&until=2026-09-01&group_by=month")).await.expect(200).clone();
    assert_eq!(months[11], august["groups"][0]);
    // Of the year before nobody knows anybody: it is not kept, so what is told of it is not for ever.
    assert_eq!((course["published_at"].is_string(), august["published_at"].is_string()), (false, true));
    let of_the_year = funder.get(&week.path("from=2026-01-01&until=2026-09-01&group_by=month")).await.expect(200).clone();
    assert_eq!(of_the_year["published_at"], august["published_at"]);
    let total = &course["total"];
    assert_eq!((&total["used_seconds"], &total["reach"]), (&august["total"]["used_seconds"], &Value::Null));
    let csv = funder.get(&week.path(&format!("{year}&group_by=month&format=csv"))).await;
    csv.expect(200);
    assert_eq!(csv.text.lines().count(), 13);
    let workbook = funder.get(&week.path(&format!("{year}&group_by=month&format=xlsx"))).await;
    workbook.expect(200);
    assert!(workbook.text.starts_with("PK"));
    for query in [year, "from=2025-09-01&until=2026-10-01&group_by=month", "from=2025-09-02&until=2026-09-01&group_by=month"] {
        funder.get(&week.path(query)).await.expect_problem(422, "period_not_complete");
    }
} }

both_engines! { a_funder_narrows_by_one_filter_and_groups_by_what_is_published_of_it => |app| async move {
    let week = Week::tell(&app).await;
    let funder = week.lab.funder("Yuna").await;
    let ask = async |query: &str| funder.get(&week.path(&format!("from=2026-08-01&until=2026-09-01&{query}"))).await;
    let one = ask(&format!("machine={}", week.laser)).await;
    assert_eq!(figures(&one.expect(200)["total"], ["used_seconds"]), [5_400]);
    assert_eq!(figures(&ask("process=MEX&group_by=month").await.expect(200)["total"], ["used_seconds"]), [19_800]);
    let refused = ask("process=MEX&group_by=affiliation").await;
    assert_eq!(refused.expect_problem(422, "grouping_not_allowed")["allowed"], json!(["machine", "month"]));
    ask(&format!("process=MEX&machine={}", week.laser)).await.expect_problem(422, "grouping_not_allowed");
} }

both_engines! { a_funder_is_told_of_five_people_and_of_small_affiliations_together => |app| async move {
    let week = Week::tell(&app).await;
    let funder = week.lab.funder("Yuna").await;
    for index in 0..12_u32 {
        let person = week.lab.student(&format!("Student {index}")).await.id();
        let affiliation = ["Mechanics", "Mechanics", "Energy", "Mechanics", "Mechanics", "Art"][index as usize % 6];
        for (machine, hour) in [(week.printer, 0), (week.laser, 1)] {
            let from = at("2026-08-10T00:00").plus_minutes(i64::from(index * 2 + hour) * 40);
            let span = Interval::new(from, from.plus_minutes(40));
            let outcome = "success";
            used(&week.lab, Used { machine, person, span, affiliation, source: "self", outcome, headcount: 1 }).await;
        }
    }
    let path = |by: &str| week.path(&format!("from=2026-08-01&until=2026-09-01&group_by={by}"));
    let month = funder.get(&path("month")).await.expect(200).clone();
    assert_eq!(figures(&month["total"], ["reach", "sessions"]), [14, 27]);
    let found = funder.get(&path("affiliation")).await.expect(200).clone();
    let keys: Vec<&Value> = found["groups"].as_array().unwrap().iter().map(|group| &group["key"]).collect();
    assert_eq!(keys, [&json!("Mechanics"), &json!("others")]);
    assert_eq!(figures(group(&found, &json!("others")), ["reach", "sessions"]), [5, 9]);
    assert_eq!(figures(group(&found, &json!("Mechanics")), ["reach", "sessions"]), [9, 18]);
} }

/// Twelve people, ten of one affiliation, an hour each at the printer and at the laser.
async fn a_busy_august(week: &Week) -> Vec<Client> {
    let mut people = Vec::new();
    for index in 0..12_u32 {
        let person = week.lab.student(&format!("Student {index}")).await;
        let affiliation = if index < 10 { "Mechanics" } else { "Art" };
        for (machine, hour) in [(week.printer, 0), (week.laser, 1)] {
            let from = at("2026-08-10T00:00").plus_minutes(i64::from(index * 2 + hour) * 60);
            let span = Interval::new(from, from.plus_minutes(60));
            let (person, outcome) = (person.id(), "success");
            used(&week.lab, Used { machine, person, span, affiliation, source: "self", outcome, headcount: 1 }).await;
        }
        people.push(person);
    }
    people
}

/// Everything that a funder may ask of August and its lab, apart from names.
async fn everything(week: &Week, funder: &Client) -> Vec<Value> {
    let mut out = Vec::new();
    for by in ["machine", "class", "process", "month", "affiliation", "role"] {
        let reply = funder.get(&week.path(&format!("from=2026-08-01&until=2026-09-01&group_by={by}"))).await;
        out.push(reply.expect(200).clone());
    }
    for by in ["lab", "month", "process"] {
        let reply = funder.get(&format!("/funding/statistics?from=2026-08-01&until=2026-09-01&group_by={by}")).await;
        out.push(reply.expect(200).clone());
    }
    for machine in [week.laser, week.printer] {
        let reply = funder.get(&format!("/machines/{machine}/reliability?from=2026-08-01&until=2026-09-01")).await;
        out.push(reply.expect(200).clone());
    }
    out
}

both_engines! { a_session_corrected_between_two_pulls_shows_no_difference_to_a_funder => |app| async move {
    let week = Week::tell(&app).await;
    a_busy_august(&week).await;
    let funder = week.lab.funder("Yuna").await;
    let before = everything(&week, &funder).await;
    assert!(before[0]["published_at"].is_string());
    let manager = week.path("from=2026-08-01&until=2026-09-01");
    let seen = week.manager.get(&manager).await.expect(200).clone();
    let (lab, printer) = (week.lab.id, week.printer);
    let correct = move |w: &mut ustakana::platform::write::Write<'_>| {
        let theirs = usage_sessions::table.filter(usage_sessions::machine.eq(printer));
        let (id, from): (Id, Instant) = theirs
            .filter(usage_sessions::affiliation.eq("Art"))
            .order(usage_sessions::started_at.asc())
            .select((usage_sessions::id, usage_sessions::started_at))
            .first(w.c)?;
        diesel::update(usage_sessions::table.find(id))
            .set((usage_sessions::ended_at.eq(Some(from.plus_minutes(20))), usage_sessions::outcome.eq(Some("failure"))))
            .execute(w.c)?;
        let event = Event::new("usage_session.corrected", "usage_session", id).lab(lab);
        w.emit(event.touching(printer, Interval::new(from, from.plus_minutes(60))));
        Ok::<_, Fault>(())
    };
    week.lab.app.service().write(Call::service("test"), correct).await.unwrap();
    let corrected = week.manager.get(&manager).await.expect(200).clone();
    assert_eq!(seen["total"]["used_seconds"].as_i64().unwrap() - corrected["total"]["used_seconds"].as_i64().unwrap(), 2_400);
    assert!(corrected.get("published_at").is_none());
    assert_eq!(everything(&week, &funder).await, before);
    // Nor does the quarter, which is decided later: it is made of what the month told.
    app.at("2026-10-02T10:00:00+06:00");
    let quarter = funder.get(&week.path("from=2026-07-01&until=2026-10-01&group_by=month")).await.expect(200).clone();
    assert_eq!(group(&quarter, &json!("2026-08"))["used_seconds"], before[0]["total"]["used_seconds"]);
    assert_eq!(quarter["total"]["used_seconds"], before[0]["total"]["used_seconds"]);
} }

both_engines! { a_machine_reclassed_between_two_pulls_shows_no_difference_to_a_funder => |app| async move {
    let week = Week::tell(&app).await;
    a_busy_august(&week).await;
    let funder = week.lab.funder("Yuna").await;
    let before = everything(&week, &funder).await;
    let class = week.manager.post(&format!("/labs/{}/machine-classes", week.lab.slug), json!({ "name": { "en": "Printers" } })).await.id();
    let laser = format!("/machines/{}", week.laser);
    let tag = week.manager.get(&laser).await.header("etag").to_owned();
    let change = json!({ "class": class, "capabilities": [{ "process": "PBF", "material_class": "metal", "metal": "direct" }] });
    week.manager.patch(&laser, &tag, change).await.expect(200);
    assert_eq!(everything(&week, &funder).await, before);
    let by_class = funder.get(&week.path(&format!("from=2026-08-01&until=2026-09-01&class={class}"))).await;
    assert_eq!(figures(&by_class.expect(200)["total"], ["used_seconds", "sessions"]), [0, 0]);
} }

both_engines! { history_imported_between_two_pulls_shows_no_difference_to_a_funder => |app| async move {
    let week = Week::tell(&app).await;
    let people = a_busy_august(&week).await;
    let funder = week.lab.funder("Yuna").await;
    let july = "from=2026-07-01&until=2026-08-01";
    let before = everything(&week, &funder).await;
    let july_before = funder.get(&week.path(july)).await.expect(200).clone();
    assert_eq!(july_before["total"]["sessions"], 0);
    for day in ["2026-07-15", "2026-08-20"] {
        let from = at(&format!("{day}T10:00"));
        let span = Interval::new(from, from.plus_minutes(60));
        let (machine, person, affiliation) = (week.printer, people[0].id(), "Mechanics");
        let (source, outcome, headcount) = ("import", "success", 1);
        used(&week.lab, Used { machine, person, span, affiliation, source, outcome, headcount }).await;
    }
    assert_eq!(everything(&week, &funder).await, before);
    assert_eq!(funder.get(&week.path(july)).await.expect(200), &july_before);
} }

both_engines! { what_was_told_can_be_neither_changed_nor_removed => |app| async move {
    let week = Week::tell(&app).await;
    a_busy_august(&week).await;
    everything(&week, &week.lab.funder("Yuna").await).await;
    let service = week.lab.app.service();
    let later = service.now().plus_days(1);
    let refused = |answer: Result<usize, Fault>| assert!(answer.is_err_and(|fault| fault.violates(Constraint::AppendOnly)));
    let told = |work: fn(&mut Db, Instant) -> DbResult<usize>| {
        service.write(Call::service("test"), move |w| work(w.c, later))
    };
    refused(told(|c, later| Ok(diesel::update(told_periods::table).set(told_periods::published_at.eq(later)).execute(c)?)).await);
    refused(told(|c, _| Ok(diesel::delete(told_periods::table).execute(c)?)).await);
    refused(told(|c, later| Ok(diesel::update(told_months::table).set(told_months::kept_at.eq(later)).execute(c)?)).await);
    refused(told(|c, _| Ok(diesel::delete(told_months::table).execute(c)?)).await);
} }

both_engines! { a_period_in_which_somebody_still_is_is_not_told_before_it_is_over => |app| async move {
    let week = Week::tell(&app).await;
    a_busy_august(&week).await;
    let funder = week.lab.funder("Yuna").await;
    // From the last evening of August until the next morning.
    let night = Interval::new(at("2026-08-31T22:00"), at("2026-09-01T04:00"));
    planned(&week.lab, week.idle, ("reservation", "confirmed"), Some(week.aida.id()), night, None).await;
    app.at("2026-09-01T00:01:00+06:00");
    let august = week.path("from=2026-08-01&until=2026-09-01");
    let network = "/funding/statistics?from=2026-08-01&until=2026-09-01";
    let reliability = format!("/machines/{}/reliability?from=2026-08-01&until=2026-09-01", week.idle);
    for path in [&august, network, &reliability] {
        let refused = funder.get(path).await;
        let detail = refused.expect_problem(422, "period_not_complete")["detail"].as_str().unwrap();
        assert!(detail.contains("still open"), "{detail}");
    }
    // Staff see it meanwhile, and July, of which nothing is open, is told.
    week.manager.get(&august).await.expect(200);
    funder.get(&week.path("from=2026-07-01&until=2026-08-01")).await.expect(200);
    // A week later nobody waits any longer for what was forgotten.
    app.at("2026-09-08T00:00:00+06:00");
    assert!(funder.get(&august).await.expect(200)["published_at"].is_string());
} }

both_engines! { what_staff_look_at_publishes_nothing => |app| async move {
    let week = Week::tell(&app).await;
    let people = a_busy_august(&week).await;
    let network = "/funding/statistics?from=2026-08-01&until=2026-09-01";
    let sessions = |seen: &Value| seen["total"]["sessions"].as_i64().unwrap();
    for client in [&week.manager, &app.admin()] {
        let seen = client.get(network).await.expect(200).clone();
        assert_eq!((sessions(&seen), seen.get("published_at")), (27, None));
    }
    let from = at("2026-08-20T10:00");
    let (machine, person, span) = (week.printer, people[0].id(), Interval::new(from, from.plus_minutes(60)));
    let (affiliation, source, outcome) = ("Mechanics", "import", "success");
    used(&week.lab, Used { machine, person, span, affiliation, source, outcome, headcount: 1 }).await;
    let told = week.lab.funder("Yuna").await.get(network).await.expect(200).clone();
    assert_eq!(sessions(&told), 28);
    assert!(told["published_at"].is_string());
    assert_eq!(week.manager.get(network).await.expect(200), &told);
} }

both_engines! { asking_for_empty_years_takes_nobody_s_turn_to_write => |app| async move {
    let week = Week::tell(&app).await;
    let funder = week.lab.funder("Yuna").await;
    let before = app.service().db().commits();
    for year in 1990..2000 {
        let path = week.path(&format!("from={year}-01-01&until={}-01-01&group_by=month", year + 1));
        assert_eq!(funder.get(&path).await.expect(200)["total"]["sessions"], 0);
    }
    // The service's own jobs commit now and then; the ten questions do not.
    let since = app.service().db().commits() - before;
    assert!(since < 10, "{since} commits");
} }

both_engines! { a_year_told_as_empty_is_told_anew_once_its_history_is_imported => |app| async move {
    let week = Week::tell(&app).await;
    let funder = week.lab.funder("Yuna").await;
    let path = week.path("from=2025-03-01&until=2025-04-01");
    let empty = funder.get(&path).await.expect(200).clone();
    assert_eq!((&empty["total"]["sessions"], empty.get("published_at")), (&json!(0), None));
    for index in 0..6 {
        let person = week.lab.student(&format!("Student {index}")).await.id();
        let from = at("2025-03-03T10:00").plus_minutes(index * 60);
        let span = Interval::new(from, from.plus_minutes(60));
        let (machine, affiliation, source, outcome) = (week.printer, "Mechanics", "import", "success");
        used(&week.lab, Used { machine, person, span, affiliation, source, outcome, headcount: 1 }).await;
    }
    assert_eq!(funder.get(&path).await.expect(200)["total"]["sessions"], 6);
} }

both_engines! { all_labs_together_tell_no_more_than_each_of_them => |app| async move {
    let week = Week::tell(&app).await;
    let people = a_busy_august(&week).await;
    let other = app.lab().await;
    let machine = other.machine(json!({ "acquired_on": "2026-07-01" })).await;
    for (day, person) in [("03", &people[0]), ("04", &people[1])] {
        let (person, span) = (person.id(), span(day, "10:00", "12:00"));
        let (affiliation, source, outcome) = ("Mechanics", "self", "success");
        used(&other, Used { machine, person, span, affiliation, source, outcome, headcount: 1 }).await;
    }
    let funder = week.lab.funder("Yuna").await;
    other.admit(funder.id(), ustakana::platform::values::Role::Funder).await;
    let period = "from=2026-08-01&until=2026-09-01";
    let told = funder.get(&format!("/funding/statistics?{period}")).await.expect(200).clone();
    let keys: Vec<&Value> = told["groups"].as_array().unwrap().iter().map(|group| &group["key"]).collect();
    assert_eq!(keys.len(), 2, "only labs whose funder one is");
    for lab in [&week.lab, &other] {
        let own = funder.get(&format!("/labs/{}/utilization?{period}", lab.slug)).await.expect(200)["total"].clone();
        let mut there = group(&told, &json!(lab.id)).clone();
        (there["key"], there["label"]) = (own["key"].clone(), own["label"].clone());
        assert_eq!(there, own);
    }
    // The other lab had two people: what is withheld of it is withheld of both together.
    assert_eq!((&told["total"]["sessions"], &told["total"]["suppressed"]), (&Value::Null, &json!(true)));
    assert_eq!(figures(&told["total"], ["used_seconds"]), [24 * 3_600 + 19_800 + 2 * 7_200]);
    let csv = funder.get(&format!("/funding/statistics?{period}&group_by=month&format=csv")).await;
    csv.expect(200);
    assert_eq!((csv.header("content-type"), csv.text.lines().count()), ("text/csv; charset=utf-8", 2));
    funder.get("/funding/statistics?from=2026-08-03&until=2026-08-10").await.expect_problem(422, "period_not_complete");
    funder.get(&format!("/funding/statistics?{period}&group_by=affiliation")).await.expect_problem(400, "invalid_parameter");
    week.aida.get(&format!("/funding/statistics?{period}")).await.expect_problem(403, "not_allowed");
    app.anonymous().get(&format!("/funding/statistics?{period}")).await.expect_problem(401, "not_signed_in");
} }

both_engines! { figures_are_for_managers_funders_and_administrators => |app| async move {
    let week = Week::tell(&app).await;
    let technician = week.lab.technician("Timur").await;
    let other = app.lab().await.manager("Nurlan").await;
    let paths = [
        week.path(WEEK),
        format!("/machines/{}/reliability?{WEEK}", week.laser),
        format!("/labs/{}/statistics/denied?{WEEK}", week.lab.slug),
    ];
    for path in paths {
        app.anonymous().get(&path).await.expect_problem(401, "not_signed_in");
        for client in [&week.aida, &technician, &other] {
            client.get(&path).await.expect_problem(403, "not_allowed");
        }
        app.admin().get(&path).await.expect(200);
        week.manager.get(&path).await.expect(200);
    }
    week.manager.get(&format!("/labs/nowhere/utilization?{WEEK}")).await.expect_problem(404, "not_found");
    week.manager.get(&format!("/machines/{}/reliability?{WEEK}", week.lab.id)).await.expect_problem(404, "not_found");
} }

both_engines! { reliability_counts_incidents_and_the_time_they_took => |app| async move {
    let week = Week::tell(&app).await;
    let laser = week.manager.get(&format!("/machines/{}/reliability?{WEEK}", week.laser)).await;
    let found = laser.expect(200);
    assert_close(&found["availability"], 147_600.0 / 162_000.0);
    assert_eq!((&found["incidents"], &found["mttr_seconds"], &found["mtbf_seconds"]), (&json!(1), &json!(14_400.0), &json!(5_400.0)));
    assert_eq!(figures(found, ["downtime_planned_seconds", "downtime_unplanned_seconds"]), [0, 14_400]);
    let printer = week.manager.get(&format!("/machines/{}/reliability?{WEEK}", week.printer)).await;
    let found = printer.expect(200);
    assert_eq!((&found["incidents"], &found["mttr_seconds"], &found["mtbf_seconds"]), (&json!(0), &Value::Null, &Value::Null));
    assert_eq!(figures(found, ["downtime_planned_seconds", "downtime_unplanned_seconds"]), [10_800, 0]);
} }

both_engines! { denied_time_is_the_longest_ask_of_a_person_capability_and_day => |app| async move {
    let week = Week::tell(&app).await;
    let plastic = Ask { process: Some(Process::Mex), material_class: Some(MaterialClass::Polymer), metal: None };
    let metal = Ask { process: Some(Process::Pbf), material_class: Some(MaterialClass::Metal), metal: Some(Metal::Direct) };
    let (lab, aida, machine) = (week.lab.id, week.aida.id(), week.printer);
    let day: NaiveDate = "2026-08-06".parse().unwrap();
    let booked_day: NaiveDate = "2026-08-03".parse().unwrap();
    app.service().write(Call::service("test"), move |w| {
        let (plastic, metal) = ([plastic], [metal]);
        let want = |asks, local_day, kind, minutes| {
            Want { lab, person: aida, asks, machine: Some(machine), local_day, kind, minutes: Some(minutes) }
        };
        demand::record(w, &want(&plastic, day, DemandKind::SlotTaken, 120))?;
        demand::record(w, &want(&plastic, day, DemandKind::QuotaExceeded, 60))?;
        demand::record(w, &want(&plastic, day, DemandKind::TooLong, 900))?;
        demand::record(w, &want(&metal, day, DemandKind::EmptySearch, 60))?;
        // They booked that capability for that day after all.
        demand::record(w, &want(&plastic, booked_day, DemandKind::SlotTaken, 240))?;
        Ok::<_, Fault>(())
    }).await.unwrap();
    let reply = week.manager.get(&format!("/labs/{}/statistics/denied?{WEEK}", week.lab.slug)).await;
    let found = reply.expect(200);
    assert_eq!((&found["denied_seconds"], &found["people"]), (&json!(10_800), &json!(1)));
    assert_eq!(found["by_capability"], json!([
        { "process": "MEX", "material_class": "polymer", "metal": null, "denied_seconds": 7_200 },
        { "process": "PBF", "material_class": "metal", "metal": "direct", "denied_seconds": 3_600 },
    ]));
    let file = week.manager.get(&format!("/labs/{}/statistics/denied?{WEEK}&format=csv", week.lab.slug)).await;
    assert_eq!((file.status, file.text.as_str()), (200, "process,material_class,metal,denied_seconds\r\nMEX,polymer,,7200\r\nPBF,metal,direct,3600\r\n"));
    let book = week.manager.get(&format!("/labs/{}/statistics/denied?{WEEK}&format=xlsx", week.lab.slug)).await;
    assert!(book.header("content-type").ends_with("spreadsheetml.sheet"));
} }

both_engines! { the_nightly_job_settles_the_day_that_ended => |app| async move {
    let week = Week::tell(&app).await;
    let lab = week.lab.id;
    app.service().write(Call::service("test"), move |w| {
        w.emit(Event::new("lab.created", "lab", lab).lab(lab));
        Ok::<_, Fault>(())
    }).await.unwrap();
    app.at("2026-09-01T18:30:00Z");
    assert!(app.drain_jobs().await >= 1);
    let day: NaiveDate = "2026-09-01".parse().unwrap();
    let count = move |c: &mut _| {
        let days = machine_days::table.filter(machine_days::lab.eq(lab)).filter(machine_days::day.eq(day));
        Ok::<i64, Fault>(days.count().get_result(c)?)
    };
    assert_eq!(app.service().read(count).await.unwrap(), 3);
} }

both_engines! { the_command_verify_finds_a_figure_that_was_tampered_with => |app| async move {
    let week = Week::tell(&app).await;
    week.read(WEEK).await;
    week.kept().await;
    let url = app.database_argument();
    let verify = move || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ustakana"));
        let output = command.args(["verify", "--database-url", &url]).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, text) = verify();
    assert_eq!(code, Some(0), "{text}");
    let laser = week.laser;
    app.service().write(Call::service("test"), move |w| {
        let day: NaiveDate = "2026-08-04".parse().unwrap();
        diesel::update(machine_days::table.find((laser, day))).set(machine_days::used_micros.eq(1)).execute(w.c)?;
        Ok::<_, Fault>(())
    }).await.unwrap();
    let (code, text) = verify();
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains(&laser.to_string()) && text.contains("2026-08-04"), "{text}");
} }

both_engines! { the_status_given_at_creation_holds_for_all_earlier_time => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let machine = lab.machine(json!({ "acquired_on": "2026-07-01", "status": "out_of_service" })).await;
    let path = format!("/labs/{}/utilization?machine={machine}", lab.slug);
    let of = ["open_seconds", "downtime_unplanned_seconds", "available_seconds"];
    let august = manager.get(&format!("{path}&from=2026-08-01&until=2026-09-01")).await;
    assert_eq!(figures(&august.expect(200)["total"], of), [21 * 32_400, 21 * 32_400, 0]);
    // Later changes are dated: from 11:00 of the next day on it works, and its past stays as it was.
    app.at("2026-09-02T05:00:00Z");
    let fixed = json!({ "status": "in_service", "reason": "Repaired" });
    manager.post(&format!("/machines/{machine}/status"), fixed).await.expect(200);
    app.at("2026-09-03T00:00:00Z");
    assert_eq!(manager.get(&format!("{path}&from=2026-08-01&until=2026-09-01")).await.json, august.json);
    let day = manager.get(&format!("{path}&from=2026-09-02&until=2026-09-03")).await;
    assert_eq!(figures(&day.expect(200)["total"], of), [32_400, 7_200, 25_200]);
} }

both_engines! { a_closure_of_one_machine_takes_only_its_open_time => |app| async move {
    let week = Week::tell(&app).await;
    let open = async |machine: Id| figures(group(&week.read(WEEK).await, &json!(machine)), ["open_seconds"])[0];
    let before = [open(week.printer).await, open(week.laser).await];
    let closure = json!({
        "starts_at": "2026-08-06T05:00:00Z", "ends_at": "2026-08-06T07:00:00Z", "reason": { "en": "The room is painted" },
        "machines": [week.printer],
    });
    week.manager.post(&format!("/labs/{}/closures", week.lab.slug), closure).await.expect(201);
    assert_eq!([open(week.printer).await, open(week.laser).await], [before[0] - 7_200, before[1]]);
} }

both_engines! { class_and_process_are_those_of_today => |app| async move {
    let week = Week::tell(&app).await;
    let manager = &week.manager;
    let path = format!("/labs/{}/machine-classes", week.lab.slug);
    let class = manager.post(&path, json!({ "name": { "en": "Benches" } })).await;
    let used = async |by: &str, key: Value| {
        let found = week.read(&format!("{WEEK}&group_by={by}")).await;
        figures(group(&found, &key), ["used_seconds"])[0]
    };
    assert_eq!((used("class", Value::Null).await, used("process", json!("MEX")).await), (19_800, 19_800));
    let laser = format!("/machines/{}", week.laser);
    let now = manager.get(&laser).await;
    let change = json!({
        "class": class.id(), "capabilities": [{ "process": "laser_cutting", "material_class": "wood" }],
    });
    manager.patch(&laser, now.etag(), change).await.expect(200);
    assert_eq!((used("class", Value::Null).await, used("class", json!(class.id())).await), (14_400, 5_400));
    assert_eq!((used("process", json!("MEX")).await, used("process", json!("laser_cutting")).await), (14_400, 5_400));
} }

both_engines! { a_correction_refreshes_the_figures_that_were_read_before => |app| async move {
    let week = Week::tell(&app).await;
    let technician = week.lab.technician("Timur").await;
    let record = json!({
        "machine": week.idle, "member": week.aida.id(), "started_at": at("2026-08-05T10:00"), "ended_at": at("2026-08-05T12:00"),
        "outcome": "success",
    });
    let session = technician.post("/usage-sessions", record).await;
    session.expect(201);
    let read = async || figures(group(&week.read(WEEK).await, &json!(week.idle)), ["used_seconds", "sessions", "reach"]);
    assert_eq!(read().await, [7_200, 1, 1]);
    week.kept().await;
    let path = format!("/usage-sessions/{}/corrections", session.id());
    let shorter = json!({ "ended_at": at("2026-08-05T11:00"), "reason": "She left earlier." });
    technician.post(&path, shorter).await.expect(201);
    assert_eq!(read().await, [3_600, 1, 1]);
    // To another day: the first one loses it.
    let moved = json!({ "started_at": at("2026-08-07T10:00"), "ended_at": at("2026-08-07T10:30"), "reason": "It was Friday." });
    technician.post(&path, moved).await.expect(201);
    assert_eq!(read().await, [1_800, 1, 1]);
    let by_day = week.read(&format!("{WEEK}&group_by=day&machine={}", week.idle)).await;
    assert_eq!(figures(group(&by_day, &json!("2026-08-05")), ["used_seconds", "sessions"]), [0, 0]);
    assert_eq!(figures(group(&by_day, &json!("2026-08-07")), ["used_seconds", "sessions"]), [1_800, 1]);
} }

both_engines! { an_unmet_wish_counts_on_the_wanted_day_as_the_lab_counts_days => |app| async move {
    let week = Week::tell(&app).await;
    // 20:00 UTC on the 2nd is two in the morning of the 3rd in Bishkek.
    let wish = json!({ "machine": week.printer, "starts_at": "2026-09-02T20:00:00Z", "ends_at": "2026-09-02T21:30:00Z" });
    week.aida.post("/reservations", wish).await.expect_problem(422, "outside_opening_hours");
    let denied = async |from: &str, until: &str| {
        let path = format!("/labs/{}/statistics/denied?from={from}&until={until}", week.lab.slug);
        week.manager.get(&path).await.expect(200)["denied_seconds"].clone()
    };
    assert_eq!(denied("2026-09-02", "2026-09-03").await, json!(0));
    assert_eq!(denied("2026-09-03", "2026-09-04").await, json!(5_400));
} }
