use super::run::{Run, TOOL_QUALIFICATION, Taken};
use crate::features::interop::nemo::{Qualification, Tool, User};
use crate::features::labs::actions::{MemberOutcome, import_members};
use crate::features::labs::policy::PolicyPatch;
use crate::features::machines::MachineStatus;
use crate::features::machines::actions::{MachineAsk, create};
use crate::features::training::{self, CertificationAsk, QualificationAsk};
use crate::features::{identity, labs};
use crate::platform::db::Fault;
use crate::platform::http::Problem;
use crate::platform::values::{Lang, LocalText};
use crate::platform::words::Text;
use crate::platform::write::Write;

/// NEMO speaks English.
fn english(text: &str) -> LocalText {
    LocalText::plain(Lang::En, text.trim())
}

/// A user becomes a member, by the same way as one on a list that a manager sends.
pub fn person(w: &mut Write<'_>, run: &mut Run<'_>, user: &User) -> Result<Taken, Problem> {
    if !user.is_active {
        return Ok(Taken::not("inactive", Some("is_active"), Text::new("nemo-inactive-user")));
    }
    // Who is here already stays what they are here.
    let is_new = identity::who_is(w.c, Some(&user.email), None)? == identity::Known::Nobody;
    let role = if is_new { user.role().name() } else { "" };
    let cells = [&user.full_name(), user.email.trim(), user.affiliation().unwrap_or_default(), role];
    let mut list = csv::Writer::from_writer(Vec::new());
    let written =
        list.write_record(["full_name", "email", "affiliation", "role"]).and_then(|()| list.write_record(cells));
    let bytes = written.ok().and_then(|()| list.into_inner().ok()).ok_or_else(Problem::not_found)?;
    let rows = labs::read_members(&bytes)?;
    let report = import_members(w, run.lab, &rows, false)?;
    let Some(row) = report.into_iter().next() else {
        return Ok(Taken::not("unreadable", None, Text::new("list-name")));
    };
    let subject_type = "member";
    Ok(match (row.outcome, row.member, row.problems.into_iter().next()) {
        (_, _, Some(problem)) => Taken::Not(problem),
        (MemberOutcome::Created, Some(id), None) => Taken::Made { subject_type, id },
        (_, Some(id), None) => Taken::Known { subject_type, id },
        (_, None, None) => Taken::not("unreadable", None, Text::new("list-name")),
    })
}

/// A tool becomes a machine that asks for the qualification of its own name, as every tool of NEMO does.
pub fn machine(w: &mut Write<'_>, run: &mut Run<'_>, tool: &Tool) -> Result<Taken, Problem> {
    if tool.parent_tool.is_some() {
        return Ok(Taken::not("alias", Some("parent_tool"), Text::new("nemo-alias")));
    }
    if tool.name.trim().is_empty() {
        return Ok(Taken::not("required", Some("name"), Text::new("field-required")));
    }
    let ask = QualificationAsk { name: english(&tool.name), valid_days: None, levels: Vec::new() };
    let qualification = training::create_qualification(w, run.lab, &ask)?.id;
    run.link(w, TOOL_QUALIFICATION, &tool.name, ("qualification", qualification))?;
    let text =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let status = match (tool.visible, tool.operational) {
        (false, _) => MachineStatus::Retired,
        (true, true) => MachineStatus::InService,
        (true, false) => MachineStatus::OutOfService,
    };
    let ask = MachineAsk {
        name: english(&tool.name),
        description: text(&tool.description).or_else(|| text(&tool.category)).map(|text| english(&text)),
        class: None,
        make: String::new(),
        model: String::new(),
        asset_tag: None,
        serial: text(&tool.serial),
        location: text(&tool.location),
        status,
        capabilities: Vec::new(),
        size_mm: None,
        policy: PolicyPatch {
            min_minutes: tool.minimum_usage_block_time,
            max_minutes: tool.maximum_usage_block_time,
            max_days_ahead: tool.reservation_horizon,
            check_in_window_minutes: tool.missed_reservation_threshold.map(Some),
            requires_qualification: Some(Some(qualification)),
            ..PolicyPatch::default()
        },
        checklist: Vec::new(),
        grant: None,
        acquired_on: None,
        cost: None,
        import_key: None,
    };
    Ok(Taken::Made { subject_type: "machine", id: create(w, run.lab, ask)?.id })
}

/// Who was qualified on a tool is certified since that day.
pub fn certification(w: &mut Write<'_>, run: &mut Run<'_>, held: &Qualification) -> Result<Taken, Problem> {
    let Some(person) = run.person(&held.user) else {
        return Ok(Taken::not("unknown_user", Some("user"), Text::new("nemo-unknown-user")));
    };
    let Some(qualification) = run.qualification(&held.tool) else {
        return Ok(Taken::not("unknown_tool", Some("tool"), Text::new("nemo-unknown-tool")));
    };
    let Some(qualification) = training::qualification(w.c, qualification)? else {
        return Err(Fault::NotFound.into());
    };
    let ask = CertificationAsk {
        person,
        level: None,
        valid_from: held.qualified_on.map(|day| run.lab.zone().day_start(day)).filter(|from| *from < w.now),
        expires_at: None,
        evidence: Some("NEMO".to_owned()),
        course_session: None,
    };
    Ok(Taken::Made { subject_type: "certification", id: training::certify(w, &qualification, &ask)?.id })
}
