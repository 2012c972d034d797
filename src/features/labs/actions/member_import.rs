use std::collections::BTreeMap;

use super::members::{MemberAsk, answers_for, new, number_taken, put_member, tell};
use crate::features::identity::{self, Auth, Enrolment, Known};
use crate::features::labs::member_list::{ListedMember, ListedRow};
use crate::features::labs::model::{Error, Lab, Membership};
use crate::features::labs::slips::Slip;
use crate::features::labs::store::members;
use crate::named_enum;
use crate::platform::values::{Id, Role};
use crate::platform::words::{RowProblem, Text};
use crate::platform::write::{Event, Write};

named_enum! {
    /// What became of a record: in a dry run, what would.
    pub enum MemberOutcome { Created = "created", Changed = "changed", Unchanged = "unchanged", Failed = "failed" }
}

/// One record of the file.
#[derive(Clone, Debug)]
pub struct MemberRow {
    pub line: u64,
    pub outcome: MemberOutcome,
    /// The person; `None` for failed records and in a dry run for new ones.
    pub member: Option<Id>,
    pub problems: Vec<RowProblem>,
}

/// Takes in the people of a list, in this one transaction; records that cannot be taken are listed. Who has an account
/// becomes a member with it; who has none gets one without a password, to be taken over by a claim slip. The same list
/// again changes nothing. A dry run writes nothing.
///
/// # Errors
/// The database's.
pub fn import_members(
    w: &mut Write<'_>,
    lab: &Lab,
    rows: &[ListedRow],
    dry_run: bool,
) -> Result<Vec<MemberRow>, Error> {
    let mut seen = BTreeMap::new();
    let mut report = Vec::with_capacity(rows.len());
    for row in rows {
        let taken = match &row.outcome {
            Ok(listed) => take_in(w, lab, listed, dry_run, &mut seen)?,
            Err(problems) => Err(problems.clone()),
        };
        report.push(match taken {
            Ok((outcome, member)) => MemberRow { line: row.line, outcome, member, problems: Vec::new() },
            Err(problems) => MemberRow { line: row.line, outcome: MemberOutcome::Failed, member: None, problems },
        });
    }
    Ok(report)
}

type Taken = Result<(MemberOutcome, Option<Id>), Vec<RowProblem>>;

fn take_in(
    w: &mut Write<'_>,
    lab: &Lab,
    listed: &ListedMember,
    dry_run: bool,
    seen: &mut BTreeMap<String, ListedMember>,
) -> Result<Taken, Error> {
    let by_number = match &listed.student_number {
        Some(number) => members::by_student_number(w.c, lab.id, number)?,
        None => None,
    };
    let known = identity::who_is(w.c, listed.email.as_deref(), listed.phone.as_deref())?;
    let person = match (known, by_number) {
        (Known::Two, _) => return Ok(Err(vec![two_people("email", "phone")])),
        (Known::One(person), Some(other)) if person != other => {
            return Ok(Err(vec![two_people("email", "student_number")]));
        }
        (Known::One(person), _) => Some(person),
        (Known::Nobody, found) => found,
    };
    let names = [
        listed.email.as_deref().map(|email| format!("email {}", identity::fold_email(email))),
        listed.phone.as_ref().map(|phone| format!("phone {phone}")),
        listed.student_number.as_ref().map(|number| format!("number {number}")),
    ];
    let mut again = false;
    for name in names.into_iter().flatten() {
        match seen.insert(name, listed.clone()) {
            None => {}
            Some(earlier) if earlier == *listed => again = true,
            Some(_) => return Ok(Err(vec![RowProblem::new("twice_in_file", None, Text::new("list-twice"))])),
        }
    }
    let Some(person) = person else {
        return Ok(Ok(match (dry_run, again) {
            (true, true) => (MemberOutcome::Unchanged, None),
            (true, false) => (MemberOutcome::Created, None),
            (false, _) => (MemberOutcome::Created, Some(create(w, lab, listed)?)),
        }));
    };
    let Some(membership) = members::locked(w.c, lab.id, person)? else {
        if let Some(problem) = brought_in(w, person, listed)? {
            return Ok(Err(vec![problem]));
        }
        if !dry_run {
            join(w, lab, person, listed, false)?;
        }
        return Ok(Ok((MemberOutcome::Created, (!dry_run).then_some(person))));
    };
    let by_number_alone = known == Known::Nobody;
    let raises = listed.role.is_some_and(|role| role != membership.role);
    if (by_number_alone || raises) && !identity::is_named(w.c, person, &listed.full_name)? {
        let detail = Text::new("list-other-name");
        return Ok(Err(vec![RowProblem::new("other_name", Some("full_name"), detail)]));
    }
    if !differs(&membership, listed) {
        return Ok(Ok((MemberOutcome::Unchanged, Some(person))));
    }
    change(w, lab, &membership, listed, dry_run)
}

fn two_people(one: &'static str, other: &'static str) -> RowProblem {
    let detail = Text::new("list-two-people").with("one", one).with("other", other);
    RowProblem::new("two_people", Some(one), detail)
}

fn create(w: &mut Write<'_>, lab: &Lab, listed: &ListedMember) -> Result<Id, Error> {
    let locale = listed.locale.unwrap_or(w.call.lang);
    let enrolment = Enrolment {
        full_name: listed.full_name.clone(),
        email: listed.email.clone(),
        phone: listed.phone.clone(),
        locale,
    };
    let person = identity::enrol(w, &enrolment).map_err(Error::Identity)?.id;
    join(w, lab, person, listed, true)?;
    Ok(person)
}

/// Why somebody who has an account already cannot be taken in with it: nobody has shown that it is theirs.
fn brought_in(w: &mut Write<'_>, person: Id, listed: &ListedMember) -> Result<Option<RowProblem>, Error> {
    if !identity::is_confirmed(w.c, person)? {
        return Ok(Some(RowProblem::new("unconfirmed_account", Some("email"), Text::new("list-unconfirmed"))));
    }
    let above = listed.role.is_some_and(|role| role != Role::Student);
    Ok(above.then(|| RowProblem::new("role_by_hand", Some("role"), Text::new("list-role-by-hand"))))
}

fn join(w: &mut Write<'_>, lab: &Lab, person: Id, listed: &ListedMember, self_joined: bool) -> Result<(), Error> {
    let membership = Membership {
        affiliation: listed.affiliation.clone(),
        student_number: listed.student_number.clone(),
        self_joined,
        ..new(w, lab.id, person, listed.role.unwrap_or(Role::Student))
    };
    members::insert(w.c, &membership).map_err(number_taken)?;
    tell(w, None, &membership, None);
    Ok(())
}

/// What the list leaves out stays.
fn differs(membership: &Membership, listed: &ListedMember) -> bool {
    let other = |listed: &Option<String>, kept: &Option<String>| listed.is_some() && listed != kept;
    other(&listed.affiliation, &membership.affiliation)
        || other(&listed.student_number, &membership.student_number)
        || listed.role.is_some_and(|role| role != membership.role)
}

fn change(
    w: &mut Write<'_>,
    lab: &Lab,
    was: &Membership,
    listed: &ListedMember,
    dry_run: bool,
) -> Result<Taken, Error> {
    let ask = MemberAsk {
        person: was.person,
        role: listed.role.unwrap_or(was.role),
        affiliation: listed.affiliation.clone().map(Some),
        student_number: listed.student_number.clone().map(Some),
        suspended_until: was.suspended_until,
        reason: None,
    };
    let own = !w.actor().admin && w.actor().person() == Some(was.person) && ask.role != was.role;
    if own {
        let detail = Text::new("list-own-role");
        return Ok(Err(vec![RowProblem::new("own_role", Some("role"), detail)]));
    }
    if !dry_run {
        put_member(w, lab, &ask)?;
    }
    Ok(Ok((MemberOutcome::Changed, Some(was.person))))
}

/// New codes for those who have not taken over their account yet, all or the named ones, as slips.
///
/// # Errors
/// The database's.
pub fn claim_slips(
    w: &mut Write<'_>,
    auth: &Auth,
    lab: &Lab,
    only: Option<&[Id]>,
    most: usize,
) -> Result<Vec<Slip>, Error> {
    let mut slips = Vec::new();
    if w.actor().scopes.is_some() {
        return Err(Error::NotByKey);
    }
    for member in members::unclaimed(w.c, lab.id, only, most)? {
        // Theirs to hand out is another lab's too.
        match answers_for(w, member.membership.person) {
            Ok(()) => {}
            Err(Error::OthersToo) => continue,
            Err(error) => return Err(error),
        }
        let (code, expires_at) = identity::issue_claim_code(w, auth, member.membership.person)?;
        let known = [&member.membership.student_number, &member.membership.affiliation, &member.phone, &member.email];
        let about: Vec<&str> = known.into_iter().flatten().map(String::as_str).collect();
        slips.push(Slip {
            full_name: member.full_name,
            about: about.join(" · "),
            code,
            expires_on: lab.zone().date(expires_at).format("%d.%m.%Y").to_string(),
        });
    }
    let after = serde_json::json!({ "slips": slips.len() });
    w.emit(Event::new("membership.slips_printed", "lab", lab.id).lab(lab.id).after(after));
    Ok(slips)
}
