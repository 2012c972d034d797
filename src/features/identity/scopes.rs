//! What an API key may be given: an area of the permission table, to read or to write.

use super::permissions::Permission;

/// `admin` lets an administrator's key act as one, within its other scopes.
pub const ADMIN: &str = "admin";

/// Every scope there is. Writing includes reading. A key never changes its own person's account.
pub const ALL: [&str; 19] = [
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
    "lab:write",
    "members:read",
    "members:write",
    "training:read",
    "training:write",
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
        Permission::ManageLab => "lab",
        Permission::ListMembers | Permission::ManageMembers | Permission::ConfirmMembers => "members",
        Permission::ManageTraining => "training",
        Permission::ReadAudit => "audit",
        Permission::ReadFigures | Permission::ReadPortfolio => "figures",
        Permission::ManageInstallation => "installation",
    })
}

/// The scope that this permission asks of a key; `None` when it asks none.
pub fn needed(permission: Permission, reading: bool) -> Option<String> {
    let verb = if reading { "read" } else { "write" };
    area(permission).map(|area| format!("{area}:{verb}"))
}

/// True when the given scopes hold the needed one. What may be written may be read.
pub fn grant(given: &std::collections::BTreeSet<String>, needed: &str) -> bool {
    let written = needed.strip_suffix(":read").map(|area| format!("{area}:write"));
    given.contains(needed) || written.is_some_and(|scope| given.contains(&scope))
}
