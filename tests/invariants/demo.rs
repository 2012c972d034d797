//! The demo lab: told once in an empty database, the same for the same seed, with figures that its rows bear out.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::json;
use ustakana::features::demo::{self, DemoError};
use ustakana::features::labs;
use ustakana::features::maintenance::attention::{AttentionKind, Item, attention};
use ustakana::platform::db::{Database, Fault, Settings};
use ustakana::platform::values::{Clock, Lang};
use ustakana::server;

use crate::binary::{Binary, Client};
use crate::support::postgres::test_database;

const PASSWORD: &str = "seven blue lanterns";
/// A Friday, 11:00 in Bishkek.
const UNTIL: &str = "2026-11-20T05:00:00Z";

fn ustakana(folder: &Path, database_url: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ustakana"));
    command
        .env("USTAKANA_DATABASE_URL", database_url)
        .env("USTAKANA_DATA_DIR", folder)
        .env("USTAKANA_BIND", "127.0.0.1:0")
        .env("USTAKANA_RATE_LIMITS", "off")
        .env("USTAKANA_LOG", "error")
        .env("USTAKANA_DEMO_PASSWORD", PASSWORD)
        .env_remove("USTAKANA_ADMIN_EMAIL")
        .env_remove("USTAKANA_ADMIN_PASSWORD");
    command
}

fn sqlite(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("lab.db").display())
}

fn fill(folder: &Path, database_url: &str) -> Output {
    let seed = ["demo", "--seed", "7", "--until", UNTIL];
    ustakana(folder, database_url).args(seed).output().expect("the binary runs")
}

/// A server that is stopped with this value.
struct Served {
    child: Child,
    base: String,
    /// What it said before it answered.
    said: String,
}

impl Served {
    fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the binary starts");
        let out = BufReader::new(child.stdout.take().expect("its output"));
        let mut said = String::new();
        let mut base = String::new();
        for line in out.lines().map_while(Result::ok) {
            if let Some(address) = line.strip_prefix("Ustakana answers on ") {
                base.push_str(address.trim());
                break;
            }
            said.push_str(&line);
            said.push('\n');
        }
        let served = Self { child, base, said };
        assert!(!served.base.is_empty(), "it never answered, and said: {}", served.said);
        served
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs the independent computation against a server; answers the lab without its ids.
fn recomputed(served: &Served, folder: &Path) -> String {
    let file = folder.join("export.json");
    let output = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/figures/recompute.py"))
        .args([&served.base, "fablab-bishkek", "2026-05-21", "2026-11-20", "--export"])
        .arg(&file)
        .env("EMAIL", "manager@example.org")
        .env("PASSWORD", PASSWORD)
        .output()
        .expect("python3 runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains(": 0 differences"), "{said}");
    std::fs::read_to_string(file).expect("the export")
}

/// What needs attention when the story ends.
const WAITS: [&str; 15] = [
    "approval_waiting",
    "certification_expiring",
    "correction_proposed",
    "incident_open",
    "inventory_check_due",
    "machine_locked",
    "maintenance_unscheduled",
    "purchase_order_overdue",
    "purchase_order_waiting",
    "session_to_settle",
    "stock_expiring",
    "stock_low",
    "use_outside_reservation",
    "warranty_expiring",
    "work_order_overdue",
];

/// The kinds of what a filled lab's staff is to see to; all black PLA, of whatever maker, is one of the things.
fn waits_at_the_end(database_url: &str) -> Vec<String> {
    let settings = Settings { url: database_url.parse().expect("a URL"), connections: 1 };
    let service = server::service(Database::open(&settings).expect("opened"), Clock::system());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let read = service.read(|c| {
        let lab = labs::by_segment(c, demo::SLUG)?;
        Ok::<_, Fault>(attention(c, &lab, None, UNTIL.parse().expect("a time"), Lang::En)?.items)
    });
    let items = runtime.block_on(read).expect("read");
    let black = |item: &Item| item.kind == AttentionKind::StockLow && item.label == "PLA, black";
    assert!(items.iter().any(black), "{items:?}");
    let kinds: BTreeSet<String> = items.iter().map(|item| item.kind.name().to_owned()).collect();
    kinds.into_iter().collect()
}

/// Fills a database, and reads it as the manager.
fn told(folder: &Path, database_url: &str) -> String {
    let filled = fill(folder, database_url);
    let said = String::from_utf8_lossy(&filled.stdout);
    assert!(filled.status.success(), "{said}{}", String::from_utf8_lossy(&filled.stderr));
    for address in ["admin", "manager", "technician", "koica", "sifo", "student"] {
        assert!(said.contains(&format!("{address}@example.org")), "{said}");
    }
    assert!(!said.contains(PASSWORD), "a password that was given is not shown");
    assert_eq!(waits_at_the_end(database_url), WAITS, "before anything is served");
    let mut command = ustakana(folder, database_url);
    command.arg("serve");
    recomputed(&Served::start(command), folder)
}

/// What the rooms hold that a visitor should find there.
async fn shows_every_room(base: &str) {
    let manager = Client::sign_in(base, "manager@example.org", PASSWORD).await;
    let kinds = async |path: &str, field: &str| -> BTreeSet<String> {
        let (status, page) = manager.get(path).await;
        assert_eq!(status, 200, "{path}: {page}");
        let items = page["items"].as_array().expect("items").clone();
        items.iter().filter_map(|item| item[field].as_str().map(str::to_owned)).collect()
    };
    let lab = "/labs/fablab-bishkek";
    for kind in ["receipt", "use", "waste", "count", "transfer", "return"] {
        let found = kinds(&format!("{lab}/stock-movements?kind={kind}&limit=1"), "kind").await;
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [kind]);
    }
    let told = kinds(&format!("{lab}/audit-events?limit=200&action=file.added"), "action").await;
    assert!(!told.is_empty(), "files");
    for action in [
        "asset.disposed",
        "certification.granted",
        "enrolment.recorded",
        "group_booking.created",
        "incident.resolved",
        "machine.locked",
        "session.checklist_acknowledged",
        "session.corrected",
        "stock_item.low",
        "certification.revoked",
        "guardian_consent.given",
        "minor.recorded",
        "person.erasure_asked",
        "group.created",
        "attendance.recorded",
        "inventory_check.finished",
        "maintenance_plan.created",
        "work_order.completed",
        "purchase_order.ordered",
        "stock_take.closed",
        "course_session.planned",
        "nemo.imported",
        "duty.planned",
    ] {
        let found = kinds(&format!("{lab}/audit-events?limit=1&action={action}"), "action").await;
        assert_eq!(found.len(), 1, "{action} is not shown");
    }
    let told = |page: &serde_json::Value, field: &str| {
        page["items"].as_array().expect("items").iter().any(|item| !item[field].is_null())
    };
    let (_, orders) = manager.get("/work-orders?lab=fablab-bishkek&limit=200").await;
    assert!(told(&orders, "plan") && told(&orders, "incident"), "orders by a plan and for a fault");
    for group_by in ["session", "machine", "member", "course", "category"] {
        let path = format!("{lab}/material-costs?from=2026-06-01&until=2026-11-20&group_by={group_by}");
        let (_, costs) = manager.get(&path).await;
        let named = costs["groups"].as_array().expect("groups").iter().filter(|group| group["key"].is_string());
        assert!(named.count() > 0, "materials by {group_by}: {costs}");
    }
    let (_, certified) = manager.get("/certifications?lab=fablab-bishkek&limit=200").await;
    assert!(told(&certified, "course_session"), "who passed a course");
    let (_, retired) = manager.get(&format!("{lab}/machines?status=retired&limit=200")).await;
    let printer =
        retired["items"].as_array().expect("items").iter().find(|one| one["name"]["en"] == "Picaso 3D Designer");
    let printer = printer.expect("the printer that was booked in NEMO")["id"].as_str().expect("an id");
    let (_, used) = manager.get(&format!("/usage-sessions?lab=fablab-bishkek&machine={printer}&limit=200")).await;
    assert_eq!(used["items"].as_array().map(Vec::len), Some(5), "its use: {used}");
    let (_, booked) = manager.get("/reservations?lab=fablab-bishkek&from=2026-11-06T00:00:00Z&limit=200").await;
    assert!(told(&booked, "supervisor") && told(&booked, "second_person"), "who is there besides");
    let waiting = kinds(&format!("{lab}/attention"), "kind").await;
    // What waits still does however much later one looks.
    let passes = ["approval_waiting", "certification_expiring", "use_outside_reservation", "warranty_expiring"];
    for kind in WAITS.into_iter().filter(|kind| !passes.contains(kind)) {
        assert!(waiting.contains(kind), "{kind} is not among {waiting:?}");
    }
    assert_eq!(manager.get("/me/notification-settings").await.1["digest"], "daily");
    let maria = Client::sign_in(base, "maria.orlova@example.org", PASSWORD).await;
    let agreed = maria.get("/me/consents").await.1["items"][0].clone();
    assert!(agreed["given_at"].is_string() && agreed["withdrawn_at"].is_null(), "who agreed to be counted: {agreed}");
    let nurlan = Client::sign_in(base, "nurlan.ismailov@example.org", PASSWORD).await;
    assert!(nurlan.get("/me/consents").await.1["items"][0]["withdrawn_at"].is_string(), "who thought better of it");
    let student = Client::sign_in(base, "student@example.org", PASSWORD).await;
    let (_, mine) = student.get(&format!("{lab}/groups")).await;
    assert!(mine["items"].as_array().is_some_and(|groups| !groups.is_empty()), "the student is in a class: {mine}");
}

#[test]
fn the_same_seed_tells_the_same_lab_on_both_engines_and_its_figures_are_what_its_rows_say() {
    let (one, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let database = test_database();
    let second = database.as_ref().map_or_else(|| sqlite(other.path()), |database| database.url().to_owned());
    let (first, second) = std::thread::scope(|scope| {
        let first = scope.spawn(|| told(one.path(), &sqlite(one.path())));
        (told(other.path(), &second), first.join().expect("told"))
    });
    assert!(first == second, "compare with diff: {first}\n----\n{second}");
    let mut command = ustakana(one.path(), &sqlite(one.path()));
    command.arg("serve");
    let served = Served::start(command);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(shows_every_room(&served.base));
}

#[tokio::test]
async fn a_database_with_real_data_is_never_filled_with_the_demo_lab() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = sqlite(folder.path());
    let binary = Binary::start(&url, folder.path());
    let admin = Client::admin(&binary.base).await;
    let someone =
        json!({ "email": "aida@example.org", "password": "three green kettles", "full_name": "Aida Asanova" });
    admin.made("/auth/register", &someone).await;
    binary.kill();
    for command in ["demo", "serve --demo"] {
        let refused = ustakana(folder.path(), &url).args(command.split(' ')).output().expect("the binary runs");
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(2), "{said}");
        assert!(said.contains("this database holds real data; give the demo lab a database of its own"), "{said}");
    }
}

#[tokio::test]
async fn a_fill_that_was_cut_off_is_neither_continued_nor_taken_for_the_whole_lab() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = sqlite(folder.path());
    let mut command = ustakana(folder.path(), &url);
    let mut child = command.arg("demo").stdout(Stdio::piped()).spawn().expect("the binary starts");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
    assert!(line.starts_with("Filling the demo lab"), "{line}");
    let settings = Settings { url: url.parse().expect("a URL"), connections: 1 };
    let service = server::service(Database::open(&settings).expect("opened"), Clock::system());
    while !matches!(demo::state(&service).await, Err(DemoError::CutOff)) {
        tokio::task::yield_now().await;
    }
    child.kill().expect("killed");
    child.wait().expect("gone");
    let refused = ustakana(folder.path(), &url).args(["serve", "--demo"]).output().expect("the binary runs");
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(said.contains("begun in this database and not finished"), "{said}");
}

/// The commands of the README's section of that name.
fn commands_of(section: &str) -> String {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("the README");
    let (_, rest) = text.split_once(&format!("\n## {section}\n")).expect("the section");
    let rest = rest.split("\n## ").next().expect("its text");
    let blocks = rest.split("```sh\n").skip(1).map(|block| block.split("```").next().expect("a block"));
    let all: String =
        blocks.filter(|block| !block.starts_with("script/serve") && !block.contains(" script/serve")).collect();
    assert!(all.contains("curl"), "the section has commands");
    all
}

#[test]
fn the_demo_labs_commands_in_the_readme_do_what_they_say() {
    let (folder, own) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let serve = || {
        let mut command = ustakana(folder.path(), &sqlite(folder.path()));
        command.args(["serve", "--demo"]);
        command
    };
    let served = Served::start(serve());
    assert!(served.said.contains("Filling the demo lab"), "{}", served.said);
    let script = commands_of("A lab to look at").replace("http://127.0.0.1:8080", &served.base);
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &script])
        .current_dir(own.path())
        .env("USTAKANA_DEMO_PASSWORD", PASSWORD)
        .output()
        .expect("bash runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    for what in ["admin", "manager", "technician", "student", "koica", "sifo"] {
        assert!(said.contains(&format!("{what}: signed in")), "{what} in {said}");
    }
    assert!(said.contains("utilization") && said.contains("A 3D printer for metal"), "{said}");
    let csv = std::fs::read_to_string(own.path().join("utilization.csv")).expect("the spreadsheet");
    assert!(csv.lines().count() > 10, "{csv}");
    drop(served);
    let again = Served::start(serve());
    assert_eq!(again.said, "", "a lab that is there is not spoken of");
}
