use serde_json::Value;

use super::model::{Alternative, CostLine, Limits, Need, RequestRefusal, RequestStatus, Want};
use super::rows::Content;
use crate::platform::http::{FieldErrors, Problem};
use crate::platform::values::{Lang, LocalText, LocalTextInput, MaterialClass, Money, ProcessCode};
use crate::platform::words::Text;

/// A request as its author sends it: it names a process or a material class or both.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "title": {"en": "A metal printer"},
    "justification": {"en": "Turbine blades for the thesis, which polymer does not stand."},
    "process": "PBF", "material_class": "metal",
    "limits": {"build_volume_mm": [100, 100, 100], "tolerance_mm": 0.1},
    "expected_users": 40, "hours_per_month": 120,
    "cost_lines": [
        {"kind": "printer", "amount": {"amount_minor": 12500000, "currency": "USD"}, "per": "once", "quote": "Offer 2026-114"},
        {"kind": "gas", "amount": {"amount_minor": 150000, "currency": "USD"}, "per": "year"}
    ],
    "alternatives": [{"route": "outsource", "unit_cost": {"amount_minor": 40000, "currency": "USD"}, "lead_days": 45, "why_not": "Too slow for a term"}],
    "links": ["https://example.org/printer"]
}))]
pub struct NewEquipmentRequest {
    pub title: LocalTextInput,
    pub justification: LocalTextInput,
    pub process: Option<ProcessCode>,
    pub material_class: Option<MaterialClass>,
    pub limits: Option<Limits>,
    #[schema(minimum = 0, maximum = 100_000)]
    pub expected_users: Option<i32>,
    #[schema(minimum = 0, maximum = 100_000)]
    pub hours_per_month: Option<f64>,
    pub estimated_cost: Option<Money>,
    #[schema(max_items = 50)]
    pub cost_lines: Option<Vec<CostLine>>,
    #[schema(max_items = 20)]
    pub alternatives: Option<Vec<Alternative>>,
    #[schema(max_items = 20)]
    pub links: Option<Vec<WebLink>>,
    /// Kept private to its author until it is submitted.
    pub draft: Option<bool>,
}

/// A merge patch: what is left out stays, null removes.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"expected_users": 55, "limits": null}))]
pub struct EquipmentRequestPatch {
    pub title: Option<LocalTextInput>,
    pub justification: Option<LocalTextInput>,
    pub process: Option<ProcessCode>,
    pub material_class: Option<MaterialClass>,
    pub limits: Option<Limits>,
    #[schema(minimum = 0, maximum = 100_000)]
    pub expected_users: Option<i32>,
    #[schema(minimum = 0, maximum = 100_000)]
    pub hours_per_month: Option<f64>,
    pub estimated_cost: Option<Money>,
    #[schema(max_items = 50)]
    pub cost_lines: Option<Vec<CostLine>>,
    #[schema(max_items = 20)]
    pub alternatives: Option<Vec<Alternative>>,
    #[schema(max_items = 20)]
    pub links: Option<Vec<WebLink>>,
}

/// Support for a request, and what one would make with it.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "reason": "Our group waits for metal since spring.",
    "need": {"project": "Turbine blades, thesis of spring 2027", "parts_per_year": 30, "hours_per_month": 12, "workaround": "Sent to Almaty"}
}))]
pub struct NewEndorsement {
    #[schema(max_length = 2000, pattern = "\\S")]
    pub reason: Option<String>,
    pub need: Option<Need>,
}

/// One step of a request.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"to": "under_review"}))]
pub struct RequestStep {
    pub to: RequestStatus,
    /// Needed for `declined`, `withdrawn` and `answered_otherwise`.
    #[schema(max_length = 2000, pattern = "\\S")]
    pub reason: Option<String>,
}

/// An https address.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(transparent)]
pub struct WebLink(String);

impl utoipa::PartialSchema for WebLink {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some("^https://[^\\s/]+\\S*$"))
            .max_length(Some(2000))
            .description(Some("An https address."))
            .examples([serde_json::json!("https://example.org/printer")])
            .into()
    }
}

impl utoipa::ToSchema for WebLink {}

fn links(links: Vec<WebLink>) -> Vec<String> {
    links.into_iter().map(|link| link.0).collect()
}

/// Takes the text out, noting a blank one.
fn text(input: LocalTextInput, writer: Lang, pointer: &str, errors: &mut FieldErrors) -> Option<LocalText> {
    let text = input.into_text(writer);
    if text.is_none() {
        errors.add(pointer, "required", Text::new("text-in-one-language"));
    }
    text
}

impl NewEquipmentRequest {
    /// What the author wrote; a plain string is in the writer's language.
    ///
    /// # Errors
    /// 422 with every bad field.
    pub fn content(self, writer: Lang) -> Result<Content, Problem> {
        let mut errors = FieldErrors::default();
        let title = text(self.title, writer, "/title", &mut errors);
        let justification = text(self.justification, writer, "/justification", &mut errors);
        let want = want(self.process, self.material_class, self.limits.unwrap_or_default(), &mut errors);
        let (Some(title), Some(justification), Some(want)) = (title, justification, want) else {
            errors.check()?;
            return Err(RequestRefusal::NamesNothing.into());
        };
        Ok(Content {
            title,
            justification,
            want,
            expected_users: self.expected_users,
            hours_per_month: self.hours_per_month,
            estimated_cost: self.estimated_cost,
            cost_lines: self.cost_lines.unwrap_or_default(),
            alternatives: self.alternatives.unwrap_or_default(),
            links: links(self.links.unwrap_or_default()),
        })
    }
}

fn want(
    process: Option<ProcessCode>,
    material_class: Option<MaterialClass>,
    limits: Limits,
    errors: &mut FieldErrors,
) -> Option<Want> {
    let want = Want::new(process.map(|code| code.0), material_class, limits).ok();
    if want.is_none() {
        for pointer in ["/process", "/material_class"] {
            errors.add(pointer, "required", Text::new("process-or-material"));
        }
    }
    want
}

impl EquipmentRequestPatch {
    /// The content after the patch; `raw` tells what was sent.
    ///
    /// # Errors
    /// 422 with every bad field.
    pub fn apply(self, mut content: Content, raw: &Value, writer: Lang) -> Result<Content, Problem> {
        let sent = |field: &str| raw.get(field).is_some();
        let mut errors = FieldErrors::default();
        for field in ["title", "justification"] {
            if raw.get(field).is_some_and(Value::is_null) {
                errors.add(&format!("/{field}"), "required", Text::new("field-not-removable"));
            }
        }
        let title = self.title.and_then(|title| text(title, writer, "/title", &mut errors));
        let justification = self.justification.and_then(|why| text(why, writer, "/justification", &mut errors));
        content.title = title.unwrap_or(content.title);
        content.justification = justification.unwrap_or(content.justification);
        let process = if sent("process") { self.process } else { content.want.process.map(ProcessCode) };
        let class = if sent("material_class") { self.material_class } else { content.want.material_class };
        let limits = if sent("limits") { self.limits.unwrap_or_default() } else { content.want.limits };
        if let Some(want) = want(process, class, limits, &mut errors) {
            content.want = want;
        }
        errors.check()?;
        if sent("expected_users") {
            content.expected_users = self.expected_users;
        }
        if sent("hours_per_month") {
            content.hours_per_month = self.hours_per_month;
        }
        if sent("estimated_cost") {
            content.estimated_cost = self.estimated_cost;
        }
        if sent("cost_lines") {
            content.cost_lines = self.cost_lines.unwrap_or_default();
        }
        if sent("alternatives") {
            content.alternatives = self.alternatives.unwrap_or_default();
        }
        if sent("links") {
            content.links = links(self.links.unwrap_or_default());
        }
        Ok(content)
    }
}
