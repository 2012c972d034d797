use actix_web::App;
use serde_json::{Value, json};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_actix_web::{AppExt, scope};

use super::app;
use crate::platform::http::ProblemDocument;

/// Real answers, by operation and status.
const EXAMPLES: &str = include_str!("../../openapi/examples.json");

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Ustakana",
        description = "Booking, usage, inventory and evidence for FabLabs. Instants are RFC 3339 in UTC, intervals half-open, \
                       money in minor units, errors RFC 9457 problem documents with a stable `code`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    servers((url = "/", description = "This service")),
    components(schemas(ProblemDocument)),
    tags(
        (name = "identity", description = "People, signing in, tokens, one's own account"),
        (name = "labs", description = "Labs, opening hours, closures, members"),
        (name = "machines", description = "The catalogue: machines, classes, capabilities, status, imports"),
        (name = "training", description = "Qualifications and certifications"),
        (name = "groups", description = "Classes, teams and visits; what is booked for them, who came"),
        (name = "reservations", description = "Booking, the board, free time, blackouts"),
        (name = "usage", description = "What really happened: sessions, check-in, corrections"),
        (name = "interop", description = "Taking over a lab from another system"),
        (name = "stock", description = "Consumables and parts: items, lots, the ledger, orders, stock-takes"),
        (name = "maintenance", description = "Incidents, work orders, maintenance plans, what needs attention"),
        (name = "devices", description = "Machines' and kiosks' own keys"),
        (name = "statistics", description = "Utilization and every other figure"),
        (name = "demand", description = "Recorded unmet need"),
        (name = "assets", description = "What the lab owns: papers, custody, places, labels, inventory checks, disposal"),
        (name = "files", description = "Photos and papers of incidents, machines, requests, certifications"),
        (name = "equipment requests", description = "What the lab lacks, who wants it, the evidence"),
        (name = "funding", description = "The funders' portfolio"),
        (name = "notifications", description = "What one is told, and how one wants to be told"),
        (name = "live", description = "What changes in a lab, as it changes"),
        (name = "audit", description = "Who did what, when, before and after"),
    ),
)]
struct Base;

/// The OpenAPI 3.1 document of the mounted routes.
pub fn document() -> Value {
    let (_, api) = App::new()
        .into_utoipa_app()
        .openapi(Base::openapi())
        .service(scope::scope("/api/v1").configure(app::api))
        .split_for_parts();
    complete(api)
}

/// Adds what all operations share: the problems each method can answer with, how one authenticates.
fn complete(api: Document) -> Value {
    let mut document = serde_json::to_value(api).unwrap_or_default();
    let problem = json!({
        "description": "A problem document (RFC 9457)",
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
    });
    if let Some(components) = document.pointer_mut("/components").and_then(Value::as_object_mut) {
        components.insert("responses".into(), json!({ "Problem": problem }));
        components.insert(
            "securitySchemes".into(),
            json!({
                "bearer": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
                "cookie": { "type": "apiKey", "in": "cookie", "name": "ustakana_session" },
            }),
        );
    }
    let examples: Value = serde_json::from_str(EXAMPLES).unwrap_or_default();
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else { return document };
    for (_, operations) in paths {
        let Some(operations) = operations.as_object_mut() else { continue };
        for (method, operation) in operations {
            add_examples(operation, &examples);
            add_problems(method, operation);
        }
    }
    document
}

/// Shows a real answer where the operation states none of its own.
fn add_examples(operation: &mut Value, examples: &Value) {
    let id = operation.get("operationId").and_then(Value::as_str).unwrap_or_default();
    let Some(of_operation) = examples.get(id).cloned() else { return };
    let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
    for (status, response) in responses {
        let content = response.pointer_mut("/content/application~1json").and_then(Value::as_object_mut);
        if let (Some(content), Some(example)) = (content, of_operation.get(status)) {
            content.entry("example").or_insert_with(|| example.clone());
        }
    }
}

fn asks_for_version(operation: &Value) -> bool {
    let parameters = operation.get("parameters").and_then(Value::as_array);
    parameters.into_iter().flatten().any(|parameter| parameter.get("name") == Some(&json!("If-Match")))
}

fn add_problems(method: &str, operation: &mut Value) {
    let statuses: &[&str] = match method {
        "get" => &["400", "401", "403", "404", "406", "422", "429", "503"],
        _ if asks_for_version(operation) => {
            &["400", "401", "403", "404", "409", "412", "413", "415", "422", "428", "429", "503"]
        }
        _ => &["400", "401", "403", "404", "409", "413", "415", "422", "429", "503"],
    };
    let Some(operation) = operation.as_object_mut() else { return };
    operation.entry("security").or_insert_with(|| json!([{ "bearer": [] }, { "cookie": [] }, {}]));
    if let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
        for status in statuses {
            responses.entry(*status).or_insert_with(|| json!({ "$ref": "#/components/responses/Problem" }));
        }
    }
}
