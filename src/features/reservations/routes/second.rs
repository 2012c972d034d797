use crate::features::labs;
use crate::platform::db::Db;
use crate::platform::http::Problem;
use crate::platform::values::Id;
use crate::platform::words::Text;

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
