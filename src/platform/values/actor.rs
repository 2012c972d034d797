use std::collections::{BTreeMap, BTreeSet};

use super::Id;
use crate::named_enum;

named_enum! {
    /// What a person or key is in one lab.
    pub enum Role { Student = "student", Technician = "technician", Manager = "manager", Funder = "funder", Device = "device" }
}

impl Role {
    /// Technicians and managers run the lab.
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::Technician | Self::Manager)
    }
}

/// Who stands behind a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActorKind {
    Anonymous,
    Person(Id),
    /// A machine's or kiosk's own key: it acts for one machine.
    Device {
        id: Id,
        machine: Id,
    },
    /// The service itself: a job or the command line, by its name.
    Service(&'static str),
}

/// Who acts, with which roles in which lab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub kind: ActorKind,
    pub admin: bool,
    pub roles: BTreeMap<Id, Role>,
    /// Labs in which they wait for the desk's word: there they may look, as members do, and no more.
    pub pending: BTreeSet<Id>,
    /// What an API key was given; `None` for who signed in themselves.
    pub scopes: Option<BTreeSet<String>>,
}

impl Actor {
    pub const fn anonymous() -> Self {
        Self::of(ActorKind::Anonymous, false, BTreeMap::new())
    }

    pub const fn service(name: &'static str) -> Self {
        Self::of(ActorKind::Service(name), true, BTreeMap::new())
    }

    pub const fn of(kind: ActorKind, admin: bool, roles: BTreeMap<Id, Role>) -> Self {
        Self { kind, admin, roles, pending: BTreeSet::new(), scopes: None }
    }

    pub const fn person(&self) -> Option<Id> {
        match self.kind {
            ActorKind::Person(id) => Some(id),
            _ => None,
        }
    }

    /// The person's or device's id.
    pub const fn id(&self) -> Option<Id> {
        match self.kind {
            ActorKind::Person(id) | ActorKind::Device { id, .. } => Some(id),
            _ => None,
        }
    }

    pub fn role_in(&self, lab: Id) -> Option<Role> {
        self.roles.get(&lab).copied()
    }

    pub fn is_staff_of(&self, lab: Id) -> bool {
        self.admin || self.role_in(lab).is_some_and(Role::is_staff)
    }

    pub const fn is_device(&self) -> bool {
        matches!(self.kind, ActorKind::Device { .. })
    }

    pub const fn is_anonymous(&self) -> bool {
        matches!(self.kind, ActorKind::Anonymous)
    }
}
