use serde_json::{Value, json};
use ustakana::platform::values::{Id, Role};

use super::{App, Client};

/// A lab with people and machines in a line each, all made over HTTP by the administrator.
#[derive(Clone)]
pub struct TestLab {
    pub app: App,
    pub id: Id,
    pub slug: String,
    pub time_zone: String,
}

impl TestLab {
    /// Public, open to everyone, Monday to Friday 09:00–18:00.
    pub async fn create(app: &App, time_zone: &str) -> Self {
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
        let hours = days.map(|day| json!({ "weekday": day, "opens": "09:00", "closes": "18:00" }));
        Self::create_with(app, json!({ "time_zone": time_zone, "opening_hours": hours })).await
    }

    /// As `overrides` say, over a lab in Bishkek without hours.
    pub async fn create_with(app: &App, overrides: Value) -> Self {
        let slug = format!("lab-{}", app.next());
        let ask = json!({ "slug": slug, "name": { "en": format!("Lab {slug}") }, "time_zone": "Asia/Bishkek", "currency": "KGS" });
        let reply = app.admin().post("/labs", merged(ask, &overrides)).await;
        let lab = reply.expect(201);
        let text = |field: &str| lab[field].as_str().unwrap().to_owned();
        Self { app: app.clone(), id: reply.id(), slug: text("slug"), time_zone: text("time_zone") }
    }

    pub async fn student(&self, name: &str) -> Client {
        self.member(name, Role::Student).await
    }

    pub async fn technician(&self, name: &str) -> Client {
        self.member(name, Role::Technician).await
    }

    pub async fn manager(&self, name: &str) -> Client {
        self.member(name, Role::Manager).await
    }

    pub async fn funder(&self, name: &str) -> Client {
        self.member(name, Role::Funder).await
    }

    /// A new person who is a member of this lab.
    pub async fn member(&self, name: &str, role: Role) -> Client {
        let client = self.app.person(name).await;
        self.admit(client.id(), role).await;
        client
    }

    /// Makes a person a member, or changes their role; answers the membership's id.
    pub async fn admit(&self, person: Id, role: Role) -> Id {
        self.set_member(person, json!({ "role": role })).await
    }

    /// `PUT /labs/{lab}/members/{person}` by the administrator.
    pub async fn set_member(&self, person: Id, body: Value) -> Id {
        let reply = self.app.admin().put(&format!("/labs/{}/members/{person}", self.id), body).await;
        assert!(matches!(reply.status, 200 | 201), "{}", reply.text);
        reply.id()
    }

    /// A machine in service: an FDM printer unless `overrides` (fields of `POST /labs/{lab}/machines`) say otherwise.
    pub async fn machine(&self, overrides: Value) -> Id {
        let ask = json!({
            "name": { "en": format!("Printer {}", self.app.next()) },
            "make": "Prusa Research",
            "model": "MK4",
            "capabilities": [{ "process": "MEX", "material_class": "polymer" }],
        });
        let reply = self.app.admin().post(&format!("/labs/{}/machines", self.id), merged(ask, &overrides)).await;
        reply.expect(201);
        reply.id()
    }
}

/// The top fields of `over` in place of those of `base`.
fn merged(mut base: Value, over: &Value) -> Value {
    for (field, value) in over.as_object().into_iter().flatten() {
        base[field] = value.clone();
    }
    base
}
