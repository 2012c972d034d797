use crate::platform::values::Lang;
use crate::platform::words::RowProblem;

/// How a file of records is taken in.
#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    /// Writes nothing; answers what would happen.
    pub dry_run: Option<bool>,
}

/// Something wrong with a record, in words that say what to do about it.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = RowProblem)]
pub struct RowProblemView {
    code: &'static str,
    /// The column's or field's name as the file writes it.
    column: Option<String>,
    /// In the reader's language.
    detail: String,
}

impl RowProblemView {
    pub fn of(problem: RowProblem, lang: Lang) -> Self {
        let detail = problem.detail.say(lang, None);
        Self { code: problem.code, column: problem.column, detail }
    }

    pub fn each(problems: Vec<RowProblem>, lang: Lang) -> Vec<Self> {
        problems.into_iter().map(|problem| Self::of(problem, lang)).collect()
    }
}
