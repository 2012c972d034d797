//! Reads a list of members from CSV. Pure: bytes in, rows out.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use crate::features::identity::{fold_email, fold_phone, fold_student_number};
use crate::platform::values::{Lang, Role};
use crate::platform::words::{RowProblem, Text};

/// Somebody as the list has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedMember {
    pub full_name: String,
    pub email: Option<String>,
    /// With `+` and its country code.
    pub phone: Option<String>,
    pub student_number: Option<String>,
    pub affiliation: Option<String>,
    /// `student` unless the list says otherwise; `None` leaves a member what they are.
    pub role: Option<Role>,
    pub locale: Option<Lang>,
}

/// A record of the file with its line, from 1.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedRow {
    pub line: u64,
    pub outcome: Result<ListedMember, Vec<RowProblem>>,
}

/// Why nothing of the file can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListProblem {
    NotUtf8,
    NoName,
    /// Or one that is named twice.
    UnknownColumn(String),
    Unreadable {
        line: u64,
    },
}

impl ListProblem {
    pub fn text(&self) -> Text {
        let columns = COLUMNS.map(|(name, _)| name).join(", ");
        match self {
            Self::NotUtf8 => Text::new("list-not-utf8"),
            Self::NoName => Text::new("list-no-name").with("columns", columns),
            Self::UnknownColumn(name) => {
                Text::new("list-unknown-column").with("column", name.as_str()).with("columns", columns)
            }
            Self::Unreadable { line } => Text::new("list-unreadable").with("line", *line),
        }
    }
}

/// The columns, each with the names it may have in a list's first line.
const COLUMNS: [(&str, &[&str]); 7] = [
    ("full_name", &["full_name", "name", "full name", "фио", "ф.и.о.", "аты-жөнү", "имя", "аты", "이름", "성명"]),
    (
        "email",
        &["email", "e-mail", "электронная почта", "эл. почта", "почта", "электрондук почта", "이메일", "전자우편"],
    ),
    ("phone", &["phone", "телефон", "номер телефона", "телефон номери", "전화", "전화번호"]),
    (
        "student_number",
        &[
            "student_number",
            "student number",
            "номер студента",
            "номер студенческого",
            "студенттик номер",
            "студенттин номери",
            "학번",
        ],
    ),
    ("affiliation", &["affiliation", "faculty", "факультет", "кафедра", "организация", "уюм", "소속"]),
    ("role", &["role", "роль", "ролу", "역할"]),
    ("locale", &["locale", "language", "язык", "тил", "언어"]),
];

/// What roles are called in lists, besides their own names.
const ROLES: [(Role, &[&str]); 4] = [
    (Role::Student, &["студент", "студентка", "학생"]),
    (Role::Technician, &["техник", "лаборант", "기술자"]),
    (Role::Manager, &["менеджер", "관리자"]),
    (Role::Funder, &["донор", "후원자"]),
];

/// Likewise languages.
const LANGS: [(Lang, &[&str]); 4] = [
    (Lang::En, &["english", "английский", "англисче", "영어"]),
    (Lang::Ru, &["russian", "русский", "орусча", "러시아어"]),
    (Lang::Ky, &["kyrgyz", "кыргызский", "кыргызча", "키르기스어"]),
    (Lang::Ko, &["korean", "корейский", "корейче", "한국어"]),
];

fn role_named(text: &str) -> Option<Role> {
    let folded = text.to_lowercase();
    Role::parse(&folded).or_else(|| named(&ROLES, &folded))
}

fn lang_named(text: &str) -> Option<Lang> {
    let folded = text.to_lowercase();
    Lang::parse(&folded).or_else(|| named(&LANGS, &folded))
}

fn named<T: Copy>(all: &[(T, &[&str])], folded: &str) -> Option<T> {
    all.iter().find(|(_, names)| names.contains(&folded)).map(|(one, _)| *one)
}

/// Every record of a CSV file (comma, semicolon or tab between its cells), in the file's order.
///
/// # Errors
/// [`ListProblem`] when it cannot be read at all.
pub fn read(bytes: &[u8]) -> Result<Vec<ListedRow>, ListProblem> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    let text = text.map_err(|_| ListProblem::NotUtf8)?;
    let header = text.lines().next().unwrap_or_default();
    let mark = [b';', b'\t'].into_iter().find(|mark| header.contains(char::from(*mark))).unwrap_or(b',');
    let mut reader = ReaderBuilder::new().flexible(true).delimiter(mark).from_reader(text.as_bytes());
    let names = reader.headers().map_err(|_| ListProblem::Unreadable { line: 1 })?.clone();
    let columns = columns(&names)?;
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| ListProblem::Unreadable { line: line_of(&error) })?;
        let line = lines.of_record(record.position().map_or(0, csv::Position::byte));
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(ListedRow { line, outcome: member(&columns, &record) });
        }
    }
    Ok(rows)
}

/// Counts lines up to growing places in the file. The reader leaves the second half of a CRLF to the next record.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn of_record(&mut self, byte: u64) -> u64 {
        let place = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = self.text.as_bytes().get(place..).unwrap_or_default();
        let start = place.saturating_add(rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count());
        let passed = self.text.as_bytes().get(self.at..start).unwrap_or_default();
        self.line += u64::try_from(passed.iter().filter(|byte| **byte == b'\n').count()).unwrap_or_default();
        self.at = start;
        self.line
    }
}

fn line_of(error: &csv::Error) -> u64 {
    error.position().map_or(0, csv::Position::line)
}

fn columns(names: &StringRecord) -> Result<BTreeMap<&'static str, usize>, ListProblem> {
    let mut found = BTreeMap::new();
    for (place, name) in names.iter().enumerate() {
        let folded = name.trim().to_lowercase();
        let column = COLUMNS.iter().find(|(_, known)| known.contains(&folded.as_str()));
        let unknown = || ListProblem::UnknownColumn(name.trim().to_owned());
        let (column, _) = column.ok_or_else(unknown)?;
        if found.insert(*column, place).is_some() {
            return Err(unknown());
        }
    }
    if found.contains_key("full_name") { Ok(found) } else { Err(ListProblem::NoName) }
}

fn member(columns: &BTreeMap<&'static str, usize>, record: &StringRecord) -> Result<ListedMember, Vec<RowProblem>> {
    let cell = |column: &str| {
        let text = columns.get(column).and_then(|place| record.get(*place)).unwrap_or_default().trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let mut problems = Vec::new();
    let full_name = cell("full_name").unwrap_or_default();
    if full_name.is_empty() {
        problems.push(RowProblem::new("required", Some("full_name"), Text::new("list-name")));
    }
    for (column, limit) in [("full_name", 200), ("student_number", 100), ("affiliation", 200)] {
        if cell(column).is_some_and(|text| text.chars().count() > limit) {
            let detail = Text::new("list-too-long").with("limit", limit);
            problems.push(RowProblem::new("too_long", Some(column), detail));
        }
    }
    let email = cell("email");
    if email.as_deref().is_some_and(|email| !looks_like_an_address(email)) {
        problems.push(RowProblem::new("wrong_format", Some("email"), Text::new("list-email")));
    }
    let phone = cell("phone").map(|phone| fold_phone(&phone).ok_or(phone));
    if let Some(Err(_)) = &phone {
        let detail = Text::new("phone-form");
        problems.push(RowProblem::new("wrong_format", Some("phone"), detail));
    }
    let role = cell("role").map(|role| role_named(&role).filter(|role| *role != Role::Device).ok_or(role));
    if let Some(Err(_)) = &role {
        let detail = Text::new("list-role");
        problems.push(RowProblem::new("not_one_of", Some("role"), detail));
    }
    let locale = cell("locale").map(|locale| lang_named(&locale).ok_or(locale));
    if let Some(Err(_)) = &locale {
        problems.push(RowProblem::new("not_one_of", Some("locale"), Text::new("list-locale")));
    }
    let student_number = cell("student_number").map(|number| fold_student_number(&number));
    if email.is_none() && phone.is_none() && student_number.is_none() {
        let detail = Text::new("list-no-way-to-sign-in");
        problems.push(RowProblem::new("required", Some("student_number"), detail));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(ListedMember {
        full_name,
        email,
        phone: phone.and_then(Result::ok),
        student_number,
        affiliation: cell("affiliation"),
        role: role.and_then(Result::ok),
        locale: locale.and_then(Result::ok),
    })
}

fn looks_like_an_address(email: &str) -> bool {
    let folded = fold_email(email);
    let parts = folded.split_once('@');
    folded.len() <= 254 && parts.is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
}
