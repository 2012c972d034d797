use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpResponse, get, web};

use super::me::{MeView, me};
use crate::features::identity::{By, may, store};
use crate::platform::db::Fault;
use crate::platform::http::Problem;
use crate::platform::values::Instant;
use crate::platform::write::Service;

/// All that is held of oneself.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct OwnExport {
    exported_at: Instant,
    me: MeView,
    /// Rows by where they are kept: memberships, reservations, usage_sessions, … Hashes of secrets are left out.
    #[schema(value_type = Object)]
    held: serde_json::Value,
}

/// Everything that the installation holds of oneself, as a file.
#[utoipa::path(tag = "identity", responses((status = 200, description = "What is held", body = OwnExport)))]
#[get("/me/export")]
pub async fn export_me(by: By<may::OwnAccount>, service: web::Data<Service>) -> Result<HttpResponse, Problem> {
    let (person, exported_at) = (by.person()?, service.now());
    let (me, held) = service.read(move |c| Ok::<_, Fault>((me(c, person)?, store::export::of(c, person)?))).await?;
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"ustakana-export.json\""))
        .json(OwnExport { exported_at, me, held }))
}
