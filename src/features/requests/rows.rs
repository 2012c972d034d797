use crate::platform::db::Json;
use crate::platform::db::schema::{endorsements, equipment_requests, evidence_versions, request_transitions};
use crate::platform::values::{Id, Instant, LocalText, MaterialClass, Money, Process};

use super::model::{Alternative, CostLine, Limits, Need, RequestStatus, Want};

crate::sql_enum!(RequestStatus);

/// A request's row.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = equipment_requests)]
pub struct RequestRow {
    pub id: Id,
    pub lab: Id,
    pub author: Id,
    pub title: Json,
    pub justification: Json,
    /// What `q` searches: the titles in lower case.
    pub folded: String,
    pub status: RequestStatus,
    pub process: Option<Process>,
    pub material_class: Option<MaterialClass>,
    pub limits: Option<Json>,
    pub expected_users: Option<i32>,
    pub hours_per_month: Option<f64>,
    pub estimated_cost: Option<Json>,
    pub cost_lines: Json,
    pub alternatives: Json,
    pub links: Json,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = endorsements)]
pub struct EndorsementRow {
    pub id: Id,
    pub request: Id,
    pub person: Id,
    pub reason: Option<String>,
    pub need: Option<Json>,
    pub created_at: Instant,
}

#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = request_transitions)]
pub struct TransitionRow {
    pub id: Id,
    pub request: Id,
    pub from_status: RequestStatus,
    pub to_status: RequestStatus,
    pub actor: Option<Id>,
    pub at: Instant,
}

#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = evidence_versions)]
pub struct EvidenceRow {
    pub request: Id,
    pub number: i32,
    /// The evidence in the canonical form of RFC 8785.
    pub document: String,
    pub sha256: String,
    pub frozen_at: Instant,
    pub frozen_by: Option<Id>,
}

/// What its author wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    pub title: LocalText,
    pub justification: LocalText,
    pub want: Want,
    pub expected_users: Option<i32>,
    pub hours_per_month: Option<f64>,
    pub estimated_cost: Option<Money>,
    pub cost_lines: Vec<CostLine>,
    pub alternatives: Vec<Alternative>,
    pub links: Vec<String>,
}

impl RequestRow {
    pub fn content(&self) -> diesel::QueryResult<Content> {
        Ok(Content {
            title: self.title.read()?,
            justification: self.justification.read()?,
            want: self.want()?,
            expected_users: self.expected_users,
            hours_per_month: self.hours_per_month,
            estimated_cost: self.estimated_cost.as_ref().map(Json::read).transpose()?,
            cost_lines: self.cost_lines.read()?,
            alternatives: self.alternatives.read()?,
            links: self.links.read()?,
        })
    }

    pub fn want(&self) -> diesel::QueryResult<Want> {
        let limits: Option<Limits> = self.limits.as_ref().map(Json::read).transpose()?;
        Ok(Want { process: self.process, material_class: self.material_class, limits: limits.unwrap_or_default() })
    }

    /// Replaces what its author wrote.
    pub fn write(&mut self, content: &Content) {
        let limits = content.want.limits;
        self.title = Json::of(&content.title);
        self.justification = Json::of(&content.justification);
        self.folded = folded(&content.title);
        self.process = content.want.process;
        self.material_class = content.want.material_class;
        self.limits = (limits != Limits::default()).then(|| Json::of(&limits));
        self.expected_users = content.expected_users;
        self.hours_per_month = content.hours_per_month;
        self.estimated_cost = content.estimated_cost.as_ref().map(Json::of);
        self.cost_lines = Json::of(&content.cost_lines);
        self.alternatives = Json::of(&content.alternatives);
        self.links = Json::of(&content.links);
    }
}

impl EndorsementRow {
    pub fn need(&self) -> diesel::QueryResult<Option<Need>> {
        self.need.as_ref().map(Json::read).transpose()
    }
}

fn folded(title: &LocalText) -> String {
    title.map().values().map(|text| text.to_lowercase()).collect::<Vec<_>>().join("\n")
}
