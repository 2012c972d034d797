//! A lab with one of everything, held by one person; and somebody who walks through it.

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{App, Client, Reply, TestLab};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Anonymous,
    /// Signed in, a member of another lab alone.
    Outsider,
    Student,
    /// The student who holds the fixture's things.
    Owner,
    Technician,
    Manager,
    Funder,
    /// The key of the fixture's machine.
    Device,
    Admin,
}

pub const EVERYBODY: [Who; 9] = [
    Who::Anonymous,
    Who::Outsider,
    Who::Student,
    Who::Owner,
    Who::Technician,
    Who::Manager,
    Who::Funder,
    Who::Device,
    Who::Admin,
];

/// One operation of the contract.
#[derive(Clone)]
pub struct Operation {
    pub id: String,
    pub method: Method,
    pub path: String,
    pub body: Option<(String, Value)>,
    pub query: Vec<(String, bool)>,
}

/// All operations of the document, those that end something last.
pub fn operations(document: &Value) -> Vec<Operation> {
    let mut found = Vec::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap().to_owned();
            let body = operation["requestBody"]["content"].as_object().and_then(|content| content.iter().next());
            let body = body.map(|(media_type, content)| (media_type.clone(), example(document, content)));
            let query = operation["parameters"].as_array().into_iter().flatten();
            let query = query.filter(|parameter| parameter["in"] == "query" && parameter["required"] == true);
            let query = query
                .map(|one| (one["name"].as_str().unwrap().to_owned(), one["schema"]["format"] == "date"))
                .collect();
            let method = method.to_uppercase().parse().unwrap();
            found.push(Operation { id, method, path: path.replace("/api/v1", ""), body, query });
        }
    }
    found.sort_by_key(|operation| (order(operation), operation.path.clone()));
    found
}

fn order(operation: &Operation) -> usize {
    let ends = [
        "cancel",
        "finish",
        "revoke",
        "reject",
        "transitions",
        "status",
        "auth/",
        "join",
        "leave",
        "archive",
        "remove",
        "resolve",
        "complete",
    ];
    match operation.method.as_str() {
        _ if operation.id == "end_session" => 5,
        "GET" => 0,
        "DELETE" => 4,
        "PATCH" => 2,
        _ if ends.iter().any(|end| operation.path.contains(end)) => 3,
        _ => 1,
    }
}

fn example(document: &Value, content: &Value) -> Value {
    let schema = &content["schema"];
    let schema = schema["$ref"].as_str().or(schema["oneOf"][0]["$ref"].as_str());
    let schema = schema.map(|path| document.pointer(path.trim_start_matches('#')).unwrap());
    let places = [Some(&content["example"]), schema.map(|schema| &schema["example"])];
    places.into_iter().flatten().find(|value| !value.is_null()).cloned().unwrap_or_default()
}

/// The least that is a whole PDF.
pub const PDF: &str = "%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n9\n%%EOF\n";

pub struct World {
    pub lab: TestLab,
    pub owner: Client,
    key: String,
    things: BTreeMap<&'static str, String>,
}

impl World {
    /// It is 09:10 on a Tuesday in the lab, which is open to 18:00.
    pub async fn furnish(app: &App) -> Self {
        app.at("2026-09-01T03:00:00Z");
        let lab = app.lab().await;
        let (slug, manager) = (lab.slug.clone(), app.admin());
        let owner = app.person(&format!("owner {}", app.next())).await;
        owner.post(&format!("/labs/{slug}/join"), json!({})).await.expect(201);
        let machine = lab.machine(json!({})).await.to_string();
        let mut things =
            BTreeMap::from([("machine", machine), ("lab", slug.clone()), ("person", owner.id().to_string())]);
        let in_lab = |rest: &str| format!("/labs/{slug}/{rest}");

        things.insert("class", made(manager.post(&in_lab("machine-classes"), json!({ "name": "Printers" })).await));
        let skill = made(manager.post(&in_lab("qualifications"), json!({ "name": "Laser cutter" })).await);
        let grant = json!({ "member": owner.id(), "qualification": skill });
        things.insert("certification", made(manager.post("/certifications", grant).await));
        things.insert("qualification", skill);
        things.extend(taught(&manager, &owner, &slug, &things["qualification"]).await);
        let watch = lab.technician(&format!("watch {}", app.next())).await;
        let duty =
            json!({ "member": watch.id(), "starts_at": "2026-09-01T03:00:00Z", "ends_at": "2026-09-01T12:00:00Z" });
        things.insert("watch", watch.id().to_string());
        // Whoever is made staff on the way is not erased by staff.
        things.insert("leaver", lab.student(&format!("leaver {}", app.next())).await.id().to_string());
        things.insert("duty", made(manager.post(&in_lab("duties"), duty).await));
        let closure =
            json!({ "starts_at": "2026-09-10T03:00:00Z", "ends_at": "2026-09-11T03:00:00Z", "reason": "Move" });
        things.insert("closure", made(manager.post(&in_lab("closures"), closure).await));

        let other = lab.machine(json!({})).await;
        let blackout = json!({
            "machines": [other], "kind": "event", "reason": "Open day",
            "starts_at": "2026-09-05T03:00:00Z", "ends_at": "2026-09-05T06:00:00Z",
        });
        things.insert("blackout", made(manager.post(&in_lab("blackouts"), blackout).await));
        let plug = json!({ "machine": things["machine"], "name": "Plug" });
        let device = manager.post(&in_lab("devices"), plug).await;
        let key = device.expect(201)["key"].as_str().unwrap().to_owned();
        let plug = json!({ "machine": other, "name": "Another plug" });
        things.insert("device", made(manager.post(&in_lab("devices"), plug).await));

        let asking = lab.machine(json!({ "policy": { "requires_approval": true } })).await;
        for (name, machine, from, until) in [
            ("arriving", other, "03:15", "04:15"),
            ("reservation", other, "06:00", "07:00"),
            ("cancelled", other, "09:00", "10:00"),
            ("approved", asking, "07:00", "08:00"),
            ("rejected", asking, "09:00", "10:00"),
        ] {
            let at = |clock: &str| format!("2026-09-01T{clock}:00Z");
            let body = json!({ "machine": machine, "starts_at": at(from), "ends_at": at(until) });
            things.insert(name, made(owner.post("/reservations", body).await));
        }

        let past = json!({
            "machine": other, "member": owner.id(), "outcome": "success",
            "started_at": "2026-08-31T04:00:00Z", "ended_at": "2026-08-31T05:00:00Z",
        });
        let session = made(manager.post("/usage-sessions", past).await);
        for name in ["correction", "refused"] {
            let proposal = json!({ "purpose": "thesis", "reason": "It was for my thesis." });
            let reply = owner.post(&format!("/usage-sessions/{session}/corrections"), proposal).await;
            let id = reply.expect(201)["id"].as_str().unwrap().to_owned();
            things.insert(name, id);
        }
        things.insert("session", session);
        let third = lab.machine(json!({})).await;
        let walk_in = json!({ "machine": third, "expected_minutes": 60 });
        things.insert("running", made(owner.post("/usage-sessions", walk_in).await));

        let fault = json!({ "machine": third, "severity": "minor", "description": "The belt squeaks." });
        things.insert("incident", made(owner.post("/incidents", fault).await));
        things.insert("old machine", lab.machine(json!({ "asset_tag": "FL-009" })).await.to_string());
        things.insert("inventory check", made(manager.post(&in_lab("inventory-checks"), json!({})).await));
        let paper = format!("/files?subject_type=incident&subject={}&name=belt.pdf", things["incident"]);
        let paper = owner.send_raw(Method::POST, &paper, &[], Some(("application/pdf", PDF.into()))).await;
        things.insert("file", made(paper));
        for name in ["work order", "work order to cancel"] {
            let work = json!({ "machine": third, "title": "Oil the rods", "planned": false });
            things.insert(name, made(manager.post("/work-orders", work).await));
        }
        let plan = json!({ "machine": third, "title": "Oil the rods", "every_days": 90, "duration_minutes": 30 });
        things.insert("maintenance plan", made(manager.post("/maintenance-plans", plan).await));

        furnish_groups(&manager, &owner, &lab, &mut things).await;
        furnish_stock(&manager, &slug, &mut things).await;
        let wanted = json!({
            "title": "A printer for metal", "justification": "Samples.", "process": "PBF", "material_class": "metal",
        });
        things.insert("request", made(owner.post(&in_lab("equipment-requests"), wanted).await));
        let list = format!("full_name,student_number\nUnclaimed {0},ST-{0}\n", app.next());
        let list = Some(("text/csv", list.into_bytes()));
        manager.send_raw(Method::POST, &in_lab("member-imports"), &[], list).await.expect(200);
        app.at("2026-09-01T03:10:00Z");
        Self { lab, owner, key, things }
    }

    pub async fn enter(&self, who: Who) -> Client {
        let app = &self.lab.app;
        let name = format!("{who:?} {}", app.next());
        match who {
            Who::Anonymous => app.anonymous(),
            Who::Outsider => app.lab().await.manager(&name).await,
            Who::Student => self.lab.student(&name).await,
            Who::Owner => self.owner.clone(),
            Who::Technician => self.lab.technician(&name).await,
            Who::Manager => self.lab.manager(&name).await,
            Who::Funder => self.lab.funder(&name).await,
            Who::Device => Client::with_bearer(app, &self.key),
            Who::Admin => app.admin(),
        }
    }

    /// Calls the operation on the fixture's thing.
    pub async fn call(&self, who: &Client, operation: &Operation) -> Reply {
        let body = operation.body.as_ref().map(|(media_type, example)| {
            let bytes = match example {
                Value::String(text) => text.clone().into_bytes(),
                example => self.body(operation, example).to_string().into_bytes(),
            };
            (media_type.as_str(), bytes)
        });
        let mut path = self.path(operation);
        if let Some(own) = own_thing(who, operation).await {
            path = operation.path.replace("{id}", &own);
        }
        who.send_raw(operation.method.clone(), &path, &[("If-Match", "*")], body).await
    }

    fn path(&self, operation: &Operation) -> String {
        let thing = match (operation.id.as_str(), operation.path.split('/').nth(1).unwrap_or_default()) {
            ("cancel_reservation", _) => "cancelled",
            ("approve_reservation", _) => "approved",
            ("reject_reservation", _) => "rejected",
            ("check_in_reservation", _) => "arriving",
            ("accept_session_correction", _) => "correction",
            ("reject_session_correction", _) => "refused",
            ("extend_usage_session" | "finish_usage_session", _) => "running",
            ("cancel_work_order", _) => "work order to cancel",
            (_, "incidents") => "incident",
            (_, "files") => "file",
            ("dispose_machine", _) => "old machine",
            (_, "inventory-checks") => "inventory check",
            (_, "work-orders") => "work order",
            (_, "maintenance-plans") => "maintenance plan",
            ("receive_purchase_order", _) => "ordered",
            ("close_purchase_order", _) => "order_closing",
            ("cancel_purchase_order", _) => "order_cancelling",
            ("close_stock_take", _) => "take_closing",
            ("cancel_stock_take", _) => "take_cancelling",
            (_, "stock-items") => "item",
            (_, "stock-lots") => "lot",
            (_, "suppliers") => "supplier",
            (_, "purchase-orders") => "order",
            (_, "stock-takes") => "take",
            (_, "usage-sessions") => "session",
            (_, "reservations") => "reservation",
            (_, "machines") => "machine",
            (_, "machine-classes") => "class",
            (_, "certifications") => "certification",
            ("archive_course", _) => "old_course",
            ("cancel_course_session", _) => "called_off",
            ("record_results", _) => "lesson_held",
            ("leave_course_session", _) => "leaving",
            (_, "courses") => "course",
            (_, "course-sessions") => "lesson",
            (_, "enrolments") => "enrolment",
            (_, "duties") => "duty",
            ("archive_group", _) => "old_group",
            (_, "guardian-consents") => "consent",
            (_, "groups") => "group",
            ("cancel_group_booking", _) => "outing_off",
            (_, "group-bookings") => "outing",
            (_, "closures") => "closure",
            (_, "blackouts") => "blackout",
            (_, "devices") => "device",
            (_, "equipment-requests") => "request",
            _ => "lab",
        };
        let path = operation.path.replace("{id}", &self.things[thing]).replace("{lab}", &self.things["lab"]);
        let person = if operation.path.contains("/erasure") { "leaver" } else { "person" };
        let path = path.replace("{person}", &self.things[person]);
        let query = operation.query.iter().map(|(name, is_date)| match (name.as_str(), is_date) {
            ("from", true) => "from=2026-07-01".to_owned(),
            ("until", true) => "until=2026-08-01".to_owned(),
            ("from", false) => "from=2026-09-01T00:00:00Z".to_owned(),
            ("until", false) => "until=2026-09-02T00:00:00Z".to_owned(),
            ("subject_type", _) => "subject_type=incident".to_owned(),
            ("subject", _) => format!("subject={}", self.things["incident"]),
            ("name", _) => "name=rods.pdf".to_owned(),
            ("lab", _) => format!("lab={}", self.things["lab"]),
            (other, _) => panic!("{}: give a value for the parameter {other}", operation.id),
        });
        let query: Vec<_> = query.collect();
        if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
    }

    /// The contract's example, on the fixture's things.
    fn body(&self, operation: &Operation, example: &Value) -> Value {
        let mut body = example.clone();
        for (field, value) in body.as_object_mut().into_iter().flatten() {
            match field.as_str() {
                "group" => *value = json!(self.things["group"]),
                "lead" => *value = json!(self.things["person"]),
                "machine" | "qualification" | "course" => *value = json!(self.things[field.as_str()]),
                "machines" => *value = json!([self.things["machine"]]),
                "member" => *value = json!(self.things["person"]),
                "lab" => *value = json!(self.things["lab"]),
                "qualifications" => *value = json!([{ "qualification": self.things["qualification"] }]),
                "stock_item" => *value = json!(self.things["item"]),
                "results" => value[0]["member"] = json!(self.things["person"]),
                "slug" | "email" => *value = json!(format!("{}-{}", self.lab.app.next(), value.as_str().unwrap())),
                _ => {}
            }
        }
        if operation.id == "create_duty" {
            body["member"] = json!(self.things["watch"]);
        }
        match operation.id.as_str() {
            "create_purchase_order" => body["lines"][0]["stock_item"] = json!(self.things["item"]),
            "receive_purchase_order" => body["lines"][0]["line"] = json!(self.things["order_line"]),
            // What is severe keeps others off the machine.
            "report_incident" => body["severity"] = json!("minor"),
            _ => {}
        }
        if operation.id == "correct_usage_session" {
            body["ended_at"] = json!("2026-08-31T05:30:00Z");
        }
        body
    }
}

/// Courses with dates, to which the owner comes.
async fn taught(manager: &Client, owner: &Client, slug: &str, skill: &str) -> Vec<(&'static str, String)> {
    let mut things = Vec::new();
    for name in ["course", "old_course"] {
        let course = json!({ "title": "Laser cutter", "qualifications": [{ "qualification": skill }], "capacity": 6 });
        things.push((name, made(manager.post(&format!("/labs/{slug}/courses"), course).await)));
    }
    let course = things[0].1.clone();
    for (name, enrolment, day, from, until) in [
        ("lesson", "enrolment", 3, "03:00", "05:00"),
        ("leaving_lesson", "leaving", 4, "03:00", "05:00"),
        ("called_off", "off", 7, "03:00", "05:00"),
        ("lesson_held", "attendance", 1, "03:05", "04:05"),
    ] {
        let at = |clock: &str| format!("2026-09-0{day}T{clock}:00Z");
        let date = json!({ "course": course, "starts_at": at(from), "ends_at": at(until) });
        let id = made(manager.post("/course-sessions", date).await);
        let reply = owner.post(&format!("/course-sessions/{id}/enrolments"), json!({})).await;
        things.extend([(name, id), (enrolment, made(reply))]);
    }
    things
}

/// Classes that the owner teaches, with what is booked for one.
async fn furnish_groups(staff: &Client, owner: &Client, lab: &TestLab, things: &mut BTreeMap<&'static str, String>) {
    let member = format!("/labs/{}/members/{}", lab.slug, owner.id());
    staff.put(&format!("{member}/minority"), json!({ "adult_on": "2027-05-04" })).await.expect(200);
    for (name, purpose) in [("consent", "personal_data"), ("standing", "comes_alone")] {
        let paper = json!({ "purpose": purpose, "guardian": "Gulmira Asanova", "text_version": "2026-08-01", "given_on": "2026-08-30" });
        things.insert(name, made(staff.post(&format!("{member}/guardian-consents"), paper).await));
    }
    for name in ["group", "old_group"] {
        let class = json!({ "kind": "class", "name": "ME-2-24", "lead": owner.id() });
        things.insert(name, made(staff.post(&format!("/labs/{}/groups", lab.slug), class).await));
    }
    let machine = lab.machine(json!({})).await;
    for (name, from, until) in [("outing", "03:00", "03:15"), ("outing_off", "08:00", "09:00")] {
        let at = |clock: &str| format!("2026-09-01T{clock}:00Z");
        let class = json!({
            "group": things["group"], "machines": [machine], "starts_at": at(from), "ends_at": at(until),
        });
        things.insert(name, made(owner.post("/group-bookings", class).await));
    }
}

/// An item of which there is something, with a lot; orders and stock-takes in every state.
async fn furnish_stock(staff: &Client, slug: &str, things: &mut BTreeMap<&'static str, String>) {
    let in_lab = |rest: &str| format!("/labs/{slug}/{rest}");
    let pla = json!({ "name": { "en": "PLA white" }, "category": "filament", "unit": "gram", "reorder_level": 5000 });
    let item = made(staff.post(&in_lab("stock-items"), pla).await);
    let receipt =
        json!({ "kind": "receipt", "quantity": 1000, "lot": "W-1", "expires_on": "2027-03-01", "location": "Shelf A" });
    let received = staff.post(&format!("/stock-items/{item}/movements"), receipt).await;
    things.insert("lot", received.expect(201)["parts"][0]["lot"].as_str().unwrap().to_owned());
    let seller = json!({ "name": "A shop" });
    things.insert("supplier", made(staff.post(&in_lab("suppliers"), seller).await));
    let lines = json!({ "lines": [{ "stock_item": item, "quantity": 5000 }] });
    for name in ["order", "ordered", "order_closing", "order_cancelling"] {
        let order = staff.post(&in_lab("purchase-orders"), lines.clone()).await;
        let id = order.expect(201)["id"].as_str().unwrap().to_owned();
        if name != "order" {
            staff.post(&format!("/purchase-orders/{id}/place"), json!({})).await.expect(200);
        }
        if name == "ordered" {
            things.insert("order_line", order.json["lines"][0]["id"].as_str().unwrap().to_owned());
        }
        things.insert(name, id);
    }
    for name in ["take", "take_closing", "take_cancelling"] {
        let take = made(staff.post(&in_lab("stock-takes"), json!({})).await);
        let count = json!({ "stock_item": item, "quantity": 990 });
        staff.post(&format!("/stock-takes/{take}/counts"), count).await.expect(200);
        things.insert(name, take);
    }
    things.insert("item", item);
}

/// What everybody has of their own, made on the spot.
async fn own_thing(who: &Client, operation: &Operation) -> Option<String> {
    let (path, body) = match operation.id.as_str() {
        "withdraw_consent" => ("/me/consents", json!({ "purpose": "statistics", "text_version": 1 })),
        "revoke_api_key" => {
            let key =
                json!({ "name": "A program", "scopes": ["reservations:read"], "expires_at": "2026-12-01T00:00:00Z" });
            ("/me/api-keys", key)
        }
        _ => return None,
    };
    who.post(path, body).await.json["id"].as_str().map(str::to_owned)
}

fn made(reply: Reply) -> String {
    reply.expect(201)["id"].as_str().unwrap().to_owned()
}
