use actix_web::{post, web};

use super::enrolments::{EnrolmentView, view};
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::training::actions::{self, ResultAsk};
use crate::features::training::store;
use crate::platform::http::{Answer, Body, PathId, Posting, Problem};
use crate::platform::values::Id;
use crate::platform::write::Service;

/// What came of a member's course.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct CourseResult {
    member: Id,
    attended: bool,
    /// Absent where the course has no test, or it is still to come.
    passed: Option<bool>,
    /// Instead of the level that the course names: one that a qualification of the course has.
    #[schema(min_length = 1, max_length = 100)]
    level: Option<String>,
    /// Read by the member and the lab's staff alone.
    #[schema(min_length = 1, max_length = 2000)]
    note: Option<String>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "results": [{"member": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "attended": true, "passed": true}]
}))]
struct CourseResults {
    #[schema(min_items = 1, max_items = 500)]
    results: Vec<CourseResult>,
}

/// An enrolment with its result and the certifications that it gave.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct RecordedResult {
    #[serde(flatten)]
    enrolment: EnrolmentView,
    certifications: Vec<Id>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct RecordedResults {
    items: Vec<RecordedResult>,
}

/// Write down who came and who passed (staff, and the trainer). Passing gives the course's certifications. The same again
/// changes nothing; another result corrects the earlier one.
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The course session's id")),
    request_body = CourseResults,
    responses((status = 200, description = "What is recorded", body = RecordedResults)),
)]
#[post("/course-sessions/{id}/results")]
pub async fn record_results(
    by: By<may::Enrol>,
    id: PathId,
    body: Body<CourseResults>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint) = (by.gate(), body.fingerprint);
    let ask = |sent: CourseResult| ResultAsk {
        member: sent.member,
        attended: sent.attended,
        passed: sent.passed,
        level: sent.level,
        note: sent.note,
    };
    let asks: Vec<ResultAsk> = body.value.results.into_iter().map(ask).collect();
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let session = store::courses::session(w.c, id.0)?;
                scope::lab_of(w.c, &gate, session.lab)?;
                let mut items = Vec::with_capacity(asks.len());
                for (enrolment, earned) in actions::record_results(w, session.id, &asks)? {
                    let certifications = earned.iter().map(|one| one.id).collect();
                    items.push(RecordedResult { enrolment: view(w.c, enrolment)?, certifications });
                }
                Ok(Answer::ok(&RecordedResults { items }))
            })
        })
        .await
}
