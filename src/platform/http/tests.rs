use actix_web::http::header::{ACCEPT_LANGUAGE, HeaderMap, HeaderValue};

use super::*;
use crate::platform::values::Lang;

fn asked(header: &'static str) -> Lang {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(header));
    accept_language(&headers)
}

#[test]
fn the_best_of_our_languages_answers() {
    assert_eq!(asked("de, ru;q=0.8, ky;q=0.9"), Lang::Ky);
    assert_eq!(asked("ru-KG"), Lang::Ru);
    assert_eq!(asked("fr, *;q=0.1"), Lang::En);
}

#[test]
fn every_code_has_a_name_of_its_own() {
    let names: std::collections::BTreeSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), Code::ALL.len());
}

#[test]
fn every_code_has_a_title_what_happened_and_a_remedy_in_every_language() {
    for code in Code::ALL {
        for text in [code.title(), code.what(), code.remedy()] {
            for lang in Lang::ALL {
                let said = text.say(lang, None);
                assert!(!said.starts_with("code-"), "{} in {}: {said}", code.name(), lang.code());
                assert_eq!(lang == Lang::En, said == text.say(Lang::En, None), "{} in {}", code.name(), lang.code());
            }
        }
    }
}

#[test]
fn a_problem_is_told_in_the_readers_language_with_the_same_codes_and_pointers() {
    let problem = Problem::field("/ends_at", "before_start", crate::platform::words::Text::new("end-after-start"));
    let [english, russian] = [Lang::En, Lang::Ru].map(|lang| problem.document("/api/v1/reservations", "r", lang));
    assert_eq!(english["errors"][0]["detail"], "The end must lie after the start.");
    assert_eq!(russian["errors"][0]["detail"], "Конец должен быть позже начала.");
    assert_eq!(russian["title"], "Некоторые поля заполнены неверно");
    for same in ["/type", "/status", "/code", "/instance", "/request_id", "/errors/0/pointer", "/errors/0/code"] {
        assert_eq!(english.pointer(same), russian.pointer(same), "{same}");
    }
}
