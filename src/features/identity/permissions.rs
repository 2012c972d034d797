//! Who may what: the table of `rules.md`, in one place. An admin may all of it, in every lab.

use crate::platform::values::Role::{self, Device, Funder, Manager, Student, Technician};

/// A permission as a type, so that a handler's signature says what it asks for.
pub trait Permit: Send + Sync + 'static {
    const PERMISSION: Permission;
}

macro_rules! permissions {
    ($($(#[$meta:meta])* $name:ident = $text:literal, $anyone:literal, [$($role:ident),*];)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Permission { $($(#[$meta])* $name),+ }

        impl Permission {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// True where one need not be signed in.
            pub const fn open_to_anyone(self) -> bool {
                match self { $(Self::$name => $anyone),+ }
            }

            /// The roles that hold it in their lab.
            pub const fn roles(self) -> &'static [Role] {
                match self { $(Self::$name => &[$($role),*]),+ }
            }
        }

        $(
            $(#[$meta])*
            pub struct $name;

            impl Permit for $name {
                const PERMISSION: Permission = Permission::$name;
            }
        )+
    };
}

/// The permissions as types, for [`super::By`].
pub mod may {
    #[allow(unused_imports, reason = "the macro's types are re-exported whole")]
    pub use super::types::*;
}

mod types {
    use super::*;

    permissions! {
        /// Sign up and in, health, documents.
        Nothing = "nothing", true, [Student, Technician, Manager, Funder, Device];
        /// One's own account.
        OwnAccount = "own_account", false, [Student, Technician, Manager, Funder];
        /// A lab's name, slug, zone and the like, where the lab is public.
        ViewLab = "labs.view", true, [Student, Technician, Manager, Funder, Device];
        /// The catalogue and the board without names, where the lab is public. Funders and devices see no more of it
        /// than everyone.
        ViewCatalogue = "catalogue.view", true, [Student, Technician, Manager];
        /// Own bookings.
        Book = "reservations.book", false, [Student, Technician, Manager];
        /// Own sessions; a device's own machine.
        UseMachine = "usage.own", false, [Student, Technician, Manager, Device];
        /// Requests and endorsements.
        RequestEquipment = "requests.make", false, [Student, Technician, Manager];
        ViewRequests = "requests.view", false, [Student, Technician, Manager, Funder];
        /// The photos and papers of what one sees; a machine's, where the lab is public.
        ViewFiles = "files.view", true, [Student, Technician, Manager, Funder];
        /// Send photos and papers; to what, each subject says.
        AttachFiles = "files.attach", false, [Student, Technician, Manager];
        ReportIncident = "incidents.report", false, [Student, Technician, Manager];
        /// Book on behalf, override, see the lab's rows.
        BookForOthers = "reservations.staff", false, [Technician, Manager];
        Blackout = "blackouts.make", false, [Technician, Manager];
        /// Resolve incidents, work orders, maintenance plans.
        MaintainMachines = "machines.maintain", false, [Technician, Manager];
        /// What is overdue, broken, waiting or odd.
        SeeAttention = "attention.see", false, [Technician, Manager];
        RecordUsage = "usage.staff", false, [Technician, Manager];
        /// What items of stock there are: members pick materials from them.
        ViewStock = "stock.view", false, [Student, Technician, Manager];
        /// Items, movements, orders and stock-takes.
        ManageStock = "stock.manage", false, [Technician, Manager];
        ListMembers = "members.list", false, [Technician, Manager];
        /// Take in, or turn away, who waits at the desk.
        ConfirmMembers = "members.confirm", false, [Technician, Manager];
        ManageMachines = "machines.manage", false, [Manager];
        ChangeStatus = "machines.status", false, [Manager];
        ManageLab = "lab.manage", false, [Manager];
        ManageMembers = "members.manage", false, [Manager];
        Approve = "reservations.approve", false, [Manager];
        ManageTraining = "training.manage", false, [Manager];
        /// Come to courses; who teaches one, write down what came of it.
        Enrol = "courses.enrol", false, [Student, Technician, Manager];
        /// The dates of courses.
        PlanCourses = "courses.plan", false, [Technician, Manager];
        /// Who is on duty when.
        PlanDuties = "duties.plan", false, [Technician, Manager];
        /// Classes, teams, visits, and who came.
        ManageGroups = "groups.manage", false, [Technician, Manager];
        /// Who is not of age, and what their guardians allow.
        ManageMinors = "minors.manage", false, [Technician, Manager];
        ReviewRequests = "requests.review", false, [Manager];
        ReadAudit = "audit.read", false, [Manager];
        /// Figures: with rows for a manager, aggregates for a funder.
        ReadFigures = "figures.read", false, [Manager, Funder];
        ReadPortfolio = "portfolio.read", false, [Manager, Funder];
        /// Labs and the installation: admin alone.
        ManageInstallation = "installation.manage", false, [];
    }
}

pub use types::Permission;

impl Permission {
    pub fn held_by(self, role: Role) -> bool {
        self.roles().contains(&role)
    }

    /// What one may do while the desk has not confirmed the membership: look.
    pub const fn open_to_pending(self) -> bool {
        matches!(self, Self::Nothing | Self::ViewLab | Self::ViewCatalogue)
    }
}
