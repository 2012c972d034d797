use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::{Entry, Message, Pattern};
use fluent_syntax::{parser, serializer};

use super::bundles::{source, try_say};
use super::{Minutes, Text};
use crate::platform::values::{Instant, Interval, Lang, LocalZone};

/// Files whose problems are still said in English only.
const STILL_ENGLISH: &[&str] = &[];

/// Ids that are put together: codes by their names, pages by theirs, news by their kinds, a passport's lines by what they say.
const PUT_TOGETHER: &[&str] = &["code-", "page-", "unit-", "date", "moment", "notify-", "passport-"];

/// Every message and every attribute of one, with the arguments it takes.
fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let resource = parser::parse(source(lang)).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", lang.code()));
    let mut found = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        for attribute in &message.attributes {
            let name = format!("{id}.{}", attribute.id.name);
            assert!(found.insert(name, arguments(attribute.value.clone())).is_none(), "{id} has an attribute twice");
        }
        let value = message.value.unwrap_or_else(|| panic!("{id} has no value"));
        assert!(found.insert(id.to_owned(), arguments(value)).is_none(), "{id} stands twice in {}", lang.code());
    }
    found
}

fn arguments(pattern: Pattern<&str>) -> BTreeSet<String> {
    let id = fluent_syntax::ast::Identifier { name: "one" };
    let message = Message { id, value: Some(pattern), attributes: Vec::new(), comment: None };
    let text = serializer::serialize(&fluent_syntax::ast::Resource { body: vec![Entry::Message(message)] });
    let names = text.split('$').skip(1);
    names.map(|rest| rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()).collect()
}

#[test]
fn the_four_languages_hold_the_same_messages_with_the_same_arguments() {
    let english = messages(Lang::En);
    assert!(english.len() > 300, "{}", english.len());
    for lang in Lang::ALL {
        let other = messages(lang);
        let differing: Vec<_> = english
            .keys()
            .chain(other.keys())
            .filter(|id| english.get(*id) != other.get(*id))
            .map(|id| (id, english.get(id), other.get(id)))
            .collect();
        assert!(differing.is_empty(), "{}: {differing:#?}", lang.code());
    }
}

#[test]
fn every_message_resolves_in_every_language_for_every_plural_form() {
    for lang in Lang::ALL {
        for (id, arguments) in messages(lang) {
            for number in [0_i64, 1, 2, 5, 21, 100] {
                let args: FluentArgs<'_> =
                    arguments.iter().map(|name| (name.clone(), FluentValue::from(number))).collect();
                let said = try_say(lang, &id, &args).unwrap_or_else(|why| panic!("{} {id}: {why}", lang.code()));
                assert!(!said.trim().is_empty() && !said.contains(['{', '}']), "{} {id}: {said}", lang.code());
            }
        }
    }
}

#[test]
fn no_language_says_a_title_in_anothers_words() {
    let ids: Vec<_> = messages(Lang::En).into_keys().filter(|id| id.starts_with("code-")).collect();
    let say = |lang, id: &str| try_say(lang, id, &FluentArgs::new()).expect("a title");
    for id in &ids {
        let words: BTreeSet<_> = Lang::ALL.iter().map(|lang| say(*lang, id)).collect();
        assert_eq!(words.len(), 4, "{id}: {words:?}");
    }
}

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let (mut found, mut folders) = (Vec::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let is_test = path.file_name().is_some_and(|name| name == "tests" || name == "tests.rs");
            if path.is_dir() && !is_test {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !is_test {
                let text = std::fs::read_to_string(&path).expect("readable");
                found.push((path.strip_prefix(root).expect("inside").to_owned(), text));
            }
        }
    }
    assert!(found.len() > 100);
    found
}

/// What stands within the parentheses that open before `rest`, and what follows them.
fn within(rest: &str) -> (&str, &str) {
    let (mut depth, mut quoted, mut escaped) = (1, false, false);
    for (at, letter) in rest.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let (inner, after) = rest.split_at(at);
            return (inner, after.strip_prefix(')').unwrap_or_default());
        }
    }
    (rest, "")
}

/// Every text that the sources say: its id and the names of its arguments.
fn said() -> Vec<(PathBuf, String, BTreeSet<String>)> {
    let mut found = Vec::new();
    for (path, text) in sources() {
        for (at, start) in text.match_indices("Text::new(") {
            let (inner, mut rest) = within(text.split_at(at + start.len()).1);
            let Some(id) = inner.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { continue };
            let mut names = BTreeSet::new();
            while let Some(call) = rest.trim_start().strip_prefix(".with(") {
                let (inner, after) = within(call);
                let name = inner.trim_start().trim_start_matches('"').split('"').next().unwrap_or_default();
                names.insert(name.to_owned());
                rest = after;
            }
            found.push((path.clone(), id.to_owned(), names));
        }
    }
    assert!(found.len() > 150, "{}", found.len());
    found
}

#[test]
fn every_text_that_is_said_stands_in_the_files_with_its_arguments() {
    let known = messages(Lang::En);
    let wrong: Vec<_> = said().into_iter().filter(|(_, id, names)| known.get(id) != Some(names)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_message_in_the_files_is_said_somewhere() {
    let said: BTreeSet<_> = said().into_iter().map(|(_, id, _)| id).collect();
    let schema =
        sources().into_iter().find(|(path, _)| path.ends_with("http/schema.rs")).expect("the schema's words").1;
    let unsaid: Vec<_> = messages(Lang::En)
        .into_keys()
        .filter(|id| !said.contains(id) && !PUT_TOGETHER.iter().any(|start| id.starts_with(start)))
        .filter(|id| !schema.contains(&format!("\"{id}\"")))
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:#?}");
}

/// Calls that give a problem its words.
const CALLS: &[&str] = &[
    "Problem::new(",
    "Problem::field(",
    "Problem::parameter(",
    "Self::new(Code::",
    "Self::field(",
    "s.add(",
    "detail: \"",
];

#[test]
fn no_problem_is_said_in_english_alone() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let shown = path.display().to_string();
        if !(shown.starts_with("features") || shown.contains("http") || shown.starts_with("server"))
            || STILL_ENGLISH.contains(&shown.as_str())
        {
            continue;
        }
        for call in CALLS {
            for (at, _) in text.match_indices(call) {
                let (inner, _) = within(text.split_at(at + call.len()).1);
                let literals = inner.split('"').skip(1).step_by(2);
                let sentences = literals.filter(|literal| literal.contains(' ') && literal.len() > 15);
                wrong.extend(sentences.map(|sentence| format!("{shown}: {sentence}")));
            }
        }
    }
    assert!(wrong.is_empty(), "say these by Text::new, in locales/*/problems.ftl: {wrong:#?}");
}

fn bishkek() -> Option<LocalZone> {
    LocalZone::parse("Asia/Bishkek")
}

fn at(text: &str) -> Instant {
    text.parse().expect("an instant")
}

#[test]
fn lengths_are_told_in_days_hours_and_minutes_of_each_language() {
    let text = |minutes| Text::new("refused-too-long").with("most", Minutes(minutes));
    let say = |minutes, lang| text(minutes).say(lang, None);
    assert_eq!(say(90, Lang::En), "Reserve at most 1 h 30 min at once.");
    assert_eq!(say(480, Lang::Ru), "Забронируйте не больше чем на 8 ч за раз.");
    assert_eq!(say(45, Lang::Ky), "Бир жолку эң көп ээлөө убактысы: 45 мүн.");
    assert_eq!(say(90, Lang::Ko), "한 번에 최대 1시간 30분까지 예약할 수 있습니다.");
    assert_eq!(say(3 * 1440 + 60, Lang::En), "Reserve at most 3 days 1 h at once.");
    assert_eq!(say(2 * 1440, Lang::Ru), "Забронируйте не больше чем на 2 дня за раз.");
    assert_eq!(say(0, Lang::En), "Reserve at most 0 min at once.");
}

#[test]
fn moments_are_told_by_the_labs_clock_without_microseconds_and_marked_where_the_lab_is_unknown() {
    let text = Text::new("refused-too-early").with("opens", at("2026-09-01T02:45:00.123456Z"));
    assert_eq!(text.say(Lang::En, bishkek()), "Check-in opens at 1 September 2026, 08:45.");
    assert_eq!(text.say(Lang::Ru, bishkek()), "Отметиться можно с 1 сентября 2026 г., 08:45.");
    assert_eq!(text.say(Lang::Ky, bishkek()), "Катталуу ачылат: 2026-ж. 1-сентябрь, 08:45.");
    assert_eq!(text.say(Lang::Ko, bishkek()), "체크인은 2026년 9월 1일 08:45에 열립니다.");
    assert_eq!(text.say(Lang::En, None), "Check-in opens at 1 September 2026, 02:45 UTC.");
}

#[test]
fn opening_spans_are_told_as_times_of_the_day() {
    let span = |from, until| Interval::new(at(from), at(until));
    let open = vec![
        span("2026-09-01T03:00:00Z", "2026-09-01T07:00:00Z"),
        span("2026-09-01T08:00:00Z", "2026-09-01T12:00:00Z"),
    ];
    let text = Text::new("refused-outside-hours").with("open", open);
    assert!(text.say(Lang::En, bishkek()).ends_with("That day it is open 09:00–13:00, 14:00–18:00."));
}

#[test]
fn plural_forms_follow_their_language() {
    let text = |used| Text::new("refused-quota-of-reservations").with("limit", used).with("used", used);
    assert!(text(1).say(Lang::Ru, None).contains("1 бронь,"));
    assert!(text(3).say(Lang::Ru, None).contains("3 брони,"));
    assert!(text(5).say(Lang::Ru, None).contains("5 броней,"));
    assert!(text(1).say(Lang::En, None).contains("1 reservation at once"));
}

#[test]
fn a_text_that_is_the_same_in_every_language_stays_as_it_is() {
    assert_eq!(Text::from("Fab Lab").and(Text::from("O'Reilly".to_owned())).say(Lang::Ko, None), "Fab Lab O'Reilly");
}
