use super::Text;

/// Something wrong with a record of a file, in words that say what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    pub code: &'static str,
    /// The column's name as the file writes it.
    pub column: Option<String>,
    pub detail: Text,
}

impl RowProblem {
    pub fn new(code: &'static str, column: Option<&str>, detail: Text) -> Self {
        Self { code, column: column.map(str::to_owned), detail }
    }
}
