//! Who may call what in a public lab. The administrator may all of it and stands in no row.

use super::world::Who::{self, Anonymous, Device, Funder, Manager, Outsider, Owner, Student, Technician};

const ANYONE: &[Who] = &[Anonymous, Outsider, Student, Owner, Technician, Manager, Funder, Device];
const PEOPLE: &[Who] = &[Outsider, Student, Owner, Technician, Manager, Funder];
const SIGNED_IN: &[Who] = &[Outsider, Student, Owner, Technician, Manager, Funder, Device];
const MEMBERS_AND_DEVICE: &[Who] = &[Student, Owner, Technician, Manager, Device];
const MEMBERS: &[Who] = &[Student, Owner, Technician, Manager];
const OWNER_AND_STAFF: &[Who] = &[Owner, Technician, Manager];
const OWNER_AND_MANAGER: &[Who] = &[Owner, Manager];
const STAFF: &[Who] = &[Technician, Manager];
const MANAGER: &[Who] = &[Manager];
const MANAGER_AND_FUNDER: &[Who] = &[Manager, Funder];
const READERS: &[Who] = &[Student, Owner, Technician, Manager, Funder];
const NOBODY: &[Who] = &[];

/// The operation's id in the contract, and who may call it on the fixture's things, which the owner holds. Lists that
/// cross labs answer with what is theirs to see: the outsider manages another lab.
pub const MATRIX: &[(&str, &[Who])] = &[
    ("login", ANYONE),
    ("logout", ANYONE),
    ("change_password", PEOPLE),
    ("refresh", ANYONE),
    ("register", ANYONE),
    ("end_session", PEOPLE),
    ("see_session", ANYONE),
    ("open_session", ANYONE),
    ("set_up", ANYONE),
    ("see_me", PEOPLE),
    ("change_me", PEOPLE),
    ("list_my_reservations", PEOPLE),
    ("list_my_usage", PEOPLE),
    ("list_labs", ANYONE),
    ("create_lab", NOBODY),
    ("get_lab", ANYONE),
    ("change_lab", MANAGER),
    ("join_lab", PEOPLE),
    ("list_members", STAFF),
    ("put_member", MANAGER),
    ("list_opening_hours", ANYONE),
    ("set_opening_hours", MANAGER),
    ("list_closures", ANYONE),
    ("get_closure", ANYONE),
    ("create_closure", MANAGER),
    ("change_closure", MANAGER),
    ("delete_closure", MANAGER),
    ("add_holidays", MANAGER),
    ("list_machines", ANYONE),
    ("get_machine", ANYONE),
    ("create_machine", MANAGER),
    ("change_machine", MANAGER),
    ("import_machines", MANAGER),
    ("get_status", ANYONE),
    ("set_status", MANAGER),
    ("list_classes", ANYONE),
    ("get_class", ANYONE),
    ("create_class", MANAGER),
    ("change_class", MANAGER),
    ("get_availability", ANYONE),
    ("get_board", ANYONE),
    ("find_free_machines", ANYONE),
    ("list_qualifications", ANYONE),
    ("create_qualification", MANAGER),
    ("list_certifications", PEOPLE),
    ("get_certification", OWNER_AND_STAFF),
    ("create_certification", MANAGER),
    ("revoke_certification", MANAGER),
    ("list_reservations", PEOPLE),
    ("get_reservation", OWNER_AND_STAFF),
    ("create_reservation", MEMBERS),
    ("change_reservation", OWNER_AND_STAFF),
    ("cancel_reservation", OWNER_AND_STAFF),
    ("check_in_reservation", OWNER_AND_STAFF),
    ("approve_reservation", MANAGER),
    ("reject_reservation", MANAGER),
    ("list_blackouts", STAFF),
    ("create_blackout", STAFF),
    ("cancel_blackout", STAFF),
    ("list_usage_sessions", SIGNED_IN),
    ("get_usage_session", OWNER_AND_STAFF),
    ("post_usage_session", MEMBERS_AND_DEVICE),
    ("extend_usage_session", OWNER_AND_STAFF),
    ("finish_usage_session", OWNER_AND_STAFF),
    ("list_session_corrections", OWNER_AND_STAFF),
    ("correct_usage_session", OWNER_AND_STAFF),
    ("accept_session_correction", STAFF),
    ("reject_session_correction", STAFF),
    ("list_devices", MANAGER),
    ("create_device", MANAGER),
    ("revoke_device", MANAGER),
    ("read_utilization", MANAGER_AND_FUNDER),
    ("read_denied_time", MANAGER),
    ("read_reliability", MANAGER_AND_FUNDER),
    ("list_demand", MANAGER),
    ("list_equipment_requests", READERS),
    ("get_equipment_request", MEMBERS),
    ("create_equipment_request", MEMBERS),
    ("change_equipment_request", OWNER_AND_MANAGER),
    ("list_endorsements", MEMBERS),
    ("endorse_equipment_request", MEMBERS),
    ("get_equipment_request_evidence", MEMBERS),
    // Taking it under review; its author may withdraw it.
    ("step_equipment_request", MANAGER),
    ("list_portfolio", &[Outsider, Manager, Funder]),
    ("list_audit_events", MANAGER),
    ("verify_audit", NOBODY),
    ("watch_lab", ANYONE),
];
