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
