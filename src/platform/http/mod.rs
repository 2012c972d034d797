//! What every endpoint shares: problems, bodies, parameters, pages, preconditions, retrying.

mod answer;
mod body;
mod code;
mod csv;
mod idempotency;
mod import;
mod limit;
mod page;
mod params;
mod patch;
mod precondition;
mod problem;
mod request;
mod schema;
mod table;

#[cfg(test)]
mod tests;

pub use answer::{Answer, KeptBody};
pub use body::{Body, FieldErrors, RawBody};
pub use code::{Code, Retry};
pub use csv::{TableFormat, csv_file, csv_stream, guarded, unguarded};
pub use idempotency::{Posting, forget_answers};
pub use import::{ImportQuery, RowProblemView};
pub use limit::{Limiter, RateLimit};
pub use page::{Cursor, Page, PageParams};
pub use params::{Params, PathId, Segment};
pub use patch::{never_null, nullable};
pub use precondition::IfMatch;
pub use problem::{FieldError, Problem, ProblemDocument};
pub use request::{RequestInfo, accept_language};
pub use table::{About, Cell, Table, WorkbookFormat, XLSX};
