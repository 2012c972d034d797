use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};

use super::permissions::{Permission, Permit};
use super::scopes;
use crate::platform::http::{Code, Problem, RequestInfo};
use crate::platform::values::{Actor, Id};
use crate::platform::words::Text;
use crate::platform::write::Call;

/// What the authentication middleware found, kept in the request's extensions so that [`By`] is ready at once.
#[derive(Clone, Debug)]
pub struct Authenticated(pub Result<Actor, Problem>);

/// The caller, who asks for permission `P`. Where they may use it is decided by the lab they enter with [`By::gate`].
pub struct By<P> {
    pub call: Call,
    permission: PhantomData<P>,
}

impl<P: Permit> FromRequest for By<P> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let found = request.extensions().get::<Authenticated>().cloned();
        let actor = match found {
            Some(Authenticated(Ok(actor))) => actor,
            // Who signs in or refreshes may still send the token that has just expired.
            Some(Authenticated(Err(problem)))
                if P::PERMISSION == Permission::Nothing && problem.code() == Code::InvalidToken =>
            {
                Actor::anonymous()
            }
            Some(Authenticated(Err(problem))) => return ready(Err(problem)),
            None => Actor::anonymous(),
        };
        if actor.is_anonymous() && !P::PERMISSION.open_to_anyone() {
            return ready(Err(not_signed_in()));
        }
        if let Err(problem) = within_scopes(&actor, P::PERMISSION, request.method().is_safe()) {
            return ready(Err(problem));
        }
        let RequestInfo { id, lang } = RequestInfo::of(request);
        ready(Ok(Self { call: Call { actor, request_id: id, lang }, permission: PhantomData }))
    }
}

/// A key does what its scopes say and no more.
fn within_scopes(actor: &Actor, permission: Permission, reading: bool) -> Result<(), Problem> {
    let Some(needed) = scopes::missing(actor, permission, reading) else { return Ok(()) };
    Err(Problem::new(Code::NotAllowed, Text::new("key-lacks-scope").with("scope", needed.as_str()))
        .with("scope", needed.into()))
}

fn not_signed_in() -> Problem {
    Problem::of(Code::NotSignedIn)
}

impl<P: Permit> By<P> {
    pub fn gate(&self) -> Gate {
        Gate { actor: self.call.actor.clone(), permission: P::PERMISSION }
    }

    pub const fn actor(&self) -> &Actor {
        &self.call.actor
    }

    /// The signed-in person.
    ///
    /// # Errors
    /// 403 for devices and the service itself.
    pub fn person(&self) -> Result<Id, Problem> {
        self.call.actor.person().ok_or_else(Problem::not_allowed)
    }

    /// # Errors
    /// 403 for everyone but an admin.
    pub fn admin(&self) -> Result<(), Problem> {
        if self.call.actor.admin { Ok(()) } else { Err(Problem::not_allowed()) }
    }
}

/// An actor with the permission that a handler asked for: the key to labs and what belongs to them.
#[derive(Clone, Debug)]
pub struct Gate {
    pub actor: Actor,
    pub permission: Permission,
}

impl Gate {
    /// The labs in which the actor may use the permission by their role there; `None` means all.
    pub fn labs(&self) -> Option<Vec<Id>> {
        if self.actor.admin {
            return None;
        }
        let labs = self.actor.roles.iter().filter(|(_, role)| self.permission.held_by(**role));
        Some(labs.map(|(lab, _)| *lab).collect())
    }

    /// May the actor use the permission in this lab? Where they may not even know of it, it does not exist.
    ///
    /// # Errors
    /// 404 for a lab that is not theirs to see, 401 or 403 for what they may not do in one that is.
    pub fn pass(&self, lab: Id, public: bool) -> Result<(), Problem> {
        if self.actor.admin {
            return Ok(());
        }
        let role = self.actor.role_in(lab);
        if role.is_some_and(|role| self.permission.held_by(role)) || (public && self.permission.open_to_anyone()) {
            return Ok(());
        }
        let waits = self.actor.pending.contains(&lab);
        if waits && self.permission.open_to_pending() {
            return Ok(());
        }
        match role {
            None if waits => Err(Problem::new(Code::NotAllowed, Text::new("membership-waits"))
                .with("membership", serde_json::json!("pending"))),
            None if !public => Err(Problem::not_found()),
            None if self.actor.is_anonymous() => Err(not_signed_in()),
            None => Err(Problem::new(Code::NotAllowed, Text::new("not-a-member"))),
            Some(_) => Err(Problem::not_allowed()),
        }
    }
}
