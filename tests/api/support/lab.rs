use diesel::prelude::*;
use serde_json::{Value, json};
use ustakana::platform::db::schema::{
    lab_hours, labs, machine_capabilities, machine_status_history, machines, membership_history, memberships,
};
use ustakana::platform::db::{Fault, Json};
use ustakana::platform::values::{Capability, Id, Role};
use ustakana::platform::write::{Call, Event};

use super::{App, Client};

/// A lab with people and machines in a line each.
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
        let slug = format!("lab-{}", app.next());
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
        let hours = days.map(|day| json!({ "weekday": day, "opens": "09:00", "closes": "18:00" }));
        let (name, hours) = (Json(json!({ "en": format!("Lab {slug}") })), Json(json!(hours)));
        let (kept_slug, kept_zone) = (slug.clone(), time_zone.to_owned());
        let insert = move |w: &mut ustakana::platform::write::Write<'_>| {
            let id = w.new_id();
            let row = (
                labs::id.eq(id),
                labs::slug.eq(&kept_slug),
                labs::name.eq(&name),
                labs::time_zone.eq(&kept_zone),
                labs::currency.eq("KGS"),
                labs::visibility.eq("public"),
                labs::registration.eq("open"),
                labs::policy.eq(Json(json!({}))),
                labs::revision.eq(0_i64),
                labs::created_at.eq(w.now),
                labs::updated_at.eq(w.now),
                labs::version.eq(1),
            );
            diesel::insert_into(labs::table).values(row).execute(w.c)?;
            let row = (
                lab_hours::id.eq(w.new_id()),
                lab_hours::lab.eq(id),
                lab_hours::from_date.eq(w.now.utc().date_naive()),
                lab_hours::hours.eq(&hours),
                lab_hours::created_at.eq(w.now),
            );
            diesel::insert_into(lab_hours::table).values(row).execute(w.c)?;
            Ok::<_, Fault>(id)
        };
        let id = app.service().write(Call::service("test"), insert).await.unwrap();
        Self { app: app.clone(), id, slug, time_zone: time_zone.to_owned() }
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

    /// Makes a person a member; answers the membership's id.
    pub async fn admit(&self, person: Id, role: Role) -> Id {
        let lab = self.id;
        let insert = move |w: &mut ustakana::platform::write::Write<'_>| {
            let id = w.new_id();
            let row = (
                memberships::id.eq(id),
                memberships::lab.eq(lab),
                memberships::person.eq(person),
                memberships::role.eq(role),
                memberships::joined_at.eq(w.now),
                memberships::updated_at.eq(w.now),
                memberships::version.eq(1),
            );
            diesel::insert_into(memberships::table).values(row).execute(w.c)?;
            let row = (
                membership_history::membership.eq(id),
                membership_history::from_at.eq(w.now),
                membership_history::role.eq(role),
            );
            diesel::insert_into(membership_history::table).values(row).execute(w.c)?;
            w.emit(Event::new("membership.created", "membership", id).lab(lab));
            Ok::<_, Fault>(id)
        };
        self.app.service().write(Call::service("test"), insert).await.unwrap()
    }

    /// A machine in service: an FDM printer unless `overrides` (`name`, `make`, `model`, `status`, `class`,
    /// `capabilities`, `policy`, `acquired_on`) say otherwise.
    pub async fn machine(&self, overrides: Value) -> Id {
        let (lab, ordinal) = (self.id, self.app.next());
        let text = |key: &str, default: &str| overrides[key].as_str().unwrap_or(default).to_owned();
        let name = match &overrides["name"] {
            Value::Null => json!({ "en": format!("Printer {ordinal}") }),
            Value::String(name) => json!({ "en": name }),
            name => name.clone(),
        };
        let capabilities = match &overrides["capabilities"] {
            Value::Null => json!([{ "process": "MEX", "material_class": "polymer" }]),
            given => given.clone(),
        };
        let capabilities: Vec<Capability> = serde_json::from_value(capabilities).unwrap();
        let policy = if overrides["policy"].is_null() { json!({}) } else { overrides["policy"].clone() };
        let (make, model) = (text("make", "Prusa Research"), text("model", "MK4"));
        let (status, class) = (text("status", "in_service"), overrides["class"].as_str().map(|id| id.parse().unwrap()));
        let acquired_on = overrides["acquired_on"].as_str().map(|day| day.parse::<chrono::NaiveDate>().unwrap());
        let insert = move |w: &mut ustakana::platform::write::Write<'_>| {
            let id = w.new_id();
            let row = (
                machines::id.eq(id),
                machines::lab.eq(lab),
                machines::class.eq::<Option<Id>>(class),
                machines::name.eq(Json(name.clone())),
                machines::folded.eq(format!("{name} {make} {model}").to_lowercase()),
                machines::make.eq(&make),
                machines::model.eq(&model),
                machines::status.eq(&status),
                machines::policy.eq(Json(policy.clone())),
                machines::acquired_on.eq(acquired_on),
                machines::revision.eq(0_i64),
                machines::created_at.eq(w.now),
                machines::updated_at.eq(w.now),
                machines::version.eq(1),
            );
            diesel::insert_into(machines::table).values(row).execute(w.c)?;
            for (ordinal, capability) in (0_i32..).zip(&capabilities) {
                let row = (
                    machine_capabilities::machine.eq(id),
                    machine_capabilities::ordinal.eq(ordinal),
                    machine_capabilities::process.eq(capability.process),
                    machine_capabilities::material_class.eq(capability.material_class),
                    machine_capabilities::metal.eq(capability.metal),
                    machine_capabilities::build_volume.eq(capability.build_volume_mm.map(|volume| Json::of(&volume))),
                    machine_capabilities::tolerance_mm.eq(capability.tolerance_mm),
                    machine_capabilities::sintering.eq(capability.sintering.clone()),
                );
                diesel::insert_into(machine_capabilities::table).values(row).execute(w.c)?;
            }
            let row = (
                machine_status_history::id.eq(w.new_id()),
                machine_status_history::machine.eq(id),
                machine_status_history::status.eq(&status),
                machine_status_history::from_at.eq(w.now),
            );
            diesel::insert_into(machine_status_history::table).values(row).execute(w.c)?;
            Ok::<_, Fault>(id)
        };
        self.app.service().write(Call::service("test"), insert).await.unwrap()
    }
}
