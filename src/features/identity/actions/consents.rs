use serde_json::json;

use super::super::model::{Consent, ConsentPurpose, Error, Person, Sex};
use super::super::store::{self, consents as rows};
use crate::platform::db::Fault;
use crate::platform::values::Id;
use crate::platform::write::{Event, Write};

/// What a consent says, in each language. A new wording is a new version; the old one stays with who gave it.
pub struct ConsentText {
    pub purpose: ConsentPurpose,
    pub version: i32,
    /// Language code and text.
    pub texts: [(&'static str, &'static str); 4],
}

/// The texts that consents are given to; the newest of a purpose last.
pub const CONSENT_TEXTS: [ConsentText; 1] = [ConsentText {
    purpose: ConsentPurpose::Statistics,
    version: 1,
    texts: [
        (
            "en",
            "I agree that the lab keeps my sex and year of birth to count its users by gender and age group. They are shown to nobody but me, only as counts of at least five people, and erased when I withdraw this.",
        ),
        (
            "ru",
            "Я согласен(на), что лаборатория хранит мой пол и год рождения, чтобы считать пользователей по полу и возрасту. Их вижу только я; другим они видны лишь как числа от пяти человек. Если я отзову согласие, они будут удалены.",
        ),
        (
            "ky",
            "Лаборатория колдонуучуларды жынысы жана жаш курагы боюнча эсептөө үчүн жынысымды жана туулган жылымды сактоосуна макулмун. Аларды өзүм гана көрөм, башкаларга беш адамдан кем эмес сан катары гана көрсөтүлөт. Макулдугумду кайтарып алсам, алар өчүрүлөт.",
        ),
        (
            "ko",
            "랩이 이용자를 성별과 연령대별로 집계하기 위해 내 성별과 출생 연도를 보관하는 데 동의합니다. 이 정보는 나에게만 보이고, 다섯 명 이상의 인원수로만 집계되며, 동의를 철회하면 삭제됩니다.",
        ),
    ],
}];

/// Gives a consent; one that stands already stays as it was given.
///
/// # Errors
/// Whatever the database answers.
pub fn consent(
    w: &mut Write<'_>,
    person: Id,
    purpose: ConsentPurpose,
    text_version: i32,
) -> Result<(Consent, bool), Error> {
    store::person_for_change(w.c, person)?.ok_or(Fault::NotFound)?;
    if let Some(standing) = rows::standing(w.c, person, purpose)? {
        return Ok((standing, false));
    }
    let row = Consent { id: w.new_id(), person, purpose, text_version, given_at: w.now, withdrawn_at: None };
    rows::insert(w.c, &row)?;
    let after = json!({ "member": person, "purpose": purpose, "text_version": text_version });
    w.emit(Event::new("consent.given", "consent", row.id).after(after));
    Ok((row, true))
}

/// Takes a consent back: what was kept under it is erased with it.
///
/// # Errors
/// [`Fault::NotFound`] for a consent that is not theirs.
pub fn withdraw(w: &mut Write<'_>, person: Id, id: Id) -> Result<Consent, Error> {
    let row = store::person_for_change(w.c, person)?.ok_or(Fault::NotFound)?;
    let given = rows::of_person(w.c, person)?.into_iter().find(|one| one.id == id).ok_or(Fault::NotFound)?;
    if given.withdrawn_at.is_some() {
        return Ok(given);
    }
    rows::withdraw(w.c, id, w.now)?;
    if row.statistics_consent == Some(id) {
        let version = row.version + 1;
        let cleared =
            Person { sex: None, year_of_birth: None, statistics_consent: None, updated_at: w.now, version, ..row };
        store::save_person(w.c, &cleared)?;
    }
    w.emit(Event::new("consent.withdrawn", "consent", id).after(json!({ "member": person })));
    Ok(Consent { withdrawn_at: Some(w.now), ..given })
}

/// Sets sex and year of birth, which are kept under a standing consent only; what is `None` is as it was.
///
/// # Errors
/// [`Error::NoConsent`].
pub fn set_statistics(
    w: &mut Write<'_>,
    person: Person,
    sex: Option<Option<Sex>>,
    year_of_birth: Option<Option<i32>>,
) -> Result<Person, Error> {
    let mut changed = Person {
        sex: sex.unwrap_or(person.sex),
        year_of_birth: year_of_birth.unwrap_or(person.year_of_birth),
        ..person.clone()
    };
    let keeps = changed.sex.is_some() || changed.year_of_birth.is_some();
    let standing = rows::standing(w.c, person.id, ConsentPurpose::Statistics)?;
    changed.statistics_consent = match (keeps, standing) {
        (false, _) => None,
        (true, Some(consent)) => Some(consent.id),
        (true, None) => return Err(Error::NoConsent),
    };
    changed.version += 1;
    changed.updated_at = w.now;
    store::save_person(w.c, &changed)?;
    // That they changed is said, not to what.
    w.emit(Event::new("person.statistics_changed", "person", person.id).after(json!({ "version": changed.version })));
    Ok(changed)
}
