use actix_web::HttpRequest;

use crate::features::identity::{Auth, By, Permit};
use crate::features::labs;
use crate::platform::db::Db;
use crate::platform::http::Problem;
use crate::platform::values::Id;
use crate::platform::words::Text;

/// Whether the request may name somebody by an address: people do, and not without end.
///
/// # Errors
/// 403 for a device, 429.
pub fn may_name<P: Permit>(auth: &Auth, by: &By<P>, request: &HttpRequest, email: Option<&str>) -> Result<(), Problem> {
    match email {
        Some(_) => auth.limits().naming(request, by.person()?),
        None => Ok(()),
    }
}

/// Who is there beside the holder: by their id, or by the address they sign in with, since students see no list of members.
///
/// # Errors
/// Both at once; an address that no active member has.
pub fn second_of(c: &mut Db, lab: Id, person: Option<Id>, email: Option<&str>) -> Result<Option<Id>, Problem> {
    let Some(email) = email else { return Ok(person) };
    if person.is_some() {
        return Err(Problem::field("/second_person_email", "contradiction", Text::new("second-person-once")));
    }
    match labs::member_of_address(c, lab, email)? {
        Some(member) => Ok(Some(member)),
        None => Err(Problem::field("/second_person_email", "unknown", Text::new("no-member-of-address"))),
    }
}
