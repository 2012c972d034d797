//! HTTP of files.

mod content;
mod files;
mod upload;

use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{Error, MOST_FILES};
use super::rules::Unfit;
use crate::platform::http::{Code, Problem};
use crate::platform::words::Text;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(upload::create_file)
        .service(files::list_files)
        .service(files::get_file)
        .service(files::delete_file)
        .service(content::get_file_content);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::TooMany => Self::new(Code::TooManyFiles, Text::new("too-many-files").with("limit", MOST_FILES)),
            Error::Fault(fault) => fault.into(),
        }
    }
}

impl From<Unfit> for Problem {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::Unknown => Self::new(Code::UnsupportedMediaType, Text::new("file-of-another-kind")),
            Unfit::Damaged(kind) => Self::field("", "unreadable", Text::new("file-damaged").with("type", kind.name())),
            Unfit::TooManyPixels => Self::field("", "too_large", Text::new("file-too-many-pixels")),
        }
    }
}
