//! What an API key may be given: an area of the permission table, to read or to write.

use super::permissions::Permission;
use crate::platform::values::{Actor, Role};

/// `admin` lets an administrator's key act as one, within its other scopes.
pub const ADMIN: &str = "admin";

/// Every scope there is. Writing includes reading. A key never changes its own person's account.
pub const ALL: [&str; 23] = [
    "account:read",
    "catalogue:read",
    "requests:read",
    "requests:write",
    "reservations:read",
    "reservations:write",
    "usage:read",
    "usage:write",
    "machines:read",
    "machines:write",
    "stock:read",
    "stock:write",
    "lab:write",
    "members:read",
    "members:write",
    "training:read",
    "training:write",
    "courses:read",
    "courses:write",
    "figures:read",
    "audit:read",
    "installation:write",
    ADMIN,
];

/// The area of a permission; `None` for what needs no scope.
const fn area(permission: Permission) -> Option<&'static str> {
    Some(match permission {
        Permission::Nothing => return None,
        Permission::OwnAccount => "account",
        Permission::ViewLab | Permission::ViewCatalogue => "catalogue",
        Permission::Book | Permission::BookForOthers | Permission::Blackout | Permission::Approve => "reservations",
        Permission::UseMachine | Permission::RecordUsage => "usage",
        Permission::RequestEquipment | Permission::ViewRequests | Permission::ReviewRequests => "requests",
        Permission::ReportIncident | Permission::ManageMachines | Permission::ChangeStatus => "machines",
        Permission::ViewStock | Permission::ManageStock => "stock",
        Permission::MaintainMachines | Permission::ViewFiles | Permission::AttachFiles => "machines",
        // It names people.
        Permission::SeeAttention => "members",
        Permission::ManageLab => "lab",
        Permission::ListMembers | Permission::ManageMembers | Permission::ConfirmMembers => "members",
        Permission::ManageTraining => "training",
        Permission::Enrol | Permission::PlanCourses => "courses",
        Permission::PlanDuties | Permission::ManageGroups | Permission::ManageMinors => "members",
        Permission::ReadAudit => "audit",
        Permission::ReadFigures | Permission::ReadPortfolio => "figures",
        Permission::ManageInstallation => "installation",
    })
}

/// The scope that the actor's key lacks for this permission; `None` when it lacks none, and for who acts by no key. What
/// may be written may be read.
pub fn missing(actor: &Actor, permission: Permission, reading: bool) -> Option<String> {
    let (given, area) = (actor.scopes.as_ref()?, area(permission)?);
    let (read, write) = (format!("{area}:read"), format!("{area}:write"));
    let needed = if reading { read } else { write.clone() };
    (!given.contains(&needed) && !given.contains(&write)).then_some(needed)
}

/// True when the person may give a key this scope: in some lab they may do something of its area themselves. Whoever has
/// an account may become a student, so what students may counts for everybody.
pub fn is_ones_own(actor: &Actor, scope: &str) -> bool {
    let of_area = |permission: Permission| scope.split(':').next() == area(permission);
    let held = |permission: Permission| {
        permission.open_to_anyone()
            || permission.held_by(Role::Student)
            || actor.roles.values().any(|role| permission.held_by(*role))
    };
    actor.admin || Permission::ALL.iter().any(|permission| of_area(*permission) && held(*permission))
}
